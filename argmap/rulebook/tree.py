"""YAML as a small tree in which every word knows its line and column.

Built from parser events, not from YAML's own values, so that `yes`, `no` and `on` stay words: a plain `true` or `false`
is a boolean, a plain number a number, and all else text. What rule files do not use (anchors, aliases, tags, keys given
twice) is a problem here.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

import yaml

from argmap.errors import Location, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_DEPTH = 12
"""How deep a rule file may nest; the deepest pattern needs seven."""

_LOADER: Any = getattr(yaml, "CLoader", yaml.Loader)
_NUMBER = re.compile(r"[-+]?(?:\d+\.\d*|\.\d+|\d+)(?:[eE][-+]?\d+)?")
_INTEGER = re.compile(r"[-+]?\d+")


class Scalar(NamedTuple):
    """One word or text: `text` as written, `plain` where it stands without quotes; line and column from 1."""

    text: str
    plain: bool
    line: int
    column: int

    @property
    def value(self) -> bool | int | float | str:
        """The typed value.

        >>> [Scalar(word, True, 1, 1).value for word in ("yes", "true", "1", "0.5", "1.2.3")]
        ['yes', True, 1, 0.5, '1.2.3']
        """
        if self.plain:
            if self.text in ("true", "false"):
                return self.text == "true"
            if _INTEGER.fullmatch(self.text):
                return int(self.text[:300])
            if _NUMBER.fullmatch(self.text):
                return float(self.text)
        return self.text


class Sequence(NamedTuple):
    """A list."""

    items: tuple[Node, ...]
    line: int
    column: int


class Mapping(NamedTuple):
    """Keys and values in the file's order, each key once."""

    entries: tuple[tuple[Scalar, Node], ...]
    line: int
    column: int

    def get(self, key: str) -> Node | None:
        """The value of a key, or None."""
        return next((node for name, node in self.entries if name.text == key), None)


Node: TypeAlias = Scalar | Sequence | Mapping


class Tree(NamedTuple):
    """What a file holds: its documents in order, and what is wrong with the YAML itself.

    Documents are left out where a problem made them unreadable.
    """

    documents: tuple[Node, ...]
    problems: tuple[Problem, ...]


def read_tree(path: str, text: str) -> Tree:
    """Read the documents of one file.

    Args:
        path: As the user gave it, for the problems.
        text: The file's text.

    Returns:
        The tree; never raises for bad text.
    """
    return _Builder(path, text).tree()


def line_of(lines: list[str], number: int) -> str:
    """The source line for a caret, cut where it is very long."""
    return lines[number - 1][:400] if 0 < number <= len(lines) else ""


class _Unreadable(Exception):  # noqa: N818  # not an error of the program: it ends one document
    pass


class _Builder:
    """Reads one file's events once."""

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.text = text
        self.lines = text.split("\n")
        self.problems: list[Problem] = []
        self.lost = False

    def tree(self) -> Tree:
        found: list[Node] = []
        try:
            events = yaml.parse(self.text, Loader=_LOADER)
            for event in events:
                if isinstance(event, yaml.DocumentStartEvent):
                    self.lost = False
                    node = self.node(next(events), events, 0)
                    if not self.lost:
                        found.append(node)
        except yaml.YAMLError as error:
            self.syntax(error)
            return Tree((), tuple(self.problems))
        except _Unreadable:
            return Tree((), tuple(self.problems))
        return Tree(tuple(found), tuple(self.problems))

    def node(self, event: Any, events: Iterator[Any], depth: int) -> Node:  # noqa: ANN401  # PyYAML's events
        mark = event.start_mark
        line, column = mark.line + 1, mark.column + 1
        if isinstance(event, yaml.ScalarEvent):
            self.plainness(event, line, column)
            return Scalar(event.value, bool(event.implicit[0]) and not event.style, line, column)
        if depth >= MAX_DEPTH:
            self.wrong(line, column, "R018", f"the file nests deeper than {MAX_DEPTH} levels", "")
            raise _Unreadable
        if isinstance(event, yaml.SequenceStartEvent):
            self.plainness(event, line, column)
            items: list[Node] = []
            while not isinstance(event := next(events), yaml.SequenceEndEvent):
                items.append(self.node(event, events, depth + 1))
            return Sequence(tuple(items), line, column)
        if isinstance(event, yaml.MappingStartEvent):
            self.plainness(event, line, column)
            return Mapping(tuple(self.entries(events, depth)), line, column)
        mend = f"write the value out, or put it in quotes: '*{event.anchor}'"
        self.wrong(line, column, "R011", f"'*{event.anchor}' is a YAML alias", mend)
        self.lost = True
        return Scalar("", False, line, column)  # noqa: FBT003  # stands in for what the alias meant

    def entries(self, events: Iterator[Any], depth: int) -> Iterator[tuple[Scalar, Node]]:
        seen: dict[str, int] = {}
        while not isinstance(event := next(events), yaml.MappingEndEvent):
            key = self.node(event, events, depth + 1)
            value = self.node(next(events), events, depth + 1)
            if not isinstance(key, Scalar):
                self.wrong(key.line, key.column, "R013", "a key must be a word", "put it in quotes if it holds { or [")
                self.lost = True
            elif key.text in seen:
                what = f"'{key.text}' stands twice: first in line {seen[key.text]}"
                self.wrong(key.line, key.column, "R012", what, "keep one of the two")
            else:
                seen[key.text] = key.line
                yield key, value

    def plainness(self, event: Any, line: int, column: int) -> None:  # noqa: ANN401
        if event.anchor is not None:
            mend = f"take it out, or put the text in quotes: '&{event.anchor}'"
            self.wrong(line, column, "R011", f"'&{event.anchor}' is a YAML anchor", mend)
        if event.tag is not None:
            mend = "take it out, or put the text in quotes: '!'"
            self.wrong(line, column, "R011", f"'{event.tag}' is a YAML tag", mend)

    def syntax(self, error: yaml.YAMLError) -> None:
        """One problem for what the parser stumbled over."""
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        what = str(getattr(error, "problem", None) or getattr(error, "reason", None) or error).split("\n")[0]
        if mark is None:
            place = getattr(error, "position", None)
            before = self.text[:place] if isinstance(place, int) else ""
            line, column = (before.count("\n") + 1, len(before) - before.rfind("\n")) if before else (0, 0)
        else:
            line, column = mark.line + 1, mark.column + 1
        self.wrong(line, column, "R001", what, _advice(line_of(self.lines, line), column, what))

    def wrong(self, line: int, column: int, code: str, what: str, mend: str) -> None:
        source = line_of(self.lines, line)
        self.problems.append(Problem(Location(self.path, line, column), code, what, mend, source))


def _advice(source: str, column: int, what: str) -> str:
    """How to mend what YAML refuses, for the mistakes that people make."""
    if re.search(r"(?:OP|REL_OP|LOWER|LEMMA|TEXT|ORTH|NORM):\s*[*?!>|%@`&]", source):
        return "put the sign in quotes, as in OP: '*' or REL_OP: '>'"
    if "\t" in source[: max(column, 1)]:
        return "indent with spaces, not with tabs"
    if "mapping values" in what or source.count(": ") > 1:
        return "put a text that holds ': ' in quotes"
    if "'" in source or '"' in source:
        return "close the quotes; an apostrophe inside '…' is written twice, or put the text in \"…\""
    if re.search(r"[\[{]", source):
        return "close each [ and {, and put a comma between items"
    return "check the indentation, and put texts with : # [ { * & ! in quotes"
