"""Options that were given and that a form or a view does not use: they are told, never ignored in silence."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING

from argmap.render.base import Options, implied

if TYPE_CHECKING:
    from argmap.render.base import Form, View

_FLAGS = {"least": "--min-confidence"}
_VIEWS: dict[str, frozenset[View]] = {
    "full": frozenset({"overview"}),
    "depth": frozenset({"tree"}),
    "focus": frozenset({"tree"}),
    "only": frozenset({"tree", "graph"}),
    "graph": frozenset({"graph"}),
    "least": frozenset({"graph"}),
    "pages": frozenset({"graph"}),
    "key": frozenset({"worksheet"}),
}
"""In a form with several views, those in which an option has a meaning."""
_FOR = {
    "full": "the first screen in the terminal",
    "graph": "graphs and the page",
    "table": "CSV",
    "depth": "the tree",
    "focus": "the tree",
    "only": "the tree and graphs",
    "least": "graphs",
    "paper": "PDF",
    "key": "worksheets",
    "pages": "a graph as PDF",
}
"""What each option is for, in words."""


def unused(form: Form, options: Options) -> list[str]:
    """What to say of each option that was given and that is not used.

    Args:
        form: The form.
        options: As given.
    """
    plain = Options()
    own = next(iter(form.views), None)
    view = options.view or (implied(options) if own == "overview" else own)
    said = []
    for name in (one.name for one in fields(Options) if one.name in _FOR):
        if getattr(options, name) == getattr(plain, name):
            continue
        views = _VIEWS.get(name, frozenset())
        fits = view is None or not views or view in views or views.isdisjoint(form.views)
        with_tree = options.full and view == "overview" and name in {"depth", "focus", "only"}
        if name not in form.uses or not (fits or with_tree):
            what = f"the form {form.name}" if name not in form.uses else f"the view {view}"
            said.append(f"{_FLAGS.get(name, f'--{name}')} is not used by {what}: it is for {_FOR[name]}")
    return said
