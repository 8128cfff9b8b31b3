"""Saved threads of XenForo forums, versions 1 and 2."""

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
    "author": (".message-name", ".username", "a.username"),
    "date": ("time[datetime]", "abbr.DateTime", "span.DateTime"),
    "body": (".bbWrapper", ".messageText", ".message-body", ".message-userContent", ".messageContent"),
}
SKIP = frozenset([
    "bbCodeBlock-expandLink", "quoteExpand", "js-selectToQuoteEnd", "messageTextEndMarker", "bbCodeBlock-shrinkLink",
    "message-lastEdit", "editDate", "newIndicator",
])  # fmt: skip


def sniff(source: Source) -> float:
    """Sure where messages carry their authors in XenForo's attributes."""
    if not holds(source, b"data-author="):
        return 0.0
    marks = holds(
        source, b'data-content="post-', b"bbWrapper", b"js-post", b'id="XenForo"', b"messageText", b"message--post"
    )
    return 0.95 if marks > 1 else 0.8 if marks else 0.0


def read(source: Source) -> Iterable[Thread]:
    """One thread: the first post of a first page is the post, a quote of a post makes its parent.

    Raises:
        ArgmapError: I012 where the page holds no posts.
    """
    tree = parse(source)
    found = Blocks(tree, ".message, [data-author]", _named, ROLES)
    quoted: dict[str, list[str]] = {}
    for block, node in found.gather("[data-source], .bbCodeQuote .attribution a"):
        mark = node.attributes.get("data-source") or node.attributes.get("href") or ""
        if match := re.search(r"post(?:s/|:\s*|-|\?id=)(\d+)", mark):
            quoted.setdefault(block.name, []).append(match[1])
    heads = [(_author(block), stamp(block.get("date"))) for block in found.all]
    found.texts(skip=SKIP)
    entries = []
    for block, (author, (words, machine)) in zip(found.all, heads, strict=True):
        gone = "message--deleted" in block.classes() or "deleted" in block.classes()
        hidden = "is-ignored" in block.classes()
        entries.append(Entry(
            block.name, author, words, machine, block.plain, tuple(quoted.get(block.name, ())),
            "deleted" if gone else "hidden" if hidden else None,
        ))  # fmt: skip
    return [forum_thread(source, tree, entries)]


def _named(tag: str, attrs: Mapping[str, str | None]) -> str | None:
    if tag not in ("article", "li", "div"):
        return None
    mark = attrs.get("data-content") or attrs.get("id") or ""
    match = re.fullmatch(r"(?:js-)?(?:post|profile-post-comment|article-comment|comment)-(\d+)", mark)
    return match[1] if match and ("message" in (attrs.get("class") or "") or attrs.get("data-author")) else None


def _author(block: Block) -> str | None:
    given = (block.attrs.get("data-author") or "").strip()
    return given or line(block.get("author")) or None if given or block.get("author") is not None else None


KIND = "markup"

READER = Reader(
    name="xenforo-page",
    title="XenForo thread",
    how="open each page of the thread and save it as HTML",
    suffixes=(".html", ".htm"),
    sniff=sniff,
    read=read,
)
