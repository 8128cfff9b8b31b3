"""The numbers that are measured on a comment and one candidate for the comment that it answers.

`MEASURES` of `argmap.rulebook.measures` names each of them; the functions are here. "The source" is the comment that
answers, "the candidate" the one that it may answer. A function gives None where its number does not apply.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from argmap.replies.conversation import Around, Conversation

    Measure = Callable[[Around, Conversation, int], float | None]


def _is_post(around: Around, talk: Conversation, at: int) -> bool:
    return at == 0 and talk.posted


def _distance(around: Around, talk: Conversation, at: int) -> float | None:
    return None if _is_post(around, talk, at) else around.place - at


def _first(around: Around, talk: Conversation, at: int) -> float:
    return at == 0 and not talk.posted


def _same(around: Around, talk: Conversation, at: int) -> bool:
    return bool(around.source.author) and around.source.author == talk.profiles[at].author


def _above(around: Around, at: int) -> bool:
    return at == around.place - 1


def _turn(around: Around, talk: Conversation, at: int) -> str:
    """How the candidate stands to the source's author: who answered whom, and whether it is new to them."""
    to_author, answered = at in around.to_author, at in around.answered
    return ("to" if to_author else "other") + ("_answered" if answered else "") + ("_new" if at > around.own else "")


def _naming(around: Around, talk: Conversation, at: int) -> int:
    naming = around.named.get(talk.profiles[at].author)
    return naming.strength if naming else 0


FUNCTIONS: Mapping[str, Measure] = {
    "distance": _distance,
    "is_post": lambda a, t, at: _is_post(a, t, at) and not t.profiles[0].absent,
    "no_post": lambda a, t, at: _is_post(a, t, at) and t.profiles[0].absent,
    "is_first": _first,
    "top_level": lambda a, t, at: _is_post(a, t, at) and a.top,
    "same_author": _same,
    "place": lambda a, t, at: a.place,
    "own_distance": lambda a, t, at: a.place - a.own if a.own >= 0 else None,
    "since_own": lambda a, t, at: at - a.own if a.own >= 0 else None,
    "newcomer": lambda a, t, at: bool(a.source.author) and a.source.author not in t.latest,
    "burst": lambda a, t, at: a.burst,
    "to_author": lambda a, t, at: at in a.to_author,
    "answered": lambda a, t, at: at in a.answered,
    "children": lambda a, t, at: t.children[at],
    "talking": lambda a, t, at: bool(a.talking_to) and a.talking_to == t.profiles[at].author,
    "path": lambda a, t, at: a.path.get(at, 99),
    "rare_echo": lambda a, t, at: a.echo.get(at, 0.0),
    "rare_echo_share": lambda a, t, at: a.echo.get(at, 0.0) / a.echo_sum if a.echo_sum else 0.0,
    "rare_echo_of_best": lambda a, t, at: a.echo.get(at, 0.0) / a.echo_best if a.echo_best else 0.0,
    "copied": lambda a, t, at: a.shared[at].words if at in a.shared else 0,
    "quoted": lambda a, t, at: a.shared[at].share if at in a.shared else 0.0,
    "quote_of": lambda a, t, at: at in a.of,
    "named": _naming,
    "latest_of_author": lambda a, t, at: t.latest.get(t.profiles[at].author) == at,
    "asks": lambda a, t, at: t.profiles[at].asks,
    "ends_asking": lambda a, t, at: t.profiles[at].ends_asking,
    "source_asks": lambda a, t, at: a.source.asks,
    "source_you": lambda a, t, at: a.source.second,
    "candidate_you": lambda a, t, at: t.profiles[at].second,
    "source_words": lambda a, t, at: len(a.source.words),
    "candidate_words": lambda a, t, at: len(t.profiles[at].words),
    "by_opener": lambda a, t, at: bool(a.source.author) and a.source.author == t.profiles[0].author,
    "of_opener": lambda a, t, at: bool(t.profiles[0].author) and t.profiles[at].author == t.profiles[0].author,
}
