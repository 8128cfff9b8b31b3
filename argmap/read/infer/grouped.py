"""Records that the page shows as replies: by what introduces them, by a heading, by the buttons that they lack."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.read.infer.interface import normal

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

_COMMENT = frozenset({"comment", "kommentar", "commentaire", "comentario", "comentário", "commento", "opmerking"})
LONGEST = 40
"""A longer line holds no button for a reply beside others."""

FEW = 2
"""So many records without the button that the others have show that it is the replies that lack it."""

MOST_SHARE = 0.8
"""So many of the records have a button that all have."""


def find_groups(rows: Sequence[Row], records: Sequence[Record]) -> None:
    """Puts records under another where the page shows it, and nothing else says whom any of them answers."""
    if any(record.to is not None or record.under >= 0 for record in records):
        return
    _opened(rows, records)
    if not any(record.under >= 0 for record in records):
        _introduced(rows, records)
    if not any(record.under >= 0 for record in records):
        _without_button(rows, records)


def _opened(rows: Sequence[Row], records: Sequence[Record]) -> None:
    """The heading "Replies" below a comment's buttons opens a group, and a button "Reply" below the last closes it."""
    group = -1
    for number, record in enumerate(records):
        feet = sorted(record.foot)
        last = bool(feet) and normal(rows[feet[-1]].text) in _REPLY
        if group >= 0:
            record.under = group
            group = -1 if last else group
        elif last and len(feet) > 1 and any(_has_button(rows[at]) for at in feet[:-1]):
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
    return len(form) <= LONGEST and (form.startswith(_EDGE) or form.endswith(_EDGE))
