"""The flow sheet and the brief."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.render.html.markup import Markup, el, join
from argmap.render.html.thread import relation_words
from argmap.render.terminal.signs import fitted, notes
from argmap.render.turns import ALONE, NO_LINE, held_by, parts
from argmap.views.brief import brief
from argmap.views.flow import flow
from argmap.views.wording import NO_CONSENT, TOWARD, count, headed, listed, repeated, standing

if TYPE_CHECKING:
    from collections.abc import Iterable

    from argmap.render.html.place import Page
    from argmap.render.turns import Part, Slot
    from argmap.views.brief import Clash, Concession, Point, Side
    from argmap.views.flow import FlowCell

MEMBERS, GRANTED = 12, 6
"""Members of a side, and concessions, that are shown; the rest is counted or folded."""


def flow_section(page: Page) -> Markup:
    """A table a sheet: columns by turn, a row group for each line of argument, and what stands in no line."""
    sheet = flow(page.at)
    tables = [_table(part, page) for part in parts(sheet)]
    out = tables or [el("p", NO_LINE, class_="none")]
    if sheet.alone:
        cells = el("ul", *(el("li", _words(cell, page)) for cell in sheet.alone), class_="sayings")
        what = f"{count(len(sheet.alone), 'comment')} with claims in no line: {ALONE}"
        out.append(el("details", el("summary", what), cells, class_="more"))
    if sheet.silent:
        out.append(el("p", f"Neither a claim nor a link: {listed(sheet.silent)}.", class_="none"))
    return join(out)


def _table(part: Part, page: Page) -> Markup:
    head = el("tr", *(el("th", turn, scope="col") for turn in part.heads))
    bodies = [el("tbody", *(el("tr", *(_slot(slot, page) for slot in row)) for row in line)) for line in part.lines]
    table = el("table", el("caption", part.name) if part.name else None, el("thead", head), *bodies, class_="flow")
    return el("div", table, class_="wide", tabindex="0", role="region", aria_label=part.name or "Flow sheet")


def _slot(slot: Slot, page: Page) -> Markup:
    end = el("p", slot.end, class_="end") if slot.end else None
    if slot.turn is None:
        return el("td", end, class_="empty")
    kind = (slot.turn.relation or "start") + (" branch" if slot.mark == "↳" else "")
    return el("td", _words(slot.turn, page), end, class_=kind)


def _words(cell: FlowCell, page: Page) -> Markup:
    if cell.says:
        held = el("span", f"{'' if cell.sure else '(?) '}{held_by(cell)}", class_="how")
        return join([el("b", cell.says, dir="auto"), " ", held])
    sign = el("span", "○ denies", class_="rel rebuttal") if cell.denies else None
    if cell.relation is not None and not cell.denies:
        words = relation_words(cell.relation, cell.confidence, partial=cell.partial)
        sign = el("span", words, standing(cell.confidence), class_=f"rel {cell.relation}")
    whom = {kind: [label for k, label in cell.also if k == kind] for kind, _ in cell.also}
    others = [f"{TOWARD[kind]} {listed(dict.fromkeys(labels))}" for kind, labels in whom.items()]
    return join(
        [
            *([sign, " "] if sign else []),
            page.who(cell.comment),
            *([" ", el("b", cell.tags)] if cell.tags else []),
            " ",
            el("q", cell.quote, dir="auto"),
            *([" ", el("span", f"also {listed(others)}", class_="how")] if others else []),
        ]
    )


def brief_section(page: Page) -> Markup:
    """The question, the sides, the clashes, what is granted, what is unanswered, what to ask."""
    view = brief(page.at)
    parts = [el("h3", "The question"), el("p", view.question, class_="question", dir="auto")]
    if view.summary:
        parts += [el("h3", "In short"), el("ul", *(el("li", line, dir="auto") for line in view.summary))]
    parts.append(el("div", *(_side(side, page) for side in view.sides), class_="sides"))
    if view.clashes:
        parts += [
            el("h3", "Where they clash"),
            el("ul", *(_clash(one, page) for one in view.clashes), class_="clashes"),
        ]
        parts += _more(view.more_clashes, "rebuttal")
    if view.concessions:
        rows = [_concession(one, page) for one in view.concessions]
        parts += [el("h3", "What is granted"), el("ul", *rows[:GRANTED])]
        if len(rows) > GRANTED:
            more = el("summary", count(len(rows) - GRANTED, "more concession"))
            parts.append(el("details", more, el("ul", *rows[GRANTED:]), class_="more"))
    if view.unanswered:
        parts += [el("h3", "Unanswered"), el("p", f"{headed(NO_CONSENT)}.", class_="none")]
        rows = [
            el(
                "li",
                *([el("b", claim.heading), " "] if claim.named else []),
                page.who(claim.quote.comment),
                " ",
                el("q", fitted(claim.quote, 140), dir="auto"),
            )
            for claim in view.unanswered
        ]
        parts += [el("ul", *rows), *_more(view.more_unanswered, "claim")]
    if view.questions:
        parts += [el("h3", "Questions to ask"), el("ol", *(el("li", asked, dir="auto") for asked in view.questions))]
    return join(parts)


def _concession(one: Concession, page: Page) -> Markup:
    labels = {label: name for name, label in page.at.labels.items()}
    grants = f"grants {one.to} a part: " if one.kind == "in part" else f"had said {one.to} and now says: "
    return el("li", page.who(labels[one.label]), " ", grants, el("q", one.quote, dir="auto"))


def _more(number: int, what: str) -> Iterable[Markup]:
    return [el("p", f"and {count(number, f'more {what}')}", class_="none")] if number else []


def _side(side: Side, page: Page) -> Markup:
    shown = side.members[:MEMBERS]
    left = len(side.members) - len(shown)
    return el(
        "section",
        el("h4", side.name),
        el("p", listed([*shown, f"{left} more"] if left else shown), class_="members", dir="auto"),
        el("ul", *(_point(point, page) for point in side.points)) if side.points else None,
        el("p", "No claim of their own.", class_="none") if not side.points else None,
        *_more(side.more, "claim"),
        class_="side",
    )


def _point(point: Point, page: Page) -> Markup:
    alone = point.heading == point.quote.quote
    heading = (
        f"On “{point.heading}”" if point.subject else f"Denied: {point.heading}" if point.denies else point.heading
    )
    times = repeated(point.times, point.by, signed=point.quote.name != point.quote.label)
    said = ", ".join(note for note in notes(point.quote).split(", ") if note not in {"", "denies"})
    return el(
        "li",
        el("b", heading) if not alone else None,
        el("span", f" {times}", class_="how") if times else None,
        " ",
        page.who(point.quote.comment),
        " ",
        el("q", fitted(point.quote, 150), dir="auto"),
        el("span", f" {said}", class_="how") if said else None,
    )


def _clash(clash: Clash, page: Page) -> Markup:
    target = page.at.home[clash.link.target]
    sign = relation_words("rebuttal", clash.link.confidence, partial=clash.link.partial)
    button = el("button", sign, type="button", class_="link", data_l=page.links[clash.link.link])
    return el(
        "li",
        el("p", page.who(target), " ", el("q", clash.said, dir="auto")),
        el(
            "p",
            button,
            el("span", f"{standing(clash.link.confidence)} ", class_="conf"),
            page.who(clash.link.comment),
            " ",
            el("q", clash.rebuttal, dir="auto"),
            class_="rebuttal",
        ),
    )
