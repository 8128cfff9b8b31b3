"""The words that show how a statement is said, placed in their sentences."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, NamedTuple

from argmap.language import grammar

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from argmap.claims.clauses import Clauses
    from argmap.claims.reading import Reading
    from argmap.model import Firing
    from argmap.rulebook.rule import Rule

OVER = "over"
"""A capture of this name limits a cue's reach to the captured words and what hangs on them."""
CUE = "cue"
"""A capture of this name marks the words of the cue itself, where the pattern holds more: from there it reaches."""

MANY, FAR = 40, 100
"""In a sentence of more cues than `MANY`, those count that stand within `FAR` tokens: time must not grow squared."""


class Cue(NamedTuple):
    """A firing of an assertion rule, placed in its sentence: half-open tokens, and the token that heads them.

    `over` is what a capture limits its reach to; `within` is a preposition at its end, below which it stays.
    """

    firing: Firing
    effect: str
    reach: str
    first: int
    last: int
    top: int
    sentence: int
    over: tuple[int, int] | None
    within: int | None


class Cues:
    """The cues of a comment, placed in their sentences as these are asked for.

    Args:
        reading: Of the comment.
        rules: The assertion rules by id.
    """

    def __init__(self, reading: Reading, rules: Mapping[str, Rule]) -> None:
        self._reading = reading
        self._rules = rules
        self._placed: dict[int, list[Cue]] = {}
        self._introducing: dict[int, list[Cue]] | None = None
        self._waiting: dict[int, list[Firing]] = {}
        for firing in reading.analysis.firings:
            if firing.rule in rules:
                sentence = reading.sentence_at(firing.start)
                self._waiting.setdefault(sentence, []).append(firing)

    def of(self, sentence: int) -> list[Cue]:
        """The cues of a sentence, in order."""
        found = self._placed.get(sentence)
        if found is None:
            waiting = self._waiting.get(sentence, ())
            found = self._placed[sentence] = [self._place(firing, sentence) for firing in waiting]
            found.sort(key=lambda cue: (cue.first, cue.last))
        return found

    def near(self, sentence: int, first: int, last: int) -> list[Cue]:
        """The cues of a sentence that stand near half-open tokens of it; all but in sentences of enormous length."""
        found = self.of(sentence)
        if len(found) <= MANY:
            return found
        start = bisect_left(found, first - FAR, key=lambda cue: cue.first)
        end = bisect_right(found, last + FAR, key=lambda cue: cue.first)
        return found[start:end]

    def denying(self, shown: Sequence[Firing], sentence: int, first: int, last: int) -> list[int]:
        """The verbs, or what else heads them, of the cues outside half-open tokens that deny the clause of these.

        Args:
            shown: The firings of the cues that show how the words are said.
            sentence: Of the words.
            first: Index of the first of the words.
            last: One past the last.
        """
        tokens = self._reading.analysis.tokens
        return [
            cue.top if tokens[cue.top].pos in grammar.VERB else tokens[cue.top].head
            for cue in self.of(sentence)
            if cue.effect == "denied"
            and cue.reach == "clause"
            and not (cue.first < last and first < cue.last)
            and cue.firing in shown
        ]

    def introducing(self, sentence: int) -> list[Cue]:
        """The cues before a sentence that name a source, end with a colon and so give it the sentence's words."""
        if self._introducing is None:
            self._introducing = {}
            sentences, text = self._reading.analysis.sentences, self._reading.analysis.text
            for index in self._waiting:
                if not text.endswith(":", 0, sentences[index].end):
                    continue
                cues = [c for c in self.of(index) if c.effect == "reported" and c.reach in {"forward", "both"}]
                if cues:
                    for later in self._reading.paragraph_after(index):
                        self._introducing.setdefault(later, []).extend(cues)
        return self._introducing.get(sentence, [])

    def _place(self, firing: Firing, sentence: int) -> Cue:
        reading, rule = self._reading, self._rules[firing.rule]
        first, last = reading.range(firing.start, firing.end)
        named = {name: reading.range(a, b) for name, a, b in firing.captures}
        clauses = reading.clauses(sentence)
        top, within = clauses.top(first, last), None
        if rule.reach == "forward":
            top, within = _end(clauses, last - 1)
        first, last = named.get(CUE, (first, last))
        effect, reach = rule.effect or "asserted", rule.reach or "clause"
        return Cue(firing, effect, reach, first, last, top, sentence, named.get(OVER), within)


def _end(clauses: Clauses, last: int) -> tuple[int, int | None]:
    """Where a cue that reaches forward starts from: its last word, or the next where that joins two clauses.

    Returns:
        That token; and the same token again where it is a preposition that has its words below it.
    """
    token = clauses.tokens[last]
    if token.dep in grammar.COORDINATOR and last + 1 < clauses.sentence.last:
        return last + 1, None
    if token.pos == "ADP" and any(c > last for c in clauses.children(last)):
        return last, last
    return last, None
