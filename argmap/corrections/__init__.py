"""What people say of a map's marks: read from a file, bound to the thread's words, applied while the map is made."""

from __future__ import annotations

from argmap.corrections.applying import Corrections, Session
from argmap.corrections.reading import Entry, load, parse

__all__ = ["Corrections", "Entry", "Session", "load", "parse"]
