"""Messages of Messenger and Instagram, from what Facebook's "Download your information" gives as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from argmap.model import Comment, Note
from argmap.read.common.reader import Reader
from argmap.read.common.threads import make_thread, stem
from argmap.read.common.values import any_of, comment, get, items, load, text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.model import Thread
    from argmap.read.sources.source import Source


def sniff(source: Source) -> float:
    """Sure where messages have Facebook's names of sender and time."""
    head = source.head.lstrip("\ufeff \t\r\n")
    if not head.startswith("{"):
        return 0.0
    return 0.95 if any_of(head, '"sender_name"', '"timestamp_ms"', '"participants"') > 1 else 0.0


def read(source: Source) -> Iterator[Thread]:
    """The one conversation of a file, put into the order of its times.

    Raises:
        ArgmapError: I005 where it holds no message; else as `values.load` says.
    """
    whole = load(source)
    every = items(get(whole, "messages"))
    rows = [row for row in every if row.get("content") is not None or not row.get("is_unsent")]
    if not rows:
        raise source.problem("I005", "the export holds no message")
    comments = [_comment(row, number) for number, row in enumerate(rows, 1)]
    gone = len(every) - len(rows)
    notes = [Note(f"{gone} messages were taken back and hold no words", kind="left out")] if gone else []
    yield make_thread(stem(source), _mended(get(whole, "title")), comments, notes=notes)


def _comment(row: dict[str, Any], number: int) -> Comment:
    words = _mended(row.get("content")) or _mended(get(row, "share", "link"))
    return comment(f"c{number}", words, author=_mended(row.get("sender_name")), date=row.get("timestamp_ms"))


def _mended(value: object) -> str:
    """A text whose bytes were written one by one as characters, as these exports do."""
    words = text(value)
    try:
        return words.encode("latin-1").decode("utf-8")
    except (UnicodeEncodeError, UnicodeDecodeError):
        return words


KIND = "json"

READER = Reader(
    name="messenger-json",
    title="Messenger or Instagram messages",
    how="Facebook's settings: Download your information, Messages, format JSON; the file is message_1.json",
    suffixes=(".json",),
    sniff=sniff,
    read=read,
)
