"""An issue, pull request or discussion on GitHub copied from the browser: `NAME commented on DATE`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from argmap.model import POST, Comment
from argmap.read.common.chat import Head, Message, Said, split, trimmed, without_tail
from argmap.read.common.copied import Copied, Page
from argmap.read.common.shapes import Shape

if TYPE_CHECKING:
    from collections.abc import Sequence

_NAME = r"[\w-]{1,40}(?:\[bot\])?"
_HEAD = Shape(
    rf"\s*(?:@{_NAME} )?(?P<name>{_NAME})(?: bot)? (?:commented|left a comment|replied)"
    r"(?: (?P<date>(?:on )?\S.{2,30}?))?(?:\s?[•·]\s?.{0,60})?\s*"
)
_SAID = Shape(r"\s*(?:commented|left a comment|replied)(?: on [A-Z\d].{4,20}| .{1,16} ago)?\s*")
"""Below the name, where each part of the head stands on a line of its own."""

_OPENED = Shape(
    rf"\s*(?:(?P<name>{_NAME}) )?opened (?:this issue )?(?P<date>on .{{4,30}}|.{{3,24}} ago)(?:\s?·.{{0,60}})?\s*"
)
_DATE = Shape(
    r"\s*(?P<date>(?:on [A-Z][a-z]{2} \d{1,2}(?:, \d{4})?"
    r"|on \d{1,2} [A-Z][a-z]{2}(?: \d{4})?|.{1,16} ago|last (?:week|month|year)|yesterday))"
    r"(?:\s?[•·]\s?.{0,60})?\s*"
)
_BADGE = Shape(
    r"\s*(?:Member|Contributor|Author|Collaborator|Owner|Maintainer|First-time contributor|bot|edited|Sponsor"
    r"|Pinned|More actions|Edits by .{1,60}|• ?|edited by .{1,60})\s*"
)
_VERBS = (
    r"added|removed|closed|reopened|merged|mentioned|self-assigned|assigned|unassigned|changed|referenced"
    r"|requested|approved"
    r"|pushed|force-pushed|deleted|restored|linked|unlinked|locked|unlocked|pinned|unpinned|marked|converted"
    r"|moved|transferred"
    r"|reviewed|dismissed|enabled|disabled|modified|renamed|committed|opened|started|left|suggested|set|and others"
)
_EVENT = Shape(rf"\s*(?:@{_NAME} )?(?P<name>{_NAME})(?: \[?bot\]?)? (?:{_VERBS})\b.{{0,160}}")
_AT_DATE = Shape(r"\bon (?:[A-Z][a-z]{2} \d{1,2}(?:, \d{4})?|\d{1,2} [A-Z][a-z]{2}(?: \d{4})?)$| ago$")
_EVENT_BELOW = Shape(rf"\s*(?:{_VERBS})\b.{{0,160}}")
_EVENT_SURE = Shape(rf"\s*(?:{_VERBS}) (?:this|these|an?|the|\d+|commits?|from|labels?|review|as)\b.{{0,160}}")
"""Below a name, what nobody would say of themselves with the name in front."""

_FOOT = Shape(
    r"\s*(?:Add a comment|new Comment|Sign up for free.*|Assignees|No one assigned|Join the conversation.*|Reviewers"
    r"|Already have an account\?.*|Write|Labels|Successfully merging .*|Notifications|You must be logged in.*)\s*"
)
_ON_CODE = Shape(r"\s*(?:View reviewed changes|Comment on .{1,60}|Reply…?|reviewed|Show resolved)\s*")
"""Above the first remark on some lines of code."""
_FURNITURE = Shape(
    rf"Reply…?|View reviewed changes|@{_NAME}|{_BADGE.pattern.strip()}|Load more…?|Sorry, something went wrong\."
    rf"|All reactions"
)


def _heads(lines: Sequence[str]) -> list[Head]:
    """The heads, with the lines below that say name, date and badges again."""
    heads: list[Head] = []
    opened = any(_OPENED.fullmatch(line) for line in lines) and not any("commented" in line for line in lines)
    below = 0
    for place in range(len(lines)):
        if place < below or (begun := _begun(lines, place, bare=opened)) is None:
            continue
        name, date, last = begun
        bottom, again = _bottom(lines, last, name)
        date = again or date or _reviewed(lines, place, name)
        if date:
            heads.append(Head(place, bottom, name, date))
            below = bottom + 1
    return heads


def _begun(lines: Sequence[str], place: int, *, bare: bool) -> tuple[str, str | None, int] | None:
    """Name, perhaps date, and last line of the head that begins at a line; None where none does.

    Args:
        lines: Of the page.
        place: The line.
        bare: Whether a head may be a name and a date alone, as in the newest design.
    """
    line, below = lines[place], lines[place + 1] if place + 1 < len(lines) else ""
    if match := _HEAD.fullmatch(line):
        return match["name"], match["date"], place
    if _SAID.fullmatch(below) and (match := _HEAD.fullmatch(f"{line.strip()} {below.strip()}")):
        return match["name"], match["date"], place + 1
    done = place and _EVENT_BELOW.fullmatch(lines[place - 1])  # "added", below it a label and the date
    if bare and not done and re.fullmatch(_NAME, line.strip()) and _DATE.fullmatch(below):
        return line.strip(), None, place
    return (below.strip(), None, place + 1) if _is_remark(lines, place) else None


def _bottom(lines: Sequence[str], bottom: int, name: str) -> tuple[int, str | None]:
    """The last line of a head, and the date in the lines that were added."""
    last, date = bottom, None
    while bottom + 1 < len(lines):
        above, below = lines[bottom].strip(), lines[bottom + 1].strip()
        again = _DATE.fullmatch(below)
        if again and (bottom == last or above.startswith(name) or _says(above)):
            date = again["date"]
        elif below not in (name, f"@{name}") and not _BADGE.fullmatch(below) and not (above == name and _says(below)):
            break
        bottom += 1
    return bottom, date


def _says(line: str) -> bool:
    """Whether a line of a head is a badge, or says that somebody commented."""
    return any(shape.fullmatch(line) for shape in (_BADGE, _SAID))


def _is_remark(lines: Sequence[str], place: int) -> bool:
    """Whether a remark on lines of code begins at a line: `@NAME`, `NAME`, and a date."""
    at, name, date = (line.strip() for line in (*lines[place : place + 3], "", "", "")[:3])
    return at.startswith("@") and at[1:] == name and _DATE.fullmatch(date) is not None


def _reviewed(lines: Sequence[str], place: int, name: str) -> str | None:
    """The date of a review in the lines above its words: `NAME`, `approved these changes`, `on DATE`."""
    above = [line.strip() for line in lines[max(0, place - 5) : place]]
    dates = (match["date"] for line in above if (match := _DATE.fullmatch(line)))
    return next(dates, None) if name in above and "View reviewed changes" in above else None


def _sure(lines: Sequence[str], _heads: Sequence[Head]) -> float:
    return 0.95 if any(_FOOT.fullmatch(line) or _EVENT.fullmatch(line) for line in lines) else 0.6


def _page(lines: Sequence[str], heads: Sequence[Head]) -> Page:
    """What opened the page is the post."""
    last = next((at for at in range(heads[-1].bottom + 1, len(lines)) if _FOOT.fullmatch(lines[at])), len(lines))
    post, entries = _opening(lines[:last], heads)
    return Page(entries, _title(lines, heads[0].top), post, last)


def _opening(lines: Sequence[str], heads: Sequence[Head]) -> tuple[Comment | None, Sequence[Head]]:
    """The post, and the heads of the comments: the newer design names who opened it, in the older it is the first."""
    above = lines[: heads[0].top]
    opened = next((at for at in range(len(above) - 1, -1, -1) if _OPENED.fullmatch(above[at])), None)
    described = opened is not None and any(line.strip() == "Description" for line in above[:opened])
    if opened is not None and described and (match := _OPENED.fullmatch(above[opened])):
        stop = next((at for at in range(opened + 1, len(above)) if above[at].strip() == "Activity"), len(above))
        message = Message(
            opened, match["name"] or above[opened - 1].strip(), match["date"], list(above[opened + 1 : stop])
        )
        return _post(message), heads
    started = any(
        _OPENED.fullmatch(line) or re.search(r"\b(?:wants to merge|merged) \d+ commits?\b", line) for line in above
    )
    if started and len(heads) > 1:
        (message, *_) = split(lines, heads)
        return _post(message), heads[1:]
    return None, heads


def _post(message: Message) -> Comment | None:
    _clean(message, Said())
    return Comment(POST, message.text, author=message.author, date=message.date) if message.text else None


def _title(lines: Sequence[str], stop: int) -> str:
    """The line with the number of the issue, or the one above it."""
    for place, line in enumerate(lines[:stop]):
        if match := re.fullmatch(r"\s*(?P<title>.*?)\s*#\d{1,7}\s*", line):
            return match["title"] or (lines[place - 1].strip() if place else "")
    return ""


def _clean(message: Message, _said: Said) -> bool:
    """Cuts a comment at the events below it, and takes badges and reactions off."""
    lines = message.lines
    while lines and (not lines[0].strip() or _BADGE.fullmatch(lines[0])):
        lines = lines[1:]
    stop = next((at for at in range(len(lines)) if _is_event(lines, at)), len(lines))
    message.lines = trimmed(without_tail(lines[:stop], _FURNITURE))
    return True


def _is_event(lines: Sequence[str], place: int) -> bool:
    """Whether an event begins at a line: a name and what it did, on one line or two, with nothing above it."""
    line = lines[place].strip()
    if _EVENT.fullmatch(line) and _AT_DATE.search(line):
        return True
    below = lines[place + 1].strip() if place + 1 < len(lines) else ""
    named = re.fullmatch(_NAME, line) is not None
    if named and _EVENT_SURE.fullmatch(below):
        return True
    if place and lines[place - 1].strip() and not re.fullmatch(rf"\d{{1,4}}|Reply…|@{_NAME}", lines[place - 1].strip()):
        return False
    if _EVENT.fullmatch(line):
        return True
    return named and _EVENT_BELOW.fullmatch(below) is not None


class _Remarks:
    """Cleans comments one by one; the remarks below the first on some lines of code answer that one."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines
        self._first: int | None = None
        self._last = 0

    def __call__(self, message: Message, said: Said) -> bool:
        between = self._lines[self._last : message.line]
        if not _is_remark(self._lines, message.line):
            self._first = None
        elif self._first is None or any(_ON_CODE.fullmatch(line) for line in between):
            self._first = len(said)
        else:
            message.parent = self._first
        self._last = message.line
        return _clean(message, said)


KIND = "plain"

READER = Copied(
    name="github-text",
    title="GitHub page as text",
    how="open the issue, pull request or discussion, select all, copy, and paste into a text file",
    example="name commented on Mar 3, 2024",
    hints=("commented", "left a comment", "opened"),
    heads=_heads,
    sure=_sure,
    whole=0.77,
    cleaner=_Remarks,
    page=_page,
    on_page=True,
).reader
