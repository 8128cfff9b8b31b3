"""Options that several commands share. A command names those that it takes and gets their values as one `How`."""

from __future__ import annotations

import inspect
from dataclasses import dataclass, fields
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TypeVar, get_type_hints

import typer

from argmap.cli.given import warn

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from argmap.run import Run

T = TypeVar("T")

File = Annotated[
    str,
    typer.Argument(metavar="FILE", help="A thread in any format that is read, a saved map, or - for standard input."),
]
Files = Annotated[
    list[str],
    typer.Argument(metavar="FILE", help="Threads in any format that is read, saved maps, or - for standard input."),
]
Ascii = Annotated[bool, typer.Option("--ascii", help="Plain ASCII marks.")]
_READING, _RULES = "How it is read", "Which rules"
Format = Annotated[
    str | None,
    typer.Option(
        "--format",
        metavar="NAME",
        rich_help_panel=_READING,
        help="Read as this format; 'argmap formats' lists them.",
    ),
]
Columns = Annotated[
    list[str] | None,
    typer.Option(
        "--column",
        metavar="FIELD=NAME",
        rich_help_panel=_READING,
        help="For tables: which column holds author, text, parent, id, date or thread.",
    ),
]
ThreadId = Annotated[
    str | None,
    typer.Option("--thread", metavar="ID", rich_help_panel=_READING, help="Map only the thread with this id."),
]
RuleFolders = Annotated[
    list[Path] | None,
    typer.Option("--rules", metavar="DIR", rich_help_panel=_RULES, help="Add a folder of rules; may be repeated."),
]
Topics = Annotated[
    list[str] | None,
    typer.Option(
        "--topic",
        metavar="NAME",
        rich_help_panel=_RULES,
        help="Add a topic pack that argmap ships with; may be repeated.",
    ),
]
Model = Annotated[
    str | None,
    typer.Option("--model", metavar="NAME", rich_help_panel=_RULES, help="Another installed spaCy pipeline."),
]
Motion = Annotated[
    str,
    typer.Option(
        "--motion",
        metavar="TEXT",
        rich_help_panel=_RULES,
        show_default=False,
        help="What the thread debates, such as 'Phones should be banned': says who is for and who against.",
    ),
]
CorrectionsFile = Annotated[
    Path | None,
    typer.Option(
        "--corrections",
        metavar="FILE",
        rich_help_panel=_RULES,
        show_default=False,
        help="What people said of the marks; else THREAD.corrections.yaml or corrections.yaml beside the thread.",
    ),
]


@dataclass(frozen=True, slots=True)
class How:
    """How files are read and mapped: the shared options by their names, each with its default."""

    rules: RuleFolders = None
    topic: Topics = None
    read_as: Format = None
    column: Columns = None
    thread: ThreadId = None
    model: Model = None
    motion: Motion = ""
    corrections: CorrectionsFile = None

    def run(self) -> Run:
        """A run with these options; its notes go to standard error.

        Raises:
            typer.BadParameter: Where a `--column` has no equals sign.
        """
        from argmap.run import Run  # noqa: PLC0415  # its imports are not for --help

        columns = pairs(self.column)
        return Run(
            self.rules or (),
            self.topic or (),
            self.model,
            self.read_as,
            columns,
            self.thread,
            warn,
            self.motion,
            self.corrections,
        )


NAMES = tuple(field.name for field in fields(How))


def takes(*names: str) -> Callable[[Callable[..., T]], Callable[..., T]]:
    """Give a command these shared options in place of its parameter `how`, which gets them as one `How`.

    Args:
        names: Fields of `How`, in the order of the help; none: all of them.
    """

    def given(command: Callable[..., T]) -> Callable[..., T]:
        signature = inspect.signature(command)
        own, shared = get_type_hints(command, include_extras=True), get_type_hints(How, include_extras=True)
        chosen = names or NAMES
        parameters: list[inspect.Parameter] = []
        for name, parameter in signature.parameters.items():
            if name == "how":
                parameters += [
                    inspect.Parameter(
                        one, inspect.Parameter.KEYWORD_ONLY, default=getattr(How(), one), annotation=shared[one]
                    )
                    for one in chosen
                ]
            else:
                parameters.append(parameter.replace(annotation=own[name]))

        @wraps(command)
        def called(*args: Any, **options: Any) -> T:  # noqa: ANN401  # what typer parsed
            how = How(**{name: options.pop(name) for name in chosen if name in options})
            return command(*args, how=how, **options)

        called.__dict__["__signature__"] = signature.replace(parameters=parameters)
        called.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
        called.__annotations__["return"] = own["return"]
        return called

    return given


def pairs(columns: Sequence[str] | None) -> dict[str, str]:
    """`--column` options as field to column's name.

    Raises:
        typer.BadParameter: Where one has no equals sign.
    """
    found = {}
    for column in columns or ():
        field, equals, name = column.partition("=")
        if not (field and equals and name):
            raise typer.BadParameter(f"'{column}' is not FIELD=NAME, as in author=UserId", param_hint="--column")
        found[field.strip()] = name.strip()
    return found
