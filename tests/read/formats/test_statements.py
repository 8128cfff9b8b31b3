"""A numbered list of statements is a thread without names; what has anything else in it is none."""

from __future__ import annotations

import pytest

from argmap.errors import ArgmapError
from argmap.read import read_source
from argmap.read.sources.source import Source

LIST = """Should the school day start later?

1. We are tired in the first lesson.
2. My bus leaves at seven, and that would
   not change.

3) I agree with number 1.
4. Sports clubs would end in the dark.
"""


def read(text: str) -> list[tuple[str, str, list[str], set[str | None]]]:
    threads = list(read_source(Source("list.txt", text.encode())))
    return [
        (one.origin.format, one.title, [c.text for c in one.comments], {c.author for c in one.comments})
        for one in threads
    ]


def test_each_item_is_a_comment_below_the_heading() -> None:
    ((name, title, texts, authors),) = read(LIST)
    assert (name, title, authors) == ("statements", "Should the school day start later?", {None})
    assert texts[1] == "My bus leaves at seven, and that would\nnot change."
    assert texts[2:] == ["I agree with number 1.", "Sports clubs would end in the dark."]


@pytest.mark.parametrize("form", ["{}. {}", "{}) {}", "{}: {}", "#{}. {}", "No. {}: {}"])
def test_numbers_may_be_written_in_several_ways(form: str) -> None:
    said = ("Phones disturb every lesson.", "We need them for maps.", "Teachers have them, too.")
    text = "\n".join(form.format(number, words) for number, words in enumerate(said, 1))
    assert read(text) == [("statements", "", list(said), {None})]


@pytest.mark.parametrize(
    "text",
    [
        f"{LIST}\nWhat a thread that was.\n",  # an article around a list
        LIST.replace("4. ", "6. "),
        LIST.replace("3) I agree", "2.1. I agree"),
        "1. Flour\n2. Water\n3. Salt\n4. Yeast\n",
        "1. We are tired.\n2. My bus leaves at seven.\n",
        "We are tired.\nMy bus leaves at seven.\nI agree with you.\n",
    ],
)
def test_what_is_no_list_of_statements_alone_is_refused(text: str) -> None:
    with pytest.raises(ArgmapError, match="I004"):
        read(text)


def test_what_is_signed_is_read_with_its_names() -> None:
    ((name, _, _, authors),) = read(
        "1. Mia: We are tired.\n2. Noah: I am not.\n3. Mia: You sleep in class!\n4. Lea: True.\n"
    )
    assert name != "statements"
    assert authors == {"Mia", "Noah", "Lea"}
