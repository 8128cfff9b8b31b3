"""Reddit's own JSON: the page's address with `.json` behind it, or a listing of comments."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING, Any

from argmap.model import POST, Comment, Note
from argmap.read.common.reader import Reader
from argmap.read.common.threads import make_thread, stem
from argmap.read.common.values import comment, get, items, load, text, total

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.model import Thread
    from argmap.read.sources.source import Source


def sniff(source: Source) -> float:
    """Sure where listings with things of kinds t1 and t3 stand."""
    head = "".join(source.head.split())
    if head[:1] not in "[{" or '"kind":' not in head:
        return 0.0
    if '"kind":"Listing"' in head:
        return 0.95
    return 0.9 if '"kind":"t1"' in head and '"data":{' in head else 0.0


def read(source: Source) -> Iterator[Thread]:
    """One thread for each post, the comments in the order of the page.

    Raises:
        ArgmapError: I005 where it holds no post and no comment, I013 where it is too deep.
    """
    value = load(source)
    posts: list[dict[str, Any]] = []
    found: list[dict[str, Any]] = []
    stubs: list[dict[str, Any]] = []
    _collect(value, posts, found, stubs)
    if not posts and not found:
        raise source.problem("I005", "the Reddit JSON holds no post and no comment")
    by_post: dict[str, list[dict[str, Any]]] = {text(get(post, "id")): [] for post in posts}
    for row in found:
        link = text(row.get("link_id")).removeprefix("t3_")
        by_post.setdefault(link if link or len(posts) != 1 else text(posts[0].get("id")), []).append(row)
    about = {text(post.get("id")): post for post in posts}
    for number, (link, rows) in enumerate(by_post.items()):
        post = about.get(link)
        if not rows and len(posts) > 1 and found:
            continue
        own = [stub for stub in stubs if _stub_post(stub, rows, link) or len(by_post) == 1]
        comments = [reddit_comment(row, link, post=post is not None) for row in rows]
        title = html.unescape(text((post or {}).get("title") or get(rows, 0, "link_title")))
        name = link or (stem(source) if not number else f"{stem(source)}-{number + 1}")
        yield make_thread(name, title, comments, post=_post(post), notes=_missing(own))


def _collect(
    value: Any,  # noqa: ANN401
    posts: list[dict[str, Any]], found: list[dict[str, Any]], stubs: list[dict[str, Any]],
) -> None:  # fmt: skip
    waiting = [value]
    while waiting:
        thing = waiting.pop()
        if isinstance(thing, list):
            waiting.extend(reversed(thing))
            continue
        data = get(thing, "data")
        if not isinstance(data, dict):
            if isinstance(thing, dict):
                waiting.extend(part for part in thing.values() if isinstance(part, dict | list))
            continue
        kind = thing.get("kind")
        if kind == "t1":
            found.append(data)
            waiting.append(data.get("replies"))
        elif kind == "t3":
            posts.append(data)
        elif kind == "more":
            stubs.append(data)
        else:
            waiting.extend(reversed(items(data.get("children") or data.get("things"))))


def reddit_comment(row: dict[str, Any], link: str, *, post: bool) -> Comment:
    """A comment of the fields that Reddit's JSON and the dumps of it share.

    Args:
        row: The fields.
        link: The post's id without `t3_`.
        post: Whether the post is in the file.
    """
    body = text(row.get("body"))
    if "&" in body:
        body = html.unescape(body)
    above = text(row.get("parent_id"))
    parent = above.removeprefix("t1_") if not above.startswith("t3_") and above != link else POST if post else None
    gone = body in ("[deleted]", "[removed]", "[ Removed by Reddit ]") or "_deleted_reason" in row
    state = "deleted" if gone else "hidden" if row.get("collapsed_reason") else None
    return comment(
        text(row.get("id") or row.get("name")).removeprefix("t1_"), body, author=row.get("author"),
        date=row.get("created_utc") or row.get("created"), parent=parent, state=state,
    )  # fmt: skip


def reddit_post(row: dict[str, Any]) -> Comment:
    """The post: its title and, below it, its own words or its link."""
    body = html.unescape(text(row.get("selftext")))
    title = html.unescape(text(row.get("title")))
    address = text(row.get("url"))
    parts = [title, body or (address if not row.get("is_self") else "")]
    return comment(
        POST, "\n\n".join(part for part in parts if part), author=row.get("author"),
        date=row.get("created_utc") or row.get("created"),
    )  # fmt: skip


def _post(row: dict[str, Any] | None) -> Comment | None:
    return None if row is None else reddit_post(row)


def _stub_post(stub: dict[str, Any], rows: list[dict[str, Any]], link: str) -> bool:
    above = text(stub.get("parent_id"))
    return above == f"t3_{link}" or any(above == f"t1_{text(row.get('id'))}" for row in rows)


def _missing(stubs: list[dict[str, Any]]) -> list[Note]:
    if not stubs:
        return []
    count = total(stub.get("count") for stub in stubs)
    onward = sum(not stub.get("count") for stub in stubs)
    what = f"{count} comments are not in the file: Reddit put {len(stubs)} 'more' stubs in their place"
    if onward:
        what += f", {onward} of them without a count ('continue this thread')"
    return [Note(what, kind="left out")]


KIND = "json"

READER = Reader(
    name="reddit-json",
    title="Reddit JSON",
    how="open the thread in a browser, put .json?limit=500 behind its address and save what comes",
    suffixes=(".json",),
    sniff=sniff,
    read=read,
    on_page=True,
)
