"""`python -m argmap.fit`: fit the weights of a family of rules on labelled threads."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from scipy.sparse import hstack

from argmap.features.table import features
from argmap.fit.columns import columns
from argmap.fit.data import read_labelled
from argmap.fit.design import TASKS, Row, design
from argmap.fit.logistic import Prior, fit, held_out
from argmap.fit.report import by_set, moves
from argmap.fit.writing import write_weights
from argmap.language import Language
from argmap.links import FLOOR
from argmap.rulebook import language, load, shipped

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from argmap.fit.columns import Columns
    from argmap.fit.design import Task
    from argmap.fit.logistic import Numbers
    from argmap.rulebook.rule import Rule, Weights

_SPREAD_WORDS, _SPREAD_MEASURES, _SPREAD_WIDE = 0.21, 0.08, 0.24
_SPREAD_ROLES = 0.25
"""Role rules start from zero: what their authors said of them did not hold on another source."""
_SPREAD_SHARE = 2.0
"""How far the share that people mark in one file may stand from that of another, in log-odds."""
_SWAY = 0.4
"""How far the weights of one family may leave together what their authors say, in log-odds: a rule that is seldom seen
learns from its kin."""
_SIDED = 0.6
"""How much of its word on which side is taken a cue gives on whether one is taken."""


def main(argv: Sequence[str] | None = None) -> int:
    """Read, fit, print, and with `--write` write the weights."""
    options = _options().parse_args(argv)
    say = sys.stdout.write
    folders = [options.rules] if options.rules else []
    book = load(folders, refit=True)
    pipeline = Language.open(None, book)
    task = TASKS[options.what](pipeline)
    mine = options.rules.resolve().name if options.rules else language()
    rows: list[Row] = []
    for path in options.gold:
        rows.extend(design(task, read_labelled(path), pipeline))
    if not rows:
        sys.stderr.write(f"no labels for {options.what}: looked for {' or '.join(task.label)}\n")
        return 1
    fitted = book.models.get(task.model)
    rules = {rule.id: rule for rule in book.family(task.family) if not rule.by_hand and rule.pack == mine}
    lines = [(row.rules, row.numbers) for row in rows]
    cut = columns(lines, rules, fitted)
    matrix = cut.matrix(lines)
    shares = _shares(rows) if options.apart else np.empty((len(rows), 0))
    whole: Any = hstack([matrix, shares]).tocsr()
    groups = [row.source if options.leave_out == "source" else row.group for row in rows]
    found: dict[str, Numbers] = {}
    weights: dict[str, Numbers] = {}
    bias: dict[str, float] = {}
    for outcome in task.outcomes:
        kept = teaching(task, outcome, rows)
        if not kept.any():
            say(f"no row tells {outcome}: its weights stay\n")
            continue
        hits = np.array([outcome in row.outcomes for row in rows], dtype=float)
        counts = _row_weights(rows, kept, options.balance, options.lead)
        prior = priors(cut, rules, outcome, options.strength, apart=shares.shape[1])
        sums = held_out(whole, hits, groups, counts, prior, options.folds if options.leave_out == "thread" else None)
        found[outcome] = 1.0 / (1.0 + np.exp(-sums))
        column, bias[outcome] = fit(whole[kept], hits[kept], counts[kept], prior)
        weights[outcome] = column[: len(cut.names)]
    counted = f"{len(rows)} rows, {len(cut.rules)} of {len(rules)} rules count"
    say(f"{counted}; judged by leaving out a {options.leave_out}:\n")
    for line in by_set(task, rows, found, FLOOR):
        say(f"  {line}\n")
    say("what each file of rules and each feature moves:\n")
    for line in moves([rules[n].group if n in rules else n for n in cut.names], matrix, weights):
        say(f"  {line}\n")
    if options.write:
        made = cut.weights(task.model, weights, bias, fitted)
        unseen = {name: rule for name, rule in rules.items() if name not in cut.rules}
        given = {
            name: {o: _of_kin(rule, o, options.strength, rules, made) for o in task.outcomes}
            for name, rule in unseen.items()
        }
        made = replace(made, rules={**made.rules, **given})
        folder = options.rules or shipped() / language()
        changed = write_weights(folder, made, task.outcomes)
        say(f"{folder}/weights/{task.model}.yaml {'is written' if changed else 'stays'}\n")
    return 0


def teaching(task: Task, outcome: str, rows: Sequence[Row]) -> NDArray[np.bool_]:
    """The rows that teach an outcome.

    Whether a side is taken is taught by sets that hold comments that take none; which one, by rows that take one.
    """
    if task.model != "stance":
        return np.ones(len(rows), dtype=bool)
    if outcome == "agrees":
        return np.array(["side" in row.outcomes for row in rows])
    with_none = {row.file for row in rows if not row.outcomes}
    return np.array([row.file in with_none for row in rows])


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m argmap.fit", description=__doc__)
    parser.add_argument("gold", nargs="+", type=Path, help="thread JSON, one a line, with labels")
    parser.add_argument("--what", choices=sorted(TASKS), default="stance")
    parser.add_argument("--rules", type=Path, help="your folder of rules; without it, the rules that argmap ships with")
    parser.add_argument("--write", action="store_true", help="write the weights into the pack")
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument(
        "--strength", type=float, default=0.5, help="how far a rule's word is taken before any pair is seen"
    )
    parser.add_argument(
        "--balance", type=float, default=0.4, help="0: each row counts alike; 1: each file counts alike"
    )
    parser.add_argument(
        "--leave-out", choices=("source", "thread"), default="thread", help="what the figures leave out at a time"
    )
    parser.add_argument(
        "--apart", action="store_true", help="each file has a share of its own; the bias is that of the first file"
    )
    parser.add_argument(
        "--lead", nargs="+", type=float, default=(), help="how many times a row of the first, the second … file counts"
    )
    return parser


def _shares(rows: Sequence[Row]) -> Numbers:
    """A column for each file but the first: people mark more in one corpus than in another."""
    files = list(dict.fromkeys(row.file for row in rows))
    return np.array([[float(row.file == file) for file in files[1:]] for row in rows])


def _row_weights(rows: Sequence[Row], kept: NDArray[np.bool_], balance: float, lead: Sequence[float] = ()) -> Numbers:
    """How much each row counts: the smaller its file, the more, as far as `balance` says; 0 for what does not teach.

    Args:
        rows: All rows.
        kept: Which of them teach.
        balance: From 0, each row alike, to 1, each file alike.
        lead: How many times a row of the first, the second … file counts; of all others once.
    """
    sizes = Counter(row.file for row, teaches in zip(rows, kept, strict=True) if teaches)
    largest = max(sizes.values())
    each = {file: (largest / size) ** balance for file, size in sizes.items()}
    for file, times in zip(dict.fromkeys(row.file for row in rows), lead, strict=False):
        each[file] = times * each.get(file, 0.0)
    return np.array([each[row.file] if teaches else 0.0 for row, teaches in zip(rows, kept, strict=True)])


def _mean(rule: Rule, outcome: str, strength: float) -> float:
    """What a rule's author says of its weight."""
    if rule.family != "stance":
        return 0.0
    which = {"agreement": strength, "rebuttal": -strength}.get(rule.relation or "", 0.0)
    return which if outcome == "agrees" else _SIDED * abs(which)


