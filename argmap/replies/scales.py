"""Address rules made ready to weigh: which rules bear on which candidates, and what each adds."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from argmap.replies.evidence import evidence, span_of
from argmap.replies.measures import FUNCTIONS, ONLY_ABOVE, ONLY_OPENER, Seen, seen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.model import Evidence, Firing
    from argmap.replies.conversation import Around, Conversation
    from argmap.replies.measures import Measure
    from argmap.rulebook.rule import Rule, Rulebook

_NUMBERS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
}  # fmt: skip
_ASKED_WITHIN = 10


@dataclass(frozen=True, slots=True)
class Term:
    """A rule that bears on a candidate, and the firing that shows it where words do."""

    rule: Rule
    weight: float
    firing: Firing | None = None


@dataclass(frozen=True, slots=True)
class Graded:
    """All rules over one measure: where the number lies between two bounds, the rules there add one sum."""

    measure: Measure
    bounds: tuple[float, ...]
    sums: tuple[float, ...]
    terms: tuple[tuple[Term, ...], ...]
    above: bool
    opener: bool

    def number(self, pair: Seen) -> float | None:
        """What is measured on a pair; None where it does not apply."""
        if (self.above and not pair.above) or (self.opener and not pair.opener):
            return None
        return self.measure(pair)


class Scales:
    """Weighs candidates with one rulebook.

    Args:
        rulebook: Checked rules; those of the family `address` are used.
    """

    def __init__(self, rulebook: Rulebook) -> None:
        rules = rulebook.family("address")
        spoken = ("token", "phrase", "dependency")
        self._spoken = {rule.id: rule for rule in rules if any(p.kind in spoken for p in rule.patterns)}
        self._always = tuple(rule for rule in rules if any(p.kind == "always" for p in rule.patterns))
        ranges: defaultdict[str, list[tuple[float, float, Rule, float]]] = defaultdict(list)
        for rule in rules:
            for pattern in rule.patterns:
                if pattern.kind == "measure" and pattern.measure in FUNCTIONS:
                    ranges[pattern.measure].append((pattern.over, pattern.under, rule, weight(rule)))
        self._graded = tuple(_graded(name, found) for name, found in ranges.items())

    def sums(self, around: Around, talk: Conversation) -> dict[int, float]:
        """The sum of weights of each candidate, by place."""
        pairs = [seen(around, talk, at) for at in around.candidates]
        sums = dict.fromkeys(around.candidates, 0.0)
        above = [pair for pair in pairs if pair.above]
        opener = [pair for pair in pairs if pair.opener]
        for graded in self._graded:
            measure, bounds, steps = graded.measure, graded.bounds, graded.sums
            for pair in above if graded.above else opener if graded.opener else pairs:
                number = measure(pair)
                if number is not None:
                    sums[pair.at] += steps[bisect_right(bounds, number)]
        for at, term in self._aimed(around, talk):
            if at in sums:
                sums[at] += term.weight
        return sums

    def terms(self, around: Around, talk: Conversation, at: int) -> tuple[Term, ...]:
        """The rules that bear on one candidate, the weightiest first."""
        found = [term for place, term in self._aimed(around, talk) if place == at]
        pair = seen(around, talk, at)
        for graded in self._graded:
            number = graded.number(pair)
            if number is not None:
                found.extend(graded.terms[bisect_right(graded.bounds, number)])
        return tuple(sorted(found, key=lambda term: (-abs(term.weight), term.rule.id)))

    def evidence(self, term: Term, around: Around, talk: Conversation, at: int) -> Evidence:
        """A term as it stands on the map."""
        span = (term.firing.start, term.firing.end) if term.firing else span_of(term.rule.basis, around, talk, at)
        return evidence(term.rule.id, term.weight, around.source.comment.text, span)

    def _aimed(self, around: Around, talk: Conversation) -> Iterator[tuple[int, Term]]:
        """Rules that fire on the source's words, and priors, with the places on which they bear."""
        for rule in self._always:
            for at in aim(rule, None, around, talk):
                yield at, Term(rule, weight(rule))
        seen: set[tuple[str, int]] = set()
        for firing in around.source.firings:
            spoken = self._spoken.get(firing.rule)
            if spoken is None:
                continue
            for at in aim(spoken, firing, around, talk):
                if (spoken.id, at) not in seen:
                    seen.add((spoken.id, at))
                    yield at, Term(spoken, weight(spoken), firing)


def weight(rule: Rule) -> float:
    """What an address rule adds for a candidate on which it bears."""
    return rule.weights.get("target", 0.0)


def _graded(name: str, ranges: list[tuple[float, float, Rule, float]]) -> Graded:
    bounds = sorted({bound for over, under, _, _ in ranges for bound in (over, under)})
    starts = [float("-inf"), *bounds]
    terms = tuple(
        tuple({rule.id: Term(rule, w) for over, under, rule, w in ranges if over <= start < under}.values())
        for start in starts
    )
    sums = tuple(sum(term.weight for term in step) for step in terms)
    above, opener = name.startswith(ONLY_ABOVE), name.startswith(ONLY_OPENER)
    return Graded(FUNCTIONS[name], tuple(bounds), sums, terms, above, opener)


def aim(rule: Rule, firing: Firing | None, around: Around, talk: Conversation) -> tuple[int, ...]:
    """The places on which a rule bears that fired on the source's words (or always).

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
        found = next((at for at in near if talk.profiles[at].ends_asking), -1)
    elif rule.basis == "turn":
        found = next((at for at in reversed(around.to_author) if at not in around.answered), -1)
    return (found,) if found >= 0 else ()


def _numbered(firing: Firing | None, around: Around, talk: Conversation) -> tuple[int, ...]:
    first = int(talk.posted)
    captured = next(((s, e) for name, s, e in firing.captures if name == "n"), None) if firing else None
    if captured is None:
        return (first,) if first < around.place else ()
    word = around.source.comment.text[captured[0] : captured[1]].strip("#().:").casefold()
    number = int(word) if word.isdecimal() and len(word) < 7 else _NUMBERS.get(word.removesuffix("st"), 0)
    at = number - 1 + first
    return (at,) if number and first <= at < around.place else ()
