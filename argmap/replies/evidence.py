"""The words that show a reply target."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.model import Evidence
from argmap.replies.words import stem

if TYPE_CHECKING:
    from argmap.model import Firing
    from argmap.replies.conversation import Around, Conversation
    from argmap.rulebook.rule import Rule


def words_of(rule: Rule, weight: float, firing: Firing | None, around: Around, talk: Conversation, at: int) -> Evidence:
    """One rule that bears on a candidate, with the source's words that show it.

    Args:
        rule: The rule.
        weight: What it adds.
        firing: Where it fired on words.
        around: The source.
        talk: The thread so far.
        at: The candidate's place.
    """
    span = (firing.start, firing.end) if firing else _span(rule, around, talk, at)
    if span is None:
        return Evidence(rule.id, weight=weight)
    return Evidence(rule.id, around.source.comment.text[span[0] : span[1]], None, span[0], span[1], weight)


def _span(rule: Rule, around: Around, talk: Conversation, at: int) -> tuple[int, int] | None:
    if rule.basis == "quote":
        if at in around.shared:
            return around.shared[at].start, around.shared[at].end
        return (around.of[at].start, around.of[at].end) if at in around.of else None
    if rule.basis == "mention":
        naming = around.named.get(talk.profiles[at].author)
        return (naming.start, naming.end) if naming else None
    if rule.basis == "echo":
        return _rarest(around, talk, at)
    return None


def _rarest(around: Around, talk: Conversation, at: int) -> tuple[int, int] | None:
    """The shared word that fewest comments use."""
    theirs = talk.profiles[at].stems
    shared = [
        (talk.used(s), place)
        for word, place in zip(around.source.words, around.source.places, strict=True)
        if (s := stem(word)) in theirs
    ]
    return min(shared)[1] if shared else None
