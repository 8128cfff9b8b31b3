"""ConvoKit corpora: `utterances.jsonl`, many conversations in one file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from argmap.read.common.reader import Reader
from argmap.read.common.threads import make_thread
from argmap.read.common.values import any_of, comment, first, get, items, json_lines, load, text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.model import Comment, Thread
    from argmap.read.sources.source import Source


def sniff(source: Source) -> float:
    """Sure where the first object has the keys of an utterance, of any version of ConvoKit."""
    head = source.head.lstrip("\ufeff \t\r\n[")
    if not head.startswith("{"):
        return 0.0
    line = "".join(head[:20000].split())
    named = any_of(line, '"speaker":', '"user":') and any_of(line, '"text":')
    rooted = any_of(line, '"conversation_id":', '"root":')
    replies = any_of(line, '"reply_to":', '"reply-to":')
    return 0.95 if named and rooted and replies else 0.0


def read(source: Source) -> Iterator[Thread]:
    """A thread for each conversation, each as soon as its last utterance is read.

    Raises:
        ArgmapError: I005 where the file holds no utterance.
    """
    last: dict[str, int] = {}
    for number, row in enumerate(_rows(source)):
        last[_conversation(row)] = number
    if not last:
        raise source.problem("I005", "the corpus holds no utterance", "give the file utterances.jsonl")
    waiting: dict[str, list[Comment]] = {}
    titles: dict[str, str] = {}
    for number, row in enumerate(_rows(source)):
        name = _conversation(row)
        waiting.setdefault(name, []).append(_comment(row, number))
        title = text(get(row, "meta", "title")) or text(get(row, "meta", "subject"))
        if title:
            titles.setdefault(name, title)
        if last[name] == number:
            yield _thread(name, titles.pop(name, ""), waiting.pop(name))


def _thread(name: str, title: str, comments: list[Comment]) -> Thread:
    return make_thread(name or "none", title, comments)


def _conversation(row: dict[str, Any]) -> str:
    return text(first(row, "conversation_id", "root"))


def _comment(row: dict[str, Any], number: int) -> Comment:
    speaker = first(row, "speaker", "user")
    author = first(speaker, "id", "name") if isinstance(speaker, dict) else speaker
    words = text(row.get("text"))
    return comment(
        text(row.get("id")) or f"u{number + 1}", words, author=author, date=row.get("timestamp"),
        parent=first(row, "reply_to", "reply-to"),
        state="deleted" if words.strip() in ("[deleted]", "[removed]") else None,
    )  # fmt: skip


def _rows(source: Source) -> Iterator[dict[str, Any]]:
    if source.head.lstrip("\ufeff \t\r\n").startswith("["):
        yield from items(load(source))
        return
    yield from (row for _, row in json_lines(source))


KIND = "json"

READER = Reader(
    name="convokit",
    title="ConvoKit corpus",
    how="download a corpus from ConvoKit and give its utterances.jsonl",
    suffixes=(".jsonl", ".json"),
    sniff=sniff,
    read=read,
)
