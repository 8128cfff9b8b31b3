r"""The text of a rule file with an item put into, or taken out of, a list of one of its rules; all else stays.

>>> put("id: tags.x\nwords: [a, b]\n", "tags.x", "words", '"c"')
'id: tags.x\nwords: ["c", a, b]\n'
>>> taken("id: tags.x\nexamples: {silent: [a, b]}\n", "tags.x", "silent", "b")
'id: tags.x\nexamples: {silent: [a]}\n'
"""

from __future__ import annotations

import re

from argmap.rulebook.tree import Mapping, Scalar, Sequence, read_tree
from argmap.rulebook.words import EXAMPLE_KEYS

_ITEM = re.compile(r'"(?:[^"\\]|\\.)*"|\'(?:[^\']|\'\')*\'|[^,\]\[{}]+')


def put(text: str, rule: str, key: str, item: str) -> str:
    """The text with an item first in a list of a rule; as it was where the rule or the list cannot be told.

    Args:
        text: Of the file.
        rule: The rule's id.
        key: `words`, `unless`, or a kind of example.
        item: As it is written in YAML.
    """
    home = _home(text, rule, key)
    if home is None or not home.entries:
        return text
    lines = text.split("\n")
    held = home.get(key)
    if isinstance(held, Sequence):
        at, column = held.line - 1, held.column - 1
        if lines[at][column : column + 1] == "[":
            rest = lines[at][column + 1 :]
            lines[at] = lines[at][: column + 1] + item + ("" if rest.lstrip().startswith("]") else ", ") + rest
        else:
            lines.insert(at, f"{' ' * column}- {item}")
    elif held is not None:
        return text
    elif lines[home.line - 1][home.column - 1 : home.column] == "{":
        at, column = home.line - 1, home.column
        lines[at] = f"{lines[at][:column]}{key}: [{item}], {lines[at][column:]}"
    else:
        names = [name for name, _ in home.entries]
        before = next((name for name in names if name.text == "examples"), names[0])
        lines.insert(before.line - 1, f"{' ' * (before.column - 1)}{key}: [{item}]")
    return "\n".join(lines)


def taken(text: str, rule: str, key: str, item: str) -> str:
    """The text without an item of a list of a rule; as it was where it is not there.

    Args:
        text: Of the file.
        rule: The rule's id.
        key: A kind of example.
        item: The example's text.
    """
    home = _home(text, rule, key)
    held = None if home is None else home.get(key)
    if not isinstance(held, Sequence):
        return text
    node = next((one for one in held.items if isinstance(one, Scalar) and one.text == item), None)
    if node is None:
        return text
    lines = text.split("\n")
    at, column = node.line - 1, node.column - 1
    before, here = lines[at][:column], lines[at][column:]
    if before.strip() == "-":
        del lines[at]
        if len(held.items) == 1:
            lines[at - 1] += " []"
        return "\n".join(lines)
    found = _ITEM.match(here)
    if found is None:
        return text
    rest = here[found.end() :]
    if rest.lstrip().startswith(","):
        rest = rest.lstrip()[1:].lstrip(" ")
    elif before.rstrip().endswith(","):
        before = before.rstrip()[:-1]
    lines[at] = before + rest
    return "\n".join(lines)


def _home(text: str, rule: str, key: str) -> Mapping | None:
    """The mapping in which a list of a rule stands, or would."""
    for document in read_tree("", text).documents:
        named = document.get("id") if isinstance(document, Mapping) else None
        if isinstance(document, Mapping) and isinstance(named, Scalar) and named.text == rule:
            home = document.get("examples") if key in EXAMPLE_KEYS else document
            return home if isinstance(home, Mapping) else None
    return None
