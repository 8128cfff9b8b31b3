"""The motion: given by the user or a pack, or read from the thread's title or post where it is put as one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from argmap.features.together import bearing
from argmap.language import grammar
from argmap.rulebook.vocabulary import form, words

if TYPE_CHECKING:
    from argmap.language.analysis import Analysis, Token
    from argmap.model import MotionBasis, Thread

OUGHT, AWAY, KEEPS = words("ought"), words("takes_away"), words("keeps", "compulsory")
PARTICLES, NEGATION = words("away"), words("negation")
_LONGEST = 160
_SENTENCE = re.compile(r"[^.!?\n]+[.!?]?")


@dataclass(frozen=True, slots=True)
class Moved:
    """What a motion asks for.

    Args:
        says: The motion, as a sentence.
        things: Stems of the nouns that it is about.
        acts: Stems of what is to be done or to be.
        keeps: Whether what it asks for keeps the thing (1), takes it away (-1), or changes something else (0).
    """

    says: str
    things: frozenset[str]
    acts: frozenset[str]
    keeps: int


def motion_of(thread: Thread, given: str = "", packs: str = "") -> tuple[str, MotionBasis] | None:
    """The motion of a thread and who put it, or None where nobody does.

    Args:
        thread: The thread.
        given: What the user says the motion is.
        packs: What the topic packs in use say.
    """
    if given.strip():
        return _sentence(given), "given"
    if packs.strip():
        return _sentence(packs), "pack"
    title = _put(thread.title)
    if title:
        return title, "title"
    text = thread.post.text if thread.post is not None else ""
    for sentence in reversed(_SENTENCE.findall(text)):
        if sentence.strip().endswith("?") and (put := _put(sentence)):
            return put, "post"
    return None


def _put(text: str) -> str:
    """A text as a motion, where it is one: "Should we ban X?", "X must go"."""
    line = " ".join(text.split()).strip(" \"“”'")
    if not line or len(line) > _LONGEST:
        return ""
    if form("asks_motion").match(line):
        return line if line.endswith("?") else f"{line}?"
    spoken = [word.strip(".,;:!").lower() for word in line.split()]
    asks = line.endswith("?")
    return line.rstrip(".") if not asks and any(word in OUGHT for word in spoken[1:-1]) else ""


def _sentence(text: str) -> str:
    line = " ".join(text.split()).strip()
    return line[:1].upper() + line[1:].rstrip(".")


def plain_case(says: str) -> str:
    """A motion in lower case where it is written as a headline, whose capitals make names of its nouns and verbs.

    >>> plain_case("Should Our Library Drop Late Fees?"), plain_case("Should Paris ban cars?")
    ('should our library drop late fees?', 'Should Paris ban cars?')
    """
    spoken = says.split()
    return says.lower() if sum(word[0].isupper() for word in spoken) > 0.6 * len(spoken) else says


def moved(says: str, analysis: Analysis) -> Moved:
    """A motion taken apart.

    Args:
        says: The motion.
        analysis: Of its words.
    """
    tokens = [token for token in analysis.tokens if token.pos not in grammar.BETWEEN]
    doing = [token for token in tokens if class_of(token, tokens)]
    negated = sum(token.lower in NEGATION for token in tokens) % 2
    keeps = class_of(doing[0], tokens) * (-1 if negated else 1) if doing else 0
    nouns = [token for token in tokens if token.pos in grammar.THING and token not in doing]
    rest = [token for token in tokens if token.pos in {"VERB", "ADJ", "ADV", "NUM"} or token in doing]
    asked = [token for token in rest if token.dep not in grammar.ADJECTIVE] or rest
    return Moved(says, bearing(nouns), bearing(asked) - bearing(nouns), keeps)


def class_of(token: Token, among: list[Token]) -> int:
    """Whether a word takes something away (-1), keeps it (1), or neither (0)."""
    particle = any(other.head == token.i and other.lower in PARTICLES for other in among if other.i > token.i)
    if token.lemma in AWAY or token.lower in AWAY:
        return -1
    if particle and token.pos == "VERB":
        return -1
    return 1 if token.lemma in KEEPS or token.lower in KEEPS else 0
