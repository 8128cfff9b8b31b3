"""Where in a comment a firing stands: at its opening, at the start of a sentence, in its last sentence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from argmap.rulebook.vocabulary import form, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from argmap.language.analysis import Sentence, Token
    from argmap.rulebook.rule import Scope

_OPENING = 3
_LEADING = words("leads_in")
_FILLER = form("filler")
"""Sounds that begin a sentence and say nothing: "ummm", "errr", "haha"."""


_NAME = 3
"""Tokens that a name at the head may have."""


@dataclass(frozen=True, slots=True)
class Openings:
    """Token indices at which firings of each scope may start; see `Rule.scope`."""

    first: frozenset[int]
    opening: frozenset[int]
    sentence: frozenset[int]
    closing: range

    def allows(self, scope: Scope, token: int) -> bool:
        """Whether a firing of this scope may start at the token."""
        if scope == "anywhere":
            return True
        if scope == "closing":
            return token in self.closing
        place: frozenset[int] = getattr(self, scope)
        return token in place


def openings(tokens: Sequence[Token], sentences: Sequence[Sentence]) -> Openings:  # noqa: C901  # one pass, one state
    """The places in a comment; words of quotes, white space and leading punctuation do not count as words.

    A name that is spoken to at the very start is passed over: "@Ann", "Ann, …", "Ann: …". What follows a quoted block
    is an opening too: in forum English each answer under a quote starts afresh. Words in quotation marks within a line
    are part of what is told there.
    """
    called = _called(tokens)
    first, opening, sentence = set(called), set(called), set(called)
    fresh = True
    words = 0
    at_sentence = -1
    led = False
    inside = False
    for token in tokens:
        if token.quoted:
            if not inside:
                fresh, words = True, 0
            continue
        word = token.text.isalnum() or any(map(str.isalnum, token.text))
        inside = inside or word
        if "\n" in token.text:
            inside = False
        if not word or token.pos == "SPACE":
            if fresh and words == 0 and token.pos != "SPACE":
                opening.add(token.i)
                first.add(token.i)
            if token.sentence != at_sentence and token.pos != "SPACE":
                sentence.add(token.i)
            continue
        if token.text.startswith("@") or token.i in called:
            continue
        if token.sentence != at_sentence:
            at_sentence = token.sentence
            sentence.add(token.i)
            led = token.lower in _LEADING or _FILLER.fullmatch(token.lower) is not None
        elif led:
            sentence.add(token.i)
            led = token.lower in _LEADING or _FILLER.fullmatch(token.lower) is not None
        if fresh:
            if words == 0:
                first.add(token.i)
            opening.add(token.i)
            words += 1
            fresh = words < _OPENING
    own = [s for s in sentences if not s.quoted]
    closing = range(own[-1].first, own[-1].last) if own else range(0)
    return Openings(frozenset(first), frozenset(opening), frozenset(sentence), closing)


def _called(tokens: Sequence[Token]) -> frozenset[int]:
    """Indices of the tokens of a name at the very start that is spoken to: what stands between it and a mark."""
    own = [token for token in tokens if not token.quoted and token.pos != "SPACE"][: _NAME + 1]
    named = [token for token in own if token.pos == "PROPN" or token.text.startswith("@")]
    for place, token in enumerate(own):
        if token.text in {",", ":"}:
            return frozenset(t.i for t in own[:place]) if named == own[:place] else frozenset()
    marked = own[:1] == named[:1] != [] and own[0].text.startswith("@")
    return frozenset(t.i for t in own[1:2] if marked and t.pos == "PROPN")
