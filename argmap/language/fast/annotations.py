"""Parts of speech, lemmas and morphology of words that were met before, without asking the pipeline again.

spaCy's English pipelines give these by rules that look at the word, its tag and its dependency, and for a few words at
a neighbour, again for each word of each text: a quarter of the time of a parse, measured.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from spacy.language import Language as Pipeline
    from spacy.tokens import Doc

STEPS = ("attribute_ruler", "lemmatizer")
_SEEN = frozenset(("TAG", "LOWER", "DEP", "IS_SPACE", "ORTH", "TEXT"))
"""What a rule may look at for its answer to be kept."""

_MOST = 200_000
"""Answers that are kept; then all are forgotten and the keeping begins again."""

_ALONE = 3
"""Numbers in the key of a word whose neighbours do not count."""

Key = tuple[int, ...]
"""A word as it stands, its tag and its dependency, as spaCy numbers them; between those of its neighbours where a rule
looks at two words."""

Answer = list[int]
"""Part of speech, lemma, morphology, dependency."""


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
        self._paired: set[int] = set()
        self.spared: tuple[str, ...] = STEPS if self._can() else ()
        if self.spared:
            _index(nlp)

    def _can(self) -> bool:
        nlp = self._nlp
        if tuple(nlp.pipe_names[-2:]) != STEPS:  # what runs behind might read what they give
            return False
        lemmatizer: Any = nlp.get_pipe("lemmatizer")
        ruler: Any = nlp.get_pipe("attribute_ruler")
        if getattr(lemmatizer, "mode", None) not in ("rule", "lookup") or getattr(lemmatizer, "overwrite", True):
            return False
        return all(self._understood(pattern) for entry in ruler.patterns for pattern in entry["patterns"])

    def _understood(self, pattern: Sequence[Mapping[str, Any]]) -> bool:
        """Whether a rule looks at one word, or at two of which one is named: that one and its neighbours are noted."""
        if len(pattern) > 2 or any(set(token) - _SEEN for token in pattern):
            return False
        if len(pattern) == 1:
            return True
        named = [values for token in pattern for name in ("LOWER", "DEP") if (values := _values(token.get(name)))]
        if named:
            rarest: list[str] = min(named, key=len)
            self._paired.update(map(self._nlp.vocab.strings.add, rarest))
        return bool(named)

    def __call__(self, doc: Doc) -> Doc:
        """Fill in a parsed document, in place."""
        if not self.spared or not len(doc):
            return doc
        import numpy as np  # noqa: PLC0415  # spaCy brings it

        if len(self._kept) > _MOST:
            self._kept.clear()
        keys = self._keys(doc)
        new = [place for place, key in enumerate(keys) if key not in self._kept]
        if new:
            self._ask(doc, keys, new)
        flat = chain.from_iterable(map(self._kept.__getitem__, keys))
        values: Any = np.fromiter(flat, dtype="uint64", count=4 * len(keys)).reshape(-1, 4)
        doc.from_array(["POS", "LEMMA", "MORPH", "DEP"], values)
        return doc

    def _keys(self, doc: Doc) -> list[Key]:
        rows = doc.to_array(["ORTH", "TAG", "DEP", "LOWER"]).tolist()
        keys: list[Key] = [(orth, tag, dep) for orth, tag, dep, _ in rows]
        alone, paired = [(), *keys, ()], self._paired
        for place, (_, _, dep, lower) in enumerate(rows):
            if lower in paired or dep in paired:
                for near in range(max(0, place - 1), min(len(keys), place + 2)):
                    keys[near] = (*alone[near], -1, *alone[near + 1], -1, *alone[near + 2])
        return keys

    def _ask(self, doc: Doc, keys: Sequence[Key], new: Sequence[int]) -> None:
        """Let the pipeline speak of words: each alone, or between its neighbours, and a filler behind."""
        from spacy.tokens import Doc as Made  # noqa: PLC0415

        told: list[tuple[str, str, str]] = []
        places: list[int] = []
        for place in new:
            near = range(place, place + 1)
            if len(keys[place]) > _ALONE:
                near = range(max(0, place - 1), min(len(doc), place + 2))
            places.append(len(told) + place - near.start)
            told.extend([(doc[i].text, doc[i].tag_, doc[i].dep_) for i in near])
            told.append(("x", "NN", "dep"))
        words, tags, deps = map(list, zip(*told, strict=True))
        asked = Made(self._nlp.vocab, words=words, tags=tags, deps=deps, heads=list(range(len(words))))
        for step in STEPS:
            asked = self._nlp.get_pipe(step)(asked)
        answers = asked.to_array(["POS", "LEMMA", "MORPH", "DEP"]).tolist()
        self._kept.update((keys[place], answers[at]) for place, at in zip(new, places, strict=True))


def _index(nlp: Pipeline) -> None:
    """Make the lemmatizer's lists of known words, searched from end to end for each word, into tables."""
    lookups: Any = getattr(nlp.get_pipe("lemmatizer"), "lookups", None)
    if lookups is not None and lookups.has_table("lemma_index"):
        table = lookups.get_table("lemma_index")
        for pos, words in list(table.items()):
            if isinstance(words, list):
                table[pos] = dict.fromkeys(words)


def _values(value: Any) -> list[str]:  # noqa: ANN401  # what a pattern holds
    """The values that a pattern names; none where it asks something else."""
    if isinstance(value, str):
        return [value]
    return list(value["IN"]) if isinstance(value, dict) and set(value) == {"IN"} else []
