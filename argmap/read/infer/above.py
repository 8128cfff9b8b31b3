"""Records whose name and date stand above the words, for each notion of where the lines beside a date begin."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from argmap.read.infer.embedded import ADVERTS
from argmap.read.infer.headers import LONGEST_NAME, carry_names, choose_names, is_content
from argmap.read.infer.names import likeness
from argmap.read.infer.people import plain
from argmap.read.infer.record import Record
from argmap.read.infer.rows import FOOT

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from argmap.read.infer.record import Parts
    from argmap.read.infer.rows import Row

DEEPEST = 5
"""The most lines of which nothing is known that may stand beside a date."""

SHORT = 60
"""A longer line names no advertiser."""

LIKE = 0.5
"""From this likeness on a line over buttons may be a name."""

FURTHEST = 8
"""At most so many lines stand between a name and its date, those of a profile apart."""

_BADGES = frozenset({"badges"})
HARD = FOOT - {"number"}
"""What stands below a comment, and is no count alone."""


def headed(head: Callable[[Sequence[Row], int, int], int], *, first: bool) -> Parts:
    """A way with name and date above the words, for one notion of where the lines beside the date begin."""

    def parts(rows: Sequence[Row], anchors: list[int], floors: list[int]) -> list[Record]:
        tops = [head(rows, at, floor) for at, floor in zip(anchors, floors, strict=True)]
        sizes = [
            sum(map(is_content, rows[top:anchor])) if top >= 0 else -1
            for top, anchor in zip(tops, anchors, strict=True)
        ]
        known = Counter(size for size in sizes[1:] if size > 0)
        usual = known.most_common(1)[0][0] if known else 1
        tops = [
            top if top >= 0 else _near(rows, anchor, floor, usual, past_buttons=head is to_first_button)
            for top, anchor, floor in zip(tops, anchors, floors, strict=True)
        ]
        tops = [_of_advert(rows, top, anchor) for top, anchor in zip(tops, anchors, strict=True)]
        return _above(rows, anchors, tops, first=first)

    return parts


def _of_advert(rows: Sequence[Row], top: int, anchor: int) -> int:
    """The top of an advertisement, which has a name above "Ad" or none; of any other record the same row."""
    above = rows[anchor - 1]
    named = "handle" in above.groups or (len(above.text) <= SHORT and not above.text.endswith((".", "!", "?", "…")))
    return top if named or not rows[anchor].may(ADVERTS) else anchor


def _to_button(rows: Sequence[Row], anchor: int, floor: int) -> int:
    return _upward(rows, anchor, floor, HARD)


def _to_count(rows: Sequence[Row], anchor: int, floor: int) -> int:
    return _upward(rows, anchor, floor, FOOT)


def _upward(rows: Sequence[Row], anchor: int, floor: int, feet: frozenset[str]) -> int:
    """The top of the lines beside a date: below the last button, or at a picture's text; -1 where there is none."""
    at, content = anchor - 1, 0
    while at > floor:
        row = rows[at]
        if "pictures" in row.groups:
            return at
        if row.may(feet) and not row.beside:
            break
        content += is_content(row)
        if content > DEEPEST:
            break
        at -= 1
    if content > DEEPEST or (at == floor and (floor < 0 or rows[floor].date)):
        return -1
    return at + 1


def to_first_button(rows: Sequence[Row], anchor: int, floor: int) -> int:
    """The top of the lines beside a date where buttons stand among them: below the first buttons under the words."""
    at = floor + 1
    while at < anchor and not is_content(rows[at]):
        at += 1
    while at < anchor and not (rows[at].may(HARD) and not rows[at].beside):
        at += 1
    while at < anchor and rows[at].may(HARD) and not rows[at].beside:
        at += 1
    return at if at < anchor and floor >= 0 and rows[floor].date else -1


