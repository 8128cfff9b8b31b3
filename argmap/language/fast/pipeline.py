"""A spaCy pipeline with faster parts that give the same results; one that does not apply is left out, with a note."""

from __future__ import annotations

from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from argmap.language.fast import slower
from argmap.language.fast.annotations import STEPS, Annotator
from argmap.language.fast.products import Products

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.language import Language as Pipeline
    from spacy.tokens import Doc

_met: WeakKeyDictionary[Pipeline, FastPipeline] = WeakKeyDictionary()


class FastPipeline:
    """Parses documents as the pipeline does, with numpy's products and annotations that are kept.

    Args:
        nlp: The pipeline; its products are changed in place.
    """

    def __init__(self, nlp: Pipeline) -> None:
        self._nlp = nlp
        self._products = Products(nlp)
        self._annotate = Annotator(nlp)
        if not self._products.apply:
            slower("numpy's matrix products depend on a row's place here, so spaCy multiplies by itself")
        if not self._annotate.spared and set(STEPS) & set(nlp.pipe_names):
            slower(f"the pipeline '{nlp.meta['name']}' finds lemmas and parts of speech in another way than is known")

    @classmethod
    def of(cls, nlp: Pipeline) -> FastPipeline:
        """The one of a pipeline, made once."""
        if nlp not in _met:
            _met[nlp] = cls(nlp)
        return _met[nlp]

    def parse(self, docs: Sequence[Doc]) -> Iterator[Doc]:
        """Parse documents together; the result does not depend on which are together."""
        with self._products.one_thread():
            parsed = list(self._nlp.pipe(docs, batch_size=len(docs), disable=list(self._annotate.spared)))
        yield from map(self._annotate, parsed)
