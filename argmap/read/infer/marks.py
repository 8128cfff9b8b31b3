"""Marks: lines that name the author or the date of a comment, taken apart without knowing the site."""

from __future__ import annotations

import re
from dataclasses import dataclass

from argmap.read.common.dates import Found, find_dates
from argmap.read.common.expressions import expression
from argmap.read.infer import frames
from argmap.read.infer.interface import groups
from argmap.read.infer.names import likeness
from argmap.read.infer.words import heading, is_buttons, is_form, is_profile, is_votes

LONGEST = 260
"""Longer lines can only hold a mark at their start."""

LONGEST_NAME = 200
"""Pages that link to this one sign with their whole title."""

SPEAKER = 0.5
"""What looks less like a name, with a verb and a full stop behind it, is a sentence."""

_WEIGHT = {"": 0.0, "D": 1.3, "Dt": 2.0, "R": 1.5, "T": 0.5}
_PAGE = frozenset({"badges", "buttons", "counts", "closers", "stubs"})
"""What stands behind a date and is no name: `Subscribe`, `Author`."""

_FOOT = frozenset({"buttons", "counts"})
_CELL = expression(r"([^\t]{1,60}?)(?:[ ]{3,}|[ ]*\t\s*)(?=\S)")
"""A first cell of a line: counts may stand before the author."""

_DIGIT = expression(r"\d")
_CLOSE = expression(r"[\s)\]}>|·•,;.–—~/-]+")
_SUBJECT = expression(r"(?:post\s)?(?:subject|title|betreff|sujet|asunto)\s?:", re.IGNORECASE)
_ASIDE = expression(r"[(\[]?#?\d{1,12}[)\]]?|[\W_]+")
_COUNTS = expression(r"(?:[\W_]*\d[\d,.]*\s[^\W\d_]+(?:\s[^\W\d_]+){0,5})+[\W_]*")
"""Counts of what others did, behind a date: `(12 answers total) 3 users marked this as a favorite`."""

_BEHIND = expression(r"[\s)\]>|·•,;.–—~/*_-]*(?::\s*[*_]*\s*\S|<[^<>]{1,40}>\s?\S|[^:\s][^:]{0,48}:\s+\S)")
_INLINE = expression(
    r"(?P<angle>[<\[](?P<nick>[^<>\[\]\s][^<>\[\]]{0,38})[>\]]\s?:?\s+)(?=\S)"
    r"|(?P<name>[^:\s][^:]{0,48}?)\s?:\s+(?=\S)"
)


@dataclass(frozen=True, slots=True)
class Mark:
    """What a line says of a comment's author and date.

    Args:
        line: Index of the line.
        shape: The line with its variable parts as letters: lines of one style have one shape.
        author: The name, or None.
        date: The words of the date, or None.
        kind: The date's kind: "" none, "D" a day, "Dt" a day and a time, "R" told from now, "T" a time alone.
        said: Whether a verb of saying stands by the name.
        by: Whether "by", "posted by", "from:" stands by the name.
        number: The comment's number, where one stands.
        to: Whom it answers, where it says so.
        body: Where the comment's own words start in the line, or -1.
        weight: How strongly the line alone looks like a mark.
        tail: What stands at the end, in lower case ("comment", "permalink").
    """

    line: int
    shape: str
    author: str | None = None
    date: str | None = None
    kind: str = ""
    said: bool = False
    by: bool = False
    number: int | None = None
    to: str | None = None
    body: int = -1
    weight: float = 0.0
    tail: str = ""


def parse(line: int, text: str) -> Mark | None:
    """What a line says of a comment's author and date, or None where it says nothing of them.

    >>> mark = parse(0, "Posted by: Ann Lee | May 3, 2010 at 5:00 PM")
    >>> mark.author, mark.date, mark.kind, mark.by
    ('Ann Lee', 'May 3, 2010 at 5:00 PM', 'Dt', True)
    """
    bare = text.rstrip()
    start = frames.PEEL.match(bare)
    at = start.end() if start else 0
    if (cells := _CELL.match(bare, at)) and not groups(cells[1]).isdisjoint(_FOOT):
        at = cells.end()
    if at >= len(bare) or bare.lstrip()[:1] == ">" or is_profile(bare.strip()):
        return None
    dates = find_dates(bare[:LONGEST]) if _may_be_dated(bare[:LONGEST]) else []
    bare_day = bool(dates) and not (dates[0].year or dates[0].clock or dates[0].relative)
    behind = bool(dates) and not (bare_day and len(dates) > 1) and _BEHIND.match(bare, dates[0].end) is not None
    if behind and (inline := _dated_inline(line, bare, at, dates[0])) is not None:
        return inline
    if len(bare) - at <= LONGEST:
        if answer := frames.answered(bare, at):
            return _answer(line, bare, answer[0], dates)
        whole = _undated(line, bare[at:].strip()) if bare_day and len(dates) == 1 and dates[0].start - at < 2 else None
        if whole is None or not (whole.said or whole.by):  # "3. May Lee said:" is no day of May
            whole = _dated(line, bare, at, dates) if dates else _undated(line, bare[at:].strip())
        if whole is not None:
            return whole
    return _inline(line, bare, at)


