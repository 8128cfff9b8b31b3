"""One pattern of a rule file, checked: spaCy refuses little and matches nothing without a word, so this room refuses."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, cast

from argmap.rulebook import words
from argmap.rulebook.checker import guess
from argmap.rulebook.derive import (
    can_be_nothing,
    needs_of_nodes,
    needs_of_tokens,
    triggers_of_nodes,
    triggers_of_phrases,
    triggers_of_tokens,
)
from argmap.rulebook.measures import MEASURES
from argmap.rulebook.regexes import fault
from argmap.rulebook.rule import Kind, Pattern
from argmap.rulebook.tree import Mapping, Node, Scalar

if TYPE_CHECKING:
    from argmap.rulebook.checker import Checker

_OPERATOR = re.compile(r"[!?+*1]|\{(\d{1,3})\}|\{(\d{1,3})?,(\d{1,3})?\}")
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]*")


def read_pattern(checker: Checker, node: Node, *, unless: bool = False) -> Pattern | None:
    """One entry of `patterns` or `unless`, or None where it cannot be used."""
    found = checker.mapping(node, "a pattern")
    if not found:
        return None
    if "kind" not in found:
        kinds = words.UNLESS_KINDS if unless else words.KINDS
        checker.wrong(node, "R003", "the pattern has no 'kind'", f"write kind: one of {', '.join(kinds)}")
        return None
    kind = checker.choice(found["kind"], "kind", words.UNLESS_KINDS if unless else words.KINDS)
    if kind is None:
        return None
    keys = ("kind", *words.KIND_KEYS[kind], *(("within",) if unless else ()))
    found = checker.mapping(node, f"a {kind} pattern", keys)
    within = checker.choice(found["within"], "within", words.WITHIN) if "within" in found else None
    before = len(checker.problems)
    given = _READ[kind](checker, node, found)
    if len(checker.problems) > before:
        return None
    return Pattern(cast("Kind", kind), within=cast("Any", within or "span"), location=checker.place(node), **given)


def _token(checker: Checker, node: Node, found: dict[str, Node]) -> dict[str, Any]:
    items = checker.items(found.get("tokens"), "tokens", words.MAX_TOKENS)
    if not items:
        if "tokens" not in found:
            checker.wrong(node, "R003", "the token pattern has no 'tokens'", "write tokens: [{LOWER: word}]")
        elif not checker.problems or checker.problems[-1].location.line != found["tokens"].line:
            checker.wrong(
                found["tokens"], "R009", "the pattern has no tokens: it matches the empty text", "write a token"
            )
        return {}
    tokens: list[dict[str, Any]] = []
    names: list[str] = []
    for item in items:
        entries = checker.mapping(item, "a token")
        name = ""
        if "AS" in entries:
            name = _name(checker, entries["AS"], "AS")
            if name and name in names:
                checker.wrong(entries["AS"], "R006", f"two tokens are captured as '{name}'", "give each its own name")
        names.append(name)
        tokens.append(_attributes(checker, item, operator=True))
    if all(can_be_nothing(str(token.get("OP", "1"))) for token in tokens):
        checker.wrong(
            found["tokens"],
            "R009",
            "every token may be left out: the pattern matches the empty text",
            "take '?' or '*' off one token",
        )
    elif all(not set(token) - {"OP"} for token in tokens):
        checker.wrong(
            found["tokens"],
            "R009",
            "no token says anything of its word: the pattern matches every text",
            "give one token a LOWER or LEMMA",
        )
    return {
        "tokens": tuple(tokens),
        "names": tuple(names),
        "needs": needs_of_tokens(tokens),
        "triggers": triggers_of_tokens(tokens),
    }


def _phrase(checker: Checker, node: Node, found: dict[str, Node]) -> dict[str, Any]:
    attr = (checker.choice(found["attr"], "attr", words.PHRASE_ATTRS) if "attr" in found else None) or "LOWER"
    items = checker.items(found.get("phrases"), "phrases", words.MAX_PHRASES)
    if not items and ("phrases" not in found or isinstance(found["phrases"], Scalar)):
        checker.wrong(node, "R003", "the phrase pattern has no 'phrases'", "write phrases: [same here, hear hear]")
    elif not items:
        checker.wrong(found["phrases"], "R009", "the list of phrases is empty", "write a phrase")
    phrases: dict[str, None] = {}
    for item in items:
        if isinstance(item, Scalar) and not item.text.strip():
            checker.wrong(item, "R009", "an empty phrase matches the empty text", "write words there")
            continue
        text = checker.text(item, "a phrase")
        if text is None:
            continue
        phrase = " ".join(text.split())
        if attr == "LOWER" and phrase != phrase.lower():
            checker.wrong(
                item, "R004", f"LOWER compares lower-case words: '{text}' never matches", f"write '{phrase.lower()}'"
            )
        phrases[phrase] = None
    return {
        "phrases": tuple(phrases),
        "attr": attr,
        "needs": frozenset({"lemma"} if attr == "LEMMA" else ()),
        "triggers": triggers_of_phrases(phrases, attr),
    }


def _dependency(checker: Checker, node: Node, found: dict[str, Node]) -> dict[str, Any]:
    items = checker.items(found.get("nodes"), "nodes", words.MAX_TOKENS)
    if not items:
        mend = "write nodes: [{RIGHT_ID: verb, RIGHT_ATTRS: {LEMMA: agree}}]"
        checker.wrong(node, "R003", "the dependency pattern has no 'nodes'", mend)
        return {}
    nodes: list[dict[str, Any]] = []
    known: list[str] = []
    for index, item in enumerate(items):
        entries = checker.mapping(item, "a node", words.NODE_KEYS)
        wanted = ("RIGHT_ID", "RIGHT_ATTRS") if index == 0 else words.NODE_KEYS
        for key in wanted:
            if isinstance(item, Mapping) and key not in entries:
                checker.wrong(
                    item,
                    "R003",
                    f"the node has no '{key}'",
                    "the first node has RIGHT_ID and RIGHT_ATTRS, each other one LEFT_ID and REL_OP too",
                )
        for key in entries:
            if key not in wanted:
                checker.wrong(entries[key], "R002", f"the first node has no '{key}'", "nothing stands left of it")
        made: dict[str, Any] = {}
        if "LEFT_ID" in entries and index:
            made["LEFT_ID"] = checker.choice(entries["LEFT_ID"], "LEFT_ID", known or ("an earlier RIGHT_ID",))
        if "REL_OP" in entries and index:
            made["REL_OP"] = checker.choice(entries["REL_OP"], "REL_OP", words.RELATIONS_OF_NODES)
        if "RIGHT_ID" in entries:
            name = _name(checker, entries["RIGHT_ID"], "RIGHT_ID")
            if name in known:
                checker.wrong(entries["RIGHT_ID"], "R006", f"two nodes are called '{name}'", "give each its own name")
            known.append(name)
            made["RIGHT_ID"] = name
        if "RIGHT_ATTRS" in entries:
            made["RIGHT_ATTRS"] = _attributes(checker, entries["RIGHT_ATTRS"], operator=False)
        nodes.append(made)
    attributes = [made.get("RIGHT_ATTRS", {}) for made in nodes]
    if not any(attributes) and all("RIGHT_ATTRS" in made for made in nodes):
        checker.wrong(
            found["nodes"],
            "R009",
            "no node says anything of its word: the pattern matches every text",
            "give one node a LOWER or LEMMA",
        )
    if len(attributes) != sum("RIGHT_ATTRS" in made for made in nodes):
        return {}
    return {"nodes": tuple(nodes), "needs": needs_of_nodes(nodes), "triggers": triggers_of_nodes(nodes)}


def _measure(checker: Checker, node: Node, found: dict[str, Node]) -> dict[str, Any]:
    given: dict[str, Any] = {}
    if "measure" not in found:
        checker.wrong(
            node, "R003", "the measure pattern has no 'measure'", f"write measure: one of {', '.join(MEASURES)}"
        )
    else:
        given["measure"] = checker.choice(found["measure"], "measure", MEASURES)
    for key in ("over", "under"):
        if key in found and (number := checker.number(found[key], key)) is not None:
            given[key] = number
    if "over" not in found and "under" not in found:
        checker.wrong(node, "R003", "the measure pattern has neither 'over' nor 'under'", "write over: 0.2")
    if given.get("over", float("-inf")) >= given.get("under", float("inf")):
        checker.wrong(
            found["under"], "R004", "no number is at or over 'over' and under 'under'", "write a greater 'under'"
        )
    return given


def _always(_checker: Checker, _node: Node, _found: dict[str, Node]) -> dict[str, Any]:
    return {}


_READ = {"token": _token, "phrase": _phrase, "dependency": _dependency, "measure": _measure, "always": _always}


def _name(checker: Checker, node: Node, key: str) -> str:
    name = checker.text(node, key) or ""
    if name and not _NAME.fullmatch(name):
        checker.wrong(node, "R004", f"{key} cannot be '{name}'", "use letters, digits and _, beginning with a letter")
    return name


def _attributes(checker: Checker, node: Node, *, operator: bool) -> dict[str, Any]:
    """The attributes of a token or node, as spaCy takes them."""
    if not isinstance(node, Mapping):
        checker.mapping(node, "a token" if operator else "RIGHT_ATTRS")
        return {}
    found: dict[str, Any] = {}
    for key, value in node.entries:
        name = key.text
        if name == "OP" and operator:
            found["OP"] = _operator(checker, value)
        elif name == "AS" and operator:
            continue
        elif name in words.TEXT_ATTRIBUTES:
            found[name] = _text_value(checker, name, value)
        elif name in words.FLAG_ATTRIBUTES:
            flag = value.value if isinstance(value, Scalar) else None
            if not isinstance(flag, bool):
                checker.wrong(value, "R013", f"{name} must be true or false", "write true or false, in small letters")
            found[name] = flag
        elif name == "LENGTH":
            found[name] = _number_value(checker, value)
        elif name in words.MISSING_ATTRIBUTES:
            checker.wrong(
                key,
                "R014",
                f"{name} is not filled: argmap runs no entity recogniser and no extensions",
                "match the words, or POS: PROPN",
            )
        else:
            allowed = (*words.ATTRIBUTES, *(("OP", "AS") if operator else ()))
            checker.wrong(key, "R010", f"spaCy knows no attribute '{name}'", guess(name, allowed))
    return found


def _operator(checker: Checker, node: Node) -> str:
    text = node.text if isinstance(node, Scalar) else ""
    found = _OPERATOR.fullmatch(text)
    if not found:
        what = f"OP cannot be '{text}'" if text else "OP must be a sign in quotes"
        checker.wrong(node, "R010", what, "write one of '!', '?', '+', '*', '{2}', '{1,3}', in quotes")
        return "1"
    counts = [int(number) for number in found.groups() if number]
    if text.startswith("{") and (not counts or max(counts) > words.MAX_REPEAT or counts != sorted(counts)):
        checker.wrong(
            node, "R004", f"OP cannot be '{text}'", f"write '{{n,m}}' with n up to m up to {words.MAX_REPEAT}"
        )
    return text


def _text_value(checker: Checker, name: str, node: Node) -> Any:  # noqa: ANN401  # a word or a mapping, as spaCy takes it
    if isinstance(node, Scalar):
        return _word(checker, name, node)
    allowed = (*words.SET_OPERATORS, "REGEX", *words.FUZZY_OPERATORS)
    if not isinstance(node, Mapping):
        checker.wrong(node, "R013", f"{name} must be a word or {{IN: [words]}}", "write {IN: [one, two]}")
        return ""
    found: dict[str, Any] = {}
    for key, value in node.entries:
        operator = key.text
        if operator in words.SET_OPERATORS:
            found[operator] = _list_of(checker, name, operator, value)
        elif operator == "REGEX" or operator in words.FUZZY_OPERATORS:
            found[operator] = _loose(checker, name, operator, value)
        else:
            checker.wrong(key, "R010", f"spaCy knows no operator '{operator}' for words", guess(operator, allowed))
    if not node.entries:
        checker.wrong(node, "R013", f"{name} is empty", "write a word or {IN: [one, two]}")
    return found


def _list_of(checker: Checker, name: str, operator: str, node: Node) -> list[str]:
    items = checker.items(node, operator, words.MAX_PHRASES)
    if not items:
        checker.wrong(
            node, "R009" if operator != "IN" else "R004", f"the list of {operator} is empty", "write words in it"
        )
    return list(dict.fromkeys(_word(checker, name, item) for item in items))


def _loose(checker: Checker, name: str, operator: str, node: Node) -> Any:  # noqa: ANN401
    """A regular expression or an approximate word, or a list of them under IN or NOT_IN."""
    if isinstance(node, Mapping):
        entries = checker.mapping(node, operator, ("IN", "NOT_IN"))
        return {
            key: [_loose(checker, name, operator, item) for item in checker.items(value, key, words.MAX_TOKENS)]
            for key, value in entries.items()
        }
    text = checker.text(node, operator, words.MAX_TEXT)
    if text is None:
        return ""
    if operator == "REGEX" and (found := fault(text)):
        code, what = found
        mend = (
            "say what must be there" if code == "R009" else "write it without repeats inside repeats, or list the words"
        )
        checker.wrong(node, code, what, mend)
    return text


def _word(checker: Checker, name: str, node: Node) -> str:
    """One literal word, checked against what the attribute can hold."""
    text = checker.text(node, name, 100)
    if text is None:
        return ""
    if name in words.CLOSED_VALUES and text not in words.CLOSED_VALUES[name]:
        checker.wrong(node, "R004", f"{name} is never '{text}'", guess(text, words.CLOSED_VALUES[name]))
    elif name == "LOWER" and text != text.lower():
        checker.wrong(
            node, "R004", f"LOWER is a word in small letters: '{text}' never matches", f"write '{text.lower()}'"
        )
    elif name != "MORPH" and " " in text.strip():
        checker.wrong(
            node,
            "R004",
            f"one token never holds a space: '{text}' never matches",
            "write one token for each word, or kind: phrase",
        )
    return text


def _number_value(checker: Checker, node: Node) -> Any:  # noqa: ANN401  # a number or a comparison, as spaCy takes it
    if not isinstance(node, Mapping):
        number = checker.number(node, "LENGTH")
        return int(number) if number is not None else 0
    found = checker.mapping(node, "LENGTH", (*words.NUMBER_OPERATORS, "IN", "NOT_IN"))
    made: dict[str, Any] = {}
    for key, value in found.items():
        if key in ("IN", "NOT_IN"):
            numbers = [checker.number(item, key) for item in checker.items(value, key, words.MAX_TOKENS)]
            made[key] = [int(number) for number in numbers if number is not None]
        else:
            made[key] = int(checker.number(value, key) or 0)
    return made
