"""How long a sentence is, how it is built, and where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argmap.features.sentences import Told


def words(told: Told) -> float:
    """Words of the sentence; figures are none."""
    return told.words


def sentences(told: Told) -> float:
    """Sentences of the comment."""
    return told.total


def first(told: Told) -> float:
    """1 where it opens a comment of several sentences."""
    return told.total > 1 and told.place == 0


def last(told: Told) -> float:
    """1 where it closes a comment of several sentences."""
    return told.total > 1 and told.place == told.total - 1


def verbs(told: Told) -> float:
    """Verbs and auxiliaries."""
    return told.verbs


def clauses(told: Told) -> float:
    """Clauses: finite or subordinate verbs."""
    return told.clauses


def past_share(told: Told) -> float:
    """Share of its finite verbs that are in the past."""
    return told.past / told.finite if told.finite else 0.0


def main_be(told: Told) -> float:
    """1 where its main verb is be."""
    return told.main_be


def quoted_words(told: Told) -> float:
    """Words between one pair of quotation marks that open in it: the most."""
    return max((words for start, _, words in told.quotations if told.sentence.start <= start), default=0)