def _of_kin(rule: Rule, outcome: str, strength: float, rules: Mapping[str, Rule], made: Weights) -> float:
    """The weight of a rule that no row shows: what its author says, and as much more as its kin came out with."""
    kin = [
        one for one in rules.values() if (one.cue, one.relation) == (rule.cue, rule.relation) and one.id in made.rules
    ]
    more = [made.rules[one.id][outcome] - _mean(one, outcome, strength) for one in kin]
    return _mean(rule, outcome, strength) + (sum(more) / len(more) if more else 0.0)


def priors(cut: Columns, rules: Mapping[str, Rule], outcome: str, strength: float, *, apart: int = 0) -> Prior:
    """What is thought of each column's weight before any pair is seen, and how far the data may take it.

    Args:
        cut: The columns.
        rules: By id.
        outcome: Which weight.
        strength: How far a rule's relation is trusted.
        apart: How many columns are files.
    """
    roles = any(rule.family == "roles" for rule in rules.values())
    measured = features("sentence" if roles else "pair")
    means = [_mean(rules[name], outcome, strength) for name in cut.rules] + [0.0] * len(cut.steps)
    spreads = [_SPREAD_ROLES if roles else _SPREAD_WORDS] * len(cut.rules)
    spreads += [
        _SPREAD_ROLES if roles else _SPREAD_WIDE if measured[name].wide else _SPREAD_MEASURES for name, _ in cut.steps
    ]
    kin = [rules[name].group if rules[name].family == "stance" else "" for name in cut.rules]
    means += [0.0] * apart
    spreads += [_SPREAD_SHARE] * apart
    return Prior(np.array(means), np.array(spreads), [*kin, *[""] * (len(cut.steps) + apart)], _SWAY)


if __name__ == "__main__":
    sys.exit(main())