def _may_be_dated(text: str) -> bool:
    digit = _DIGIT.search(text) if text.isascii() else any(map(str.isdigit, text))
    return bool(digit) or " ago" in text or "ester" in text or "now" in text


def _answer(line: int, text: str, start: int, dates: list[Found]) -> Mark:
    stop = next((date.start for date in dates if date.start > start), len(text))
    date = next((text[date.start : date.end] for date in dates), None)
    name = frames.cleaned(frames.untrailed(text[start:stop]))
    return Mark(line, "to", to=name, date=date, tail="to")


def _kind(date: Found) -> str:
    if date.day:
        return "Dt" if date.clock else "D"
    return "R" if date.relative else "T"


def _dated(line: int, text: str, at: int, dates: list[Found]) -> Mark | None:
    """A mark with a date: a name before or behind it, or none."""
    date = max(dates[:2], key=lambda one: (one.year or one.clock or one.relative, one.day, one.clock, -one.start))
    number, before = frames.numbered(text[at : date.start] if date.start >= at else "")
    lead, by, before = frames.led(before)
    name, said, to = frames.named(before) if not is_buttons(before) else ("", False, None)
    sep = frames.separators(before[before.find(name) + len(name) :]) if name else ""
    after = text[date.end :]
    close = _CLOSE.match(after)
    rest = after[close.end() :].strip() if close else after.strip(" :")
    if name and rest and frames.only_said(rest):
        said, rest = True, ""
    tail, second = _tail(rest, name)
    if tail == "x":
        return None
    if second is not None:
        name, said, by = second[0], second[1], by or second[2]
        sep = "<" + frames.separators(after[: close.end()] if close else "")
    looks = likeness(name) if name else 0.0
    kind = _kind(date)
    parted = bool(sep) and kind == "Dt" and not tail.strip("u")
    if (by and not name and not lead) or len(name) > (LONGEST_NAME if said or by or parted else 120):
        return None
    if name and looks < 0.15 and not (said or by or parted):
        return None
    weight = _WEIGHT[kind] + (0.9 * looks if name else 0.0) + 0.7 * (said or by) * (0.3 + looks) - 0.5 * (tail == "w")
    shape = f"{'#' * (number is not None)}{lead}{'A' * bool(name)}{'>' * bool(to)}{sep}{'!' * said}{kind}{tail}"
    return Mark(
        line, shape, name or None, text[date.start : date.end].strip(), kind, said, by, number, to,
        weight=weight, tail=rest.lower() if tail == "u" else "",
    )  # fmt: skip


def _tail(rest: str, name: str) -> tuple[str, tuple[str, bool, bool] | None]:
    """What is behind the date: "" nothing or a name, "s" a subject, "u" buttons, "d" a date, "w" words, "x" prose."""
    if not rest:
        return "", None
    if _SUBJECT.match(rest):
        return "s", None
    if _is_tail(rest):
        return "u", None
    second = frames.name_after(rest) if not name else None
    if second is not None:
        return "", second
    if len(rest) > 40 or (name and rest.endswith((".", "!", "?")) and len(rest.split()) > 2):
        return "x", None
    return ("d" if find_dates(rest) else "w"), None


def _is_tail(rest: str) -> bool:
    bare = _ASIDE.sub(" ", rest).strip()
    counts = not rest.endswith((".", "!", "?")) and _COUNTS.fullmatch(rest) is not None
    if not groups(rest).isdisjoint(_PAGE):
        return True
    return is_buttons(rest) or is_votes(rest) or not bare or is_buttons(bare) or counts


def _undated(line: int, body: str) -> Mark | None:
    """A mark without a date: `Ann said:`, `by Ann (123)`, `Ann replied to Ben`, `#12 Ann`, `Ann:`."""
    number, rest = frames.numbered(body)
    sign = "#" if number is not None else ""
    lead, by, rest = frames.led(rest)
    if not by and lead:
        return None
    if frames.unsaid(rest)[1]:
        return _speaker(line, body, sign + lead, rest, number)
    if pair := frames.responded(rest):
        return Mark(line, f"{lead}A>", pair[0], said=True, number=number, to=pair[1], weight=1.2)
    if by:
        return _by_alone(line, lead, rest, number)
    return _name_alone(line, body, rest, number)


