"""Output forms, found by themselves: every module of this package that has a `FORM` is one."""

from __future__ import annotations

import os
import stat
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from argmap.aside import write_aside
from argmap.errors import ArgmapError, Location, Problem
from argmap.render.base import Form

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["form_for", "forms", "view_for", "write"]


@cache
def forms() -> tuple[Form, ...]:
    """Every output form, by name."""
    from pkgutil import iter_modules  # noqa: PLC0415  # not needed where a form is called by its module's name

    modules = (import_module(f"{__name__}.{module.name}") for module in iter_modules(__path__))
    found = (getattr(module, "FORM", None) for module in modules)
    return tuple(sorted((form for form in found if isinstance(form, Form)), key=lambda form: form.name))


def form_for(name: str) -> Form:
    """The form of a name (`svg`), a suffix (`.svg`) or a file's path (`out/map.svg`); the longest suffix counts.

    Args:
        name: As the user gave it.

    Returns:
        The form.

    Raises:
        ArgmapError: O002, with the forms that there are.
    """
    wanted = name.lower()
    straight = _module(wanted)  # spares the import of every other form
    if straight is not None:
        return straight
    known = forms()
    for form in known:
        if form.name == wanted or f".{wanted}" in form.suffixes:
            return form
    ends = sorted(((s, form) for form in known for s in form.suffixes if wanted.endswith(s)), key=lambda e: -len(e[0]))
    if ends:
        return ends[0][1]
    raise ArgmapError(Problem(Location(name), "O002", *_unknown(name, known)))


def _module(name: str) -> Form | None:
    """The form of the module of that name, where there is one and the form bears it."""
    try:
        module = import_module(f"{__name__}.{name}") if name.isidentifier() else None
    except ModuleNotFoundError as error:
        if error.name != f"{__name__}.{name}":
            raise
        return None
    form = getattr(module, "FORM", None)
    return form if isinstance(form, Form) and form.name == name else None


def _unknown(name: str, known: tuple[Form, ...]) -> tuple[str, str]:
    """What is wrong with a name that no form has, and how to mend it."""
    has_suffix = "." in Path(name).name
    is_name = not has_suffix and "/" not in name and "\\" not in name
    what = f"no output form has the {'name' if is_name else 'suffix'} {Path(name).suffix or name!r}"
    if not is_name and not Path(name).suffix and not name.startswith("."):
        what = "the file's name has no suffix that says which form it is to have"
    words = [suffix for form in known for suffix in form.suffixes] if not is_name else [form.name for form in known]
    return what, f"known are: {', '.join(words)}"


def view_for(form: Form, view: str | None) -> None:
    """Make sure that a form can print a view.

    Args:
        form: The form.
        view: The view asked for, or None for the form's own.

    Raises:
        ArgmapError: Q003, with the views that it can print.
    """
    if view is None or not form.views or view in form.views:
        return
    what = f"the form {form.name!r} has no view {view!r}"
    others = ", ".join(one.name for one in forms() if view in one.views)
    mend = f"it has: {', '.join(form.views)}" + (f"; {view} is written as: {others}" if others else "")
    raise ArgmapError(Problem(Location(form.name), "Q003", what, mend))


def write(path: str | Path, data: bytes | Iterable[bytes]) -> None:
    """Write a file whole or not at all: into a temporary file beside it, which then takes its place.

    Args:
        path: Where. A link is followed; a device or a pipe is written straight.
        data: All of it, whole or in pieces.

    Raises:
        ArgmapError: O001; a file that was there before is left as it was.
    """
    pieces = (data,) if isinstance(data, bytes) else data
    target = Path(os.path.realpath(path))
    try:
        mode = target.stat().st_mode if target.exists() else None
        if mode is not None and not stat.S_ISREG(mode):
            _straight(target, mode, pieces)
            return
        write_aside(
            target, pieces, lambda aside: aside.replace(target), mode=None if mode is None else stat.S_IMODE(mode)
        )
    except OSError as error:
        raise ArgmapError(Problem(Location(str(path)), "O001", *_refused(target, error))) from None


def _straight(target: Path, mode: int, pieces: Iterable[bytes]) -> None:
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(21, "it is a folder")
    with target.open("wb") as file:
        file.writelines(pieces)


def _refused(target: Path, error: OSError) -> tuple[str, str]:
    """What kept a file from being written, and how to mend it."""
    if isinstance(error, IsADirectoryError):
        return "the output cannot be written there: it is a folder", "name a file in it"
    if not target.parent.is_dir():
        return f"the output cannot be written there: there is no folder {target.parent.name!r}", "make the folder first"
    reason = (error.strerror or str(error)).lower()
    return f"the output cannot be written there: {reason}", "choose another place with -o"
