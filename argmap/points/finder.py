"""From claims to points: what makes several claims one point, its sentence, and which of them stand against it."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from argmap.features.together import bearing, first_name, sayings
from argmap.language import grammar
from argmap.model import Evidence, Point
from argmap.model.persons import person
from argmap.points.grouping import grouped
from argmap.points.heading import own_words, sentence
from argmap.points.pairs import Likelihood
from argmap.points.sides import sided
from argmap.points.subjects import subjects
from argmap.points.tagged import Known, tagged
from argmap.points.talked import Talked, Turning, talked
from argmap.rulebook.vocabulary import words as spoken

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from argmap.language.analysis import Analysis
    from argmap.model import Claim, Link, Reply, Subject, Tag, Thread
    from argmap.points.grouping import Grouped
    from argmap.rulebook.rule import Rulebook

SHARED = "points.words"
"""What stands for a rule in a point's evidence: a word that its claims share."""
COVERED = 0.8
"""Share of the comments of a group that stand under one point, from which the group is that point once more."""
OUGHT = spoken("ought")
TURNING = spoken("turns_against")
ASKED = tuple(sorted(spoken("takes_away", "keeps", "compulsory")))
_SHOWN = 3
"""Shared words that are shown of a claim, the rarest."""


class PointFinder:
    """Finds points with one rulebook; keeps nothing between threads.

    Args:
        rulebook: Checked rules.
    """

    def __init__(self, rulebook: Rulebook) -> None:
        self._tag_of = {rule.id: rule.tag for rule in rulebook.rules if rule.tag}
        self._likely = Likelihood(rulebook)
        self._turning = Turning(rulebook)

    def find(  # noqa: PLR0913  # each is of its own room
        self,
        thread: Thread,
        analyses: Mapping[str, Analysis],
        claims: Sequence[Claim],
        tags: Sequence[Tag],
        *,
        replies: Sequence[Reply] = (),
        links: Sequence[Link] = (),
        debated: bool = False,
    ) -> tuple[tuple[Point, ...], tuple[Subject, ...]]:
        """The points of a thread, and the subjects of the claims that are under none.

        Args:
            thread: The thread.
            analyses: Of each comment, by its id.
            claims: In the thread's order.
            tags: Every tag that a claim carries.
            replies: Who answers whom, the likeliest of each comment first.
            links: Who sides with whom.
            debated: Whether the thread has a motion: a tag that asks for a thing to go or to stay is a stand on it,
                and no point of its own.

        Returns:
            The points, the most contested first, then those of most people, then in the thread's order.
        """
        who = {comment.id: person(comment.author) or comment.id for comment in thread.everything()}
        said = sayings(thread, analyses, claims, replies, links)
        called = frozenset(map(first_name, who.values())) - {""}
        titled = debated or bool(thread.title.strip())
        statements = {tag.id: tag.says for tag in tags}
        known = Known({claim.id: claim for claim in claims}, analyses, said, statements, called, titled)
        may = [tag for tag in tags if not (debated and _asks(tag))]
        everything = list(tagged(may, self._tag_of, known))
        named = [point for point in everything if point.basis == "tag"]
        home = {claim.id: claim.comment for claim in claims}
        inside = [frozenset(map(home.__getitem__, point.claims)) for point in named]
        worded: list[Point] = []
        groups = grouped(said, self._likely)
        turns = talked(links, said, self._likely, self._turning, lambda claim: _heading(claim, known))
        pairs = [(one.head.id, other.claim, other.apart) for one in turns for other in one.answered]
        side = sided(groups, known.claims, analyses, said.talk, pairs)
        for group in groups:  # what says the same before what is merely alike
            comments = frozenset(map(home.__getitem__, group.claims))
            if not any(len(comments & others) >= COVERED * len(comments) for others in inside):
                point = self._of_words(group, side, known)
                if point.basis == "words" and any(point.says == other.says for other in named):
                    continue
                worded.append(point)
                if point.basis == "words":
                    inside.append(comments)
        place = {claim.id: number for number, claim in enumerate(claims)}
        spoken = [point for point in worded if point.basis == "words"]
        for one in turns:
            self._by_talk(one, spoken, [*named, *spoken], known)
        guessed = [point for point in everything if point.basis == "sense"]
        alike = [point for point in worded if point.basis == "sense" and not _within(point, [*spoken, *guessed], home)]
        together = sorted([*everything, *spoken, *alike], key=lambda point: place[point.claims[0]])
        points = ordered(together, {claim.id: who[claim.comment] for claim in claims})
        under = {claim for point in points if point.basis != "sense" for claim in point.claims}
        return points, subjects([claim for claim in claims if claim.id not in under], analyses, who)

    def _of_words(self, group: Grouped, side: Mapping[str, bool], known: Known) -> Point:
        words = frozenset(word for tie in group.ties for word in tie.words)
        one, other = (frozenset(name for name in group.claims if side[name] == which) for which in (False, True))
        holders, against = self._turned(one, other, known.claims)
        quotable = [known.claims[name] for name in group.claims if name in holders]
        straight = [claim for claim in quotable if claim.assertion != "denied"] or quotable
        straight = [claim for claim in straight if claim.certainty == "certain"] or straight
        otherwise = _of_most(straight, known.statements)
        says, alone = sentence(straight, known.analyses, words, otherwise, known.called)
        if group.same and not alone:
            quoted, _ = own_words(straight, known.analyses, known.called, words)
            says, alone = quoted or says, bool(quoted)
        return Point(
            id=f"words {group.claims[0]}",
            says=says,
            claims=group.claims,
            basis="words" if group.same and alone else "sense",
            confidence=round(group.chance, 4),
            because=tuple(
                evidence
                for name in group.claims
                for evidence in _words_of(known.claims[name], known.analyses, words, known.said.rarity)
            ),
            against=tuple(name for name in group.claims if name in against),
        )

    def _by_talk(self, one: Talked, spoken: list[Point], printed: Sequence[Point], known: Known) -> None:
        """Add a point by talk to those that are spoken of, or its claims to the one under which its head is."""
        home = {claim.id: claim.comment for claim in known.claims.values()}
        new = [
            a
            for a in one.answered
            if not any({home[a.claim], one.head.comment} <= {home[c] for c in p.claims} for p in printed)
        ]
        if not new:
            return
        for number, point in enumerate(spoken):
            if one.head.id in point.claims:
                turned = one.head.id in point.against
                more = [a for a in new if a.claim not in point.claims]
                claims = {*point.claims, *(a.claim for a in more)}
                spoken[number] = replace(
                    point,
                    claims=tuple(c for c in known.claims if c in claims),
                    against=(*point.against, *(a.claim for a in more if a.apart != turned)),
                    because=(*point.because, *(e for a in more for e in a.link.because if e.text)),
                )
                return
        claims = {one.head.id, *(a.claim for a in new)}
        spoken.append(
            Point(
                id=f"talk {one.head.id}",
                says=one.says,
                claims=tuple(c for c in known.claims if c in claims),
                basis="talk",
                confidence=round(one.chance, 4),
                because=tuple(e for a in new for e in a.link.because if e.text),
                against=tuple(a.claim for a in new if a.apart),
            )
        )

    @staticmethod
    def _turned(
        one: frozenset[str], other: frozenset[str], claims: Mapping[str, Claim]
    ) -> tuple[frozenset[str], frozenset[str]]:
        """The side that heads the point, and the other: one without a negation, without a hedge, or the larger."""

        def poor(side: frozenset[str]) -> tuple[bool, bool, int]:
            some = [claims[name] for name in side]
            hedged = all(claim.certainty == "hedged" for claim in some)
            return all(claim.assertion == "denied" for claim in some), hedged, -len(some)

        return (other, one) if poor(other) < poor(one) else (one, other)


