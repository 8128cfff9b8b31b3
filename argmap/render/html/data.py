"""What the page's script knows: a small part to filter by, read at once, and the reasons, read when first asked for."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from argmap.features.table import UNSPOKEN
from argmap.model import CHECKED
from argmap.render.escape import visible
from argmap.render.terminal.signs import RELATION_SIGNS, notes, sign
from argmap.views.groups import saying
from argmap.views.why import grounds
from argmap.views.wording import TOWARD, decimal, listed, standing, tag_name

if TYPE_CHECKING:
    from collections.abc import Iterable

    from argmap.model import Claim, Evidence, Link
    from argmap.render.html.place import Page


def filters(page: Page) -> dict[str, Any]:
    """For each comment its commenter and claims, for each link its ends, relation, confidence and claims; by number."""
    at = page.at
    people = {name: number for number, name in enumerate(at.commenters)}
    of_claim: dict[str, list[int]] = {}
    for number, group in enumerate(page.groups):
        for one in group.sayings:
            of_claim.setdefault(one.claim, []).append(number)
    of_comment = {
        name: sorted({number for claim in at.claims_of.get(name, ()) for number in of_claim.get(claim.id, ())})
        for name in at.comments
    }
    ends = {**of_claim, **of_comment}
    return {
        "first": page.first,
        "comments": [[people[at.by[name]], of_comment[name]] for name in at.comments],
        "links": [
            [
                page.comments[at.home[link.source]],
                page.comments[at.home[link.target]],
                int(link.relation == "rebuttal"),
                round(link.confidence, 4),
                sorted({*ends.get(link.source, ()), *ends.get(link.target, ())}),
            ]
            for link in at.found.links
        ],
    }


_WORDLESS = {UNSPOKEN: "length, tone, place and the like", CHECKED: "checked by a person"}
"""What is said of evidence without words."""


def reasons(page: Page) -> dict[str, Any]:
    """Every claim, link and reply target with the rules, words and weights behind it."""
    rules: dict[str, int] = {}
    at = page.at
    return {
        "claims": [_claim(claim, page, rules) for claim in at.found.claims],
        "links": [_link(link, page, rules) for link in at.found.links],
        "replies": [
            [
                [
                    at.called(reply.target),
                    decimal(reply.confidence),
                    grounds(reply),
                    _because(reply.because, reply.source, page, rules),
                    page.comments[reply.target],
                ]
                for reply in replies
            ]
            for replies in _replies(page)
        ],
        "rules": [[visible(rule), _WORDLESS.get(rule, "as a whole")] for rule in rules],
    }


def _replies(page: Page) -> list[list[Any]]:
    out: list[list[Any]] = [[] for _ in page.comments]
    for reply in page.at.found.replies:
        out[page.comments[reply.source]].append(reply)
    return out


def _claim(claim: Claim, page: Page, rules: dict[str, int]) -> list[Any]:
    at = page.at
    one = saying(claim, at)
    offsets = page.words[claim.comment].offsets
    role = "a premise" if claim.role == "premise" else "a claim"
    said = [f"{role} of {at.called(claim.comment)}", notes(one), f"{decimal(claim.confidence)} sure"]
    if claim.frames:
        said.append(f"frame: {listed(frame.replace('_', ' ') for frame in claim.frames)}")
    if who := at.said_by.get(claim.id):
        said.append(f"checked by {who}")
    if claim.supports in page.claims:
        said.append("given in support of another claim here")
    name = listed(map(tag_name, claim.tags))
    return [
        page.comments[claim.comment],
        offsets[claim.start],
        offsets[claim.end],
        visible(f"{sign(one)} {name}".strip()),
        visible("; ".join(part for part in said if part)),
        _because(claim.because, claim.comment, page, rules),
        page.claims.get(claim.supports or "", -1),
    ]


def _link(link: Link, page: Page, rules: dict[str, int]) -> list[Any]:
    at = page.at
    source, target = at.home[link.source], at.home[link.target]
    part = " in part" if link.partial else ""
    head = f"{RELATION_SIGNS[link.relation]} {at.called(source)} {TOWARD[link.relation]}{part} {at.called(target)}"
    reply = next((r.confidence for r in at.found.replies if (r.source, r.target) == (source, target)), None)
    return [
        page.comments[source],
        page.comments[target],
        page.claims.get(link.source, -1),
        page.claims.get(link.target, -1),
        visible(head),
        f"checked by {who}" if (who := at.said_by.get(link.id)) else link.basis,
        standing(link.confidence),
        _because(sorted(link.because, key=lambda one: -abs(one.weight or 0.0)), source, page, rules),
        None if reply is None else decimal(reply),
    ]


def _because(because: Iterable[Evidence], owner: str, page: Page, rules: dict[str, int]) -> list[list[Any]]:
    """Each reason as rule, comment (-1 where there are no words), half-open characters, and weight."""
    out: list[list[Any]] = []
    for one in because:
        where = one.comment or owner
        number = rules.setdefault(one.rule, len(rules))
        weight = None if one.weight is None else round(one.weight, 2)
        if one.start is None or one.end is None or where not in page.comments or one.start >= one.end:
            out.append([number, -1, 0, 0, weight])
        else:
            offsets = page.words[where].offsets
            out.append([number, page.comments[where], offsets[one.start], offsets[one.end], weight])
    return out


def as_json(value: Any) -> str:  # noqa: ANN401  # whatever JSON can hold
    """JSON that can stand in a script element: nothing in it ends or opens one, or is a line end to a script."""
    text = json.dumps(value, ensure_ascii=True, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
