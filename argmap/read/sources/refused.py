"""What is refused before any reader looks: what is empty, and what is no text."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argmap.read.sources.source import Source

_KINDS = (
    (b"%PDF", "a PDF", "copy the text out of it and paste it into a text file"),
    (b"\x89PNG", "a picture", "argmap reads text: paste the thread itself"),
    (b"\xff\xd8\xff", "a picture", "argmap reads text: paste the thread itself"),
    (b"GIF8", "a picture", "argmap reads text: paste the thread itself"),
    (b"SQLite format 3", "an SQLite database", "export the table as CSV or JSONL"),
    (b"7z\xbc\xaf", "a 7z archive", "unpack it"),
    (b"Rar!", "a RAR archive", "unpack it"),
    (b"\x28\xb5\x2f\xfd", "a zstandard archive", "unpack it with zstd -d"),
    (b"BZh", "a bzip2 archive", "unpack it with bunzip2"),
    (b"\xfd7zXZ", "an xz archive", "unpack it with unxz"),
    (b"\x7fELF", "a program", ""),
    (b"PAR1", "a Parquet file", "export it as CSV or JSONL"),
)


def check_text(source: Source) -> None:
    """Refuse what is empty, binary or unreadable.

    Raises:
        ArgmapError: I002 or I003.
    """
    start = source.start
    for magic, name, mend in _KINDS:
        if start.startswith(magic):
            raise source.problem("I003", f"the file is {name}, not text", mend)
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        return
    if not start.strip():
        if _blank(source):
            raise source.problem("I002", "the file is empty")
        return
    strange = sum(start.count(bytes([code])) for code in range(32) if code not in b"\t\n\r\f\v\x1b\x08")
    if b"\0" in start.lstrip(b"\0") or strange * 20 > len(start):
        raise source.problem("I003", "the file is binary, not text", "argmap formats lists what it reads")


def _blank(source: Source) -> bool:
    with source.open() as stream:
        while block := stream.read(1 << 20):
            if block.strip():
                return False
    return True
