"""What ties two comments: who answers whom, agreement and rebuttal."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from argmap.model.invariants import check

if TYPE_CHECKING:
    from collections.abc import Sequence

    from argmap.model.claims import Evidence
    from argmap.model.thread import Relation

ReplyBasis = Literal["given", "quote", "mention", "ordinal", "answer", "turn", "echo", "claim", "order", "post"]
POINTING: frozenset[ReplyBasis] = frozenset({"quote", "mention", "ordinal"})
"""Bases on which words of the comment itself point at the one that it answers."""
LinkBasis = Literal["given", "stated", "shared claim", "opposed claim"]


@dataclass(frozen=True, slots=True)
class Reply:
    """Who answers whom.

    Args:
        source: The answering comment's id.
        target: The answered comment's id, or `post`; earlier than the source.
        basis: What showed it.
        confidence: Probability that this is a comment that the source answers.
        because: Evidence; empty where the source file gives the parent, or order alone decided.
    """

    source: str
    target: str
    basis: ReplyBasis
    confidence: float
    because: Sequence[Evidence] = ()

    def __post_init__(self) -> None:
        check(self.source != self.target, f"{self.source} answers itself")
        check(0.0 <= self.confidence <= 1.0, f"the reply of {self.source} has no probability")


@dataclass(frozen=True, slots=True)
class Link:
    """Agreement or rebuttal between two claims or comments of different comments.

    Args:
        id: `l<n>`.
        source, target: Ids of claims or comments.
        relation: Agreement or rebuttal.
        basis: Given by the source, stated in words, or inferred from a claim that both make or that one makes and the
            other denies.
        confidence: Probability that a reader would sign it.
        because: Evidence with weights; their sum, through the logistic function, gives the relation's probability.
        partial: Only a part is agreed to or rebutted (a concession before "but").
    """

    id: str
    source: str
    target: str
    relation: Relation
    basis: LinkBasis
    confidence: float
    because: tuple[Evidence, ...]
    partial: bool = False

    def __post_init__(self) -> None:
        check(self.source != self.target, f"link {self.id} ends where it starts")
        check(bool(self.because), f"link {self.id} has no evidence")
        check(0.0 <= self.confidence <= 1.0, f"link {self.id} has no probability")
