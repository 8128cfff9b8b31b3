"""Matrix products of a pipeline by numpy's library, in blocks of few sizes, so that a row does not depend on others.

spaCy multiplies with BLIS, which knows the processors of its day and counts plainly on all others; numpy brings a
library that is kept up. That library rounds a row differently by its place and by the number of rows: a parse would
depend, in rare close calls, on the texts that are parsed with it, and a map never may. It works in strips, and treats
the rows at the edges of a block otherwise than those between; so each block gets empty edges, and what lies between is
treated alike. Whether this holds is tried, for the shapes of the pipeline's own weights and each size of a block.

A product runs in one thread: small ones are slow where they are shared out, and rounded otherwise.
"""

from __future__ import annotations

from contextlib import nullcontext
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from spacy.language import Language as Pipeline

EDGE = 16
"""Empty rows before and behind each block."""

SIZES = (16, 64, 256)
"""Rows between the edges; a block takes the smallest that holds its rows."""


class Products:
    """Lets a pipeline multiply with numpy where that changes nothing but the time.

    Args:
        nlp: The pipeline.

    Attributes:
        apply: Whether it does.
    """

    def __init__(self, nlp: Pipeline) -> None:
        from thinc.api import NumpyOps  # noqa: PLC0415  # loaded with spaCy
        from threadpoolctl import ThreadpoolController  # noqa: PLC0415

        self._threads = ThreadpoolController().select(user_api="blas")
        models = [model for _, pipe in nlp.pipeline if (model := getattr(pipe, "model", None))]
        nodes = [node for model in models for node in model.walk()]
        self.apply = all(type(node.ops) is NumpyOps for node in nodes)  # no graphics card, no library for one processor
        if self.apply:
            with self._threads.limit(limits=1):
                weights = [node.get_param("W") for node in nodes if node.has_param("W")]
                self.apply = all(_alike(one) for one in {one.shape: one for one in weights if one.ndim > 1}.values())
        if self.apply:
            ops = _ops()
            for node in nodes:
                node.ops = ops

    def one_thread(self) -> AbstractContextManager[object]:
        """While it lasts numpy multiplies in one thread."""
        return self._threads.limit(limits=1) if self.apply else nullcontext()


def _alike(weights: Any) -> bool:  # noqa: ANN401  # numpy's arrays
    """Whether equal rows get equal results wherever they stand, in a block of each size."""
    weights = weights.reshape(-1, weights.shape[-1])
    row = weights.mean(axis=0, keepdims=True)
    made = [product(row.repeat(size, axis=0), weights) for size in SIZES]
    return all(bool((block == made[0][:1]).all()) for block in made)


def product(x: Any, y: Any) -> Any:  # noqa: ANN401  # numpy's arrays
    """The rows of `x` times the transposed `y`.

    Args:
        x: float32, rows by inputs.
        y: float32, outputs by inputs.

    Returns:
        float32, rows by outputs.
    """
    import numpy as np  # noqa: PLC0415  # spaCy brings it

    rows, width = x.shape
    made = np.empty((rows, len(y)), dtype=x.dtype)
    for start in range(0, rows, SIZES[-1]):
        some = x[start : start + SIZES[-1]]
        size = next(size for size in SIZES if size >= len(some))
        block = np.zeros((size + 2 * EDGE, width), dtype=x.dtype)
        block[EDGE : EDGE + len(some)] = some
        made[start : start + len(some)] = (y @ block.T).T[EDGE : EDGE + len(some)]
    return made


def _ops() -> Any:  # noqa: ANN401  # a class whose parent is loaded late
    from thinc.api import NumpyOps  # noqa: PLC0415

    class BlockOps(NumpyOps):  # type: ignore[misc]  # thinc's is compiled
        """Operations whose products are made in blocks."""

        def gemm(self, x: Any, y: Any, out: Any = None, trans1: bool = False, trans2: bool = False) -> Any:  # noqa: ANN401, FBT001, FBT002
            if trans1 or not trans2 or x.ndim != 2 or x.dtype != "float32":
                return super().gemm(x, y, out=out, trans1=trans1, trans2=trans2)
            made = product(x, y)
            if out is not None:
                out[...] = made
            return made if out is None else out

    return BlockOps()
