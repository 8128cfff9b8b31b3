"""Passages to places: the comment of a thread in which quoted words stand, exactly or nearly, and where."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from argmap.errors import Problem
from argmap.model import Passage
from argmap.model.persons import person

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from argmap.corrections.reading import Entry
    from argmap.model import Comment, Thread

NEAR = 90.0
"""How alike words must be, from 0 to 100, to be taken for those that were quoted."""
ENOUGH = 12
"""Letters from which words of nobody by that name are taken for words of somebody who is called otherwise now."""
SEARCHES = 2_000
"""Passages for which the whole thread is looked through, of those of one map; more are told as not found."""
_TRIED = 6
"""Comments in which words that stand nowhere are looked for nearly."""
_RAREST = 12
"""Words of a passage, the rarest of the thread, by which such comments are chosen."""
_SHARED = 0.5
"""Part of these that a comment must hold for that."""
_WORD = re.compile(r"\w+")


class Place(NamedTuple):
    """Half-open characters of a comment's text."""

    comment: str
    start: int
    end: int


class UnboundError(Exception):
    """A passage fits no place, or no one place.

    Args:
        why: In one line.
        several: Whether it fits more than one.
    """

    def __init__(self, why: str, *, several: bool = False) -> None:
        super().__init__(why)
        self.why = why
        self.several = several


def plain(text: str) -> str:
    r"""Words in lower case with a single space between, without what stands between them.

    >>> plain("It’s  all\nabout MONEY!")
    'it s all about money'
    """
    return " ".join([word.casefold() for word in _WORD.findall(text)])


@dataclass(slots=True)
class _Text:
    """A comment with its words as they are compared."""

    comment: Comment
    who: str
    plain: str

    def place(self, start: int, end: int) -> Place:
        """Where characters of the plain words stand in the text: whole words."""
        spans = [match.span() for match in _WORD.finditer(self.comment.text)]
        starts: list[int] = []
        at = 0
        for opens, closes in spans:
            starts.append(at)
            at += len(self.comment.text[opens:closes].casefold()) + 1
        first = max(bisect_right(starts, start) - 1, 0)
        last = max(bisect_left(starts, end) - 1, first)
        return Place(self.comment.id, spans[first][0], spans[last][1])

    def quoted(self, start: int, end: int) -> bool:
        """Whether characters of the text are somebody else's words."""
        quote = self.comment.quoted_from(start + 1)
        return quote is not None and end <= quote.end


