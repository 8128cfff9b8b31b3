"""Disqus exports: the comments of all pages of a forum."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from argmap.model import Comment, Note
from argmap.read.common.markup import beginning
from argmap.read.common.reader import Reader
from argmap.read.common.threads import make_thread
from argmap.read.common.values import comment
from argmap.read.common.xml import attribute, children, fields, root, without_stump
from argmap.read.html.text import plain, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.model import Thread
    from argmap.read.sources.source import Source


def sniff(source: Source) -> float:
    """Sure where the root or the namespaces are Disqus's."""
    head = beginning(source.head)
    if "<disqus" in head or "disqus.com/disqus-internals" in head:
        return 0.95
    return 0.6 if "<post dsq:id" in head else 0.0


def read(source: Source) -> Iterator[Thread]:
    """A thread for each page that has comments, in the order in which they first come up.

    Raises:
        ArgmapError: I005 where it holds no comment; I009 or I013, as `xml_parts.root` says.
    """
    top, told = root(source)
    titles = {attribute(page, "id"): _title(page) for page in children(top, "thread")}
    rows: dict[str, list[Comment]] = {}
    posts = list(children(top, "post"))
    every = without_stump([_comment(post, number) for number, post in enumerate(posts, 1)], told)
    for post, one in zip(posts, every, strict=False):  # the last one may be a stump
        last = next(reversed(rows), "") if post is posts[-1] else ""  # a stump's page is mostly that of the one above
        rows.setdefault(_reference(post, "thread") or last, []).append(one)
    if not rows:
        mend = "export again at disqus.com/admin/discussions/export"
        raise source.problem("I005", f"the export names {len(titles)} pages and holds no comment", mend)
    for name, comments in rows.items():
        notes, told = told, []
        if name not in titles:
            notes.append(Note(f"the export does not say which page thread {name} is of", kind="unclear"))
        yield make_thread(name or "none", titles.get(name, ""), comments, notes=notes)


def _title(page: Any) -> str:  # noqa: ANN401  # lxml has no types
    about = fields(page)
    return words(about.get("title", "")) or about.get("link", "").strip() or about.get("id", "").strip()


def _reference(post: Any, name: str) -> str:  # noqa: ANN401  # lxml has no types
    return next((attribute(child, "id") for child in children(post, name)), "")


def _comment(post: Any, number: int) -> Comment:  # noqa: ANN401  # lxml has no types
    row = fields(post)
    author = next((fields(child) for child in children(post, "author")), {})
    state = "deleted" if _yes(row, "isDeleted") else "hidden" if _yes(row, "isSpam") else None
    return comment(
        attribute(post, "id") or f"c{number}", plain(row.get("message", "")),
        author=author.get("name", "").strip() or author.get("username"), date=row.get("createdAt"),
        parent=_reference(post, "parent") or None, state=state,
    )  # fmt: skip


def _yes(row: dict[str, str], name: str) -> bool:
    return row.get(name, "").strip().lower() in ("true", "1")


KIND = "markup"

READER = Reader(
    name="disqus-xml",
    title="Disqus export",
    how="as the site's owner: disqus.com/admin/discussions/export; the file comes by e-mail",
    suffixes=(".xml",),
    sniff=sniff,
    read=read,
    on_page=True,
)
