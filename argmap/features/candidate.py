"""A comment and one candidate for the comment that it answers, as reply features see them.

"The source" is the comment that answers, "the candidate" the one that it may answer, "the opener" the post, its
absence, or the first comment of a thread without a post.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argmap.features.conversation import Around, Conversation
    from argmap.features.turn import Turn

STRANGER, NEW, TO_ME, NEW_TO_ME = 1, 2, 3, 4
"""How a candidate stands to the source's author, who has written before: older than their last comment, newer, an older
answer to them, a newer answer to them."""


@dataclass(slots=True)
class Seen:
    """A source and one candidate; never changed once made (not frozen: thousands are made for each thread).

    Args:
        around: What stands around the source.
        talk: The thread so far.
        at: The candidate's place.
        candidate: The comment there.
        distance: How many comments up it stands; 1 is the one above.
        opener: Whether it is the opener.
        post: Whether it is the post, present or absent.
        above: Whether it is the comment above.
        same: Whether one author wrote both.
        echo: The rare words that both share.
    """

    around: Around
    talk: Conversation
    at: int
    candidate: Turn
    distance: int
    opener: bool
    post: bool
    above: bool
    same: bool
    echo: float

    @property
    def standing(self) -> int | None:
        """How the candidate stands to the source's author; None for the opener and for who has not written yet."""
        around = self.around
        if around.own < 0 or self.opener:
            return None
        new = self.at > around.own
        if self.at in around.to_author:
            return NEW_TO_ME if new else TO_ME
        return NEW if new else STRANGER

    @property
    def lead(self) -> float | None:
        """How much more the candidate echoes than any comment between it and the source."""
        return self.echo - self.around.nearer.get(self.at, 0.0) if self.echo else None

    @property
    def naming(self) -> int:
        """How clearly the source names the candidate's author."""
        naming = self.around.named.get(self.candidate.author)
        return naming.strength if naming else 0


def seen(around: Around, talk: Conversation, at: int) -> Seen:
    """A source and the candidate at a place."""
    candidate, author = talk.turns[at], around.source.author
    distance, opener = around.place - at, at == 0
    post = opener and talk.posted
    same = candidate.author == author != ""
    return Seen(
        around, talk, at, candidate, distance, opener, post, distance == 1 and not post, same, around.echo.get(at, 0.0)
    )
