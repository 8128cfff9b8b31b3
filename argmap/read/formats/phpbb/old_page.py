"""Saved topics of phpBB 2 (the style subSilver): rows of a table, without ids on the posts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from argmap.read.common.dates import find_dates
from argmap.read.common.reader import Reader
from argmap.read.html.dom import holds, line, parse
from argmap.read.html.forum_posts import Entry, forum_thread
from argmap.read.html.text import Plain, plain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from argmap.model import Thread
    from argmap.read.sources.source import Source

_SIGNATURE = re.compile(r"\n_{9,}\n")
"""What phpBB 2 sets between a post and its author's signature."""
_QUOTE_HEADS = "span.genmed, span.quotetitle"
SKIP = frozenset(["gensmall", "postdetails", "nav"])


def sniff(source: Source) -> float:
    """Sure where posts have subSilver's classes and none has an id, as they have from phpBB 3 on."""
    marks = holds(source, b'class="postbody"', b'class="postdetails"', b'class="name"', b"viewtopic.php")
    return 0.9 if marks > 3 and not holds(source, b'id="p') else 0.0


def read(source: Source) -> Iterable[Thread]:
    """One thread; a quote tells whose words it holds, but not from which post.

    Raises:
        ArgmapError: I012 where the page holds no posts.
    """
    tree = parse(source)
    _mark_quotes(tree)
    entries: list[Entry] = []
    seen: set[int] = set()
    author, name, date = "", "", ""
    for node in tree.css("span.name, span.postdetails, span.postbody"):
        kind = node.attributes.get("class")
        if kind == "name":
            anchor = node.css_first("a[name], a[id]")
            mark = (anchor.attributes.get("name") or anchor.attributes.get("id") or "") if anchor is not None else ""
            author, name, date = line(node), mark or f"c{len(entries) + 1}", ""
        elif kind == "postdetails":
            date = date or _date(line(node))
        elif name and (cell := _cell(node)).mem_id not in seen:
            seen.add(cell.mem_id)
            entries.append(Entry(name, author or None, date, "", _words(cell)))
            name = ""
    title = tree.css_first("a.maintitle, .maintitle")
    return [forum_thread(source, tree, entries, title=line(title) if title is not None else "")]


def _mark_quotes(tree: Any) -> None:  # noqa: ANN401  # selectolax has no types
    """Name quotes and the lines above them by the classes that `html.text` knows."""
    for cell in tree.css("td.quote"):
        cell.attrs["class"] = "quotecontent"
        row = cell.parent
        table = row.parent if row is not None else None
        head = table.css_first(_QUOTE_HEADS) if table is not None else None
        if head is not None:
            head.attrs["class"] = "quotetitle"


def _cell(node: Any) -> Any:  # noqa: ANN401
    """The cell of the table in which all parts of a post stand."""
    now = node
    while now is not None and now.tag != "td":
        now = now.parent
    return now if now is not None else node


def _date(words: str) -> str:
    """The date behind `Posted:`; the one behind `Joined:` is the person's."""
    match = re.search(r"(?:Posted|Verfasst am|Publié|Publicado|Inviato|Geplaatst)\s*:\s*(.{6,60})", words)
    dates = find_dates(match[1]) if match else []
    return match[1][dates[0].start : dates[0].end] if match and dates else ""


def _words(cell: Any) -> Plain:  # noqa: ANN401
    whole = plain(cell, skip=SKIP)
    found = _SIGNATURE.search(whole.text)
    if found is None:
        return whole
    return Plain(whole.text[: found.start()].rstrip(), tuple(one for one in whole.quotes if one.end <= found.start()))


KIND = "markup"

READER = Reader(
    name="phpbb2-page",
    title="phpBB 2 topic",
    how="open each page of the topic and save it as HTML",
    suffixes=(".html", ".htm"),
    sniff=sniff,
    read=read,
)
