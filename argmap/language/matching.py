"""Runs a rulebook over parsed text: spaCy's matchers behind a gate of trigger words."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING, Any

from argmap.language.compile import literal, slots
from argmap.language.fast.phrases import Phrases
from argmap.language.fast.prefilter import START, Find, Match, anchor, chain, hung, keys, shape, tree
from argmap.language.lexicons import Lexicons
from argmap.language.scope import openings
from argmap.model import Firing
from argmap.rulebook.derive import phrase_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from spacy.tokens import Doc, Span
    from spacy.vocab import Vocab

    from argmap.language.analysis import Sentence, Token
    from argmap.language.compile import Slot
    from argmap.language.fast.phrases import Found
    from argmap.language.scope import Openings
    from argmap.rulebook.rule import Rulebook

_MOST_WORDS = 200_000
"""So many words in their roles are kept with what the anchors look up of them; then all are forgotten."""

Told = tuple[int, int, int, tuple[tuple[str, int, int], ...]]
"""A match of a rule: first token, one past the last, which of its patterns, captures by token."""


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
        self._phrases = Phrases(vocab, tokenizer)
        self._gated: defaultdict[str, list[tuple[Slot, int]]] = defaultdict(list)
        self._always: list[Slot] = []
        self._finds: dict[Slot, Find] = {}
        self._needs: dict[frozenset[str], int] = {}
        self._rules = {rule.id: rule for rule in rulebook.rules}
        self._matchers: dict[str, Any] = {}
        self._lexicons = Lexicons(rulebook)
        for slot in slots(rulebook, self._lexicons.words):
            self._place(slot)
        self._order = {rule.id: place for place, rule in enumerate(rulebook.rules)}
        self._shapes = [(key, fits) for key in self._gated if (fits := shape(key)) is not None]
        self._meets: defaultdict[str, int] = defaultdict(int)
        for words, bit in self._needs.items():
            for word in words:
                self._meets[word] |= bit
        self._known: dict[tuple[str, str, str, str], tuple[tuple[str, ...], int]] = {}

    def _place(self, slot: Slot) -> None:
        if slot.pattern.kind == "phrase":
            for key, phrase in zip(slot.pattern.keys, slot.pattern.phrases, strict=True):
                self._phrases.place(slot, slot.pattern.attr, key, phrase)
        elif (found := literal(slot.pattern)) is not None:
            attribute, sequences = found
            for sequence in sequences:
                self._phrases.place(slot, attribute, phrase_key(" ".join(sequence)), sequence)
        else:
            keys = anchor(slot.pattern)
            needs = 0
            for words in slot.pattern.triggers:
                if words != keys:
                    needs |= self._needs.setdefault(words, 1 << len(self._needs))
            for key in keys:
                self._gated[key].append((slot, needs))
            if not keys:
                self._always.append(slot)

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
        found: Found = {}
        self._phrases.match(doc, tokens, found)
        self._match_sentences(doc, tokens, sentences, found)
        by_rule: dict[str, list[Told]] = {}
        back: dict[str, list[tuple[str, Match]]] = {}
        for slot, matches in found.items():
            if slot.unless:
                within = slot.rule.unless[slot.index].within
                back.setdefault(slot.rule.id, []).extend([(within, match) for match in matches])
            else:
                index = slot.index
                told = [(first, last, index, captures) for first, last, captures in matches]
                by_rule.setdefault(slot.rule.id, []).extend(told)
        if not by_rule:
            return ()
        starts = openings(tokens, sentences)
        self._fill(by_rule, back, starts, tokens)
        barred = {token.i for token in tokens if token.quoted}
        made: list[Firing] = []
        for rule_id, of_rule in by_rule.items():
            scope = self._rules[rule_id].scope
            taken = _Taken(back[rule_id], tokens) if rule_id in back else None
            for first, last, index, captures in longest(of_rule) if len(of_rule) > 1 else of_rule:
                if scope != "anywhere" and not starts.allows(scope, first):
                    continue
                if barred and not barred.isdisjoint(range(first, last)):
                    continue
                if taken is not None and taken.holds(first, last):
                    continue
                named = captures and tuple([(name, tokens[a].start, tokens[b - 1].end) for name, a, b in captures])
                made.append(Firing(rule_id, index, comment, tokens[first].start, tokens[last - 1].end, named))
        order = self._order
        made.sort(key=lambda firing: (firing.start, firing.end, order[firing.rule]))
        return tuple(made)

    def _fill(
        self,
        by_rule: dict[str, list[Told]],
        back: Mapping[str, list[tuple[str, Match]]],
        starts: Openings,
        tokens: Sequence[Token],
    ) -> None:
        """Add the tags that words in slots name; a construction that takes no other words goes where none is named."""
        for rule_id in [name for name in by_rule if self._rules[name].family == "constructions"]:
            rule = self._rules[rule_id]
            taken = _Taken(back[rule_id], tokens) if rule_id in back else None
            kept: list[Told] = []
            for told in by_rule[rule_id]:
                first, last, index, captures = told
                pattern = rule.patterns[index]
                if not starts.allows(rule.scope, first) or (taken is not None and taken.holds(first, last)):
                    continue
                named = next(((a, b) for name, a, b in captures if name == pattern.slot), None)
                filled = list(self._lexicons.filled(pattern, tokens, *named)) if named else []
                for fill, place in filled:
                    span = min(first, fill.first), max(last, fill.last)
                    by_rule.setdefault(fill.tag, []).append((*span, place, ((pattern.slot, fill.first, fill.last),)))
                if filled or rule.opens:
                    kept.append(told)
            if kept:
                by_rule[rule_id] = kept
            else:
                del by_rule[rule_id]

    def _match_sentences(self, doc: Doc, tokens: Sequence[Token], sentences: Sequence[Sentence], found: Found) -> None:
        gated = self._gated
        for sentence in sentences:
            if sentence.quoted:
                continue
            part = _Part(doc, sentence)
            where, met = self._places(tokens[sentence.first : sentence.last])
            everywhere = range(sentence.first, sentence.last)
            for slot in self._always:
                self._add(slot, part, tokens, everywhere, found)
            for word, anchors in where.items():
                for slot, needs in gated.get(word, ()):
                    if needs & met == needs:
                        self._add(slot, part, tokens, anchors, found)

    def _places(self, tokens: Sequence[Token]) -> tuple[dict[str, list[int]], int]:
        """Where in a sentence stands what the anchors look up, and which sets of words it meets, a bit for each."""
        known = self._known
        if len(known) > _MOST_WORDS:
            known.clear()
        where: defaultdict[str, list[int]] = defaultdict(list)
        met = 0
        for token in tokens:
            word = token.text, token.lemma, token.tag, token.pos
            found = known.get(word)
            if found is None:
                found = known[word] = self._read(token)
            for key in found[0]:
                where[key].append(token.i)
            met |= found[1]
        where[START].append(tokens[0].i)
        return where, met

    def _read(self, token: Token) -> tuple[tuple[str, ...], int]:
        """What the anchors look up of a token, and which sets of words it meets."""
        found = (*keys(token), *(key for key, fits in self._shapes if fits(token)))
        met = 0
        for key in found:
            met |= self._meets.get(key, 0)
        return tuple(filter(self._gated.__contains__, found)), met

    def _add(self, slot: Slot, part: _Part, tokens: Sequence[Token], anchors: Sequence[int], found: Found) -> None:
        """Add a pattern's matches in a sentence: told from plain tokens where that can be, else by spaCy."""
        find = self._finds.get(slot)
        if find is None:
            find = self._finds[slot] = chain(slot.pattern) if slot.pattern.kind == "token" else tree(slot.pattern)
        matches = find(tokens, part.first, part.last, anchors)
        if matches is None:
            matches = self._run(slot, part, part.first)
        if matches:
            found.setdefault(slot, []).extend(matches)

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
        names = [node["RIGHT_ID"] for node in pattern.nodes]
        return [hung(names, [place + offset for place in indices]) for _, indices in matcher(part.doc)]


