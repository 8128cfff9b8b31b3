"""Claims in the making: where each stands in its sentence, and which gives a reason for which."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from argmap.claims.bare import bare
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

_COPULA, _TURNS = words("copula"), words("turns_against")
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
        By the draft's place; reasons that no tag names are missing where their thesis has no draft.
    """
    stated: dict[int, list[int]] = {}
    for place, draft in enumerate(drafts):
        if draft.sentence in chosen.theses:
            stated.setdefault(draft.sentence, []).append(place)
    found: dict[int, Draft | None] = {}
    for place, draft in enumerate(drafts):
        thesis = chosen.reasons.get(draft.sentence)
        claims = stated.get(thesis, ()) if thesis is not None else ()
        if claims:
            found[place] = drafts[min(claims, key=lambda i: (abs(i - place), i))]
        elif thesis is None or draft.firings:
            found[place] = None
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
    it people put 8 down apart from it. Beside a tagged claim those count that are its main statement, say what the
    writer holds, or turn against what it reports.

    Args:
        reading: Of the comment.
        sentence: One that argues.
        tagged: The claims in it that a tag names.
        granted: Half-open tokens of it that grant another's view.
        judging: Characters at which a standpoint begins: "should", "I think".
    """
    begins, ends = without(reading, sentence.first, sentence.last, granted)
    clauses = reading.clauses(sentence.index)
    heads = [i for i in clauses.statements() if not any(first <= i < last for first, last in granted)]
    tagged = tuple(tagged)
    taken = {clauses.statement(draft.anchor) for draft in tagged}
    reported = any(draft.said.voice == "reported" for draft in tagged)
    if not taken:
        whole = bare(reading, begins, ends)
        if _enough(reading, *whole):
            yield whole
    else:
        main = clauses.head(clauses.top(begins, ends))
        for head in heads:
            span = clauses.span(head)
            holds = any(reading.range(at, at + 1)[0] in range(*span) for at in judging)
            own = head == main or holds or (reported and _turned(reading, head))
            counts = head not in taken and own and not clauses.gives_reason(clauses.of(head))
            counts = counts and _words(reading, *span) > _PART
            if counts and complete(reading, *span):
                yield span


def _turned(reading: Reading, head: int) -> bool:
    """Whether a statement turns against the one beside it: "they say it helps, but it fails"."""
    tokens = reading.analysis.tokens
    beside = reading.clauses(tokens[head].sentence).children(tokens[head].head)
    joins = [i for i in beside if tokens[i].dep in grammar.COORDINATOR and i < head]
    return bool(joins) and tokens[joins[-1]].lower in _TURNS and tokens[head].dep in grammar.CONJUNCT


def without(reading: Reading, first: int, last: int, granted: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """Half-open tokens without what they grant at their beginning or end, where the rest states something."""
    for start, end in granted:
        rest = (max(first, end), last) if start - first <= 1 else (first, start) if last - end <= 1 else (first, last)
        rest = bare(reading, *_led(reading, *rest))
        if _enough(reading, *rest) and _has_verb(reading, *rest):
            first, last = rest
    return first, last


def _led(reading: Reading, first: int, last: int) -> tuple[int, int]:
    """Half-open tokens without the words at their head that join them to what precedes: ", but"."""
    tokens = reading.analysis.tokens
    while first < last and (tokens[first].dep in grammar.COORDINATOR or tokens[first].pos in grammar.BETWEEN):
        first += 1
    return first, last


def _enough(reading: Reading, first: int, last: int) -> bool:
    """Whether words can claim something: two of them where one judges ("excellent idea"), three with a verb, else five.

    What breaks off at a word that more must follow does not ("he found that").
    """
    words = _words(reading, first, last)
    if words < (WORDS if _has_verb(reading, first, last) else WORDS + 2):
        return words >= WORDS - 1 and any(t.pos == "ADJ" for t in reading.analysis.tokens[first:last])
    return not _breaks_off(reading, first, last)


def _breaks_off(reading: Reading, first: int, last: int) -> bool:
    """Whether half-open tokens end, without a full stop, with a word that more must follow."""
    tokens = reading.analysis.tokens
    inside = [t for t in tokens[first:last] if t.pos not in grammar.BETWEEN]
    ends = inside[-1]
    if reading.stops(last) or ends.tag in grammar.QUESTION_WORD:
        return False
    if ends.lemma in _COPULA and ends.tag in grammar.FINITE:
        return not any(t.head == ends.i and t.dep in grammar.PREDICATE for t in inside)  # "what it is"
    return ends.pos in _WAITS or (ends.pos == "ADP" and ends.dep not in grammar.PARTICLE)


def complete(reading: Reading, first: int, last: int) -> bool:
    """Whether half-open tokens can stand alone: a finite verb with its subject, and no word that waits for more."""
    inside = [t for t in reading.analysis.tokens[first:last] if t.pos not in grammar.BETWEEN]
    subjects = {t.head for t in inside if t.dep in grammar.SUBJECT}
    if not any(t.i in subjects and t.pos in grammar.VERB for t in inside):
        return False
    ends = inside[-1]
    return not (ends.pos == "ADV" and ends.head >= last) and not _breaks_off(reading, first, last)


def states(reading: Reading, first: int, last: int) -> bool:
    """Whether half-open tokens behind talk state something: "…, banning never works", not "…, which is odd"."""
    opens = reading.analysis.tokens[first]
    depends = opens.dep in grammar.MARKER or opens.tag in grammar.QUESTION_WORD
    return not depends and _words(reading, first, last) >= WORDS and _has_verb(reading, first, last)


def _words(reading: Reading, first: int, last: int) -> int:
    return sum(t.text[:1].isalpha() for t in reading.analysis.tokens[first:last])


def _has_verb(reading: Reading, first: int, last: int) -> bool:
    return any(t.pos in grammar.VERB for t in reading.analysis.tokens[first:last])
