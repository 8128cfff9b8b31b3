"""What rules find in a comment: firings, evidence, claims and their tags."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

from argmap.model.invariants import check

if TYPE_CHECKING:
    from collections.abc import Sequence

Role = Literal["claim", "premise"]
Assertion = Literal["asserted", "denied", "questioned", "supposed"]
Certainty = Literal["certain", "hedged"]
Voice = Literal["own", "reported"]

FRAMES = (
    "economic",
    "capacity",
    "morality",
    "fairness",
    "legality",
    "policy",
    "crime",
    "security",
    "health",
    "quality_of_life",
    "culture",
    "public_opinion",
    "political",
    "external",
    "other",
)
"""The frames of the Policy Frames Codebook (Boydstun, Card, Gross, Resnik and Smith 2014), as ids."""


class Firing(NamedTuple):
    """One match of one rule in one comment (a named tuple: dozens are made for each comment, and they are made fast).

    Args:
        rule: The rule's id.
        pattern: Index of the pattern in the rule.
        comment: The comment's id.
        start, end: Half-open characters in the comment's text, never none.
        captures: Named parts of the match, as (name, start, end).
        family, cue: What the rule is for: its family, and the kind of cue within it.
    """

    rule: str
    pattern: int
    comment: str
    start: int
    end: int
    captures: tuple[tuple[str, int, int], ...] = ()
    family: str = ""
    cue: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why something is on the map: a rule and the words that it matched.

    Args:
        rule: The rule's id.
        text: The words, exactly as they stand; empty for features, which have no words.
        comment: The comment in which they stand, or None where it is the owner's own.
        start, end: Half-open characters in that comment's text; None where there are no words.
        weight: What it adds to the sum, in log-odds, where sums decide.
        shows: What it shows of a claim: "tag" (which it is), "construction" (that there is one), the effect of an
            assertion rule ("denied", "hedged", "reported" and so on), or "against" (that it is its point, and not its
            tag, that a claim with a tag denies); empty for all else.
    """

    rule: str
    text: str = ""
    comment: str | None = None
    start: int | None = None
    end: int | None = None
    weight: float | None = None
    shows: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """A proposition that a commenter puts forward, or a premise for one.

    Args:
        id: `<comment>.<n>`.
        comment: The comment's id.
        start, end: Half-open characters in the comment's text.
        text: The words of the span.
        role: Claim, or premise given in its support.
        tags: Canonical claims that it makes, best first; may be empty.
        frames: Frame ids, best first; may be empty.
        assertion: How it is said, of the statement of the claim's point ("denied" stands against it); under no point,
            of its own words. With a tag that several share, or that it denies, it speaks of the tag's statement.
        certainty, voice: How it is said, too.
        because: Never empty.
        supports: The id of the claim of its comment that this premise supports; None for a claim.
        confidence: How sure argmap is that a reader would call this a claim.
    """

    id: str
    comment: str
    start: int
    end: int
    text: str
    because: Sequence[Evidence]
    role: Role = "claim"
    tags: tuple[str, ...] = ()
    frames: tuple[str, ...] = ()
    assertion: Assertion = "asserted"
    certainty: Certainty = "certain"
    voice: Voice = "own"
    supports: str | None = None
    confidence: float = 1.0

    def __post_init__(self) -> None:
        check(bool(self.because), f"claim {self.id} has no evidence")
        check(self.end - self.start == len(self.text) > 0, f"claim {self.id} does not have the words of its span")
        check(all(f in FRAMES for f in self.frames), f"claim {self.id} has an unknown frame")
        check(0.0 <= self.confidence <= 1.0, f"claim {self.id} has no probability")


@dataclass(frozen=True, slots=True)
class Tag:
    """A canonical claim as it stands on a map.

    Args:
        id: The tag.
        says: Completes "the commenter says that …".
        frame: The frame it belongs to.
        own: True where the thread itself brought the tag ("it's about X" for an X that no pack names).
    """

    id: str
    says: str
    frame: str = "other"
    own: bool = False
