from __future__ import annotations

import pytest
import reading

from argmap.model import Comment, Thread
from argmap.read.suspicion import suspicions


def made(*rows: tuple[str | None, str], date: str | None = None) -> Thread:
    comments = (Comment(f"c{at}", text, author=author, date=date) for at, (author, text) in enumerate(rows))
    return Thread("t", "", tuple(comments))


WORDS = ("Bells are loud.", "They wake me.\nEach day.", "Not me.", "Earplugs help.\nMine are green.", "Bells are loud.")
PEOPLE = ("Ann Bell", "Bo", "Ann Bell", "Cy Deer", "Di van Es")


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([(name, "Reply") for name in PEOPLE], "5 of 5 comments hold the same words: “Reply”"),
        ([(name, f"{words}\nReply") for name, words in zip(PEOPLE, WORDS, strict=True)], "end with the line “Reply”"),
        ([(f"From: {name}", words) for name, words in zip(PEOPLE, WORDS, strict=True)], "names begin with “From:”"),
        (
            [(f"#{at} {name}", words) for at, (name, words) in enumerate(zip(PEOPLE, WORDS, strict=True))],
            "hold numbers",
        ),
        ([(name, "") for name in PEOPLE], "hold no words"),
    ],
)
def test_what_most_comments_have_alike_is_suspicious(rows: list[tuple[str, str]], said: str) -> None:
    (found,) = suspicions(made(*rows))
    assert said in found


def test_dates_without_names_are_suspicious() -> None:
    assert suspicions(made(*((None, words) for words in WORDS), date="3 March")) == [
        "comments have dates, and none has an author"
    ]


@pytest.mark.parametrize(
    "rows",
    [
        list(zip(PEOPLE, WORDS, strict=True)),
        [(f"user {at}", words) for at, words in enumerate(WORDS)],
        [("Ann", "Yes."), ("Bo", "Yes."), ("Cy", "Yes.")],
    ],
    ids=["people", "accounts by number", "three who agree"],
)
def test_nothing_is_suspicious_in_a_sound_thread(rows: list[tuple[str, str]]) -> None:
    assert suspicions(made(*rows)) == []


def test_a_table_whose_words_are_in_the_wrong_column_is_doubted() -> None:
    rows = "\n".join(f"{name},Agree,{words!r}" for name, words in zip(PEOPLE, WORDS, strict=True))
    found = reading.thread(f"author,comment,why\n{rows}\n", "t.csv")
    (doubt,) = (note for note in found.origin.notes if note.kind == "doubt")
    assert "5 of 5 comments hold the same words: “Agree”" in doubt.what
