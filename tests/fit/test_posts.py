from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

pytest.importorskip("scipy")

from argmap.fit.data import read_labelled
from argmap.fit.posts import Asked, trained, variants
from argmap.fit.replies import Choice, known
from argmap.model import POST
from argmap.replies.finder import lacks_post

if TYPE_CHECKING:
    from pathlib import Path

    from argmap.fit.columns import Line
    from argmap.fit.replies import Known
    from argmap.language import Language
    from argmap.rulebook.rule import Rulebook

WORDS = ("The pier should go.", "Who pays for it?", "It should stay.", "The town does.", "Nobody walks there.")


@pytest.fixture
def talk(tmp_path: Path, language: Language) -> Known:
    comments = [{"id": f"c{n}", "author": f"P{n}", "parent": None, "text": text} for n, text in enumerate(WORDS)]
    row = {"id": "t", "title": "", "comments": comments, "answers": {"c1": ["c0"], "c2": ["c0"], "c3": ["c1"]}}
    path = tmp_path / "talk.jsonl"
    path.write_text(json.dumps(row) + "\n", encoding="utf-8")
    (item,) = read_labelled(path)
    return known(item, language)


def test_a_talk_is_taken_with_its_first_comment_as_the_post_and_without_it(talk: Known) -> None:
    made = dict(variants(talk))
    opened, bare = made["with its post"], made["without its post"]
    assert opened.thread.post is not None
    assert opened.thread.post.text == WORDS[0]
    assert bare.thread.post is None
    assert lacks_post(bare.thread)
    assert bare.targets == {"c1": {POST}, "c2": {POST}, "c3": {"c1"}}


def test_a_page_is_taken_as_it_is(talk: Known) -> None:
    page = replace(talk, thread=replace(talk.thread, origin=replace(talk.thread.origin, on_page=True)))
    assert [name for name, _ in variants(page)] == ["page"]


def test_a_comment_of_a_page_counts_more_than_one_of_a_talk_taken_in_two_ways(talk: Known, rulebook: Rulebook) -> None:
    made = dict(variants(talk))
    (row, *_) = Asked("t", "page", made["without its post"]).rows(rulebook)
    (other, *_) = Asked("t", "without its post", made["without its post"]).rows(rulebook)
    assert row.counts > other.counts
    assert not Asked("t", "page", replace(talk, kept=False)).rows(rulebook)


def test_only_what_is_measured_on_the_post_moves(rulebook: Rulebook) -> None:
    post: Line
    other: Line
    post, other = ({}, {"post_you": 1.0, "distance": 5.0}), ({}, {"distance": 1.0})
    made = trained(rulebook, [Choice("page", (post, other), (True, False), (0.0, 0.0))] * 40)
    before = {one.feature: one for one in rulebook.models["replies"].features}
    after = {one.feature: one for one in made.models["replies"].features}
    assert after["distance"] == before["distance"]
    assert after["post_you"].values["target"][1] > before["post_you"].values["target"][1]
