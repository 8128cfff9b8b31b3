"""Discourse in JSON: a topic's address with `.json` behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from argmap.model import POST, Comment, Note
from argmap.read.common.reader import Reader
from argmap.read.common.threads import make_thread, stem
from argmap.read.common.values import any_of, comment, first, get, items, load, text
from argmap.read.html.text import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.model import Thread
    from argmap.read.sources.source import Source

SKIP = frozenset(["quote-controls", "meta", "lightbox-wrapper-caption", "informations", "onebox-metadata"])
"""Classes inside a post's words that are furniture."""


def sniff(source: Source) -> float:
    """Sure where a stream of posts with cooked words stands."""
    head = source.head.lstrip("\ufeff \t\r\n")
    if head[:1] not in ("{", "["):
        return 0.0
    line = "".join(head.split())
    if '"post_stream":' in line or ('"latest_posts":' in line and '"cooked":' in line):
        return 0.95
    return 0.85 if any_of(line, '"cooked":', '"post_number":', '"username":') > 2 else 0.0


def read(source: Source) -> Iterator[Thread]:
    """One thread for each topic; the first post is the thread's post.

    Raises:
        ArgmapError: I005 where it holds no post.
    """
    value = load(source)
    found = False
    for topic in value if isinstance(value, list) and get(value, 0, "post_stream") else [value]:
        rows = items(get(topic, "post_stream", "posts")) or items(get(topic, "latest_posts")) or items(topic)
        topics: dict[str, list[dict[str, Any]]] = {}
        for row in rows:
            topics.setdefault(text(row.get("topic_id") or get(topic, "id")), []).append(row)
        for name, members in topics.items():
            found = True
            yield _thread(name or stem(source), topic if isinstance(topic, dict) else {}, members)
    if not found:
        raise source.problem("I005", "the Discourse JSON holds no post", "save TOPIC.json, not a list of topics")


def _thread(name: str, topic: dict[str, Any], rows: list[dict[str, Any]]) -> Thread:
    opening = next((row for row in rows if row.get("post_number") == 1), None)
    by_number = {text(row.get("post_number")): POST if row is opening else text(row.get("id")) for row in rows}
    comments = [_comment(row, text(row.get("id")), by_number) for row in rows if row is not opening]
    post = None if opening is None else _comment(opening, POST, {})
    title = text(first(topic, "title", "fancy_title") or get(rows, 0, "topic_title") or get(rows, 0, "topic_slug"))
    stream = get(topic, "post_stream", "stream")
    notes = []
    if isinstance(stream, list):
        here = {text(row.get("id")) for row in rows}
        missing = sum(1 for one in stream if text(one) not in here)
    else:
        count = topic.get("posts_count")
        missing = max(count - len(rows), 0) if isinstance(count, int) else 0
    if missing:
        what = f"{missing} posts of the topic are not in the file; add ?print=true to the address for up to 1,000"
        notes.append(Note(what, kind="left out"))
    return make_thread(name, title, comments, post=post, notes=notes)


def _comment(row: dict[str, Any], name: str, by_number: dict[str, str]) -> Comment:
    above = text(row.get("reply_to_post_number"))
    parent = by_number.get(above, f"post {above}") if above else None
    gone = row.get("user_deleted") or row.get("deleted_at")
    state = "deleted" if gone else "hidden" if row.get("hidden") or row.get("cooked_hidden") else None
    body = plain(text(row.get("cooked")), skip=SKIP)
    if not body.text:
        body = plain(text(row.get("raw") or row.get("excerpt")))
    if not body.text and row.get("action_code"):
        body = plain(f"[{text(row['action_code']).replace('.', ' ')}]")
    return comment(
        name, body, author=first(row, "username", "name", "display_username"), date=row.get("created_at"),
        parent=None if name == POST else parent, state=state,
    )  # fmt: skip


KIND = "json"

READER = Reader(
    name="discourse-json",
    title="Discourse JSON",
    how="put .json?print=true behind the topic's address and save what comes",
    suffixes=(".json",),
    sniff=sniff,
    read=read,
)
