"""The claims on which a thread turns: what is answered, surely found, and clear without what stands before it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from argmap.rulebook.vocabulary import form, words
from argmap.views.groups import statements

if TYPE_CHECKING:
    from argmap.views.groups import Group
    from argmap.views.index import Index

_WORD = re.compile(r"[a-z0-9'’-]+")
_HANGING = frozenset(words("hanging"))
_JOINING = frozenset([*words("joins_head"), *words("leads_in"), *words("joins"), *words("turns_against")])
_SPEAKER = frozenset([*words("speaker"), *words("we")])
_PLACE = frozenset(words("points_to_place"))
_IS = frozenset(words("copula_forms"))
ANSWERS, SURE, PERSONAL, LONG = 1.0, 2.5, -0.3, -0.3
"""Weight of each comment that answers a claim, of its confidence, of talk of oneself, and of a long sentence."""
_MOST = 4
"""More answers to one claim say no more."""
_SHORTEST, _LONGEST = 3, 24
"""Words: fewer are no sentence, and more are not read at a glance."""


def stands(says: str) -> bool:
    """Whether words are clear without what stands before them: they open with no "they", "so", "that's" or assent.

    >>> stands("Leila is right about the ban")
    False
    >>> stands("Banning never works"), stands("They will just lie"), stands("And there's your problem")
    (True, False, False)
    >>> stands("There are no buses at night"), stands("There it stopped"), stands("Not so.")
    (True, False, False)
    """
    said = [word.replace("’", "'") for word in _WORD.findall(says.casefold())]
    if len(said) < _SHORTEST or form("opens_with_assent").match(says):
        return False
    first, _, clitic = said[0].partition("'")
    if first in _PLACE:
        return clitic == "s" or said[1] in _IS
    return first not in _HANGING and first not in _JOINING


def turning(at: Index) -> list[Group]:
    """Single claims, put forward outright in an own voice, one of a comment: those on which most turns first."""
    ranked = sorted((group for group in statements(at) if _may(group)), key=lambda group: -_worth(group))
    chosen: dict[str, Group] = {}
    for group in ranked:
        chosen.setdefault(group.sayings[0].comment, group)
    return list(chosen.values())


def _may(group: Group) -> bool:
    one = group.sayings[0]
    own = not one.reported and not one.premise and one.manner in {"asserts", "denies", "hedges"}
    return group.kind == "claim" and own and stands(one.quote)


def _worth(group: Group) -> float:
    one = group.sayings[0]
    said = _WORD.findall(one.quote.casefold())
    personal = any(word.partition("'")[0] in _SPEAKER for word in said)
    answers = min(_MOST, len({answer.comment for answer in group.answers}))
    return ANSWERS * answers + SURE * one.confidence + PERSONAL * personal + LONG * (len(said) > _LONGEST)
