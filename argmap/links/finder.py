"""From candidates to links: weigh each pair, keep what is likelier than not to be signed, say why."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from argmap.features.pairs import Claimed, Pair, pair
from argmap.features.profile import HEAD, Profile, Runs, profile
from argmap.language.recent import Recent
from argmap.links.candidates import Candidate, candidates, content
from argmap.links.citing import FAMILY as CITED
from argmap.links.citing import citations
from argmap.links.concession import conceded
from argmap.links.ends import ends
from argmap.links.rebuke import FAMILY, rebukes
from argmap.links.scales import Scales, Sums
from argmap.model import Link, Relation

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from argmap.language import Analysis
    from argmap.model import Claim, Evidence, Firing, LinkBasis, Reply, Thread
    from argmap.rulebook.rule import Rulebook

FLOOR: Mapping[Relation, float] = {"agreement": 0.38, "rebuttal": 0.38}
"""A relation is said from this probability on; below it, a pair is more often neither."""

LINK_FLOOR = 0.35
"""A link is printed from this confidence on: the relation's probability times that of the reply target."""


_TIED = 0.15
"""From this probability of the reply target, a claim that ties the two is weighed with the words of the reply."""

_TOLD = re.compile(r'"[^"\n]{1,200}"|“[^”\n]{1,200}”')
_SAID = ("stance.assent.", "stance.dissent.")
"""What stands in quotation marks is told or mentioned: a "yes" there is not the writer's."""

_CLAIMED = "features.claims"
"""Rules on claims that both make, or that one denies."""

_STATED = 0.5
"""Words that weigh this much say the relation by themselves."""


_NEAR = 256
"""Profiles that are kept: a comment is compared with those close above it, and a few others."""

_ANSWERED = 4
"""Comments whose words in a row, and their claims' content words, are kept: many answer the post, or one comment."""


@dataclass(frozen=True, slots=True)
class Weighing:
    """What was found on one pair of comments, whether or not it sufficed for a link.

    Args:
        source, target: Ids of the comments.
        relation: The likelier relation.
        terms: Evidence for and against it with weights, the weightiest first.
        probability: The logistic function of the terms' sum.
        other: The probability of the other relation.
        reply: Probability that the source answers the target; 1 where the file gives it or where claims alone tie them.
        floor: What `confidence` must reach for a link.
    """

    source: str
    target: str
    relation: Relation
    terms: tuple[Evidence, ...]
    probability: float
    other: float
    reply: float
    floor: float

    @property
    def confidence(self) -> float:
        """Probability that a reader would sign the link."""
        return self.probability * self.reply

    @property
    def shown(self) -> bool:
        """Whether words, or a claim of both, speak for it: lengths and pronouns alone show nobody anything."""
        return any((e.text or e.rule == _CLAIMED) and (e.weight or 0.0) > 0 for e in self.terms)

    @property
    def suffices(self) -> bool:
        """Whether the link is printed."""
        return self.probability >= FLOOR[self.relation] and self.confidence >= self.floor and self.shown


