"""What stands on each sheet, as data for the template: rows of runs, each a kind and its words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from argmap.render.paper.flow import flow_sheet
from argmap.render.paper.runs import called, relation, runs, words
from argmap.render.terminal.signs import evidence, fitted, notes
from argmap.views.brief import brief
from argmap.views.index import index
from argmap.views.ledger import ledger
from argmap.views.wording import (
    NO_CLAIM,
    NO_CONSENT,
    count,
    counted,
    flat,
    listed,
    repeated,
    shorten,
)
from argmap.views.worksheet import worksheet

if TYPE_CHECKING:
    from collections.abc import Iterable

    from argmap.model import ArgumentMap
    from argmap.render.base import Options
    from argmap.render.paper.runs import Run
    from argmap.views.brief import Brief, Clash, Point, Side
    from argmap.views.groups import Saying
    from argmap.views.index import Index
    from argmap.views.worksheet import Exercise

WHOLE = 700
"""The most letters of a comment that stands whole on a worksheet's page; a longer one has two lines for its claim."""
CLAIMS, MEMBERS, GRANTED = 6, 14, 5
"""Claims of a comment that the key names, members of a side and concessions that the brief names; the rest
is counted."""


def sheets(found: ArgumentMap, options: Options) -> list[dict[str, Any]]:
    """The data of the sheet that `options.view` names, set in several ways, the roomiest first."""
    at = index(found)
    if options.view in {"flow", "worksheet"}:
        made = _sheet(at, options)
        return [made, {**made, "tight": True}]
    if options.view == "brief":
        return [_sheet(at, options)]
    from argmap.render.paper.text import SIZES  # noqa: PLC0415

    return [_sheet(at, options, points) for points in SIZES]


def _sheet(at: Index, options: Options, points: int = 0) -> dict[str, Any]:
    counts = ledger(at)
    what = counts.what
    shared = {
        "title": words(flat(at.found.thread.title) or "Thread without a title"),
        "landscape": False,
        "counts": what,
        "foot": f"{count(counts.comments, 'comment')} in, {counts.placed} on the map",
    }
    if options.view == "flow":
        return {**shared, "kind": "flow", "name": "Flow sheet", "landscape": True, **flow_sheet(at)}
    if options.view == "worksheet":
        bare = not options.key
        return {**shared, "kind": "key" if options.key else "worksheet", **_worksheet(at, bare=bare)}
    if options.view != "brief":
        from argmap.render.paper.text import text_sheet  # noqa: PLC0415

        return {**shared, **text_sheet(at, options, points)}
    links = f"{count(counts.agreements, 'agreement')}, {count(counts.rebuttals, 'rebuttal')}"
    claims = counted(counts.claims, counts.premises)
    return {**shared, "counts": f"{what} · {claims} · {links}", "kind": "brief", "name": "Brief", **_brief(at)}


def _worksheet(at: Index, *, bare: bool) -> dict[str, Any]:
    made = worksheet(at)
    return {
        "name": "Worksheet" if bare else "Worksheet, the key",
        "headings": [words(heading) for heading in made.headings] if bare else [],
        "points": [] if bare else [runs(("t", f"{one.says}  "), ("b", one.sides)) for one in made.points],
        "exercises": [_exercise(one) if bare else _key(one) for one in made.exercises],
    }


def _exercise(one: Exercise) -> dict[str, Any]:
    return {
        **_head(one),
        "paragraphs": [words(part) for part in one.paragraphs],
        "first": one.first,
        "long": sum(map(len, one.paragraphs)) > WHOLE,
    }


def _head(one: Exercise) -> dict[str, str]:
    return {"label": one.label, "name": words(one.name), "date": words(one.date)}


def _key(one: Exercise) -> dict[str, Any]:
    first = [claim for claim in one.claims if not claim.premise]
    rest = [claim for claim in one.claims if claim not in first]
    shown = first[:CLAIMS] or rest[:2]
    rows = [_claim(claim) for claim in shown]
    left = [claim for claim in one.claims if claim not in shown]
    if left:
        claims = sum(1 for claim in left if not claim.premise)
        kinds = [count(claims, "claim")] if claims else []
        kinds += [count(len(left) - claims, "premise")] if len(left) > claims else []
        rows.append(runs(("soft", f"and {listed(kinds)} more" if shown else listed(kinds))))
    told = any(link.target_label == one.answers for link in one.links)  # the link says whom it answers
    links = [
        runs(
            relation(link.relation, link.confidence, partial=link.partial, to=link.target_label),
            ("t", "  "),
            ("soft" if not link.words else "t", evidence(link.words, link.basis)),
        )
        for link in one.links
    ]
    return {
        **_head(one),
        "claims": rows or [runs(("soft", NO_CLAIM))],
        "answers": "" if told else one.answers + ("" if one.certain or not one.answers else "?"),
        "links": links,
    }


