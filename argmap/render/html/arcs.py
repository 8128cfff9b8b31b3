"""Rows down the page and arcs beside them: how the page draws a graph, whatever its rows stand for."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from argmap.render.html.markup import Markup, el
from argmap.views.wording import shorten

if TYPE_CHECKING:
    from collections.abc import Sequence

    from argmap.model import Relation

ROW, TOP, INDENT, DEEPEST = 26, 16, 11, 9
"""Height of a row, centre of the first, indent of a level, and the level from which on none is added."""
EDGE, WIDTH, LETTER = 268, 400, 6.6
"""Where the arcs begin, how wide the drawing is, and the width that a letter is reckoned at."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row.

    Args:
        label: Its name.
        said: What is written behind it, as far as there is room.
        whole: All of it, for the pointer.
        href: Where it leads.
        kind: named, some or bare: a full dot, a ring, or a small one.
        depth: How far it is indented.
        children: The rows that hang below it.
        id: Of the element, or empty.
        person, claim: What the page narrows to where the row is chosen; None where it goes to a comment.
    """

    label: str
    said: str
    whole: str
    href: str
    kind: str
    depth: int = 0
    children: tuple[int, ...] = ()
    id: str = ""
    person: int | None = None
    claim: int | None = None


@dataclass(frozen=True, slots=True)
class Arc:
    """One arc: from row to row, what it says, the numbers of its links (none for a reason), and its element's id."""

    source: int
    target: int
    relation: Relation | Literal["because"]
    sure: bool
    whole: str
    links: tuple[int, ...]
    id: str = ""


def heads() -> Markup:
    """Arrow heads for all drawings: a full one for agreement, an open one with a bar for rebuttal."""
    full = el("path", d="M0 0 L9 4.5 L0 9 z")
    bar = el("path", d="M1 0.5 L8 4.5 L1 8.5 M9 0 V9")
    shape = {"viewBox": "0 0 10 9", "refX": "9", "refY": "4.5", "markerWidth": "9", "markerHeight": "8"}
    return el(
        "svg",
        el(
            "defs",
            el("marker", full, id="agreement-head", orient="auto", markerUnits="userSpaceOnUse", **shape),
            el("marker", bar, id="rebuttal-head", orient="auto", markerUnits="userSpaceOnUse", **shape),
        ),
        width=0,
        height=0,
        class_="heads",
        aria_hidden="true",
    )


def drawing(rows: Sequence[Row], arcs: Sequence[Arc], label: str) -> Markup:
    """The rows and arcs as SVG.

    Args:
        rows: From the top.
        arcs: Those drawn later lie above.
        label: What it is, for those who hear it.
    """
    height = TOP * 2 + ROW * max(0, len(rows) - 1)
    return el(
        "svg",
        el("g", *(_branch(row, number, rows) for number, row in enumerate(rows) if row.children), class_="branches"),
        el("g", *map(_arc, arcs), class_="arcs"),
        el("g", *(_node(row, number) for number, row in enumerate(rows)), class_="nodes"),
        viewBox=f"0 0 {WIDTH} {height}",
        width=WIDTH,
        height=height,
        role="group",
        aria_label=label,
    )


def _x(depth: int) -> int:
    return 12 + INDENT * min(depth, DEEPEST)


def _y(row: int) -> int:
    return TOP + ROW * row


def _branch(row: Row, number: int, rows: Sequence[Row]) -> Markup:
    """The lines from a row down to those below it."""
    x, y = _x(row.depth), _y(number)
    across = "".join(f"M{x} {_y(child)}H{_x(rows[child].depth) - 5}" for child in row.children)
    return el("path", d=f"M{x} {y + 5}V{_y(row.children[-1])}{across}")


def _node(row: Row, number: int) -> Markup:
    x, y = _x(row.depth), _y(number)
    room = int((EDGE - x - 18) / LETTER)
    label = _cut(row.label, min(room, max(22, room - len(row.said) - 2)) if row.said else room)
    left = room - len(label) - 2
    said = row.said if len(row.said) <= left else shorten(row.said, left).text if left > 7 else ""
    return el(
        "a",
        el("title", row.whole),
        el("rect", x=0, y=y - ROW / 2, width=EDGE, height=ROW, class_="back"),
        el("circle", cx=x, cy=y, r=3.5 if row.kind == "bare" else 5),
        el("text", label, el("tspan", said, dx=6, class_="tags") if said else None, x=x + 10, y=y + 4),
        href=row.href,
        id=row.id or None,
        class_=row.kind,
        tabindex="-1" if number else "0",
        data_person=row.person,
        data_claim=row.claim,
    )


def _cut(label: str, room: int) -> str:
    return label if len(label) <= room else label[: room - 1].rstrip() + "…"


def _arc(arc: Arc) -> Markup:
    """From its source's row around to its target's, with a sign at the furthest point."""
    down, up = arc.source, arc.target
    begin, end = _y(down) + (-5 if down > up else 5), _y(up) + (5 if down > up else -5)
    reach = min(WIDTH - EDGE - 12, 16 + 15 * math.sqrt(abs(down - up)))
    bend = round(EDGE + reach / 0.75, 1)
    shape = f"M{EDGE} {begin}C{bend} {begin} {bend} {end} {EDGE} {end}"
    x, y = round(EDGE + reach, 1), (begin + end) / 2
    sign = "m3 0h6m-3 -3v6" if arc.relation == "agreement" else "m3 0h6"
    because = arc.relation == "because"
    badge = el("path", d=f"M{x - 6:g} {y:g}a6 6 0 1 1 12 0a6 6 0 1 1 -12 0{sign}", class_="badge")
    many = "" if len(arc.links) < 2 else " many"
    return el(
        "g",
        el("title", arc.whole),
        el("path", d=shape, class_="hit"),
        el("path", d=shape, class_="line", marker_end=None if because else f"url(#{arc.relation}-head)"),
        None if because else badge,
        id=arc.id or None,
        class_=f"arc {arc.relation}{'' if arc.sure else ' unsure'}{many}",
        data_l=arc.links[0] if arc.links else None,
        data_all=" ".join(map(str, arc.links)) if arc.links and not arc.id else None,
    )
