"""A look at plain tokens before spaCy's matchers are asked: most patterns cannot match most sentences.

Two things are told from words, lemmas, parts of speech, tags, dependencies and the simple flags that tokens carry:
that a pattern cannot match a sentence, and, where it reads nothing else (`exact`), each of its matches. spaCy's
matchers are asked where a pattern reads more. A test runs every shipped pattern both ways. Why the trouble: a call of
spaCy's Matcher costs ten microseconds a sentence and one of its DependencyMatcher a hundred, whether or not anything is
found.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from argmap.language.looks import WORDS, Fits, Look, look_at, values_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from argmap.language.analysis import Token
    from argmap.rulebook.rule import Pattern

_COMMON = frozenset(
    """
    the be to of and a in that have i it for not on with he as you do at this but by from they we say or an will my one
    all would there their what so if about who which when can is are was were n't 's , . ? no just your me get
    """.split()  # noqa: SIM905  # a line of words reads better than a column of them
)
"""Words that stand in every other sentence: an anchor that holds one saves little."""

START = "^start"
"""The key of a sentence's first token."""

_KEYS = {"IS_SENT_START": START, "IS_UPPER": "^upper", "LIKE_URL": "^dotted"}
"""Flags that anchors look up too: a sentence's first token, capitals, what could be an address."""

_MANY = 1 << 30
_BRACES = re.compile(r"\{(\d*)(,?)(\d*)\}")


@dataclass(frozen=True, slots=True)
class Step:
    """A token of a token pattern: what it must be, and how often it may stand there."""

    look: Look
    least: int
    most: int


@dataclass(frozen=True, slots=True)
class Chain:
    """A token pattern.

    Args:
        steps: Its tokens.
        words: Of which one must be there (the anchor); empty where no token has words.
        nearest, furthest: How far the anchor may stand from the start of a match.
        exact: Whether `matches` are spaCy's.
        fixed: Whether each step stands exactly once.
        looks: Of a fixed chain: each step's offset and `fits`, the anchor's last, for it holds most often.
    """

    steps: tuple[Step, ...]
    words: frozenset[str]
    nearest: int
    furthest: int
    exact: bool
    fixed: bool
    looks: tuple[tuple[int, Fits], ...] = ()

    def matches(
        self, tokens: Sequence[Token], first: int, last: int, anchors: Iterable[int]
    ) -> set[tuple[int, int]] | None:
        """Half-open token spans in `tokens[first:last]`, or None where spaCy must be asked.

        Args:
            tokens: The comment's.
            first: The sentence's first token.
            last: One past its last.
            anchors: Where the anchor's words stand; every place in the sentence for a chain without words.
        """
        found: set[tuple[int, int]] = set()
        if self.fixed and self.furthest == self.nearest:
            looks, size = self.looks, len(self.steps)
            for anchor in anchors:
                start = anchor - self.nearest
                if start < first or start + size > last:
                    continue
                for offset, fits in looks:
                    if not fits(tokens[start + offset], first):
                        break
                else:
                    found.add((start, start + size))
            anchors = ()
        for anchor in anchors:
            for start in range(anchor - self.nearest, max(first - 1, anchor - self.furthest - 1), -1):
                if start >= first:
                    found.update((start, end) for end in self._ends(tokens, start, first, last) if end > start)
        if not found or (self.exact and all(self._sure(tokens, *span) for span in found)):
            return found
        return None

    def _sure(self, tokens: Sequence[Token], start: int, end: int) -> bool:
        if self.fixed:
            return all(step.look.sure(tokens[place]) for place, step in enumerate(self.steps, start))
        return all(step.look.sure(token) for step in self.steps for token in tokens[start:end])

    def _ends(self, tokens: Sequence[Token], start: int, first: int, last: int) -> set[int]:
        places = {start}
        for step in self.steps:
            fits = step.look.fits
            after: set[int] = set()
            for place in places:
                count = 0
                while True:
                    if count >= step.least:
                        after.add(place + count)
                    if count >= step.most or place + count >= last or not fits(tokens[place + count], first):
                        break
                    count += 1
            if not after:
                return after
            places = after
        return places


@dataclass(frozen=True, slots=True)
class Tree:
    """A dependency pattern.

    Args:
        nodes: For each: what it must be, the place of the node that it hangs on (-1: none), the operator.
        words: Of which one must be there; empty where no node has words.
        anchor: The place of the node that has them.
        climb: How many heads lie between it and the first node; -1 where it does not hang below that one.
        exact: Whether `matches` are spaCy's.
    """

    nodes: tuple[tuple[Look, int, str], ...]
    words: frozenset[str]
    anchor: int
    climb: int
    exact: bool

    def matches(
        self, tokens: Sequence[Token], first: int, last: int, anchors: Iterable[int]
    ) -> set[tuple[int, ...]] | None:
        """For each match the token of each node, in `tokens[first:last]`, or None where spaCy must be asked."""
        root = self.nodes[0][0]
        starts = range(first, last) if self.climb < 0 else self._roots(tokens, anchors, first)
        partial: list[tuple[int, ...]] = [(i,) for i in starts if root.fits(tokens[i], first)]
        for look, left, relation in self.nodes[1:]:
            partial = [
                (*match, i)
                for match in partial
                for i in _related(tokens, match[left], relation, first, last)
                if look.fits(tokens[i], first)
            ]
            if not partial:
                return set()
        if self.exact and all(
            n[0].sure(tokens[i]) for match in partial for n, i in zip(self.nodes, match, strict=True)
        ):
            return set(partial)
        return None if partial else set()

    def _roots(self, tokens: Sequence[Token], anchors: Iterable[int], first: int) -> set[int]:
        """Where the first node may stand, given where the anchor node's words stand."""
        look = self.nodes[self.anchor][0]
        found = set()
        for anchor in set(anchors):
            if not look.fits(tokens[anchor], first):
                continue
            place = anchor
            for _ in range(self.climb):
                place = tokens[place].head
            found.add(place)
        return found


