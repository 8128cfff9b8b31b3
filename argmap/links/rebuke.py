"""Rebukes to whoever brought a matter in: "keep politics out of it" is meant for those who spoke of politics.

Such a sentence seldom stands under the comment that it is meant for. Its frame says which matter is meant, and the
nearest earlier comments that made claims under that frame are the ones that it can be meant for.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from argmap.claims.frames import FrameReader, likely
from argmap.links.scales import logistic
from argmap.model import Evidence
from argmap.model.persons import same_person

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from argmap.language import Analysis
    from argmap.model import Claim, Firing, Thread
    from argmap.rulebook.rule import Rulebook

REACH = 40
"""How many comments above are looked at."""
_UNSEEN = 0.5
"""Comments that may have brought the matter in by words that show it to no rule."""


@dataclass(frozen=True, slots=True)
class Rebuke:
    """A rebuke and one comment that it can be meant for.

    Args:
        comments: The ids of the comment that holds it and of the other.
        ends: The ids of the claim that it is part of, and of the one that it can be meant for; else of the comments.
        confidence: Probability that it is.
        because: The words.
    """

    comments: tuple[str, str]
    ends: tuple[str, str]
    confidence: float
    because: tuple[Evidence, ...]


class RebukeFinder:
    """Finds rebukes with one rulebook.

    Args:
        rulebook: Checked rules.
    """

    def __init__(self, rulebook: Rulebook) -> None:
        self._weights = {
            rule.id: rule.weights.get("side", 0.0) for rule in rulebook.family("stance") if rule.bears_on == "frame"
        }
        self._frames = FrameReader(rulebook)

    def find(
        self, thread: Thread, analyses: Mapping[str, Analysis], claims: Mapping[str, Sequence[Claim]]
    ) -> Iterator[Rebuke]:
        """The rebukes of a thread, each with the nearest comment that it can be meant for; one a comment.

        Args:
            thread: The thread.
            analyses: By comment id.
            claims: By comment id.
        """
        order = [comment for comment in thread.comments if comment.id in analyses]
        for place, comment in enumerate(order):
            mine = claims.get(comment.id, ())
            tried: set[str] = set()
            for firing in analyses[comment.id].firings:
                if firing.rule not in self._weights:
                    continue
                frame = self._frame(analyses[comment.id], firing)
                if frame is None or frame in tried:
                    continue
                tried.add(frame)
                near = [o for o in reversed(order[max(0, place - REACH) : place]) if not same_person(o, comment)]
                meant = [(o.id, self._brought(frame, analyses[o.id], claims.get(o.id, ()))) for o in near]
                above = [(other, end) for other, end in meant if end is not None]
                if above:
                    own = next((c.id for c in mine if c.start < firing.end and firing.start < c.end), comment.id)
                    words = analyses[comment.id].text[firing.start : firing.end]
                    weight = self._weights[firing.rule]
                    because = (Evidence(firing.rule, words, comment.id, firing.start, firing.end, weight),)
                    confidence = logistic(weight) / (len(above) + _UNSEEN)
                    yield Rebuke((comment.id, above[0][0]), (own, above[0][1]), confidence, because)
                    break

    def _brought(self, frame: str, analysis: Analysis, claims: Sequence[Claim]) -> str | None:
        """Where a comment brings a matter in: the id of its claim, or else of the comment; None where it does not."""
        claim = next((c.id for c in claims if frame in c.frames), None)
        if claim is not None:
            return claim
        shown = self._frames.shown(analysis).get(frame)
        return analysis.comment if shown is not None and likely(shown.odds) else None

    def _frame(self, analysis: Analysis, firing: Firing) -> str | None:
        """The matter that a rebuke names: the likeliest frame of its sentence."""
        sentence = analysis.sentence_at(firing.start)
        if sentence is None:
            return None
        shown = self._frames.shown(analysis)
        named = [frame for frame, one in shown.items() if sentence.index in one.sentences]
        return max(named, key=lambda frame: (shown[frame].odds, frame), default=None)
