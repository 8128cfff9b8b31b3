"""A user's own pack learns from corrections: shown as a diff, written when accepted, shipped rules left alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from argmap.cli import main
from argmap.model import Comment, Correction, Outcome, Passage, Thread
from argmap.render.json_map import dumps_thread
from argmap.rulecheck.learning import taught

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
    assert taught(f"{other}id: tags.x\n{text}\n", "tags.x", key, "b") == f"{other}id: tags.x\n{new}\n"
    assert taught(other, "tags.x", key, "b") == other


def run(capsys: pytest.CaptureFixture[str], *argv: object) -> tuple[int, str, str]:
    code = main([str(one) for one in argv])
    out, err = capsys.readouterr()
    return code, out, err


def test_a_pack_learns_what_it_is_shown_and_still_passes_its_test(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    rule = tmp_path / "mine" / "tags" / "parking.yaml"
    rule.parent.mkdir(parents=True)
    rule.write_text(RULE, encoding="utf-8")
    thread, said = tmp_path / "lot.json", tmp_path / "said.yaml"
    thread.write_text(dumps_thread(THREAD), encoding="utf-8")
    said.write_text(SAID, encoding="utf-8")
    argv = ("rules", "learn", said, thread, "--rules", tmp_path / "mine")
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
