"""Which lines next to a mark belong to it: a name, a date, a subject, the name said twice."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from statistics import mean
from typing import TYPE_CHECKING

from argmap.read.common.expressions import expression
from argmap.read.infer.frames import name_in
from argmap.read.infer.marks import LONGEST_NAME
from argmap.read.infer.names import likeness
from argmap.read.infer.words import heading, is_buttons, is_form, is_furniture, is_pingback, is_profile, is_votes

if TYPE_CHECKING:
    from argmap.read.infer.block import Block
    from argmap.read.infer.lines import Page

_DIGITS = expression(r"\d+")
NAMED = 0.7
"""The share of marks that must have a line that could be a name beside them."""


def without_digits(text: str) -> str:
    """A text with every number as 0, so that lines that differ in a count are one."""
    return _DIGITS.sub("0", text)


def with_names(page: Page, blocks: list[Block], step: int) -> list[Block] | None:
    """The blocks with the name in the line above (step -1) or below (step 1), or None where too few have one."""
    for skip in {recurring(page, blocks, step): 0, frozenset[str](): 0}:
        way = _named(page, blocks, step, skip)
        if way is not None:
            return way
    return None


def recurring(page: Page, blocks: list[Block], step: int) -> frozenset[str]:
    """Lines that stand beside most marks with the same words: places, ranks, counts of followers."""
    counts: Counter[str] = Counter()
    for block in blocks:
        at, seen = block.mark.line, set()
        for _ in range(2):
            at = page.above(at) if step < 0 else page.below(at)
            if at < 0:
                break
            seen.add(without_digits(page.text[at]))
        counts.update(seen)
    return frozenset(shape for shape, count in counts.items() if count >= 3 and count >= 0.6 * len(blocks))


def _named(page: Page, blocks: list[Block], step: int, skip: frozenset[str]) -> list[Block] | None:
    found: list[Block] = []
    looks: list[float] = []
    taken = {block.mark.line for block in blocks}
    for number, block in enumerate(blocks):
        edge = blocks[number - 1].bottom if step < 0 and number else -1
        line, name = _name_beside(page, block.mark.line, step, taken, skip)
        if line < 0 or (step < 0 and line <= edge):
            looks.append(0.0)
            found.append(block)
            continue
        beside = page.marks[line]
        looks.append(1.0 if beside is not None and beside.said else likeness(name))
        top, bottom = (line, block.bottom) if step < 0 else (block.top, line)
        found.append(replace(block, top=top, bottom=bottom, name=name))
    often = Counter(block.name for block in found if block.name)
    looks = [
        max(one, 0.7) if one and often[block.name or ""] > 1 else one for one, block in zip(looks, found, strict=True)
    ]
    lengths = [min(len(block.name), 50) for block in found if block.name]
    if not lengths or sum(one >= 0.5 for one in looks) < NAMED * len(blocks) or mean(lengths) > 32:
        return None
    return _filled(page, found, step)


def _filled(page: Page, blocks: list[Block], step: int) -> list[Block]:
    """Where nearly all blocks have their name at one distance, whatever stands there in the others is their name."""
    lines = [(block.top if step < 0 else block.bottom) - block.mark.line for block in blocks if block.name]
    away, count = Counter(lines).most_common(1)[0]
    if len(lines) * 20 < 17 * len(blocks) or count * 10 < 9 * len(lines):
        return blocks
    filled = []
    for block in blocks:
        line = block.mark.line + away
        apart = step > 0 or line == 0 or (line > 0 and not page.text[line - 1])
        if (
            not block.name
            and away
            and apart
            and 0 <= line < len(page.text)
            and 0 < len(page.text[line]) <= LONGEST_NAME
        ):
            top, bottom = (line, block.bottom) if step < 0 else (block.top, line)
            filled.append(replace(block, top=top, bottom=bottom, name=name_in(page.text[line])))
        else:
            filled.append(block)
    return filled


def _name_beside(page: Page, line: int, step: int, taken: set[int], skip: frozenset[str]) -> tuple[int, str]:
    """The nearest line that is not a button, if it could be a name: its index, or -1, and the name."""
    at = line
    for _ in range(4):
        at = page.above(at) if step < 0 else page.below(at)
        if at < 0 or at in taken or abs(at - line) > 5:
            break
        text = page.text[at]
        if without_digits(text) in skip or _is_between(text):
            continue
        if step < 0 and text.startswith("@") and " " not in text:
            return _above_handle(page, at, taken)
        name = _name_of(page, at)
        return (at, name) if name else (-1, "")
    return -1, ""


def _is_between(text: str) -> bool:
    """Whether a line may stand between a name and a date: buttons, votes, ranks, signs."""
    return is_votes(text) or is_buttons(text) or is_profile(text) or not any(map(str.isalnum, text))


def _above_handle(page: Page, at: int, taken: set[int]) -> tuple[int, str]:
    """The name above a handle (`Ann Lee` above `@annlee`), or else the handle."""
    above = page.above(at)
    if above != at - 1 or above < 0 or above in taken or page.marks[above] is not None:
        return at, page.text[at]
    name = name_in(page.text[above])
    return (above, name) if likeness(name) >= 0.5 else (at, page.text[at])


def _name_of(page: Page, at: int) -> str:
    """The name in a line, or the empty text where the line could not be one."""
    mark, text = page.marks[at], page.text[at]
    if is_pingback(text) or is_form(text):
        return ""
    if mark is not None and mark.author and mark.body < 0 and not mark.kind:
        return mark.author if mark.said or likeness(mark.author) >= 0.3 else ""
    if mark is not None and mark.shape != "A:*" and (mark.kind or mark.body >= 0):
        return ""
    name = name_in(text)
    return name if likeness(name) >= 0.3 and len(name) <= 80 else ""


def with_dates(page: Page, blocks: list[Block]) -> list[Block] | None:
    """The blocks with the date in a line of its own just below or above, or None where few have one."""
    for step in (1, -1):
        found: list[Block] = []
        for block in blocks:
            if block.mark.kind:
                found.append(block)
                continue
            line = page.below(block.bottom) if step > 0 else page.above(block.top)
            mark = page.marks[line] if line >= 0 else None
            if mark is None or not mark.kind or mark.author is not None or abs(line - block.mark.line) > 4:
                found.append(block)
                continue
            top, bottom = (block.top, line) if step > 0 else (line, block.bottom)
            found.append(replace(block, top=top, bottom=bottom, date=mark.date))
        if sum(block.date is not None for block in found) >= 0.6 * len(found):
            return found
    return None


def split(page: Page, blocks: list[Block]) -> list[Block] | None:
    """The blocks with the date below the comment, just above the next block, or None where few have one."""
    found: list[Block] = []
    for number, block in enumerate(blocks):
        stop = blocks[number + 1].top if number + 1 < len(blocks) else len(page.raw)
        line = _date_at_end(page, block.bottom, stop, last=number + 1 == len(blocks))
        mark = page.marks[line] if line >= 0 else None
        found.append(replace(block, closing=line if mark else stop, date=mark.date if mark else None))
    dated = sum(block.date is not None for block in found)
    return found if dated >= 0.7 * len(found) and dated > 1 else None


def _date_at_end(page: Page, start: int, stop: int, *, last: bool) -> int:
    lines = [line for line in page.full[page.place[start] + 1 :] if line < stop] if last else []
    if not last:
        at = page.above(stop) if stop < len(page.raw) else page.full[-1]
        lines = []
        for _ in range(4):
            if at <= start:
                break
            lines.insert(0, at)
            at = page.above(at)
    dates = [
        line
        for line in lines
        if (mark := page.marks[line]) is not None and mark.kind and mark.author is None and mark.body < 0
    ]
    if not dates:
        return -1
    chosen = dates[0] if last else dates[-1]
    behind = [page.text[line] for line in lines if line > chosen]
    if not last and not all(is_buttons(text) or is_votes(text) for text in behind):
        return -1
    return chosen if chosen > page.below(start) else -1


def extended(page: Page, blocks: list[Block]) -> list[Block]:
    """The blocks with the lines above that recur in front of most of them: "Re: The lane", a name said twice."""
    for _ in range(3):
        shapes = [
            _shape_above(page, block, blocks[number - 1].bottom if number else -1)
            for number, block in enumerate(blocks)
        ]
        common, count = (
            Counter(shape for _, shape in shapes if shape).most_common(1)[0]
            if any(shape for _, shape in shapes)
            else ("", 0)
        )
        if count < 3 or count < NAMED * len(blocks) or shapes[0][1] != common:
            break
        blocks = [
            replace(block, top=line) if shape == common else block
            for block, (line, shape) in zip(blocks, shapes, strict=True)
        ]
    return blocks


def _shape_above(page: Page, block: Block, edge: int) -> tuple[int, str]:
    line = page.above(block.top)
    if line <= edge or block.top - line > 3 or len(page.text[line]) > 80:
        return -1, ""
    text = page.text[line]
    if is_buttons(text) or is_votes(text) or is_form(text):
        return -1, ""
    shape = text.lower()
    if block.name:
        shape = shape.replace(block.name.lower(), "@")
    return line, without_digits(shape)


def between(page: Page, blocks: list[Block]) -> list[Block] | None:
    """The blocks, which hold dates alone, as the ends of comments that begin with a name in a line of its own."""
    found: list[Block] = []
    start = -1
    for block in blocks:
        line = page.below(start) if start >= 0 else page.full[0]
        if start < 0:
            line = _first_name(page, block.top)
        start = block.bottom
        mark = page.marks[line] if 0 <= line < block.top else None
        if not 0 <= line < block.top or (mark is not None and (mark.kind or mark.body >= 0)):
            return None
        name = name_in(page.text[line])
        if page.above(block.top) == line or not name:
            return None
        found.append(replace(block, top=line, bottom=line, name=name, closing=block.top))
    behind = page.below(blocks[-1].bottom)
    if behind >= 0 and not is_furniture(page.text[behind]):
        return None
    looks = [likeness(block.name or "") for block in found]
    return found if len(found) > 1 and sum(one >= 0.5 for one in looks) >= 0.85 * len(found) else None


def shifted(page: Page, blocks: list[Block]) -> list[Block] | None:
    """The blocks of marks with a name behind the date, where the date ends one comment and the name begins the next.

    So it is where a name stands alone above the first mark, and the last mark has none.
    """
    first, last = page.below(-1) if not page.text[0] else page.full[0], blocks[-1]
    while heading(page.text[first]) is not None and page.below(first) >= 0:
        first = page.below(first)
    name = name_in(page.text[first])
    alone = page.marks[first] is None and likeness(name) >= 0.5 and page.below(first) < blocks[0].top
    middle = all(block.name and "A<" in block.mark.shape and not block.mark.said for block in blocks[:-1])
    if len(blocks) < 2 or last.name or not (alone and middle) or first >= blocks[0].top:
        return None
    behind = page.below(last.bottom)
    if behind >= 0 and not is_furniture(page.text[behind]):
        return None
    tops = [first, *(block.top for block in blocks[:-1])]
    names = [name, *(block.name for block in blocks[:-1])]
    return [
        replace(block, top=top, bottom=top, name=who, closing=block.top)
        for block, top, who in zip(blocks, tops, names, strict=True)
    ]


def _first_name(page: Page, stop: int) -> int:
    """The last line above the first date that could be a name and stands apart from what is above it."""
    lines = [line for line in page.full if line < stop][-40:]
    apart = [
        line
        for line in lines[:-1]
        if likeness(name_in(page.text[line])) >= 0.7
        and (line == lines[0] or heading(page.text[page.above(line)]) is not None)
    ]
    return apart[-1] if apart else (lines[0] if lines else -1)
