"""Two comments that may make one point, as point features see them: what each says, in words that can be compared."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from argmap.features.persons import person
from argmap.features.stems import COMMON_STEMS, stem

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from argmap.language.analysis import Analysis, Token
    from argmap.model import Claim, Comment, Thread

_BEARING = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "ADV", "NUM"})
_SHORTEST = 2
_LONGEST_NAME, _SHORTEST_NAME = 30, 4


def bearing(tokens: Iterable[Token]) -> frozenset[str]:
    """The stems of the words that bear the sense: nouns, verbs, adjectives and adverbs that few comments use."""
    return frozenset(
        found
        for token in tokens
        if token.pos in _BEARING
        and len(token.lemma) >= _SHORTEST
        and token.text[:1].isalnum()
        and (found := stem(token.lemma)) not in COMMON_STEMS
    )


@dataclass(frozen=True, slots=True)
class Said:
    """What one comment says.

    Args:
        comment: The comment.
        place: Its place in the thread.
        who: Its writer, or its id where nobody signs.
        words: Stems that bear its sense, without those that the title names.
        claims: Its claims, each with the stems of its own words.
        tags: All tags of its claims.
        size: Length of the vector of its words' weights.
        names: Every word of the comment in lower case that may be somebody's name.
    """

    comment: Comment
    place: int
    who: str
    words: frozenset[str]
    claims: tuple[tuple[Claim, frozenset[str]], ...]
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
    """

    first: Said
    second: Said
    rarity: Mapping[str, float]
    shared: frozenset[str]


@dataclass(slots=True)
class Sayings:
    """All that a thread's comments say, and which of them use a word.

    Args:
        said: By comment id, of comments with a claim.
        rarity: The weight of each stem: the logarithm of how many comments there are to one that uses it.
        users: By stem, the places in `order` of the comments with a claim that use it.
        order: The comments with a claim, in the thread's order.
    """

    said: dict[str, Said] = field(default_factory=dict)
    rarity: dict[str, float] = field(default_factory=dict)
    users: dict[str, list[int]] = field(default_factory=dict)
    order: list[str] = field(default_factory=list)


def sayings(thread: Thread, analyses: Mapping[str, Analysis], claims: Sequence[Claim]) -> Sayings:
    """What a thread's comments say.

    Args:
        thread: The thread.
        analyses: Of each comment, by its id.
        claims: In the thread's order.
    """
    of: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        of[claim.comment].append(claim)
    title = frozenset(map(stem, thread.title.lower().split()))
    counts: Counter[str] = Counter()
    kept: list[tuple[int, Comment, frozenset[str], tuple[tuple[Claim, frozenset[str]], ...], frozenset[str]]] = []
    total = 0
    for place, comment in enumerate(thread.everything()):
        total += 1
        analysis = analyses[comment.id]
        words = bearing(analysis.tokens) - title
        counts.update(words)
        own = of.get(comment.id)
        if own:
            spans = tuple((c, bearing(analysis.tokens_in(c.start, c.end)) - title) for c in own)
            names = frozenset(token.lower for token in analysis.tokens if len(token.lower) >= _SHORTEST_NAME)
            kept.append((place, comment, words, spans, names))
    rarity = {word: math.log((total + 1) / max(number, 1.5)) for word, number in counts.items()}
    found = Sayings(rarity=rarity)
    for place, comment, words, spans, names in kept:
        for word in words:
            found.users.setdefault(word, []).append(len(found.order))
        found.order.append(comment.id)
        found.said[comment.id] = Said(
            comment=comment,
            place=place,
            who=person(comment.author) or comment.id,
            words=words,
            claims=spans,
            tags=frozenset(tag for claim, _ in spans for tag in claim.tags),
            size=math.sqrt(math.fsum(rarity[word] ** 2 for word in words)),
            names=names,
        )
    return found


def together(first: Said, second: Said, rarity: Mapping[str, float]) -> Together:
    """Two comments ready to be measured."""
    return Together(first, second, rarity, first.words & second.words)
