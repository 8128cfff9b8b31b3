"""From candidates to links: weigh each pair, keep what is likelier than not to be signed, say why."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from argmap.features.pair.declared import EVIDENCE
from argmap.features.pairs import Claimed
from argmap.language.spoken import may_be_spoken, thread_may_be_spoken
from argmap.links.bearing import bearing
from argmap.links.because import because
from argmap.links.camps import Camps
from argmap.links.candidates import Candidate, candidates
from argmap.links.citing import citations
from argmap.links.concession import conceded
from argmap.links.ends import ends
from argmap.links.known import Known, pair_of
from argmap.links.rebuke import RebukeFinder
from argmap.links.scales import Scales, Sums, log_odds
from argmap.links.talk import Talk
from argmap.links.weighed import GIVEN, Weighed
from argmap.links.weighing import LINK_FLOOR, PLAIN_ENOUGH, Weighing, alone, in_talk, plainest
from argmap.model import Link, Relation
from argmap.replies.evidence import wordless

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from argmap.features.pairs import Pair
    from argmap.language import Analysis
    from argmap.links.citing import Citation
    from argmap.model import Claim, LinkBasis, Reply, Thread
    from argmap.rulebook.rule import Rulebook

_PAIR = 2
"""Comments of a lone pair: what a reader makes of one is what the weights were fitted on."""


class LinkFinder:
    """Finds agreement and rebuttal with one rulebook; keeps nothing between threads.

    Args:
        rulebook: Checked rules.
    """

    def __init__(self, rulebook: Rulebook) -> None:
        self.scales = Scales(rulebook)
        self._talk = Talk(rulebook)
        stance = rulebook.family("stance")
        self._rebukes = RebukeFinder(rulebook)
        self._cited = {
            rule.id: (self.scales.relations[rule.id], rule.weights.get("side", 0.0))
            for rule in stance
            if rule.bears_on == "named" and rule.id in self.scales.relations
        }

    def find(
        self,
        thread: Thread,
        analyses: Mapping[str, Analysis],
        claims: Sequence[Claim],
        replies: Sequence[Reply],
        look: Callable[[Pair, Sums], None] | None = None,
    ) -> tuple[Link, ...]:
        """All links of a thread, in the order of their sources; none where it is not in the language of the rules.

        Args:
            thread: The thread.
            analyses: By comment id.
            claims: Its claims.
            replies: Who answers whom in it.
            look: Called with each pair that is weighed and its sums: for a fit.
        """
        if not thread_may_be_spoken(thread):
            return ()
        own = defaultdict(list)
        for claim in claims:
            own[claim.comment].append(claim)
        known, camps = Known(analyses, own), Camps(thread, replies)
        cited = {(c.source, c.target): c for c in citations(thread, analyses, self._cited)}
        talk = sum(1 for _ in thread.everything()) > _PAIR
        weighed: list[Weighed] = []
        for candidate in candidates(thread, claims, replies, analyses):
            if candidate.source not in analyses or candidate.target not in analyses:
                continue
            if candidate.confidence < LINK_FLOOR or (one := self._weighed(candidate, known, look, talk=talk)) is None:
                continue
            weighed.append(one)
            camps.add(candidate.source, candidate.target, one.leaning)
        made: list[Link] = []
        for one in weighed:
            said = cited.get((one.candidate.source, one.candidate.target))
            placed = one.among(camps, self._talk) if talk else one
            for found in self._links(placed, known, len(made)):
                link = _judged(_signed(found, in_talk if talk else alone), said)
                if link is not None:
                    made.append(link)
        made.extend(self._to_others(thread, known, made, cited.values()))
        return tuple(made)

    def _to_others(
        self, thread: Thread, known: Known, made: Sequence[Link], cited: Iterable[Citation]
    ) -> Iterator[Link]:
        """Links to commenters who are named in the words, or who spoke of a matter, whoever is answered."""
        home = {claim.id: claim.comment for found in known.claims.values() for claim in found}
        linked = {(home.get(link.source, link.source), home.get(link.target, link.target)) for link in made}
        place = len(made)
        for one in cited:
            if (one.source, one.target) not in linked:
                linked.add((one.source, one.target))
                place += 1
                confidence = round(one.confidence, 6)
                yield Link(f"l{place}", one.source, one.target, one.relation, "stated", confidence, one.because)
        for rebuke in self._rebukes.find(thread, known.analyses, known.claims):
            if rebuke.confidence >= LINK_FLOOR and rebuke.comments not in linked:
                place += 1
                yield Link(f"l{place}", *rebuke.ends, "rebuttal", "stated", round(rebuke.confidence, 6), rebuke.because)

    @staticmethod
    def _given(candidate: Candidate, relation: Relation, known: Known, made: int) -> Link:
        """The link that the file itself gives: between what the two comments claim, where each claims one thing."""
        ends_at = [
            claims[0].id if len(claims) == 1 else comment
            for comment in (candidate.source, candidate.target)
            for claims in [[c for c in known.claims.get(comment, ()) if c.role == "claim" and c.voice == "own"]]
        ]
        because = (wordless(EVIDENCE, round(log_odds(GIVEN), 4)),)
        confidence = round(GIVEN * candidate.confidence, 6)
        return Link(f"l{made + 1}", ends_at[0], ends_at[1], relation, "given", confidence, because)

    def _weighed(
        self, candidate: Candidate, known: Known, look: Callable[[Pair, Sums], None] | None, *, talk: bool
    ) -> Weighed | None:
        """What the words and features of a candidate say; None where nothing of it can be read."""
        if candidate.given is not None:
            return Weighed(candidate)
        source, target = known.analyses[candidate.source], known.analyses[candidate.target]
        two = pair_of(source, target, candidate, known)
        if not (may_be_spoken(two.source.words) and may_be_spoken(two.target.words)):
            return None
        firings = bearing(source, two, candidate, self.scales)
        if candidate.spans and not any(self.scales.speaks(firing.rule) for firing in firings):
            return None
        sums = self.scales.sums(two, firings)
        if talk:
            sums = self._talk.sums(two, sums)
        if look is not None:
            look(two, sums)
        return Weighed(candidate, tuple(firings), sums)

    def _links(self, one: Weighed, known: Known, made: int) -> Iterable[Link]:
        candidate, firings, sums = one.candidate, one.firings, one.sums
        if candidate.given is not None:
            yield self._given(candidate, candidate.given, known, made)
            return
        source, target = known.analyses[candidate.source], known.analyses[candidate.target]
        weighing = self._weighing(candidate, sums, source)
        if not weighing.suffices or _misses(weighing.relation, candidate):
            return
        found = [(weighing.relation, weighing.terms, weighing.confidence)]
        both = conceded(source, firings, sums, self.scales) if candidate.reply is not None else None
        if both is not None:
            other: Relation = "rebuttal" if weighing.relation == "agreement" else "agreement"
            said = both.held if other == "rebuttal" else both.granted
            confidence = said.probability(other) * candidate.confidence
            told = because(self.scales, said, other, source, confidence, given=candidate.known)
            if confidence >= LINK_FLOOR and plainest(told) >= PLAIN_ENOUGH:
                found.insert(0, (other, told, confidence))
        partial = len(found) > 1
        for place, (relation, words, confidence) in enumerate(found, made + 1):
            start, end = ends(source, target, known.claims, candidate.claimed, words, candidate.reply, known.contents)
            spoken = any(e.text and (e.weight or 0.0) > 0 for e in words)
            basis: LinkBasis = "stated" if spoken else "shared claim" if relation == "agreement" else "opposed claim"
            yield Link(f"l{place}", start, end, relation, basis, round(confidence, 6), words, partial)

    def _weighing(self, candidate: Candidate, sums: Sums, source: Analysis) -> Weighing:
        relation = sums.relation
        other: Relation = "rebuttal" if relation == "agreement" else "agreement"
        confidence = sums.probability(relation) * candidate.confidence
        return Weighing(
            candidate.source,
            candidate.target,
            relation,
            because(self.scales, sums, relation, source, confidence, given=candidate.known),
            sums.probability(relation),
            sums.probability(other),
            candidate.confidence,
            LINK_FLOOR,
        )

    def summed(self, source: Analysis, target: Analysis) -> Sums:
        """What all rules and features say of two comments by themselves.

        Args:
            source: The comment that may answer.
            target: The other.
        """
        candidate = Candidate(source.comment, target.comment)
        two = pair_of(source, target, candidate, Known({a.comment: a for a in (source, target)}))
        return self.scales.sums(two, bearing(source, two, candidate, self.scales))

    def counting(self, source: Analysis, target: Analysis) -> tuple[dict[str, float], dict[str, float]]:
        """The rules that count for a pair, weighty or not, with how much each counts, and its features: for a fit.

        Args:
            source: The comment that answers.
            target: The one that is answered.
        """
        candidate = Candidate(source.comment, target.comment)
        two = pair_of(source, target, candidate, Known({a.comment: a for a in (source, target)}))
        present = self.scales.present(two, bearing(source, two, candidate, self.scales))
        return {rule: count.share for rule, count in present.items()}, self.scales.numbers(two)

    def weigh(
        self,
        source: Analysis,
        target: Analysis,
        *,
        reply: Reply | None = None,
        claimed: Claimed | None = None,
        opener: bool = False,
    ) -> Weighing:
        """What all rules say of one pair, linked or not.

        Args:
            source: The comment that answers.
            target: The one that it may answer.
            reply: What the replies room found on them, or None.
            claimed: What their claims say of each other.
            opener: Whether the target opens the thread.
        """
        confidence = 1.0 if reply is None else reply.confidence
        candidate = Candidate(source.comment, target.comment, confidence, reply, (), claimed or Claimed(), opener)
        two = pair_of(source, target, candidate, Known({a.comment: a for a in (source, target)}))
        return self._weighing(candidate, self.scales.sums(two, bearing(source, two, candidate, self.scales)), source)


def _signed(link: Link, signed: Callable[[float], float]) -> Link:
    """A link with the probability that a reader signs it, of the whole thread or of a lone pair."""
    return link if link.basis == "given" else replace(link, confidence=round(signed(link.confidence), 6))


def _judged(link: Link, said: Citation | None) -> Link | None:
    """A link as a verdict on the other by name has it: such words outweigh all others, in doubt of the target, too."""
    if said is None or link.basis == "given" or (link.partial and link.relation != said.relation):
        return link
    if link.relation != said.relation:
        return None
    return (
        link if link.confidence >= said.confidence else replace(link, confidence=said.confidence, because=said.because)
    )


def _misses(relation: Relation, candidate: Candidate) -> bool:
    """Whether words that take a side are meant for another than the candidate.

    Words against a comment that is not at hand are not against the one above it; assent is spoken to one commenter,
    the likeliest, where nothing but the talk says to whom.
    """
    if relation == "rebuttal":
        return "across" in candidate.stands
    return "guessed" in candidate.stands and not candidate.likeliest


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
