"""Records that the page shows as replies: by what introduces them, by a heading, by the buttons that they lack."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from argmap.read.infer.interface import normal
from argmap.read.infer.passages import find_discussions

if TYPE_CHECKING:
    from collections.abc import Sequence

    from argmap.read.infer.record import Record
    from argmap.read.infer.rows import Row

_REPLIES = """
reply replies antwort antworten réponse réponses répondre respuesta respuestas responder risposta risposte rispondi
resposta respostas antwoord antwoorden beantwoorden reageer reageren svar svara svare odpowiedz
"""
_EDGE = tuple(_REPLIES.split())
_REPLY = frozenset(_EDGE)
"""A reply, and the button for one, as pages call them."""

_SEVERAL = frozenset({"replies", "antworten", "réponses", "respuestas", "risposte", "respostas", "antwoorden", "svar"})
"""The heading over replies; in German it is the button's word as well."""

_COMMENT = frozenset({"comment", "kommentar", "commentaire", "comentario", "comentário", "commento", "opmerking"})
_NUMBER = re.compile(r"#(\d{1,4}(?:\.\d{1,3})*)(?![\w.])")
LONGEST = 40
"""A longer line holds no button for a reply beside others."""

FEW = 2
"""So many records without the button that the others have show that it is the replies that lack it."""

MOST_SHARE = 0.8
"""So many of the records have a button that all have."""


def find_groups(rows: Sequence[Row], records: Sequence[Record]) -> None:
    """Puts records under another where the page shows it, and nothing else says whom any of them answers."""
    _numbered(rows, records)
    find_discussions(rows, records)
    if any(record.to is not None or record.under >= 0 for record in records):
        return
    _opened(rows, records)
    if not any(record.under >= 0 for record in records):
        _introduced(rows, records)
    if not any(record.under >= 0 for record in records):
        _without_button(rows, records)


def _numbered(rows: Sequence[Row], records: Sequence[Record]) -> None:
    """The number `#2.1` beside an author answers the comment `#2`."""
    beside = [sorted({*record.head, *(at for at in (record.at, record.dated) if at >= 0)}) for record in records]
    found = [next((match[1] for at in one if (match := _NUMBER.search(rows[at].text))), "") for one in beside]
    numbers = {number: place for place, number in enumerate(found) if number}
    if len(numbers) < len(records) or not any("." in number for number in numbers):
        return
    authors = {record.name for record in records}
    for place, (record, number) in enumerate(zip(records, found, strict=True)):
        named = _NUMBER.search(record.to or "")
        above = numbers.get(named[1] if named is not None else number.rpartition(".")[0], place)
        if above < place and record.to not in authors and record.under < 0:
            record.under = above


def _opened(rows: Sequence[Row], records: Sequence[Record]) -> None:
    """The heading "Replies" below a comment's buttons opens a group, and a button "Reply" below the last closes it."""
    group = -1
    for number, record in enumerate(records):
        feet = sorted(record.foot)
        last = bool(feet) and normal(rows[feet[-1]].text) in _REPLY
        several = last and normal(rows[feet[-1]].text) in _SEVERAL
        if group >= 0:
            record.under = group
            group = -1 if last else group
        elif several and any(_has_button(rows[at]) for at in feet[:-1]):
            group = number


def _introduced(rows: Sequence[Row], records: Sequence[Record]) -> None:
    """A word over each record says whether it is a comment or a reply: `Reply posted by Ann`."""
    kinds = [
        {rows[at].text.split()[0].casefold() for at in (*record.head, record.at) if at >= 0} & (_REPLY | _COMMENT)
        for record in records
    ]
    if not all(kinds) or kinds[0] & _REPLY:
        return
    top = 0
    for number, kind in enumerate(kinds):
        if kind & _COMMENT:
            top = number
        else:
            records[number].under = top


def _without_button(rows: Sequence[Row], records: Sequence[Record]) -> None:
    """Those that lack the button for replies, though they have others that all have, answer the last that has it."""
    feet = [{normal(rows[at].text) for at in record.foot} for record in records]
    has = [any(_has_button(rows[at]) for at in record.foot) for record in records]
    common = [one for one in feet[0] if sum(one in other for other in feet) >= MOST_SHARE * len(feet)]
    lacking = [number for number, button in enumerate(has) if not button]
    gone = [number for number in lacking if any("lost" in rows[at].groups for at in records[number].body)]
    if not has[0] or len(lacking) < FEW or len(lacking) * 2 > len(records) + FEW or gone or not common:
        return
    top = 0
    for number, record in enumerate(records):
        if has[number]:
            top = number
        else:
            record.under = top


def _has_button(row: Row) -> bool:
    """Whether a line holds a button for replies, alone or glued to others: `ReplyDelete`."""
    form = normal(row.text)
    return len(form) <= LONGEST and "0" not in form and (form.startswith(_EDGE) or form.endswith(_EDGE))
