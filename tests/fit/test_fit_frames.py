"""Weights of frame rules move to the share of texts that have the frame."""

from __future__ import annotations

import json
import math
from typing import TYPE_CHECKING

import pytest

pytest.importorskip("scipy")

from argmap.fit.design import Row
from argmap.fit.frames import main, moved
from argmap.rulebook.rule import Weights

if TYPE_CHECKING:
    from pathlib import Path

BEFORE = Weights("frames", {"economic": -0.8, "health": -0.8}, {"frames.a": {"economic": 1.0}})


def text(file: str, rule: str, *frames: str) -> Row:
    return Row(file, file, file, {rule: 1.0}, {}, frozenset(frames))


def test_a_weight_goes_to_the_share_of_texts_that_have_the_frame() -> None:
    rows = [text("f", "frames.a", "economic")] * 300 + [text("f", "frames.a", "health")] * 100
    made = moved(BEFORE, {"frames.a": ("economic",)}, rows, as_before=0.001)
    assert made.rules["frames.a"]["economic"] - 0.8 == pytest.approx(math.log(3.0), abs=0.01)
    assert moved(BEFORE, {"frames.a": ("economic",)}, rows, as_before=1e9).rules["frames.a"]["economic"] == (
        pytest.approx(1.0, abs=0.01)
    )


def test_a_rule_without_a_weight_begins_as_right_in_half_of_the_texts() -> None:
    made = moved(BEFORE, {"frames.b": ("health",)}, [], as_before=60)
    assert made.rules["frames.b"]["health"] == pytest.approx(0.8)


def test_a_file_whose_readers_do_not_know_a_frame_teaches_nothing_of_it() -> None:
    rows = [text("f", "frames.a", "health")] * 100
    assert moved(BEFORE, {"frames.a": ("economic",)}, rows).rules["frames.a"]["economic"] == pytest.approx(1.0)


def test_the_command_prints_what_moves_and_changes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    gold = tmp_path / "gold.jsonl"
    lines = [
        {"id": f"t{n}", "title": "", "comments": [{"id": "c", "author": "Ann", "text": words}], "labels": [frame]}
        for n, (words, frame) in enumerate([("The price is too high.", "health"), ("Nice day.", "economic")] * 60)
    ]
    gold.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    assert main([str(gold)]) == 0
    assert "frames.economic" in capsys.readouterr().out


def test_new_rules_alone_are_fitted_where_that_is_asked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    gold = tmp_path / "gold.jsonl"
    comments = [{"id": "c", "author": "Ann", "text": "The price is too high."}]
    line = json.dumps({"id": "t", "title": "", "comments": comments, "labels": ["health"]}) + "\n"
    gold.write_text(line * 200, encoding="utf-8")
    assert main([str(gold), "--new"]) == 0
    assert "frames.economic" not in capsys.readouterr().out  # all that we ship have weights
