"""What the docs of forms and of the library say is so."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import argmap
from argmap.render import forms

DOCS = Path(__file__).parent.parent.parent / "docs"
BLOCKS = re.findall(r"```python\n(.*?)```", (DOCS / "library.md").read_text(encoding="utf-8"), re.DOTALL)


@pytest.mark.parametrize("block", BLOCKS, ids=["program", "schema", "spacy"])
def test_an_example_runs_and_prints_what_it_says(block: str, capsys: pytest.CaptureFixture[str]) -> None:
    exec(block, {})  # noqa: S102  # our own docs
    printed = capsys.readouterr().out
    assert printed
    for says in re.findall(r"^# (\[.*)$", block, re.MULTILINE):
        assert says in printed


def test_every_form_stands_in_the_docs() -> None:
    text = (DOCS / "forms.md").read_text(encoding="utf-8")
    for form in forms():
        assert f"`{form.suffixes[0]}`" in text, form.name


def test_every_call_that_is_named_is_there() -> None:
    text = (DOCS / "library.md").read_text(encoding="utf-8")
    for name in re.findall(r"^\| `argmap\.(\w+)\(", text, re.MULTILINE):
        assert name in argmap.__all__
    for name in re.findall(r"^\| `found\.(\w+)\(", text, re.MULTILINE):
        assert callable(getattr(argmap.Map, name))
