"""Readers found by themselves under `formats/`, and imported where a file may be of their kind.

A module with a `READER` is a reader. It may say in a line of its own which kind of files it reads, `KIND = "json"`;
that line is looked up in its source, so that a file costs the import of its own kind's readers alone.
"""

from __future__ import annotations

import importlib
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from argmap.read import formats
from argmap.read.common.markup import beginning, is_archive, is_markup
from argmap.read.common.reader import Reader

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from argmap.read.sources.source import Source

_READER = b"\nREADER = "
_KIND = re.compile(rb'^KIND = "(\w+)"', re.MULTILINE)

KINDS: Mapping[str, Callable[[Source], bool]] = {
    "json": lambda source: source.head.lstrip().lstrip("\ufeff").lstrip()[:1] in ("{", "["),
    "markup": lambda source: beginning(source.head) != "",
    "plain": lambda source: not (is_markup(source.head) or is_archive(source.head)),
}
"""Which sources may be of a kind; one that is not makes no reader of that kind sure. A reader without one takes all."""


@cache
def modules() -> tuple[tuple[str, str], ...]:
    """The modules that hold a reader, with their kinds or empty text, in alphabetical order."""
    return tuple(sorted((name, kind) for root in formats.__path__ for name, kind in _sources(Path(root))))


def _sources(root: Path) -> Iterator[tuple[str, str]]:
    for file in root.rglob("*.py"):
        source = file.read_bytes()
        if _READER in source:
            kind = _KIND.search(source)
            name = ".".join((formats.__name__, *file.relative_to(root).with_suffix("").parts))
            yield name, kind[1].decode() if kind else ""


def readers(source: Source | None = None) -> tuple[Reader, ...]:
    """Every reader, by name; for a source only those of its kinds."""
    kinds = {"", *(kind for kind, holds in KINDS.items() if source is None or holds(source))}
    return _imported(frozenset(kinds))


@cache
def _imported(kinds: frozenset[str]) -> tuple[Reader, ...]:
    found = [_reader(module) for module, kind in modules() if kind in kinds]
    return tuple(sorted(found, key=lambda reader: reader.name))


def _reader(module: str) -> Reader:
    reader = importlib.import_module(module).READER
    if not isinstance(reader, Reader):
        raise TypeError(f"{module}.READER is no Reader")
    return reader
