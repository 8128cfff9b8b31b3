"""`python -m argmap.fit.replies`: fit the weights of the address rules on threads whose reply targets are known.

A conditional logit: among the earlier comments that a comment may answer, the right one should have the largest sum.
Each weight is drawn towards what its rule speaks for, so that no rare rule shouts.
"""

from __future__ import annotations

import argparse
import sys
from bisect import bisect_right
from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from scipy.optimize import minimize

from argmap.claims import ClaimFinder, OwnTags, thread_claims
from argmap.features.table import features
from argmap.fit.columns import columns
from argmap.fit.data import read_labelled
from argmap.fit.writing import write_weights
from argmap.language import Language
from argmap.replies import ReplyFinder
from argmap.rulebook import language, load, shipped
from argmap.rulebook.weights import with_weights

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from argmap.fit.columns import Columns, Line
    from argmap.fit.data import Labelled
    from argmap.fit.logistic import Numbers
    from argmap.language import Analysis
    from argmap.model import Claim, Thread
    from argmap.replies.finder import Step
    from argmap.rulebook.rule import Rule, Rulebook, Steps, Weights

POINTING = {"quote": 1.5, "mention": 1.5, "ordinal": 2.5}
"""Bases whose words point at a comment, and the weight that they are thought to have before any thread is seen."""

THOUGHT = {
    "leading_name": 3.0,
    "above_unsigned_headed": 0.5,
    "opposed_claim": 1.5,
    "address.ordinal.number": 4.0,
    "address.ordinal.first": 3.0,
    "address.order.pointed": 1.5,
}
"""Rules and steps of features that too few threads hold, and the weight that they are thought to have."""

_SPREAD, _SPREAD_POINTING = 0.35, 0.8
_STUCK, _TALK, _ENOUGH = 0.5, 2.2, 10


@dataclass(frozen=True, slots=True)
class Known:
    """A thread whose reply targets are known, ready to be walked.

    Args:
        file: Which set it is of.
        thread: Without parents.
        analyses: By comment id.
        claims: Its claims.
        targets: The ids of the comments that each comment answers; "post" where it answers the post.
        kept: Whether it teaches; see `_taught`.
    """

    file: str
    thread: Thread
    analyses: Mapping[str, Analysis]
    claims: tuple[Claim, ...]
    targets: Mapping[str, frozenset[str]]
    kept: bool = True


@dataclass(frozen=True, slots=True)
class Choice:
    """One comment: the rules and features of each candidate, which are right, their sums so far, how much it counts."""

    file: str
    candidates: tuple[Line, ...]
    right: tuple[bool, ...]
    sums: tuple[float, ...] = ()
    counts: float = 1.0


def known(item: Labelled, pipeline: Language) -> Known:
    """A labelled thread made ready: `answers`, or else the parents, are the labels; then the parents are hidden."""
    thread = item.thread
    targets = {source: frozenset(found) for source, found in item.labels.get("answers", {}).items()}
    if not targets and any(comment.parent for comment in thread.comments):
        targets = {comment.id: frozenset([comment.parent or "post"]) for comment in thread.comments}
    bare = replace(thread, comments=tuple(replace(comment, parent=None) for comment in thread.comments))
    analyses = {analysis.comment: analysis for analysis in pipeline.analyse(bare.everything())}
    finder = ClaimFinder(pipeline.rulebook)
    by_comment = {c.id: finder.find(c, analyses[c.id]) for c in bare.everything()}
    claims, _ = thread_claims(bare, by_comment, analyses, OwnTags(pipeline.rulebook))
    return Known(item.file, bare, analyses, claims, targets, _taught(bare, targets))


def _taught(thread: Thread, targets: Mapping[str, frozenset[str]]) -> bool:
    """Whether a thread's labels say who answers whom.

    Old forums recorded every comment as an answer to the first. Where a few people write many comments each and nearly
    all "answer" the first, the labels say nothing of the talk between them.
    """
    if len(thread.comments) < _ENOUGH:
        return True
    first = thread.comments[0].id
    stuck = sum(first in found for found in targets.values())
    authors = len({comment.author for comment in thread.comments})
    return not (stuck >= _STUCK * len(targets) and len(thread.comments) >= _TALK * authors)


def choices(finder: ReplyFinder, it: Known, *, gold: bool) -> Iterator[Choice]:
    """What there was to choose from at each comment whose targets are known.

    Args:
        finder: Weighs with the weights so far.
        it: The thread.
        gold: Whether the talk above is taken as it was, or as the finder found it.
    """

    def choose(step: Step) -> int:
        if not gold:
            return step.best
        right = [step.talk.ids[t] for t in it.targets.get(step.around.source.id, ()) if t in step.talk.ids]
        return max(right, default=-1)

    for step in finder.walk(it.thread, it.analyses, it.claims, choose):
        found = it.targets.get(step.around.source.id)
        if not found:
            continue
        places = step.around.candidates
        sums = finder.scales.sums(step.around, step.talk)
        yield Choice(
            it.file,
            tuple(_line(finder, step, at) for at in places),
            tuple(step.talk.turns[at].id in found for at in places),
            tuple(sums[at] for at in places),
        )


