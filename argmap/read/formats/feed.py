"""Feeds of comments: Reddit's RSS (its words escaped twice, no parents), WordPress's and others'."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from argmap.model import POST, Comment, Note
from argmap.read.common.expressions import expression
from argmap.read.common.markup import beginning
from argmap.read.common.reader import Reader
from argmap.read.common.threads import make_thread, stem
from argmap.read.common.values import comment
from argmap.read.common.xml import children, fields, local, root
from argmap.read.html.text import plain, words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from argmap.model import Thread
    from argmap.read.sources.source import Source

_TAIL = expression(r"\s*submitted by\s+/?u/\S+.*\Z", re.DOTALL)
_TITLE = expression(r"^/?u/\S+ on ")


_ANSWER = expression(r"In reply to .{1,80}?\.(?:\s|\Z)")


def sniff(source: Source) -> float:
    """Sure where a feed comes from Reddit; a guess for any other feed of comments."""
    head = beginning(source.head)
    if not ("<feed" in head or "<rss" in head):
        return 0.0
    if "reddit.com" in head:
        return 0.9
    return 0.35 if "<entry" in head or "<item" in head else 0.0


def read(source: Source) -> Iterable[Thread]:
    """One thread; a feed says nothing of who answers whom.

    Raises:
        ArgmapError: I005 where the feed is empty; I009 or I013, as `xml_parts.root` says.
    """
    top, told = root(source)
    entries = [element for element in top.iter() if local(element) in ("entry", "item")]
    if not entries:
        raise source.problem(
            "I005", "the feed holds no entry", "put .rss behind the address of a thread, not of a profile"
        )
    rows = [(fields(entry), _author(entry), _link(entry)) for entry in entries]
    post = None
    comments: list[Comment] = []
    for number, (row, author, link) in enumerate(rows, 1):
        name = row.get("id") or row.get("guid") or ""
        body = plain(row.get("content") or row.get("encoded") or row.get("description") or row.get("summary") or "")
        date = row.get("published") or row.get("updated") or row.get("pubDate") or row.get("date")
        if post is None and ("t3_" in name or (number == 1 and "/comments/" in link and _depth(link) < 7)):
            text = "\n\n".join(part for part in (words(row.get("title", "")), _TAIL.sub("", body.text)) if part)
            post = comment(POST, text, author=author, date=date)
            continue
        parent = None
        if (answer := _ANSWER.match(body.text)) is not None:
            above = re.search(
                r"#comment-(\d+)", row.get("content") or row.get("encoded") or row.get("description") or ""
            )
            parent = above[1] if above else None
            body = type(body)(body.text[answer.end() :].lstrip()) if not body.quotes else body
        comments.append(comment(_short(name) or f"c{number}", body, author=author, date=date, parent=parent))
    title = (
        words(rows[0][0].get("title", "")) if post is not None else _TITLE.sub("", words(fields(top).get("title", "")))
    )
    notes = [*told, Note("a feed does not say which comment answers which", kind="unclear")]
    return [make_thread(stem(source), title, comments, post=post, notes=notes)]


def _author(entry: Any) -> str:  # noqa: ANN401  # lxml has no types
    for child in children(entry, "author"):
        name = fields(child).get("name") or (child.text or "")
        return name.strip().removeprefix("/u/").removeprefix("u/")
    return fields(entry).get("creator", "").strip().removeprefix("/u/")


def _link(entry: Any) -> str:  # noqa: ANN401  # lxml has no types
    return next((str(child.attrib.get("href") or child.text or "") for child in children(entry, "link")), "")


def _depth(link: str) -> int:
    return len([part for part in link.rsplit("://", maxsplit=1)[-1].split("/") if part])


def _short(name: str) -> str:
    if (found := re.search(r"#comment-(\d+)\Z", name)) is not None:
        return found[1]
    return name.rsplit("t1_", 1)[-1] if "t1_" in name else name


KIND = "markup"

READER = Reader(
    name="feed",
    title="Feed of comments (Reddit RSS, WordPress)",
    how="put .rss behind the thread's address and save what comes (the JSON holds more: it has the parents)",
    suffixes=(".rss", ".xml", ".atom"),
    sniff=sniff,
    read=read,
)
