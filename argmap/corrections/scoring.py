"""How often a map was right, by what people said of its marks: what became of each correction tells."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from argmap.corrections.kinds import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from argmap.model import Outcome


@dataclass(frozen=True, slots=True)
class Figure:
    """One kind of mark.

    Args:
        name: Of the kind.
        right: Marks that a person confirmed.
        wrong: Marks that were struck or changed.
        missed: Marks that a person added.
        unbound: Corrections that fit nothing.
    """

    name: str
    right: int
    wrong: int
    missed: int
    unbound: int

    @property
    def precision(self) -> float | None:
        """The share of the marks on the map that are right, of those that were judged."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else None

    @property
    def recall(self) -> float | None:
        """The share of the marks that there should be that are on the map, of those that were judged."""
        return self.right / (self.right + self.missed) if self.right + self.missed else None


def score(outcomes: Iterable[Outcome]) -> tuple[Figure, ...]:
    """Figures by kind of correction, in the order of the kinds; what nobody spoke of is left out.

    Args:
        outcomes: Of maps that were corrected for the first time: "confirmed" means that argmap had said so by itself.
            That there is no mark where argmap has none counts for nothing.
    """
    found = [one for one in outcomes if one.effect != "confirmed" or one.correction.verdict != "none"]
    made: list[Figure] = []
    for name in KINDS:
        mine = [one.effect for one in found if one.correction.kind == name]
        if mine:
            counts = {effect: mine.count(effect) for effect in set(mine)}
            wrong = counts.get("struck", 0) + counts.get("changed", 0)
            made.append(
                Figure(name, counts.get("confirmed", 0), wrong, counts.get("added", 0), counts.get("unbound", 0))
            )
    return tuple(made)


def lines(figures: Iterable[Figure]) -> list[str]:
    """The figures as a table."""
    rows = [f"{'':10}  right  wrong  missed  precision  recall"]
    for one in figures:
        shares = ["      –" if share is None else f"{share:7.2f}" for share in (one.precision, one.recall)]
        row = f"{one.name:10}  {one.right:5}  {one.wrong:5}  {one.missed:6}  {shares[0]:>9} {shares[1]:>7}"
        rows.append(row + (f"  ({one.unbound} fit nothing)" if one.unbound else ""))
    return rows
