"""A row of a product never depends on its company, and a pipeline for which that is not sure keeps its own library."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from argmap.language.fast import products
from argmap.language.loading import load
from argmap.rulebook.vocabulary import vocabulary

if TYPE_CHECKING:
    from argmap.language import Language

TEXTS = ["No.", "They block calls because it pays, and nobody knew.", "Is it about it? " * 9, "Agreed!", "a b c d e"]


def test_a_text_counts_the_same_alone_and_in_company(language: Language) -> None:
    assert language._fast is not None
    assert language._fast._products.apply
    with language._fast._products.one_thread():
        alone = [doc.tensor for doc in language.nlp.pipe(TEXTS, batch_size=1)]
        for size in (2, 64):
            assert all(map(np.array_equal, alone, [doc.tensor for doc in language.nlp.pipe(TEXTS, batch_size=size)]))


@pytest.mark.parametrize("rows", [0, 1, 16, 17, 65, 256, 257, 700])
def test_products_are_right(rows: int) -> None:
    chance = np.random.default_rng(rows)
    x, y = chance.standard_normal((rows, 24), dtype="float32"), chance.standard_normal((10, 24), dtype="float32")
    made = products.product(x, y)
    assert made.flags["C_CONTIGUOUS"]
    np.testing.assert_allclose(made, x @ y.T, rtol=1e-4, atol=1e-5)


def test_a_library_that_rounds_by_place_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    def by_place(x: np.ndarray, y: np.ndarray) -> np.ndarray:
        made: np.ndarray = x @ y.T + np.arange(len(x), dtype=x.dtype)[:, None]
        return made

    weights = np.ones((10, 24), dtype="float32")  # sums of ones are exact in any order
    assert products._alike(weights)
    nlp = load(vocabulary().pipeline)
    monkeypatch.setattr(products, "product", by_place)
    assert not products._alike(weights)
    assert not products.Products(nlp).apply
