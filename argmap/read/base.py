"""What a reader is, and the bytes that it reads."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from argmap.errors import ArgmapError, Location, Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from argmap.model import Thread

HEAD = 65536
"""How many bytes a sniffer looks at, at most."""

_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""")


@dataclass(frozen=True)
class Source:
    """The bytes of one file, and how they are to be read.

    Args:
        path: As the user gave it, "-" for standard input, or `archive.zip!member`.
        data: All of it.
        columns: For tables: our field name to the column's name, as `--column author=UserId` says.
    """

    path: str
    data: bytes
    columns: Mapping[str, str] = field(default_factory=dict)

    @property
    def suffix(self) -> str:
        """The lower-case suffix with its dot, without `.gz`."""
        name = self.path.lower().removesuffix(".gz")
        return "." + name.rsplit(".", 1)[1] if "." in name.rsplit("/", 1)[-1] else ""

    @cached_property
    def decoded(self) -> tuple[str, str]:
        """The text and the name of its encoding: a mark at the start, UTF-8, what the file declares, then cp1252.

        Line ends become `\\n`, so that offsets are of the text that `read` prints.
        """
        for mark, name in ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16")):
            if self.data.startswith(mark):
                return _lines(self.data.decode(name, "replace")), name
        names = ["utf-8"]
        if declared := _DECLARED.search(self.data[:4096]):
            names.append(declared[1].decode("ascii").lower())
        for name in [*names, "cp1252"]:
            try:
                return _lines(self.data.decode(name)), name
            except (UnicodeDecodeError, LookupError):
                continue
        return _lines(self.data.decode("cp1252", "replace")), "cp1252"

    @property
    def text(self) -> str:
        """The decoded text."""
        return self.decoded[0]

    @cached_property
    def head(self) -> str:
        """The first characters of the text, for sniffing."""
        return Source(self.path, self.data[:HEAD]).text if len(self.data) > HEAD else self.text

    def problem(self, code: str, what: str, mend: str = "", *, line: int = 0, column: int = 0) -> ArgmapError:
        """An error at a place in this file, to be raised."""
        source = ""
        if line and column:
            source = self.text.split("\n")[line - 1][:200]
        return ArgmapError(Problem(Location(self.path, line, column), code, what, mend, source))


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


@dataclass(frozen=True, slots=True)
class Reader:
    """One input format. Each module of `argmap.read` that has a `READER` is one, found by itself.

    Args:
        name: What `--format` takes: lower case, hyphens.
        title: For people: "WordPress page".
        how: One line: how to get such a file.
        suffixes: Usual ones, for `argmap formats`; never decisive.
        sniff: How sure it is that a source is of this format, from 0.0 (no) to 1.0 (certain); looks at `source.head` only.
        read: The threads of a source. Raises ArgmapError where it is of the format but broken or empty.
    """

    name: str
    title: str
    how: str
    suffixes: tuple[str, ...]
    sniff: Callable[[Source], float]
    read: Callable[[Source], Iterable[Thread]]