def _heading(claim: Claim, known: Known) -> tuple[str, bool]:
    """A claim's words as a heading, and whether they stand alone; nothing for what is hedged or granted."""
    behind = (one for one in known.analyses[claim.comment].tokens if one.start >= claim.end)
    granted = next((one.lower in TURNING for one in behind if one.pos not in grammar.BETWEEN), False)
    if granted or claim.certainty == "hedged":
        return "", False
    return own_words([claim], known.analyses, known.called)


def _within(point: Point, others: Iterable[Point], home: Mapping[str, str]) -> bool:
    """Whether most comments of a point stand under another one."""
    comments = {home[claim] for claim in point.claims}
    return any(len(comments & {home[claim] for claim in other.claims}) >= COVERED * len(comments) for other in others)


def _asks(tag: Tag) -> bool:
    """Whether a tag says that a thing should go, stay or be made to stay ("it should be banned")."""
    says = tag.says.split()
    return not OUGHT.isdisjoint(says) and any(word.startswith(ASKED) for word in says)


def _of_most(claims: Sequence[Claim], statements: Mapping[str, str]) -> str:
    """The statement of a tag that more than half of the claims carry, or nothing."""
    counts = Counter(tag for claim in claims for tag in claim.tags)
    return next((statements[tag] for tag, number in counts.most_common(1) if number * 2 > len(claims)), "")


def _words_of(
    claim: Claim, analyses: Mapping[str, Analysis], words: frozenset[str], rarity: Mapping[str, float]
) -> Iterator[Evidence]:
    """The rarest words of a claim, else of its comment, that the point's claims share, in their order."""
    found: dict[str, Evidence] = {}
    analysis = analyses[claim.comment]
    for tokens in (analysis.tokens_in(claim.start, claim.end), analysis.tokens):
        if found:
            break
        for token in tokens:
            for word in bearing((token,)) & words:
                weight = round(rarity.get(word, 0.0), 4)
                found.setdefault(word, Evidence(SHARED, token.text, claim.comment, token.start, token.end, weight))
    shown = sorted(found.values(), key=lambda one: (-(one.weight or 0.0), one.start or 0))[:_SHOWN]
    yield from sorted(shown, key=lambda one: one.start or 0)


def ordered(points: Iterable[Point], who: Mapping[str, str]) -> tuple[Point, ...]:
    """Points in the order of a map, numbered: the most contested first, then those of most people; mere likeness last.

    Args:
        points: In the thread's order.
        who: Each claim's commenter, by the claim's id.
    """

    def rank(point: Point) -> tuple[bool, float, float]:
        against = {who[claim] for claim in point.against}
        holders = {who[claim] for claim in point.claims if claim not in set(point.against)}
        contested, people = min(len(against), len(holders)), len(against | holders)
        return point.basis == "sense", -point.confidence * contested, -point.confidence * people

    return tuple(replace(point, id=f"p{number}") for number, point in enumerate(sorted(points, key=rank), 1))
