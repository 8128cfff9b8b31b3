"""Hacker News in JSON: an item of the Algolia API with its children, search hits, or items of the Firebase API."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from argmap.model import POST, Comment
from argmap.read.common.reader import Reader
from argmap.read.common.threads import make_thread, stem
from argmap.read.common.values import any_of, comment, first, items, json_lines, load, text
from argmap.read.html.text import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.model import Thread
    from argmap.read.sources.source import Source


_NESTED = ("children", "kids", "comments", "replies")


def sniff(source: Source) -> float:
    """Sure where the keys of either API stand together."""
    head = source.head.lstrip("\ufeff \t\r\n")
    if head[:1] not in ("{", "["):
        return 0.0
    line = "".join(head[:30000].split())
    if '"children":' in line and '"story_id":' in line and '"author":' in line:
        return 0.95
    if '"children":[' in line and any_of(line, '"parent_id":', '"created_at_i":', '"points":', '"options":') > 2:
        return 0.95
    if '"objectID":' in line and '"comment_text":' in line:
        return 0.95
    if '"by":' in line and '"time":' in line and any_of(line, '"kids":', '"parent":', '"descendants":') > 0:
        return 0.9 if '"type":"' in line else 0.75
    return 0.0


def read(source: Source) -> Iterator[Thread]:
    """One thread for each story.

    Raises:
        ArgmapError: I005 where it holds no comment.
    """
    rows = [row for row in _rows(source) if not _empty(row)]
    stories = {_id(row): row for row in rows if _is_story(row)}
    found = [row for row in rows if not _is_story(row)]
    if not found:
        raise source.problem("I005", "the Hacker News JSON holds no comment")
    above = {_id(row): text(first(row, "parent_id", "parent", "_above")) for row in found}
    groups: dict[str, list[dict[str, Any]]] = {}
    for row in found:
        groups.setdefault(_story_of(row, above, stories), []).append(row)
    for name, members in groups.items():
        story = stories.get(name)
        comments = [_comment(row, above, name, post=story is not None) for row in members]
        title = text(first(story or members[0], "title", "story_title"))
        yield make_thread(name or stem(source), title, comments, post=_post(story))


def _rows(source: Source) -> Iterator[dict[str, Any]]:
    head = source.head.lstrip("\ufeff \t\r\n")
    lines = [line for line in head.split("\n")[:2] if line.strip()]
    if len(lines) == 2 and lines[0].rstrip().endswith("}") and lines[1].startswith("{"):
        values: list[Any] = [row for _, row in json_lines(source)]
    else:
        value = load(source)
        values = value if isinstance(value, list) else [value]
    waiting = [(row, None) for row in reversed(items(values))]
    while waiting:
        row, parent = waiting.pop()
        if "id" not in row and "objectID" not in row:
            inner = next((items(row[key]) for key in ("hits", "comments", "items") if items(row.get(key))), None)
            if inner is None:
                inner = [{"id": key, **each} for key, each in row.items() if isinstance(each, dict)]
            waiting.extend((each, parent) for each in reversed(inner))
            continue
        nested = next(
            (items(row[key]) for key in ("children", "kids", "comments", "replies") if items(row.get(key))), []
        )
        waiting.extend((each, row.get("id")) for each in reversed(nested))
        yield row if parent is None else {"_above": parent, **row}


def _id(row: dict[str, Any]) -> str:
    return text(first(row, "id", "objectID"))


def _is_story(row: dict[str, Any]) -> bool:
    kind = row.get("type")
    if kind is not None:
        return kind in ("story", "job", "poll")
    if "comment_text" in row or first(row, "parent_id", "parent", "_above") is not None:
        return False
    return bool(first(row, "title", "url"))


def _empty(row: dict[str, Any]) -> bool:
    return row.get("type") == "pollopt"


def _story_of(row: dict[str, Any], above: dict[str, str], stories: dict[str, Any]) -> str:
    if row.get("story_id") is not None:
        return text(row["story_id"])
    at, seen = _id(row), set()
    while at in above and at not in seen:
        seen.add(at)
        at = above[at]
    if at in stories or not stories or len(stories) > 1:
        return at
    return next(iter(stories))


def _comment(row: dict[str, Any], above: dict[str, str], story: str, *, post: bool) -> Comment:
    name = _id(row)
    parent: str | None = above[name]
    if parent == story:
        parent = POST if post else None
    body = first(row, "text", "comment_text")
    gone = row.get("deleted") or body is None
    state = "deleted" if gone else "hidden" if row.get("dead") else None
    date = first(row, "created_at", "time", "created_at_i")
    return comment(name, plain(text(body)), author=first(row, "author", "by"), date=date, parent=parent, state=state)


def _post(row: dict[str, Any] | None) -> Comment | None:
    if row is None:
        return None
    body = plain(text(first(row, "text", "story_text"))).text
    parts = (text(row.get("title")), body or text(row.get("url")))
    words = "\n\n".join(part for part in parts if part)
    return comment(POST, words, author=first(row, "author", "by"), date=first(row, "created_at", "time"))


KIND = "json"

READER = Reader(
    name="hacker-news-json",
    title="Hacker News JSON",
    how="save https://hn.algolia.com/api/v1/items/ID (the number in the thread's address)",
    suffixes=(".json", ".jsonl"),
    sniff=sniff,
    read=read,
    on_page=True,
)
