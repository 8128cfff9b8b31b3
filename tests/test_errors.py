"""Problems: form, order, and a test for every code."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from argmap.errors import CODES, ArgmapError, Location, Problem


def test_a_problem_says_where_which_what_and_how_to_mend_it() -> None:
    problem = Problem(
        Location("money.yaml", 4, 8), "R004", "frame 'economics' is not a frame", "write 'economic'", "frame: economics"
    )
    assert str(problem) == (
        "money.yaml:4:8: R004 frame 'economics' is not a frame\n"
        "    frame: economics\n"
        "           ^\n"
        "    mend: write 'economic'"
    )


def test_problems_are_sorted_by_place() -> None:
    late, early = (Problem(Location("a", line), "I004", "x") for line in (9, 2))
    assert ArgmapError([late, early]).problems == (early, late)


def test_an_unknown_code_is_a_mistake_of_ours() -> None:
    with pytest.raises(ValueError, match="X999"):
        Problem(Location("a"), "X999", "what")


def test_an_error_without_a_problem_is_a_mistake_of_ours() -> None:
    with pytest.raises(ValueError, match="needs a problem"):
        ArgmapError([])


@pytest.mark.parametrize("code", sorted(CODES))
def test_every_code_stands_in_a_test(code: str) -> None:
    tests = (
        path.read_text(encoding="utf-8") for path in Path(__file__).parent.rglob("test_*.py") if path != Path(__file__)
    )
    assert any(re.search(rf"\b{code}\b", text) for text in tests)


@pytest.mark.parametrize("code", sorted(CODES))
def test_every_code_is_raised_somewhere(code: str) -> None:
    package = Path(__file__).parents[1] / "argmap"
    sources = (path.read_text(encoding="utf-8") for path in package.rglob("*.py") if path.name != "errors.py")
    assert any(f'"{code}"' in text for text in sources)
