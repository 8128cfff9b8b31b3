"""`argmap eval`: a user's own labelled threads scored, or two readers' files compared."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from argmap.cli import given
from argmap.cli.options import How, takes


@takes("rules", "topic", "model")
def eval_command(
    gold: Annotated[
        Path,
        typer.Argument(
            metavar="GOLD", help="Threads with labels, one JSON object a line; with --corrections any thread."
        ),
    ],
    *,
    against: Annotated[
        Path | None,
        typer.Option(metavar="GOLD2", help="Compare with another reader's file instead of argmap's maps."),
    ] = None,
    how: How,
    corrections: Annotated[
        Path | None,
        typer.Option(
            "--corrections", metavar="FILE", help="Score against what a person said of the marks.", show_default=False
        ),
    ] = None,
) -> None:
    """Score argmap on labelled threads: precision, recall, F1, kappa, the confusion, the worst mistakes."""
    from argmap.cli.scored import lines  # noqa: PLC0415
    from argmap.errors import shown  # noqa: PLC0415
    from argmap.evaluate import compare, evaluate, read_gold  # noqa: PLC0415

    if corrections is not None:
        from argmap.corrections.scoring import lines as rows  # noqa: PLC0415
        from argmap.corrections.scoring import score  # noqa: PLC0415

        run = replace(how, corrections=corrections).run()
        outcomes = [outcome for one in run.maps([str(gold)], given.say) for outcome in one.corrections]
        sys.stdout.write("".join(f"{row}\n" for row in rows(score(outcomes))))
        return
    first = list(read_gold(gold))
    if against is not None:
        found = compare(first, list(read_gold(against)))
    else:
        run = how.run()
        found = evaluate(first, run.mapper())
        run.tell_unfit()
    for line in lines(found, given.width(), readers=against is not None):
        sys.stdout.write(shown(line) + "\n")
