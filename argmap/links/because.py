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
    from collections.abc import Iterable

    from argmap.language import Analysis
    from argmap.language.analysis import Token
    from argmap.model import Evidence, Relation

_FOR, _AGAINST = 3, 2
"""How many phrases a link shows that speak for it, and against it."""

_BARE = frozenset(("PRON", "CCONJ", "SCONJ", "DET", "AUX", "PART"))
"""Parts of speech of words that say nothing alone."""

_ASKED = frozenset(("NOUN", "VERB", "PUNCT"))
"""Those of one or two words that ask for something ("link?", "show me"): what for stands around them."""

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
    told = [t.evidence(relation, source.text, source.comment) for t in scales.accepted(sums, relation)[:_FOR]]
    contrary = [term for term in scales.accepted(sums, other) if term.toward(relation) < 0][:_AGAINST]
    against = [_readable(t.evidence(relation, source.text, source.comment), source) for t in contrary]
    shown = [_readable(evidence, source) for evidence in told]
    shown = [one for one in shown if not _beside(one, against)] or shown
    if confidence >= HALF_SURE and not any((one.weight or 0.0) >= PLAIN_ENOUGH for one in shown):
        words = scales.leaning(sums, relation, given=given)
        leaning = [term.evidence(relation, source.text, source.comment) for term in words]
        shown = [*(_within(one, source) for one in leaning[:1]), *shown]
    sided = [wordless(CAMPS, round(term.toward(relation), 4)) for term in sums.terms if term.rule == CAMPS]
    rest = log_odds(sums.probability(relation)) - math.fsum(one.weight or 0.0 for one in (*shown, *against, *sided))
    return (*shown, *against, *sided, wordless(UNSPOKEN, round(rest, 4)))


def _beside(one: Evidence, others: Iterable[Evidence]) -> bool:
    """Whether the words of an evidence hold those of another that speaks the other way."""
    if one.start is None or one.end is None:
        return False
    return any(o.start is not None and one.start <= o.start < one.end for o in others)


def _readable(evidence: Evidence, source: Analysis) -> Evidence:
    """Evidence whose words say something alone: a "you" or a "but" stands with the phrase around it."""
    if evidence.start is None or evidence.end is None:
        return evidence
    start, end = readable(source.text, evidence.start, evidence.end)
    evidence = replace(evidence, text=source.text[start:end], start=start, end=end)
    words = [t for t in source.tokens_in(start, end) if t.text[0].isalnum()]
    if words and (all(t.pos in _BARE for t in words) or _asks(words, source)):
        return _within(evidence, source)
    return _with_subject(evidence, words[0], source) if words else evidence


_FEW = 2
"""Words that are shown with what stands around them where they only ask for something."""


def _asks(words: list[Token], source: Analysis) -> bool:
    """Whether one or two words in a question or an order are shown, which say nothing without what they ask for."""
    sentence = source.sentence_at(words[0].start)
    if sentence is None or len(words) > _FEW or not all(t.pos in _ASKED | _BARE for t in words):
        return False
    return source.text[words[0].start : sentence.end].rstrip().endswith("?") or (
        len(words) == _FEW and words[0].pos == "VERB"
    )


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
