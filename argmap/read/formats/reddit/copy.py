"""An old Reddit page copied from the browser: `[–]name 5 points 2 days ago` above each comment, buttons below it."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from argmap.model import POST, Comment, Note
from argmap.read.common.chat import Head, Message, Said, explained, gathered, split, to_thread, trimmed
from argmap.read.common.expressions import expression
from argmap.read.common.reader import Reader
from argmap.read.common.shapes import Shape

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from argmap.model import Thread
    from argmap.read.sources.source import Source

_HEAD = Shape(
    r"^[ \t]*\[[–+−-]\][ \t]*(?P<name>\[deleted\]|[\w-]{1,40})(?:\[[A-Z,]{1,6}\])?(?P<flair>[ \t].{0,80}?)??"
    r"(?:[ \t](?:comment score below threshold)?(?:(?:-?[\d.,]+k? points?){1,3}|\[score hidden\]|score hidden))?"
    r"[ \t]+(?P<date>(?:\d{1,3}|an?|one) \w{3,8} ago"
    r"|just now)\*?"
    r".{0,80}$"
)
_BUTTONS = Shape(
    r"^[ \t]*(?:permalink|source)(?:embed|save|unsave|parent|report|reply|give award|context|hide|full)*.{0,60}$"
)
_POST_BUTTONS = Shape(
    r"^[ \t]*(?:\d[\d,]* comments?|comment)(?:(?:source|share|save|hide|report|give award|crosspost|embed)+.{0,40})?$"
)
_SUBMITTED = Shape(r"^[ \t]*submitted (?P<date>.{3,40}? ago)\*? by (?P<name>[\w-]{1,40}|\[deleted\])")
_HANDLE = expression(r"(?<![\w-])(?=[\w-]*[_\d-])[\w-]{3,40}(?![\w-])")
"""A word that could only be a name."""

_HUMP = expression(r"(?<=[a-z\d_-])(?=[A-Z])")
"""Where a rank may be glued to a name."""

_GOES_ON = expression(r"[-–&,/|+]|(?:of|the|and|in|from|for|at|with)\s")
"""A rank does not begin so: its first word is glued to the name."""

_SHORTEST = 3
"""No name has fewer characters."""

_MORE = Shape(r"^[ \t]*(?:load more comments.{0,30}|continue this thread.{0,10})[ \t]*$")


def sniff(source: Source) -> float:
    """Sure where heads with votes and lines of buttons recur."""
    if " ago" not in source.head:
        return 0.0
    lines = source.plain_lines
    heads = _heads(lines)
    buttons = sum(_BUTTONS.match(line) is not None for line in lines)
    return 0.9 * min(1.0, 1.4 * explained(lines, heads)) if heads and 2 * buttons >= len(heads) else 0.0


def read(source: Source) -> Iterator[Thread]:
    """The thread of a page. Indentation is not copied: the first answer below a comment at top level answers that one.

    Raises:
        ArgmapError: I004 where no comment stands in it.
    """
    lines = source.text.split("\n")
    heads = _heads(lines)
    if not heads:
        raise source.problem("I004", "no line such as `[–]name 5 points 2 days ago` stands in the text")
    more = sum(_MORE.match(line) is not None for line in lines)
    finish = _Finish()
    kept, _ = gathered(split(lines, heads), finish)
    title, post = _post(lines[: heads[0].top])
    notes = []
    if more:
        notes.append(Note(f"{more} times the page offers more comments, which are not in the paste", kind="left out"))
    if finish.unclear:
        what = f"{finish.unclear} answers stand deeper than the copy shows: whom they answer is not given"
        notes.append(Note(what, kind="unclear"))
    yield to_thread(source, kept, title=title, post=post, notes=notes)


def _heads(lines: Sequence[str]) -> list[Head]:
    found = [(place, match) for place, line in enumerate(lines) if (match := _HEAD.match(line))]
    names = _real_names(lines, [match for _, match in found], {place for place, _ in found})
    return [Head(place, place, names[match["name"]], match["date"]) for place, match in found]


def _real_names(lines: Sequence[str], found: Sequence[re.Match[str]], heads: Collection[int]) -> dict[str, str]:
    """For each name in a head the name without the rank that the copy glues to it.

    The name stands without it elsewhere on the page, or the same word is glued to several names.
    """
    ranked = {match["name"] for match in found if match["flair"]}
    known = {line.strip() for line in lines} | {match["name"] for line in lines if (match := _SUBMITTED.match(line))}
    known |= {word for place, line in enumerate(lines) if place not in heads for word in _HANDLE.findall(line)}
    known |= {match["name"] for match in found if not match["flair"] and _unglued(match["name"], known) not in known}
    ends = Counter(_HUMP.split(name)[-1] for name in ranked if _HUMP.search(name))
    shared = tuple(end for end, count in ends.items() if count > 1)
    names = {}
    for match in found:
        name = match["name"]
        end = next((end for end in shared if name in ranked and name.endswith(end)), "")
        if not end and _GOES_ON.match((match["flair"] or "").strip()) and len(parts := _HUMP.split(name)) > 1:
            end = parts[-1]  # "ann_2Beekeeper - Fife"
        names[name] = name.removesuffix(end) if end else _unglued(name, known)
    return names


def _unglued(name: str, known: Collection[str]) -> str:
    """A name without the rank that the copy glues to it, where the name stands without it on the page as well.

    >>> _unglued("ann_leeMember", {"ann_lee"}), _unglued("ann_leeMember", {"ann"}), _unglued("annabel", {"ann"})
    ('ann_lee', 'ann', 'annabel')
    """
    if name in known:
        return name
    ends = (end for end in range(len(name) - 1, _SHORTEST - 1, -1) if not name[end].islower())
    return next((name[:end] for end in ends if name[:end] in known), name)


def _post(lines: Sequence[str]) -> tuple[str, Comment | None]:
    place = next((place for place, line in enumerate(lines) if _SUBMITTED.match(line)), None)
    if place is None or (match := _SUBMITTED.match(lines[place])) is None:
        return "", None
    above = [line.strip() for line in lines[:place] if line.strip()]
    title = re.sub(r"\s*\([\w.-]+\)$", "", above[-1]) if above else ""
    stop = next((at for at in range(place + 1, len(lines)) if _POST_BUTTONS.match(lines[at])), len(lines))
    words = "\n\n".join(part for part in (title, "\n".join(trimmed(lines[place + 1 : stop]))) if part)
    return title, Comment(POST, words, author=match["name"], date=match["date"]) if words else None


class _Finish:
    """Cuts each comment at its buttons, which say whether it stands at top level."""

    def __init__(self) -> None:
        self.unclear = 0
        self._top_above = False

    def __call__(self, message: Message, said: Said) -> bool:
        stop = next((at for at, line in enumerate(message.lines) if _BUTTONS.match(line)), len(message.lines))
        buttons = " ".join(message.lines[stop:])
        message.lines = [line for line in message.lines[:stop] if not _MORE.match(line)]
        answers = "parent" in buttons
        if answers and self._top_above:
            message.parent = len(said) - 1
        elif answers:
            self.unclear += 1
        self._top_above = not answers
        if message.author == "[deleted]":
            message.author, message.state = None, "deleted"
        return True


KIND = "plain"

READER = Reader(
    name="reddit-text",
    title="Old Reddit page as text",
    how="open the thread at old.reddit.com, select all, copy, and paste into a text file",
    suffixes=(".txt",),
    sniff=sniff,
    read=read,
    on_page=True,
)
