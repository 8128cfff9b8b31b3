"""Words that a comment repeats from another: marked as a quote, or copied without a mark."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from argmap.model.persons import person

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from argmap.features.turn import Turn

RUN = 4
"""Words in a row that two comments rarely share by chance."""

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_IN_MARKS = re.compile(r"[\"“„«]([^\"“”„«»\n]{8,600})[\"”“»]")
_MOST_PLACES = 12
_BITS = 32
_NEW = (1 << _BITS) - 1
"""The number of a word that no comment has said: higher than any thread has words."""
_TEXT, _NEEDLE = 4000, 600
_ALIKE = 85


@dataclass(frozen=True, slots=True)
class Quoted:
    """A span that repeats someone's words.

    Args:
        start, end: Half-open characters in the comment's text.
        words: The words in lower case.
        of: Whose, as the source names them, or None.
        block: Whether the source marks it as a quote; else it only stands in quotation marks.
    """

    start: int
    end: int
    words: tuple[str, ...]
    of: str | None
    block: bool


@dataclass(frozen=True, slots=True)
class Shared:
    """Words that a comment shares in a row with an earlier one.

    Args:
        start, end: Half-open characters in the later comment.
        words: How many in a row.
        share: The share of a marked quote that they make up; 0 for words copied without a mark.
    """

    start: int
    end: int
    words: int
    share: float = 0.0


def lower_words(text: str, start: int = 0, end: int | None = None) -> list[tuple[str, int, int]]:
    """The words of a span in lower case, each with its characters; marks do not matter."""
    stop = len(text) if end is None else end
    return [(m.group().casefold().replace("’", "'"), m.start(), m.end()) for m in _WORD.finditer(text, start, stop)]


def quoted(turn: Turn) -> list[Quoted]:
    """The spans of a comment that are, or look like, someone else's words, in order."""
    comment = turn.comment
    found = [
        Quoted(q.start, q.end, tuple(w for w, _, _ in lower_words(comment.text, q.start, q.end)), q.of, block=True)
        for q in comment.quotes
    ]
    for match in _IN_MARKS.finditer(comment.text):
        quote = comment.quoted_from(match.end())
        if quote is not None and match.start() < quote.end:
            continue
        words = tuple(w for w, _, _ in lower_words(comment.text, match.start(1), match.end(1)))
        if len(words) >= RUN - 1:
            found.append(Quoted(match.start(1), match.end(1), words, None, block=False))
    return sorted(found, key=lambda q: q.start)


class Copies:
    """Where each run of four words stands in the thread so far. Grows as the thread is read.

    A long thread has as many runs as words, and nearly all stand in one place: a run is one number, made of its words'
    numbers, and a run in one place has no list.
    """

    def __init__(self) -> None:
        self._places: dict[int, int | list[int]] = {}
        self._numbers: dict[str, int] = {}

    def add(self, place: int, words: Sequence[str]) -> None:
        """Learn a comment's words.

        Args:
            place: Its place in the thread.
            words: In lower case, in order.
        """
        numbers = self._numbers
        for run in _runs([numbers.setdefault(word, len(numbers)) for word in words]):
            held = self._places.get(run)
            if held is None:
                self._places[run] = place
            elif isinstance(held, int):
                if held != place:
                    self._places[run] = [held, place]
            elif held[-1] != place and len(held) < _MOST_PLACES:
                held.append(place)

    def shared(self, words: Sequence[tuple[str, int, int]], quotes: Sequence[Quoted]) -> dict[int, Shared]:
        """The longest run of words that a comment shares with each earlier one, by place.

        Args:
            words: The comment's words with their characters.
            quotes: Its quotes, in order and not overlapping; a run inside one counts with its share of the quote.
        """
        best: dict[int, Shared] = {}
        running: dict[int, int] = {}
        numbers = self._numbers
        for at, number in enumerate(_runs([numbers.get(word, _NEW) for word, _, _ in words])):
            known = self._places.get(number)
            if known is None:
                running = {}
                continue
            places = (known,) if isinstance(known, int) else known
            running = {place: running.get(place, at) for place in places}
            for place, first in running.items():
                length = at + RUN - first
                held = best.get(place)
                if held is None or length > held.words:
                    best[place] = Shared(words[first][1], words[at + RUN - 1][2], length)
        starts = [quote.start for quote in quotes]
        for place, run in best.items():
            at = bisect_right(starts, run.start) - 1
            if at >= 0 and run.end <= quotes[at].end and quotes[at].words:
                best[place] = Shared(run.start, run.end, run.words, min(run.words / len(quotes[at].words), 1.0))
        return best


def _runs(words: Sequence[int]) -> list[int]:
    """Each run of four words as one number."""
    runs = zip(words, words[1:], words[2:], words[3:], strict=False)
    return [a << 3 * _BITS | b << 2 * _BITS | c << _BITS | d for a, b, c, d in runs]


def resembling(quote: Quoted, text: str, candidates: Sequence[tuple[int, str]]) -> Iterator[tuple[int, Shared]]:
    """Candidates that hold a quote's words in nearly the same form (mistyped, shortened, other marks).

    Args:
        quote: At least four words.
        text: The quoting comment's text.
        candidates: Places and texts.
    """
    from rapidfuzz.fuzz import partial_ratio  # noqa: PLC0415  # only where a quote was not found as it stands
    from rapidfuzz.utils import default_process  # noqa: PLC0415

    if len(quote.words) < RUN:
        return
    wanted = default_process(text[quote.start : min(quote.end, quote.start + _NEEDLE)])
    for place, other in candidates:
        if len(other) < len(wanted) * 0.8:
            continue
        score = partial_ratio(wanted, default_process(other[:_TEXT]), score_cutoff=_ALIKE)
        if score:
            yield place, Shared(quote.start, quote.end, len(quote.words), score / 100)


def named_in(quote: Quoted) -> str:
    """The plain name of whom a quote is of, or ""."""
    return person(quote.of)
