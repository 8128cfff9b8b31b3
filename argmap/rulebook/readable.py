"""Rules in words: patterns as people read them, for `rules show` and the catalogue."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from argmap.rulebook.rule import Fillers, Pattern, Rule

LEGEND = (
    "one|other: one of these words · <be>: any form of the word · NOUN, VBD, nsubj: a word of this kind · _: any "
    "word · not(…): any other word · {X}: a thing, and where a tag takes the construction one of its words · ?: may be "
    "left out · *: any number · +: one or more"
)
_MANY = 12
"""How many words of a list are shown where it need not be whole."""


def describe(pattern: Pattern, *, whole: bool = True) -> str:
    """A pattern in one line.

    Args:
        pattern: Any pattern.
        whole: All words of long lists; else the first twelve.

    >>> from argmap.rulebook.rule import Pattern
    >>> describe(Pattern("token", tokens=({"LOWER": "about"}, {"LEMMA": "be", "OP": "?"}, {"POS": "NOUN"})))
    'about <be>? NOUN'
    """
    if pattern.kind == "token":
        named = zip(pattern.tokens, pattern.names or ("",) * len(pattern.tokens), strict=True)
        said = [(describe_token(token, whole=whole), bool(name) and name == pattern.slot) for token, name in named]
        return " ".join(f"{{{pattern.slot}}}" if slot else word for word, slot in said)
    if pattern.kind == "phrase":
        listed = _listed(pattern.phrases, " · ", whole=whole)
        return listed if pattern.attr == "LOWER" else f"{listed} ({pattern.attr.lower()})"
    if pattern.kind == "dependency":
        return ", ".join(_node(node, whole=whole) for node in pattern.nodes)
    return f"words between quotation marks {_range(pattern)}"


def _range(pattern: Pattern) -> str:
    ends = []
    if pattern.over != float("-inf"):
        ends.append(f"≥ {pattern.over:g}")
    if pattern.under != float("inf"):
        ends.append(f"< {pattern.under:g}")
    return " and ".join(ends)


def describe_token(token: Mapping[str, Any], *, whole: bool = True) -> str:
    """One token of a pattern in words.

    >>> describe_token({"LOWER": {"IN": ["money", "cash"]}, "POS": "NOUN", "OP": "+"})
    'money|cash&NOUN+'
    """
    parts = [_attribute(key, value, whole=whole) for key, value in token.items() if key != "OP"]
    operator = str(token.get("OP", ""))
    said = "&".join(parts) or "_"
    if operator == "!":
        return f"not({said})"
    return said + ("" if operator == "1" else operator)


def _attribute(key: str, value: Any, *, whole: bool) -> str:  # noqa: ANN401  # as spaCy takes it
    if isinstance(value, bool):
        return key if value else "_" if key == "IS_PUNCT" else f"not({key})"
    if isinstance(value, dict):
        return "&".join(_operator(key, operator, each, whole=whole) for operator, each in value.items())
    if key == "LEMMA":
        return f"<{value}>"
    return str(value) if key in ("LOWER", "ORTH", "TEXT", "POS", "TAG", "DEP") else f"{key}={value}"


def _operator(key: str, operator: str, value: Any, *, whole: bool) -> str:  # noqa: ANN401
    if operator == "IN" and key == "LEMMA" and isinstance(value, list):
        return f"<{_listed(value, '|', whole=whole)}>"
    if operator in ("IN", "NOT_IN") and isinstance(value, list):
        said = _listed([_attribute(key, word, whole=whole) for word in value], "|", whole=whole)
        return said if operator == "IN" else f"not({said})"
    if operator == "REGEX" and isinstance(value, str):
        return f"/{value}/"
    if isinstance(value, dict):
        return "&".join(_operator(key, inner, each, whole=whole) for inner, each in value.items())
    if isinstance(value, list):
        value = "|".join(map(str, value))
    return f"{key} {operator} {value}"


def _node(node: Mapping[str, Any], *, whole: bool) -> str:
    said = f"{node['RIGHT_ID']}: {describe_token(node['RIGHT_ATTRS'], whole=whole)}"
    return f"{node['LEFT_ID']} {node['REL_OP']} {said}" if "LEFT_ID" in node else said


def _listed(words: Sequence[str], between: str, *, whole: bool) -> str:
    if whole or len(words) <= _MANY:
        return between.join(words)
    return between.join(words[:_MANY]) + f"{between}… {len(words) - _MANY} more"


def own_patterns(rule: Rule) -> tuple[Pattern, ...]:
    """The patterns that a rule's own file states: of a tag without those of the constructions that it takes."""
    return tuple([pattern for pattern in rule.patterns if pattern.construction in ("", rule.id)])


def meaning(rule: Rule) -> str:
    """What a rule stands for, in a few words: its tag, relation, effect and so on."""
    if rule.family == "tags":
        return f"{rule.tag} ({', '.join(rule.frames)})"
    if rule.family == "constructions":
        return "any thing" if rule.opens else "a tag's word"
    if rule.family == "frames":
        return ", ".join(rule.frames)
    if rule.family == "assertion":
        return f"{rule.effect}, {rule.reach}"
    if rule.family == "roles":
        ties = f", claim {rule.ties}" if rule.ties in ("before", "after") else ""
        return f"{rule.role}{ties}"
    return rule.relation or rule.basis or ""


def weights(rule: Rule) -> str:
    """The weights, greatest effect first.

    >>> from argmap.rulebook.rule import Rule
    >>> weights(Rule("stance.x", "stance", "en", "", (), weights={"agreement": -0.5, "rebuttal": 1.25}))
    'rebuttal +1.25, agreement -0.5'
    """
    ordered = sorted(rule.weights.items(), key=lambda item: (-abs(item[1]), item[0]))
    return ", ".join(f"{outcome} {number:+g}" for outcome, number in ordered)


def sentences(rule: Rule) -> Iterator[tuple[str, str]]:
    """The rule's own fields as (name, words), in the order in which people want them."""
    if rule.says:
        yield "says", rule.says
    if rule.explanation:
        yield "explanation", rule.explanation
    names = {
        "tags": "tag",
        "constructions": "takes",
        "frames": "frame",
        "assertion": "effect",
        "roles": "role",
        "address": "basis",
    }
    yield names.get(rule.family, "relation"), meaning(rule)
    if rule.side:
        yield "side", f"{rule.side} the pack's motion"
    if rule.weights:
        yield "weight", weights(rule)
    if rule.scope != "anywhere":
        yield "scope", rule.scope
    for fillers in rule.fillers:
        yield "denied by" if fillers.denies else "words", filled(fillers)


def filled(fillers: Fillers) -> str:
    """The words of a tag that fill constructions.

    >>> from argmap.rulebook.rule import Fillers
    >>> filled(Fillers(("planet", "climate"), "harm"))
    'harm: planet, climate'
    """
    return f"{fillers.takes}: {', '.join(fillers.words)}".removeprefix(": ")
