"""Whatever people have, read into threads.

`read_file` opens a file (plain, gzip or zip, or standard input), asks every reader how well the file fits, and lets the
surest one read it. A reader is any module under `formats/` with a `READER`: nothing is registered anywhere else.
"""

from __future__ import annotations

import difflib
from dataclasses import replace
from typing import TYPE_CHECKING

from argmap.errors import ArgmapError, Location, Problem
from argmap.model import Note
from argmap.read.common.reader import Reader
from argmap.read.common.refusal import refusal
from argmap.read.contest import contest, is_contested
from argmap.read.discovery import readers
from argmap.read.sources.mhtml import page_inside
from argmap.read.sources.opening import open_sources
from argmap.read.sources.refused import check_text
from argmap.read.sources.repairs import is_paste, repaired
from argmap.read.sources.source import Source
from argmap.read.suspicion import suspicions

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from argmap.model import Thread

__all__ = ["Reader", "Source", "choose", "read_file", "read_source", "readers"]

NEAR = 0.1
"""Two readers whose sniffs differ by less are both named in a note."""

SECOND = 0.25
"""A reader whose sniff is not further below the surest one's gets its turn where that one found no thread."""


def read_file(  # noqa: PLR0913  # each is an option of its own
    path: str | Path,
    *,
    format: str | None = None,  # noqa: A002  # the option's own name
    columns: Mapping[str, str] | None = None,
    thread: str | None = None,
    sources: Iterable[Source] | None = None,
    layout: Path | None = None,
) -> Iterator[Thread]:
    """The threads of a file, one after the other.

    Args:
        path: A file, possibly gzipped or zipped, or "-" for standard input.
        format: A reader's name, or None to let the content decide.
        columns: For tables: our field name to the column's name.
        thread: The id of the one thread that is wanted, or None for all.
        sources: The file's sources where they are open already (standard input can be opened once).
        layout: A file that says how the lines of a paste are laid out, in place of a format.

    Raises:
        ArgmapError: With every problem of the file. Threads that are whole are yielded before.
    """
    reader = _named(format, str(path)) if format is not None else None
    if layout is not None:
        from argmap.read.layouts import layout_reader  # noqa: PLC0415  # most have none

        reader = layout_reader(layout)
    seen: list[str] = []
    for found in _all(str(path), reader, open_sources(str(path), columns) if sources is None else sources):
        if thread is None or found.id == thread:
            yield found
        if found.id == thread:
            return
        if thread is not None and len(seen) < 10_000:
            seen.append(found.id)
    if thread is not None:
        near = difflib.get_close_matches(thread, seen, 3) or seen[:3]
        mend = f"there is '{near[0]}'" if len(seen) == 1 else f"there are {len(seen)}, among them {', '.join(near)}"
        raise ArgmapError(Problem(Location(str(path)), "I015", f"no thread has the id '{thread}'", mend))


def _all(path: str, reader: Reader | None, sources: Iterable[Source]) -> Iterator[Thread]:
    """The threads of every source in a file. Members of an archive that are no text are left out, and told."""
    problems: list[Problem] = []
    skipped: list[Problem] = []
    found = False
    for source in sources:
        try:
            for thread in read_source(source, reader):
                found = True
                notes = tuple(Note(f"{one.location}: {one.what}", kind="left out") for one in skipped)
                skipped.clear()
                yield replace(thread, origin=replace(thread.origin, notes=(*notes, *thread.origin.notes)))
        except ArgmapError as error:
            no_text = source.path != path and all(problem.code in ("I002", "I003") for problem in error.problems)
            (skipped if no_text else problems).extend(error.problems)
    if problems or (skipped and not found):
        raise ArgmapError(problems or skipped)


def read_source(source: Source, reader: Reader | None = None) -> Iterator[Thread]:
    """The threads of one source, by the reader that is named or the surest one.

    Raises:
        ArgmapError: With every problem of the file.
    """
    check_text(source)
    source = _content(source)
    if reader is not None:
        yield from _finished(source, reader, ())
        return
    ranked = choose(source)
    if not ranked:
        raise refusal(source)
    if is_contested(source, ranked):
        yield from _judged(source, ranked)
        return
    first_error: ArgmapError | None = None
    for sure, candidate in ranked:
        if sure < ranked[0][0] - SECOND:
            break
        begun = False
        try:
            for thread in _finished(source, candidate, _doubt(ranked, candidate)):
                begun = True
                yield thread
        except ArgmapError as error:
            if begun:
                raise
            first_error = first_error or error
            continue
        if begun:
            return
    raise first_error or refusal(source)


