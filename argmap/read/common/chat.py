"""Messages of a chat in text: heads found by a format's reader, the lines below them, and whom a message answers."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from argmap.model import Comment, Note, Quote
from argmap.read.common.shapes import Shape
from argmap.read.common.stamps import moment, order_of
from argmap.read.common.threads import make_thread, stem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from argmap.model import Thread
    from argmap.read.sources.source import Source

MARKS = "\u200e\u200f\u202a\u202b\u202c\u2066\u2067\u2068\u2069\ufeff"
"""Invisible marks of direction that programs put around names and numbers."""

RECENT = 400
"""How many messages back the one that is answered is looked for."""

FEWEST = 3
"""So many dates show whether the newest stands first."""

_UNMARKED = str.maketrans("", "", MARKS)
_REACTION = Shape(r"(?::[\w+'-]+:|[^\w\s.,;:!?'\"()<>&@#/\\-])+")
_NUMBER = Shape(r"\+?\d{1,5}")
_REACTIONS = Shape(rf"(?:{_REACTION.pattern} {_NUMBER.pattern}\s*)+")
_WHOLE_LINES = 40
"""A message of more lines explains no more of a file than one of this many: something else stands in it."""


@dataclass(frozen=True, slots=True)
class Head:
    """The lines that begin a message.

    Args:
        top, bottom: First and last line, from 0.
        author: As found, without marks of direction; empty where the head names none.
        date: The words of its time, or None.
        words: What stands behind them on the last line.
        whom: The name of the person answered, where the head says it.
    """

    top: int
    bottom: int
    author: str
    date: str | None
    words: str = ""
    whom: str = ""


@dataclass(slots=True)
class Message:
    """A message while it is read.

    Args:
        line: The line of its head, from 0.
        author, date: As the head names them, or None.
        lines: Its words.
        whom: The name of the person answered, where its head says it.
        parent: The place of the message that it answers, or None.
        state: As `Comment.state`.
        source: Whose words all of it is, where it is forwarded.
    """

    line: int
    author: str | None
    date: str | None
    lines: list[str] = field(default_factory=list)
    whom: str = ""
    parent: int | None = None
    state: str | None = None
    source: str | None = None

    @property
    def text(self) -> str:
        """Its words, without empty lines around them and without the indentation that all lines share."""
        return "\n".join(trimmed(self.lines))


def bare(line: str) -> str:
    """A line without marks of direction."""
    return line if line.isascii() else line.translate(_UNMARKED)


def split(lines: Sequence[str], heads: Sequence[Head]) -> list[Message]:
    """The messages under some heads, each with all lines down to the next head."""
    found = []
    for place, head in enumerate(heads):
        stop = heads[place + 1].top if place + 1 < len(heads) else len(lines)
        below = [line.rstrip() for line in lines[head.bottom + 1 : stop]]
        words = [head.words.strip()] if head.words.strip() else []
        found.append(Message(head.top, head.author.strip() or None, head.date, words + below, head.whom))
    return found


def explained(lines: Sequence[str], heads: Sequence[Head]) -> float:
    """The share of the lines with words that stand under some heads, from 0.0 to 1.0; few heads explain less.

    Lines above the first head, and the lines of a message beyond the first forty, are not explained by it; heads
    without words below or beside them explain nothing.
    """
    if len(heads) < 2:
        return 0.0
    full = [place for place, line in enumerate(lines) if line.strip()]
    stops = [*(head.top for head in heads[1:]), len(lines)]
    counts = dict.fromkeys(range(len(heads)), 0)
    at = 0
    for place in full:
        while at < len(heads) and place >= stops[at]:
            at += 1
        if at < len(heads) and place >= heads[at].top:
            counts[at] += 1
    under = sum(min(_WHOLE_LINES, count) for count in counts.values())
    said = sum(bool(head.words.strip()) or counts[at] > _height(lines, head) for at, head in enumerate(heads))
    return under / max(1, len(full)) * min(1.0, 1.25 * said / len(heads)) * (1.0 if len(heads) > 2 else 0.9)


def _height(lines: Sequence[str], head: Head) -> int:
    return sum(bool(line.strip()) for line in lines[head.top : head.bottom + 1])


def trimmed(lines: Sequence[str]) -> list[str]:
    """Lines without empty ones around them, and without the indentation that all share."""
    full = [line for line in lines if line.strip()]
    shared = min((len(line) - len(line.lstrip()) for line in full), default=0)
    kept = [line[shared:].rstrip() if line.strip() else "" for line in lines]
    while kept and not kept[0]:
        kept.pop(0)
    while kept and not kept[-1]:
        kept.pop()
    return kept


def without_tail(lines: Sequence[str], furniture: Shape) -> list[str]:
    """Lines without what the program writes below a message: buttons, reactions with their counts, empty lines.

    Args:
        lines: Of one message.
        furniture: Matches a line that is no word of the message, or up to three such lines, without spaces around.
    """
    kept = list(lines)
    while kept:
        if not kept[-1].strip(" \t\u200b"):
            kept.pop()
            continue
        tails = ("\n".join(line.strip() for line in kept[-count:]) for count in (3, 2, 1))
        count = next((tail.count("\n") + 1 for tail in tails if furniture.fullmatch(tail) or _is_reaction(tail)), 0)
        if not count:
            break
        del kept[-count:]
    return kept


def _is_reaction(tail: str) -> bool:
    """Whether two lines are a sign or `:name:` and its count, or a line consists of both."""
    sign, _, count = tail.partition("\n")
    if not count:
        return _REACTIONS.fullmatch(tail) is not None
    return _NUMBER.fullmatch(count) is not None and _REACTION.fullmatch(sign) is not None


class Said:
    """The messages read so far, asked for the one that a reply names or quotes."""

    def __init__(self) -> None:
        self._rows: list[tuple[str, str]] = []

    def __len__(self) -> int:
        return len(self._rows)

    def add(self, message: Message) -> None:
        """Remember a message; its place is the count of those before it."""
        self._rows.append((_key(message.author or ""), _key(message.text)))

    def by_name(self, name: str) -> int | None:
        """The place of the latest message of a name."""
        key = _key(name)
        return next((place for place, row in self._latest() if key and row[0] == key), None)

    def by_words(self, opening: str, name: str | None = None) -> int | None:
        """The place of the latest message that begins with some words, or that some words begin with."""
        key, author = _key(opening), _key(name or "")
        if not key:
            return None
        for place, (whose, words) in self._latest():
            if (not author or whose == author) and words and (words.startswith(key) or key.startswith(words)):
                return place
        return None

    def by_line(self, line: str) -> int | None:
        """The place of the latest message whose author and first words make up a line."""
        key = _key(line)
        for place, (whose, words) in self._latest():
            rest = key.removeprefix(whose)
            if whose and rest and rest != key and words and (words.startswith(rest) or rest.startswith(words)):
                return place
        return None

    def _latest(self) -> Iterable[tuple[int, tuple[str, str]]]:
        stop = max(-1, len(self._rows) - 1 - RECENT)
        return ((place, self._rows[place]) for place in range(len(self._rows) - 1, stop, -1))


def _key(words: str) -> str:
    return "".join(filter(str.isalnum, words)).casefold()


def to_thread(  # noqa: PLR0913  # a thread has so many parts
    source: Source,
    messages: Sequence[Message],
    *,
    title: str = "",
    post: Comment | None = None,
    service: Sequence[int] = (),
    above: Sequence[str] = (),
    notes: Iterable[Note] = (),
) -> Thread:
    """The thread of some messages.

    Args:
        source: For the thread's id.
        messages: In the file's order.
        title: Of the thread.
        post: Of the thread.
        service: The lines, from 0, of what the program wrote of its own (who joined, what was pinned).
        above: The lines above the first head, of which it is said that they are left out.
        notes: More that is to be said.
    """
    order = order_of(message.date for message in messages if message.date)
    comments = []
    for number, message in enumerate(messages, 1):
        text = message.text
        comments.append(
            Comment(
                f"c{number}",
                text,
                author=message.author,
                date=message.date,
                posted=moment(message.date, order) if message.date else None,
                parent=None if message.parent is None else f"c{message.parent + 1}",
                quotes=(Quote(0, len(text), message.source),) if message.source and text else (),
                state=message.state,
            )
        )
    return make_thread(stem(source), title, comments, post=post, notes=[*_left_out(service, above, title), *notes])


def _left_out(service: Sequence[int], above: Sequence[str], title: str) -> Iterable[Note]:
    if service:
        count = "one message" if len(service) == 1 else f"{len(service)} messages"
        what = f"{count} of the program's own (who joined, what was pinned, and the like) left out"
        yield Note(what, line=service[0] + 1, kind="left out")
    full = [place for place, line in enumerate(above, 1) if line.strip() and line.strip() != title]
    if full:
        what = f"{len(full)} lines above the first message left out"
        if len(full) == 1:
            what = f"the line above the first message was left out: “{above[full[0] - 1].strip()[:60]}”"
        yield Note(what, line=full[0], kind="left out")


def signed(messages: Sequence[Message]) -> Sequence[Message]:
    """The messages, those whose head names no author with the author of the one above."""
    author = None
    for message in messages:
        author = message.author = message.author or author
    return messages


def gathered(messages: Iterable[Message], finish: Callable[[Message, Said], bool]) -> tuple[list[Message], list[int]]:
    """The messages that a format's reader keeps, and the lines of the others.

    Args:
        messages: In order.
        finish: Cleans a message and looks up whom it answers; says whether it is one.
    """
    said = Said()
    kept: list[Message] = []
    service: list[int] = []
    for message in messages:
        if message.whom:
            message.parent = said.by_name(message.whom)
        if finish(message, said):
            kept.append(message)
            said.add(message)
        else:
            service.append(message.line)
    if any(message.whom for message in kept) and _is_newest_first(kept):
        _answer_below(kept)
    return kept, service


def _is_newest_first(messages: Sequence[Message]) -> bool:
    """Whether the messages below the first stand with the newest first."""
    order = order_of(message.date for message in messages if message.date)
    dates = [date for message in messages[1:] if message.date and (date := moment(message.date, order)) is not None]
    return len(dates) >= FEWEST and all(one >= two for one, two in pairwise(dates)) and dates[0] > dates[-1]


def _answer_below(messages: Sequence[Message]) -> None:
    """Where the newest stands first, a message answers the next one below of the person that it names."""
    for place, message in enumerate(messages):
        whom = _key(message.whom)
        below = (at for at in range(place + 1, len(messages)) if _key(messages[at].author or "") == whom)
        if whom and (found := next(below, 0 if _key(messages[0].author or "") == whom and place else None)) is not None:
            message.parent = found
