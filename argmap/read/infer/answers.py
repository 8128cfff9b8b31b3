"""Whom a record answers, where the page says so by name, by a count or by the end of a discussion."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from argmap.read.infer.addressed import find_addressed
from argmap.read.infer.interface import groups
from argmap.read.infer.names import likeness
from argmap.read.infer.people import parted, plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from argmap.read.infer.record import Record
    from argmap.read.infer.rows import Row

_RESPONSE = re.compile(
    r"(?:reply|response|answer|antwort|réponse|respuesta|risposta|resposta|reactie)\s(?:from|of|by|von|de|da|van)\s"
    r"(?P<name>\S.{0,80})",
    re.IGNORECASE,
)
_SHOWN = re.compile(
    r"\W*(?:(?:hide|collapse|masquer|ocultar|nascondi|verberg)\s(?:the\s|les\s|las\s|le\s)?(\d{1,2})\s"
    r"(?:repl(?:y|ies)|réponses?|respuestas?|respostas?|rispost[ae]|antwoorden)"
    r"|(\d{1,2})\sAntworten?\s(?:ausblenden|verbergen))\W*",
    re.IGNORECASE,
)
"""So many replies stand below."""

_WIDE = re.compile(r"\s{2,}")
_COUNT = re.compile(r"\d{1,3}\b")
_HANDLES = re.compile(r"@[\w.]+(?:-[\w.]+)*")
_BETWEEN = re.compile(r",?\s(?:and|und|et|y|e|en|i|och|&)\s|,\s")
_FORM = frozenset({"ends", "form"})
"""What ends a discussion where it stands below several, and else is the form for one more comment."""

LETTERS = 2
"""So many capitals may be a name in short."""

_SIGNS = "+*~_!?#="
"""Signs at the end of a name that a page's phrase is read without: `In reply to Ann+`."""

_NAME = 40
_LIKE = 0.7
"""A line above a name is taken for a name up to this length, and from this likeness on."""


def find_answers(rows: Sequence[Row], records: Sequence[Record], handles: dict[str, str]) -> None:
    """Whom a record answers: the header names another author or says "In reply to", or a line counts those below.

    Args:
        rows: Of the paste.
        records: Of the reading.
        handles: The name of each handle that stands behind a name.
    """
    _responses(records)
    _parted(records)
    _under_name(rows, records)
    names = handles | {plain(record.name): record.name for record in records if record.name}
    for record in records:
        if handle := _handle_below(rows, record):
            names.setdefault(plain(handle), record.name or handle)
    before: set[str] = set()
    for record in records:
        _spoken_to(rows, record, names, before)
        for at in sorted(record.head):
            if record.to is None and "answers" in rows[at].groups and rows[at].name:
                record.to = rows[at].name
        for at in list(record.extras):
            other = names.get(plain(rows[at].text))
            if other is not None and record.to is None and other != record.name and other in before:
                record.to = other
                record.extras.remove(at)
                record.head.append(at)
        shown = [_handle_below(rows, record), *(_pictured(rows[at]) for at in record.head)]
        known = {plain(name) for name in before} - {plain(record.name)}
        record.to = record.to or next((name for name in shown if plain(name) in known), None)
        if record.to is not None:
            record.to = _named(record.to, names)
        if record.name:
            before.add(record.name)
    find_addressed(rows, records)
    _counted(rows, records)
    _ended(rows, records)
    _with_parent(rows, records)


def _responses(records: Sequence[Record]) -> None:
    """`Reply from Ann` is Ann, who answers the comment above; so does a "Response from the owner", who has no name."""
    for number, record in enumerate(records):
        match = _RESPONSE.fullmatch(record.name or "")
        if match is not None:
            record.name = match["name"] if match["name"][0].isupper() else record.name
            record.under = number - 1 if record.under < 0 and number else record.under


def _named(to: str, names: dict[str, str]) -> str:
    """The author who is meant; of several people who are answered ("@ann and @ben") the first."""
    several = [to, *_HANDLES.findall(to), *_BETWEEN.split(to)]
    found = next((names[plain(one)] for one in several if plain(one) in names), None)
    return found or next((whole for name, whole in names.items() if name.strip(_SIGNS) == plain(to)), to)


def _spoken_to(rows: Sequence[Row], record: Record, names: dict[str, str], before: set[str]) -> None:
    """A line of its own that says "@" and an earlier author's name, over the words: he is answered."""
    over = [at for at in record.head if record.at < at and "handle" in rows[at].groups]
    first = record.body[:1] if len(record.body) > 1 else []
    for at in (*over, *first):
        text = rows[at].text
        other = names.get(plain(text)) if text.startswith("@") else None
        if other is None or other == record.name or other not in before:
            continue
        record.to = record.to or other


def _handle_below(rows: Sequence[Row], record: Record) -> str:
    """The handle in the line below a name, which may be another's."""
    at = record.at + 1
    return rows[at].text if record.name and at in record.head and "handle" in rows[at].groups else ""


def _pictured(row: Row) -> str:
    """Whom a picture's text says that its comment answers: `Reply posted by Ben, at 08:02, to Ann`."""
    return row.text.rpartition(", to ")[2] if "pictures" in row.groups and ", to " in row.text else ""


