"""Ctrl-C, closed pipes, full disks and no network, for every command."""

from __future__ import annotations

import errno
import json
import os
import socket
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import argmap
from argmap.cli import main
from argmap.language import Language
from argmap.run import Run

if TYPE_CHECKING:
    from argmap.mapping import Mapper

DEMO = str(Path(argmap.__file__).parent / "demo" / "thread.txt")
PACK = "id: claims.kites\ntag: kites\nframe: other\nsays: it's about kites\nexplanation: Kites.\npatterns:\n"
PACK += (
    '  - {kind: phrase, phrases: [about kites]}\nexamples:\n  fires: ["It is [[about kites]]."]\n  silent: ["No."]\n'
)
COMMANDS = {
    "map": ["map", DEMO],
    "map to a file": ["map", DEMO, "-o", "{tmp}/map.html"],
    "read": ["read", DEMO],
    "why": ["why", DEMO, "1"],
    "batch": ["batch", DEMO, "-o", "{tmp}/maps.jsonl"],
    "formats": ["formats"],
    "demo": ["demo"],
    "rules list": ["rules", "list"],
    "rules show": ["rules", "show", "claims.kites", "--rules", "{tmp}/mine"],
    "rules test": ["rules", "test", "{tmp}/mine"],
    "rules lint": ["rules", "lint", "{tmp}/mine"],
    "rules new": ["rules", "new", "tags.wind", "--dir", "{tmp}/mine"],
}
posix = pytest.mark.skipif(os.name == "nt", reason="of POSIX")


@pytest.fixture
def _loaded(mapper: Mapper, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Run, "mapper", lambda _self: mapper)


@pytest.fixture
def argv(request: pytest.FixtureRequest, tmp_path: Path) -> list[str]:
    file = tmp_path / "mine" / "claims" / "kites.yaml"
    file.parent.mkdir(parents=True)
    file.write_text(PACK, encoding="utf-8")
    return [word.format(tmp=tmp_path) for word in COMMANDS[request.param]]


each = pytest.mark.parametrize("argv", COMMANDS, indirect=True)


