from __future__ import annotations

import ast
from pathlib import Path

import pytest

from argmap.features.opposites import OPPOSITES, opposed
from argmap.language import grammar
from argmap.rulebook.vocabulary import vocabulary

TOP = Path(grammar.__file__).parents[1]


def test_every_label_of_the_language_has_a_meaning_that_the_code_names() -> None:
    named = frozenset().union(*(value for value in vars(grammar).values() if isinstance(value, frozenset)))
    known = {label for group in vocabulary().labels.values() for label in group}
    assert known <= named


def spelled(tree: ast.AST) -> list[int]:
    """The lines on which a dependency or a tag is compared with a word written in the code."""
    return [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.Compare)
        and any(
            isinstance(side, ast.Attribute) and side.attr in {"dep", "tag"} for side in (node.left, *node.comparators)
        )
        and any(isinstance(part, ast.Constant) and part.value for side in node.comparators for part in ast.walk(side))
    ]


@pytest.mark.parametrize(
    ("line", "found"),
    [('t.dep == "neg"', 1), ('t.tag in {"VBD"}', 1), ("t.dep in grammar.NEGATION", 0), ("rule.tag == tag", 0)],
)
def test_a_spelled_label_is_seen(line: str, found: int) -> None:
    assert len(spelled(ast.parse(line))) == found


def test_no_module_spells_a_label_of_the_pipeline() -> None:
    rooms = ("claims", "features", "language", "links", "points", "replies", "sides", "views", "render")
    files = [file for room in rooms for file in sorted((TOP / room).rglob("*.py"))]
    assert len(files) > 100
    found = [f"{file.name}:{line}" for file in files for line in spelled(ast.parse(file.read_text(encoding="utf-8")))]
    assert found == []


def test_opposites_stand_in_the_language_and_part_two_texts() -> None:
    assert len(OPPOSITES) > 3
    assert opposed({"rents", "rise"}, {"rents", "fall"})
    assert not opposed({"rents", "rise"}, {"rents", "increase"})
