"""A Kialo discussion copied from the browser: a thesis, and its claims with the counts of theirs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from argmap.model import Comment, Note
from argmap.read.common.reader import Reader
from argmap.read.common.shapes import Shape
from argmap.read.common.threads import make_thread, stem
from argmap.read.formats.kialo.text import RELATIONS
from argmap.read.infer.interface import groups

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from argmap.model import Thread
    from argmap.read.sources.source import Source

_LABEL = Shape(r"(?P<side>Pro|Con)s?\s*:?")
_ENGLISH = {
    "These": "Thesis", "Thèse": "Thesis", "Tesis": "Thesis", "Pro": "Pros", "Pour": "Pros", "A favor": "Pros",
    "Contra": "Cons", "Kontra": "Cons", "Contre": "Cons", "En contra": "Cons",
}  # fmt: skip
"""The headings in other languages of the page, where its thesis is headed in one of them."""

_ADD = Shape(r"Add a new claim\.{0,3}|Add a (?:pro|con).{0,20}", re.IGNORECASE)
_COUNT = Shape(r"\d{1,5}(?:[.,]\d)?|\[\d{1,3}\]")
"""Of the claims below a claim, or the mark of its source."""
_BUTTON = Shape(
    r"Thesis|Pros|Cons|(?:Explore )?Perspectives|Discussion Topology|Explore|Kialo|Sign in|Sign up|All claims"
    r"|Background(?: info)?|Activity|Chat|Share|My Discussions|Discussions|Teams|Follow(?:ing)?|Settings|Search|Help"
)


def sniff(source: Source) -> float:
    """Sure where the sides' headings and the buttons for new claims stand."""
    if not any(side in source.head for side in ("Pros", *_ENGLISH)):
        return 0.0
    lines = _lines(source.plain_lines)
    sides = {"Pros", "Cons"} <= set(lines)
    added = sum(_ADD.fullmatch(line) is not None for line in lines)
    return (
        0.95
        if sides and added
        else 0.6
        if sides and not {"Thesis", "Kialo", "Discussion Topology"}.isdisjoint(lines)
        else 0.0
    )


def read(source: Source) -> Iterator[Thread]:
    """The thesis as the first claim, the others below it, numbered as in Kialo's own export.

    Raises:
        ArgmapError: I004 where no claim stands in it.
    """
    lines = _lines(source.text.split("\n"))
    start = next((place for place, line in enumerate(lines) if line == "Thesis"), -1)
    head = lines[start + 1 :] if start >= 0 else lines[: _sides(lines, 0)][::-1]
    thesis = next((line for line in head if line and not _BUTTON.fullmatch(line)), "")
    claims = _claims(lines, thesis)
    if not claims:
        raise source.problem("I004", "no claim stands below `Pros` and `Cons`", "export the discussion as text")
    comments = [Comment("1", thesis)] if thesis else []
    above = "1" if thesis else None
    for side, words in _opened(lines, thesis) if above else ():
        comments.append(Comment(f"{above}.1", words, parent=above, relation=RELATIONS.get(side)))
        above = f"{above}.1"
    comments += [
        Comment(f"{above or '1'}.{number}", words, parent=above, relation=RELATIONS.get(side) if above else None)
        for number, (side, words) in enumerate(claims, 1)
    ]
    title = next((line for line in lines[: max(start, 0)] if line.endswith("?")), thesis)
    what = "claims of this view alone; what answers them stands on other pages, or in the export as text"
    yield make_thread(stem(source), title, comments, notes=[Note(what, kind="left out")])


def _lines(lines: Sequence[str]) -> list[str]:
    """The lines with their headings in English."""
    bare = [line.strip() for line in lines]
    foreign = "Thesis" not in bare and not {"These", "Thèse", "Tesis"}.isdisjoint(bare)
    return [_ENGLISH.get(line, line) for line in bare] if foreign else bare


def _sides(lines: Sequence[str], start: int) -> int:
    """The line of the first heading over claims, `Pros` or `Cons`, below a line."""
    return next((at for at in range(start + 1, len(lines)) if lines[at] in ("Pros", "Cons")), len(lines))


def _opened(lines: Sequence[str], thesis: str) -> list[tuple[str, str]]:
    """Side and words of the claims between the thesis and the one whose claims are shown: `Pro`, below it the claim."""
    start = max((place for place, line in enumerate(lines) if line == thesis), default=-1) if thesis else -1
    found: list[tuple[str, str]] = []
    side = ""
    for line in lines[start + 1 : _sides(lines, start)]:
        if line in ("Pro", "Con"):
            side = line
        elif side and line and not _COUNT.fullmatch(line) and not _BUTTON.fullmatch(line):
            found.append((side, line))
            side = ""
    return found


def _claims(lines: Sequence[str], thesis: str) -> list[tuple[str, str]]:
    """Side and words of each claim: the words stand above their count, the side in front of the button below."""
    start = max((place for place, line in enumerate(lines) if line == thesis), default=-1) if thesis else -1
    start += len(lines[start + 1 : _sides(lines, start)]) if _opened(lines, thesis) else 0
    found: list[tuple[str, str]] = []
    waiting: list[str] = []
    heading = side = ""
    for line in lines[start + 1 :]:
        if _ADD.fullmatch(line):
            found += [(side or heading, claim) for claim in waiting]
            waiting, side = [], ""
        elif match := _LABEL.fullmatch(line):
            if line.endswith("s"):
                found += [(heading, claim) for claim in waiting if heading]
                waiting = [] if heading else waiting
                heading = match["side"]
            else:
                side = match["side"]
        elif waiting and "closers" in groups(line):
            break
        elif line and not _COUNT.fullmatch(line) and not _BUTTON.fullmatch(line):
            waiting.append(line)
    if sum(_ADD.fullmatch(line) is not None for line in lines) > 1:
        waiting = []  # what stands below the last button is the page's
    return found + [(side or heading, claim) for claim in waiting]


KIND = "plain"

READER = Reader(
    name="kialo-view",
    title="Kialo page as text",
    how="open the discussion, select all, copy, and paste into a text file; the export as text has all levels",
    suffixes=(".txt",),
    sniff=sniff,
    read=read,
)
