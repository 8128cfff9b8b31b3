"""What the readers of forum pages share: a flat list of posts, of which some quote others."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from argmap.model import POST, Note
from argmap.read.common.threads import make_thread, stem
from argmap.read.common.values import comment
from argmap.read.html.dom import is_first_page, line, page_title
from argmap.read.html.no_thread import refuse

if TYPE_CHECKING:
    from argmap.model import Thread
    from argmap.read.html.text import Plain
    from argmap.read.sources.source import Source


_COUNTERS = (
    ".postcounter, .message-attribution-opposite a, .message-attribution-opposite .username, .postNumber, "
    ".b-post__count"
)


def _number(tree: Any) -> int:  # noqa: ANN401  # selectolax has no types
    """The number that the first post of the page has in its thread, or 0."""
    for node in tree.css(_COUNTERS):
        if match := re.fullmatch(r"#\s?(\d{1,6})", line(node)):
            return int(match[1])
    return 0


@dataclass(frozen=True, slots=True)
class Entry:
    """A post of a forum page.

    Args:
        name: Its id.
        author: Whose it is.
        date: The words of its date.
        machine: The machine's form of it, or empty.
        body: Its words.
        quoted: The ids of the posts that it quotes, in its order.
        state: "deleted", "hidden" or None.
    """

    name: str
    author: str | None
    date: str
    machine: str
    body: Plain
    quoted: tuple[str, ...] = ()
    state: str | None = None


def forum_thread(  # noqa: PLR0913  # what a reader may know better than the page tells
    source: Source,
    tree: Any,  # noqa: ANN401  # selectolax has no types
    entries: list[Entry],
    *,
    name: str = "",
    title: str = "",
    opens: bool | None = None,
) -> Thread:
    """A thread of the posts of one page. A post answers the first one that it quotes, where that is on the page.

    Args:
        source: The file.
        tree: Its tree.
        entries: The posts, in order.
        name: The thread's id, else the file's name.
        title: Its title, else the page's.
        opens: Whether the first post opens the thread; else the page's own address decides.

    Raises:
        ArgmapError: I012 where there is no post.
    """
    if opens is None and _number(tree) > 1:
        opens = False
    if not entries:
        raise refuse(source, tree, "the page holds no posts of a thread", "open the thread itself and save that page")
    opening = entries[0].name if (is_first_page(tree) if opens is None else opens) else None
    seen: set[str] = set()
    comments = []
    outside = 0
    for entry in entries:
        above = next((one for one in entry.quoted if one in seen), None)
        outside += above is None and bool(entry.quoted)
        seen.add(entry.name)
        comments.append(comment(
            entry.name, entry.body, author=entry.author, date=entry.date or None, machine=entry.machine,
            parent=POST if above is not None and above == opening else above, state=entry.state,
        ))  # fmt: skip
    notes = []
    if outside:
        what = f"{outside} posts quote a post that is not on this page; whom they answer is left open"
        notes.append(Note(what, kind="left out"))
    if opening is None:
        notes.append(
            Note("this is not the thread's first page; the posts before it are not in the file", kind="left out")
        )
    post = replace(comments.pop(0), id=POST) if opening is not None else None
    return make_thread(name or stem(source), title or page_title(tree), comments, post=post, notes=notes)
