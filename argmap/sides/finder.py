"""Who stands where on a motion: the signs of all that a commenter wrote, the last stand before the first."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

from argmap.features.together import bearing
from argmap.language import grammar
from argmap.model import Evidence, Motion, Stand
from argmap.model.persons import person
from argmap.rulebook.vocabulary import form, words
from argmap.sides.motion import Moved, moved
from argmap.sides.nearness import Nearness
from argmap.sides.reading import signs
from argmap.sides.sign import Sign

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from argmap.language.analysis import Analysis
    from argmap.model import Claim, Comment, Link, MotionBasis, Side, Thread
    from argmap.rulebook.rule import Rulebook

FLOOR = 0.7
"""Signs that sum up to less leave a side unclear."""
STRONG = 2.0
"""From this weight on two contrary signs of one comment show a person who holds both."""
PERSON, LINKED = 1.5, 1.0
POINT, SHORT, POINTS = 1.0, 0.6, 1.8
"""Of one claim that a topic pack marks as pro or con, of one by too few words, and at most of all of a comment's."""
LONG = 2
"""So many words show a claim by themselves; fewer do where the claim names the motion's thing."""
_TURNS = {"asserted": 1.0, "denied": -1.0}
"""What a claim's assertion makes of its side; who asks or supposes takes none."""
COMPARED, SPEAKERS = words("compared"), (*words("first_person"), *words("we"))
_SURE = 0.75
_SHOWN = 3


class SideFinder:
    """Finds who stands where on a motion; keeps nothing between threads.

    Args:
        rulebook: Checked rules, whose topic packs may mark claims as pro or con.
    """

    def __init__(self, rulebook: Rulebook) -> None:
        self._sided = rulebook.sides()
        self._nearness = Nearness(rulebook)

    def find(  # noqa: PLR0913, PLR0917  # all that is known of a thread
        self,
        says: str,
        basis: MotionBasis,
        analysis: Analysis,
        thread: Thread,
        analyses: Mapping[str, Analysis],
        claims: Sequence[Claim],
        links: Sequence[Link],
    ) -> Motion:
        """The motion with a stand for each commenter, in the order of their first comments.

        Args:
            says: The motion.
            basis: Who put it.
            analysis: Of the motion's words.
            thread: The thread.
            analyses: Of each comment, by its id.
            claims: The thread's.
            links: Agreement and rebuttal.
        """
        motion = moved(says, analysis)
        wrote: dict[str, list[Comment]] = {}
        for comment in thread.comments:
            wrote.setdefault(person(comment.author) or comment.id, []).append(comment)
        points = _points(claims, self._sided if basis == "pack" else {}, analyses, motion)
        said: dict[str, list[Claim]] = {}
        for claim in claims:
            said.setdefault(claim.comment, []).append(claim)
        linked = _linked(links, claims, thread)
        sums: dict[str, float] = {}
        stands: list[Stand] = []
        for who, comments in wrote.items():
            found: dict[str, list[Sign]] = {
                c.id: [
                    *_beside(signs(analyses[c.id], motion, named=basis == "pack"), points.get(c.id, ())),
                    *_persons(c, sums),
                    *_links(c, linked, sums),
                ]
                for c in comments
            }
            if basis == "pack":
                for comment in comments:
                    near = self._nearness.sign(analyses[comment.id], said.get(comment.id, ()), motion)
                    found[comment.id] += [near] if near is not None else []
            stand = _stand(comments, found)
            stands.append(stand)
            sums[who] = {"for": 1.0, "against": -1.0}.get(stand.side, 0.0)
        return Motion(says, basis, tuple(stands))


def _points(
    claims: Sequence[Claim], sided: Mapping[str, float], analyses: Mapping[str, Analysis], motion: Moved
) -> dict[str, list[Sign]]:
    """The claims of each comment that the topic pack marks as pro or con; who denies a pro speaks against the motion.

    A point that is made twice counts once, and as asserted where it is asserted once: "the days get longer, and nobody
    concentrates for nine hours".
    """
    found: dict[str, dict[str, Sign]] = {}
    for claim in sorted(claims, key=lambda one: one.assertion == "denied"):
        analysis = analyses[claim.comment]
        for one in claim.because:
            side = sided.get(one.rule, 0.0)
            if side and one.start is not None and one.end is not None and _own(claim):
                side *= _turn(claim, one.start, analysis)
                named = motion.things & bearing(analysis.tokens_in(claim.start, claim.end))
                long = bool(named) or len(analysis.tokens_in(one.start, one.end)) >= LONG
                sign = Sign("point", side * (POINT if long else SHORT), one.start, one.end)
                if not side:
                    continue
                found.setdefault(claim.comment, {}).setdefault(one.rule, sign)
    return {comment: list(some.values()) for comment, some in found.items()}


def _own(claim: Claim) -> bool:
    """Whether the writer says it, or reports it of themselves: "it makes us feel like one team"."""
    return claim.voice == "own" or any(e.text.split(" ")[0].lower() in SPEAKERS for e in claim.because if e.text)


