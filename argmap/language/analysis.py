"""What the language room hands to the rest: plain tokens and sentences, no spaCy objects."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from operator import attrgetter
from typing import NamedTuple

from argmap.model import Firing  # noqa: TC001  # a field's type

_start = attrgetter("start")


class Token(NamedTuple):
    """One token of a comment (a named tuple: thousands are made for each thread, and they are made fast).

    Args:
        i: Its index in the comment.
        start, end: Half-open characters in `comment.text`.
        text, lower, lemma: The word as it stands, in lower case, and its lemma in lower case.
        pos, tag, dep: Universal part of speech, Penn tag and dependency label, as spaCy names them.
        head: Index of the head token; its own for a root.
        sentence: Index of its sentence.
        quoted: Whether it stands in someone else's words (a quote of the comment).
    """

    i: int
    start: int
    end: int
    text: str
    lower: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    sentence: int
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: half-open token indices and half-open characters in `comment.text`, white space trimmed."""

    index: int
    first: int
    last: int
    start: int
    end: int
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Analysis:
    """What is known of one comment's text.

    Args:
        comment: The comment's id.
        text: Its text.
        tokens, sentences: In order. White-space tokens are among the tokens (pos SPACE).
        chunks: Noun chunks as half-open token indices.
        firings: Of all families, in the order (start, end, rule).
    """

    comment: str
    text: str
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    chunks: tuple[tuple[int, int], ...] = ()
    firings: tuple[Firing, ...] = field(default=())

    def sentence_at(self, start: int) -> Sentence | None:
        """The sentence in which a character stands, or None where it is white space."""
        sentences = self.sentences
        place = bisect_right(sentences, start, key=_start) - 1
        return sentences[place] if place >= 0 and start < sentences[place].end else None

    def tokens_in(self, start: int, end: int) -> tuple[Token, ...]:
        """The tokens that begin within half-open characters."""
        tokens = self.tokens
        first = bisect_left(tokens, start, key=_start)
        return tokens[first : bisect_left(tokens, end, lo=first, key=_start)]
