"""Mastodon: the context of a status (what stands above and below it), or a list of statuses."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from argmap.model import Comment, Note
from argmap.read.common.reader import Reader
from argmap.read.common.threads import make_thread, stem
from argmap.read.common.values import any_of, comment, first, get, items, load, table, text
from argmap.read.html.text import Plain, plain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from argmap.model import Thread
    from argmap.read.sources.source import Source

SKIP = frozenset(["invisible", "quote-inline"])
"""Parts of shortened addresses that a reader does not see."""


def sniff(source: Source) -> float:
    """Sure where statuses with accounts stand above and below one."""
    head = source.head.lstrip("\ufeff \t\r\n")
    if head[:1] not in ("{", "["):
        return 0.0
    line = "".join(head.split())
    if any_of(line, '"ancestors":', '"descendants":') > 1 or '"descendants":[{' in line:
        return 0.95
    return 0.9 if any_of(line, '"in_reply_to_id":', '"account":{', '"acct":', '"content":') > 3 else 0.0


def read(source: Source) -> Iterable[Thread]:
    """One thread; the status itself is there only where the file has it.

    Raises:
        ArgmapError: I005 where it holds no status.
    """
    value = load(source)
    context = get(value, "context") or value
    above, below = items(get(context, "ancestors")), items(get(context, "descendants"))
    itself = get(value, "status") or (value if isinstance(value, dict) and "account" in value else None)
    rows = [*above, *([itself] if isinstance(itself, dict) else []), *below] or items(value)
    if not rows:
        raise source.problem("I005", "the Mastodon JSON holds no status", "save /api/v1/statuses/ID/context")
    here = {text(row.get("id")) for row in rows}
    missing = {text(row.get("in_reply_to_id")) for row in below} - here - {""}
    notes = []
    if missing and itself is None:
        notes.append(Note("the status itself is not in the file, only what stands above and below it", kind="left out"))
    return [make_thread(stem(source), "", [_comment(row) for row in rows], notes=notes)]


def _comment(row: dict[str, Any]) -> Comment:
    if row.get("reblog") and not row.get("content"):
        row = {**row["reblog"], "id": row.get("id")}
    body = plain(text(row.get("content")), skip=SKIP)
    warning = text(row.get("spoiler_text"))
    pictures = [text(media.get("description")) for media in items(row.get("media_attachments"))]
    shown = "\n".join(f"[image: {words}]" if words else "[image]" for words in pictures) if not body.text else ""
    if warning or shown:
        lead = f"{warning}\n\n" if warning else ""
        quotes = tuple(type(one)(one.start + len(lead), one.end + len(lead), one.of) for one in body.quotes)
        body = Plain(lead + (body.text or shown), quotes)
    account = table(row.get("account"))
    return comment(
        row.get("id"), body, author=account.get("display_name"), handle=first(account, "acct", "username"),
        date=row.get("created_at"), parent=row.get("in_reply_to_id"),
    )  # fmt: skip


KIND = "json"

READER = Reader(
    name="mastodon",
    title="Mastodon JSON",
    how="save https://INSTANCE/api/v1/statuses/ID/context (the number in the status's address)",
    suffixes=(".json",),
    sniff=sniff,
    read=read,
    on_page=True,
)