def _related(tokens: Sequence[Token], place: int, relation: str, first: int, last: int) -> Iterable[int]:
    """Tokens that may stand in the relation to the token at the place."""
    if relation == ">":
        return [i for i in range(first, last) if tokens[i].head == place != i]
    if relation == "<":
        head = tokens[place].head
        return (head,) if head != place else ()
    return range(first, last)


def chain(pattern: Pattern) -> Chain:
    """The look for a token pattern."""
    steps = tuple(_step(token) for token in pattern.tokens)
    words = anchor(pattern)
    nearest, furthest = _reach(pattern, steps, words)
    exact = all(step.look.exact for step in steps) and not any(pattern.names)
    fixed = bool(words) and all(step.least == step.most == 1 for step in steps)
    looks = tuple((place, step.look.fits) for place, step in enumerate(steps))
    return Chain(steps, words, nearest, furthest, exact, fixed, tuple(sorted(looks, key=lambda at: at[0] == nearest)))


def _reach(pattern: Pattern, steps: Sequence[Step], words: frozenset[str]) -> tuple[int, int]:
    """How near and how far from a match's start the anchor may stand."""
    if not words:
        return 0, 0
    nearest = furthest = 0
    for token, step in zip(pattern.tokens, steps, strict=True):
        if step.least and _anchor(token) == words:
            return nearest, furthest
        nearest += step.least
        furthest = min(furthest + step.most, _MANY)
    return 0, _MANY


def anchor(pattern: Pattern) -> frozenset[str]:
    """Keys of which a sentence must hold one for the pattern to match: the rarest that it has, or none."""
    if pattern.triggers:
        return min(pattern.triggers, key=lambda words: (_cost(words), sorted(words)))
    if pattern.kind == "token":
        parts = [token for token in pattern.tokens if _step(token).least]
    else:
        parts = [node["RIGHT_ATTRS"] for node in pattern.nodes]
    return min(filter(None, map(_anchor, parts)), key=lambda words: (_cost(words), sorted(words)), default=frozenset())


def tree(pattern: Pattern) -> Tree:
    """The look for a dependency pattern."""
    ids = [node["RIGHT_ID"] for node in pattern.nodes]
    nodes = tuple(
        (look_at(node["RIGHT_ATTRS"]), ids.index(node["LEFT_ID"]) if "LEFT_ID" in node else -1, node.get("REL_OP", ""))
        for node in pattern.nodes
    )
    exact = all(look.exact and relation in (("", ">", "<")) for look, _, relation in nodes)
    words = anchor(pattern)
    at = next((place for place, n in enumerate(pattern.nodes) if words and _anchor(n["RIGHT_ATTRS"]) == words), 0)
    climb, place = 0, at
    while place and climb >= 0:
        _, left, relation = nodes[place]
        climb, place = (climb + 1, left) if relation == ">" else (-1, 0)
    return Tree(nodes, words, at, climb if words else -1, exact)


def _cost(words: frozenset[str]) -> int:
    """About how often one of the words is met."""
    return sum(40 if word in _COMMON or ":" in word else 20 if word[:1] == "^" else 1 for word in words)


def _anchor(attributes: Mapping[str, Any]) -> frozenset[str]:
    """Keys of which a token must have one, or the empty set."""
    for name in (*WORDS, "TEXT", "ORTH"):
        if values := values_of(attributes.get(name), "LOWER"):
            return values
    for flag, key in _KEYS.items():
        if attributes.get(flag) is True:
            return frozenset((key,))
    for name in ("TAG", "POS"):
        if values := values_of(attributes.get(name), name):
            return frozenset(f"{name}:{value}" for value in values)
    return frozenset()


def keys(token: Token) -> tuple[str, ...]:
    """What anchors look up of a token, beside `START`: its word, lemma, tag, part of speech and form."""
    found = [token.lower, "TAG:" + token.tag, "POS:" + token.pos]
    if token.lemma != token.lower:
        found.append(token.lemma)
    if len(token.text) > 3 and not token.lower.isalpha():
        found.append("^dotted")
    elif token.text.isupper():
        found.append("^upper")
    return tuple(found)


def _step(token: Mapping[str, Any]) -> Step:
    sign = str(token.get("OP", "1"))
    if sign == "!":
        return Step(Look(lambda _token, _first: True, exact=False, lemma=False), 0, 1)
    least, most = {"1": (1, 1), "?": (0, 1), "*": (0, _MANY), "+": (1, _MANY)}.get(sign) or _braces(sign)
    return Step(look_at(token), least, most)


def _braces(sign: str) -> tuple[int, int]:
    found = _BRACES.fullmatch(sign)
    if found is None:
        return 0, _MANY
    low, comma, high = found.groups()
    least = int(low or 0)
    return least, (int(high) if high else _MANY) if comma else least
