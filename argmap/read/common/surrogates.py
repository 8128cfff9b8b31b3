"""Halves of surrogate pairs, which JSON can hold and no encoding can write."""

from __future__ import annotations

from argmap.read.common.expressions import expression

_SURROGATE = expression("[\ud800-\udfff]")


def mended(text: str) -> str:
    """The text without halves of surrogate pairs, which no encoding can write."""
    if not _SURROGATE.search(text):
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
