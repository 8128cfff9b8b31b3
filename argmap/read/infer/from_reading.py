"""A reading made into a thread: comments, whom they answer, the post above, and what was left out."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from argmap.model import POST, UNSEEN, Comment, Note, Quote
from argmap.read.common.dates import certain
from argmap.read.common.expressions import expression
from argmap.read.common.threads import make_thread, stem
from argmap.read.infer.dedenting import dedented
from argmap.read.infer.grouped import find_groups
from argmap.read.infer.interface import groups, normal
from argmap.read.infer.leading import lead
from argmap.read.infer.names import likeness
from argmap.read.infer.parents import by_indent, steps_missing
from argmap.read.infer.people import plain
from argmap.read.infer.words import is_deleted, is_form, miscounted, pingback

if TYPE_CHECKING:
    from collections.abc import Sequence

    from argmap.model import Thread
    from argmap.read.infer.lines import Page
    from argmap.read.infer.record import Reading, Record
    from argmap.read.infer.rows import Row
    from argmap.read.sources.source import Source

TITLED = 0.5
"""What looks less like a name may be the title of an article."""

UNCLEAR = 1.5
"""How clear it should be whether names and dates stand above or below."""

MOST_HOLES = 50
"""So many numbers that are missing are no holes."""

DELETED = "[deleted]"
"""The name of somebody whom the page does not know any more."""

_LEVEL = expression(r"level\s(\d{1,2})", re.IGNORECASE)
STEP = 4
"""So many columns further a level stands."""

QUOTED = 12
"""Fewer characters say nothing of who is quoted."""

_BUTTONS = frozenset({"buttons"})
_OPENERS = (frozenset({"openers"}), frozenset({"openers", "heading"}))

_FEW = 5
"""What fewer than one in so many records have, they do not have."""


def thread_of(source: Source, page: Page, rows: Sequence[Row], reading: Reading) -> Thread:
    """The thread that a reading shows."""
    _over_first(reading.records)
    records = list(reading.records)
    first = reading.post or (records.pop(0) if _is_post(rows, reading) else None)
    find_groups(rows, records)
    parents, unclear, unseen = _parents(page, rows, records)
    comments = [_comment(page, rows, record, number, parents[number]) for number, record in enumerate(records)]
    comments = [
        replace(comment, state=comment.state or UNSEEN) if number in unseen else comment
        for number, comment in enumerate(comments)
    ]
    top = min(record.top for record in records)
    authors = frozenset(record.name.casefold() for record in records if record.name)
    title, post = lead(page.raw, rows[: first.top if first is not None else top], authors)
    if first is not None:
        post = replace(_comment(page, rows, first, 0, None), id=POST)
        if _is_article(rows, first, records):
            title, post = post.author or title, replace(post, author=None)
    notes = [*_notes(rows, reading), *_likely(page, rows, records)]
    if unseen:
        count = "one comment stands" if len(unseen) == 1 else f"{len(unseen)} comments stand"
        what = f"{count} two steps below the one above: what they answer is not in the file"
        notes.append(Note(what, line=rows[records[min(unseen)].top].index + 1, kind="left out"))
    if unclear:
        count = "one comment answers" if len(unclear) == 1 else f"{len(unclear)} comments answer"
        what = f"{count} a name under which several stand; the last before was taken"
        notes.append(Note(what, line=rows[records[unclear[0]].top].index + 1, kind="unclear"))
    return make_thread(stem(source), title, comments, post=post, notes=notes)


def _over_first(records: Sequence[Record]) -> None:
    """What stands above the first name, and above no other, is the page's: its title, its menu."""
    first, *others = records
    over = [[at for at in (*record.head, *record.extras) if at < record.at] for record in records]
    if not others or sum(map(bool, over[1:])) * _FEW > len(others):
        return
    first.head = [at for at in first.head if at not in over[0]]
    first.extras = [at for at in first.extras if at not in over[0]]


