"""A Stack Exchange question copied from the browser: posts are signed below, comments end in ` – ` and a name."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from argmap.model import POST, Comment, Note
from argmap.read.common.dates import find_dates
from argmap.read.common.reader import Reader
from argmap.read.common.shapes import Shape
from argmap.read.common.threads import make_thread, stem
from argmap.read.common.values import when

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from argmap.model import Thread
    from argmap.read.sources.source import Source

_SIGNED = Shape(r"\s*(?P<what>answered|asked|edited)\s(?P<date>\S.{4,40}?)\s*")
_ENDS = Shape(r"(?P<words>.*?)(?:\s[–—-]|^\s*[–—])\s*(?P<name>[^–—]{0,60}?)\s*")
_ONE_LINE = Shape(
    r"(?P<words>.*\S)\s[–—-]\s(?P<name>\S[^–—]{0,60}?)\s"
    r"(?P<date>[A-Z][a-z]{2} \d{1,2}(?:, \d{4}| '\d\d)? at \d{1,2}:\d\d)\s*"
)
_AVATAR = Shape(r"\s*(?P<name>\S.{0,60}?)['’]s user avatar\s*")
_WIKI = Shape(r"\s*(?:community wiki|\d+ revs?(?:, \d+ users? \d+%)?)\s*", re.IGNORECASE)
"""In place of who answered, where several wrote it."""
_ROLES = Shape(r"\s*(?:Staff|Mod|Moderator|Bot|New contributor|OP|♦|\s)+\s*")
"""What stands between the name below a comment and its date."""

_BADGES = Shape(r"\s*[\d.,]+k?\s?(?:\d+ ?(?:gold|silver|bronze) badges?\s*)*")
_FURNITURE = Shape(
    r"\s*(?:-?\d{1,6}|This (?:question|answer) (?:is useful|shows research effort).*|This (?:question"
    r"|answer) is not useful"
    r"|Save this (?:question|answer)\.?|Show activity on this post\.?|Loading when this answer was accepted…?"
    r"|Share|Follow|Improve this (?:question|answer)|Add a comment\s*\|?|Cite|Flag|Edit|Close|Delete|Accepted"
    r"|Show \d+ more comments?|\d+ Answers?|Sorted by:|Reset to default|Highest score \(default\)"
    r"|Date (?:modified|created).*"
    r"|[Uu]p ?vote|[Dd]own ?vote|favorite|accepted|active|oldest|votes|add a comment\s*\|?|show \d+ more comments?"
    r"|Trending.*|Add a comment|\||\+\d{2,3}|\|Expand|Vote|New contributor)\s*"
)
_SHARE = Shape(r"\s*(?:Share|Cite|Improve this (?:question|answer)|share(?:\s?\|.*|improve this.*|edit.*)?)\s*")
_VOTED = Shape(r"\s*(?:[Dd]own ?vote|Show activity on this post\.?)\s*")
"""It stands over a post: between the votes and perhaps the count of favorites, or below them."""

_CLOSED = Shape(
    r"\s*(?:(?:Closed|Locked|Duplicate)(?: \d+ \w+ ago)?\.? ?(?:This (?:question|post) .*)?"
    r"|Want to improve this question\?.*|This (?:question|post) (?:already|needs|is|was|has|does)\b.*"
    r"|(?:\[|It is )(?:closed|on hold|duplicate)\]?.*|Improve this question|Comments disabled on .*)\s*"
)
"""What the page says over a question that takes no more answers."""

_MARKS = (
    "Improve this ",
    "Add a comment",
    "Sorted by:",
    "shareimprove this",
    "share|improve",
    "add a comment",
    "up vote",
)
_FOOT = Shape(
    r"\s*(?:protected by \S.{0,80}|You must log in to answer this question|Your Answer"
    r"|Not the answer you're looking for\?.*"
    r"|Hot Network Questions"
    r"|Sign up or log in|Related|Linked|Highly active question.*)\.?\s*"
)
_TITLED = Shape(r"\s*(?:Asked|Ask Question)\b.*")
_VIEWED = Shape(r"\s*(?:Viewed|Modified|Active|Asked)\s.{1,60}")


@dataclass
class _Entry:
    """The question, an answer or a comment, while it is read."""

    kind: str
    line: int
    author: str
    date: str
    lines: list[str] = field(default_factory=list)
    parent: int | None = None


def sniff(source: Source) -> float:
    """Sure where posts are signed below and the page's buttons stand above that."""
    if "answered" not in source.head and "asked" not in source.head:
        return 0.0
    lines = source.plain_lines
    signed = sum(_is_signed(line) for line in lines)
    marks = sum(line.strip().startswith(_MARKS) for line in lines)
    return 0.96 if signed and marks > 1 else 0.0


