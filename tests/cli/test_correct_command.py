"""`argmap correct`: ids on a map to lines in a file that the next map honours; questions in a useful order."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from commands import filed, run

from argmap.corrections.reading import load
from argmap.model import Comment, Thread

if TYPE_CHECKING:
    from pathlib import Path

PARK = Thread(
    "park",
    "Cars in the park",
    (
        Comment("c1", "Cars should be kept out of the park. They frighten the children.", "Ines"),
        Comment("c2", "I disagree. Old people cannot walk that far.", "Bram", parent="c1"),
        Comment("c3", "Ines is right, cars spoil the park.", "Otto", parent="c1"),
        Comment("c4", "Has anybody asked the drivers?", "Lena"),
    ),
)


@pytest.fixture
def thread(tmp_path: Path) -> Path:
    return filed(PARK, tmp_path)


def lines(path: Path) -> list[str]:
    return [one for one in path.read_text("utf-8").splitlines() if one.startswith("- ")]


def test_what_is_said_is_written_beside_and_honoured(capsys: pytest.CaptureFixture[str], thread: Path) -> None:
    beside = thread.with_name("park.corrections.yaml")
    code, out, err = run(capsys, "correct", thread, "2", "1", "--agreement", "--who", "Ms Lee")
    assert (code, out) == (0, "")
    assert f"{beside}: written: {{link: agreement, " in err
    (entry,) = load(beside)
    assert entry.correction.who == "Ms Lee"
    assert entry.correction.when is not None
    code, out, err = run(capsys, "why", thread, "2", "1")
    assert "agrees with #1 Ines" in out
    assert "checked by Ms Lee" in out
    assert run(capsys, "correct", thread, "2", "1", "--none")[0] == 0
    assert len(lines(beside)) == 1
    assert "link: none" in lines(beside)[0]
    code, out, err = run(capsys, "correct", thread, "2", "1", "--forget")
    assert "taken out: {link: none" in err
    assert lines(beside) == []


@pytest.mark.parametrize(
    ("said", "written"),
    [
        (("c3.1", "--none"), "role: none, words:"),
        (("c3.1", "--denied"), "assertion: denied"),
        (("3.1", "--tag", "noise"), "tag: noise"),
        (("c3.1", "--frame", "health"), "frame: health"),
        (("c3.1", "--right"), "role: claim"),
        (("3", "--right"), "reply: right"),
        (("c4", "--claim", "--words", "asked the drivers"), 'role: claim, words: "asked the drivers"'),
        (("4", "2", "--answers"), "reply: right"),
        (("4", "--no-answer"), "reply: none"),
        (("4", "--against"), "side: against, by: Lena"),
        (("4", "--person", "Lena M."), "person: Lena M., by: Lena"),
        (("1", "--no-comment", "--words", "They frighten the children."), "comment: none"),
        (("2", "--starts", "--words", "Old people", "--signed", "Vera"), "comment: starts"),
        (("c3.1", "--point", "Cars spoil the park", "--opposed"), "against: true"),
        (("3", "1", "--rebuttal", "--partial"), "partial: true"),
    ],
)
def test_all_that_can_be_said_is_bound_to_words(
    capsys: pytest.CaptureFixture[str], thread: Path, said: tuple[str, ...], written: str
) -> None:
    named = thread.with_name("said.yaml")
    code, _, err = run(capsys, "correct", thread, *said, "--corrections", named)
    assert (code, err.count("written")) == (0, 1), err
    assert written in lines(named)[0]


@pytest.mark.parametrize(
    ("said", "code"),
    [
        (("9", "1", "--none"), "Q001"),
        (("3", "--none"), "C005"),
        (("3", "--agreement"), "C005"),
        (("c2.1", "2", "--rebuttal"), "C005"),
        (("4", "1", "--right"), "C005"),
        (("3", "--denied"), "C005"),
        (("3", "--starts"), "C005"),
        (("3", "--claim", "--words", "never written"), "C005"),
    ],
)
def test_what_cannot_be_said_is_told_and_nothing_is_written(
    capsys: pytest.CaptureFixture[str], thread: Path, said: tuple[str, ...], code: str
) -> None:
    exit_code, _, err = run(capsys, "correct", thread, *said)
    assert (exit_code, f" {code} " in err) == (1, True), err
    assert not thread.with_name("park.corrections.yaml").exists()


def test_two_things_at_once_or_none_is_wrong_usage(capsys: pytest.CaptureFixture[str], thread: Path) -> None:
    assert run(capsys, "correct", thread, "2", "1")[0] == 2
    assert run(capsys, "correct", thread, "2", "1", "--none", "--rebuttal")[0] == 2


def test_questions_are_answered_skipped_and_undone(
    capsys: pytest.CaptureFixture[str], thread: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    beside = thread.with_name("park.corrections.yaml")
    monkeypatch.setattr("sys.stdin", io.StringIO("y\nu\ns\ny\n"))
    code, _, err = run(capsys, "correct", thread)
    assert code == 0
    assert "1 of " in err
    assert len(lines(beside)) == 1
    assert "1 mark answered" in err


def test_what_another_has_written_meanwhile_is_kept_and_told(
    capsys: pytest.CaptureFixture[str], thread: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from argmap.corrections import writing

    beside = thread.with_name("park.corrections.yaml")
    save = writing.save

    def late(path: Path, add: object, remove: object) -> object:
        beside.write_text("- {role: claim, words: Has anybody asked the drivers?}\n", encoding="utf-8")
        return save(path, add, remove)  # type: ignore[arg-type]

    monkeypatch.setattr(writing, "save", late)
    code, _, err = run(capsys, "correct", thread, "2", "1", "--agreement")
    assert code == 0
    assert "1 written by another meanwhile, and kept" in err
    assert len(lines(beside)) == 2


def test_no_question_is_asked_of_what_is_checked() -> None:
    from argmap.model import CHECKED, ArgumentMap, Claim, Evidence
    from argmap.views.doubtful import questions

    text = PARK.comments[0].text
    claims = tuple(
        Claim(f"c1.{n}", "c1", 0, n + 4, text[: n + 4], (Evidence(rule),), confidence=sure)
        for n, (rule, sure) in enumerate([("tags.x", 0.5), ("tags.x", 0.9), (CHECKED, 0.5), ("tags.x", 1.0)])
    )
    asked = questions(ArgumentMap(PARK, claims))
    assert [one.first for one in asked] == ["c1.0", "c1.1"]
    assert asked[0].worth > asked[1].worth > 0
