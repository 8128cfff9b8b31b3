"""Clauses from a parse that is built by hand."""

from __future__ import annotations

from argmap.claims.clauses import Clauses
from argmap.language.analysis import Analysis, Sentence, Token


def parsed(*rows: tuple[str, str, str, str, int]) -> Clauses:
    """Clauses of one sentence from (text, part of speech, tag, dependency, head)."""
    tokens, at = [], 0
    for i, (text, pos, tag, dep, head) in enumerate(rows):
        tokens.append(Token(i, at, at + len(text), text, text.lower(), text.lower(), pos, tag, dep, head, 0))
        at += len(text) + 1
    text = " ".join(row[0] for row in rows)
    sentence = Sentence(0, 0, len(tokens), 0, len(text))
    return Clauses(Analysis("c1", text, tuple(tokens), (sentence,)), sentence)


NOT_THIS_BUT_THAT = parsed(
    ("This", "PRON", "DT", "nsubj", 1),
    ("is", "AUX", "VBZ", "ccomp", 6),
    ("n't", "PART", "RB", "neg", 1),
    ("fear", "NOUN", "NN", "attr", 1),
    (",", "PUNCT", ",", "punct", 6),
    ("it", "PRON", "PRP", "nsubj", 6),
    ("is", "AUX", "VBZ", "ROOT", 6),
    ("greed", "NOUN", "NN", "attr", 6),
)
REASON = parsed(
    ("It", "PRON", "PRP", "nsubj", 1),
    ("fails", "VERB", "VBZ", "ROOT", 1),
    ("because", "SCONJ", "IN", "mark", 5),
    ("nobody", "PRON", "NN", "nsubj", 5),
    ("really", "ADV", "RB", "advmod", 5),
    ("cares", "VERB", "VBZ", "advcl", 1),
)
SAID = parsed(
    ("They", "PRON", "PRP", "nsubj", 1),
    ("say", "VERB", "VBP", "ROOT", 1),
    ("that", "SCONJ", "IN", "mark", 4),
    ("it", "PRON", "PRP", "nsubj", 4),
    ("fails", "VERB", "VBZ", "ccomp", 1),
)


def test_statements_side_by_side_are_two() -> None:
    assert [NOT_THIS_BUT_THAT.of(i).head for i in (3, 7)] == [1, 6]
    assert NOT_THIS_BUT_THAT.of(3).kind == "beside"
    assert NOT_THIS_BUT_THAT.span(3) == (0, 4)
    assert NOT_THIS_BUT_THAT.span(7) == (5, 8)


def test_what_is_said_is_a_complement() -> None:
    assert SAID.of(4).kind == "complement"
    assert [clause.head for clause in SAID.path(4)] == [4, 1]
    assert SAID.span(4) == (3, 5)
    assert SAID.statement(4) == 1


def test_a_reason_stands_apart() -> None:
    assert REASON.gives_reason(REASON.of(5))
    assert REASON.span(5) == (3, 6)
    assert REASON.span(1) == (0, 2)
    assert REASON.statements() == [1, 5]


def test_the_top_of_a_range_heads_it() -> None:
    assert NOT_THIS_BUT_THAT.top(5, 8) == 6
    assert NOT_THIS_BUT_THAT.last_statement() == 6


def test_a_parse_that_loops_ends() -> None:
    loop = parsed(("a", "NOUN", "NN", "dep", 1), ("b", "NOUN", "NN", "dep", 0))
    assert loop.of(0).kind == "beside"
    assert loop.span(0)[0] == 0
