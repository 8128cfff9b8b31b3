"""The threads of files, folders and globs, as a stream of chunks."""

from __future__ import annotations

import glob
import hashlib
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from argmap.batch.work import Chunk
from argmap.errors import ArgmapError, Location, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from argmap.model import Thread
    from argmap.read.sources.source import Source

CHUNK = 256
"""Comments from which on a chunk is closed; a thread is never cut."""


def expand(given: Sequence[str], output: Path | None = None) -> list[str]:
    """The files meant: folders stand for all files below them, globs for what they match, in alphabetical order.

    Args:
        given: As the user gave them.
        output: What the maps go into: neither it nor its parts are meant by a folder or a glob.

    Raises:
        ArgmapError: I001 for each that is not there.
    """
    found: list[str] = []
    problems = []
    for one in given:
        path = Path(one)
        if one != "-" and path.is_dir():
            below = sorted(str(p) for p in path.rglob("*") if p.is_file() and not p.name.startswith("."))
            below = [p for p in below if not _ours(p, output)]
            found.extend(below)
            if not below:
                problems.append(
                    Problem(Location(one), "I001", "the folder holds no file", "name a folder with threads")
                )
        elif one != "-" and not path.exists() and glob.has_magic(one):
            matched = sorted(p for p in glob.glob(one, recursive=True) if Path(p).is_file())  # noqa: PTH207  # absolute globs
            matched = [p for p in matched if not _ours(p, output)]
            found.extend(matched)
            if not matched:
                problems.append(
                    Problem(Location(one), "I001", "nothing matches", "check the pattern; quote it for your shell")
                )
        else:
            found.append(one)
    if problems:
        raise ArgmapError(problems)
    return found


def _ours(path: str, output: Path | None) -> bool:
    ends = ("", ".part", ".part.journal", ".part.parquet")
    return output is not None and any(Path(path) == output.with_name(output.name + end) for end in ends)


def size(paths: Sequence[str]) -> int | None:
    """Bytes in all the files; None where standard input or a packed file is among them."""
    try:
        if any(one == "-" or one.lower().endswith((".gz", ".zip")) for one in paths):
            return None
        return sum(Path(one).stat().st_size for one in paths)
    except OSError:
        return None


def identity(paths: Sequence[str]) -> str:
    """A hash of the inputs' names, sizes and times: whether an interrupted run was over the same files."""
    seen = hashlib.sha256()
    for one in paths:
        stat = Path(one).stat() if one != "-" and Path(one).exists() else None
        seen.update(
            f"{one}\0{stat.st_size if stat else 0}\0{stat.st_mtime_ns if stat else 0}\n".encode("utf-8", "replace")
        )
    return seen.hexdigest()


class Stream:
    """Threads read one after the other; what cannot be read is kept as problems, and the rest goes on.

    Args:
        paths: Files.
        read_as: A reader's name, or None.
        columns: For tables.

    Attributes:
        problems: What could not be read so far.
    """

    def __init__(
        self, paths: Sequence[str], read_as: str | None = None, columns: Mapping[str, str] | None = None
    ) -> None:
        self._paths = paths
        self._read_as = read_as
        self._columns = dict(columns or {})
        self.problems: list[Problem] = []
        self._total = size(paths)
        self._before = 0
        self._open: BinaryIO | None = None

    def share(self) -> float | None:
        """How much of the input has been read, from 0 to 1; None where that is not known."""
        if not self._total:
            return None
        here = 0 if self._open is None or self._open.closed else self._open.tell()
        return min(1.0, (self._before + here) / self._total)

    def _sources(self, path: str) -> Iterator[Source]:
        """The sources of a file, with an eye on how far they are read."""
        from argmap.read.sources.opening import open_sources  # noqa: PLC0415
        from argmap.read.sources.source import Source  # noqa: PLC0415

        for source in open_sources(path, self._columns):
            yield Source(source.path, partial(self._opened, source), source.columns)

    def _opened(self, source: Source) -> BinaryIO:
        self._open = source.open()
        return self._open

    def threads(self) -> Iterator[Thread]:
        """Every thread that can be read."""
        from argmap.read import read_file  # noqa: PLC0415  # readers are many

        for path in self._paths:
            try:
                sources = self._sources(path) if self._total else None
                yield from read_file(path, format=self._read_as, columns=self._columns, sources=sources)
            except ArgmapError as error:
                self.problems.extend(error.problems)
            if self._total:
                self._before, self._open = self._before + (size([path]) or 0), None

    def chunks(self) -> Iterator[Chunk]:
        """The threads in chunks of about `CHUNK` comments."""
        return chunks(self.threads(), CHUNK)


def chunks(threads: Iterable[Thread], size: int) -> Iterator[Chunk]:
    """Threads in chunks, cut at the same places whatever maps them.

    Args:
        threads: In order.
        size: Comments from which on a chunk is closed.
    """
    held: list[Thread] = []
    comments = number = 0
    for thread in threads:
        held.append(thread)
        comments += len(thread.comments) + 1
        if comments >= size:
            yield Chunk(number, tuple(held))
            held, comments, number = [], 0, number + 1
    if held:
        yield Chunk(number, tuple(held))
