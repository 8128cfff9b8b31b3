"""How long a sentence is, how it is built, and where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.language import grammar

if TYPE_CHECKING:
    from argmap.features.sentences import Told


def words(told: Told) -> float:
    """Words of the sentence; figures are none."""
    return told.words


def sentences(told: Told) -> float:
    """Sentences of the comment."""
    return told.total


def rank(told: Told) -> float:
    """Sentences of the comment before it that say something: that have three words."""
    return told.rank


def last(told: Told) -> float:
    """1 where it closes a comment of several sentences."""
    return told.total > 1 and told.place == told.total - 1


def opens_paragraph(told: Told) -> float:
    """1 where it opens the comment or a paragraph."""
    return told.opens_paragraph


def leaned_on(told: Told) -> float:
    """1 where a word that opens the next sentence points back at it."""
    return told.leaned_on


def tagged(told: Told) -> float:
    """1 where a rule that names a claim matched in it."""
    return told.tagged


def bracketed(told: Told) -> float:
    """1 where a bracket opens it."""
    return told.tokens[0].text in {"(", "["}


def comparatives(told: Told) -> float:
    """Comparatives and superlatives."""
    return sum(token.tag in grammar.COMPARISON for token in told.tokens)


def figures(told: Told) -> float:
    """Numbers, in figures or words."""
    return sum(token.pos == "NUM" for token in told.tokens)


def finite(told: Told) -> float:
    """1 where its main verb is finite and has a subject."""
    root = told.root
    if root is None or told.subject is None:
        return 0.0
    return root.tag in grammar.FINITE or any(t.head == root.i and t.tag in grammar.FINITE for t in told.tokens)


def judges(told: Told) -> float:
    """1 where an adjective or a noun completes its main verb: what its subject is, seems or becomes."""
    return told.has(grammar.PREDICATE)


def negated(told: Told) -> float:
    """1 where its main verb is negated."""
    return told.has(grammar.NEGATION)


def past(told: Told) -> float:
    """1 where its main verb is in the past."""
    root = told.root
    return root is not None and (
        root.tag in grammar.PAST
        or any(t.head == root.i and t.pos == "AUX" and t.tag in grammar.PAST for t in told.tokens)
    )


def quoted_words(told: Told) -> float:
    """Words between one pair of quotation marks that open in it: the most."""
    return max((words for start, _, words in told.quotations if told.sentence.start <= start), default=0)
