"""Saved topics of Discourse forums, as a browser shows them or as they are without scripts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from argmap.read.common.reader import Reader
from argmap.read.formats.discourse.json import SKIP
from argmap.read.html.dom import Block, Blocks, holds, line, parse, stamp
from argmap.read.html.forum_posts import Entry, forum_thread

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from argmap.model import Thread
    from argmap.read.sources.source import Source

ROLES = {
    "author": ("[itemprop=author]", ".creator", ".username", ".names"),
    "date": ("time[datetime]", ".relative-date", ".post-time", ".post-date"),
    "body": (".cooked", "[itemprop=text]", "[itemprop=articleBody]", ".post"),
    "position": ("[itemprop=position]", ".position"),
}
MORE = frozenset(["cooked-selection-barrier", "embedded-posts", "post-menu-area", "post-info", "crawler-linkback-list"])


def sniff(source: Source) -> float:
    """Sure where the page names Discourse and holds its posts."""
    marks = holds(source, b"crawler-post", b"topic-body", b'class="cooked"', b"data-post-id", b"itemprop='text'")
    if not marks:
        return 0.0
    named = holds(source, b"Discourse", b"discourse", b"/t/")
    return 0.95 if named and marks > 1 else 0.7 if named else 0.0


def read(source: Source) -> Iterable[Thread]:
    """One thread; the page does not say who answers whom but by the posts that are quoted.

    Raises:
        ArgmapError: I012 where the page holds no posts.
    """
    tree = parse(source)
    found = Blocks(tree, "[id^='post_'], .crawler-post, .topic-body", _named, ROLES)
    quoted: dict[str, list[str]] = {}
    for block, node in found.gather("aside.quote[data-post]"):
        quoted.setdefault(block.name, []).append(node.attributes.get("data-post") or "")
    heads = [(_author(block), stamp(block.get("date"))) for block in found.all]
    found.texts(skip=SKIP | MORE)
    entries = [
        Entry(block.name, author, words, machine, block.plain, tuple(quoted.get(block.name, ())))
        for block, (author, (words, machine)) in zip(found.all, heads, strict=True)
        if block.get("body") is not None
    ]
    opens = bool(entries) and entries[0].name in ("1", "post-1")
    return [forum_thread(source, tree, entries, opens=opens)]


def _named(tag: str, attrs: Mapping[str, str | None]) -> str | None:
    match = re.fullmatch(r"post_(\d+)", attrs.get("id") or "")
    if match:
        return match[1]
    classes = (attrs.get("class") or "").split()
    return "post-" if "crawler-post" in classes and tag == "div" else None


def _author(block: Block) -> str | None:
    node = block.get("author")
    if node is None:
        return None
    inner = node.css_first("[itemprop=name]") or node.css_first("a") or node
    return line(inner) or None


KIND = "markup"

READER = Reader(
    name="discourse-page",
    title="Discourse topic page",
    how="better the topic's JSON; else open the topic with ?print=true and save the page",
    suffixes=(".html", ".htm"),
    sniff=sniff,
    read=read,
)
