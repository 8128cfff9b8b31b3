"""Settling a reading: which rows of each record are words, which are the page's, and whom a record answers."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

from argmap.read.common.expressions import expression
from argmap.read.infer.answers import find_answers
from argmap.read.infer.embedded import without_embedded
from argmap.read.infer.events import drop_events
from argmap.read.infer.feet import cut_feet
from argmap.read.infer.interface import normal
from argmap.read.infer.names import likeness
from argmap.read.infer.passages import part_passages
from argmap.read.infer.people import cleaned, plain, without_affixes, without_handles
from argmap.read.infer.restoring import could_be_said, restore
from argmap.read.infer.words import is_form, is_profile

if TYPE_CHECKING:
    from collections.abc import Sequence

    from argmap.read.infer.record import Reading, Record
    from argmap.read.infer.rows import Row

_DATED = expression(r",\s\d")
SHORT = 60
"""A longer line says nothing of an author."""

LETTERS = 2
"""At most so many letters stand in place of a picture."""

_NAMES = 5
"""The most words of a name."""

_ANSWER = expression(r"^(standard |default |icon |post )?(?:re|aw|sv|antw|odp|res|rif|vs)\s?:\s*")
"""What a title of a comment has before that of the thread: `Re: `, behind the text of a picture."""

TITLED = 3
"""A line of so many words that stands over most comments is the thread's title, whatever it ends with."""

PROFILE = 2
"""So many lines of a profile make one: `Registered: May 2009`, `Posts: 12`."""

_BADGES = frozenset({"badges"})
_HARD = frozenset({"buttons", "stubs"})
_ENDS = (".", "!", "?", "…", "”", '"', ":")


def settle(rows: Sequence[Row], reading: Reading) -> None:
    """Take the page's own lines off the ends of every body; name whom each record answers."""
    records = reading.records
    _heads(rows, reading)
    cut_feet(rows, reading)
    if reading.way == "above":
        part_passages(rows, records)
    restore(rows, records, below=reading.way == "split")
    _gone(rows, records)
    if reading.way == "above":
        _letters(rows, records)
    without_embedded(rows, reading)
    names, handles = without_handles([cleaned(record.name) for record in records])
    if handles:  # a badge may have stood between name and handle
        names, handles = (
            [cleaned(name) for name in names],
            {one: cleaned(name) or name for one, name in handles.items()},
        )
    for record, name in zip(records, without_affixes(names), strict=True):
        record.name = name
    drop_events(rows, reading)
    find_answers(rows, reading.records, handles)


def _heads(rows: Sequence[Row], reading: Reading) -> None:
    """Take what belongs to the author's line off the heads of the bodies; words that begin in that line have none."""
    records = reading.records
    below = reading.way == "below"
    apart = [record for record in records if not record.start]
    for record in records:
        inside = {at for at in record.body if "inside" in rows[at].groups}
        record.body = [at for at in record.body if at not in inside]
        record.foot += sorted(inside)
    if not below:
        for record in apart:
            _to_date(rows, record)
        _said_in_signs(rows, records)
    else:
        first = records[0]
        while len(first.body) > 1 and is_form(rows[first.body[0]].text):
            first.head.append(first.body.pop(0))
    for record in apart:
        _front(rows, record, below=below)
    if not below:
        _extras(rows, records)
    if reading.way == "split":
        _badged(rows, records)


def _gone(rows: Sequence[Row], records: Sequence[Record]) -> None:
    """What stands in place of the name of a comment that is gone is its words, or the same as its words."""
    for record in records:
        if record.at < 0 or record.at == record.dated or "lost" not in rows[record.at].groups:
            continue
        if not record.body:
            record.body, record.name, record.at = [record.at], None, -1
        elif [plain(rows[at].text) for at in record.body] == [plain(rows[record.at].text)]:
            record.head.append(record.at)
            record.name, record.at = None, -1


def _said_in_signs(rows: Sequence[Row], records: Sequence[Record]) -> None:
    """Cut the records whose words look like the page's ("👏", "Karma") where the buttons that all have begin."""
    feet = [{normal(rows[at].text) for at in record.body if rows[at].may(_HARD)} for record in records]
    often = Counter(form for forms in feet for form in forms)
    usual = {form for form, count in often.items() if count * 2 > len(records) and count > 2}
    for record in records:
        body = record.body
        plain_at = next((place for place, at in enumerate(body) if rows[at].plain), len(body))
        button = next((place for place, at in enumerate(body) if normal(rows[at].text) in usual), len(body))
        if 0 < button < plain_at and could_be_said(rows[body[0]]):
            record.foot += [at for at in body[1:] if not rows[at].plain]
            record.dropped += [at for at in body[1:] if rows[at].plain]
            record.body = body[:1]


def _to_date(rows: Sequence[Row], record: Record) -> None:
    """Short lines before a second date, which still belongs to the header, say something of the author."""
    near = [rows[at] for at in record.body[:4]]
    place = next((number for number, row in enumerate(near) if row.date), -1)
    if place > 0 and all(len(row.text) <= 40 and not row.text.endswith(_ENDS) for row in near[:place]):
        record.extras += record.body[:place]
        record.head.append(record.body[place])
        record.body = record.body[place + 1 :]


