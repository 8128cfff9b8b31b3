"""The debate flow sheet: a row for each point, columns by turn: the point with its holders, the answers, the replies.

A line follows denials and links, for those are what debaters flow. What is answered under no point has lines of its own
below. A reply that neither agrees nor rebuts ends no line and starts none; its comment stands among those alone.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from argmap.views.groups import best, points, saying
from argmap.views.index import Index, index
from argmap.views.wording import link_words, quote_claim, shorten, sure, tag_names

if TYPE_CHECKING:
    from argmap.model import ArgumentMap, Link, Relation
    from argmap.views.groups import Group


@dataclass(frozen=True, slots=True)
class FlowCell:
    """One turn of a line.

    Args:
        comment, label, name: Who speaks; the name is empty where nobody signs. Of a point, its first holder.
        relation: How it bears on the turn before; None in the first column.
        partial, confidence: Of that link; 1.0 in the first column.
        tags: Names of the tags of the claim meant, or empty.
        quote: The words: of the claim that is answered or that answers, else of the link, else the comment's first.
        also: Further links of the comment, as (relation, label of the comment in which they end).
        answered: Whether a link from another commenter ends here: then the line goes on in the next column.
        replied: Whether some comment answers it in the thread's tree, with or without agreement or rebuttal.
        says: The statement of the point that the cell stands for; empty where it stands for a comment.
        held: Who holds the point, each once.
        sure: Whether the point is printed without a question mark.
        denies: Whether it stands against the point without a link that says so.
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
    says: str = ""
    held: tuple[str, ...] = ()
    sure: bool = True
    denies: bool = False


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
        lines: Each a line of argument: its rows, the first of which starts in the first column. Points come first.
        alone: Comments with claims that are under no point, to which no link runs and from which none does, in order.
        silent: Labels of the comments with neither a claim nor a link.
        comments: How many comments stand on the sheet, holders of points and the silent ones among them.
    """

    turns: int
    lines: tuple[tuple[FlowRow, ...], ...]
    alone: tuple[FlowCell, ...]
    silent: tuple[str, ...]
    comments: int


def flow(found: ArgumentMap | Index) -> Flow:
    """The flow sheet of a map.

    Args:
        found: The map. A comment answers in one place: where it stands against a point, else under the link of which
            argmap is surest. Two who hold one point stand there together; that they agree is no turn.
    """
    at = found if isinstance(found, Index) else index(found)
    order = {name: number for number, name in enumerate(at.comments)}
    together = [{at.home[c] for c in set(p.claims) - set(p.against)} for p in at.found.points if p.basis != "sense"]
    chosen: dict[str, Link] = {}
    for name, links in at.links_from.items():
        back = [
            link
            for link in links
            if order[at.home[link.target]] < order[name]
            and not (
                link.relation == "agreement" and any({name, at.home[link.target]} <= all_of for all_of in together)
            )
        ]
        if back:
            chosen[name] = back[0]
    answers: dict[str, list[str]] = {}
    for name in order:
        if name in chosen:
            answers.setdefault(at.home[chosen[name].target], []).append(name)
    denied: dict[str, str] = {}
    for group in points(at):
        for one in group.by("denies"):
            denied.setdefault(one.comment, group.id)
    sheet = _Sheet(at, chosen, answers, denied, set())
    lines = [sheet.of_point(group) for group in points(at)]
    held = {one.comment for group in points(at) for one in group.sayings}
    free = sheet.unplaced()
    roots = [name for name in order if name in free and any(other in free for other in answers.get(name, ()))]
    first = [root for root in roots if root not in chosen or at.home[chosen[root].target] not in free]
    lines += [sheet.rows(root) for root in first if root not in sheet.placed]
    rest = [name for name in order if name not in sheet.placed and name not in held]
    alone = tuple(sheet.cell(name) for name in rest if name in at.claims_of or name in chosen)
    silent = tuple(at.labels[name] for name in rest if name not in at.claims_of and name not in chosen)
    return Flow(
        turns=max((row.start + len(row.cells) for line in lines for row in line), default=1),
        lines=tuple(lines),
        alone=alone,
        silent=silent,
        comments=len(sheet.placed | held | set(rest)),
    )


@dataclass(slots=True)
class _Sheet:
    """Lines in the making: the map, each comment's link, who answers whom by it, which point a comment denies first."""

    at: Index
    chosen: dict[str, Link]
    answers: dict[str, list[str]]
    denied: dict[str, str]
    placed: set[str]

    def unplaced(self) -> set[str]:
        """The comments without a cell so far."""
        return set(self.at.comments) - self.placed

    def of_point(self, group: Group) -> tuple[FlowRow, ...]:
        """The line of a point: who denies it and who answers its holders, each with what follows."""
        against = {one.comment for one in group.by("denies")}
        holders = dict.fromkeys(one.comment for one in group.sayings if one.comment not in against)
        claims = {one.claim for one in group.sayings}
        turns = [name for name in against if self.denied[name] == group.id and name not in self.placed]
        for name, link in self.chosen.items():
            home = self.at.home[link.target]
            meant = link.target in claims or (link.target in self.at.comments and self._first(home) == group.id)
            free = name not in self.denied and name not in {*holders, *self.placed}
            if meant and home in holders and free:
                turns.append(name)
        turns.sort(key=list(self.at.comments).index)
        self.placed |= set(turns)
        first = self._point_cell(group, list(holders), answered=bool(turns))
        rows: list[FlowRow] = []
        for number, name in enumerate(turns):
            denies = name in against and self.at.home.get(getattr(self.chosen.get(name), "target", "")) not in holders
            below = self.rows(name, 1, denies=denies)
            rows += [FlowRow(0, (first, *below[0].cells)), *below[1:]] if number == 0 else below
        return tuple(rows) or (FlowRow(0, (first,)),)

    def _first(self, comment: str) -> str:
        """The first point that a comment's claims are under, or nothing."""
        own = {
            point.id for claim in self.at.claims_of.get(comment, ()) for point in self.at.points_of.get(claim.id, ())
        }
        return next((point.id for point in self.at.found.points if point.id in own), "")

    def _point_cell(self, group: Group, holders: list[str], *, answered: bool) -> FlowCell:
        said = best(tuple(one for one in group.sayings if one.comment in holders)) or group.sayings[0]
        names = dict.fromkeys(one.name for one in group.sayings if one.comment in holders)
        replied = any(self.at.children.get(name) for name in holders)
        return replace(
            self.cell(said.comment),
            relation=None,
            partial=False,
            confidence=1.0,
            tags="",
            quote=said.quote,
            also=(),
            answered=answered,
            replied=replied,
            says=group.heading,
            held=tuple(names),
            sure=sure(group.confidence),
        )

    def rows(self, root: str, start: int = 0, *, denies: bool = False) -> tuple[FlowRow, ...]:
        """A comment and what follows it."""
        rows: list[FlowRow] = []
        starts: list[tuple[str, int]] = [(root, start)]
        while starts:
            name, column = starts.pop()
            cells: list[FlowCell] = []
            branches: list[tuple[str, int]] = []
            here: str | None = name
            while here is not None:
                following = [n for n in self.answers.get(here, []) if n not in self.placed and n not in self.denied]
                self.placed |= {here, *following}
                first = not cells and column == 0
                cell = self.cell(here, None if first else self.chosen.get(here), answered=bool(following))
                cells.append(replace(cell, relation="rebuttal", denies=True) if denies and here == root else cell)
                branches.extend((other, column + len(cells)) for other in reversed(following[1:]))
                here = following[0] if following else None
            rows.append(FlowRow(column, tuple(cells)))
            starts.extend(sorted(branches, key=lambda branch: branch[1]))
        return tuple(rows)

    def cell(self, name: str, link: Link | None = None, *, answered: bool = False) -> FlowCell:
        """One turn of a comment, which bears on the one before by a link."""
        return _cell(name, link, self.answers, self.at, answered=answered)


def _cell(name: str, link: Link | None, answers: dict[str, list[str]], at: Index, *, answered: bool) -> FlowCell:
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
        answered=answered,
        replied=bool(at.children.get(name)),
    )
