"""A command of argmap run in this process, and a thread's file. Not a test file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.cli import main
from argmap.render.json_map import dumps_thread

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from argmap.model import Thread


def run(capsys: pytest.CaptureFixture[str], *argv: object) -> tuple[int, str, str]:
    """The exit code, standard output and standard error of a command."""
    code = main([str(one) for one in argv])
    out, err = capsys.readouterr()
    return code, out, err


def filed(thread: Thread, folder: Path) -> Path:
    """A file with a thread, called as the thread is."""
    path = folder / f"{thread.id}.json"
    path.write_text(dumps_thread(thread), encoding="utf-8")
    return path