def _line(finder: ReplyFinder, step: Step, at: int) -> Line:
    rules, numbers = finder.scales.counting(step.around, step.talk, at)
    return dict.fromkeys(rules, 1.0), numbers


def fit(rows: Sequence[Choice], rules: Sequence[Rule], before: Weights | None, balance: float = 0.0) -> Weights:
    """The likeliest weights.

    Args:
        rows: Comments whose targets are known.
        rules: The address rules; those that no row holds keep the weight that they are thought to have.
        before: The weights so far, for their bounds.
        balance: 0 where each comment counts alike, 1 where each file does.
    """
    rows = [row for row in rows if any(row.right)]
    cut = columns([line for row in rows for line in row.candidates], [rule.id for rule in rules], before)
    bases = {**{rule.id: rule.basis or "" for rule in rules}, **{n: f.basis for n, f in features("reply").items()}}
    mean = np.array(
        [THOUGHT.get(name, POINTING.get(bases[name], 0.0)) for name in cut.rules]
        + [THOUGHT.get(name, 0.0) for name, _ in cut.steps]
    )
    wide = [bases[name] in POINTING or name in THOUGHT for name in cut.names]
    found = _likeliest(rows, cut, mean, np.where(wide, _SPREAD_POINTING, _SPREAD), balance)
    unseen = {rule.id: {"target": THOUGHT.get(rule.id, 0.0)} for rule in rules if rule.id not in cut.rules}
    made = cut.weights("replies", {"target": found}, {}, before)
    return replace(made, rules={**unseen, **made.rules})


def nudged(
    rows: Sequence[Choice], before: Weights, spread: float, balance: float = 0.0, only: Collection[str] = ()
) -> Weights:
    """The weights so far, moved as little as the rows ask for: what they do not show, such as names in prose, stays.

    Args:
        rows: Comments whose targets are known, with their sums by the weights so far.
        before: The weights so far.
        spread: How far a weight may move, as a standard deviation.
        balance: As for `fit`.
        only: The features that move; without any, all of them and the rules.
    """
    rows = [row for row in rows if any(row.right)]
    if only:
        rows = [replace(row, candidates=tuple(_of(only, numbers) for _, numbers in row.candidates)) for row in rows]
    cut = columns([line for row in rows for line in row.candidates], before.rules, before)
    moved = _likeliest(rows, cut, np.zeros(len(cut.names)), np.full(len(cut.names), spread), balance, kept=True)
    more = cut.weights("replies", {"target": moved}, {}, None)
    rules = {
        name: {"target": given["target"] + more.rules.get(name, {}).get("target", 0.0)}
        for name, given in before.rules.items()
    }
    added = {steps.feature: steps for steps in more.features}
    steps = tuple(_added(one, added[one.feature]) if one.feature in added else one for one in before.features)
    return replace(before, rules=rules, features=steps)


def _of(only: Collection[str], numbers: Mapping[str, float]) -> Line:
    """A candidate as some features alone show it."""
    return {}, {name: number for name, number in numbers.items() if name in only}


def _added(one: Steps, more: Steps) -> Steps:
    """The steps of a feature with what another fit adds in each of their ranges."""
    places = [bisect_right(more.bounds, bound) for bound in (float("-inf"), *one.bounds)]
    values = zip(one.values["target"], places, strict=True)
    return replace(one, values={"target": tuple(value + more.values["target"][place] for value, place in values)})


def _likeliest(  # noqa: PLR0913  # the parts of a fit
    rows: Sequence[Choice], cut: Columns, mean: Numbers, spread: Numbers, balance: float, *, kept: bool = False
) -> Numbers:
    """The likeliest weight of each column; `kept` where it comes on top of the sums so far."""
    matrix = cut.matrix([line for row in rows for line in row.candidates])
    right = np.array([float(ok) for row in rows for ok in row.right])
    given = np.array([total for row in rows for total in row.sums]) if kept else np.zeros(len(right))
    sizes = np.array([len(row.right) for row in rows])
    starts = np.cumsum([0, *sizes[:-1]])
    of = np.repeat(np.arange(len(rows)), sizes)
    counts = Counter(row.file for row in rows)
    share = np.array([row.counts * (max(counts.values()) / counts[row.file]) ** balance for row in rows])

    def loss(point: Numbers) -> tuple[float, Numbers]:
        sums = given + matrix @ point
        odds = np.exp(sums - np.maximum.reduceat(sums, starts)[of])
        chance = odds / np.add.reduceat(odds, starts)[of]
        hit = np.maximum(np.add.reduceat(chance * right, starts), 1e-12)
        off = (point - mean) / spread
        slope = matrix.T @ ((chance - chance * right / hit[of]) * share[of])
        return float(-(share * np.log(hit)).sum() + 0.5 * (off**2).sum()), slope + off / spread

    found = minimize(loss, mean, jac=True, method="L-BFGS-B", options={"maxiter": 500})
    return np.asarray(found.x)


