"""Claims as text: the summary below the tree, and the view of all with their words and answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.padding import Padding

from argmap.render.terminal.pen import STAY, Run
from argmap.render.terminal.signs import MANNER_SIGNS, doubtful, evidence, fitted, legend, notes, relation, sign, signed
from argmap.views.wording import count, listed, sure

if TYPE_CHECKING:
    from argmap.render.terminal.pen import Lines, Pen
    from argmap.views.claims import ClaimsView
    from argmap.views.groups import Answer, Group, Saying
    from argmap.views.wording import Manner


SIDE_BY_SIDE = 60
"""Columns from which a claim and who says it stand side by side."""
HEADINGS = 20
"""So many headings the summary below the tree has; the rest is counted."""


def summary_lines(pen: Pen, view: ClaimsView) -> Lines:
    """Each named claim on a line or two: who says it, who denies it, how it is hedged."""
    headed = [group for group in view.groups if group.kind != "claim"]
    if not headed:
        return []
    named = headed[:HEADINGS]
    rows = [(pen.text((group.heading, "bold")), pen.text(*_who(pen, group))) for group in named]
    lines: Lines = []
    if pen.width >= SIDE_BY_SIDE:
        wide = min(max(heading.cell_len for heading, _ in rows), pen.width * 2 // 5)
        lines.append(pen.grid(rows, (wide, None)))
    else:
        for heading, who in rows:
            lines += [heading, Padding(who, (0, 0, 0, 2))]
    loose = view.count - len({s.claim for group in headed for s in group.sayings})
    left = [f"{count(len(headed) - len(named), 'heading')} less contested"] if len(headed) > len(named) else []
    left += [f"{count(loose, 'claim')} under no point"] if loose else []
    if left:
        lines += pen.lines([(f"and {listed(left)} (--as claims)", "dim")])
    return [*lines, ""]


def _who(pen: Pen, group: Group) -> list[Run]:
    """Who says a claim, by manner; then who reports it; then what speaks against it."""
    parts: list[str] = []
    for manner, mark in MANNER_SIGNS.items():
        said = group.by(manner)
        if said:
            parts.append(f"{pen.mark(mark)}{STAY}" + " ".join(_labels(said, manner)))
    reported = tuple(s for s in group.sayings if s.reported)
    if reported:
        parts.append(f"reported:{STAY}" + " ".join(dict.fromkeys(s.label for s in reported)))
    runs: list[Run] = [("   ".join(parts), "")]
    denied = bool(group.by("denies"))
    rebuttals = [a for a in group.answers if a.relation == "rebuttal"]
    agreements = [a for a in group.answers if a.relation == "agreement"]
    if agreements:
        runs.append((f"   {pen.mark('⊕')}{STAY}" + " ".join(dict.fromkeys(a.label for a in agreements)), "agree"))
    if rebuttals:
        runs.append((f"   {pen.mark('⊖')}{STAY}" + " ".join(dict.fromkeys(a.label for a in rebuttals)), "rebut"))
    elif not denied and group.kind != "subject":
        silent = len(group.holders) < 2 and not agreements and not group.whole
        runs.append((f"   nobody{STAY}{'answers' if silent else 'denies'}{STAY}it", "dim"))
    return runs


def _labels(said: tuple[Saying, ...], manner: Manner) -> list[str]:
    """Labels, each once, with how often, and the words of a hedge."""
    times: dict[str, int] = {}
    hedges: dict[str, str] = {}
    for one in said:
        times[one.label] = times.get(one.label, 0) + 1
        hedges.setdefault(one.label, one.hedge if manner == "hedges" else "")
    return [
        label + (f"{STAY}({hedges[label].replace(' ', STAY)})" if hedges[label] else f"×{n}" if n > 1 else "")
        for label, n in times.items()
    ]


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
    if view.silent:
        lines += [*pen.lines([(f"No claim found in {listed(view.silent)}.", "dim")]), ""]
    return [*lines, *legend(pen, used), ""]


def _head(pen: Pen, group: Group) -> Lines:
    counts = [
        count(len(group.holders), "holds it", "hold it") if group.holders else "",
        count(len(group.opposers), "against", "against") if group.opposers else "",
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
    if said := notes(one, role=True):
        runs.append((f"  {said}", "dim"))
    return pen.lines(runs, first=first, rest=" " * indent)
