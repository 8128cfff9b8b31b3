"""Address rules made ready to weigh: which rules bear on which candidates, and what each adds."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from argmap.features.candidate import seen
from argmap.features.graded import graded
from argmap.features.table import UNSPOKEN, features
from argmap.replies.evidence import evidence, span_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from argmap.features.conversation import Around, Conversation
    from argmap.model import Evidence, Firing
    from argmap.rulebook.rule import Rule, Rulebook

_NUMBERS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
}  # fmt: skip
_ASKED_WITHIN = 10


@dataclass(frozen=True, slots=True)
class Term:
    """What a rule or the features of one file add for a candidate.

    Args:
        name: The rule's id, or `features` and the file's name.
        basis: The reply basis that it speaks for.
        weight: Log-odds.
        firing: What shows it, for a rule.
    """

    name: str
    basis: str
    weight: float
    firing: Firing | None = None


class Scales:
    """Weighs candidates with one rulebook.

    Args:
        rulebook: Checked rules; those of the family `address` are used.
    """

    def __init__(self, rulebook: Rulebook) -> None:
        self._spoken = {rule.id: rule for rule in rulebook.family("address")}
        self._features = graded(rulebook.models.get("replies"), "reply", ("target",))

    def sums(self, around: Around, talk: Conversation) -> dict[int, float]:
        """The sum of weights of each candidate, by place."""
        pairs = [seen(around, talk, at) for at in around.candidates]
        sums = dict.fromkeys(around.candidates, 0.0)
        above = [pair for pair in pairs if pair.above]
        opener = [pair for pair in pairs if pair.opener]
        of = {"above": above, "opener": opener, None: pairs}
        for feature in self._features:
            measure, bounds, rows = feature.feature.measure, feature.bounds, feature.rows
            for pair in of[feature.feature.only]:
                number = measure(pair)
                if number is not None:
                    sums[pair.at] += rows[bisect_right(bounds, number)][0]
        for at, term in self._aimed(around, talk):
            if at in sums:
                sums[at] += term.weight
        return sums

    def terms(
        self, around: Around, talk: Conversation, at: int, bases: Collection[str] | None = None
    ) -> tuple[Term, ...]:
        """What bears on one candidate, the weightiest first: each rule, and the features of each file in one.

        Args:
            around: What stands around the source.
            talk: The thread before it.
            at: The candidate's place.
            bases: The reply bases that are asked for; None for all.
        """
        found = [term for place, term in self._aimed(around, talk) if place == at]
        found = [term for term in found if bases is None or term.basis in bases]
        pair = seen(around, talk, at)
        added: dict[tuple[str, str], float] = {}
        for feature in self._features:
            it = feature.feature
            if bases is not None and it.basis not in bases:
                continue
            if (it.only == "above" and not pair.above) or (it.only == "opener" and not pair.opener):
                continue
            row = feature.adds(pair)
            if row is not None and row[0]:
                key = f"{UNSPOKEN}.{it.file}", it.basis
                added[key] = added.get(key, 0.0) + row[0]
        found.extend(Term(name, basis, weight) for (name, basis), weight in added.items())
        return tuple(sorted(found, key=lambda term: (-abs(term.weight), term.name)))

    def counting(self, around: Around, talk: Conversation, at: int) -> tuple[set[str], dict[str, float]]:
        """The rules that bear on a candidate, weighty or not, and its features: what a fit needs."""
        rules = {term.name for place, term in self._aimed(around, talk) if place == at}
        pair = seen(around, talk, at)
        numbers: dict[str, float] = {}
        for name, feature in features("reply").items():
            if (feature.only == "above" and not pair.above) or (feature.only == "opener" and not pair.opener):
                continue
            number = feature.measure(pair)
            if number is not None:
                numbers[name] = float(number)
        return rules, numbers

    def evidence(self, term: Term, around: Around, talk: Conversation, at: int) -> Evidence:
        """A term as it stands on the map."""
        span = (term.firing.start, term.firing.end) if term.firing else span_of(term.basis, around, talk, at)
        return evidence(term.name, term.weight, around.source.comment.text, span)

    def _aimed(self, around: Around, talk: Conversation) -> Iterator[tuple[int, Term]]:
        """Rules that fire on the source's words, with the places on which they bear."""
        done: set[tuple[str, int]] = set()
        for firing in around.source.firings:
            spoken = self._spoken.get(firing.rule)
            if spoken is None:
                continue
            for at in aim(spoken, firing, around, talk):
                if (spoken.id, at) not in done:
                    done.add((spoken.id, at))
                    yield at, Term(spoken.id, spoken.basis or "order", weight(spoken), firing)


def weight(rule: Rule) -> float:
    """What an address rule adds for a candidate on which it bears."""
    return rule.weights.get("target", 0.0)


def aim(rule: Rule, firing: Firing, around: Around, talk: Conversation) -> tuple[int, ...]:
    """The places on which a rule bears that fired on the source's words.

    The rule's basis says it: `order` the comment above, `post` the post (or the first comment where there is none),
    `ordinal` the comment whose number the words give (captured as `n`; else the first comment), `answer` the nearest
    comment that ends with a question, `turn` the latest that answers the source's author and is not answered yet.
    """
    if rule.basis == "ordinal":
        return _numbered(firing, around, talk)
    if rule.basis == "mention":
        return tuple(talk.latest[name] for name in around.named if name in talk.latest)
    found = -1
    if rule.basis == "order":
        found = around.place - 1
    elif rule.basis == "post":
        found = 0
    elif rule.basis == "answer":
        near = range(around.place - 1, max(around.place - _ASKED_WITHIN, 0) - 1, -1)
        found = next((at for at in near if talk.turns[at].ends_asking), -1)
    elif rule.basis == "turn":
        found = next((at for at in reversed(around.to_author) if at not in around.answered), -1)
    return (found,) if found >= 0 else ()


def _numbered(firing: Firing, around: Around, talk: Conversation) -> tuple[int, ...]:
    first = int(talk.posted)
    captured = next(((s, e) for name, s, e in firing.captures if name == "n"), None)
    if captured is None:
        return (first,) if first < around.place else ()
    word = around.source.comment.text[captured[0] : captured[1]].strip("#().:").casefold()
    number = int(word) if word.isdecimal() and len(word) < 7 else _NUMBERS.get(word.removesuffix("st"), 0)
    at = number - 1 + first
    return (at,) if number and first <= at < around.place else ()
