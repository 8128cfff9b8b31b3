"""A user's own pack learns from corrections: shown as a diff, written when accepted, shipped rules left alone."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from commands import filed, run

from argmap.model import Comment, Correction, Outcome, Passage, Thread
from argmap.render.json_map import dumps_thread
from argmap.rulecheck.rule_text import put, taken

if TYPE_CHECKING:
    from pathlib import Path

RULE = """id: tags.parking
says: it is about parking
frame: capacity
words: [parking, "parking space"]
idioms: ["nowhere to park"]
examples:
  fires: ["[[It is all about parking]]."]
  silent: ["They met at the bakery."]
"""
THREAD = Thread(
    "lot",
    "The new shop",
    (
        Comment("c1", "There is nowhere to park in my novel, says the critic. The plot is thin.", "Ada"),
        Comment("c2", "It's all about bollards.", "Bea"),
        Comment("c3", "Cars circle the block for an hour.", "Cid"),
    ),
)
SAID = """
- {tag: none, words: "There is nowhere to park in my novel", by: Ada}
- {tag: parking, words: "It's all about bollards.", by: Bea}
- {role: claim, words: "Cars circle the block for an hour.", by: Cid}
- {tag: parking, words: "Cars circle the block for an hour.", by: Cid}
"""


CASES = [
    ("words: [a]", "words", 'words: ["b", a]'),
    ("words: []", "words", 'words: ["b"]'),
    ("words:\n  - a", "words", 'words:\n  - "b"\n  - a'),
    ("examples:\n  fires: [f]", "known_false", 'examples:\n  known_false: ["b"]\n  fires: [f]'),
    ("examples: {fires: [f]}", "known_misses", 'examples: {known_misses: ["b"], fires: [f]}'),
    ("examples: 3", "known_misses", "examples: 3"),
]


@pytest.mark.parametrize(("text", "key", "new"), CASES)
def test_one_item_is_put_into_a_list_and_all_else_stays(text: str, key: str, new: str) -> None:
    other = "id: tags.y\nwords: [a]\n---\n"
    assert put(f"{other}id: tags.x\n{text}\n", "tags.x", key, '"b"') == f"{other}id: tags.x\n{new}\n"
    assert put(other, "tags.x", key, '"b"') == other


AWAY = [
    ('silent: ["b"]', "silent: []"),
    ("silent: [a, b]", "silent: [a]"),
    ("""silent: ["b", 'c']""", "silent: ['c']"),
    ("silent:\n    - a\n    - b", "silent:\n    - a"),
    ("silent:\n    - b", "silent: []"),
    ("silent: [a]", "silent: [a]"),
]


@pytest.mark.parametrize(("text", "new"), AWAY)
def test_one_item_is_taken_out_of_a_list_and_all_else_stays(text: str, new: str) -> None:
    whole = "id: tags.x\nexamples:\n  {}\n  fires: [f]\n"
    assert taken(whole.format(text), "tags.x", "silent", "b") == whole.format(new)


NOVELS = Thread(
    "lot",
    "The new shop",
    (
        Comment("c1", "There is nowhere to park in that novel. The plot is thin.", "Ada"),
        Comment("c2", "His second novel has nowhere to park either.", "Bea"),
        Comment("c3", "There is nowhere to park in this town, and the plot thickens.", "Cid"),
    ),
)
STRUCK = """
- {tag: none, words: "There is nowhere to park in that novel", by: Ada}
- {tag: none, words: "His second novel has nowhere to park either.", by: Bea}
"""
ONE = STRUCK.splitlines()[1]
APART = f"{ONE}\n- {{tag: none, words: There is nowhere to park in this town, by: Cid}}\n"


def learning(folder: Path, rule: str, thread: Thread, said: str) -> tuple[Path, tuple[object, ...]]:
    """A pack with one rule, and the command that teaches it."""
    path = folder / "mine" / "tags" / "parking.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(rule, encoding="utf-8")
    filed(thread, folder)
    (folder / "said.yaml").write_text(said, encoding="utf-8")
    return path, ("rules", "learn", folder / "said.yaml", folder / "lot.json", "--rules", folder / "mine")


def test_false_alarms_that_share_a_word_become_an_unless(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    rule, argv = learning(tmp_path, RULE, NOVELS, STRUCK)
    code, out, err = run(capsys, *argv)
    assert (code, rule.read_text("utf-8")) == (0, RULE), err
    assert "+unless: [{kind: token, tokens: [{LEMMA: novel}], within: sentence}]" in out
    assert '"There is nowhere to park in that novel."' in out
    assert "known_false" not in out
    assert run(capsys, *argv, "--accept")[0] == 0
    assert run(capsys, "rules", "test", tmp_path / "mine")[0] == 0
    assert run(capsys, *argv)[2].endswith("nothing to learn\n")


def test_a_known_false_alarm_that_an_unless_mends_becomes_silent(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    known = 'known_false: ["A novel with nowhere to park.", "Nowhere to park, the band, plays tonight."]\n  '
    taught = RULE.replace("  fires:", f"  {known}fires:")
    rule, argv = learning(tmp_path, taught, replace(NOVELS, comments=NOVELS.comments[::2]), ONE)
    assert run(capsys, *argv, "--accept")[0] == 0
    text = rule.read_text("utf-8")
    assert "LEMMA: novel" in text
    assert 'known_false: ["Nowhere to park, the band, plays tonight."]' in text
    assert run(capsys, "rules", "test", tmp_path / "mine")[0] == 0


@pytest.mark.parametrize("said", [ONE, APART], ids=["one alone", "nothing shared"])
def test_no_unless_is_proposed_of_words_that_do_not_tell(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, said: str
) -> None:
    _, argv = learning(tmp_path, RULE, NOVELS, said)
    _, out, _ = run(capsys, *argv)
    assert ("LEMMA" in out, "known_false" in out) == (False, True)


def test_no_unless_takes_an_example_back(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    novel = RULE.replace("fires: [", 'fires: ["A novel idea, yet [[nowhere to park]].", ')
    _, argv = learning(tmp_path, novel, NOVELS, STRUCK)
    _, out, _ = run(capsys, *argv)
    assert ("LEMMA: novel" in out, "known_false" in out) == (False, True)


def test_a_pack_learns_what_it_is_shown_and_still_passes_its_test(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    rule, argv = learning(tmp_path, RULE, THREAD, SAID)
    code, out, err = run(capsys, *argv)
    assert (code, rule.read_text("utf-8")) == (0, RULE)
    assert '+words: ["bollard", parking, "parking space"]' in out
    assert '"There is nowhere to park in my novel, says the critic."' in out
    assert 'known_misses: ["Cars circle the block for an hour."]' in out
    assert "not written: --accept writes them" in err
    assert run(capsys, *argv, "--accept")[0] == 0
    assert "bollard" in rule.read_text("utf-8")
    code, _, err = run(capsys, "rules", "test", tmp_path / "mine")
    assert code == 0, err
    assert "nothing to learn" in run(capsys, *argv)[2]


def test_the_teachers_own_figure(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    thread, said = tmp_path / "lot.json", tmp_path / "said.yaml"
    thread.write_text(dumps_thread(THREAD), encoding="utf-8")
    said.write_text(SAID, encoding="utf-8")
    code, out, _ = run(capsys, "eval", thread, "--corrections", said)
    assert code == 0
    assert out.splitlines()[0].split() == ["right", "wrong", "missed", "precision", "recall"]
    assert any(row.startswith("tag ") for row in out.splitlines())


def test_what_becomes_of_a_correction_is_a_figure() -> None:
    from argmap.corrections.scoring import score

    def said(verdict: str, effect: str) -> Outcome:
        return Outcome(Correction("link", verdict, Passage("x")), effect)  # type: ignore[arg-type]

    outcomes = [said("rebuttal", "confirmed")] * 3 + [
        said("none", "struck"), said("agreement", "changed"), said("rebuttal", "added"), said("none", "confirmed"),
        said("rebuttal", "unbound"),
    ]  # fmt: skip
    (figure,) = score(outcomes)
    assert (figure.right, figure.wrong, figure.missed, figure.unbound) == (3, 2, 1, 1)
    assert (figure.precision, figure.recall) == (0.6, 0.75)