class LinkFinder:
    """Finds agreement and rebuttal with one rulebook; keeps nothing between threads.

    Args:
        rulebook: Checked rules.
    """

    def __init__(self, rulebook: Rulebook) -> None:
        self.scales = Scales(rulebook)
        self._rebukes = {
            rule.id: rule.weights.get("rebuttal", 0.0)
            for rule in rulebook.family("stance")
            if rule.id.startswith(FAMILY)
        }
        self._cited: dict[str, tuple[Relation, float]] = {
            rule.id: (rule.relation, rule.weights.get(rule.relation, 0.0))
            for rule in rulebook.family("stance")
            if rule.id.startswith(CITED) and rule.relation in ("agreement", "rebuttal")
        }

    def find(
        self, thread: Thread, analyses: Mapping[str, Analysis], claims: Sequence[Claim], replies: Sequence[Reply]
    ) -> tuple[Link, ...]:
        """All links of a thread, in the order of their sources.

        Args:
            thread: The thread.
            analyses: By comment id.
            claims: Its claims.
            replies: Who answers whom in it.
        """
        own = defaultdict(list)
        for claim in claims:
            own[claim.comment].append(claim)
        known = _Known(analyses, own)
        made: list[Link] = []
        for candidate in candidates(thread, claims, replies, analyses):
            if candidate.source not in analyses or candidate.target not in analyses:
                continue
            if candidate.confidence < (_TIED if candidate.claimed.any else LINK_FLOOR):
                continue
            made.extend(self._links(candidate, known, len(made)))
        home = {claim.id: claim.comment for claim in claims}
        linked = {(home.get(link.source, link.source), home.get(link.target, link.target)) for link in made}
        for cited in citations(thread, analyses, self._cited):
            if (cited.source, cited.target) not in linked:
                linked.add((cited.source, cited.target))
                sure = round(cited.confidence, 6)
                ends_at = cited.source, cited.target
                made.append(Link(f"l{len(made) + 1}", *ends_at, cited.relation, "stated", sure, cited.because))
        for rebuke in rebukes(thread, analyses, own, self._rebukes):
            pair_of = rebuke.source.comment, rebuke.target.comment
            if rebuke.confidence >= LINK_FLOOR and pair_of not in linked:
                sure = round(rebuke.confidence, 6)
                ends_at = rebuke.source.id, rebuke.target.id
                made.append(Link(f"l{len(made) + 1}", *ends_at, "rebuttal", "stated", sure, rebuke.because))
        return tuple(made)

    def _links(self, candidate: Candidate, known: _Known, made: int) -> Iterable[Link]:
        source, target = known.analyses[candidate.source], known.analyses[candidate.target]
        it = _pair(source, target, candidate, known)
        if not (it.reply.english and it.parent.english):
            return
        firings = _bearing(source, it, candidate)
        if candidate.spans and not any(self.scales.speaks(firing.rule) for firing in firings):
            return
        sums = self.scales.sums(it, firings)
        weighing = _weighing(candidate, sums, source)
        tied = self._tied(candidate, it, firings, source)
        if tied is not None and tied.confidence > weighing.confidence:
            weighing = tied
        found: list[tuple[Relation, tuple[Evidence, ...], float, bool]] = []
        both = conceded(source, firings, sums, self.scales) if candidate.reply is not None else None
        main = (weighing.relation, weighing.terms, weighing.confidence, False)
        if both is not None and weighing.suffices:
            other: Relation = "rebuttal" if weighing.relation == "agreement" else "agreement"
            said = both.held if other == "rebuttal" else both.granted
            confidence = said.probability(other) * candidate.confidence
            if confidence >= LINK_FLOOR and (other == "agreement" or confidence <= weighing.confidence):
                found.append((other, _evidence(said, other, source), confidence, True))
                main = (*main[:3], True)
        if weighing.suffices:
            found.append(main)
        for place, (relation, because, confidence, partial) in enumerate(found, made + 1):
            start, end = ends(source, target, known.claims, candidate.claimed, because, candidate.reply, known.contents)
            basis: LinkBasis = "stated"
            spoken = any(e.text and (e.weight or 0.0) >= _STATED for e in because)
            if candidate.reply is None or (weighing is tied and not partial and not spoken):
                basis = "shared claim" if relation == "agreement" else "opposed claim"
            yield Link(f"l{place}", start, end, relation, basis, round(confidence, 6), because, partial)

    def _tied(self, candidate: Candidate, it: Pair, firings: Sequence[Firing], source: Analysis) -> Weighing | None:
        """The pair as tied by a claim, whoever is answered: the doubt of that is a term of the sum, not a factor.

        Words of assent and dissent are spoken to one: they count where this is the likeliest of the comments.
        """
        if candidate.reply is None or candidate.confidence >= 1.0:
            return None
        if candidate.likeliest:
            whole = self.scales.sums(replace(it, stands=it.stands | {"tied"}), firings)
        else:
            whole = self.scales.sums(replace(it, addressed=False), ())
        ties = candidate.claimed.shared if whole.relation == "agreement" else candidate.claimed.opposed
        return _weighing(replace(candidate, confidence=1.0), whole, source) if ties else None

    def counting(self, source: Analysis, target: Analysis) -> tuple[dict[str, float], dict[str, float]]:
        """The rules that count for a pair, weighty or not, with how much each counts, and its features: for a fit.

        Args:
            source: The comment that answers.
            target: The one that is answered.
        """
        candidate = Candidate(source.comment, target.comment)
        it = _pair(source, target, candidate, _Known({a.comment: a for a in (source, target)}), addressed=True)
        present = self.scales.present(it, _bearing(source, it, candidate))
        return {rule: count.share for rule, count in present.items()}, self.scales.numbers(it)

    def weigh(  # noqa: PLR0913  # what ties the two
        self,
        source: Analysis,
        target: Analysis,
        *,
        reply: Reply | None = None,
        claimed: Claimed | None = None,
        addressed: bool = True,
        opener: bool = False,
    ) -> Weighing:
        """What all rules say of one pair, linked or not.

        Args:
            source: The comment that answers.
            target: The one that it may answer.
            reply: What the replies room found on them, or None.
            claimed: What their claims say of each other.
            addressed: False to weigh them as two comments of which neither answers the other.
            opener: Whether the target opens the thread.
        """
        confidence = 1.0 if reply is None else reply.confidence
        candidate = Candidate(source.comment, target.comment, confidence, reply, (), claimed or Claimed(), opener)
        it = _pair(source, target, candidate, _Known({a.comment: a for a in (source, target)}), addressed=addressed)
        return _weighing(candidate, self.scales.sums(it, _bearing(source, it, candidate)), source)


