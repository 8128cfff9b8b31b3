"""Of whom the two speak: I, you, we, they."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.features.profile import FIRST, SECOND, THIRD, WE

if TYPE_CHECKING:
    from argmap.features.pairs import Pair


def reply_first_person(pair: Pair) -> float:
    """I, me, my in a hundred words of the reply."""
    return pair.reply.share(FIRST)


def reply_second_person(pair: Pair) -> float:
    """You, your in a hundred words of the reply."""
    return pair.reply.share(SECOND)


def reply_third_person(pair: Pair) -> float:
    """He, she, they in a hundred words of the reply."""
    return pair.reply.share(THIRD)


def reply_we(pair: Pair) -> float:
    """We, us, our in a hundred words of the reply."""
    return pair.reply.share(WE)


def parent_first_person(pair: Pair) -> float:
    """I, me, my in a hundred words of the parent."""
    return pair.parent.share(FIRST)


def parent_second_person(pair: Pair) -> float:
    """You, your in a hundred words of the parent."""
    return pair.parent.share(SECOND)


def parent_third_person(pair: Pair) -> float:
    """He, she, they in a hundred words of the parent."""
    return pair.parent.share(THIRD)


def parent_we(pair: Pair) -> float:
    """We, us, our in a hundred words of the parent."""
    return pair.parent.share(WE)


def third_person_both(pair: Pair) -> float:
    """He, she, they: the fewer of the two sides."""
    return min(pair.reply.count(THIRD), pair.parent.count(THIRD))


def we_both(pair: Pair) -> float:
    """We, us, our: the fewer of the two sides."""
    return min(pair.reply.count(WE), pair.parent.count(WE))


def first_person_both(pair: Pair) -> float:
    """I, me, my: the fewer of the two sides."""
    return min(pair.reply.count(FIRST), pair.parent.count(FIRST))


def you_to_you(pair: Pair) -> float:
    """You, your: the fewer of the two sides."""
    return min(pair.reply.count(SECOND), pair.parent.count(SECOND))


def you_to_i(pair: Pair) -> float:
    """The reply's you against the parent's I: the fewer."""
    return min(pair.reply.count(SECOND), pair.parent.count(FIRST))
