"""The points and claims of a thread, the most contested first: who asserts, denies, asks; the answers; the words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from argmap.views.groups import Group, Saying, groups, saying, ungrouped
from argmap.views.index import Index, index
from argmap.views.wording import flat

if TYPE_CHECKING:
    from argmap.model import ArgumentMap, Point


@dataclass(frozen=True, slots=True)
class Alike:
    """Comments that may make one point, as they use much the same words.

    Args:
        id: The point's id, for `argmap why`.
        labels: Of the comments, in order.
        words: Those that they share, each once.
    """

    id: str
    labels: tuple[str, ...]
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ClaimsView:
    """Every claim of a map, once under each of its headings.

    Args:
        groups: Points, the most contested first; single claims that someone answers; subjects last.
        alone: The rest: neither named nor answered, in the thread's order.
        silent: Labels of the comments in which no claim was found.
        alike: Comments that may make one point, a guess.
    """

    groups: tuple[Group, ...]
    alone: tuple[Saying, ...]
    silent: tuple[str, ...]
    alike: tuple[Alike, ...] = ()

    @property
    def count(self) -> int:
        """How many claims the view holds, each counted once."""
        return len({s.claim for group in self.groups for s in group.sayings}) + len(self.alone)


def claims_view(found: ArgumentMap | Index) -> ClaimsView:
    """The claims of a map.

    Args:
        found: The map.
    """
    at = found if isinstance(found, Index) else index(found)
    kept = tuple(group for group in groups(at, single=True) if group.kind != "claim" or group.answers)
    inside = {s.claim for group in kept for s in group.sayings}
    return ClaimsView(
        groups=kept,
        alone=tuple(saying(claim, at) for claim in ungrouped(at) if claim.id not in inside),
        silent=tuple(label for name, label in at.labels.items() if name not in at.claims_of),
        alike=tuple(_alike(point, at) for point in at.found.points if point.basis == "sense"),
    )


def _alike(point: Point, at: Index) -> Alike:
    """The words that each of two comments has, as the first of them has them."""
    from argmap.features.stems import stem  # noqa: PLC0415  # a saved map without such points needs no language

    used: dict[str, list[str]] = {}
    for one in point.because:
        used.setdefault(stem(one.text.lower()), []).append(flat(one.text))
    several = tuple(some[0] for some in used.values() if len(some) > 1)
    return Alike(
        point.id,
        tuple(dict.fromkeys(at.labels[at.home[claim]] for claim in point.claims)),
        several or tuple(some[0] for some in used.values()),
    )
