"""`python -m argmap.fit.points`: fit how likely two comments make one point, on threads whose points are known."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from argmap.features.table import features
from argmap.features.together import sayings
from argmap.fit.columns import columns
from argmap.fit.data import read_labelled
from argmap.fit.logistic import Prior
from argmap.fit.logistic import fit as likeliest
from argmap.fit.writing import write_weights
from argmap.language import Language
from argmap.mapping import Mapper
from argmap.rulebook import load, shipped
from argmap.rulebook.places import language

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from argmap.fit.columns import Line
    from argmap.fit.data import Labelled
    from argmap.fit.logistic import Numbers
    from argmap.rulebook.rule import Weights

OUTCOME = "together"
_SPREAD = 0.5


@dataclass(frozen=True, slots=True)
class Row:
    """Two comments of two people: the file and the group that is left out with them, their features, the label."""

    file: str
    group: str
    numbers: Mapping[str, float]
    hit: bool


def rows(item: Labelled, mapper: Mapper) -> Iterator[Row]:
    """The pairs of a thread whose `points` are known: `{"c1": ["a point", …], "c2": []}`, by comment id."""
    labels = {name: {str(point) for point in points} for name, points in item.labels["points"].items()}
    analyses = mapper.analyse(item.thread)
    found = mapper.assemble(item.thread, analyses)
    said = sayings(item.thread, analyses, found.claims, found.replies, found.links)
    group = str(item.labels.get("group", item.thread.title or item.thread.id))
    places = [place for place, name in enumerate(said.order) if name in labels]
    for first, second in combinations(places, 2):
        one, other = said.order[first], said.order[second]
        if said.said[one].who != said.said[other].who:
            two = said.together(first, second)
            measured = ((name, feature.measure(two)) for name, feature in features("point").items())
            numbers = {name: number for name, number in measured if number is not None}
            yield Row(item.file, f"{item.file}\t{group}", numbers, bool(labels[one] & labels[other]))


def fit(some: Sequence[Row], before: Weights | None) -> Weights:
    """The likeliest weights; each file counts alike, and so does each thread of a file.

    Args:
        some: Labelled pairs.
        before: The weights so far, for their bounds.
    """
    lines: list[Line] = [({}, row.numbers) for row in some]
    cut = columns(lines, (), before)
    prior = Prior(np.zeros(len(cut.names)), np.full(len(cut.names), _SPREAD))
    point, bias = likeliest(cut.matrix(lines), np.array([float(row.hit) for row in some]), shares(some), prior)
    return cut.weights("points", {OUTCOME: point}, {OUTCOME: bias}, before)


def shares(some: Sequence[Row]) -> Numbers:
    """How much each row counts, one on average."""
    files, groups = Counter(row.file for row in some), Counter(row.group for row in some)
    inside = Counter(group.partition("\t")[0] for group in groups)
    found = np.array([1.0 / (groups[row.group] * inside[row.file]) for row in some])
    return found * len(some) / found.sum() if files else found


def main(argv: Sequence[str] | None = None) -> int:
    """Read, fit, print, and with `--write` write the weights."""
    parser = argparse.ArgumentParser(prog="python -m argmap.fit.points", description=__doc__)
    parser.add_argument("gold", nargs="+", type=Path, help="thread JSON, one a line, with `points`")
    parser.add_argument("--write", action="store_true", help="write the weights into the pack")
    options = parser.parse_args(argv)
    mapper = Mapper(Language.open(None, load([], refit=True)))
    some = [row for path in options.gold for item in read_labelled(path) for row in rows(item, mapper)]
    before = mapper.rulebook.models.get("points")
    sys.stdout.write(f"left out one group at a time:\n{curve(some, held_out(some, before))}")
    if options.write:
        folder = shipped() / language()
        changed = write_weights(folder, fit(some, before), (OUTCOME,))
        sys.stdout.write(f"{folder}/weights/points.yaml {'is written' if changed else 'stays'}\n")
    return 0


def held_out(some: Sequence[Row], before: Weights | None) -> list[float]:
    """The probability of each row by weights that were fitted without its group."""
    made: dict[str, Weights] = {
        group: fit([row for row in some if row.group != group], before) for group in {row.group for row in some}
    }
    return [chance(row.numbers, made[row.group], OUTCOME) for row in some]


def chance(numbers: Mapping[str, float], weights: Weights, outcome: str) -> float:
    """The probability that weights give to the numbers of one thing."""
    total = weights.bias[outcome]
    for steps in weights.features:
        if steps.feature in numbers:
            total += steps.values[outcome][int(np.searchsorted(steps.bounds, numbers[steps.feature], side="right"))]
    return float(1.0 / (1.0 + np.exp(-total)))


def curve(some: Sequence[Row], chances: Sequence[float], marks: Iterable[float] = (0.2, 0.3, 0.4, 0.5, 0.6)) -> str:
    """Precision and recall of each file at some probabilities, a line each."""
    lines: list[str] = []
    for file in sorted({row.file for row in some}):
        of = [(chance, row.hit) for row, chance in zip(some, chances, strict=True) if row.file == file]
        for mark in marks:
            above = [hit for chance, hit in of if chance >= mark]
            precision = sum(above) / max(1, len(above))
            recall = sum(above) / max(1, sum(hit for _, hit in of))
            lines.append(f"  {file} from {mark:.1f}: precision {precision:.2f}, recall {recall:.2f}\n")
    return "".join(lines)


if __name__ == "__main__":
    sys.exit(main())