class _Part:
    """A sentence as spaCy's matchers take it: a span, and a document of its own, which dependency patterns need."""

    def __init__(self, doc: Doc, sentence: Sentence) -> None:
        self._whole = doc
        self.first, self.last = sentence.first, sentence.last

    @cached_property
    def span(self) -> Span:
        """The sentence in its document."""
        return self._whole[self.first : self.last]

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


def longest(matches: Iterable[Told]) -> list[Told]:
    """Of one rule's overlapping matches the longest, then the first, then the earliest pattern; in the text's order."""
    ordered = sorted(matches)
    end = 0
    for match in ordered:
        if match[0] < end:
            break
        end = match[1]
    else:
        return ordered  # none overlaps, as most often
    ordered.sort(key=lambda m: (m[0] - m[1], *m))
    kept: list[Told] = []
    covered: set[int] = set()
    for match in ordered:
        places = range(match[0], match[1])
        if covered.isdisjoint(places):
            covered.update(places)
            kept.append(match)
    kept.sort()
    return kept


class _Taken:
    """Where a rule's firings are taken back: looked up, for a comment that says the same again and again has thousands.

    Args:
        matches: Of the rule's `unless` patterns, each with how far it reaches.
        tokens: The comment's.
    """

    def __init__(self, matches: Iterable[tuple[str, Match]], tokens: Sequence[Token]) -> None:
        self._tokens = tokens
        self._everywhere = False
        self._sentences: set[int] = set()
        self._places: set[int] = set()
        for within, match in matches:
            if within == "comment":
                self._everywhere = True
            elif within == "sentence":
                self._sentences.add(tokens[match[0]].sentence)
            else:
                self._places.update(range(match[0], match[1]))

    def holds(self, first: int, last: int) -> bool:
        """Whether a firing at half-open tokens is taken back."""
        if self._everywhere or self._tokens[first].sentence in self._sentences:
            return True
        return not self._places.isdisjoint(range(first, last))
