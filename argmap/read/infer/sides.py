"""Whether the marks of a paste stand above their comments or below."""

from __future__ import annotations

from itertools import pairwise
from statistics import fmean
from typing import TYPE_CHECKING, Literal

from argmap.read.infer.beside import recurring, without_digits
from argmap.read.infer.words import is_form, is_furniture

if TYPE_CHECKING:
    from argmap.read.infer.block import Block
    from argmap.read.infer.lines import Page


_POSTED = (
    "posted by",
    "posté par",
    "publicado por",
    "postado por",
    "geplaatst door",
    "inviato da",
    "postato da",
    "skrivet av",
)
"""What stands before a name below the words in most places."""


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
    speech = [line for line in before if not is_furniture(page.text[line])]
    if not before:
        clues += 3.0
    elif not speech:
        clues += 2.0
    elif opening >= 0:
        clues -= 4.0
    else:
        clues -= 0.5
    after = [line for line in page.full if line > blocks[-1].bottom]
    speech = [line for line in after if not is_furniture(page.text[line])]
    if speech and len(after) < 4 and without_digits(page.text[speech[0]]) in recurring(page, blocks, 1):
        speech = []
    if not speech:
        clues -= 4.0 if len(after) < 4 or is_form(page.text[after[0]]) else 1.0
    elif is_form(page.text[after[0]]):
        clues -= 3.0
    else:
        clues += 2.0
    return clues


def _gaps(page: Page, blocks: list[Block]) -> float:
    """Marks stand nearer to their own comment."""
    inner = blocks[1:-1] or blocks
    above = fmean(min(page.blanks_above(block.top), 4) for block in inner)
    below = fmean(min(page.blanks_below(block.bottom), 4) for block in inner)
    if abs(above - below) < 0.25:
        return 0.0
    return 1.5 if above > below else -1.5


def _words(blocks: list[Block]) -> float:
    said = sum(block.mark.said and not block.mark.by for block in blocks) / len(blocks)
    by = sum(block.mark.by and block.mark.shape.lstrip("#").startswith(_POSTED) for block in blocks) / len(blocks)
    ends = sum(
        block.mark.tail.strip(" |·") in ("comment", "permalink", "permalink comment", "link") for block in blocks
    ) / len(blocks)
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
    for one, two in pairwise(blocks):
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
