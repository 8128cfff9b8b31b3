"""The words by which a source denies what its target asserts: a negation and a word of the target's under it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.features.pair.denials import EVIDENCE
from argmap.features.profile import NEGATIONS
from argmap.language import grammar
from argmap.model import Firing

if TYPE_CHECKING:
    from argmap.features.pairs import Pair

_REACH = 6
"""Tokens between the negation and the word."""


def denial(pair: Pair) -> tuple[Firing, ...]:
    """The first such words of the source, or nothing.

    Args:
        pair: The source and its target.
    """
    denied = pair.source.negated & pair.target.affirmed
    if not denied:
        return ()
    tokens = [token for run in pair.source.sentences for token in run]
    for place, token in enumerate(tokens):
        if token.lower not in NEGATIONS and token.dep not in grammar.NEGATION:
            continue
        near = range(max(place - _REACH, 0), min(place + _REACH + 1, len(tokens)))
        shared = [at for at in near if tokens[at].lemma in denied and tokens[at].sentence == token.sentence]
        if shared:
            ends = (place, min(shared, key=lambda at: abs(at - place)))
            first, last = tokens[min(ends)], tokens[max(ends)]
            return (Firing(EVIDENCE, 0, pair.source.analysis.comment, first.start, last.end),)
    return ()
