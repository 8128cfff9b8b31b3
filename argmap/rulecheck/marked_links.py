"""Links that people marked, with what the rules say of each pair: what weights can be refitted on."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from argmap.corrections.binding import Places, UnboundError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from argmap.corrections import Session
    from argmap.features.pairs import Pair
    from argmap.links import LinkFinder
    from argmap.links.scales import Sums
    from argmap.mapping import Mapper

NEITHER = "none"
"""What stands for neither relation, as in a file of corrections."""


@dataclass(frozen=True, slots=True)
class Marked:
    """Two comments of which a person said whether the one agrees with the other, rebuts it, or neither.

    Args:
        thread: Which thread they are of.
        relation: "agreement", "rebuttal" or "none".
        side, agrees: The sums of the two questions, in log-odds.
        shares: By rule how much it counts in them.
    """

    thread: str
    relation: str
    side: float
    agrees: float
    shares: Mapping[str, float]


def marked_links(sessions: Iterable[Session], mapper: Mapper, finder: LinkFinder) -> Iterator[Marked]:
    """The pairs of threads of which people said one thing.

    Args:
        sessions: The corrections of one thread each; what fits nothing, and pairs with two relations, are passed over.
        mapper: For analyses, claims and replies.
        finder: With the weights from which the sums are made.
    """
    for place, session in enumerate(sessions):
        said = _said(session)
        if not said:
            continue
        thread = session.thread
        analyses = mapper.analyse(thread)
        found = mapper.assemble(thread, analyses)
        seen: dict[tuple[str, str], Sums] = {}

        def look(two: Pair, sums: Sums, seen: dict[tuple[str, str], Sums] = seen) -> None:
            seen[two.source.analysis.comment, two.target.analysis.comment] = sums

        finder.find(thread, analyses, found.claims, found.replies, look)
        for (source, target), relation in said.items():
            sums = seen.get((source, target)) or finder.summed(analyses[source], analyses[target])
            shares = {term.rule: _share(term.side, term.agrees, finder.scales.weights[term.rule]) for term in sums.terms
                      if term.rule in finder.scales.weights}  # fmt: skip
            yield Marked(f"{place} {thread.id}", relation, sums.side, sums.agrees, shares)


def _said(session: Session) -> dict[tuple[str, str], str]:
    """By source and target what a person says of all that is between them."""
    places = Places(session.thread)
    found: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for one in session.corrections:
        if one.kind != "link" or one.to is None or one.was is not None:
            continue
        try:
            source, target = places.find(one.at).comment, places.find(one.to).comment
        except UnboundError:
            continue
        if places.order[target] < places.order[source]:
            found[source, target].add(one.verdict)
    return {pair: next(iter(relations)) for pair, relations in found.items() if len(relations) == 1}


def _share(side: float, agrees: float, weights: tuple[float, float]) -> float:
    """How much a rule counts, from what it adds and its weights."""
    added, weight = max(((side, weights[0]), (agrees, weights[1])), key=lambda pair: abs(pair[1]))
    return added / weight if weight else 0.0
