"""A row of a product never depends on its company, and a pipeline for which that is not sure keeps its own library."""

from __future__ import annotations

import os
import subprocess
import sys

import numpy as np
import pytest

from argmap.language.fast import products
from argmap.language.loading import load
from argmap.language.pipeline import MODEL

IN_COMPANY = """
import numpy as np
from argmap.language.loading import load
from argmap.language.pipeline import MODEL

texts = ["No.", "They block calls because it pays, and nobody knew.", "Is it about it? " * 9, "Agreed!", "a b c d e"]
nlp = load(MODEL)
alone = [doc.tensor for doc in nlp.pipe(texts, batch_size=1)]
print(all(all(map(np.array_equal, alone, [d.tensor for d in nlp.pipe(texts, batch_size=b)])) for b in (2, 64)))
"""


def test_a_text_counts_the_same_alone_and_in_company() -> None:
    alone = {**os.environ, "OPENBLAS_NUM_THREADS": "1"}  # read when numpy is loaded: a process of its own
    done = subprocess.run([sys.executable, "-c", IN_COMPANY], env=alone, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "True"


@pytest.mark.parametrize("rows", [0, 1, 16, 17, 65, 256, 257, 700])
def test_products_are_right(rows: int) -> None:
    chance = np.random.default_rng(rows)
    x, y = chance.standard_normal((rows, 24), dtype="float32"), chance.standard_normal((10, 24), dtype="float32")
    made = products._product(x, y)
    assert made.flags["C_CONTIGUOUS"]
    np.testing.assert_allclose(made, x @ y.T, rtol=1e-4, atol=1e-5)


def test_products_that_are_shared_out_among_threads_stay_with_blis(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OPENBLAS_NUM_THREADS", raising=False)
    assert not products.settle(load(MODEL))


def test_a_library_that_rounds_by_place_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    def by_place(x: np.ndarray, y: np.ndarray) -> np.ndarray:
        made: np.ndarray = x @ y.T + np.arange(len(x), dtype=x.dtype)[:, None]
        return made

    weights = np.ones((10, 24), dtype="float32")  # sums of ones are exact in any order
    assert products._alike(weights)
    monkeypatch.delenv("OPENBLAS_NUM_THREADS", raising=False)
    nlp = load(MODEL)
    monkeypatch.setenv("OPENBLAS_NUM_THREADS", "1")
    monkeypatch.setattr(products, "_product", by_place)
    assert not products._alike(weights)
    assert not products.settle(nlp)
