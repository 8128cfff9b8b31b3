"""Stance weights moved a little towards what people marked on their own threads, and what that gains.

Some hundred marks carry few numbers: the share of pairs that take a side, and the cues that were met often enough, each
held near the weight that argmap ships with (logistic regression with a normal prior at that weight). What is gained is
judged on threads that were left out, one at a time, and the doubt of it by drawing threads.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from argmap.links.scales import OUTCOMES
from argmap.links.weighing import FLOOR
from argmap.rulebook.weights_file import number, written
from argmap.rulecheck.marked_links import NEITHER

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import TypeAlias

    from numpy.typing import NDArray

    from argmap.rulebook.rule import Weights
    from argmap.rulecheck.marked_links import Marked

    Numbers: TypeAlias = NDArray[np.float64]

LEAST_LINKS, LEAST_THREADS = 200, 5
"""Marked pairs, and threads, below which nothing is fitted."""
LEAST_OF_A_KIND = 25
"""Pairs of either answer to a question below which its weights stay."""
MET_LINKS, MET_THREADS = 8, 3
"""Marked pairs, and threads, in which a cue is met whose weight may move."""
NEAR_BIAS, NEAR_RULE = 0.3, 0.15
"""How far the share of sides, and a cue's weight, may move: standard deviations, in log-odds."""
_DRAWS = 2_000
_KINDS = ("agreement", "rebuttal", NEITHER)


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure on threads that were left out.

    Args:
        name: What it counts.
        before, after: By the weights so far, and by those that were fitted.
        low, high: Between which the gain lies in 95 of 100 draws of threads.
    """

    name: str
    before: float
    after: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Refit:
    """What marked links come to.

    Args:
        counts: Pairs by relation.
        threads: How many they are of.
        lacking: What is missing before anything is fitted, in words; empty where there is enough.
        figures: The share that is right, and the surprise in bits a pair.
        better: Threads on which the fitted weights are better.
        weights: The changed weights, as far as they differ from those so far.
    """

    counts: Mapping[str, int]
    threads: int
    lacking: str = ""
    figures: tuple[Figure, ...] = ()
    better: int = 0
    weights: Weights | None = None

    @property
    def gains(self) -> bool:
        """Whether the gain is more than the draw of threads would give by chance."""
        return bool(self.figures) and self.figures[-1].low > 0 and self.weights is not None


def refit(marked: Sequence[Marked], before: Weights) -> Refit:
    """Fit, and judge by leaving out a thread at a time.

    Args:
        marked: Pairs that people spoke of.
        before: The weights from which their sums were made.
    """
    counts = {kind: sum(one.relation == kind for one in marked) for kind in _KINDS}
    threads = sorted({one.thread for one in marked})
    lacking = [f"{LEAST_LINKS - len(marked)} more marked links"] if len(marked) < LEAST_LINKS else []
    lacking += [f"{LEAST_THREADS - len(threads)} more threads"] if len(threads) < LEAST_THREADS else []
    fitted = [o for o in OUTCOMES if min(map(int, np.bincount(_hits(o, marked), minlength=2))) >= LEAST_OF_A_KIND]
    if not lacking and not fitted:
        lacking = [f"{LEAST_OF_A_KIND} links of each of two kinds (agreement, rebuttal, none)"]
    if lacking:
        return Refit(counts, len(threads), " and ".join(lacking))
    left_out = {outcome: np.zeros(len(marked)) for outcome in OUTCOMES}
    for thread in threads:
        rest = [one for one in marked if one.thread != thread]
        moves = {outcome: _moved(outcome, rest) for outcome in fitted}
        for at, one in enumerate(marked):
            if one.thread == thread:
                for outcome, move in moves.items():
                    left_out[outcome][at] = _added(move, one)
    side, agrees = (np.array([getattr(one, outcome) for one in marked]) for outcome in OUTCOMES)
    labels = np.array([_KINDS.index(one.relation) for one in marked])
    of = np.array([threads.index(one.thread) for one in marked])
    old, new = _chances(side, agrees), _chances(side + left_out["side"], agrees + left_out["agrees"])
    right = _figure("right", _right(old, labels), _right(new, labels), of)
    surprise = _figure("surprise", -_bits(old, labels), -_bits(new, labels), of)
    gain = _bits(old, labels) - _bits(new, labels)
    better = sum(float(gain[of == at].sum()) > 0 for at in range(len(threads)))
    moves = {outcome: _moved(outcome, marked) for outcome in fitted}
    return Refit(counts, len(threads), "", (right, surprise), better, _changed(before, moves))


def _hits(outcome: str, marked: Sequence[Marked]) -> NDArray[np.int64]:
    """Whether the answer to a question is yes, of the pairs that teach it."""
    if outcome == "side":
        return np.array([one.relation != NEITHER for one in marked], dtype=int)
    return np.array([one.relation == "agreement" for one in marked if one.relation != NEITHER], dtype=int)


def _moved(outcome: str, marked: Sequence[Marked]) -> dict[str, float]:
    """How far each weight moves: of the bias, which is called "", and of the rules that were met often enough."""
    taught = [one for one in marked if outcome == "side" or one.relation != NEITHER]
    met = Counter(rule for one in taught for rule in one.shares)
    where = Counter(rule for rule, _ in {(rule, one.thread) for one in taught for rule in one.shares})
    rules = sorted(rule for rule, times in met.items() if times >= MET_LINKS and where[rule] >= MET_THREADS)
    rows = np.array([[1.0, *(one.shares.get(rule, 0.0) for rule in rules)] for one in taught])
    given = np.array([getattr(one, outcome) for one in taught])
    spread = np.array([NEAR_BIAS, *[NEAR_RULE] * len(rules)])
    return dict(zip(("", *rules), map(float, _likeliest(rows, _hits(outcome, taught), given, spread)), strict=True))


def _likeliest(rows: Numbers, hits: NDArray[np.int64], given: Numbers, spread: Numbers) -> Numbers:
    """The likeliest changes beside sums that are given, by Newton's method."""
    found = np.zeros(rows.shape[1])
    precision = spread**-2.0
    for _ in range(50):
        chance = 1.0 / (1.0 + np.exp(-(given + rows @ found)))
        slope = rows.T @ (hits - chance) - precision * found
        curve = (rows * (chance * (1.0 - chance))[:, None]).T @ rows + np.diag(precision)
        step = np.linalg.solve(curve, slope)
        found += step
        if float(np.abs(step).max()) < 1e-9:
            break
    return found


