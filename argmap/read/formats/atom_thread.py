"""Atom feeds whose entries say what they answer (RFC 4685), as Blogger exports and WordPress print them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from argmap.model import POST, Comment
from argmap.read.common.markup import beginning
from argmap.read.common.reader import Reader
from argmap.read.common.threads import make_thread, stem
from argmap.read.common.values import comment
from argmap.read.common.xml import children, fields, local, root
from argmap.read.html.text import plain, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.model import Thread
    from argmap.read.sources.source import Source


def sniff(source: Source) -> float:
    """Sure where an Atom feed uses the extension for threads."""
    head = beginning(source.head)
    if "<feed" not in head or "http://purl.org/syndication/thread/1.0" not in head:
        return 0.0
    return 0.95 if ":in-reply-to" in head or "kind#comment" in head else 0.5


def read(source: Source) -> Iterator[Thread]:
    """A thread for each entry that is answered, or for what answers one that is not in the file.

    Raises:
        ArgmapError: I005 where no entry answers another; I009 or I013, as `xml.root` says.
    """
    top, told = root(source)
    every = [element for element in top.iter() if local(element) == "entry"]
    entries = {_id(entry) or f"c{number}": entry for number, entry in enumerate(every, 1)}
    threads: dict[str, list[tuple[str, Any]]] = {}
    for own, entry in entries.items():
        if above := _answered(entry):
            while above in entries and (further := _answered(entries[above])) and further != above:
                above = further
            threads.setdefault(above, []).append((own, entry))
    if not threads:
        raise source.problem("I005", "no entry of the feed answers another", "export the blog with its comments")
    for number, (name, members) in enumerate(threads.items()):
        post = _post(entries[name]) if name in entries else None
        title = words(fields(entries[name] if post is not None else top).get("title", ""))
        known = {_short(own) for own, _ in members}
        comments = [_comment(own, entry, known) for own, entry in members]
        yield make_thread(_short(name) or stem(source), title, comments, post=post, notes=told if not number else [])


def _id(entry: Any) -> str:  # noqa: ANN401  # lxml has no types
    return fields(entry).get("id", "").strip()


def _answered(entry: Any) -> str:  # noqa: ANN401
    return next((str(child.attrib.get("ref") or "") for child in children(entry, "in-reply-to")), "")


def _short(name: str) -> str:
    """The number at the end of an id, as in `tag:blogger.com,1999:blog-1.post-71`."""
    found = re.search(r"(?:post-|comment-|comments/default/)(\d+)\Z", name)
    return found[1] if found else name


def _author(entry: Any) -> str | None:  # noqa: ANN401
    return next((fields(child).get("name", "").strip() for child in children(entry, "author")), "") or None


def _post(entry: Any) -> Comment:  # noqa: ANN401
    row = fields(entry)
    text = "\n\n".join(filter(None, (words(row.get("title", "")), plain(row.get("content", "")).text)))
    return comment(POST, text, author=_author(entry), date=row.get("published"))


def _comment(own: str, entry: Any, known: set[str]) -> Comment:  # noqa: ANN401
    """A comment; Blogger names the one that it answers in a link, all others where they name the post."""
    row = fields(entry)
    links = (
        str(link.attrib.get("href") or "") for link in children(entry, "link") if link.attrib.get("rel") == "related"
    )
    above = next((name for link in [*links, _answered(entry)] if (name := _short(link)) in known), None)
    body = plain(row.get("content") or row.get("summary") or "")
    return comment(
        _short(own), body, author=_author(entry), date=row.get("published") or row.get("updated"), parent=above
    )


KIND = "markup"

READER = Reader(
    name="atom-thread",
    title="Blogger export, or another Atom feed with threads",
    how="in Blogger: Settings, Back up content; give the .xml file",
    suffixes=(".xml", ".atom"),
    sniff=sniff,
    read=read,
    on_page=True,
)
