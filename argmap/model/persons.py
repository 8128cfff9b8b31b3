"""Who is the same person: the one definition that every room shares.

Two comments are one person's where their names are the same but for case, punctuation and white space. A name that
stands where a name was ("[deleted]") or that many share ("Guest", "Anonymous Coward") is no person's: such comments
have no known writer, and two of them may well answer each other. The placeholders stand in `placeholders.txt`.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argmap.model.thread import Comment

_GAPS = re.compile(r"[\W_]+")
_FILE = Path(__file__).with_name("placeholders.txt")


@cache
def placeholders() -> frozenset[str]:
    """The names that are no person's, in lower case."""
    lines = (line.strip() for line in _FILE.read_text(encoding="utf-8").splitlines())
    return frozenset(line for line in lines if line and not line.startswith("#"))


@lru_cache(maxsize=4096)
def person(name: str | None) -> str:
    """A name by which a person can be recognized, or "" where it is nobody's.

    Args:
        name: As the comment is signed, or None.

    Returns:
        The name in lower case with single spaces; "" for a placeholder and for a name without a letter or a picture.

    >>> person("Snarki, child of Loki"), person("[deleted]"), person("Anonymous Coward"), person(None)
    ('snarki child of loki', '', '', '')
    """
    folded = (name or "").casefold().strip()
    plain = _GAPS.sub(" ", folded).strip()
    if not plain:
        return "" if folded.isascii() else folded
    return "" if plain in placeholders() else plain


def same_person(one: Comment, other: Comment) -> bool:
    """Whether one person is known to have written both comments."""
    known = person(one.author)
    return known != "" and known == person(other.author)
