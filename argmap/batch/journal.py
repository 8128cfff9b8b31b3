"""The output while it is being written, and what is needed to go on after an interruption.

Lines go into `OUT.part`; `OUT.part.journal` gets a line behind each chunk, with the chunk's number, the length that the
part has after it, and what could not be mapped or corrected in it, which the run that ends the work has to tell.
Whatever moment a run ends at, the last journal line that the part can bear out says where to go on: what stands behind
it is cut off, in place, and nothing is done twice. The finished part takes its final name in one step.
"""

from __future__ import annotations

import contextlib
import json
import os
from typing import TYPE_CHECKING

from argmap.corrections.fates import Fates
from argmap.errors import ArgmapError, Location, Problem

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from types import TracebackType
    from typing import Self

    from argmap.batch.work import Done


class Journal:
    """The part and its journal, opened to go on or to begin.

    Args:
        output: The final path.
        key: What the run depends on; a part made with another key is begun again.

    Attributes:
        done: How many chunks are written.
        threads: How many threads these held.
        problems: What could not be mapped in these.
        fates: What became of the corrections in these.
    """

    def __init__(self, output: Path, key: str) -> None:
        self.output = output
        self.part = output.with_name(output.name + ".part")
        self._journal = output.with_name(output.name + ".part.journal")
        self._key = key
        self.done = 0
        self.threads = 0
        self.problems: list[Problem] = []
        self.fates = Fates()

    def __enter__(self) -> Self:
        try:
            self._must_be_a_file()
            length = self._resume()
            self._lines = self.part.open("r+b" if length else "wb")
            self._lines.truncate(length)
            self._lines.seek(length)
            self._log = self._journal.open("a" if length else "w", encoding="utf-8", newline="\n")
            if not length:
                self._log.write(json.dumps({"key": self._key}) + "\n")
                self._log.flush()
        except OSError as error:
            raise self._unwritable(error) from None
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for file in (self._lines, self._log):
            with contextlib.suppress(OSError):  # what cannot be written has been told; closing tries once more
                file.close()

    def _must_be_a_file(self) -> None:
        """Refuse a folder, a device or a pipe, which the finished part would take the place of."""
        if self.output.exists() and not self.output.is_file():
            what = "the output cannot be written there: it is no file"
            mend = "name a file: a batch keeps what is done beside it, to go on after an interruption"
            raise ArgmapError(Problem(Location(str(self.output)), "O001", what, mend))

    def _resume(self) -> int:
        """Bytes of the part that stand, after reading what was done; 0 to begin."""
        try:
            lines = self._journal.read_bytes().splitlines(keepends=True)
            size = self.part.stat().st_size
            if json.loads(lines[0])["key"] != self._key:
                return 0
        except (OSError, ValueError, IndexError, KeyError, TypeError):
            return 0
        length, whole = 0, len(lines[0])
        for line in lines[1:]:
            try:
                chunk, threads, end, failed, fitted, unfit = json.loads(line)
                problems, wrong = list(map(_problem, failed)), list(map(_problem, unfit))
                places = [Location(*place) for place in fitted]
                stands = line.endswith(b"\n") and chunk == self.done and end <= size
            except (ValueError, TypeError):
                break
            if not stands:
                break
            self.done, self.threads, length = chunk + 1, threads, end
            self.problems += problems
            self.fates.add(places, wrong)
            whole += len(line)
        os.truncate(self._journal, whole)
        return length

    def write(self, done: Done) -> None:
        """Append a chunk's lines, then its journal line."""
        try:
            for line in done.lines:
                for piece in line.pieces():
                    self._lines.write(piece)
            self._lines.flush()
            self.done, self.threads = done.number + 1, self.threads + done.threads
            failed, unfit = ([_row(one) for one in some] for some in (done.problems, done.unfit))
            fitted = [_place(one) for one in done.fitted]
            row = [done.number, self.threads, self._lines.tell(), failed, fitted, unfit]
            self._log.write(json.dumps(row) + "\n")
            self._log.flush()
        except OSError as error:
            raise self._unwritable(error) from None

    def finish(self, convert: Callable[[Path, Path], None] | None = None) -> None:
        """Give the part its final name.

        Args:
            convert: Writes the part's lines into another file in another format, which takes the final name instead.
        """
        try:
            self._lines.flush()
            os.fsync(self._lines.fileno())
            self._lines.close()
            if convert is None:
                self.part.replace(self.output)
            else:
                self._convert(convert)
            self._log.close()
            self._journal.unlink(missing_ok=True)
        except OSError as error:
            raise self._unwritable(error) from None

    def _convert(self, convert: Callable[[Path, Path], None]) -> None:
        aside = self.part.with_name(self.part.name + ".parquet")
        try:
            convert(self.part, aside)
            aside.replace(self.output)
        finally:
            aside.unlink(missing_ok=True)
        self.part.unlink()

    def _unwritable(self, error: OSError) -> ArgmapError:
        if not self.output.parent.is_dir():
            what = f"the output cannot be written there: there is no folder {self.output.parent.name!r}"
            return ArgmapError(Problem(Location(str(self.output)), "O001", what, "make the folder first"))
        what = f"the output cannot be written: {error.strerror or error}"
        return ArgmapError(
            Problem(Location(str(self.output)), "O001", what, "what is done is kept; run the same command again")
        )


def _place(place: Location) -> tuple[str, int, int]:
    return place.path, place.line, place.column


def _row(problem: Problem) -> tuple[tuple[str, int, int], str, str, str]:
    return _place(problem.location), problem.code, problem.what, problem.mend


def _problem(row: tuple[tuple[str, int, int], str, str, str]) -> Problem:
    place, code, what, mend = row
    return Problem(Location(*place), code, what, mend)
