"""Tables in JSON or JSONL: a list of objects, one for each comment, replies perhaps inside."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, Any

from argmap.read.common.expressions import expression
from argmap.read.common.reader import Reader
from argmap.read.common.values import first, get, items, json_lines, load, table, text
from argmap.read.formats.table.column_names import FIELDS, NAMES
from argmap.read.formats.table.columns import folded, threads

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from argmap.model import Thread
    from argmap.read.sources.source import Source

_KEY = expression(r'"([^"\\]{1,60})"\s*:')
_NESTED = ("replies", "children", "responses", "answers", "comments", "kids", "subcomments", "respuestas", "antworten")
_LISTS = ("comments", "posts", "messages", "data", "items", "rows", "results", "replies", "entries", "records")
_ID_NAMES = NAMES["id"]
_PERSON_NAMES = ("display_name", "displayName", "name", "full_name", "fullname", "real_name", "username", "login")


def sniff(source: Source) -> float:
    """Low, for any JSON that names texts and authors: a reader that knows the site goes before."""
    head = source.head.lstrip("\ufeff \t\r\n")
    if head[:1] not in ("{", "["):
        return 0.0
    names = {folded(name) for name in _KEY.findall(head)}
    if not names & set(NAMES["text"]):
        return 0.7 if set(source.columns.values()) & set(_KEY.findall(head)) else 0.05
    known = sum(bool(names & set(NAMES[field])) for field in FIELDS)
    return 0.6 if known > 2 else 0.4


def read(source: Source) -> Iterator[Thread]:
    """One thread, or one for each value of the column that names the thread.

    Raises:
        ArgmapError: I005 where there is no list of objects; I016 or I004, as `columns.threads` says.
    """
    people: dict[str, str] = {}
    if _by_lines(source):

        def rows() -> Iterator[dict[str, Any]]:
            numbers = count(1)
            for _, row in json_lines(source):
                yield from _opened(row, numbers)
    else:
        given = load(source)
        every, people = _table(given), _people(given)
        if not every:
            raise source.problem("I005", "the JSON holds no list of objects that could be comments")

        def rows() -> Iterator[dict[str, Any]]:
            return iter(every)

    names: dict[str, None] = {}
    for _, row in zip(range(200), rows(), strict=False):
        for name, value in row.items():
            names[name] = None
            if isinstance(value, dict):
                names.update(dict.fromkeys(f"{name}.{inner}" for inner in value))
    yield from threads(source, rows, list(names), people=people)


def _people(value: object) -> dict[str, str]:
    """The names, by id, of the people whom a file lists apart from what they wrote, at the top or one level below."""
    tables = [value, *(inner for inner in table(value).values() if isinstance(inner, dict))]
    found: dict[str, str] = {}
    for rows in (items(cells) for one in tables for cells in table(one).values()):
        for row in rows:
            name = first(row, *_PERSON_NAMES)
            if "id" in row and isinstance(name, str) and not any(folded(key) in NAMES["text"] for key in row):
                found[text(row["id"])] = name
    return found


def _by_lines(source: Source) -> bool:
    head = source.head.lstrip("\ufeff \t\r\n")
    lines = [line.strip() for line in head.split("\n")[:3] if line.strip()]
    if not lines or not lines[0].startswith("{"):
        return False
    if len(lines) == 1:
        return head.rstrip().endswith("}") and source.suffix in (".jsonl", ".ndjson")
    return lines[0].endswith("}") and lines[1].startswith("{")


def _table(value: Any) -> list[dict[str, Any]]:  # noqa: ANN401, PLR0911  # any JSON, a way out for each shape
    """The rows in some JSON, whatever its shape."""
    numbers = count(1)
    if isinstance(value, list):
        return [row for each in items(value) for row in _opened(each, numbers)]
    if not isinstance(value, dict):
        return []
    for key in _LISTS:
        if items(value.get(key)):
            return _table(value[key])
    columns = {name: cells for name, cells in value.items() if isinstance(cells, list | dict)}
    lists = [cells for cells in columns.values() if isinstance(cells, list)]
    if len(lists) > 1 and len({len(cells) for cells in lists}) == 1 and not items(lists[0]):
        return _transposed({name: cells for name, cells in columns.items() if isinstance(cells, list)})
    objects = {name: row for name, row in value.items() if isinstance(row, dict)}
    if len(objects) > 1 and len(objects) == len(value):
        inner = list(objects.values())
        if all(not isinstance(cell, dict | list) for cell in inner[0].values()) and all(
            key.isdigit() for row in inner for key in row
        ):  # pandas: each column an object of row numbers
            return _transposed({name: list(cells.values()) for name, cells in objects.items()})
        return [row for key, each in objects.items() for row in _opened(_with_id(each, key), numbers)]
    longest = max((items(cells) for cells in columns.values()), key=len, default=[])
    return _table(longest) if longest else []


def _with_id(row: dict[str, Any], key: str) -> dict[str, Any]:
    return row if first(row, *_ID_NAMES) is not None else {"id": key, **row}


def _transposed(columns: dict[str, Sequence[Any]]) -> list[dict[str, Any]]:
    return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=False)]


def _unwrapped(row: dict[str, Any]) -> dict[str, Any]:
    """An object whose words stand one level below, beside its replies: `{"comment": {…}, "replies": […]}`.

    >>> _unwrapped({"comment": {"id": 1, "text": "Yes."}, "replies": []})
    {'replies': [], 'id': 1, 'text': 'Yes.'}
    """
    inner = [key for key, value in row.items() if isinstance(value, dict)]
    plain = [value for value in row.values() if not isinstance(value, dict | list)]
    if len(inner) != 1 or plain or not any(folded(key) in NAMES["text"] for key in row[inner[0]]):
        return row
    return {**{key: value for key, value in row.items() if key != inner[0]}, **row[inner[0]]}


def _opened(row: dict[str, Any], numbers: Iterator[int]) -> Iterator[dict[str, Any]]:
    """An object and the replies inside it, each with its parent's id."""
    waiting: list[tuple[dict[str, Any], object]] = [(row, None)]
    while waiting:
        now, above = waiting.pop()
        now = _unwrapped(now)
        inner = next(
            ((key, rows) for key in _NESTED if (rows := items(now.get(key)) or items(get(now, key, "data")))), None
        )
        name = next((now[key] for key in now if folded(key) in _ID_NAMES and now[key] not in (None, "")), None)
        if inner is not None and name is None:
            name = f"n{next(numbers)}"
            now = {"id": name, **now}
        if above is not None and not any(folded(key) in NAMES["parent"] for key in now):
            now = {**now, "parent": above}
        if inner is None:
            yield now
            continue
        waiting.extend((each, name) for each in reversed(inner[1]))
        yield {key: value for key, value in now.items() if key != inner[0]}


KIND = "json"

READER = Reader(
    name="json",
    title="JSON or JSONL table",
    how="a list of objects, or one on each line; name columns that are not known: --column text=Body",
    suffixes=(".json", ".jsonl", ".ndjson"),
    sniff=sniff,
    read=read,
    table=True,
)
