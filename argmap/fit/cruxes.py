"""`python -m argmap.fit.cruxes`: fit which claim two comments speak of, on threads whose points are known by words."""

from __future__ import annotations

import argparse
import re
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from argmap.features.cruxes import cruxes
from argmap.features.table import features
from argmap.features.together import sayings
from argmap.fit.columns import columns
from argmap.fit.data import read_labelled
from argmap.fit.logistic import Prior
from argmap.fit.logistic import fit as likeliest
from argmap.fit.points import chance
from argmap.fit.writing import write_weights
from argmap.language import Language
from argmap.mapping import Mapper
from argmap.points.pairs import Likelihood
from argmap.rulebook import load, shipped
from argmap.rulebook.places import language

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from argmap.fit.columns import Line
    from argmap.fit.data import Labelled
    from argmap.rulebook.rule import Weights

OUTCOME = "crux"
_SPREAD = 0.5
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Row:
    """A claim of two comments between which there is a link: its thread, the two, its features, the label."""

    thread: str
    pair: tuple[str, str]
    numbers: Mapping[str, float]
    hit: bool


def rows(item: Labelled, mapper: Mapper, likely: Likelihood) -> Iterator[Row]:
    """The claims of linked comments of a thread whose `points` are known: `{"c1": {"a point": "words of c1"}, …}`."""
    labels: dict[str, dict[str, str]] = item.labels["points"]
    analyses = mapper.analyse(item.thread)
    found = mapper.assemble(item.thread, analyses)
    said = sayings(item.thread, analyses, found.claims, found.replies, found.links)
    home = {claim.id: claim.comment for claim in found.claims}
    for _, some in cruxes(found.links, home, said, likely):
        for crux in some:
            one, other = crux.own.comment.id, crux.other.comment.id
            if one in labels and other in labels:
                both = [words for point, words in labels[one].items() if point in labels[other]]
                measured = ((name, feature.measure(crux)) for name, feature in features("crux").items())
                numbers = {name: number for name, number in measured if number is not None}
                hit = any(_overlap(crux.claim.text, words) for words in both)
                yield Row(item.thread.id, (one, other), numbers, hit)


def _overlap(one: str, other: str) -> bool:
    """Whether two texts share half of the words of the shorter one."""
    words, others = (set(_WORD.findall(text.casefold())) for text in (one, other))
    return len(words & others) * 2 >= min(len(words), len(others)) > 0


def fit(some: Sequence[Row], before: Weights | None) -> Weights:
    """The likeliest weights; each claim counts alike.

    Args:
        some: Labelled claims.
        before: The weights so far, for their bounds.
    """
    lines: list[Line] = [({}, row.numbers) for row in some]
    cut = columns(lines, (), before)
    prior = Prior(np.zeros(len(cut.names)), np.full(len(cut.names), _SPREAD))
    hits = np.array([float(row.hit) for row in some])
    point, bias = likeliest(cut.matrix(lines), hits, np.ones(len(some)), prior)
    return cut.weights("cruxes", {OUTCOME: point}, {OUTCOME: bias}, before)


def held_out(some: Sequence[Row], before: Weights | None) -> list[float]:
    """The probability of each claim by weights that were fitted without its thread."""
    made = {name: fit([row for row in some if row.thread != name], before) for name in {row.thread for row in some}}
    return [chance(row.numbers, made[row.thread], OUTCOME) for row in some]


def curve(some: Sequence[Row], chances: Sequence[float]) -> str:
    """How often the likeliest claim of a pair is right, from some probabilities on, a line each."""
    best: dict[tuple[str, frozenset[str]], tuple[float, bool]] = {}
    for row, sure in zip(some, chances, strict=True):
        key = row.thread, frozenset(row.pair)
        best[key] = max(best.get(key, (0.0, False)), (sure, row.hit))
    lines = []
    for mark in (0.4, 0.5, 0.6, 0.7, 0.8):
        above = [hit for sure, hit in best.values() if sure >= mark]
        lines.append(f"  from {mark:.1f}: {sum(above)} of {len(above)} right, {len(best)} pairs\n")
    return "".join(lines)


def main(argv: Sequence[str] | None = None) -> int:
    """Read, fit, print, and with `--write` write the weights."""
    parser = argparse.ArgumentParser(prog="python -m argmap.fit.cruxes", description=__doc__)
    parser.add_argument("gold", nargs="+", type=Path, help="thread JSON, one a line, with `points`")
    parser.add_argument("--write", action="store_true", help="write the weights into the pack")
    options = parser.parse_args(argv)
    book = load([], refit=True)
    mapper, likely = Mapper(Language.open(None, book)), Likelihood(book)
    some = [row for path in options.gold for item in read_labelled(path) for row in rows(item, mapper, likely)]
    before = book.models.get("cruxes")
    sys.stdout.write(f"left out one thread at a time:\n{curve(some, held_out(some, before))}")
    if options.write:
        folder = shipped() / language()
        changed = write_weights(folder, fit(some, before), (OUTCOME,))
        sys.stdout.write(f"{folder}/weights/cruxes.yaml {'is written' if changed else 'stays'}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