def _content(source: Source) -> Source:
    """What a reader sees of a source: what copying did to it is undone, and what stands around it is left out."""
    source = repaired(page_inside(source))
    if not is_paste(source):
        return source
    from argmap.read.infer.page_edges import without_edges  # noqa: PLC0415  # exports need no words of pages

    return without_edges(source)


def _judged(source: Source, ranked: list[tuple[float, Reader]]) -> Iterator[Thread]:
    """The threads of a text by the reader whose threads explain most of it, with what is suspicious in them."""
    best = contest(source, ranked)
    for number, thread in enumerate(best.threads):
        yield _complete(source, best.reader, thread, best.notes if number == 0 else (), first=number == 0)


def choose(source: Source) -> list[tuple[float, Reader]]:
    """The readers that may fit, the surest first, with how sure they are."""
    found = [(reader.sniff(source), reader) for reader in readers(source)]
    return sorted((pair for pair in found if pair[0] > 0), key=lambda pair: (-pair[0], pair[1].name))


def _doubt(ranked: list[tuple[float, Reader]], taken: Reader) -> tuple[Note, ...]:
    near = [reader for sure, reader in ranked if reader is not taken and sure > ranked[0][0] - NEAR]
    if not near:
        return ()
    sure = next(sure for sure, reader in ranked if reader is taken)
    others = ", ".join(f"{reader.title} (--format {reader.name})" for reader in near)
    return (Note(f"read as {taken.title}, which fits best ({sure:.2f}); it could also be {others}", kind="unclear"),)


def _finished(source: Source, reader: Reader, notes: tuple[Note, ...]) -> Iterator[Thread]:
    """What the reader gives, with quotes found, and with where it came from."""
    for number, thread in enumerate(reader.read(source)):
        suspected = suspicions(thread)
        what = f"the file may be misread: {'; '.join(suspected)} (argmap read --check shows how)"
        told = (*notes, Note(what, kind="doubt")) if suspected else notes
        yield _complete(source, reader, thread, told, first=number == 0)


def _complete(source: Source, reader: Reader, thread: Thread, notes: tuple[Note, ...], *, first: bool) -> Thread:
    from argmap.read.common.quotes import with_quotes  # noqa: PLC0415  # its patterns cost a saved map a tenth

    if first and source.columns and not reader.table:
        notes = (*notes, Note(f"--column is not used: {reader.title} has no columns to name", kind="unclear"))
    origin = replace(
        thread.origin,
        path=thread.origin.path or source.path,
        format=thread.origin.format or reader.name,
        on_page=thread.origin.on_page or reader.on_page,
        notes=(
            *_placed(source, notes),
            *(source_notes(source) if first else ()),
            *_placed(source, thread.origin.notes),
        ),
    )
    return replace(with_quotes(thread), origin=origin)


def _placed(source: Source, notes: Iterable[Note]) -> Iterator[Note]:
    """Notes with the numbers that their lines have in the file."""
    return (replace(note, line=source.number(note.line)) for note in notes)


def source_notes(source: Source) -> Iterator[Note]:
    """What is to be said of the encoding, nothing for UTF-8, and of what was changed."""
    if "decoded" in vars(source):
        name = source.decoded[1]
        if name == "utf-8 (damaged)":
            line = source.text.count("\n", 0, source.text.find("\ufffd")) + 1
            yield Note("some bytes are not UTF-8 and stand as U+FFFD", line=line, kind="changed")
        elif not name.startswith("utf"):
            yield Note(f"not UTF-8: read as {name}", kind="changed")
    yield from source.changes


def _named(name: str, path: str) -> Reader:
    names = {reader.name: reader for reader in readers()}
    if name in names:
        return names[name]
    near = difflib.get_close_matches(name, names, 1)
    mend = f"did you mean '{near[0]}'?" if near else "argmap formats lists them"
    raise ArgmapError(Problem(Location(path), "I008", f"no format is called '{name}'", mend))
