"""Firings to claims: what a commenter says, and how it is said."""

from __future__ import annotations

from argmap.claims.finder import ClaimFinder, find_claims
from argmap.claims.own_tags import OwnTags, thread_claims

__all__ = ["ClaimFinder", "OwnTags", "find_claims", "thread_claims"]
