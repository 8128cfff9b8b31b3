"""What a comment grants before it turns against it: another's view, and no claim of the commenter's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.language import grammar
from argmap.rulebook.vocabulary import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.claims.cues import Cues
    from argmap.claims.reading import Reading

_TURNS = words("turns_against")
_GIVES_WAY = _TURNS | words("concedes")

Span = tuple[int, int]


def granted(reading: Reading, cues: Cues, sentence: int) -> tuple[Span, ...]:
    """The half-open tokens of a sentence that grant something, in order.

    A clause that "although" opens, or "while it is true that"; what stands before "but" where a cue of granting opens
    it; and a whole sentence that such a cue opens where the next turns against it.

    Args:
        reading: Of the comment.
        cues: Of the comment.
        sentence: Its index.
    """
    return tuple(sorted({*_conceded(reading, cues, sentence), *_before_a_turn(reading, cues, sentence)}))


def _conceded(reading: Reading, cues: Cues, sentence: int) -> Iterator[Span]:
    """Clauses that give way to the main one: "although …, Y"."""
    bounds = reading.analysis.sentences[sentence]
    if all(token.lower not in _GIVES_WAY for token in reading.analysis.tokens[bounds.first : bounds.last]):
        return
    clauses = reading.clauses(sentence)
    told = {cue.first for cue in cues.of(sentence) if cue.effect == "granted"}
    for head in clauses.heads:
        clause = clauses.of(head)
        if clause.kind != "adverbial" or clause.mark not in _GIVES_WAY:
            continue
        first, last = clauses.whole(head)
        if clause.mark in _TURNS or any(first <= i < last for i in told):
            yield first, last


def _before_a_turn(reading: Reading, cues: Cues, sentence: int) -> Iterator[Span]:
    """What a cue of granting opens, up to "but" or to the sentence that begins with it."""
    found = reading.analysis.sentences[sentence]
    tokens = reading.analysis.tokens
    cue = next(
        (cue for cue in cues.of(sentence) if cue.effect == "granted" and reading.opens_sentence(cue.first)), None
    )
    if cue is None:
        return
    turn = next(
        (i for i in range(cue.last, found.last) if tokens[i].lower in _TURNS and tokens[i].dep in grammar.COORDINATOR),
        None,
    )
    if turn is not None:
        yield found.first, turn
    elif sentence + 1 < len(reading.analysis.sentences):
        after = reading.analysis.sentences[sentence + 1]
        if not after.quoted and tokens[after.first].lower in _TURNS:
            yield found.first, found.last
