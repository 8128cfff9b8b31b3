"""Concessions: agreement granted in part before a "but", with the words that grant it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.links.scales import Scales, Sums, Term

if TYPE_CHECKING:
    from collections.abc import Sequence

    from argmap.language import Analysis
    from argmap.model import Firing

_TURNS = frozenset(("but", "however", "though", "although", "yet", "still", "nevertheless", "nonetheless", "except"))
_REACH = 60
"""Tokens between the grant and the turn at most."""


def conceded(source: Analysis, firings: Sequence[Firing], scales: Scales) -> Sums | None:
    """What the words before the turn alone say, or None where nothing is granted before one.

    Args:
        source: The comment.
        firings: Those that bear on the pair.
        scales: The rules' weights.
    """
    grants = [f for f in firings if f.rule in scales.agreeing and scales.weights[f.rule][0] > 0]
    if not grants:
        return None
    turn = _turn(source, min(f.start for f in grants))
    if turn is None:
        return None
    before: dict[str, list[Firing]] = {}
    for firing in firings:
        if firing.start < turn and firing.rule in scales.weights:
            before.setdefault(firing.rule, []).append(firing)
    terms = [Term(rule, *scales.weights[rule], tuple(before[rule])) for rule in sorted(before)]
    terms.extend(Term(rule, *scales.weights[rule]) for rule in sorted(scales.priors))
    return Sums(tuple(terms))


def _turn(source: Analysis, start: int) -> int | None:
    """Where the next turn word after a character starts, in the same sentence or at the head of the next."""
    tokens = source.tokens
    first = next((t.i for t in tokens if t.start >= start), len(tokens))
    for token in tokens[first : first + _REACH]:
        if token.sentence > tokens[first].sentence + 1:
            return None
        if token.lower in _TURNS and not token.quoted:
            return token.start
    return None
