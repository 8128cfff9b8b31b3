"""The words that may fill the slot of a construction, looked up: which tags they name.

A construction is matched once for all tags. What counts is the head of the noun phrase in its slot ("the licence fee",
not "licence"), the words joined to it by "and", and a phrase that holds it ("freedom of speech").
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from argmap.language import grammar

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from argmap.language.analysis import Token
    from argmap.rulebook.rule import Pattern, Rulebook

_FURTHEST = 6
"""How many words behind a noun the head of its phrase may stand."""
_MOST_JOINED = 12


class Entry(NamedTuple):
    """A word or phrase of a tag: whose, which of its fillers, its words."""

    tag: str
    filler: int
    words: tuple[str, ...]


class Fill(NamedTuple):
    """A tag that a slot names: whose, by which of its fillers, and the half-open tokens of its word."""

    tag: str
    filler: int
    first: int
    last: int


class Lexicons:
    """The words of all tags of a rulebook.

    Args:
        rulebook: Expanded rules.

    Attributes:
        words: Of which a text must hold one, as it stands or as a lemma, for a tag to be named.
    """

    def __init__(self, rulebook: Rulebook) -> None:
        self._entries: defaultdict[str, list[Entry]] = defaultdict(list)
        self._places: dict[tuple[str, int, str, int], int] = {}
        for rule in rulebook.rules:
            for number, fillers in enumerate(rule.fillers):
                for phrase in fillers.words:
                    words = tuple(phrase.split())
                    for word in dict.fromkeys(words):
                        self._entries[word].append(Entry(rule.id, number, words))
            for index, pattern in enumerate(rule.patterns if rule.family == "tags" else ()):
                if pattern.construction:
                    self._places[pattern.construction, pattern.number, rule.id, pattern.filler] = index
        self.words = frozenset(self._entries)

    def filled(
        self, pattern: Pattern, tokens: Sequence[Token], match: range, slot: range
    ) -> Iterator[tuple[Fill, int]]:
        """The tags that the words in a construction's slot name, each with the index of the pattern in the tag's rule.

        Args:
            pattern: The construction's.
            tokens: The comment's.
            match: The tokens that the construction matched.
            slot: Those in its slot.
        """
        places = heads(tokens, match, slot, phrase=_is_phrase(pattern))
        found = dict.fromkeys(fill for head in places for fill in self._named(tokens, head))
        for fill in found:
            place = self._places.get((pattern.construction, pattern.number, fill.tag, fill.filler))
            if place is not None:
                yield fill, place

    def _named(self, tokens: Sequence[Token], head: int) -> Iterator[Fill]:
        for word in dict.fromkeys((tokens[head].lower, tokens[head].lemma)):
            for entry in self._entries.get(word, ()):
                for at, part in enumerate(entry.words):
                    first = head - at
                    last = first + len(entry.words)
                    if part == word and first >= 0 and last <= len(tokens) and _same(tokens[first:last], entry.words):
                        yield Fill(entry.tag, entry.filler, first, last)


def _same(tokens: Sequence[Token], words: Sequence[str]) -> bool:
    return all(word in (token.lower, token.lemma) for token, word in zip(tokens, words, strict=True))


def _is_phrase(pattern: Pattern) -> bool:
    """Whether a slot is a noun phrase and not one word of a kind."""
    return pattern.kind == "token" and pattern.tokens[pattern.names.index(pattern.slot)].get("OP") == "+"


def heads(tokens: Sequence[Token], match: range, slot: range, *, phrase: bool) -> list[int]:
    """The heads of what stands in a slot: of the phrase, and of those that "and" joins to it, in the text's order.

    A phrase may go on behind the slot ("it's about the company's profits"), but not in words that the construction
    itself wants ("for security reasons").

    Args:
        tokens: The comment's.
        match: The tokens that the construction matched.
        slot: Those in its slot.
        phrase: Whether an adjective in the slot stands for the noun that it belongs to.
    """
    place = next((i for i in reversed(slot) if tokens[i].pos in grammar.THING), slot[-1])
    head = tokens[place].head if phrase or tokens[place].pos in grammar.THING else place
    while (
        place < head <= place + _FURTHEST and tokens[head].pos in grammar.THING and (head in slot or head not in match)
    ):
        place, head = head, tokens[head].head
    return sorted(_joined(tokens, place))


def _joined(tokens: Sequence[Token], place: int) -> set[int]:
    """A token, what it is joined to, and what is joined to it."""
    found = {place}
    waiting = [place]
    while waiting and len(found) < _MOST_JOINED:
        at = waiting.pop()
        sentence = tokens[at].sentence
        near = range(max(0, at - 4 * _MOST_JOINED), min(len(tokens), at + 4 * _MOST_JOINED))
        beside = [i for i in near if tokens[i].dep in grammar.CONJUNCT and tokens[i].head == at != i]
        if tokens[at].dep in grammar.CONJUNCT:
            beside.append(tokens[at].head)
        for other in beside:
            if other not in found and tokens[other].sentence == sentence and tokens[other].pos == tokens[place].pos:
                found.add(other)
                waiting.append(other)
    return found
