"""A format of copied text as a description: how messages begin, what the program writes around them, and its reader."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from argmap.model import Note
from argmap.read.common.chat import (
    Head,
    Message,
    Said,
    bare,
    explained,
    gathered,
    signed,
    split,
    to_thread,
    without_tail,
)
from argmap.read.common.reader import Reader
from argmap.read.common.shapes import LONGEST
from argmap.read.common.threads import stem

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterator, Sequence

    from argmap.model import Comment, Thread
    from argmap.read.common.shapes import Shape
    from argmap.read.sources.source import Source

    Clean = Callable[[Message, Said], bool]
    Heads = Callable[[Sequence[str]], Sequence[Head]]

SPOKEN = 5
"""So many words that end like a sentence are somebody's."""

SENTENCE = (".", "!", "?", "…")
LONGEST_NAME = 80
"""A line above a date that has more characters is no name."""


@dataclass(frozen=True, slots=True)
class Page:
    """What stands around the messages.

    Args:
        heads: Of the messages, in order.
        title, post: Of the thread.
        last: The line, from 0, where the messages end, or None for the end of the file.
        above: The lines above, of which it is said that they are left out.
        notes: More that is to be said.
    """

    heads: Sequence[Head]
    title: str = ""
    post: Comment | None = None
    last: int | None = None
    above: Sequence[str] = ()
    notes: list[Note] = field(default_factory=list)


@dataclass(frozen=True, kw_only=True)
class Copied:
    """A format of copied or exported text, told by the heads of its messages.

    Args:
        name, title, how: As of `Reader`.
        example: Such a head, for the message where none stands in a text.
        heads: The heads in the lines of a text.
        carried: A head without a name is of the person above; else it is the program's own.
        hints: Words of which one stands in every such file.
        sure: How sure the format is where heads explain all of a file, or what says so of lines and heads.
        whole: The share of a file from which on its heads explain all of it: the rest is the page's.
        cut: The first such line below a head ends the message.
        over: What the program writes over the words of a message.
        furniture: What the program writes below a message: buttons, reactions, counts, days.
        event: The words of a message that is the program's own.
        deleted: The words of a message that is gone.
        edited: Marks behind the words of a message that was changed.
        clean: What else is to be done to a message; says whether it is a person's.
        cleaner: Makes `clean` for the lines of one file.
        page: Title, post and the like, from lines and heads.
        called: What a file's name, without its suffix, says of the title, where the text says none.
        on_page: As of `Reader`.
    """

    name: str
    title: str
    how: str
    example: str
    heads: Heads
    carried: bool = True
    hints: tuple[str, ...] = ()
    sure: float | Callable[[Sequence[str], Sequence[Head]], float] = 0.95
    whole: float = 1.0
    cut: Shape | None = None
    over: Shape | None = None
    furniture: Shape | None = None
    event: Shape | None = None
    deleted: Shape | None = None
    edited: tuple[str, ...] = ()
    clean: Clean | None = None
    cleaner: Callable[[Sequence[str]], Clean] | None = None
    page: Callable[[Sequence[str], Sequence[Head]], Page] | None = None
    called: Callable[[str], str] | None = None
    on_page: bool = False

    @property
    def reader(self) -> Reader:
        """The format's reader."""
        return Reader(self.name, self.title, self.how, (".txt",), self.sniff, self.read, self.on_page)

    def sniff(self, source: Source) -> float:
        """Sure where its heads recur, as much as they explain of the file."""
        if self.hints and not any(hint in source.head for hint in self.hints):
            return 0.0
        lines = source.plain_lines
        heads = self.heads(lines)
        if sum(bool(head.author) for head in heads) < 2:
            return 0.0
        share = min(1.0, explained(lines, heads) / self.whole)
        sure = self.sure if isinstance(self.sure, float) else self.sure(lines, heads) if share else 0.0
        return sure * share

    def read(self, source: Source) -> Iterator[Thread]:
        """The one conversation of a copy.

        Raises:
            ArgmapError: I004 where no message stands in it.
        """
        lines = source.text.split("\n")
        heads = self.heads(lines)
        page = (
            self.page(lines, heads)
            if self.page and heads
            else Page(heads, above=lines[: heads[0].top] if heads else ())
        )
        messages = split(lines[: page.last], page.heads)
        notes = [*page.notes, *self._lost(messages)]
        kept, service = gathered(signed(messages) if self.carried else messages, self._finish(lines))
        if not kept:
            raise source.problem("I004", f"no line such as `{self.example}` stands in the text")
        title = page.title or (self.called(stem(source)) if self.called and source.path != "-" else "")
        yield to_thread(source, kept, title=title, post=page.post, service=service, above=page.above, notes=notes)

    def _lost(self, messages: Sequence[Message]) -> Iterator[Note]:
        """A doubt, where somebody's words stand below the line that ends a message: a head was not recognised."""
        for message in messages[:-1]:
            stop = self._stop(message.lines)
            said = [line.strip() for line in message.lines[stop + 1 :] if len(line.split()) >= SPOKEN]
            said = [line for line in said if line.endswith(SENTENCE)]
            if said:
                what = f"words below the end of a comment were left out: “{said[0][:60]}”"
                what = f"the file may be misread: {what} (argmap read --check, --layout)"
                yield Note(what, line=message.line + 1, kind="doubt")
                return

    def _stop(self, lines: Sequence[str]) -> int:
        """The place of the line that ends a message, or behind the last line."""
        places = (at for at, line in enumerate(lines) if self.cut is not None and self.cut.fullmatch(line))
        return next(places, len(lines))

    def _finish(self, lines: Sequence[str]) -> Clean:
        clean = self.cleaner(lines) if self.cleaner else self.clean

        def finish(message: Message, said: Said) -> bool:
            message.lines = self.words(message.lines)
            mine = clean is None or clean(message, said)
            text = message.text
            if self.deleted and self.deleted.fullmatch(text):
                message.state = "deleted"
            return mine and not (self.event and self.event.fullmatch(text))

        return finish

    def words(self, lines: Sequence[str]) -> list[str]:
        """The lines of a message without what the program writes below them."""
        lines = lines[: self._stop(lines)]
        kept = without_tail(lines, self.furniture) if self.furniture else list(lines)
        while self.over and len(kept) > 1 and (not kept[0].strip() or self.over.fullmatch(kept[0])):
            kept.pop(0)
        for mark in self.edited:
            if kept:
                kept[-1] = kept[-1].rstrip().removesuffix(mark).rstrip()
        return kept


