"""`python -m argmap.fit.frames`: move the weights of frame rules to the share of texts that have the frame.

A logistic sum over all rules did worse on threads left out (docs/log/claims.md): a rule's words are evidence of its own
frame alone, and two rules of one frame seldom meet. So each weight is the log-odds of the share of texts with the
rule's frame among those where it counts, less the bias; the weight as it was counts as some texts more.
"""

from __future__ import annotations

import argparse
import math
import sys
from collections import defaultdict
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from argmap.fit.data import read_labelled
from argmap.fit.design import design, frames
from argmap.fit.writing import write_weights
from argmap.language import Language
from argmap.links.scales import logistic
from argmap.rulebook import language, load, shipped

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from argmap.fit.design import Row
    from argmap.rulebook.rule import Weights

AS_BEFORE = 60.0
"""As how many texts a weight counts before any text is seen."""


def main(argv: Sequence[str] | None = None) -> int:
    """Read, count, print, and with `--write` write the weights."""
    parser = argparse.ArgumentParser(prog="python -m argmap.fit.frames", description=__doc__)
    parser.add_argument("gold", nargs="+", type=Path, help="thread JSON, one a line, with labels")
    parser.add_argument("--rules", type=Path, help="your folder of rules; without it, the rules that argmap ships with")
    parser.add_argument("--as-before", type=float, default=AS_BEFORE, help="as how many texts a weight counts")
    parser.add_argument(
        "--new", action="store_true", help="only rules without weights: the others have seen these texts"
    )
    parser.add_argument("--write", action="store_true", help="write the weights into the pack")
    options = parser.parse_args(argv)
    book = load([options.rules] if options.rules else [])
    pipeline = Language.open(None, book)
    task = frames(pipeline)
    rows = [row for path in options.gold for row in design(task, read_labelled(path), pipeline)]
    if not rows:
        sys.stderr.write(f"no labels for frames: looked for {' or '.join(task.label)}\n")
        return 1
    mine = options.rules.resolve().name if options.rules else language()
    before = book.models["frames"]
    own = [rule for rule in book.family("frames") if not rule.by_hand and rule.pack == mine]
    own = [rule for rule in own if not (options.new and rule.id in before.rules)]
    made = moved(before, {rule.id: rule.frames for rule in own}, rows, options.as_before)
    for rule, weights in made.rules.items():
        for frame, weight in weights.items():
            was = before.rules.get(rule, {}).get(frame, 0.0)
            if abs(weight - was) >= 0.1:  # what a reader would see
                sys.stdout.write(f"  {rule}: {was:.2f} -> {weight:.2f}\n")
    if options.write:
        folder = options.rules or shipped() / language()
        changed = write_weights(folder, made, task.outcomes)
        sys.stdout.write(f"{folder}/weights/frames.yaml {'is written' if changed else 'stays'}\n")
    return 0


def moved(
    before: Weights, rules: Mapping[str, Iterable[str]], rows: Iterable[Row], as_before: float = AS_BEFORE
) -> Weights:
    """Weights moved to the share of texts that have a rule's frame where the rule counts.

    Args:
        before: The weights as they were; the bias stays. A rule without a weight counts as right in half.
        rules: By id, the frames that a rule speaks for.
        rows: Texts, with the rules that count and the frames that people gave. A frame that a file's labels never give
            is not known to its readers: nothing is learned of it there.
        as_before: As how many texts a weight counts that is there already.
    """
    rows = list(rows)
    known: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        known[row.file] |= row.outcomes
    seen: dict[tuple[str, str], list[bool]] = defaultdict(list)
    for row in rows:
        for rule in row.rules:
            for frame in set(rules.get(rule, ())) & known[row.file]:
                seen[rule, frame].append(frame in row.outcomes)
    made: dict[str, dict[str, float]] = {}
    for rule, given in rules.items():
        made[rule] = {}
        for frame in given:
            bias = before.bias.get(frame, 0.0)
            held = seen[rule, frame]
            prior = as_before * logistic(before.rules.get(rule, {}).get(frame, -bias) + bias)
            share = (prior + sum(held)) / (as_before + len(held))
            made[rule][frame] = math.log(share / (1.0 - share)) - bias
    return replace(before, rules={**before.rules, **made})


if __name__ == "__main__":
    sys.exit(main())
