"""The tree as text: comments under what they answer, their claims, the links with sign and word."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from argmap.render.terminal.pen import STAY, Run, cells
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
    from argmap.render.terminal.pen import Pen
    from argmap.views.tree import Tree, TreeClaim, TreeLink, TreeNode


NAME = 18
"""Columns for the names of a claim."""


@dataclass(frozen=True, slots=True)
class _Place:
    """A comment to be drawn: what stands before its first line and before those below it; how deep on the page."""

    node: TreeNode
    first: str
    rest: str
    deep: int


def tree_lines(pen: Pen, tree: Tree) -> list[str]:
    """The lines of a tree and the legend of its signs.

    A branch that would leave too little room for words goes on at the margin, under its comment's label.
    """
    lines: list[str] = []
    deepest = max(3, (pen.width - 40) // 5)
    later: list[TreeNode] = []
    for root in tree.roots:
        lines += _branch(pen, root, deepest, later)
    while later:
        node = later.pop(0)
        lines += ["", *pen.lines([(node.label, "bold"), (" continued", "dim")])]
        for child in node.children:
            place = _child(pen, child, "", 0, last=child is node.children[-1])
            lines += _branch(pen, child, deepest, later, place)
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
        used |= set() if node.certain else {"├─?"}
    return used


def _child(pen: Pen, node: TreeNode, rest: str, deep: int, *, last: bool) -> _Place:
    branch = ("└─" if last else "├─") + ("" if node.certain else "?")
    down = "   " if last else "│  "
    return _Place(node, rest + pen.mark(branch) + " ", rest + pen.mark(down), deep + 1)


def _branch(pen: Pen, root: TreeNode, deepest: int, later: list[TreeNode], place: _Place | None = None) -> list[str]:
    """A comment and all below it, without recursion; where it gets too deep, the comment is put off until later."""
    lines: list[str] = []
    stack = [place or _Place(root, "", "", 0)]
    while stack:
        here = stack.pop()
        node = here.node
        goes_on = bool(node.children) and here.deep >= deepest
        below = here.rest + (pen.mark("│") if node.children and not goes_on else " ") + " "
        lines += _comment(pen, here, below)
        if node.folded:
            lines += pen.lines([(f"… {count(node.folded, 'comment')} below folded", "dim")], first=below, rest=below)
        if goes_on:
            lines += pen.lines([(f"… goes on under “{node.label} continued”", "dim")], first=below, rest=below)
            later.append(node)
            continue
        stack.extend(
            _child(pen, child, here.rest, here.deep, last=child is node.children[-1])
            for child in reversed(node.children)
        )
    return lines


def _comment(pen: Pen, here: _Place, below: str) -> list[str]:
    node = here.node
    head: list[Run] = []
    upward = [link for link in node.links if link.upward]
    if upward:
        link = upward[0]
        head += [relation(pen, link.relation, link.confidence, partial=link.partial), (f" {pen.mark('─')} ", "")]
    head.append((node.label, "bold"))
    if node.name:
        head.append((f" {node.name}", "who"))
    if node.state:
        head.append((f" ({node.state})", "dim"))
    if upward:
        head.append((f"  {_about(upward[0])}", ""))
    if not node.claims:
        head.append((f"  {NO_CLAIM}".replace(NO_CLAIM, NO_CLAIM.replace(" ", STAY)), "dim"))
        if node.opening and not upward:
            head.append((f"  “{shorten(node.opening, _room(pen, here.rest, 90)).text}”", ""))
    lines = pen.lines(head, first=here.first, rest=below + "   ")
    lines += _claims(pen, node, below)
    for link in node.links:
        if link not in upward[:1]:
            runs = [relation(pen, link.relation, link.confidence, partial=link.partial, to=link.target_label)]
            lines += pen.lines([*runs, (f"  {_about(link)}", "")], first=below, rest=below + "    ")
    return lines


def _about(link: TreeLink) -> str:
    """On what, where the claim at its end has a name, and by which words."""
    on = f"on {link.target_words}  " if link.target_words and not link.target_words.startswith("“") else ""
    return on + evidence(link.words, link.basis)


def _claims(pen: Pen, node: TreeNode, below: str) -> list[str]:
    wide = min(NAME, max((cells(pen.clean(_name(claim))) for claim in node.claims), default=0))
    doubts = any(doubtful(claim.saying) for claim in node.claims)
    lines = [line for claim in node.claims for line in _claim(pen, claim, below, wide, doubts=doubts)]
    if any(node.more):
        left = [
            count(number, f"more {noun}")
            for number, noun in zip(node.more, ("claim", "premise"), strict=True)
            if number
        ]
        what = f"… {listed(left)} (argmap why … {node.label.lstrip('#')})"
        lines += pen.lines([(what, "dim")], first=below, rest=below + "  ")
    return lines


def _name(claim: TreeClaim) -> str:
    """The names of a claim: two at most, and none but the first where they are long; the rest is counted."""
    for number in (2, 1):
        row = ", ".join(claim.saying.tags[:number]) + (
            f" +{len(claim.saying.tags) - number}" if len(claim.saying.tags) > number else ""
        )
        if len(row) <= NAME:
            return row
    return row


def _room(pen: Pen, rest: str, most: int) -> int:
    """How long a quotation may be: two lines of what is left of the width."""
    return max(24, min(most, 2 * (pen.width - cells(rest)) - 24))


def _claim(pen: Pen, claim: TreeClaim, below: str, wide: int, *, doubts: bool) -> list[str]:
    saying = claim.saying
    name = pen.clean(_name(claim))
    mark = signed(pen, saying, doubts=doubts)
    if pen.width - cells(below) - wide < 34:  # too narrow for a column of names
        wide = cells(name)
    gap = pen.pad(name, wide) + "  " if wide else ""
    first = f"{below}{mark}"
    after = below + " " * (cells(mark) + (cells(gap) if pen.width - cells(below) - cells(gap) >= 40 else 2))
    room = _room(pen, after, 150)
    runs: list[Run] = [(name.replace(" ", STAY), "bold"), (" " * (cells(gap) - cells(name)), "")] if wide else []
    runs.append((f"“{fitted(saying, room)}”", ""))
    if said := notes(saying):
        runs.append((f"  {said}", "dim"))
    if wide and not name:
        first += gap
        runs = runs[2:]
    return pen.lines(runs, first=first, rest=after)
