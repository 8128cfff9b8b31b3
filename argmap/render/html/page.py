"""The page as a whole: a policy that lets nothing in but its own style and script, the parts, and the data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from argmap.render.changes import NOTHING, lines
from argmap.render.html.arcs import heads
from argmap.render.html.claims import claims_section, matrix_section
from argmap.render.html.correcting import choices, passages, said_box
from argmap.render.html.data import as_json, filters, reasons
from argmap.render.html.debate import brief_section, flow_section
from argmap.render.html.graph import LEVELS, drawings
from argmap.render.html.markup import Markup, el, join, later, legend
from argmap.render.html.people import stances_section, unanswered_section
from argmap.render.html.place import Page
from argmap.render.html.points import points_section
from argmap.render.html.shell import EARLY, asset, document
from argmap.render.html.thread import thread_list
from argmap.views.ledger import ledger
from argmap.views.tree import tree
from argmap.views.wording import count, counted, flat

if TYPE_CHECKING:
    from collections.abc import Iterable

    from argmap.model import ArgumentMap
    from argmap.render.base import View
    from argmap.views.changes import Changes
    from argmap.views.ledger import Ledger
    from argmap.views.tree import Tree

LEGEND = (
    "● asserts", "○ denies", "◐ hedges", "◇ asks", "◌ supposes", "∵ gives a reason (premise)",
    "⊕ agrees (full line)", "⊖ rebuts (dashed)", "? a guess",
)  # fmt: skip
MANY, PART = 150, 25
"""Comments from which on what is not seen at first is read later, and comments in a part of such a thread."""
LONG = 80
"""Comments from which on the graph is not printed with the page: it would run over pages without its thread."""
TABS: dict[str, str] = {
    "overview": "Points",
    "tree": "Thread",
    "claims": "Claims",
    "matrix": "Who says what",
    "flow": "Flow sheet",
    "unanswered": "Unanswered",
    "stances": "Commenters",
    "brief": "Brief",
    "changes": "Changes",
}


def page(
    found: ArgumentMap, view: View | Literal["changes"], level: str = "comments", *, differing: Changes | None = None
) -> str:
    """The page.

    Args:
        found: The map.
        view: The part that is open at first.
        level: Of the graph that is drawn at first.
        differing: What differs from an older map: a part of its own.
    """
    here = Page.of(found)
    counts = ledger(here.at)
    title = flat(found.thread.title) or "Thread without a title"
    parts = [
        el("a", "Skip to the thread", href="#tree", class_="skip"),
        _header(title, counts, ("changes",) if differing is not None else ()),
        _panels(here, view, level, differing),
        _footer(counts),
        said_box(),
        el("script", Markup(as_json(passages(found) | choices(here))), type="application/json", id="passages"),
        el("script", Markup(as_json(filters(here))), type="application/json", id="filters"),
        el("script", Markup(as_json(reasons(here))), type="application/json", id="reasons"),
    ]
    style = asset("page.css")
    script = "".join(map(asset, ("corrections.js", "naming.js", "correcting.js", "page.js")))
    return document(f"{title} · argument map", join(parts), style=style, early=EARLY, script=script)


def _header(title: str, counts: Ledger, more: tuple[str, ...]) -> Markup:
    signed = (
        f" by {count(counts.commenters, 'commenter')}" if counts.signed else ", unsigned" if counts.comments else ""
    )
    row = [
        f"{counts.what}{signed}",
        counted(counts.claims, counts.premises),
        count(counts.agreements, "agreement"),
        count(counts.rebuttals, "rebuttal"),
    ]
    names = [name for name in TABS if name != "changes" or name in more]
    links = [el("a", TABS[name], href=f"#{name}", id=f"tab-{name}", data_view=name) for name in names]
    return el(
        "header",
        el("h1", title, dir="auto"),
        el("p", " · ".join(row), class_="counts"),
        el("nav", *links, id="tabs", aria_label="Parts of this page"),
        class_="top",
    )


def _toolbar(here: Page) -> Markup:
    """Filters; shown where the script runs."""
    people = [(str(number), who.name) for number, who in enumerate(here.at.commenters.values())]
    claims = [(str(number), group.heading) for number, group in enumerate(here.groups)]
    relations = [("0", "⊕ agreement"), ("1", "⊖ rebuttal")]
    fields = [
        _field("Search", el("input", type="search", id="search", autocomplete="off", placeholder="words or names")),
        _select("Claim", "claim", "all claims", sorted(claims, key=lambda claim: claim[1].casefold())),
        _select("Commenter", "person", "all commenters", people),
        _select("Relation", "relation", "both", relations),
        _field(
            "Surer than ",
            el("input", type="range", id="sure", min=0, max=95, step=5, value=0, aria_describedby="sure-now"),
            el("output", "0.00", id="sure-now", for_="sure"),
        ),
    ]
    told = [
        el("p", id="shown", role="status"),
        el("button", "Show all", type="button", id="everything", hidden=True),
    ]
    return el(
        "form",
        el("details", el("summary", "Search and filter"), el("div", *fields, class_="fields"), id="fields", open=True),
        el("div", *told, class_="told"),
        class_="bar js",
        role="search",
        aria_label="Filter the map",
    )


def _field(words: str, *inside: Markup) -> Markup:
    return el("label", el("span", words), *inside)


def _select(words: str, name: str, everything: str, choices: Iterable[tuple[str, str]]) -> Markup:
    options = [el("option", everything, value=""), *(el("option", shown, value=value) for value, shown in choices)]
    return _field(words, el("select", *options, id=name))


def _panels(here: Page, view: str, level: str, differing: Changes | None) -> Markup:
    whole = tree(here.at)
    many = len(here.comments) > MANY
    graph = _graph(here, whole, level)
    long = "graph long" if len(here.comments) > LONG else "graph"
    comments = thread_list(here, whole, PART if many else MANY)
    bodies = {
        "overview": points_section(here),
        "tree": join(
            [
                _toolbar(here),
                el(
                    "details",
                    el("summary", "Graph"),
                    later(graph) if many else graph,
                    id="graph",
                    class_=long,
                    open=True,
                ),
                el("div", legend(LEGEND), comments, class_="thread", id="thread"),
            ]
        ),
        "claims": claims_section(here),
        "matrix": matrix_section(here),
        "flow": flow_section(here),
        "unanswered": unanswered_section(here),
        "stances": stances_section(here),
        "brief": brief_section(here),
    }
    if differing is not None:
        bodies["changes"] = _changes(differing)
    sections = [
        el(
            "section",
            el("h2", TABS[name], id=f"head-{name}"),
            later(body) if many and name not in {"tree", view} else body,
            id=name,
            class_="panel on" if name == view else "panel",
            aria_labelledby=f"head-{name}",
            tabindex="-1",
        )
        for name, body in bodies.items()
    ]
    why = el("aside", el("div", id="why-body", aria_live="polite"), id="why", class_="js", aria_label="Reasons")
    return el("main", *sections, why)


def _changes(differing: Changes) -> Markup:
    """What differs from an older map."""
    parts: list[Markup] = []
    for title, said in lines(differing):
        parts += [el("h3", title), el("ul", *(el("li", one, dir="auto") for one in said), class_="sayings")]
    return join(parts) if parts else el("p", NOTHING, class_="none")


def _graph(here: Page, whole: Tree, level: str) -> Markup:
    """The three drawings, of which the script shows one at a time."""
    options = [el("option", f"of {name}", value=name, selected=name == level) for name in LEVELS]
    choice = el("label", el("span", "Graph of", class_="sr"), el("select", *options, id="level"), class_="js")
    drawn = drawings(here, whole)
    levels = (
        el(
            "div",
            el("h3", name.capitalize()),
            drawn[name],
            class_="level on" if name == level else "level",
            data_level=name,
        )
        for name in LEVELS
    )
    return el("div", heads(), choice, el("div", *levels, class_="scroll"), class_="drawn")


def _footer(counts: Ledger) -> Markup:
    missing = "" if counts.balanced else f": {abs(counts.comments - counts.placed)} ARE MISSING"
    parts = [f"{count(counts.comments, 'comment')} in, {counts.placed} on the map{missing}"]
    parts.append(f"{len(counts.silent)} without a claim" if counts.silent else "a claim in each")
    if counts.guesses:
        parts.append(counts.guesses)
    if counts.checked:
        parts.append(counts.checked)
    notes = [f"{note.kind}: {note.what}" + (f" (line {note.line})" if note.line else "") for note in counts.notes]
    return el(
        "footer",
        el("p", " · ".join(parts)),
        *(el("p", note) for note in notes),
        el(
            "p",
            "Found by rules, which can be wrong: every mark has its reasons. Made by argmap; nothing is loaded.",
        ),
    )