def _turn(claim: Claim, start: int, analysis: Analysis) -> float:
    """What a claim does with a point whose words start at a place: asserts it (1), denies it (-1), or neither.

    What stands behind "than" is only compared, what stands behind "why" is taken for granted, and who says that nobody
    has a right to it or what comes without it denies nothing: only a verb that is denied itself turns a point.
    """
    inside = analysis.tokens_in(claim.start, claim.end)
    before = [token for token in inside if token.start < start]
    if any(token.lower in COMPARED for token in before) or any(
        t.tag in grammar.QUESTION_ADVERB for t in before[1:][-2:]
    ):
        return 0.0
    matched = (t for e in claim.because if e.start is not None for t in analysis.tokens_in(e.start, e.end or e.start))
    if claim.assertion == "denied" and not any(t.dep in grammar.NEGATION for t in (*inside, *matched)):
        return 0.0
    return _TURNS.get(claim.assertion, 0.0)


def _beside(shown: Sequence[Sign], points: Sequence[Sign]) -> list[Sign]:
    """Points beside what a comment shows itself: they go before praise and blame of the same sentence.

    All points of a comment together weigh less than one explicit stand.
    """
    total = abs(math.fsum(one.weight for one in points))
    scale = POINTS / total if total > POINTS else 1.0
    kept = [
        one
        for one in shown
        if one.kind != "judgement" or not any(one.start <= p.start and p.end <= one.end for p in points)
    ]
    return [*kept, *(replace(one, weight=one.weight * scale) for one in points)]


def _persons(comment: Comment, sums: Mapping[str, float]) -> list[Sign]:
    """Agreement with somebody whose side is known, by name."""
    found: list[Sign] = []
    for name, turn in (("agrees_with", 1.0), ("disagrees_with", -1.0)):
        for match in form(name).finditer(comment.text):
            called = person(next(filter(None, match.groups())))
            side = next((s for who, s in sums.items() if called and who.split(" ")[0] == called.split(" ")[0]), 0.0)
            if side:
                found.append(Sign("person", turn * side * PERSON, match.start(), match.end()))
    return found


def _linked(links: Sequence[Link], claims: Sequence[Claim], thread: Thread) -> dict[str, list[tuple[str, float, Link]]]:
    """The sure links of each comment: with whom, and whether it agrees (1) or rebuts (-1)."""
    who = {comment.id: person(comment.author) or comment.id for comment in thread.everything()}
    home = {claim.id: claim.comment for claim in claims}
    found: dict[str, list[tuple[str, float, Link]]] = {}
    for link in links:
        source, target = home.get(link.source, link.source), home.get(link.target, link.target)
        if link.confidence >= _SURE and who[source] != who[target]:
            turn = 1.0 if link.relation == "agreement" else -1.0
            found.setdefault(source, []).append((who[target], turn, link))
    return found


def _links(
    comment: Comment, linked: Mapping[str, list[tuple[str, float, Link]]], sums: Mapping[str, float]
) -> list[Sign]:
    found: list[Sign] = []
    for whom, turn, link in linked.get(comment.id, ()):
        words = next((e for e in link.because if e.start is not None and e.comment in {None, comment.id}), None)
        if words is not None and words.start is not None and words.end is not None and sums.get(whom):
            found.append(Sign("link", turn * sums[whom] * LINKED, words.start, words.end))
        elif words is None and comment.relation is not None and sums.get(whom):
            end = comment.text.find("\n")  # its source says so, and the words are the comment's own
            found.append(Sign("given", turn * sums[whom] * LINKED, 0, end if end > 0 else len(comment.text)))
    return found


def _stand(comments: Sequence[Comment], found: Mapping[str, Sequence[Sign]]) -> Stand:
    """Where one commenter stands: by the last comment that shows it clearly, else by all together."""
    ids = tuple(comment.id for comment in comments)
    shown = [c for c in reversed(comments) if abs(_total(found[c.id])) >= FLOOR or _both(found[c.id])]
    if not shown:
        return Stand(ids, "unclear")
    last = shown[0]
    total, both = _total(found[last.id]), _both(found[last.id])
    side: Side = "both" if both else "for" if total > 0 else "against"
    speaking = [one for one in found[last.id] if both or one.weight * total > 0]
    surest = sorted(speaking, key=lambda one: (-abs(one.weight), one.start))[:_SHOWN]
    because = tuple(
        Evidence(f"sides.{one.kind}", last.text[one.start : one.end], last.id, one.start, one.end, round(one.weight, 2))
        for one in surest
    )
    confidence = 1.0 / (1.0 + math.exp(-abs(total))) if not both else 0.6
    return Stand(ids, side, round(confidence, 4), because)


def _total(found: Sequence[Sign]) -> float:
    return math.fsum(one.weight for one in found)


def _both(found: Sequence[Sign]) -> bool:
    """Whether a comment asks for the one and for the other."""
    strong = [one.weight for one in found if abs(one.weight) >= STRONG]
    return any(weight > 0 for weight in strong) and any(weight < 0 for weight in strong)
