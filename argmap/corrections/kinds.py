"""What a correction can say: one entry for each kind, with the words it may say, and the function that does it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, get_args

from argmap.corrections import claims, conversation, lines, points, sides
from argmap.model import FRAMES, Assertion, Relation, Side

if TYPE_CHECKING:
    from collections.abc import Callable

    from argmap.corrections.marks import Bound, Done, Marks

Stage = Literal["lines", "claims", "replies", "links", "points", "sides"]
Need = Literal["must", "may", "never"]


@dataclass(frozen=True, slots=True)
class Kind:
    """One thing that a person can say.

    Args:
        says: What it says, for people.
        stage: When it is applied while a map is made.
        do: Applies it.
        verdicts: The words that it may say; empty where it is free text.
        words: Whether it needs a quotation: of all but people an author alone is not enough.
        to: Whether it needs another end.
        also: Further keys that it takes.
    """

    says: str
    stage: Stage
    do: Callable[[Marks, Bound], Done]
    verdicts: tuple[str, ...] = ()
    words: Need = "must"
    to: Need = "never"
    also: tuple[str, ...] = ()


KINDS: dict[str, Kind] = {
    "person": Kind("the one who signs `by` is this person", "lines", lines.person_is, words="never"),
    "comment": Kind(
        "these words are no comment's, or a comment starts with them",
        "lines",
        lines.comment_is,
        ("none", "starts"),
        also=("signed",),
    ),
    "role": Kind(
        "these words are a claim, a premise (of the claim in `to`), or neither",
        "claims",
        claims.role_is,
        ("none", "claim", "premise"),
        to="may",
    ),
    "span": Kind("the claim's words are these, in place of `words`", "claims", claims.span_is),
    "tag": Kind("the claim's tag", "claims", claims.tag_is),
    "frame": Kind("a frame of the claim; several entries give several", "claims", claims.frame_is, (*FRAMES, "none")),
    "assertion": Kind("how the claim is said", "claims", claims.assertion_is, get_args(Assertion)),
    "reply": Kind(
        "the comment answers the one in `to`, or not; `none` without `to`: it answers nobody here",
        "replies",
        conversation.reply_is,
        ("right", "none"),
        to="may",
    ),
    "link": Kind(
        "the comment agrees with the one in `to`, rebuts it, or neither",
        "links",
        conversation.link_is,
        (*get_args(Relation), "none"),
        to="must",
        also=("partial", "was"),
    ),
    "point": Kind(
        "the claim is under the point with this sentence; `none`: not under one with the claim in `to`, or under none",
        "points",
        points.point_is,
        to="may",
        also=("against",),
    ),
    "side": Kind("the commenter's side on the motion", "sides", sides.side_is, get_args(Side), words="may"),
}
"""By the key that names it in a file."""
