"""A WordPress page is read though its theme calls nothing by a known class: ids and texts suffice."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest

from argmap.read import read_source
from argmap.read.sources.source import Source

PAGES = sorted((Path(__file__).parents[1] / "pastes").glob("wordpress-*.html"))
ROLE = re.compile(r"author|fn|vcard|says|cite|name|meta|date|time|content|body|text|entry|copy|words|line")


def renamed(page: str) -> str:
    """The page with other names for all classes that say what an element holds."""

    def other(match: re.Match[str]) -> str:
        tokens = ("k" + hashlib.sha256(t.encode()).hexdigest()[:6] if ROLE.search(t) else t for t in match[1].split())
        return f'class="{" ".join(tokens)}"'

    return re.sub(r"<(/?)cite\b", r"<\1span", re.sub(r'class="([^"]*)"', other, page))


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_names_and_dates_are_found_in_the_texts(path: Path) -> None:
    page = path.read_text(encoding="utf-8")
    threads = [next(iter(read_source(Source("x.html", text.encode())))) for text in (page, renamed(page))]
    plain, other = ([(one.author, one.date, one.text, one.parent) for one in thread.comments] for thread in threads)
    assert other == plain
