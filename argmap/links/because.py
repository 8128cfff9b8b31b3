"""The words that are shown for a link: phrases that make sense alone, and all else in one sum."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

from argmap.features.pair.camps import EVIDENCE as CAMPS
from argmap.features.table import UNSPOKEN
from argmap.links.phrases import phrase, readable
from argmap.links.scales import Scales, Sums, log_odds
from argmap.links.weighing import HALF_SURE, PLAIN_ENOUGH
from argmap.replies.evidence import wordless

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from argmap.language import Analysis
    from argmap.language.analysis import Token
    from argmap.model import Evidence, Relation

_FOR, _AGAINST = 3, 2
"""How many phrases a link shows that speak for it, and against it."""
_LEAST = 0.05
"""What a phrase that is shown weighs at least."""

_SUBJECTS = frozenset(("PRON", "DET", "NOUN", "PROPN"))


def because(  # noqa: PLR0913  # a pair, and what is asked of it
    scales: Scales, sums: Sums, relation: Relation, source: Analysis, confidence: float, *, given: bool
) -> tuple[Evidence, ...]:
    """The phrases that speak for a relation and against it, and all else in one sum that makes up the log-odds.

    Args:
        scales: The weights.
        sums: What all rules and features say of the pair.
        relation: The relation that is shown.
        source: The comment that answers.
        confidence: Of the link: where it is half sure without a cue, words that lean its way are shown.
        given: Whether the file gives the target.
    """
    other: Relation = "rebuttal" if relation == "agreement" else "agreement"
    speaking = [term for term in scales.accepted(sums, relation) if term.toward(relation) >= _LEAST][:_FOR]
    told = [term.evidence(relation, source.text, source.comment) for term in speaking]
    contrary = [term for term in scales.accepted(sums, other) if term.toward(relation) <= -_LEAST][:_AGAINST]
    against = [_readable(t.evidence(relation, source.text, source.comment), source) for t in contrary]
    shown = [_readable(evidence, source) for evidence in told]
    shown = [one for one in shown if not any(_begins_in(other, one) for other in against)] or shown
    shown, against = (_phrased(evidence, source) for evidence in (shown, against))
    if confidence >= HALF_SURE and not any((one.weight or 0.0) >= PLAIN_ENOUGH for one in shown):
        words = scales.leaning(sums, relation, given=given)
        leaning = [term.evidence(relation, source.text, source.comment) for term in words]
        shown = [*(_within(one, source) for one in leaning[:1]), *shown]
    sided = [wordless(CAMPS, round(term.toward(relation), 4)) for term in sums.terms if term.rule == CAMPS]
    rest = log_odds(sums.probability(relation)) - math.fsum(one.weight or 0.0 for one in (*shown, *against, *sided))
    return (*shown, *against, *sided, wordless(UNSPOKEN, round(rest, 4)))


def _readable(evidence: Evidence, source: Analysis) -> Evidence:
    """Evidence as whole words, with the word before a verb such as "is" that it begins with."""
    if evidence.start is None or evidence.end is None:
        return evidence
    start, end = readable(source.text, evidence.start, evidence.end)
    evidence = replace(evidence, text=source.text[start:end], start=start, end=end)
    words = _words(source, start, end)
    return _with_subject(evidence, words[0], source) if words else evidence


_FEW = 3
"""Words that are shown with what stands around them, unless they are set off."""


def _phrased(evidence: Iterable[Evidence], source: Analysis) -> list[Evidence]:
    """Evidence whose words say something alone: few words within a clause stand with it, one clause stands once."""
    phrased: list[Evidence] = []
    for one in evidence:
        whole = _within(one, source) if _says_little(one, source) else one
        place = next((n for n, other in enumerate(phrased) if _overlap(other, whole)), None)
        if place is None:
            phrased.append(whole)
        elif len(whole.text) > len(phrased[place].text):
            phrased[place] = replace(phrased[place], text=whole.text, start=whole.start, end=whole.end)
    return phrased


def _says_little(one: Evidence, source: Analysis) -> bool:
    """Whether evidence is a few words of a longer clause, or asks for what stands around them."""
    if one.start is None or one.end is None or len(one.text.split()) > _FEW:
        return False
    words = _words(source, one.start, one.end)
    return bool(words) and not _alone(words, source)


def _begins_in(one: Evidence, other: Evidence) -> bool:
    """Whether the words of an evidence begin within those of another."""
    if one.start is None or other.start is None or other.end is None:
        return False
    return other.start <= one.start < other.end


def _overlap(one: Evidence, other: Evidence) -> bool:
    if one.start is None or one.end is None or other.start is None or other.end is None:
        return False
    return one.start < other.end and other.start < one.end


def _words(source: Analysis, start: int, end: int) -> list[Token]:
    return [t for t in source.tokens_in(start, end) if t.text[0].isalnum()]


def _alone(words: Sequence[Token], source: Analysis) -> bool:
    """Whether words are set off by marks or by the ends of their sentence: "Exactly", "Good point"; no question."""
    first, last = words[0], words[-1]
    before = source.tokens[first.i - 1] if first.i else None
    after = source.tokens[last.i + 1] if last.i + 1 < len(source.tokens) else None
    if any(t is not None and t.sentence == first.sentence and t.text[0].isalnum() for t in (before, after)):
        return False
    return after is None or "?" not in after.text


def _with_subject(evidence: Evidence, first: Token, source: Analysis) -> Evidence:
    """Evidence that begins with a verb such as "is", with the word before it: "that is fair"."""
    before = source.tokens[first.i - 1] if first.i else None
    if first.pos != "AUX" or before is None or before.sentence != first.sentence or before.pos not in _SUBJECTS:
        return evidence
    return replace(evidence, text=source.text[before.start : evidence.end], start=before.start)


def _within(evidence: Evidence, source: Analysis) -> Evidence:
    """Words that say nothing alone, with the phrase around them."""
    start, end = phrase(source, evidence.start or 0, evidence.end or 0)
    return replace(evidence, text=source.text[start:end], start=start, end=end)
