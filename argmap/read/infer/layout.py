"""How the comments of a paste are laid out, found by trying every way and keeping the one that explains most.

A layout is a set of marks of one style, whether they stand above their comment or below it, and which lines next to
them belong to them. A way is better the more marks it explains, the more their names look like names, the fewer
comments it leaves empty, the fewer marks it leaves over inside comments, and where a heading's count agrees with it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import pairwise
from statistics import fmean
from typing import TYPE_CHECKING, Literal

from argmap.read.infer import beside, sides
from argmap.read.infer.block import Block
from argmap.read.infer.interface import groups
from argmap.read.infer.names import likeness
from argmap.read.infer.words import heading, is_pingback

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from argmap.read.infer.lines import Page
    from argmap.read.infer.marks import Mark

Side = Literal["header", "footer", "inline", "split"]
_BELOW = frozenset({"buttons", "counts", "stubs", "closers"})
ABBREVIATED = 3
"""So many characters has an initial or "Dr." at the end of a name at most."""

MOST_STYLES = 24
"""The most sets of marks that are tried, the heaviest first."""


@dataclass(frozen=True)
class Layout:
    """One way to see a paste.

    Args:
        side: Where the marks stand.
        blocks: In order.
        opening: The line of the heading over the comments, or -1.
        stated: The count in that heading, or -1.
        score: How much it explains.
        sure: From -x (footer) to x (header): how clear the side is.
    """

    side: Side
    blocks: tuple[Block, ...]
    opening: int
    stated: int
    score: float
    sure: float = 9.0


def layouts(page: Page) -> list[Layout]:
    """Every acceptable way to see a page, the best first."""
    heads = [(line, count) for line in page.full if (count := _over(page.text[line])) is not None]
    pings = sum(is_pingback(page.text[line]) for line in page.full)
    heads += [(line, count - pings) for line, count in heads if pings and count > pings]  # most pages count them too
    found: list[Layout] = []
    for style in styles(page):
        for blocks in _blocks(page, style):
            for opening, stated in _openings(heads, blocks):
                inside = [block for block in blocks if block.top > opening]
                layout = _weighed(page, inside, opening, stated)
                if layout is not None:
                    found.append(layout)
    return sorted(found, key=lambda layout: -layout.score)


def _over(line: str) -> int | None:
    """The count in a heading over comments, -1 where it has none or the line is a sort order; None for any other."""
    count = heading(line)
    if count is None and len(line) < 80 and "openers" in (found := groups(line)) and not found & _BELOW:
        return -1
    return count


def styles(page: Page) -> list[list[Mark]]:
    """Sets of marks that could be of one style, the heaviest first."""
    sets: dict[object, list[Mark]] = defaultdict(list)
    for mark in page.marks:
        if mark is not None and mark.shape != "to" and is_named(mark):
            for key in _keys(page, mark):
                sets[key].append(mark)
    unique = {tuple(mark.line for mark in marks): marks for marks in sets.values()}
    return sorted(unique.values(), key=lambda marks: -sum(mark.weight for mark in marks))[:MOST_STYLES]


def is_named(mark: Mark) -> bool:
    """Whether the name in a mark is more than figures, as in a table with a date; a mark may name nobody."""
    return mark.author is None or mark.said or mark.by or any(map(str.isalpha, mark.author))


def _keys(page: Page, mark: Mark) -> Iterator[object]:
    """The sets to which a mark belongs, from the narrow to the wide."""
    inline, named = mark.body >= 0, mark.author is not None
    yield "exact", mark.shape
    yield "bare", mark.shape.rstrip("uwds"), inline
    yield "kind", mark.kind, named, mark.said, mark.by, inline
    yield "tail", mark.tail, named, mark.kind, mark.by
    wide = {
        "by": mark.by,
        "dated": named and mark.kind and not inline,
        "said": mark.said and not inline,
        "author": named and not inline and (mark.kind or _speaks(page, mark)),
        "days": mark.kind and not inline,
        "inline": inline and mark.kind,
        "said inline": inline and mark.said,
        ("number", mark.kind, named): mark.number is not None,
    }
    yield from (key for key, belongs in wide.items() if belongs)


def _speaks(page: Page, mark: Mark) -> bool:
    """Whether a mark without a date names a speaker, and does not announce a quote or a host's aside."""
    below = page.below(mark.line)
    quoted = below < 0 or page.text[below].startswith((">", "“", '"'))
    return (
        (mark.said or mark.by) and likeness(mark.author or "") >= 0.5 and not quoted and page.text[mark.line][:1] != "["
    )


