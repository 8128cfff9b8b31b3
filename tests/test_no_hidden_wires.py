"""What a file knows of itself no other file names: rules by id, readers by name, features by file."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import argmap
from argmap.features.table import FOLDERS, features
from argmap.read import readers
from argmap.rulebook import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.rulebook.rule import Rulebook

TOP = Path(argmap.__file__).parent


def texts(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """The texts written in some code, without docstrings, with their lines."""
    told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
            yield node.lineno, node.value


def written(*rooms: str) -> list[tuple[Path, int, str]]:
    """The texts of rooms with file and line; the fit, a developer's tool, may name what it has a prior of."""
    files = [file for room in rooms for file in sorted((TOP / room).rglob("*.py")) if TOP / "fit" not in file.parents]
    assert files
    return [(file, *text) for file in files for text in texts(ast.parse(file.read_text(encoding="utf-8")))]


def test_a_text_in_a_docstring_does_not_count() -> None:
    assert list(texts(ast.parse('"""tags.money"""\nname = "tags.cost"\n'))) == [(2, "tags.cost")]


def test_no_code_names_a_rule_or_how_its_id_begins(rulebook: Rulebook) -> None:
    known = {rule.id for rule in rulebook.rules} | {f"{family}." for family in words.FOLDERS}
    found = [f"{file.name}:{line} {text}" for file, line, text in written(".") if text in known]
    assert found == []


def test_no_reader_is_named_outside_its_file() -> None:
    homes = {reader.name: reader.title for reader in readers() if "-" in reader.name}
    assert len(homes) > 20
    counts = dict.fromkeys(homes, 0)
    for _, _, text in written("."):
        if text in counts:
            counts[text] += 1
    assert {name: count for name, count in counts.items() if count != 1} == {}


@pytest.mark.parametrize("room", ["claims", "links", "points", "replies", "sides", "views", "render", "cli"])
def test_no_room_names_a_file_of_features(room: str) -> None:
    files = {f"features.{feature.file}" for folder in FOLDERS for feature in features(folder).values()}
    assert [(file.name, line) for file, line, text in written(room) if text in files] == []
