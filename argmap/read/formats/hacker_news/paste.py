"""A Hacker News page pasted as text: the links in each header tell the depth."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from argmap.model import POST, Comment, Note
from argmap.read.common.dates import certain
from argmap.read.common.expressions import expression
from argmap.read.common.reader import Reader
from argmap.read.common.threads import make_thread, stem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.model import Thread
    from argmap.read.sources.source import Source

_LINKS = r"(?:root|parent|prev|next|context|favorite|un-favorite|unvote|flag|unflag|vouch|edit|delete|on: [^|\n]{1,99})"
_HEAD = expression(
    r"^[ \t*▲]*(?:(?P<points>\d+) points? by )?(?:(?!on \w{3,9} \d)(?P<name>[\w-]{1,40}) )?"
    r"(?P<date>(?:on )?(?:\d{1,4} \w{3,8} ago|\w{3,9} \d{1,2}, \d{4}))"
    rf"(?: \[\w+\])*(?P<links>(?: \| {_LINKS})*) ?(?:\| )?\[(?:[–+\-−]|\d+ more)\][ \t]*$",
    re.MULTILINE,
)
_TOP = expression(
    r"^[ \t*▲]*(?P<name>[\w-]{1,40}) (?P<date>(?:on )?(?:\d{1,4} \w{3,8} ago|\w{3,9} \d{1,2}, \d{4}))"
    rf"(?: \| {_LINKS})*? \| on: (?P<title>[^|\n]{{1,200}})$",
    re.MULTILINE,
)
"""The comment whose own page it is: the link to the story stands in its head, and all others answer it."""
_STORY = expression(
    r"^[ \t]*(?P<points>\d+) points? by (?P<name>[\w-]{1,40}) (?P<date>(?:on )?[\w ,]{3,24}?) \| .{0,120}?"
    r"(?:(?P<count>\d+)\s(?:comments?)|discuss)",
    re.MULTILINE,
)
_FOOT = expression(
    r"^[ \t]*(?:Guidelines \| FAQ|Applications are open for YC|Join us for AI Startup School|Consider applying for YC)",
    re.MULTILINE,
)
_GONE = ("[deleted]", "[flagged]", "[dead]")
"""What stands in place of the words of a comment that is gone; who wrote it may be gone as well."""

_REPLY = expression(r"(?:\A|\n)[ \t]*(?:(?:edit|delete|favorite|flag) \| )*(?:reply|add comment)[ \t]*\Z")


def sniff(source: Source) -> float:
    """Sure where headers with the page's own links recur."""
    heads = list(_HEAD.finditer(source.head))
    linked = sum(bool(head["links"]) for head in heads)
    if not heads or not linked:
        return 0.0
    return 0.95 if linked * 2 >= len(heads) else 0.5


def read(source: Source) -> Iterator[Thread]:
    """The thread of an item page.

    Raises:
        ArgmapError: I004 where no header of a comment stands in the text.
    """
    text = source.text
    heads = list(_HEAD.finditer(text))
    if not heads:
        raise source.problem("I004", "no line such as `name 3 hours ago | parent | next [–]` stands in the text")
    notes: list[Note] = []
    story = _STORY.search(text, 0, heads[0].start())
    title, post = _story(text, story, heads[0].start())
    top = None if story is not None else _TOP.search(text, 0, heads[0].start())
    comments: list[Comment] = []
    if top is not None:
        title = top["title"].strip()
        comments.append(_comment(0, top, text[top.end() : heads[0].start()], None))
    foot = _FOOT.search(text, heads[-1].end())
    stops = [head.start() for head in heads[1:]] + [foot.start() if foot else len(text)]
    if foot:
        notes.append(Note("the foot of the page left out", line=text.count("\n", 0, foot.start()) + 1, kind="left out"))
    parents, climbs = _parents([set(re.findall(r"root|parent|prev|next", head["links"])) for head in heads])
    first = len(comments)
    for number, (head, stop) in enumerate(zip(heads, stops, strict=True), first):
        parent = parents[number - first]
        above = (0 if first else None) if parent is None else parent + first
        comments.append(_comment(number, head, text[head.end() : stop], above))
    for number in climbs:
        line = text.count("\n", 0, heads[number].start()) + 1
        what = f"comment {number + first + 1} may answer another comment above: its links do not tell how far it climbs"
        notes.append(Note(what, line=line))
    if story is not None and story["count"] and int(story["count"]) != len(comments):
        notes.append(
            Note(f"the page speaks of {story['count']} comments, and {len(comments)} are in the paste", kind="left out")
        )
    yield make_thread(stem(source), title, comments, post=post, notes=notes)


