from __future__ import annotations

import gzip
import io
import sys
import zipfile
from typing import TYPE_CHECKING

import pytest

from argmap.errors import ArgmapError
from argmap.read import read_file, readers
from argmap.read.sources import opening
from argmap.read.sources.opening import SMALL
from argmap.read.sources.source import Source, decode

if TYPE_CHECKING:
    from pathlib import Path

LINE = '{"id": "t%d", "title": "", "comments": [{"id": "a", "text": "No cars."}]}\n'


def code(path: Path | str, **options: str) -> str:
    with pytest.raises(ArgmapError) as error:
        list(read_file(path, format=options.get("format"), thread=options.get("thread")))
    return error.value.problems[0].code


def write(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


def test_what_no_reader_sees(tmp_path: Path) -> None:
    assert code(tmp_path / "none.txt") == "I001"
    assert code(tmp_path) == "I010"
    assert code(write(tmp_path / "empty.txt", b"")) == "I002"
    assert code(write(tmp_path / "blank.txt", b" \n\n")) == "I002"
    assert code(write(tmp_path / "binary", bytes(range(256)))) == "I003"
    assert code(write(tmp_path / "x.pdf", b"%PDF-1.7 words words")) == "I003"
    assert code(write(tmp_path / "x.json", b'{"a": 1}')) == "I005"
    assert code(write(tmp_path / "x.html", b"<html><body><p>hello</p></body></html>")) == "I012"
    assert code(write(tmp_path / "x.gz", b"\x1f\x8b broken")) == "I010"
    assert code(write(tmp_path / "x.zip", b"PK\x03\x04 broken")) == "I010"


def test_a_near_name_is_offered(tmp_path: Path) -> None:
    write(tmp_path / "thread.txt", b"x")
    with pytest.raises(ArgmapError, match=r"did you mean 'thread.txt'"):
        list(read_file(tmp_path / "thraed.txt"))


def test_packed_files_are_unpacked(tmp_path: Path) -> None:
    packed = write(tmp_path / "t.jsonl.gz", gzip.compress((LINE % 1).encode()))
    assert [found.id for found in read_file(packed)] == ["t1"]
    with zipfile.ZipFile(tmp_path / "t.zip", "w") as archive:
        archive.writestr("one.jsonl", LINE % 1)
        archive.writestr("__MACOSX/._one.jsonl", b"\0")
        archive.writestr("picture.png", b"\x89PNG")
        archive.writestr("two.jsonl", LINE % 2)
    found = list(read_file(tmp_path / "t.zip"))
    assert ["picture.png" in note.what for note in found[1].origin.notes] == [True]
    assert [thread.origin.path.rpartition("!")[2] for thread in found] == ["one.jsonl", "two.jsonl"]


def test_an_office_document_is_no_text(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "t.docx", "w") as archive:
        archive.writestr("[Content_Types].xml", "<x/>")
    assert code(tmp_path / "t.docx") == "I003"


def test_a_bomb_is_refused(tmp_path: Path) -> None:
    bomb = write(tmp_path / "bomb.gz", gzip.compress(b"a" * (SMALL * 4)))
    assert code(bomb, format="text") == "I013"
    line = write(tmp_path / "line.gz", gzip.compress(b'{"id": "' + b"a" * (SMALL * 5)))
    assert code(line, format="thread") == "I013"


def members(path: Path, many: int, padding: str) -> Path:
    """An archive of threads, each with blanks or words behind it."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for n in range(many):
            archive.writestr(f"{n}.jsonl", LINE % n + padding)
    return path


def test_an_archive_whose_files_together_are_a_bomb_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    blanks = members(tmp_path / "blanks.zip", 20, " " * 20_000)
    assert len(list(read_file(blanks))) == 20
    monkeypatch.setattr(opening, "ARCHIVE", 300_000)
    assert blanks.stat().st_size * 50 < 20 * 20_000
    monkeypatch.setattr(opening, "RATIO", 50)
    with pytest.raises(ArgmapError, match="more than 50 times its size"):
        next(read_file(blanks))
    few = members(tmp_path / "few.zip", 10, " " * 20_000)
    assert len(list(read_file(few))) == 10, "below the bound for a small archive"
    monkeypatch.setattr(opening, "ARCHIVE", 3_000)
    honest = members(tmp_path / "honest.zip", 40, "")
    assert len(list(read_file(honest))) == 40, "text does not grow so much"


def test_the_list_of_an_archive_is_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    reading = zipfile.ZipFile._RealGetContents  # type: ignore[attr-defined]

    def counted(self: zipfile.ZipFile) -> None:
        read.append(str(self))
        reading(self)

    monkeypatch.setattr(zipfile.ZipFile, "_RealGetContents", counted)
    assert len(list(read_file(members(tmp_path / "t.zip", 30, "")))) == 30
    assert len(read) == 1


def test_a_large_file_of_an_archive_is_read_when_all_others_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "SMALL", 20)
    sources = list(opening.open_sources(str(members(tmp_path / "t.zip", 3, ""))))
    assert [source.text for source in sources] == [LINE % n for n in range(3)]


def test_standard_input_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO((LINE % 1 + LINE % 2).encode())))
    assert [found.id for found in read_file("-")] == ["t1", "t2"]


def test_a_thread_is_picked_by_its_id(tmp_path: Path) -> None:
    file = write(tmp_path / "t.jsonl", "".join(LINE % n for n in range(20)).encode())
    assert [found.id for found in read_file(file, thread="t7")] == ["t7"]
    assert code(file, thread="t99") == "I015"


def test_a_format_can_be_named(tmp_path: Path) -> None:
    file = write(tmp_path / "t", (LINE % 1).encode())
    assert code(file, format="text") == "I004"
    assert [found.origin.format for found in read_file(file, format="thread")] == ["thread"]
    with pytest.raises(ArgmapError, match="did you mean 'kialo'"):
        list(read_file(file, format="kailo"))


def test_names_and_words_of_formats() -> None:
    names = [reader.name for reader in readers()]
    assert len(set(names)) == len(names)
    assert all(reader.how and reader.title and reader.name == reader.name.lower() for reader in readers())


def test_encodings() -> None:
    words = "“Größe”, said Zoë…\n"
    assert decode(words.encode()) == (words, "utf-8")
    assert decode(words.encode("utf-8-sig")) == (words, "utf-8-sig")
    assert decode(words.encode("utf-16")) == (words, "utf-16")
    assert decode(words.encode("cp1252")) == (words, "cp1252")
    assert decode(b'<meta charset="koi8-r">' + "мир".encode("koi8-r"))[0].endswith("мир")
    damaged = (words * 20).encode() + b"\xff"
    assert decode(damaged) == (words * 20 + "\ufffd", "utf-8 (damaged)")
    assert decode(b"a\r\nb\rc")[0] == "a\nb\nc"


def test_lines_of_a_source_are_numbered() -> None:
    assert list(Source("x", "\ufeffa\r\nb\n\nc".encode()).lines()) == [(1, "a"), (2, "b"), (3, ""), (4, "c")]


def test_the_encoding_is_told(tmp_path: Path) -> None:
    text = "Zoë says:\nMay 3, 2010 at 5:00 pm\n\nNo cars.\n\nAnn says:\nMay 4, 2010 at 5:00 pm\n\nYes, cars.\n"
    (found,) = read_file(write(tmp_path / "t.txt", text.encode("cp1252")))
    assert found.comments[0].author == "Zoë"
    assert [note.what for note in found.origin.notes if note.kind == "changed"] == ["not UTF-8: read as cp1252"]


@pytest.mark.parametrize(
    ("path", "suffix"),
    [("a/b.CSV.gz", ".csv"), ("a.d/thread", ""), ("C:\\old.d\\thread", ""), ("C:\\old.d\\t.tsv", ".tsv"), ("-", "")],
)
def test_a_suffix_is_the_file_s_own_on_every_system(path: str, suffix: str) -> None:
    assert Source(path, b"").suffix == suffix
