"""The signs of the map and the words beside them: no meaning hangs on a sign or a colour alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.render.terminal.pen import STAY
from argmap.views.wording import TOWARD, VERBS, shorten, standing, sure

if TYPE_CHECKING:
    from collections.abc import Iterable

    from argmap.model import Relation
    from argmap.render.terminal.pen import Lines, Pen, Run, Style
    from argmap.views.groups import Saying
    from argmap.views.wording import Manner

MANNER_SIGNS: dict[Manner, str] = {"asserts": "●", "denies": "○", "hedges": "◐", "asks": "◇", "supposes": "◌"}
PREMISE = "∵"
RELATION_SIGNS: dict[Relation, str] = {"agreement": "⊕", "rebuttal": "⊖"}
STYLES: dict[Relation, Style] = {"agreement": "agree", "rebuttal": "rebut"}


EVEN = 0.5
"""Below this a claim is likelier none than one."""


def relation(pen: Pen, kind: Relation, confidence: float, *, partial: bool = False, to: str = "") -> Run:
    """`⊖ rebuts #2? 0.55`: sign, word, whom, a question mark where it is a guess, and how sure."""
    doubt = "" if sure(confidence) else "?"
    words = [pen.mark(RELATION_SIGNS[kind]), f"{TOWARD[kind]} {to}" if to else VERBS[kind]]
    words[-1] += doubt
    if partial:
        words.append("in part")
    words.append(standing(confidence))
    return STAY.join(words).replace(" ", STAY), STYLES[kind]


def fitted(one: Saying, room: int) -> str:
    """A claim's words shortened to a room, around those that its rule matched."""
    at = one.quote.find(one.words) if one.words else -1
    return shorten(one.quote, room, keep=(at, at + len(one.words)) if at >= 0 else None).text


def sign(one: Saying) -> str:
    """A claim's sign: how it is said, or that it is a premise."""
    return PREMISE if one.premise else MANNER_SIGNS[one.manner]


def doubtful(one: Saying) -> bool:
    """Whether a claim gets a question mark: it is likelier none than one.

    Of sentences that argue, most are reasons for something: a question mark on each would say nothing.
    """
    return not one.premise and one.confidence < EVEN


def signed(pen: Pen, one: Saying, *, doubts: bool) -> str:
    """A claim's sign with a question mark where it is a guess that this is a claim, if any is one."""
    doubt = "" if not doubts else "?" if doubtful(one) else " "
    return pen.mark(sign(one)) + doubt + " "


def notes(one: Saying) -> str:
    """How a claim is said, in words: what its sign says again, and what it does not."""
    said: list[str] = []
    if one.reported:
        said.append("reports")
    if one.manner == "hedges":
        said.append(f"hedged: “{one.hedge}”" if one.hedge else "hedged")
    elif one.manner != "asserts":
        said.append(one.manner)
    if one.checked:
        said.append("checked")
    return ", ".join(said)


def evidence(words: Iterable[str], basis: str) -> str:
    """The words behind a link in quotation marks, or what ties the two where no words do."""
    row = " ".join(f"“{one}”" for one in words)
    return row or ("by the wording as a whole" if basis == "stated" else basis)


def legend(pen: Pen, used: Iterable[str]) -> Lines:
    """What the signs that were used mean, wrapped."""
    known = {
        **{mark: manner for manner, mark in MANNER_SIGNS.items()},
        PREMISE: "gives a reason (premise)",
        "⊕": "agrees",
        "⊖": "rebuts",
        "?": "a guess: a link less than 75 % sure, a claim less than 50 %",
        "#n?": "whom it answers is a guess",
    }
    used = set(used)
    said = [f"{pen.mark(mark)} {words}".replace(" ", STAY) for mark, words in known.items() if mark in used]
    return pen.lines([("   ".join(said), "dim")]) if said else []
