"""What the language room hands on: spans that are true, whatever the text."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from argmap.errors import ArgmapError
from argmap.language import Language, pipeline
from argmap.language.runs import LONGEST, make_doc
from argmap.model import Comment, Quote
from argmap.rulebook.rule import Pattern, Rule, Rulebook

if TYPE_CHECKING:
    from argmap.language import Analysis


def analysed(language: Language, *comments: Comment, batch: int = 64) -> list[Analysis]:
    return list(language.analyse(comments, batch=batch))


def test_comments_without_words_come_back_in_their_place(language: Language) -> None:
    comments = [Comment("c1", ""), Comment("c2", "Yes."), Comment("c3", " \n"), Comment("c4", "No."), Comment("c5", "")]
    assert [(a.comment, len(a.sentences)) for a in analysed(language, *comments)] == [
        ("c1", 0), ("c2", 1), ("c3", 0), ("c4", 1), ("c5", 0),
    ]  # fmt: skip


@pytest.mark.parametrize("batch", [1, 2, 64])
def test_the_size_of_batches_changes_nothing(language: Language, batch: int) -> None:
    comments = [Comment(f"c{n}", "It is about money. " * n) for n in range(7)]
    assert analysed(language, *comments, batch=batch) == analysed(language, *comments)


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=200))
def test_spans_give_back_their_words(language: Language, text: str) -> None:
    (analysis,) = analysed(language, Comment("c1", text))
    for token in analysis.tokens:
        assert text[token.start : token.end] == token.text
        assert analysis.tokens[token.head].sentence == token.sentence
    for sentence in analysis.sentences:
        assert all(t.sentence == sentence.index for t in analysis.tokens[sentence.first : sentence.last])


def test_a_long_comment_is_parsed_in_pieces_with_true_spans(
    language: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pipeline, "_PIECE", 50)
    text = "It is about money. They want it all.\n\nNobody asked us, and nobody will. It is about profit, then."
    (analysis,) = analysed(language, Comment("c1", text))
    assert [text[s.start : s.end] for s in analysis.sentences] == [
        "It is about money.", "They want it all.", "Nobody asked us, and nobody will.", "It is about profit, then.",
    ]  # fmt: skip
    assert [t.i for t in analysis.tokens] == list(range(len(analysis.tokens)))
    assert all(text[f.start : f.end] for f in analysis.firings)


def test_the_pieces_of_a_comment_are_let_go_one_by_one(language: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "It is about money. They want it all.\n\n" * 6
    whole = "".join(token.text for token in analysed(language, Comment("c1", text))[0].tokens)
    monkeypatch.setattr(pipeline, "_PIECE", 50)
    order: list[str] = []
    parsed, taken = language._doc, pipeline._plain

    def parse(*words: object) -> object:
        order.append("parsed")
        return parsed(*words)  # type: ignore[arg-type]

    def take(*words: object) -> object:
        order.append("taken")
        return taken(*words)  # type: ignore[arg-type]

    monkeypatch.setattr(language, "_doc", parse)
    monkeypatch.setattr(pipeline, "_plain", take)
    (analysis,) = analysed(language, Comment("c1", text), batch=1)
    assert "".join(token.text for token in analysis.tokens) == whole
    assert order.count("parsed") == order.count("taken") > 4
    held = [order[:n].count("parsed") - order[:n].count("taken") for n in range(len(order))]
    assert max(held) <= 2, "the one that is read and the next"


def test_long_texts_are_not_parsed_together(language: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    texts = ["one two three", "four five", "six", "seven eight nine ten eleven twelve", "thirteen", "", "fourteen"]
    docs = [language.nlp.make_doc(text) for text in texts]
    monkeypatch.setattr(pipeline, "_TOKENS", 5)
    assert [[len(doc) for doc in some] for some in pipeline._batches(docs, 3)] == [[3, 2], [1], [6], [1, 0, 1]]


def test_a_text_of_marks_is_parsed_in_small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "_TOKENS", 100)
    text = "!?" * 500 + " and words" * 5
    pieces = [text[start:end] for start, end in pairwise(pipeline._cuts(text))]
    assert "".join(pieces) == text
    assert max(len(pipeline._WORDS.findall(piece)) for piece in pieces) <= 100
    assert pipeline._cuts("words" * 500) == [0, 2_500]


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    parts=st.lists(
        st.tuples(st.sampled_from([*">=-.a \n\u0301\U0001f600", "(a", "ok "]), st.integers(1, 700)),
        min_size=1,
        max_size=6,
    )
)
def test_words_without_an_end_keep_every_character(language: Language, parts: list[tuple[str, int]]) -> None:
    text = "".join(part * times for part, times in parts)
    doc = make_doc(language.nlp, text)
    assert doc.text == text
    assert all(len(token.text) <= LONGEST for token in doc if not token.is_space)


def test_a_piece_of_blanks_in_a_long_comment(language: Language) -> None:
    text = f"It is about money.{' ' * 200_000}{chr(10) * 200_000}No."
    (analysis,) = analysed(language, Comment("c1", text))
    assert [text[s.start : s.end] for s in analysis.sentences if s.start < s.end] == ["It is about money.", "No."]


def test_a_run_of_one_mark_is_few_words(language: Language) -> None:
    text = "It is all about money. " + ">" * 10_000 + " No."
    (analysis,) = analysed(language, Comment("c1", text))
    assert len(analysis.tokens) < 40
    assert [text[t.start : t.end] for t in analysis.tokens] == [t.text for t in analysis.tokens]


def test_paragraphs_and_quotes_end_sentences(language: Language) -> None:
    text = "they said so\n\nand we did not"
    (analysis,) = analysed(language, Comment("c1", text, quotes=(Quote(0, 12),)))
    assert [(text[s.start : s.end], s.quoted) for s in analysis.sentences] == [
        ("they said so", True),
        ("and we did not", False),
    ]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("He answers to nobody\nThe ferry is slow", 2),
        ("Posted in May\n© Harbour News\nThe ferry is slow", 3),
        ("He answers to nobody in the\nCity Council", 1),
        ("the ferry is slow\nand nobody mends it", 1),
    ],
)
def test_a_line_that_somebody_typed_is_a_sentence(text: str, sentences: int, language: Language) -> None:
    (analysis,) = analysed(language, Comment("c1", text))
    assert len(analysis.sentences) == sentences


def test_a_wrapped_line_ends_no_sentence(language: Language) -> None:
    text = (
        "The ferry is slow, the fee is high, and nobody in the office of\nMrs Hall, who bought it in spring, answers."
    )
    (analysis,) = analysed(language, Comment("c1", text))
    assert len(analysis.sentences) == 1
    wrapped = (
        "The council says that the new ferry was bought from the firm\nPorter and Sons, and that nobody else built one."
    )
    (analysis,) = analysed(language, Comment("c1", wrapped))
    assert len(analysis.sentences) == 1


def test_a_pipeline_that_is_not_installed_is_named(rulebook: Rulebook) -> None:
    with pytest.raises(ArgmapError, match="M001 the spaCy pipeline 'no_such_model'"):
        Language.open("no_such_model", rulebook)


def test_a_pipeline_that_lacks_what_a_rule_needs_is_refused(language: Language) -> None:
    import spacy

    rule = Rule("tags.x", "tags", "en", "x", (Pattern("token", tokens=({"DEP": "neg"},), needs=frozenset({"parse"})),))
    with pytest.raises(ArgmapError, match="R014 rule tags.x needs parse"):
        Language(spacy.blank("en"), Rulebook((rule,), ("en",), ""))
    assert language.nlp is not None
