"""A WordPress page is read though its theme calls nothing by a known class: ids and texts suffice."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest
import reading

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


@pytest.mark.parametrize("word", ["kommentar", "cmt"])
def test_a_name_in_bold_and_a_button_at_the_end(word: str) -> None:
    rows = "".join(
        f'<li class="{word}" id="x{at}"><b>{name}</b> <i>1{at} May 2010</i><div class="inhalt"><p>{text}</p>'
        f'<a href="#">Reply</a></div></li>'
        for at, (name, text) in enumerate([("Ann", "Bells are loud."), ("Bo", "They wake me."), ("Cy", "Not me.")])
    )
    found = reading.thread(f"<html><body><h1>Bells</h1><ul>{rows}</ul></body></html>")
    assert [(one.author, one.text) for one in found.comments] == [
        ("Ann", "Bells are loud."),
        ("Bo", "They wake me."),
        ("Cy", "Not me."),
    ]


def test_a_parent_link_and_the_depth_of_the_box_around_tell_whom_a_comment_answers() -> None:
    def box(at: int, name: str, depth: int, link: str = "") -> str:
        return (
            f'<div class="comment-thread depth-{depth}"><div class="comment" id="k{at}"><span class="author">{name}'
            f'</span><span class="date">1{at} May 2010</span><div class="comment-text">I say {at} words here.</div>'
            f"{link}</div></div>"
        )

    flat = '<a href="/thread#k1">Parent</a>'
    page = box(1, "Ann", 1) + box(2, "Bo", 2) + box(3, "Cy", 1) + box(4, "Di", 1, flat)
    found = reading.thread(f"<html><body>{page}</body></html>")
    assert [one.parent for one in found.comments] == [None, "k1", None, "k1"]
