"""The pager: on a terminal that the text does not fit on, and nowhere else."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.skipif(os.name == "nt", reason="of POSIX")
SHOW = "from argmap.cli.pager import show; show('one\\n' * {lines})"


def printed(lines: int, pager: str) -> str:
    """What a terminal of 24 lines shows."""
    ours, theirs = pty.openpty()
    env = {**os.environ, "ARGMAP_PAGER": pager, "LINES": "24", "COLUMNS": "80"}
    with subprocess.Popen(
        [sys.executable, "-c", SHOW.format(lines=lines)], stdin=theirs, stdout=theirs, stderr=theirs, env=env
    ) as done:
        os.close(theirs)
        said = b""
        try:
            while piece := os.read(ours, 4096):
                said += piece
        except OSError:  # the terminal's end, on Linux
            pass
        os.close(ours)
    assert done.returncode == 0, said
    return said.decode().replace("\r\n", "\n")


@pytest.fixture
def pager(tmp_path: Path) -> str:
    """One that says that it was there."""
    path = tmp_path / "pager"
    path.write_text("#!/bin/sh\necho paged\ncat\n", encoding="utf-8")
    path.chmod(0o755)
    return str(path)


def test_long_text_is_paged_and_short_text_is_not(pager: str) -> None:
    assert printed(100, pager) == "paged\n" + "one\n" * 100
    assert printed(10, pager) == "one\n" * 10


@pytest.mark.parametrize("none", ["cat", "no-such-pager"])
def test_without_a_pager_all_is_printed(none: str) -> None:
    assert printed(100, none) == "one\n" * 100


def test_a_pipe_is_never_paged(pager: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", SHOW.format(lines=100)],
        capture_output=True,
        check=True,
        text=True,
        env={**os.environ, "ARGMAP_PAGER": pager},
    )
    assert done.stdout == "one\n" * 100
