"""A look at plain tokens before spaCy's matchers are asked: most patterns cannot match most sentences.

Two things are told from words, lemmas, parts of speech, tags, dependencies and the simple flags that tokens carry:
that a pattern cannot match a sentence, and, where it reads nothing else (`exact`), each of its matches. spaCy's
matchers are asked where a pattern reads more. A test runs every shipped pattern both ways. Why the trouble: a call of
spaCy's Matcher costs ten microseconds a sentence and one of its DependencyMatcher a hundred, whether or not anything is
found.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from argmap.language.analysis import Token
from argmap.language.fast.token_tests import WORDS, Look, look_at, regex_of, values_of

if TYPE_CHECKING:
    from collections.abc import Mapping

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

SHAPE = "~"
"""How the key of an expression over a word begins: the attribute and the expression follow."""

Match = tuple[int, int, tuple[tuple[str, int, int], ...]]
"""First token, one past the last, captures by token."""

Find = Callable[[Sequence[Token], int, int, Iterable[int]], Iterable[Match] | None]
"""Given the comment's tokens, a sentence's first token and one past its last, and where the anchor's words stand (every
place in the sentence for a pattern without words): the matches in that sentence, or None where spaCy must be asked."""

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
        nearest, furthest: How far the anchor may stand from the start of a match.
        exact: Whether `find` gives spaCy's matches.
        lemma: Whether a step asks for a lemma.
    """

    steps: tuple[Step, ...]
    nearest: int
    furthest: int
    exact: bool
    lemma: bool

    def find(self, tokens: Sequence[Token], first: int, last: int, anchors: Iterable[int]) -> Iterable[Match] | None:
        """See `Find`."""
        spans: set[tuple[int, int]] = set()
        for anchor in anchors:
            for start in range(anchor - self.nearest, max(first - 1, anchor - self.furthest - 1), -1):
                if start >= first:
                    spans.update((start, end) for end in self._ends(tokens, start, first, last) if end > start)
        if not spans or (self.exact and not (self.lemma and self._unsure(tokens, spans))):
            return [(start, end, ()) for start, end in spans]
        return None

    def _unsure(self, tokens: Sequence[Token], spans: Iterable[tuple[int, int]]) -> bool:
        looks = [step.look for step in self.steps]
        return not all(look.sure(token) for look in looks for start, end in spans for token in tokens[start:end])

    def _ends(self, tokens: Sequence[Token], start: int, first: int, last: int) -> Iterable[int]:
        places = {start}
        for step in self.steps:
            fits, least, most = step.look.fits, step.least, step.most
            after: set[int] = set()
            for place in places:
                count = 0
                while True:
                    if count >= least:
                        after.add(place + count)
                    if count >= most or place + count >= last or not fits(tokens[place + count], first):
                        break
                    count += 1
            if not after:
                return after
            places = after
        return places


def _fixed(looks: Sequence[Look], at: int, *, exact: bool) -> Find:
    """The matches of a chain of which each step stands exactly once, its anchor at a place; flat, for most are such."""
    size = len(looks)
    checks = [(place, look.fits) for place, look in enumerate(looks) if place != at]
    checks.append((at, looks[at].fits))  # last, for it holds most often
    lemmas = [(place, look) for place, look in enumerate(looks) if look.lemma]

    def find(tokens: Sequence[Token], first: int, last: int, anchors: Iterable[int]) -> Iterable[Match] | None:
        found: list[Match] = []
        for anchor in anchors:
            start = anchor - at
            if start < first or start + size > last:
                continue
            for offset, fits in checks:
                if not fits(tokens[start + offset], first):
                    break
            else:
                if not exact or not all(look.sure(tokens[start + offset]) for offset, look in lemmas):
                    return None
                found.append((start, start + size, ()))
        return found

    return find


