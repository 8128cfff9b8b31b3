"""`python -m argmap.fit`: fit the weights of a family of rules on labelled threads."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from scipy.sparse import csr_matrix

from argmap.fit.data import read_labelled
from argmap.fit.design import TASKS, Row, Task, design
from argmap.fit.logistic import Prior, fit, held_out
from argmap.fit.report import by_set, families
from argmap.fit.role_priors import ROLE_SPREAD, role_mean
from argmap.fit.writing import write_weights
from argmap.language import Language
from argmap.links import FLOOR
from argmap.rulebook import load, shipped

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from argmap.fit.logistic import Numbers
    from argmap.rulebook.rule import Rule

STRONG = {
    "stance.assent.not_disagree": 8.0,
    "stance.assent.couldnt_agree": 6.0,
    "stance.assent.": 3.0,
    "stance.dissent.": 3.0,
}
"""How many times as far rules are drawn, by how their ids begin: a rare "couldn't agree more" is as clear as "yes"."""
HELD = (
    "stance.marked.",
    "stance.rebuke",
    "stance.cited.",
    "stance.place.",
    "stance.alike.",
    "stance.notice",
    "stance.claims.",
    "stance.prior.unaddressed",
    "stance.prior.tied",
)
"""Rules whose weights are set by hand: no labelled pair can tell what they mean. Their files say so."""
WIDE = ("stance.asking.", "stance.shape.single_statements")
"""Measures that the data may move as far as words: they tell one kind of talk from another."""
_SPREAD_WORDS, _SPREAD_MEASURES, _SPREAD_WIDE = 0.21, 0.08, 0.24
_SWAY = 0.4
"""How far the weights of one family may leave together what their authors say, in log-odds: a rule that is seldom seen
learns from its kin."""
_OPPOSITE = 0.6
_TEMPER, _SETTLED = 1.0, 0.02
LEAN = {"agreement": 0.1, "rebuttal": -0.2}
"""Added to what speaks for any reply, so that one floor does for both relations: the pairs hold more rebuttals than
agreements, and a sum that is fitted on them says rebuttal wherever nothing speaks for either."""


def main(argv: Sequence[str] | None = None) -> int:
    """Read, fit, print, and with `--write` change the rule files."""
    options = _options().parse_args(argv)
    say = sys.stdout.write
    folders = [options.rules] if options.rules else []
    book = load(folders)
    language = Language.open(None, book)
    task = TASKS[options.what](language)
    rows: list[Row] = []
    for path in options.gold:
        rows.extend(design(task, read_labelled(path), language))
    if not rows:
        sys.stderr.write(f"no labels for {options.what}: looked for {' or '.join(task.label)}\n")
        return 1
    rules = {rule.id: rule for rule in book.family(task.family)}
    names = sorted({rule for row in rows for rule in row.rules} & rules.keys())
    matrix = _matrix(names, rows)
    counts = _row_weights(rows, options.balance)
    groups = [row.group for row in rows]
    temper = options.temper or _TEMPER
    lean = LEAN if options.what == "stance" else {}
    found: dict[str, Numbers] = {}
    weights: dict[str, Numbers] = {}
    bias: dict[str, float] = {}
    for outcome in task.outcomes:
        hits = np.array([outcome in row.outcomes for row in rows], dtype=float)
        prior = priors(names, rules, outcome, options.strength, kept="en" if options.rules else "")
        sums = held_out(matrix, hits, groups, counts, prior, options.folds)
        found[outcome] = 1.0 / (1.0 + np.exp(-(temper * sums + lean.get(outcome, 0.0))))
        weights[outcome], bias[outcome] = fit(matrix, hits, counts, prior)
    say(f"{len(rows)} rows, {len(names)} of {len(rules)} rules count; cross-validated in {options.folds} parts:\n")
    for line in by_set(task, rows, found, {str(name): floor for name, floor in FLOOR.items()}):
        say(f"  {line}\n")
    say("what each family moves:\n")
    for line in families(names, matrix, weights):
        say(f"  {line}\n")
    if options.write:
        made = weights_of(task, names, rules, weights, bias, options.strength)
        made = {name: {o: temper * w for o, w in given.items()} for name, given in made.items()}
        for outcome, more in lean.items():
            made[task.prior][outcome] += more
        folder = options.rules or shipped() / "en"
        say(f"{write_weights(folder, made)} files of {folder} changed\n")
    return 0


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m argmap.fit", description=__doc__)
    parser.add_argument("gold", nargs="+", type=Path, help="thread JSON, one a line, with labels")
    parser.add_argument("--what", choices=sorted(TASKS), default="stance")
    parser.add_argument("--rules", type=Path, help="your folder of rules; without it, the rules that argmap ships with")
    parser.add_argument("--write", action="store_true", help="write the weights into the rule files")
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument(
        "--strength", type=float, default=0.25, help="how far a rule's word is taken before any pair is seen"
    )
    parser.add_argument(
        "--balance", type=float, default=0.4, help="0: each row counts alike; 1: each file counts alike"
    )
    parser.add_argument("--temper", type=float, help="write so much of each weight; without it, all of it")
    return parser


def _matrix(names: Sequence[str], rows: Sequence[Row]) -> csr_matrix:
    place = {name: column for column, name in enumerate(names)}
    cells = [
        (line, place[rule], share)
        for line, row in enumerate(rows)
        for rule, share in row.rules.items()
        if rule in place
    ]
    lines, columns, shares = zip(*cells, strict=True)
    places = (np.array(lines, dtype=np.int32), np.array(columns, dtype=np.int32))
    return csr_matrix((np.array(shares), places), shape=(len(rows), len(names)))


def _row_weights(rows: Sequence[Row], balance: float) -> Numbers:
    """How much each row counts: the smaller its file, the more, as far as `balance` says."""
    sizes = Counter(row.file for row in rows)
    largest = max(sizes.values())
    return np.array([(largest / sizes[row.file]) ** balance for row in rows])


def _mean(rule: Rule, outcome: str, strength: float) -> float:
    """What a rule's author says of its weight."""
    if rule.family == "roles":
        return role_mean(rule, outcome)
    if rule.family != "stance" or all(pattern.kind == "measure" for pattern in rule.patterns):
        return 0.0
    mean = strength * next((times for start, times in STRONG.items() if rule.id.startswith(start)), 1.0)
    return {outcome: mean, None: 0.0, "neutral": 0.0}.get(rule.relation, -_OPPOSITE * mean)


