"""What is sound in form and yet looks wrong: rules that shadow each other, never fire, or match on mention alone."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, NamedTuple

from argmap.model import Comment
from argmap.rulebook.readable import describe, meaning, own_patterns
from argmap.rulecheck.trial import examples_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from argmap.errors import Location
    from argmap.language import Language
    from argmap.rulebook.rule import Pattern, Rule


_SHOWN = 5
"""How many words are named in one finding."""


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
    """Patterns and phrases that stand in two rules of a family: one finding for each pair."""
    first: dict[tuple[str, str], Rule] = {}
    for rule in everything:
        for key in _keys(rule):
            first.setdefault(key, rule)
    for rule in rules:
        shared: defaultdict[str, list[str]] = defaultdict(list)
        for key in dict.fromkeys(_keys(rule)):
            if first[key].id != rule.id:
                shared[first[key].id].append(key[1])
        for other, words in shared.items():
            yield Finding(rule.location, "shadowed", f"{rule.id} has {_quoted(words)}, as {other} has")


def _quoted(words: Sequence[str]) -> str:
    shown = ", ".join(f"'{word[:60]}'" for word in words[:_SHOWN])
    return shown + (f" and {len(words) - _SHOWN} more" if len(words) > _SHOWN else "")


def _keys(rule: Rule) -> Iterator[tuple[str, str]]:
    for pattern in own_patterns(rule):
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
        cut: dict[str, str] = {}
        for pattern in (*own_patterns(rule), *rule.unless):
            for token in (*pattern.tokens, *(node["RIGHT_ATTRS"] for node in pattern.nodes)):
                for word in _literals(token):
                    pieces = [] if word in cut or word.startswith("'") else language.nlp.tokenizer(word)
                    if len(pieces) > 1 and any(character.isalpha() for character in word):
                        cut[word] = f"'{word}' ({' + '.join(piece.text for piece in pieces)})"
        if cut:
            shown = list(cut.values())
            more = f" and {len(shown) - _SHOWN} more" if len(shown) > _SHOWN else ""
            what = f"{rule.id} has words that are never one token: {', '.join(shown[:_SHOWN])}{more}"
            yield Finding(rule.location, "never matches", what)


def _literals(token: dict[str, Any] | Any) -> Iterator[str]:  # noqa: ANN401  # a mapping, as spaCy takes it
    for key in ("LOWER", "ORTH", "TEXT"):
        value = token.get(key)
        if isinstance(value, str):
            yield value
        elif isinstance(value, dict) and isinstance(value.get("IN"), list):
            yield from value["IN"]


def _bare_mentions(rules: Iterable[Rule]) -> Iterator[Finding]:
    """Tags with a pattern of one word or phrase, of which no silent example holds that word."""
    for rule in rules:
        if rule.family != "tags":
            continue
        silent = " ".join(example.text.lower() for example in (*rule.silent, *rule.known_false))
        for pattern in own_patterns(rule):
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
        idle = [
            str(index + 1)
            for index, pattern in enumerate(own_patterns(rule))
            if pattern.kind in ("token", "phrase", "dependency") and (rule.id, index) not in fired
        ]
        if idle:
            what = (
                f"{len(idle)} of {len(own_patterns(rule))} patterns of {rule.id} fire on no example: {', '.join(idle)}"
            )
            yield Finding(rule.location, "untried", what)
