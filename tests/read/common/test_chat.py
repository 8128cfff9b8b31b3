from __future__ import annotations

from argmap.read.common.chat import Head, Message, Said, explained, split, trimmed, without_tail
from argmap.read.common.shapes import Shape


def test_heads_explain_the_lines_below_them_and_not_those_above() -> None:
    lines = ["an article", "with two lines", "A, [10:00]", "yes", "B, [10:01]", "no", "C, [10:02]", "hm"]
    heads = [Head(place, place, lines[place][0], None) for place in (2, 4, 6)]
    assert explained(lines, heads) == 6 / 8
    assert explained(lines, heads[:1]) == 0.0


def test_a_chat_quoted_in_a_long_thread_explains_little_of_it() -> None:
    lines = ["A, [10:00]", "yes", "B, [10:01]", "no"] + ["another comment"] * 400
    heads = [Head(0, 0, "A", None), Head(2, 2, "B", None)]
    assert explained(lines, heads) < 0.15


def test_heads_without_words_explain_nothing() -> None:
    lines = ["[10:00] A", "[10:01] B", "[10:02] C"]
    assert explained(lines, [Head(place, place, "A", None) for place in range(3)]) == 0.0


def test_buttons_and_reactions_come_off_the_end_alone() -> None:
    shape = Shape("Reply|Also send to(?:\\n.{0,20})?")
    assert without_tail(["Reply", "to me", ":+1:", "3", "", "Reply", ""], shape) == ["Reply", "to me"]
    assert without_tail(["fine", "Also send to", "general"], shape) == ["fine"]
    assert without_tail(["there are", "12"], shape) == ["there are", "12"]


def test_shared_indentation_is_no_part_of_the_words() -> None:
    assert trimmed(["", "    a", "      b", "", "    c", ""]) == ["a", "  b", "", "c"]


def test_the_message_answered_is_found_by_its_name_or_its_opening() -> None:
    said = Said()
    for message in split(["A", "No. It hums.", "B", "Then sell it."], [Head(0, 0, "A", None), Head(2, 2, "B", None)]):
        said.add(message)
    assert said.by_name("B") == 1
    assert said.by_words("no it hu") == 0
    assert said.by_words("no it hu", "B") is None
    assert said.by_words("…") is None
    assert said.by_name("C") is None


def test_a_message_without_words_is_empty() -> None:
    assert Message(0, "A", None, ["", " "]).text == ""


def test_a_long_row_of_pictures_below_a_message_takes_no_time() -> None:
    lines = ["Free wins", "😀" * 400 + " so", "😂" * 400]
    assert without_tail(lines, Shape("Reply")) == lines
