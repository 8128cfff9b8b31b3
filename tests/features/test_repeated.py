from __future__ import annotations

from argmap.features.quotes import Copies, lower_words, quoted, resembling
from argmap.features.turn import Turn
from argmap.model import Comment, Quote

OLD = "The old bridge was never safe for heavy carts, and the town knew it."


def test_words_in_quotation_marks_are_a_quote() -> None:
    (quote,) = quoted(Turn(Comment("c2", "You say “never safe for heavy carts”: prove it."), ""))
    assert quote.words == ("never", "safe", "for", "heavy", "carts")
    assert not quote.block


def test_a_single_word_in_quotation_marks_is_none() -> None:
    assert quoted(Turn(Comment("c2", 'Your "bridge" is a plank.'), "")) == []


def test_a_marked_quote_keeps_whose_it_is() -> None:
    (quote,) = quoted(Turn(Comment("c2", OLD + " No.", quotes=(Quote(0, len(OLD), "Ann"),)), ""))
    assert (quote.of, quote.block) == ("Ann", True)


def test_a_run_of_words_is_found_with_its_share_of_the_quote() -> None:
    copies = Copies()
    copies.add(0, [word for word, _, _ in lower_words(OLD)])
    copies.add(1, ["something", "else", "was", "said", "here"])
    source = Turn(Comment("c3", 'As for "never safe for heavy carts": prove it.'), "")
    shared = copies.shared(lower_words(source.comment.text), quoted(source))
    assert list(shared) == [0]
    assert (shared[0].words, shared[0].share) == (5, 1.0)
    assert source.comment.text[shared[0].start : shared[0].end] == "never safe for heavy carts"


def test_a_mistyped_quote_still_finds_its_comment() -> None:
    text = "> The old brigde was never save for heavy cart\nProve it."
    (quote,) = quoted(Turn(Comment("c2", text, quotes=(Quote(2, 46),)), ""))
    found = dict(resembling(quote, text, [(0, "Nothing of the kind was said here at all, by anyone."), (1, OLD)]))
    assert list(found) == [1]
    assert found[1].share > 0.8
