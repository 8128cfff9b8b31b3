"""The tree as text: comments under what they answer, their claims, the links with sign and word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group
from rich.text import Text
from rich.tree import Tree as RichTree

from argmap.render.terminal.pen import STAY, Run
from argmap.render.terminal.signs import (
    RELATION_SIGNS,
    doubtful,
    evidence,
    fitted,
    legend,
    notes,
    relation,
    sign,
    signed,
)
from argmap.views.wording import NO_CLAIM, count, listed, shorten

if TYPE_CHECKING:
    from rich.console import RenderableType

    from argmap.render.terminal.pen import Lines, Pen
    from argmap.views.tree import Tree, TreeClaim, TreeLink, TreeNode

GUIDE = 4
"""Columns of rich's guide from one level of the tree to the next."""
ROOM = 34
"""Columns for a claim's words, at least, where its names stand in a column of their own."""
NAME = 18
"""Columns for the names of a claim."""


def tree_lines(pen: Pen, tree: Tree) -> Lines:
    """A tree and the legend of its signs.

    A branch that would leave too little room for words goes on at the margin, under its comment's label.
    """
    lines: Lines = []
    deepest = max(3, (pen.width - 40) // GUIDE)
    later: list[TreeNode] = []
    for root in tree.roots:
        lines.append(_drawn(pen, root, deepest, later))
    while later:
        node = later.pop(0)
        label = pen.text((node.label, "bold"), (" continued", "dim"))
        lines += ["", _drawn(pen, node, deepest, later, label)]
    if tree.folded:
        what = f"{count(tree.folded, 'comment')} folded by {tree.why}; without it all are shown"
        lines += ["", *pen.lines([(what, "dim")])]
    return [*lines, "", *legend(pen, _signs(tree))]


def _signs(tree: Tree) -> set[str]:
    used: set[str] = set()
    for node in tree.walk():
        used |= {sign(claim.saying) for claim in node.claims}
        used |= {RELATION_SIGNS[link.relation] for link in node.links}
        guesses = [doubtful(claim.saying) for claim in node.claims] + [not link.sure for link in node.links]
        used |= {"?"} if any(guesses) else set()
        used |= set() if node.certain else {"#n?"}
    return used


def _drawn(pen: Pen, root: TreeNode, deepest: int, later: list[TreeNode], label: Text | None = None) -> RichTree:
    """A comment and all below it, without recursion; where it gets too deep, the comment is put off until later."""
    top = RichTree(label or _comment(pen, root, 0), guide_style="dim")
    stack = [(root, top, 0)]
    while stack:
        node, drawn, deep = stack.pop()
        notes: list[str] = [f"… {count(node.folded, 'comment')} below folded"] if node.folded else []
        if node.children and deep >= deepest:
            notes.append(f"… goes on under “{node.label} continued”")
            later.append(node)
        else:
            stack += [(child, drawn.add(_comment(pen, child, deep + 1)), deep + 1) for child in node.children]
        for note in notes:
            drawn.add(pen.text((note, "dim")))
    return top


def _comment(pen: Pen, node: TreeNode, deep: int) -> RenderableType:
    """A comment's own lines: who answers how, the claims, the links."""
    head: list[Run] = [(node.label + ("" if node.certain else "?"), "bold")]
    if node.name:
        head.append((f" {node.name}", "who"))
    if node.state:
        head.append((f" ({node.state})", "dim"))
    upward = [link for link in node.links if link.upward]
    if upward:
        link = upward[0]
        head += [("  ", ""), relation(pen, link.relation, link.confidence, partial=link.partial)]
        head.append((f"  {_about(link)}", ""))
    if not node.claims:
        head.append((f"  {NO_CLAIM}".replace(NO_CLAIM, NO_CLAIM.replace(" ", STAY)), "dim"))
        if node.opening and not upward:
            head.append((f"  “{shorten(node.opening, _room(pen, deep, 90)).text}”", ""))
    lines = pen.lines(head, rest="   ")
    lines += _claims(pen, node, deep)
    for link in node.links:
        if link not in upward[:1]:
            runs = [relation(pen, link.relation, link.confidence, partial=link.partial, to=link.target_label)]
            lines += pen.lines([*runs, (f"  {_about(link)}", "")], first="  ", rest="      ")
    return Group(*lines)


def _about(link: TreeLink) -> str:
    """On what, where the claim at its end has a name, and by which words."""
    on = f"on {link.target_words}  " if link.target_words and not link.target_words.startswith("“") else ""
    return on + evidence(link.words, link.basis)


def _claims(pen: Pen, node: TreeNode, deep: int) -> Lines:
    if not node.claims:
        return []
    doubts = any(doubtful(claim.saying) for claim in node.claims)
    names = [pen.text((_name(claim), "bold")) for claim in node.claims]
    wide = min(NAME, max(name.cell_len for name in names))
    room = _room(pen, deep, 150)
    lines: Lines = []
    if pen.width - deep * GUIDE - wide >= ROOM:
        rows = [
            (Text("  " + signed(pen, claim.saying, doubts=doubts).rstrip()), name, pen.text(*_words(claim, room)))
            for claim, name in zip(node.claims, names, strict=True)
        ]
        marks = max(row[0].cell_len for row in rows)
        lines.append(pen.grid(rows, (marks, wide + 1 if wide else 0, None), gap=1))
    else:
        for claim, name in zip(node.claims, names, strict=True):
            runs: list[Run] = [(f"{name.plain} ".lstrip(), "bold"), *_words(claim, room)]
            lines += pen.lines(runs, first=f"  {signed(pen, claim.saying, doubts=doubts)}")
    if any(node.more):
        left = [
            count(number, f"more {noun}")
            for number, noun in zip(node.more, ("claim", "premise"), strict=True)
            if number
        ]
        what = f"… {listed(left)} (argmap why … {node.label.lstrip('#')})"
        lines += pen.lines([(what, "dim")], first="  ", rest="    ")
    return lines


def _words(claim: TreeClaim, room: int) -> list[Run]:
    said = notes(claim.saying)
    return [(f"“{fitted(claim.saying, room)}”", ""), (f"  {said}" if said else "", "dim")]


def _name(claim: TreeClaim) -> str:
    """The names of a claim: two at most, and none but the first where they are long; the rest is counted."""
    for number in (2, 1):
        row = ", ".join(claim.saying.tags[:number]) + (
            f" +{len(claim.saying.tags) - number}" if len(claim.saying.tags) > number else ""
        )
        if len(row) <= NAME:
            return row
    return row


def _room(pen: Pen, deep: int, most: int) -> int:
    """How long a quotation may be: two lines of what is left of the width."""
    return max(24, min(most, 2 * (pen.width - deep * GUIDE) - 24))
