"""Words without an end: what has no blank for hundreds of characters is cut before spaCy's tokenizer sees it.

The tokenizer looks through the rest of such a word again for each bracket that it takes off, and the regular
expressions of rules look through all of it: both cost the square of its length or more.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language as Nlp
    from spacy.tokens import Doc

LONGEST = 500
"""Characters without a blank that are left whole: addresses are seldom longer."""

_HALF = re.compile("[\ud800-\udfff]")
_PIECE = re.compile(rf"\S{{{LONGEST}}}(?=\S)")


def make_doc(nlp: Nlp, text: str) -> Doc:
    """The tokens of a text, none longer than `LONGEST`; each character keeps its place.

    Half a surrogate pair, which spaCy cannot hold and no reader gives, counts as U+FFFD.
    """
    if not text.isascii() and _HALF.search(text):
        text = _HALF.sub("\ufffd", text)
    if len(text) <= LONGEST or max(map(len, text.split())) <= LONGEST:
        return nlp.make_doc(text)
    from spacy.tokens import Doc  # noqa: PLC0415  # spaCy is loaded with the pipeline, not before

    ends = [match.end() for match in _PIECE.finditer(text)]
    parts = [nlp.make_doc(text[start:end]) for start, end in zip([0, *ends], [*ends, len(text)], strict=True)]
    tokens = [token for part in parts for token in part]
    return Doc(nlp.vocab, words=[token.text for token in tokens], spaces=[bool(token.whitespace_) for token in tokens])
