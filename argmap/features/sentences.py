"""The sentences of a comment, as sentence features see them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from argmap.features.quotations import Quotation, quotations, quotations_in

if TYPE_CHECKING:
    from argmap.language import Analysis
    from argmap.language.analysis import Sentence, Token

_SILENT = frozenset({"PUNCT", "SPACE", "SYM"})
_VERBS = frozenset({"VERB", "AUX"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_FINITE = frozenset({"VBZ", "VBP", "VBD", "MD"})
_CLAUSAL = frozenset({"ROOT", "ccomp", "advcl", "relcl", "conj", "parataxis", "xcomp", "acl", "pcomp", "csubj"})
_SUBJECT = frozenset({"nsubj", "nsubjpass", "expl", "csubj"})
_SHORTEST = 3


@dataclass(slots=True)
class Told:
    """One sentence of a comment with what is counted in it; never changed once the comment is read.

    Args:
        sentence: Where it stands.
        words: How many words it has; figures are none.
        verbs: How many verbs and auxiliaries.
        clauses: How many finite or subordinate verbs.
        finite, past: How many finite verbs, and how many of them are in the past.
        nouns: The lemmas of its nouns and names.
        subject: The subject of its main verb.
        main_be: Whether its main verb is "be".
        place: Which of the comment's own sentences it is, from 0.
        total: How many the comment has.
        recurring: How many of its nouns stand in other sentences of the comment.
        main: The noun that most sentences of the comment name, or "".
        quotations: Those that share characters with it.
    """

    sentence: Sentence
    words: int = 0
    verbs: int = 0
    clauses: int = 0
    finite: int = 0
    past: int = 0
    nouns: set[str] = field(default_factory=set)
    subject: Token | None = None
    main_be: bool = False
    place: int = 0
    total: int = 1
    recurring: int = 0
    main: str = ""
    quotations: tuple[Quotation, ...] = ()

    @property
    def who(self) -> str:
        """The subject in lower case, or ""."""
        return self.subject.lower if self.subject is not None else ""


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
    spread = Counter(noun for one in read for noun in one.nouns)
    top = max(spread.values(), default=0)
    main = min((noun for noun, n in spread.items() if n == top), default="") if top > 1 else ""
    marked = quotations(analysis.text)
    for place, one in enumerate(read):
        one.place, one.total, one.main = place, len(read), main
        one.recurring = sum(spread[noun] > 1 for noun in one.nouns)
        if marked:
            one.quotations = tuple(quotations_in(marked, one.sentence.start, one.sentence.end))
    return found


def _read(sentence: Sentence, tokens: tuple[Token, ...]) -> Told:
    one = Told(sentence)
    root = -1
    for token in tokens:
        pos = token.pos
        if pos in _SILENT:
            continue
        one.words += token.text[0].isalpha() or token.text[0] == "'"
        if token.head == token.i:
            root, one.main_be = token.i, token.lemma == "be"
        if pos in _VERBS:
            one.verbs += 1
            one.clauses += token.dep in _CLAUSAL
            if token.tag in _FINITE:
                one.finite += 1
                one.past += token.tag == "VBD"
        elif pos in _NOUNS and len(token.lemma) >= _SHORTEST:
            one.nouns.add(token.lemma)
    one.subject = next((token for token in tokens if token.head == root and token.dep in _SUBJECT), None)
    return one