def _front(rows: Sequence[Row], record: Record, *, below: bool = False) -> None:
    """Badges, counts, a second date and whom it answers, between the name and the words.

    Args:
        rows: Of the paste.
        record: Its body is cut in place.
        below: Whether name and date stand below the words: then a date above them is theirs.
    """
    body = record.body
    while body:
        row = rows[body[0]]
        if below and row.date:
            break
        if "answers" in row.groups and _DATED.search(row.name):  # it is kept: it says which comment as well
            record.to = record.to or row.name
            break
        if "answers" in row.groups and len(body) > 1 and not row.may(frozenset({"lost"})):
            record.head.append(body.pop(0))
            _to(rows, record, row, body)
        elif "lost" in row.groups or "answers" in row.groups or (row.plain and "handle" not in row.groups):
            if record.name and plain(row.text) == plain(record.name):
                record.head.append(body.pop(0))
                continue
            if not _is_rank(rows, body):
                break
            record.extras.append(body.pop(0))
        elif "handle" in row.groups and len(body) > 1 and _is_beside(record, body[0]):
            record.head.append(body.pop(0))
        elif "handle" in row.groups:
            break
        else:
            record.head.append(body.pop(0))


def _is_rank(rows: Sequence[Row], body: Sequence[int]) -> bool:
    """Whether a body begins with a short line over lines of a profile: a forum's rank of the author."""
    first, *others = (rows[at] for at in body[: PROFILE + 2])
    profile = [row.groups == _BADGES and ":" in row.text for row in others[:PROFILE]]
    return len(others) > PROFILE and all(profile) and len(first.text) <= SHORT and not first.text.endswith(_ENDS)


def _is_beside(record: Record, at: int) -> bool:
    return at - 1 in (record.at, record.dated, *record.head)


_AND = frozenset({"and", ",", "&", "und", "et", "y", "e", "en", "i", "och"})
"""Between two people whom a comment answers, in a line of its own."""


def _to(rows: Sequence[Row], record: Record, row: Row, body: list[int]) -> None:
    """The name in "In reply to Ann", or in the line below "In reply to"."""
    if row.name:
        record.to = row.name
        return
    while body and not rows[body[0]].plain and not rows[body[0]].may(frozenset({"handle"})):
        record.head.append(body.pop(0))
    if len(body) > 1 and len(rows[body[0]].text) <= SHORT:
        record.to = rows[body[0]].text
        record.head.append(body.pop(0))
    while len(body) > 2 and rows[body[0]].text.casefold() in _AND and "handle" in rows[body[1]].groups:
        record.head += body[:2]
        del body[:2]


def _extras(rows: Sequence[Row], records: Sequence[Record]) -> None:
    """Lines at the head of bodies that say something of the author: always the same with him, or with everybody."""
    for _ in range(8):
        first = {
            number: rows[record.body[0]].text
            for number, record in enumerate(records)
            if len(record.body) > 1 and not record.start and len(rows[record.body[0]].text) <= SHORT
        }
        forms = Counter(_form(text, records[number].name) for number, text in first.items())
        titles = Counter(map(_untitled, first.values()))
        mine: dict[str, set[str]] = defaultdict(set)
        count: Counter[str] = Counter()
        for number, text in first.items():
            mine[records[number].name or ""].add(text)
            count[records[number].name or ""] += 1
        own = {name for name, texts in mine.items() if name and len(texts) == 1 and count[name] > 1}
        own = {name for name in own if count[name] == sum(record.name == name for record in records)}
        changed = False
        for number, text in first.items():
            record = records[number]
            often = forms[_form(text, record.name)]
            same = record.name in own and not text.endswith(_ENDS)
            common = often >= max(3, 0.4 * len(records)) and not text.endswith((".", "!", "?"))
            common = common or (titles[_untitled(text)] >= max(3, 0.6 * len(records)) and len(text.split()) >= TITLED)
            if same or common or is_profile(text):
                record.extras.append(record.body.pop(0))
                _front(rows, record)
                changed = True
        if not changed:
            return


def _letters(rows: Sequence[Row], records: Sequence[Record]) -> None:
    """Letters in place of a picture at the end of a body are of the author below: `DJ`, below it `Darren Jones`."""
    for above, record in pairwise(records):
        at = above.body[-1] if len(above.body) > 1 else -1
        text = rows[at].text if at == record.top - 1 else ""
        if 0 < len(text) <= LETTERS and text.isupper() and (record.name or "")[:1].casefold() == text[:1].casefold():
            record.head.append(above.body.pop())


def _badged(rows: Sequence[Row], records: Sequence[Record]) -> None:
    """A line of common words that is a name but once, with a name below it, is a badge: `Group expert`, `Ann Lee`."""
    counts = Counter(plain(record.name) for record in records)
    capital = [record for record in records if record.name and _is_full_name(record.name)]
    for record in records:
        body = record.body
        words = (record.name or "").split()
        common = len(words) > 1 and words[-1].islower() and words[-1].isalpha()
        if not common or counts[plain(record.name)] > 1 or len(body) < 2 or len(capital) * 2 < len(records):
            continue
        row = rows[body[0]]
        if row.plain and row.index == rows[record.at].index + 1 and _is_full_name(row.text):
            record.head.append(record.at)
            record.name, record.at = row.text, body.pop(0)


def _is_full_name(text: str) -> bool:
    """Whether a line is several words with capitals that could be a person's name."""
    words = [word for word in text.split() if word[0].isalpha()]
    capitals = sum(word[0].isupper() for word in words)
    return (
        1 < capitals == len(words) <= _NAMES
        and len(text) <= SHORT
        and likeness(text) >= 0.6
        and text[-1] not in "!?:;,"
    )


def _untitled(text: str) -> str:
    """A line in lower case, without what a title has before that of the thread."""
    return _ANSWER.sub(r"\1", text.casefold(), count=1)


def _form(text: str, name: str | None) -> str:
    low = _untitled(text)
    return normal(low.replace(name.casefold(), "@") if name else low)
