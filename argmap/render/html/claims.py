"""The claims, the most contested first, and the table of who says what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.render.html.markup import Markup, el, join, legend
from argmap.render.html.thread import claim_button, relation_words
from argmap.render.terminal.signs import evidence
from argmap.views.claims import claims_view
from argmap.views.matrix import matrix
from argmap.views.wording import count, listed, standing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from argmap.render.html.place import Page
    from argmap.views.groups import Answer, Group, Saying
    from argmap.views.matrix import Cell, Matrix, Row

SHOWN = 8
"""Sayings of a claim, and answers to it, that are shown; the rest is folded with a count."""
COLUMNS = 10
"""The most columns of a table; wider ones are split."""
MARKS = {
    "+": "asserts",
    "−": "denies",
    "±": "asserts and denies",
    "?": "only asks or supposes",
    "r": "only reports",
}


def claims_section(page: Page) -> Markup:
    """Every claim under its heading, then those without one."""
    view = claims_view(page.at)
    alone = [one for one in view.alone if not one.premise]
    premises = len(view.alone) - len(alone)
    parts = [_group(group, page) for group in view.groups]
    if not parts:
        parts.append(el("p", "No claim here has a name, and none is answered.", class_="none"))
    if alone:
        what = f"{count(len(alone), 'further claim')}, neither named nor answered"
        parts.append(el("details", el("summary", what), sayings(alone, page), class_="more"))
    if premises:
        parts.append(el("p", f"{count(premises, 'further premise')}: each stands with its comment.", class_="none"))
    if view.alike:
        rows = [
            el("li", " ".join(one.labels), " ", el("span", ", ".join(one.words), class_="how")) for one in view.alike
        ]
        what = el(
            "summary", f"{count(len(rows), 'group')} of comments that use much the same words: perhaps one point each"
        )
        parts.append(el("details", what, el("ul", *rows), class_="more"))
    if view.silent:
        parts.append(el("p", f"No claim found in {listed(view.silent)}.", class_="none"))
    return join(parts)


def sayings(all_of_them: Sequence[Saying], page: Page, but: str = "") -> Markup:
    """Who says it, and how; `but` is a name that stands above already."""
    return el(
        "ul",
        *(
            el("li", el("span", page.who(one.comment)), " ", claim_button(one, page, room=160, but=but))
            for one in all_of_them
        ),
        class_="sayings who-said",
    )


def _group(group: Group, page: Page) -> Markup:
    hold, deny = len(group.holders), len({one.commenter for one in group.by("denies")})
    counts = [f"{count(hold, 'commenter')} for it"] if group.kind == "point" else [count(len(group.sayings), "saying")]
    counts += [f"{deny} denying"] if deny else []
    counts.append("contested" if group.rank[0] else "nobody denies it" if group.undenied else "")
    first = sorted(group.sayings, key=lambda one: one.premise)
    answers = (*group.answers, *group.whole)
    return el(
        "article",
        el("h3", group.heading),
        el("p", " · ".join(part for part in counts if part), class_="counts"),
        sayings(first[:SHOWN], page, group.name),
        _rest(sayings(first[SHOWN:], page, group.name), len(first) - SHOWN, "saying"),
        el("h4", "Answered by") if answers else None,
        _answers(answers[:SHOWN], page),
        _rest(_answers(answers[SHOWN:], page), len(answers) - SHOWN, "answer"),
        class_="g",
    )


def _rest(inside: Markup | None, number: int, noun: str) -> Markup | None:
    return el("details", el("summary", count(number, f"more {noun}")), inside, class_="more") if number > 0 else None


def _answers(answers: Sequence[Answer], page: Page) -> Markup | None:
    return (
        el("ul", *(el("li", answer(one, page), class_=one.relation) for one in answers), class_="links")
        if answers
        else None
    )


def answer(one: Answer, page: Page, *, name: bool = True) -> Markup:
    """Who answers, how, whom, by which words; without the answering commenter's name where that stands above."""
    return join(
        [
            page.who(one.comment) if name else page.ref(one.comment),
            " ",
            el(
                "button",
                relation_words(one.relation, one.confidence, partial=one.partial),
                type="button",
                class_="link",
                data_l=page.links[one.link],
            ),
            " ",
            page.ref(page.at.home[one.target]),
            el("span", f" {standing(one.confidence)} ", class_="conf"),
            el("span", evidence(one.words, one.basis), class_="words" if one.words else "basis", dir="auto"),
        ]
    )


def matrix_section(page: Page) -> Markup:
    """Commenters by claims, in parts of no more columns than can be read."""
    table = matrix(page.at)
    if not table.columns:
        return el("p", "No claim here has a name, so there is no table.", class_="none")
    signs = [f"{mark} {words}" for mark, words in MARKS.items()]
    parts = [legend([*signs, "( ) hedged", "a small 2: said twice"])]
    parts += [_part(table, start, page) for start in range(0, len(table.columns), COLUMNS)]
    if table.others:
        parts.append(el("p", f"{count(len(table.others), 'commenter')} say nothing about these.", class_="none"))
    if table.outside:
        parts.append(
            el("p", f"{count(table.outside, 'claim or premise', 'claims and premises')} have no name.", class_="none")
        )
    return join(parts)


def _part(table: Matrix, start: int, page: Page) -> Markup:
    columns = table.columns[start : start + COLUMNS]
    rows = [row for row in table.rows if any(cell.mark for cell in row.cells[start : start + COLUMNS])]
    end = start + len(columns)
    caption = f"Claims {start + 1} to {end} of {len(table.columns)}; {count(len(rows), 'commenter')}"
    head = el(
        "tr",
        el("th", "Commenter", scope="col"),
        *(el("th", el("span", column.name, title=column.heading), scope="col", class_="claimed") for column in columns),
    )
    totals = el(
        "tr",
        el("th", "for − against", scope="row"),
        *(el("td", f"{hold} − {deny}") for hold, deny in table.totals[start:end]),
    )
    return el(
        "div",
        el(
            "table",
            el("caption", caption),
            el("thead", head),
            el("tbody", *(_row(row, row.cells[start:end], page) for row in rows)),
            el("tfoot", totals),
            class_="matrix",
        ),
        class_="wide",
        tabindex="0",
        role="region",
        aria_label=caption,
    )


def _row(row: Row, cells: Sequence[Cell], page: Page) -> Markup:
    first = page.at.commenters[row.commenter].comments[0]
    name = el("a", row.name, href=f"#{page.anchor(first)}", dir="auto")
    return el("tr", el("th", name, scope="row"), *map(_cell, cells))


def _cell(cell: Cell) -> Markup:
    if not cell.mark:
        return el("td")
    shown = f"({cell.mark})" if cell.hedged else cell.mark
    kind = {"+": "agreement", "−": "rebuttal"}.get(cell.mark, "other")
    words = MARKS[cell.mark] + (", hedged" if cell.hedged else "") + f", {count(cell.count, 'time')}"
    more = el("small", f" {cell.count}") if cell.count > 1 else None
    return el(
        "td", el("span", shown, more, aria_hidden="true"), el("span", words, class_="sr"), class_=kind, title=words
    )
