"""Loads a spaCy pipeline without the components that argmap does not use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.language.fast.importing import import_spacy

if TYPE_CHECKING:
    from spacy.language import Language as Pipeline

_UNUSED = ("ner", "entity_linker", "senter", "textcat")
"""Components that no rule reads."""


def load(name: str, *, plain: bool = False) -> Pipeline:
    """An installed pipeline.

    Args:
        name: The package's name or a folder.
        plain: Whether spaCy is imported whole.

    Raises:
        OSError, ImportError, ValueError: As spaCy does.
    """
    if not plain:
        import_spacy()
    import spacy  # noqa: PLC0415  # half of the start-up: only where text is parsed

    return spacy.load(name, exclude=list(_UNUSED))
