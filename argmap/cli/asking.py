"""`argmap correct FILE`: asks about one doubtful mark after the other, and saves each answer at once."""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import TYPE_CHECKING

from rich.console import Console
from rich.prompt import Prompt
from rich.text import Text

from argmap.cli import given
from argmap.corrections.writing import save
from argmap.errors import ArgmapError
from argmap.render.escape import visible
from argmap.views.correcting import Making
from argmap.views.doubtful import questions
from argmap.views.wording import count, decimal

if TYPE_CHECKING:
    from pathlib import Path

    from argmap.model import ArgumentMap, Correction
    from argmap.views.correcting import Said
    from argmap.views.doubtful import Question

ANSWERS: dict[str, dict[str, tuple[str, str]]] = {
    "link": {
        "y": ("right", "yes"),
        "n": ("none", "no link"),
        "a": ("agreement", "agrees"),
        "r": ("rebuttal", "rebuts"),
    },
    "claim": {
        "y": ("right", "yes"),
        "n": ("none", "neither claim nor reason"),
        "c": ("claim", "claim"),
        "p": ("premise", "reason"),
    },
    "reply": {"y": ("answers", "yes"), "n": ("no-answer", "no")},
}
"""By the kind of mark: the key, what it says as an option of `argmap correct` says it, and in words."""
MOVES = {"s": "skip", "u": "undo", "q": "stop"}


def ask(found: ArgumentMap, path: Path, said: Said) -> None:
    """Ask until nothing is left, or the person stops; what was answered is in the file.

    Args:
        found: The map.
        path: Where answers go.
        said: Who says it.
    """
    console = Console(
        stderr=True,
        highlight=False,
        no_color=not given.colour(sys.stderr),
        width=min(given.width(), 100),
        soft_wrap=False,
    )
    making = Making(found)
    left = list(questions(found))
    done: list[tuple[Question, tuple[Correction, ...], tuple[Correction, ...]]] = []
    gone: set[str] = set()
    at = 0
    console.print(
        f"{count(len(left), 'mark')} that nobody has checked. Each answer is saved at once in {path}.", markup=False
    )
    while at < len(left):
        question = left[at]
        if {question.first, question.second} & gone:
            at += 1
            continue
        move = _asked(console, question, at + 1, len(left), undo=bool(done))
        if move == "q":
            break
        if move == "u":
            back, added, replaced = done.pop()
            save(path, replaced, added)
            gone.discard(back.first)
            at = left.index(back)
            continue
        at += 1
        if move == "s":
            continue
        verdict = ANSWERS[question.kind][move][0]
        try:
            new = making.make(question.first, question.second, replace(said, verdict=verdict, was=question.was))
        except ArgmapError as error:
            console.print(f"{error.problems[0].what}: left as it is", markup=False)
            continue
        old = making.replaced(new)
        save(path, new, old)
        done.append((question, new, old))
        if question.kind == "claim" and verdict == "none":
            gone.add(question.first)
    console.print(f"{count(len(done), 'mark')} answered. They count from the next 'argmap map' on.", markup=False)


def _asked(console: Console, question: Question, number: int, of: int, *, undo: bool) -> str:
    """Show one question and wait for one of its keys; the end of the input stops."""
    console.print()
    head = f"{number} of {of}  {question.says}?"
    console.print(Text.assemble((visible(head), "bold"), (f"  {decimal(question.confidence)}", "dim")))
    for who, words in question.quotes:
        console.print(Text.assemble((f"  {visible(who)} ", "cyan"), f"“{visible(words)}”"))
    if question.because:
        console.print(Text(f"  because of {visible(question.because)}", "dim"))
    answers = {key: words for key, (_, words) in ANSWERS[question.kind].items()}
    moves = {key: words for key, words in MOVES.items() if key != "u" or undo}
    console.print(Text("  " + " · ".join(f"{key} {words}" for key, words in {**answers, **moves}.items()), "dim"))
    try:
        return Prompt.ask(Text(" "), choices=[*answers, *moves], show_choices=False, console=console)
    except EOFError:
        console.print()  # the question's line has no end yet
        return "q"
