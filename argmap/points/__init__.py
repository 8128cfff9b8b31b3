"""Claims of several commenters brought to one point: one statement that people hold or deny, in whatever words."""

from __future__ import annotations

from argmap.points.finder import PointFinder
from argmap.points.sides import told

__all__ = ["PointFinder", "told"]
