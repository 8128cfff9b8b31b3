"""Fitting which claim two comments speak of."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

pytest.importorskip("scipy")

from argmap.fit.cruxes import Row, fit, rows
from argmap.fit.data import read_labelled
from argmap.mapping import Mapper
from argmap.points.pairs import Likelihood

if TYPE_CHECKING:
    from pathlib import Path

    from argmap.language import Language


def test_the_claim_of_a_linked_pair_is_right_where_its_words_carry_a_point_of_both(
    tmp_path: Path, language: Language
) -> None:
    comments = [
        {
            "id": "c0",
            "author": "a",
            "text": "The harbour bridge should be painted red. My uncle sells very good ropes.",
        },
        {
            "id": "c1",
            "author": "b",
            "parent": "c0",
            "text": "I don't agree. Sailors steer by the grey bridge at night.",
        },
    ]
    points = {
        "c0": {"paint": "harbour bridge should be painted red"},
        "c1": {"paint": "Sailors steer by the grey bridge"},
    }
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps({"id": "t", "title": "", "comments": comments, "points": points}), encoding="utf-8")
    (item,) = read_labelled(path)
    found = list(rows(item, Mapper(language), Likelihood(language.rulebook)))
    assert {row.pair for row in found} == {("c0", "c1"), ("c1", "c0")}
    assert any(row.hit for row in found)
    assert all(row.numbers["words_of_its_comment"] > 0 for row in found)


def test_a_feature_of_the_right_claims_gains_weight() -> None:
    some = [Row("t", ("a", "b"), {"telling_words": float(n % 2), "words_of_claim": 5.0}, n % 2 == 1) for n in range(80)]
    made = {steps.feature: steps.values["crux"] for steps in fit(some, None).features}
    assert made["telling_words"][-1] > made["telling_words"][0] == 0.0
