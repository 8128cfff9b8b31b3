"""Writes a model's weights into its file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.rulebook.weights_file import written

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from argmap.rulebook.rule import Weights


def write_weights(folder: Path, weights: Weights, outcomes: Iterable[str]) -> bool:
    """Write a model's file in a pack.

    Args:
        folder: The pack: `rules/en`.
        weights: What is written.
        outcomes: In which order those of a feature stand.

    Returns:
        Whether the file changed.
    """
    path = folder / "weights" / f"{weights.model}.yaml"
    text = written(weights, outcomes)
    if path.exists() and path.read_text(encoding="utf-8") == text:
        return False
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
    return True