def _blocks(page: Page, marks: list[Mark]) -> list[list[Block]]:
    """The ways to tie the lines next to marks to them."""
    plain = [Block(mark.line, mark.line, mark, mark.author, mark.date) for mark in marks]
    ways = [plain]
    named = sum(mark.author is not None for mark in marks)
    dated = sum(bool(mark.kind) for mark in marks)
    if named * 2 >= len(marks) > dated and not any(mark.body >= 0 for mark in marks):
        more = [beside.with_dates(page, plain), beside.split(page, plain) if dated * 2 < len(marks) else None]
        ways += [way for way in more if way is not None]
    if any("A<" in mark.shape for mark in marks) and (shifted := beside.shifted(page, plain)) is not None:
        ways.append(shifted)
    return [beside.extended(page, way) if way[0].mark.body < 0 and way[0].closing < 0 else way for way in ways]


def _openings(heads: list[tuple[int, int]], blocks: list[Block]) -> list[tuple[int, int]]:
    """The headings under which most of the blocks stand, and none."""
    ways = [(-1, -1)]
    for line, count in heads:
        below = sum(block.top > line for block in blocks)
        if below and (below * 2 >= len(blocks) or below == count):
            ways.append((line, count))
    return ways[:1] + ways[-4:] if len(ways) > 5 else ways


def _weighed(page: Page, blocks: list[Block], opening: int, stated: int) -> Layout | None:
    if not blocks:
        return None
    if blocks[0].mark.body >= 0:
        return _inline_weighed(page, blocks, opening, stated)
    side, sure = sides.side(page, blocks, opening)
    count = len(blocks)
    empty = sum(not page.has_text(start, stop) for start, stop in _bodies(page, blocks, side, opening))
    names = [likeness(block.name) for block in blocks if block.name]
    looks = (fmean(names) if names else 0.6) * (0.7 + 0.3 * len(names) / count)
    if not _signed(blocks) and not _dialogue(page, blocks):
        return None
    odd = odd_marks(blocks)
    weight = sum(
        0.2 * block.mark.weight
        if block.mark.line in odd
        else block.mark.weight
        + 0.8 * bool(block.name and block.name != block.mark.author)
        + 1.2 * bool(block.date and not block.mark.kind)
        for block in blocks
    )
    if side == "split":
        weight += count
    over = _left_over(page, blocks)
    quality = max(0.0, 1 - 1.6 * empty / count) * (0.4 + 0.6 * looks)
    quality *= _agreement(blocks, stated) * (1.06 if opening >= 0 else 1.0)
    if blocks[0].mark.shape.endswith("A:") and not blocks[0].date:
        weight *= 2.5
    score = weight * quality - 0.6 * over
    return Layout(side, tuple(blocks), opening, stated, score, sure) if score > 0 else None


def odd_marks(blocks: Sequence[Block]) -> set[int]:
    """The lines of marks whose shape hardly occurs while others recur."""
    shapes = Counter(block.mark.shape.rstrip("uwds") for block in blocks)
    most = shapes.most_common(1)[0][1]
    rare = {shape for shape, count in shapes.items() if most >= 3 and count <= max(1, 0.05 * len(blocks))}
    return {block.mark.line for block in blocks if block.mark.shape.rstrip("uwds") in rare}


def _inline_weighed(page: Page, blocks: list[Block], opening: int, stated: int) -> Layout | None:
    count = len(blocks)
    first, last = blocks[0].top, page.full[-1]
    lines = page.place[last] - page.place[first] + 1
    share = count / lines
    bare = not any(block.mark.kind for block in blocks)
    weight = sum(block.mark.weight for block in blocks)
    if bare:
        starts = sum(1 for block in blocks if block.top == first or not page.text[block.top - 1]) / count
        if not _dialogue(page, blocks) or max(share, 0.9 * starts) < 0.5 or page.place[first] > 6:
            return None
        weight *= 2.5
    over = _left_over(page, blocks)
    score = weight * _agreement(blocks, stated) * (0.6 + 0.4 * min(1.0, share * 2)) - 0.6 * over
    return Layout("inline", tuple(blocks), opening, stated, score) if score > 0 else None


