"""Saved pages whose comments are marked for machines: microdata and RDFa, as Drupal and others have them."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from argmap.read.common.reader import Reader
from argmap.read.common.threads import make_thread, stem
from argmap.read.html.blocks import comments_of, fits
from argmap.read.html.dom import holds, page_title, parse
from argmap.read.html.no_thread import refuse

if TYPE_CHECKING:
    from collections.abc import Iterable

    from argmap.model import Thread
    from argmap.read.sources.source import Source

_MARKED = (
    "[itemprop=comment], [itemtype*='schema.org/Comment'], [itemtype*='schema.org/UserComments'], "
    "[typeof*='sioct:Comment'], "
    "[typeof*='schema:Comment'], [typeof='Comment']"
)
_NAMED = (
    "[itemprop=author], [itemprop=creator], .username, .author, .submitted, [property*='schema:author'], "
    ".comment-author"
)
_DATED = "time, [itemprop=datePublished], [itemprop=dateCreated], .submitted, .comment-date, .comment-time, .date"


def sniff(source: Source) -> float:
    """Sure where comments are marked, and more so on pages of Drupal."""
    marks = holds(
        source,
        b'itemprop="comment"',
        b"schema.org/Comment",
        b"schema.org/UserComments",
        b"sioct:Comment",
        b"schema:Comment",
    )
    if not marks:
        return 0.0
    return 0.9 if holds(source, b"Drupal", b"drupal", b'class="indented"') else 0.72


def read(source: Source) -> Iterable[Thread]:
    """One thread; replies stand inside what they answer or in a box beside it.

    Raises:
        ArgmapError: I012 where no marked comment has words.
    """
    tree = parse(source)
    title = page_title(tree)
    replies: dict[str, str] = {}
    for node in _whole(tree):
        node.attrs["data-argmap-block"] = "yes"
        name = node.attributes.get("id") or node.attributes.get("about")
        answered = node.css_first(
            "[rel='sioc:reply_of'][resource*='comment'], [rel='schema:parentItem'][resource*='comment']"
        )
        if (
            answered is not None
            and name
            and (match := re.search(r"comment[/-](\d+)", answered.attributes["resource"] or ""))
        ):
            replies[name] = match[1]
    comments = comments_of(tree, "[data-argmap-block]")
    known = {match[0]: one.id for one in comments if (match := re.search(r"\d+", one.id))}
    comments = [
        replace(one, parent=known.get(replies[one.id], one.parent)) if one.id in replies and one.parent is None else one
        for one in comments
    ]
    if not fits(comments):
        raise refuse(source, parse(source))
    return [make_thread(stem(source), title, comments)]


def _whole(tree: Any) -> list[Any]:  # noqa: ANN401  # selectolax has no types
    """The marked elements; where a mark is on the words alone, what holds the author and the date as well."""
    found: dict[int, Any] = {}
    marked = list({node.mem_id: node for node in tree.css(_MARKED)}.values())
    places = {node.mem_id for node in marked}
    inner = _around(marked)
    for node in marked:
        if _inside(node, places) and node.css_first(_NAMED) is None:
            continue
        best, signs = node, _signs(node)
        now = node.parent
        for _ in range(6):
            if signs == 2 or now is None or now.tag in ("body", "html", "main") or inner.get(now.mem_id, 0) > 1:
                break
            if (more := _signs(now)) > signs:
                best, signs = now, more
            now = now.parent
        found[best.mem_id] = best
    return list(found.values())


def _signs(node: Any) -> int:  # noqa: ANN401
    return (node.css_first(_NAMED) is not None) + (node.css_first(_DATED) is not None)


def _around(marked: list[Any]) -> dict[int, int]:
    """How many marked elements stand inside each element around one."""
    counts: dict[int, int] = {}
    for node in marked:
        now = node.parent
        while now is not None:
            counts[now.mem_id] = counts.get(now.mem_id, 0) + 1
            now = now.parent
    return counts


def _inside(node: Any, places: set[int]) -> bool:  # noqa: ANN401
    now = node.parent
    while now is not None:
        if now.mem_id in places:
            return True
        now = now.parent
    return False


KIND = "markup"

READER = Reader(
    name="microdata-page",
    title="Page with marked comments (Drupal and others)",
    how="open the page with all comments shown and save it as HTML",
    suffixes=(".html", ".htm"),
    sniff=sniff,
    read=read,
    on_page=True,
)
