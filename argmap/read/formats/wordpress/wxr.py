"""WordPress exports (WXR): every post of a blog with its comments."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from argmap.model import POST, Comment, Note
from argmap.read.common.markup import beginning
from argmap.read.common.reader import Reader
from argmap.read.common.threads import make_thread
from argmap.read.common.values import comment
from argmap.read.common.xml import children, fields, local, root, without_stump
from argmap.read.html.text import plain, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.model import Thread
    from argmap.read.sources.source import Source

_KINDS = {"pingback": "pingback", "trackback": "pingback", "pings": "pingback"}


def sniff(source: Source) -> float:
    """Sure where the names of a WXR file stand."""
    head = beginning(source.head)
    if "wordpress.org/export/" in head or "<wp:wxr_version" in head:
        return 0.95
    return 0.9 if "<wp:comment" in head or ("<rss" in head and "<wp:" in head) else 0.0


def read(source: Source) -> Iterator[Thread]:
    """A thread for each post that has comments.

    Raises:
        ArgmapError: I005 where no post has a comment; I009 or I013, as `xml_parts.root` says.
    """
    posts = count = 0
    top, told = root(source)
    for item in (element for element in top.iter() if local(element) == "item"):
        posts += 1
        about = fields(item)
        found = [fields(element) for element in children(item, "comment")]
        if not found:
            continue
        count += len(found)
        post = _post(about)
        comments = [_comment(row, number) for number, row in enumerate(found, 1)]
        comments = without_stump(comments, told)
        name = about.get("post_id") or about.get("guid") or about.get("link") or f"post-{posts}"
        notes = [*told, *_notes(found)]
        yield make_thread(name.strip(), words(about.get("title", "")), comments, post=post, notes=notes)
        told = []
    if not count:
        raise source.problem(
            "I005", f"the export holds {posts} posts and no comment", "choose 'All content' at Tools, Export"
        )


def _post(about: dict[str, str]) -> Comment | None:
    title = words(about.get("title", ""))
    # `encoded` is both content:encoded and excerpt:encoded; the content comes first.
    body = plain(about.get("encoded", ""), breaks=True)
    text = "\n\n".join(part for part in (title, body.text) if part)
    if not text:
        return None
    return comment(POST, text, author=about.get("creator"), date=about.get("post_date"))


def _comment(row: dict[str, str], number: int) -> Comment:
    parent: str | None = row.get("comment_parent", "").strip()
    if parent in ("", "0"):
        parent = None
    state = _KINDS.get(row.get("comment_type", "").strip())
    if state is None and row.get("comment_approved", "1").strip() not in ("1", ""):
        state = "hidden"
    body = plain(row.get("comment_content", ""), breaks=True)
    name = row.get("comment_id", "").strip() or f"c{number}"
    return comment(
        name, body, author=row.get("comment_author"), date=row.get("comment_date"), parent=parent, state=state
    )


def _notes(found: list[dict[str, str]]) -> list[Note]:
    kinds = Counter(row.get("comment_type", "").strip() for row in found)
    approved = Counter(row.get("comment_approved", "1").strip() for row in found)
    said = [(number, f"are {kind}s from other sites") for kind, number in kinds.items() if kind in _KINDS]
    shown = {"0": "wait for approval", "spam": "are marked as spam", "trash": "are in the trash"}
    said += [(number, shown[state]) for state, number in approved.items() if state in shown]
    return [Note(f"{number} of the comments {what}; they are kept", kind="unclear") for number, what in said]


KIND = "markup"

READER = Reader(
    name="wordpress-wxr",
    title="WordPress export (WXR)",
    how="in WordPress: Tools, Export, All content; give the .xml file",
    suffixes=(".xml",),
    sniff=sniff,
    read=read,
    on_page=True,
)
