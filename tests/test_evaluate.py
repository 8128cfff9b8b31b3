from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from argmap.errors import ArgmapError
from argmap.evaluate import compare, kappa, lines, read_gold

if TYPE_CHECKING:
    from pathlib import Path

COMMENTS = [
    {"id": "a", "author": "A", "text": "The mill is old."},
    {"id": "b", "author": "B", "parent": "a", "text": "It is not."},
    {"id": "c", "author": "C", "parent": "b", "text": "It is, though."},
]


def _write(path: Path, **labels: object) -> Path:
    path.write_text(json.dumps({"id": "t", "title": "", "comments": COMMENTS, **labels}) + "\n", encoding="utf-8")
    return path


def test_two_annotators_are_compared(tmp_path: Path) -> None:
    first = _write(tmp_path / "a.jsonl", links=[["b", "a", "rebuttal"], ["c", "b", "disagree"]])
    second = _write(tmp_path / "b.jsonl", links=[["b", "a", "rebuttal"], ["c", "b", "agree"]])
    found = compare(list(read_gold(first)), list(read_gold(second)))
    links = {score.name: score for score in found.scores}["links"]
    assert (links.hit, links.found, links.wanted, links.f1) == (1, 2, 2, 0.5)
    assert found.confusion["rebuttal", "agreement"] == 1
    assert found.confusion["none", "none"] == 1
    assert [(m.source, m.wanted, m.found) for m in found.mistakes] == [("c", "rebuttal", "agreement")]
    assert "Cohen's kappa, links" in "\n".join(lines(found))


def test_the_same_labels_agree_wholly(tmp_path: Path) -> None:
    gold = list(read_gold(_write(tmp_path / "a.jsonl", links=[["b", "a", "rebuttal"]])))
    assert compare(gold, gold).kappas["links"] == 1.0


def test_claims_are_compared_by_words(tmp_path: Path) -> None:
    first = _write(tmp_path / "a.jsonl", claims=[{"comment": "a", "start": 0, "end": 16}])
    second = _write(tmp_path / "b.jsonl", claims=[{"comment": "a", "start": 4, "end": 16}])
    (score,) = compare(list(read_gold(first)), list(read_gold(second))).scores
    assert (score.hit, score.found, score.wanted) == (3, 3, 4)


def test_a_saved_map_counts_by_its_comments(tmp_path: Path) -> None:
    claims = [{"id": "b.1", "comment": "b", "start": 0, "end": 10}]
    path = _write(tmp_path / "m.jsonl", claims=claims, links=[{"source": "b.1", "target": "a", "relation": "rebuttal"}])
    (reading,) = read_gold(path)
    assert reading.links == {("b", "a"): "rebuttal"}


def test_a_file_without_labels_is_a_problem(tmp_path: Path) -> None:
    with pytest.raises(ArgmapError, match="I009"):
        list(read_gold(_write(tmp_path / "a.jsonl")))


def test_kappa_of_chance_is_nought() -> None:
    assert kappa({("a", "a"): 1, ("a", "b"): 1, ("b", "a"): 1, ("b", "b"): 1}) == 0.0
