"""Concessions: agreement granted in part beside a "but", and what is held against it, each with its own words."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace
from operator import attrgetter
from typing import TYPE_CHECKING

from argmap.features.pair.openings import EVIDENCE as OPENED
from argmap.links.scales import TURNS, Scales, Sums, Term
from argmap.rulebook.vocabulary import vocabulary

if TYPE_CHECKING:
    from collections.abc import Sequence

    from argmap.language import Analysis
    from argmap.language.analysis import Token
    from argmap.model import Firing

_start = attrgetter("start")

_LEADS = vocabulary().words["leads_against"]
"""What a sentence begins with that holds something against the one before it."""

_GRANTS = 0.5
"""An assent of this weight grants something; slighter ones may only sound like it."""
_GRANTED = "granted"
"""The cue of rules whose words grant one point alone: what is held against the rest may follow without a turn."""


@dataclass(frozen=True, slots=True)
class Concession:
    """What is granted, and what is held against it.

    Args:
        granted: What the words of the granting clause say.
        held: What all the rest says; the words of the granting clause count half.
    """

    granted: Sums
    held: Sums


def conceded(source: Analysis, firings: Sequence[Firing], sums: Sums, scales: Scales) -> Concession | None:
    """The granting clause and the rest, or None where nothing is granted beside a turn.

    Args:
        source: The comment.
        firings: Those that bear on the pair.
        sums: What all rules together say of the pair.
        scales: The rules' weights.
    """
    points = [firing.start for firing in firings if firing.cue == _GRANTED]
    for grant in firings:
        if scales.relations.get(grant.rule) != "agreement":
            continue
        if grant.cue == _GRANTED or scales.weights.get(grant.rule, (0.0, 0.0))[1] >= _GRANTS:
            alone = _of_a_point(source, grant.start, points) and _held(firings, grant, scales)
            clause = _clause(source, grant.start, alone=alone)
            if clause is not None:
                inside = [f for f in firings if clause[0] <= f.start < clause[1]]
                here = set(inside)
                apart = [term for term in sums.terms if term.rule != OPENED]
                held = [_halved(t) if t.firings and here.issuperset(t.firings) else t for t in apart]
                return Concession(_alone(inside, scales), Sums(tuple(held)))
    return None


def _of_a_point(source: Analysis, start: int, points: Sequence[int]) -> bool:
    """Whether the sentence at a character grants one point alone."""
    sentence = source.sentence_at(start)
    return sentence is not None and any(sentence.start <= point < sentence.end for point in points)


def _held(firings: Sequence[Firing], grant: Firing, scales: Scales) -> bool:
    """Whether words below those that grant something speak against the rest."""
    return any(f.start > grant.end and scales.relations.get(f.rule) == "rebuttal" for f in firings)


def _halved(term: Term) -> Term:
    """A term of the granting clause as it weighs on what is held against: it was said, but it is not the last word."""
    return replace(term, side=term.side / 2, agrees=term.agrees / 2)


def _alone(firings: Sequence[Firing], scales: Scales) -> Sums:
    found: dict[str, list[Firing]] = {}
    for firing in firings:
        if firing.rule in scales.weights:
            found.setdefault(firing.rule, []).append(firing)
    terms = [Term(rule, *scales.weights[rule], tuple(found[rule])) for rule in sorted(found)]
    return Sums((scales.prior, *terms))


def _clause(source: Analysis, start: int, *, alone: bool) -> tuple[int, int] | None:
    """The half-open characters of the clause around a character, or None where no turn stands beside it.

    A turn stands in the same sentence, or at the head of the next; `alone` where the clause needs none.
    """
    sentence = source.sentence_at(start)
    if sentence is None:
        return None
    turns = [t for t in _words(source, sentence.start, sentence.end) if t.lower in TURNS]
    first = max((t.end for t in turns if t.start < start), default=sentence.start)
    last = min((t.start for t in turns if t.start > start), default=sentence.end)
    return (first, last) if alone or turns or _turns_after(source, sentence.end) else None


def _turns_after(source: Analysis, end: int) -> bool:
    place = bisect_left(source.sentences, end, key=_start)
    if place == len(source.sentences) or (following := source.sentences[place]).quoted:
        return False
    head = [t.lower for t in _words(source, following.start, following.end)[:2]]
    return head[:1] != [] and (head[0] in TURNS or " ".join(head) in _LEADS)


def _words(source: Analysis, start: int, end: int) -> list[Token]:
    return [t for t in source.tokens_in(start, end) if not t.quoted and any(map(str.isalnum, t.text))]
