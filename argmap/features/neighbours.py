"""How alike two comments are in their likeness to the others: a third comment ties words that never meet."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import numpy as np
    from numpy.typing import NDArray

MOST = 1000
"""The longest thread, in comments, in which each is compared with all others: longer ones would take too long."""


def neighbourhoods(said: Sequence[frozenset[str]], rarity: Mapping[str, float]) -> NDArray[np.float64] | None:
    """For each two comments the cosine of their likenesses to all comments.

    Args:
        said: The words of each comment.
        rarity: The weight of each word.

    Returns:
        A square, rounded so that it is the same on every machine; None where there are too many comments.

    Source:
        Second-order similarity, as in Schütze, "Automatic word sense discrimination", 1998, on comments for words.
    """
    import numpy as np  # noqa: PLC0415  # what only reads a saved map does without it

    size = len(said)
    if size > MOST:
        return None
    if size < 3:
        return np.zeros((size, size))  # nobody is there whom two could both be like
    users: dict[str, list[int]] = {}
    for place, words in enumerate(said):
        for word in sorted(words):
            users.setdefault(word, []).append(place)
    alike = np.zeros((size, size))
    own = np.zeros(size)
    for word, places in users.items():
        weight = rarity[word] ** 2
        own[places] += weight
        if len(places) > 1:
            alike[np.ix_(places, places)] += weight
    long = np.sqrt(np.where(own > 0.0, own, 1.0))
    alike /= long[:, None] * long[None, :]
    np.fill_diagonal(alike, 0.0)
    second = alike @ alike
    reach = np.sqrt(np.where(second.diagonal() > 0.0, second.diagonal(), 1.0))
    near: NDArray[np.float64] = np.round(second / (reach[:, None] * reach[None, :]), 3)
    return near
