"""A short first sentence that says outright what the source thinks: "Agreed.", "That is nonsense."."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argmap.features.pairs import Pair

_SHORT, _SHORTEST = 6, 2
"""Words of a short first sentence, and of one that is nothing but the word."""

EVIDENCE = "features.openings"
"""As evidence, apart from other features: of a concession it belongs to what is granted."""

WIDE = True
"""A fit may move these as far as words: they tell one kind of talk from another."""


def _short(pair: Pair, cue: str) -> int:
    """2 where the first sentence is a word or two with words of a kind, 1 where it is short; 0 without such words."""
    opening = pair.source.opening
    words = sum(token.text[0].isalnum() for token in opening)
    if not opening or words > _SHORT:
        return 0
    start, end = opening[0].start, opening[-1].end
    cues = {f.cue for f in pair.source.analysis.firings if f.family == "stance" and start <= f.start < end}
    if cue not in cues or {"assent", "dissent"} <= cues:
        return 0
    return 2 if words <= _SHORTEST else 1


def short_assent(pair: Pair) -> float:
    """1 where the first sentence is short and holds words of assent, 2 where it is a word or two."""
    return _short(pair, "assent")


def short_dissent(pair: Pair) -> float:
    """1 where the first sentence is short and holds words of dissent, 2 where it is a word or two."""
    return _short(pair, "dissent")


def short_challenge(pair: Pair) -> float:
    """1 where the first sentence is short and challenges, 2 where it is a word or two."""
    return _short(pair, "challenge")
