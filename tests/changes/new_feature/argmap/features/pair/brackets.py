"""Words in brackets on either side."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argmap.features.pairs import Pair


def source_brackets(pair: Pair) -> float:
    """Opening brackets in the source."""
    return pair.source.analysis.text.count("(")
