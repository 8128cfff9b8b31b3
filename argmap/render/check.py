"""What `argmap read --check` prints: for a person, so that a wrong split is seen at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.read.check import check
from argmap.render.terminal.pen import Pen, Run
from argmap.views.wording import count, flat, listed

if TYPE_CHECKING:
    from argmap.model import Thread
    from argmap.read.check import Check, Glimpse

WIDEST = 120
"""So many characters of a line of the file are shown."""

NAMES = 12
"""Commenters that are named; the others are counted."""


def check_text(thread: Thread, width: int = 80, *, text: str | None = None, ascii_only: bool = False) -> str:
    """What was understood of a thread, as text.

    Args:
        thread: As it was read.
        text: What it was read from, to show lines of it beside the comments.
        width: Columns.
        ascii_only: Plain ASCII.

    Returns:
        Lines with a line end each.
    """
    pen = Pen(width, False, ascii_only)  # noqa: FBT003  # no colour: nothing here needs one
    found = check(thread, text)
    lines = pen.lines([(found.title or found.id, "bold")])
    for name, words in _facts(found):
        lines += pen.lines([(f"{name}  {words}", "")], first="  ", rest="    ")
    lines += ["", *pen.lines([("first and last words", "")], first="  ")]
    glimpses = ((found.post,) if found.post is not None else ()) + found.glimpses
    for glimpse in glimpses:
        lines += pen.lines(_ends(glimpse), first="  ", rest="      ")
        for number, line in glimpse.lines.head if glimpse.lines else ():
            lines += pen.lines([(f"{number:>6} | {flat(line)[:WIDEST]}", "")], first="", rest="       | ")
    for note in found.notes:
        place = f"line {note.line}: " if note.line else ""
        lines += pen.lines([(f"{note.kind}: {place}{note.what}", "")], first="  ", rest="    ")
    return pen.draw(lines)


def _facts(found: Check) -> list[tuple[str, str]]:
    post = "a post and " if found.post is not None else ""
    said = [("read as", found.format), ("holds", f"{post}{count(found.comments, 'comment')}")]
    if found.authors:
        named = [f"{flat(name)} ({times})" if times > 1 else flat(name) for name, times in found.authors[:NAMES]]
        rest = len(found.authors) - len(named)
        said.append((f"by {len(found.authors)}", listed([*named, f"{rest} more"] if rest else named)))
    if found.unsigned:
        said.append(("unsigned", str(found.unsigned)))
    if found.first_date:
        order = {True: ", in the order of their dates", False: ", not in the order of their dates", None: ""}[
            found.ordered
        ]
        said.append(("dates", f"{flat(found.first_date)} to {flat(found.last_date or '')}{order}"))
    if found.undated:
        said.append(("undated", str(found.undated)))
    if found.empty:
        said.append(("empty", str(found.empty)))
    said += [(flat(state), str(times)) for state, times in found.states]
    shape = ", ".join(f"{number} at depth {depth}" for depth, number in enumerate(found.depths))
    said.append(("replies", f"{found.replies} with a parent in the file" + (f": {shape}" if found.replies else "")))
    said.append(("quotes", str(found.quotes)))
    return said


def _ends(glimpse: Glimpse) -> list[Run]:
    who = f" {flat(glimpse.author)}" if glimpse.author else ""
    date = f", {flat(glimpse.date)}" if glimpse.date else ""
    words = f"“{flat(glimpse.first)}”" if not glimpse.last else f"“{flat(glimpse.first)} … {flat(glimpse.last)}”"
    place = f", lines {glimpse.lines.first} to {glimpse.lines.last}" if glimpse.lines else ""
    return [(f"{glimpse.label}{who}{date}: ", "who"), (f"{words} ({count(glimpse.words, 'word')}{place})", "")]
