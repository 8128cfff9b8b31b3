"""Commenters by claims: who asserts, denies, both, or only asks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from argmap.views.groups import points
from argmap.views.index import Index, index
from argmap.views.sides import side_of

if TYPE_CHECKING:
    from argmap.model import ArgumentMap
    from argmap.views.groups import Group, Saying

Mark = Literal["+", "−", "±", "?", "r", ""]


@dataclass(frozen=True, slots=True)
class Cell:
    """What one commenter does with one claim.

    Args:
        mark: `+` asserts, `−` denies, `±` both, `?` only asks or supposes, `r` only reports what others say, or empty.
        count: How often the commenter speaks of it at all.
        hedged: Whether every assertion is hedged.
    """

    mark: Mark = ""
    count: int = 0
    hedged: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A commenter's row: id, name, side on the motion (empty without one), how many comments, and a cell a column."""

    commenter: str
    name: str
    side: str
    comments: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """The table.

    Args:
        columns: Points, by how many commenters speak of them, the most first.
        rows: Commenters who speak of one, in the order of their first comment.
        others: Names of the commenters who speak of none.
        totals: For each column, how many commenters assert and how many deny.
        outside: How many claims stand under no point.
    """

    columns: tuple[Group, ...]
    rows: tuple[Row, ...]
    others: tuple[str, ...]
    totals: tuple[tuple[int, int], ...]
    outside: int


def matrix(found: ArgumentMap | Index) -> Matrix:
    """Commenters by claims.

    Args:
        found: The map.
    """
    at = found if isinstance(found, Index) else index(found)
    columns = tuple(sorted(points(at), key=lambda group: -len({s.commenter for s in group.sayings})))
    said: dict[tuple[str, str], list[Saying]] = {}
    for group in columns:
        for one in group.sayings:
            said.setdefault((one.commenter, group.id), []).append(one)
    stood = side_of(at)
    speakers = {who for who, _ in said}
    rows = tuple(
        Row(
            one.id,
            one.name,
            stood.get(one.id, ""),
            len(one.comments),
            tuple(_cell(said.get((one.id, g.id), [])) for g in columns),
        )
        for one in at.commenters.values()
        if one.id in speakers
    )
    totals = tuple(
        (
            sum(1 for row in rows if row.cells[number].mark in {"+", "±"}),
            sum(1 for row in rows if row.cells[number].mark in {"−", "±"}),
        )
        for number in range(len(columns))
    )
    others = tuple(one.name for one in at.commenters.values() if one.id not in speakers)
    return Matrix(columns, rows, others, totals, sum(1 for claim in at.found.claims if claim.id not in at.points_of))


def _cell(sayings: list[Saying]) -> Cell:
    own = {s.manner for s in sayings if not s.reported}
    holds, denies = bool(own & {"asserts", "hedges"}), "denies" in own
    mark: Mark = (
        "±" if holds and denies else "+" if holds else "−" if denies else "?" if own else "r" if sayings else ""
    )
    return Cell(mark, len(sayings), holds and "asserts" not in own)
