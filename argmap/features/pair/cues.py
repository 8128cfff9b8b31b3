"""How many different cues of a kind fire on either side."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argmap.features.pairs import Pair


def reply_cues_for(pair: Pair) -> float:
    """Cues of assent in the reply less those of dissent and challenge."""
    return pair.reply.cues["assent"] - pair.reply.cues["dissent"] - pair.reply.cues["challenge"]


def parent_invitation(pair: Pair) -> float:
    """Stance cues of a view put up to be attacked in the parent."""
    return pair.parent.cues["invitation"]


def parent_assent(pair: Pair) -> float:
    """Stance cues of assent in the parent."""
    return pair.parent.cues["assent"]


def parent_dissent(pair: Pair) -> float:
    """Stance cues of dissent in the parent."""
    return pair.parent.cues["dissent"]


def parent_challenge(pair: Pair) -> float:
    """Stance cues of challenge in the parent."""
    return pair.parent.cues["challenge"]


def parent_address_you(pair: Pair) -> float:
    """Stance cues of speaking to another in the parent."""
    return pair.parent.cues["address_you"]


def parent_correction(pair: Pair) -> float:
    """Stance cues of setting right in the parent."""
    return pair.parent.cues["correction"]


def parent_contrast(pair: Pair) -> float:
    """Stance cues of turning in the parent."""
    return pair.parent.cues["contrast"]


def parent_addition(pair: Pair) -> float:
    """Stance cues of adding in the parent."""
    return pair.parent.cues["addition"]


def parent_outsiders(pair: Pair) -> float:
    """Stance cues of speaking of outsiders in the parent."""
    return pair.parent.cues["outsiders"]


def parent_self(pair: Pair) -> float:
    """Stance cues of speaking of oneself in the parent."""
    return pair.parent.cues["self"]


def parent_coarse(pair: Pair) -> float:
    """Stance cues of coarseness in the parent."""
    return pair.parent.cues["coarse"]


def parent_reasoning(pair: Pair) -> float:
    """Stance cues of proof and argument in the parent."""
    return pair.parent.cues["reasoning"]


def parent_thanks(pair: Pair) -> float:
    """Stance cues of thanks in the parent."""
    return pair.parent.cues["thanks"]


def parent_mockery(pair: Pair) -> float:
    """Stance cues of mockery in the parent."""
    return pair.parent.cues["mockery"]


def parent_hedge(pair: Pair) -> float:
    """Stance cues of hedging in the parent."""
    return pair.parent.cues["hedge"]


def outsiders_both(pair: Pair) -> float:
    """Stance cues of speaking of outsiders: the fewer of the two sides."""
    return min(pair.reply.cues["outsiders"], pair.parent.cues["outsiders"])


def self_both(pair: Pair) -> float:
    """Stance cues of speaking of oneself: the fewer of the two sides."""
    return min(pair.reply.cues["self"], pair.parent.cues["self"])


def coarse_both(pair: Pair) -> float:
    """Stance cues of coarseness: the fewer of the two sides."""
    return min(pair.reply.cues["coarse"], pair.parent.cues["coarse"])


def reasoning_both(pair: Pair) -> float:
    """Stance cues of proof and argument: the fewer of the two sides."""
    return min(pair.reply.cues["reasoning"], pair.parent.cues["reasoning"])


def hedge_both(pair: Pair) -> float:
    """Stance cues of hedging: the fewer of the two sides."""
    return min(pair.reply.cues["hedge"], pair.parent.cues["hedge"])
