"""Tests of the options that commands share."""

import inspect
from pathlib import Path

import pytest
import typer

from argmap.cli.options import NAMES, How, Topics, pairs, takes


def test_a_command_takes_the_named_options_in_place_of_how() -> None:
    @takes("topic", "rules")
    def command(file: str, *, how: How, loud: bool = False) -> How:
        """Do it."""
        assert file
        return how if not loud else How(motion="loud")

    parameters = inspect.signature(command).parameters
    assert list(parameters) == ["file", "topic", "rules", "loud"]
    assert parameters["topic"].annotation == Topics
    assert command("f", topic=["schools"], rules=[Path("r")]) == How(rules=[Path("r")], topic=["schools"])
    assert command("f", loud=True) == How(motion="loud")


def test_without_names_all_options_are_taken() -> None:
    @takes()
    def command(*, how: How) -> How:
        return how

    assert tuple(inspect.signature(command).parameters) == NAMES
    assert command() == How()


def test_a_column_is_a_field_and_a_name() -> None:
    assert pairs(["author=User Id", " text = Body "]) == {"author": "User Id", "text": "Body"}
    with pytest.raises(typer.BadParameter, match="'author' is not FIELD=NAME"):
        pairs(["author"])
