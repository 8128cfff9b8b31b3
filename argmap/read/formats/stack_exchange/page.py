"""Saved question pages of Stack Exchange: the question and each answer with the comments below it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from argmap.model import POST, Comment, Note, Thread
from argmap.read.common.reader import Reader
from argmap.read.common.threads import make_thread, stem
from argmap.read.common.values import comment
from argmap.read.html.dom import Block, Blocks, holds, line, page_title, parse
from argmap.read.html.no_thread import refuse
from argmap.read.html.text import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from argmap.read.sources.source import Source

ROLES = {
    "author": (".comment-user",),
    "date": (".relativetime-clean", ".comment-date", ".relativetime"),
    "body": (".comment-copy",),
}
_PERSON = (".user-details a", ".user-details [itemprop=name]", ".user-details")
"""Where an answer's author may stand, the surest first: in the whole box stand the reputation and badges, too."""


def sniff(source: Source) -> float:
    """Sure where comments have Stack Exchange's classes."""
    marks = holds(source, b"comment-copy", b"data-comment-id", b"comment-user", b"data-questionid", b"js-post-body")
    return 0.95 if marks > 1 else 0.0


def read(source: Source) -> Iterable[Thread]:
    """A thread for the question and one for each answer, with the comments below it; who answers whom is not said.

    Raises:
        ArgmapError: I012 where the page holds neither question nor comment.
    """
    tree = parse(source)
    title = re.sub(
        r"^[\w.+#-]{1,30} - | - (?:Stack Overflow|\w+ Stack Exchange|Super User|Server Fault)$", "", page_title(tree)
    )
    found = Blocks(tree, "li.comment, tr.comment, .comment[data-comment-id]", _named, ROLES)
    posts = _posts(tree)
    grouped: dict[str, list[tuple[Block, str | None, tuple[str, str]]]] = {name: [] for name, _ in posts}
    for block in found.all:
        author = block.text("author") or None
        grouped.setdefault(_post_of(block.node), []).append((block, author, _date(block)))
    found.texts()
    more = tree.css(".js-show-link.comments-link:not(.dno):not(.disabled-link) b, .comments-link b")
    hidden = sum(int(line(node)) for node in more if line(node).isdigit())
    about = dict(posts)
    threads = []
    for number, (name, members) in enumerate(grouped.items()):
        comments = [
            comment(block.name, block.plain, author=author, date=words or None, machine=machine)
            for block, author, (words, machine) in members
        ]
        notes = []
        if hidden and not number:
            notes.append(Note(f"{hidden} comments are folded away and not in the file", kind="left out"))
        threads.append(make_thread(name or stem(source), title, comments, post=about.get(name), notes=notes))
    if not threads:
        raise refuse(
            source, tree, "the page holds no question and no comment", "open the question itself and save that page"
        )
    return threads


def _named(tag: str, attrs: Mapping[str, str | None]) -> str | None:
    given = attrs.get("data-comment-id")
    match = re.fullmatch(r"comment-(\d+)", attrs.get("id") or "")
    return given or (match[1] if match and tag in ("li", "tr", "div") else None)


def _date(block: Block) -> tuple[str, str]:
    node = block.get("date")
    if node is None:
        return "", ""
    inner = node if node.attributes.get("title") else node.css_first("[title]") or node
    title = inner.attributes.get("title") or ""
    match = re.match(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\dZ?", title)
    return line(node), match[0] if match else ""


def _posts(tree: Any) -> list[tuple[str, Comment]]:  # noqa: ANN401  # selectolax has no types
    found: list[tuple[str, Comment]] = []
    for node in tree.css(".question[data-questionid], #question, .answer[data-answerid]"):
        name = node.attributes.get("data-answerid") or node.attributes.get("data-questionid") or "question"
        body = node.css_first(".js-post-body, .s-prose, .post-text")
        if body is None or any(name == known for known, _ in found):
            continue
        signatures = node.css(".post-signature, .user-info")
        owner = node.css_first(".post-signature.owner") or (signatures[-1] if signatures else None)
        person = owner and next(filter(None, map(owner.css_first, _PERSON)), None)
        date = owner.css_first(".relativetime") if owner is not None else None
        machine = (date.attributes.get("title") or "")[:20] if date is not None else ""
        found.append((name, comment(
            POST, plain(body), author=line(person) if person is not None else None,
            date=line(date) if date is not None else None, machine=machine,
        )))  # fmt: skip
    return found


def _post_of(node: Any) -> str:  # noqa: ANN401  # selectolax has no types
    now = node.parent
    while now is not None:
        attrs = now.attributes
        name = attrs.get("data-answerid") or attrs.get("data-questionid")
        if not name and (match := re.fullmatch(r"comments-(\d+)|answer-(\d+)", attrs.get("id") or "")):
            name = match[1] or match[2]
        if name:
            return str(name)
        now = now.parent
    return ""


KIND = "markup"

READER = Reader(
    name="stack-exchange-page",
    title="Stack Exchange question page",
    how="open the question, unfold the comments and save the page as HTML",
    suffixes=(".html", ".htm"),
    sniff=sniff,
    read=read,
    on_page=True,
)
