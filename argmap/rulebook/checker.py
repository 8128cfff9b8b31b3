"""Takes typed values out of a tree, and collects what is wrong on the way, each with its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.errors import Location, Problem
from argmap.rulebook.tree import Mapping, Node, Scalar, Sequence, line_of

if TYPE_CHECKING:
    from collections.abc import Iterable


class Checker:
    """Reads the nodes of one file; every method that finds a fault notes it and returns None or less.

    Args:
        path: The file as the user gave it.
        lines: Its lines, for the carets.
    """

    def __init__(self, path: str, lines: list[str]) -> None:
        self.path = path
        self.lines = lines
        self.problems: list[Problem] = []

    def place(self, node: Node) -> Location:
        """Where a node stands."""
        return Location(self.path, node.line, node.column)

    def wrong(self, node: Node, code: str, what: str, mend: str = "", *, shift: int = 0) -> None:
        """Note a problem at a node, `shift` characters into it."""
        column = node.column + shift
        location = Location(self.path, node.line, column)
        self.problems.append(Problem(location, code, what, mend, line_of(self.lines, node.line)))

    def mapping(self, node: Node, name: str, keys: Iterable[str] | None = None) -> dict[str, Node]:
        """The entries of a mapping; unknown keys are problems. `keys` None allows all."""
        if not isinstance(node, Mapping):
            self.wrong(
                node, "R013", f"{name} must be keys with values, not {_kind(node)}", f"write {name} as 'key: value'"
            )
            return {}
        if keys is None:
            return {key.text: value for key, value in node.entries}
        allowed = tuple(keys)
        found: dict[str, Node] = {}
        for key, value in node.entries:
            if key.text in allowed:
                found[key.text] = value
            else:
                self.wrong(key, "R002", f"{name} has no key '{key.text}'", guess(key.text, allowed))
        return found

    def items(self, node: Node | None, name: str, limit: int) -> tuple[Node, ...]:
        """The items of a list; an empty value is an empty list."""
        if node is None or (isinstance(node, Scalar) and node.plain and not node.text):
            return ()
        if not isinstance(node, Sequence):
            self.wrong(
                node, "R013", f"{name} must be a list, not {_kind(node)}", "write it as [one, two], or one '- ' a line"
            )
            return ()
        if len(node.items) > limit:
            self.wrong(node, "R018", f"{name} has {len(node.items):,} items; at most {limit:,} are read", "split it")
            return node.items[:limit]
        return node.items

    def text(self, node: Node, name: str, limit: int = 300) -> str | None:
        """A text that is not empty; a plain number or `true` is taken as the word that it is."""
        if not isinstance(node, Scalar):
            self.wrong(node, "R013", f"{name} must be a text, not {_kind(node)}", "put it in quotes if it holds { or [")
            return None
        if not node.text.strip():
            self.wrong(node, "R013", f"{name} is empty", "write a text there")
            return None
        if len(node.text) > limit:
            self.wrong(node, "R018", f"{name} is longer than {limit:,} characters", "shorten it")
            return None
        return node.text

    def number(self, node: Node, name: str) -> float | None:
        """A finite number that is written as one."""
        value = node.value if isinstance(node, Scalar) else None
        if isinstance(value, bool) or not isinstance(value, (int, float)):
            what = f"'{node.text}'" if isinstance(node, Scalar) else _kind(node)
            self.wrong(node, "R013", f"{name} must be a number, not {what}", "write it as 1.5, without quotes")
            return None
        if not -1e6 < value < 1e6:
            self.wrong(node, "R004", f"{name} is too far from 0: {value:g}", "log-odds lie between -5 and 5")
            return None
        return float(value)

    def flag(self, node: Node, name: str) -> bool:
        """True or false, written as such."""
        value = node.value if isinstance(node, Scalar) else None
        if not isinstance(value, bool):
            self.wrong(node, "R013", f"{name} must be true or false", "write true or false, in lower case")
            return False
        return value

    def choice(self, node: Node, name: str, allowed: Iterable[str]) -> str | None:
        """One of several words."""
        words = tuple(allowed)
        if not isinstance(node, Scalar):
            self.wrong(node, "R013", f"{name} must be one word, not {_kind(node)}", f"write one of: {listed(words)}")
            return None
        if node.text not in words:
            self.wrong(node, "R004", f"{name} cannot be '{node.text}'", guess(node.text, words))
            return None
        return node.text


def guess(word: str, allowed: Iterable[str]) -> str:
    """How to mend a word that is not one of those allowed.

    >>> guess("economics", ("economic", "other"))
    "did you mean 'economic'?"
    >>> guess("xyz", ("economic", "other"))
    'write one of: economic, other'
    """
    from difflib import get_close_matches  # noqa: PLC0415  # only where something is wrong

    words = tuple(allowed)
    by_lower = {each.lower(): each for each in words}
    close = get_close_matches(word.lower(), by_lower, n=1, cutoff=0.7)
    return f"did you mean '{by_lower[close[0]]}'?" if close else f"write one of: {listed(words)}"


def listed(words: Iterable[str], limit: int = 24) -> str:
    """Words with commas, cut with an ellipsis where they are many."""
    given = list(words)
    return ", ".join(given[:limit]) + (", …" if len(given) > limit else "")


def _kind(node: Node) -> str:
    return {"Scalar": "a text", "Sequence": "a list", "Mapping": "keys with values"}[type(node).__name__]
