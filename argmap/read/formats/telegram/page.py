"""Telegram Desktop exports as HTML: messages.html."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from argmap.model import Comment, Note
from argmap.read.common.reader import Reader
from argmap.read.common.threads import make_thread, stem
from argmap.read.common.values import comment
from argmap.read.html.dom import Block, Blocks, holds, line, parse
from argmap.read.html.no_thread import refuse

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from argmap.model import Thread
    from argmap.read.sources.source import Source

ROLES = {"author": (".from_name",), "date": (".date.details", ".date"), "body": (".text",)}


def sniff(source: Source) -> float:
    """Sure where messages have the export's classes."""
    marks = holds(source, b"from_name", b'class="message default', b"tgme_", b"page_body chat_page", b"pull_right date")
    return 0.95 if marks > 2 else 0.0


def read(source: Source) -> Iterable[Thread]:
    """The messages of a page; one without a name is of the person above.

    Raises:
        ArgmapError: I012 where the page holds no message.
    """
    tree = parse(source)
    found = Blocks(tree, "div.message", _named, ROLES)
    blocks = [block for block in found.all if "service" not in block.classes()]
    if not blocks:
        raise refuse(source, tree, "the export holds no message", "export the chat again, in Telegram Desktop")
    heads = [(_line(block, "author"), _date(block)) for block in blocks]
    above: dict[str, str] = {}
    for block, node in found.gather(".reply_to a"):
        if match := re.search(r"go_to_message(\d+)$", node.attributes.get("href") or ""):
            above[block.name] = match[1]
    title = tree.css_first(".page_header .text")
    name = line(title) if title is not None else ""
    found.texts()
    comments: list[Comment] = []
    author = ""
    for block, (signed, date) in zip(blocks, heads, strict=True):
        author = signed or author
        body = block.plain if block.get("body") is not None else ""
        comments.append(comment(block.name, body, author=author, date=date, parent=above.get(block.name)))
    notes = []
    if service := len(found.all) - len(blocks):
        notes.append(Note(f"{service} lines of the program's own (days, who joined, pins) left out", kind="left out"))
    return [make_thread(stem(source), name, comments, notes=notes)]


def _named(tag: str, attrs: Mapping[str, str | None]) -> str | None:
    match = re.fullmatch(r"message(-?\d+)", attrs.get("id") or "")
    return match[1] if match and tag == "div" else None


def _line(block: Block, role: str) -> str:
    node = block.get(role)
    return line(node) if node is not None else ""


def _date(block: Block) -> str:
    node = block.get("date")
    return (node.attributes.get("title") or line(node)).strip() if node is not None else ""


KIND = "markup"

READER = Reader(
    name="telegram-page",
    title="Telegram export, HTML",
    how="in Telegram Desktop: the chat's menu, Export chat history, format HTML; the file is messages.html",
    suffixes=(".html",),
    sniff=sniff,
    read=read,
)
