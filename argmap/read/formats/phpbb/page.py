"""Saved topics of phpBB 3 forums (the styles prosilver and those made from it)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from argmap.read.common.reader import Reader
from argmap.read.html.dom import Block, Blocks, holds, line, parse, stamp
from argmap.read.html.forum_posts import Entry, forum_thread

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from argmap.model import Thread
    from argmap.read.sources.source import Source

ROLES = {
    "author": (".author", ".postauthor"),
    "name": (".username", ".username-coloured", ".username_coloured", ".postauthor"),
    "date": ("time[datetime]", ".author", ".postdate", ".gensmall"),
    "body": (".content", ".postbody"),
}
SKIP = frozenset(["signature", "attachbox", "notice", "postprofile", "quotetitle-controls", "responsive-hide-quote"])


def sniff(source: Source) -> float:
    """Sure where posts have phpBB's ids and the page its files' names."""
    marks = holds(source, b"viewtopic.php", b"phpbb", b"phpBB", b"postbody", b"prosilver", b"postprofile", b"p-body")
    if not holds(source, b'id="p', b"id='p") or marks < 2:
        return 0.0
    return 0.95 if marks > 2 else 0.75


def read(source: Source) -> Iterable[Thread]:
    """One thread; in version 3.2 and later a quote names the post that it is from.

    Raises:
        ArgmapError: I012 where the page holds no posts.
    """
    tree = parse(source)
    found = Blocks(tree, "[id^='p']", _named, ROLES)
    quoted: dict[str, list[str]] = {}
    for block, node in found.gather("cite a, .quotetitle a"):
        mark = node.attributes.get("data-post-id") or node.attributes.get("href") or ""
        if match := re.search(r"#p(\d+)$|[?&]p=(\d+)|^(\d+)$", mark):
            quoted.setdefault(block.name, []).append(next(filter(None, match.groups())))
    heads = [_head(block) for block in found.all]
    found.texts(skip=SKIP)
    entries = [
        Entry(block.name, author, words, machine, block.plain, tuple(quoted.get(block.name, ())))
        for block, (author, words, machine) in zip(found.all, heads, strict=True)
    ]
    return [forum_thread(source, tree, entries)]


def _named(tag: str, attrs: Mapping[str, str | None]) -> str | None:
    match = re.fullmatch(r"p(\d+)", attrs.get("id") or "")
    return match[1] if match and tag in ("div", "article", "li", "tr", "table") else None


def _head(block: Block) -> tuple[str | None, str, str]:
    """Author and date: `by Ann » 1 May 2010, 08:00` in one line, in any language."""
    above = block.get("author")
    name = block.get("name")
    words, machine = stamp(block.get("date"))
    author = line(name) if name is not None else ""
    if above is not None:
        text = line(above)
        own = above.css_first(".username, .username-coloured, strong a, strong, a[href*='memberlist'], b")
        author = line(own) if own is not None and line(own) else author
        if not machine:
            words = text.rsplit("»", 1)[-1].strip() if "»" in text else text.replace(author, "", 1).strip(" -–—|·")
    return author or None, words if len(words) <= 80 else "", machine


KIND = "markup"

READER = Reader(
    name="phpbb-page",
    title="phpBB topic",
    how="open each page of the topic and save it as HTML",
    suffixes=(".html", ".htm"),
    sniff=sniff,
    read=read,
)
