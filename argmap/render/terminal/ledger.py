"""The head and the foot of a printed map: what it is of, and the counts, in and out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.render.terminal.pen import STAY, Run
from argmap.views.wording import count, flat

if TYPE_CHECKING:
    from argmap.render.terminal.pen import Lines, Pen
    from argmap.views.ledger import Ledger

SHORT = 40
"""Characters of a count that stays on one line."""
DOT = f" {'·'} "


def head_lines(pen: Pen, title: str, ledger: Ledger, view: str = "", *, bare: bool = False) -> Lines:
    """The title and what the map holds; of comments alone where it is `bare`, for a worksheet gives nothing away."""
    what = ledger.what
    if ledger.comments:
        signed = "unsigned" if not ledger.signed else f"by {count(ledger.commenters, 'commenter')}"
        what += f", {signed}"
    claims = count(ledger.claims, "claim")
    if ledger.premises:
        claims += f" and {count(ledger.premises, 'premise')}"
    links = f"{count(ledger.agreements, 'agreement')}, {count(ledger.rebuttals, 'rebuttal')}"
    parts = [what] if bare else [what, claims, links]
    runs: list[Run] = [(flat(title) or "Thread without a title", "bold")]
    if view:
        runs.append((f"{DOT}{view}", ""))
    return [*pen.lines(runs), *pen.lines([(_row(parts), "dim")]), ""]


def foot_lines(pen: Pen, ledger: Ledger, example: str = "", *, bare: bool = False) -> Lines:
    """The counts of what went in and what is on the map, what the reader noted, and how to ask why.

    Args:
        pen: How to write.
        ledger: The counts.
        example: Ids for `argmap why`, where there is a link to explain.
        bare: Nothing but the counts of comments.
    """
    parts = [f"{count(ledger.comments, 'comment')} in, {ledger.placed} on the map"]
    if not ledger.balanced:
        parts[0] += f": {abs(ledger.comments - ledger.placed)} ARE MISSING"
    if bare:
        return pen.lines([(_row(parts), "dim")])
    silent = len(ledger.silent)
    parts.append(f"{silent} without a claim" if silent else "a claim in each")
    if ledger.guesses:
        parts.append(ledger.guesses)
    if ledger.checked:
        parts.append(ledger.checked)
    if example:
        parts.append(f"argmap why … {example}")
    lines = pen.lines([(_row(parts), "dim")])
    for note in ledger.notes:
        place = f" (line {note.line})" if note.line else ""
        lines += pen.lines([(f"{note.kind}: {note.what}{place}", "dim")], rest="  ")
    return lines


def _row(parts: list[str]) -> str:
    return DOT.join(part.replace(" ", STAY) if len(part) <= SHORT else part for part in parts)
