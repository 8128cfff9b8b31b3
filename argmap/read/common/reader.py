"""A reader: one input format, with how sure it is of a source and how it reads it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from argmap.model import Thread
    from argmap.read.sources.source import Source


@dataclass(frozen=True, slots=True)
class Reader:
    """One input format. Each module of `argmap.read.formats` that has a `READER` is one, found by itself.

    Args:
        name: What `--format` takes: lower case, hyphens.
        title: For people: "WordPress page".
        how: One line: how to get such a file.
        suffixes: Usual ones, for `argmap formats`; never decisive.
        sniff: How sure it is that a source is of this format, from 0.0 (no) to 1.0 (certain). Looks at
            `source.head` only.
        read: The threads of a source. Raises ArgmapError where it is of the format but broken or empty.
        on_page: Whether what it reads are comments on something that stands elsewhere, an article or a video; in any
            other format the first comment of a thread without a post opens it.
        table: Whether it has columns, which `--column` can name.
    """

    name: str
    title: str
    how: str
    suffixes: tuple[str, ...]
    sniff: Callable[[Source], float]
    read: Callable[[Source], Iterable[Thread]]
    on_page: bool = False
    table: bool = False
