"""One rule file to rules: every key checked, every fault noted with its place."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

from argmap.model import FRAMES
from argmap.rulebook import words
from argmap.rulebook.checker import Checker
from argmap.rulebook.examples import BracketsError, parse_example
from argmap.rulebook.patterns import read_pattern
from argmap.rulebook.rule import Example, Rule
from argmap.rulebook.tags import own_fields
from argmap.rulebook.tree import Mapping, Node, Scalar, read_tree

if TYPE_CHECKING:
    from collections.abc import Iterable

    from argmap.errors import Problem
    from argmap.rulebook.rule import Pattern

_PART = re.compile(r"[a-z][a-z0-9_-]*")
_TAG = re.compile(r"[a-z][a-z0-9_-]{0,60}")
_PLAIN_WEIGHT = 1.0
"""What a cue weighs where its file does not say: a nudge, as an unfitted rule should be."""


class Found(NamedTuple):
    """The rules of one file and what is wrong with it."""

    rules: tuple[Rule, ...]
    problems: tuple[Problem, ...]


def read_rules(path: str, stem: str, pack: str, text: str) -> Found:
    """Read one rule file.

    Args:
        path: The file as the user gave it, for places.
        stem: The dotted path in its pack, `tags.money`, which begins with a family.
        pack: The pack's name.
        text: The file's text.

    Returns:
        The rules that are sound, in the file's order, and the problems.
    """
    tree = read_tree(path, text)
    checker = Checker(path, text.split("\n"))
    many = len(tree.documents) > 1
    rules = [_Reading(checker, pack, stem, many).rule(node) for node in tree.documents]
    if not tree.documents and not tree.problems:
        start = Scalar("", plain=True, line=1, column=1)
        checker.wrong(start, "R016", "the file holds no rule", "see argmap rules new, or delete it")
    problems = (*tree.problems, *checker.problems)
    return Found(tuple(rule for rule in rules if rule is not None), problems)


class _Reading:
    """Reads one document."""

    def __init__(self, checker: Checker, pack: str, stem: str, many: bool) -> None:  # noqa: FBT001  # private
        self.checker = checker
        self.pack = pack
        self.stem = stem
        self.folder = stem.split(".", maxsplit=1)[0]
        self.family = "tags" if self.folder == words.OLD_TAGS else self.folder
        self.many = many

    def rule(self, node: Node) -> Rule | None:
        checker, family = self.checker, self.family
        before = len(checker.problems)
        found = checker.mapping(node, "a rule", self.keys(node))
        if not isinstance(node, Mapping):
            return None
        for key in words.REQUIRED_KEYS[self.folder]:
            if key not in found:
                checker.wrong(node, "R003", f"the rule has no '{key}'", _MENDS.get(key, f"write {key}:"))
        identity = self.identity(found["id"]) if "id" in found else ""
        explanation = (
            checker.text(found["explanation"], "explanation", words.MAX_TEXT) if "explanation" in found else ""
        )
        patterns = self.patterns(found.get("patterns"), "patterns")
        fillers, idioms = own_fields(checker, found) if self.folder == "tags" else ((), ())
        patterns += idioms
        if family == "constructions":
            patterns = tuple([replace(each, construction=identity, number=n) for n, each in enumerate(patterns)])
        if self.folder == "tags" and not (patterns or fillers or "patterns" in found or "idioms" in found):
            checker.wrong(node, "R003", "the tag has neither words nor idioms", _MENDS["words"])
        given: dict[str, Any] = {
            "cue": self.cue(found.get("cue")),
            "fillers": fillers,
            "unless": self.patterns(found.get("unless"), "unless"),
            **self.examples(node, found.get("examples"), patterns),
            **self.fields(found),
        }
        if "scope" in found:
            given["scope"] = checker.choice(found["scope"], "scope", words.SCOPES)
        if len(checker.problems) > before:
            return None
        return Rule(
            identity,
            family,  # type: ignore[arg-type]  # the caller has checked it
            self.pack,
            " ".join((explanation or "").split()),
            patterns,
            location=checker.place(node),
            **given,
        )

    def cue(self, node: Node | None) -> str:
        """The kind of cue: what the rule says, else its file's name."""
        return self.stem.rpartition(".")[2] if node is None else self.checker.text(node, "cue") or ""

    def keys(self, node: Node) -> tuple[str, ...]:
        """The keys of this family; a key of another family is named as such."""
        own = (*words.COMMON_KEYS, *words.FAMILY_KEYS[self.folder])
        if isinstance(node, Mapping):
            for key, _ in node.entries:
                homes = [
                    name for name, keys in words.FAMILY_KEYS.items() if key.text in keys and name in words.FAMILIES
                ]
                if key.text not in own and homes:
                    self.checker.wrong(
                        key,
                        "R002",
                        f"a {self.folder} rule has no key '{key.text}'",
                        f"it belongs to {' and '.join(homes)} rules",
                    )
                    own = (*own, key.text)
        return own

    def identity(self, node: Node) -> str:
        text = self.checker.text(node, "id") or ""
        if not text:
            return ""
        parts = text.split(".")
        if not all(_PART.fullmatch(part) for part in parts):
            self.checker.wrong(
                node, "R005", f"'{text}' is not an id", "use lower-case letters, digits, _ and -, with dots between"
            )
        elif not self.many and text != self.stem:
            self.checker.wrong(
                node, "R005", f"the id is not the file's path: '{text}'", f"write {self.stem}, or move the file"
            )
        elif self.many and (".".join(parts[:-1]) != self.stem):
            mend = f"write {self.stem}.{parts[-1]}: the file holds several rules, so each id is its path and one name"
            self.checker.wrong(node, "R005", f"the id is not the file's path and a name: '{text}'", mend)
        return text

    def patterns(self, node: Node | None, key: str) -> tuple[Pattern, ...]:
        items = self.checker.items(node, key, words.MAX_PATTERNS)
        if key == "patterns" and node is not None and not items and not isinstance(node, Mapping):
            self.checker.wrong(node, "R003", "the rule has no pattern", _MENDS["patterns"])
        slot = self.family == "constructions" and key == "patterns"
        found = [read_pattern(self.checker, item, unless=key == "unless", slot=slot) for item in items]
        return tuple(pattern for pattern in found if pattern is not None)

    def fields(self, found: dict[str, Node]) -> dict[str, Any]:
        """What only this family has."""
        checker = self.checker
        given: dict[str, Any] = {}
        closed: dict[str, Iterable[str]] = {
            "relation": words.RELATIONS,
            "bears_on": words.BEARS_ON,
            "basis": words.BASES,
            "effect": words.EFFECTS,
            "reach": words.REACHES,
            "role": words.ROLES,
            "ties": words.TIES,
            "side": words.SIDES,
        }
        for key, allowed in closed.items():
            if key in found and key in words.FAMILY_KEYS[self.family]:
                given[key] = checker.choice(found[key], key, allowed)
        if self.family in ("tags", "frames") and "frame" in found:
            frame = checker.choice(found["frame"], "frame", FRAMES)
            given["frames"] = (frame,) if frame else ()
        if self.family in ("tags", "constructions"):
            given.update(self.named(found))
        if self.family == "assertion":
            given.setdefault("reach", "clause")
        if self.family == "roles":
            given.setdefault("ties", "none")
        if self.family in words.OUTCOMES:
            given["weights"] = self.weights(found.get("weight"), given)
            given["by_hand"] = "weight" in found
        return given

    def named(self, found: dict[str, Node]) -> dict[str, Any]:
        """What a tag or a construction says, and the tag's name."""
        checker = self.checker
        given: dict[str, Any] = {}
        if "says" in found:
            given["says"] = checker.text(found["says"], "says")
        if self.family == "constructions":
            if "{X}" not in (given.get("says") or "{X}"):
                checker.wrong(found["says"], "R004", "the sentence has no place for the thing", "write {X} where it is")
            given.update({key: checker.flag(found[key], key) for key in ("opens", "by_name") if key in found})
        elif self.folder == "tags":
            identity = found.get("id")
            given["tag"] = identity.text.rpartition(".")[2] if isinstance(identity, Scalar) else None
        elif "tag" in found:
            given["tag"] = checker.text(found["tag"], "tag")
            if given["tag"] and not _TAG.fullmatch(given["tag"]):
                checker.wrong(found["tag"], "R004", f"'{given['tag']}' is not a tag", "use lower case, digits, _ and -")
        return given

    def weights(self, node: Node | None, given: dict[str, Any]) -> dict[str, float]:
        """Log-odds by outcome; a bare number stands for the outcome that the rule names."""
        checker, outcomes = self.checker, words.OUTCOMES[self.family]
        if isinstance(node, Mapping):
            found = checker.mapping(node, "weight", outcomes)
            made = {key: checker.number(value, f"the weight of {key}") for key, value in found.items()}
            return {key: number for key, number in made.items() if number is not None}
        main = {
            "frames": next(iter(given.get("frames") or ()), None),
            "stance": given.get("relation"),
            "address": "target",
            "roles": None,
        }[self.family]
        if node is None:
            return _spread(main, _PLAIN_WEIGHT) if main else {}
        number = checker.number(node, "weight")
        if number is None:
            return {}
        if self.family == "roles" or main == "neutral":
            checker.wrong(
                node,
                "R013",
                "one number does not say which outcome it speaks for",
                f"write weight: {{{outcomes[0]}: {number:g}}}",
            )
        return _spread(main, number) if main else {}

    def examples(self, rule: Node, node: Node | None, patterns: tuple[Pattern, ...]) -> dict[str, tuple[Example, ...]]:
        checker = self.checker
        kinds: set[str] = {pattern.kind for pattern in patterns}
        keys = [key for key in words.EXAMPLE_KEYS if key != "denies" or self.family == "tags"]
        found = checker.mapping(node, "examples", keys) if node is not None else {}
        made = {key: self.list_of_examples(found.get(key), key, kinds) for key in words.EXAMPLE_KEYS}
        for key, what in (("fires", "fires"), ("silent", "stays silent")):
            if not made[key] and not checker.items(found.get(key), key, 1_000):
                quotations = kinds and kinds <= {"quotation"}
                mend = _MENDS["quotation" if quotations else "examples"]
                checker.wrong(node or rule, "R007", f"the rule has no example that {what}", mend)
        return made

    def list_of_examples(self, node: Node | None, key: str, kinds: set[str]) -> tuple[Example, ...]:
        made: list[Example] = []
        for item in self.checker.items(node, key, 1_000):
            written = self.checker.text(item, "an example", words.MAX_TEXT)
            if written is None:
                continue
            try:
                text, spans = parse_example(written)
            except BracketsError as error:
                self.checker.wrong(
                    item, "R008", f"the brackets do not pair: {error}", "write [[ before and ]] after the words"
                )
                continue
            if spans and key == "silent":
                self.checker.wrong(
                    item, "R008", "an example that stays silent marks a [[span]]", "take the brackets out"
                )
            if not spans and key == "fires" and kinds - {"quotation"}:
                self.checker.wrong(
                    item, "R008", "the example marks no [[span]]", "put [[ ]] round the words that match"
                )
            made.append(Example(text.strip(), _shift(spans, text), self.checker.place(item)))
        return tuple(made)


