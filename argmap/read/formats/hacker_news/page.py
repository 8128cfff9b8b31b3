"""Saved pages of Hacker News: a table whose rows are indented by their depth."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from argmap.model import POST, Comment, Note
from argmap.read.common.reader import Reader
from argmap.read.common.threads import make_thread, stem
from argmap.read.common.values import comment
from argmap.read.html.dom import Block, Blocks, holds, line, parse
from argmap.read.html.no_thread import refuse
from argmap.read.html.text import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from argmap.model import Thread
    from argmap.read.sources.source import Source

ROLES = {
    "author": (".hnuser",),
    "date": (".age",),
    "body": (".commtext", ".comment", ".default"),
    "indent": (".ind",),
    "head": (".comhead",),
}
STEP = 40
"""Pixels of the spacer by which older pages indent a reply."""


def sniff(source: Source) -> float:
    """Sure where rows are comments of Hacker News."""
    marks = holds(source, b"athing", b"comtr", b"hnuser", b"commtext", b"news.ycombinator.com", b"hnmain", b"comhead")
    return 0.95 if marks > 2 else 0.0


def read(source: Source) -> Iterable[Thread]:
    """One thread; the parent is the nearest row above that is less indented.

    Raises:
        ArgmapError: I012 where the page holds no comments.
    """
    tree = parse(source)
    found = Blocks(tree, "tr.athing", _named, ROLES)
    if not found.all:
        raise refuse(source, tree, "the page holds no comments", "open the item itself (item?id=…) and save that page")
    post, title, name = _post(tree)
    heads = [(block.text("author") or None, *_date(block), _depth(block), block.text("head")) for block in found.all]
    found.texts(skip=frozenset(["reply", "navs", "comhead"]))
    path: list[tuple[int, str]] = []
    comments = []
    for block, (author, words, machine, depth, head) in zip(found.all, heads, strict=True):
        while path and path[-1][0] >= depth:
            path.pop()
        above = path[-1][1] if path else POST if post is not None else None
        path.append((depth, block.name))
        comments.append(_comment(block, author, words, machine, above, head))
    notes = []
    if tree.css_first("a.morelink") is not None:
        notes.append(Note("the thread goes on on a further page, which is not in the file", kind="left out"))
    return [make_thread(name or stem(source), title, comments, post=post, notes=notes)]


def _comment(  # noqa: PLR0913, PLR0917  # what stands in a row
    block: Block, author: str | None, words: str, machine: str, above: str | None, head: str
) -> Comment:
    marks = re.search(r"\[(deleted|flagged|dead)\]", head + " " + block.plain.text[:40])
    state = None if marks is None else "deleted" if marks[1] == "deleted" else "hidden"
    return comment(
        block.name, block.plain, author=author, date=words or None, machine=machine, parent=above, state=state
    )


def _named(tag: str, attrs: Mapping[str, str | None]) -> str | None:
    classes = (attrs.get("class") or "").split()
    return attrs.get("id") if tag == "tr" and "athing" in classes and "comtr" in classes else None


def _depth(block: Block) -> int:
    node = block.get("indent")
    if node is None:
        return 0
    given = node.attributes.get("indent")
    if given and given.isdigit():
        return int(given)
    spacer = node.css_first("img[width]")
    width = spacer.attributes.get("width") or "" if spacer is not None else ""
    return int(width) // STEP if width.isdigit() else 0


def _date(block: Block) -> tuple[str, str]:
    node = block.get("date")
    if node is None:
        return "", ""
    machine = (node.attributes.get("title") or "").split(" ")[0]
    return line(node), machine + ("Z" if machine and machine[-1].isdigit() else "")


def _post(tree: Any) -> tuple[Comment | None, str, str]:  # noqa: ANN401  # selectolax has no types
    table = tree.css_first("table.fatitem")
    if table is None:
        return None, "", ""
    row = table.css_first("tr.athing")
    link = table.css_first(".titleline a, a.storylink, td.title a")
    above = table.css_first(".onstory a")
    title = line(link) if link is not None else line(above) if above is not None else ""
    words = table.css_first(".toptext, .commtext, tr > td > span.comment")
    body = plain(words, skip=frozenset(["reply"])) if words is not None else plain("")
    address = (link.attributes.get("href") or "") if link is not None else ""
    author, age = table.css_first(".hnuser"), table.css_first(".age")
    text = "\n\n".join(part for part in (title, body.text or (address if "://" in address else "")) if part)
    if not text:
        return None, title, ""
    machine = (age.attributes.get("title") or "").split(" ")[0] if age is not None else ""
    post = comment(
        POST, text, author=line(author) if author is not None else None,
        date=line(age) if age is not None else None, machine=machine,
    )  # fmt: skip
    return post, title, (row.attributes.get("id") or "") if row is not None else ""


KIND = "markup"

READER = Reader(
    name="hacker-news-page",
    title="Hacker News page",
    how="open the item (item?id=…) and save the page as HTML; the JSON holds the same",
    suffixes=(".html", ".htm"),
    sniff=sniff,
    read=read,
    on_page=True,
)
