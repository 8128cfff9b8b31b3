"""Passages find their words again, exactly or nearly; what fits nothing or several things is told."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from threads import POOL, quoting

from argmap.corrections.binding import Places, UnboundError, lead, plain
from argmap.model import Comment, Passage, Thread


def at(words: str, by: str | None = None, thread: Thread = POOL, **more: str) -> str:
    place = Places(thread).find(Passage(words, by, **more))
    text = {c.id: c.text for c in thread.everything()}[place.comment]
    return f"{place.comment}: {text[place.start : place.end]}"


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("that saves lives", "c2: that saves lives"),
        ("THAT  saves\nlives!", "c2: that saves lives"),
        (
            "Kids learn to swim there and that saves lives",
            "c2: Children learn to swim there, and that saves lives",
        ),
        ("a town without a pool", "c5: A town without a pool"),
    ],
)
def test_words_are_found_as_they_stand_loosely_and_nearly(words: str, found: str) -> None:
    assert at(words) == found


def test_an_author_decides_between_two() -> None:
    thread = Thread("t", "", (Comment("a", "It is too loud.", "Ann"), Comment("b", "It is too loud.", "Bo")))
    assert at("too loud", "bo", thread) == "b: too loud"
    with pytest.raises(UnboundError) as told:
        at("too loud", None, thread)
    assert told.value.several


def test_an_author_who_is_called_otherwise_now_is_found_by_enough_words() -> None:
    assert at("Children learn to swim there", "Bram V.") == "c2: Children learn to swim there"
    with pytest.raises(UnboundError):
        at("swim", "Bram V.")


def test_what_is_quoted_is_its_first_writers() -> None:
    assert at("The lane is too narrow for buses", None, quoting()).startswith("c1:")


def test_the_words_above_decide_where_all_else_is_equal() -> None:
    places = Places(POOL)
    for name in ("c6", "c7"):
        passage = places.passage(name, "+1")
        assert passage.after is not None
        assert places.find(passage).comment == name
    assert places.passage("c2", "that saves lives").after is None


def test_nothing_is_found_for_words_that_nobody_wrote() -> None:
    with pytest.raises(UnboundError) as told:
        at("the moon is made of cheese and crackers")
    assert not told.value.several
    assert "moon" in told.value.why


SCRIPTS = "地域のプールは必要です。 straße İstanbul 𝕳𝖎 naïve"


@given(st.lists(st.text(st.sampled_from(SCRIPTS + "ab \n.,!"), max_size=60), min_size=1, max_size=5), st.data())
def test_any_words_of_a_comment_are_found_where_they_stand_or_told(texts: list[str], data: st.DataObject) -> None:
    thread = Thread("t", "", tuple(Comment(f"c{n}", text) for n, text in enumerate(texts)))
    comment = data.draw(st.sampled_from(thread.comments))
    start = data.draw(st.integers(0, len(comment.text)))
    end = data.draw(st.integers(start, len(comment.text)))
    words = comment.text[start:end]
    if not words.strip():
        return
    try:
        place = Places(thread).find(Passage(words))
    except UnboundError as error:
        if error.several or not plain(words):
            return
        # a cut in the middle of a word is no word of the comment
        whole = (start == 0 or not comment.text[start - 1 : start + 1].isalnum()) and (
            end == len(comment.text) or not comment.text[end - 1 : end + 1].isalnum()
        )
        assert not whole, words
        return
    text = {c.id: c.text for c in thread.comments}[place.comment]
    assert 0 <= place.start < place.end <= len(text)


@given(st.data())
def test_a_thread_that_grows_keeps_its_passages(data: st.DataObject) -> None:
    """What `passage` makes is found again when others write more; never in another comment unless told."""
    places = Places(POOL)
    comment = data.draw(st.sampled_from(POOL.comments))
    passage = places.passage(comment.id, lead(comment.text))
    more = data.draw(st.lists(st.sampled_from(["Thanks.", "Good point!", "We have been here before."]), max_size=4))
    grown = list(POOL.comments)
    for number, text in enumerate(more):
        grown.insert(data.draw(st.integers(0, len(grown))), Comment(f"n{number}", text, "Newcomer"))
    bound, several = "", False
    try:
        bound = Places(replace(POOL, comments=tuple(grown))).find(passage).comment
    except UnboundError as error:
        several = error.several
    assert bound == comment.id or (several and comment.id in {"c6", "c7"})
