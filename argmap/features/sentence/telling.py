"""Whether a sentence tells what happened once, points at what was said, or says how things are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.features.sentence.build import judges, past
from argmap.language import grammar
from argmap.rulebook.vocabulary import words

if TYPE_CHECKING:
    from argmap.features.sentences import Told

_OWN = words("first_person", "we")
_PERSON = words("first_person", "we", "third_person_subject")
_POINTS = words("demonstrative")
_ANYBODY = words("anybody")
_YEAR = 4
_DAYS, _SPANS, _WHICH = words("calendar"), words("span_of_time"), words("which_one")


def narrates(told: Told) -> float:
    """1 where its main verb tells in the past what somebody did: "They cut it down.", "Ann left."."""
    subject = told.subject
    if subject is None or not past(told) or judges(told) or _modal(told):
        return 0.0
    return subject.pos == "PROPN" or subject.lower in _PERSON or _of_ones_own(told)


def happened(told: Told) -> float:
    """1 where it narrates what happened once, and says when: "They cut it down last spring."."""
    return narrates(told) and _dated(told)


def general(told: Told) -> float:
    """1 where a thing or a doing is the subject of a main verb that is not in the past: "Bans drive people away."."""
    subject = told.subject
    if subject is None or past(told):
        return 0.0
    thing = subject.pos == "NOUN" or subject.dep in grammar.CLAUSE_SUBJECT or subject.lower in _ANYBODY
    return thing and not _of_ones_own(told)


def points_back(told: Told) -> float:
    """1 where "this" or "that" alone is the subject: what it says stands before it."""
    return told.subject is not None and told.subject.lower in _POINTS


def _of_ones_own(told: Told) -> bool:
    subject = told.subject
    return subject is not None and any(t.head == subject.i and t.lower in _OWN for t in told.tokens)


def _dated(told: Told) -> bool:
    for before, token, after in zip((None, *told.tokens), told.tokens, (*told.tokens[1:], None), strict=False):
        if token.lower in _DAYS or (token.text.isdigit() and len(token.text) == _YEAR):
            return True
        if token.lemma in _SPANS and ((before and before.lower in _WHICH) or (after and after.pos == "NUM")):
            return True
    return False


def _modal(told: Told) -> bool:
    root = told.root
    return root is not None and any(t.head == root.i and t.tag in grammar.MODAL for t in told.tokens)
