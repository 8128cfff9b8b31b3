"""Firings to claims: what a commenter says, how it is said, and what the thread is about."""

from __future__ import annotations

from argmap.claims.finder import ClaimFinder, find_claims
from argmap.claims.measures import measure_example
from argmap.claims.own_tags import OwnTags
from argmap.claims.topics import thread_claims

__all__ = ["ClaimFinder", "OwnTags", "find_claims", "measure_example", "thread_claims"]
