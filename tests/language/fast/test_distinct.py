"""A word's vector is made once for each batch, and is the vector that it always was."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import numpy as np

from argmap.language.fast import distinct
from argmap.language.loading import load
from argmap.language.pipeline import MODEL

if TYPE_CHECKING:
    import pytest

BOTH_WAYS = """
from argmap.language import loading
from argmap.language.fast import distinct
from argmap.language.pipeline import MODEL

texts = ["No.", "They know that they know it, and that they do not.", "They know IT? They know it! " * 9, "No. NO. no."]
made = []
for shared in (True, False):
    if not shared:
        loading.share = lambda nlp: 0
    nlp = loading.load(MODEL)
    made.append([doc.tensor.tobytes() for doc in nlp.pipe(texts)])
    names = [node.name for _, pipe in nlp.pipeline if getattr(pipe, "model", None) for node in pipe.model.walk()]
    print("once" in names)
print(made[0] == made[1])
"""


def test_a_text_counts_the_same_with_words_made_once() -> None:
    alone = {**os.environ, "OPENBLAS_NUM_THREADS": "1"}  # read when numpy is loaded: a process of its own
    done = subprocess.run([sys.executable, "-c", BOTH_WAYS], env=alone, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["True", "False", "True"]


def test_rows_are_told_apart() -> None:
    rows = np.array([[1, 2], [2, 1], [1, 2], [1 << 63, 0], [2, 1]], dtype="uint64")
    split = distinct._split(rows)
    assert split is not None
    kept, places = split
    assert len(kept) == 3
    assert (kept[places] == rows).all()
    assert distinct._split(rows[:0]) is not None


def test_rows_that_cannot_be_told_apart_are_all_made(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(distinct, "_STRIDE", 0)
    assert distinct._split(np.array([[1, 2], [2, 1]], dtype="uint64")) is None
    monkeypatch.delenv("OPENBLAS_NUM_THREADS", raising=False)
    nlp = load(MODEL)
    before = nlp("They know that they know.").tensor
    assert distinct.share(nlp) == 1
    assert (nlp("They know that they know.").tensor == before).all()
