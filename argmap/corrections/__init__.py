"""What people say of a map's marks: read from a file, bound to the thread's words, applied while the map is made."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argmap.corrections.applying import Corrections, Session
    from argmap.corrections.reading import Entry, load, parse

__all__ = ["Corrections", "Entry", "Session", "load", "parse"]
_FROM = {
    "argmap.corrections.applying": ("Corrections", "Session"),
    "argmap.corrections.reading": ("Entry", "load", "parse"),
}


def __getattr__(name: str) -> object:
    from importlib import import_module  # noqa: PLC0415  # a thread without corrections loads none of it

    for module, names in _FROM.items():
        if name in names:
            return getattr(import_module(module), name)
    raise AttributeError(f"module 'argmap.corrections' has no attribute {name!r}")
