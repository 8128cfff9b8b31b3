"""Finds the features: every public function of every file in a folder is one, and every row of a file's `TABLE`.

The function's name is the feature's, the first line of its docstring says what is measured, and the file's constants
say what holds of all its features. Features of one shape stand in a table: name, what it says, function. A new feature
is one function or one row; nothing lists them.
"""

from __future__ import annotations

import inspect
import pkgutil
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from types import ModuleType

Only = Literal["above", "opener"]
FOLDERS = ("sentence", "pair", "reply", "point", "crux")
UNSPOKEN = "features"
"""What stands for a rule where numbers spoke and no words: length, tone, place and the like, in one sum."""


@dataclass(frozen=True, slots=True)
class Feature:
    """A number that is measured.

    Args:
        name: Of the function.
        says: What the number is, in one line.
        measure: The function; None where the number does not apply.
        file: Of the function, without its suffix: what it is about.
        basis: Of reply features: the reply basis that it speaks for.
        only: Of reply features: the only candidate on which it is measured.
        evidence: What stands for it in evidence: its file's own name for it, else one name for all features.
        wide: Whether a fit may move it as far as words.
        in_threads: Whether only whole threads show it, single pairs of comments do not.
    """

    name: str
    says: str
    measure: Callable[[Any], float | None]
    file: str
    basis: str = ""
    only: Only | None = None
    evidence: str = UNSPOKEN
    wide: bool = False
    in_threads: bool = False


_SAID = ("basis", "only", "evidence", "wide", "in_threads")
"""What a file's constants may say of all its features."""


@cache
def features(folder: str) -> Mapping[str, Feature]:
    """The features of a folder of this room by name, sorted: `sentence`, `pair`, `reply`, `point` or `crux`."""
    package = import_module(f"argmap.features.{folder}")
    found: dict[str, Feature] = {}
    for entry in pkgutil.iter_modules(package.__path__):
        module = import_module(f"{package.__name__}.{entry.name}")
        said = {field: getattr(module, field.upper()) for field in _SAID if hasattr(module, field.upper())}
        for name, (says, measure) in _rows(module).items():
            if name in found:
                raise ValueError(f"two files of {folder} measure {name}: {found[name].file} and {entry.name}")
            found[name] = Feature(name, says, measure, entry.name, **said)
    return dict(sorted(found.items()))


def _rows(module: ModuleType) -> Mapping[str, tuple[str, Callable[[Any], float | None]]]:
    functions = inspect.getmembers(module, inspect.isfunction)
    public = [(name, one) for name, one in functions if one.__module__ == module.__name__ and not name.startswith("_")]
    return {
        **getattr(module, "TABLE", {}),
        **{name: ((one.__doc__ or "").strip().split("\n")[0], one) for name, one in public},
    }


@cache
def explanation(name: str) -> str:
    """What stands for the features, or for those of one file, in words; "" for what is neither.

    Args:
        name: As evidence names it: `features`, or `features.tone`.

    >>> explanation("features.quoting")
    'Words that the comment quotes or copies from the candidate.'
    """
    return _explanations().get(name, "")


@cache
def _explanations() -> Mapping[str, str]:
    found = {UNSPOKEN: "Length, tone, place and the like, in one sum."}
    for folder in FOLDERS:
        for file in sorted({feature.file for feature in features(folder).values()}):
            module = import_module(f"argmap.features.{folder}.{file}")
            found.setdefault(f"{UNSPOKEN}.{file}", (module.__doc__ or "").split("\n")[0])
    return found
