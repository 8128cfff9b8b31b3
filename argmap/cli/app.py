"""The application, its commands, and what becomes of an error."""

from __future__ import annotations

import gc
import os
import sys
from typing import TYPE_CHECKING, Annotated, Any

import typer

from argmap import __version__
from argmap.cli import batch, commands, comparing, correcting, evaluating, rules
from argmap.cli.plain import Command, Group, show_usage_error
from argmap.errors import ArgmapError, Location, Problem

if TYPE_CHECKING:
    from collections.abc import Sequence

_EPILOG = (
    "Results go to standard output, everything else to standard error. "
    "Exit 0 done, 1 a problem with what was given, 2 wrong usage."
)

app = typer.Typer(
    name="argmap",
    cls=Group,
    help="Reads a comment thread and maps the argument in it: who claims what, who agrees, who rebuts, by which words.",
    epilog=_EPILOG,
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)


def _version(value: bool) -> None:  # noqa: FBT001  # typer's callback
    if value:
        sys.stdout.write(f"argmap {__version__}\n")
        raise typer.Exit


@app.callback()
def _root(
    *,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    pass


for _name, _command in (
    ("map", commands.map_command),
    ("read", commands.read),
    ("why", commands.why),
    ("correct", correcting.correct),
    ("diff", comparing.diff),
    ("compare", comparing.compare),
    ("batch", batch.batch),
    ("eval", evaluating.eval_command),
):
    app.command(_name, no_args_is_help=True, cls=Command)(_command)
app.add_typer(rules.app, name="rules")
app.command(cls=Command)(commands.formats)
app.command(cls=Command)(commands.demo)


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line.

    Args:
        argv: The arguments, without the program's name; None for the process's own.

    Returns:
        The exit code: 0 done, 1 a problem with what was given, 2 wrong usage, 130 interrupted. It is also raised as
        SystemExit where the process's own arguments are used.
    """
    if argv is not None:
        return _run(list(argv))
    try:
        _end_in_order()
        code = _run(sys.argv[1:])
        code = _flush() or code
    except KeyboardInterrupt:  # before the parser listens, or after
        code = _interrupted()
    sys.exit(code)


def _end_in_order() -> None:
    """Turn SIGTERM and SIGHUP into SystemExit, so that half-written files are removed as after Ctrl-C."""
    import signal  # noqa: PLC0415

    def end(number: int, _frame: object) -> None:
        raise SystemExit(128 + number)

    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, end)


def _interrupted() -> int:
    sys.stderr.write("interrupted\n")
    return 130


def _run(argv: list[str]) -> int:
    gc.disable()  # until the rules and the pipeline stand: what is loaded stays, and looking through it again costs 5 %
    _utf8(sys.stdout)
    _utf8(sys.stderr)
    streams = sys.stdout, sys.stderr
    try:
        result = app(args=argv, prog_name="argmap", standalone_mode=False)
    except ArgmapError as error:
        sys.stderr.write("".join(f"{problem}\n" for problem in error.problems))
        return error.exit_code
    except SystemExit as ended:
        if not isinstance(ended.__context__, BrokenPipeError):
            raise
        sys.stdout, sys.stderr = streams  # the parser has put others in their place
        _mute()
        return 0
    except (typer.Exit, typer.Abort) as ended:
        return int(getattr(ended, "exit_code", 130))
    except Exception as error:  # noqa: BLE001  # click's errors share no public base here; others are raised again
        return _usage(error)
    if result == 130:
        return _interrupted()
    return result if isinstance(result, int) else 0


def _usage(error: Exception) -> int:
    """Print wrong usage in plain words; anything else is a fault of ours, which is said without a traceback."""
    code = getattr(error, "exit_code", None)
    if code is not None:
        show_usage_error(error)
        return int(code)
    if os.environ.get("ARGMAP_DEBUG"):
        raise error
    if isinstance(error, OSError):
        return _failed(error)
    what = f"argmap failed: {type(error).__name__}: {str(error)[:300]}"
    mend = "this is a fault of argmap's own: please report it, with what ARGMAP_DEBUG=1 prints"
    problem = Problem(Location("argmap"), "X001", what, mend)
    sys.stderr.write(f"{problem}\n")
    return 1


def _utf8(stream: Any) -> None:  # noqa: ANN401  # standard streams may be replaced
    """Print what cannot be encoded as a question mark instead of failing; a pipe on Windows carries UTF-8."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        if os.name == "nt" and not stream.isatty():
            reconfigure(encoding="utf-8")
        reconfigure(errors="replace")


def _flush() -> int:
    """Write what is still held back; the exit code where that fails."""
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        _mute()
    except OSError as error:
        _mute()
        return _failed(error)
    return 0


def _failed(error: OSError) -> int:
    """Say what the system refused: a disk that is full, a device that fails."""
    what = f"it cannot be read or written: {error.strerror or error}"
    sys.stderr.write(f"{Problem(Location(str(error.filename or 'standard output')), 'O001', what)}\n")
    return 1


def _mute() -> None:
    """Send what the interpreter still wants to flush into nothing: the reader of the pipe has gone."""
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, sys.stdout.fileno())
