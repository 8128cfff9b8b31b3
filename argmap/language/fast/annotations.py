"""Parts of speech, lemmas and morphology of words that were met before, without asking the pipeline again.

spaCy's English pipelines give these by rules that look at the word, its tag and its dependency, and for a few words at
a neighbour, again for each word of each text: a quarter of the time of a parse, measured.
"""

from __future__ import annotations

import re
from functools import lru_cache
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

Key = tuple[int, ...]
"""A word where a rule names it, its tag, and its dependency where a rule names that, as spaCy numbers them (0: any);
between those of its neighbours where a rule looks at two words."""

Answer = tuple[int, int, int, int]
"""What the rules say: part of speech, lemma (0: the lemmatizer's), morphology, dependency (0: as it is)."""


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
        self._lemmas: dict[tuple[int, int, int], int] = {}
        self._named = lru_cache(maxsize=_MOST)(self._name)
        self._words: set[str] = set()
        self._forms: list[re.Pattern[str]] = []
        self._paired: set[int] = set()
        self._deps: set[int] = set()
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
        told = [(name, value) for token in pattern for name, value in token.items() if name not in ("TAG", "IS_SPACE")]
        if any(
            isinstance(value, dict) and set(value) - {"IN", "NOT_IN", *(() if name == "DEP" else ("REGEX",))}
            for name, value in told
        ):
            return False
        add = self._nlp.vocab.strings.add
        self._words.update(word.lower() for _, value in told for word in _mentioned(value))
        self._forms += [re.compile(value["REGEX"], re.IGNORECASE) for _, value in told if "REGEX" in value]
        self._deps.update(add(value) for token in pattern for value in _mentioned(token.get("DEP", {})))
        if len(pattern) == 1:
            return True
        asked = [token.get(name, {}) for token in pattern for name in ("LOWER", "DEP")]
        named = [_mentioned(value) for value in asked if isinstance(value, str) or set(value) == {"IN"}]
        if named:
            rarest: list[str] = min(named, key=len)
            self._paired.update(map(add, rarest))
        return bool(named)

    def __call__(self, doc: Doc) -> Doc:
        """Fill in a parsed document, in place."""
        if not self.spared or not len(doc):
            return doc
        import numpy as np  # noqa: PLC0415  # spaCy brings it

        for known in (self._kept, self._lemmas):
            if len(known) > _MOST:
                known.clear()
        rows = doc.to_array(["ORTH", "TAG", "DEP", "LOWER"]).tolist()
        keys, kept = self._keys(rows), self._kept
        new = list({key: place for place, key in enumerate(keys) if key not in kept}.values())
        if new:
            self._ask(doc, keys, new)
        said = [kept[key] for key in keys]
        values: Any = np.array([(a[0], a[2], a[3] or row[2]) for a, row in zip(said, rows, strict=True)], "uint64")
        doc.from_array(["POS", "MORPH", "DEP"], values)
        values = np.array([self._lemma(doc, place, row[0], *said[place]) for place, row in enumerate(rows)], "uint64")
        doc.from_array(["LEMMA"], values)
        return doc

    def _lemma(self, doc: Doc, place: int, orth: int, pos: int, lemma: int, morph: int, _dep: int) -> int:  # noqa: PLR0913, PLR0917
        if not lemma and (lemma := self._lemmas.get((orth, pos, morph), 0)) == 0:
            lemmatizer: Any = self._nlp.get_pipe("lemmatizer")
            lemma = self._lemmas[orth, pos, morph] = doc.vocab.strings.add(lemmatizer.lemmatize(doc[place])[0])
        return lemma

    def _name(self, orth: int) -> int:
        """A word where a rule names it or it is white space, else 0: rules see no difference."""
        word = self._nlp.vocab.strings[orth].lower()
        named = word in self._words or word.isspace() or any(form.search(word) for form in self._forms)
        return orth if named else 0

    def _keys(self, rows: Sequence[Sequence[int]]) -> list[Key]:
        deps, paired, named = self._deps, self._paired, self._named
        keys: list[Key] = [(named(orth), tag, dep if dep in deps else 0) for orth, tag, dep, _ in rows]
        alone = [(), *keys, ()]
        for place, (_, _, dep, lower) in enumerate(rows):
            if lower in paired or dep in paired:
                for near in range(max(0, place - 1), min(len(keys), place + 2)):
                    keys[near] = (*alone[near], -1, *alone[near + 1], -1, *alone[near + 2])
        return keys

    def _ask(self, doc: Doc, keys: Sequence[Key], new: Sequence[int]) -> None:
        """Let the rules speak of words in a document of their own: each alone, or between its neighbours.

        Words that stand alone there are none of which a rule looks at two; a filler keeps the others apart.
        """
        from spacy.tokens import Doc as Made  # noqa: PLC0415

        told: list[tuple[str, str, str]] = []
        places: list[int] = []
        new = sorted(new, key=lambda place: len(keys[place]))
        for place in new:
            if len(keys[place]) == 3:
                near = range(place, place + 1)
            else:
                near = range(max(0, place - 1), min(len(doc), place + 2))
                told.append(("x", "NN", "dep"))
            places.append(len(told) + place - near.start)
            told.extend([(doc[i].text, doc[i].tag_, doc[i].dep_) for i in near])
        words, tags, deps = map(list, zip(*told, strict=True))
        asked = Made(self._nlp.vocab, words=words, tags=tags, deps=deps, heads=list(range(len(words))))
        before = asked.to_array(["DEP"]).tolist()
        asked = self._nlp.get_pipe(STEPS[0])(asked)
        answers = asked.to_array(["POS", "LEMMA", "MORPH", "DEP"]).tolist()
        for place, at in zip(new, places, strict=True):
            pos, lemma, morph, dep = answers[at]
            self._kept[keys[place]] = pos, lemma, morph, 0 if dep == before[at] else dep


def _index(nlp: Pipeline) -> None:
    """Make the lemmatizer's lists of known words, searched from end to end for each word, into tables."""
    lookups: Any = getattr(nlp.get_pipe("lemmatizer"), "lookups", None)
    if lookups is not None and lookups.has_table("lemma_index"):
        table = lookups.get_table("lemma_index")
        for pos, words in list(table.items()):
            if isinstance(words, list):
                table[pos] = dict.fromkeys(words)


def _mentioned(value: Any) -> list[str]:  # noqa: ANN401  # what a pattern holds
    """The values that a pattern names, to want or to bar them."""
    return [value] if isinstance(value, str) else [*value.get("IN", ()), *value.get("NOT_IN", ())]
