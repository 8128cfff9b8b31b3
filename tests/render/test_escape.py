"""Hostile text, form by form."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.render import escape

ANY = st.text(st.characters(exclude_categories=()))


@given(ANY)
def test_nothing_acts_in_any_form_and_nothing_is_lost(text: str) -> None:
    for form in (
        escape.visible,
        escape.xml,
        escape.dot,
        escape.mermaid,
        escape.markdown,
        escape.csv_cell,
        escape.typst,
    ):
        out = form(text)
        out.encode("utf-8")
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u200b\ufeff]", out)
    assert escape.visible(escape.visible(text)) == escape.visible(text)
    assert escape.plain(text).isascii()


@given(st.text(st.characters(categories=["L", "N", "P"], exclude_characters="ᅟᅠㅤﾠ")))
def test_ordinary_text_is_left_as_it_is(text: str) -> None:
    assert escape.visible(text) == text


@pytest.mark.parametrize(
    ("form", "text", "escaped"),
    [
        (escape.xml, "<script>alert('x')</script>", "&lt;script&gt;alert(&#x27;x&#x27;)&lt;/script&gt;"),
        (escape.xml, '" onload="x', "&quot; onload=&quot;x"),
        (escape.xml, "a\x00b", "a␀b"),
        (escape.dot, 'x"]; y [label="', 'x\\"]; y [label=\\"'),
        (escape.dot, "\\N\\G", "\\\\N\\\\G"),
        (escape.dot, "a\r\nb", "a\\nb"),
        (escape.mermaid, 'x"]-->y["', "x#34;#93;--#62;y#91;#34;"),
        (escape.mermaid, "%%{init: {}}%%", "#37;#37;#123;init: #123;#125;#125;#37;#37;"),
        (escape.mermaid, "a;b#c`d", "a#59;b#35;c#96;d"),
        (escape.markdown, "![x](http://t/p.png)", "\\!\\[x\\]\\(http\\://t/p.png\\)"),
        (escape.markdown, "<img src=x>", "\\<img src\\=x\\>"),
        (escape.markdown, "# not a heading", "\\# not a heading"),
        (escape.markdown, "1. not a list", "1\\. not a list"),
        (escape.csv_cell, "=1+1", "'=1+1"),
        (escape.csv_cell, " @SUM(A1)", "' @SUM(A1)"),
        (escape.csv_cell, "\t-2+3", "'\t-2+3"),
        (escape.csv_cell, "a=1", "a=1"),
        (escape.typst, '"#eval("x")', '\\"#eval(\\"x\\")'),
        (escape.plain, "“naïve” – £5… 猫", '"naive" - GBP5... \\u732b'),
    ],
)
def test_what_acts_in_a_form_is_escaped(form: object, text: str, escaped: str) -> None:
    assert callable(form)
    assert form(text) == escaped