def _is_post(rows: Sequence[Row], reading: Reading) -> bool:
    """Whether the first record is what the others comment on: alone it lacks the buttons that all of them have."""
    first, *others = reading.records
    if reading.opening >= 0 or len(others) < 3:
        return False
    if _is_article(rows, first, others) or _is_over_opener(rows, reading) or _has_second_date(rows, first):
        return True
    counts = Counter(button for record in others for button in _buttons(rows, record))
    common = {button for button, count in counts.items() if count * 5 >= len(others) * 4}
    return bool(common) and not common & _buttons(rows, first)


def _is_over_opener(rows: Sequence[Row], reading: Reading) -> bool:
    """Whether a sort order or a form for comments stands right below the first record, and below no other."""
    below = [
        any(rows[at].groups in _OPENERS for at in (*record.foot, *record.dropped)) for record in reading.records[:-1]
    ]
    return reading.way == "above" and below[0] and not any(below[1:])


def _has_second_date(rows: Sequence[Row], first: Record) -> bool:
    """Whether below the words of the first record stands its date once more, with the time."""
    after = max(first.body, default=len(rows))
    return any(at > after and ":" in rows[at].date for at in first.foot)


def _is_article(rows: Sequence[Row], first: Record, others: Sequence[Record]) -> bool:
    """Whether a record is longer than the others, and what stands in place of its author is a title."""
    title = first.name or ""
    if likeness(title) >= TITLED or len(title.split()) < 4:
        return False
    sizes = [sum(len(rows[at].text) for at in record.body) for record in others]
    return sum(len(rows[at].text) for at in first.body) > 2 * median(sizes)


def _buttons(rows: Sequence[Row], record: Record) -> set[str]:
    """The words of the buttons below a comment, those that are glued to its date as well."""
    found = {normal(rows[at].text) for at in record.foot if rows[at].may(_BUTTONS)}
    if record.dated >= 0 and record.date:
        rest = rows[record.dated].text.replace(record.date, "", 1)
        found |= {word for word in ("reply", "antworten", "répondre", "responder") if word in rest.casefold()}
    return found


def _comment(page: Page, rows: Sequence[Row], record: Record, number: int, parent: int | None) -> Comment:
    body = sorted(record.body)
    lost = bool(body) and "lost" in rows[body[0]].groups and len(body) == 1
    chosen = {rows[at].index for at in body}
    span = range(rows[body[0]].index, rows[body[-1]].index + 1) if body else range(0)
    lines = [page.raw[line] for line in span if line in chosen or not page.text[line]]
    first = [lines.pop(0)[record.start :].strip()] if record.start and lines else []
    text = "\n".join([*first, *dedented(lines)]).strip("\n")
    gone = record.at >= 0 and "lost" in rows[record.at].groups
    author = record.name if not gone or (record.name or "").endswith("ed]") else None
    if author and author.startswith("[") and " " in author and "lost" in groups(author):
        author = DELETED
    return Comment(
        f"c{number + 1}",
        text,
        author=author,
        date=record.date,
        posted=certain(record.date) if record.date else None,
        parent=None if parent is None else f"c{parent + 1}",
        quotes=_quoted(rows, record, text),
        state="deleted" if lost or is_deleted(text) else None,
        handle=_handle(rows, record),
    )


def _handle(rows: Sequence[Row], record: Record) -> str | None:
    """The name behind "@" beside the author's."""
    shown = [rows[at].text for at in record.head if at != record.at and "handle" in rows[at].groups]
    handle = shown[0].split()[0].removeprefix("@") if record.name and shown else ""
    return handle if handle and plain(handle) not in (plain(record.name), plain(record.to)) else None


