"""Lemmy comments as its API gives them; the parent is the last but one id of the path."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from argmap.model import POST, Comment, Note
from argmap.read.common.reader import Reader
from argmap.read.common.threads import make_thread, stem
from argmap.read.common.values import comment, get, load, table, text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.model import Thread
    from argmap.read.sources.source import Source


def sniff(source: Source) -> float:
    """Sure where comments have a path from 0."""
    head = source.head.lstrip("\ufeff \t\r\n")
    if head[:1] not in ("{", "["):
        return 0.0
    line = "".join(head.split())
    if '"path":"0.' in line and '"content":' in line:
        return 0.95
    return 0.8 if '"post_view":{' in line and '"creator":' in line else 0.0


def read(source: Source) -> Iterator[Thread]:
    """One thread for each post.

    Raises:
        ArgmapError: I005 where it holds no comment.
    """
    value = load(source)
    view = table(get(value, "post_view"))
    rows = _views(value)
    if not rows:
        raise source.problem("I005", "the Lemmy JSON holds no comment", "save /api/v3/comment/list?post_id=ID&limit=50")
    groups: dict[str, list[dict[str, Any]]] = {}
    for row in rows:
        groups.setdefault(text(_inner(row).get("post_id")), []).append(row)
    for name, members in groups.items():
        about = table(get(members, 0, "post")) or table(view.get("post"))
        own = text(get(view, "post", "id")) == name or len(groups) == 1
        post = _post(view) if view and own else None
        comments = [_comment(row, post=post is not None) for row in members]
        count = get(members, 0, "counts", "comments") or get(view, "counts", "comments")
        notes = []
        if isinstance(count, int) and own and count > len(members):
            notes.append(Note(f"{count - len(members)} of {count} comments are not in the file", kind="left out"))
        yield make_thread(name or stem(source), text(about.get("name")), comments, post=post, notes=notes)


def _views(value: object) -> list[dict[str, Any]]:
    """The comment views in one answer, in a list of answers, or with replies nested inside."""
    found: list[dict[str, Any]] = []
    waiting: list[object] = [value]
    while waiting:
        now = waiting.pop()
        if isinstance(now, list):
            waiting.extend(reversed(now))
        elif isinstance(now, dict):
            if "path" in _inner(now) and "content" in _inner(now):
                found.append(now)
            waiting.extend(now[key] for key in ("comment_view", "children", "replies", "comments") if key in now)
    return found


def _inner(view: dict[str, Any]) -> dict[str, Any]:
    inner = view.get("comment")
    return inner if isinstance(inner, dict) else view


def _comment(view: dict[str, Any], *, post: bool) -> Comment:
    row = _inner(view)
    path = text(row.get("path")).split(".")
    parent: str | None = path[-2] if len(path) > 1 else None
    if parent == "0":
        parent = POST if post else None
    state = "deleted" if row.get("deleted") or row.get("removed") else None
    author = get(view, "creator", "name") or get(row, "creator", "name") or row.get("creator_name")
    if author is None and row.get("creator_id") is not None:
        author = f"user {row['creator_id']}"
    return comment(
        row.get("id"), text(row.get("content")), author=author,
        date=row.get("published") or row.get("published_at"), parent=parent, state=state,
    )  # fmt: skip


def _post(view: dict[str, Any]) -> Comment:
    row = table(view.get("post"))
    words = "\n\n".join(part for part in (text(row.get("name")), text(row.get("body") or row.get("url"))) if part)
    return comment(
        POST, words, author=get(view, "creator", "name"), date=row.get("published") or row.get("published_at")
    )


KIND = "json"

READER = Reader(
    name="lemmy",
    title="Lemmy JSON",
    how="save https://INSTANCE/api/v3/comment/list?post_id=ID&max_depth=50&limit=50",
    suffixes=(".json",),
    sniff=sniff,
    read=read,
    on_page=True,
)
