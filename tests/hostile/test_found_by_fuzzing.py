"""What fuzzing found, kept: each input is read or refused."""

from __future__ import annotations

import contextlib
import gzip
import io
import json
import zipfile
from typing import TYPE_CHECKING

import pytest

from argmap.errors import ArgmapError
from argmap.read import read_file, read_source, readers
from argmap.read.sources import opening
from argmap.read.sources.source import Source
from argmap.render.json_map import dumps_thread

if TYPE_CHECKING:
    from pathlib import Path

    from argmap.read.common.reader import Reader

FOUND = {
    "a processing instruction": b'<?xmld></id\xc2\xcbtitle:eime@datetime with o\x9a\x8fset&\ne"}',
    "one among comments": b'<div class="mw-parser-output"><?x><h2>a</h2><p>No.</p><?y></div><?z>',
}


@pytest.mark.parametrize("name", FOUND)
@pytest.mark.parametrize("reader", readers(), ids=lambda reader: reader.name)
def test_every_reader_reads_or_refuses_it(reader: Reader, name: str) -> None:
    threads = []
    with contextlib.suppress(ArgmapError):
        threads = list(read_source(Source("x", FOUND[name]), reader))
    assert all(thread.id for thread in threads)


def test_a_year_that_no_date_in_a_text_has_is_read_back() -> None:
    told = {"id": 1, "user": {"login": "ann"}, "created_at": "4040-01-01T00:10:00Z", "body": "No"}
    data = json.dumps([{**told, "issue_url": "https://api.github.com/repos/o/r/issues/5"}]).encode()
    (thread,) = read_source(Source("x", data))
    assert thread.comments[0].posted is not None
    (again,) = read_source(Source("again.jsonl", dumps_thread(thread).encode()))
    assert again == thread


def _zip(name: str, at: int, value: int) -> bytes:
    """A sound archive but for one byte of the entry in its directory."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo(name), b"Ann says:\nNo. " * 50)
    data = bytearray(out.getvalue())
    data[data.index(b"PK\x01\x02") + at] = value
    return bytes(data)


def _gzip(at: int, value: int) -> bytes:
    data = bytearray(gzip.compress(b"Ann says:\nNo, it is not. " * 50, mtime=0))
    data[at] = value
    return bytes(data)


ARCHIVES = {
    "a block of no kind": lambda: _gzip(10, 0xFF),
    "a code of no length": lambda: _gzip(12, 0xFF),
    "a version to come": lambda: _zip("a.txt", 6, 84),
    "a name that is no UTF-8": lambda: _zip("\u00e9.txt", 46, 0xBF),
    "a way to pack that nobody knows": lambda: _zip("a.txt", 10, 77),
    "a locked member": lambda: _zip("a.txt", 8, 1),
}


@pytest.mark.parametrize("most", [opening.SMALL, 8], ids=["kept", "read bit by bit"])
@pytest.mark.parametrize("name", ARCHIVES)
def test_a_damaged_archive_is_refused(tmp_path: Path, name: str, most: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "SMALL", most)
    path = tmp_path / "x"
    path.write_bytes(ARCHIVES[name]())
    with pytest.raises(ArgmapError, match="I010 the archive cannot be unpacked"):
        list(read_file(path))
