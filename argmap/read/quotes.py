"""Spans of a comment that are someone else's words (to be filled)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argmap.model import Thread


def with_quotes(thread: Thread) -> Thread:
    """The thread with the quotes of each comment found."""
    return thread
