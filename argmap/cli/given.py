"""What the commands have in common: options, opening files, rules and the pipeline, and saying what was noted."""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from argmap.errors import ArgmapError, Location, Problem, shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from argmap.mapping import Mapper
    from argmap.model import ArgumentMap, Note, Thread
    from argmap.render.base import Form, Options

File = Annotated[
    str,
    typer.Argument(metavar="FILE", help="A thread in any format that is read, a saved map, or - for standard input."),
]
Files = Annotated[
    list[str],
    typer.Argument(metavar="FILE...", help="Threads in any format that is read, saved maps, or - for standard input."),
]
Format = Annotated[
    str | None, typer.Option("--format", metavar="NAME", help="Read as this format; 'argmap formats' lists them.")
]
Columns = Annotated[
    list[str] | None,
    typer.Option(
        "--column",
        metavar="FIELD=NAME",
        help="For tables: which column holds author, text, parent, id, date or thread.",
    ),
]
ThreadId = Annotated[str | None, typer.Option("--thread", metavar="ID", help="Of a file with many threads, this one.")]
RuleFolders = Annotated[
    list[Path] | None, typer.Option("--rules", metavar="DIR", help="Add a folder of rules; may be repeated.")
]
Topics = Annotated[
    list[str] | None,
    typer.Option("--topic", metavar="NAME", help="Add a topic pack that argmap ships with; may be repeated."),
]
Model = Annotated[str | None, typer.Option("--model", metavar="NAME", help="Another installed spaCy pipeline.")]


def pairs(columns: Sequence[str] | None) -> dict[str, str]:
    """`--column` options as field to column's name.

    Raises:
        typer.BadParameter: Where one has no equals sign.
    """
    found = {}
    for column in columns or ():
        field, equals, name = column.partition("=")
        if not (field and equals and name):
            raise typer.BadParameter(f"'{column}' is not FIELD=NAME, as in author=UserId", param_hint="--column")
        found[field.strip()] = name.strip()
    return found


def threads(
    paths: Sequence[str], read_as: str | None = None, columns: Sequence[str] | None = None, thread: str | None = None
) -> Iterator[Thread]:
    """The threads of the files, in order."""
    from argmap.read import read_file  # noqa: PLC0415  # readers are many

    named = pairs(columns)
    for path in paths:
        yield from read_file(path, format=read_as, columns=named, thread=thread)


def say(notes: Sequence[Note], path: str) -> None:
    """Print what a reader wants said, to standard error."""
    for note in notes:
        place = f"{path}:{note.line}" if note.line else path
        sys.stderr.write(shown(f"{place}: {note.kind}: {note.what}") + "\n")


def mapper(rules: Sequence[Path] | None, topics: Sequence[str] | None, model: str | None) -> Mapper:
    """The rules and the pipeline, loaded."""
    from argmap import rulebook  # noqa: PLC0415
    from argmap.language import Language, one_thread  # noqa: PLC0415
    from argmap.mapping import Mapper  # noqa: PLC0415

    book = rulebook.load(list(rules or ()), list(topics or ()))
    one_thread()
    ready = Mapper(Language.open(model, book))
    gc.freeze()
    gc.enable()
    return ready


def maps(
    paths: Sequence[str],
    *,
    read_as: str | None = None,
    columns: Sequence[str] | None = None,
    thread: str | None = None,
    rules: Sequence[Path] | None = None,
    topics: Sequence[str] | None = None,
    model: str | None = None,
    quiet: bool = False,
) -> Iterator[ArgumentMap]:
    """The maps of the files, in order: saved ones as they stand, threads mapped; notes are said unless `quiet`."""
    from argmap.read import read_file  # noqa: PLC0415
    from argmap.read.formats.argmap.saved_map import is_saved_map, load_maps  # noqa: PLC0415
    from argmap.read.sources.opening import open_sources  # noqa: PLC0415

    ready: Mapper | None = None
    named = pairs(columns)
    for path in paths:
        sources = list(open_sources(path, named))
        if read_as is None and all(is_saved_map(source) for source in sources):
            for source in sources:
                yield from load_maps(source, thread=thread)
            continue
        for found in read_file(path, format=read_as, columns=named, thread=thread, sources=sources):
            if not quiet:
                say(found.origin.notes, path)
            ready = ready or mapper(rules, topics, model)
            yield ready.map(found)


def emit(form: Form, options: Options, found: Iterator[ArgumentMap], output: Path | None, paths: Sequence[str]) -> None:
    """Print maps one after the other, or write the only one into a file.

    Raises:
        ArgmapError: I015 where several maps are to go into one file of a form that holds one; O001.
    """
    from argmap.render import write  # noqa: PLC0415

    if output is not None:
        write(output, form.pieces(one_map(found, paths[0]), options))
        return
    for place, one in enumerate(found):
        if place and form.name == "text":
            sys.stdout.write("\n")
        if form.binary and sys.stdout.isatty():
            raise ArgmapError(
                Problem(
                    Location("standard output"), "O001", f"{form.title} is not for a terminal", "name a file with -o"
                )
            )
        if form.binary:
            sys.stdout.flush()
        for piece in form.pieces(one, options):
            if form.binary:
                sys.stdout.buffer.write(piece)
            else:
                sys.stdout.write(piece.decode("utf-8"))


def one_map(found: Iterator[ArgumentMap], path: str) -> ArgumentMap:
    """The only map there is.

    Raises:
        ArgmapError: I015 where there are several.
    """
    first = next(found)
    if next(found, None) is not None:
        what = "there are several threads, and one map goes into a file"
        raise ArgmapError(Problem(Location(path), "I015", what, "name one with --thread ID, or use 'argmap batch'"))
    return first


def colour(stream: object) -> bool:
    """Whether a stream takes colour: a terminal, and nobody said otherwise (https://no-color.org)."""
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    isatty = getattr(stream, "isatty", None)
    return bool(isatty and isatty()) and os.environ.get("TERM") != "dumb"


def unicode(stream: object) -> bool:
    """Whether a stream can carry the map's marks."""
    encoding = (getattr(stream, "encoding", None) or "ascii").lower().replace("-", "")
    return encoding.startswith("utf")


def width() -> int:
    """Columns: of the terminal, of COLUMNS, or 80 in a pipe."""
    import shutil  # noqa: PLC0415

    return max(20, shutil.get_terminal_size((80, 24)).columns)
