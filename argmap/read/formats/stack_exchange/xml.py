"""Stack Exchange data dumps: `Comments.xml` and `Posts.xml`, a row for each comment or post."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from argmap.model import POST, Comment
from argmap.read.common.markup import beginning
from argmap.read.common.reader import Reader
from argmap.read.common.threads import make_thread
from argmap.read.common.values import comment
from argmap.read.common.xml import local, root
from argmap.read.html.text import plain, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.model import Note, Thread
    from argmap.read.sources.source import Source


def sniff(source: Source) -> float:
    """Sure where rows have the dump's attributes."""
    head = beginning(source.head)
    if "<row " not in head:
        return 0.0
    if "CreationDate=" in head and ("PostId=" in head or "PostTypeId=" in head):
        return 0.95
    return 0.3


def read(source: Source) -> Iterator[Thread]:
    """A thread for each post that is commented on, or for each question; the dump does not say who answers whom.

    Raises:
        ArgmapError: I005 where it holds no row; I009 or I013, as `xml_parts.root` says.
    """
    groups: dict[str, list[dict[str, str]]] = {}
    top, told = root(source)
    for element in top.iter():
        if local(element) == "row":
            row = {str(key): str(value) for key, value in element.attrib.items()}
            groups.setdefault(row.get("PostId") or row.get("ParentId") or row.get("Id") or "none", []).append(row)
    if not groups:
        raise source.problem("I005", "the dump holds no row", "give Comments.xml or Posts.xml of the dump")
    for name, rows in groups.items():
        yield _thread(name, rows, told)
        told = []


def _thread(name: str, rows: list[dict[str, str]], told: list[Note]) -> Thread:
    question = next(
        (row for row in rows if "PostTypeId" in row and row.get("Id") == name and "ParentId" not in row), None
    )
    comments = [_comment(row, question) for row in rows if row is not question]
    if question is None:
        return make_thread(name, "", comments, notes=told)
    title = words(question.get("Title", ""))
    body = plain(question.get("Body", ""))
    text = "\n\n".join(part for part in (title, body.text) if part)
    post = comment(POST, text, author=author_of(question), date=question.get("CreationDate"))
    return make_thread(name, title, comments, post=post, notes=told)


def _comment(row: dict[str, str], question: dict[str, str] | None) -> Comment:
    body: Any = plain(row["Body"]) if "Body" in row else row.get("Text", "")
    parent = POST if question is not None and row.get("ParentId") == question.get("Id") else None
    return comment(row.get("Id", ""), body, author=author_of(row), date=row.get("CreationDate"), parent=parent)


def author_of(row: dict[str, str]) -> str | None:
    """The name where the dump has one, else the number of the user."""
    name = row.get("UserDisplayName") or row.get("OwnerDisplayName")
    number = row.get("UserId") or row.get("OwnerUserId")
    return name or (f"user {number}" if number else None)


KIND = "markup"

READER = Reader(
    name="stack-exchange-xml",
    title="Stack Exchange dump",
    how="download the site's dump from archive.org (stackexchange) and give its Comments.xml",
    suffixes=(".xml",),
    sniff=sniff,
    read=read,
    on_page=True,
)
