"""What the readers of exports share: JSON within bounds, values as texts, dates from numbers, comments from both."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from argmap.model import Comment
from argmap.read.common.dates import certain
from argmap.read.common.expressions import expression
from argmap.read.common.surrogates import mended

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from argmap.read.html.text import Plain
    from argmap.read.sources.source import Source

DEEPEST = 900
"""How deep JSON may be nested: the parser of the standard library gives up at about 1,000."""

_NOT_STRUCTURE = bytes(code for code in range(256) if code not in b'"[]{}')
_STRING = expression(rb'"[^"]*+"')


def load(source: Source) -> Any:  # noqa: ANN401  # any JSON
    """The JSON of a file.

    Raises:
        ArgmapError: I013 where it is nested too deep, I005 where it is not JSON.
    """
    if depth(source.data) > DEEPEST:
        raise source.problem("I013", f"the JSON is nested more than {DEEPEST} deep")
    try:
        return json.loads(source.text.lstrip("\ufeff"))
    except RecursionError:
        raise source.problem("I013", "the JSON is nested too deep") from None
    except ValueError as error:
        line, column = getattr(error, "lineno", 0), getattr(error, "colno", 0)
        what = f"not JSON: {getattr(error, 'msg', error)}"
        raise source.problem("I005", what, "was the download cut off?", line=line, column=column) from None


def depth(data: bytes) -> int:
    r"""How deep brackets are nested outside strings.

    >>> depth(b'{"a": ["]]\\"[[", [1]]}')
    3
    """
    bare = data.replace(b"\\\\", b"").replace(b'\\"', b"").translate(None, _NOT_STRUCTURE)
    deepest = now = 0
    for code in _STRING.sub(b"", bare):
        if code in b"[{":
            now += 1
            if now > deepest:
                deepest = now
                if deepest > DEEPEST:
                    break
        else:
            now -= 1
    return deepest


def json_lines(source: Source) -> Iterator[tuple[int, dict[str, Any]]]:
    """The objects of a file that holds one on each line, with their line numbers.

    Raises:
        ArgmapError: I005 or I013, with the line.
    """
    for number, line in source.lines():
        if not line.strip() or line.strip() in ("[", "]"):
            continue
        try:
            row = json.loads(line.strip().rstrip(","))
        except RecursionError:
            raise source.problem("I013", "the JSON is nested too deep", line=number) from None
        except ValueError as error:
            what = f"the line is not JSON: {getattr(error, 'msg', error)}"
            raise source.problem("I005", what, "was the download cut off?", line=number) from None
        if isinstance(row, dict):
            yield number, row


def text(value: object) -> str:
    """A value as a text: nothing as the empty one."""
    if value is None or isinstance(value, dict | list):
        return ""
    return clean(value if isinstance(value, str) else str(value))


def clean(value: str) -> str:
    """A text that can be written anywhere: no halves of surrogate pairs, no NUL; as long as before."""
    return mended(value).replace("\0", "\ufffd")


def get(value: object, *keys: str | int) -> Any:  # noqa: ANN401  # any JSON
    """What stands under keys within keys, or None.

    >>> get({"a": [{"b": 1}]}, "a", 0, "b"), get({}, "a", "b")
    (1, None)
    """
    for key in keys:
        if isinstance(value, dict):
            value = value.get(key)
        elif isinstance(value, list) and isinstance(key, int) and -len(value) <= key < len(value):
            value = value[key]
        else:
            return None
    return value


def first(row: dict[str, Any], *keys: str) -> Any:  # noqa: ANN401  # any JSON
    """The first value among keys that is neither missing, null nor empty."""
    return next((row[key] for key in keys if row.get(key) not in (None, "")), None)


def table(value: object) -> dict[str, Any]:
    """An object, or an empty one."""
    return value if isinstance(value, dict) else {}


def items(value: object) -> list[dict[str, Any]]:
    """The objects in a list, or nothing."""
    return [row for row in value if isinstance(row, dict)] if isinstance(value, list) else []


def when(value: object) -> tuple[str | None, datetime | None]:
    """The words of a date, and the date where it is certain; seconds since 1970 are written as a date.

    >>> when(1323313550.0)[0], when("Thu, 14 Apr 2016 11:06:56 +0200")[1].hour, when("yesterday")
    ('2011-12-08T03:05:50Z', 11, ('yesterday', None))
    """
    if isinstance(value, bool) or value is None:
        return None, None
    if isinstance(value, str) and re.fullmatch(r"\d{9,16}(?:\.\d+)?", value.strip()):
        value = float(value)
    if isinstance(value, int | float):
        return _epoch(value)
    words = " ".join(text(value).split())
    if not words:
        return None, None
    date = _iso(words) if words[4:5] == "-" else certain(words)
    if date is None and re.match(r"(?:[A-Z][a-z]{2}, )?\d{1,2} [A-Z][a-z]{2} \d{4} \d", words):
        from email.utils import parsedate_to_datetime  # noqa: PLC0415  # a tenth of a saved map's start, seldom needed

        try:
            date = parsedate_to_datetime(words)
        except (ValueError, TypeError, OverflowError):
            date = None
    return words, date


def _iso(words: str) -> datetime | None:
    try:
        return datetime.fromisoformat(words)
    except ValueError:
        return certain(words)


def _epoch(value: float) -> tuple[str | None, datetime | None]:
    seconds = value / 1e6 if value > 1e14 else value / 1e3 if value > 1e11 else value
    try:
        date = datetime.fromtimestamp(seconds, UTC)
    except (ValueError, OverflowError, OSError):
        return str(value), None
    if date.year < 1980:
        return str(value), None
    return date.replace(microsecond=0).isoformat().replace("+00:00", "Z"), date


def comment(  # noqa: PLR0913  # a comment has so many fields
    name: object,
    body: str | Plain,
    *,
    author: object = None,
    date: object = None,
    machine: object = None,
    parent: object = None,
    state: str | None = None,
    handle: object = None,
) -> Comment:
    """A comment of what an export says of it.

    Args:
        name: Its id.
        body: Its words.
        author: The author's name.
        handle: The name by which the site knows the author; it stands for a name that is missing.
        date: The words of its date.
        machine: A form of its date that is surer than the words.
        parent: The id of what it answers.
        state: As `Comment.state`.
    """
    posted = when(machine)[1] if machine else None
    words, certainly = when(date) if posted is None or not isinstance(date, str) else (text(date), None)
    posted = posted or certainly
    if isinstance(body, str):
        body = body.replace("\r\n", "\n").replace("\r", "\n")
    quotes = () if isinstance(body, str) else body.quotes
    known, signed = text(handle).strip(), text(author).strip()
    return Comment(
        id=text(name) or "unnamed",
        text=clean(body if isinstance(body, str) else body.text),
        author=signed or known or None,
        date=words,
        posted=posted,
        parent=text(parent) or None,
        quotes=quotes,
        state=state,
        handle=known if known and signed not in ("", known) else None,
    )


def any_of(head: str, *marks: str) -> int:
    """How many of some marks stand in a text."""
    return sum(mark in head for mark in marks)


def total(values: Iterable[object]) -> int:
    """The sum of what is a number among values."""
    return sum(value for value in values if isinstance(value, int) and not isinstance(value, bool))
