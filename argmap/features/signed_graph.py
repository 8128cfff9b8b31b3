"""The signed graph of a thread's links: how far two commenters stand together. Who rebuts whom I rebut is with me."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    import numpy as np
    from numpy.typing import NDArray

MOST = 1000
"""The most commenters with links of whom each is compared with all others: more would take too long."""
FURTHER = 0.8
"""What a link more on the way between two commenters leaves of what they tell of each other."""


class SignedGraph:
    """Commenters as nodes, agreement less rebuttal as weights of edges.

    Args:
        signed: By two commenters, how sure they agree less how sure they rebut each other, summed over their links.

    Source:
        Katz, "A new status index derived from sociometric analysis", 1953, on the normalized signed graph (Kunegis
        et al., "Spectral analysis of signed graphs", 2010), as a cosine.
    """

    def __init__(self, signed: Mapping[tuple[str, str], float]) -> None:
        names = sorted({name for pair in signed for name in pair})
        self._place = {name: place for place, name in enumerate(names)} if len(names) <= MOST else {}
        self._near = _paths(self._place, signed) if self._place else None

    def together(self, one: str, other: str) -> float:
        """From -1 (all links set them apart) to 1 (all bring them together); 0 where none lead from one to another."""
        if self._near is None or one not in self._place or other not in self._place:
            return 0.0
        return float(self._near[self._place[one], self._place[other]])


def _paths(place: Mapping[str, int], signed: Mapping[tuple[str, str], float]) -> NDArray[np.float64]:
    """The signed sum over all paths between each two commenters, rounded so that it is the same on every machine."""
    import numpy as np  # noqa: PLC0415  # what only reads a saved map does without it

    weight = np.zeros((len(place), len(place)))
    for (one, other), sign in sorted(signed.items()):
        weight[place[one], place[other]] += sign
        weight[place[other], place[one]] += sign
    degree = np.sqrt(np.abs(weight).sum(axis=1))
    degree[degree == 0.0] = 1.0
    paths = np.linalg.inv(np.eye(len(place)) - FURTHER * weight / (degree[:, None] * degree[None, :]))
    reach = np.sqrt(paths.diagonal())
    near: NDArray[np.float64] = np.round(paths / (reach[:, None] * reach[None, :]), 3)
    return near
