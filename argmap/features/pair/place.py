"""Where the two stand in their thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argmap.features.pairs import Pair

IN_THREADS = True
"""Only whole threads show these."""


def target_guessed(pair: Pair) -> float:
    """1 where neither the source file nor a quote, a name or a number says who is answered."""
    return "guessed" in pair.stands


def target_is_post(pair: Pair) -> float:
    """1 where the target is the post."""
    return "post" in pair.stands


def opener_open_question(pair: Pair) -> float:
    """1 where the target opens the thread and does nothing but ask an open question."""
    return "opener" in pair.stands and pair.target.asks_openly
