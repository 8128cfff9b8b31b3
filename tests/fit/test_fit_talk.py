"""What whole threads add to the sums of lone pairs."""

from __future__ import annotations

import json
from bisect import bisect_right
from typing import TYPE_CHECKING

import pytest

pytest.importorskip("scipy")

from argmap.fit.data import read_labelled
from argmap.fit.talk import Met, fitted, met
from argmap.mapping import Mapper
from argmap.model import Comment, Thread
from argmap.rulebook.weights import with_weights

if TYPE_CHECKING:
    from pathlib import Path

    from argmap.language import Language

AUTHORS = ("Ann", "Ben", "Ann", "Ben")
TALK = tuple(Thread(f"t{k}", "", tuple(Comment(f"c{n}", "Hm.", who) for n, who in enumerate(AUTHORS))) for k in (0, 1))


def rows(thread: Thread, relation: str, agrees: float, number: float) -> list[Met]:
    def pair(n: int, *, said: float) -> Met:
        given = {"side": 2.0, "agrees": said}
        return Met("gold", thread.id, thread, f"c{n}", f"c{n - 1}", {"source_words": number}, given, relation)

    return [pair(n, said=agrees if n < 3 else 0.0) for n in (1, 2, 3)] * 20


def test_a_pair_goes_with_what_the_two_say_of_each_other_elsewhere() -> None:
    seen = [*rows(TALK[0], "rebuttal", -2.0, 5.0), *rows(TALK[1], "agreement", 2.0, 5.0)]
    made = {steps.feature: steps for steps in fitted(seen).features}
    direct = made["camp_direct"]
    agrees = direct.values["agrees"]
    assert agrees[0] < -0.2
    assert agrees[-1] > 0.2
    assert agrees[bisect_right(direct.bounds, 0.0)] == 0.0, "nothing known adds nothing"
    assert list(agrees) == sorted(agrees), "one weight, no steps of their own"


def test_a_feature_of_those_that_take_a_side_gains_weight() -> None:
    seen = [*rows(TALK[0], "rebuttal", 0.0, 50.0), *rows(TALK[1], "neither", 0.0, 5.0)]
    made = {steps.feature: steps for steps in fitted(seen).features}
    side = made["source_words"].values["side"]
    assert side[-1] > side[0] == 0.0


def test_pairs_that_people_speak_of_are_weighed_without_what_threads_add(tmp_path: Path, language: Language) -> None:
    comments = [{"id": f"c{n}", "author": who, "text": "No, you are wrong."} for n, who in enumerate(AUTHORS)]
    path = tmp_path / "gold.jsonl"
    links = [["c1", "c0", "rebuttal"], ["c3", "c0", "agreement"]]
    path.write_text(json.dumps({"id": "t", "title": "", "comments": comments, "links": links}), encoding="utf-8")
    (item,) = read_labelled(path)
    found = list(met(item, Mapper(language), language.rulebook))
    assert [(row.source, row.target, row.relation) for row in found] == [
        ("c1", "c0", "rebuttal"),
        ("c3", "c0", "agreement"),
    ]
    again = list(met(item, Mapper(language), with_weights(language.rulebook, fitted(found))))
    assert [row.given for row in again] == [row.given for row in found]
