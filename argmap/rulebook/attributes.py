"""What a pattern says of one word: spaCy's attributes and their values, checked."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from argmap.rulebook import words
from argmap.rulebook.checker import guess
from argmap.rulebook.regexes import fault
from argmap.rulebook.tree import Mapping, Node, Scalar

if TYPE_CHECKING:
    from argmap.rulebook.checker import Checker

_OPERATOR = re.compile(r"[!?+*1]|\{(\d{1,3})\}|\{(\d{1,3})?,(\d{1,3})?\}")


def read_attributes(checker: Checker, node: Node, *, operator: bool, slot: bool = False) -> dict[str, Any]:
    """The attributes of a token or node, as spaCy takes them.

    Args:
        checker: Notes what is wrong.
        node: The mapping in the file.
        operator: Whether OP and AS may stand there: in tokens, not in nodes.
        slot: Whether SLOT may stand there: in a construction.
    """
    if not isinstance(node, Mapping):
        checker.mapping(node, "a token" if operator else "RIGHT_ATTRS")
        return {}
    found: dict[str, Any] = {}
    for key, value in node.entries:
        name = key.text
        if name == "OP" and operator:
            found["OP"] = _operator(checker, value)
        elif (name == "AS" and operator) or (name == words.SLOT and slot):
            continue
        elif name in words.TEXT_ATTRIBUTES:
            found[name] = _text_value(checker, name, value)
        elif name in words.FLAG_ATTRIBUTES:
            flag = value.value if isinstance(value, Scalar) else None
            if not isinstance(flag, bool):
                checker.wrong(value, "R013", f"{name} must be true or false", "write true or false, in lower case")
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
        checker.wrong(node, "R004", f"LOWER is a word in lower case: '{text}' never matches", f"write '{text.lower()}'")
    elif text.translate(words.PLAIN_MARKS) != text:
        what = f"typographic marks are read as plain ones: '{text}' never matches"
        checker.wrong(node, "R004", what, f'write "{text.translate(words.PLAIN_MARKS)}"')
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
