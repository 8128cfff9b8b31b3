"""The commands: map, read, why, batch, formats, demo."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Literal

import typer

from argmap.cli import given
from argmap.cli.options import Ascii, File, Files, How, takes
from argmap.render.base import Options, View

Output = Annotated[
    Path | None,
    typer.Option("-o", "--output", metavar="OUT", help="Write to this file; its suffix says in which form."),
]
To = Annotated[
    str | None,
    typer.Option("--to", metavar="FORM", help="The form, where no suffix says it: 'argmap formats' lists them."),
]
As = Annotated[View | None, typer.Option("--as", help="Which view of the map.", show_default=False)]


@takes()
def map_command(
    files: Files,
    *,
    view: As = None,
    output: Output = None,
    to: To = None,
    how: How,
    full: Annotated[bool, typer.Option("--full", help="The tree of all comments below the overview.")] = False,
    graph: Annotated[
        Literal["comments", "claims", "commenters"], typer.Option(help="What a node of the graph is.")
    ] = "comments",
    table: Annotated[
        Literal["claims", "links", "comments", "points"], typer.Option(help="Which table, for CSV.")
    ] = "claims",
    depth: Annotated[
        int | None, typer.Option(min=0, metavar="N", help="Fold the tree below this depth.", show_default=False)
    ] = None,
    focus: Annotated[
        str | None, typer.Option(metavar="ID", help="This comment, what it answers and what answers it.")
    ] = None,
    only: Annotated[
        Literal["claims", "disputes"] | None,
        typer.Option(
            help="Fold comments without a claim or a link, or all that no rebuttal touches.", show_default=False
        ),
    ] = None,
    least: Annotated[
        float,
        typer.Option(
            "--min-confidence",
            metavar="0-1",
            min=0,
            max=1,
            help="Graphs: leave out links less sure than this.",
            show_default=False,
        ),
    ] = 0.0,
    anonymous: Annotated[bool, typer.Option("--anonymous", help="Invented names, the same in every form.")] = False,
    paper: Annotated[Literal["a4", "letter"], typer.Option(help="Size of the paper, for PDF.")] = "a4",
    key: Annotated[bool, typer.Option("--key", help="For worksheets: the answers.")] = False,
    pages: Annotated[
        Literal["fit", "split"], typer.Option(help="Big graphs: on one page, or split over several.")
    ] = "split",
    ascii_only: Ascii = False,
) -> None:
    """Map a thread: claims, who says them, who agrees with whom and who rebuts whom."""
    from argmap.render import form_for, view_for  # noqa: PLC0415

    form = form_for(to or (output.name if output else "text"))
    view_for(form, view)
    to_terminal = output is None
    options = Options(
        view=view,
        full=full,
        graph=graph,
        table=table,
        width=given.width(),
        colour=to_terminal and given.colour(sys.stdout),
        ascii=ascii_only or (to_terminal and not given.unicode(sys.stdout)),
        depth=depth,
        focus=focus,
        only=only,
        least=least,
        anonymous=anonymous,
        paper=paper,
        key=key,
        pages=pages,
    )
    given.tell_unused(form, options)
    if to is not None and output is not None and not output.name.lower().endswith(form.suffixes):
        given.warn(f"argmap: {output} is written as {form.name}, as --to says, whatever its suffix")
    found = how.run().maps(files, given.say)
    given.emit(form, options, found, output, files)


@takes("read_as", "column", "thread", "corrections")
def read(
    files: Files,
    *,
    how: How,
    check: Annotated[bool, typer.Option("--check", help="Print for a person what was understood.")] = False,
    layout: Annotated[
        Path | None,
        typer.Option("--layout", metavar="FILE", help="Read a paste as this layout file says.", show_default=False),
    ] = None,
    write_layout: Annotated[
        Path | None,
        typer.Option(
            "--write-layout", metavar="FILE", help="Write a layout to start from, and stop.", show_default=False
        ),
    ] = None,
) -> None:
    """Print the thread as argmap understood it, one JSON object a line."""
    from argmap.render.json_map import dumps_thread  # noqa: PLC0415

    if write_layout is not None:
        if len(files) > 1 or layout is not None:
            what = "a layout is written from the reading of one file, without --layout"
            raise typer.BadParameter(what, param_hint="--write-layout")
        given.write_layout(files[0], write_layout)
        return
    run = how.run()
    for path in files:
        for found in run.corrected(run.threads([path], layout)):
            if check:
                from argmap.read.source_lines import text_of  # noqa: PLC0415
                from argmap.render.check import check_text  # noqa: PLC0415

                text = text_of(str(path))
                plain = not given.unicode(sys.stdout)
                sys.stdout.write(check_text(found, given.width(), text=text, ascii_only=plain))
                continue
            given.say(found.origin.notes, path)
            sys.stdout.write(dumps_thread(found) + "\n")


@takes()
def why(
    file: File,
    first: Annotated[
        str,
        typer.Argument(metavar="ID", help="A comment (8, #8, c8, post), a claim (c8.1), a link (l3) or a point (p1)."),
    ],
    second: Annotated[
        str | None, typer.Argument(metavar="ID", help="The comment at the other end.", show_default=False)
    ] = None,
    *,
    how: How,
    details: Annotated[bool, typer.Option("--details", help="Every rule, its weight and the sums.")] = False,
    ascii_only: Ascii = False,
) -> None:
    """Say why a claim, a point, a link or a reply target is on the map, or why no link is."""
    from argmap.cli.explaining import explain  # noqa: PLC0415
    from argmap.cli.pager import show  # noqa: PLC0415

    text = explain(
        how.run(),
        file,
        first,
        second,
        details=details,
        width=given.width(),
        ascii_only=ascii_only or not given.unicode(sys.stdout),
        colour=given.colour(sys.stdout),
    )
    show(text)


def formats() -> None:
    """List the formats that are read and the forms that are written."""
    from argmap.read import readers  # noqa: PLC0415
    from argmap.render import forms  # noqa: PLC0415

    known = readers()
    wide = max(len(reader.name) for reader in known)
    out = sys.stdout.write
    out("Read (--format NAME; found by content where it is not given):\n")
    for reader in known:
        out(f"  {reader.name:{wide}}  {reader.title}\n  {'':{wide}}    {reader.how}\n")
    out("\nWritten (-o FILE.SUFFIX or --to NAME):\n")
    for form in forms():
        out(f"  {form.name:{wide}}  {' '.join(form.suffixes):12s} {form.title}\n")


def demo(
    *,
    view: As = None,
    show: Annotated[bool, typer.Option("--thread", help="Print the example thread itself.")] = False,
    ascii_only: Ascii = False,
) -> None:
    """Map the example thread that argmap ships with."""
    from importlib.resources import as_file, files  # noqa: PLC0415

    from argmap.render import form_for  # noqa: PLC0415

    with as_file(files("argmap") / "demo" / "thread.txt") as path:
        if show:
            sys.stdout.write(path.read_text(encoding="utf-8"))
            return
        options = Options(
            view=view,
            width=given.width(),
            colour=given.colour(sys.stdout),
            ascii=ascii_only or not given.unicode(sys.stdout),
        )
        given.emit(form_for("text"), options, How().run().maps([str(path)]), None, ["demo"])
