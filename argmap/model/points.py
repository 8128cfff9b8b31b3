"""What several commenters say: points, subjects, and the motion with its sides."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from argmap.model.claims import Evidence  # noqa: TC001  # msgspec reads annotations at run time
from argmap.model.invariants import check

PointBasis = Literal["tag", "words", "talk", "sense", "person"]
MotionBasis = Literal["given", "pack", "title", "post"]
Side = Literal["for", "against", "both", "unclear"]


@dataclass(frozen=True, slots=True)
class Point:
    """One statement that several commenters hold or deny, in whatever words.

    Args:
        id: `p<n>`.
        says: The statement, a whole sentence.
        claims: Ids of the claims that speak of it, in the thread's order; of at least two comments.
        basis: What makes them one: a tag, the words that bear the sense, that one answers the other on what the
            statement says ("talk"), or no more than that their comments are much alike ("sense"), which is a guess.
        confidence: Probability that a reader would put two of its claims under one point.
        because: The words that they share; of a point by talk, those that show agreement or rebuttal.
        against: Those of the claims that stand against the statement.
    """

    id: str
    says: str
    claims: tuple[str, ...]
    basis: PointBasis
    confidence: float
    because: tuple[Evidence, ...] = ()
    against: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        check(len(set(self.claims)) == len(self.claims) > 1, f"point {self.id} needs two claims, each once")
        check(set(self.against) <= set(self.claims), f"a claim stands against point {self.id} that is none of its own")
        check(0.0 <= self.confidence <= 1.0, f"point {self.id} has no probability")


@dataclass(frozen=True, slots=True)
class Subject:
    """What claims of several commenters speak of, whatever they say of it: nobody holds or denies it.

    Args:
        id: `s<n>`.
        heading: Readable words.
        claims: Ids, in the thread's order.
    """

    id: str
    heading: str
    claims: tuple[str, ...]

    def __post_init__(self) -> None:
        check(bool(self.claims), f"subject {self.id} needs a claim")


@dataclass(frozen=True, slots=True)
class Stand:
    """Where one commenter stands on the motion.

    Args:
        comments: Ids of the commenter's comments, in the thread's order.
        side: For or against the motion as it is worded, both, or unclear.
        confidence: Probability that a reader would say so; 0.0 where it is unclear.
        because: The words that show it; empty where it is unclear.
    """

    comments: tuple[str, ...]
    side: Side
    confidence: float = 0.0
    because: tuple[Evidence, ...] = ()

    def __post_init__(self) -> None:
        check(bool(self.comments), "a stand needs a commenter")
        check(self.side == "unclear" or bool(self.because), f"no words show the side of {self.comments[0]}")
        check(0.0 <= self.confidence <= 1.0, f"the stand of {self.comments[0]} has no probability")


@dataclass(frozen=True, slots=True)
class Motion:
    """The question on which the thread turns, as a debate would put it, and who stands where.

    Args:
        says: A whole sentence.
        basis: Who put it so: the user, a topic pack, the thread's title or its post.
        sides: One stand for each commenter, in the order of their first comment.
    """

    says: str
    basis: MotionBasis
    sides: tuple[Stand, ...] = ()
