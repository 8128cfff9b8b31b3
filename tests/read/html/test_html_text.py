from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from argmap.read.html.text import plain, words


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("<p>One</p><p>two<br>three</p>", "One\n\ntwo\nthree"),
        ("a<br><br><br>b", "a\n\nb"),
        ("one<p>two<p><i>three", "one\n\ntwo\n\nthree"),
        ("<ul><li>a<li><p>b</p><ol><li>c</ol></ul>d", "- a\n- b\n  1. c\n\nd"),
        ("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a | b\nc"),
        ("&lt;b&gt; &amp;amp; &eacute;&nbsp;x", "<b> &amp; é x"),
        ("1 < 2 and <3, a > b", "1 < 2 and <3, a > b"),
        ("<pre><code>  if x:\n    y</code></pre>z", "  if x:\n    y\n\nz"),
        ("x<script>alert(1)</script><!-- c --><style>p{}</style>y", "xy"),
        ('see <a href="http://a.example/very/long">here</a>', "see here"),
        ('<img class="emoji" alt=":)" src="x"> <img src="y" alt="A cat">', ":) [image: A cat]"),
        ("a<hr>b", "a\n\n* * *\n\nb"),
        ("<div>a</div><div>b</div>c", "a\nb\nc"),
    ],
)
def test_html_is_read_as_a_reader_sees_it(source: str, text: str) -> None:
    assert plain(source).text == text


@pytest.mark.parametrize(
    ("source", "text", "of"),
    [
        ("x<blockquote>a<br>b<blockquote>c</blockquote></blockquote>y", "> a\n> b\n>\n> > c", None),
        ('<blockquote data-quote="Ann"><p>a</p></blockquote>', "> a", "Ann"),
        ("<blockquote><div><cite>Ann wrote:</cite>a</div></blockquote>y", "> a", "Ann"),
        ('<div class="bbCodeQuote" data-author="Ann"><div class="attribution">A:</div><blockquote>a', "> a", "Ann"),
        ('<div class="quoteheader"><a>Quote from: Ann on May 1</a></div><blockquote>a</blockquote>', "> a", "Ann"),
        ('<aside class="quote" data-username="Ann"><div class="title">Ann:</div><blockquote>a', "> a", "Ann"),
        ('<div class="bbcode_quote"><div class="bbcode_postedby">Originally Posted by Ann</div>a</div>', "> a", "Ann"),
    ],
)  # fmt: skip
def test_quotes_are_spans_with_a_name(source: str, text: str, of: str | None) -> None:
    found = plain(source)
    (quote,) = found.quotes
    assert (found.text[quote.start : quote.end], quote.of) == (text, of)


def test_what_a_quote_says_of_its_source_is_not_lost() -> None:
    long = "A long line that tells of a book, its author, its year and the page on which the words are found"
    assert long in plain(f"<blockquote><cite>{long}</cite>a</blockquote>").text
    assert plain('<blockquote><h3 class="title">Head</h3>a</blockquote>').text == "> Head\n>\n> a"
    assert plain("<blockquote>a<cite>Ann</cite></blockquote>").text == "> aAnn"


def test_line_ends_count_where_wordpress_stores_them() -> None:
    assert plain("one\ntwo\n\n\n<b>three</b>", breaks=True).text == "one\ntwo\n\nthree"


def test_words_stand_on_one_line() -> None:
    assert words("<h1>A\n &amp;</h1> <p>B</p>") == "A & B"


_PIECES = st.lists(
    st.sampled_from(
        [
            "<p>",
            "</p>",
            "<br>",
            "<br/>",
            "<div>",
            "</div>",
            "<b>",
            "</b>",
            "<blockquote>",
            "</blockquote>",
            "<ul>",
            "<li>",
            "</ul>",
            "<pre>",
            "</pre>",
            "<a_href='x'>",
            "<script>",
            "</script>",
            "<td>",
            "&amp;",
            "&#0;",
            "&bogus;",
            "<",
            ">",
            '"',
            "'",
            "x",
            "yz",
            "é",
            "\n",
            "<!--",
            "-->",
            "<cite>",
            "</cite>",
            "<img_alt='q'_src='r'>",
        ]
    )
)


@given(_PIECES)
def test_spans_lie_in_the_text_whatever_the_html(pieces: list[str]) -> None:
    found = plain(" ".join(piece.replace("_", " ") for piece in pieces))
    end = 0
    for quote in found.quotes:
        assert end <= quote.start < quote.end <= len(found.text)
        assert found.text[quote.start] == ">"
        end = quote.end


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("<b>one<i>two</b>three</i>", "onetwothree"),
        ("<p>a<blockquote><p>b</blockquote>c", "a\n\n> b\n\nc"),
        ("a<blockquote>b", "a\n\n> b"),
        ("<div><p>a</div>b", "a\n\nb"),
        ("a</p>b<br></br>c", "a\n\nb\n\nc"),
    ],
)
def test_crossed_and_unclosed_elements_lose_no_word(source: str, text: str) -> None:
    assert plain(source).text == text


def test_a_node_is_read_like_its_html() -> None:
    source = '<p>a</p><blockquote data-author="Ann">b</blockquote><ol><li>c</ol>'
    node = LexborHTMLParser(f"<div id=x>{source}</div>").css_first("#x")
    assert plain(node) == plain(source)


def test_depth_is_not_bounded_by_the_stack() -> None:
    assert plain("<div>" * 50_000 + "x").text == "x"


def test_html_that_would_take_the_parser_forever_is_shown_as_it_is_written() -> None:
    source = "".join(f"<b id={number}><p>" for number in range(20_000)) + "x"
    assert plain(source).text == source


@given(
    st.lists(
        st.sampled_from(["<p>", "</p>", "<br>", "<div>", "</div>", "<b>", "</b>", "word", " ", "&amp;", "&", "\n"])
    )
)
def test_no_word_is_lost(pieces: list[str]) -> None:
    assert plain("".join(pieces)).text.count("word") == pieces.count("word")


def test_halves_of_a_character_are_put_together_and_a_lone_one_is_marked() -> None:
    assert plain("<p>a\ud83d\ude00b</p>").text == "a\U0001f600b"
    assert plain("<p>a\ud800b</p>").text == "a\ufffdb"
