"""Runs a rulebook over parsed text: what its patterns match, and what scope, `unless` and slots make of that."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from argmap.language.fast.search import Search
from argmap.language.lexicons import Lexicons
from argmap.language.matchers import Matchers
from argmap.language.rule_patterns import rule_patterns
from argmap.language.scope import openings
from argmap.model import Firing

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from spacy.tokens import Doc
    from spacy.vocab import Vocab

    from argmap.language.analysis import Sentence, Token
    from argmap.language.matchers import Match
    from argmap.language.scope import Openings
    from argmap.rulebook.rule import Rulebook

Told = tuple[int, int, int, tuple[tuple[str, int, int], ...]]
"""A match of a rule: first token, one past the last, which of its patterns, captures by token."""


class RuleMatcher:
    """The rulebook's patterns. The answer never depends on what was matched before.

    Args:
        rulebook: Checked rules.
        vocab: The pipeline's.
        tokenizer: The pipeline's, for phrases.
        plain: Whether spaCy's matchers look for every pattern in every sentence.
    """

    def __init__(self, rulebook: Rulebook, vocab: Vocab, tokenizer: Any, *, plain: bool) -> None:  # noqa: ANN401  # spaCy's tokenizers share no type
        self._rules = {rule.id: rule for rule in rulebook.rules}
        self._order = {rule.id: place for place, rule in enumerate(rulebook.rules)}
        self._lexicons = Lexicons(rulebook)
        patterns = rule_patterns(rulebook, frozenset() if plain else self._lexicons.words)
        self._patterns = (Matchers if plain else Search)(patterns, vocab, tokenizer)

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
        by_rule: dict[str, list[Told]] = {}
        back: dict[str, list[tuple[str, Match]]] = {}
        for found, matches in self._patterns.find(doc, sentences).items():
            if found.unless:
                within = found.pattern.within
                back.setdefault(found.rule.id, []).extend([(within, match) for match in matches])
            else:
                index = found.index
                told = [(first, last, index, captures) for first, last, captures in matches]
                by_rule.setdefault(found.rule.id, []).extend(told)
        if not by_rule:
            return ()
        starts = openings(tokens, sentences)
        self._fill(by_rule, back, starts, tokens)
        barred = {token.i for token in tokens if token.quoted}
        made: list[Firing] = []
        for rule_id, of_rule in by_rule.items():
            rule = self._rules[rule_id]
            scope, what = rule.scope, (rule.family, rule.cue)
            taken = _Taken(back[rule_id], tokens) if rule_id in back else None
            for first, last, index, captures in longest(of_rule) if len(of_rule) > 1 else of_rule:
                if scope != "anywhere" and not starts.allows(scope, first):
                    continue
                if barred and not barred.isdisjoint(range(first, last)):
                    continue
                if taken is not None and taken.holds(first, last):
                    continue
                named = captures and tuple([(name, tokens[a].start, tokens[b - 1].end) for name, a, b in captures])
                made.append(Firing(rule_id, index, comment, tokens[first].start, tokens[last - 1].end, named, *what))
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
                whole = range(first, last)
                filled = list(self._lexicons.filled(pattern, tokens, whole, range(*named))) if named else []
                for fill, place in filled:
                    span = min(first, fill.first), max(last, fill.last)
                    by_rule.setdefault(fill.tag, []).append((*span, place, ((pattern.slot, fill.first, fill.last),)))
                if filled or rule.opens:
                    kept.append(told)
            if kept:
                by_rule[rule_id] = kept
            else:
                del by_rule[rule_id]


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
