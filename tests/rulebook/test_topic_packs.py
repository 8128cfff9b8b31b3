"""The topic packs: enough claims, all in the docs, none under a tag that the general rules use."""

from __future__ import annotations

from pathlib import Path

import pytest

from argmap import rulebook
from argmap.errors import ArgmapError
from argmap.language import Language
from argmap.mapping import Mapper
from argmap.model import Comment, Thread
from argmap.rulebook.places import topics
from argmap.rulebook.starting import first_rule

DOCS = Path(__file__).parents[2] / "docs" / "topics.md"


def test_ten_motions() -> None:
    assert topics() == (
        "ai-in-class",
        "fast-fashion",
        "four-day-week",
        "homework",
        "nuclear-power",
        "phones-in-school",
        "school-uniforms",
        "social-media-under-16",
        "voting-age-16",
        "zoos",
    )


@pytest.mark.parametrize("name", topics())
def test_a_pack_has_points_on_both_sides(name: str) -> None:
    sides = list(rulebook.load(topics=[name]).sides().values())
    assert min(sides.count(1.0), sides.count(-1.0)) >= 3


@pytest.mark.parametrize("name", topics())
def test_a_pack(name: str) -> None:
    book = rulebook.load(topics=[name])
    own = [rule for rule in book.rules if rule.pack == name]
    general = {rule.tag for rule in book.family("tags") if rule.pack != name}
    assert 8 <= len(own) <= 12
    assert not general & {rule.tag for rule in own}
    page = DOCS.read_text(encoding="utf-8")
    assert f"### {name}" in page
    assert [rule.says for rule in own if f"| {rule.says} | {rule.side or 'either'} |" not in page] == []


@pytest.mark.parametrize("name", topics())
def test_a_pack_has_a_motion(name: str) -> None:
    assert len(rulebook.load(topics=[name]).motion.split()) > 3
    assert rulebook.load().motion == ""


def test_a_thread_is_read_on_the_motion_of_its_topic() -> None:
    ready = Mapper(Language.open(rulebook=rulebook.load(topics=["school-uniforms"])))
    comments = (
        Comment("1", "Keep them. Uniforms should be compulsory.", "Ada"),
        Comment("2", "I am against uniforms.", "Ben"),
    )
    found = ready.map(Thread("t", "", comments))
    assert found.motion is not None
    assert (found.motion.says, found.motion.basis) == ("School uniforms should be compulsory", "pack")
    assert [stand.side for stand in found.motion.sides] == ["for", "against"]


@pytest.mark.parametrize(("text", "code"), [("motto: x\n", "R002"), ("motion: []\n", "R013"), ("a: b\n", "R002")])
def test_faults_of_a_topic(text: str, code: str, tmp_path: Path) -> None:
    (tmp_path / "topic.yaml").write_text(text, encoding="utf-8")
    (tmp_path / "tags").mkdir()
    (tmp_path / "tags" / "zebras.yaml").write_text(first_rule("tags.zebras", "x"), encoding="utf-8")
    with pytest.raises(ArgmapError) as caught:
        rulebook.load([tmp_path])
    assert code in {problem.code for problem in caught.value.problems}


UNIFORMS = "school-uniforms"


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("Everybody has to wear the same, so nobody can tell who is rich and who is poor.", "for"),
        ("Many families cannot afford a uniform.", "against"),
        ("It isn't true that uniforms are too expensive.", "for"),
        ("Are uniforms too expensive?", "unclear"),
        ("Uniforms should be compulsory, even if uniforms are too expensive for some.", "for"),
    ],
)
def test_a_claim_that_the_pack_marks_shows_a_side_and_its_denial_the_other(text: str, side: str) -> None:
    ready = Mapper(Language.open(rulebook=rulebook.load(topics=[UNIFORMS])))
    found = ready.map(Thread("t", "", (Comment("1", text, "Ada"),))).motion
    assert found is not None
    (stand,) = found.sides
    assert stand.side == side
    assert side == "unclear" or text[stand.because[0].start : stand.because[0].end] == stand.because[0].text


def test_sides_of_a_pack_count_only_on_its_own_motion() -> None:
    book = rulebook.load(topics=[UNIFORMS, "homework"])
    assert book.motion == "Homework should be abolished"
    assert {book.by_id()[name].pack for name in book.sides()} == {"homework"}
    ready = Mapper(Language.open(rulebook=rulebook.load(topics=[UNIFORMS])), motion="Uniforms should be abolished")
    found = ready.map(Thread("t", "", (Comment("1", "Many families cannot afford a uniform.", "Ada"),))).motion
    assert found is not None
    assert [stand.side for stand in found.sides] == ["unclear"]


def test_a_side_is_for_or_against(tmp_path: Path) -> None:
    (tmp_path / "tags").mkdir()
    text = first_rule("tags.zebras", "x").replace("frame: other\n", "frame: other\nside: pro\n")
    (tmp_path / "tags" / "zebras.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(ArgmapError) as caught:
        rulebook.load([tmp_path])
    assert [problem.code for problem in caught.value.problems] == ["R004"]
