"""The sentences of a comment, as sentence features see them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from argmap.features.quotations import Quotation, quotations, quotations_in
from argmap.language import grammar

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from argmap.language import Analysis
    from argmap.language.analysis import Sentence, Token

_SAYS = 3
"""Words from which a sentence says something."""


@dataclass(slots=True)
class Told:
    """One sentence of a comment with what is counted in it; never changed once the comment is read.

    Args:
        sentence: Where it stands.
        tokens: Its tokens.
        words: How many words it has; figures are none.
        root: The token that heads it.
        subject: The subject of its main verb.
        place: Which of the comment's own sentences it is, from 0.
        total: How many the comment has.
        rank: How many of the comment's own sentences that say something stand before it.
        opens_paragraph: Whether it opens the comment or follows a line break.
        quotations: Those that share characters with it.
        tagged: Whether a rule that names a claim matched in it.
        bare: Whether the words of such a rule are all of it.
        talk: Its words that belong to rules of talk: greetings, thanks, bare assent, talk about the talk.
        leaned_on: Whether a word that opens the next sentence points back at it: "for example", "because".
    """

    sentence: Sentence
    tokens: tuple[Token, ...]
    words: int = 0
    root: Token | None = None
    subject: Token | None = None
    place: int = 0
    total: int = 1
    rank: int = 0
    opens_paragraph: bool = True
    quotations: tuple[Quotation, ...] = ()
    tagged: bool = False
    bare: bool = False
    talk: set[int] = field(default_factory=set)
    leaned_on: bool = False

    def has(self, kinds: AbstractSet[str]) -> bool:
        """Whether its main verb has a dependent of one of these kinds."""
        root = self.root
        return root is not None and any(token.head == root.i and token.dep in kinds for token in self.tokens)


def told(analysis: Analysis) -> list[Told | None]:
    """Each sentence of a comment; None for quoted ones and those without a word."""
    found: list[Told | None] = [None] * len(analysis.sentences)
    read: list[Told] = []
    for sentence in analysis.sentences:
        if not sentence.quoted:
            one = _read(sentence, analysis.tokens[sentence.first : sentence.last])
            if one.words:
                read.append(one)
                found[sentence.index] = one
    marked = quotations(analysis.text)
    rank = 0
    for place, one in enumerate(read):
        one.place, one.total, one.rank = place, len(read), rank
        rank += one.words >= _SAYS
        index = one.sentence.index
        before = analysis.sentences[index - 1].end if index else 0
        one.opens_paragraph = not index or "\n" in analysis.text[before : one.sentence.start]
        if marked:
            one.quotations = tuple(quotations_in(marked, one.sentence.start, one.sentence.end))
    return found


def _read(sentence: Sentence, tokens: tuple[Token, ...]) -> Told:
    one = Told(sentence, tokens)
    for token in tokens:
        if token.pos not in grammar.NO_WORD:
            one.words += token.text[0].isalpha() or token.text[0] == "'"
            if token.head == token.i:
                one.root = token
    if one.root is not None:
        root = one.root.i
        one.subject = next((token for token in tokens if token.head == root and token.dep in grammar.SUBJECT), None)
    return one
