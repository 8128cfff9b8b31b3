"""Bluesky: a post's thread as `getPostThread` gives it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from argmap.model import POST, Comment, Note
from argmap.read.common.reader import Reader
from argmap.read.common.threads import make_thread, stem
from argmap.read.common.values import comment, get, items, load, table, text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from argmap.model import Thread
    from argmap.read.sources.source import Source

_INVALID = "handle.invalid"
"""What stands in place of a handle that is no longer the author's."""


def sniff(source: Source) -> float:
    """Sure where a thread view with records stands."""
    head = source.head.lstrip("\ufeff \t\r\n")
    if head[:1] not in ("{", "["):
        return 0.0
    line = "".join(head.split())
    if "app.bsky.feed" in line and ('"record":' in line or '"thread":' in line):
        return 0.95
    return 0.85 if '"thread":{' in line and '"record":{' in line and '"handle":' in line else 0.0


def read(source: Source) -> Iterable[Thread]:
    """One thread; its first post, which may stand above the one asked for, is the thread's post.

    Raises:
        ArgmapError: I005 where it holds no post.
    """
    value = load(source)
    top = get(value, "thread")
    rows: list[tuple[dict[str, Any], str | None]] = []
    missing = 0
    if isinstance(top, list):  # getPostThreadV2: flat, with depths
        rows, missing = _flat(top)
    elif isinstance(top, dict) or isinstance(value, dict):
        rows, missing = _nested(top if isinstance(top, dict) else value)
    if not rows and (posts := items(get(value, "posts")) or items(get(value, "feed")) or items(value)):
        rows = [(post.get("post") or post, _reply_to(post.get("post") or post)) for post in posts]
    if not rows:
        raise source.problem("I005", "the Bluesky JSON holds no post", "save app.bsky.feed.getPostThread?uri=…")
    notes = []
    if missing:
        notes.append(Note(f"{missing} posts are deleted or blocked and not in the file", kind="left out"))
    count = get(rows[0][0], "replyCount")
    direct = sum(parent == _name(rows[0][0]) for _, parent in rows[1:])
    if isinstance(count, int) and count > direct:
        notes.append(Note(f"{count - direct} direct replies are not in the file", kind="left out"))
    first, parent = rows[0]
    if parent is None and all(above is not None for _, above in rows[1:]):
        root = _name(first)
        comments = [_comment(row, POST if above == root else above) for row, above in rows[1:]]
        return [make_thread(root or stem(source), "", comments, post=_comment(first, None, POST), notes=notes)]
    return [make_thread(stem(source), "", [_comment(row, above) for row, above in rows], notes=notes)]


def _nested(view: dict[str, Any]) -> tuple[list[tuple[dict[str, Any], str | None]], int]:
    above: list[dict[str, Any]] = []
    now = view.get("parent")
    missing = 0
    while isinstance(now, dict):
        if isinstance(now.get("post"), dict):
            above.append(now["post"])
        else:
            missing += 1
        now = now.get("parent")
    rows: list[tuple[dict[str, Any], str | None]] = []
    for post in reversed(above):
        rows.append((post, _name(rows[-1][0]) if rows else None))
    waiting = [(view, _name(rows[-1][0]) if rows else None)]
    while waiting:
        now_view, parent = waiting.pop()
        post = now_view.get("post")
        if not isinstance(post, dict):
            missing += bool(now_view)
            continue
        rows.append((post, parent))
        waiting.extend((reply, _name(post)) for reply in reversed(items(now_view.get("replies"))))
    return rows, missing


def _flat(views: list[Any]) -> tuple[list[tuple[dict[str, Any], str | None]], int]:
    rows: list[tuple[dict[str, Any], str | None]] = []
    missing = 0
    for view in items(views):
        post = get(view, "value", "post") or view.get("post")
        if isinstance(post, dict):
            rows.append((post, _reply_to(post)))
        else:
            missing += 1
    return rows, missing


def _reply_to(post: dict[str, Any]) -> str | None:
    return text(get(post, "record", "reply", "parent", "uri")).rsplit("/", 1)[-1] or None


def _name(post: dict[str, Any]) -> str:
    return text(post.get("uri")).rsplit("/", 1)[-1] or text(post.get("cid"))


def _comment(post: dict[str, Any], parent: str | None, name: str | None = None) -> Comment:
    author = table(post.get("author"))
    known = (text(author.get(key)) for key in ("handle", "did"))
    handle = next((one for one in known if one not in ("", _INVALID)), "")
    words = text(get(post, "record", "text"))
    pictures = items(get(post, "record", "embed", "images"))
    if not words and pictures:
        words = "\n".join(f"[image: {text(picture.get('alt'))}]" for picture in pictures)
    date = get(post, "record", "createdAt") or post.get("indexedAt")
    return comment(
        name or _name(post), words, author=author.get("displayName"), handle=handle, date=date, parent=parent
    )


KIND = "json"

READER = Reader(
    name="bluesky",
    title="Bluesky thread JSON",
    how="save https://public.api.bsky.app/xrpc/app.bsky.feed.getPostThread?uri=at://HANDLE/app.bsky.feed.post/ID&depth=1000",
    suffixes=(".json",),
    sniff=sniff,
    read=read,
    on_page=True,
)
