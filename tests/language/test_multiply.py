"""A row of a product never depends on its company, and a pipeline for which that is not sure keeps its own library."""

from __future__ import annotations

import numpy as np
import pytest

from argmap.language import multiply
from argmap.language.loading import load
from argmap.language.pipeline import MODEL

TEXTS = [
    "No.",
    "They block calls because it pays, and nobody asked.",
    "Is it about money? " * 9,
    "Agreed!",
    "a b c d e",
]


@pytest.fixture
def _one_thread(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENBLAS_NUM_THREADS", "1")


@pytest.mark.usefixtures("_one_thread")
def test_a_text_counts_the_same_alone_and_in_company() -> None:
    nlp = load(MODEL)
    alone = [doc.tensor for doc in nlp.pipe(TEXTS, batch_size=1)]
    for batch in (2, 64):
        assert all(map(np.array_equal, alone, [doc.tensor for doc in nlp.pipe(TEXTS, batch_size=batch)]))


@pytest.mark.parametrize("rows", [0, 1, 16, 17, 65, 256, 257, 700])
def test_products_are_right(rows: int) -> None:
    chance = np.random.default_rng(rows)
    x, y = chance.standard_normal((rows, 24), dtype="float32"), chance.standard_normal((10, 24), dtype="float32")
    made = multiply._product(x, y)
    assert made.flags["C_CONTIGUOUS"]
    np.testing.assert_allclose(made, x @ y.T, rtol=1e-4, atol=1e-5)


def test_products_that_are_shared_out_among_threads_stay_with_blis(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OPENBLAS_NUM_THREADS", raising=False)
    assert not multiply.settle(load(MODEL))


@pytest.mark.usefixtures("_one_thread")
def test_a_library_that_rounds_by_place_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    def by_place(x: np.ndarray, y: np.ndarray) -> np.ndarray:
        made: np.ndarray = x @ y.T + np.arange(len(x), dtype=x.dtype)[:, None]
        return made

    nlp = load(MODEL)
    for _, pipe in nlp.pipeline:
        for node in pipe.model.walk() if getattr(pipe, "model", None) else ():  # type: ignore[attr-defined]
            node.ops = type(node.ops).__mro__[1]() if type(node.ops).__name__ == "Steady" else node.ops
    monkeypatch.setattr(multiply, "_product", by_place)
    assert not multiply.settle(nlp)
