"""Discord channels that DiscordChatExporter saved as HTML."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from argmap.model import Comment, Note
from argmap.read.common.reader import Reader
from argmap.read.common.threads import make_thread, stem
from argmap.read.common.values import comment
from argmap.read.html.dom import Blocks, holds, line, page_title, parse
from argmap.read.html.no_thread import refuse

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from argmap.model import Thread
    from argmap.read.sources.source import Source

ROLES = {
    "author": (".chatlog__author", ".chatlog__author-name"),
    "date": (".chatlog__timestamp", ".chatlog__short-timestamp"),
    "body": (".chatlog__content",),
    "event": (".chatlog__system-notification-content",),
}
SKIP = frozenset(["chatlog__edited-timestamp", "chatlog__reply", "chatlog__reference"])
_ANSWERED = ".chatlog__reply-link, .chatlog__reference-link, .chatlog__reply-content, .chatlog__reference-content"


def sniff(source: Source) -> float:
    """Sure where messages have the exporter's classes."""
    marks = holds(source, b"chatlog__message", b"chatlog__content", b"chatlog__timestamp", b"chatlog__author")
    return 0.95 if marks > 2 else 0.0


def read(source: Source) -> Iterable[Thread]:
    """The messages of a channel; one without a name is its group's, a reply is to the message that it links.

    Raises:
        ArgmapError: I012 where the page holds no message.
    """
    tree = parse(source)
    found = Blocks(tree, "[data-message-id]", _named, ROLES)
    blocks = [block for block in found.all if block.get("event") is None]
    if not blocks:
        raise refuse(source, tree, "the export holds no message", "export the channel again with DiscordChatExporter")
    heads = [(block.text("author") or _signed(block.node), block.text("date")) for block in blocks]
    above: dict[str, str] = {}
    for block, node in found.gather(_ANSWERED):
        if match := re.search(r"\d{4,}", node.attributes.get("onclick") or node.attributes.get("href") or ""):
            above.setdefault(block.name, match[0])
    entries = [line(node) for node in tree.css(".preamble__entry")]
    found.texts(skip=SKIP)
    comments: list[Comment] = []
    day = ""
    for block, (author, date) in zip(blocks, heads, strict=True):
        day = date if re.search(r"\d+\D+\d+\D+\d{2}", date) else day
        body = block.plain if block.get("body") is not None else ""
        comments.append(comment(block.name, body, author=author or None, date=day, parent=above.get(block.name)))
    notes = []
    if service := len(found.all) - len(blocks):
        notes.append(Note(f"{service} lines of the program's own (joins, pins) left out", kind="left out"))
    return [make_thread(stem(source), entries[-1] if entries else page_title(tree), comments, notes=notes)]


def _named(_: str, attrs: Mapping[str, str | None]) -> str | None:
    return attrs.get("data-message-id")


def _signed(node: Any) -> str:  # noqa: ANN401  # selectolax has no types
    """The name that stands once above the messages of a group, as older exports have it."""
    for _ in range(3):
        node = node.parent
        if node is None:
            return ""
        if (name := node.css_first(".chatlog__author, .chatlog__author-name")) is not None:
            return line(name)
    return ""


KIND = "markup"

READER = Reader(
    name="discord-page",
    title="Discord export as HTML",
    how="export the channel with DiscordChatExporter as HTML; better as JSON",
    suffixes=(".html", ".htm"),
    sniff=sniff,
    read=read,
)