class Places:
    """The words of one thread, made ready to find passages in.

    Args:
        thread: The thread.
    """

    def __init__(self, thread: Thread) -> None:
        self.texts = [_Text(c, _who(c.author), plain(c.text)) for c in thread.everything()]
        self.order = {text.comment.id: at for at, text in enumerate(self.texts)}
        self._left = SEARCHES
        self._known: dict[Passage, Place | UnboundError] = {}

    @cached_property
    def _users(self) -> dict[str, set[int]]:
        """By word, the places of the comments that use it."""
        users: defaultdict[str, set[int]] = defaultdict(set)
        for at, text in enumerate(self.texts):
            for word in set(text.plain.split(" ")):
                users[word].add(at)
        return users

    @cached_property
    def _wrote(self) -> dict[str, list[int]]:
        """By person, the places of their comments."""
        wrote: defaultdict[str, list[int]] = defaultdict(list)
        for at, text in enumerate(self.texts):
            wrote[text.who].append(at)
        return wrote

    def comment(self, name: str) -> Comment:
        """The comment of an id."""
        return self.texts[self.order[name]].comment

    def by(self, name: str) -> list[Comment]:
        """All comments of a person."""
        return [self.texts[at].comment for at in self._wrote.get(_who(name), ())]

    def find(self, passage: Passage) -> Place:
        """The one place that a passage fits.

        Args:
            passage: With words.

        Raises:
            UnboundError: It fits none, or several.
        """
        known = self._known.get(passage)
        if known is None:
            try:
                known = self._find(passage)
            except UnboundError as error:
                known = error
            self._known[passage] = known
        if isinstance(known, UnboundError):
            raise known
        return known

    def _find(self, passage: Passage) -> Place:
        found = self._exact(passage)
        if not found:
            found = self._nearly(passage)
        found = self._narrowed(passage, found)
        if not found:
            whose = f" by {passage.by}" if passage.by else ""
            raise UnboundError(f"no comment{whose} holds the words “{_short(passage.words)}”")
        if len(found) > 1:
            what = f"the words “{_short(passage.words)}” stand in {len(found)} comments"
            raise UnboundError(what, several=True)
        return found[0]

    def _exact(self, passage: Passage) -> list[Place]:
        """Every comment that holds the words, the author's own before all others.

        With other white space, signs and case only where none holds them as they stand.
        """
        words = plain(passage.words)
        if passage.by is not None:
            own = _standing((self.texts[at] for at in self._wrote.get(_who(passage.by), ())), passage.words, words)
            if own or len(words) < ENOUGH:
                return own
        holding = self._holding(words.split(" ")) if words else range(len(self.texts))
        found = _standing([self.texts[at] for at in holding], passage.words, words)
        if not found and words and not words.isascii() and self._may_search():  # no spaces between words
            found = _standing(self.texts, passage.words, "")
        return found

    def _of_author(self, passage: Passage, found: list[Place]) -> list[Place]:
        if passage.by is None:
            return found
        who = _who(passage.by)
        own = [place for place in found if self.texts[self.order[place.comment]].who == who]
        if own or len(plain(passage.words)) < ENOUGH:
            return own
        return found

    def _holding(self, words: Sequence[str]) -> Iterable[int]:
        """The comments that use all words."""
        users = sorted((self._users.get(word, set()) for word in set(words)), key=len)
        return sorted(users[0].intersection(*users[1:]))

    def _may_search(self) -> bool:
        self._left -= 1
        return self._left >= 0

    def _nearly(self, passage: Passage) -> list[Place]:
        """The comments that hold nearly the words, of those that share most of them."""
        words = plain(passage.words)
        if len(words) < ENOUGH or not self._may_search():
            return []
        from rapidfuzz.fuzz import partial_ratio_alignment  # noqa: PLC0415  # only where words have changed

        wanted = sorted(set(words.split(" ")), key=lambda word: len(self._users.get(word, ())))[:_RAREST]
        shared = Counter(at for word in wanted for at in self._users.get(word, ()))
        likely = [at for at, number in shared.most_common(_TRIED) if number >= _SHARED * len(wanted)]
        found: list[tuple[float, Place]] = []
        for text in (self.texts[at] for at in likely):
            if len(text.plain) < len(words) * NEAR / 100:
                continue
            match = partial_ratio_alignment(words, text.plain, score_cutoff=NEAR)
            if match is not None and match.dest_end > match.dest_start:
                found.append((match.score, text.place(match.dest_start, match.dest_end)))
        places = self._of_author(passage, [place for _, place in found])
        best = max((score for score, place in found if place in places), default=0.0)
        return [place for score, place in found if place in places and score == best]

    def _narrowed(self, passage: Passage, found: list[Place]) -> list[Place]:
        """Of several places those of the author's own words, of the date, and behind the comment that is named."""
        if len(found) > 1:
            found = [p for p in found if not self.texts[self.order[p.comment]].quoted(p.start, p.end)] or found
        if len(found) > 1 and passage.date is not None:
            found = [p for p in found if self.comment(p.comment).date == passage.date] or found
        if len(found) > 1 and passage.after is not None:
            above = plain(passage.after)
            found = [p for p in found if (at := self.order[p.comment]) and above in self.texts[at - 1].plain] or found
        return found

    def passage(self, comment: str, words: str) -> Passage:
        """A passage that fits one place: with the date, or the words above, where words and author fit several.

        Args:
            comment: The comment's id.
            words: Words of it.
        """
        one = self.comment(comment)
        found = Passage(words, one.author)
        above = self.texts[self.order[comment] - 1].comment.text if self.order[comment] else ""
        for wider in (
            found,
            Passage(words, one.author, one.date),
            Passage(words, one.author, one.date, lead(above) or None),
        ):
            found = wider
            try:
                self.find(wider)
            except UnboundError:
                continue
            break
        return found


def unfound(entries: Iterable[Entry], places: Places) -> list[Problem]:
    """The corrections that quote words which the thread does not have, or has in several places.

    Args:
        entries: Of one thread.
        places: The thread's words.
    """
    found: list[Problem] = []
    for entry in entries:
        passages = [one for one in (entry.correction.at, entry.correction.to) if one is not None and one.words]
        try:
            for passage in passages:
                places.find(passage)
        except UnboundError as error:
            found.append(Problem(entry.location, "C002" if error.several else "C001", error.why))
    return found


def lead(text: str, most: int = 80) -> str:
    """The first words of a text, for a passage that means all of it.

    >>> lead("First, the bridge is old. Second, it is narrow.", 26)
    'First, the bridge is old.'
    """
    line = text.strip()
    if len(line) <= most:
        return line
    cut = line[: most + 1]
    at = max(cut.rfind(" "), cut.rfind("\n"))
    return (cut[:at] if at > most // 2 else line[:most]).strip()


def _who(name: str | None) -> str:
    """A person, or the placeholder that somebody signs with."""
    return person(name) or (name or "").casefold().strip()


def _standing(texts: Iterable[_Text], words: str, loose: str) -> list[Place]:
    """Where words stand as they are; where they do so nowhere, in other white space, signs and case."""
    given = words.strip()
    found: list[Place] = []
    loosely: list[Place] = []
    bounded = f" {loose} "
    for text in texts:
        start = _outside(text, given)
        if start >= 0:
            found.append(Place(text.comment.id, start, start + len(given)))
        elif loose and not found:
            at = f" {text.plain} ".find(bounded)
            if at >= 0:
                loosely.append(text.place(at, at + len(loose)))
    return found or loosely


def _outside(text: _Text, words: str) -> int:
    """Where words begin, outside what is quoted if they stand there, too; -1 where they do not stand at all."""
    if not words:
        return -1
    first = at = text.comment.text.find(words)
    while at >= 0 and text.quoted(at, at + len(words)):
        at = text.comment.text.find(words, at + 1)
    return first if at < 0 else at


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= 60 else line[:59].rstrip() + "…"
