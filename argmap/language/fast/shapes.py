"""Token and dependency patterns, found on the rows of a sentence."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from argmap.language.fast.token_tests import FIELDS
from argmap.language.matchers import Match, tree_match
from argmap.rulebook.derive import repeats, words_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from spacy.tokens import Doc

    from argmap.language.analysis import Sentence
    from argmap.language.fast.token_tests import Row, Test, TokenTests
    from argmap.rulebook.rule import Pattern

Captures = tuple[tuple[str, int, int], ...]
Step = tuple["Test", int, int, str]
"""The test of a token, how often it stands there at least and at most, and the name of the capture."""

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
        exact: Whether `find` may give matches; else only spaCy's matcher can.
        once: Whether `find` gives all matches of a sentence for any place in it.
        anchor: The test of a token without which it cannot match.
    """

    def __init__(self, pattern: Pattern, tests: TokenTests, words: frozenset[str]) -> None:
        names = pattern.names or ("",) * len(pattern.tokens)
        signs = [str(token.get("OP", "1")) for token in pattern.tokens]
        counts = list(map(repeats, signs))
        made = [tests.of({} if sign == "!" else token) for sign, token in zip(signs, pattern.tokens, strict=True)]
        steps: list[Step] = [(test, *count, name) for test, count, name in zip(made, counts, names, strict=True)]
        at = _anchor(pattern.tokens, counts, words)
        self.exact = "!" not in signs and all(map(tests.tell, pattern.tokens))
        self.once = at is None or counts[at] != (1, 1)
        self.anchor = tests.of(_in_role(pattern.tokens[at or 0]))
        self._names = tuple(filter(None, dict.fromkeys(names)))
        at = at or 0
        self._steps = steps
        self._behind, self._own, self._ahead = steps[:at][::-1], steps[at], steps[at + 1 :]
        self._near = (*_sure(self._ahead, 1), *_sure(self._behind, -1))
        named = tuple((name, i - at, i - at + 1) for i, name in enumerate(names) if name)
        self._fixed = self._joined(named) if self.exact and set(counts) == {(1, 1)} else None

    def find(self, text: Rows, place: int, sentence: Sentence) -> list[Match] | None:
        """Its matches in a sentence around the word that it waits for, which stands at a place.

        None: there may be some, and spaCy's matcher must be asked.
        """
        rows, first, last = text.rows, sentence.first, sentence.last
        if not self.once:
            if not self._own[0](rows[place]):
                return []
            for way, test in self._near:
                if not first <= place + way < last or not test(rows[place + way]):
                    return []
            if self._fixed is not None:
                captures = tuple([(name, place + start, place + end) for name, start, end in self._fixed])
                return [(place - len(self._behind), place + 1 + len(self._ahead), captures)]
        if self.once:
            found = [(at, *end) for at in range(first, last) for end in _walk(rows, self._steps, at, last, 1)]
        elif ends := _walk(rows, self._ahead, place + 1, last, 1):
            own = ((self._own[3], place, place + 1),) if self._own[3] else ()
            starts = _walk(rows, self._behind, place, first, -1)
            found = [(start, end, (*before, *own, *after)) for start, before in starts for end, after in ends]
        else:
            return []
        matches = {(start, end, self._joined(captures)) for start, end, captures in found if end > start}
        sure = self.exact and (not self._names or len({match[:2] for match in matches}) == len(matches))
        return list(matches) if sure or not matches else None

    def _joined(self, captures: Captures) -> Captures:
        """Captures in the order of the pattern's names; one name that several tokens bear holds all between them."""
        spans = [(name, [span for named, *span in captures if named == name]) for name in self._names]
        return tuple([(name, min(s)[0], max(last for _, last in s)) for name, s in spans if s])


def _sure(steps: Sequence[Step], way: int) -> Iterator[tuple[int, Test]]:
    """The places next to the anchor, in one direction, where a certain step must be taken."""
    for distance, (test, least, most, _) in enumerate(steps, 1):
        if least:
            yield way * distance, test
        if (least, most) != (1, 1):
            break


def _walk(
    rows: Sequence[Row], steps: Iterable[Step], place: int, bound: int, way: int
) -> Collection[tuple[int, Captures]]:
    """Where steps can end that begin at a place, with the tokens that they name.

    Args:
        rows: Of the text.
        steps: In the order in which they are taken.
        place: Between two tokens.
        bound: Where the sentence ends that way.
        way: 1 forwards, -1 backwards.
    """
    states: Collection[tuple[int, Captures]] = ((place, ()),)
    before = (way - 1) // 2
    for test, least, most, name in steps:
        after: set[tuple[int, Captures]] = set()
        for start, captures in states:
            end, count = start, 0
            while True:
                if count >= least:
                    named = (*captures, (name, min(start, end), max(start, end))) if name and count else captures
                    after.add((end, named))
                if count >= most or end == bound or not test(rows[end + before]):
                    break
                end, count = end + way, count + 1
        if not after:
            return ()
        states = after
    return states


class Tree:
    """A dependency pattern.

    Args:
        pattern: The pattern.
        tests: Of its vocabulary.

    Attributes:
        exact: See `Chain`.
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
        attributes = [node["RIGHT_ATTRS"] for node in pattern.nodes]
        self.exact = all(relation in _TOLD for _, _, relation in self._nodes) and all(map(tests.tell, attributes))
        at = _anchor(attributes, [(1, 1)] * len(attributes), frozenset())
        self.anchor = tests.of(_in_role(attributes[at or 0]))

    def find(self, text: Rows, _place: int, sentence: Sentence) -> list[Match] | None:
        """Its matches in a sentence; see `Chain.find`."""
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
        return [tree_match(self._names, match) for match in partial] if self.exact or not partial else None


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


def _anchor(
    tokens: Sequence[Mapping[str, Any]], counts: Sequence[tuple[int, int]], words: frozenset[str]
) -> int | None:
    """The place of a token that must be there: that holds the words, or none; without words, that asks for most."""
    needed = [place for place, (least, _) in enumerate(counts) if least]
    if words:
        return next((place for place in needed if words in words_of(tokens[place])), None)
    return max(needed, key=lambda place: len(_in_role(tokens[place])), default=None)


def _in_role(attributes: Mapping[str, Any]) -> dict[str, Any]:
    """The attributes that a word has in any sentence."""
    return {name: value for name, value in attributes.items() if name not in _IN_SENTENCE}
