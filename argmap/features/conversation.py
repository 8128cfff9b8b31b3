"""A thread as far as it has been read: who wrote, who answered whom, which words are rare in it."""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from argmap.features.crowd import Crowd
from argmap.features.latest import Chances, Counts, Latest
from argmap.features.names import Names, Naming
from argmap.features.quotes import Copies, Quoted, Shared, quoted, resembling
from argmap.features.quotes import named_in as whose
from argmap.features.stems import stem
from argmap.language.recent import Recent

if TYPE_CHECKING:
    from collections.abc import Mapping

    from argmap.features.turn import Turn

WINDOW = 40
"""How many of the latest comments are candidates besides those that are named, quoted or numbered."""

NEAR = 128
"""Comments whose stems and chances are at hand: the candidates and some that are named or quoted from above."""

AHEAD = 12
"""How many comments below are looked at for who writes again."""

_OWN_WORD = 0.2
"""What a shared word counts if the source's author used it before: their own theme, not an echo."""
_PAIR = 1.5
"""What two words shared side by side add."""
_DEPTH, _MOST_SEARCHED = 40, 12


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around one comment when one asks whom it answers.

    Args:
        place: Its place; the post, or its absence, is place 0 where the thread has one.
        source: Its turn.
        own: The place of its author's last comment before those that stand directly above it, or -1.
        burst: Whether the comment directly above is by the same author.
        answered: Places that its author has answered.
        to_author: Places of comments by others that answer its author, the latest last.
        talking_to: The author whom its author answered last, or "".
        path: The comment above, the one that this answers, and so on up; place to steps.
        echo: For each candidate the weight of the words that it shares with the source.
        shared: For each candidate the words shared in a row.
        quotes: The source's quotes.
        of: For each candidate whose author or id a quote names, that quote.
        named: The commenters whom it names.
        candidates: Places, in order.
        top: Whether the source file gives the parents of others and none for it.
        after: The authors of the next comments, as far as one looks ahead.
        newcomer: Whether its author writes for the first time.
        between: Whether its author wrote the comment two above, and another the one above.
        echo_sum: Of `echo`.
        echoes: The weights of `echo`, the least first.
        nearer: For each candidate the most that a comment between it and the source echoes.
    """

    place: int
    source: Turn
    own: int
    burst: bool
    answered: frozenset[int]
    to_author: tuple[int, ...]
    talking_to: str
    path: Mapping[int, int]
    echo: Mapping[int, float]
    shared: Mapping[int, Shared]
    quotes: tuple[Quoted, ...]
    of: Mapping[int, Quoted]
    named: Mapping[str, Naming]
    candidates: tuple[int, ...]
    top: bool = False
    after: tuple[str, ...] = ()
    newcomer: bool = False
    between: bool = False
    echo_sum: float = 0.0
    echoes: tuple[float, ...] = ()
    nearer: Mapping[int, float] = field(default_factory=dict)

    @property
    def next_author(self) -> str:
        """Who writes the next comment, or ""."""
        return self.after[0] if self.after else ""


@dataclass(slots=True)
class Conversation:
    """The comments so far. `look` asks, `add` grows it; a thread's reading takes time in proportion to its length.

    Args:
        posted: Whether place 0 is the post (or its absence) and not a comment.
        given: Whether the file gives parents.
        crowd: How the people of the whole thread talk.
    """

    posted: bool = False
    given: bool = True
    crowd: Crowd = field(default=Crowd())
    turns: list[Turn] = field(default_factory=list)
    authors: list[str] = field(default_factory=list)
    parents: list[int] = field(default_factory=list)
    children: list[int] = field(default_factory=list)
    latest: dict[str, int] = field(default_factory=dict)
    before: list[int] = field(default_factory=list)
    ids: dict[str, int] = field(default_factory=dict)
    to: Recent[int, dict[str, float]] = field(init=False)
    stems: Recent[int, dict[str, int]] = field(init=False)
    _chances: Chances = field(init=False)
    _stems: Counts = field(default_factory=Counts)
    _names: Names = field(default_factory=Names)
    _copies: Copies = field(default_factory=Copies)
    _count: defaultdict[str, int] = field(default_factory=lambda: defaultdict(int))
    _holding: Latest[str] = field(default_factory=lambda: Latest(WINDOW))
    _pairs: Latest[tuple[str, str]] = field(default_factory=lambda: Latest(WINDOW))
    _answered: Latest[str] = field(default_factory=lambda: Latest(WINDOW))
    _to: Latest[str] = field(default_factory=lambda: Latest(WINDOW))

    def __post_init__(self) -> None:
        self._chances = Chances(self.authors)
        self.to = Recent(self._chances.shares, NEAR)
        self.stems = Recent(self._stems.of, NEAR)

    def add(self, turn: Turn, parent: int, chances: Mapping[int, float] | None = None) -> None:
        """Read on by one comment.

        Args:
            turn: The comment.
            parent: The place that it answers, or -1.
            chances: How likely it answers each place.
        """
        place, author = len(self.authors), turn.author
        self.turns.append(turn.past(said=self.given))
        self.authors.append(author)
        self.parents.append(parent)
        self.children.append(0)
        self.ids[turn.id] = place
        self.before.append(self.latest.get(author, -1) if author else -1)
        if parent >= 0:
            self.children[parent] += 1
            other = self.authors[parent]
            if author:
                self._answered.add((author,), parent)
            if other and other != author:
                self._to.add((other,), place)
        self._chances.add(chances or {})
        if author:
            self.latest[author] = place
            self._names.add(turn.comment.author, author, spoken=self.used(stem(author)) > 0)
            if turn.comment.handle:
                self._names.alias(turn.comment.handle, author)
        self._copies.add(place, turn.words)
        self._stems.add(turn.stems)
        for word in turn.stems:
            self._count[word] += 1
        self._holding.add(turn.stems, place)
        self._pairs.add(turn.pairs, place)

    def used(self, word: str) -> int:
        """How many comments so far use a word, given by its stem."""
        return self._count.get(word, 0)

    def look(
        self, source: Turn, extra: tuple[int, ...] = (), *, top: bool = False, after: tuple[str, ...] = ()
    ) -> Around:
        """What stands around a comment that has not been read yet.

        Args:
            source: The comment.
            extra: Places that are candidates wherever they stand.
            top: Whether the source file gives the parents of others and none for it.
            after: The authors of the next comments.
        """
        place, author = len(self.authors), source.author
        above = place - 1
        burst = bool(author) and above >= 0 and self.authors[above] == author
        own = self.latest.get(author, -1) if author else -1
        while own >= 0 and own == above:
            above, own = above - 1, self.before[own]
        quotes = tuple(quoted(source))
        shared = self._copies.shared(source.everything, quotes)
        self._search(source, quotes, shared)
        named = self._names.named(source)
        of = {}
        for quote in quotes:
            if quote.of:
                at = self.ids.get(quote.of, self.latest.get(whose(quote), -1))
                if at >= 0:
                    of[at] = quote
        places = set(range(max(place - WINDOW, 0), place))
        places.update((0,), of, extra, (self.latest[name] for name in named if name in self.latest))
        places.update(at for at, run in shared.items() if run.share or run.words > 5)
        places = {at for at in places if 0 <= at < place}
        echo = self._echo(source, places)
        return Around(
            place,
            source,
            own,
            burst,
            frozenset(self._answered.of(author)),
            tuple(self._to.of(author)),
            self._talking_to(author),
            self._path(place - 1),
            echo,
            shared,
            quotes,
            of,
            named,
            tuple(sorted(places)),
            top,
            after[:AHEAD],
            bool(author) and author not in self.latest,
            bool(author) and not burst and place > 1 and self.authors[place - 2] == author,
            sum(echo.values()),
            tuple(sorted(echo.values())),
            _nearer(echo, places),
        )

    def _talking_to(self, author: str) -> str:
        answered = self._answered.of(author)
        return self.authors[answered[-1]] if answered else ""

    def _path(self, place: int) -> dict[int, int]:
        path: dict[int, int] = {}
        while place >= 0 and len(path) < _DEPTH:
            path[place] = len(path)
            place = self.parents[place]
        return path

    def _search(self, source: Turn, quotes: tuple[Quoted, ...], shared: dict[int, Shared]) -> None:
        """Add near matches of quotes that no comment holds word for word."""
        place = len(self.authors)
        for quote in quotes[:_MOST_SEARCHED]:
            if any(quote.start <= run.start and run.end <= quote.end and run.share > 0.5 for run in shared.values()):
                continue
            recent = [(at, self.turns[at].comment.text) for at in range(max(place - WINDOW, 0), place)]
            for at, run in resembling(quote, source.comment.text, recent):
                if at not in shared or shared[at].share < run.share:
                    shared[at] = run

    def _echo(self, source: Turn, places: set[int]) -> dict[int, float]:
        """For each candidate the rare words that it shares with the source, weighed by how rare they are so far."""
        scores: dict[int, float] = {}
        total = len(self.authors) + 1
        said = self.stems[self.latest[source.author]] if source.author in self.latest else {}
        for word in source.stems:
            holding = self._holding.of(word)
            if not holding:
                continue
            weight = math.log((total + 1) / (self._count[word] + 0.5))
            if word in said:
                weight *= _OWN_WORD
            for at in holding:
                if at in places:
                    scores[at] = scores.get(at, 0.0) + weight * (1 + math.log(self.stems[at][word]))
        for pair in source.pairs:
            for at in self._pairs.of(pair):
                if at in places:
                    scores[at] = scores.get(at, 0.0) + _PAIR
        return {at: score / math.sqrt(5 + self.turns[at].length) for at, score in scores.items()}


def _nearer(echo: Mapping[int, float], places: set[int]) -> dict[int, float]:
    found: dict[int, float] = {}
    most = 0.0
    for at in sorted(places, reverse=True):
        found[at] = most
        most = max(most, echo.get(at, 0.0))
    return found
