from __future__ import annotations

from pathlib import Path

from argmap.read import readers
from argmap.read.catalogue import page


def test_the_page_of_formats_is_current() -> None:
    text = (Path(__file__).parents[2] / "docs" / "formats.md").read_text(encoding="utf-8")
    assert text == page(), "run python -m argmap.cli.docs"


def test_every_reader_is_in_it_once() -> None:
    text = page()
    assert [reader.name for reader in readers() if text.count(f"| `{reader.name}` |") != 1] == []
