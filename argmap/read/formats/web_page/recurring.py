"""Saved pages of any other make: their comments are inferred from what comes again and again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.model import Note
from argmap.read.common.reader import Reader
from argmap.read.common.threads import make_thread, stem
from argmap.read.formats.web_page.definition_list import listed
from argmap.read.html.as_text import as_text
from argmap.read.html.blocks import comments_of, fits
from argmap.read.html.dom import is_page, page_title, parse
from argmap.read.html.no_thread import gate, listing, refuse
from argmap.read.html.recurring import kinds

if TYPE_CHECKING:
    from collections.abc import Iterable

    from argmap.model import Thread
    from argmap.read.html.recurring import Kind
    from argmap.read.sources.source import Source

TRIES = 4
"""How many classes are tried before the page is refused."""


def sniff(source: Source) -> float:
    """Low, for any page: a reader that knows the site goes before."""
    return 0.3 if is_page(source) else 0.0


def read(source: Source) -> Iterable[Thread]:
    """One thread of the blocks that look most like comments.

    Raises:
        ArgmapError: I012, with the reason, where there are none.
    """
    tree = parse(source)
    if (refusal := gate(source, tree, words=False)) is not None:
        raise refusal
    if fits(comments := listed(tree)):
        return [make_thread(stem(source), page_title(tree), comments)]
    likely = kinds(tree)[:TRIES]
    found = _first(source, [kind for kind in likely if kind.sure])
    if found is None:
        if (refusal := gate(source, parse(source))) is not None:
            raise refusal
        found = _first(source, [kind for kind in likely if not kind.sure])
    if found is None:
        found = as_text(source, parse(source))
        if (refusal := listing(source, parse(source), len(found.comments) if found else 0)) is not None:
            raise refusal
    if found is None:
        raise refuse(source, parse(source))
    return [found]


def _first(source: Source, some: list[Kind]) -> Thread | None:
    """The thread of the first class by which comments are found. Each try needs a tree of its own."""
    for kind in some:
        tree = parse(source)
        title = page_title(tree)
        comments = comments_of(tree, kind.css, kind.token)
        if fits(comments):
            what = f"the comments were inferred: elements of class '{kind.token}' with a name, a date and words"
            return make_thread(stem(source), title, comments, notes=[Note(what, kind="unclear")])
    return None


KIND = "markup"

READER = Reader(
    name="html-page",
    title="Any other page",
    how="open the page with all comments shown and save it as HTML; where that fails, paste the thread as text",
    suffixes=(".html", ".htm"),
    sniff=sniff,
    read=read,
)
