"""`argmap batch`: many threads, one map a line, in order."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import Annotated, Literal

import typer

from argmap.cli import given
from argmap.cli.app import app


@app.command(no_args_is_help=True)
def batch(
    files: Annotated[
        list[str], typer.Argument(metavar="IN...", help="Files, folders or quoted globs of any format that is read.")
    ],
    *,
    output: Annotated[
        Path, typer.Option("-o", "--output", metavar="OUT", help="Maps, one a line (.jsonl), or .parquet.")
    ],
    workers: Annotated[int, typer.Option(min=1, max=256, help="Processes on this machine.")] = 1,
    engine: Annotated[Literal["local", "dask"], typer.Option(help="Where the work is done.")] = "local",
    scheduler: Annotated[
        str | None, typer.Option(metavar="ADDRESS", help="For --engine dask, as tcp://host:8786.")
    ] = None,
    rules: given.RuleFolders = None,
    topic: given.Topics = None,
    read_as: given.Format = None,
    column: given.Columns = None,
    model: given.Model = None,
    quiet: Annotated[bool, typer.Option("--quiet", help="No progress.")] = False,
) -> int:
    """Map many threads, in the order of the input. Interrupted, the same command goes on where it stopped."""
    from argmap import rulebook  # noqa: PLC0415
    from argmap.batch import Settings, run  # noqa: PLC0415
    from argmap.batch.work import Recipe  # noqa: PLC0415

    if (engine == "dask") != (scheduler is not None):
        raise typer.BadParameter("--engine dask and --scheduler ADDRESS go together", param_hint="--engine")
    book = rulebook.load(list(rules or ()), list(topic or ()))
    settings = Settings(
        files,
        output,
        Recipe(tuple(str(folder) for folder in rules or ()), tuple(topic or ()), model),
        workers,
        scheduler,
        read_as,
        given.pairs(column),
        book.fingerprint,
    )
    meter = _Meter(shown=not quiet and sys.stderr.isatty())
    report = run(settings, meter)
    meter.end()
    for problem in report.problems:
        sys.stderr.write(f"{problem}\n")
    again = f", {report.resumed} done before" if report.resumed else ""
    failed = f", {len(report.problems)} problems" if report.problems else ""
    if not quiet:
        sys.stderr.write(f"{report.threads} threads with {report.comments} comments mapped{again}{failed}: {output}\n")
    return 1 if report.problems else 0


class _Meter:
    """A line on standard error that is written over: how much is done and how fast; only on a terminal."""

    def __init__(self, *, shown: bool) -> None:
        self._shown = shown
        self._start = time.monotonic()
        self._last = 0.0

    def __call__(self, threads: int, comments: int) -> None:
        now = time.monotonic()
        if self._shown and now - self._last > 0.2:
            self._last = now
            rate = comments / max(now - self._start, 1e-6)
            sys.stderr.write(f"\r{threads} threads, {comments} comments, {rate:.0f} comments a second\x1b[K")
            sys.stderr.flush()

    def end(self) -> None:
        if self._shown and self._last:
            sys.stderr.write("\r\x1b[K")
