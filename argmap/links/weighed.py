"""A candidate weighed by its words, and again in view of the thread's other links."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from argmap.links.scales import Sums
from argmap.links.talk import Talk, leaning

if TYPE_CHECKING:
    from argmap.links.camps import Camps
    from argmap.links.candidates import Candidate
    from argmap.model import Firing

GIVEN = 0.98
"""How sure a link is that the file gives: the commenter chose it."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """A candidate with what bears on it and what that says.

    Args:
        candidate: The pair.
        firings: The rules that bear on it.
        sums: What they and the features say.
    """

    candidate: Candidate
    firings: tuple[Firing, ...] = ()
    sums: Sums = field(default=Sums(()))

    @property
    def leaning(self) -> float:
        """How surely the source agrees with the target, or rebuts it where this is below 0."""
        if self.candidate.given is not None:
            return GIVEN if self.candidate.given == "agreement" else -GIVEN
        return self.candidate.confidence * leaning(self.sums)

    def among(self, camps: Camps, talk: Talk) -> Weighed:
        """The same in view of what the thread's other links say of the two commenters."""
        if self.candidate.given is not None:
            return self
        return replace(
            self, sums=talk.with_camps(self.sums, camps.standing(self.candidate.source, self.candidate.target))
        )
