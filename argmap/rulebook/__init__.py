"""Rule files to rules: YAML with positions, checked, with what each pattern needs derived. No spaCy here."""

from __future__ import annotations

from argmap.rulebook.packs import load
from argmap.rulebook.places import language, shipped, topics

__all__ = ["language", "load", "shipped", "topics"]
