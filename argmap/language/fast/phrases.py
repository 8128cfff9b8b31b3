"""Patterns that are nothing but words, found on plain tokens; cut into words when a text first holds one of theirs."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from argmap.language.compile import Slot
from argmap.language.fast.prefilter import Match
from argmap.rulebook.derive import whole

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Doc
    from spacy.vocab import Vocab

    from argmap.language.analysis import Token

Found = dict[Slot, list[Match]]
"""Matches by pattern; one may be told twice."""

Phrase = str | tuple[str, ...]
"""A phrase as the rule gives it, or its words."""


class Phrases:
    """The phrases of a rulebook.

    Args:
        vocab: The pipeline's.
        tokenizer: The pipeline's: it cuts phrases as it cuts texts.
    """

    def __init__(self, vocab: Vocab, tokenizer: Any) -> None:  # noqa: ANN401  # spaCy's tokenizers share no type
        self._vocab = vocab
        self._tokenizer = tokenizer
        self._waiting: defaultdict[str, list[tuple[Slot, Phrase]]] = defaultdict(list)
        self._single: defaultdict[str, list[Slot]] = defaultdict(list)
        self._runs: defaultdict[tuple[str, str], list[tuple[Slot, list[str], int]]] = defaultdict(list)
        self._unlike: defaultdict[str, list[tuple[Slot, Phrase]]] = defaultdict(list)
        self._matchers: dict[str, Any] = {}
        self._ids: dict[int, Slot] = {}

    def place(self, slot: Slot, attribute: str, key: str, phrase: Phrase) -> None:
        """Put a phrase where texts that hold its key find it; few look at more than small letters.

        Args:
            slot: The pattern that it belongs to.
            attribute: What of a word is compared, as spaCy names it.
            key: A word that a text surely holds if it holds the phrase, or the empty string.
            phrase: The phrase.
        """
        if attribute != "LOWER":
            self._unlike[attribute].append((slot, phrase))
        else:
            self._waiting[key].append((slot, phrase))

    def match(self, doc: Doc, tokens: Sequence[Token], found: Found) -> None:
        """Add the phrases in a comment.

        Args:
            doc: The parsed text.
            tokens: The same, plain.
            found: Where they are added.
        """
        lowers = [token.lower for token in tokens]
        for key in ("", *(self._waiting.keys() & lowers)):
            for slot, phrase in self._waiting.pop(key, ()):
                self._look_up(slot, self._cut(phrase))
        single = self._single
        for place, word in enumerate(lowers):
            if word in single:
                for slot in single[word]:
                    found.setdefault(slot, []).append((place, place + 1, ()))
        self._match_runs(lowers, found)
        if self._unlike:
            self._ask(doc, found)

    def _match_runs(self, lowers: list[str], found: Found) -> None:
        runs = self._runs
        for place, pair in enumerate(pairwise(lowers)):
            if pair in runs:
                for slot, words, offset in runs[pair]:
                    first = place - offset
                    last = first + len(words)
                    if first >= 0 and lowers[first:last] == words:
                        found.setdefault(slot, []).append((first, last, ()))

    def _look_up(self, slot: Slot, words: list[str]) -> None:
        """Look up a phrase by its word, or by the longest two of its words that stand side by side."""
        if len(words) == 1:
            self._single[words[0]].append(slot)
        elif words:
            pairs = list(pairwise(words))
            at = max(range(len(pairs)), key=lambda place: sum(map(len, pairs[place])))
            self._runs[pairs[at]].append((slot, words, at))

    def _cut(self, phrase: Phrase) -> list[str]:
        """A phrase's words in small letters, as the tokenizer cuts them."""
        if isinstance(phrase, tuple):
            return list(phrase)
        if whole(phrase):
            return phrase.lower().split(" ")
        return [token.lower_ for token in self._tokenizer(phrase)]

    def _ask(self, doc: Doc, found: Found) -> None:
        """Let spaCy find the phrases that look at lemmas or capitals."""
        if not self._matchers:
            self._compile()
        for matcher in self._matchers.values():
            for key, first, last in matcher(doc):
                found.setdefault(self._ids[key], []).append((first, last, ()))

    def _compile(self) -> None:
        from spacy.matcher import PhraseMatcher  # noqa: PLC0415  # spaCy is loaded with the pipeline, not before
        from spacy.tokens import Doc  # noqa: PLC0415

        for attribute, phrases in self._unlike.items():
            matcher = self._matchers[attribute] = PhraseMatcher(self._vocab, attr=attribute)
            for slot, phrase in phrases:
                words = list(phrase) if isinstance(phrase, tuple) else [token.text for token in self._tokenizer(phrase)]
                lemmas = words if attribute == "LEMMA" else None
                matcher.add(slot.key, [Doc(self._vocab, words=words, lemmas=lemmas)])
                self._ids[self._vocab.strings[slot.key]] = slot
