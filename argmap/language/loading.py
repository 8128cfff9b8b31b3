"""Loads spaCy without its own command line, which argmap never calls.

`import spacy` imports `spacy.cli`, and with it HTTP clients and project tools: a quarter of the import's time,
measured. The package only wants one name of it (`info`), so a stand-in is there while it is imported and gone
afterwards; anybody who wants `spacy.cli` later gets the real one.
"""

from __future__ import annotations

import sys
from types import ModuleType
from typing import TYPE_CHECKING, Any

from argmap.language.fast.distinct import share
from argmap.language.fast.products import settle

if TYPE_CHECKING:
    from spacy.language import Language as Pipeline

_STAND_INS = ("spacy.cli", "spacy.cli.info")
_UNUSED = ("ner", "entity_linker", "senter", "textcat")
"""Components that no rule reads."""


def load(name: str) -> Pipeline:
    """An installed pipeline without the components that argmap does not use.

    Args:
        name: The package's name or a folder.

    Raises:
        OSError, ImportError, ValueError: As spaCy does.
    """
    if "spacy" not in sys.modules:
        _import_lightly()
    import spacy  # noqa: PLC0415  # half of the start-up: only where text is parsed

    nlp = spacy.load(name, exclude=list(_UNUSED))
    if settle(nlp):
        share(nlp)
    _index(nlp)
    return nlp


def _index(nlp: Pipeline) -> None:
    """Make the lemmatizer's lists of known words, searched from end to end for each word, into tables."""
    if "lemmatizer" not in nlp.pipe_names:
        return
    lookups: Any = getattr(nlp.get_pipe("lemmatizer"), "lookups", None)
    if lookups is None or not lookups.has_table("lemma_index"):
        return
    table = lookups.get_table("lemma_index")
    for pos, words in list(table.items()):
        if isinstance(words, list):
            table[pos] = dict.fromkeys(words)


def _import_lightly() -> None:
    made: dict[str, ModuleType] = {stand_in: ModuleType(stand_in) for stand_in in _STAND_INS}
    made["spacy.cli.info"].__dict__["info"] = made["spacy.cli"].__dict__["info"] = None
    sys.modules.update(made)
    try:
        import spacy  # noqa: F401, PLC0415
    except (ImportError, AttributeError):  # a spaCy that wants more of its command line gets the whole
        for module in [m for m in sys.modules if m == "spacy" or m.startswith("spacy.")]:
            del sys.modules[module]
    finally:
        for name, stand_in in made.items():
            if sys.modules.get(name) == stand_in:
                del sys.modules[name]
    package = sys.modules.get("spacy")
    if package is not None:
        for name in ("cli", "info"):
            package.__dict__.pop(name, None)
