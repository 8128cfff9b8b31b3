"""Who answers whom, where the page shows it: by depth, or in words ("Response to Ann, 1 May 2012")."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from argmap.read.infer.block import Block
    from argmap.read.infer.bodies import Body
    from argmap.read.infer.lines import Page


def by_depth(page: Page, blocks: Sequence[Block]) -> list[int | None] | None:
    """The index of each block's parent by indentation, or None where depth means nothing."""
    indents = [page.indent[block.mark.line] for block in blocks]
    return None if _ragged(page, blocks, indents) else by_indent(indents)


def by_indent(indents: Sequence[int]) -> list[int | None] | None:
    """The index of each parent by the columns before each, or None where they mean nothing.

    >>> by_indent([0, 4, 8, 4]), by_indent([0, 0, 0]) is None
    ([None, 0, 1, 0], True)
    """
    if len(set(indents)) < 2 or indents[0] != min(indents):
        return None
    if min({indent - min(indents) for indent in indents} - {0}) < 2:
        return None
    parents: list[int | None] = []
    open_: list[int] = []
    for number, indent in enumerate(indents):
        while open_ and indents[open_[-1]] >= indent:
            open_.pop()
        parents.append(open_[-1] if open_ else None)
        open_.append(number)
    return parents


def steps_missing(page: Page, blocks: Sequence[Block], parents: Sequence[int | None]) -> frozenset[int]:
    """The blocks that stand two steps or more below their parent: what they answer was folded away.

    Only where depth grows by one and the same step elsewhere; a page whose steps differ says nothing of that.
    """
    indents = [page.indent[block.mark.line] for block in blocks]
    deeper = {n: indents[n] - indents[at] for n, at in enumerate(parents) if at is not None}
    if not deeper:
        return frozenset()
    step = min(deeper.values())
    if any(by % step for by in deeper.values()) or Counter(deeper.values())[step] * 2 < len(deeper):
        return frozenset()
    return frozenset(n for n, by in deeper.items() if by > step)


def _ragged(page: Page, blocks: Sequence[Block], indents: Sequence[int]) -> bool:
    """Whether the words of comments stand left of their marks, so that depth is chance."""
    left = 0
    for number, (block, indent) in enumerate(zip(blocks, indents, strict=True)):
        line = page.below(block.bottom) if block.mark.body < 0 else -1
        stop = blocks[number + 1].top if number + 1 < len(blocks) else len(page.raw)
        above = page.above(block.top)
        if 0 <= line < stop and page.indent[line] < indent and (above < 0 or page.indent[above] < indent):
            left += 1
    return left * 5 > len(blocks)


def by_words(page: Page, blocks: Sequence[Block], bodies: Sequence[Body]) -> tuple[list[int | None], list[int]]:
    """The index of each block's parent by name and date, and the blocks for which several would do."""
    parents: list[int | None] = []
    unclear: list[int] = []
    by_name: dict[str, list[int]] = {}
    by_date: dict[tuple[str, str], list[int]] = {}
    undated: set[str] = set()
    for number, (block, body) in enumerate(zip(blocks, bodies, strict=True)):
        name, date = block.mark.to, None
        first = next((line for line in body.lines if page.text[line]), -1)
        mark = page.marks[first] if first >= 0 else None
        if name is None and mark is not None and mark.shape == "to":
            name, date = mark.to, mark.date
        found: list[int] = []
        if name:
            who = _who(name)
            dated = by_date.get((who, _plain(date)), []) if date else []
            found = dated or ([] if date and who not in undated else by_name.get(who, []))
        parents.append(found[-1] if found else None)
        if len(found) > 1:
            unclear.append(number)
        if block.name is not None:
            who = _who(block.name)
            by_name.setdefault(who, []).append(number)
            by_date.setdefault((who, _plain(block.date)), []).append(number)
            if not block.date:
                undated.add(who)
    return parents, unclear


def _who(name: str) -> str:
    return _plain(name).lstrip("@")


def _plain(words: str | None) -> str:
    return " ".join((words or "").casefold().split()).rstrip(".:,")
