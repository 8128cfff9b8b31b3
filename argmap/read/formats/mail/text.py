"""Messages of mailing lists and Usenet as text or Markdown: blocks of `From:`, `Date:`, `Subject:` above each body."""

from __future__ import annotations

import re
import textwrap
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from argmap.model import Comment, Note
from argmap.read.common.dates import certain
from argmap.read.common.expressions import expression
from argmap.read.common.markup import is_markup
from argmap.read.common.reader import Reader
from argmap.read.common.threads import make_thread, stem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from argmap.model import Thread
    from argmap.read.sources.source import Source

_KEYS = (
    "from|author|name|user|date|sent|posted|subject|title|newsgroups|message-id|references|in-reply-to|reply-to|to|cc"
    "|organization|lines|url|id|depth|parent"
)
_FIELD = expression(
    rf"^[ \t]*(?:[-*+|][ \t]+)?(?:\*\*|__)?(?P<key>{_KEYS})(?:\*\*|__)?[ \t]?:(?:\*\*|__)?[ \t]*(?P<value>.*)$",
    re.IGNORECASE,
)
_TITLED = expression(r"[ \t]*(?:[-*+|][ \t]+)?[*_]*[A-Z]")
_HEADING = expression(r"^[ \t]*(?P<marks>#{1,6})[ \t]+(?P<arrows>(?:[↳└>→»][ \t]*)*)(?P<words>.*)$")
_DEPTH = expression(r"depth:?\s*(\d{1,3})", re.IGNORECASE)
_ID = expression(r"<\s*([^<>\s]{3,250})\s*>")
_FENCE = expression(r"^[ \t]*(?:```|~~~)\w*[ \t]*$")
_RULE = expression(r"^[ \t]*(?:-{3,}|\*{3,}|_{3,}|={3,})[ \t]*$")
_BUTTONS = expression(r"^[ \t]*(?:\(\w[\w ]{0,20}\)[ \t]*){2,5}$")
"""What LiveJournal sets below each comment: `(Reply) (Parent) (Thread)`."""
_LINKS = expression(r"^[\s·|←→↑\[\]]*(?:\[[^\]]*\]\([^)]*\)[\s·|←→↑]*)+$")
_ADDRESS = expression(r"\s*[<\[(]?\s*(?:mailto:)?[^\s<>()\[\]]+@[^\s<>()\[\]]*\s*[>\])]?\s*$")


@dataclass
class _Message:
    """One block of fields and the lines below it."""

    line: int
    fields: dict[str, str]
    depth: int | None = None
    subject: str = ""
    lines: list[str] = field(default_factory=list)


def sniff(source: Source) -> float:
    """Sure where blocks that name a sender and more recur."""
    if source.head.startswith(("From ", "#! rnews")) or is_markup(source.head):
        return 0.0
    blocks = list(_blocks(source.head.split("\n")))
    if len(blocks) < 2:
        return 0.35 if blocks and {"message-id", "newsgroups"} & set(blocks[0][2]) else 0.0
    return 0.9 if any(len(fields) > 2 for _, _, fields in blocks) else 0.6


def _blocks(lines: Sequence[str]) -> Iterator[tuple[int, int, dict[str, str]]]:
    """Runs of fields that name a sender and a date or subject: first line, line after the last, fields by key."""
    at = 0
    while at < len(lines):
        if _FIELD.match(lines[at]) is None:
            at += 1
            continue
        start = at
        fields: dict[str, str] = {}
        key = ""
        while at < len(lines):
            match = _FIELD.match(lines[at])
            if match is not None:
                key = match["key"].lower()
                fields.setdefault(key, match["value"].strip(" `\t"))
            elif key and lines[at][:1] in " \t" and lines[at].strip():
                fields[key] += " " + lines[at].strip()
            else:
                break
            at += 1
        sender = fields.get("from") or fields.get("author") or fields.get("name") or fields.get("user")
        keys = [line for line in lines[start:at] if _FIELD.match(line)]
        titled = sum(_TITLED.match(line) is not None for line in keys)
        if sender and titled * 2 > len(keys) and ({"date", "sent", "posted", "subject", "message-id"} & set(fields)):
            yield start, at, fields