def _added(move: Mapping[str, float], one: Marked) -> float:
    """What moved weights add to a pair's sum."""
    return move[""] + sum(move[rule] * share for rule, share in one.shares.items() if rule in move)


def _chances(side: Numbers, agrees: Numbers) -> Numbers:
    """The chance of agreement, of rebuttal and of neither, a row a pair."""
    taken, same = 1.0 / (1.0 + np.exp(-side)), 1.0 / (1.0 + np.exp(-agrees))
    return np.stack([taken * same, taken * (1.0 - same), 1.0 - taken], axis=1)


def _right(chances: Numbers, labels: NDArray[np.int64]) -> Numbers:
    """Whether what argmap would say of each pair is what a person said."""
    likelier = chances[:, :2].argmax(axis=1)
    said = np.where(chances[:, :2].max(axis=1) >= FLOOR, likelier, _KINDS.index(NEITHER))
    return np.asarray(said == labels, dtype=float)


def _bits(chances: Numbers, labels: NDArray[np.int64]) -> Numbers:
    """How surprising what a person said of each pair is, in bits."""
    return np.asarray(-np.log2(np.maximum(chances[np.arange(len(labels)), labels], 1e-9)))


def _figure(name: str, old: Numbers, new: Numbers, of: NDArray[np.int64]) -> Figure:
    """A figure before and after, with the range of its gain over draws of threads; more is better."""
    many = int(of.max()) + 1
    sums = np.array([float((new - old)[of == at].sum()) for at in range(many)])
    sizes = np.array([int((of == at).sum()) for at in range(many)])
    drawn = np.random.default_rng(1).integers(many, size=(_DRAWS, many))
    low, high = np.quantile(sums[drawn].sum(axis=1) / sizes[drawn].sum(axis=1), (0.025, 0.975))
    return Figure(name, float(old.mean()), float(new.mean()), float(low), float(high))


def _changed(before: Weights, moves: Mapping[str, Mapping[str, float]]) -> Weights | None:
    """The weights that differ when they are written, each with both of its numbers; None where none does."""

    def added(was: Mapping[str, float], name: str) -> dict[str, float]:
        return {o: round(was.get(o, 0.0) + moves.get(o, {}).get(name, 0.0), 2) for o in OUTCOMES}

    names = sorted({name for move in moves.values() for name in move if name})
    rules = {name: new for name in names if (new := added(was := before.rules.get(name, {}), name)) != _kept(was)}
    bias = added(before.bias, "")
    if not rules and bias == _kept(before.bias):
        return None
    return replace(before, bias=bias, rules=rules, features=(), places={})


def _kept(was: Mapping[str, float]) -> dict[str, float]:
    return {outcome: round(was.get(outcome, 0.0), 2) for outcome in OUTCOMES}


def lines(found: Refit) -> list[str]:
    """What was found, for people."""
    told = ", ".join(f"{many} {kind}" for kind, many in found.counts.items())
    total = sum(found.counts.values())
    rows = [f"{total} marked links in {found.threads} thread{'s' * (found.threads != 1)}: {told}"]
    if found.lacking:
        least = f"{LEAST_LINKS} links in {LEAST_THREADS} threads are the least"
        return [*rows, f"too few to fit weights on: {found.lacking} ({least})"]
    rows += ["each thread judged by weights that were fitted on the others:", f"{'':18}   now  fitted  gain"]
    for one in found.figures:
        gain = one.after - one.before
        name, sign = ("surprise, bits", -1) if one.name == "surprise" else (one.name, 1)
        rows.append(
            f"  {name:16} {sign * one.before:5.2f}   {sign * one.after:5.2f}  {gain:+.3f}"
            f" ({one.low:+.3f} to {one.high:+.3f} in 95 of 100 draws of threads)"
        )
    rows.append(f"  better on {found.better} of {found.threads} threads")
    if not found.gains:
        rows.append("no gain that is more than chance: the weights stay as they are")
    return rows


def text(found: Refit, own: Weights | None, mine: frozenset[str]) -> str:
    """The pack's weights file as it would be: its own rules' weights stay.

    Args:
        found: With weights.
        own: The file's weights so far, or None.
        mine: Ids of the pack's own rules.
    """
    if found.weights is None:
        raise ValueError("there is nothing to write")
    kept = {} if own is None else {name: values for name, values in own.rules.items() if name in mine}
    whole = replace(found.weights, rules={**found.weights.rules, **kept}, features=() if own is None else own.features)
    right, surprise = found.figures
    head = (
        f"# Log-odds, written by argmap rules learn --weights from {sum(found.counts.values())} links of"
        f" {found.threads} threads.\n# On threads left out: right {number(right.before)} -> {number(right.after)},"
        f" surprise {number(-surprise.before)} -> {number(-surprise.after)} bits."
    )
    return written(whole, OUTCOMES, head)
