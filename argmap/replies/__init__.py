"""Who answers whom: address rules weighed on each comment and the earlier ones that it may answer."""

from __future__ import annotations

from argmap.replies.finder import ReplyFinder, Standing, find_replies

__all__ = ["ReplyFinder", "Standing", "find_replies"]