def find_links(
    thread: Thread,
    analyses: Mapping[str, Analysis],
    claims: Sequence[Claim],
    replies: Sequence[Reply],
    rulebook: Rulebook,
) -> tuple[Link, ...]:
    """Agreement and rebuttal between the comments of a thread.

    Args:
        thread: The thread.
        analyses: By comment id.
        claims: Its claims.
        replies: Who answers whom in it.
        rulebook: Checked rules. For many threads make one `LinkFinder`.
    """
    return LinkFinder(rulebook).find(thread, analyses, claims, replies)


class _Known:
    """What is known of a thread's comments when pairs of them are weighed; of the last compared it is kept.

    Args:
        analyses: By comment id.
        claims: By comment id.

    `profiles` are by comment and how many of its first words count; `runs` and `contents`, of those that are answered,
    spare a long post being looked through for each answer.
    """

    def __init__(
        self, analyses: Mapping[str, Analysis], claims: Mapping[str, list[Claim]] = MappingProxyType({})
    ) -> None:
        self.analyses = analyses
        self.claims = claims
        self.profiles: Recent[tuple[str, int], Profile] = Recent(
            lambda key: profile(analyses[key[0]], head=key[1]), _NEAR
        )
        self.runs: Recent[str, Runs] = Recent(lambda comment: Runs(analyses[comment]), _ANSWERED)
        self.contents: Recent[str, list[frozenset[str]]] = Recent(
            lambda comment: [content(analyses[comment], claim) for claim in claims.get(comment, ())], _ANSWERED
        )


def _pair(
    source: Analysis,
    target: Analysis,
    candidate: Candidate,
    known: _Known,
    *,
    addressed: bool | None = None,
) -> Pair:
    profiles, runs = known.profiles, known.runs[target.comment]
    it = pair(source, profiles[target.comment, 0], candidate.claimed, whole=profiles[source.comment, HEAD], runs=runs)
    answers = candidate.reply is not None if addressed is None else addressed
    since = it.reply.place(candidate.spans[0][0]) if candidate.spans else 0
    return Pair(it.reply, it.parent, it.copied, it.claimed, answers, candidate.stands, since)


def _bearing(source: Analysis, it: Pair, candidate: Candidate) -> list[Firing]:
    """The firings in the words of the source that bear on the target and are not the target's own."""
    taken = {t.start for t in source.tokens if t.i in it.copied}
    told = [match.span() for match in _TOLD.finditer(source.text)]

    def inside(firing: Firing) -> bool:
        place = bisect_left(told, (firing.start,)) - 1
        return place >= 0 and firing.end <= told[place][1]

    return [
        f
        for f in source.firings
        if f.start not in taken
        and not (told and f.rule.startswith(_SAID) and inside(f))
        and (not candidate.spans or any(start <= f.start < end for start, end in candidate.spans))
    ]


def _evidence(sums: Sums, relation: Relation, source: Analysis) -> tuple[Evidence, ...]:
    made = [term.evidence(relation, source.text, source.comment) for term in sums.terms]
    return tuple(sorted((e for e in made if e.weight), key=lambda e: (-abs(e.weight or 0.0), e.rule)))


def _weighing(candidate: Candidate, sums: Sums, source: Analysis) -> Weighing:
    relation = sums.relation
    other: Relation = "rebuttal" if relation == "agreement" else "agreement"
    return Weighing(
        candidate.source,
        candidate.target,
        relation,
        _evidence(sums, relation, source),
        sums.probability(relation),
        sums.probability(other),
        candidate.confidence,
        LINK_FLOOR,
    )
