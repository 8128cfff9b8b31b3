from __future__ import annotations

import pytest

from argmap.errors import ArgmapError
from argmap.read.common.chat import Head
from argmap.read.common.copied import Copied, Page, before_words, below_name, in_line
from argmap.read.common.shapes import Shape
from argmap.read.sources.source import Source

FORM = Copied(
    name="tick",
    title="Tick",
    how="type it",
    example="10:00 Ann",
    heads=in_line(Shape(r"(?P<date>\d\d:\d\d) (?P<name>\w+)")),
    furniture=Shape("Reply"),
    cut=Shape("=+"),
    event=Shape("joined"),
    deleted=Shape("gone"),
    edited=("(edited)",),
)


def read(text: str, form: Copied = FORM) -> list[tuple[str | None, str, str | None]]:
    (thread,) = form.read(Source("x.txt", text.encode()))
    return [(comment.author, comment.text, comment.state) for comment in thread.comments]


def test_a_description_makes_a_reader() -> None:
    text = "10:00 Ann\nyes (edited)\nReply\n10:01 Bo\njoined\n10:02 Cy\ngone\n10:03 Bo\nno\n====\nfoot"
    assert read(text) == [("Ann", "yes", None), ("Cy", "gone", "deleted"), ("Bo", "no", None)]
    assert FORM.sniff(Source("x.txt", text.encode())) == pytest.approx(0.95)


def test_a_text_without_heads_is_refused_with_an_example() -> None:
    with pytest.raises(ArgmapError, match="10:00 Ann"):
        list(FORM.read(Source("x.txt", b"nobody here")))


def test_hints_and_a_single_head_keep_a_reader_from_a_text() -> None:
    text = b"10:00 Ann\nyes\n10:01 Bo\nno"
    assert FORM.sniff(Source("x.txt", b"10:00 Ann\nyes")) == 0.0
    for hint, sure in (("Ann", True), ("—", False)):
        form = Copied(name="t", title="t", how="t", example="t", heads=FORM.heads, hints=(hint,))
        assert (form.sniff(Source("x.txt", text)) > 0) == sure


def test_whom_a_head_names_is_the_parent() -> None:
    def answers(lines: object, heads: object) -> Page:
        assert lines
        assert heads
        return Page([Head(0, 0, "Ann", None), Head(2, 2, "Bo", None, whom="Ann")], title="T")

    form = Copied(name="t", title="t", how="t", example="t", heads=FORM.heads, page=answers)
    (thread,) = form.read(Source("x.txt", b"10:00 Ann\nyes\n10:01 Bo\nno"))
    assert (thread.title, [comment.parent for comment in thread.comments]) == ("T", [None, "c1"])


def test_words_behind_a_head_may_be_long() -> None:
    heads = before_words(Shape(r"(?P<date>\d\d:\d\d) (?P<name>\w+):"))
    (head,) = heads(["10:00 Ann: " + "so " * 400])
    assert len(head.words) > 1000


def test_a_name_above_its_date() -> None:
    heads = below_name(Shape(r"(?P<date>\d\d:\d\d)"))
    assert [(head.top, head.author, head.date) for head in heads(["Ann", "10:00", "yes", "", "10:01"])] == [
        (0, "Ann", "10:00")
    ]
