"""Claims as text: the summary below the tree, and the view of all with their words and answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len

from argmap.render.terminal.pen import STAY, Run
from argmap.render.terminal.signs import doubtful, evidence, fitted, legend, notes, relation, sign, signed
from argmap.views.wording import count, listed, sure

if TYPE_CHECKING:
    from argmap.render.terminal.pen import Lines, Pen
    from argmap.views.claims import ClaimsView
    from argmap.views.groups import Answer, Group, Saying


_ALIKE, _WORDS = 5, 5
"""Groups of comments that are merely alike: how many are shown, and how many words of each."""
SIDE_BY_SIDE = 60
"""Columns from which a claim and who says it stand side by side."""


def claims_lines(pen: Pen, view: ClaimsView) -> Lines:
    """Every claim, the most contested first, with its words and the answers to it."""
    lines: Lines = []
    used: set[str] = set()
    for group in view.groups:
        lines += [*_head(pen, group)]
        wide = min(22, max(cell_len(pen.clean(_called(s))) for s in group.sayings))
        doubts = any(doubtful(s) for s in group.sayings)
        for one in group.sayings:
            used |= {sign(one), "?" if doubtful(one) else ""}
            lines += _saying(pen, one, wide, doubts=doubts)
        for answer in group.answers:
            used |= {"⊕" if answer.relation == "agreement" else "⊖", "?" if not sure(answer.confidence) else ""}
            to = "" if len(group.sayings) == 1 else answer.target_label
            run = relation(pen, answer.relation, answer.confidence, partial=answer.partial, to=to)
            runs: list[Run] = [(f"{_by(answer)} ", "who"), run, (f"  {evidence(answer.words, answer.basis)}", "")]
            lines += pen.lines(runs, first=f"    {pen.mark('└─')} ", rest="       ")
        for answer in group.whole:
            run = relation(pen, answer.relation, answer.confidence, partial=answer.partial, to=answer.target_label)
            used |= {"⊕" if answer.relation == "agreement" else "⊖", "?" if not sure(answer.confidence) else ""}
            words = f"  as a whole  {evidence(answer.words, answer.basis)}"
            lines += pen.lines([(f"{_by(answer)} ", "who"), run, (words, "dim")], first="       ", rest="       ")
        if not group.answers and not group.whole and not group.by("denies"):
            lines += pen.lines([("no answer in this thread", "dim")], first="    ")
        lines.append("")
    if view.alone:
        lines += pen.lines([(f"{count(len(view.alone), 'claim')} under no point, which nobody answers", "bold")])
        wide = min(22, max(cell_len(pen.clean(_called(s))) for s in view.alone))
        doubts = any(doubtful(s) for s in view.alone)
        for one in view.alone:
            used |= {sign(one), "?" if doubtful(one) else ""}
            lines += _saying(pen, one, wide, doubts=doubts)
        lines.append("")
    lines += _alike(pen, view)
    if view.silent:
        lines += [*pen.lines([(f"No claim found in {listed(view.silent)}.", "dim")]), ""]
    return [*lines, *legend(pen, used), ""]


def _alike(pen: Pen, view: ClaimsView) -> Lines:
    """Comments that may make one point: a line for each guess."""
    if not view.alike:
        return []
    lines = pen.lines([("Perhaps one point", "bold"), ("  comments that use much the same words, a guess", "dim")])
    for some in view.alike[:_ALIKE]:
        words = ", ".join(f"“{word}”" for word in some.words[:_WORDS])
        runs: list[Run] = [(f"{some.id}  ", "dim"), (" ".join(some.labels), "who"), (f"  {words}", "")]
        lines += pen.lines(runs, first="  ", rest="    ")
    if len(view.alike) > _ALIKE:
        lines += pen.lines([(f"and {len(view.alike) - _ALIKE} more (in the JSON)", "dim")], first="  ")
    return [*lines, ""]


def _head(pen: Pen, group: Group) -> Lines:
    counts = [
        count(len(group.holders), "holds it", "hold it") if group.holders else "",
        count(len(group.opposers), "against", "against") if group.opposers else "",
        "nobody denies it" if group.undenied else "",
        f"spoken of in {count(len({s.comment for s in group.sayings}), 'comment')}" if group.kind == "subject" else "",
        group.frame.replace("_", " ") if group.frame != "other" else "",
    ]
    said = " · ".join(part.replace(" ", STAY) for part in counts if part)
    quoted = f"“{group.heading}”" if group.kind == "claim" else group.heading
    return pen.lines([(quoted, "bold"), (f"   {said}" if said else "", "dim")], rest="  ")


def _by(one: Answer) -> str:
    return one.label if one.name == one.label else f"{one.label} {one.name}"


def _called(one: Saying) -> str:
    return one.label if one.name == one.label else f"{one.label} {one.name}"


def _saying(pen: Pen, one: Saying, wide: int, *, doubts: bool) -> Lines:
    first = f"  {signed(pen, one, doubts=doubts)}"
    indent = cell_len(first) + (wide + 2 if pen.width >= SIDE_BY_SIDE else 2)
    name = pen.fit(_called(one), wide)
    runs: list[Run] = [
        (name.replace(" ", STAY), "who"),
        (" " * (wide - cell_len(name) + 2), ""),
        (f"“{fitted(one, 150)}”", ""),
    ]
    if said := notes(one):
        runs.append((f"  {said}", "dim"))
    return pen.lines(runs, first=first, rest=" " * indent)
