"""The page's part for readers who correct marks: what binds each comment, what has been said, and a way to save it."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, Any

from argmap.corrections.beside import SUFFIX
from argmap.corrections.binding import Places, lead
from argmap.model import FRAMES
from argmap.render.escape import visible
from argmap.render.html.markup import Markup, el
from argmap.views.sides import side_of

if TYPE_CHECKING:
    from argmap.model import ArgumentMap
    from argmap.render.html.place import Page


def passages(found: ArgumentMap) -> dict[str, Any]:
    """The file's name, and of each comment what is needed beside its words to find it again: author, date, words above.

    Args:
        found: The map.
    """
    places = Places(found.thread)
    rows: list[list[str | None]] = []
    seen = sha256()
    for comment in found.thread.everything():
        seen.update(comment.text.encode("utf-8", "replace"))
        words = lead(comment.text)
        passage = places.passage(comment.id, words) if words else None
        given = (passage.by, passage.date, passage.after) if passage is not None else (comment.author, None, None)
        rows.append([None if one is None else visible(one) for one in given])
    name = "".join(char if char.isalnum() or char in "-_" else "-" for char in found.thread.id)[:60].strip("-")
    return {"file": f"{name or 'thread'}{SUFFIX}", "mark": seen.hexdigest()[:12], "comments": rows}


def choices(page: Page) -> dict[str, Any]:
    """What a reader chooses from: tags, points, the motion, people.

    Args:
        page: The map.

    Returns:
        Of a point its sentence, its claims and those against it; of a commenter the name as signed, the name as shown,
        the first comment and the side.
    """
    at, found = page.at, page.at.found
    side = side_of(at)
    return {
        "tags": [[visible(tag.id), visible(tag.says)] for tag in found.tags],
        "tagged": {page.claims[claim.id]: claim.tags[0] for claim in found.claims if claim.tags},
        "frames": list(FRAMES),
        "framed": {page.claims[claim.id]: claim.frames[0] for claim in found.claims if claim.frames},
        "points": [
            [visible(p.says), *([page.claims[name] for name in some] for some in (p.claims, p.against))]
            for p in found.points
            if p.says.strip() and p.basis != "sense"
        ],
        "motion": visible(found.motion.says) if found.motion is not None else None,
        "people": [
            [
                visible(at.comments[one.comments[0]].author or "") if who.startswith("@") else None,
                visible(one.name),
                page.comments[one.comments[0]],
                side.get(who),
            ]
            for who, one in at.commenters.items()
        ],
    }


def said_box() -> Markup:
    """What a reader has said so far; empty and hidden at first."""
    who = el("label", "Your name, if you like ", el("input", type="text", id="said-who", autocomplete="off"))
    save = el("button", "Save corrections.yaml", type="button", id="said-save")
    summary = el("summary", el("span", "", id="said-count", role="status"))
    listed = el("details", summary, el("ul", id="said-list"))
    return el(
        "section", listed, who, save, id="said", class_="js", hidden=True, aria_label="Your corrections of this map"
    )
