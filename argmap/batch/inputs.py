"""The threads of files, folders and globs, as a stream of chunks."""

from __future__ import annotations

import glob
import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from argmap.batch.work import Chunk
from argmap.errors import ArgmapError, Location, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from argmap.model import Thread

CHUNK = 256
"""Comments from which on a chunk is closed; a thread is never cut."""


def expand(given: Sequence[str]) -> list[str]:
    """The files meant: folders stand for all files below them, globs for what they match, in alphabetical order.

    Raises:
        ArgmapError: I001 for each that is not there.
    """
    found: list[str] = []
    problems = []
    for one in given:
        path = Path(one)
        if one != "-" and path.is_dir():
            below = sorted(str(p) for p in path.rglob("*") if p.is_file() and not p.name.startswith("."))
            found.extend(below)
            if not below:
                problems.append(
                    Problem(Location(one), "I001", "the folder holds no file", "name a folder with threads")
                )
        elif one != "-" and not path.exists() and glob.has_magic(one):
            matched = sorted(p for p in glob.glob(one, recursive=True) if Path(p).is_file())  # noqa: PTH207  # absolute globs
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

    def threads(self) -> Iterator[Thread]:
        """Every thread that can be read."""
        from argmap.read import read_file  # noqa: PLC0415  # readers are many

        for path in self._paths:
            try:
                yield from read_file(path, format=self._read_as, columns=self._columns)
            except ArgmapError as error:
                self.problems.extend(error.problems)

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