def read(source: Source) -> Iterator[Thread]:
    """The question as the post, its answers, and comments below what they are on.

    Raises:
        ArgmapError: I004 where no signed post stands in it.
    """
    lines = source.text.split("\n")
    stop = next((at for at, line in enumerate(lines) if _FOOT.fullmatch(line)), len(lines))
    entries = _entries(lines[:stop])
    if not entries:
        raise source.problem("I004", "no line such as `answered Mar 3, 2024 at 12:15` stands in the text")
    question = next((entry for entry in entries if entry.kind == "asked"), None)
    rest = [entry for entry in entries if entry is not question]
    places = {id(entry): number for number, entry in enumerate(rest, 1)}
    comments = []
    for entry in rest:
        above = entries[entry.parent] if entry.parent is not None else None
        parent = f"c{places[id(above)]}" if above is not None and above is not question else POST if question else None
        comments.append(_comment(f"c{places[id(entry)]}", entry, parent))
    title = _title(lines)
    post = _comment(POST, question, None) if question else None
    more = sum(int(match[1]) for line in lines if (match := re.fullmatch(r"\s*Show (\d{1,5}) more comments?\s*", line)))
    notes = [Note(f"{more} more comments are on the page, and not in the paste", kind="left out")] if more else []
    yield make_thread(stem(source), title, comments, post=post, notes=notes)


def _comment(name: str, entry: _Entry, parent: str | None) -> Comment:
    text = "\n".join(_trimmed(entry.lines))
    return Comment(
        name, text, author=entry.author.rstrip("♦ "), date=entry.date, posted=when(entry.date)[1], parent=parent
    )


def _title(lines: Sequence[str]) -> str:
    votes = next((at for at, line in enumerate(lines[:40]) if line.strip() == "up vote"), 0)
    if votes:
        return next((line.strip() for line in reversed(lines[:votes]) if line.strip()), "")
    for line in lines[:12]:
        if _TITLED.fullmatch(line):
            break
        if line.strip():
            return line.strip()
    return ""


def _is_signed(line: str) -> bool:
    match = _SIGNED.fullmatch(line)
    return match is not None and any(date.day or date.relative for date in find_dates(match["date"]))


def _entries(lines: Sequence[str]) -> list[_Entry]:
    """Question, answers and comments in the page's order."""
    entries: list[_Entry] = []
    start = place = _start(lines)
    owner: int | None = None
    while place < len(lines):
        if _is_signed(lines[place]) and (match := _SIGNED.fullmatch(lines[place])):
            name, after = _signer(lines, place + 1)
            shared = any(_WIKI.fullmatch(line) for line in lines[place + 1 : place + 3])
            if match["what"] == "edited" and not shared:
                place = after if name is not None else place + 1
                continue
            what = "answered" if shared and entries else "asked" if shared else match["what"]
            entry = _Entry(what, place, name or "", match["date"], _body(lines[start:place]))
            if entry.kind == "asked":
                entry.lines = _without_tags(entry.lines)
            owner = len(entries)
            entries.append(entry)
            place = start = after
        elif (found := _signed_comment(lines, place)) is not None:
            name, date, words, after = found
            body = [line for line in lines[start:place] if not _FURNITURE.fullmatch(line)]
            entries.append(_Entry("comment", place, name, date, [*body, words], owner))
            place = start = after
        else:
            place += 1
    return entries


