"""Lines without the indentation that all of them share."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def dedented(lines: Sequence[str]) -> list[str]:
    """Lines without the indentation that all of them share, and without spaces at their ends."""
    shared: str | None = None
    for line in lines:
        if not line.strip():
            continue
        blank = line[: len(line) - len(line.lstrip(" \t\xa0"))]
        shared = blank if shared is None else _common(shared, blank)
    cut = len(shared or "")
    return [line[cut:].rstrip() if line.strip() else "" for line in lines]


def _common(one: str, two: str) -> str:
    length = 0
    while length < min(len(one), len(two)) and one[length] == two[length]:
        length += 1
    return one[:length]
