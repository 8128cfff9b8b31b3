"""What the language room hands on: spans that are true, whatever the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from argmap.errors import ArgmapError
from argmap.language import Language, pipeline
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


def test_paragraphs_and_quotes_end_sentences(language: Language) -> None:
    text = "they said so\n\nand we did not"
    (analysis,) = analysed(language, Comment("c1", text, quotes=(Quote(0, 12),)))
    assert [(text[s.start : s.end], s.quoted) for s in analysis.sentences] == [
        ("they said so", True),
        ("and we did not", False),
    ]


def test_a_pipeline_that_is_not_installed_is_named(rulebook: Rulebook) -> None:
    with pytest.raises(ArgmapError, match="M001 the spaCy pipeline 'no_such_model'"):
        Language.open("no_such_model", rulebook)


def test_a_pipeline_that_lacks_what_a_rule_needs_is_refused(language: Language) -> None:
    import spacy

    rule = Rule(
        "claims.x", "claims", "en", "x", (Pattern("token", tokens=({"DEP": "neg"},), needs=frozenset({"parse"})),)
    )
    with pytest.raises(ArgmapError, match="R014 rule claims.x needs parse"):
        Language(spacy.blank("en"), Rulebook((rule,), ("en",), ""))
    assert language.nlp is not None
