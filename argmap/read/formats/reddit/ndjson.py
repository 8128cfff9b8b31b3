"""Dumps of Reddit with a comment or post on each line, as Pushshift and Arctic Shift give them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from argmap.read.common.reader import Reader
from argmap.read.common.threads import make_thread
from argmap.read.common.values import any_of, json_lines, load, text
from argmap.read.formats.reddit.json import reddit_comment, reddit_post

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.model import Comment, Thread
    from argmap.read.sources.source import Source


def sniff(source: Source) -> float:
    """Sure where a first line has the fields of a comment or post."""
    head = source.head.lstrip("\ufeff \t\r\n[")
    if not head.startswith("{"):
        return 0.0
    line = "".join(head.split("\n", 1)[0].split())
    if '"kind":"Listing"' in line[:200]:
        return 0.0
    if any_of(line, '"link_id":', '"parent_id":', '"body":', '"author":') == 4:
        return 0.9
    if any_of(line, '"selftext":', '"subreddit":', '"title":', '"author":') == 4:
        return 0.85
    wide = "".join(head[:8000].split())
    return 0.85 if any_of(wide, '"link_id":"t3_', '"parent_id":"t', '"body":', '"author":') == 4 else 0.0


def read(source: Source) -> Iterator[Thread]:
    """One thread for each post, in the order in which the posts first come up.

    Raises:
        ArgmapError: I005 where a line is not JSON or none holds a comment.
    """
    posts: dict[str, tuple[str, Comment]] = {}
    rows: dict[str, list[dict[str, Any]]] = {}
    for row in _rows(source):
        if "body" in row:
            link = text(row.get("link_id")).removeprefix("t3_")
            kept = {key: row[key] for key in _KEPT if key in row}
            rows.setdefault(link, []).append(kept)
        elif "title" in row:
            posts[text(row.get("id")).removeprefix("t3_")] = (text(row.get("title")), reddit_post(row))
    if not rows:
        raise source.problem(
            "I005", "no line of the dump is a comment", "the comments are in the file named RC or comments"
        )
    for link, found in rows.items():
        title, post = posts.get(link, ("", None))
        comments = [reddit_comment(row, link, post=post is not None) for row in found]
        yield make_thread(link or "thread", title, comments, post=post)


_KEPT = (
    "id",
    "name",
    "author",
    "body",
    "created_utc",
    "created",
    "parent_id",
    "collapsed",
    "collapsed_reason",
    "score_hidden",
)


def _rows(source: Source) -> Iterator[dict[str, Any]]:
    head = source.head.lstrip("\ufeff \t\r\n")
    if head.startswith("[") or head.split("\n", 1)[0].strip() == "{":
        value = load(source)
        data = value.get("data", value.get("comments", value)) if isinstance(value, dict) else value
        yield from (row for row in (data if isinstance(data, list) else [data]) if isinstance(row, dict))
        return
    yield from (row for _, row in json_lines(source))


KIND = "json"

READER = Reader(
    name="reddit-ndjson",
    title="Reddit dump (a comment a line)",
    how="download the thread or subreddit from Arctic Shift, or take an RC_ file of a Pushshift dump",
    suffixes=(".ndjson", ".jsonl"),
    sniff=sniff,
    read=read,
    on_page=True,
)
