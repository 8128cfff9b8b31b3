"""Which lines next to a mark belong to it: a name, a date, a subject, the name said twice."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from argmap.read.common.expressions import expression
from argmap.read.infer.frames import name_in
from argmap.read.infer.names import likeness
from argmap.read.infer.words import heading, is_buttons, is_form, is_furniture, is_votes

if TYPE_CHECKING:
    from argmap.read.infer.block import Block
    from argmap.read.infer.lines import Page

_DIGITS = expression(r"\d+")
NAMED = 0.7
"""The share of marks that must have a line that could be a name beside them."""


def without_digits(text: str) -> str:
    """A text with every number as 0, so that lines that differ in a count are one."""
    return _DIGITS.sub("0", text)


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
