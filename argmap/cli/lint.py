"""What is sound in form and yet looks wrong: rules that shadow each other, never fire, or match on mention alone."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, NamedTuple

from argmap.cli.trial import examples_of
from argmap.model import Comment
from argmap.rulebook.readable import describe, meaning

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from argmap.errors import Location
    from argmap.language import Language
    from argmap.rulebook.rule import Pattern, Rule


class Finding(NamedTuple):
    """Something to look at: where, which kind, and what."""

    location: Location
    kind: str
    what: str

    def __str__(self) -> str:
        return f"{self.location}: {self.kind}: {self.what}"


def lint(rules: Sequence[Rule], language: Language) -> list[Finding]:
    """All findings, by place.

    Args:
        rules: The rules to look at.
        language: Holds them, and those that they are compared with.
    """
    found = [
        *_shadows(rules, language.rulebook.rules),
        *_split_words(rules, language),
        *_bare_mentions(rules),
        *_disagreeing_tags(language.rulebook.rules, {rule.id for rule in rules}),
        *_idle(rules, language),
    ]
    return sorted(found, key=lambda finding: (finding.location, finding.kind, finding.what))


def _shadows(rules: Iterable[Rule], everything: Iterable[Rule]) -> Iterator[Finding]:
    """Patterns and phrases that stand in two rules of a family."""
    homes: defaultdict[tuple[str, str], list[Rule]] = defaultdict(list)
    for rule in everything:
        for key in _keys(rule):
            homes[key].append(rule)
    for rule in rules:
        for pattern in rule.patterns:
            for key in _keys_of(rule, pattern):
                first = homes[key][0]
                others = [other for other in homes[key] if other.id != rule.id]
                if others and (first.id != rule.id):
                    yield Finding(pattern.location, "shadowed", f"{rule.id} has '{key[1]}', which {first.id} has too")


def _keys(rule: Rule) -> Iterator[tuple[str, str]]:
    for pattern in rule.patterns:
        yield from _keys_of(rule, pattern)


def _keys_of(rule: Rule, pattern: Pattern) -> Iterator[tuple[str, str]]:
    home = f"{rule.family} {rule.scope}"
    if pattern.kind == "phrase":
        yield from ((f"{home} {pattern.attr}", phrase) for phrase in pattern.phrases)
    elif pattern.kind in ("token", "dependency"):
        yield home, describe(pattern)


def _split_words(rules: Iterable[Rule], language: Language) -> Iterator[Finding]:
    """Literals that the tokenizer would cut in two, so that no token is ever equal to them."""
    for rule in rules:
        for pattern in (*rule.patterns, *rule.unless):
            tokens = [*pattern.tokens, *(node["RIGHT_ATTRS"] for node in pattern.nodes)]
            for word in {word for token in tokens for word in _literals(token)}:
                cut = [token.text for token in language.nlp.tokenizer(word)]
                if len(cut) > 1 and any(character.isalpha() for character in word) and not word.startswith("'"):
                    what = (
                        f"{rule.id} has the word '{word}', which is never one token: it is cut into {' + '.join(cut)}"
                    )
                    yield Finding(pattern.location, "never matches", what)


def _literals(token: dict[str, Any] | Any) -> Iterator[str]:  # noqa: ANN401  # a mapping, as spaCy takes it
    for key in ("LOWER", "ORTH", "TEXT"):
        value = token.get(key)
        if isinstance(value, str):
            yield value
        elif isinstance(value, dict) and isinstance(value.get("IN"), list):
            yield from value["IN"]


def _bare_mentions(rules: Iterable[Rule]) -> Iterator[Finding]:
    """Claims rules with a pattern of one word or phrase, of which no silent example holds that word."""
    for rule in rules:
        if rule.family != "claims":
            continue
        silent = " ".join(example.text.lower() for example in (*rule.silent, *rule.known_false))
        for pattern in rule.patterns:
            for words in _bare(pattern):
                if words.lower() not in silent:
                    what = f"{rule.id} fires on the mere mention of '{words}'; add a silent example that mentions it"
                    yield Finding(pattern.location, "mention alone", what)
                    break


def _bare(pattern: Pattern) -> Iterator[str]:
    if pattern.kind == "phrase":
        yield from (phrase for phrase in pattern.phrases if " " not in phrase)
    elif pattern.kind == "token" and len(pattern.tokens) == 1:
        yield from _literals(pattern.tokens[0])
        lemma = pattern.tokens[0].get("LEMMA")
        if isinstance(lemma, str):
            yield lemma


def _disagreeing_tags(everything: Iterable[Rule], chosen: set[str]) -> Iterator[Finding]:
    """Rules of one tag that say it differently or put it under another frame."""
    first: dict[str, Rule] = {}
    for rule in everything:
        if rule.tag is None:
            continue
        other = first.setdefault(rule.tag, rule)
        if rule.id in chosen and (rule.says, rule.frames) != (other.says, other.frames):
            said = f"'{rule.says}' under {meaning(rule)}, and '{other.says}' under {meaning(other)} in {other.id}"
            yield Finding(rule.location, "two meanings", f"the tag {rule.tag} is {said}")


def _idle(rules: Sequence[Rule], language: Language) -> Iterator[Finding]:
    """Patterns that fire on no example of any rule."""
    wanted = {example.text for _, _, example in examples_of(language.rulebook.rules)}
    comments = [Comment(f"e{place}", text) for place, text in enumerate(sorted(wanted))]
    fired = {(firing.rule, firing.pattern) for analysis in language.analyse(comments) for firing in analysis.firings}
    for rule in rules:
        for index, pattern in enumerate(rule.patterns):
            if pattern.kind in ("token", "phrase", "dependency") and (rule.id, index) not in fired:
                what = f"pattern {index + 1} of {rule.id} fires on no example: {describe(pattern, whole=False)[:100]}"
                yield Finding(pattern.location, "untried", what)
