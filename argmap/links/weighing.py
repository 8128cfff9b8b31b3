"""One pair of comments weighed: the likelier relation, what speaks for it, and whether that suffices for a link."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from argmap.features.pair.claims import EVIDENCE as CLAIMED
from argmap.links.scales import log_odds, logistic

if TYPE_CHECKING:
    from collections.abc import Iterable

    from argmap.model import Evidence, Relation

FLOOR = 0.38
"""A relation is said from this probability on; below it, a pair is more often neither."""

LINK_FLOOR = 0.28
"""A link is printed from this confidence on: the relation's probability times that of the reply target."""

HALF_SURE = 0.4
"""Below it a link needs a plain phrase; from there on it may rest on the parent's words that it takes up, or on words
that are no cue and lean its way."""
PLAIN, PLAIN_ENOUGH = 0.35, 0.1
"""How much the plainest phrase must weigh: below that confidence, and from there on."""

_SIGNED, _DRAWN = 0.75, 0.5
"""In whole threads readers sign more doubtful links than weights of lone pairs and the chance of the target say.

Log-odds are drawn half-way to those of this probability, which stays as it is (docs/log/links.md).
"""


_APART = 1.15
"""By how much log-odds of lone pairs are drawn apart: with the target at hand people sign what the sums call likely."""


def alone(confidence: float) -> float:
    """The probability that a reader of a lone pair signs a link, from that of its words.

    >>> round(alone(0.4), 2), round(alone(0.5), 2), round(alone(0.75), 2)
    (0.39, 0.5, 0.78)
    """
    return logistic(_APART * log_odds(confidence))


def in_talk(confidence: float) -> float:
    """The probability that a reader of the whole thread signs a link, from that of its words and target.

    >>> round(in_talk(0.4), 2), round(in_talk(0.75), 2), round(in_talk(0.95), 2)
    (0.59, 0.75, 0.88)
    """
    return logistic(log_odds(_SIGNED) + _DRAWN * (log_odds(confidence) - log_odds(_SIGNED)))


def plainest(terms: Iterable[Evidence]) -> float:
    """How much the plainest phrase, or a claim of both, weighs."""
    return max((e.weight or 0.0 for e in terms if e.text or e.rule == CLAIMED), default=0.0)


@dataclass(frozen=True, slots=True)
class Weighing:
    """What was found on one pair of comments, whether or not it sufficed for a link.

    Args:
        source, target: Ids of the comments.
        relation: The likelier relation.
        terms: Evidence for and against it with weights, the weightiest first.
        probability: The logistic function of the terms' sum.
        other: The probability of the other relation.
        reply: Probability that the source answers the target; 1 where the file gives it or where claims alone tie them.
        floor: What `confidence` must reach for a link.
    """

    source: str
    target: str
    relation: Relation
    terms: tuple[Evidence, ...]
    probability: float
    other: float
    reply: float
    floor: float

    @property
    def confidence(self) -> float:
        """Probability that the source answers the target, and in this way."""
        return self.probability * self.reply

    @property
    def shown(self) -> bool:
        """Whether words, or a claim of both, speak for it plainly; the more so the less sure the link is."""
        return plainest(self.terms) >= (PLAIN if self.confidence < HALF_SURE else PLAIN_ENOUGH)

    @property
    def suffices(self) -> bool:
        """Whether the link is printed."""
        return self.probability >= FLOOR and self.confidence >= self.floor and self.shown
