"""One comment as a turn of the talk: what is asked of it when one looks for whom it answers, counted once."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from argmap.features.stems import COMMON_STEMS, stem
from argmap.model.persons import person
from argmap.rulebook.vocabulary import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from argmap.language import Analysis
    from argmap.model import Claim, Comment, Firing

_ENDS_ASKING = re.compile(r"\?[\W_]*$")
_SECOND = words("second_person")


_NONE: frozenset[Any] = frozenset()
_NOTHING: Mapping[str, int] = {}
"""One for all: an empty set takes as much room as one of five words."""


@dataclass(frozen=True, slots=True)
class Turn:
    """One comment, or the post, as a turn of the talk.

    Args:
        comment: The comment.
        author: Its author's name in lower case with plain gaps, or "" where nobody signs or many share the name.
        words: Its own words in lower case, in order; quoted words are left out.
        places: The half-open characters of each of them.
        everything: All its words with their half-open characters, the quoted ones too.
        stems: How often each stem stands in it; common ones are left out.
        pairs: Stems that stand side by side, of which at least one is not common.
        asks: Whether it holds a question.
        ends_asking: Whether it ends with one.
        second: How often it says "you".
        firings: Of the address rules.
        tags: Of its claims.
        denied: Those of them that it denies.
        absent: True for the post that the source does not hold.
        length: How many words of its own it has.
        said: All its words in lower case, with single gaps; asked of a parent that the file gives.
    """

    comment: Comment
    author: str
    words: tuple[str, ...] = ()
    places: tuple[tuple[int, int], ...] = ()
    everything: tuple[tuple[str, int, int], ...] = ()
    stems: Mapping[str, int] = field(default_factory=dict)
    pairs: frozenset[tuple[str, str]] = _NONE
    asks: bool = False
    ends_asking: bool = False
    second: int = 0
    firings: tuple[Firing, ...] = ()
    tags: frozenset[str] = _NONE
    denied: frozenset[str] = _NONE
    absent: bool = False
    length: int = 0
    said: str = ""

    def past(self, *, said: bool) -> Turn:
        """What later comments may still ask of it: its words, most of what it holds, are dropped.

        Args:
            said: Whether `said` may be asked for.
        """
        kept = self.said if said else ""
        return replace(self, words=(), places=(), everything=(), stems=_NOTHING, pairs=_NONE, firings=(), said=kept)

    @property
    def id(self) -> str:
        """The comment's id."""
        return self.comment.id


def turn(comment: Comment, analysis: Analysis, claims: Iterable[Claim] = ()) -> Turn:
    """Count what replies compare.

    Args:
        comment: The comment.
        analysis: What is known of its text.
        claims: Its claims.
    """
    claims = tuple(claims)
    spoken = [t for t in analysis.tokens if t.text[0].isalnum()]
    own = [t for t in spoken if not t.quoted] if comment.quotes else spoken
    stems = [stem(t.lower) for t in own]
    text = analysis.text
    return Turn(
        comment,
        person(comment.author),
        tuple(t.lower for t in own),
        tuple((t.start, t.end) for t in own),
        tuple((t.lower, t.start, t.end) for t in spoken),
        Counter(s for s in stems if s not in COMMON_STEMS),
        frozenset((a, b) for a, b in pairwise(stems) if not (a in COMMON_STEMS and b in COMMON_STEMS)),
        "?" in text,
        _ENDS_ASKING.search(text[-12:]) is not None,
        sum(t.lower in _SECOND for t in own),
        tuple(f for f in analysis.firings if f.family == "address"),
        frozenset(tag for claim in claims for tag in claim.tags) or _NONE,
        frozenset(tag for claim in claims if claim.assertion == "denied" for tag in claim.tags) or _NONE,
        length=len(own),
        said=" ".join(t.lower for t in spoken),
    )
