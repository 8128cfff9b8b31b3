"""The things argmap speaks of, frozen, with their invariants, and who is the same person. Standard library only.

Spans are half-open character offsets into `comment.text`. Ids are deterministic: a comment keeps its source's id, else
`c1`, `c2`, … in order; the opening post is `post`; a claim is `<comment>.<n>`; a link is `l<n>`; a point is `p<n>`.
"""

from argmap.model.argument_map import ArgumentMap, Rulings
from argmap.model.claims import FRAMES, Assertion, Certainty, Claim, Evidence, Firing, Role, Tag, Voice
from argmap.model.corrections import CHECKED, Correction, Effect, Outcome, Passage
from argmap.model.links import POINTING, Link, LinkBasis, Reply, ReplyBasis
from argmap.model.points import Motion, MotionBasis, Point, PointBasis, Side, Stand, Subject
from argmap.model.thread import POST, UNSEEN, Comment, Note, Origin, Quote, Relation, Thread

__all__ = [
    "CHECKED",
    "FRAMES",
    "POINTING",
    "POST",
    "UNSEEN",
    "ArgumentMap",
    "Assertion",
    "Certainty",
    "Claim",
    "Comment",
    "Correction",
    "Effect",
    "Evidence",
    "Firing",
    "Link",
    "LinkBasis",
    "Motion",
    "MotionBasis",
    "Note",
    "Origin",
    "Outcome",
    "Passage",
    "Point",
    "PointBasis",
    "Quote",
    "Relation",
    "Reply",
    "ReplyBasis",
    "Role",
    "Rulings",
    "Side",
    "Stand",
    "Subject",
    "Tag",
    "Thread",
    "Voice",
]