def _comment(number: int, head: re.Match[str], below: str, parent: int | None) -> Comment:
    """The comment under a head, with the words below it; `parent` is the place of the one that it answers."""
    words = "\n".join(line.rstrip() for line in below.split("\n")).strip()
    words = _REPLY.sub("", words.rstrip("▲* \t\n")).strip()
    return Comment(
        f"c{number + 1}",
        words,
        author=head["name"],
        date=head["date"],
        posted=certain(head["date"] or ""),
        parent=None if parent is None else f"c{parent + 1}",
        state="deleted" if words in _GONE else None,
    )


def _story(text: str, story: re.Match[str] | None, stop: int) -> tuple[str, Comment | None]:
    if story is None:
        lines = [line.strip() for line in text[:stop].split("\n") if line.strip()]
        return (lines[-1] if lines else ""), None
    above = [line.strip(" \t▲*") for line in text[: story.start()].split("\n") if line.strip(" \t▲*")]
    title = re.sub(r"^(?:\d+\.\s*)?(?:upvote)?\s*", "", above[-1]) if above else ""
    below = text[text.find("\n", story.end()) : stop] if "\n" in text[story.end() : stop] else ""
    words = "\n".join(line.strip() for line in below.split("\n") if line.strip() not in ("add comment", "help")).strip()
    return title, Comment(
        POST, words, author=story["name"], date=story["date"], posted=certain(story["date"] or "")
    ) if words else None


def _parents(links: list[set[str]]) -> tuple[list[int | None], list[int]]:
    """The index of each comment's parent, and the comments for which several would do.

    No `parent` is depth 0, `parent` without `root` depth 1, `root` depth 2 or more. Without `prev` a comment is the
    first child of the one above; with `prev` it has an elder sibling: the deepest one whose `next` is still owed, as
    the page shows a comment with all that is below it before the next sibling.
    """
    parents: list[int | None] = []
    depths: list[int] = []
    waiting: list[int] = []
    climbs: list[int] = []
    for number, here in enumerate(links):
        if "parent" not in here:
            parents.append(None)
            depths.append(0)
            waiting = []
        elif "prev" not in here and number:
            parents.append(number - 1)
            depths.append(depths[-1] + 1)
        elif "root" not in here:
            root = next((place for place in range(number - 1, -1, -1) if depths[place] == 0), None)
            parents.append(root)
            depths.append(1)
        else:
            elder = [place for place in waiting if depths[place] >= 2]
            if elder:
                chosen = elder[-1]
                parents.append(parents[chosen])
                depths.append(depths[chosen])
            else:
                parents.append(number - 1 if number else None)
                depths.append(max(2, depths[-1] + 1 if number else 2))
                climbs.append(number)
        waiting = [place for place in waiting if depths[place] < depths[-1]]
        if "next" in here:
            waiting.append(number)
    return parents, climbs


KIND = "plain"

READER = Reader(
    name="hacker-news-text",
    title="Hacker News page as text",
    how="open the item's page, select all, copy, and paste into a text file",
    suffixes=(".txt",),
    sniff=sniff,
    read=read,
    on_page=True,
)