def _quoted(rows: Sequence[Row], record: Record, text: str) -> tuple[Quote, ...]:
    """What stands between "Ann said:" and "Click to expand...": a forum's quote of somebody else."""
    quotes: list[Quote] = []
    for end in (at for at in record.foot if "inside" in rows[at].groups):
        above = [at for at in record.body if at < end]
        said = next((at for at in reversed(above) if rows[at].text.endswith(("said:", "wrote:", "schrieb:"))), -1)
        words = [rows[at].text for at in above if at > said] if said >= 0 else []
        start = text.find(words[0], text.find(rows[said].text) + len(rows[said].text)) if words else -1
        stop = text.find(words[-1], start) + len(words[-1]) if start >= 0 else -1
        if start >= 0 and stop > start and (not quotes or start >= quotes[-1].end):
            quotes.append(Quote(start, stop, rows[said].text.rsplit(" ", 1)[0]))
    return tuple(quotes)


def _parents(
    page: Page, rows: Sequence[Row], records: Sequence[Record]
) -> tuple[list[int | None], list[int], frozenset[int]]:
    """The number of the comment that each answers, where the page shows it.

    Returns:
        The parents; the comments for which several would do; those whose parent is not in the paste.
    """
    named = [record.at if record.at >= 0 else record.top for record in records]
    indents = _levels(rows, records) or [page.indent[rows[at].index] for at in named]
    deep = None if _ragged(page, rows, records) else by_indent(indents)
    parents: list[int | None] = []
    unclear = []
    by_name: dict[str, list[int]] = {}
    for number, record in enumerate(records):
        found = _answered(page, rows, records, record, by_name)
        quoted = [at for at in found if record.body and _holds(rows, records[at], rows[record.body[0]].text)]
        if record.under >= 0:
            parents.append(record.under)
        elif found:
            parents.append((quoted or found)[-1])
            if len(quoted or found) > 1:
                unclear.append(number)
        else:
            parents.append(deep[number] if deep is not None else None)
        if record.name:
            by_name.setdefault(record.name.casefold(), []).append(number)
    unseen = steps_missing(indents, parents) if deep is not None and deep == parents else frozenset()
    return parents, unclear, unseen


def _answered(
    page: Page, rows: Sequence[Row], records: Sequence[Record], record: Record, by_name: dict[str, list[int]]
) -> list[int]:
    """The earlier comments of the person whom a record answers; the one of a date, where the page says it as well."""
    name, date = record.to or "", ""
    mark = page.marks[rows[record.body[0]].index] if record.body else None
    if not name and mark is not None and mark.shape == "to":  # "Response to Ann, 1 November 2012 9:59PM"
        name, date = mark.to or "", mark.date or ""
    found = by_name.get(name.casefold(), [])
    if not found and ", " in name:
        name, _, date = name.partition(", ")
        found = by_name.get(name.casefold(), [])
    return [at for at in found if records[at].date == date] or _before(records, record, found)


def _before(records: Sequence[Record], record: Record, found: list[int]) -> list[int]:
    """Those of several comments that are certainly not later than the one that answers; all where none is."""
    posted = certain(record.date) if record.date and len(found) > 1 else None
    if posted is None:
        return found
    dates = {at: certain(records[at].date or "") for at in found}
    return [at for at in found if (date := dates[at]) is None or date <= posted] or found


def _ragged(page: Page, rows: Sequence[Row], records: Sequence[Record]) -> bool:
    """Whether the words of comments stand left of their names, so that depth is chance."""
    left = 0
    for above, record in pairwise([None, *records]):
        if record is None or not record.body or record.at < 0 or record.body[0] < record.at:
            continue
        indent = page.indent[rows[record.at].index]
        before = above.body[-1] if above is not None and above.body else -1
        outer = before < 0 or page.indent[rows[before].index] < indent
        left += page.indent[rows[record.body[0]].index] < indent and outer
    return left * 5 > len(records)


def _holds(rows: Sequence[Row], record: Record, words: str) -> bool:
    """Whether a comment has a line that begins like the first of another, as one that is quoted there has."""
    start = words.rstrip(".… ")
    return len(start) > QUOTED and any(rows[at].text.startswith(start) for at in record.body)


