"""Tables with a comment on each row: CSV, TSV and their kin, with any usual delimiter."""

from __future__ import annotations

import csv
import re
import sys
from collections import Counter
from typing import TYPE_CHECKING, Any

from argmap.model import Note
from argmap.read.common.reader import Reader
from argmap.read.formats.table.column_names import FIELDS, NAMES
from argmap.read.formats.table.columns import folded, threads
from argmap.read.sources.source import decode

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from argmap.model import Thread
    from argmap.read.sources.source import Source

_DELIMITERS = ",\t;|"
_FEW = 30
"""Records looked at to tell the delimiter."""
_HIGHEST = 12
"""How many records may stand above the header."""
_KNOWN = {field: frozenset(NAMES[field]) for field in FIELDS}


def sniff(source: Source) -> float:  # noqa: PLR0911  # a way out for each degree
    """Sure where the first record is a header that names a column of texts and another that is known."""
    head = source.head.lstrip("\ufeff")
    if not head.strip() or head.lstrip()[:1] in "<{[" or head.startswith(("From ", "Path:")):
        return 0.0
    delimiter = _delimiter(head)
    if delimiter is None:
        return 0.0
    records = list(_records(_split(head)[:_FEW], delimiter))
    place = _header(records)
    first, below = (records[place], records[place + 1 :]) if records else ([], [])
    single = sum(len(record) < len(first) for record in below)
    listed = source.suffix in (".csv", ".tsv", ".tab")
    if not listed and single * 2 > len(below):  # "Author" and "Message" stand over a forum's posts too
        return 0.0
    if len(first) < 2 or any(len(name) > 60 for name in first):
        return 0.0
    names = {folded(name) for name in first}
    fields = {field for field, known in _KNOWN.items() if names & known}
    if set(source.columns.values()) & set(first):
        return 0.95
    if "text" in fields and len(fields) > 1:
        return 0.9 if listed else 0.8
    if listed:
        return 0.7 if fields else 0.4
    return 0.0


def read(source: Source) -> Iterator[Thread]:
    """One thread, or one for each value of the column that names the thread.

    Raises:
        ArgmapError: I016 or I004, as `columns.threads` says.
    """
    csv.field_size_limit(min(sys.maxsize, 2**31 - 1))
    delimiter = _delimiter(source.head.lstrip("\ufeff")) or ","
    encoding = _encoding(source)
    top = [record for _, record in zip(range(_FEW), _records(_lines(source, encoding), delimiter), strict=False)]
    start = 0 if source.columns else _header(top)
    header = top[start] if top else []
    names = _names(header)
    headless = not any(folded(name) in known for name in header for known in _KNOWN.values())
    if headless and not source.columns and any(re.search(r"\w \w+ \w", cell) for cell in header):
        names = [f"column{number}" for number in range(1, len(header) + 1)]
    else:
        headless = False

    odd: set[int] = set()

    def rows() -> Iterator[dict[str, Any]]:
        for number, record in enumerate(_records(_lines(source, encoding), delimiter)):
            if number < start or (number == start and not headless):
                continue
            if len(record) != len(names):
                odd.add(number)
                record[len(names) - 1 :] = [delimiter[0].join(record[len(names) - 1 :])]
            yield dict(zip(names, record, strict=False))

    def said() -> list[Note]:
        what = f"{len(odd)} rows have more or fewer cells than the header; what is over stands in the last column"
        notes = [Note(what, kind="unclear")] if odd else []
        if start:
            words = " ".join(filter(None, top[0]))[:60]
            what = (
                f"{start} rows above the header are left out, the first"
                if start > 1
                else ("one row above the header is left out,")
            )
            notes.append(Note(f"{what} “{words}”", kind="left out"))
        return notes

    try:
        yield from threads(source, rows, names, said=said)
    except csv.Error as error:
        raise source.problem("I009", f"the table cannot be parsed: {error}", "export it again as CSV") from None


def _header(records: Sequence[Sequence[str]]) -> int:
    """The place of the header: a title and other lines may stand above it.

    >>> _header([["Survey", "", ""], ["Name", "Comment", "Date"], ["Ann", "No.", "1 May"]])
    1
    """
    for place, record in enumerate(records[:_HIGHEST]):
        fields = {field for name in record for field, known in _KNOWN.items() if folded(name) in known}
        if "text" in fields and len(fields) > 1:
            return place
    return 0


def _names(header: list[str]) -> list[str]:
    seen: Counter[str] = Counter()
    names = []
    for number, name in enumerate(header, 1):
        clean = name.strip() or f"column{number}"
        seen[clean] += 1
        names.append(clean if seen[clean] == 1 else f"{clean}{seen[clean]}")
    return names


def _records(lines: Iterable[str], delimiter: str) -> Iterator[list[str]]:
    r"""The records; `"` after a delimiter marks cells without quotes (`\\t"`: a tab-separated file of raw text)."""
    mark = delimiter[0]
    raw = csv.reader(lines, delimiter=mark, quoting=csv.QUOTE_NONE) if len(delimiter) > 1 else None
    for number, record in enumerate(raw or csv.reader(lines, delimiter=mark)):
        if not any(record) or (not number and re.match(r"sep=.?\Z", record[0])):
            continue
        yield record


def _delimiter(head: str) -> str | None:
    """The delimiter by which most records have the same number of cells, at least two."""
    lines = _split(head)[:400]
    if lines and (named := re.match(r"sep=(.)\s*$", lines[0])):
        return named[1]
    best: tuple[float, int] = (0.0, 0)
    found = None
    for delimiter in _DELIMITERS:
        try:
            records = [record for _, record in zip(range(_FEW), _records(lines, delimiter), strict=False)]
        except csv.Error:
            continue
        width = max(map(len, records[: _header(records) + 1]), default=0)
        if width < 2:
            continue
        whole = records[:-1] if len(records) > 2 else records
        alike = sum(len(record) == width for record in whole) / len(whole)
        familiar = sum(any(folded(name) in known for known in _KNOWN.values()) for name in records[_header(records)])
        if (alike >= 0.6 or familiar > 1) and (alike, width) > best:
            best, found = (alike, width), delimiter
            if delimiter == "\t" and any("\t" in cell and "\n" in cell for record in records for cell in record):
                found = '\t"'
    return found


def _encoding(source: Source) -> str:
    """The encoding by which the file can be read line by line, or empty where it must be read whole."""
    name = decode(source.start, cut=True)[1]
    bare = source.start.replace(b"\r\n", b"")
    if name.startswith("utf-16") or (b"\r" in bare and b"\n" not in bare):
        return ""
    return name if name in ("utf-8", "utf-8-sig") and _is_utf8(source) else ""


def _is_utf8(source: Source) -> bool:
    with source.open() as stream:
        while line := stream.readline(1 << 24):
            try:
                line.decode("utf-8")
            except UnicodeDecodeError:
                return False
    return True


def _lines(source: Source, encoding: str) -> Iterator[str]:
    if not encoding:
        yield from _split(source.text.lstrip("\ufeff"))
        return
    for _, line in source.lines():
        if "\r" in line:
            yield from _split(line)
        else:
            yield line + "\n"


def _split(text: str) -> list[str]:
    """Lines at line ends alone: `splitlines` would part a cell at a line separator of Unicode."""
    return [line + "\n" for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n")]


READER = Reader(
    name="csv",
    title="CSV or TSV table",
    how="export a sheet or query with a header row; name columns that are not known: --column author=UserId",
    suffixes=(".csv", ".tsv"),
    sniff=sniff,
    read=read,
    table=True,
)
