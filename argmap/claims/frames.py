"""Frames of claims: words weighed for each frame, summed over the comment.

A single word tells little: of the frames that one word alone shows readers give three in ten, of those that several
rules show eight. So the strongest word counts most, the second and third add to it, and a long comment needs more.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from math import exp, log
from typing import TYPE_CHECKING

from argmap.model import Evidence

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from argmap.language.analysis import Analysis
    from argmap.model import Firing
    from argmap.rulebook.rule import Rulebook

FLOOR = 0.3
"""How likely a frame must be. Readers give six in ten of those that are at least that likely."""
_BASE, _FIRST, _NEXT, _SEVERAL, _LENGTH, _SHORT, _TAGGED = 2.05, 0.9, 0.6, 0.5, -0.5, -0.55, 0.4
"""What makes a frame likely, in log-odds: that there is a comment with a claim; the weight of its strongest word, as a
factor; those of the second and third; that they stand in several sentences; the comment's length in characters, for
each power of e; that it has one or two sentences; that a tag of the claim is of the frame."""
_WORDS = 3
"""The most words of a frame that count."""
_BEHIND = 0.9
"""How far, in log-odds, a frame of a short comment may stand behind the likeliest: words in passing give way."""
_FEW = 2
"""The most sentences of a short comment."""


@dataclass(frozen=True, slots=True)
class Shown:
    """How a comment shows a frame.

    Args:
        odds: How likely a reader gives the frame to a claim of the comment, in log-odds.
        because: The words that count, the strongest first, with what each adds.
        sentences: Where they stand.
    """

    odds: float
    because: tuple[Evidence, ...] = ()
    sentences: frozenset[int] = frozenset()


def likely(odds: float) -> bool:
    """Whether a frame with these log-odds is told."""
    return 1 / (1 + exp(-odds)) >= FLOOR


class FrameReader:
    """Reads the frames of comments.

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

    def shown(self, analysis: Analysis) -> dict[str, Shown]:
        """How a comment shows each frame of which it has a word.

        Args:
            analysis: Of the comment, with its firings of frames rules.
        """
        words: defaultdict[str, dict[str, tuple[float, Firing]]] = defaultdict(dict)
        for firing in analysis.firings:
            for frame, weight in self._rules.get(firing.rule, ()):
                word = analysis.text[firing.start : firing.end].lower()
                if word not in words[frame] or words[frame][word][0] < weight:
                    words[frame][word] = weight, firing
        return {frame: self._weighed(analysis, frame, found.values()) for frame, found in words.items()}

    def _weighed(self, analysis: Analysis, frame: str, found: Iterable[tuple[float, Firing]]) -> Shown:
        counted = sorted(found, key=lambda one: (-one[0], one[1].start))[:_WORDS]
        because = []
        for number, (weight, firing) in enumerate(counted):
            words = analysis.text[firing.start : firing.end]
            adds = (_NEXT if number else _FIRST) * weight
            because.append(Evidence(firing.rule, words, None, firing.start, firing.end, round(adds, 2)))
        sentences = frozenset(
            sentence.index for _, firing in found if (sentence := analysis.sentence_at(firing.start)) is not None
        )
        odds = self._alone(analysis, frame) + sum(evidence.weight or 0.0 for evidence in because)
        return Shown(odds + _SEVERAL * (len(sentences) > 1), tuple(because), sentences)

    def _alone(self, analysis: Analysis, frame: str) -> float:
        """The log-odds of a frame of which a comment has no word."""
        odds = _BASE + self._prior.get(frame, 0.0) + _LENGTH * log(max(10, len(analysis.text)))
        return odds + _SHORT * _is_short(analysis)

    def of(
        self, analysis: Analysis, shown: Mapping[str, Shown], sentence: int, tagged: Iterable[str] = ()
    ) -> list[tuple[str, tuple[Evidence, ...]]]:
        """The frames of a claim, those that its own sentence shows first, each with the words that speak for it.

        Args:
            analysis: Of the comment.
            shown: Its frames.
            sentence: The index of the claim's sentence.
            tagged: The frames of the tags that the claim carries; they stand where the words show no frame.
        """
        given = dict.fromkeys(tagged)
        all_of = {**{frame: Shown(self._alone(analysis, frame)) for frame in given}, **shown}
        odds = {frame: one.odds + _TAGGED * (frame in given) for frame, one in all_of.items()}
        least = max(odds.values(), default=0.0) - _BEHIND if _is_short(analysis) else min(odds.values(), default=0.0)
        told = [frame for frame, odd in odds.items() if odd >= least and likely(odd)] or list(given)
        told.sort(key=lambda frame: (sentence not in all_of[frame].sentences, -odds[frame], frame))
        return [(frame, all_of[frame].because) for frame in told]


def _is_short(analysis: Analysis) -> bool:
    return len(analysis.sentences) <= _FEW
