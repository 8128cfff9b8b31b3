"""Hostile files: each is refused with a Problem or read whole, in bounded time, and nothing acts on the terminal."""

from __future__ import annotations

import contextlib
import gzip
import io
import json
import os
import re
import signal
import socket
import subprocess
import sys
import zipfile
from typing import TYPE_CHECKING, Any

import pytest

from argmap import mapping
from argmap.batch import engines, work
from argmap.cli import main
from argmap.corrections.fates import Fates
from argmap.read.sources import opening
from argmap.run import Run

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from argmap.mapping import Mapper

COMMAND = [sys.executable, "-c", "from argmap.cli import main; main()"]
ACTING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
SECONDS = 60
"""No case takes a tenth of this on an idle machine."""


@pytest.fixture(autouse=True)
def _bounded() -> Iterator[None]:
    """End a case that hangs."""

    def ring(*_: object) -> None:
        raise TimeoutError("the case hangs")

    if hasattr(signal, "SIGALRM"):
        signal.signal(signal.SIGALRM, ring)
        signal.alarm(SECONDS)
    yield
    if hasattr(signal, "SIGALRM"):
        signal.alarm(0)


@pytest.fixture
def _loaded(mapper: Mapper, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Run, "mapper", lambda _self: mapper)


def run(capsys: pytest.CaptureFixture[str], *argv: str) -> tuple[int, str, str]:
    code = main(argv)
    out, err = capsys.readouterr()
    assert "Traceback" not in err
    assert "X001" not in err
    assert ACTING.search(err) is None
    return code, out, err


def thread(*comments: dict[str, Any], **fields: object) -> bytes:
    return json.dumps({"id": "t", "title": "x", "comments": comments, **fields}).encode()


def said(n: int, text: str, parent: str | None = None) -> dict[str, Any]:
    return {"id": f"c{n}", "author": f"A{n % 7}", "parent": parent, "text": text}


def entities() -> bytes:
    rows = [f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12)]
    return f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e0 "lol">{"".join(rows)}]>'.encode()