def _with_parent(rows: Sequence[Row], records: Sequence[Record]) -> None:
    """With a button "parent" at some, the others are no replies, and the first below such a one answers it."""
    has = [
        any("parent" in rows[at].text.lower() and "buttons" in rows[at].groups for at in record.foot)
        for record in records
    ]
    if not any(has) or has[0] or all(has):
        return
    for number in range(1, len(records)):
        if has[number] and not has[number - 1] and records[number].to is None:
            records[number].under = number - 1


def _parted(records: Sequence[Record]) -> None:
    """Names of two people, of whom the second is answered: `Ben  Ann`, at times with a badge behind."""
    names = {plain(_WIDE.split(record.name)[0]) for record in records if record.name}
    for record in records:
        parts = _WIDE.split(record.name or "")
        if len(parts) < 2:
            continue
        other = parts[1]
        if plain(other) not in names and groups(other.rsplit(" ", 1)[-1]):
            other = other.rsplit(" ", 1)[0]
        if plain(other) in names:
            record.name, record.to = parts[0], record.to or other
    for record, (name, other) in zip(records, parted([record.name for record in records]), strict=True):
        record.name, record.to = name, record.to or other


def _under_name(rows: Sequence[Row], records: Sequence[Record]) -> None:
    """A name above that of an earlier author is the author's, who answers him: `Ben`, below it `Ann`.

    Only where the name below is an earlier author's in most such comments: a town or a rank stands there as well.
    """
    known = {plain(record.name) for record in records}
    before: set[str] = set()
    answering: list[tuple[int, int]] = []
    others = 0
    for number, record in enumerate(records):
        at = _above(rows, records, number, known)
        name = plain(record.name)
        if at >= 0 and name in before:
            answering.append((number, at))
            name = plain(rows[at].text)
        elif at >= 0:
            others += 1
        before.add(name)
    titles = Counter(plain(rows[at].text) for _, at in answering)
    if len({plain(record.name) for record in records}) * 2 < len(before):
        return
    alone = {plain(record.name) for number, record in enumerate(records) if number not in dict(answering)}
    for number, at in answering if others * 5 <= len(records) else ():
        if titles[plain(rows[at].text)] > 1 and plain(rows[at].text) not in alone:
            continue
        record = records[number]
        for other in records[max(0, number - 1) : number + 1]:
            for part in (other.extras, other.dropped, other.body, other.head):
                if at in part:
                    part.remove(at)
        record.head.append(record.at)
        record.name, record.to, record.at = rows[at].text, record.to or record.name, at


def _above(rows: Sequence[Row], records: Sequence[Record], number: int, known: set[str]) -> int:
    """The row above a record's name, one empty line between at most, if it is of no use so far and could be a name."""
    at = records[number].at - 1
    if at < 0 or rows[at].index + 2 < rows[at + 1].index or not (rows[at].plain or "handle" in rows[at].groups):
        return -1
    last = records[number - 1] if number else None
    unused = at in records[number].extras or (last is not None and at in last.dropped)
    text = rows[at].text
    letter = len(text) == 1 and text.isupper() and not rows[at + 1].text.casefold().startswith(text.casefold())
    if text.isupper() and len(text) > LETTERS and not any(one.name and one.name.isupper() for one in records):
        return -1  # a heading between comments
    like = letter or plain(text) in known or (len(text) <= _NAME and likeness(text) >= _LIKE)
    return at if unused and like and plain(text) != plain(rows[at + 1].text) else -1


def _counted(rows: Sequence[Row], records: Sequence[Record]) -> None:
    """The records below a line such as "3 replies on Ann's comment", or "Hide 3 replies", which are shown."""
    shows = any(_is_shown(rows, records, number, at) for number, record in enumerate(records) for at in record.foot)
    for number, record in enumerate(records):
        for at in (*record.foot, *record.dropped):
            row = rows[at]
            count = _COUNT.match(row.text)
            shown = _SHOWN.fullmatch(row.text)
            named = count is not None and "stubs" in row.groups and plain(row.name) == plain(record.name) != ""
            listed = shows and count is not None and "stubs" in row.groups and " more" not in row.text
            if not named and shown is None and not listed:
                continue
            total = int(next(filter(None, shown.groups()))) if shown is not None else int(count[0]) if count else 0
            for other in records[number + 1 : number + 1 + total]:
                if other.to is None and other.under < 0:
                    other.under = number


def _is_shown(rows: Sequence[Row], records: Sequence[Record], number: int, at: int) -> bool:
    """Whether a line counts the replies by somebody "and others" who is among the authors right below it."""
    row = rows[at]
    count = _COUNT.match(row.text)
    name = plain(row.name.removesuffix(" and others"))
    if count is None or "stubs" not in row.groups or not name or name == plain(records[number].name):
        return False
    return name in {plain(record.name) for record in records[number + 1 : number + 1 + int(count[0])]}


def _ended(rows: Sequence[Row], records: Sequence[Record]) -> None:
    """The records of a discussion that a line closes: all answer its first."""
    ended = [any("ends" in rows[at].groups for at in (*record.foot, *record.dropped)) for record in records]
    if not any(ended) or (sum(ended) == 1 and any(rows[at].groups >= _FORM for at in records[-1].foot)):
        return
    first = 0
    for number, record in enumerate(records):
        if number > first and record.to is None:
            record.under = first
        if ended[number]:
            first = number + 1
