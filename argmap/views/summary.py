"""A thread in five lines: what is disputed, who is on which side, the strongest reason of each, in its own words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.views.groups import best, points, saying
from argmap.views.sides import ORDER, sides
from argmap.views.wording import flat, link_words, listed, shorten

if TYPE_CHECKING:
    from argmap.views.groups import Group, Saying
    from argmap.views.index import Index

LINES = 5
_NAMES = 6
_ROOM = 130
_WORDS = 5
"""Words of a reason, at least."""


def summary(at: Index) -> tuple[str, ...]:
    """The lines, five at most; fewer where the map holds less.

    Args:
        at: The map.
    """
    lines = _moved(at)
    shown = points(at)
    disputed = [group for group in shown if group.opposers and set(group.opposers) - set(group.holders)]
    held = [group for group in shown if group not in disputed and len(group.holders) > 1]
    for number, group in enumerate(disputed[: max(1, 3 - len(lines))]):
        lines += _dispute(group, at, reasons=number == 0 and not lines)
    lines += [f"Widely held: {_said(group)} ({_who(group.holders, at)})." for group in held[:2]]
    if len(lines) < LINES:
        lines += _clashes(at)
    return tuple(lines[:LINES])


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


def _clashes(at: Index) -> list[str]:
    """The surest rebuttals, with the words that show them."""
    lines: list[str] = []
    for link in sorted(at.found.links, key=lambda link: -link.confidence):
        if link.relation == "rebuttal" and at.strangers(link):
            source, target = at.home[link.source], at.home[link.target]
            claim = at.claims.get(link.source)
            words = saying(claim, at).quote if claim is not None else " … ".join(link_words(link))
            if words:
                lines.append(f"{at.called(source)} against {at.called(target)}: “{shorten(words, _ROOM).text}”.")
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