def read(source: Source) -> Iterator[Thread]:
    """The thread of the messages.

    Raises:
        ArgmapError: I004 where no block of fields stands in the text.
    """
    from argmap.read.infer.words import is_form  # noqa: PLC0415  # compiles many expressions

    lines = source.text.split("\n")
    messages: list[_Message] = []
    above: list[str] = []
    end = 0
    for start, stop, fields in _blocks(lines):
        heading, depth, subject = _heading_above(lines, start, end)
        (messages[-1].lines if messages else above).extend(lines[end:heading])
        if depth is None:
            expanded = lines[start].expandtabs()
            depth = len(expanded) - len(expanded.lstrip())
        messages.append(_Message(start + 1, fields, depth, subject))
        end = stop
    if not messages:
        raise source.problem("I004", "no lines `From:` and `Date:` or `Subject:` stand in the text")
    notes: list[Note] = []
    rest = next(
        (at for at in range(end + 1, len(lines)) if not lines[at - 1].strip() and is_form(lines[at])), len(lines)
    )
    messages[-1].lines.extend(lines[end:rest])
    if rest < len(lines):
        what = f"what stands below the last message left out, from “{lines[rest].strip()[:60]}”"
        notes.append(Note(what, line=rest + 1, kind="left out"))
    comments = _comments(messages, notes)
    title = next((match["words"] for line in above if (match := _HEADING.match(line))), "")
    title = title or messages[0].fields.get("subject", "") or messages[0].subject
    counted = re.search(r"(\d+) (?:messages|posts|articles)", "\n".join(above))
    if counted and int(counted[1]) != len(comments):
        notes.append(Note(f"the text speaks of {counted[1]} messages, and {len(comments)} are in it"))
    yield make_thread(stem(source), title.strip(), comments, notes=notes)


def _heading_above(lines: Sequence[str], start: int, stop: int) -> tuple[int, int | None, str]:
    """The heading that belongs to a block: its line, the depth that it shows, its words."""
    depth: int | None = None
    at = start
    for line in range(start - 1, max(stop, start - 6) - 1, -1):
        text = lines[line]
        match = _HEADING.match(text)
        told = _DEPTH.search(text)
        if match is not None:
            arrows = len(match["arrows"].split())
            level = depth if depth is not None else arrows or len(match["marks"])
            return line, level, match["words"].strip()
        if told is not None and len(text) < 40:
            depth, at = int(told[1]), line
        elif text.strip() and not _RULE.match(text):
            break
        elif _RULE.match(text):
            at = line
    return at, depth, ""


def _comments(messages: Sequence[_Message], notes: list[Note]) -> list[Comment]:
    ids: dict[str, str] = {}
    for number, message in enumerate(messages, 1):
        found = _ID.search(message.fields.get("message-id", ""))
        if found is not None:
            ids.setdefault(found[1], f"c{number}")
    by_depth = _depth_parents([message.depth for message in messages]) if not ids else [None] * len(messages)
    outside = 0
    comments = []
    for number, message in enumerate(messages, 1):
        own = f"c{number}"
        named = _ID.findall(message.fields.get("references", ""))[::-1]
        answered = _ID.findall(message.fields.get("in-reply-to", ""))
        parent = next((ids[one] for one in [*answered, *named] if ids.get(one, own) != own), None)
        outside += bool(answered or named) and parent is None
        if parent is None and by_depth[number - 1] is not None:
            parent = f"c{(by_depth[number - 1] or 0) + 1}"
        date = next((message.fields[key] for key in ("date", "sent", "posted") if message.fields.get(key)), None)
        sender = next(message.fields[key] for key in ("from", "author", "name", "user") if message.fields.get(key))
        comments.append(
            Comment(
                own, _body(message.lines), author=_name(sender), date=date, posted=certain(date) if date else None,
                parent=parent,
            )
        )  # fmt: skip
    if outside:
        notes.append(Note(f"{outside} messages answer others that are not in the file", kind="left out"))
    return comments


def _depth_parents(depths: Sequence[int | None]) -> list[int | None]:
    if any(depth is None for depth in depths) or len(set(depths)) < 2:
        return [None] * len(depths)
    parents: list[int | None] = []
    open_: list[int] = []
    for number, depth in enumerate(depths):
        while open_ and (depths[open_[-1]] or 0) >= (depth or 0):
            open_.pop()
        parents.append(open_[-1] if open_ else None)
        open_.append(number)
    return parents


def _name(sender: str) -> str:
    name = _ADDRESS.sub("", sender).strip().strip("\"'“”").strip()
    return name or sender.strip()


def _body(lines: list[str]) -> str:
    kept = list(lines)
    while kept and (
        not kept[-1].strip() or _RULE.match(kept[-1]) or _LINKS.match(kept[-1]) or _BUTTONS.match(kept[-1])
    ):
        kept.pop()
    while kept and not kept[0].strip():
        kept.pop(0)
    if len(kept) > 1 and _FENCE.match(kept[0]) and _FENCE.match(kept[-1]):
        kept = kept[1:-1]
    return textwrap.dedent("\n".join(line.rstrip() for line in kept)).strip("\n")


KIND = "plain"

READER = Reader(
    name="messages",
    title="Messages as text or Markdown",
    how="copy the messages with their From, Date and Subject lines, or save the list archive's text",
    suffixes=(".md", ".txt"),
    sniff=sniff,
    read=read,
)
