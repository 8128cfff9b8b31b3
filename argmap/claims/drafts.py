"""Claims in the making: where each stands in its sentence, and which gives a reason for which."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from argmap.language import grammar
from argmap.rulebook.vocabulary import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from argmap.claims.assertion import Said
    from argmap.claims.reading import Reading
    from argmap.claims.roles import Score
    from argmap.claims.thesis import Thesis
    from argmap.language.analysis import Sentence
    from argmap.model import Firing

_COPULA = words("copula")
_WAITS = frozenset({"SCONJ", "CCONJ", "DET"})
WORDS = 3
"""Words below which nothing is claimed, unless a tag names it."""
_PART = 3
"""Words above which a part of a sentence is a claim of its own."""


@dataclass(slots=True)
class Draft:
    """A claim in the making.

    Args:
        first, last: Half-open tokens of its span.
        anchor: The token that heads what it says.
        said: How it is said.
        firings: Of the rules that tag it.
        score: What the role rules make of its sentence.
        sentence: Index of that sentence.
    """

    first: int
    last: int
    anchor: int
    said: Said
    firings: list[Firing]
    score: Score
    sentence: int


def supports(drafts: Sequence[Draft], chosen: Thesis) -> dict[int, Draft | None]:
    """What each draft supports: a draft of a thesis, or None where it is a claim itself.

    Args:
        drafts: Of one comment, in the order of the text.
        chosen: Its theses and the reasons tied to them.

    Returns:
        By the draft's place; those that support nothing and are no thesis are missing.
    """
    stated: dict[int, list[int]] = {}
    for place, draft in enumerate(drafts):
        if draft.sentence in chosen.theses:
            stated.setdefault(draft.sentence, []).append(place)
    found: dict[int, Draft | None] = {}
    for place, draft in enumerate(drafts):
        thesis = chosen.reasons.get(draft.sentence, draft.sentence)
        claims = stated.get(thesis, ())
        if place in claims:
            found[place] = None
        elif claims:
            found[place] = drafts[min(claims, key=lambda i: (abs(i - place), i))]
    return found


def spans(
    reading: Reading,
    sentence: Sentence,
    tagged: Iterable[Draft],
    granted: Sequence[tuple[int, int]] = (),
    judging: Sequence[int] = (),
) -> Iterator[tuple[int, int]]:
    """What a sentence states beside its tagged claims: half-open tokens.

    A sentence without tagged claims is one statement, with its reason: of 27 reasons that "because" introduces within
    it people put 8 down apart from it. Beside a tagged claim those count that are its main statement or say what the
    writer holds.

    Args:
        reading: Of the comment.
        sentence: One that argues.
        tagged: The claims in it that a tag names.
        granted: Half-open tokens of it that grant another's view.
        judging: Characters at which a standpoint begins: "should", "I think".
    """
    sentence = _without(reading, sentence, granted)
    clauses = reading.clauses(sentence.index)
    heads = [i for i in clauses.statements() if not any(first <= i < last for first, last in granted)]
    taken = {clauses.statement(draft.anchor) for draft in tagged}
    if not taken:
        whole = bare(reading, sentence.first, sentence.last)
        if _enough(reading, *whole):
            yield whole
    else:
        main = clauses.head(clauses.top(sentence.first, sentence.last))
        for head in heads:
            span = clauses.span(head)
            holds = any(reading.range(at, at + 1)[0] in range(*span) for at in judging)
            counts = head not in taken and (head == main or holds) and not clauses.gives_reason(clauses.of(head))
            counts = counts and _words(reading, *span) > _PART
            if counts and complete(reading, *span):
                yield span


def _without(reading: Reading, sentence: Sentence, granted: Sequence[tuple[int, int]]) -> Sentence:
    """A sentence without what it grants at its beginning or end, where the rest states something."""
    first, last = sentence.first, sentence.last
    for start, end in granted:
        rest = (max(first, end), last) if start - first <= 1 else (first, start) if last - end <= 1 else (first, last)
        rest = bare(reading, *_led(reading, *rest))
        if _enough(reading, *rest) and _has_verb(reading, *rest):
            first, last = rest
    return replace(sentence, first=first, last=last)


def _led(reading: Reading, first: int, last: int) -> tuple[int, int]:
    """Half-open tokens without the words at their head that join them to what precedes: ", but"."""
    tokens = reading.analysis.tokens
    while first < last and (tokens[first].dep in grammar.COORDINATOR or tokens[first].pos in grammar.BETWEEN):
        first += 1
    return first, last


def _enough(reading: Reading, first: int, last: int) -> bool:
    """Whether words can claim something: two of them where one judges ("excellent idea"), else three."""
    words = _words(reading, first, last)
    judges = any(t.pos == "ADJ" for t in reading.analysis.tokens[first:last])
    return words >= WORDS or (words == WORDS - 1 and judges)


def complete(reading: Reading, first: int, last: int) -> bool:
    """Whether half-open tokens can stand alone: a finite verb with its subject, and no word that waits for more."""
    inside = [t for t in reading.analysis.tokens[first:last] if t.pos not in grammar.BETWEEN]
    subjects = {t.head for t in inside if t.dep in grammar.SUBJECT}
    if not any(t.i in subjects and t.pos in grammar.VERB for t in inside):
        return False
    ends = inside[-1]
    if ends.lemma in _COPULA:
        return any(t.head == ends.i and t.dep in grammar.PREDICATE for t in inside)  # "what it is"
    return ends.pos not in _WAITS and not (ends.pos == "ADV" and ends.head >= last)


def states(reading: Reading, first: int, last: int) -> bool:
    """Whether half-open tokens behind talk state something: "…, banning never works", not "…, which is odd"."""
    opens = reading.analysis.tokens[first]
    depends = opens.dep in grammar.MARKER or opens.tag in grammar.QUESTION_WORD
    return not depends and _words(reading, first, last) >= WORDS and _has_verb(reading, first, last)


def _words(reading: Reading, first: int, last: int) -> int:
    return sum(t.text[:1].isalpha() for t in reading.analysis.tokens[first:last])


def _has_verb(reading: Reading, first: int, last: int) -> bool:
    return any(t.pos in grammar.VERB for t in reading.analysis.tokens[first:last])


_PARTAKES = grammar.SUBJECT | grammar.CONJUNCT | grammar.OBJECT | grammar.OBJECT_OF_PREPOSITION
_ENDS = frozenset(".!?…")
_NAME = 2
"""Words of the longest name by which somebody is spoken to."""
_LABEL = 5
"""Tokens of the longest line above a sentence that is a label of it."""
_LIST = frozenset({",", ";", ":", "-", "–", "—", "*", "•", ">", "…", "..."})
_NUMBER = frozenset({".", ")", ":"})


def _behind_handle(reading: Reading, first: int, last: int) -> int:
    """The first token behind "@Ann Lee," at the head of a sentence: whom it speaks to is no part of what it claims."""
    tokens = reading.analysis.tokens
    behind = first
    while behind < last and tokens[behind].text[0] == "@" and len(tokens[behind].text) > 1:
        behind += 1
        while behind < last and tokens[behind].pos == "PROPN" and tokens[behind].dep not in grammar.SUBJECT:
            behind += 1
    return behind if behind < last else first


def _spoken_to(reading: Reading, first: int, last: int) -> tuple[int, int]:
    """Half-open tokens without a name at the head or the end that only says whom they speak to: "Ann, …", "…, Ann."."""
    tokens = reading.analysis.tokens
    begin = first
    while begin < min(last, first + _NAME) and tokens[begin].pos == "PROPN" and tokens[begin].dep not in _PARTAKES:
        begin += 1
    if first < begin < last - 1 and tokens[begin].text == "," and tokens[begin + 1].dep not in grammar.CONJUNCT:
        first = begin + 1
    end = last
    while end > first and tokens[end - 1].text in _ENDS:
        end -= 1
    name = end
    while name > max(first, end - _NAME) and tokens[name - 1].pos == "PROPN":
        name -= 1
    calls = first + 1 < name < end and tokens[name - 1].text == "," and tokens[end - 1].dep not in _PARTAKES
    apart = calls and tokens[tokens[end - 1].head].pos != "PROPN"  # "in Arden, Ohio" names one place
    return first, name - 1 if apart else last


def _behind_label(reading: Reading, first: int, last: int) -> int:
    """The first token behind a short line of its own without a verb: a name or heading above what is said."""
    tokens, text = reading.analysis.tokens, reading.analysis.text
    for i in range(first, min(last, first + _LABEL + 1)):
        if tokens[i].pos in grammar.VERB:
            break
        if i > first and "\n" in text[tokens[i - 1].start : tokens[i].start]:
            return i
    return first


def _behind_quote(reading: Reading, first: int, last: int) -> int:
    """The first token behind another's words that a mark sets off: `"Nobody pays" - they all do`."""
    tokens = reading.analysis.tokens
    own = next((i for i in range(first, last) if not tokens[i].quoted), last)
    return own if first < own < last and tokens[own].text in _LIST else first


def bare(reading: Reading, first: int, last: int) -> tuple[int, int]:
    """Half-open tokens without space, joining marks and list numbers at the ends, nor a label or quote at the head."""
    tokens = reading.analysis.tokens
    first = _behind_quote(reading, first, last)
    first = _behind_label(reading, _behind_handle(reading, first, last), last)
    first, last = _spoken_to(reading, first, last)
    while first < last and (tokens[first].pos == "SPACE" or tokens[first].text in _LIST):
        first += 1
    if first + 2 < last and tokens[first].text.isdigit() and tokens[first + 1].text in _NUMBER:
        first += 2
    elif first + 1 < last and tokens[first].text[:-1].isdigit() and tokens[first].text[-1] in _NUMBER:
        first += 1
    while first < last and tokens[first].pos == "SPACE":
        first += 1
    while first < last and (
        tokens[last - 1].pos in {"SPACE", "CCONJ"}
        or tokens[last - 1].text in _LIST
        or tokens[last - 1].dep in grammar.MARKER
    ):
        last -= 1
    return first, last
