"""The thread: every comment whole, its claims marked in the words and listed below, its links with their words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.render.html.markup import Markup, el, join, later
from argmap.render.html.place import main
from argmap.render.terminal.signs import RELATION_SIGNS, evidence, fitted, notes, sign
from argmap.views.wording import NO_CLAIM, TOWARD, count, decimal, standing, sure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.render.html.place import Page
    from argmap.views.groups import Saying
    from argmap.views.tree import Tree, TreeClaim, TreeLink, TreeNode

DEEPEST = 6
"""From this level on the thread is indented no further."""


def thread_list(page: Page, tree: Tree, part: int) -> Markup:
    """All comments, in the order of the tree; those behind the first part are read later, a part at a time."""
    all_of_them = [_comment(node, page) for node in tree.walk()]
    parts = [join(all_of_them[start : start + part]) for start in range(0, len(all_of_them), part)]
    return join([*parts[:1], *map(later, parts[1:])])


def claim_button(one: Saying, page: Page, *, room: int = 110, but: str = "") -> Markup:
    """A claim as something that can be pointed at: sign, name, words, how it is said.

    Args:
        one: The claim.
        page: The map.
        room: Letters for its words.
        but: A name that stands above already.
    """
    named = ", ".join(tag for tag in one.tags if tag != but)
    said = notes(one)
    return el(
        "button",
        el("span", sign(one), class_="sign"),
        el("span", f" {named} ", class_="name") if named else " ",
        el("q", fitted(one, room), dir="auto"),
        el("span", f" {said}", class_="how") if said else None,
        el("span", " ?", class_="how", title=f"a guess: {decimal(one.confidence)}")
        if not sure(one.confidence)
        else None,
        type="button",
        class_="claim premise" if one.premise else "claim",
        data_k=page.claims[one.claim],
    )


def relation_words(relation: str, confidence: float, *, partial: bool = False) -> Markup:
    """`⊖ rebuts`, with a question mark where it is a guess."""
    doubt = "" if sure(confidence) else "?"
    verb = "agrees with" if relation == "agreement" else "rebuts"
    part = " in part" if partial else ""
    return join(
        [
            el("span", "⊕" if relation == "agreement" else "⊖", class_=f"sign {relation}"),
            f" {verb}{doubt}{part} ",
        ]
    )


def _comment(node: TreeNode, page: Page) -> Markup:
    number = page.comments[node.comment]
    depth = min(node.depth, DEEPEST)
    anchor = page.anchor(node.comment)
    head = [el("a", node.label, href=f"#{anchor}")]
    if node.name:
        head.append(el("span", node.name, class_="who", dir="auto"))
    return el(
        "article",
        el(
            "header",
            el("h3", join(head, " "), id=f"h{number}"),
            el("span", node.date, class_="date") if node.date else None,
            el("span", node.state, class_="state") if node.state else None,
            _answers(node, page),
        ),
        el("div", *_text(node, page), class_="t", dir="auto", id=f"t{number}"),
        _claims(node, page),
        el("ul", *(_link(link, page) for link in node.links), class_="links") if node.links else None,
        class_=f"c d{depth}",
        id=anchor,
        tabindex="-1",
        aria_labelledby=f"h{number}",
    )


def _answers(node: TreeNode, page: Page) -> Markup | None:
    parent = page.at.parent(node.comment)
    if parent is None:
        return None
    words = join(["answers ", page.ref(parent, doubt=not node.certain)])
    if node.comment not in page.at.reply:
        return el("span", words, class_="to")
    why = el(
        "button",
        "why?",
        type="button",
        class_="reply js",
        data_r=page.comments[node.comment],
        aria_label=f"Why {node.label} answers {page.at.labels[parent]}",
    )
    return el("span", words, " ", why, class_="to")


def _text(node: TreeNode, page: Page) -> Iterator[Markup]:
    """The words, with spans for claims, premises and what is quoted; neighbours of one kind in one span."""
    comment = page.at.comments[node.comment]
    claims = page.at.claims_of.get(node.comment, ())
    before: tuple[str, str] | None = None
    run: list[str] = []
    for start, end, shown in page.words[node.comment].pieces:
        inside = [claim for claim in claims if claim.start <= start and end <= claim.end]
        inside.sort(key=lambda claim: (not main(claim), claim.end - claim.start))
        quote = comment.quoted_from(start + 1)
        quoted = quote is not None and end <= quote.end
        kind = "w" if inside and main(inside[0]) else "w p" if inside else ""
        kind = f"{kind} said".strip() if quoted else kind
        key = kind, str(page.claims[inside[0].id]) if inside else ""
        if key != before and run:
            yield _span(run, before)
            run = []
        before = key
        run.append(shown)
    if run:
        yield _span(run, before)


def _span(run: list[str], key: tuple[str, str] | None) -> Markup:
    text = "".join(run)
    if key is None or not key[0]:
        return join([text])
    return el("span", text, class_=key[0], data_k=key[1] or None)


def _claims(node: TreeNode, page: Page) -> Markup:
    if not node.claims:
        return el("p", NO_CLAIM, class_="none")
    first = [one for one in node.claims if main(page.at.claims[one.saying.claim])]
    rest = [one for one in node.claims if not main(page.at.claims[one.saying.claim])]
    return join([_list(first, page) if first else Markup(), _folded(rest, page) if rest else Markup()])


def _list(claims: list[TreeClaim], page: Page) -> Markup:
    return el("ul", *(el("li", claim_button(one.saying, page)) for one in claims), class_="claims")


def _folded(premises: list[TreeClaim], page: Page) -> Markup:
    return el("details", el("summary", count(len(premises), "premise")), _list(premises, page), class_="premises")


def _link(link: TreeLink, page: Page) -> Markup:
    words = evidence(link.words, link.basis)
    on = f" on {link.target_words}" if link.target_words else ""
    doubt = "" if link.sure else "?"
    part = " in part" if link.partial else ""
    return el(
        "li",
        el(
            "button",
            el("span", RELATION_SIGNS[link.relation], class_="sign"),
            f" {TOWARD[link.relation]}{doubt}{part}",
            type="button",
            class_="link",
            data_l=page.links[link.id],
        ),
        " ",
        page.ref(link.target),
        el("span", f" {standing(link.confidence)}", class_="conf"),
        el("span", on, class_="on") if on else None,
        " ",
        el("span", words, class_="words" if link.words else "basis", dir="auto"),
        id=f"l{page.links[link.id]}",
        class_=link.relation,
    )
