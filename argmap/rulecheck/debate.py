"""The comments of a topic pack, `comments.txt`: each with the side that its writer takes, mapped with the pack."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from argmap.errors import ArgmapError, Location, Problem
from argmap.mapping import Mapper
from argmap.model import Comment, Thread

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from argmap.language import Language
    from argmap.model import Stand

COMMENTS = "comments.txt"
SIDES = ("for", "against", "both", "unclear")
RIGHT, WRONG = 0.8, 0.1
"""How many of those that take a side must be read right, and how many of all may be read wrong: one of ten."""


class Said(NamedTuple):
    """One comment of the file: the side that its writer takes, the words, and the place."""

    side: str
    text: str
    location: Location


class Debate(NamedTuple):
    """The comments and what was found."""

    said: tuple[Said, ...]
    found: tuple[Stand, ...]

    @property
    def taking(self) -> int:
        """How many take a side."""
        return sum(one.side != "unclear" for one in self.said)

    @property
    def right(self) -> int:
        """How many of those are read right."""
        return sum(one.side == stand.side != "unclear" for one, stand in zip(self.said, self.found, strict=True))

    def misread(self) -> list[tuple[Said, Stand]]:
        """Those that are read as the contrary side, or as a side where they take none."""
        turned = {"for": "against", "against": "for"}
        return [
            (one, stand)
            for one, stand in zip(self.said, self.found, strict=True)
            if turned.get(one.side) == stand.side or (one.side == "unclear" != stand.side)
        ]

    def missed(self) -> list[Said]:
        """Those that take a side and are left unclear."""
        pairs = zip(self.said, self.found, strict=True)
        return [one for one, stand in pairs if one.side != "unclear" == stand.side]

    @property
    def failed(self) -> bool:
        """Whether fewer are read right, or more wrong, than a pack may have."""
        return self.right < RIGHT * self.taking or len(self.misread()) > WRONG * len(self.said)


def read_comments(path: Path, shown: str) -> tuple[Said, ...]:
    """The comments of a file: a line for each, `for | words`; lines that begin with # are notes.

    Args:
        path: The file.
        shown: The file as the user knows it.

    Raises:
        ArgmapError: R004, a line without a side.
    """
    made: list[Said] = []
    problems: list[Problem] = []
    for number, line in enumerate(path.read_text(encoding="utf-8-sig", errors="replace").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        side, _, text = (part.strip() for part in line.partition("|"))
        place = Location(shown, number)
        if side in SIDES and text:
            made.append(Said(side, text, place))
        else:
            mend = f"write SIDE | words, with one of {', '.join(SIDES)}"
            problems.append(Problem(place, "R004", "the line has no side", mend))
    if problems:
        raise ArgmapError(problems)
    return tuple(made)


def hold(said: Sequence[Said], language: Language) -> Debate:
    """Map comments, each of a writer of its own, on the motion of the language's rulebook."""
    comments = tuple(Comment(f"c{n}", one.text, f"Pupil {n}") for n, one in enumerate(said, 1))
    motion = Mapper(language).map(Thread("comments", "", comments)).motion
    return Debate(tuple(said), motion.sides if motion is not None else ())


def lines(debate: Debate) -> list[str]:
    """What came of it, as lines: each comment that was not read right, then the count."""
    found = [f"{one.location}: {one.side}, and left unclear: {one.text}" for one in debate.missed()]
    found += [f"{one.location}: {one.side}, and read as {stand.side}: {one.text}" for one, stand in debate.misread()]
    counts = f"{debate.right} of {debate.taking} sides right, {len(debate.misread())} wrong"
    verdict = ", too few right or too many wrong" if debate.failed else ""
    return [*found, f"{len(debate.said)} comments: {counts}{verdict}"]
