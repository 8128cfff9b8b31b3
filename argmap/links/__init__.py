"""Agreement and rebuttal: stance rules weighed on pairs of comments, with every term of the sum kept."""

from __future__ import annotations

from argmap.features.pairs import Claimed
from argmap.links.finder import LinkFinder, find_links
from argmap.links.weighing import FLOOR, LINK_FLOOR, Weighing

__all__ = ["FLOOR", "LINK_FLOOR", "Claimed", "LinkFinder", "Weighing", "find_links"]
