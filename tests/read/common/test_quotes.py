from __future__ import annotations

import pytest
import reading

from argmap.model import Comment, Quote, Thread
from argmap.read.common.quote_marks import attribution, find_quotes
from argmap.read.common.quotes import with_quotes

CASES = {
    "Ann wrote:\n> No cars.\n>\n> None.\n\nYes, cars.": [("Ann", "> No cars.\n>\n> None.")],
    "On 7 Oct 2004 15:26:21 +0100, Ann Lee\n<ann@example.org> wrote:\n\n>> no\n> yes\n\nok": [
        (None, ">> no"),
        ("Ann Lee", "> yes"),
    ],
    "Ben:\n>Ann wrote:\n>> no\n>Why?\nSo.": [(None, ">Ann wrote:"), ("Ann", ">> no"), (None, ">Why?")],
    "No.\n\nOn Mon, 3 May 2010 at 10:02, Ann <a@example.org> wrote:\nNo cars.\nNone.": [("Ann", "No cars.\nNone.")],
    "I agree\n-----Original Message-----\nFrom: Ann <a@b.example>\nNo cars": [
        ("Ann", "-----Original Message-----\nFrom: Ann <a@b.example>\nNo cars")
    ],
    "[quote=Ann]no [quote]x[/quote][/quote] yes": [("Ann", "[quote=Ann]no [quote]x[/quote][/quote]")],
    "Originally Posted by Ann View Post\nNo cars here.\n\nYes": [("Ann", "No cars here.")],
    "Le 3 mai, Ann a écrit :\n> non\noui": [("Ann", "> non")],
    "He calls it “free trade” and says “nobody shall ever stop it again”.": [
        (None, "“nobody shall ever stop it again”")
    ],
    "words\n-- \nAnn\nhttp://example.org": [(None, "-- \nAnn\nhttp://example.org")],
    "Hm >:( bad\n>:( sad": [],
    "a > b and b > c": [],
}


@pytest.mark.parametrize("text", CASES)
def test_quotes_that_a_text_marks(text: str) -> None:
    assert [(quote.of, text[quote.start : quote.end]) for quote in find_quotes(text)] == CASES[text]


@pytest.mark.parametrize("line", ["Ann Lee wrote:", "In article <x@y>, Ann Lee <a@b> says...", "Ann Lee schrieb:"])
def test_the_name_before_a_quote(line: str) -> None:
    assert attribution(line) == "Ann Lee"


def test_words_of_an_earlier_comment_are_a_quote_of_it() -> None:
    one = Comment("a", "Who planned it?\n\nNobody has ever swept that narrow lane.", author="Ann")
    two = Comment("b", "Nobody has ever swept that narrow lane.\n\nThey do, on Mondays.", author="Ben")
    found = with_quotes(Thread("t", "", (one, two)))
    assert found.comments[1].quotes == (Quote(0, 39, "a"),)


def test_a_comment_said_twice_whole_is_no_quote() -> None:
    words = "Nobody has ever swept that narrow lane."
    found = with_quotes(Thread("t", "", (Comment("a", words, author="Ann"), Comment("b", words, author="Ben"))))
    assert found.comments[1].quotes == ()


def test_what_someone_puts_under_every_comment_is_not_said_by_it() -> None:
    comments = tuple(Comment(f"c{n}", f"Point {n}.\n\nRide or die trying, I say", author="Ann") for n in range(4))
    found = with_quotes(Thread("t", "", comments))
    assert [[one.text[q.start : q.end] for q in one.quotes] for one in found.comments] == [
        ["Ride or die trying, I say"]
    ] * 4
    assert with_quotes(found) == found


def test_a_name_before_quotation_marks() -> None:
    one = Comment("a", "No cars.", author="Thony C")
    two = Comment("b", "Thony C: “there are no cars in this town” - there are.", author="Ben")
    assert with_quotes(Thread("t", "", (one, two))).comments[1].quotes[0].of == "Thony C"


