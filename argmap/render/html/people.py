"""What is unanswered, and who stands where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.render.html.claims import SHOWN, answer, sayings
from argmap.render.html.markup import Markup, el, join
from argmap.render.html.thread import claim_button
from argmap.render.terminal.signs import fitted
from argmap.views.stances import stances
from argmap.views.unanswered import unanswered
from argmap.views.wording import NO_CONSENT, NO_REPLY, REPLIED, count, headed, listed, repeated, tag_name

if TYPE_CHECKING:
    from argmap.render.html.place import Page
    from argmap.views.stances import Change, Held, Stance, Toward
    from argmap.views.unanswered import Challenge, OpenClaim, OpenOf


def unanswered_section(page: Page) -> Markup:
    """Claims and challenges without an answer, the most repeated first; then by commenter."""
    view = unanswered(page.at)
    named = [one for one in view.claims if one.named]
    loose = [one for one in view.claims if not one.named]
    claims = [one for one in loose if not one.quote.premise]
    parts = [
        el("p", f"{view.answered} of {count(view.total, 'claim and premise', 'claims and premises')} were taken up. "
                f"{headed(NO_CONSENT)}.", class_="none"),
    ]  # fmt: skip
    if named:
        parts += [el("h3", "Claims"), el("ul", *(_open(one, page) for one in named), class_="sayings")]
    if claims:
        rows = el("ul", *(_open(one, page) for one in claims), class_="sayings")
        what = count(len(claims), "single claim")
        parts.append(el("details", el("summary", what), rows, class_="more"))
    if len(loose) > len(claims):
        left = count(len(loose) - len(claims), "premise")
        parts.append(el("p", f"and {left}, which stand with their comments", class_="none"))
    if view.challenges:
        parts += [
            el("h3", "Challenges"),
            el("ul", *(_challenge(one, page) for one in view.challenges), class_="sayings"),
        ]
    if view.commenters:
        parts.append(el("h3", "By commenter"))
        parts += [_of(one, page) for one in view.commenters]
    return join(parts)


def _open(one: OpenClaim, page: Page) -> Markup:
    said = repeated(len(one.sayings), one.by, signed=one.quote.name != one.quote.label)
    by = f" {said}" if said else ""
    heard = REPLIED if one.replied else NO_REPLY
    return el(
        "li",
        *([el("b", one.heading), el("span", by, class_="how"), " "] if one.named else []),
        page.who(one.quote.comment),
        " ",
        el("q", fitted(one.quote, 160), dir="auto"),
        el("span", f" {heard}", class_="how"),
    )


def _challenge(one: Challenge, page: Page) -> Markup:
    whom = f" to {listed(one.whom)}" if one.whom else ""
    what = f"⊖ rebuttal{whom}" if one.kind == "rebuttal" else f"◇ question{whom}"
    kind = "rebuttal" if one.kind == "rebuttal" else None
    return el("li", page.who(one.comment), " ", el("span", what, class_=kind), " ", el("q", one.quote, dir="auto"))


def _of(one: OpenOf, page: Page) -> Markup:
    first = [claim for claim in one.claims if not claim.premise]
    premises = len(one.claims) - len(first)
    parts = [count(len(first), "claim")] if first else []
    parts += [count(premises, "premise")] if premises else []
    parts += [count(len(one.challenges), "challenge")] if one.challenges else []
    inside = [sayings(first, page)] if first else []
    if premises:
        inside.append(el("p", f"and {count(premises, 'premise')}, with the comment", class_="none"))
    if one.challenges:
        inside.append(el("ul", *(_challenge(c, page) for c in one.challenges), class_="sayings"))
    return el("details", el("summary", f"{one.name}: {listed(parts)}", dir="auto"), *inside, class_="more")


def stances_section(page: Page) -> Markup:
    """Commenter by commenter: what they hold, with whom they agree, whom they rebut, where they changed."""
    number = {name: at for at, name in enumerate(page.at.commenters)}
    return join(_stance(one, number[one.commenter], page) for one in stances(page.at))


def _stance(one: Stance, number: int, page: Page) -> Markup:
    names = {label: name for name, label in page.at.labels.items()}
    refs = join((page.ref(names[label]) for label in one.labels[:MANY]), " ")
    left = len(one.labels) - MANY
    loose = [saying for saying in one.other if not saying.premise]
    premises = len(one.other) - len(loose)
    parts: list[Markup | None] = []
    if one.holds:
        rows = (_held(held, page) for held in one.holds)
        parts.append(el("ul", *rows, class_="sayings"))
    parts += [_toward(one.agrees, page), _toward(one.rebuts, page)]
    if one.changes:
        parts += [el("h4", "Changed"), el("ul", *(_change(change, page) for change in one.changes))]
    if loose:
        what = count(len(loose), "single claim")
        parts.append(el("details", el("summary", what), sayings(loose, page), class_="more"))
    if premises:
        parts.append(el("p", f"{count(premises, 'premise')}, with the comments", class_="none"))
    if not any(parts):
        parts.append(el("p", "Neither a claim nor a link.", class_="none"))
    alone = one.labels == (one.name,)
    about = el("button", "correct", type="button", class_="reply js", data_p=number, aria_label=f"Correct {one.name}")
    return el(
        "article",
        el("h3", refs if alone else one.name, dir="auto"),
        el("p", *([] if alone else [refs, f" and {left} more " if left > 0 else " "]), about, class_="counts"),
        *parts,
        class_="g",
    )


def _held(held: Held, page: Page) -> Markup:
    times = f" {len(held.sayings)}×" if len(held.sayings) > 1 else ""
    claim = claim_button(held.quote, page, room=140, but=tag_name(held.group))
    return el(
        "li", el("b", held.heading), el("span", times, class_="how"), " ", page.ref(held.quote.comment), " ", claim
    )


MANY = 12
"""Comments of a commenter that are named; the rest is counted."""


def _toward(towards: tuple[Toward, ...], page: Page) -> Markup | None:
    if not towards:
        return None
    links = [link for toward in towards for link in toward.links]
    rows = [el("li", answer(link, page, name=False), class_=link.relation) for link in links]
    shown = el("ul", *rows[:SHOWN], class_="links")
    if len(rows) <= SHOWN:
        return shown
    more = el("summary", count(len(rows) - SHOWN, "more link"))
    return join([shown, el("details", more, el("ul", *rows[SHOWN:], class_="links"), class_="more")])


def _change(change: Change, page: Page) -> Markup:
    return el(
        "li",
        el("b", change.heading),
        ": first ",
        page.ref(change.before.comment),
        " ",
        claim_button(change.before, page),
        ", then ",
        page.ref(change.after.comment),
        " ",
        claim_button(change.after, page),
    )
