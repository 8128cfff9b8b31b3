"""Long text on a terminal goes through the user's pager, as git's does; short text and pipes are left alone."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys


def show(text: str) -> None:
    """Print a text; on a terminal that it does not fit on, through `$ARGMAP_PAGER`, `$PAGER` or `less`.

    Args:
        text: Lines with a line end each. A pager that cannot be started leaves it printed as it is.
    """
    if not _longer(text) or not _paged(text):
        sys.stdout.write(text)


def _longer(text: str) -> bool:
    """Whether somebody looks, and not all lines fit."""
    if not (sys.stdout.isatty() and sys.stdin.isatty()):
        return False
    return text.count("\n") >= shutil.get_terminal_size((80, 24)).lines


def _paged(text: str) -> bool:
    command = shlex.split(os.environ.get("ARGMAP_PAGER") or os.environ.get("PAGER") or "less")
    path = shutil.which(command[0]) if command else None
    if path is None or command[0] == "cat":
        return False
    sys.stdout.flush()
    with (
        subprocess.Popen(  # noqa: S603  # the user's own pager
            [path, *command[1:]],
            stdin=subprocess.PIPE,
            env={"LESS": "FRX", "LV": "-c", **os.environ},
            encoding="utf-8",
            errors="replace",
        ) as pager
    ):
        try:
            pager.communicate(text)
        except KeyboardInterrupt:  # the pager's own affair: it goes on until it is told to quit
            pager.wait()
    return True
