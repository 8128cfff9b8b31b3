"""argmap: reads a comment thread and prints the argument in it as a graph.

For programs: `map_thread`, `map_file`, `read_file` and `load_map`, and the parts of a map. Each is loaded when it is
first asked for, so that `import argmap` costs nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argmap.errors import ArgmapError
    from argmap.library import Map, load_map, map_file, map_thread, read_file
    from argmap.model import ArgumentMap, Claim, Comment, Link, Reply, Thread

__version__ = "0.1.0"
__all__ = [
    "ArgmapError",
    "ArgumentMap",
    "Claim",
    "Comment",
    "Link",
    "Map",
    "Reply",
    "Thread",
    "load_map",
    "map_file",
    "map_thread",
    "read_file",
]
_FROM = {
    "argmap.errors": ("ArgmapError",),
    "argmap.library": ("Map", "load_map", "map_file", "map_thread", "read_file"),
    "argmap.model": ("ArgumentMap", "Claim", "Comment", "Link", "Reply", "Thread"),
}


def __getattr__(name: str) -> object:
    from importlib import import_module  # noqa: PLC0415  # only when something is asked for

    for module, names in _FROM.items():
        if name in names:
            return getattr(import_module(module), name)
    raise AttributeError(f"module 'argmap' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
