"""One pattern of a rule file, checked: spaCy refuses little and then matches nothing, so this room refuses."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, cast

from argmap.rulebook import words
from argmap.rulebook.attributes import read_attributes
from argmap.rulebook.derive import (
    can_be_nothing,
    needs_of_nodes,
    needs_of_tokens,
    phrase_key,
    triggers_of_nodes,
    triggers_of_phrases,
    triggers_of_tokens,
)
from argmap.rulebook.rule import Kind, Pattern
from argmap.rulebook.tree import Mapping, Node, Scalar

if TYPE_CHECKING:
    from argmap.rulebook.checker import Checker

_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]*")
_BEFORE = {"POS": {"IN": ["DET", "PRON", "ADV"]}, "OP": "*"}
_THING = {"POS": {"IN": ["ADJ", "NOUN", "PROPN", "SYM"]}, "OP": "+"}
"""A slot is a noun phrase: these words before it, and then the words that it captures."""


def read_pattern(checker: Checker, node: Node, *, unless: bool = False, slot: bool = False) -> Pattern | None:
    """One entry of `patterns` or `unless`, or None where it cannot be used.

    Args:
        checker: Notes what is wrong.
        node: The entry.
        unless: Whether it takes firings back.
        slot: Whether it is a construction's, which must have a slot.
    """
    found = checker.mapping(node, "a pattern")
    if not found:
        return None
    if "kind" not in found:
        kinds = words.UNLESS_KINDS if unless else words.KINDS
        checker.wrong(node, "R003", "the pattern has no 'kind'", f"write kind: one of {', '.join(kinds)}")
        return None
    if isinstance(found["kind"], Scalar) and found["kind"].text in words.FORMER_KINDS:
        what = f"a pattern cannot be of the kind '{found['kind'].text}' any more"
        checker.wrong(found["kind"], "R004", what, "take the rule out: such numbers are features, which a fit weighs")
        return None
    kind = checker.choice(found["kind"], "kind", words.UNLESS_KINDS if unless else words.KINDS)
    if kind is None:
        return None
    keys = ("kind", *words.KIND_KEYS[kind], *(("within",) if unless else ()), *(("denies",) if slot else ()))
    found = checker.mapping(node, f"a {kind} pattern", keys)
    within = checker.choice(found["within"], "within", words.WITHIN) if "within" in found else None
    before = len(checker.problems)
    given = _READ[kind](checker, node, found, slot=slot)
    if slot and not given.get("slot") and len(checker.problems) == before:
        checker.wrong(node, "R003", "the construction's pattern has no slot", "write {SLOT: X} where the thing stands")
    if "denies" in found:
        given["denies"] = checker.flag(found["denies"], "denies")
    if len(checker.problems) > before:
        return None
    return Pattern(cast("Kind", kind), within=cast("Any", within or "span"), location=checker.place(node), **given)


def _token(checker: Checker, node: Node, found: dict[str, Node], *, slot: bool) -> dict[str, Any]:
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
    slots: list[str] = []
    for item in items:
        entries = checker.mapping(item, "a token")
        name = ""
        if slot and words.SLOT in entries:
            slots.append(_name(checker, entries[words.SLOT], words.SLOT))
            own = read_attributes(checker, item, operator=True, slot=True)
            tokens += [own] if own else [dict(_BEFORE), dict(_THING)]
            names += [slots[-1]] if own else ["", slots[-1]]
            continue
        if "AS" in entries:
            name = _name(checker, entries["AS"], "AS")
            if name and name in names:
                checker.wrong(entries["AS"], "R006", f"two tokens are captured as '{name}'", "give each its own name")
        names.append(name)
        tokens.append(read_attributes(checker, item, operator=True))
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
        "slot": _only(checker, found["tokens"], slots),
        "needs": needs_of_tokens(tokens),
        "triggers": triggers_of_tokens(tokens),
    }


def _only(checker: Checker, node: Node, slots: list[str]) -> str:
    """The one slot of a pattern, or an empty string."""
    if len(slots) > 1:
        checker.wrong(node, "R006", "the pattern has two slots", "leave one SLOT, and describe the other word")
    return slots[0] if slots else ""


def _phrase(checker: Checker, node: Node, found: dict[str, Node], *, slot: bool) -> dict[str, Any]:  # noqa: ARG001
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
        phrase = " ".join(text.translate(words.PLAIN_MARKS).split())
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
        "keys": tuple(map(phrase_key, phrases)),
    }


def _dependency(checker: Checker, node: Node, found: dict[str, Node], *, slot: bool) -> dict[str, Any]:
    items = checker.items(found.get("nodes"), "nodes", words.MAX_TOKENS)
    if not items:
        mend = "write nodes: [{RIGHT_ID: verb, RIGHT_ATTRS: {LEMMA: agree}}]"
        checker.wrong(node, "R003", "the dependency pattern has no 'nodes'", mend)
        return {}
    nodes: list[dict[str, Any]] = []
    slots: list[str] = []
    for item in items:
        nodes.append(_node(checker, item, [made.get("RIGHT_ID", "") for made in nodes], slots if slot else None))
    if not all("RIGHT_ATTRS" in made for made in nodes):
        return {}
    if not any(made["RIGHT_ATTRS"] for made in nodes):
        what = "no node says anything of its word: the pattern matches every text"
        checker.wrong(found["nodes"], "R009", what, "give one node a LOWER or LEMMA")
    return {
        "nodes": tuple(nodes),
        "slot": _only(checker, found["nodes"], slots),
        "needs": needs_of_nodes(nodes),
        "triggers": triggers_of_nodes(nodes),
    }


def _node(checker: Checker, item: Node, known: list[str], slots: list[str] | None) -> dict[str, Any]:
    """One node of a dependency pattern; `known` are the names before it; a slot's name is added to `slots`."""
    entries = checker.mapping(item, "a node", words.NODE_KEYS)
    wanted = words.NODE_KEYS if known else ("RIGHT_ID", "RIGHT_ATTRS")
    for key in wanted:
        if entries and key not in entries:
            mend = "the first node has RIGHT_ID and RIGHT_ATTRS, each other one LEFT_ID and REL_OP too"
            checker.wrong(item, "R003", f"the node has no '{key}'", mend)
    made: dict[str, Any] = {}
    for key, value in entries.items():
        if key not in wanted:
            checker.wrong(value, "R002", f"the first node has no '{key}'", "nothing stands left of it: take it out")
        elif key == "LEFT_ID":
            made[key] = checker.choice(value, key, known)
        elif key == "REL_OP":
            made[key] = checker.choice(value, key, words.RELATIONS_OF_NODES)
        elif key == "RIGHT_ID":
            made[key] = _name(checker, value, key)
            if made[key] in known:
                checker.wrong(value, "R006", f"two nodes are called '{made[key]}'", "give each its own name")
        else:
            made[key] = read_attributes(checker, value, operator=False, slot=slots is not None)
            if slots is not None and isinstance(value, Mapping) and any(k.text == words.SLOT for k, _ in value.entries):
                slots.append(made.get("RIGHT_ID", ""))
    return made


def _quotation(checker: Checker, node: Node, found: dict[str, Node], *, slot: bool) -> dict[str, Any]:  # noqa: ARG001
    given: dict[str, Any] = {}
    for key in ("over", "under"):
        if key in found and (number := checker.number(found[key], key)) is not None:
            given[key] = number
    if "over" not in found and "under" not in found:
        what = "the quotation pattern has neither 'over' nor 'under'"
        checker.wrong(node, "R003", what, "write over: 4, the fewest words")
    if given.get("over", float("-inf")) >= given.get("under", float("inf")):
        checker.wrong(
            found["under"], "R004", "no number is at or over 'over' and under 'under'", "write a greater 'under'"
        )
    return given


_READ = {"token": _token, "phrase": _phrase, "dependency": _dependency, "quotation": _quotation}


def _name(checker: Checker, node: Node, key: str) -> str:
    name = checker.text(node, key) or ""
    if name and not _NAME.fullmatch(name):
        checker.wrong(node, "R004", f"{key} cannot be '{name}'", "use letters, digits and _, beginning with a letter")
    return name
