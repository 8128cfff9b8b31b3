"""The ten comments of each topic pack: the side that each pupil takes, as the pack reads it."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from argmap import rulebook
from argmap.errors import ArgmapError
from argmap.language import Language
from argmap.mapping import Mapper
from argmap.model import Comment, Thread
from argmap.rulebook.places import shipped, topics
from argmap.rulecheck.debate import COMMENTS, Debate, hold, lines, read_comments

HERE = Path(__file__).parent


@pytest.fixture(scope="module")
def held() -> dict[str, Debate]:
    found = {}
    for name in topics():
        said = read_comments(shipped() / "topics" / name / COMMENTS, name)
        found[name] = hold(said, Language.open(rulebook=rulebook.load(topics=[name])))
    return found


@pytest.mark.parametrize("name", topics())
def test_eight_in_ten_who_take_a_side_are_read_right(name: str, held: dict[str, Debate]) -> None:
    debate = held[name]
    assert len(debate.said) == 10
    assert {one.side for one in debate.said} >= {"for", "against", "unclear"}
    assert not debate.failed, lines(debate)


def test_hardly_one_is_read_wrong(held: dict[str, Debate]) -> None:
    wrong = [found for debate in held.values() for found in debate.misread()]
    assert len(wrong) <= 0.05 * sum(len(debate.said) for debate in held.values()), wrong


def test_reasons_alone_show_a_side_seldom_wrong() -> None:
    """150 reasons without a stand, in three batches that no pack's author had seen; read in sight of their errors."""
    counts: Counter[str] = Counter()
    for part in (HERE / "reasons.txt").read_text(encoding="utf-8").split("= ")[1:]:
        name, *rows = part.splitlines()
        said = [tuple(row.split(" | ", 1)) for row in rows]
        comments = tuple(Comment(f"c{n}", words) for n, (_, words) in enumerate(said))
        language = Language.open(rulebook=rulebook.load(topics=[name]))
        found = Mapper(language).map(Thread("t", "", comments)).motion
        assert found is not None
        for (side, _), stand in zip(said, found.sides, strict=True):
            counts["right" if stand.side == side else "none" if stand.side == "unclear" else "wrong"] += 1
    assert counts.total() == 150
    assert counts["right"] >= 75, counts
    assert counts["wrong"] <= 0.05 * (counts["right"] + counts["wrong"]), counts


def test_a_pack_whose_comments_are_misread_fails(tmp_path: Path) -> None:
    path = tmp_path / COMMENTS
    path.write_text("# two\nagainst | Homework should be abolished.\nfor | We had soup.\n", encoding="utf-8")
    debate = hold(read_comments(path, "x"), Language.open(rulebook=rulebook.load(topics=["homework"])))
    assert debate.failed
    assert (debate.right, debate.taking, len(debate.missed()), len(debate.misread())) == (0, 2, 1, 1)
    assert lines(debate)[-1] == "2 comments: 0 of 2 sides right, 1 wrong, too few right or too many wrong"


def test_a_line_without_a_side_is_named(tmp_path: Path) -> None:
    path = tmp_path / COMMENTS
    path.write_text("for | Yes.\npro | Yes.\n", encoding="utf-8")
    with pytest.raises(ArgmapError) as caught:
        read_comments(path, "zoo/comments.txt")
    assert [(problem.code, str(problem.location)) for problem in caught.value.problems] == [
        ("R004", "zoo/comments.txt:2")
    ]
