"""Imports spaCy without its own command line, which argmap never calls.

`import spacy` imports `spacy.cli`, and with it HTTP clients and project tools: an eighth of the time in which ten
comments are mapped, measured. The package only wants one name of it (`info`), so a stand-in is there while it is
imported; whoever asks for `spacy.info` or `spacy.cli` later gets the real ones.
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import Any

_STAND_INS = ("spacy.cli", "spacy.cli.info")


def import_spacy() -> None:
    """Import spaCy, if that has not been done."""
    if "spacy" in sys.modules:
        return
    made: dict[str, ModuleType] = {stand_in: ModuleType(stand_in) for stand_in in _STAND_INS}
    made["spacy.cli.info"].__dict__["info"] = made["spacy.cli"].__dict__["info"] = None
    sys.modules.update(made)
    try:
        package = import_module("spacy")
    except (ImportError, AttributeError):  # a spaCy that wants more of its command line gets the whole
        for module in [m for m in sys.modules if m == "spacy" or m.startswith("spacy.")]:
            del sys.modules[module]
        import_module("spacy")
        return
    finally:
        for name, stand_in in made.items():
            if sys.modules.get(name) is stand_in:
                del sys.modules[name]
    for name in ("cli", "info"):
        package.__dict__.pop(name, None)
    package.__dict__["__getattr__"] = _later


def _later(name: str) -> Any:  # noqa: ANN401  # a module's name
    """What `spacy` lacks until somebody asks for it (PEP 562)."""
    if name not in ("cli", "info"):
        raise AttributeError(f"module 'spacy' has no attribute '{name}'")
    cli = import_module("spacy.cli")
    found = cli if name == "cli" else cli.info
    setattr(sys.modules["spacy"], name, found)
    return found
