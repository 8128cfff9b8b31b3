"""Parts of speech and lemmas of words that were met before, without asking the pipeline again.

spaCy's English pipelines give a word its part of speech, morphology and lemma by rules that look at the word, its tag
and its dependency, and for a few words at a neighbour: a third of the time of a parse, measured, for words that come
again and again. Most rules look at the tag alone, so that what they say of a word is what they said of the last word
in its role. Words of which a rule looks at both are asked about together. Where a pipeline has other rules it runs as
it is.
"""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import chain
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from spacy.language import Language as Pipeline
    from spacy.tokens import Doc, Token

_STEPS = ("attribute_ruler", "lemmatizer")
_SEEN = {"TAG", "LOWER", "DEP", "IS_SPACE", "ORTH", "TEXT"}
"""What a rule may look at for its answer to be kept."""

_MOST = 200_000
"""So many words in their roles are kept; then all are forgotten and the keeping begins again."""

Key = tuple[int, int, int]
"""A word as it stands, its tag and its dependency, as spaCy numbers them."""

Role = tuple[int, int, int]
"""What the rules see of a word: its tag, and the word itself and its dependency where a rule names them, else 0."""

Answer = tuple[int, int, int, int]
"""Part of speech, lemma (0: not said), morphology, dependency."""


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
        self._words: dict[Key, Answer] = {}
        self._roles: dict[Role, Answer] = {}
        self._together: dict[tuple[Key, ...], tuple[Answer, ...]] = {}
        self._pairs: defaultdict[int, list[tuple[int, Callable[[Token], bool]]]] = defaultdict(list)
        self._named: dict[str, set[int]] = {"LOWER": set(), "DEP": set()}
        self._shapes: list[re.Pattern[str]] = []
        self._whole = False
        self.spared: tuple[str, ...] = _STEPS if self._can() else ()

    def _can(self) -> bool:
        nlp = self._nlp
        if nlp.lang != "en" or tuple(nlp.pipe_names[-2:]) != _STEPS:  # what runs behind might read what they give
            return False
        lemmatizer: Any = nlp.get_pipe("lemmatizer")
        ruler: Any = nlp.get_pipe("attribute_ruler")
        if getattr(lemmatizer, "mode", None) not in ("rule", "lookup") or getattr(lemmatizer, "overwrite", True):
            return False
        return all(self._understood(pattern) for entry in ruler.patterns for pattern in entry["patterns"])

    def _understood(self, pattern: list[dict[str, Any]]) -> bool:
        """Whether a rule looks at one word in its role, or at two of which one is named."""
        if any(set(token) - _SEEN for token in pattern):
            return False
        if len(pattern) == 1:
            self._note(pattern[0])
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

    def _note(self, token: dict[str, Any]) -> None:
        """Note the words and dependencies that a rule names; where it cannot be told, each word is its own role."""
        for name, value in token.items():
            if name in self._named and (values := _mentioned(value)):
                self._named[name].update(map(self._nlp.vocab.strings.add, values))
            elif name == "LOWER" and isinstance(value, dict) and set(value) == {"REGEX"}:
                self._shapes.append(re.compile(value["REGEX"]))
            elif name != "TAG":
                self._whole = self._whole or name != "IS_SPACE"

    def __call__(self, doc: Doc) -> Doc:
        """Fill in a parsed document, in place."""
        if not self.spared or not len(doc):
            return doc
        from spacy.attrs import DEP, LEMMA, LOWER, MORPH, ORTH, POS, TAG  # noqa: PLC0415  # spaCy's own numbers

        rows: list[list[int]] = doc.to_array([ORTH, TAG, DEP, LOWER]).tolist()
        keys = [(orth, tag, dep) for orth, tag, dep, _ in rows]
        if len(self._kept) > _MOST:
            for kept in (self._kept, self._words, self._roles, self._together):
                kept.clear()
        answers = [self._kept.get(key) or self._one(doc[i], key, rows[i][3]) for i, key in enumerate(keys)]
        for first, last in self._paired(doc, rows):
            run = tuple(keys[first:last])
            if run not in self._together:
                said = self._ask([doc[i] for i in range(first, last)], step=1)
                self._together[run] = tuple(map(self._lemmatized, doc[first:last], said))
            answers[first:last] = self._together[run]
        import numpy as np  # noqa: PLC0415  # spaCy brings it

        flat = chain.from_iterable(answers)
        values: Any = np.fromiter(flat, dtype="uint64", count=4 * len(answers)).reshape(-1, 4)
        doc.from_array([POS, LEMMA, MORPH, DEP], values)
        return doc

    def _one(self, token: Token, key: Key, lower: int) -> Answer:
        """The answer for a word that was not met in this role before, kept for the next time."""
        orth, tag, dep = key
        seen = dep if self._whole or dep in self._named["DEP"] else 0
        word = orth, tag, seen
        answer = self._words.get(word)
        if answer is None:
            alone = self._whole or token.is_space or lower in self._named["LOWER"]
            alone = alone or any(shape.search(token.lower_) for shape in self._shapes)
            role = tag, orth if alone else 0, seen
            said = self._roles.get(role)
            if said is None:
                (said,) = self._ask([token])
                said = self._roles[role] = (*said[:3], said[3] if said[3] != dep else 0)
            answer = self._words[word] = self._lemmatized(token, said)
        answer = self._kept[key] = (*answer[:3], answer[3] or dep)
        return answer

    def _lemmatized(self, token: Token, said: Answer) -> Answer:
        """An answer with its lemma, which the lemmatizer gives where no rule did."""
        pos, lemma, morph, dep = said
        if not lemma:
            word: Any = token  # spaCy's stub knows no `set_morph`
            word.pos = pos
            word.set_morph(morph)
            lemmatizer: Any = self._nlp.get_pipe("lemmatizer")
            lemma = self._nlp.vocab.strings.add(lemmatizer.lemmatize(word)[0])
        return pos, lemma, morph, dep

    def _paired(self, doc: Doc, rows: Sequence[Sequence[int]]) -> list[tuple[int, int]]:
        """Half-open runs of words of which a rule looks at two together."""
        if self._pairs.keys().isdisjoint([row[3] for row in rows]):
            return []
        runs: list[tuple[int, int]] = []
        firsts = {
            min(i, i + step)
            for i, row in enumerate(rows)
            for step, other in self._pairs.get(row[3], ())
            if 0 <= i + step < len(rows) and other(doc[i + step])
        }
        for first in sorted(firsts):
            if runs and runs[-1][1] > first:
                runs[-1] = runs[-1][0], first + 2
            else:
                runs.append((first, first + 2))
        return runs

    def _ask(self, tokens: Sequence[Token], *, step: int = 2) -> list[Answer]:
        """Let the pipeline's own rules speak of words, which stand side by side or (step 2) with a filler between."""
        from spacy.attrs import DEP, LEMMA, MORPH, POS  # noqa: PLC0415
        from spacy.tokens import Doc as Made  # noqa: PLC0415

        size = step * len(tokens)
        words, tags, deps = ["x"] * size, ["NN"] * size, ["dep"] * size
        words[::step], tags[::step] = [token.text for token in tokens], [token.tag_ for token in tokens]
        deps[::step] = [token.dep_ for token in tokens]
        asked = Made(self._nlp.vocab, words=words, tags=tags, deps=deps, heads=list(range(size)))
        asked = self._nlp.get_pipe("attribute_ruler")(asked)
        return [tuple(row) for row in asked.to_array([POS, LEMMA, MORPH, DEP]).tolist()[::step]]


def _mentioned(value: Any) -> list[str]:  # noqa: ANN401  # what a pattern holds
    """The values that a pattern tells apart from all others; none where it asks something else."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict) and not set(value) - {"IN", "NOT_IN"}:
        return [*value.get("IN", ()), *value.get("NOT_IN", ())]
    return []


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
