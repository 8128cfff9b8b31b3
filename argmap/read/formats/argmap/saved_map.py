"""Saved maps: the JSON that argmap wrote, read back into an ArgumentMap without rules and without spaCy."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from argmap.errors import ArgmapError, Location, Problem
from argmap.read.common.expressions import expression
from argmap.read.common.reader import Reader
from argmap.read.sources.source import Source

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.model import ArgumentMap, Thread

_FIRST_KEY = expression(r'\A\s*\{\s*"argmap"\s*:')
_ANY_KEY = expression(r'"argmap"\s*:\s*"')
_MEND = "write it again with: argmap map THREAD -o map.json"


def is_saved_map(source: Source) -> bool:
    """Whether a source is a map that argmap wrote, or a file with one such map a line.

    Args:
        source: Any file.

    Returns:
        True where the first JSON object has the key `argmap` at its top.
    """
    head = source.head
    if _FIRST_KEY.match(head):
        return True
    if head.lstrip()[:1] != "{" or not _ANY_KEY.search(head):
        return False
    try:
        value = next(_values(source))
    except (ValueError, RecursionError, StopIteration):
        return False
    return isinstance(value, dict) and "argmap" in value and "claims" in value


def load_map(path: str | Path | Source, *, thread: str | None = None) -> ArgumentMap:
    """The map in a file.

    Args:
        path: A path, or a source already read.
        thread: Which map, by its thread's id, where the file holds several (the output of `argmap batch`).

    Returns:
        The map, equal to the one that was written.

    Raises:
        ArgmapError: I001 or I010 where there is no file to read, I011 where it is not a map or not a sound one, I015
            where no map has the id, or several could be meant.
    """
    source = path if isinstance(path, Source) else _read(str(path))
    found = list(load_maps(source, thread=thread))
    if len(found) == 1:
        return found[0]
    if thread is not None:
        raise source.problem("I015", f"no map of a thread {thread!r} is in this file")
    if not found:
        raise source.problem("I011", "the file holds no map", _MEND)
    known = ", ".join(one.thread.id for one in found[:8])
    raise source.problem("I015", f"this file holds {len(found)} maps", f"name one with --thread: {known}")


def load_maps(source: Source, *, thread: str | None = None) -> Iterator[ArgumentMap]:
    """Every map in a source, one JSON object after the other.

    Args:
        source: What was read.
        thread: Only the map of the thread with this id.

    Raises:
        ArgmapError: I011, with the place in the JSON, such as `claims[3].start`.
    """
    values = _values(source)
    while True:
        try:
            value = next(values, None)
        except RecursionError:
            raise source.problem("I011", "the JSON is nested too deeply to be a map", _MEND) from None
        except ValueError as error:
            line, column = getattr(error, "lineno", 0), getattr(error, "colno", 0)
            what = getattr(error, "msg", str(error)).removesuffix(" at")
            raise source.problem("I011", f"the JSON cannot be read: {what}", _MEND, line=line, column=column) from None
        if value is None:
            return
        if thread is None or (isinstance(value, dict) and value.get("id") == thread):
            yield _map(value, source)


def _read(path: str) -> Source:
    try:
        return Source(path, Path(path).read_bytes())
    except FileNotFoundError:
        raise ArgmapError(Problem(Location(path), "I001", "there is no such file")) from None
    except OSError as error:
        raise ArgmapError(Problem(Location(path), "I010", f"the file cannot be read: {error.strerror}")) from None


def _values(source: Source) -> Iterator[Any]:
    """The JSON values of a text, one after the other."""
    text = source.text
    decoder = json.JSONDecoder(parse_constant=_constant)
    at = _skip(text, 0)
    while at < len(text):
        value, at = decoder.raw_decode(text, at)
        yield value
        at = _skip(text, at)


_SPACE = expression(r"[ \t\n\r]*")


def _skip(text: str, at: int) -> int:
    match = _SPACE.match(text, at)
    return match.end() if match else at


def _constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is not JSON")


def _map(value: object, source: Source) -> ArgumentMap:
    """One map, its shape checked by msgspec and its invariants by the model."""
    from argmap.read.formats.argmap.saved_map_shape import decode, said  # noqa: PLC0415  # most files are no maps

    try:
        return decode(value)
    except ValueError as error:
        raise source.problem("I011", said(error), _MEND) from None


def _sniff(source: Source) -> float:
    return 1.0 if is_saved_map(source) else 0.0


def _threads(source: Source) -> Iterator[Thread]:
    """The threads of the maps. Their notes name no lines: those were lines of the file that was mapped."""
    for found in load_maps(source):
        thread = found.thread
        notes = tuple(replace(note, line=0) for note in thread.origin.notes)
        yield replace(thread, origin=replace(thread.origin, notes=notes))


KIND = "json"

READER = Reader(
    name="map",
    title="Saved map (argmap's own)",
    how="what `argmap map THREAD -o map.json` and `argmap batch` write; printed again as it stands, or its thread read",
    suffixes=(".json", ".jsonl"),
    sniff=_sniff,
    read=_threads,
)