def trained(book: Rulebook, threads: Sequence[Known], rounds: int, balance: float, near: float = 0.0) -> Rulebook:
    """A rulebook with fitted weights: first on the talk as it was, then on the talk as the finder finds it.

    Where the weights shall stay `near` those so far, they are moved once, on the talk as the finder finds it.
    """
    rules = book.family("address")
    so_far = book.models.get("replies")
    if near and so_far is not None:
        rows = [row for it in threads if it.kept for row in choices(ReplyFinder(book), it, gold=False)]
        return with_weights(book, nudged(rows, so_far, near, balance))
    for turn in range(rounds + 1):
        finder = ReplyFinder(book)
        rows = [row for it in threads if it.kept for row in choices(finder, it, gold=turn == 0)]
        book = with_weights(book, fit(rows, rules, book.models.get("replies"), balance))
    return book


@dataclass(slots=True)
class Tally:
    """How many targets were right, and how likely the finder said they were."""

    right: int = 0
    asked: int = 0
    said: float = 0.0

    def line(self) -> str:
        """In words."""
        asked = max(self.asked, 1)
        return f"{self.right / asked:.3f} right of {self.asked}; confidence said {self.said / asked:.3f}"


def score(book: Rulebook, threads: Iterable[Known], tallies: dict[str, Tally]) -> None:
    """Count the right targets by file into the tallies."""
    finder = ReplyFinder(book)
    for it in threads:
        for step in finder.walk(it.thread, it.analyses, it.claims):
            found = it.targets.get(step.around.source.id)
            if found:
                tally = tallies[it.file]
                tally.asked += 1
                tally.right += step.talk.turns[step.best].id in found
                tally.said += step.chances[step.best]


def held_out(  # noqa: PLR0913, PLR0917  # the parts of a fit
    book: Rulebook, threads: Sequence[Known], folds: int, rounds: int, balance: float, near: float = 0.0
) -> dict[str, Tally]:
    """The figures of each file by cross-validation over threads."""
    tallies: dict[str, Tally] = defaultdict(Tally)
    for fold in range(folds):
        rest = [it for place, it in enumerate(threads) if place % folds != fold]
        made = trained(book, rest, rounds, balance, near)
        score(made, [it for place, it in enumerate(threads) if place % folds == fold], tallies)
    return dict(tallies)


def main(argv: Sequence[str] | None = None) -> int:
    """Read, fit, print, and with `--write` write the weights."""
    parser = argparse.ArgumentParser(prog="python -m argmap.fit.replies", description=__doc__)
    parser.add_argument("gold", nargs="+", type=Path, help="thread JSON, one a line, with `answers` or with parents")
    parser.add_argument("--rules", type=Path, help="your folder of rules; without it, the rules that argmap ships with")
    parser.add_argument("--write", action="store_true", help="write the weights into the pack")
    parser.add_argument("--folds", type=int, default=5, help="0: no cross-validation")
    parser.add_argument("--rounds", type=int, default=1, help="times that the fit is repeated on what it finds itself")
    parser.add_argument("--near", type=float, default=0.0, help="how far weights may move from those so far; 0: anew")
    parser.add_argument("--balance", type=float, default=0.0, help="0: each comment counts alike; 1: each file")
    options = parser.parse_args(argv)
    say = sys.stdout.write
    book = load([options.rules] if options.rules else [], refit=True)
    pipeline = Language.open(None, book)
    threads = [known(item, pipeline) for path in options.gold for item in read_labelled(path)]
    if options.folds:
        say(f"cross-validated in {options.folds} parts:\n")
        for file, tally in held_out(
            book, threads, options.folds, options.rounds, options.balance, options.near
        ).items():
            say(f"  {file}: {tally.line()}\n")
    made = trained(book, threads, options.rounds, options.balance, options.near)
    tallies: dict[str, Tally] = defaultdict(Tally)
    score(made, threads, tallies)
    say("on what it was fitted on:\n")
    for file, tally in tallies.items():
        say(f"  {file}: {tally.line()}\n")
    if options.write:
        folder = options.rules or shipped() / language()
        changed = write_weights(folder, made.models["replies"], ("target",))
        say(f"{folder}/weights/replies.yaml {'is written' if changed else 'stays'}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
