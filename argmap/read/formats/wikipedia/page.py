"""Talk pages of Wikipedia and other wikis: no markup for comments but a signature and a time at the end of each.

Source: the rules are those of MediaWiki's DiscussionTools (its parser's documentation): everything from the end of one
comment to the end of the line with the next signed time is a comment; its depth is the number of list items around it.
"""

from __future__ import annotations

import html
import itertools
import re
from typing import TYPE_CHECKING

from argmap.model import Comment, Note
from argmap.read.common.reader import Reader
from argmap.read.common.threads import make_thread
from argmap.read.common.values import comment
from argmap.read.formats.wikipedia.names import SHORT, month_of, times
from argmap.read.formats.wikipedia.walk import Piece, Section, sections
from argmap.read.html.dom import holds, is_page, page_title, parse
from argmap.read.html.no_thread import refuse
from argmap.read.html.text import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.model import Thread
    from argmap.read.sources.source import Source

SIGNATURE = 100
"""How many characters before a time a signature may reach."""


def sniff(source: Source) -> float:
    """Sure where a page of MediaWiki has signed times."""
    if not is_page(source):
        return 0.0
    marks = holds(
        source, b"mw-parser-output", b"mw-headline", b"mw-content-text", b"mediawiki", b"mw-heading", b"mw:PageProp"
    )
    if not marks:
        return 0.0
    text = re.sub(r"<[^>]*>", "", source.text[: 4 << 20])
    signed = sum(1 for _ in itertools.islice(times(html.unescape(text)), 2))
    return 0.95 if signed > 1 else 0.8 if signed else 0.0


def read(source: Source) -> Iterator[Thread]:
    """A thread for each heading under which something is signed.

    Raises:
        ArgmapError: I012 where nothing is signed.
    """
    tree = parse(source)
    title = re.sub(r"\s+[-–—]\s+\w+$", "", page_title(tree))
    root = (
        tree.css_first("#mw-content-text .mw-parser-output, .mw-parser-output, #mw-content-text, #bodyContent")
        or tree.body
    )
    if root is None:
        root = tree.root
    every = list(sections(root))
    old = _old_times(every)
    made: list[tuple[Section, list[Comment], str]] = []
    number = 0
    for section in every:
        comments, rest = _comments(section, number, short=bool(old))
        number += len(comments)
        made.append((section, comments, rest))
    if not number:
        raise refuse(source, tree, "the page holds no signed comments", "save the talk page, not the article")
    notes = _notes(made, old)
    seen: set[str] = set()
    for section, comments, rest in made:
        if not comments:
            continue
        if rest:
            what = f"words without a signature stand below the last comment and are left out: “{rest[:60]}”"
            notes.append(Note(" ".join(what.split()), kind="left out"))
        name = section.name or "top"
        while name in seen:
            name += "-2"
        seen.add(name)
        yield make_thread(name, section.title or title, comments, notes=notes)
        notes = []


def _notes(made: list[tuple[Section, list[Comment], str]], old: int) -> list[Note]:
    """What is said of the page, at its first thread."""
    notes = []
    unsigned = [section.title for section, comments, rest in made if rest and not comments and section.title]
    if unsigned:
        shown = "; ".join(title[:40] for title in unsigned[:5])
        what = f"{len(unsigned)} headings have no signed comment below them and are left out: {shown}"
        notes.append(Note(what, kind="left out"))
    if old:
        what = f"{old} times cut their months short, as the wiki no longer does; they are not taken for signatures"
        notes.append(Note(what, kind="unclear"))
    return notes


def _old_times(every: list[Section]) -> int:
    """How many times with a month cut short are left out: all, where most of the page's times have it in full.

    Signatures of the first years, and times that were copied, are not in the form in which the wiki signs today; the
    wiki's own parser takes what stands before them for a part of the next comment.
    """
    months = [month_of(time) for section in every for piece in section.pieces for time in times(piece.text)]
    short = sum(month in SHORT for month in months)
    # Only long words tell: a wiki that cuts its months short still writes "Juni" in full.
    return short if short < sum(len(month) > 5 for month in months) else 0


def _comments(section: Section, number: int, *, short: bool) -> tuple[list[Comment], str]:
    """The signed comments of a section, and the words after the last of them."""
    pieces = section.pieces
    comments: list[Comment] = []
    levels: list[str | None] = [None]
    start = place = 0
    while place < len(pieces):
        piece = pieces[place]
        match = None if piece.silent else _time(piece.text, short=short)
        signed = None if match is None else _signature(pieces, place, start)
        if match is None or signed is None:
            place += 1
            continue
        author, first = signed
        end = place
        while end + 1 < len(pieces) and pieces[end + 1].line == piece.line:
            end += 1
        opening = next((one for one in pieces[start : place + 1] if one.text.strip()), piece)
        level = min(opening.depth, piece.depth) + 1
        while len(levels) < level:
            levels.append(levels[-1])
        name = f"c{number + len(comments) + 1}"
        body = plain(_written(pieces, start, end, (first, place), match))
        comments.append(comment(name, body, author=author, date=match, parent=levels[level - 1]))
        del levels[level:]
        levels.append(name)
        start = place = end + 1
    rest = plain(_written(pieces, start, len(pieces) - 1, None, "")).text
    return comments, rest


def _time(text: str, *, short: bool) -> str | None:
    matches = [time for time in times(text) if not short or month_of(time) not in SHORT]
    return " ".join(matches[-1].split()) if matches else None


def _signature(pieces: list[Piece], place: int, start: int) -> tuple[str, int] | None:
    """Whose link stands nearest before a time on its line, and the first piece that belongs to the signature."""
    author: str | None = None
    first = place
    length = 0
    for index in range(place, start - 1, -1):
        piece = pieces[index]
        if piece.line != pieces[place].line or length >= SIGNATURE:
            break
        if piece.link is not None and (author is None or piece.link == author):
            author = piece.link
            first = index
        if index != place:
            length += len(piece.text)
    return None if author is None else (author, first)


def _written(pieces: list[Piece], start: int, end: int, signature: tuple[int, int] | None, date: str) -> str:
    """The pieces as simple HTML, without the signature."""
    found = []
    for index in range(start, end + 1):
        piece = pieces[index]
        found.append(piece.tags)
        if signature is not None and signature[0] <= index <= signature[1]:
            left = piece.text.split(date.split(" ", 1)[0], 1)[0] if index == signature[0] == signature[1] else ""
            found.append(html.escape(left.rstrip("—–- ("), quote=False))
            continue
        text = html.escape(piece.text, quote=False)
        if signature is not None and index == signature[0] - 1:
            text = text.rstrip().rstrip("—–-~").rstrip() if re.search(r"[—–~-]\s*\Z", text) else text
        found.append(text)
    return "".join(found)


KIND = "markup"

READER = Reader(
    name="wikipedia-talk",
    title="Wikipedia talk page",
    how="open the talk page and save it as HTML",
    suffixes=(".html", ".htm"),
    sniff=sniff,
    read=read,
)