def _levels(rows: Sequence[Row], records: Sequence[Record]) -> list[int]:
    """The columns that lines such as `level 2` beside the authors stand for; empty where some have none."""
    shown = [
        next((int(match[1]) for at in record.head if (match := _LEVEL.fullmatch(rows[at].text))), 0)
        for record in records
    ]
    return [level * STEP for level in shown] if all(shown) else []


def _notes(rows: Sequence[Row], reading: Reading) -> list[Note]:
    records = reading.records
    stubs = [at for record in records for at in record.foot if "stubs" in rows[at].groups]
    pings = [at for record in records for at in record.foot if "pingback" in rows[at].groups]
    feet = [at for record in records for at in record.foot if at not in {*stubs, *pings}]
    dropped = [at for record in records[:-1] for at in record.dropped]
    quoted = [at for record in records for at in record.quoted]
    below = [at for at in range(len(rows)) if at > records[-1].bottom or at in records[-1].dropped]
    below = [at for at in below if at not in reading.events]
    notes = []
    for found, what in (
        (feet, "of buttons and counts left out"),
        (stubs, "standing for comments that are not in the paste"),
        (reading.events, "of what the page says that people did left out"),
        (quoted, "of other posts that are shown in comments left out"),
        (dropped, "of unknown use between the comments left out"),
        (below, "below the comments left out"),
    ):
        if found:
            count = "one line" if len(found) == 1 else f"{len(found)} lines"
            row = rows[min(found)]
            notes.append(Note(f"{count} {what}, the first “{row.text[:60]}”", line=row.index + 1, kind="left out"))
    if reading.adverts:
        count = "one advertisement" if len(reading.adverts) == 1 else f"{len(reading.adverts)} advertisements"
        row = rows[reading.adverts[0]]
        notes.append(Note(f"{count} left out, the first “{row.text[:60]}”", line=row.index + 1, kind="left out"))
    notes += [Note(pingback(rows[at].text), line=rows[at].index + 1, kind="pingback") for at in pings]
    if reading.sure < UNCLEAR:
        here = "above" if reading.way == "above" else "below"
        notes.append(
            Note(f"it is not clear whether names and dates stand above or below their comment; read as {here}")
        )
    for at in reading.odd:
        what = f"“{rows[at].text[:60]}” is unlike the marks of the other comments; taken for one all the same"
        notes.append(Note(what, line=rows[at].index + 1))
    notes += _holes(records)
    if reading.stated > 0 and reading.stated != len(records):
        notes.append(Note(miscounted(reading.stated, len(records)), line=rows[max(reading.opening, 0)].index + 1))
    return notes


def _holes(records: Sequence[Record]) -> list[Note]:
    """What is said where the page numbers the comments, and some numbers are not there."""
    numbers = [record.number for record in records if record.number is not None]
    if len(numbers) < len(records) or len(numbers) < 3:
        return []
    missing = sorted(set(range(min(numbers), max(numbers))) - set(numbers))
    if not 0 < len(missing) < MOST_HOLES:
        return []
    return [Note(f"comments numbered {', '.join(map(str, missing[:8]))} are not in the paste", kind="left out")]


def _likely(page: Page, rows: Sequence[Row], records: Sequence[Record]) -> list[Note]:
    """Lines among somebody's words that look like the head of a comment."""
    notes = []
    for number, record in enumerate(records):
        for at in record.body:
            mark = page.marks[rows[at].index]
            if mark is not None and mark.weight >= 1.9 and mark.body < 0 and not is_form(rows[at].text):
                what = f"“{rows[at].text[:60]}” looks like the start or end of a comment"
                what += f"; read as words of comment {number + 1}"
                notes.append(Note(what, line=rows[at].index + 1))
    return notes[:40]
