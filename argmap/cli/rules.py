"""`argmap rules`: look at rules, test them, write a first one."""

from __future__ import annotations

import sys

import typer

from argmap.cli import given  # noqa: TC001  # typer reads the annotations
from argmap.cli.app import app as root

app = typer.Typer(
    name="rules", help="Look at the rules, test them, write your own.", no_args_is_help=True, rich_markup_mode=None
)
root.add_typer(app, name="rules")


@app.command("list")
def list_rules(*, rules: given.RuleFolders = None, topic: given.Topics = None) -> None:
    """List the rules that are loaded."""
    from argmap import rulebook  # noqa: PLC0415

    for rule in rulebook.load(list(rules or ()), list(topic or ())).rules:
        sys.stdout.write(f"{rule.id}\n")
