"""What the commands have in common: notes on standard error, printing maps, and what the terminal can do."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from argmap.errors import ArgmapError, Location, Problem, shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from argmap.model import ArgumentMap, Note
    from argmap.render.base import Form, Options


def say(notes: Sequence[Note], path: str) -> None:
    """Print what a reader wants said, to standard error."""
    for note in notes:
        place = f"{path}:{note.line}" if note.line else path
        sys.stderr.write(shown(f"{place}: {note.kind}: {note.what}") + "\n")


def tell_unused(form: Form, options: Options) -> None:
    """Say on standard error which of the options given have no meaning for what is printed."""
    from argmap.render.unused import unused  # noqa: PLC0415

    for said in unused(form, options):
        sys.stderr.write(f"argmap: {said}\n")


def write_layout(path: str, output: Path) -> None:
    """Write a layout file made from the reading of a paste.

    Raises:
        ArgmapError: I001, I002, I003, I009 or I010 for the paste; O001 where the file cannot be written or is there.
    """
    from argmap.read.discovery import KINDS  # noqa: PLC0415
    from argmap.read.infer.layout_file import layout_file  # noqa: PLC0415
    from argmap.read.sources.opening import open_sources  # noqa: PLC0415
    from argmap.read.sources.refused import check_text  # noqa: PLC0415
    from argmap.read.sources.repairs import repaired  # noqa: PLC0415
    from argmap.render import write  # noqa: PLC0415

    source = next(iter(open_sources(path)))
    check_text(source)
    if not KINDS["plain"](source) or KINDS["json"](source):
        what = "a layout says how the lines of a paste follow each other, and this is no plain text"
        raise ArgmapError(
            Problem(Location(path), "I009", what, "argmap read --check FILE says what is understood of it")
        )
    if output.exists():
        what, mend = "there is such a file already, and it is left as it is", "choose another name, or move it away"
        raise ArgmapError(Problem(Location(str(output)), "O001", what, mend))
    write(output, layout_file(repaired(source).text).encode("utf-8"))
    warn(f"{output}: written; correct it, and give it with --layout")


def warn(note: str) -> None:
    """Print a note to standard error."""
    sys.stderr.write("".join(shown(line) + "\n" for line in note.split("\n")))


def emit(form: Form, options: Options, found: Iterator[ArgumentMap], output: Path | None, paths: Sequence[str]) -> None:
    """Print maps one after the other, or write the only one into a file.

    Raises:
        ArgmapError: I015 where several maps are to go into one file of a form that holds one; O001.
    """
    from argmap.render import write  # noqa: PLC0415
    from argmap.run import one_map  # noqa: PLC0415

    if output is not None:
        write(output, form.pieces(one_map(found, paths[0]), options))
        return
    if form.name == "text" and sys.stdout.isatty():
        from argmap.cli.pager import show  # noqa: PLC0415  # a pipe needs none

        show("\n".join(form.render(one, options).decode("utf-8") for one in found))
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
