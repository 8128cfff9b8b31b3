"""Saved pages that tell search engines of their comments in JSON-LD."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from argmap.model import POST, Comment
from argmap.read.common.reader import Reader
from argmap.read.common.threads import make_thread, stem
from argmap.read.common.values import comment, first, get, items, text
from argmap.read.html.dom import holds, page_title, parse
from argmap.read.html.no_thread import refuse
from argmap.read.html.text import plain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from argmap.model import Thread
    from argmap.read.sources.source import Source

_INSIDE = ("comment", "comments", "suggestedAnswer", "acceptedAnswer", "replies")
_POSTS = frozenset(
    ["DiscussionForumPosting", "Article", "NewsArticle", "BlogPosting", "Question", "SocialMediaPosting", "VideoObject"]
)


def sniff(source: Source) -> float:
    """Fairly sure where JSON-LD has comments."""
    if not holds(source, b"application/ld+json"):
        return 0.0
    return 0.7 if holds(source, b'"Comment"', b'"comment":', b'"comment" :', b'"suggestedAnswer"') > 1 else 0.0


def read(source: Source) -> Iterable[Thread]:
    """One thread for what is commented on.

    Raises:
        ArgmapError: I012 where the JSON-LD holds no comment.
    """
    tree = parse(source)
    made: list[Comment] = []
    post: Comment | None = None
    for node in tree.css("script[type='application/ld+json']"):
        try:
            value = json.loads(node.text(deep=True), strict=False)
        except (ValueError, RecursionError):
            continue
        for head, rows in _commented(value):
            post = post or _post(head)
            made += [_comment(row, above, len(made) + number) for number, (row, above) in enumerate(rows, 1)]
    if not made:
        raise refuse(source, tree)
    return [make_thread(stem(source), page_title(tree), made, post=post)]


def _commented(value: Any) -> Iterable[tuple[dict[str, Any], list[tuple[dict[str, Any], str | None]]]]:  # noqa: ANN401
    """What is commented on, with its comments and each one's parent, replies behind what they answer."""
    waiting = [value]
    while waiting:
        now = waiting.pop(0)
        if isinstance(now, list):
            waiting.extend(now)
            continue
        if not isinstance(now, dict):
            continue
        rows: list[tuple[dict[str, Any], str | None]] = []
        inner: list[tuple[dict[str, Any], str | None]] = [(row, None) for key in _INSIDE for row in _list(now.get(key))]
        inner.reverse()
        count = 0
        while inner:
            row, above = inner.pop()
            count += 1
            row = row if first(row, "@id", "identifier", "url") else {**row, "@id": f"c{count}"}
            rows.append((row, above))
            name = _name(row, count)
            inner.extend((reply, name) for key in reversed(_INSIDE) for reply in reversed(_list(row.get(key))))
        if rows:
            yield now, rows
        else:
            waiting.extend(part for key, part in now.items() if key in ("@graph", "mainEntity", "mainEntityOfPage"))


def _list(value: object) -> list[dict[str, Any]]:
    return [value] if isinstance(value, dict) else items(value)


def _name(row: dict[str, Any], number: int) -> str:
    return text(first(row, "@id", "identifier", "url")) or f"c{number}"


def _person(value: object) -> str:
    if isinstance(value, list):
        value = value[0] if value else None
    return text(get(value, "name")) if isinstance(value, dict) else text(value)


def _comment(row: dict[str, Any], above: str | None, number: int) -> Comment:
    body = plain(text(first(row, "text", "commentText", "description")), breaks=True)
    parent = above or text(get(row, "parentItem", "@id") or get(row, "parentItem", "url")) or None
    date = first(row, "dateCreated", "datePublished", "dateModified")
    return comment(_name(row, number), body, author=_person(first(row, "author", "creator")), date=date, parent=parent)


def _post(row: dict[str, Any]) -> Comment | None:
    kind = row.get("@type")
    if not _POSTS & set(kind if isinstance(kind, list) else [kind]):
        return None
    words = plain(text(first(row, "text", "articleBody", "description")), breaks=True).text
    shown = "\n\n".join(part for part in (text(first(row, "headline", "name")), words) if part)
    date = first(row, "datePublished", "dateCreated")
    return comment(POST, shown, author=_person(row.get("author")), date=date) if shown else None


KIND = "markup"

READER = Reader(
    name="json-ld-page",
    title="Page with comments in JSON-LD",
    how="open the page and save it as HTML",
    suffixes=(".html", ".htm"),
    sniff=sniff,
    read=read,
    on_page=True,
)
