"""The page's first part: what people argue, who holds and denies it, the surest links, what is unanswered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.render.html.markup import Markup, el, join
from argmap.render.html.thread import relation_words
from argmap.views.overview import overview
from argmap.views.wording import NO_CONSENT, count, headed, listed, shorten

if TYPE_CHECKING:
    from argmap.render.html.place import Page
    from argmap.views.overview import Open, Row, Tie

ROWS, SINGLE, LINKS = 20, 8, 6
"""Points, single claims below them, and links of a kind that are shown; the other tabs have all."""
NAMES = 8


def points_section(page: Page) -> Markup:
    """The motion with its sides, the points as a table, and what else the first screen says."""
    view = overview(page.at)
    where = {label: name for name, label in page.at.labels.items()}
    rows = [*view.rows[: min(view.points, ROWS)], *view.rows[view.points :][:SINGLE]]
    parts: list[Markup] = []
    if view.motion:
        parts.append(el("p", el("b", "Motion: "), view.motion, class_="question", dir="auto"))
    if view.sides:
        names = {"for": (), "against": ()} | {one.side: one.names for one in view.sides}
        sides = (
            el("li", el("b", f"{side.capitalize()} ({len(some)})"), " ", listed(some) or "nobody")
            for side, some in names.items()
        )
        parts.append(el("ul", *sides, class_="sides-of"))
    if rows:
        head = (el("th", words, scope="col") for words in ("What is said", "Held by", "Denied by"))
        body = (_row(row, page, where) for row in rows)
        table = el("table", el("thead", el("tr", *head)), el("tbody", *body), class_="points")
        parts.append(el("div", table, class_="wide", tabindex="0", role="region", aria_label="Points"))
    left = max(0, view.points - ROWS)
    more = [count(left, "more point")] if left else []
    more += [f"{count(view.counts.alone, 'claim')} under no point"] if view.counts.alone else []
    if more:
        parts.append(el("p", f"and {listed(more)}: see Claims", class_="none"))
    for name, ties in (("Clashes", view.clashes), ("Agreement", view.agreements)):
        if ties:
            parts += [el("h3", name), el("ul", *(_tie(tie, page) for tie in ties[:LINKS]), class_="links")]
            parts += _more(len(ties) - LINKS, name)
    if view.open:
        parts += [el("h3", "Unanswered"), el("p", f"{headed(NO_CONSENT)}.", class_="none")]
        parts.append(el("ul", *(_open(one, page, where) for one in view.open[:LINKS]), class_="sayings"))
        parts += _more(len(view.open) - LINKS, "Unanswered")
    if view.counts.guesses:
        parts += [el("h3", "Unsure"), el("p", f"{headed(view.counts.guesses)}.")]
    if view.counts.checked:
        parts += [el("h3", "Checked"), el("p", f"{headed(view.counts.checked)}.")]
    return join(parts)


def _more(left: int, where: str) -> list[Markup]:
    tab = {"Clashes": "Flow sheet", "Agreement": "Commenters"}.get(where, where)
    return [el("p", f"and {count(left, 'more', 'more')}: see {tab}", class_="none")] if left > 0 else []


def _row(row: Row, page: Page, where: dict[str, str]) -> Markup:
    doubt = "" if row.sure else " (?)"
    ref = page.ref(where[row.label]) if row.label in where else None
    if row.quoted:
        said = [el("q", shorten(row.says, 200).text, dir="auto"), doubt, " ", ref]
    else:
        quote = el("span", el("q", shorten(row.quote, 160).text, dir="auto"), " ", ref, class_="quote")
        said = [el("b", row.says + doubt), quote if row.quote else join([" ", ref]) if ref else None]
    return el("tr", el("th", *said, scope="row"), _names(row.held), _names(row.denied))


def _names(names: tuple[str, ...]) -> Markup:
    shown = [*names[:NAMES], *([f"{len(names) - NAMES} more"] if len(names) > NAMES else [])]
    return el("td", listed(shown) if shown else "–", dir="auto")


def _tie(tie: Tie, page: Page) -> Markup:
    link = tie.link
    words = relation_words(link.relation, link.confidence, partial=link.partial)
    return el(
        "li",
        page.who(link.comment),
        " ",
        el("button", words, type="button", class_="link", data_l=page.links[link.link]),
        " ",
        page.who(page.at.home[link.target]),
        el("span", f" “{tie.words}”", class_="words", dir="auto") if tie.words else None,
        class_=link.relation,
    )


def _open(one: Open, page: Page, where: dict[str, str]) -> Markup:
    refs = join((page.ref(where[label]) for label in one.labels), " ")
    does = {"point": " ", "claim": " ", "rebuttal": f" to {' '.join(one.whom)} ", "question": " asks "}[one.kind]
    return el("li", refs, does, el("b", one.words) if one.kind == "point" else el("q", one.words, dir="auto"))
