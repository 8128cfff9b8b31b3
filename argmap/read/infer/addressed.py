"""Whom the words of a record say that it answers: `Reply to @Ann: …`, or a message of Ann's quoted above them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from argmap.read.common.expressions import expression
from argmap.read.infer.people import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from argmap.read.infer.record import Record
    from argmap.read.infer.rows import Row

QUOTED = 12
"""A line of fewer characters is a quote only where it is a whole line of the message."""

FEW, SHARE = 2, 5
"""So many records, and one in so many, begin with the name of whom they answer."""

_REPLY = expression(
    r"\W{0,3}(?:(?:in )?(?:reply|replying|response|responding|answering) to|replied to"
    r"|(?:als )?antwort (?:auf|an)|antwortet|(?:en )?réponse à|répond à|(?:en )?respuesta a|respondiendo a"
    r"|(?:in )?risposta a|(?:em )?resposta a|respondendo a|(?:in )?reactie op|(?:als )?antwoord (?:op|aan)) @?",
    re.IGNORECASE,
)
_BEHIND = expression(r"\s?[:,–—]\s*|\s-\s+")
"""What stands between whom one answers and the words."""


def find_addressed(rows: Sequence[Row], records: Sequence[Record]) -> None:
    """Names whom a record answers where its words begin with that, and takes it off them."""
    _names_alone(rows, records)
    earlier: list[int] = []
    for number, record in enumerate(records):
        if record.body and record.to is None and record.under < 0 and not record.start:
            _replies(rows, records, record, earlier)
            _quotes(rows, records, record, earlier)
        earlier.append(number)


def _names_alone(rows: Sequence[Row], records: Sequence[Record]) -> None:
    """An earlier author's name in a line of its own above the words of one in five: the page shows whom they answer."""
    before: set[str] = set()
    found: list[tuple[Record, str]] = []
    for record in records:
        first = rows[record.body[0]] if len(record.body) > 1 and not record.start else None
        if first is not None and plain(first.text) in before and plain(first.text) != plain(record.name):
            found.append((record, first.text))
        before |= {plain(record.name)} - {""}
    known = {plain(record.name): record.name for record in records}
    if len(found) < FEW or len(found) * SHARE < len(records) or any(_is_quoted(rows, records, one) for one, _ in found):
        return
    for record, name in found:
        record.to = record.to or known[plain(name)]
        record.head.append(record.body.pop(0))


def _is_quoted(rows: Sequence[Row], records: Sequence[Record], record: Record) -> bool:
    """Whether below a name stands what its bearer said."""
    name = plain(rows[record.body[0]].text)
    return any(plain(one.name) == name and _same(rows, record.body[1:-1], one.body) for one in records)


def _replies(rows: Sequence[Row], records: Sequence[Record], record: Record, earlier: Sequence[int]) -> None:
    """`Reply to @Ann: words`: the name is an earlier author's."""
    text = rows[record.body[0]].text
    match = _REPLY.match(text)
    if match is None:
        return
    names = {records[at].name or "" for at in earlier} - {""}
    rest = text[match.end() :]
    for name in sorted(names, key=len, reverse=True):
        behind = _BEHIND.match(rest, len(name)) if rest[: len(name)].casefold() == name.casefold() else None
        if behind is not None and (behind.end() < len(rest) or len(record.body) > 1):
            record.to = name
            if behind.end() < len(rest):
                record.start = match.end() + behind.end()
            else:
                record.head.append(record.body.pop(0))
            return


def _quotes(rows: Sequence[Row], records: Sequence[Record], record: Record, earlier: Sequence[int]) -> None:
    """A name, below it what its bearer said before, below that the words: chats show so what is answered."""
    body = record.body
    name = plain(rows[body[0]].text)
    for number in reversed(earlier):
        if plain(records[number].name) != name:
            continue
        count = _same(rows, body[1:-1], records[number].body)
        if count:
            record.under = number
            record.quoted += body[: count + 1]
            del body[: count + 1]
            return


def _same(rows: Sequence[Row], quoted: Sequence[int], said: Sequence[int]) -> int:
    """How many lines are those of a message from one of its lines on; the last may break off."""
    for start in range(len(said)):
        count = 0
        for at, other in zip(quoted, said[start:], strict=False):
            text, whole = rows[at].text, rows[other].text
            begun = text.rstrip(".… ")
            broken = len(begun) >= QUOTED and begun != text and whole.startswith(begun)
            if text != whole and not broken:
                break
            count += 1
        if count:
            return count
    return 0
