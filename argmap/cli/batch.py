"""`argmap batch`: many threads, one map a line, in order."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from argmap.cli import given
from argmap.cli.app import app

if TYPE_CHECKING:
    from collections.abc import Iterator


@app.command(no_args_is_help=True)
def batch(
    files: given.Files,
    *,
    output: Annotated[Path, typer.Option("-o", "--output", metavar="OUT", help="The file of maps, one a line.")],
    rules: given.RuleFolders = None,
    topic: given.Topics = None,
    read_as: given.Format = None,
    column: given.Columns = None,
    model: given.Model = None,
) -> None:
    """Map many threads: one map a line, in the order of the input."""
    from argmap.render.json_map import dumps_line  # noqa: PLC0415

    mapper = given.mapper(rules, topic, model)
    aside = output.with_name(f".{output.name}.{os.getpid()}.part")

    def lines() -> Iterator[str]:
        for found in mapper.map_many(given.threads(files, read_as, column)):
            yield dumps_line(found) + "\n"

    try:
        with aside.open("w", encoding="utf-8", newline="\n") as out:
            out.writelines(lines())
        aside.replace(output)
    finally:
        aside.unlink(missing_ok=True)
