"""One comment as the claims room reads it: its analysis with the look-ups that every step needs, made once."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from argmap.claims.clauses import Clauses
from argmap.features.quotations import quotations, quotations_in
from argmap.language import grammar
from argmap.language.recent import Recent
from argmap.rulebook.vocabulary import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.language.analysis import Analysis, Sentence, Token

_NEAR = 1024
"""Sentences whose clauses are kept: a comment of more is read through two or three times, and they take 3 KB each."""
_STOPS = frozenset(".!?…:;)")
_ENDS = frozenset(".!?")
_LEAD = words("joins")
_SUPPOSES = words("supposes")
_WHY, _WOULD = words("opens_dispute"), words("disputes")


class Reading:
    """A comment's analysis, with clauses made as they are asked for.

    Args:
        analysis: Of the comment.
    """

    def __init__(self, analysis: Analysis) -> None:
        self.analysis = analysis
        self._starts = [token.start for token in analysis.tokens]
        self._clauses: Recent[int, Clauses] = Recent(
            lambda sentence: Clauses(analysis, analysis.sentences[sentence]), _NEAR
        )
        self._quotations: list[tuple[int, int, int]] | None = None

    def range(self, start: int, end: int) -> tuple[int, int]:
        """The half-open tokens of half-open characters; at least one token."""
        first = max(0, bisect_right(self._starts, start) - 1)
        return first, max(first + 1, bisect_left(self._starts, end))

    def sentence_at(self, start: int) -> int:
        """The index of the sentence in which a character stands."""
        return self.analysis.tokens[max(0, bisect_right(self._starts, start) - 1)].sentence

    def clauses(self, sentence: int) -> Clauses:
        """The clauses of a sentence."""
        return self._clauses[sentence]

    def quotations(self) -> list[tuple[int, int, int]]:
        """Words between quotation marks: half-open characters with the marks, and how many words; in order."""
        if self._quotations is None:
            self._quotations = quotations(self.analysis.text)
        return self._quotations

    def quotations_at(self, start: int, end: int) -> list[tuple[int, int, int]]:
        """The quotations that share characters with half-open ones."""
        return quotations_in(self.quotations(), start, end)

    def opens_sentence(self, i: int) -> bool:
        """Whether nothing but a joining word precedes a token in its sentence."""
        tokens = self.analysis.tokens
        first = self.analysis.sentences[tokens[i].sentence].first
        return all(t.pos in grammar.BETWEEN or t.lower in _LEAD for t in tokens[first:i])

    def takes_up(self, sentence: Sentence) -> bool:
        """Whether a sentence opens as an answer to what another said: "So …", "But …", "If that holds, why …"."""
        opens = self._opening(sentence)
        asks = opens is not None and opens.tag in grammar.QUESTION_WORD  # "Which one do you mean?"
        return opens is not None and not asks and (opens.lower in _LEAD or opens.lower in _SUPPOSES)

    def disputes(self, sentence: Sentence) -> bool:
        """Whether a question disputes more than it asks: "Why pay for it?", "Who would pay for it?"."""
        tokens = self.analysis.tokens[sentence.first : sentence.last]
        opens = self._opening(sentence)
        return (opens is not None and opens.lower in _WHY) or any(token.lower in _WOULD for token in tokens)

    def _opening(self, sentence: Sentence) -> Token | None:
        tokens = self.analysis.tokens[sentence.first : sentence.last]
        return next((token for token in tokens if token.pos not in grammar.BETWEEN), None)

    def stops(self, last: int) -> bool:
        """Whether a mark that ends a sentence stands at the end of half-open tokens, or behind them."""
        tokens = self.analysis.tokens
        return any(t.text[0] in _ENDS and not t.text.startswith("..") for t in tokens[last - 1 : last + 1])

    def quotes(self, sentence: int) -> bool:
        """Whether a sentence holds words between quotation marks."""
        found = self.analysis.sentences[sentence]
        return bool(self.quotations_at(found.start, found.end))

    def runs_on(self, sentence: int) -> bool:
        """Whether the parser broke a sentence off before a quotation or a bracket on the same line."""
        sentences, text = self.analysis.sentences, self.analysis.text
        if sentence + 1 >= len(sentences):
            return False
        end, start = sentences[sentence].end, sentences[sentence + 1].start
        goes_on = text[end - 1] == ")" and text[start : start + 1].islower()
        return (goes_on or text[end - 1] not in _STOPS) and "\n" not in text[end : start + 1]

    def paragraph_after(self, sentence: int) -> Iterator[int]:
        """The indices of the sentences of the paragraph that begins after a sentence."""
        sentences, text = self.analysis.sentences, self.analysis.text
        for index in range(sentence + 1, len(sentences)):
            gap = text[sentences[index - 1].end : sentences[index].start]
            if index > sentence + 1 and "\n" in gap:
                break
            yield index
