"""Parts of speech and lemmas of words that were met before, without asking the pipeline again.

spaCy's English pipelines give a word its part of speech, morphology and lemma by rules that look at the word, its tag
and its dependency, and for a few words at a neighbour: a quarter of the time of a parse, measured, for words that come
again and again. What the rules say of a word in its role is kept, so that each is asked about once; a document in which
a rule for neighbours holds is left to the pipeline. Where a pipeline has other rules it runs as it is.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from spacy.language import Language as Pipeline
    from spacy.tokens import Doc, Token

_STEPS = ("attribute_ruler", "lemmatizer")
_SEEN = {"TAG", "LOWER", "DEP", "IS_SPACE", "ORTH", "TEXT"}
"""What a rule may look at for its answer to be kept."""

_MOST = 200_000
"""So many words in their roles are kept; then all are forgotten and the keeping begins again."""

Key = tuple[int, int, int]
Answer = tuple[int, int, int, int]


class Annotator:
    """Fills in what `attribute_ruler` and `lemmatizer` would.

    Args:
        nlp: The pipeline.

    Attributes:
        spared: The components that need not run; empty where this pipeline's rules look at more.
    """

    def __init__(self, nlp: Pipeline) -> None:
        self._nlp = nlp
        self._kept: dict[Key, Answer] = {}
        self._pairs: defaultdict[int, list[tuple[int, Callable[[Token], bool]]]] = defaultdict(list)
        self.spared: tuple[str, ...] = _STEPS if self._can() else ()

    def _can(self) -> bool:
        nlp = self._nlp
        if nlp.lang != "en" or tuple(nlp.pipe_names[-2:]) != _STEPS:  # what runs behind might read what they give
            return False
        lemmatizer: Any = nlp.get_pipe("lemmatizer")
        ruler: Any = nlp.get_pipe("attribute_ruler")
        if getattr(lemmatizer, "mode", None) not in ("rule", "lookup"):
            return False
        return all(self._understood(pattern) for entry in ruler.patterns for pattern in entry["patterns"])

    def _understood(self, pattern: list[dict[str, Any]]) -> bool:
        """Whether a rule looks at one word in its role, or at two of which one is named."""
        if any(set(token) - _SEEN for token in pattern):
            return False
        if len(pattern) == 1:
            return True
        if len(pattern) != 2:
            return False
        for place, token in enumerate(pattern):
            if words := _words(token.get("LOWER")):
                other = _check(pattern[1 - place])
                for word in words:
                    self._pairs[self._nlp.vocab.strings.add(word)].append((1 - 2 * place, other))
                return True
        return False

    def __call__(self, doc: Doc) -> Doc:
        """Fill in a parsed document, in place."""
        if not self.spared or not len(doc):
            return doc
        from spacy.attrs import DEP, LEMMA, LOWER, MORPH, ORTH, POS, TAG  # noqa: PLC0415  # spaCy's own numbers

        rows: list[list[int]] = doc.to_array([ORTH, TAG, DEP, LOWER]).tolist()
        if self._paired(doc, rows):
            for name in self.spared:
                doc = self._nlp.get_pipe(name)(doc)
            return doc
        keys = [(orth, tag, dep) for orth, tag, dep, _ in rows]
        kept = self._kept
        new = {key: i for i, key in enumerate(keys) if key not in kept}
        if new:
            self._ask([doc[i] for i in new.values()], new)
        import numpy as np  # noqa: PLC0415  # spaCy brings it

        answers = [kept[key] for key in keys]
        values: Any = np.array([answer[:3] for answer in answers], dtype="uint64")
        doc.from_array([POS, LEMMA, MORPH], values)
        for i, (row, answer) in enumerate(zip(rows, answers, strict=True)):
            if answer[3] != row[2]:
                doc[i].dep = answer[3]
        return doc

    def _paired(self, doc: Doc, rows: list[list[int]]) -> bool:
        """Whether a rule for two neighbours holds somewhere."""
        for i, row in enumerate(rows):
            for step, other in self._pairs.get(row[3], ()):
                if 0 <= i + step < len(rows) and other(doc[i + step]):
                    return True
        return False

    def _ask(self, tokens: list[Token], keys: Iterable[Key]) -> None:
        """Let the pipeline's own components speak of words in roles that were not met before.

        Between two words stands a filler, so that no rule takes them for neighbours.
        """
        from spacy.attrs import DEP, LEMMA, MORPH, POS  # noqa: PLC0415
        from spacy.tokens import Doc as Made  # noqa: PLC0415

        if len(self._kept) > _MOST:
            self._kept.clear()
        size = 2 * len(tokens)
        words, tags, deps = ["x"] * size, ["NN"] * size, ["dep"] * size
        words[::2], tags[::2] = [token.text for token in tokens], [token.tag_ for token in tokens]
        deps[::2] = [token.dep_ for token in tokens]
        asked = Made(self._nlp.vocab, words=words, tags=tags, deps=deps, heads=list(range(size)))
        for name in self.spared:
            asked = self._nlp.get_pipe(name)(asked)
        answers = asked.to_array([POS, LEMMA, MORPH, DEP]).tolist()[::2]
        self._kept.update(zip(keys, map(tuple, answers), strict=True))


def _check(wanted: dict[str, Any]) -> Callable[[Token], bool]:
    """A check of what a rule wants of a word."""

    def holds(token: Token) -> bool:
        texts = {"TAG": token.tag_, "LOWER": token.lower_, "DEP": token.dep_, "ORTH": token.text, "TEXT": token.text}
        return all(name not in texts or _fits(texts[name], value) for name, value in wanted.items())

    return holds


def _fits(text: str, value: Any) -> bool:  # noqa: ANN401  # what a pattern holds
    if isinstance(value, str):
        return text == value
    return (
        text in value.get("IN", (text,))
        and text not in value.get("NOT_IN", ())
        and ("REGEX" not in value or re.search(value["REGEX"], text) is not None)
    )


def _words(value: Any) -> list[str]:  # noqa: ANN401  # what a pattern holds
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict) and set(value) == {"IN"}:
        return list(value["IN"])
    return []
