"""Saved discussions of Moodle forums: nested, threaded or flat, in any language."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from argmap.read.common.reader import Reader
from argmap.read.common.threads import make_thread, stem
from argmap.read.common.values import comment
from argmap.read.html.dom import Block, Blocks, holds, line, page_title, parse, stamp
from argmap.read.html.no_thread import refuse

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from argmap.model import Thread
    from argmap.read.sources.source import Source

ROLES = {
    "author": (".author-name", "address a", ".author a"),
    "date": ("address time", "time", ".author"),
    "body": (".post-content-container", ".post-message", ".posting.fullpost", ".posting"),
}
_PARENT = "[data-region=post-actions-container] a, .post-actions a, .commands a, .dropdown-item"
_LINK = re.compile(r"(?:#p|[?&]parent=)(\d+)$")


def sniff(source: Source) -> float:
    """Sure where posts have Moodle's ids and classes."""
    if not holds(source, b"forumpost", b"forum-post-container"):
        return 0.0
    return 0.95 if holds(source, b"mod-forum", b"mod_forum", b'data-region="post"', b"/mod/forum/") else 0.6


def read(source: Source) -> Iterable[Thread]:
    """One thread, whose first post is a comment like the others; replies stand inside what they answer.

    Raises:
        ArgmapError: I012 where the page holds no post.
    """
    tree = parse(source)
    found = Blocks(tree, "article, div.forumpost", _named, ROLES)
    if not found.all:
        raise refuse(
            source, tree, "the page holds no posts of a forum", "open the discussion itself and save that page"
        )
    heads = [(_author(block), stamp(block.get("date"))) for block in found.all]
    above = {block.name: block.parent.name for block in found.all if block.parent is not None}
    names = {block.name for block in found.all}
    for block, node in found.gather(_PARENT):
        match = _LINK.search(node.attributes.get("href") or "")
        if match and match[1] in names and match[1] != block.name:
            above.setdefault(block.name, match[1])
    found.texts()
    comments = [
        comment(
            block.name, block.plain, author=author, date=words or None, machine=machine, parent=above.get(block.name)
        )
        for block, (author, (words, machine)) in zip(found.all, heads, strict=True)
    ]
    return [make_thread(stem(source), page_title(tree), comments)]


def _named(tag: str, attrs: Mapping[str, str | None]) -> str | None:
    match = re.fullmatch(r"p(\d+)", attrs.get("id") or "")
    return match[1] if match and (tag == "article" or "forumpost" in (attrs.get("class") or "")) else None


def _author(block: Block) -> str | None:
    node = block.get("author")
    return line(node) or None if node is not None else None


KIND = "markup"

READER = Reader(
    name="moodle-page",
    title="Moodle forum page",
    how="open the discussion with all replies shown and save the page as HTML",
    suffixes=(".html", ".htm"),
    sniff=sniff,
    read=read,
)
