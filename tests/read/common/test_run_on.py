from __future__ import annotations

from argmap.model import Comment, Thread
from argmap.read.common.quotes import with_quotes

PARENT = "No town needs two mills. Sell the old one."


def quoted(text: str) -> list[str]:
    made = Thread("t", "", (Comment("a", PARENT, "A"), Comment("b", text, "B", parent="a")))
    reply = with_quotes(made).comments[1]
    return [reply.text[quote.start : quote.end] for quote in reply.quotes]


def test_an_answer_on_the_quotes_own_line_is_not_quoted() -> None:
    assert quoted("> No town needs two mills. Why not? We had three.") == ["> No town needs two mills."]


def test_a_quote_that_no_earlier_comment_holds_stays_whole() -> None:
    assert quoted("> The river froze in March.") == ["> The river froze in March."]


def test_a_whole_line_of_the_parent_is_a_quote() -> None:
    assert quoted("> Sell the old one.\nNever.") == ["> Sell the old one."]
