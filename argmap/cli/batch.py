"""`argmap batch`: many threads, one map a line, in order."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import Annotated, Literal

import typer

from argmap.cli import given
from argmap.errors import shown

SHOWN = 50
"""So many problems are printed at the end; the others are counted."""


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
    fingerprint = rulebook.load(list(rules or ()), list(topic or ())).fingerprint  # each worker loads its own
    settings = Settings(
        files,
        output,
        Recipe(tuple(str(folder) for folder in rules or ()), tuple(topic or ()), model),
        workers,
        scheduler,
        read_as,
        given.pairs(column),
        fingerprint,
    )
    meter = _Meter(shown=not quiet and sys.stderr.isatty())
    report = run(settings, meter)
    meter.end()
    for problem in report.problems[:SHOWN]:
        sys.stderr.write(f"{problem}\n")
    if len(report.problems) > SHOWN:
        sys.stderr.write(f"and {len(report.problems) - SHOWN} more problems\n")
    again = f", {report.resumed} done before" if report.resumed else ""
    failed = f", {len(report.problems)} problems" if report.problems else ""
    if not quiet:
        sys.stderr.write(
            f"{report.threads} threads with {report.comments} comments mapped{again}{failed}: {shown(str(output))}\n"
        )
    return 1 if report.problems else 0


class _Meter:
    """A line on standard error that is written over: how much is done, how fast, how long still; only on a terminal."""

    def __init__(self, *, shown: bool) -> None:
        self._shown = shown
        self._start = time.monotonic()
        self._last = 0.0
        self._first: tuple[float, float] | None = None

    def __call__(self, threads: int, comments: int, share: float | None) -> None:
        now = time.monotonic()
        if self._first is None and share is not None:
            self._first = now, share  # an earlier run's share costs no time
        if self._shown and now - self._last > 0.2:
            self._last = now
            rate = comments / max(now - self._start, 1e-6)
            left = self._left(now, share)
            sys.stderr.write(f"\r{threads} threads, {comments} comments, {rate:.0f} comments a second{left}\x1b[K")
            sys.stderr.flush()

    def _left(self, now: float, share: float | None) -> str:
        if share is None or self._first is None or share <= self._first[1]:
            return ""
        begun, before = self._first
        return f", {clock((now - begun) * (1 - share) / (share - before))} left"

    def end(self) -> None:
        if self._shown and self._last:
            sys.stderr.write("\r\x1b[K")


def clock(seconds: float) -> str:
    """A duration for people.

    >>> clock(59.6), clock(3725)
    ('1:00', '1:02:05')
    """
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
