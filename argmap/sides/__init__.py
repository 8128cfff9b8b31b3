"""The motion on which a thread turns, and who stands where on it."""

from __future__ import annotations

from argmap.sides.finder import SideFinder
from argmap.sides.motion import motion_of, plain_case

__all__ = ["SideFinder", "motion_of", "plain_case"]
