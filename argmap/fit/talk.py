"""`python -m argmap.fit.talk`: fit what whole threads add to the sums of lone pairs, on threads with links.

The sums that the pairs' weights give are kept, and what is fitted is what the features add, on pairs that people speak
of: a wrong target is no question of stance. Then who sides with whom is read off those sums, and fitted beside them.
"""

from __future__ import annotations

import argparse
import math
import sys
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from scipy.optimize import minimize

from argmap.features.pair.camps import EVIDENCE as CAMPS
from argmap.features.table import features
from argmap.fit.columns import columns
from argmap.fit.data import pairs, read_labelled
from argmap.fit.design import SIDES
from argmap.fit.writing import write_weights
from argmap.language import Language
from argmap.links import LinkFinder
from argmap.links.camps import Camps
from argmap.links.scales import OUTCOMES, logistic
from argmap.links.talk import TAKEN
from argmap.mapping import Mapper
from argmap.model import Reply
from argmap.rulebook import language, load, shipped
from argmap.rulebook.rule import Steps, Weights

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from argmap.features.pairs import Pair
    from argmap.fit.columns import Columns, Line
    from argmap.fit.data import Labelled
    from argmap.fit.logistic import Numbers
    from argmap.links.scales import Sums
    from argmap.model import Thread
    from argmap.rulebook.rule import Rulebook

_SPREAD, _SPREAD_CAMPS, _SPREAD_SHARE = 0.1, 1.4, 0.2
"""How far a step of a feature may move, of the camps' features, and the share that people mark in another file."""
_NOTHING = 1e-9
_DIRECT = "camp_direct"

_SHAPES: Mapping[str, Callable[[float], float]] = {
    "camp_direct": lambda said: math.tanh(0.7 * said),
    "camp_through": lambda said: math.tanh(3.0 * said),
    "camp_received": lambda said: said,
    "camp_answered_back": lambda times: min(times, 2.0),
}
"""How the numbers of the camps count: one weight times this. Steps of their own for each range fit the noise."""

_BOUNDS = {
    "camp_direct": (-1.5, -1.0, -0.7, -0.5, -0.3, -0.15, -0.03, 0.03, 0.15, 0.3, 0.5, 0.7, 1.0, 1.5),
    "camp_through": (-0.4, -0.2, -0.1, -0.05, -0.01, 0.01, 0.05, 0.1, 0.2, 0.4),
    "camp_received": (-0.5, -0.35, -0.2, -0.1, -0.03, 0.03, 0.1, 0.2, 0.35, 0.5),
    "camp_answered_back": (0.5, 1.5),
}
"""Between which bounds a number of the camps counts as their middle."""


@dataclass(frozen=True, slots=True)
class Met:
    """One pair that people speak of as it stands in its thread.

    Args:
        file, group: Which set it is of, and which thread.
        thread: The thread.
        source, target: Ids of the comments.
        numbers: The features.
        given: What the pairs' weights say of each question.
        relation: What people said of it.
        replies: Who answers whom in the thread, as found.
    """

    file: str
    group: str
    thread: Thread
    source: str
    target: str
    numbers: Mapping[str, float]
    given: Mapping[str, float]
    relation: str
    replies: tuple[Reply, ...] = ()


def met(item: Labelled, mapper: Mapper, book: Rulebook) -> Iterator[Met]:
    """The pairs of a labelled thread that people speak of, weighed by what lone pairs taught.

    Args:
        item: A thread with `links`, and `answers` or parents.
        mapper: For claims and replies.
        book: The rulebook; its weights of whole threads are left out.
    """
    finder = LinkFinder(replace(book, models={name: one for name, one in book.models.items() if name != "talk"}))
    analyses = mapper.analyse(item.thread)
    found = mapper.assemble(item.thread, analyses)
    kept = {(reply.source, reply.target): reply for reply in found.replies}
    said = {(source, target): relation for source, target, relation in pairs(item)}
    places = {comment.id: place for place, comment in enumerate(item.thread.everything())}
    spoken = sorted((pair for pair in said if places[pair[1]] < places[pair[0]]), key=lambda pair: places[pair[0]])
    replies = [replace(kept.get(pair, Reply(*pair, "order", 1.0)), confidence=1.0) for pair in spoken]
    seen: list[tuple[Pair, Sums]] = []
    finder.find(item.thread, analyses, found.claims, replies, look=lambda *pair: seen.append(pair))
    for pair, sums in seen:
        ends = pair.source.analysis.comment, pair.target.analysis.comment
        given = {"side": sums.side, "agrees": TAKEN * sums.agrees}
        yield Met(
            item.file,
            f"{item.file}\t{item.thread.id}",
            item.thread,
            *ends,
            finder.scales.numbers(pair),
            given,
            said[ends],
            found.replies,
        )


def fitted(rows: Sequence[Met]) -> Weights:
    """The weights of whole threads.

    Args:
        rows: Pairs of whole threads; the shares that people mark are those of the first one's file.
    """
    camps = {name for name, feature in features("pair").items() if feature.evidence == CAMPS}
    lines: list[Line] = [
        ({}, {name: number for name, number in row.numbers.items() if name not in camps}) for row in rows
    ]
    cut = columns(lines, (), None)
    sums = {outcome: np.array([row.given[outcome] for row in rows]) for outcome in OUTCOMES}
    found, bias = _both(cut, lines, rows, sums, _SPREAD)
    matrix = cut.matrix(lines)
    sums = {outcome: sums[outcome] + matrix @ found[outcome] + bias[outcome] for outcome in OUTCOMES}
    camps_steps, more = _camps(rows, list(_stood(rows, sums)), sums["agrees"])
    steps = (*cut.weights("talk", found, {}, None).features, *camps_steps)
    bias["agrees"] += more
    return Weights("talk", bias, {}, tuple(sorted(steps, key=lambda one: one.feature)))


