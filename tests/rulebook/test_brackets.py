"""Examples and their [[spans]]."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.rulebook.examples import BracketsError, mark_example, parse_example


@given(st.text(alphabet=st.characters(exclude_characters="[]"), min_size=1), st.data())
def test_marking_and_parsing_are_inverse(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    assert parse_example(mark_example(text, ((start, end),))) == (text, ((start, end),))


@pytest.mark.parametrize("written", ["[[a", "a]] [[b]]", "[[a [[b]]", "[[]] a", "[[a]] b]]"])
def test_brackets_that_do_not_pair(written: str) -> None:
    with pytest.raises(BracketsError):
        parse_example(written)


def test_single_brackets_are_text() -> None:
    assert parse_example("see [1] and a[b[c]]") == ("see [1] and a[b[c]]", ())
