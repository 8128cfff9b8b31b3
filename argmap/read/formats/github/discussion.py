"""A discussion on GitHub copied from the browser: name, date and role on their own lines, "2 replies" above answers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from argmap.model import POST, Comment
from argmap.read.common.chat import Head, Message, Said, split, trimmed, without_tail
from argmap.read.common.copied import Copied, Page
from argmap.read.common.shapes import Shape

if TYPE_CHECKING:
    from collections.abc import Sequence

_NAME = Shape(r"\s*(?P<name>[\w-]{1,40}(?:\[bot\])?)\s*")
_DATE = Shape(
    r"\s*(?:on )?(?P<date>[A-Z][a-z]{2} \d{1,2}(?:, \d{4})?|.{1,16} ago|last (?:week|month|year)|yesterday)\s*"
)
_BADGE = Shape(
    r"\s*(?:Member|Contributor|Author|Collaborator|Owner|Maintainer|First-time contributor|bot|edited|Sponsor|Answer"
    r"|Pinned|More actions|Edits|Comment options|Quote reply|\{\{title\}\}|Something went wrong\.|edited by .{1,60}|•|·"
    r"|-? ?Marked as answer)\s*",
    re.IGNORECASE,
)
_REPLIES = Shape(r"\s*(?P<count>\d{1,4}) repl(?:y|ies)\s*")
_TOTAL = Shape(r"\s*Replies: \d+ (?:suggested )?(?:comments?|answers?).*")
_STARTED = Shape(
    r"\s*(?:@?[\w-]{1,40} )?started this conversation in \S.*|\s*(?:@?[\w-]{1,40} )?asked this question in \S.*"
)
_FOOT = Shape(
    r"\s*(?:Sign up for free to join this conversation.*|Add a comment|Category|Heading|Write|Converted from issue"
    r"|This discussion was converted from .*)\s*"
)
_FURNITURE = Shape(
    rf"@[\w-]{{1,40}}|\d{{1,5}}|{_BADGE.pattern.strip()}|You must be logged in to vote|Beta Give feedback|All reactions"
    r"|Uh oh!|There was an error while loading\..*|Answer selected by .{1,40}|View full answer|Load more|Reply"
    r"|Write a reply|Show \d+ previous replies"
)


def _heads(lines: Sequence[str]) -> list[Head]:
    """The heads: a name, a date below it, and badges, with a picture's "@name" above a reply."""
    heads = []
    for place in range(len(lines) - 1):
        match = _NAME.fullmatch(lines[place])
        below = place + 1
        while match and below < len(lines) - 1 and below - place < 4 and _BADGE.fullmatch(lines[below]):
            below += 1
        dated = _DATE.fullmatch(lines[below]) if match else None
        if match is None or dated is None:
            continue
        while below + 1 < len(lines) and _BADGE.fullmatch(lines[below + 1]):
            below += 1
        top = place - 1 if place and lines[place - 1].strip() == f"@{match['name']}" else place
        heads.append(Head(top, below, match["name"], dated["date"]))
    return heads


def _sure(lines: Sequence[str], _heads: Sequence[Head]) -> float:
    started = any(_STARTED.fullmatch(line) for line in lines)
    total = any(_TOTAL.fullmatch(line) for line in lines)
    return 0.95 if started and total else 0.8 if started or total else 0.0


def _page(lines: Sequence[str], heads: Sequence[Head]) -> Page:
    """What stands above the count of all replies is the post: the last head there, over the words."""
    over = next((at for at, line in enumerate(lines) if _TOTAL.fullmatch(line)), -1)
    last = next((at for at in range(heads[-1].bottom + 1, len(lines)) if _FOOT.fullmatch(lines[at])), len(lines))
    above = [head for head in heads if head.top < over]
    entries = [head for head in heads if head.top > over]
    if not above or not entries:
        return Page(heads, _title(lines, heads[0].top), last=last)
    message = split(lines[:over], above)[-1]
    _clean_words(message)
    post = Comment(POST, message.text, author=message.author, date=message.date) if message.text else None
    return Page(entries, _title(lines, above[0].top), post, last)


def _title(lines: Sequence[str], stop: int) -> str:
    """The line with the number of the discussion, or the one above it."""
    for place, line in enumerate(lines[:stop]):
        if match := re.fullmatch(r"\s*(?P<title>.*?)\s*#\d{1,7}\s*", line):
            return match["title"] or (lines[place - 1].strip() if place else "")
    return ""


def _clean_words(message: Message) -> int:
    """Takes reactions, votes and buttons off a message; the count of replies that stands below it."""
    lines = message.lines
    at = next((at for at in range(len(lines) - 1, -1, -1) if _REPLIES.fullmatch(lines[at])), len(lines))
    match = _REPLIES.fullmatch(lines[at]) if at < len(lines) else None
    message.lines = trimmed(without_tail(lines[:at], _FURNITURE))
    return int(match["count"]) if match else 0


class _Entries:
    """Cleans the entries one by one: below "2 replies" the next two answer the one above."""

    def __init__(self, _lines: Sequence[str]) -> None:
        self._above: int | None = None
        self._left = 0

    def __call__(self, message: Message, said: Said) -> bool:
        if self._left:
            message.parent = self._above
            self._left -= 1
        count = _clean_words(message)
        if count:
            self._above, self._left = len(said), count
        return True


KIND = "plain"

READER = Copied(
    name="github-discussion-text",
    title="GitHub discussion as text",
    how="open the discussion, select all, copy, and paste into a text file",
    example="a name over a date such as Mar 3, 2024",
    hints=("started this conversation in", "asked this question in", "Replies: "),
    heads=_heads,
    sure=_sure,
    whole=0.7,
    cleaner=_Entries,
    page=_page,
    on_page=True,
).reader
