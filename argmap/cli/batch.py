"""`argmap batch`: many threads, one map a line, in order."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from argmap.cli import given
from argmap.cli.options import How, pairs, takes
from argmap.errors import shown

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

EVERY = 0.2
"""Seconds between two drawings of the progress."""
SHOWN = 50
"""Problems that are printed at the end; the others are counted."""


@takes("rules", "topic", "read_as", "column", "model", "corrections")
def batch(
    files: Annotated[
        list[str], typer.Argument(metavar="IN", help="Files, folders or quoted globs of any format that is read.")
    ],
    *,
    output: Annotated[
        Path, typer.Option("-o", "--output", metavar="OUT", help="Maps, one a line (.jsonl), or .parquet.")
    ],
    workers: Annotated[int, typer.Option(min=1, max=256, metavar="N", help="Processes on this machine.")] = 1,
    engine: Annotated[Literal["local", "dask"], typer.Option(help="Where the work is done.")] = "local",
    scheduler: Annotated[
        str | None, typer.Option(metavar="ADDRESS", help="For --engine dask, as tcp://host:8786.")
    ] = None,
    how: How,
    quiet: Annotated[bool, typer.Option("--quiet", help="No progress.")] = False,
) -> int:
    """Map many threads, in the order of the input. Interrupted, the same command goes on where it stopped."""
    from argmap.batch import Settings, run  # noqa: PLC0415
    from argmap.batch.work import Recipe  # noqa: PLC0415
    from argmap.run import named  # noqa: PLC0415
    from argmap.views.wording import count  # noqa: PLC0415

    if (engine == "dask") != (scheduler is not None):
        raise typer.BadParameter("--engine dask and --scheduler ADDRESS go together", param_hint="--engine")
    fingerprint = how.run().rulebook().fingerprint  # each worker loads its own
    said = None if how.corrections is None else str(how.corrections)
    if how.corrections is not None:
        from argmap.corrections import load  # noqa: PLC0415

        load(how.corrections)  # what is wrong with it is said before anything is mapped
    settings = Settings(
        files,
        output,
        Recipe(tuple(str(folder) for folder in how.rules or ()), tuple(how.topic or ()), how.model, said),
        workers,
        scheduler,
        how.read_as,
        pairs(how.column),
        fingerprint,
    )
    meter = _Meter(shown=not quiet and sys.stderr.isatty())
    try:
        report = run(settings, meter)
    except KeyboardInterrupt:
        given.warn(f"{output}: what is done is kept beside it; the same command goes on from there")
        raise
    finally:
        meter.end()
    for problem in report.problems[:SHOWN]:
        sys.stderr.write(f"{problem}\n")
    if len(report.problems) > SHOWN:
        sys.stderr.write(f"and {len(report.problems) - SHOWN} more problems\n")
    again = f", {report.resumed} done before" if report.resumed else ""
    failed = f", {count(len(report.problems), 'problem')}" if report.problems else ""
    for told in named(report.unfit):
        given.warn(told)
    if report.corrected and not quiet:
        given.warn(f"corrections found beside the threads are used: {count(report.corrected, 'file')}")
    if not quiet:
        done = f"{count(report.threads, 'thread')} with {count(report.comments, 'comment')} mapped"
        sys.stderr.write(f"{done}{again}{failed}: {shown(str(output))}\n")
    return 1 if report.problems else 0


class _Meter:
    """Rich's progress on standard error: how much is done, how fast, how long still; only on a terminal."""

    def __init__(self, *, shown: bool) -> None:
        self._progress: Progress | None = None
        self._start = time.monotonic()
        self._drawn = 0.0
        self._task: TaskID | None = None
        if shown:
            from rich.console import Console  # noqa: PLC0415  # a pipe needs none of it
            from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn  # noqa: PLC0415

            self._progress = Progress(
                BarColumn(20),
                TextColumn("{task.description}", markup=False),
                TimeRemainingColumn(),
                console=Console(stderr=True),
                auto_refresh=False,
                transient=True,
            )

    def __call__(self, threads: int, comments: int, share: float | None) -> None:
        """Show how far a batch is.

        Args:
            threads: Done so far.
            comments: Done so far.
            share: How much of the input is done, from 0 to 1; None where that cannot be told.
        """
        if self._progress is None:
            return
        if self._task is None:
            self._progress.start()
            self._task = self._progress.add_task("", total=None)
        rate = comments / max(time.monotonic() - self._start, 1e-6)
        words = f"{threads} threads, {comments} comments, {rate:.0f} comments a second"
        total = None if share is None else 1.0
        self._progress.update(self._task, description=words, total=total, completed=share or 0.0)
        now = time.monotonic()
        if now - self._drawn > EVERY:
            self._drawn = now
            self._progress.refresh()

    def end(self) -> None:
        """Take the line away."""
        if self._progress is not None:
            self._progress.stop()
