"""A whole batch: inputs, engine, journal, progress, report."""

from __future__ import annotations

import hashlib
import itertools
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from argmap import __version__
from argmap.batch import parquet
from argmap.batch.engines import Dask, Engine, Inline, Processes
from argmap.batch.inputs import Stream, expand, identity
from argmap.batch.journal import Journal
from argmap.corrections import load
from argmap.corrections.beside import find
from argmap.errors import ArgmapError, Location, Problem

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from argmap.batch.work import Recipe
    from argmap.corrections import Entry


SUFFIXES = (".jsonl", ".ndjson", ".json", ".parquet")


@dataclass(frozen=True, slots=True)
class Settings:
    """What a batch is to do.

    Args:
        inputs: Files, folders, globs.
        output: A path that ends in one of `SUFFIXES`: JSON lines, or a Parquet file.
        recipe: Rules and pipeline.
        workers: Processes on this machine.
        scheduler: A Dask scheduler's address, or None.
        read_as: A reader's name, or None.
        columns: For tables.
        fingerprint: Of the rulebook: a run that was begun with other rules is begun again.
    """

    inputs: Sequence[str]
    output: Path
    recipe: Recipe
    workers: int = 1
    scheduler: str | None = None
    read_as: str | None = None
    columns: Mapping[str, str] | None = None
    fingerprint: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """What became of a batch.

    Args:
        threads: Mapped or failed in this run.
        comments: In these.
        resumed: Threads that an earlier run had done.
        problems: What could not be read or mapped.
        unfit: Corrections that fitted no thread, of this run or those before.
        corrected: Files of corrections that were found beside the threads.
    """

    threads: int
    comments: int
    resumed: int
    problems: tuple[Problem, ...]
    unfit: tuple[Problem, ...] = ()
    corrected: int = 0


Progress = Callable[[int, int, float | None], None]


def run(settings: Settings, progress: Progress = lambda _threads, _comments, _share: None) -> Report:
    """Map every thread of the inputs into the output.

    Args:
        settings: What to do.
        progress: Called after each chunk with the threads and comments done in this run, and the share of the input
            that is read, from 0 to 1, or None where that is not known.

    Raises:
        ArgmapError: Where the inputs are not there or the output cannot be written; what is done is kept.
    """
    if settings.output.suffix not in SUFFIXES:
        what = f"a batch is not written as {settings.output.suffix or 'a file without a suffix'!r}"
        mend = "write .jsonl or .parquet; argmap map prints a map of it in any form"
        raise ArgmapError(Problem(Location(str(settings.output)), "O002", what, mend))
    if settings.output.suffix == ".parquet":
        parquet.ready(settings.output)
    paths = expand(settings.inputs, settings.output)
    stream = Stream(paths, settings.read_as, settings.columns)
    threads = comments = 0
    with Journal(settings.output, _key(settings, paths)) as journal:
        resumed, problems = journal.threads, list(journal.problems)
        rest = itertools.islice(stream.chunks(), journal.done, None)
        for done in _engine(settings).results(settings.recipe, rest):
            journal.write(done)
            problems.extend(done.problems)
            journal.fates.add(done.fitted, done.unfit)
            threads, comments = threads + done.threads, comments + done.comments
            progress(threads, comments, stream.share())
        journal.finish(parquet.convert if settings.output.suffix == ".parquet" else None)
    unfit = journal.fates.problems(_entries(settings))
    beside = len(_beside(paths)) if settings.recipe.corrections is None else 0
    return Report(threads, comments, resumed, tuple(stream.problems + problems), tuple(unfit), beside)


def _entries(settings: Settings) -> Sequence[Entry]:
    """The corrections of the file that is named: all of its threads should have come."""
    return () if settings.recipe.corrections is None else load(Path(settings.recipe.corrections))


def _beside(paths: Sequence[str]) -> list[str]:
    """The files of corrections that lie beside threads."""
    return list(dict.fromkeys(str(found) for path in paths if (found := find(path)) is not None))


def _engine(settings: Settings) -> Engine:
    if settings.scheduler is not None:
        return Dask(settings.scheduler)
    return Processes(settings.workers) if settings.workers > 1 else Inline()


def _key(settings: Settings, paths: Sequence[str]) -> str:
    """Everything that the output depends on; the engine and the number of workers are not among it."""
    named = settings.recipe.corrections
    files = _beside(paths) if named is None else [named]
    said = identity(files)
    parts = (__version__, settings.fingerprint, repr(settings.recipe), repr(settings.read_as), identity(paths), said)
    columns = repr(sorted((settings.columns or {}).items()))
    return hashlib.sha256("\n".join((*parts, columns)).encode()).hexdigest()