def zipped(data: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.jsonl", data)
    return out.getvalue()


FEED = (
    b'<feed xmlns="http://www.w3.org/2005/Atom"><title>%s</title><entry><id>1</id><content>%s</content></entry></feed>'
)
OUTSIDE = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/hostname">]>'
REPLIES = b'{"kind":"Listing","data":{"children":[{"kind":"t1","data":{"id":"a","body":"x","replies":'
REFUSED: dict[str, tuple[bytes | Callable[[], bytes], str]] = {
    "bomb.xml": (entities() + FEED % (b"&e11;", b"&e11;"), "I013"),
    "outside.xml": (OUTSIDE + FEED % (b"&f;", b"&f; no"), "I013"),
    "outside-posts.xml": (OUTSIDE + b'<posts><row Id="1" PostTypeId="1" Title="t" Body="&f;"/></posts>', "I013"),
    "deep.xml": (b"<a>" * 100_000 + b"</a>" * 100_000, "I012"),
    "deep.html": (b"<html><body>" + b"<div>" * 100_000 + b"x</div></body></html>", "I013"),
    "bomb.zip": (lambda: zipped(b"a" * (80 << 20)), "I013"),
    "bomb.jsonl.gz": (lambda: gzip.compress(b" " * (80 << 20)), "I013"),
    "cut.jsonl.gz": (gzip.compress(os.urandom(5000))[:2000], "I010"),
    "false.zip": (b"PK\x03\x04" + b"\x81" * 1000, "I010"),
    "false.gz": (b"\x1f\x8b" + b"\x81" * 1000, "I010"),
    "deep.json": (b"[" * 100_000 + b"]" * 100_000, "I013"),
    "deep-objects.json": (b'{"comments":' * 100_000 + b"1" + b"}" * 100_000, "I013"),
    "deep-inside.json": (
        b'{"id":"t","title":"","comments":[{"id":"a","text":"x","more":' + b"[" * 100_000 + b"]" * 100_000 + b"}]}",
        "I013",
    ),
    "deep-replies.json": (b"[" + REPLIES * 20_000 + b'""' + b"}}]}}" * 20_000 + b"]", "I013"),
    "long-number.json": (thread(said(1, "x")).replace(b'"A1"', b"9" * 10_000), "I005"),
    "line.txt": (b"a" * (20 << 20), "I004"),
    "line.json": (b'"' + b"a" * (20 << 20) + b'"', "I004"),
    "brackets.txt": (b"[" * 1_000_000, "I013"),
    "colons.txt": ((b":" * 200 + b"\n") * 5_000, "I004"),
    "addresses.txt": (b"http://" * 200_000, "I004"),
    "rules.txt": (b"-" * 1_000_000 + b"\n" + b"=" * 1_000_000, "I004"),
    "quote-marks.txt": (b"Anna: hi\n" + b"> " * 100_000 + b"x\n", "I004"),
    "angles.html": (b"<html>" + b"<" * 300_000, "I012"),
    "nothing.txt": (b"\n" * 1_000_000, "I002"),
    "broken.json": (thread(said(1, "No @ money")).replace(b"@", b"\xff\xc3\x28"), "I014"),
    "nul.txt": (b"Anna: hello\x00 there\n\nBen: no\x00\n", "I003"),
    "no-mark.txt": ("Anna: hello there\n\nBen: no\n".encode("utf-16-le"), "I003"),
    "circle.json": (thread(said(1, "x", "c2"), said(2, "y", "c1")), "I007"),
    "itself.json": (thread(said(1, "x", "c1")), "I007"),
    "acting-id.json": (thread(said(1, "x", "\x1b[2J\nb\u202e")), "I007"),
    "acting-line.json": (b'{"id":"\x1b[2J","comments":[]}', "I005"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_it_is_refused_with_a_reason(capsys: pytest.CaptureFixture[str], tmp_path: Path, name: str) -> None:
    data, code = REFUSED[name]
    path = tmp_path / name
    path.write_bytes(data() if callable(data) else data)
    exit_code, out, err = run(capsys, "read", str(path))
    assert (exit_code, out) == (1, "")
    assert f" {code} " in err
    assert len(err) < 2_000


READ: dict[str, tuple[Callable[[], bytes], int]] = {
    "chain.json": (lambda: thread(*(said(n, "No.", f"c{n - 1}" if n else None) for n in range(10_000))), 10_000),
    "empty.json": (lambda: thread(*(said(n, "") for n in range(100_000))), 100_000),
    "quotes.html": (
        lambda: (
            b'<html><body><div class="comment" id="comment-1"><div class="comment-body">'
            + b"<blockquote>" * 10_000
            + b"x"
            + b"</blockquote>" * 10_000
            + b"no</div></div></body></html>"
        ),
        1,
    ),
    "quotes.json": (lambda: thread(said(1, ">" * 10_000 + " hello\nNo.")), 1),
    "nested.html": (
        lambda: (
            b"<html><body>"
            + b"".join(
                b'<ol class="children"><li class="comment" id="comment-%d"><div class="comment-body">'
                b'<cite class="fn">A</cite><p>No, it is about money.</p></div>' % n
                for n in range(1_000)
            )
        ),
        1_000,
    ),
    "cell.csv": (lambda: b'text,author\n"' + b"a, " * 3_000_000 + b'",B\n', 1),
    "columns.csv": (lambda: b"text,author" + b"," * 50_000 + b"\nx,y" + b"," * 50_000 + b"\n", 1),
    "letter.mbox": (lambda: b"From a@b Thu Jan  1 00:00:00 1970\nSubject: " + b"a" * 3_000_000 + b"\n\nhi\n", 1),
    "circle.csv": (lambda: b"id,parent,author,text\n1,2,A,No it is money\n2,1,B,yes\n", 2),
    "marked.json": (lambda: b"\xef\xbb\xbf" + thread(said(1, "No.")), 1),
    "utf16.json": (lambda: thread(said(1, "No.")).decode().encode("utf-16"), 1),
    "half.json": (lambda: thread(said(1, "No \ud800 money"), said(2, "\udfff")), 2),
    "nul.json": (lambda: thread(said(1, "No\x00 money\x07")), 1),
    "ends.csv": (lambda: b"author,text\r\nA,one\rB,two\nC,three\r\n", 3),
}


@pytest.mark.parametrize("name", READ)
def test_every_comment_is_read(capsys: pytest.CaptureFixture[str], tmp_path: Path, name: str) -> None:
    make, comments = READ[name]
    path = tmp_path / name
    path.write_bytes(make())
    code, out, _ = run(capsys, "read", str(path))
    assert code == 0
    assert ACTING.search(out) is None
    assert len(json.loads(out)["comments"]) == comments


MAPPED: dict[str, Callable[[], bytes]] = {
    "long": lambda: thread(said(1, "It is all about money, and no. " * 1_000), said(2, "No.")),
    "one word": lambda: thread(said(1, "a" * 200_000), said(2, "No, it is about money.")),
    "one line of marks": lambda: thread(said(1, "!?.,-" * 2_000), said(2, "\u0301" * 5_000)),
    "circle of names": lambda: thread(said(1, "@b " * 1_000), said(2, "@A1 " * 1_000)),
    "halves": lambda: thread(said(1, "No \ud800 it is about money."), said(2, "\udfff\x00\x1b[2J Agreed.")),
    "quotes": lambda: thread(said(1, "\n".join(">" * n + " hello" for n in range(100, 0, -1)) + "\nNo.")),
    "brackets": lambda: thread(said(1, "(" * 3_000 + "It is about money" + ")" * 3_000)),
    "chain": lambda: thread(*(said(n, "No.", f"c{n - 1}" if n else None) for n in range(1_000))),
    "empty": lambda: thread(*(said(n, "") for n in range(1_000))),
}


@pytest.mark.usefixtures("_loaded")
@pytest.mark.parametrize("name", MAPPED)
def test_every_comment_is_on_the_map(capsys: pytest.CaptureFixture[str], tmp_path: Path, name: str) -> None:
    data = MAPPED[name]()
    path = tmp_path / "t.json"
    path.write_bytes(data)
    code, out, err = run(capsys, "map", str(path), "--to", "json")
    assert (code, "doubt: " in err) == (0, name in {"chain", "empty"}), err
    assert len(json.loads(out)["comments"]) == len(json.loads(data)["comments"])


@pytest.mark.parametrize(("limit", "unit"), [("MOST_COMMENTS", "comments"), ("MOST_TEXT", "characters")])
def test_a_thread_that_is_too_large_is_refused_and_the_others_mapped(
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    mapper: Mapper,
    monkeypatch: pytest.MonkeyPatch,
    limit: str,
    unit: str,
) -> None:
    monkeypatch.setattr(Run, "mapper", lambda _self: mapper)
    monkeypatch.setattr(work, "mapper", lambda *_: (mapper, Fates()))
    monkeypatch.setattr(engines, "mapper", lambda *_: (mapper, Fates()))
    monkeypatch.setattr(mapping, limit, 3)
    path = tmp_path / "t.jsonl"
    large = thread(*(said(n, "No.") for n in range(4)))
    path.write_bytes(thread(said(1, "No.")) + b"\n" + large + b"\n" + thread(said(2, "No.")) + b"\n")
    code, _, err = run(capsys, "map", str(path), "--to", "json")
    assert (code, f" I013 the thread 't' has {4 if unit == 'comments' else 12} {unit};" in err) == (1, True), err
    code, _, err = run(capsys, "batch", str(path), "-o", str(tmp_path / "maps.jsonl"))
    assert (code, err.count(" I013 ")) == (1, 1)
    lines = (tmp_path / "maps.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["comments"][0]["id"] for line in lines] == ["c1", "c2"]
    assert run(capsys, "read", str(path))[0] == 0


def test_a_comment_that_is_too_long_is_refused_and_the_others_mapped(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, mapper: Mapper, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Run, "mapper", lambda _self: mapper)
    monkeypatch.setattr(work, "mapper", lambda *_: (mapper, Fates()))
    monkeypatch.setattr(engines, "mapper", lambda *_: (mapper, Fates()))
    monkeypatch.setattr(mapping, "MOST_OF_ONE", 8)
    path = tmp_path / "t.jsonl"
    path.write_bytes(thread(said(1, "No."), said(2, "No, never.")) + b"\n" + thread(said(3, "Not so!!")) + b"\n")
    code, _, err = run(capsys, "map", str(path), "--to", "json")
    assert (code, " I013 the comment 'c2' of the thread 't' has 10 characters" in err) == (1, True), err
    assert "mend: argmap maps comments of up to 8 " in err
    code, _, err = run(capsys, "batch", str(path), "-o", str(tmp_path / "maps.jsonl"))
    assert (code, err.count(" I013 ")) == (1, 1)
    (line,) = (tmp_path / "maps.jsonl").read_text(encoding="utf-8").splitlines()
    assert json.loads(line)["comments"][0]["id"] == "c3"
    assert run(capsys, "read", str(path))[0] == 0


posix = pytest.mark.skipif(os.name == "nt", reason="of POSIX")


class TestWhatIsNoFile:
    def test_a_folder(self, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
        assert "I010 it is a folder" in run(capsys, "read", str(tmp_path))[2]

    @posix
    def test_a_link_to_itself(self, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
        (tmp_path / "a").symlink_to("b")
        (tmp_path / "b").symlink_to("a")
        code, _, err = run(capsys, "read", str(tmp_path / "a"))
        assert (code, " I010 " in err) == (1, True)

    def test_without_permission(
        self, capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        path = tmp_path / "a.json"
        path.write_bytes(thread(said(1, "x")))

        def refusing(self: Path, *_: object) -> None:  # the superuser may read everything
            raise PermissionError(13, "Permission denied", str(self))

        monkeypatch.setattr(type(path), "open", refusing)
        code, _, err = run(capsys, "read", str(path))
        assert (code, "I010 the file cannot be read: Permission denied" in err) == (1, True)

    @posix
    def test_a_pipe_that_nobody_writes_to(
        self, capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(opening, "PATIENCE", 0.1)
        os.mkfifo(tmp_path / "pipe")
        assert "nobody has written" in run(capsys, "read", str(tmp_path / "pipe"))[2]

    @posix
    def test_a_pipe_that_somebody_writes_to(self, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
        (tmp_path / "t.json").write_bytes(thread(said(1, "No.")))
        with subprocess.Popen(["/bin/cat", str(tmp_path / "t.json")], stdout=subprocess.PIPE) as writer:
            assert writer.stdout is not None
            code, out, _ = run(capsys, "read", f"/dev/fd/{writer.stdout.fileno()}")
        assert (code, len(json.loads(out)["comments"])) == (0, 1)

    @posix
    @pytest.mark.parametrize(("path", "code"), [("/dev/zero", "I003"), ("/dev/urandom", "I003"), ("/dev/null", "I002")])
    def test_a_device(self, capsys: pytest.CaptureFixture[str], path: str, code: str) -> None:
        assert f" {code} " in run(capsys, "read", path)[2]

    @posix
    def test_a_socket(
        self, capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(tmp_path)
        with contextlib.closing(socket.socket(socket.AF_UNIX)) as server:
            server.bind("s")
            assert " I010 " in run(capsys, "read", "s")[2]

    @pytest.mark.parametrize("name", ["a\x1b[2J\nb", "a\udcffb", "a" * 5_000, "a\u202eb", ""])
    def test_a_name_that_acts(self, capsys: pytest.CaptureFixture[str], name: str) -> None:
        assert run(capsys, "read", name)[0] == 1

    @pytest.mark.parametrize("block", [b"A: words and words\n" * 1_000, b"\0" * 65_536])
    def test_standard_input_without_end(
        self, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, block: bytes
    ) -> None:
        class Endless(io.RawIOBase):
            def read(self, size: int = -1, /) -> bytes:
                assert size > 0
                return block

        monkeypatch.setattr(opening, "LONGEST_STREAM", 1 << 22)
        monkeypatch.setattr(sys, "stdin", type("Stdin", (), {"buffer": Endless()}))
        code, _, err = run(capsys, "read", "-")
        assert code == 1
        assert (" I003 " if block[:1] == b"\0" else " I013 ") in err

    def test_no_room_to_keep_standard_input(
        self, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        class Failing(io.RawIOBase):
            def read(self, size: int = -1, /) -> bytes:
                raise OSError(28, "No space left on device", size)

        monkeypatch.setattr(sys, "stdin", type("Stdin", (), {"buffer": Failing()}))
        assert "I010 it cannot be read and kept" in run(capsys, "read", "-")[2]


@pytest.mark.parametrize("change", ["cut", "gone", "longer"])
def test_a_file_that_changes_while_it_is_read(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: str
) -> None:
    """Between being looked at and being read; only large files are opened twice. What is whole is read."""
    from argmap import read

    path = tmp_path / "t.jsonl"
    path.write_bytes(b"".join(thread(said(1, "No.")) + b"\n" for _ in range(2)))
    monkeypatch.setattr(opening, "SMALL", 10)
    choose = read.choose

    def changing(source: read.Source) -> Any:
        found = choose(source)
        if change == "gone":
            path.unlink()
        else:
            path.write_bytes(path.read_bytes()[:-20] if change == "cut" else path.read_bytes() + b'{"id"')
        return found

    monkeypatch.setattr(read, "choose", changing)
    code, out, err = run(capsys, "read", str(path))
    assert code == 1
    assert re.search(r" I0\d\d ", err)
    assert all(json.loads(line)["id"] == "t" for line in out.splitlines())


@posix
@pytest.mark.parametrize("name", ["bomb.jsonl.gz", "line.txt", "deep.json"])
def test_memory_is_bounded(tmp_path: Path, name: str) -> None:
    data, code = REFUSED[name]
    path = tmp_path / name
    path.write_bytes(data() if callable(data) else data)
    told = f"import resource; resource.setrlimit(resource.RLIMIT_AS, (1 << 30, 1 << 30)); {COMMAND[-1]}"
    done = subprocess.run([*COMMAND[:-1], told, "read", str(path)], capture_output=True, text=True, check=False)
    assert (done.returncode, f" {code} " in done.stderr) == (1, True), done.stderr[-500:]
