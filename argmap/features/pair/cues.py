"""How many different cues of a kind fire on either side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.features.pairs import fewer, sides

if TYPE_CHECKING:
    from collections.abc import Callable

    from argmap.features.pairs import Pair
    from argmap.features.profile import Profile

KINDS = {
    "invitation": "a view put up to be attacked",
    "assent": "assent",
    "dissent": "dissent",
    "challenge": "challenge",
    "address_you": "speaking to another",
    "correction": "setting right",
    "contrast": "turning",
    "addition": "adding",
    "outsiders": "speaking of outsiders",
    "self": "speaking of oneself",
    "coarse": "coarseness",
    "reasoning": "proof and argument",
    "thanks": "thanks",
    "mockery": "mockery",
    "hedge": "hedging",
}
"""The kinds of stance cues that are counted in the target."""
_ON_BOTH = ("outsiders", "self", "coarse", "reasoning", "hedge")


def _cues(kind: str) -> Callable[[Profile], float]:
    return lambda profile: profile.cues[kind]


TABLE = {
    name: row
    for kind, says in KINDS.items()
    for name, row in sides(kind, f"Stance cues of {says} in the {{}}.", _cues(kind), of=("target",)).items()
} | {
    name: row
    for kind in _ON_BOTH
    for name, row in fewer(f"{kind}_both", f"Stance cues of {KINDS[kind]}", _cues(kind)).items()
}


def source_cues_for(pair: Pair) -> float:
    """Cues of assent in the source less those of dissent and challenge."""
    return pair.source.cues["assent"] - pair.source.cues["dissent"] - pair.source.cues["challenge"]
