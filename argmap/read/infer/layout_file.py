"""A layout file written from the reading of a paste, for the user to correct."""

from __future__ import annotations

import json
import re
from collections import Counter
from typing import TYPE_CHECKING

from argmap.read.infer.choosing import choices
from argmap.read.infer.lines import page
from argmap.read.infer.people import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from argmap.read.infer.record import Record
    from argmap.read.infer.rows import Row

_HEAD = """# How the lines of a comment follow each other: {author}, {date}, {to} (whom it answers), {text} (its words),
# {n} (a number), {any} (what does not matter). Lines under drop are left out wherever they stand; start and end are the
# lines above the first comment and below the last.
"""


def layout_file(text: str) -> str:
    """A layout as YAML, made from the reading that explains most of a text; one to fill in where there is none."""
    found = choices(page(text))
    if not found:
        return _HEAD + 'comment:\n  - "{author}"\n  - "{date}"\n  - "{text}"\ndrop: []\n'
    rows, records = found[0].rows, found[0].reading.records
    orders = Counter(tuple(_order(rows, record)) for record in records if record.body)
    order = orders.most_common(1)[0][0] if orders else ("{author}", "{date}", "{text}")
    drop = sorted(
        {
            _numbered(rows[at].text)
            for record in records
            for at in (*record.foot, *record.head)
            if at != record.at and not _is_name(rows[at].text, record)
        }
    )
    above = _line_above(rows, min(record.top for record in records))
    start = f"start: {json.dumps(above, ensure_ascii=False)}\n" if above else ""
    lines = [f"  - {json.dumps(line, ensure_ascii=False)}" for line in order]
    dropped = [f"  - {json.dumps(line, ensure_ascii=False)}" for line in drop[:40]]
    return _HEAD + start + "\n".join(["comment:", *lines, "drop:" if dropped else "drop: []", *dropped]) + "\n"


def _line_above(rows: Sequence[Row], top: int) -> str:
    """The line above the first comment, by which a layout finds it; empty where there is none of its own."""
    said = [row.text for row in rows[:top] if row.text.strip()]
    usable = said and said.count(said[-1]) == 1 and "{" not in said[-1]
    return _numbered(said[-1]) if usable else ""


def _order(rows: Sequence[Row], record: Record) -> list[str]:
    """The lines of a record without those that are dropped."""
    order: list[str] = []
    for at in record.rows:
        if at == record.at == record.dated or at == record.at:
            order.append(_named(rows[at].text, record))
        elif at in record.head and _is_name(rows[at].text, record) and "{author}" not in order:
            order.append("{author}")
        elif at == record.dated:
            order.append(rows[at].text.replace(record.date or "", "{date}", 1))
        elif at in record.extras:
            order.append("{any}")
        elif at in record.body and (not order or order[-1] != "{text}"):
            order.append("{text}")
    return order


def _is_name(text: str, record: Record) -> bool:
    """Whether a line beside the date is the name and nothing else."""
    return record.name is not None and plain(text) == plain(record.name)


def _named(text: str, record: Record) -> str:
    for part, words in (("{author}", record.name), ("{date}", record.date)):
        text = text.replace(words, part, 1) if words else text
    return text


def _numbered(text: str) -> str:
    return re.sub(r"\d[\d.,]*[kKmM]?", "{n}", text)
