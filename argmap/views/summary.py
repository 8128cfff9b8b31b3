"""A thread in five lines: what is disputed, who is on which side, the strongest reason of each, in its own words."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import islice
from math import fsum
from typing import TYPE_CHECKING

from argmap.views.groups import best, points, saying
from argmap.views.sides import ORDER, sides
from argmap.views.turning import stands, turning
from argmap.views.wording import flat, listed, shorten

if TYPE_CHECKING:
    from collections.abc import Iterable

    from argmap.model import Claim, Link, Relation
    from argmap.views.groups import Group, Saying
    from argmap.views.index import Index

LINES = 5
_NAMES = 6
_ROOM = 130
_WORDS = 5
"""Words of a reason, at least."""
_LABEL = re.compile(r"#\d+|\bpost\b")
_COUNTS: dict[Relation, float] = {"rebuttal": 1.0, "agreement": 0.5}
"""What a link counts for how disputed a comment is: who agrees takes it up, too."""


def summary(at: Index) -> tuple[str, ...]:
    """The lines, five at most; fewer where the map holds less.

    Args:
        at: The map.
    """
    lines = _moved(at)
    shown = points(at)
    disputed = [group for group in shown if group.opposers and set(group.opposers) - set(group.holders)]
    held = [group for group in shown if group not in disputed and len(group.holders) > 1]
    told = disputed[: max(1, 3 - len(lines))]
    for number, group in enumerate(told):
        lines += _dispute(group, at, reasons=number == 0 and not lines)
    clashes = _clashes(at, told)[: max(0, LINES - 1 - len(lines))]
    common = [f"Widely held: {_said(group)} ({_who(group.holders, at)})." for group in held[:1]]
    common = common or _granted(at, " ".join([*lines, *clashes]))[:1]
    lines = [*lines, *clashes, *common]
    return tuple([*lines, *_besides(at, " ".join(lines), LINES - len(lines))][:LINES])


def _moved(at: Index) -> list[str]:
    """Who stands where on the motion, and the strongest words of each column."""
    columns = sides(at)
    if columns is None:
        return []
    parts = [
        f"{side} {_names([one.name for one in columns.on(side)])}"
        for side in ORDER
        if columns.on(side) and side != "unclear"
    ]
    if not parts:
        return [f"Debated: {columns.motion}"]
    lines = [f"Debated: {columns.motion.rstrip('.')} – {'; '.join(parts)}."]
    for name, row in (("For", [r.pro for r in columns.rows]), ("Against", [r.con for r in columns.rows])):
        one = next((saying for saying in row if saying is not None), None)
        if one is not None:
            lines.append(f"{name}: {_quote(_reason(one, at))}.")
    return lines


def _dispute(group: Group, at: Index, *, reasons: bool) -> list[str]:
    """A disputed point with who is on which side; where asked, the best words of each."""
    against = tuple(who for who in group.opposers if who not in group.holders)
    line = f"Disputed: {_said(group)} – for {_who(group.holders, at)}; against {_who(against, at)}."
    if not reasons:
        return [line]
    pro, con = best(group.by("asserts", "hedges")), best(group.by("denies"))
    if con is None:
        rebuttal = next((one for one in group.answers if one.relation == "rebuttal"), None)
        claims = at.claims_of.get(rebuttal.comment, ()) if rebuttal is not None else ()
        con = best(tuple(saying(claim, at) for claim in claims))
    both = [(name, _quote(_reason(one, at))) for name, one in (("For", pro), ("Against", con)) if one is not None]
    told = both if len({words for _, words in both}) == len(both) else both[:1]  # one comment may speak for both
    return [line, *(f"{name}: {words}." for name, words in told)]


def _reason(one: Saying, at: Index) -> Saying:
    """What is given in support of a claim where something is, else the claim."""
    given = [
        claim
        for claim in at.claims_of.get(one.comment, ())
        if claim.supports == one.claim and claim.assertion != "questioned" and len(claim.text.split()) >= _WORDS
    ]
    given.sort(key=lambda claim: -claim.confidence)
    return saying(given[0], at) if given else one


def _clashes(at: Index, shown: Iterable[Group]) -> list[str]:
    """What is rebutted most, in its own words, with those who agree, and the words of the surest rebuttal.

    Args:
        at: The map.
        shown: Points that are told already.
    """
    told = {name for group in shown for name in _spoken(group)}
    ends: defaultdict[str, list[Link]] = defaultdict(list)
    for link in at.found.links:
        if at.strangers(link):
            ends[at.home[link.target]].append(link)
    weights = {name: fsum(link.confidence * _COUNTS[link.relation] for link in links) for name, links in ends.items()}
    lines: list[str] = []
    for name in sorted(ends, key=lambda name: -weights[name]):
        links = sorted(ends[name], key=lambda link: -link.confidence)
        against = [link for link in links if link.relation == "rebuttal"]
        pro = _words(name, (link.target for link in against), at)
        con = next((one for link in against if (one := _words(at.home[link.source], (link.source,), at))), None)
        if pro is None or con is None or {pro.comment, con.comment} <= told:
            continue
        allies = [at.by[at.home[link.source]] for link in links if link.relation == "agreement"]
        others = [at.by[at.home[link.source]] for link in against]
        held = _beside(pro, [who for who in allies if who not in others], at)
        lines.append(f"Disputed: {held} – against: {_beside(con, others, at)}.")
        told |= {pro.comment, con.comment}
    return lines


def _spoken(group: Group) -> set[str]:
    """The comments that hold, deny or answer a point."""
    return {one.comment for one in group.sayings} | {one.comment for one in group.answers}


def _besides(at: Index, told: str, room: int) -> list[str]:
    """Claims on which the thread turns, of comments that no line names, where lines are left."""
    named = set(_LABEL.findall(told))
    left = (group.sayings[0] for group in turning(at) if group.sayings[0].label not in named)
    return [f"Also: {_beside(one, (), at)}." for one in islice(left, max(0, room))]


def _words(comment: str, ends: Iterable[str], at: Index) -> Saying | None:
    """The claim of a comment at which a link ends, else its best; None where it makes none in a sentence."""
    meant = [at.claims[end] for end in ends if end in at.claims]
    claims = [*meant, *sorted(at.claims_of.get(comment, ()), key=_standing)]
    fit = (c for c in claims if c.assertion in {"asserted", "denied"} and len(c.text.split()) >= _WORDS)
    return next((saying(claim, at) for claim in fit), None)


def _standing(claim: Claim) -> tuple[bool, float]:
    return not stands(claim.text), -claim.confidence


def _beside(one: Saying, others: Iterable[str], at: Index) -> str:
    """Somebody's words, with who says the same beside them."""
    more = [at.commenters[who].name for who in dict.fromkeys(others) if who != one.commenter]
    said = f"“{shorten(one.quote, _ROOM).text.rstrip('.')}” ({at.called(one.comment)}"
    return f"{said}; with {_names(more)})" if more else f"{said})"


def _granted(at: Index, told: str) -> list[str]:
    """What somebody agrees with or grants in part, where no line tells it."""
    lines: list[str] = []
    for link in sorted(at.found.links, key=lambda link: -link.confidence):
        if link.relation == "agreement" and at.strangers(link):
            one = _words(at.home[link.target], (link.target,), at)
            if one is not None and shorten(one.quote, _ROOM).text.rstrip(".") not in told:
                what = "grants in part" if link.partial else "agrees"
                who = at.called(at.home[link.source])
                lines.append(f"Common ground: {_beside(one, (), at)}; {who} {what}.")
    return lines


def _said(group: Group) -> str:
    return shorten(flat(group.heading), _ROOM).text.rstrip(".")


def _quote(one: Saying) -> str:
    return f"“{shorten(one.quote, _ROOM).text.rstrip('.')}” ({one.label})"


def _who(commenters: tuple[str, ...], at: Index) -> str:
    return _names([at.commenters[who].name for who in commenters])


def _names(names: list[str]) -> str:
    left = len(names) - _NAMES
    return listed([*names[:_NAMES], f"{left} more"] if left > 0 else names)
