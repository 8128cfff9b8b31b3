"""Where the rules that come with argmap are: a pack for each language, and packs of topics."""

from __future__ import annotations

from pathlib import Path

LANGUAGE = "language.yaml"
"""The file of a pack that makes it a language's."""


def shipped() -> Path:
    """The folder of the rules that come with argmap: in the wheel, or beside the package in a checkout."""
    inside = Path(__file__).resolve().parent.parent / "_rules"
    return inside if inside.is_dir() else inside.parent.parent / "rules"


def topics() -> tuple[str, ...]:
    """The names of the topic packs that come with argmap, sorted."""
    folder = shipped() / "topics"
    if not folder.is_dir():
        return ()
    return tuple(sorted(path.name for path in folder.iterdir() if path.is_dir() and not path.name.startswith(".")))


def language() -> str:
    """The name of the pack of the language that argmap reads: of the languages' packs the first by name."""
    return min(path.parent.name for path in shipped().glob(f"*/{LANGUAGE}"))
