"""Writes weights into rule files: only the values of `weight:` change, every other byte stays."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_DOCUMENT = re.compile(r"(?m)^---[ \t]*$\n?")
_ID = re.compile(r"(?m)^id:[ \t]*([\w.]+)[ \t]*$")
_WEIGHT = re.compile(r"(?m)^weight:[^\n]*\n(?:[ \t]+[^\n]*\n)*")


def written(value: Mapping[str, float]) -> str:
    r"""Weights as a rule file has them, in a stable order, with two decimals.

    >>> written({"rebuttal": -0.5, "agreement": 1.237})
    'weight: {agreement: 1.24, rebuttal: -0.5}\n'
    """
    inside = ", ".join(f"{outcome}: {round(weight, 2) + 0.0}" for outcome, weight in sorted(value.items()))
    return f"weight: {{{inside}}}\n"


def rewrite(text: str, weights: Mapping[str, Mapping[str, float]]) -> str:
    """The text of a rule file with new weights.

    Args:
        text: The file, one rule or several.
        weights: By rule id; rules that are not named keep theirs.
    """
    starts = [0, *(m.end() for m in _DOCUMENT.finditer(text))]
    ends = [*starts[1:], len(text)]
    parts = []
    for first, last in zip(starts, ends, strict=True):
        part = text[first:last]
        found = _ID.search(part)
        if found and found[1] in weights:
            line = written(weights[found[1]])
            old = _WEIGHT.search(part)
            start, end = (old.start(), old.end()) if old else (found.end() + 1, found.end() + 1)
            part = part[:start] + line + part[end:]
        parts.append(part)
    return "".join(parts)


def write_weights(folder: Path, weights: Mapping[str, Mapping[str, float]]) -> int:
    """Write weights into every rule file below a folder.

    Args:
        folder: A pack: `rules/en`.
        weights: By rule id.

    Returns:
        How many files changed.
    """
    changed = 0
    for path in sorted(folder.rglob("*.yaml")):
        before = path.read_bytes().decode("utf-8")
        after = rewrite(before.replace("\r\n", "\n"), weights)
        if "\r\n" in before:
            after = after.replace("\n", "\r\n")
        if after != before:
            path.write_bytes(after.encode("utf-8"))
            changed += 1
    return changed