def test_of_names_that_differ_in_capitals_the_first_is_quoted() -> None:
    names = ["Ann", "Ben", "Cem", "Dana", "Eve", "Finn", "Gus", "Hana"]
    said = [Comment(f"{name}1", f"{name} says no cars.", name) for name in names]
    again = [Comment(f"{name}2", "Why?", name.lower()) for name in names]
    last = [Comment(f"{name}3", f"{name}: “nobody shall ever stop it again”", "Z") for name in names]
    found = with_quotes(Thread("t", "", (*said, *again, *last)))
    assert [quote.of for comment in found.comments for quote in comment.quotes] == names


def test_the_readers_own_quotes_stay() -> None:
    comment = '{"id": "a", "text": "> no\\nyes", "quotes": [{"start": 0, "end": 4, "of": "Ann"}]}'
    found = reading.thread(f'{{"id": "t", "comments": [{comment}]}}', "t.json")
    assert found.comments[0].quotes == (Quote(0, 4, "Ann"),)


def test_a_mark_that_an_export_left_as_an_entity_is_a_mark() -> None:
    text = "&gt; The mill is old.\n\nIt is not.\n\n&gt;&gt; It is.\n&gt; So you say."
    found = [text[quote.start : quote.end] for quote in find_quotes(text)]
    assert found == ["&gt; The mill is old.", "&gt;&gt; It is.", "&gt; So you say."]


def found_in(first: str, second: str) -> list[tuple[str, str | None]]:
    """The quotes in the second of two comments by different people."""
    comments = (Comment("a", first, author="Ann"), Comment("b", second, author="Ben"))
    two = with_quotes(Thread("t", "", comments)).comments[1]
    return [(two.text[quote.start : quote.end], quote.of) for quote in two.quotes]


@pytest.mark.parametrize("marks", ["“{}”", '"{}"', "‘{}’", "«{}»", "„{}“"])
def test_four_words_in_quotation_marks_that_another_said_are_his(marks: str) -> None:
    quoted = marks.format("Everyone has a lawnmower")
    found = found_in("Why a shed? Everyone has a lawnmower.", f"{quoted} – come and see our street.")
    assert found == [(quoted, "a")]


@pytest.mark.parametrize("words", ["a lawnmower", "Nobody has a lawnmower"])
def test_a_phrase_or_words_that_nobody_said_are_no_quote(words: str) -> None:
    assert found_in("Why a shed? Everyone has a lawnmower.", f"“{words}” is what I hear all day.") == []


def test_a_sentence_that_another_said_is_a_quote_among_own_words() -> None:
    said = "A shared shed costs each of us eleven euros a month."
    found = found_in(f"{said} I counted.", f"Really? {said} That is what you call cheap, then.")
    assert found == [(said, "a")]


@pytest.mark.parametrize(
    ("copy", "quoted"),
    [
        ("A shared shed costs each of us eleven Euros per month.", True),
        ("A shared shed costs each of us far too little to argue.", False),
    ],
)
def test_a_sentence_that_is_nearly_the_same_is_a_quote(copy: str, *, quoted: bool) -> None:
    found = found_in("A shared shed costs each of us eleven euros a month.", f"{copy}\n\nSo I would rather not.")
    assert bool(found) == quoted


def test_who_repeats_himself_quotes_nobody() -> None:
    said = "A shared shed costs each of us eleven euros a month."
    comments = (Comment("a", said, author="Ann"), Comment("b", f"As I said. {said}", author="Ann"))
    assert with_quotes(Thread("t", "", comments)).comments[1].quotes == ()


def test_a_comment_without_words_has_no_quotes() -> None:
    comments = (Comment("a", "", author="Ann"), Comment("b", "\n", author="Ben"))
    assert [one.quotes for one in with_quotes(Thread("t", "", comments)).comments] == [(), ()]
