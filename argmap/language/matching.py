"""Runs a rulebook over parsed text: spaCy's matchers behind a gate of trigger words."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING, Any

from argmap.language.compile import Slot, literal, slots
from argmap.language.prefilter import START, Chain, Tree, anchor, chain, keys, tree
from argmap.language.scope import openings
from argmap.model import Firing
from argmap.rulebook.derive import phrase_key, whole

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from spacy.tokens import Doc, Span
    from spacy.vocab import Vocab

    from argmap.language.analysis import Sentence, Token
    from argmap.rulebook.rule import Rulebook

_MOST_WORDS = 200_000
"""So many words in their roles are kept with what the anchors look up of them; then all are forgotten."""

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
        self._gated: defaultdict[str, list[tuple[Slot, tuple[frozenset[str], ...]]]] = defaultdict(list)
        self._always: list[Slot] = []
        self._looks: dict[str, Chain | Tree] = {}
        self._phrases: defaultdict[str, list[tuple[Slot, str | tuple[str, ...]]]] = defaultdict(list)
        self._runs: dict[str, list[tuple[Slot, list[str], int]]] = {}
        self._unlike: defaultdict[str, list[tuple[Slot, str | tuple[str, ...]]]] = defaultdict(list)
        self._rules = {rule.id: rule for rule in rulebook.rules}
        self._ids: dict[int, Slot] = {}
        self._matchers: dict[str, Any] = {}
        self._phrase_matchers: dict[str, Any] = {}
        for slot in slots(rulebook):
            self._place(slot)
        self._order = {rule.id: place for place, rule in enumerate(rulebook.rules)}
        self._asked = set(self._gated).union(
            *(words for slots in self._gated.values() for _, some in slots for words in some)
        )
        self._keys: dict[tuple[str, str, str, str], tuple[str, ...]] = {}

    def _place(self, slot: Slot) -> None:
        if slot.pattern.kind == "phrase":
            for key, phrase in zip(slot.pattern.keys, slot.pattern.phrases, strict=True):
                self._place_phrase(slot, slot.pattern.attr, key, phrase)
        elif (found := literal(slot.pattern)) is not None:
            attribute, sequences = found
            for sequence in sequences:
                self._place_phrase(slot, attribute, phrase_key(" ".join(sequence)), sequence)
        else:
            keys = anchor(slot.pattern)
            others = tuple(words for words in slot.pattern.triggers if words != keys)
            for key in keys:
                self._gated[key].append((slot, others))
            if not keys:
                self._always.append(slot)

    def _place_phrase(self, slot: Slot, attribute: str, key: str, phrase: str | tuple[str, ...]) -> None:
        """Put a phrase where texts that hold its key find it; few look at more than small letters."""
        if attribute != "LOWER":
            self._unlike[attribute].append((slot, phrase))
        else:
            self._phrases[key].append((slot, phrase))

    def _look(self, slot: Slot) -> Chain | Tree:
        """What plain tokens tell of a pattern, made when a text first holds its anchor."""
        look = self._looks.get(slot.key)
        if look is None:
            look = self._looks[slot.key] = chain(slot.pattern) if slot.pattern.kind == "token" else tree(slot.pattern)
        return look

    def firings(
        self, comment: str, doc: Doc, tokens: Sequence[Token], sentences: Sequence[Sentence]
    ) -> tuple[Firing, ...]:
        """All firings in one comment, in the order (start, end, rule); words of a quote fire nothing.

        Args:
            comment: The comment's id.
            doc: The parsed text.
            tokens: The same, plain.
            sentences: The same, plain.
        """
        found: dict[tuple[str, int], set[Match]] = defaultdict(set)
        back: dict[tuple[str, int], set[Match]] = defaultdict(set)
        self._match_phrases(doc, tokens, found, back)
        self._match_sentences(doc, tokens, sentences, found, back)
        if not found:
            return ()
        starts = openings(tokens, sentences)
        barred = {token.i for token in tokens if token.quoted}
        made: list[Firing] = []
        by_rule: defaultdict[str, list[tuple[int, Match]]] = defaultdict(list)
        for (name, pattern), matches in found.items():
            by_rule[name].extend([(pattern, match) for match in matches])
        for rule_id, of_rule in by_rule.items():
            rule = self._rules[rule_id]
            taken = [
                (unless.within, match)
                for index, unless in enumerate(rule.unless)
                for match in back.get((rule_id, index), ())
            ]
            for pattern, (first, last, captures) in longest(of_rule) if len(of_rule) > 1 else of_rule:
                if rule.scope != "anywhere" and not starts.allows(rule.scope, first):
                    continue
                if barred and not barred.isdisjoint(range(first, last)):
                    continue
                if taken and any(_takes_back(within, match, first, last, tokens) for within, match in taken):
                    continue
                made.append(
                    Firing(
                        rule_id,
                        pattern,
                        comment,
                        tokens[first].start,
                        tokens[last - 1].end,
                        tuple([(name, tokens[a].start, tokens[b - 1].end) for name, a, b in captures]),
                    )
                )
        made.sort(key=lambda firing: (firing.start, firing.end, self._order[firing.rule]))
        return tuple(made)

    def _match_phrases(
        self, doc: Doc, tokens: Sequence[Token], found: dict[Any, set[Any]], back: dict[Any, set[Any]]
    ) -> None:
        for slot, phrase in self._phrases.pop("", ()):
            self._place_run(slot, self._cut(phrase))
        if self._unlike and not self._phrase_matchers:
            self._compile_unlike()
        lowers = [token.lower for token in tokens]
        for place, word in enumerate(lowers):
            runs = self._runs.get(word)
            if runs is None:
                if word not in self._phrases:
                    continue
                runs = self._runs_of(word)
            for slot, words, offset in runs:
                first = place - offset
                last = first + len(words)
                if first >= 0 and lowers[first:last] == words:
                    (back if slot.unless else found)[slot.rule.id, slot.index].add((first, last, ()))
        for matcher in self._phrase_matchers.values():
            for key, first, last in matcher(doc):
                slot = self._ids[key]
                (back if slot.unless else found)[slot.rule.id, slot.index].add((first, last, ()))

    def _runs_of(self, word: str) -> list[tuple[Slot, list[str], int]]:
        """The phrases that are looked up by a word, as words, with the word's place in them; cut when first met."""
        runs = self._runs.setdefault(word, [])
        for slot, phrase in self._phrases.pop(word, ()):
            words = self._cut(phrase)
            if word in words:
                runs.append((slot, words, words.index(word)))
            else:  # another pipeline's tokenizer, which cuts elsewhere
                self._place_run(slot, words)
        return runs

    def _place_run(self, slot: Slot, words: list[str]) -> None:
        """Look up a phrase by its longest word."""
        if words:
            word = max(words, key=len)
            self._runs_of(word).append((slot, words, words.index(word)))

    def _cut(self, phrase: str | tuple[str, ...]) -> list[str]:
        """A phrase's words in small letters, as the tokenizer cuts them."""
        if isinstance(phrase, tuple):
            return list(phrase)
        if whole(phrase):
            return phrase.lower().split(" ")
        return [token.lower_ for token in self._tokenizer(phrase)]

    def _compile_unlike(self) -> None:
        """Give spaCy the phrases that look at lemmas or capitals."""
        from spacy.matcher import PhraseMatcher  # noqa: PLC0415  # spaCy is loaded with the pipeline, not before
        from spacy.tokens import Doc  # noqa: PLC0415

        for attribute, phrases in self._unlike.items():
            matcher = self._phrase_matchers[attribute] = PhraseMatcher(self._vocab, attr=attribute)
            for slot, phrase in phrases:
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
            where = self._places(tokens[sentence.first : sentence.last])
            absent = where.keys().isdisjoint
            everywhere = range(sentence.first, sentence.last)
            asked: dict[str, tuple[Slot, list[int]]] = {slot.key: (slot, list(everywhere)) for slot in self._always}
            for word in where.keys() & gated.keys():
                for slot, others in gated[word]:
                    if slot.key in asked:
                        asked[slot.key][1].extend(where[word])
                    elif not (others and any(map(absent, others))):
                        asked[slot.key] = (slot, list(where[word]))
            part = _Part(doc, sentence)
            for slot, anchors in asked.values():
                if matches := self._matches(slot, self._look(slot), part, tokens, anchors):
                    (back if slot.unless else found)[slot.rule.id, slot.index].update(matches)

    def _places(self, tokens: Sequence[Token]) -> dict[str, list[int]]:
        """Where in a sentence stands what the anchors look up."""
        known = self._keys
        if len(known) > _MOST_WORDS:
            known.clear()
        where: defaultdict[str, list[int]] = defaultdict(list)
        for token in tokens:
            word = token.text, token.lemma, token.tag, token.pos
            found = known.get(word)
            if found is None:
                found = known[word] = tuple(filter(self._asked.__contains__, keys(token)))
            for key in found:
                where[key].append(token.i)
        where[START].append(tokens[0].i)
        return where

    def _matches(
        self, slot: Slot, look: Chain | Tree, part: _Part, tokens: Sequence[Token], anchors: list[int]
    ) -> list[Match]:
        """A pattern's matches in a sentence: told from plain tokens where that can be, else by spaCy."""
        first, last = part.sentence.first, part.sentence.last
        if isinstance(look, Chain):
            spans = look.matches(tokens, first, last, anchors)
            return self._run(slot, part, first) if spans is None else [(a, b, ()) for a, b in spans]
        nodes = look.matches(tokens, first, last, anchors)
        return self._run(slot, part, first) if nodes is None else [_hung(slot, match) for match in nodes]

    def _run(self, slot: Slot, part: _Part, offset: int) -> list[Match]:
        from spacy.matcher import DependencyMatcher, Matcher  # noqa: PLC0415

        pattern = slot.pattern
        matcher = self._matchers.get(slot.key)
        if pattern.kind == "token":
            if matcher is None:
                matcher = self._matchers[slot.key] = Matcher(self._vocab, validate=False)
                matcher.add("_", [[dict(token) for token in pattern.tokens]])
            if not any(pattern.names):
                return [(first + offset, last + offset, ()) for _, first, last in matcher(part.span)]
            named: Any = matcher(part.span, with_alignments=True)
            return [
                (first + offset, last + offset, _aligned(pattern.names, alignment, first + offset))
                for _, first, last, alignment in named
            ]
        if matcher is None:
            matcher = self._matchers[slot.key] = DependencyMatcher(self._vocab)
            matcher.add("_", [[dict(node) for node in pattern.nodes]])
        return [_hung(slot, [place + offset for place in indices]) for _, indices in matcher(part.doc)]


def _hung(slot: Slot, places: Sequence[int]) -> Match:
    """A match of a dependency pattern, its nodes as captures."""
    names = (node["RIGHT_ID"] for node in slot.pattern.nodes)
    captures = tuple((name, place, place + 1) for name, place in zip(names, places, strict=True))
    return min(places), max(places) + 1, captures


class _Part:
    """A sentence as spaCy's matchers take it: a span, and a document of its own, which dependency patterns need."""

    def __init__(self, doc: Doc, sentence: Sentence) -> None:
        self._whole = doc
        self.sentence = sentence

    @cached_property
    def span(self) -> Span:
        """The sentence in its document."""
        return self._whole[self.sentence.first : self.sentence.last]

    @cached_property
    def doc(self) -> Doc:
        """The sentence alone, copied once however many patterns ask."""
        return self.span.as_doc()


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
