"""The worksheet as a page to print, or to fill in and save as corrections, and its key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.corrections.binding import lead
from argmap.render.escape import visible
from argmap.render.html.correcting import passages
from argmap.render.html.data import as_json
from argmap.render.html.markup import Markup, el, join
from argmap.render.html.shell import EARLY, asset, document
from argmap.render.html.thread import relation_words
from argmap.render.terminal.signs import evidence, fitted, notes, sign
from argmap.views.index import index
from argmap.views.wording import NO_CLAIM, count, flat, listed, standing
from argmap.views.worksheet import worksheet

if TYPE_CHECKING:
    from argmap.model import ArgumentMap
    from argmap.views.groups import Answer, Saying
    from argmap.views.worksheet import Exercise

MOST = 6
"""Claims of a comment that the key names; the rest is counted."""
_TASK = (
    "For each comment, write down in a few words what it claims. Then write whom it answers, choose whether it agrees, "
    "rebuts or does neither, and copy the words that show it."
)
_SAVE = "as a small file for your teacher; nothing is sent anywhere"
_KEY = (
    "What argmap found by its rules, which can be wrong. Talk about what you would mark otherwise: the words in "
    "quotation marks are what it went by, the numbers how sure it is, and “?” marks a guess."
)


def worksheet_page(found: ArgumentMap, *, key: bool) -> str:
    """The page.

    Args:
        found: The map.
        key: Whether to print what the map holds instead of blanks.
    """
    at = index(found)
    sheet = worksheet(at)
    title = flat(sheet.title) or "Thread without a title"
    comments = sum(1 for _ in found.thread.comments)
    what = f"post and {count(comments, 'comment')}" if found.thread.post else count(comments, "comment")
    head = [el("h1", title, dir="auto"), el("p", f"{what} · worksheet{', the key' if key else ''}", class_="soft")]
    if not key:
        fields = (el("label", name, " ", _input(name)) for name in ("Name", "Class", "Date"))
        head.append(el("p", *fields, class_="pupil"))
    head.append(el("p", _KEY if key else _TASK, class_="task"))
    if sheet.headings and not key:
        names = el("b", "Claims to choose from, and others: ")
        head.append(el("p", names, " · ".join(sheet.headings), class_="task"))
    if sheet.points and key:
        held = (el("li", point.says, " ", el("b", point.sides), dir="auto") for point in sheet.points)
        head += [el("h2", "Points"), el("ul", *held)]
    exercises = [_exercise(one, number, key=key) for number, one in enumerate(sheet.exercises)]
    foot = el("footer", el("p", f"{what}, all of them here"))
    body = join([el("header", *head), el("main", *exercises), foot])
    style = asset("worksheet.css")
    if key:
        return document(f"{title} · worksheet", body, style=style)
    bound = passages(found)
    leads = [[visible(lead(c.text)), *row] for c, row in zip(at.comments.values(), bound["comments"], strict=True)]
    data = bound | {"labels": [label.removeprefix("#") for label in at.labels.values()], "comments": leads}
    save = el("p", el("button", "Save my answers", type="button", id="save"), " ", el("span", _SAVE, class_="soft"))
    script = "".join(map(asset, ("corrections.js", "worksheet.js")))
    kept = el("script", Markup(as_json(data)), type="application/json", id="passages")
    page = join([body, el("section", save, class_="js"), kept])
    return document(f"{title} · worksheet", page, style=style, early=EARLY, script=script)


def _input(name: str) -> Markup:
    return el("input", type="text", aria_label=name, autocomplete="off")


def _exercise(one: Exercise, number: int, *, key: bool) -> Markup:
    name = el("span", one.name, class_="who", dir="auto") if one.name else None
    date = el("span", one.date, class_="soft") if one.date else None
    head = el("h2", one.label, " ", name, " ", date)
    inside = _answers(one) if key else [_text(one), _blanks(one, number)]
    return el("article", head, *inside, data_n=number)


def _text(one: Exercise) -> Markup:
    if not one.paragraphs:
        return el("p", "no words", class_="soft")
    return el("div", *(el("p", part) for part in one.paragraphs), class_="text", dir="auto")


def _blanks(one: Exercise, number: int) -> Markup:
    claim = el("label", "Claim ", el("textarea", rows=2 if sum(map(len, one.paragraphs)) > 400 else 1))
    if one.first:
        return el("div", claim, class_="blanks")
    choices = (
        el("label", el("input", type="radio", name=f"r{number}", value=word), f" {word}", class_="choice")
        for word in ("agrees", "rebuts", "neither")
    )
    whom = el("label", "Answers # ", el("input", type="text", class_="number", autocomplete="off"))
    words = el("label", "Words that show it ", el("textarea", rows=1))
    row = el("div", whom, *choices, class_="row", role="group", aria_label=f"What {one.label} answers, and how")
    return el("div", claim, row, words, class_="blanks")


def _answers(one: Exercise) -> list[Markup]:
    first = [claim for claim in one.claims if not claim.premise]
    shown = first[:MOST] or list(one.claims[:2])
    left = len(one.claims) - len(shown)
    rows = [el("li", _claim(claim)) for claim in shown]
    premises = sum(1 for claim in one.claims if claim not in shown and claim.premise)
    if left:
        parts = [count(left - premises, "claim")] if left > premises else []
        parts += [count(premises, "premise")] if premises else []
        rows.append(el("li", f"and {listed(parts)} more", class_="soft"))
    out = [el("ul", *rows) if rows else el("p", NO_CLAIM, class_="soft")]
    if one.answers:
        out.append(el("p", el("b", f"answers {one.answers}{'' if one.certain else '?'}")))
    if one.links:
        out.append(el("ul", *(el("li", _link(link), class_=link.relation) for link in one.links), class_="links"))
    return out


def _claim(one: Saying) -> Markup:
    named = ", ".join(one.tags)
    said = notes(one)
    return join(
        [
            sign(one),
            el("b", f" {named} ") if named else " premise " if one.premise else " ",
            el("q", fitted(one, 160), dir="auto"),
            el("span", f" {said}", class_="soft") if said else "",
        ]
    )


def _link(link: Answer) -> Markup:
    return join(
        [
            el("b", relation_words(link.relation, link.confidence, partial=link.partial), link.target_label),
            el("span", f" {standing(link.confidence)} ", class_="soft"),
            el("span", evidence(link.words, link.basis), dir="auto"),
        ]
    )
