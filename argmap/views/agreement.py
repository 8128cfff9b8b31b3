"""Where two people's corrections agree and differ: by kind of mark, with kappa, and a list to talk about."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from argmap.corrections.binding import UnboundError, plain
from argmap.evaluate import kappa
from argmap.model import POST
from argmap.views.correcting import OF_CLAIMS
from argmap.views.wording import shorten

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from argmap.corrections.binding import Places
    from argmap.model import Correction, Passage

    Where = Callable[[Passage, str], str]
    Show = Callable[[Passage], str]

_END = re.compile(r"[.!?…]+\s|\n")
"""Where a sentence ends, roughly."""
NAMES = {
    "link": "agrees or rebuts",
    "reply": "whom it answers",
    "role": "claim, premise or neither",
    "assertion": "how it is said",
    "tag": "tags",
    "frame": "frames",
    "span": "the words of a claim",
    "point": "points",
    "side": "sides",
    "person": "who is who",
    "comment": "what is a comment",
}


@dataclass(frozen=True, slots=True)
class Kind:
    """How two people compare on one kind of mark.

    Args:
        name: What is compared.
        both: Marks of which both speak.
        same: Those of which both say the same.
        first, second: Marks of which only the one speaks.
        kappa: Agreement beyond chance on those of which both speak; None where there are none.
    """

    name: str
    both: int
    same: int
    first: int
    second: int
    kappa: float | None


@dataclass(frozen=True, slots=True)
class Difference:
    """A mark of which the two say different things; one may say nothing of it."""

    name: str
    words: str
    first: str
    second: str


@dataclass(frozen=True, slots=True)
class Agreement:
    """Two people compared."""

    kinds: tuple[Kind, ...]
    differences: tuple[Difference, ...]


def agreement(first: Iterable[Correction], second: Iterable[Correction], places: Places | None = None) -> Agreement:
    """Compare what two people say.

    Args:
        first: The one's.
        second: The other's.
        places: The thread's words, so that different quotations of one comment are one; else they must be alike.
    """
    where = _bound(places) if places is not None else _words
    label = _labels(places)
    said = _said(first, where, label), _said(second, where, label)
    kinds: list[Kind] = []
    differences: list[Difference] = []
    for kind, name in NAMES.items():
        mine, theirs = ({key: one for key, one in some.items() if key[0] == kind} for some in said)
        both = [key for key in mine if key in theirs]
        if not mine and not theirs:
            continue
        pairs = Counter((mine[key].value, theirs[key].value) for key in both)
        same = sum(number for (a, b), number in pairs.items() if a == b)
        measure = kappa(pairs) if both else None
        kinds.append(Kind(name, len(both), same, len(mine) - len(both), len(theirs) - len(both), measure))
        for key in {**mine, **theirs}:
            one, other = mine.get(key, _NOTHING), theirs.get(key, _NOTHING)
            if one.value != other.value:
                differences.append(Difference(name, one.words or other.words, one.shown, other.shown))
    return Agreement(tuple(kinds), tuple(differences))


class _Saying(NamedTuple):
    """What one says of a mark: as it is compared, as it is shown, and the mark's words."""

    value: str
    shown: str
    words: str


_NOTHING = _Saying("", "", "")


def _numbers(ids: list[str]) -> dict[str, str]:
    """Each comment's label: `#1`, `#2`, … in the thread's order, and `post`."""
    comments = [name for name in ids if name != POST]
    return {POST: POST} | {name: f"#{number}" for number, name in enumerate(comments, 1)}


def _labels(places: Places | None) -> Show:
    """How a passage is shown: with its comment's number, where the thread is known."""
    numbers = {} if places is None else _numbers([text.comment.id for text in places.texts])

    def show(passage: Passage) -> str:
        words = f"“{shorten(passage.words, 60).text}”" if passage.words else ""
        try:
            number = numbers[places.find(passage).comment] if places is not None and passage.words else ""
        except UnboundError:
            number = ""
        return " ".join(filter(None, (number, passage.by, words)))

    return show


