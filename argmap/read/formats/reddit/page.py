"""Saved pages of Reddit: old.reddit.com, and the newer page made of its own elements."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from argmap.model import POST, Comment, Note
from argmap.read.common.reader import Reader
from argmap.read.common.threads import make_thread, stem
from argmap.read.common.values import comment
from argmap.read.html.dom import Block, Blocks, holds, line, page_title, parse, stamp
from argmap.read.html.no_thread import refuse
from argmap.read.html.text import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from argmap.model import Thread
    from argmap.read.sources.source import Source

ROLES = {
    "author": ("a.author", "span.author", ".author", "[slot=authorName]"),
    "date": ("time[datetime]", "faceplate-timeago", "time"),
    "body": ("[slot=comment]", ".md", ".usertext-body"),
}


def sniff(source: Source) -> float:
    """Sure where the page holds Reddit's comments."""
    if holds(source, b"<shreddit-comment"):
        return 0.95
    marks = holds(
        source, b"data-fullname", b"usertext-body", b"reddit.com", b"thing_t1_", b"commentarea", b"nestedlisting"
    )
    return 0.95 if marks > 2 else 0.0


def read(source: Source) -> Iterable[Thread]:
    """One thread.

    Raises:
        ArgmapError: I012 where the page holds no comments.
    """
    tree = parse(source)
    title = re.sub(r"\s+: (?:r/)?\w+$| - Reddit$|^r/\w+ on Reddit: ", "", page_title(tree))
    found = Blocks(tree, ".thing.comment, shreddit-comment", _named, ROLES)
    post, name = _post(tree)
    stubs = [
        line(node) for node in tree.css(".thing.morechildren, .thing.morerecursion, .deepthread, shreddit-comment-more")
    ]
    if not found.all and post is None:
        raise refuse(
            source, tree, "the page holds no post and no comments", "open the thread itself and save that page"
        )
    heads = [(_author(block), stamp(block.get("date"))) for block in found.all]
    found.texts(skip=frozenset(["tagline", "flat-list", "parent", "midcol", "expand"]))
    comments = []
    for block, (author, (words, machine)) in zip(found.all, heads, strict=True):
        comments.append(_comment(block, author, words, machine, post=post is not None))
    notes = []
    if stubs:
        count = sum(int(match[1]) for stub in stubs if (match := re.search(r"\((\d+) repl", stub)))
        more = sum("(" not in stub for stub in stubs)
        what = f"{count} comments are not in the file: {len(stubs)} 'load more' stubs stand in their place"
        notes.append(Note(what + (f", {more} of them without a count" if more else ""), kind="left out"))
    return [make_thread(name or stem(source), title, comments, post=post, notes=notes)]


def _named(tag: str, attrs: Mapping[str, str | None]) -> str | None:
    if tag == "shreddit-comment":
        return (attrs.get("thingid") or "").removeprefix("t1_") or None
    if "comment" not in (attrs.get("class") or "").split():
        return None
    given = attrs.get("data-fullname") or (attrs.get("id") or "").removeprefix("thing_")
    return given.removeprefix("t1_") if given.startswith("t1_") else None


def _author(block: Block) -> str:
    given = block.attrs.get("data-author") or block.attrs.get("author")
    return given or block.text("author") or "[deleted]"


def _comment(block: Block, author: str, words: str, machine: str, *, post: bool) -> Comment:
    above = (block.attrs.get("parentid") or "").removeprefix("t1_")
    parent = above if above and not above.startswith("t3_") else block.parent.name if block.parent is not None else None
    if parent is None and post:
        parent = POST
    gone = block.plain.text in ("[deleted]", "[removed]") or "deleted" in block.classes()
    hidden = "collapsed" in block.classes() and not gone
    state = "deleted" if gone else "hidden" if hidden else None
    return comment(
        block.name, block.plain, author=author, date=words or None, machine=machine, parent=parent, state=state
    )


def _post(tree: Any) -> tuple[Comment | None, str]:  # noqa: ANN401  # selectolax has no types
    node = tree.css_first("shreddit-post, .thing.link")
    if node is None:
        return None, ""
    attrs = node.attributes
    link = node.css_first("a.title, [slot=title]")
    title = attrs.get("post-title") or (line(link) if link is not None else "")
    body = node.css_first("[slot='text-body'] .md, [slot='text-body'], .expando .md, .usertext-body .md")
    words = plain(body).text if body is not None else ""
    text = "\n\n".join(
        part for part in (title, words or attrs.get("content-href") or attrs.get("data-url") or "") if part
    )
    date = node.css_first("time[datetime]")
    shown, machine = stamp(date)
    author = attrs.get("author") or attrs.get("data-author")
    name = (attrs.get("id") or attrs.get("data-fullname") or "").removeprefix("thing_").removeprefix("t3_")
    return comment(POST, text, author=author, date=shown or attrs.get("created-timestamp"), machine=machine), name


KIND = "markup"

READER = Reader(
    name="reddit-page",
    title="Reddit page",
    how="open the thread on old.reddit.com, unfold what is folded and save the page; the JSON holds more",
    suffixes=(".html", ".htm"),
    sniff=sniff,
    read=read,
    on_page=True,
)
