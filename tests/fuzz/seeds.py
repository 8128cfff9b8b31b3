"""A pytest plugin that keeps every text which the project's own tests read, as what fuzzing starts from.

    ARGMAP_SEEDS=FOLDER PYTHONPATH=tests/fuzz python -m pytest -p seeds tests/read

A text goes to every family of which a reader takes it for its own.
"""

from __future__ import annotations

import gzip
import hashlib
import io
import os
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from families import FAMILIES, LAYOUT_ENDS, RULE_FOLDERS

from argmap.read import readers
from argmap.read.infer.layout_file import layout_file
from argmap.read.sources.source import Source

if TYPE_CHECKING:
    from collections.abc import Iterator

seen: set[bytes] = set()
LARGEST = 32_768


def pytest_configure() -> None:
    """Listen to every source that is made."""
    made = Source.__init__

    def listening(self: Source, path: str, data: Any, *more: Any, **named: Any) -> None:
        if isinstance(data, bytes) and 0 < len(data) <= LARGEST:
            seen.add(data)
        made(self, path, data, *more, **named)

    Source.__init__ = listening  # type: ignore[method-assign]


def pytest_unconfigure() -> None:
    """Write them out."""
    write(Path(os.environ["ARGMAP_SEEDS"]))


def write(folder: Path) -> None:
    """The seeds of every family, each in a folder of its own."""
    for name, data in seeds():
        place = folder / name
        place.mkdir(parents=True, exist_ok=True)
        (place / hashlib.sha256(data).hexdigest()[:16]).write_bytes(data)


def seeds() -> Iterator[tuple[str, bytes]]:
    """Pairs of a family and an input of its kind."""
    places: dict[str, list[tuple[str, int]]] = {}
    for name, family in FAMILIES.items():
        for place, reader in enumerate(family.readers):
            places.setdefault(reader, []).append((name, _mark(place, len(family.readers))))
    assert set(places) == {reader.name for reader in readers()}, "a reader belongs to no family"
    for data in sorted(seen):
        yield "by content", data
        for one in readers():
            if one.sniff(Source("x", data)) > 0:
                yield from ((name, bytes([mark]) + data) for name, mark in places[one.name])
        if b'"argmap"' in data:
            yield "saved maps", data
        if not data.lstrip().startswith((b"<", b"{", b"[")):
            yield "layouts", layout_file(Source("x", data).text).encode() + LAYOUT_ENDS + data[:2048]
    yield from packed()
    yield from rule_files()


def _mark(place: int, number: int) -> int:
    """A printable byte that chooses one of so many."""
    return 65 + (place - 65) % number


def packed() -> Iterator[tuple[str, bytes]]:
    """Some of them in archives."""
    for data in sorted(seen, key=len)[::40]:
        yield "archives", gzip.compress(data, mtime=0)
        file = io.BytesIO()
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as out:
            out.writestr(zipfile.ZipInfo("a.jsonl"), data)
            out.writestr(zipfile.ZipInfo("b/c.txt"), data)
        yield "archives", file.getvalue()


def rule_files() -> Iterator[tuple[str, bytes]]:
    """The rules that argmap ships with."""
    rules = Path(__file__).parents[2] / "rules"
    for place, folder in enumerate(RULE_FOLDERS):
        for path in sorted(rules.glob(f"**/{folder}/**/*.yaml")):
            yield "rules", bytes([_mark(place, len(RULE_FOLDERS))]) + path.read_bytes()[:4096].rpartition(b"\n")[0]
