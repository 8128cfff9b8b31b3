"""Commenters called by name in a text: "@name", a name before a comma, inside prose, shortened or misspelt."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from argmap.replies.words import COMMON

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.replies.profile import Profile

_WORD = re.compile(r"@?[^\W_]+(?:[_'’.\-][^\W_]+)*")
_PARTS = re.compile(r"[\W_]+")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_SHORTEST, _FUZZY_FROM, _ALIKE = 3, 6, 88
_MOST_FUZZY, _MOST_WORDS = 40, 5

CALLED, WHOLE, PART = 3, 2, 1
"""How sure a naming is: spoken to ("@Ann", "Ann, you …", "Ann: …"), the whole name in prose, a part or a misspelling."""


@dataclass(frozen=True, slots=True)
class Naming:
    """One commenter named in a text.

    Args:
        author: The plain name.
        strength: CALLED, WHOLE or PART.
        start, end: Half-open characters.
    """

    author: str
    strength: int
    start: int
    end: int


def _fold(word: str) -> str:
    return _PARTS.sub("", word.casefold())


class Names:
    """The names of a thread's commenters so far, and who is named in a text. Grows as the thread is read."""

    def __init__(self) -> None:
        self._whole: dict[str, str] = {}
        self._parts: dict[str, set[str]] = defaultdict(set)
        self._starts: dict[str, int] = {}
        self._recent: dict[str, str] = {}

    def add(self, signed: str | None, author: str) -> None:
        """Learn a name.

        Args:
            signed: As the comment has it.
            author: The plain name; "" is not learnt.
        """
        if not author or signed is None:
            return
        folded = _fold(author)
        self._recent.pop(folded, None)
        self._recent[folded] = author
        if len(folded) < _SHORTEST or folded in self._whole:
            return
        self._whole[folded] = author
        words = _WORD.findall(signed)
        if words:
            first = _fold(words[0])
            self._starts[first] = min(max(self._starts.get(first, 1), len(words)), _MOST_WORDS)
        pieces = {p.casefold() for word in words for p in (*_PARTS.split(word), *_CAMEL.split(word))}
        pieces.add(folded.rstrip("0123456789"))
        for piece in pieces - {folded}:
            if len(piece) > _SHORTEST and piece not in COMMON and not piece.isdigit():
                self._parts[piece].add(author)

    def named(self, profile: Profile) -> dict[str, Naming]:
        """Who is named in a comment, by plain name; its own author is not.

        Args:
            profile: The comment. Words of its quotes name nobody.
        """
        found: dict[str, Naming] = {}
        text = profile.comment.text
        if not self._whole or not text:
            return found
        for naming in self._namings(text, profile):
            held = found.get(naming.author)
            if naming.author != profile.author and (held is None or held.strength < naming.strength):
                found[naming.author] = naming
        return found

    def _namings(self, text: str, profile: Profile) -> Iterator[Naming]:
        quotes = profile.comment.quotes
        words = [m for m in _WORD.finditer(text) if not any(q.start <= m.start() < q.end for q in quotes)]
        opening = words[0].start() if words else 0
        for place, match in enumerate(words):
            word = match.group()
            longest = self._starts.get(_fold(word), 0)
            for length in range(min(longest, len(words) - place), 0, -1):
                end = words[place + length - 1].end()
                author = self._whole.get(_fold(text[match.start() : end]))
                if author and self._meant(word, author, text, match.start(), end, opening):
                    yield Naming(author, self._strength(text, match.start(), end, opening), match.start(), end)
                    break
            else:
                yield from self._in_part(match, text, opening)

    @staticmethod
    def _meant(word: str, author: str, text: str, start: int, end: int, opening: int) -> bool:
        """A name that is also a common word is meant only where it is spoken to or stands with a capital inside a sentence."""
        if word.startswith("@") or " " in author or author not in COMMON:
            return True
        return start == opening and text[end : end + 1] in {",", ":"}

    @staticmethod
    def _strength(text: str, start: int, end: int, opening: int) -> int:
        after = text[end : end + 2].strip()[:1]
        if text[start] == "@" or text[max(start - 2, 0) : start] == "@ ":
            return CALLED
        if start == opening and after in {",", ":", "-", "–", "—", ".", "!", ""}:
            return CALLED
        return WHOLE

    def _in_part(self, match: re.Match[str], text: str, opening: int) -> Iterator[Naming]:
        word = match.group()
        called = word.startswith("@")
        if not (called or word[0].isupper() or match.start() == opening):
            return
        folded = _fold(word.removesuffix("'s").removesuffix("’s"))
        authors = self._parts.get(folded, set())
        if folded in self._whole:
            authors = {self._whole[folded]}
        if len(authors) == 1 and len(folded) > _SHORTEST:
            (author,) = authors
            strength = self._strength(text, match.start(), match.end(), opening)
            yield Naming(author, CALLED if strength == CALLED else PART, match.start(), match.end())
        elif len(folded) >= _FUZZY_FROM and (called or match.start() == opening) and folded not in COMMON:
            from rapidfuzz.fuzz import ratio  # noqa: PLC0415  # only where a name may be misspelt

            recent = list(self._recent)[-_MOST_FUZZY:]
            best = max(recent, key=lambda name: ratio(folded, name), default="")
            if best and ratio(folded, best) >= _ALIKE:
                yield Naming(self._recent[best], PART, match.start(), match.end())
