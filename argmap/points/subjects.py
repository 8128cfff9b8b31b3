"""Subjects: what claims of several commenters speak of, whatever they say of it. Deterministic."""

from __future__ import annotations

from collections import Counter, defaultdict
from heapq import heapify, heappop, heappush
from itertools import chain
from math import log
from typing import TYPE_CHECKING

from argmap.language import grammar
from argmap.model import Subject
from argmap.rulebook.vocabulary import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from argmap.language.analysis import Analysis, Token
    from argmap.model import Claim

MOST = 24
"""Headings that a thread gets at most: more would not be an overview."""
_PAIR = 1.6
"""How much more two words together tell of a topic than one word does."""
_SHORTEST = 3
_COMMON = 0.6
"""A word that more than this share of the claims holds is what the whole thread is about, and divides nothing."""
_MANY = 40
"""Claims from which one noun must stand in three of them to be a heading."""
_FEW = 8
"""Claims below which a thread is too small for that."""
VAGUE = words("vague_noun")
"""Nouns that name no topic."""
_PLAIN = words("plain_adjective")
_ALONE = VAGUE | _PLAIN
"""Words that make no pair of words more telling."""

Key = tuple[str, ...]


def subjects(claims: Sequence[Claim], analyses: Mapping[str, Analysis], who: Mapping[str, str]) -> tuple[Subject, ...]:
    """What claims under no point speak of.

    Args:
        claims: Those claims, in the thread's order.
        analyses: Of each comment, by its id.
        who: Each comment's commenter, by the comment's id.

    Returns:
        In the order of their first claim.
    """
    if len({who[claim.comment] for claim in claims}) < 2:
        return ()
    holders: defaultdict[Key, set[int]] = defaultdict(set)
    shapes: defaultdict[Key, list[str]] = defaultdict(list)
    for number, claim in enumerate(claims):
        for key, shape in _keys(analyses[claim.comment].tokens_in(claim.start, claim.end)):
            holders[key].add(number)
            shapes[key].append(shape)
    joined: defaultdict[Key, set[int]] = defaultdict(set)
    forms: defaultdict[Key, list[Key]] = defaultdict(list)
    for key, found in holders.items():
        one = _singular(key, holders)
        joined[one] |= found
        forms[one].append(key)
    limit = _COMMON * len(claims) if len(claims) >= _FEW else len(claims)
    names = {part for name in who.values() for part in name.lower().split()}
    shared = {
        key: found
        for key, found in joined.items()
        if names.isdisjoint(key)
        and len(found) > 1
        and len(found) <= limit
        and len({who[claims[n].comment] for n in found}) > 1
    }
    chosen = _chosen(shared, [who[claim.comment] for claim in claims])
    chosen.sort(key=lambda found: found[1][0])
    return tuple(
        Subject(
            f"s{n}",
            _commonest(chain.from_iterable(map(shapes.__getitem__, forms[key]))),
            tuple(claims[i].id for i in numbers),
        )
        for n, (key, numbers) in enumerate(chosen, 1)
    )


def _commonest(shapes: Iterable[str]) -> str:
    """The words as they stand most often; of several the first."""
    return Counter(shapes).most_common(1)[0][0]


def _singular(key: Key, known: Mapping[Key, object]) -> Key:
    """A name that looks like a plural as the noun that it is: "Webhooks" at the head of a sentence as "webhook"."""
    return (key[0][:-1],) if len(key) == 1 and key[0].endswith("s") and (key[0][:-1],) in known else key


def _keys(tokens: Sequence[Token]) -> Iterator[tuple[Key, str]]:
    """The nouns of a claim, alone and with the noun or adjective before them, each with the words as they stand."""
    before: Token | None = None
    for token in tokens:
        if token.pos in grammar.THING and token.text.replace("-", "").isalpha() and len(token.lemma) >= _SHORTEST:
            if token.lemma not in VAGUE:
                yield (token.lemma,), _shown(token)
            if before is not None and before.head in {token.i, token.head} and before.lemma not in _ALONE:
                yield (before.lemma, token.lemma), f"{_shown(before)} {_shown(token)}"
        before = token if token.pos in {"NOUN", "PROPN", "ADJ"} and len(token.lemma) >= _SHORTEST else None


def _shown(token: Token) -> str:
    return token.text if token.pos == "PROPN" and not token.text.isupper() else token.lower


def _chosen(shared: Mapping[Key, set[int]], who: Sequence[str]) -> list[tuple[Key, list[int]]]:
    """Headings one after another, each the one that says most of the claims that are left."""
    left = {key: set(found) for key, found in shared.items()}
    keys_of: defaultdict[int, list[Key]] = defaultdict(list)
    for key, found in left.items():
        for number in found:
            keys_of[number].append(key)
    total = len(who)
    least = 2 if total < _MANY else 3
    chosen: list[tuple[Key, list[int]]] = []
    waiting = [(-_telling(key, len(found), len(found), total), key, len(found)) for key, found in left.items()]
    heapify(waiting)
    while waiting and len(chosen) < MOST:
        _, key, size = heappop(waiting)
        if key not in left:
            continue
        if len(left[key]) < size:  # some went under another heading since: it tells less than it did
            size = len(left[key])
            heappush(waiting, (-_telling(key, size, len(shared[key]), total), key, size))
            continue
        numbers = sorted(left.pop(key))
        if _commenters(numbers, who) < 2 or (len(key) == 1 and len(numbers) < least):
            continue
        chosen.append((key, numbers))
        _take(numbers, keys_of, left)
    return chosen


def _take(numbers: Iterable[int], keys_of: Mapping[int, Sequence[Key]], left: dict[Key, set[int]]) -> None:
    """Take claims that have a heading from all others, and those others away that one claim or none is left to."""
    for number in numbers:
        for other in keys_of[number]:
            if other in left:
                left[other].discard(number)
                if len(left[other]) < 2:
                    del left[other]


def _telling(key: Key, left: int, found: int, total: int) -> float:
    """How much a heading tells: the claims that it would hold, times how rare its words are among all claims."""
    return left * log((total + 1) / found) * (_PAIR if len(key) > 1 else 1.0)


def _commenters(numbers: Iterable[int], who: Sequence[str]) -> int:
    return len({who[number] for number in numbers})
