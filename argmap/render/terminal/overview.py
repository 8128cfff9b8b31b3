"""The first screen as text: a table of statements with who holds and denies them, and a line or two for the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group
from rich.table import Table
from rich.text import Text

from argmap.model import POST
from argmap.render.terminal.pen import STAY, styled
from argmap.render.terminal.signs import RELATION_SIGNS, STYLES
from argmap.views.wording import count, shorten, sure

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import RenderableType

    from argmap.render.terminal.pen import Lines, Pen, Run
    from argmap.views.overview import Open, Overview, Row, Tie

HEIGHT = 25
"""Lines that the first screen takes at most."""
TALLER = 30
"""The same, where those who hold a statement stand below it."""
SIDES = 3
"""Lines more where the thread has a motion, which takes some of its own: the statements are what one looks for."""
WIDEST = 130
"""Columns of the table at most: beyond, the eye loses the row."""
ON_PAPER = 48
"""The same on a page, which has no terminal to look further in."""
PAGE_TRIES = ((16, 6, 2), (12, 5, 2), (10, 4, 2), (8, 4, 2))
TRIES = ((7, 3, 2), (7, 3, 1), (6, 3, 1), (5, 2, 1), (4, 2, 1), (5, 2, 0), (4, 1, 0), (3, 1, 0), (2, 1, 0))
"""How many statements, how many links of each kind and lines of a quotation are tried, until all fits: a further
statement tells more than somebody's words for one that stands there."""
SIDE_BY_SIDE = 72
"""Columns from which those who hold and those who deny a statement stand beside it."""
LABEL = 12
"""Columns of the words before the lines below the table."""


def overview_lines(pen: Pen, view: Overview, *, paper: bool = False) -> Lines:
    """The screen, with as many statements and links as leave it within its height.

    Args:
        pen: How to write.
        view: What to write.
        paper: Whether it is a page, with more room and without words on how to see more.
    """
    lines: Lines = []
    height = ON_PAPER if paper else HEIGHT if pen.width >= SIDE_BY_SIDE else TALLER
    height += SIDES if view.sides else 0
    for rows, ties, quoted in (*PAGE_TRIES, *TRIES) if paper else TRIES:
        lines = _screen(pen, view, rows, ties, quoted, paper=paper)
        if pen.draw(lines).count("\n") <= height:
            break
    return lines


def _screen(  # noqa: PLR0913  # how much of each
    pen: Pen, view: Overview, rows: int, ties: int, quoted: int, *, paper: bool
) -> Lines:
    lines = [*_head(pen, view), ""]
    if view.rows:
        lines += [_table(pen, view.rows[:rows], quoted), *_left(pen, view, rows, paper=paper), ""]
    below: list[tuple[str, list[Text]]] = [
        ("Clashes", [_tie(pen, tie) for tie in view.clashes[:ties]]),
        ("Agreement", [_tie(pen, tie) for tie in view.agreements[:ties]]),
        ("Unanswered", [_open(pen, one) for one in view.open[:ties]]),
    ]
    found = (len(view.clashes), len(view.agreements), len(view.open))
    hints = ("--as flow", "--as stances", "--as unanswered")
    for (_, said), total, hint in zip(below, found, hints, strict=True):
        if total > len(said) > 0:
            more = f"and {total - len(said)} more" + ("" if paper else f" ({hint})")
            kept = more.replace(" ", STAY) if len(more) < pen.width - LABEL else more
            said[-1].append_text(pen.text((f"  {kept}", "dim")))
    below = [(name, said) for name, said in below if said]
    below.append(("Unsure", _unsure(pen, view)))
    if view.counts.checked:
        below.append(("Checked", [pen.text((view.counts.checked, ""))]))
    if not paper:
        below.append(("More", [pen.text((_more(view), "dim"))]))
    lines.append(pen.grid([(styled(name, "bold"), Group(*said)) for name, said in below], (LABEL, None), gap=1))
    return lines


def _head(pen: Pen, view: Overview) -> Lines:
    counts = view.counts
    placed = f"{counts.placed} of {counts.comments} on the map"
    by = f"{count(counts.commenters, 'commenter')}" if counts.signed else "unsigned"
    runs: list[Run] = [(view.title or "Thread without a title", "bold")]
    row = "".join(f" · {part}".replace(" ", STAY).replace(f"{STAY}·", " ·") for part in (counts.what, by, placed))
    lines = pen.lines([*runs, (row, "dim")], rest="  ")
    rows: list[tuple[str, Text]] = []
    if view.motion:
        rows.append(("Motion", pen.text((shorten(view.motion, 2 * (pen.width - LABEL)).text, ""))))
    sides = {one.side: one.names for one in view.sides}
    if sides:
        for name in ("for", "against", *(("both",) if "both" in sides else ())):
            names = sides.get(name, ())
            said = f"{len(names)}  {_fitting(names, pen.width - LABEL)}" if names else "nobody so far"
            rows.append((name.capitalize(), pen.text((said, ""))))
        if "unclear" in sides:
            who = "commenter" if counts.signed else "comment"
            rows.append(("Unclear", pen.text((count(len(sides["unclear"]), who), "dim"))))
    if rows:
        lines += ["", pen.grid([(styled(name, "bold"), said) for name, said in rows], (LABEL, None), gap=1)]
    return lines