def priors(names: Sequence[str], rules: Mapping[str, Rule], outcome: str, strength: float, *, kept: str = "") -> Prior:
    """What is thought of each rule's weight before any pair is seen: its relation, and how far the data may take it.

    Args:
        names: The rules by column.
        rules: By id.
        outcome: Which weight.
        strength: How far a rule's relation is trusted.
        kept: The pack whose weights are as good as settled, because only others are written.
    """
    settled = [rules[name].id.startswith(HELD) or (bool(kept) and rules[name].pack == kept) for name in names]
    means = [
        rules[name].weights.get(outcome, 0.0) if held else _mean(rules[name], outcome, strength)
        for name, held in zip(names, settled, strict=True)
    ]
    spreads = [_SETTLED if held else _spread(rules[name]) for name, held in zip(names, settled, strict=True)]
    kin = [
        "" if held or rules[name].family != "stance" else ".".join(name.split(".")[:2])
        for name, held in zip(names, settled, strict=True)
    ]
    return Prior(np.array(means), np.array(spreads), kin, _SWAY)


def _spread(rule: Rule) -> float:
    """How far the data may take a rule's weight from what its author says."""
    if rule.family == "roles":
        return ROLE_SPREAD
    if rule.id.startswith(WIDE):
        return _SPREAD_WIDE
    return _SPREAD_MEASURES if all(pattern.kind == "measure" for pattern in rule.patterns) else _SPREAD_WORDS


def weights_of(  # noqa: PLR0913, PLR0917  # the parts of one fit
    task: Task,
    names: Sequence[str],
    rules: Mapping[str, Rule],
    weights: Mapping[str, Numbers],
    bias: Mapping[str, float],
    strength: float,
) -> dict[str, dict[str, float]]:
    """Weights by rule: fitted ones, and what its author says of a rule that never counted; claims' weights stay."""
    made: dict[str, dict[str, float]] = {
        name: {outcome: float(weights[outcome][column]) for outcome in task.outcomes}
        for column, name in enumerate(names)
        if not name.startswith(HELD)
    }
    for name, rule in rules.items():
        if name.startswith(HELD):
            continue
        if name not in made and not any(pattern.kind == "measure" for pattern in rule.patterns):
            made[name] = {outcome: _mean(rule, outcome, strength) for outcome in task.outcomes}
    if task.prior in made:
        made[task.prior] = {outcome: made[task.prior][outcome] + bias[outcome] for outcome in task.outcomes}
    return made


if __name__ == "__main__":
    sys.exit(main())
