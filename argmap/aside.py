"""Files written aside first: one stands whole under its name or not at all; leftovers are removed."""

from __future__ import annotations

import contextlib
import os
import stat
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

NAME = 100
"""Characters of a file's name that its temporary file has, too."""


def write_aside(
    target: Path, pieces: Iterable[bytes], place: Callable[[Path], object], *, mode: int | None = None
) -> None:
    """Write data into `.NAME.PROCESS.tmp` beside a file, and let that take the file's name.

    Args:
        target: The file.
        pieces: All of it, in order.
        place: Gives the temporary file, whole, its final name.
        mode: The permissions that it is to have; None for the usual ones.

    Raises:
        OSError: Nothing is left of it.
    """
    start = f".{target.name[:NAME]}."
    _tidy(target.parent, start)
    aside = target.with_name(f"{start}{os.getpid()}.tmp")
    with contextlib.ExitStack() as stack:
        file = stack.enter_context(aside.open("xb"))
        stack.callback(aside.unlink, missing_ok=True)
        _hold(file.fileno(), stack)
        file.writelines(pieces)
        file.close()
        if mode is not None:
            aside.chmod(mode)
        place(aside)


def _hold(number: int, stack: contextlib.ExitStack) -> None:
    """Lock an open file until its name is final: whoever tidies up can see that someone is at work on it."""
    if sys.platform == "win32":
        return
    import fcntl  # noqa: PLC0415  # of POSIX alone

    held = os.dup(number)
    stack.callback(os.close, held)
    with contextlib.suppress(OSError):  # some network folders have no locks; there nothing is tidied up
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _tidy(folder: Path, start: str) -> None:
    """Remove the temporary files of a name whose processes are dead; on Windows they stay."""
    if sys.platform == "win32":
        return
    with contextlib.suppress(OSError):
        for path in _left(folder, start):
            with contextlib.suppress(OSError):
                if _abandoned(path):
                    path.unlink()


def _left(folder: Path, start: str) -> Iterator[Path]:
    """The temporary files of a name: the last part but one is the number of a process."""
    with os.scandir(folder) as entries:
        names = [entry.name for entry in entries if entry.name.startswith(start) and entry.name.endswith(".tmp")]
    for name in names:
        number = name.removeprefix(start).removesuffix(".tmp")
        if number.isascii() and number.isdecimal():
            yield folder / name


def _abandoned(path: Path) -> bool:
    """Whether no process is at work on a file: none has its number, or one that came later, and no other holds it.

    A number alone tells nothing where the folder is shared with another machine, or a container, which counts its own
    processes; a lock alone tells nothing in the moment before it is taken.

    Raises:
        OSError: It cannot be told.
    """
    import fcntl  # noqa: PLC0415  # of POSIX alone

    process = int(path.name.split(".")[-2])
    if process != os.getpid() and _lives(process):
        return False
    number = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_NOFOLLOW)
    try:
        if not stat.S_ISREG(os.fstat(number).st_mode):
            return False
        fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
    finally:
        os.close(number)
    return True


def _lives(process: int) -> bool:
    """Whether a process of that number runs, ours or another's."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):  # another's; or a number that no process has, and none of ours wrote
        return True
    return True
