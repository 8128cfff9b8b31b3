"""The sides of a motion as two columns, point by point, with those who are on neither below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group as Stack

from argmap.render.terminal.pen import STAY, styled
from argmap.views.wording import count, listed, shorten, sure

if TYPE_CHECKING:
    from rich.console import RenderableType

    from argmap.render.terminal.pen import Lines, Pen
    from argmap.views.groups import Saying
    from argmap.views.sides import Columns, Stander

MOST = 12
"""Rows of the table; the rest is counted."""
WIDEST = 130
BASES = {"given": "as you gave it", "pack": "from the topic pack", "title": "from the title", "post": "from the post"}


def sides_lines(pen: Pen, view: Columns | None) -> Lines:
    """The motion, the two columns, who is on both sides or on none."""
    if view is None:
        words = "No motion: name what is debated with --motion 'Phones should be banned', and this page has two sides."
        return [*pen.lines([(words, "")]), ""]
    lines = [
        *pen.lines([("Motion  ", "bold"), (view.motion, ""), (f"  {BASES[view.basis]}", "dim")], rest="        "),
        "",
    ]
    pros, cons = view.on("for"), view.on("against")
    heads = [styled(f"{name} ({len(members)})", "bold") for name, members in (("For", pros), ("Against", cons))]
    rows: list[list[RenderableType]] = [list(heads), [_members(pen, pros), _members(pen, cons)]]
    for row in view.rows[:MOST]:
        rows.append([styled("", "dim"), styled("", "dim")])
        rows.append([_cell(pen, row.pro, row.heading), _cell(pen, row.con, row.heading)])
    half = max(16, (min(pen.width, WIDEST) - 4) // 2)
    lines += [pen.grid(rows, (half, half), gap=2), ""]
    left = len(view.rows) - MOST
    if left > 0:
        lines += pen.lines([(f"and {count(left, 'more row')} (--as claims)", "dim")])
    for name, members in (("On both sides", view.on("both")), ("Unclear", view.on("unclear"))):
        if members:
            lines += pen.lines([(f"{name}  ", "bold"), (listed(one.name for one in members), "")], rest="    ")
    return [*lines, *pen.lines([("Unclear: nothing in the words says for or against the motion.", "dim")]), ""]


def _members(pen: Pen, members: tuple[Stander, ...]) -> RenderableType:
    """Everyone of a column with the words that show it."""
    shown: list[RenderableType] = []
    for one in members:
        doubt = "" if sure(one.confidence) else "?"
        words = " … ".join(shorten(word, 60).text for word in one.words[:2])
        shown.append(pen.text((f"{one.name}{doubt}", "who"), (f"{STAY}{STAY}“{words}”" if words else "", "dim")))
    return Stack(*shown) if shown else styled("nobody", "dim")


def _cell(pen: Pen, one: Saying | None, heading: str) -> RenderableType:
    if one is None:
        return pen.text(("–", "dim"))
    head = [pen.text((heading, "bold"))] if heading and one.manner != "denies" else []
    denied = [pen.text((f"not: {heading}", "bold"))] if heading and one.manner == "denies" else []
    return Stack(*head, *denied, pen.text((f"“{shorten(one.quote, 160).text}”", ""), (f"{STAY}{one.label}", "dim")))