def _speaker(line: int, body: str, before: str, rest: str, number: int | None) -> Mark | None:
    """`Ann said:`, and not a heading ("6 comments") or speech (“No,” she said)."""
    name, _, to = frames.named(frames.unsaid(rest)[0])
    if (
        not any(map(str.isalpha, name))
        or len(name) > 200
        or "“" in name
        or name.count('"') > 1
        or heading(body) is not None
        or is_form(body)
    ):
        return None
    end = rest.rstrip()
    last = "…" if end.endswith(("...", "…")) else end[-1:] if end[-1:] in ":,." else ""
    if last == "." and likeness(name) < SPEAKER:  # a sentence that ends in a verb or a noun like one
        return None
    weight = max(1.2 * likeness(name), 0.4)
    return Mark(line, f"{before}A!{last}", name, said=True, by="by" in before, number=number, to=to, weight=weight)


def _by_alone(line: int, lead: str, rest: str, number: int | None) -> Mark | None:
    name, aside = frames.without_buttons(rest)
    looks = max(likeness(name), 0.6 if aside else 0.0)
    if not name or looks <= 0.3:
        return None
    sure = aside or lead not in ("by", "von", "par", "por") or name.lower() == "anonymous coward"
    shape = f"{lead}A{'()' if aside else ''}"
    return Mark(line, shape, name, by=True, number=number, weight=(1.5 if sure else 0.5) * looks)


def _name_alone(line: int, body: str, rest: str, number: int | None) -> Mark | None:
    if rest.endswith(":") and likeness(rest[:-1]) >= 0.6 and len(rest) < 50:
        shape = "A:" if number is None else "#A:"
        return Mark(line, shape, frames.cleaned(rest), number=number, weight=0.35 * likeness(rest[:-1]))
    if number is None:
        return None
    if rest and likeness(rest) > 0.7 and len(rest) < 40:
        return Mark(line, "#A", frames.cleaned(rest), number=number, weight=0.5)
    if not rest and ("#" in body or (len(body) < 14 and not body[-1:].isdigit())):
        return Mark(line, "#", number=number, weight=0.4)
    return None


def _dated_inline(line: int, text: str, at: int, date: Found) -> Mark | None:
    """A date and a name with the comment's words behind them: `[12:03] ann: hello`, `Ann (3 May 2010): hello`."""
    kind, words = _kind(date), text[date.start : date.end]
    if date.start - at <= 2:
        close = _CLOSE.match(text, date.end)
        place = close.end() if close else date.end
        opened = text.find("<", date.end, place + 1)
        place = opened if opened >= 0 else place
        match = _INLINE.match(text, place)
        name = (match["nick"] or match["name"]).strip() if match else ""
        if match is None or likeness(name) < 0.4 or frames.is_lead(name):
            return None
        sign = "<A>*" if match["nick"] else "A:*"
        shape = f"{text[at : date.start]}{kind}{frames.separators(text[date.end : place])}{sign}"
        weight = _WEIGHT[kind] + 0.5 + 0.5 * likeness(name)
        return Mark(line, shape, frames.cleaned(name), words, kind, body=match.end(), weight=weight)
    if date.start - at >= 90 or not text[date.end : date.end + 6].lstrip(" )]*_").startswith(":"):
        return None
    number, before = frames.numbered(text[at : date.start])
    name, said, to = frames.named(frames.led(before)[2])
    colon = text.index(":", date.end) + 1
    if likeness(name) <= 0.4 or not text[colon:].strip():
        return None
    body = len(text) - len(text[colon:].lstrip(" *_"))
    shape = f"A{frames.separators(before[before.find(name) + len(name) :])}{kind}:*"
    weight = _WEIGHT[kind] + likeness(name)
    return Mark(line, shape, name, words, kind, said, number=number, to=to, body=body, weight=weight)


def _inline(line: int, text: str, at: int) -> Mark | None:
    """A name with the comment's words behind it: `<ann> hello`, `Ann: hello`."""
    match = _INLINE.match(text, at)
    if match is None:
        return None
    given = (match["nick"] or match["name"]).strip(' *_`"“”')
    number, given = frames.numbered(given + " ")
    name, said = frames.unsaid(given)
    name = frames.cleaned(name)
    looks = likeness(name)
    if looks < 0.5 or "http" in name:
        return None
    shape = ("<A>" if match["nick"] else "A!:" if said else "A:") + "*"
    weight = (0.9 if match["nick"] else 0.6 if said else 0.35) * looks
    return Mark(line, shape, name, said=said, number=number, body=match.end(), weight=weight)
