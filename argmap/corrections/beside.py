"""Which corrections a thread has: those of a file that is named, or of one that lies beside the thread's own."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from argmap.corrections.fates import Fates

if TYPE_CHECKING:
    from collections.abc import Callable

    from argmap.corrections.applying import Corrections, Session
    from argmap.errors import Problem
    from argmap.model import Thread

FOLDER = "corrections.yaml"
"""The corrections of all threads of a folder."""
SUFFIX = ".corrections.yaml"
"""What the name of one thread's corrections ends in."""


def beside(thread: str) -> Path:
    """The corrections file of a thread's file: `thread.txt` has `thread.corrections.yaml`.

    >>> beside("class/bridge.txt").as_posix()
    'class/bridge.corrections.yaml'
    """
    path = Path(thread)
    name = path.name if path.name.startswith(".") else path.name.split(".")[0] or path.name
    return path.with_name(name + SUFFIX)


def find(thread: str) -> Path | None:
    """The corrections file that lies beside a thread's file, or None.

    Args:
        thread: The file's path as the user gave it; "-" has none.
    """
    if thread in {"", "-"}:
        return None
    own = beside(thread)
    for path in (own, own.with_name(FOLDER)):
        try:
            if path.is_file():
                return path
        except (OSError, ValueError):  # a name too long, or none that a file can have
            return None
    return None


class Shelf:
    """The corrections of the threads of one run; each file is read once.

    Args:
        named: The file that the user names, or None for what lies beside each thread.
        found: Takes the path of a file that was found by itself.

    Attributes:
        fates: What became of the entries.
    """

    def __init__(self, named: Path | None = None, found: Callable[[Path], None] = lambda _: None) -> None:
        self.named = named
        self.found = found
        self.fates = Fates()
        self._held: dict[Path, Corrections] = {}
        self._found: dict[str, Path | None] = {}

    @cached_property
    def _named(self) -> Corrections | None:
        return None if self.named is None else self._load(self.named)

    def _load(self, path: Path) -> Corrections:
        from argmap.corrections.applying import Corrections  # noqa: PLC0415  # most threads have none
        from argmap.corrections.reading import load  # noqa: PLC0415

        return Corrections(load(path), self.fates.tell, self.fates.fits)

    def problems(self, *, every: bool = True) -> list[Problem]:
        """What fitted none of the threads so far, and was not given out before.

        Args:
            every: Whether all threads of the files have come: of a folder's file they may always be elsewhere.
        """
        held = [one for path, one in self._held.items() if path.name != FOLDER]
        held += [self._named] if self._named is not None else []
        return self.fates.problems(entry for one in held for entry in one.entries) if every else self.fates.problems()

    def of(self, thread: Thread) -> Session | None:
        """The corrections of a thread at work, or None.

        Raises:
            ArgmapError: What is wrong with the file.
        """
        if self._named is not None:
            return self._named.of(thread)
        file = thread.origin.path
        if file not in self._found:
            self._found[file] = find(file)
        path = self._found[file]
        if path is None:
            return None
        if path not in self._held:
            self._held[path] = self._load(path)
            self.found(path)
        return self._held[path].of(thread)
