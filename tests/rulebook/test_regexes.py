"""Regular expressions that are refused, and those that are not."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.rulebook.regexes import fault

SOUND = [
    "^lo+l$", "^(?:un)?happy$", r"\d+\.\d+", "^(?:ha){2,}$", "(?i)^colou?r$", "^[a-z]{3,12}$", "^a|b$", "[]a]+x",
    "x{2,9}y",
]  # fmt: skip
UNSOUND = [
    "(a+)+", "(a|aa)+$", "((a*)b)*c", "(?:a+){2,}", "(a?){30}", "[a-z]+[a-z]+[a-z]+x", "a+a+a+a+b", "(", "[", "a{3,1}",
    "*a", "(?P<x>a+)*", "x" * 600,
]  # fmt: skip


@pytest.mark.parametrize("pattern", SOUND)
def test_sound(pattern: str) -> None:
    assert fault(pattern) is None


@pytest.mark.parametrize("pattern", UNSOUND)
def test_unsound(pattern: str) -> None:
    found = fault(pattern)
    assert found is not None
    assert found[0] == "R017"


@pytest.mark.parametrize("pattern", ["a*", "", "a|", "(?:a)?"])
def test_what_matches_every_word(pattern: str) -> None:
    found = fault(pattern)
    assert found is not None
    assert found[0] == "R009"


@settings(deadline=None, max_examples=150)
@given(st.text(alphabet="ab()|*+?[].{}12,", min_size=1, max_size=12))
def test_what_is_allowed_is_quick(pattern: str) -> None:
    if fault(pattern) is None:
        start = time.perf_counter()
        re.search(pattern, "ab" * 30 + "a" * 60 + "c")
        assert time.perf_counter() - start < 1.0
