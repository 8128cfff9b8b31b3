"""Saved threads of further forum software: SMF, MyBB, Invision, FluxBB, Simple Machines' kin."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from argmap.read.common.dates import find_dates
from argmap.read.common.reader import Reader
from argmap.read.html.dom import Blocks, holds, line, parse, stamp
from argmap.read.html.forum_posts import Entry, forum_thread

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from argmap.model import Thread
    from argmap.read.sources.source import Source


@dataclass(frozen=True, slots=True)
class Make:
    """How one forum software marks its posts.

    Args:
        marks: Bytes of which all stand in its pages.
        css: Selects the posts' elements.
        name: The number in an element's id.
        roles: Selectors of author, date and words.
        quote: Selects links from a quote to its post.
    """

    marks: tuple[bytes, ...]
    css: str
    name: str
    roles: Mapping[str, tuple[str, ...]]
    quote: str


MAKES = (
    Make(
        (b"ipsComment", b"commentContent"), "[id^='elComment_'], [id^='comment-'][id$='_wrap']",
        r"elComment_(\d+)|comment-(\d+)_wrap",
        {"author": (".cAuthorPane_author", ".ipsComment_author", ".ipsEntry__username", ".ipsUsername"),
         "date": ("time[datetime]",), "body": ("[data-role=commentContent]",)},
        "[data-ipsquote-contentcommentid]",
    ),
    Make(
        (b"post_id_", b"entry-content", b"post_block"), "[id^='post_id_']", r"post_id_(\d+)",
        {"author": (".author .name", ".author"), "date": (".published",), "body": (".entry-content",)},
        ".citation a",
    ),
    Make(
        (b"post_body", b"author_information"), "[id^='post_']", r"post_(\d+)",
        {"author": (".largetext", ".author_information"), "date": (".post_date",), "body": (".post_body",)},
        "blockquote cite a",
    ),
    Make(
        (b"post_wrapper", b"msg_"), "[data-argmap-post]", r"",
        {"author": (".poster",), "date": (".page_number_info", ".keyinfo", ".postinfo"), "body": (".inner",)},
        ".topslice_quote a, blockquote cite a, .quoteheader a",
    ),
    Make(
        (b"blockpost", b"postmsg"), "[id^='p']", r"p(\d+)",
        {"author": (".username", ".postleft"), "date": ("h2",), "body": (".postmsg",)}, "cite a",
    ),
)  # fmt: skip
SKIP = frozenset([
    "ipsQuote_contents_footer", "signature", "moderatorbar", "postsignature", "postedit", "quotefooter", "post_edit",
    "ipsItemControls", "ipsComment_controls", "edited_post", "buttons",
])  # fmt: skip


def sniff(source: Source) -> float:
    """Fairly sure where all marks of one make stand."""
    return 0.8 if any(holds(source, *make.marks) == len(make.marks) for make in MAKES) else 0.0


def read(source: Source) -> Iterable[Thread]:
    """One thread; a link in a quote makes the parent.

    Raises:
        ArgmapError: I012 where the page holds no posts.
    """
    make = next((one for one in MAKES if holds(source, *one.marks) == len(one.marks)), MAKES[0])
    tree = parse(source)
    if not make.name:
        _mark(tree)

    def named(_: str, attrs: Mapping[str, str | None]) -> str | None:
        if not make.name:
            return attrs.get("data-argmap-post")
        match = re.fullmatch(make.name, attrs.get("id") or "")
        return next(filter(None, match.groups()), None) if match else None

    found = Blocks(tree, make.css, named, make.roles)
    quoted: dict[str, list[str]] = {}
    for block, node in found.gather(make.quote):
        mark = node.attributes.get("data-ipsquote-contentcommentid") or node.attributes.get("href") or ""
        if match := re.search(r"(?:msg|pid=|#p|pid|^)(\d+)$|[?&;]pid=(\d+)", mark):
            quoted.setdefault(block.name, []).append(match[1] or match[2])
    _name_quotes(tree)
    heads = [(_name(block.get("author")), stamp(block.get("date"))) for block in found.all]
    found.texts(skip=SKIP)
    entries = [
        Entry(block.name, author, _date(words), machine, block.plain, tuple(quoted.get(block.name, ())))
        for block, (author, (words, machine)) in zip(found.all, heads, strict=True)
        if block.get("body") is not None
    ]
    return [forum_thread(source, tree, entries)]


def _name_quotes(tree: Any) -> None:  # noqa: ANN401  # selectolax has no types
    """Name the quotes of Invision 3 by the classes that `html.text` knows."""
    for node in tree.css("div.blockquote"):
        node.attrs["class"] = "quotecontent"
    for node in tree.css("p.citation"):
        node.attrs["class"] = "quotetitle"


def _mark(tree: Any) -> None:  # noqa: ANN401  # selectolax has no types
    """Name the wrappers of SMF's posts by the messages inside them."""
    for node in tree.css(".post_wrapper"):
        message = node.css_first("[id^='msg_']:not([id$='_info']):not([id$='_quick_mod'])")
        if message is not None and (match := re.search(r"\d+", message.attributes.get("id") or "")):
            node.attrs["data-argmap-post"] = match[0]


def _name(node: Any) -> str | None:  # noqa: ANN401
    if node is None:
        return None
    inner = node.css_first("h4 a, h4, a, strong, span") or node
    return line(inner) or line(node) or None


def _date(words: str) -> str:
    """A date without the arrows, numbers and words that SMF puts around it."""
    dates = find_dates(words)
    return words[dates[0].start : dates[0].end] if dates else words.strip(" «»#")[:80]


KIND = "markup"

READER = Reader(
    name="forum-page",
    title="Other forum (SMF, MyBB, Invision, FluxBB)",
    how="open each page of the thread and save it as HTML",
    suffixes=(".html", ".htm"),
    sniff=sniff,
    read=read,
)