def _claim(one: Saying) -> list[Run]:
    said = notes(one)
    named = ", ".join(one.tags)
    return runs(
        ("soft", "premise " if one.premise else ""),
        ("b", f"{named} " if named else ""),
        ("q", fitted(one, 150)),
        ("soft", f"  {said}" if said else ""),
    )


def _brief(at: Index) -> dict[str, Any]:
    view = brief(at)
    return {
        "question": words(view.question),
        "sides": [_side(side) for side in view.sides],
        "sections": [section for section in _sections(view, at) if section["rows"]],
    }


def _sections(view: Brief, at: Index) -> Iterable[dict[str, Any]]:
    names = {label: at.name(name) for name, label in at.labels.items()}
    yield _section("In short", (runs(("t", line)) for line in view.summary))
    yield _section("Where they clash", map(_clash, view.clashes), more=(view.more_clashes, "rebuttal"))
    yield _section(
        "What is granted",
        (
            runs(
                called(one.label, names.get(one.label, "")),
                ("t", f" grants {one.to} a part: " if one.kind == "in part" else f" had said {one.to} and now says: "),
                ("q", shorten(one.quote, 160).text),
            )
            for one in view.concessions[:GRANTED]
        ),
        more=(max(0, len(view.concessions) - GRANTED), "concession"),
    )
    yield _section(
        "Unanswered",
        (
            runs(
                ("b", f"{claim.heading} " if claim.named else ""),
                called(claim.quote.label, claim.quote.name),
                ("t", " "),
                ("q", fitted(claim.quote, 120)),
            )
            for claim in view.unanswered
        ),
        note=NO_CONSENT,
        more=(view.more_unanswered, "claim"),
    )
    yield {**_section("Questions to ask", (runs(("t", asked)) for asked in view.questions)), "numbered": True}


def _section(
    head: str, rows: Iterable[list[Run]], *, note: str = "", more: tuple[int, str] = (0, "")
) -> dict[str, Any]:
    left, noun = more
    return {
        "head": head,
        "note": note,
        "rows": list(rows),
        "more": f"and {count(left, f'more {noun}')}" if left else "",
        "numbered": False,
    }


def _side(side: Side) -> dict[str, Any]:
    shown = side.members[:MEMBERS]
    left = len(side.members) - len(shown)
    return {
        "head": side.name,
        "members": words(listed([*shown, f"{left} more"] if left else shown)),
        "rows": [_point(point) for point in side.points] or [runs(("soft", "no claim of their own"))],
        "more": f"and {count(side.more, 'more claim')}" if side.more else "",
    }


def _point(point: Point) -> list[Run]:
    alone = point.heading == point.quote.quote
    heading = (
        f"On “{point.heading}”" if point.subject else f"Denied: {point.heading}" if point.denies else point.heading
    )
    said = repeated(point.times, point.by, signed=point.quote.name != point.quote.label)
    times = f"{said} " if said else ""
    said = ", ".join(note for note in notes(point.quote).split(", ") if note not in {"", "denies"})
    return runs(
        ("q" if alone else "b", fitted(point.quote, 140) if alone else heading),
        ("t", " "),
        ("soft", times),
        called(point.quote.label, point.quote.name),
        ("t", "" if alone else " "),
        ("q", "" if alone else fitted(point.quote, 140)),
        ("soft", f" {said}" if said else ""),
    )


def _clash(clash: Clash) -> list[Run]:
    return runs(
        called(clash.whom_label, clash.whom),
        ("t", " "),
        ("q", shorten(clash.said, 150).text),
        ("t", "\n"),
        relation("rebuttal", clash.link.confidence, partial=clash.link.partial),
        ("t", " "),
        called(clash.link.label, clash.link.name),
        ("t", " "),
        ("q", shorten(clash.rebuttal, 150).text),
    )
