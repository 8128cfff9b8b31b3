"""Which words of a sentence belong to a verb: the verbs above it in its clause, and what hangs below its parts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.language import grammar
from argmap.rulebook.vocabulary import words

if TYPE_CHECKING:
    from argmap.language.analysis import Token

POINTING = words("stands_for_thing")
RULED = grammar.PREDICATE | grammar.OPEN_CLAUSE | grammar.ADVERB | grammar.PARTICLE | grammar.CONJUNCT
"""What hangs on the verb of its clause."""
TAKING_PART = grammar.OBJECT | grammar.NOUN_SUBJECT | grammar.OBJECT_OF_PREPOSITION


def ruling(token: Token, tokens: list[Token]) -> set[int]:
    """A token and the verbs above it in its clause; what is joined to another with a subject of its own is a clause."""
    by = {t.i: t for t in tokens}
    found = {token.i}
    own = {t.head for t in tokens if t.dep in grammar.NOUN_SUBJECT}
    while token.dep in RULED and token.head in by and token.head != token.i:
        if token.dep in grammar.CONJUNCT and token.i in own:
            break
        token = by[token.head]
        found.add(token.i)
    return found


def below(heads: list[Token], tokens: list[Token]) -> list[Token]:
    """Words and all that hangs below them: "the price of books" of "price"."""
    inside = {token.i for token in heads}
    while more := {token.i for token in tokens if token.head in inside} - inside:
        inside |= more
    return [token for token in tokens if token.i in inside]
