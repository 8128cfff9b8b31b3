"""Two comments that may make one point, as point features see them: what each says, in words that can be compared."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from argmap.features.neighbours import neighbourhoods
from argmap.features.stems import COMMON_STEMS, stem
from argmap.features.talk import Talk
from argmap.language import grammar
from argmap.model.persons import person

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from argmap.language.analysis import Analysis, Token
    from argmap.model import Claim, Comment, Link, Reply, Thread

    _Claims = tuple[tuple[Claim, frozenset[str]], ...]

_SUBJECTS = grammar.NOUN_SUBJECT | grammar.CLAUSE_SUBJECT
_BEARING = grammar.CONTENT | {"NUM"}
_DEPTH = 3
"""How many steps below its noun a subject's own words are looked for."""
_SHORTEST = 2
_SHORTEST_NAME = 4


def bearing(tokens: Iterable[Token]) -> frozenset[str]:
    """The stems of the words that bear the sense: nouns, verbs, adjectives and adverbs that few comments use."""
    return frozenset(filter(None, map(_sense, tokens)))


def _sense(token: Token) -> str:
    """The stem of a word that bears sense, else nothing."""
    if token.pos not in _BEARING or len(token.lemma) < _SHORTEST or not token.text[:1].isalnum():
        return ""
    found = stem(token.lemma)
    return "" if found in COMMON_STEMS else found


def _predicate(tokens: Sequence[Token]) -> Iterator[Token]:
    """The tokens of a claim that are no part of a subject."""
    inside = {token.i for token in tokens}
    subject = {token.i for token in tokens if token.dep in _SUBJECTS and token.head in inside}
    for _ in range(_DEPTH):
        subject |= {token.i for token in tokens if token.head in subject}
    return (token for token in tokens if token.i not in subject)


@dataclass(frozen=True, slots=True)
class Said:
    """What one comment says.

    Args:
        comment: The comment.
        place: Its place in the thread.
        who: Its writer, or its id where nobody signs.
        words: Stems that bear its sense, without those that the title names.
        claims: Its claims, each with the stems of its own words.
        says: By claim id, the stems of what it says of its subject: its words without those of the subjects.
        tags: All tags of its claims.
        size: Length of the vector of its words' weights.
        names: First names of the thread's commenters that stand in the comment, in lower case.
    """

    comment: Comment
    place: int
    who: str
    words: frozenset[str]
    claims: _Claims
    says: Mapping[str, frozenset[str]]
    tags: frozenset[str]
    size: float
    names: frozenset[str]


@dataclass(frozen=True, slots=True)
class Together:
    """Two comments of two people, the earlier first.

    Args:
        first, second: What each says.
        rarity: The weight of each word in this thread: the rarer, the more.
        shared: Stems that both use.
        talk: Who answers whom and who sides with whom in the thread.
        neighbours: How alike they are in which of the other comments they are like; None in a very long thread.
        comments: How many comments the thread has, its post among them.
    """

    first: Said
    second: Said
    rarity: Mapping[str, float]
    shared: frozenset[str]
    talk: Talk
    neighbours: float | None = None
    comments: int = 2


@dataclass(slots=True)
class Sayings:
    """All that a thread's comments say, and which of them use a word.

    Args:
        talk: Who answers whom, and who sides with whom.
        said: By comment id, of comments with a claim.
        rarity: The weight of each stem: the logarithm of how many comments there are to one that uses it.
        users: By stem, the places in `order` of the comments with a claim that use it.
        order: The comments with a claim, in the thread's order.
        near: For each two of them, by their places in `order`, how alike their neighbours are.
        comments: How many comments the thread has, its post and those without a claim among them.
    """

    talk: Talk
    said: dict[str, Said] = field(default_factory=dict)
    rarity: dict[str, float] = field(default_factory=dict)
    users: dict[str, list[int]] = field(default_factory=dict)
    order: list[str] = field(default_factory=list)
    near: NDArray[np.float64] | None = None
    comments: int = 2

    def together(self, first: int, second: int) -> Together:
        """Two comments ready to be measured, by their places in `order`, the earlier first."""
        one, other = (self.said[self.order[place]] for place in (first, second))
        near = None if self.near is None else float(self.near[first, second])
        return Together(one, other, self.rarity, one.words & other.words, self.talk, near, self.comments)


def _who(comment: Comment) -> str:
    """Who writes a comment: a person, or nobody but the comment itself."""
    return person(comment.author) or comment.id


def first_name(who: str) -> str:
    """By what a writer may be called, or "" where it is too short to be told from other words."""
    first = who.partition(" ")[0]
    return first if len(first) >= _SHORTEST_NAME else ""


def sayings(
    thread: Thread,
    analyses: Mapping[str, Analysis],
    claims: Sequence[Claim],
    replies: Iterable[Reply] = (),
    links: Iterable[Link] = (),
) -> Sayings:
    """What a thread's comments say.

    Args:
        thread: The thread.
        analyses: Of each comment, by its id.
        claims: In the thread's order.
        replies: Who answers whom, the likeliest of each comment first.
        links: Who sides with whom.
    """
    of: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        of[claim.comment].append(claim)
    title = frozenset(map(stem, thread.title.lower().split()))
    called = frozenset(first_name(_who(comment)) for comment in thread.everything()) - {""}
    counts: Counter[str] = Counter()
    kept: list[tuple[int, Comment, frozenset[str], _Claims, dict[str, frozenset[str]], frozenset[str]]] = []
    total = 0
    for place, comment in enumerate(thread.everything()):
        total += 1
        analysis = analyses[comment.id]
        senses = list(map(_sense, analysis.tokens))
        none = title | {""}
        words = frozenset(senses) - none
        counts.update(words)
        own = of.get(comment.id)
        if own:
            inside = [(c, analysis.tokens_in(c.start, c.end)) for c in own]
            spans = tuple((c, frozenset(senses[t.i] for t in tokens) - none) for c, tokens in inside)
            names = called.intersection(token.lower for token in analysis.tokens)
            says = {c.id: frozenset(senses[t.i] for t in _predicate(tokens)) - none for c, tokens in inside}
            kept.append((place, comment, words, spans, says, names))
    rarity = {word: math.log((total + 1) / max(number, 1.5)) for word, number in counts.items()}
    writers = {comment.id: _who(comment) for comment in thread.everything()}
    talk = Talk(replies, links, {claim.id: claim.comment for claim in claims}, writers)
    found = Sayings(talk, rarity=rarity, comments=total)
    for place, comment, words, spans, says, names in kept:
        for word in words:
            found.users.setdefault(word, []).append(len(found.order))
        found.order.append(comment.id)
        found.said[comment.id] = Said(
            comment=comment,
            place=place,
            who=_who(comment),
            words=words,
            claims=spans,
            says=says,
            tags=frozenset(tag for claim, _ in spans for tag in claim.tags),
            size=math.sqrt(math.fsum(rarity[word] ** 2 for word in words)),
            names=names,
        )
    found.near = neighbourhoods([found.said[name].words for name in found.order], rarity)
    return found