_MENDS = {
    "id": "write id: and the file's path with dots",
    "explanation": "say in a sentence why these words mean this",
    "patterns": "write patterns: and one '- {kind: token, tokens: [{LOWER: word}]}' a line",
    "examples": 'write examples: {fires: ["It is all [[about money]]."], silent: ["I paid good money."]}',
    "quotation": "write a text with quotation marks under fires, and one without under silent",
    "words": 'write words: [money, profit] or idioms: ["follow the money"]',
    "tag": "write tag: and a short name for the claim",
    "frame": "write frame: and one of " + ", ".join(FRAMES),
    "says": "write says: and the claim in a few words: it's about money",
    "relation": "write relation: agreement, rebuttal or neutral",
    "basis": "write basis: and one of " + ", ".join(words.BASES),
    "effect": "write effect: and one of " + ", ".join(words.EFFECTS),
    "role": "write role: claim, premise or none",
}


def _spread(main: str, number: float) -> dict[str, float]:
    """A bare weight by outcome: a cue of a relation shows that a side is taken, and which.

    >>> _spread("agreement", 2.0), _spread("rebuttal", 2.0)
    ({'side': 2.0, 'agrees': 2.0}, {'side': 2.0, 'agrees': -2.0})
    """
    if main in ("agreement", "rebuttal"):
        return {"side": number, "agrees": number if main == "agreement" else -number}
    return {} if main == "neutral" else {main: number}


def _shift(spans: tuple[tuple[int, int], ...], text: str) -> tuple[tuple[int, int], ...]:
    """Spans in the text without the white space at its ends."""
    cut = len(text) - len(text.lstrip())
    length = len(text.strip())
    return tuple((max(start - cut, 0), min(end - cut, length)) for start, end in spans)
