"""What passed between each two commenters of a thread: who rebutted whom tends to do so again."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from argmap.model.persons import person

if TYPE_CHECKING:
    from argmap.model import Relation, Thread


class Exchanges:
    """Per-thread sums of the links between two commenters, in the order in which they are found.

    Args:
        thread: The thread.

    The links of one comment count from the next comment on.
    """

    def __init__(self, thread: Thread) -> None:
        self._who = {comment.id: person(comment.author) for comment in thread.everything()}
        self._sums: defaultdict[tuple[str, str], float] = defaultdict(float)
        self._new: list[tuple[tuple[str, str], float]] = []
        self._source = ""

    def add(self, source: str, target: str, relation: Relation, confidence: float) -> None:
        """Note a link between two comments."""
        two = self._two(source, target)
        if two is not None:
            self._new.append((two, confidence if relation == "agreement" else -confidence))

    def past(self, source: str, target: str) -> float:
        """The confidences of earlier links between the commenters of two comments, agreement less rebuttal."""
        if source != self._source:
            for two, share in self._new:
                self._sums[two] += share
            self._new, self._source = [], source
        between = self._two(source, target)
        return self._sums.get(between, 0.0) if between is not None else 0.0

    def _two(self, source: str, target: str) -> tuple[str, str] | None:
        one, other = sorted((self._who.get(source, ""), self._who.get(target, "")))
        return (one, other) if one else None
