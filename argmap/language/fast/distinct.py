"""What a network makes of each word by itself, made once for each word of a batch.

The first layers of spaCy's networks look at a word's shape and at nothing beside it, and of the words of 64 comments
three in five are there more than once. A twelfth of a parse, measured.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language as Pipeline

_LAYERS = ["extract_features", "list2ragged", "with_array", "with_array", "ragged2list"]
"""spaCy's embedding of words: the middle two turn each row of features, by itself, into a vector."""

_STRIDE = 0x9E3779B97F4A7C15
"""An odd number whose multiples are spread over 64 bits: 2**64 divided by the golden ratio (Knuth, The Art of Computer
Programming, volume 3, 6.4)."""


def share(nlp: Pipeline) -> int:
    """Let a pipeline's networks embed equal words of a batch once; where they are built otherwise nothing changes.

    Only for a pipeline that gives equal rows equal products, wherever they stand.

    Returns:
        How many networks do.
    """
    found = 0
    for _, pipe in nlp.pipeline:
        for node in list(model.walk()) if (model := getattr(pipe, "model", None)) else ():
            if [layer.name.partition("(")[0] for layer in node.layers] == _LAYERS:
                node.layers[2:4] = [_once(*node.layers[2:4])]
                found += 1
    return found


def _once(embed: Any, mix: Any) -> Any:  # noqa: ANN401  # thinc's models
    """Two layers over rows, one after the other, as one that takes equal rows once; for prediction alone."""
    import numpy as np  # noqa: PLC0415  # spaCy brings it
    from thinc.api import Model, Ragged  # noqa: PLC0415

    def forward(_model: Any, given: Any, is_train: bool) -> tuple[Any, Any]:  # noqa: ANN401, ARG001, FBT001  # thinc's
        split = _split(given.data)
        if split is None:
            return mix.predict(embed.predict(given)), None
        rows, places = split
        lengths: Any = np.array([len(rows)], dtype="int32")
        alone = Ragged(rows, lengths)
        return Ragged(mix.predict(embed.predict(alone)).data[places], given.lengths), None

    return Model("once", forward, layers=[embed, mix])


def _split(rows: Any) -> tuple[Any, Any] | None:  # noqa: ANN401  # numpy's arrays
    """The rows that differ, and for each row its place among them; None where two of them cannot be told apart.

    Args:
        rows: uint64, words by features.
    """
    import numpy as np  # noqa: PLC0415

    factors = np.arange(1, 2 * rows.shape[1], 2, dtype="uint64") * np.uint64(_STRIDE)
    _, first, places = np.unique((rows * factors).sum(axis=1), return_index=True, return_inverse=True)
    kept = rows[first]
    return (kept, places) if (kept[places] == rows).all() else None