@each
def test_interrupted_it_ends_with_130(
    argv: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Wherever the signal comes: here at the first file or rule that is opened."""
    from argmap import read, render, rulebook
    from argmap.cli import app, rules  # noqa: F401

    def interrupted(*_: object, **__: object) -> Any:
        raise KeyboardInterrupt

    for module, name in ((rulebook, "load"), (read, "read_file"), (read, "readers"), (render, "forms")):
        monkeypatch.setattr(module, name, interrupted)
    monkeypatch.setattr(render, "form_for", interrupted)
    monkeypatch.setattr(Path, "mkdir", interrupted)
    before = sorted(tmp_path.rglob("*"))
    assert main(argv) == 130
    out, err = capsys.readouterr()
    assert (out, err) == ("", "interrupted\n")
    assert sorted(tmp_path.rglob("*")) == before


class Closed:
    """Standard output whose reader has gone, or that is full."""

    encoding = "utf-8"

    def __init__(self, number: int) -> None:
        self._number = number

    def write(self, _text: str) -> int:
        raise OSError(self._number, os.strerror(self._number))

    def flush(self) -> None:
        return None

    def isatty(self) -> bool:
        return False

    def fileno(self) -> int:
        return os.open(os.devnull, os.O_WRONLY)


@pytest.mark.usefixtures("_loaded")
@pytest.mark.parametrize(("number", "code"), [(errno.EPIPE, 0), (errno.ENOSPC, 1)])
@each
def test_output_that_cannot_be_written(
    argv: list[str], number: int, code: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    if "-o" in argv or "lint" in argv:
        pytest.skip("it prints nothing")
    monkeypatch.setattr(sys, "stdout", Closed(number))
    assert main(argv) == code
    err = capsys.readouterr().err
    assert "Traceback" not in err
    assert "X001" not in err
    assert ("No space left" in err) == bool(code)


@posix
def test_a_disk_that_is_full_at_the_end_is_said() -> None:
    if not Path("/dev/full").exists():
        pytest.skip("there is no /dev/full")
    told = "import sys; from argmap.cli import main; sys.argv = ['argmap', 'formats']; main()"
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run([sys.executable, "-c", told], stdout=full, stderr=subprocess.PIPE, check=False)
    assert (done.returncode, b"No space left" in done.stderr) == (1, True)


@pytest.mark.usefixtures("_loaded")
def test_a_map_is_written_whole_or_not_at_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "map.json"
    out.write_text("before", encoding="utf-8")

    def full(self: Path, target: Path) -> Path:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(self), str(target))

    monkeypatch.setattr(Path, "replace", full)
    assert main(["map", DEMO, "-o", str(out)]) == 1
    assert " O001 " in capsys.readouterr().err
    assert [(path.name, path.read_text(encoding="utf-8")) for path in tmp_path.iterdir()] == [("map.json", "before")]


def test_nothing_needs_a_network(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The pipeline is loaded anew, a thread is read, mapped and explained, rules are tested, a batch is run."""

    def refused(*_: object, **__: object) -> Any:
        raise AssertionError("a socket was asked for")

    for name in ("socket", "create_connection", "getaddrinfo", "socketpair"):
        monkeypatch.setattr(socket, name, refused)
    file = tmp_path / "mine" / "claims" / "kites.yaml"
    file.parent.mkdir(parents=True)
    file.write_text(PACK, encoding="utf-8")
    for name in ("map", "map to a file", "read", "why", "batch", "rules test"):
        argv = [word.format(tmp=tmp_path) for word in COMMANDS[name]]
        assert main(argv) == 0, (argv, capsys.readouterr().err)


class TestHostileRules:
    """What a pack from somebody else may hold."""

    def pack(self, tmp_path: Path, patterns: str) -> Path:
        file = tmp_path / "mine" / "claims" / "kites.yaml"
        file.parent.mkdir(parents=True)
        file.write_text(PACK.replace("  - {kind: phrase, phrases: [about kites]}\n", patterns), encoding="utf-8")
        return tmp_path / "mine"

    def test_a_regular_expression_never_sees_a_word_without_end(self, tmp_path: Path) -> None:
        from argmap import rulebook
        from argmap.model import Comment

        regex = "  - {kind: token, tokens: [{LOWER: kites}, {LOWER: {REGEX: '^[a-z]*[a-z]*c$'}}]}\n"
        book = rulebook.load([self.pack(tmp_path, regex)])
        (analysis,) = Language.open(None, book).analyse([Comment("a", "kites " + "a" * 200_000)])
        assert max(len(token.text) for token in analysis.tokens) <= 500

    @pytest.mark.parametrize("number", [100_000])
    def test_very_many_phrases_are_read_or_refused(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str], number: int
    ) -> None:
        words = ", ".join(f"about kite{n}" for n in range(number))
        pack = self.pack(tmp_path, f"  - {{kind: phrase, phrases: [about kites, {words}]}}\n")
        assert main(["rules", "show", "claims.kites", "--rules", str(pack)]) in (0, 1)
        assert "X001" not in capsys.readouterr().err

    @posix
    def test_a_link_out_of_the_folder_is_refused(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        pack = self.pack(tmp_path, "  - {kind: phrase, phrases: [about kites]}\n")
        (tmp_path / "secret.yaml").write_text("root: x\n", encoding="utf-8")
        (pack / "claims" / "secret.yaml").symlink_to(tmp_path / "secret.yaml")
        assert main(["rules", "list", "--rules", str(pack)]) == 1
        err = capsys.readouterr().err
        assert " R020 " in err
        assert "root: x" not in err

    def test_what_acts_on_a_terminal_is_shown(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        pack = self.pack(tmp_path, "  - {kind: phrase, phrases: [about kites]}\n")
        file = pack / "claims" / "kites.yaml"
        told = file.read_text(encoding="utf-8").replace('"No."', json.dumps("\x1b[2J\u202e about kites"))
        file.write_text(told.replace("explanation: Kites.", r'explanation: "\e]0;x\a Kites."'), encoding="utf-8")
        for argv in (["rules", "test", str(pack)], ["rules", "show", "claims.kites", "--rules", str(pack)]):
            main(argv)
            out, err = capsys.readouterr()
            assert not set(out + err) & {"\x1b", "\x07", "\u202e"}
            assert "X001" not in err
