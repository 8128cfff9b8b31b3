"""Words that show a side, and how much they say."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sign:
    """Words that show a side.

    Args:
        kind: What they are: `stand`, `act`, `verdict`, `answer`, `judgement`, `person`, `point`, `link`.
        weight: How much they say: for the motion above zero, against it below.
        start, end: Half-open characters in the comment's text.
    """

    kind: str
    weight: float
    start: int
    end: int
