"""YAML without its traps."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.rulebook.tree import Mapping, Scalar, Sequence, read_tree


def value_of(written: str) -> object:
    (document,) = read_tree("x", f"key: {written}\n").documents
    assert isinstance(document, Mapping)
    node = document.get("key")
    assert isinstance(node, Scalar)
    return node.value


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("yes", "yes"), ("no", "no"), ("on", "on"), ("off", "off"), ("y", "y"), ("~", "~"), ("null", "null"),
        ("True", "True"), ("true", True), ("false", False), ("'true'", "true"), ('"1"', "1"), ("12", 12), ("-3", -3),
        ("0.5", 0.5), (".5", 0.5), ("1e3", 1000.0), ("1_000", "1_000"), ("0x1F", "0x1F"), ("12:30", "12:30"),
        ("2012-11-09", "2012-11-09"), ("1.2.3", "1.2.3"), (".inf", ".inf"), (".nan", ".nan"), ("=", "="),
    ],
)  # fmt: skip
def test_words_stay_words(written: str, value: object) -> None:
    found = value_of(written)
    assert found == value
    assert type(found) is type(value)


def test_lines_and_columns_are_from_one() -> None:
    (document,) = read_tree("x", "# comment\na:\n  - b: [c, d]\n").documents
    assert isinstance(document, Mapping)
    ((key, items),) = document.entries
    assert (key.line, key.column) == (2, 1)
    assert isinstance(items, Sequence)
    (entry,) = items.items
    assert isinstance(entry, Mapping)
    listed = entry.get("b")
    assert isinstance(listed, Sequence)
    assert [(node.line, node.column) for node in listed.items] == [(3, 9), (3, 12)]


def test_columns_count_characters() -> None:
    (document,) = read_tree("x", "a: [é, 日, b]\n").documents
    assert isinstance(document, Mapping)
    listed = document.get("a")
    assert isinstance(listed, Sequence)
    assert [node.column for node in listed.items] == [5, 8, 11]


def test_an_alias_is_a_problem_and_not_followed() -> None:
    bomb = "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n"
    tree = read_tree("x", bomb)
    assert tree.documents == ()
    assert {problem.code for problem in tree.problems} == {"R011"}


@given(st.text(max_size=200))
def test_no_text_breaks_the_reader(text: str) -> None:
    tree = read_tree("x", text)
    assert tree.documents or tree.problems or not tree.documents
    for problem in tree.problems:
        assert problem.location.path == "x"


@given(st.recursive(st.just("a"), lambda inner: st.lists(inner, max_size=3), max_leaves=20))
def test_depth_is_bounded(shape: object) -> None:
    def written(node: object) -> str:
        return f"[{', '.join(map(written, node))}]" if isinstance(node, list) else str(node)

    tree = read_tree("x", written(shape))
    assert bool(tree.documents) != any(problem.code == "R018" for problem in tree.problems)
