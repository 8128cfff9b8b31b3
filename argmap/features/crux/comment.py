"""What else its comment says, and whether the link ends at the claim."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argmap.features.cruxes import Crux


def meant_by_link(crux: Crux) -> float:
    """Whether the link between the two comments ends at this very claim."""
    return float(crux.meant)


def words_of_its_comment(crux: Crux) -> float:
    """Words of its comment that bear sense: a long one says more than one thing."""
    return len(crux.own.words)


def claims_of_its_comment(crux: Crux) -> float:
    """Claims of its comment."""
    return len(crux.own.claims)


def sure_claim(crux: Crux) -> float:
    """How sure it is that this is a claim."""
    return crux.claim.confidence


def one_point(crux: Crux) -> float:
    """How likely the two comments make one point."""
    return crux.chance