@dataclass(frozen=True, slots=True)
class Tree:
    """A dependency pattern.

    Args:
        nodes: For each: what it must be, the place of the node that it hangs on (-1: none), the operator.
        names: What each is called.
        anchor: The place of the node whose words the anchor holds.
        climb: How many heads lie between it and the first node; -1 where it does not hang below that one.
        exact: Whether `find` gives spaCy's matches.
    """

    nodes: tuple[tuple[Look, int, str], ...]
    names: tuple[str, ...]
    anchor: int
    climb: int
    exact: bool

    def find(self, tokens: Sequence[Token], first: int, last: int, anchors: Iterable[int]) -> Iterable[Match] | None:
        """See `Find`."""
        fits = self.nodes[0][0].fits
        starts = range(first, last) if self.climb < 0 else self._roots(tokens, anchors, first)
        partial: list[tuple[int, ...]] = [(i,) for i in starts if fits(tokens[i], first)]
        for look, left, relation in self.nodes[1:]:
            if not partial:
                return ()
            fits = look.fits
            partial = [
                (*match, i)
                for match in partial
                for i in _related(tokens, match[left], relation, first, last)
                if fits(tokens[i], first)
            ]
        if not partial:
            return ()
        if self.exact and all(
            n[0].sure(tokens[i]) for match in partial for n, i in zip(self.nodes, match, strict=True)
        ):
            return [hung(self.names, match) for match in partial]
        return None

    def _roots(self, tokens: Sequence[Token], anchors: Iterable[int], first: int) -> set[int]:
        """Where the first node may stand, given where the anchor node's words stand."""
        fits = self.nodes[self.anchor][0].fits
        found = set()
        for anchor in anchors:
            if not fits(tokens[anchor], first):
                continue
            place = anchor
            for _ in range(self.climb):
                place = tokens[place].head
            found.add(place)
        return found


def hung(names: Iterable[str], places: Sequence[int]) -> Match:
    """A match of a dependency pattern, its nodes as captures."""
    captures = tuple([(name, place, place + 1) for name, place in zip(names, places, strict=True)])
    return min(places), max(places) + 1, captures


def _related(tokens: Sequence[Token], place: int, relation: str, first: int, last: int) -> Iterable[int]:
    """Tokens that may stand in the relation to the token at the place."""
    if relation == ">":
        return [i for i in range(first, last) if tokens[i].head == place != i]
    if relation == "<":
        head = tokens[place].head
        return (head,) if head != place else ()
    return range(first, last)


def chain(pattern: Pattern) -> Find:
    """The matches of a token pattern, as far as plain tokens tell."""
    steps = tuple(_step(token) for token in pattern.tokens)
    looks = [step.look for step in steps]
    words = anchor(pattern)
    nearest, furthest = _reach(pattern, steps, words)
    exact = all(look.exact for look in looks) and not any(pattern.names)
    if words and nearest == furthest and all(step.least == step.most == 1 for step in steps):
        return _fixed(looks, nearest, exact=exact)
    return Chain(steps, nearest, furthest, exact, any(look.lemma for look in looks)).find


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


def tree(pattern: Pattern) -> Find:
    """The matches of a dependency pattern, as far as plain tokens tell."""
    ids = tuple([node["RIGHT_ID"] for node in pattern.nodes])
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
    return Tree(nodes, ids, at, climb if words else -1, exact).find


def _cost(words: frozenset[str]) -> int:
    """About how often one of the words is met."""
    return sum(20 if word[:1] in ("^", SHAPE) else 40 if word in _COMMON or ":" in word else 1 for word in words)


def _anchor(attributes: Mapping[str, Any]) -> frozenset[str]:
    """Keys of which a token must have one, or the empty set."""
    for name in (*WORDS, "TEXT", "ORTH"):
        if values := values_of(attributes.get(name), "LOWER"):
            return values
    for name in ("LOWER", "TEXT", "ORTH"):
        if expression := regex_of(attributes.get(name)):
            return frozenset((f"{SHAPE}{name} {expression}",))
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


def shape(key: str) -> Callable[[Token], bool] | None:
    """Whether a token fits an expression, given the expression's key; None for the key of anything else."""
    name, blank, expression = key.partition(" ")
    if not blank or name[:1] != SHAPE:
        return None
    fits = look_at({name[1:]: {"REGEX": expression}}).fits
    return lambda token: fits(token, 0)


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