def has_buttons_beside(rows: Sequence[Row], anchors: list[int], floors: list[int]) -> bool:
    """Whether between most dates buttons stand at two places: below the words, and beside the next author."""
    tops = [
        (to_first_button(rows, *pair), _to_button(rows, *pair)) for pair in zip(anchors[1:], floors[1:], strict=True)
    ]
    return sum(0 <= one < two for one, two in tops) * 2 > len(tops)


def past_counts(rows: Sequence[Row], anchor: int, floor: int) -> int:
    """The row of the name above a date where counts stand between them."""
    return _near(rows, anchor, floor, 1, past_buttons=True)


def has_counts_beside(rows: Sequence[Row], anchors: list[int], floors: list[int]) -> bool:
    """Whether between most dates and the next line of unknown use above stands a count, or a button below a name."""
    found = 0
    for anchor, floor in zip(anchors[1:], floors[1:], strict=True):
        at = anchor - 1
        while at > floor and not is_content(rows[at]):
            at -= 1
        between = rows[at + 1 : anchor]
        if at == floor or not between:
            continue
        text = rows[at].text
        if any(row.may(HARD) for row in between):
            found += len(text) <= LONGEST_NAME and likeness(text) >= LIKE
        else:
            found += any("number" in row.groups for row in between)
    return found * 2 > len(anchors) - 1


def _to_gap(rows: Sequence[Row], anchor: int, floor: int) -> int:
    """The top of the lines beside a date that no empty line parts; -1 where there is none."""
    at, content = anchor - 1, 0
    while at > floor and content <= DEEPEST:
        content += is_content(rows[at])
        if content and rows[at].index - 1 > (rows[at - 1].index if at else -1):
            return at
        at -= 1
    return -1


def _near_one(rows: Sequence[Row], anchor: int, floor: int) -> int:
    return _near(rows, anchor, floor, 1)


def _near_two(rows: Sequence[Row], anchor: int, floor: int) -> int:
    return _near(rows, anchor, floor, 2)


def _near(rows: Sequence[Row], anchor: int, floor: int, wanted: int, *, past_buttons: bool = False) -> int:
    """The row of the name that stands a number of lines above a date, with badges and pictures above it."""
    at, passed = anchor, 0
    while wanted and at - 1 > floor and passed < FURTHEST:
        at -= 1
        passed += rows[at].groups != _BADGES
        if rows[at].foot and anchor - at > 1 and not past_buttons:
            return at + 1
        wanted -= is_content(rows[at])
    while at - 1 > floor and rows[at - 1].beside and not rows[at - 1].may(FOOT):
        at -= 1
    return at


def _above(rows: Sequence[Row], anchors: list[int], tops: list[int], *, first: bool) -> list[Record]:
    """Records whose name and date stand above the words."""
    records = []
    for anchor, end in zip(anchors, [*tops[1:], len(rows)], strict=True):
        record = Record(date=rows[anchor].date, dated=anchor)
        record.body = list(range(anchor + 1, max(end, anchor + 1)))
        records.append(record)
    heads = [list(range(top, anchor)) for anchor, top in zip(anchors, tops, strict=True)]
    choose_names(rows, records, heads, first=first)
    if (known := _known_above(rows, records)) >= 0:
        heads[0] = list(range(known, anchors[0]))
        records[0].head, records[0].extras = [], []
        choose_names(rows, records[:1], heads[:1], first=True)
    carry_names(rows, records)
    return records


def _known_above(rows: Sequence[Row], records: Sequence[Record]) -> int:
    """The row of the first name, another record's, over its profile, where a title stands above the date; else -1."""
    first, *others = records
    near = range(first.at - 1, max(first.at - FURTHEST, -1), -1)
    found = [at for at in near if rows[at + 1].groups == _BADGES and is_content(rows[at])]
    names = {plain(record.name) for record in others if record.at >= 0} if found else set()
    if plain(first.name) in names:
        return -1
    return next((at for at in found if plain(rows[at].text) in names), -1)


HEADS = (_to_button, _to_count, _to_gap, _near_one, _near_two)
"""The notions that are tried on every paste; `to_first_button` and `past_counts` only where such stand beside names."""
