"""A Kialo discussion exported as text: `1.1.2. Con: …`, where the number is the tree.

"Pro:" and "Con:" are the contributors' own judgement of how a claim bears on the one above it: the comment's relation.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from argmap.model import Comment, Note
from argmap.read.common.expressions import expression
from argmap.read.common.reader import Reader
from argmap.read.common.threads import make_thread, stem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from argmap.model import Relation, Thread
    from argmap.read.sources.source import Source

_CLAIM = expression(r"^[ \t]*(?P<number>\d{1,5}(?:\.\d{1,5}){0,60})\.[ \t]+(?:(?P<side>Pro|Con)[ \t]*:[ \t]*)?(?=\S)")
RELATIONS: Mapping[str, Relation] = {"Pro": "agreement", "Con": "rebuttal"}
"""What the two sides say of a claim and the one above it."""

_TITLE = expression(r"^\s*Discussion (?:Title|Name)\s*:\s*(.*?)\s*$", re.MULTILINE)
_SOURCES = expression(r"(?:Sources|Quellen|Fuentes)\s*:")
"""Below the last claim, over the addresses that the claims' numbers stand for."""

_REFERENCE = expression(r"(?:->\s*)?See\s+\d+(?:\.\d+)*\.?\s*")


def sniff(source: Source) -> float:
    """Sure where numbered lines with Pro and Con recur."""
    claims = [match for line in source.head.split("\n") if (match := _CLAIM.match(line))]
    sided = sum(match["side"] is not None for match in claims)
    titled = _TITLE.search(source.head[:500]) is not None
    if titled and claims:
        return 0.97
    return 0.9 if sided >= 2 and sided * 2 >= len(claims) else 0.0


def read(source: Source) -> Iterator[Thread]:
    """The discussion; each claim's number is its id, and its parent is the number without the last part.

    Raises:
        ArgmapError: I004 where no numbered claim stands in the text.
    """
    title = _TITLE.search(source.text[:2000])
    rows: list[tuple[str, str | None, list[str]]] = []
    above: list[int] = []
    for line, text in enumerate(source.text.split("\n"), 1):
        match = _CLAIM.match(text)
        if match is not None and (match["side"] is not None or _continues(match["number"], rows)):
            rows.append((match["number"], match["side"], [text[match.end() :]]))
        elif rows:
            rows[-1][2].append(text)
        elif text.strip() and not _TITLE.match(text):
            above.append(line)
    if not rows:
        raise source.problem(
            "I004", "no line such as `1.2. Con: …` stands in the text", "export the discussion as text"
        )
    known = {number for number, _, _ in rows}
    comments = [_comment(number, side, lines, known) for number, side, lines in rows]
    yield make_thread(stem(source), title[1] if title else "", comments, notes=_notes(rows, comments, above))


def _continues(number: str, rows: list[tuple[str, str | None, list[str]]]) -> bool:
    """Whether a number without Pro or Con is a thesis, and not a list inside a claim."""
    if "." in number:
        return False
    if not rows:
        return True
    listed = _CLAIM.match(rows[-1][2][-1]) if len(rows[-1][2]) > 1 else None
    return listed is None and int(number) > 1 and rows[-1][0].startswith(f"{int(number) - 1}.")


def _comment(number: str, side: str | None, lines: list[str], known: set[str]) -> Comment:
    parent = number.rpartition(".")[0]
    while parent and parent not in known:
        parent = parent.rpartition(".")[0]
    end = next((at for at, line in enumerate(lines) if at and _SOURCES.fullmatch(line.strip())), len(lines))
    words = "\n".join(line.rstrip() for line in lines[:end]).strip()
    whole = bool(parent) and parent == number.rpartition(".")[0]
    return Comment(number, words, parent=parent or None, relation=RELATIONS.get(side) if whole and side else None)


def _notes(rows: list[tuple[str, str | None, list[str]]], comments: list[Comment], above: list[int]) -> list[Note]:
    sides = [side for _, side, _ in rows]
    notes = [
        Note(f"{sides.count('Pro')} claims are marked Pro and {sides.count('Con')} Con; nobody signs", kind="changed")
    ]
    orphans = [
        comment.id for comment in comments if comment.id.count(".") and comment.parent != comment.id.rpartition(".")[0]
    ]
    if orphans:
        what = f"the claims above {', '.join(orphans[:5])} are not in the file; put under the nearest that is"
        notes.append(Note(what, kind="unclear"))
    pointers = sum(_REFERENCE.fullmatch(comment.text) is not None for comment in comments)
    if pointers:
        count = "one claim only points" if pointers == 1 else f"{pointers} claims only point"
        notes.append(Note(f"{count} to another (“See 1.2.”); kept as they stand"))
    if above:
        notes.append(Note(f"{len(above)} lines above the first claim left out", line=above[0], kind="left out"))
    return notes


KIND = "plain"

READER = Reader(
    name="kialo",
    title="Kialo discussion as text",
    how="on the discussion's page: the menu, Export, as text",
    suffixes=(".txt",),
    sniff=sniff,
    read=read,
)
