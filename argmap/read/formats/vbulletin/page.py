"""Saved threads of vBulletin forums, versions 3 to 5."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from argmap.read.common.reader import Reader
from argmap.read.html.dom import Blocks, holds, line, parse, stamp
from argmap.read.html.forum_posts import Entry, forum_thread

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from argmap.model import Thread
    from argmap.read.sources.source import Source

ROLES = {
    "author": (".username", ".bigusername", ".author", ".userinfo", ".username_container"),
    "date": ("time[datetime]", ".postdate", ".date", ".b-post__timestamp", "td.thead"),
    "body": (".postcontent", "[id^='post_message_']", ".js-post__content-text", ".b-post__content", ".content"),
}
SKIP = frozenset([
    "postcontrols", "signature", "after_content", "editedby", "lastedited", "b-post__footer", "quotecontrols",
    "bbcode_quote_container", "h-hide",
])  # fmt: skip


def sniff(source: Source) -> float:
    """Sure where posts have vBulletin's ids."""
    if holds(source, b"post_message_"):
        return (
            0.95
            if holds(source, b"postbit", b"vBulletin", b"bbcode_postedby", b"showthread.php", b"/threads/")
            else 0.75
        )
    return 0.9 if holds(source, b"b-post__content", b"js-post", b"data-node-id") > 1 else 0.0


def read(source: Source) -> Iterable[Thread]:
    """One thread; the link above a quote names the post that is answered, often on an earlier page.

    Raises:
        ArgmapError: I012 where the page holds no posts.
    """
    tree = parse(source)
    found = Blocks(tree, "li[id^='post_'], table[id^='post'], div[id^='post_'], li.b-post, div.postbit", _named, ROLES)
    quoted: dict[str, list[str]] = {}
    for block, node in found.gather(".bbcode_postedby a, .bbcode_quote a, td.alt2 a"):
        if match := re.search(r"#post(\d+)|[?&/]p(?:ost)?[=/-](\d+)", node.attributes.get("href") or ""):
            quoted.setdefault(block.name, []).append(match[1] or match[2])
    _mark_quotes(tree)
    heads = [(block.text("author") or None, stamp(block.get("date"))) for block in found.all]
    found.texts(skip=SKIP)
    entries = [
        Entry(block.name, author, words, machine, block.plain, tuple(quoted.get(block.name, ())))
        for block, (author, (words, machine)) in zip(found.all, heads, strict=True)
        if block.get("body") is not None or block.plain.text
    ]
    return [forum_thread(source, tree, entries)]


def _mark_quotes(tree: Any) -> None:  # noqa: ANN401  # selectolax has no types
    """Name the quotes of versions 2 and 3, which are tables, by the classes that `html.text` knows."""
    for strong in tree.css("td.alt2 strong"):
        head, cell = strong.parent, strong.parent
        while cell is not None and cell.tag != "td":
            cell = cell.parent
        if cell is None or not re.match(r"(?:Originally Posted by|Zitat von|Posté par|Citaat van)\b", line(head)):
            continue
        cell.attrs["class"] = "quotecontent"
        head.attrs["class"] = "quotetitle"
        box: Any = cell
        while box is not None and box.tag != "table":
            box = box.parent
        label = box.prev if box is not None else None
        while label is not None and label.tag == "-text":
            label = label.prev
        if label is not None and line(label).rstrip(":") in ("Quote", "Zitat", "Citation", "Cita", "Citaat"):
            label.attrs["class"] = "quotecontrols"


def _named(tag: str, attrs: Mapping[str, str | None]) -> str | None:
    if tag == "li" and "b-post" in (attrs.get("class") or "").split():
        return attrs.get("data-node-id")
    match = re.fullmatch(r"post_?(\d+)", attrs.get("id") or "")
    return match[1] if match and tag in ("li", "table", "div") else None


KIND = "markup"

READER = Reader(
    name="vbulletin-page",
    title="vBulletin thread",
    how="open each page of the thread and save it as HTML",
    suffixes=(".html", ".htm"),
    sniff=sniff,
    read=read,
)
