"""The patterns of rules as spaCy's three matchers find them, all on every sentence: the plain way."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from spacy.tokens import Doc
    from spacy.vocab import Vocab

    from argmap.language.analysis import Sentence
    from argmap.language.rule_patterns import RulePattern

Match = tuple[int, int, tuple[tuple[str, int, int], ...]]
"""First token, one past the last, captures by token."""

Found = dict["RulePattern", list[Match]]
"""Matches by pattern; the same match may stand there twice."""


class Matchers:
    """Some patterns, compiled at once.

    Args:
        patterns: The patterns.
        vocab: The pipeline's.
        tokenizer: The pipeline's: it cuts phrases as it cuts texts.
    """

    def __init__(self, patterns: Iterable[RulePattern], vocab: Vocab, tokenizer: Any) -> None:  # noqa: ANN401  # spaCy's tokenizers share no type
        from spacy.matcher import DependencyMatcher, Matcher, PhraseMatcher  # noqa: PLC0415  # loaded with the pipeline

        self._entries: dict[int, RulePattern] = {}
        self._phrases: dict[str, Any] = {}
        self._words: Any = Matcher(vocab, validate=False)
        self._named: Any = Matcher(vocab, validate=False)
        self._trees: Any = DependencyMatcher(vocab)
        for entry in patterns:
            self._entries[vocab.strings.add(entry.key)] = entry
            pattern = entry.pattern
            if pattern.kind == "phrase":
                if pattern.attr not in self._phrases:
                    self._phrases[pattern.attr] = PhraseMatcher(vocab, attr=pattern.attr)
                docs = [phrase_doc(phrase, pattern.attr, vocab, tokenizer) for phrase in pattern.phrases]
                self._phrases[pattern.attr].add(entry.key, docs)
            elif pattern.kind == "dependency":
                self._trees.add(entry.key, [[dict(node) for node in pattern.nodes]])
            else:
                matcher = self._named if any(pattern.names) else self._words
                matcher.add(entry.key, [[dict(token) for token in pattern.tokens]])

    def find(self, doc: Doc, sentences: Sequence[Sentence]) -> Found:
        """All matches in a parsed text: phrases anywhere, the others within a sentence that is not quoted."""
        found: Found = {}
        for matcher in self._phrases.values():
            for key, first, last in matcher(doc):
                found.setdefault(self._entries[key], []).append((first, last, ()))
        for sentence in sentences:
            if not sentence.quoted:
                self.find_in(doc, sentence, found)
        return found

    def find_in(self, doc: Doc, sentence: Sentence, found: Found) -> None:
        """Add the matches of token and dependency patterns within one sentence."""
        span, offset = doc[sentence.first : sentence.last], sentence.first
        if self._words:
            for key, first, last in self._words(span):
                found.setdefault(self._entries[key], []).append((first + offset, last + offset, ()))
        if self._named:
            for key, first, last, alignment in self._named(span, with_alignments=True):
                entry = self._entries[key]
                captures = _captures(entry.pattern.names, alignment, first + offset)
                found.setdefault(entry, []).append((first + offset, last + offset, captures))
        if self._trees:
            for key, places in self._trees(span.as_doc()):
                entry = self._entries[key]
                names = [node["RIGHT_ID"] for node in entry.pattern.nodes]
                found.setdefault(entry, []).append(tree_match(names, [place + offset for place in places]))


def phrase_doc(phrase: str, attribute: str, vocab: Vocab, tokenizer: Any) -> Doc:  # noqa: ANN401
    """A phrase as spaCy's PhraseMatcher compares it; the words of a phrase of lemmas are its lemmas."""
    from spacy.tokens import Doc  # noqa: PLC0415

    doc: Doc = tokenizer(phrase)
    if attribute != "LEMMA":
        return doc
    words = [token.text for token in doc]
    return Doc(vocab, words=words, lemmas=words)


def tree_match(names: Iterable[str], places: Sequence[int]) -> Match:
    """A match of a dependency pattern, its nodes as captures."""
    captures = tuple([(name, place, place + 1) for name, place in zip(names, places, strict=True)])
    return min(places), max(places) + 1, captures


def _captures(names: Sequence[str], alignment: Sequence[int], offset: int) -> tuple[tuple[str, int, int], ...]:
    """The named parts of a token pattern's match: first token and one past the last of each."""
    spans: dict[str, tuple[int, int]] = {}
    for place, token in enumerate(alignment, offset):
        if name := names[token]:
            spans[name] = (spans.get(name, (place, 0))[0], place + 1)
    return tuple([(name, first, last) for name, (first, last) in spans.items()])
