"""The brief as text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.render.terminal.signs import fitted, notes, relation
from argmap.views.wording import NO_CONSENT, count, listed, repeated

if TYPE_CHECKING:
    from argmap.render.terminal.pen import Lines, Pen, Run
    from argmap.views.brief import Brief, Clash, Point, Side


def brief_lines(pen: Pen, view: Brief) -> Lines:
    """The question, the sides, the clashes, the concessions, what went unanswered, and what to ask."""
    lines = [*_title(pen, "The question"), *pen.lines([(view.question, "")], first="  "), ""]
    if view.summary:
        lines += _title(pen, "In short")
        for line in view.summary:
            lines += pen.lines([(line, "")], first="  ", rest="    ")
        lines.append("")
    for side in view.sides:
        lines += _side(pen, side)
    lines.append("")
    if view.clashes:
        lines += _title(pen, "Where they clash")
        for clash in view.clashes:
            lines += _clash(pen, clash)
        lines += [*_more(pen, view.more_clashes, "rebuttal"), ""]
    lines += _granted(pen, view)
    lines += _open(pen, view)
    if view.questions:
        lines += _title(pen, "Questions to ask")
        for number, asked in enumerate(view.questions, 1):
            lines += pen.lines([(asked, "")], first=f"  {number}. ")
        lines.append("")
    return lines


def _granted(pen: Pen, view: Brief) -> Lines:
    lines = _title(pen, "What is granted") if view.concessions else []
    for one in view.concessions:
        who = one.label if one.name == one.label else f"{one.label} {one.name}"
        what = f"grants {one.to} a part" if one.kind == "in part" else f"had said {one.to} and now says"
        lines += pen.lines([(f"{who} ", "who"), (f"{what}: “{one.quote}”", "")], first="  ", rest="    ")
    return [*lines, ""] if lines else []


def _open(pen: Pen, view: Brief) -> Lines:
    if not view.unanswered:
        return []
    lines = pen.lines([("Unanswered", "bold"), (f"  ({NO_CONSENT})", "dim")])
    for claim in view.unanswered:
        runs: list[Run] = [(claim.heading, "bold")] if claim.named else []
        runs.append((f"{'  ' if claim.named else ''}{claim.quote.label} “{fitted(claim.quote, 110)}”", ""))
        lines += pen.lines(runs, first="  ", rest="    ")
    return [*lines, *_more(pen, view.more_unanswered, "claim"), ""]


def _title(pen: Pen, words: str) -> Lines:
    return pen.lines([(words, "bold")])


def _more(pen: Pen, number: int, what: str) -> Lines:
    return pen.lines([(f"and {count(number, f'more {what}')}", "dim")], first="  ") if number else []


def _side(pen: Pen, side: Side) -> Lines:
    shown = side.members[:12]
    left = len(side.members) - len(shown)
    names = listed([*shown, f"{left} more"] if left else list(shown))
    lines = pen.lines([(f"{side.name}: ", "bold"), (names, "who")], rest="  ")
    for point in side.points:
        lines += _point(pen, point)
    if not side.points:
        lines += pen.lines([("no claim of their own", "dim")], first="  ")
    return [*lines, *_more(pen, side.more, "claim")]


def _point(pen: Pen, point: Point) -> Lines:
    alone = point.heading == point.quote.quote
    runs: list[Run] = [] if alone else [(_heading(point), "bold")]
    if said := repeated(point.times, point.by, signed=point.quote.name != point.quote.label):
        runs.append((f"  {said}", "dim"))
    runs.append((f"{'' if alone else '  '}{point.quote.label} “{fitted(point.quote, 130)}”", ""))
    noted = [note for note in notes(point.quote).split(", ") if note not in {"", "denies"}]
    if noted:
        runs.append((f"  {', '.join(noted)}", "dim"))
    return pen.lines(runs, first="  ", rest="    ")


def _heading(point: Point) -> str:
    if point.subject:
        return f"On “{point.heading}”"
    return f"Denied: {point.heading}" if point.denies else point.heading


def _clash(pen: Pen, clash: Clash) -> Lines:
    who = clash.link.label if clash.link.name == clash.link.label else f"{clash.link.label} {clash.link.name}"
    whom = clash.whom_label if clash.whom == clash.whom_label else f"{clash.whom_label} {clash.whom}"
    run = relation(pen, "rebuttal", clash.link.confidence, partial=clash.link.partial)
    return [
        *pen.lines([(f"{whom} ", "who"), (f"“{clash.said}”", "")], first="  ", rest="    "),
        *pen.lines([run, (f" {who} ", "who"), (f"“{clash.rebuttal}”", "")], first="    ", rest="      "),
    ]
