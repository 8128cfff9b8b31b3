"""What people say of a map's marks, bound to words, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from argmap.model.thread import Relation

Effect = Literal["confirmed", "changed", "added", "struck", "unbound"]

CHECKED = "checked"
"""What stands for a rule in the evidence of a mark that a person confirmed, changed or added."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Words by which a comment, or a mark in it, is found again when the thread grows or is pasted anew.

    Args:
        words: A quotation; empty where the author is enough.
        by: The author, as signed, or None.
        date: The words of the date, where words and author fit several comments; else None.
        after: Words of the comment above, where the date fits several, too; else None.
    """

    words: str = ""
    by: str | None = None
    date: str | None = None
    after: str | None = None


@dataclass(frozen=True, slots=True)
class Correction:
    """What a person has said of a mark; bound to words, not to numbers.

    Args:
        kind: What it is about: a key of `argmap.corrections.kinds.KINDS`, such as "link".
        verdict: What it should be, such as "rebuttal" or "none".
        at: Where.
        to: The other end of a link, the comment that is answered, the claim that is supported; else None.
        partial: Of a link: only a part is agreed to or rebutted.
        was: Of a link: the relation of the one that is meant, where the two comments agree in part and rebut in part;
            None for all that is between them.
        against: Of a point: the claim stands against its statement.
        signed: Of a comment that starts here: by whom.
        thread: The id of the only thread that it speaks of, or None.
        who: Who says so, or None.
        when: On which day, or None.
    """

    kind: str
    verdict: str
    at: Passage = Passage()  # frozen
    to: Passage | None = None
    partial: bool = False
    was: Relation | None = None
    against: bool = False
    signed: str | None = None
    thread: str | None = None
    who: str | None = None
    when: str | None = None

    @property
    def part(self) -> str:
        """Of a link: which of two between the same comments it speaks of; empty where of all that is between them."""
        return self.was or (self.verdict if self.partial and self.verdict != "none" else "")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a correction on a map.

    Args:
        correction: As it was given.
        effect: "confirmed" where the map said so already; "unbound" where it fits nothing, or no one thing.
        marks: Ids of the claims, links and points it bears on; of comments where it is about whom one answers, a side
            or a reading. What was struck bears its id no longer.
        why: Why it is unbound; else empty.
    """

    correction: Correction
    effect: Effect
    marks: tuple[str, ...] = ()
    why: str = ""
