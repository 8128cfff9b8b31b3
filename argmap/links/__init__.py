"""Agreement and rebuttal: stance rules weighed on pairs of comments, with every term of the sum kept."""

from __future__ import annotations

from argmap.links.examples import measure_example
from argmap.links.finder import FLOOR, LINK_FLOOR, LinkFinder, Weighing, find_links
from argmap.links.measures import Claimed

__all__ = ["FLOOR", "LINK_FLOOR", "Claimed", "LinkFinder", "Weighing", "find_links", "measure_example"]
