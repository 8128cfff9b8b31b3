"""Which words of a comment bear on the one that it answers."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argmap.features.pairs import Pair
    from argmap.language import Analysis
    from argmap.links.candidates import Candidate
    from argmap.links.scales import Scales
    from argmap.model import Firing

_TOLD = re.compile(r'"[^"\n]{1,200}"|“[^”\n]{1,200}”')


def bearing(source: Analysis, two: Pair, candidate: Candidate, scales: Scales) -> list[Firing]:
    """The firings in the words of the source that bear on the target and are not the target's own.

    What stands in quotation marks is told or mentioned: a "yes" there is not the writer's.

    Args:
        source: The comment that answers.
        two: It and its target, as measured.
        candidate: The pair.
        scales: Which rules are cues of a relation.
    """
    taken = {t.start for t in source.tokens if t.i in two.copied}
    told = [match.span() for match in _TOLD.finditer(source.text)]

    def inside(firing: Firing) -> bool:
        place = bisect_left(told, (firing.start,)) - 1
        return place >= 0 and firing.end <= told[place][1]

    return [
        f
        for f in source.firings
        if f.start not in taken
        and not (told and f.rule in scales.relations and inside(f))
        and (not candidate.spans or any(start <= f.start < end for start, end in candidate.spans))
    ]
