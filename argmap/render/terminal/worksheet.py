"""The worksheet as text, with blanks to fill in, or its key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.render.terminal.pen import STAY
from argmap.render.terminal.signs import evidence, fitted, notes, relation
from argmap.views.wording import NO_CLAIM, count

if TYPE_CHECKING:
    from argmap.render.terminal.pen import Lines, Pen, Run
    from argmap.views.worksheet import Exercise, Worksheet

MOST = 5
"""Claims of a comment that the key names; the rest is counted."""
_TASK = (
    "For each comment: write down what it claims in a few words. Then write whom it answers, whether it agrees, rebuts "
    "or does neither, and copy the words that show it."
)


def worksheet_lines(pen: Pen, sheet: Worksheet, *, key: bool) -> Lines:
    """The task, the comments with blanks, and words to choose from; or the key."""
    what: list[Run] = [(_TASK, "")]
    if key:
        what = [("Key", "bold"), ("  what argmap found; discuss what you would mark otherwise", "dim")]
    lines = pen.lines(what)
    for number, point in enumerate(sheet.points if key else ()):
        lines += ["", *pen.lines([("Points", "bold")])] if number == 0 else []
        lines += pen.lines([(point.says, ""), (f"  {point.sides}", "who")], first="  ", rest="    ")
    if sheet.headings and not key:
        lines += [
            "",
            *pen.lines([("Claims to choose from, and others: ", "bold"), ("; ".join(sheet.headings), "")], rest="  "),
        ]
    for exercise in sheet.exercises:
        head: list[Run] = [(exercise.label, "bold"), (f" {exercise.name}" if exercise.name else "", "who")]
        head.append((f"  {exercise.date}" if exercise.date else "", "dim"))
        lines += ["", *pen.lines(head)]
        lines += _answers(pen, exercise) if key else _blanks(pen, exercise)
    return [*lines, ""]


def _blanks(pen: Pen, exercise: Exercise) -> Lines:
    lines: Lines = []
    for paragraph in exercise.paragraphs:
        lines += pen.lines([(paragraph, "")], first="  ")
    lines += ["", _blank(pen, "  Claim: ")]
    if not exercise.first:
        lines += [*pen.lines([("Answers: #____   agrees / rebuts / neither".replace(" ", STAY), "")], first="  ")]
        lines += [_blank(pen, "  Words that show it: ")]
    return lines


def _blank(pen: Pen, words: str) -> str:
    return words + "_" * max(8, min(pen.width, 80) - len(words))


def _answers(pen: Pen, exercise: Exercise) -> Lines:
    lines: Lines = []
    for one in exercise.claims[:MOST]:
        said = notes(one)
        kind = "Premise: " if one.premise else "Claim: "
        lines += pen.lines(
            [(kind, "bold"), (f"“{fitted(one, 140)}”", ""), (f"  {said}" if said else "", "dim")],
            first="  ",
            rest="    ",
        )
    if len(exercise.claims) > MOST:
        lines += pen.lines([(f"and {count(len(exercise.claims) - MOST, 'more', 'more')}", "dim")], first="    ")
    if not exercise.claims:
        lines += pen.lines([(NO_CLAIM, "dim")], first="  ")
    if exercise.answers:
        lines += pen.lines(
            [("Answers: ", "bold"), (exercise.answers + ("" if exercise.certain else "?"), "")], first="  "
        )
    for link in exercise.links:
        run = relation(pen, link.relation, link.confidence, partial=link.partial, to=link.target_label)
        lines += pen.lines([run, (f"  {evidence(link.words, link.basis)}", "")], first="  ", rest="    ")
    return lines
