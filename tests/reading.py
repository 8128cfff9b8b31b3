"""Reads a text as if it were a file, for the tests of readers."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from argmap.errors import ArgmapError
from argmap.read import read_source, readers
from argmap.read.sources.source import Source

if TYPE_CHECKING:
    from argmap.model import Thread


def threads(text: str | bytes, name: str = "file.html", /, **columns: str) -> list[Thread]:
    data = text if isinstance(text, bytes) else textwrap.dedent(text).lstrip("\n").encode("utf-8", "surrogatepass")
    return list(read_source(Source(name, data, columns)))


def thread(text: str | bytes, name: str = "file.html", /, **columns: str) -> Thread:
    (found,) = threads(text, name, **columns)
    return found


def by(text: str | bytes, name: str = "file.html") -> tuple[str, Thread]:
    found = thread(text, name)
    return found.origin.format, found


def shape(found: Thread) -> list[tuple[str, str | None, str | None, str]]:
    return [(one.id, one.parent, one.author, one.text) for one in found.comments]


def refused(text: str | bytes, name: str = "file.html") -> str:
    try:
        threads(text, name)
    except ArgmapError as error:
        return str(error)
    raise AssertionError("it was read")


def names() -> list[str]:
    return [reader.name for reader in readers()]