def _start(lines: Sequence[str]) -> int:
    """The line below the page's head."""
    for place in range(min(40, len(lines)) - 1, -1, -1):
        if _VIEWED.fullmatch(lines[place]) and not _is_signed(lines[place]):
            return place + 1
    return 0


def _signer(lines: Sequence[str], place: int) -> tuple[str | None, int]:
    """The name below a date, and the line below its badges; no name where the next post's date follows."""
    named = None
    at = place
    while at < len(lines) and at - place < 6:
        line = lines[at].strip()
        if match := _AVATAR.fullmatch(line):
            named = match["name"]
        elif not line or _WIKI.fullmatch(line) or line in ("Community Bot", "user avatar"):
            pass
        elif _is_signed(line) and named is None:
            return None, place
        else:
            name = named if named is not None and line.startswith(named) else line
            after = at + 1
            while after < len(lines) and lines[after].strip() and _BADGES.fullmatch(lines[after]):
                after += 1
                if "badge" in lines[after - 1] or after - at > 1:
                    break
            return name, after
        at += 1
    return named, at


def _signed_comment(lines: Sequence[str], place: int) -> tuple[str, str, str, int] | None:
    """Name, date, words and the line below of a comment that ends here."""
    line = lines[place]
    if match := _ONE_LINE.fullmatch(line):
        return match["name"], match["date"], match["words"], place + 1
    if not (match := _ENDS.fullmatch(line)) or not line.strip():
        return None
    below = [at for at in range(place + 1, min(place + 5, len(lines))) if lines[at].strip()]
    below = [at for at in below if at == below[0] or not _ROLES.fullmatch(lines[at])][:2]
    if match["name"]:
        name, at = match["name"], below[0] if below else -1
    elif len(below) > 1:
        name, at = lines[below[0]].strip(), below[1]
    else:
        return None
    date = lines[at].strip().removeprefix("Commented").lstrip() if at >= 0 else ""
    dates = find_dates(date)
    if not dates or dates[0].start > 1 or len(date) > 40 or not (dates[0].clock or dates[0].relative):
        return None
    return name, date, match["words"], at + 1


def _body(lines: Sequence[str]) -> list[str]:
    """The words of a post: between the votes above them and the buttons below."""
    start = next((at + 1 for at in range(len(lines) - 1, -1, -1) if _VOTED.fullmatch(lines[at])), 0)
    while start < len(lines) and _is_over(lines[start]):
        start += 1
    stop = next((at for at in range(start, len(lines)) if _SHARE.fullmatch(lines[at])), len(lines))
    return list(lines[start:stop])


def _is_over(line: str) -> bool:
    """Whether a line over the words of a post is the page's."""
    return not line.strip() or any(shape.fullmatch(line) for shape in (_FURNITURE, _CLOSED))


def _without_tags(lines: Sequence[str]) -> list[str]:
    """A question without the line of its tags, which the copy glues together."""
    kept = _trimmed(lines)
    glued = (
        len(kept) > 1
        and not kept[-2].strip()
        and re.fullmatch(r"[a-z0-9][a-z0-9.#+-]{2,120}(?: [a-z0-9.#+-]+)*", kept[-1])
    )
    return kept[:-1] if glued else kept


def _trimmed(lines: Sequence[str]) -> list[str]:
    kept = [line.rstrip() for line in lines]
    while kept and not kept[0]:
        kept.pop(0)
    while kept and not kept[-1]:
        kept.pop()
    return kept


KIND = "plain"

READER = Reader(
    name="stack-exchange-text",
    title="Stack Exchange page as text",
    how="open the question, select all, copy, and paste into a text file",
    suffixes=(".txt",),
    sniff=sniff,
    read=read,
    on_page=True,
)
