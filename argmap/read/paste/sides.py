"""Which lines next to a mark belong to it, and whether marks stand above their comments or below."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from statistics import mean
from typing import TYPE_CHECKING, Literal

from argmap.read.paste.frames import name_in
from argmap.read.paste.names import likeness
from argmap.read.paste.words import heading, is_buttons, is_form, is_pingback, is_profile, is_votes

if TYPE_CHECKING:
    from argmap.read.paste.layout import Block
    from argmap.read.paste.lines import Page

_DIGITS = re.compile(r"\d+")
NAMED = 0.7
"""The share of marks that must have a line that could be a name beside them."""


def with_names(page: Page, blocks: list[Block], step: int) -> list[Block] | None:
    """The blocks with the name in the line above (step -1) or below (step 1), or None where too few have one."""
    recurring = _recurring(page, blocks, step)
    ways = [way for skip in ([recurring, frozenset()] if recurring else [frozenset()]) if (way := _named(page, blocks, step, skip))]
    return ways[0] if ways else None


def _recurring(page: Page, blocks: list[Block], step: int) -> frozenset[str]:
    """Lines that stand beside most marks with the same words: places, ranks, counts of followers."""
    counts: Counter[str] = Counter()
    for block in blocks:
        at, seen = block.mark.line, set()
        for _ in range(2):
            at = page.above(at) if step < 0 else page.below(at)
            if at < 0:
                break
            seen.add(_DIGITS.sub("0", page.text[at]))
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
    looks = [max(one, 0.7) if one and often[block.name] > 1 else one for one, block in zip(looks, found, strict=True)]
    lengths = [min(len(block.name), 50) for block in found if block.name]
    if not lengths or sum(one >= 0.5 for one in looks) < NAMED * len(blocks) or mean(lengths) > 32:
        return None
    return found


def _name_beside(page: Page, line: int, step: int, taken: set[int], skip: frozenset[str]) -> tuple[int, str]:
    """The nearest line that is not a button, if it could be a name."""
    at = line
    for _ in range(4):
        at = page.above(at) if step < 0 else page.below(at)
        if at < 0 or at in taken or abs(at - line) > 5:
            return -1, ""
        text = page.text[at]
        if _DIGITS.sub("0", text) in skip:
            continue
        if step < 0 and text.startswith("@") and " " not in text:
            above = page.above(at)
            name = name_in(page.text[above]) if above >= 0 and above == at - 1 and above not in taken else ""
            return (above, name) if likeness(name) >= 0.5 and page.marks[above] is None else (at, text)
        if is_votes(text) or is_buttons(text) or is_profile(text) or not any(map(str.isalnum, text)):
            continue
        mark = page.marks[at]
        if mark is not None and mark.shape != "A:*" and (mark.kind or mark.body >= 0) or is_pingback(text) or is_form(text):
            return -1, ""
        if mark is not None and mark.said and mark.author and mark.body < 0:
            return at, mark.author
        name = (mark.author or "") if mark is not None and mark.author and mark.body < 0 else name_in(text)
        return (at, name) if likeness(name) >= 0.3 and len(name) <= 80 else (-1, "")
    return -1, ""


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
        found.append(replace(block, closing=line, date=page.marks[line].date) if line >= 0 else replace(block, closing=stop))  # type: ignore[union-attr]
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
    dates = [line for line in lines if (mark := page.marks[line]) is not None and mark.kind and mark.author is None and mark.body < 0]
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
        shapes = [_shape_above(page, block, blocks[number - 1].bottom if number else -1) for number, block in enumerate(blocks)]
        common, count = Counter(shape for _, shape in shapes if shape).most_common(1)[0] if any(shape for _, shape in shapes) else ("", 0)
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
    return line, _DIGITS.sub("0", shape)


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
    if behind >= 0 and not _furniture(page.text[behind]):
        return None
    looks = [likeness(block.name or "") for block in found]
    return found if len(found) > 1 and sum(one >= 0.5 for one in looks) >= 0.85 * len(found) else None


def _first_name(page: Page, stop: int) -> int:
    """The last line above the first date that could be a name and stands apart from what is above it."""
    lines = [line for line in page.full if line < stop][-40:]
    apart = [line for line in lines[:-1] if likeness(name_in(page.text[line])) >= 0.7 and (line == lines[0] or heading(page.text[page.above(line)]) is not None)]
    return apart[-1] if apart else (lines[0] if lines else -1)


def side(page: Page, blocks: list[Block], opening: int) -> tuple[Literal["header", "footer", "split"], float]:
    """Where the blocks stand, and how clearly: above 0 for headers."""
    if any(block.closing >= 0 for block in blocks):
        return "split", 9.0
    clues = _ends(page, blocks, opening) + _gaps(page, blocks) + _words(blocks) + _indents(page, blocks)
    clues += _mentions(page, blocks)
    return ("header" if clues >= 0 else "footer"), clues


def _ends(page: Page, blocks: list[Block], opening: int) -> float:
    """A text that starts with a mark has headers; one that ends with a mark has footers."""
    clues = 0.0
    before = [line for line in page.full[page.place[max(opening, 0)] :] if opening < line < blocks[0].top]
    speech = [line for line in before if not _furniture(page.text[line])]
    if not before:
        clues += 3.0
    elif not speech:
        clues += 2.0
    elif opening >= 0:
        clues -= 4.0
    else:
        clues -= 0.5
    after = [line for line in page.full if line > blocks[-1].bottom]
    speech = [line for line in after if not _furniture(page.text[line])]
    if speech and len(after) < 4 and _DIGITS.sub("0", page.text[speech[0]]) in _recurring(page, blocks, 1):
        speech = []
    if not speech:
        clues -= 4.0 if len(after) < 4 or is_form(page.text[after[0]]) else 1.0
    elif is_form(page.text[after[0]]):
        clues -= 3.0
    else:
        clues += 2.0
    return clues


def _furniture(text: str) -> bool:
    return is_form(text) or is_buttons(text) or is_votes(text) or heading(text) is not None or is_pingback(text)


def _gaps(page: Page, blocks: list[Block]) -> float:
    """Marks stand nearer to their own comment."""
    inner = blocks[1:-1] or blocks
    above = mean(min(page.blanks_above(block.top), 4) for block in inner)
    below = mean(min(page.blanks_below(block.bottom), 4) for block in inner)
    if abs(above - below) < 0.25:
        return 0.0
    return 1.5 if above > below else -1.5


def _words(blocks: list[Block]) -> float:
    said = sum(block.mark.said and not block.mark.by for block in blocks) / len(blocks)
    by = sum(block.mark.by and block.mark.shape.lstrip("#").startswith("posted by") for block in blocks) / len(blocks)
    ends = sum(block.mark.tail.strip(" |·") in ("comment", "permalink", "permalink comment", "link") for block in blocks) / len(blocks)
    numbered = sum(block.mark.number is not None and not block.mark.by for block in blocks) / len(blocks)
    beside = sum(block.top < block.mark.line and not block.mark.author for block in blocks) / len(blocks)
    return 3.0 * said - 1.2 * by - 1.0 * ends + 1.0 * numbered + 0.8 * beside


def _indents(page: Page, blocks: list[Block]) -> float:
    """Where marks differ in depth, a comment stands as deep as its mark, or deeper."""
    above = below = 0
    for block in blocks:
        up, down = page.above(block.top), page.below(block.bottom)
        indent = page.indent[block.mark.line]
        if up >= 0 and down >= 0 and page.indent[up] != page.indent[down]:
            above += page.indent[up] == indent
            below += page.indent[down] == indent
    if above == below:
        return 0.0
    share = (below - above) / max(len(blocks), 1)
    return max(-2.5, min(2.5, 5 * share))


def _mentions(page: Page, blocks: list[Block]) -> float:
    """Nobody answers himself by name, and people sign with their own name."""
    header = footer = 0.0
    for one, two in zip(blocks, blocks[1:], strict=False):
        if not one.name or not two.name or one.name == two.name:
            continue
        first, last = page.below(one.bottom), page.above(two.top)
        if first < 0 or last <= one.bottom:
            continue
        opening = page.text[first][:60].lower().lstrip("@ ")
        for name, toward in ((one.name, -1.0), (two.name, 1.0)):
            short = name.lower().split()[0]
            if len(short) > 2 and opening.startswith((name.lower(), short)) and len(opening) > len(short):
                header, footer = (header + 1, footer) if toward > 0 else (header, footer + 1)
        closing = page.text[last].lower().strip(" -–—~.")
        if len(closing) < 40 and last != first:
            header += closing in (one.name.lower(), one.name.lower().split()[0])
            footer += closing in (two.name.lower(), two.name.lower().split()[0])
    return max(-2.5, min(2.5, 0.8 * (header - footer)))
