"""Token and dependency patterns, found on the rows of a sentence."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, Any

from argmap.language.fast.token_tests import FIELDS
from argmap.language.matchers import Match, tree_match
from argmap.rulebook.derive import words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from spacy.tokens import Doc

    from argmap.language.analysis import Sentence
    from argmap.language.fast.token_tests import Row, Test, TokenTests
    from argmap.rulebook.rule import Pattern

_MANY = 1 << 30
_BRACES = re.compile(r"\{(\d*)(,?)(\d*)\}")
_COUNTS = {"1": (1, 1), "?": (0, 1), "*": (0, _MANY), "+": (1, _MANY), "!": (0, 1)}
_IN_SENTENCE = frozenset(("OP", "DEP", "MORPH", "SENT_START", "IS_SENT_START"))
_TOLD = frozenset(("", ">", "<", ">>"))
"""Operators between nodes that are told from the heads alone."""


class Rows:
    """The tokens of a text as rows of numbers, and where their heads stand (a root's own place).

    Args:
        doc: The parsed text.
    """

    def __init__(self, doc: Doc) -> None:
        self._doc = doc
        self.rows: list[Row] = list(map(tuple, doc.to_array(list(FIELDS)).tolist()))

    @cached_property
    def heads(self) -> list[int]:
        """By token."""
        ways: list[int] = self._doc.to_array(["HEAD"]).astype("int64").tolist()
        return [place + way for place, way in enumerate(ways)]


class Chain:
    """A token pattern.

    Args:
        pattern: The pattern.
        tests: Of its vocabulary.
        words: The set of its words that it waits for; empty: one of its tokens.

    Attributes:
        exact: Whether `find` gives spaCy's matches; else only whether there are any.
        once: Whether `find` gives all matches of a sentence for any place in it.
        anchor: The test of a token without which it cannot match.
    """

    def __init__(self, pattern: Pattern, tests: TokenTests, words: frozenset[str]) -> None:
        counts = [_count(str(token.get("OP", "1"))) for token in pattern.tokens]
        negated = [token.get("OP") == "!" for token in pattern.tokens]
        self._steps: list[tuple[Test, int, int]] = [
            (_anything if no else tests.of(token), least, most)
            for token, no, (least, most) in zip(pattern.tokens, negated, counts, strict=True)
        ]
        self.exact = not any(pattern.names) and not any(negated)
        self.once = False
        at = _anchor(pattern.tokens, counts, words)
        self.anchor = tests.of(_in_role(pattern.tokens[at or 0]))
        self._fixed = [test for test, _, _ in self._steps] if at is not None and set(counts) == {(1, 1)} else []
        self._nearest = 0 if at is None else sum(least for least, _ in counts[:at])
        self._furthest = _MANY if at is None else sum(most for _, most in counts[:at])

    def find(self, text: Rows, place: int, sentence: Sentence) -> list[Match]:
        """Its matches in a sentence around the word that it waits for, which stands at a place."""
        rows, last = text.rows, sentence.last
        if self._fixed:
            start, tests = place - self._nearest, self._fixed
            if start < sentence.first or start + len(tests) > last:
                return []
            for test, row in zip(tests, rows[start:last], strict=False):
                if not test(row):
                    return []
            return [(start, start + len(tests), ())]
        starts = range(max(sentence.first, place - self._furthest), place - self._nearest + 1)
        return [(start, end, ()) for start in starts for end in self._ends(rows, start, last) if end > start]

    def _ends(self, rows: Sequence[Row], start: int, last: int) -> Iterable[int]:
        places: Iterable[int] = (start,)
        for test, least, most in self._steps:
            if least == most == 1:
                places = [place + 1 for place in places if place < last and test(rows[place])]
            else:
                after: set[int] = set()
                for place in places:
                    count = 0
                    while True:
                        if count >= least:
                            after.add(place + count)
                        if count >= most or place + count >= last or not test(rows[place + count]):
                            break
                        count += 1
                places = after
            if not places:
                break
        return places


class Tree:
    """A dependency pattern.

    Args:
        pattern: The pattern.
        tests: Of its vocabulary.

    Attributes:
        exact: Whether `find` gives spaCy's matches; else only whether there may be any.
        once: See `Chain`.
        anchor: The test of a token without which it cannot match.
    """

    def __init__(self, pattern: Pattern, tests: TokenTests) -> None:
        self._names = [node["RIGHT_ID"] for node in pattern.nodes]
        self._nodes = [
            (
                tests.of(node["RIGHT_ATTRS"]),
                self._names.index(node["LEFT_ID"]) if "LEFT_ID" in node else 0,
                node.get("REL_OP", ""),
            )
            for node in pattern.nodes
        ]
        self.once = True
        self.exact = all(relation in _TOLD for _, _, relation in self._nodes)
        attributes = [node["RIGHT_ATTRS"] for node in pattern.nodes]
        at = _anchor(attributes, [(1, 1)] * len(attributes), frozenset())
        self.anchor = tests.of(_in_role(attributes[at or 0]))

    def find(self, text: Rows, _place: int, sentence: Sentence) -> list[Match]:
        """Its matches in a sentence."""
        rows, heads, places = text.rows, text.heads, range(sentence.first, sentence.last)
        test = self._nodes[0][0]
        partial: list[tuple[int, ...]] = [(place,) for place in places if test(rows[place])]
        for test, left, relation in self._nodes[1:]:
            partial = [
                (*match, place)
                for match in partial
                for place in _related(heads, match[left], relation, places)
                if test(rows[place])
            ]
        return [tree_match(self._names, match) for match in partial]


def _related(heads: Sequence[int], left: int, relation: str, sentence: range) -> Iterable[int]:
    """The tokens of a sentence that stand in a relation to one of them, or may."""
    if relation == ">":
        return [place for place in sentence if heads[place] == left != place]
    if relation == "<":
        return (heads[left],) if heads[left] != left else ()
    if relation == ">>":
        return [place for place in sentence if place != left and left in _above(heads, place)]
    return sentence


def _above(heads: Sequence[int], place: int) -> Iterable[int]:
    while heads[place] != place:
        place = heads[place]
        yield place


def _anything(_row: Row) -> bool:
    return True


def _anchor(
    tokens: Sequence[Mapping[str, Any]], counts: Sequence[tuple[int, int]], words: frozenset[str]
) -> int | None:
    """The place of a token that must be there: that holds the words, or none; without words, that asks for most."""
    needed = [place for place, (least, _) in enumerate(counts) if least]
    if words:
        return next((place for place in needed if words in words_of(tokens[place])), None)
    return max(needed, key=lambda place: len(_in_role(tokens[place])))


def _in_role(attributes: Mapping[str, Any]) -> dict[str, Any]:
    """The attributes that a word has in any sentence."""
    return {name: value for name, value in attributes.items() if name not in _IN_SENTENCE}


def _count(sign: str) -> tuple[int, int]:
    """How often a token stands there, at least and at most."""
    if sign in _COUNTS:
        return _COUNTS[sign]
    found = _BRACES.fullmatch(sign)
    if found is None:
        return 0, _MANY
    low, comma, high = found.groups()
    least = int(low or 0)
    return least, (int(high) if high else _MANY) if comma else least
