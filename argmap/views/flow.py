"""The debate flow sheet: columns by turn, rows by line of argument, an arrow where a line goes on.

A line follows links, for those are what debaters flow: a claim, the answer to it, the answer to the answer. A reply
that neither agrees nor rebuts ends no line and starts none; its comment stands among those alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from argmap.views.groups import best, saying
from argmap.views.index import Index, index
from argmap.views.wording import link_words, quote_claim, shorten, tag_names

if TYPE_CHECKING:
    from argmap.model import ArgumentMap, Link, Relation


@dataclass(frozen=True, slots=True)
class FlowCell:
    """One turn of a line.

    Args:
        comment, label, name: Who speaks; the name is empty where nobody signs.
        relation: How it bears on the turn before; None in the first column.
        partial, confidence: Of that link; 1.0 in the first column.
        tags: Names of the tags of the claim meant, or empty.
        quote: The words: of the claim that is answered or that answers, else of the link, else the comment's first.
        also: Further links of the comment, as (relation, label of the comment in which they end).
        answered: Whether a link from another commenter ends here: then the line goes on in the next column.
        replied: Whether some comment answers it in the thread's tree, with or without agreement or rebuttal.
    """

    comment: str
    label: str
    name: str
    relation: Relation | None
    partial: bool
    confidence: float
    tags: str
    quote: str
    also: tuple[tuple[Relation, str], ...]
    answered: bool
    replied: bool


@dataclass(frozen=True, slots=True)
class FlowRow:
    """One row: from the column in which it starts to its end.

    Args:
        start: 0 for the first column; a row that branches off starts in the column after its branching point.
        cells: From there on; the last is the end of a line that nobody carries on.
    """

    start: int
    cells: tuple[FlowCell, ...]


@dataclass(frozen=True, slots=True)
class Flow:
    """The sheet.

    Args:
        turns: How many columns.
        lines: Each a line of argument: its rows, the first of which starts in the first column.
        alone: Comments with claims to which no link runs and from which none does, in the thread's order.
        silent: Labels of the comments with neither a claim nor a link.
    """

    turns: int
    lines: tuple[tuple[FlowRow, ...], ...]
    alone: tuple[FlowCell, ...]
    silent: tuple[str, ...]

    @property
    def comments(self) -> int:
        """How many comments stand on the sheet, the silent ones among them."""
        return sum(len(r.cells) for line in self.lines for r in line) + len(self.alone) + len(self.silent)


def flow(found: ArgumentMap | Index) -> Flow:
    """The flow sheet of a map.

    Args:
        found: The map. Every comment stands in one place: under the link of which argmap is surest.
    """
    at = found if isinstance(found, Index) else index(found)
    order = {name: number for number, name in enumerate(at.comments)}
    chosen: dict[str, Link] = {}
    for name, links in at.links_from.items():
        back = [link for link in links if order[at.home[link.target]] < order[name]]
        if back:
            chosen[name] = back[0]
    answers: dict[str, list[str]] = {}
    for name in order:
        if name in chosen:
            answers.setdefault(at.home[chosen[name].target], []).append(name)
    lines = tuple(_rows(root, answers, chosen, at) for root in order if root in answers and root not in chosen)
    rest = [name for name in order if name not in answers and name not in chosen]
    return Flow(
        turns=max((row.start + len(row.cells) for line in lines for row in line), default=1),
        lines=lines,
        alone=tuple(_cell(name, None, answers, at) for name in rest if name in at.claims_of),
        silent=tuple(at.labels[name] for name in rest if name not in at.claims_of),
    )


def _rows(root: str, answers: dict[str, list[str]], chosen: dict[str, Link], at: Index) -> tuple[FlowRow, ...]:
    rows: list[FlowRow] = []
    starts: list[tuple[str, int]] = [(root, 0)]
    while starts:
        name, start = starts.pop()
        cells: list[FlowCell] = []
        branches: list[tuple[str, int]] = []
        here: str | None = name
        while here is not None:
            cells.append(_cell(here, chosen.get(here), answers, at))
            following = answers.get(here, [])
            branches.extend((other, start + len(cells)) for other in reversed(following[1:]))
            here = following[0] if following else None
        rows.append(FlowRow(start, tuple(cells)))
        starts.extend(sorted(branches, key=lambda branch: branch[1]))
    return tuple(rows)


def _cell(name: str, link: Link | None, answers: dict[str, list[str]], at: Index) -> FlowCell:
    comment = at.comments[name]
    claims = at.claims_of.get(name, ())
    inward = [link for other in answers.get(name, ()) for link in at.links_from[other] if at.home[link.target] == name]
    meant = [link.source] if link is not None and link.source in at.claims else []
    meant += [link.target for link in inward if link.target in at.claims]
    claim = at.claims[meant[0]] if meant else None
    if claim is None and claims:
        chosen = best(tuple(saying(one, at) for one in claims))
        claim = at.claims[chosen.claim] if chosen else None
    words = link_words(link) if link else ()
    quote = quote_claim(claim, 120).text if claim else " … ".join(words) or shorten(comment.text, 120).text
    return FlowCell(
        comment=name,
        label=at.labels[name],
        name="" if at.name(name) == at.labels[name] else at.name(name),
        relation=None if link is None else link.relation,
        partial=link is not None and link.partial,
        confidence=1.0 if link is None else link.confidence,
        tags="" if claim is None else tag_names(claim),
        quote=quote,
        also=tuple((k.relation, at.labels[at.home[k.target]]) for k in at.links_from.get(name, ()) if k is not link),
        answered=name in answers,
        replied=bool(at.children.get(name)),
    )
