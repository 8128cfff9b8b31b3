"""The claim rules as a spaCy component: `nlp.add_pipe("argmap_claims")`, found by spaCy through an entry point.

The rules were written for argmap's own pipeline, so the component reads the text with that, whatever the pipeline that
it stands in, and puts what it finds on that pipeline's tokens. A blank pipeline is enough.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from spacy.language import Language
from spacy.tokens import Span, SpanGroup

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.tokens import Doc

    from argmap.mapping import Mapper
    from argmap.model import Claim

KEY = "argmap_claims"
"""Under this name the spans stand in `doc.spans`."""


class ClaimSpans:
    """Puts the claims of each text into `doc.spans`.

    Args:
        mapper: Rules and pipeline.
        spans_key: Under which name.
    """

    def __init__(self, mapper: Mapper, spans_key: str) -> None:
        self._mapper = mapper
        self._key = spans_key

    def __call__(self, doc: Doc) -> Doc:
        """Find the claims of one text."""
        return next(self.pipe([doc]))

    def pipe(self, docs: Iterable[Doc], *, batch_size: int = 64) -> Iterator[Doc]:
        """Find the claims of many texts, in order."""
        from argmap.model import Comment  # noqa: PLC0415

        waiting: list[Doc] = []

        def comments() -> Iterator[Comment]:
            for number, doc in enumerate(docs):
                waiting.append(doc)
                yield Comment(f"d{number}", doc.text)

        for analysis in self._mapper.language.analyse(comments(), batch=batch_size):
            doc = waiting.pop(0)
            found = self._mapper.claims.find(Comment(analysis.comment, doc.text), analysis)
            spans = [span for claim in found if (span := _span(doc, claim)) is not None]
            doc.spans[self._key] = SpanGroup(doc, name=self._key, spans=spans)
            yield doc


def _span(doc: Doc, claim: Claim) -> Span | None:
    """A claim on the tokens of a text; the whole token where it ends inside one."""
    span = doc.char_span(claim.start, claim.end, label=_label(claim), alignment_mode="expand")
    if span is not None:
        span._.argmap = {
            "role": claim.role,
            "tags": list(claim.tags),
            "frames": list(claim.frames),
            "assertion": claim.assertion,
            "certainty": claim.certainty,
            "voice": claim.voice,
            "confidence": claim.confidence,
            "because": [{"rule": one.rule, "start": one.start, "end": one.end} for one in claim.because],
        }
    return span


def _label(claim: Claim) -> str:
    """What displaCy prints: the claim's name, else its role; and how it is said where that is not plainly."""
    name = claim.tags[0] if claim.tags else claim.role
    said = claim.assertion if claim.assertion != "asserted" else "hedged" if claim.certainty == "hedged" else ""
    return f"{name} ({said})" if said else name


@Language.factory(
    KEY,
    assigns=["doc.spans"],
    default_config={"spans_key": KEY, "rules": [], "topics": [], "model": None},
)
def make(nlp: Language, name: str, spans_key: str, rules: list[str], topics: list[str], model: str | None) -> Any:  # noqa: ANN401, PLR0913, PLR0917, ARG001  # spaCy calls it so
    """The component, for spaCy."""
    from argmap.library.maps import _mapper  # noqa: PLC0415

    if not Span.has_extension("argmap"):
        Span.set_extension("argmap", default=None)
    return ClaimSpans(_mapper(tuple(rules), tuple(topics), model), spans_key)
