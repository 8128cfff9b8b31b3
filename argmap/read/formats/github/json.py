"""GitHub: comments of issues, pull requests and discussions, as its API or `gh --json` gives them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from argmap.model import POST, Comment
from argmap.read.common.reader import Reader
from argmap.read.common.threads import make_thread, stem
from argmap.read.common.values import any_of, comment, first, get, load, text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.model import Thread
    from argmap.read.sources.source import Source

_INSIDE = ("comments", "replies", "reviews", "nodes", "edges", "items", "timelineItems", "timeline", "reviewThreads")

_DATES = ("created_at", "createdAt", "submitted_at", "submittedAt")


def sniff(source: Source) -> float:
    """Sure where bodies, logins and GitHub's addresses stand together."""
    head = source.head.lstrip("\ufeff \t\r\n")
    if head[:1] not in ("{", "["):
        return 0.0
    line = "".join(head.split())
    if '"login":' not in line or '"body":' not in line:
        return 0.6 if '"body":' in line and "github.com" in line and '"created' in line else 0.0
    site = any_of(line, "github.com", '"author_association":', '"authorAssociation":', '"node_id":')
    dated = any_of(line, '"created_at":', '"createdAt":')
    return 0.95 if site and dated else 0.85 if dated else 0.6


def read(source: Source) -> Iterator[Thread]:
    """A thread for each issue, pull request or discussion; its own words are the post where the file has them.

    Raises:
        ArgmapError: I005 where it holds no comment.
    """
    rows = _collect(load(source))
    heads = {_own_address(row): row for row, _ in rows if _is_head(row)}
    only = next(iter(heads)) if len(heads) == 1 else ""
    groups: dict[str, list[tuple[dict[str, Any], str | None]]] = {}
    for row, above in rows:
        if not _is_head(row):
            groups.setdefault(_address(row) or only, []).append((row, above))
    if len(groups) > 1 and len(heads) == 1:
        groups = {next(iter(heads)): [pair for members in groups.values() for pair in members]}
    if not groups and not heads:
        raise source.problem("I005", "the GitHub JSON holds no comment", "gh issue view N --json title,body,comments")
    for name in groups or heads:
        head = heads.get(name) or (next(iter(heads.values())) if len(heads) == 1 else None)
        comments = [_comment(row, above, number) for number, (row, above) in enumerate(groups.get(name, []), 1)]
        title = text(head.get("title")) if head else ""
        known = "/".join(name.rsplit("/", 4)[-4:]).removeprefix("repos/") if name else stem(source)
        yield make_thread(known, title, comments, post=_post(head))


def _collect(value: object) -> list[tuple[dict[str, Any], str | None]]:
    """Everything that has words, in the file's order, with the id of what it stands inside."""
    found: list[tuple[dict[str, Any], str | None]] = []
    waiting: list[tuple[object, str | None]] = [(value, None)]
    while waiting:
        now, above = waiting.pop()
        if isinstance(now, list):
            waiting.extend((each, above) for each in reversed(now))
            continue
        if not isinstance(now, dict):
            continue
        name = above
        if ("body" in now or "bodyText" in now) and ("user" in now or "author" in now or "actor" in now):
            if not _is_head(now) and not text(first(now, "body", "bodyText")) and "state" in now:
                continue  # a review without words of its own
            found.append((now, above))
            name = None if _is_head(now) else text(first(now, "id", "databaseId"))
        elif "body" not in now:
            around = [(key, part) for key, part in now.items() if isinstance(part, dict | list) and key not in _INSIDE]
            waiting.extend((part, above) for key, part in reversed(around) if key not in ("user", "reactions"))
        waiting.extend((now[key], name) for key in reversed(_INSIDE) if isinstance(now.get(key), dict | list))
    return found


def _is_head(row: dict[str, Any]) -> bool:
    return bool(row.get("title")) and "in_reply_to_id" not in row


def _address(row: dict[str, Any]) -> str:
    return text(first(row, "issue_url", "pull_request_url")).rstrip("/")


def _own_address(row: dict[str, Any]) -> str:
    return text(first(row, "url", "html_url")).rstrip("/")


def _comment(row: dict[str, Any], above: str | None, number: int) -> Comment:
    parent: object = row.get("in_reply_to_id") or get(row, "replyTo", "id") or above
    hidden = row.get("isMinimized") or row.get("is_minimized")
    name = first(row, "id", "databaseId", "node_id", "url") or f"c{number}"
    return comment(
        name, text(first(row, "body", "bodyText")), author=_author(row), date=first(row, *_DATES),
        parent=parent, state="hidden" if hidden else None,
    )  # fmt: skip


def _author(row: dict[str, Any]) -> str:
    person = row.get("user") or row.get("author") or row.get("actor")
    login = person if isinstance(person, str) else get(person, "login") or get(person, "name")
    return text(login) or "ghost"


def _post(row: dict[str, Any] | None) -> Comment | None:
    if row is None:
        return None
    words = "\n\n".join(part for part in (text(row.get("title")), text(first(row, "body", "bodyText"))) if part)
    return comment(POST, words, author=_author(row), date=first(row, *_DATES))


KIND = "json"

READER = Reader(
    name="github",
    title="GitHub issue, pull request or discussion",
    how="gh issue view NUMBER --json title,body,author,comments, or save api.github.com/repos/…/issues/NUMBER/comments",
    suffixes=(".json",),
    sniff=sniff,
    read=read,
    on_page=True,
)
