"""Runs a rulebook over parsed text: spaCy's matchers behind a gate of trigger words."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from argmap.language.compile import WORD, Slot, first_key, gate, literal, slots
from argmap.language.scope import openings
from argmap.model import Firing

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from spacy.tokens import Doc
    from spacy.vocab import Vocab

    from argmap.language.analysis import Sentence, Token
    from argmap.rulebook.rule import Rulebook

Match = tuple[int, int, tuple[tuple[str, int, int], ...]]
"""First token, one past the last, captures by token."""


class RuleMatcher:
    """The rulebook's patterns, compiled as texts ask for them.

    Args:
        rulebook: Checked rules.
        vocab: The pipeline's.
        tokenizer: The pipeline's, for phrases.

    The answer never depends on what was matched before: a pattern is compiled at the first text that could match it.
    """

    def __init__(self, rulebook: Rulebook, vocab: Vocab, tokenizer: Any) -> None:  # noqa: ANN401  # spaCy's tokenizers share no type
        self._vocab = vocab
        self._tokenizer = tokenizer
        self._gated: defaultdict[str, list[Slot]] = defaultdict(list)
        self._always: list[Slot] = []
        self._phrases: defaultdict[str, list[tuple[Slot, str, str | tuple[str, ...]]]] = defaultdict(list)
        self._slots: dict[str, Slot] = {}
        self._ids: dict[int, Slot] = {}
        self._matchers: dict[str, Any] = {}
        self._phrase_matchers: dict[str, Any] = {}
        self._waiting: set[str] = set()
        for slot in slots(rulebook):
            self._place(slot)
        self._order = {rule.id: place for place, rule in enumerate(rulebook.rules)}
        self._waiting = set(self._phrases)

    def _place(self, slot: Slot) -> None:
        self._slots[slot.key] = slot
        if slot.pattern.kind == "phrase":
            for phrase in slot.pattern.phrases:
                self._phrases[first_key(phrase)].append((slot, slot.pattern.attr, phrase))
        elif (found := literal(slot.pattern)) is not None:
            attribute, sequences = found
            for words in sequences:
                self._phrases[first_key(words[0])].append((slot, attribute, words))
        elif words := gate(slot.pattern):
            for word in words:
                self._gated[word].append(slot)
        else:
            self._always.append(slot)

    def firings(
        self, comment: str, doc: Doc, tokens: Sequence[Token], sentences: Sequence[Sentence]
    ) -> tuple[Firing, ...]:
        """All firings in one comment, in the order (start, end, rule); words of a quote fire nothing.

        Args:
            comment: The comment's id.
            doc: Its parsed text.
            tokens: The same, plain.
            sentences: The same, plain.
        """
        found: dict[tuple[str, int], set[Match]] = defaultdict(set)
        back: dict[tuple[str, int], set[Match]] = defaultdict(set)
        self._match_phrases(doc, found, back)
        self._match_sentences(doc, tokens, sentences, found, back)
        if not found:
            return ()
        starts = openings(tokens, sentences)
        made: list[Firing] = []
        by_rule: defaultdict[str, list[tuple[int, Match]]] = defaultdict(list)
        for (rule, pattern), matches in found.items():
            by_rule[rule].extend((pattern, match) for match in matches)
        for rule_id, matches in by_rule.items():
            rule = self._slots[f"{rule_id}\t{matches[0][0]}\t0"].rule
            taken = [
                (self._slots[f"{rule_id}\t{index}\t1"].pattern.within, match)
                for index in range(len(rule.unless))
                for match in back.get((rule_id, index), ())
            ]
            for pattern, (first, last, captures) in longest(matches):
                if any(token.quoted for token in tokens[first:last]) or not starts.allows(rule.scope, first):
                    continue
                if any(_takes_back(within, match, first, last, tokens) for within, match in taken):
                    continue
                made.append(
                    Firing(
                        rule_id,
                        pattern,
                        comment,
                        tokens[first].start,
                        tokens[last - 1].end,
                        tuple((name, tokens[a].start, tokens[b - 1].end) for name, a, b in captures),
                    )
                )
        made.sort(key=lambda firing: (firing.start, firing.end, self._order[firing.rule]))
        return tuple(made)

    def _match_phrases(self, doc: Doc, found: dict[Any, set[Any]], back: dict[Any, set[Any]]) -> None:
        if self._waiting:
            words = set(WORD.findall(doc.text.lower()))
            words.update(token.lemma_.lower() for token in doc)
            words.update(token.lower_ for token in doc)
            words.update(first_key(token.lower_) for token in doc if not token.is_alpha)
            words.add("")
            for word in sorted(self._waiting & words):
                self._waiting.discard(word)
                for slot, attribute, phrase in self._phrases[word]:
                    self._add_phrase(slot, attribute, phrase)
        strings = self._ids
        for matcher in self._phrase_matchers.values():
            for key, first, last in matcher(doc):
                slot = strings[key]
                (back if slot.unless else found)[slot.rule.id, slot.index].add((first, last, ()))

    def _add_phrase(self, slot: Slot, attribute: str, phrase: str | tuple[str, ...]) -> None:
        from spacy.matcher import PhraseMatcher  # noqa: PLC0415  # spaCy is loaded with the pipeline, not before
        from spacy.tokens import Doc  # noqa: PLC0415

        matcher = self._phrase_matchers.get(attribute)
        if matcher is None:
            matcher = self._phrase_matchers[attribute] = PhraseMatcher(self._vocab, attr=attribute)
        words = list(phrase) if isinstance(phrase, tuple) else [token.text for token in self._tokenizer(phrase)]
        lemmas = words if attribute == "LEMMA" else None
        matcher.add(slot.key, [Doc(self._vocab, words=words, lemmas=lemmas)])
        self._ids[self._vocab.strings[slot.key]] = slot

    def _match_sentences(
        self,
        doc: Doc,
        tokens: Sequence[Token],
        sentences: Sequence[Sentence],
        found: dict[Any, set[Any]],
        back: dict[Any, set[Any]],
    ) -> None:
        gated = self._gated
        for sentence in sentences:
            if sentence.quoted:
                continue
            words = {token.lower for token in tokens[sentence.first : sentence.last]}
            words.update([token.lemma for token in tokens[sentence.first : sentence.last]])
            hits = words & gated.keys()
            if not hits and not self._always:
                continue
            seen: dict[str, Slot] = {slot.key: slot for slot in self._always}
            for word in hits:
                for slot in gated[word]:
                    if slot.key not in seen and all(not words.isdisjoint(t) for t in slot.pattern.triggers):
                        seen[slot.key] = slot
            if not seen:
                continue
            span = doc[sentence.first : sentence.last]
            for slot in seen.values():
                matches = self._run(slot, span, sentence.first)
                if matches:
                    (back if slot.unless else found)[slot.rule.id, slot.index].update(matches)

    def _run(self, slot: Slot, span: Any, offset: int) -> list[Match]:  # noqa: ANN401  # spaCy's Span
        from spacy.matcher import DependencyMatcher, Matcher  # noqa: PLC0415

        pattern = slot.pattern
        matcher = self._matchers.get(slot.key)
        if pattern.kind == "token":
            if matcher is None:
                matcher = self._matchers[slot.key] = Matcher(self._vocab, validate=False)
                matcher.add("_", [[dict(token) for token in pattern.tokens]])
            if not any(pattern.names):
                return [(first + offset, last + offset, ()) for _, first, last in matcher(span)]
            return [
                (first + offset, last + offset, _aligned(pattern.names, alignment, first + offset))
                for _, first, last, alignment in matcher(span, with_alignments=True)
            ]
        if matcher is None:
            matcher = self._matchers[slot.key] = DependencyMatcher(self._vocab)
            matcher.add("_", [[dict(node) for node in pattern.nodes]])
        names = [node["RIGHT_ID"] for node in pattern.nodes]
        made = []
        for _, indices in matcher(span):
            places = [place + offset for place in indices]
            captures = tuple((name, place, place + 1) for name, place in zip(names, places, strict=True))
            made.append((min(places), max(places) + 1, captures))
        return made


def _aligned(names: Sequence[str], alignment: Sequence[int], offset: int) -> tuple[tuple[str, int, int], ...]:
    spans: dict[str, tuple[int, int]] = {}
    for place, token in enumerate(alignment):
        name = names[token]
        if name:
            first, _ = spans.get(name, (place + offset, 0))
            spans[name] = (first, place + offset + 1)
    return tuple((name, first, last) for name, (first, last) in spans.items())


def longest(matches: Iterable[tuple[int, Match]]) -> list[tuple[int, Match]]:
    """Of one rule's overlapping matches the longest, then the first, then the earliest pattern; in the text's order."""
    ordered = sorted(matches, key=lambda m: (m[1][0] - m[1][1], m[1][0], m[0], m[1][2]))
    kept: list[tuple[int, Match]] = []
    covered: set[int] = set()
    for pattern, match in ordered:
        places = range(match[0], match[1])
        if covered.isdisjoint(places):
            covered.update(places)
            kept.append((pattern, match))
    kept.sort(key=lambda m: m[1][:2])
    return kept


def _takes_back(within: str, match: Match, first: int, last: int, tokens: Sequence[Token]) -> bool:
    if within == "comment":
        return True
    if within == "sentence":
        return tokens[match[0]].sentence == tokens[first].sentence
    return match[0] < last and first < match[1]
