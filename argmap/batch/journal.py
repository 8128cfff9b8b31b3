"""The output while it is being written, and what is needed to go on after an interruption.

Lines go into `OUT.part`; `OUT.part.journal` gets a line behind each chunk, with the chunk's number and the length that
the part has after it. Whatever moment a run ends at, the last journal line that the part can bear out says where to go
on: what stands behind it in the part is cut off, and nothing is done twice. The finished part takes its final name in
one step.
"""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

from argmap.errors import ArgmapError, Location, Problem

if TYPE_CHECKING:
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
    """

    def __init__(self, output: Path, key: str) -> None:
        self.output = output
        self.part = output.with_name(output.name + ".part")
        self._journal = output.with_name(output.name + ".part.journal")
        self._key = key
        self.done = 0
        self.threads = 0

    def __enter__(self) -> Self:
        try:
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
        self._lines.close()
        self._log.close()

    def _resume(self) -> int:
        """Bytes of the part that stand, after reading what was done; 0 to begin."""
        try:
            lines = self._journal.read_text(encoding="utf-8").splitlines()
            size = self.part.stat().st_size
            if json.loads(lines[0])["key"] != self._key:
                return 0
        except (OSError, ValueError, IndexError, KeyError, TypeError):
            return 0
        length = 0
        for line in lines[1:]:
            try:
                chunk, threads, end = json.loads(line)
            except (ValueError, TypeError):
                break
            if end > size:
                break
            self.done, self.threads, length = chunk + 1, threads, end
        whole = "".join(line + "\n" for line in lines[: 1 + self.done])
        self._journal.write_text(whole, encoding="utf-8", newline="\n")
        return length

    def write(self, done: Done) -> None:
        """Append a chunk's lines, then its journal line."""
        try:
            for line in done.lines:
                for piece in line.pieces():
                    self._lines.write(piece)
            self._lines.flush()
            self.done, self.threads = done.number + 1, self.threads + done.threads
            self._log.write(json.dumps([done.number, self.threads, self._lines.tell()]) + "\n")
            self._log.flush()
        except OSError as error:
            raise self._unwritable(error) from None

    def finish(self) -> None:
        """Give the part its final name."""
        try:
            self._lines.flush()
            os.fsync(self._lines.fileno())
            self._lines.close()
            self._log.close()
            self.part.replace(self.output)
            self._journal.unlink(missing_ok=True)
        except OSError as error:
            raise self._unwritable(error) from None

    def _unwritable(self, error: OSError) -> ArgmapError:
        what = f"the output cannot be written: {error.strerror or error}"
        return ArgmapError(
            Problem(Location(str(self.output)), "O001", what, "what is done is kept; run the same command again")
        )