def in_line(shape: Shape) -> Heads:
    """Heads on a line of their own: the shape's groups are `name` and `date`."""

    def heads(lines: Sequence[str]) -> Sequence[Head]:
        return [
            Head(place, place, match["name"], match["date"])
            for place, line in enumerate(lines)
            if (match := shape.fullmatch(bare(line)))
        ]

    return heads


def before_words(shape: Shape) -> Heads:
    """Heads that stand before the first words on their line: the shape's groups are `name` and `date`."""

    def heads(lines: Sequence[str]) -> Sequence[Head]:
        return [
            Head(place, place, match["name"], match["date"], _behind(line, match))
            for place, line in enumerate(lines)
            if (match := shape.match(line[:LONGEST]))
        ]

    return heads


def _behind(line: str, match: re.Match[str]) -> str:
    """What stands behind a match at the start of a line, of which runs of spaces were shortened."""
    return line[len(match[0]) :] if line.startswith(match[0]) else match.string[match.end() :]


def below_name(shape: Shape) -> Heads:
    """Heads of two lines: a name, and below it a line whose group `date` is the time."""

    def heads(lines: Sequence[str]) -> Sequence[Head]:
        return [
            Head(place - 1, place, lines[place - 1].strip(), match["date"])
            for place, line in enumerate(lines)
            if place and (match := shape.fullmatch(line)) and 0 < len(lines[place - 1].strip()) <= LONGEST_NAME
        ]

    return heads
