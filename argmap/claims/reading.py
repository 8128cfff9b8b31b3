"""One comment as the claims room reads it: its analysis with the look-ups that every step needs, made once."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from argmap.claims.clauses import Clauses
from argmap.language.recent import Recent

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.language.analysis import Analysis

_QUOTED = re.compile(
    r'“([^”“\n]{1,1200})”|"([^"\n]{1,1200})"|(?<!\w)‘([^’‘\n]{1,200})’(?!\w)|(?<!\w)\'([^\'\n]{1,40})\'(?!\w)'
)
_NEAR = 1024
"""Sentences whose clauses are kept: a comment of more is read through two or three times, and they take 3 KB each."""
_WORD = re.compile(r"\w+")
_STOPS = frozenset(".!?…:;)")
_LEAD = frozenset({"and", "but", "so", "well", "or", "yet", "oh", "which"})


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
            text = self.analysis.text
            self._quotations = (
                [(m.start(), m.end(), len(_WORD.findall(m.group()))) for m in _QUOTED.finditer(text)]
                if any(mark in text for mark in "\"“‘'")
                else []
            )
        return self._quotations

    def quotations_at(self, start: int, end: int) -> list[tuple[int, int, int]]:
        """The quotations that share characters with half-open ones."""
        found = self.quotations()
        at = max(0, bisect_right(found, start, key=lambda quotation: quotation[0]) - 1)
        shared = []
        while at < len(found) and found[at][0] < end:
            if found[at][1] > start:
                shared.append(found[at])
            at += 1
        return shared

    def opens_sentence(self, i: int) -> bool:
        """Whether nothing but a joining word precedes a token in its sentence."""
        tokens = self.analysis.tokens
        first = self.analysis.sentences[tokens[i].sentence].first
        return all(t.pos in {"PUNCT", "SPACE"} or t.lower in _LEAD for t in tokens[first:i])

    def runs_on(self, sentence: int) -> bool:
        """Whether the parser broke a sentence off before a quotation or a bracket on the same line."""
        sentences, text = self.analysis.sentences, self.analysis.text
        if sentence + 1 >= len(sentences) or text[sentences[sentence].end - 1] in _STOPS:
            return False
        return "\n" not in text[sentences[sentence].end : sentences[sentence + 1].start + 1]

    def paragraph_after(self, sentence: int) -> Iterator[int]:
        """The indices of the sentences of the paragraph that begins after a sentence."""
        sentences, text = self.analysis.sentences, self.analysis.text
        for index in range(sentence + 1, len(sentences)):
            gap = text[sentences[index - 1].end : sentences[index].start]
            if index > sentence + 1 and "\n" in gap:
                break
            yield index
