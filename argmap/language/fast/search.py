"""Finds what spaCy's matchers would, and asks them only where numbers cannot tell.

A call of spaCy's Matcher costs ten microseconds a sentence and one of its DependencyMatcher a hundred, whether or not
anything is found. So a pattern is tried only where a word stands that it cannot do without, and there first on each
token's row of numbers. That gives every match of most patterns; the others are given to spaCy's matchers then.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from argmap.language.fast.shapes import Chain, Rows, Tree
from argmap.language.fast.token_tests import FIELDS, ROLE, Row, TokenTests
from argmap.language.matchers import Matchers
from argmap.rulebook.derive import whole

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from spacy.tokens import Doc
    from spacy.vocab import Vocab

    from argmap.language.analysis import Sentence
    from argmap.language.matchers import Found
    from argmap.language.rule_patterns import RulePattern

_MOST = 200_000
"""Words in their roles that are kept with the patterns that wait for them; then all are forgotten."""


class _Phrase(NamedTuple):
    """A phrase: its pattern, the field that it compares, its words there, the place of the word that it waits for."""

    entry: RulePattern
    field: int
    words: tuple[int, ...]
    at: int


class _Word(NamedTuple):
    """What waits for a word: phrases; patterns with the bits of what else a sentence must hold; the bits it gives."""

    phrases: tuple[_Phrase, ...]
    patterns: tuple[tuple[RulePattern, int], ...]
    gives: int


class Search:
    """The patterns of a rulebook, compiled as texts ask for them. The answer never depends on what was read before.

    Args:
        patterns: The patterns.
        vocab: The pipeline's.
        tokenizer: The pipeline's: it cuts phrases as it cuts texts.
    """

    def __init__(self, patterns: Iterable[RulePattern], vocab: Vocab, tokenizer: Any) -> None:  # noqa: ANN401  # spaCy's tokenizers share no type
        self._vocab = vocab
        self._tokenizer = tokenizer
        self._tests = TokenTests(vocab)
        self._phrases: defaultdict[str, list[tuple[RulePattern, str]]] = defaultdict(list)
        self._patterns: defaultdict[str, list[tuple[RulePattern, int]]] = defaultdict(list)
        self._wordless: list[RulePattern] = []
        self._bits: defaultdict[str, int] = defaultdict(int)
        self._sets: dict[frozenset[str], int] = {}
        self._rarest: dict[RulePattern, frozenset[str]] = {}
        self._shape = cache(self._compiled)
        self._matcher = cache(lambda entry: Matchers([entry], vocab, tokenizer))
        self._known: dict[Row, _Word] = {}
        self._cut: defaultdict[str, list[_Phrase]] = defaultdict(list)
        for entry in patterns:
            self._place(entry)

    def _place(self, entry: RulePattern) -> None:
        """Let a pattern wait for the rarest word without which it cannot match."""
        pattern = entry.pattern
        if pattern.kind == "phrase":
            for key, phrase in zip(pattern.keys, pattern.phrases, strict=True):
                self._phrases[key].append((entry, phrase))
        elif pattern.triggers:
            rarest = self._rarest[entry] = min(pattern.triggers, key=_frequency)
            needs = 0
            for words in pattern.triggers:
                if words != rarest:
                    needs |= self._bit(words)
            for word in rarest:
                self._patterns[word].append((entry, needs))
        else:
            self._wordless.append(entry)

    def _bit(self, words: frozenset[str]) -> int:
        """The bit of a set of words of which a sentence must hold one."""
        if words not in self._sets:
            self._sets[words] = bit = 1 << len(self._sets)
            for word in words:
                self._bits[word] |= bit
        return self._sets[words]

    def find(self, doc: Doc, sentences: Sequence[Sentence]) -> Found:
        """See `Matchers.find`."""
        if len(self._known) > _MOST:
            self._known.clear()
        text = Rows(doc)
        words = [self._known.get(row[:ROLE]) or self._read(row[:ROLE]) for row in text.rows]
        found: Found = {}
        columns = list(zip(*text.rows, strict=True))
        for place, word in enumerate(words):
            for entry, field, phrase, at in word.phrases:
                first, last = place - at, place - at + len(phrase)
                if first >= 0 and columns[field][first:last] == phrase:
                    found.setdefault(entry, []).append((first, last, ()))
        for sentence in sentences:
            if not sentence.quoted:
                self._find_in(doc, text, words, sentence, found)
        return found

    def _find_in(self, doc: Doc, text: Rows, words: Sequence[_Word], sentence: Sentence, found: Found) -> None:
        """Add the matches of token and dependency patterns within one sentence."""
        held = 0
        for word in words[sentence.first : sentence.last]:
            held |= word.gives
        done: set[RulePattern] = set()
        for place in range(sentence.first, sentence.last):
            for entry, needs in words[place].patterns:
                if needs & held != needs or entry in done:
                    continue
                shape = self._shape(entry)
                if shape.once:
                    done.add(entry)
                matches = shape.find(text, place, sentence)
                if matches is None:
                    done.add(entry)
                    self._matcher(entry).find_in(doc, sentence, found)
                elif matches:
                    found.setdefault(entry, []).extend(matches)

    def _read(self, row: Row) -> _Word:
        """What waits for a word in its role."""
        strings = self._vocab.strings
        words = {strings[row[0]].lower(), strings[row[1]], strings[row[2]].lower()}
        phrases = [p for word in words for p in self._phrases_of(word) if p.words[p.at] == row[p.field]]
        patterns = [pattern for word in words for pattern in self._patterns.get(word, ())]
        patterns += [(entry, 0) for entry in self._wordless if self._shape(entry).anchor(row)]
        gives = 0
        for word in words:
            gives |= self._bits.get(word, 0)
        self._known[row] = known = _Word(tuple(phrases), tuple(dict.fromkeys(patterns)), gives)
        return known

    def _phrases_of(self, word: str) -> Sequence[_Phrase]:
        """The phrases that wait for a word, as the tokenizer cuts them; those without a sure word are cut first."""
        for key in ("", word):
            for entry, phrase in self._phrases.pop(key, ()):
                attribute = entry.pattern.attr
                texts = phrase.split(" ") if whole(phrase) else [token.text for token in self._tokenizer(phrase)]
                lowers = [text.lower() for text in texts]
                at = lowers.index(key if key in lowers else max(lowers, key=len))
                words = tuple(map(self._vocab.strings.add, lowers if attribute == "LOWER" else texts))
                self._cut[lowers[at]].append(_Phrase(entry, FIELDS.index(attribute), words, at))
        return self._cut.get(word, ())

    def _compiled(self, entry: RulePattern) -> Chain | Tree:
        if entry.pattern.kind == "dependency":
            return Tree(entry.pattern, self._tests)
        return Chain(entry.pattern, self._tests, self._rarest.get(entry, frozenset()))


def _frequency(words: frozenset[str]) -> tuple[float, list[str]]:
    """About how often one of the words stands in a text: short words stand there often."""
    return sum(10.0 ** -len(word) for word in words), sorted(words)
