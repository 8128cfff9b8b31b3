"""The claims of a long thread, held small until they are written: their evidence packed, and what is equal once.

A long thread has five claims a comment and two pieces of evidence a claim: most of what a map holds.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar, cast

from argmap.language.fast.packed_evidence import Packer

if TYPE_CHECKING:
    from collections.abc import Iterable

    from argmap.model import Claim

_T = TypeVar("_T")


class ClaimShelf:
    """Makes the claims of one thread small."""

    def __init__(self) -> None:
        self._packer = Packer()
        self._met: dict[object, object] = {}

    def put(self, claims: Iterable[Claim], text: str) -> tuple[Claim, ...]:
        """Claims that are equal to those of one comment and take less room.

        Args:
            claims: Of the comment.
            text: The comment's.
        """
        return tuple(
            [
                replace(
                    claim,
                    start=self._once(claim.start),
                    end=self._once(claim.end),
                    tags=self._once(claim.tags),
                    frames=self._once(claim.frames),
                    confidence=self._once(claim.confidence),
                    because=self._packer(claim.because, text),
                )
                for claim in claims
            ]
        )

    def _once(self, it: _T) -> _T:
        """The first thing of this type that was equal to it."""
        return cast("_T", self._met.setdefault((type(it), it), it))
