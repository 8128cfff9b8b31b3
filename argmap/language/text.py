"""Marks that people mean as the plain ones, made plain, one character for one, so that no offset moves."""

from __future__ import annotations

_ALIKE = str.maketrans("\u2019\u2018\u02bc\u00b4`\u201c\u201d\u00a0", "'''''\"\" ")


def plain(text: str) -> str:
    """A text with plain quotation marks, apostrophes and spaces, of the same length.

    >>> plain("don\u2019t")
    "don't"
    """
    return text if text.isalnum() else text.translate(_ALIKE)
