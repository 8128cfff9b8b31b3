"""The words that are shown for a link: phrases that make sense alone, and all else in one sum."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

from argmap.features.table import UNSPOKEN
from argmap.links.phrases import phrase
from argmap.links.scales import Scales, Sums, log_odds
from argmap.links.weighing import HALF_SURE, PLAIN_ENOUGH
from argmap.replies.evidence import wordless

if TYPE_CHECKING:
    from collections.abc import Iterable

    from argmap.language import Analysis
    from argmap.model import Evidence, Relation

_FOR, _AGAINST = 3, 2
"""How many phrases a link shows that speak for it, and against it."""

_BARE = frozenset(("PRON", "CCONJ", "SCONJ", "DET", "AUX", "PART"))
"""Parts of speech of words that say nothing alone."""


def because(
    scales: Scales, sums: Sums, relation: Relation, source: Analysis, confidence: float
) -> tuple[Evidence, ...]:
    """The phrases that speak for a relation and against it, and all else in one sum that makes up the log-odds.

    Args:
        scales: The weights.
        sums: What all rules and features say of the pair.
        relation: The relation that is shown.
        source: The comment that answers.
        confidence: Of the link: where it is half sure without a cue, words that lean its way are shown.
    """
    other: Relation = "rebuttal" if relation == "agreement" else "agreement"
    told = [t.evidence(relation, source.text, source.comment) for t in scales.accepted(sums, relation)[:_FOR]]
    contrary = [term for term in scales.accepted(sums, other) if term.toward(relation) < 0][:_AGAINST]
    against = [_readable(t.evidence(relation, source.text, source.comment), source) for t in contrary]
    shown = [_readable(evidence, source) for evidence in told]
    shown = [one for one in shown if not _beside(one, against)] or shown
    if confidence >= HALF_SURE and not any((one.weight or 0.0) >= PLAIN_ENOUGH for one in shown):
        leaning = [term.evidence(relation, source.text, source.comment) for term in scales.leaning(sums, relation)]
        shown = [*(_within(one, source) for one in leaning[:1]), *shown]
    rest = log_odds(sums.probability(relation)) - math.fsum(one.weight or 0.0 for one in (*shown, *against))
    return (*shown, *against, wordless(UNSPOKEN, round(rest, 4)))


def _beside(one: Evidence, others: Iterable[Evidence]) -> bool:
    """Whether the words of an evidence hold those of another that speaks the other way."""
    if one.start is None or one.end is None:
        return False
    return any(o.start is not None and one.start <= o.start < one.end for o in others)


def _readable(evidence: Evidence, source: Analysis) -> Evidence:
    """Evidence whose words say something alone: a "you" or a "but" stands with the phrase around it."""
    if evidence.start is None or evidence.end is None:
        return evidence
    words = [t for t in source.tokens_in(evidence.start, evidence.end) if t.text[0].isalnum()]
    return _within(evidence, source) if words and all(t.pos in _BARE for t in words) else evidence


def _within(evidence: Evidence, source: Analysis) -> Evidence:
    """Words that say nothing alone, with the phrase around them."""
    start, end = phrase(source, evidence.start or 0, evidence.end or 0)
    return replace(evidence, text=source.text[start:end], start=start, end=end)
