"""`argmap diff`: what differs between two maps. `argmap compare`: where two people differ."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Literal

import typer

from argmap.cli import given
from argmap.cli.options import Ascii, How, takes

_BY_SUFFIX = {".json": "json", ".md": "markdown", ".markdown": "markdown", ".txt": "text", ".html": "html"}


@takes("rules", "topic", "read_as", "column", "thread", "motion", "corrections")
def diff(
    old: Annotated[str, typer.Argument(metavar="OLD", help="A thread as it was, or a saved map.")],
    new: Annotated[str, typer.Argument(metavar="NEW", help="The thread as it is, or a saved map.")],
    *,
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="OUT", help="Write to this file: .txt, .json, .md or .html."),
    ] = None,
    to: Annotated[
        Literal["text", "json", "markdown"] | None, typer.Option(help="The form.", show_default=False)
    ] = None,
    how: How,
    ascii_only: Ascii = False,
) -> int:
    """Say what differs between two maps: rules, topics and corrections that are named are NEW's alone.

    Exit 0 where nothing differs, 1 where something does.
    """
    from argmap.errors import ArgmapError, Location, Problem  # noqa: PLC0415
    from argmap.render import write  # noqa: PLC0415
    from argmap.render.changes import FORMS, text  # noqa: PLC0415
    from argmap.run import one_map  # noqa: PLC0415
    from argmap.views.changes import changes  # noqa: PLC0415

    form = to or (_BY_SUFFIX.get(output.suffix.lower()) if output is not None else "text")
    if form is None:
        what = f"no form of a diff has the suffix {output.suffix if output else ''!r}"
        raise ArgmapError(Problem(Location(str(output)), "O002", what, f"known are: {', '.join(_BY_SUFFIX)}"))
    one_set = not (how.rules or how.topic or how.corrections)
    after = how.run()
    before = after if one_set else replace(how, rules=None, topic=None, corrections=None).run()
    before.uncorrected = how.corrections is not None
    maps = one_map(before.maps([old], given.say), old), one_map(after.maps([new], given.say), new)
    found = changes(*maps)
    if form == "html":
        from argmap.render.html.page import page  # noqa: PLC0415

        data = page(maps[1], "changes", differing=found)
    else:
        plain = ascii_only or (output is None and not given.unicode(sys.stdout))
        data = text(found, ascii_only=plain) if form == "text" else FORMS[form](found)
    if output is not None:
        write(output, data.encode())
    else:
        sys.stdout.write(data)
    return int(bool(found.changes))


@takes("read_as", "column", "thread")
def compare(
    first: Annotated[Path, typer.Argument(metavar="A.yaml", help="What one person says of the marks.")],
    second: Annotated[Path, typer.Argument(metavar="B.yaml", help="What another says, or the key.")],
    file: Annotated[
        str | None,
        typer.Argument(
            metavar="FILE",
            help="The thread, so that different quotations of one comment count as one.",
            show_default=False,
        ),
    ] = None,
    *,
    how: How,
) -> None:
    """Compare what two people say of a thread's marks: agreement, kappa, and the differences to talk about."""
    from argmap.corrections import load  # noqa: PLC0415
    from argmap.corrections.binding import unfound  # noqa: PLC0415
    from argmap.errors import shown  # noqa: PLC0415
    from argmap.run import named  # noqa: PLC0415
    from argmap.views.agreement import agreement, table  # noqa: PLC0415

    places = None
    if file is not None:
        from argmap.corrections.binding import Places  # noqa: PLC0415

        run = how.run()
        places = Places(next(iter(run.threads([file]))))
    entries = [load(path) for path in (first, second)]
    if places is not None:
        for line in named(unfound((entry for some in entries for entry in some), places)):
            given.warn(line)
    one, other = ([entry.correction for entry in some] for some in entries)
    names = [path.name.split(".")[0] for path in (first, second)]
    if names[0] == names[1]:
        names = [str(first), str(second)]
    for row in table(agreement(one, other, places), names):
        sys.stdout.write(shown(row) + "\n")
