"""The graph as a drawing: comments as a tree down the page, links as arcs beside it, told apart by line and sign."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from argmap.render.html.markup import Markup, el
from argmap.render.html.place import main
from argmap.views.wording import TOWARD, count, decimal, shorten, sure, tag_name

if TYPE_CHECKING:
    from collections.abc import Mapping

    from argmap.model import Link
    from argmap.render.html.place import Page
    from argmap.views.tree import Tree, TreeNode

ROW, TOP, INDENT, DEEPEST = 26, 16, 11, 9
"""Height of a row, centre of the first, indent of a level, and the level from which on none is added."""
EDGE, WIDTH, LETTER = 268, 400, 6.6
"""Where the arcs begin, how wide the drawing is, and the width that a letter is reckoned at."""


def drawing(page: Page, tree: Tree) -> Markup:
    """The graph of comments as SVG.

    Args:
        page: The map.
        tree: The whole tree; its order is that of the rows.
    """
    nodes = list(tree.walk())
    rows = {node.comment: number for number, node in enumerate(nodes)}
    height = TOP * 2 + ROW * max(0, len(nodes) - 1)
    links = sorted(page.at.found.links, key=lambda link: link.confidence)
    return el(
        "svg",
        _markers(),
        el("g", *(_branch(node, rows) for node in nodes), class_="branches"),
        el("g", *(_arc(link, page, rows) for link in links), class_="arcs"),
        el("g", *(_node(node, page, rows) for node in nodes), class_="nodes"),
        viewBox=f"0 0 {WIDTH} {height}",
        width=WIDTH,
        height=height,
        role="group",
        aria_label=f"Graph of {count(len(nodes), 'comment')} and {count(len(links), 'link')}, "
        "which stand in words in the thread",
    )


def _markers() -> Markup:
    """Arrow heads: a full one for agreement, an open one with a bar for rebuttal."""
    full = el("path", d="M0 0 L9 4.5 L0 9 z")
    bar = el("path", d="M1 0.5 L8 4.5 L1 8.5 M9 0 V9")
    shape = {"viewBox": "0 0 10 9", "refX": "9", "refY": "4.5", "markerWidth": "9", "markerHeight": "8"}
    return el(
        "defs",
        el("marker", full, id="agreement-head", orient="auto", markerUnits="userSpaceOnUse", **shape),
        el("marker", bar, id="rebuttal-head", orient="auto", markerUnits="userSpaceOnUse", **shape),
    )


def _x(depth: int) -> int:
    return 12 + INDENT * min(depth, DEEPEST)


def _y(row: int) -> int:
    return TOP + ROW * row


def _branch(node: TreeNode, rows: Mapping[str, int]) -> Markup:
    """The lines from a comment down to its answers."""
    if not node.children:
        return Markup()
    x, y = _x(node.depth), _y(rows[node.comment])
    ends = [_y(rows[child.comment]) for child in node.children]
    across = "".join(f"M{x} {end}H{_x(child.depth) - 5}" for child, end in zip(node.children, ends, strict=True))
    return el("path", d=f"M{x} {y + 5}V{ends[-1]}{across}")


def _node(node: TreeNode, page: Page, rows: Mapping[str, int]) -> Markup:
    number, row = page.comments[node.comment], rows[node.comment]
    x, y = _x(node.depth), _y(row)
    claims = [claim for claim in page.at.claims_of.get(node.comment, ()) if main(claim)]
    names = list(dict.fromkeys(tag_name(tag) for claim in claims for tag in claim.tags))
    room = int((EDGE - x - 18) / LETTER)
    label = _cut(f"{node.label} {node.name}".strip(), min(room, 22) if names else room)
    left = room - len(label) - 2
    said = shorten(", ".join(names), left).text if names and left > 7 else ""
    kind = "named" if names else "some" if claims else "bare"
    whole = f"{node.label} {node.name}".strip() + (f": {', '.join(names)}" if names else "")
    dot = el("circle", cx=x, cy=y, r=5 if claims else 3.5)
    words = el(
        "text",
        label,
        el("tspan", said, dx=6, class_="tags") if said else None,
        x=x + 10,
        y=y + 4,
    )
    back = el("rect", x=0, y=y - ROW / 2, width=EDGE, height=ROW, class_="back")
    return el(
        "a",
        el("title", whole),
        back,
        dot,
        words,
        href=f"#m{number}",
        id=f"n{number}",
        class_=kind,
        tabindex="-1" if row else "0",
    )


def _cut(label: str, room: int) -> str:
    return label if len(label) <= room else label[: room - 1].rstrip() + "…"


def _arc(link: Link, page: Page, rows: Mapping[str, int]) -> Markup:
    """A link: from its source's row around to its target's, with a sign at the furthest point."""
    at = page.at
    source, target = at.home[link.source], at.home[link.target]
    down, up = rows[source], rows[target]
    begin, end = _y(down) + (-5 if down > up else 5), _y(up) + (5 if down > up else -5)
    reach = min(WIDTH - EDGE - 12, 16 + 15 * math.sqrt(abs(down - up)))
    bend = round(EDGE + reach / 0.75, 1)
    shape = f"M{EDGE} {begin}C{bend} {begin} {bend} {end} {EDGE} {end}"
    x, y = round(EDGE + reach, 1), (begin + end) / 2
    sign = "m3 0h6m-3 -3v6" if link.relation == "agreement" else "m3 0h6"
    called = f"{at.called(source)} {TOWARD[link.relation]}{'' if sure(link.confidence) else '?'}"
    number = page.links[link.id]
    kind = f"arc {link.relation}" + ("" if sure(link.confidence) else " unsure")
    return el(
        "g",
        el("title", f"{called} {at.called(target)} {decimal(link.confidence)}"),
        el("path", d=shape, class_="hit"),
        el("path", d=shape, class_="line", marker_end=f"url(#{link.relation}-head)"),
        el("path", d=f"M{x - 6:g} {y:g}a6 6 0 1 1 12 0a6 6 0 1 1 -12 0{sign}", class_="badge"),
        id=f"a{number}",
        class_=kind,
        data_l=number,
    )
