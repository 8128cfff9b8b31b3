"""Commands whose help and usage errors speak plainly: no Python types, no words of a validator."""

from __future__ import annotations

from typing import Any

from typer.core import TyperArgument, TyperCommand, TyperGroup, TyperOption

from argmap.errors import shown

_VALIDATOR = (
    ("Value error, ", ""),
    ("Input should be a valid integer, unable to parse string as an integer", "that is not a whole number"),
    ("Input should be a valid number, unable to parse string as a number", "that is not a number"),
    ("Got unexpected extra arguments ", "too many words: "),
    ("Got unexpected extra argument(s) ", "too many words: "),
    ("Got unexpected extra argument ", "too many words: "),
    ("Missing argument ", "something is missing: "),
    ("Input should be greater than or equal to ", "the number must be at least "),
    ("Input should be less than or equal to ", "the number must be at most "),
)


def plain(message: str) -> str:
    """A usage error's message as a person would say it.

    >>> plain("Invalid value for '--as': Value error, 'x' is not one of 'tree'.")
    "Invalid value for '--as': 'x' is not one of 'tree'."
    """
    for words, said in _VALIDATOR:
        message = message.replace(words, said)
    return message


def show_usage_error(error: Any) -> None:  # noqa: ANN401  # typer's own type, which moved between versions
    """Print a usage error in typer's rich form, to standard error."""
    from typer.rich_utils import rich_format_error  # noqa: PLC0415  # needed for errors alone

    error.message = shown(plain(error.message))
    rich_format_error(error)


def _untyped(params: list[Any]) -> list[Any]:
    """Parameters whose help names no Python type: a flag takes nothing, an argument has its own name."""
    for param in params:
        if isinstance(param, TyperArgument):
            param.display_type_rich = _no_type  # type: ignore[method-assign]
        elif isinstance(param, TyperOption) and param.is_flag:
            param.metavar = ""
    return params


def _no_type(ctx: object) -> str:  # noqa: ARG001  # typer's call
    return ""


def _usage(pieces: list[str]) -> list[str]:
    """The words of a usage line without the braces around what must be given."""
    return [piece.replace("{", "").replace("}", "") for piece in pieces]


class Command(TyperCommand):
    """A command with plain help."""

    def get_params(self, ctx: Any) -> list[Any]:  # noqa: ANN401  # typer's own type, which moved between versions
        """The command's parameters, without names of types."""
        return _untyped(super().get_params(ctx))

    def collect_usage_pieces(self, ctx: Any) -> list[str]:  # noqa: ANN401
        """The words of the usage line."""
        return _usage(super().collect_usage_pieces(ctx))


class Group(TyperGroup):
    """A group of commands with plain help."""

    def get_params(self, ctx: Any) -> list[Any]:  # noqa: ANN401
        """The group's parameters, without names of types."""
        return _untyped(super().get_params(ctx))

    def collect_usage_pieces(self, ctx: Any) -> list[str]:  # noqa: ANN401
        """The words of the usage line."""
        return _usage(super().collect_usage_pieces(ctx))
