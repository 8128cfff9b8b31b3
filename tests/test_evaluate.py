from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from argmap.cli.scored import lines
from argmap.errors import ArgmapError
from argmap.evaluate import compare, evaluate, kappa, read_gold

if TYPE_CHECKING:
    from pathlib import Path

    from argmap.mapping import Mapper

COMMENTS = [
    {"id": "a", "author": "A", "text": "The mill is old."},
    {"id": "b", "author": "B", "parent": "a", "text": "It is not."},
    {"id": "c", "author": "C", "parent": "b", "text": "It is, though."},
]


def _write(path: Path, **labels: object) -> Path:
    path.write_text(json.dumps({"id": "t", "title": "", "comments": COMMENTS} | labels) + "\n", encoding="utf-8")
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
    text = "\n".join(lines(found, readers=True))
    assert "kappa, links" in text
    assert "the first: rebuttal · the second: agreement" in text
    assert "c: “It is, though.”" in text


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


def test_files_without_a_common_thread_are_a_problem(tmp_path: Path) -> None:
    gold = list(read_gold(_write(tmp_path / "a.jsonl", links=[])))
    other = list(read_gold(_write(tmp_path / "b.jsonl", id="u", links=[])))
    with pytest.raises(ArgmapError, match="no thread in common"):
        compare(gold, other)


def test_what_argmap_says_wrongly_and_what_it_misses_are_explained(tmp_path: Path, mapper: Mapper) -> None:
    labels = [["b", "a", "agreement"], ["c", "a", "rebuttal"]]
    comments = [
        {"id": "a", "author": "A", "text": "The mill is old."},
        {"id": "b", "author": "B", "parent": "a", "text": "No, you are wrong, it is not."},
        {"id": "c", "author": "C", "parent": "b", "text": "Exactly, I agree."},
    ]
    found = evaluate(list(read_gold(_write(tmp_path / "a.jsonl", comments=comments, links=labels))), mapper)
    wrong = {(m.source, m.target): m for m in found.mistakes}
    assert {pair: (m.wanted, m.found) for pair, m in wrong.items()} == {
        ("b", "a"): ("agreement", "rebuttal"),
        ("c", "a"): ("rebuttal", "none"),
        ("c", "b"): ("none", "agreement"),
    }
    assert any(why.startswith("stance.dissent.") and "“No” +" in why for why in wrong["b", "a"].because)
    assert wrong["c", "a"].because[0].endswith("times 0.00 that it is a that is answered")
    assert [m.found == "none" for m in found.mistakes] == [False, False, True]
    assert wrong["c", "a"].confidence == 1.0


def test_no_more_than_twenty_mistakes_are_shown_and_none_of_a_kind_crowds_out_the_other(tmp_path: Path) -> None:
    comments = [{"id": f"c{n}", "author": f"w{n}", "text": f"Word {n}."} for n in range(40)]
    missed = [[f"c{n}", "c0", "rebuttal"] for n in range(1, 31)]
    said = [[f"c{n}", "c0", "agreement"] for n in range(31, 37)]
    first = list(read_gold(_write(tmp_path / "a.jsonl", comments=comments, links=missed)))
    second = list(read_gold(_write(tmp_path / "b.jsonl", comments=comments, links=said)))
    found = compare(first, second)
    assert (found.differing, len(found.mistakes)) == (36, 20)
    assert sum(m.found == "none" for m in found.mistakes) == 14


@pytest.mark.parametrize("readers", [True, False])
def test_no_line_is_wider_than_eighty_columns(tmp_path: Path, mapper: Mapper, readers: bool) -> None:  # noqa: FBT001
    comments = [{**COMMENTS[0], "text": "The mill is old and must go. " * 40}, *COMMENTS[1:]]
    first = list(read_gold(_write(tmp_path / "a.jsonl", comments=comments, links=[["b", "a", "agree"]], claims=[])))
    second = list(read_gold(_write(tmp_path / "b.jsonl", comments=comments, links=[["c", "a", "agree"]], claims=[])))
    found = compare(first, second) if readers else evaluate(first, mapper)
    assert max(map(len, lines(found, 80, readers=readers))) <= 80
