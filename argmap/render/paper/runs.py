"""Words on paper as runs: each a kind, which the template sets, and what is printed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from argmap.render.escape import visible
from argmap.render.terminal.signs import RELATION_SIGNS
from argmap.views.wording import TOWARD, standing, sure

if TYPE_CHECKING:
    from argmap.model import Relation

Run = tuple[str, str]
"""A kind (`q` quoted, `b` strong, `who`, `soft`, `agreement`, `rebuttal`, or `t`) and words."""

_LONG = re.compile(r"\S{28,}")


def words(text: str) -> str:
    """Words as they are printed: what acts is seen, and what is too long for a line may break."""
    shown = visible(text)
    return _LONG.sub(lambda match: re.sub(r"([/&?=._-]+|\S{12})(?=\S)", "\\1\u200b", match[0]), shown)


def runs(*parts: Run | None) -> list[Run]:
    """Runs in a row, None left out."""
    return [(kind, words(said)) for kind, said in filter(None, parts) if said]


def relation(kind: Relation, confidence: float, *, partial: bool = False, to: str = "") -> Run:
    """`⊖ rebuts #2? 0.55`, which does not break."""
    verb = TOWARD[kind] if to or kind == "rebuttal" else "agrees"
    said = f"{RELATION_SIGNS[kind]} {verb}{' ' + to if to else ''}{'' if sure(confidence) else '?'}"
    return kind, f"{said}{' in part' if partial else ''} {standing(confidence)}".replace(" ", "\u00a0")


def called(label: str, name: str) -> Run:
    """A label with its name, where there is one."""
    return "who", label if name in {label, ""} else f"{label} {name}"