def _camps(rows: Sequence[Met], stood: Sequence[Mapping[str, float]], given: Numbers) -> tuple[list[Steps], float]:
    """What the camps add on which side is taken, as steps, and to the bias; nothing known adds nothing.

    Args:
        rows: Pairs of whole threads.
        stood: The numbers of the camps for each.
        given: What else is known of which side is taken.
    """
    shaped = [[*(shape(one[name]) for name, shape in _SHAPES.items()), float(one[_DIRECT] != 0.0)] for one in stood]
    matrix = np.hstack((np.array(shaped), _shares(rows)))
    kept = np.array([row.relation != "neither" for row in rows])
    hits = np.array([row.relation == "agreement" for row in rows], dtype=float)
    point = _offset(matrix[kept], hits[kept], given[kept], np.full(matrix.shape[1], _SPREAD_CAMPS)).tolist()
    weights, met_before, bias = point[: len(_SHAPES)], point[len(_SHAPES)], point[len(_SHAPES) + 1]
    return [
        _as_steps(name, weight, met_before if name == _DIRECT else 0.0)
        for name, weight in zip(_SHAPES, weights, strict=True)
    ], bias


def _as_steps(name: str, weight: float, known: float) -> Steps:
    """A weight times the shape of its feature, as steps; `known` is added wherever something is known."""
    bounds = _BOUNDS[name]
    inner = [(low + high) / 2 for low, high in pairwise(bounds)]
    middles = [0.0, *inner, bounds[-1]] if bounds[0] > 0 else [bounds[0], *inner, bounds[-1]]
    values = tuple(weight * _SHAPES[name](middle) + known * (abs(middle) > _NOTHING) for middle in middles)
    return Steps(name, bounds, {"side": (0.0,) * len(values), "agrees": values})


def _stood(rows: Sequence[Met], sums: Mapping[str, Numbers]) -> Iterator[dict[str, float]]:
    """The numbers of the camps for each pair, by the sums of all others of its thread."""
    of: dict[str, Camps] = {}
    for row, side, agrees in zip(rows, *(sums[outcome] for outcome in OUTCOMES), strict=True):
        camps = of.setdefault(row.group, Camps(row.thread, row.replies))
        camps.add(row.source, row.target, logistic(side) * float(np.tanh(agrees / 2)))
    camps_of = {name: one.measure for name, one in features("pair").items() if one.evidence == CAMPS}
    for row in rows:
        standing = of[row.group].standing(row.source, row.target)
        yield {name: float(measure(standing) or 0.0) for name, measure in camps_of.items()}


def _both(
    cut: Columns,
    lines: Sequence[Line],
    rows: Sequence[Met],
    sums: Mapping[str, Numbers],
    spread: float,
) -> tuple[dict[str, Numbers], dict[str, float]]:
    """For each question, what the columns add beside sums that are given, and a share for the file of the first row."""
    matrix = cut.matrix(lines).toarray()
    shares = _shares(rows)
    found, bias = {}, {}
    for outcome in OUTCOMES:
        kept = np.array([outcome == "side" or row.relation != "neither" for row in rows])
        hits = np.array([outcome in SIDES[row.relation] for row in rows], dtype=float)[kept]
        wide = np.concatenate((np.full(matrix.shape[1], spread), np.full(shares.shape[1], _SPREAD_SHARE)))
        point = _offset(np.hstack((matrix, shares))[kept], hits, sums[outcome][kept], wide)
        found[outcome], bias[outcome] = point[: matrix.shape[1]], float(point[matrix.shape[1]])
    return found, bias


def _shares(rows: Sequence[Met]) -> Numbers:
    """A column for all rows and one for each file but the first: people mark more in one corpus than in another."""
    files = list(dict.fromkeys(row.file for row in rows))
    return np.array([[1.0, *(float(row.file == file) for file in files[1:])] for row in rows])


def _offset(matrix: Numbers, hits: Numbers, given: Numbers, spread: Numbers) -> Numbers:
    """The likeliest weights beside sums that are given."""

    def loss(point: Numbers) -> tuple[float, Numbers]:
        z = given + matrix @ point
        off = point / spread
        value = float((np.logaddexp(0.0, z) - hits * z).sum() + 0.5 * (off * off).sum())
        return value, matrix.T @ (1.0 / (1.0 + np.exp(-z)) - hits) + off / spread

    return np.asarray(minimize(loss, np.zeros(matrix.shape[1]), jac=True, method="L-BFGS-B").x)


def main(argv: Sequence[str] | None = None) -> int:
    """Read, fit, and with `--write` write the weights."""
    parser = argparse.ArgumentParser(prog="python -m argmap.fit.talk", description=__doc__)
    parser.add_argument("gold", nargs="+", type=Path, help="thread JSON, one a line, with `links` and `answers`")
    parser.add_argument("--write", action="store_true", help="write the weights into the pack")
    options = parser.parse_args(argv)
    book = load([], refit=True)
    mapper = Mapper(Language.open(None, book))
    rows = [row for path in options.gold for item in read_labelled(path) for row in met(item, mapper, book)]
    made = fitted(rows)
    sys.stdout.write(f"{len(rows)} pairs of {len({row.group for row in rows})} threads\n")
    if options.write:
        changed = write_weights(shipped() / language(), made, OUTCOMES)
        sys.stdout.write(f"{shipped() / language()}/weights/talk.yaml {'is written' if changed else 'stays'}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
