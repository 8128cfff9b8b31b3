"""Weights refitted on marked links: only on enough, only near the shipped ones, only where threads left out gain."""

from __future__ import annotations

import json
import math
import random
from typing import TYPE_CHECKING

import pytest
from commands import filed, run

from argmap.model import Comment, Thread
from argmap.rulebook.rule import Weights
from argmap.rulebook.weights import read_weights
from argmap.rulecheck.marked_links import Marked
from argmap.rulecheck.refitting import LEAST_LINKS, NEAR_BIAS, lines, refit, text

if TYPE_CHECKING:
    from pathlib import Path

SHIPPED = Weights("stance", {"side": 0.5, "agrees": -0.5}, {"stance.a": {"side": 0.4, "agrees": 1.0}})


def drawn(number: int, threads: int, *, side: float = 0.0, agrees: float = 0.0, seed: int = 1) -> list[Marked]:
    """Pairs whose relation is drawn from their sums, each moved by what the shipped weights do not know."""
    dice = random.Random(seed)  # noqa: S311  # drawn alike each time
    found: list[Marked] = []
    for place in range(number):
        cue = float(dice.random() < 0.5)
        sums = dice.gauss(0.3, 0.8) + 0.4 * cue, dice.gauss(-0.3, 0.8) + cue
        taken, same = (
            dice.random() < 1 / (1 + math.exp(-(z + off))) for z, off in zip(sums, (side, agrees), strict=True)
        )
        relation = ("agreement" if same else "rebuttal") if taken else "none"
        found.append(Marked(f"t{place % threads}", relation, *sums, {"stance.a": 1.0} if cue else {}))
    return found


@pytest.mark.parametrize(
    ("number", "threads", "lacks"),
    [
        (LEAST_LINKS - 7, 6, "7 more marked links"),
        (LEAST_LINKS, 3, "2 more threads"),
        (40, 1, "160 more marked links and 4 more threads"),
    ],
)
def test_below_the_floor_it_says_what_is_missing(number: int, threads: int, lacks: str) -> None:
    found = refit(drawn(number, threads), SHIPPED)
    assert (found.lacking, found.weights, found.gains) == (lacks, None, False)
    assert f"too few to fit weights on: {lacks} (200 links in 5 threads are the least)" in lines(found)


def test_what_the_shipped_weights_do_not_know_is_learned_and_judged_on_threads_left_out() -> None:
    found = refit(drawn(400, 8, side=-1.2, agrees=0.8), SHIPPED)
    assert found.gains
    assert found.weights is not None
    assert -1.2 <= found.weights.bias["side"] - SHIPPED.bias["side"] < -NEAR_BIAS
    assert found.weights.bias["agrees"] > SHIPPED.bias["agrees"]
    right, surprise = found.figures
    assert right.after > right.before
    assert surprise.low > 0
    assert found.better >= 6
    assert found == refit(drawn(400, 8, side=-1.2, agrees=0.8), SHIPPED)


def test_where_nothing_is_to_be_learned_next_to_nothing_is_offered() -> None:
    found = [refit(drawn(250, 6, seed=seed), SHIPPED) for seed in range(30)]
    assert sum(one.gains for one in found) <= 2  # 95 of 100 draws: one in forty by chance
    told = [one for one in found if not one.gains]
    assert all("no gain that is more than chance: the weights stay as they are" in lines(one) for one in told)


def test_a_question_with_one_answer_alone_keeps_its_weights() -> None:
    marked = [one for one in drawn(900, 6, side=2.0, agrees=1.5) if one.relation != "none"][:400]
    found = refit(marked, SHIPPED)
    assert found.weights is not None
    assert found.weights.bias["side"] == SHIPPED.bias["side"]
    assert found.weights.bias["agrees"] > SHIPPED.bias["agrees"]


def test_the_file_keeps_the_weights_of_the_packs_own_rules() -> None:
    found = refit(drawn(400, 8, side=-1.2), SHIPPED)
    own = Weights(
        "stance", {}, {"stance.mine": {"side": 0.2, "agrees": 0.1}, "stance.old": {"side": 9.0, "agrees": 9.0}}
    )
    written, problems = read_weights("w.yaml", "stance", text(found, own, frozenset({"stance.mine"})))
    assert problems == []
    assert written is not None
    assert written.rules["stance.mine"] == {"side": 0.2, "agrees": 0.1}
    assert "stance.old" not in written.rules


def talk(number: int) -> Thread:
    """A thread in which most answers take no side."""
    opening = Comment("c0", f"The market in street {number} should stay where it is.", "Ada")
    said = ("I disagree, it is too loud.", "Where is it?", "We went on Friday.", "My aunt sells cheese.", "I agree.")
    return Thread(
        f"t{number}",
        "The market",
        (opening, *(Comment(f"c{n}", f"{said[n % 5]} Stall {n}.", f"P{n}", parent="c0") for n in range(1, 42))),
    )


def marks(thread: Thread) -> str:
    rows: list[str] = []
    for comment in thread.comments[1:]:
        verdict = "rebuttal" if "disagree" in comment.text else "agreement" if "agree" in comment.text else "none"
        to = f'{{words: "{thread.comments[0].text}"}}'
        rows.append(f'- {{link: {verdict}, words: "{comment.text}", by: {comment.author}, to: {to}}}\n')
    return "".join(rows)


def test_several_files_with_their_threads_give_a_local_weights_file(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    paths: list[Path] = []
    for number in range(5):
        path = filed(talk(number), tmp_path)
        path.with_name(f"{path.stem}.corrections.yaml").write_text(marks(talk(number)), encoding="utf-8")
        paths.append(path)
    argv = ["rules", "learn", "--weights", "--rules", tmp_path / "mine"]
    code, out, err = run(capsys, *argv, *paths[:2])
    assert (code, err) == (0, "")
    assert "too few to fit weights on: 118 more marked links and 3 more threads" in out
    weights = tmp_path / "mine" / "weights" / "stance.yaml"
    code, out, err = run(capsys, *argv, *paths)
    assert (code, weights.exists()) == (0, False)
    assert "205 marked links in 5 threads: 40 agreement, 40 rebuttal, 125 none" in out
    assert f"+++ {weights.as_posix()}" in out
    assert "not written: --accept writes it" in err
    assert run(capsys, *argv, "--accept", *paths)[0] == 0
    made, problems = read_weights("w.yaml", "stance", weights.read_text("utf-8"))
    assert (made is not None, problems) == (True, [])
    code, out, err = run(capsys, *argv, "--accept", *paths)
    assert "the weights are these already" in err
    chance: list[float] = []
    for rules in ([], ["--rules", tmp_path / "mine"]):
        saved = tmp_path / "map.json"
        assert run(capsys, "map", paths[0], "--corrections", empty(tmp_path), "-o", saved, *rules)[0] == 0
        chance.append(max(link["confidence"] for link in json.loads(saved.read_text("utf-8"))["links"]))
    assert chance[0] > chance[1]


def empty(folder: Path) -> Path:
    path = folder / "nothing.yaml"
    path.write_text("[]\n", encoding="utf-8")
    return path
