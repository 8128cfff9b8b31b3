"""Very long words: text without a space for hundreds of characters is cut before spaCy's tokenizer sees it.

The tokenizer looks through the rest of such a word again for each bracket that it takes off, and the regular
expressions of rules look through all of it: both cost the square of its length or more. A long run of one mark in it
is one word; the tokenizer makes each mark a word, and a parse takes 13 KB for each.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language as Nlp
    from spacy.tokens import Doc

LONGEST = 500
"""Characters without a blank that are left whole: addresses are seldom longer."""

_HALF = re.compile("[\ud800-\udfff]")
_PIECE = re.compile(rf"\S{{{LONGEST}}}(?=\S)")
_RUN = re.compile(rf"([^\w\s])\1{{99,{LONGEST - 1}}}")


def make_doc(nlp: Nlp, text: str) -> Doc:
    """The tokens of a text, none longer than `LONGEST`; each character keeps its place.

    Half a surrogate pair, which spaCy cannot hold and no reader gives, counts as U+FFFD.
    """
    if not text.isascii() and _HALF.search(text):
        text = _HALF.sub("\ufffd", text)
    if len(text) <= LONGEST or max(map(len, text.split()), default=0) <= LONGEST:
        return nlp.make_doc(text)
    from spacy.tokens import Doc  # noqa: PLC0415  # spaCy is loaded with the pipeline, not before

    words: list[str] = []
    spaces: list[bool] = []

    def add(start: int, end: int) -> None:
        cuts = [start, *(match.end() for match in _PIECE.finditer(text, start, end)), end]
        for part in (nlp.make_doc(text[one:two]) for one, two in pairwise(cuts)):
            words.extend(token.text for token in part)
            spaces.extend(bool(token.whitespace_) for token in part)

    at = 0
    for run in _RUN.finditer(text):
        add(at, run.start())
        at = run.end() + text.startswith(" ", run.end())
        words.append(run[0])
        spaces.append(at > run.end())
    add(at, len(text))
    return Doc(nlp.vocab, words=words, spaces=spaces)