def _dialogue(page: Page, blocks: Sequence[Block]) -> bool:
    """Whether names alone would make a thread: some speak again, in turns, at one depth, in more than a word or two.

    Keys of a settings file, headings and labels in prose fail in one of these.
    """
    names = [block.name or "" for block in blocks]
    turns = sum(one != two for one, two in pairwise(names))
    plain = sum(name[:1].isupper() or not name.isalpha() for name in names)
    odd = sum(
        bool(set(name) & set('()=<>`*|{}[]"'))
        or len(name.split()) > 4
        or (name.endswith(".") and len(name.split()[-1]) > ABBREVIATED)
        for name in names
    )
    depths = Counter(page.indent[block.mark.line] for block in blocks)
    speech = sum(len(_said(page, block).split()) > 2 for block in blocks)
    count = len(blocks)
    return (
        count > 3
        and 1 < len(set(names)) <= 0.75 * count
        and turns * 10 >= 6 * (count - 1)
        and plain * 4 >= 3 * count
        and odd * 10 <= count
        and depths.most_common(1)[0][1] * 10 >= 9 * count
        and speech * 10 >= 4 * count
    )


def _said(page: Page, block: Block) -> str:
    """The first words behind or below a name."""
    if block.mark.body >= 0:
        return page.raw[block.mark.line][block.mark.body :]
    below = page.below(block.bottom)
    return page.text[below] if below >= 0 else ""


def _signed(blocks: Sequence[Block]) -> bool:
    """Whether marks are more than names alone: dates, verbs of saying, "posted by"."""
    return sum(bool(block.date) or block.mark.said or block.mark.by for block in blocks) * 2 >= len(blocks)


def _bodies(page: Page, blocks: list[Block], side: Side, opening: int) -> list[tuple[int, int]]:
    ends = len(page.raw)
    if side == "footer":
        starts = [opening + 1, *(block.bottom + 1 for block in blocks[:-1])]
        return [(start, block.top) for start, block in zip(starts, blocks, strict=True)]
    stops = [*(block.top for block in blocks[1:]), ends]
    if side == "split":
        return [(block.bottom + 1, block.closing) for block in blocks]
    return [(block.bottom + 1, stop) for block, stop in zip(blocks, stops, strict=True)]


def _left_over(page: Page, blocks: list[Block]) -> float:
    """The weight of the marks between the first block and the last that no block explains."""
    taken = {line for block in blocks for line in (*range(block.top, block.bottom + 1), block.closing)}
    total = 0.0
    for line in range(blocks[0].top, blocks[-1].bottom + 1):
        mark = page.marks[line]
        if mark is None or line in taken or mark.weight < 1.1 or mark.body >= 0:
            continue
        below = page.below(line)
        if below >= 0 and page.text[below].startswith((">", "“", '"')):
            continue
        total += mark.weight
    return total


def _agreement(blocks: list[Block], stated: int) -> float:
    """More than one where the stated count or the comments' own numbers agree."""
    factor = 1.0
    if stated > 0:
        factor *= 1.25 if stated == len(blocks) else 1.0 if stated > len(blocks) else 0.9
    numbers = [block.mark.number for block in blocks if block.mark.number is not None]
    if len(numbers) == len(blocks) > 2:
        steps = sum(two - one == 1 for one, two in pairwise(numbers))
        down = sum(one - two == 1 for one, two in pairwise(numbers))
        factor *= 0.8 + 0.4 * max(steps, down) / (len(numbers) - 1)
    return factor


def acceptable(page: Page, layout: Layout) -> bool:
    """Whether a layout is more than a chance likeness: an article's byline or dates in prose are not a thread."""
    count = len(layout.blocks)
    each = layout.score / count
    if count == 1:
        return layout.opening >= 0 and layout.stated in (-1, 1) and each > 1.2 and _near(page, layout)
    if layout.opening >= 0 and layout.stated == count:
        return each > 0.4
    if not any(block.name for block in layout.blocks) and layout.opening < 0:
        clear = sum(block.mark.kind in ("Dt", "R") or bool(block.mark.tail) for block in layout.blocks)
        if clear * 2 < count:
            return False
    strong = [block for block in layout.blocks if block.mark.weight >= 1.1 or (block.name and block.date)]
    if count == 2:
        named = all(block.name for block in layout.blocks)
        alike = len({block.mark.shape.rstrip("uwds") for block in layout.blocks}) == 1 or layout.opening >= 0
        return each > 1.5 and named and alike and len(strong) == 2
    return each > (0.75 if count < 6 else 0.45)


def _near(page: Page, layout: Layout) -> bool:
    block = layout.blocks[0]
    return layout.side == "footer" or page.place[block.top] - page.place[layout.opening] <= 3
