"""A comment and the one that it may answer, as pair features see them: the source and the target."""

from __future__ import annotations

from dataclasses import dataclass, field
from operator import attrgetter
from typing import TYPE_CHECKING, Protocol

from argmap.features.profile import HEAD, Profile, profile
from argmap.features.repeats import Runs, copied

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from argmap.language import Analysis

    Rows = dict[str, tuple[str, Callable[["Pair"], float]]]
    """Features by name: what each says, and how it is measured."""


@dataclass(frozen=True, slots=True)
class Claimed:
    """What the claims of a pair say of each other.

    Args:
        shared: Tags that both assert or both deny.
        opposed: Tags that one asserts and the other denies.
        alike: Content words that the claims under these tags share.
    """

    shared: tuple[str, ...] = ()
    opposed: tuple[str, ...] = ()
    alike: int = 0

    @property
    def any(self) -> bool:
        """Whether a tag ties them."""
        return bool(self.shared or self.opposed)


class Between(Protocol):
    """What a thread says of two commenters beside the words of the pair."""

    @property
    def direct(self) -> float:
        """What other comments of the two commenters say of each other, agreement less rebuttal."""
        ...

    @property
    def through(self) -> float:
        """What both say of third commenters: above 0 where they stand on one side of them."""
        ...

    @property
    def received(self) -> float:
        """What other comments say of the target's commenter, agreement less rebuttal, the mean."""
        ...

    @property
    def back(self) -> float:
        """How many comments of the target's commenter answer the source."""
        ...


@dataclass(frozen=True, slots=True)
class Pair:
    """A source and the comment it may answer, as measured.

    Args:
        source, target: The two profiles; words that the source copies from the target are not in the source's.
        copied: Indices of the source's tokens that repeat the target word for word.
        claimed: What their claims say of each other.
        stands: How the two stand in their thread: "guessed" (neither the source file nor a quote, a name or a number
            says that the one answers the other), "across" (a comment that is not at hand stands between them),
            "opener" (the target opens the thread), "post" (the target is the post), "agreement" or "rebuttal" (so
            says the source file).
        since: How many of the source's words stand before those that bear on the target.
        direct: What other comments of the two commenters say of each other, agreement less rebuttal.
        through: What both say of third commenters: above 0 where they stand on one side of them.
        received: What other comments say of the target's commenter, agreement less rebuttal, the mean.
        back: How many comments of the target's commenter answer the source.
    """

    source: Profile
    target: Profile
    copied: frozenset[int] = frozenset()
    claimed: Claimed = field(default=Claimed())
    stands: frozenset[str] = frozenset()
    since: int = 0
    direct: float = 0.0
    through: float = 0.0
    received: float = 0.0
    back: float = 0.0


def sides(name: str, says: str, count: Callable[[Profile], float], of: Sequence[str] = ("source", "target")) -> Rows:
    """A feature for each side, `source_NAME` and `target_NAME`; `{}` in what it says stands for the side."""
    return {f"{side}_{name}": (says.format(side), _of(side, count)) for side in of}


def _of(side: str, count: Callable[[Profile], float]) -> Callable[[Pair], float]:
    profile_of = attrgetter(side)
    return lambda pair: count(profile_of(pair))


def fewer(name: str, says: str, count: Callable[[Profile], float]) -> Rows:
    """A feature of both sides: the fewer of the two counts."""
    return {name: (f"{says}: the fewer of the two sides.", lambda pair: min(count(pair.source), count(pair.target)))}


def pair(
    source: Analysis,
    target: Profile,
    claimed: Claimed = Claimed(),  # frozen
    *,
    whole: Profile | None = None,
    runs: Runs | None = None,
) -> Pair:
    """A pair ready to be measured: what the source copies from the target is left out of its words.

    Args:
        source: The comment that answers.
        target: The profile of the one answered.
        claimed: What their claims say of each other.
        whole: The source's profile by its first words with nothing left out, where it is known.
        runs: The target's, where they are known.
    """
    repeated = copied(source, target.analysis, runs)
    if repeated or whole is None:
        whole = profile(source, repeated, head=HEAD)
    return Pair(whole, target, repeated, claimed)