def _said(corrections: Iterable[Correction], where: Where, show: Show) -> Mapping[tuple[str, ...], _Saying]:
    """What is said of each mark; later entries count."""
    found: dict[tuple[str, ...], _Saying] = {}
    for one in corrections:
        key: tuple[str, ...] = (one.kind, where(one.at, one.kind))
        value = one.verdict + (" in part" if one.partial else "") + (" (against)" if one.against else "")
        shown, words = value, show(one.at)
        if one.kind == "link" and one.to is not None:
            key, words = (*key, where(one.to, one.kind)), f"{words} → {show(one.to)}"
            value = shown = _of_part(one, value, found.get(key, _NOTHING).value)
        elif one.kind == "reply" and one.to is not None:
            value, shown = f"{value} {where(one.to, one.kind)}", f"{value.replace('right', 'answers')} {show(one.to)}"
        found[key] = _Saying(value, shown, words)
    return found


def _of_part(one: Correction, value: str, before: str) -> str:
    """What one says of all that is between two comments, with what was said before of the other part."""
    if not one.part:
        return value
    gone = f"no {one.was}" if one.verdict == "none" else value
    others = [part for part in before.split(" and ") if part and not part.endswith((one.part, f"{one.part} in part"))]
    return " and ".join(sorted({*others, gone} - {"none"}))


def _words(passage: Passage, _: str) -> str:
    """A passage by its author and first words: quotations of one comment mostly begin alike."""
    return f"{(passage.by or '').casefold()} “{' '.join(plain(passage.words).split()[:6])}”".strip()


def _bound(places: Places) -> Where:
    """A passage by its comment and, where it is about a claim, by the sentence that it begins in."""

    def where(passage: Passage, kind: str) -> str:
        if not passage.words:
            return f"by {passage.by}"
        try:
            place = places.find(passage)
        except UnboundError:
            return _words(passage, kind)
        if kind not in OF_CLAIMS:
            return place.comment
        middle = (place.start + place.end) // 2
        return f"{place.comment} {len(_END.findall(places.comment(place.comment).text[:middle]))}"

    return where


FEW = 5
"""Marks that both speak of below which kappa is not printed: chance could give any."""


def table(found: Agreement, names: Sequence[str]) -> list[str]:
    """The figures and the differences as lines: first where the two contradict each other, then what one leaves out.

    Args:
        found: Of two people.
        names: What the two are called.
    """
    both, same = (sum(getattr(kind, name) for kind in found.kinds) for name in ("both", "same"))
    marks = f"{both} mark{'s' * (both != 1)}"
    rows = [f"{names[0]} and {names[1]} agree on {same} of the {marks} that both speak of.", ""]
    rows.append(f"{'':28} both  same  share  kappa  only {names[0]}  only {names[1]}")
    measured = False
    for kind in found.kinds:
        share = f"{kind.same / kind.both:5.2f}" if kind.both else "    –"
        told = kind.kappa is not None and kind.both >= FEW
        measured = measured or told
        measure = f"{kind.kappa:5.2f}" if told else "    –"
        only = f"{kind.first:>{len(names[0]) + 5}}  {kind.second:>{len(names[1]) + 5}}"
        rows.append(f"{kind.name:28} {kind.both:4}  {kind.same:4}  {share}  {measure}  {only}")
    if measured:
        rows.append("kappa: agreement beyond chance; 0 is chance, 1 is full agreement")
    against = [one for one in found.differences if one.first and one.second]
    alone = [one for one in found.differences if not (one.first and one.second)]
    for some, title in ((against, "on which you differ: talk about them"), (alone, "that only one of you speaks of")):
        if some:
            rows += ["", f"{len(some)} mark{'s' * (len(some) != 1)} {title}"]
        for number, one in enumerate(some, 1):
            rows.append(f"{number:>3}  {one.name}: {one.words}")
            said = ((name, words) for name, words in zip(names, (one.first, one.second), strict=True) if words)
            rows.append("     " + " · ".join(f"{name}: {words}" for name, words in said))
    return rows
