"""Commenters called by name in a text: "@name", a name before a comma, inside prose, shortened or misspelt."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from argmap.features.stems import COMMON
from argmap.rulebook.vocabulary import form, vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.features.turn import Turn
    from argmap.model import Comment

_WORD = re.compile(r"@?[^\W_]+(?:[_'’.\-][^\W_]+)*")
_PARTS = re.compile(r"[\W_]+")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_SHORTEST, _FUZZY_FROM, _ALIKE = 2, 6, 88
_MOST_FUZZY, _MOST_WORDS, _PIECE, _GIVEN = 40, 5, 4, 3

_HAILING = form("hailing")
_HAILED = form("hailed")
_SIDED = (form("agrees_with"), form("disagrees_with"))
_POSSESSIVE = vocabulary().words["possessive"]

MARKED, CALLED, WHOLE, PART = 4, 3, 2, 1
"""How a commenter is named: "@Ann"; spoken to ("Ann, …", "so, Ann, …", "Ann wrote:"); spoken of by the whole name; or
by a part of it or misspelt."""


@dataclass(frozen=True, slots=True)
class Naming:
    """One commenter named in a text.

    Args:
        author: The plain name.
        strength: MARKED, CALLED, WHOLE or PART.
        start, end: Half-open characters.
    """

    author: str
    strength: int
    start: int
    end: int


def _in_quote(comment: Comment, place: int) -> bool:
    quote = comment.quoted_from(place + 1)
    return quote is not None and place < quote.end


def _agreed_with(text: str, word: re.Match[str]) -> bool:
    """Whether a word can only be a name, small or not: somebody agrees or disagrees with it ("i agree with ann")."""
    return any(word.span() in found.regs[1:] for form_ in _SIDED for found in form_.finditer(text))


def _fold(word: str) -> str:
    return word.casefold() if word.isalnum() else _PARTS.sub("", word.casefold())


class Names:
    """The names of a thread's commenters so far, and who is named in a text. Grows as the thread is read."""

    def __init__(self) -> None:
        self._whole: dict[str, str] = {}
        self._parts: dict[str, set[str]] = defaultdict(set)
        self._starts: dict[str, int] = {}
        self._recent: dict[str, str] = {}
        self._spoken: set[str] = set()
        self._short: set[str] = set()

    def add(self, signed: str | None, author: str, *, spoken: bool = False) -> None:
        """Learn a name.

        Args:
            signed: As the comment has it.
            author: The plain name; "" is not learnt.
            spoken: Whether the name was a word of the thread before its bearer wrote: then it names them only where
                they are spoken to.
        """
        if not author or signed is None:
            return
        folded = _fold(author)
        self._recent.pop(folded, None)
        self._recent[folded] = author
        if len(self._recent) > _MOST_FUZZY:
            del self._recent[next(iter(self._recent))]
        if len(folded) < _SHORTEST or folded in self._whole:
            return
        self._whole[folded] = author
        if spoken or folded in COMMON or len(folded) == _SHORTEST:
            self._spoken.add(author)
        words = _WORD.findall(signed)
        if words:
            first = _fold(words[0])
            self._starts[first] = min(max(self._starts.get(first, 1), len(words)), _MOST_WORDS)
            self._starts.setdefault(folded, 1)
        pieces = {p.casefold() for word in words for p in (*_PARTS.split(word), *_CAMEL.split(word))}
        pieces.add(folded.rstrip("0123456789"))
        given = next((p.casefold() for p in _PARTS.split(_CAMEL.sub(" ", signed)) if p), "")
        for piece in pieces - {folded}:
            if len(piece) < _PIECE and piece != given:
                self._short.add(piece)
            if len(piece) >= _GIVEN and piece not in COMMON and not piece.isdigit() and not spoken:
                self._parts[piece].add(author)

    def alias(self, handle: str, author: str) -> None:
        """Learn the name by which a site knows a commenter, and what stands before its host ("ann" of "ann@host").

        Args:
            handle: The name, without "@" in front.
            author: The plain name.
        """
        local = re.split(r"[@.]", handle, maxsplit=1)[0]
        for name in (handle, local) if author else ():
            folded = _fold(name)
            if len(folded) >= _SHORTEST and folded not in COMMON:
                self._whole.setdefault(folded, author)
                self._starts.setdefault(folded, 1)

    def named(self, turn: Turn) -> dict[str, Naming]:
        """Who is named in a comment, by plain name; its own author is not.

        Args:
            turn: The comment. Words of its quotes name nobody.
        """
        found: dict[str, Naming] = {}
        text = turn.comment.text
        if not self._whole or not text:
            return found
        for naming in self._namings(text, turn):
            held = found.get(naming.author)
            if naming.author != turn.author and (held is None or held.strength < naming.strength):
                found[naming.author] = naming
        return found

    def _namings(self, text: str, turn: Turn) -> Iterator[Naming]:
        words = list(_WORD.finditer(text))
        if turn.comment.quotes:
            words = [m for m in words if not _in_quote(turn.comment, m.start())]
        opening = words[0].start() if words else 0
        for place, match in enumerate(words):
            word = match.group()
            longest = self._starts.get(_fold(word), 0)
            for length in range(min(longest, len(words) - place), 0, -1):
                end = words[place + length - 1].end()
                author = self._whole.get(_fold(text[match.start() : end]))
                if author is None:
                    continue
                strength = self._strength(text, match.start(), end, opening)
                if strength >= CALLED or author not in self._spoken:
                    yield Naming(author, strength, match.start(), end)
                    break
            else:
                if place == 0 or not word[0].islower() or (_fold(word) in self._parts and _agreed_with(text, match)):
                    yield from self._in_part(match, text, opening)

    @staticmethod
    def _strength(text: str, start: int, end: int, opening: int) -> int:
        if text[start] == "@" or text[max(start - 2, 0) : start] == "@ ":
            return MARKED
        hailing = start == opening or _HAILING.search(text, max(start - 20, 0), start)
        return CALLED if hailing and _HAILED.match(text, end) else WHOLE

    def _in_part(self, match: re.Match[str], text: str, opening: int) -> Iterator[Naming]:
        word = match.group()
        called = word.startswith("@")
        ending = next((one for one in _POSSESSIVE if word.endswith(one)), "")
        folded = _fold(word.removesuffix(ending))
        authors = self._parts.get(folded, set())
        if folded in self._whole:
            authors = {self._whole[folded]}
        if len(authors) == 1 and len(folded) >= _GIVEN:
            (author,) = authors
            strength = self._strength(text, match.start(), match.end(), opening)
            if strength < CALLED and (author in self._spoken or folded in self._short):
                return
            yield Naming(author, strength if strength >= CALLED else PART, match.start(), match.end())
        elif len(folded) >= _FUZZY_FROM and (called or match.start() == opening) and folded not in COMMON:
            from rapidfuzz.fuzz import ratio  # noqa: PLC0415  # only where a name may be misspelt

            best = max(self._recent, key=lambda name: ratio(folded, name), default="")
            if best and ratio(folded, best) >= _ALIKE:
                yield Naming(self._recent[best], PART, match.start(), match.end())