def _table(pen: Pen, rows: Sequence[Row], quoted: int) -> Table:
    beside = pen.width >= SIDE_BY_SIDE
    width = min(pen.width, WIDEST)
    drawn = Table.grid(padding=(0, 2, 0, 0), expand=True)
    drawn.width = width
    drawn.add_column(width=2, justify="right")
    drawn.add_column(ratio=1, overflow="fold")
    people = max(14, min(30, width // 7)) if beside else 21
    if beside:
        drawn.add_column(width=people, overflow="fold")
        drawn.add_column(width=people, overflow="fold")
        drawn.add_row("", "", styled("held by", "dim"), styled("denied by", "dim"))
    room = width - (2 * people + 10 if beside else 6)
    for number, row in enumerate(rows, 1):
        quote = row.quote if quoted else ""
        says: list[RenderableType] = [_says(pen, row, room, labelled=not quote)]
        held, denied = (pen.text((_fitting(names, people), "")) for names in (row.held, row.denied))
        if not beside:
            says.append(Text.assemble("held by ", held, "   denied by ", denied))
        if quote:
            words = shorten(quote, max(30, quoted * room - len(row.label) - 5)).text
            says.append(pen.text((f"“{words}”", "dim"), (f"{STAY}{row.label}", "dim")))
        cells: list[RenderableType] = [styled(str(number), "dim"), Group(*says)]
        drawn.add_row(*cells, *((held, denied) if beside else ()))
    return drawn


def _says(pen: Pen, row: Row, room: int, *, labelled: bool) -> Text:
    """The statement; of a single claim the words, on two lines at most."""
    doubt = "" if row.sure else f"{STAY}(?)"
    label = f"{STAY}{row.label}" if row.quoted or labelled else ""
    words = shorten(row.says, max(30, 2 * room - 12)).text
    return pen.text((f"“{words}”" if row.quoted else words, "" if row.quoted else "bold"), (doubt + label, "dim"))


def _fitting(names: tuple[str, ...], width: int) -> str:
    """Names as far as two lines hold them; the others are counted."""
    shown = len(names)
    while shown > 1 and len(_listed(names, shown, width)) > 2 * width - 4:
        shown -= 1
    return _listed(names, shown, width)


def _listed(names: tuple[str, ...], most: int, width: int = 20) -> str:
    short = [_name(name, min(20, width - 1)) for name in names[:most]]
    joined = (" " if all(name.startswith("#") or name == POST for name in names) else ", ").join(short)
    left = len(names) - len(short)
    return (f"{len(names)}: {joined} …" if left else joined) or "–"


def _name(name: str, limit: int) -> str:
    """A name of at most so many characters, cut inside a word where it must be."""
    return name if len(name) <= limit else f"{name[: limit - 1].rstrip()}…"


def _left(pen: Pen, view: Overview, rows: int, *, paper: bool) -> Lines:
    """How many statements are not named."""
    more = view.points - sum(not row.quoted for row in view.rows[:rows])
    claims = view.counts.alone - sum(row.quoted for row in view.rows[:rows])
    parts = [f"{count(more, 'more point')}"] if more else []
    parts += [f"{count(claims, 'more claim')} under no point"] if claims else []
    if not parts:
        return []
    hint = "" if paper else " (--as claims)"
    return pen.lines([(f"and {' and '.join(parts)}{hint}", "dim")], first="    ")


def _tie(pen: Pen, tie: Tie) -> Text:
    link = tie.link
    doubt = "" if sure(link.confidence) else "?"
    sign = pen.mark(RELATION_SIGNS[link.relation])
    verb = "rebuts" if link.relation == "rebuttal" else "agrees with"
    who = f"{link.label} {sign} {verb} {link.target_label}{doubt}".replace(" ", STAY)
    if link.partial:
        who += f"{STAY}in{STAY}part"
    if link.confidence >= 1.0:
        who += f"{STAY}(checked)"
    words = shorten(tie.words, max(30, pen.width - LABEL - len(who) - 6)).text
    return pen.text((who, STYLES[link.relation]), (f"  “{words}”" if words else "", ""))


def _open(pen: Pen, one: Open) -> Text:
    does = {"point": "", "claim": "", "rebuttal": f" to {' '.join(one.whom)}", "question": " asks"}[one.kind]
    head = f"{_listed(one.labels, 6)}{does}"
    words = shorten(one.words, max(30, pen.width - LABEL - len(head) - 5)).text
    return pen.text((head.replace(" ", STAY), "who"), (f"  {words}" if one.kind == "point" else f"  “{words}”", ""))


_TOLD = frozenset({"language", "doubt", "pingback"})
"""The kinds of notes that are shown in full; the others are counted."""


def _unsure(pen: Pen, view: Overview) -> list[Text]:
    """What to doubt: guesses, comments without a claim, what the reader noted."""
    counts = view.counts
    said: list[str] = []
    if words := counts.guesses:
        said.append(words)
    if counts.silent:
        said.append(f"no claim found in {count(len(counts.silent), 'comment')}")
    said.extend(note.what for note in counts.notes if note.kind in _TOLD)
    if reading := [note for note in counts.notes if note.kind not in _TOLD]:
        said.append(f"{count(len(reading), 'note')} on how the file was read (argmap read --check)")
    if not counts.balanced:
        said.insert(0, f"{abs(counts.comments - counts.placed)} COMMENTS ARE MISSING")
    return [pen.text(("; ".join(said) or "nothing is a guess", ""))]


def _more(view: Overview) -> str:
    why = f" · argmap why or correct … {view.example}" if view.example else ""
    return f"--full adds the tree · --as brief, flow, unanswered …{why}"
