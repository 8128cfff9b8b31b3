"""Frames of claims that no tag names: words weighed for each frame, summed over the sentence."""

from __future__ import annotations

from collections import defaultdict
from math import exp, inf
from typing import TYPE_CHECKING

from argmap.model import Evidence

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from argmap.claims.reading import Reading
    from argmap.language.analysis import Analysis
    from argmap.model import Firing
    from argmap.rulebook.rule import Rulebook

FLOOR = 0.47
"""How likely a frame must be, in a comment that is read as a whole and in a sentence of a longer one."""
PLAIN = 0.52
"""How likely a frame of the whole comment must be for each of its claims to have it."""
_BEHIND = 0.9
"""How far, in log-odds, a frame may stand behind the likeliest: words in passing give way to plain ones."""
_TAGGED = 1.0
"""What a tag of the claim adds to its frame, in log-odds."""
_SHORT = 2
"""Sentences up to which a comment is read as a whole."""


class FrameReader:
    """Reads the frames of sentences.

    Args:
        rulebook: Checked rules; those of the family `frames` count.
    """

    def __init__(self, rulebook: Rulebook) -> None:
        fitted = rulebook.models.get("frames")
        self._prior: Mapping[str, float] = fitted.bias if fitted is not None else {}
        self._rules: dict[str, tuple[tuple[str, float], ...]] = {}
        for rule in rulebook.family("frames"):
            weights = tuple(
                (frame, weight) for frame, weight in rule.weights.items() if frame in rule.frames or not rule.frames
            )
            self._rules[rule.id] = weights

    def firings(self, reading: Reading) -> dict[int, list[Firing]]:
        """The firings of frames rules in a comment, by the index of their sentence."""
        found: dict[int, list[Firing]] = {}
        if self._rules:
            for firing in reading.analysis.firings:
                if firing.rule in self._rules:
                    found.setdefault(reading.sentence_at(firing.start), []).append(firing)
        return found

    def of(
        self, reading: Reading, firings: Mapping[int, Sequence[Firing]], sentence: int, tagged: Iterable[str] = ()
    ) -> list[tuple[str, list[Evidence]]]:
        """The frames of a sentence, the likeliest first, each with the words that speak for it.

        Args:
            reading: Of the comment.
            firings: Those of frames rules, by sentence.
            sentence: Its index; a comment of one or two sentences is read as a whole, and a longer one gives each of
                its sentences the frames that it shows as a whole.
            tagged: The frames of the tags that the claim carries; they stand where the words show no frame.
        """
        given = dict.fromkeys(tagged)
        everywhere = [firing for place in sorted(firings) for firing in firings[place]]
        text = reading.analysis.text
        if len(reading.analysis.sentences) <= _SHORT:
            return self._likely(text, everywhere, given, FLOOR) or [(frame, []) for frame in given]
        own = self._likely(text, firings.get(sentence, ()), given, FLOOR) or [(frame, []) for frame in given]
        around = self._likely(text, everywhere, given, PLAIN, behind=None)
        held = {frame for frame, _ in own}
        return [*own, *((frame, because) for frame, because in around if frame not in held)]

    def shown(self, analysis: Analysis, floor: float = 0.0) -> list[tuple[str, list[Evidence]]]:
        """The frames that a comment shows as a whole, however many, the likeliest first, each with its words.

        Args:
            analysis: Of the comment, with its firings of frames rules.
            floor: How likely a frame must be.
        """
        firings = [firing for firing in analysis.firings if firing.rule in self._rules]
        return self._likely(analysis.text, firings, (), floor, behind=None)

    def _likely(
        self,
        text: str,
        firings: Iterable[Firing],
        given: Iterable[str],
        floor: float,
        behind: float | None = _BEHIND,
    ) -> list[tuple[str, list[Evidence]]]:
        """The frames that the firings make likely, the likeliest first, each with the words that speak for it."""
        sums: defaultdict[str, float] = defaultdict(float)
        because: defaultdict[str, list[Evidence]] = defaultdict(list)
        for firing in {firing.rule: firing for firing in reversed(list(firings))}.values():
            for frame, weight in self._rules[firing.rule]:
                sums[frame] += weight
                words = text[firing.start : firing.end]
                because[frame].append(Evidence(firing.rule, words, None, firing.start, firing.end, weight))
        for frame in given:
            sums[frame] += _TAGGED
        odds = {frame: total + self._prior.get(frame, 0.0) for frame, total in sums.items()}
        least = max(odds.values(), default=0.0) - behind if behind is not None else -inf
        scored = [(1 / (1 + exp(-odd)), frame) for frame, odd in odds.items() if odd >= least]
        return [(frame, because[frame]) for p, frame in sorted(scored, key=lambda s: (-s[0], s[1])) if p >= floor]
