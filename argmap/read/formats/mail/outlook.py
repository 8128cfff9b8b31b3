"""A mail copied from Outlook or the like, with the thread below it: `From:`, `Sent:`, `To:`, `Subject:` above each."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from argmap.model import Comment, Note
from argmap.read.common.dates import find_dates
from argmap.read.common.expressions import expression
from argmap.read.common.reader import Reader
from argmap.read.common.shapes import Shape
from argmap.read.common.threads import make_thread, stem
from argmap.read.common.values import when
from argmap.read.formats.mail.opening import STORED, stored

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from argmap.model import Thread
    from argmap.read.sources.source import Source

_STAR = r"[ \t]*[*_]{0,2}"
_FROM = Shape(rf"^{_STAR}(?:From|Von|De|Da|Van|Från|Fra|Od|Lähettäjä){_STAR}:{_STAR}[ \t]*(?P<value>\S.*)$")
_SENT = Shape(
    rf"^{_STAR}(?:Sent|Date|Gesendet(?: am)?|Datum|Envoyé(?: le)?|Enviado(?: el| em)?|Fecha|Data|Inviato|Verzonden"
    rf"|Skickat|Sendt"
    rf"|Wysłano|Lähetetty){_STAR}:{_STAR}[ \t]*(?P<value>\S.*)$"
)
_SUBJECT = Shape(
    rf"^{_STAR}(?:Subject|Betreff|Objet|Asunto|Assunto|Oggetto|Onderwerp|Ämne|Emne|Temat"
    rf"|Aihe){_STAR}:{_STAR}(?P<value>.*)$"
)
_FIELD = Shape(rf"^{_STAR}[^\W\d_][\w -]{{0,24}}{_STAR}:(?:{_STAR}[ \t]|$)")
_WHOM = Shape(rf"^{_STAR}(?:To|An|À|A|Para|Aan|Till|Til|Do|Vastaanottaja){_STAR}:")
_TRANSPORT = Shape(r"^(?:Message-ID|Newsgroups|References|In-Reply-To|Content-Type|Received|Path)\s?:", re.IGNORECASE)
_RULE = Shape(
    r"^[ \t]*(?:[-_]{5,}(?:[ \t]?[^\W\d_][^\n]{2,40}?[ \t]?-{2,})?"
    r"|-{2,}[ \t]?[^\W\d_][^\n-]{4,40}?[ \t]?-{2,})[ \t]*$"
)
_WARNING = Shape(r"^[ \t]*(?:\[?(?:EXTERNAL|EXTERN)\b[^\n]{0,60}\]?|CAUTION: This (?:e-?mail|message) .{0,200})[ \t]*$")
_REPLY = expression(r"^(?:\s*(?:re|aw|antw|sv|vs|rv|odp|fwd?|wg|tr)\s*:)+\s*", re.IGNORECASE)
_SHOWN = 9
"""The newest mail's author and date stand in so many lines."""

LONGEST_NAME, LONGEST_DATE = 60, 40
_ADDRESS = expression(r"\s*[<\[(](?:mailto:)?[^<>\[\]()\s]+@[^<>\[\]()\s]*[>\])].*$")
_PAREN = Shape(r"[^\s()]+@[^\s()]+\s*\((?P<name>[^()]{1,80})\)")


@dataclass(frozen=True, slots=True)
class _Mail:
    """The header of one mail: its first line, the line below it, who sent it and when."""

    top: int
    below: int
    sender: str
    date: str
    subject: str


def sniff(source: Source) -> float:
    """Sure where such headers recur and the lines between them hold few dates of another layout."""
    if source.head.startswith(("From ", "#! rnews")) or stored(source.head) >= STORED:
        return 0.0
    lines = source.plain_lines
    mails = list(_mails(lines))
    if not mails:
        return 0.0
    inside = {line for mail in mails for line in range(mail.top, mail.below)}
    others = sum(_is_dated(line) for place, line in enumerate(lines) if place not in inside)
    if others > len(mails):
        return 0.0
    return 0.96 if len(mails) > 1 else 0.7


def read(source: Source) -> Iterator[Thread]:
    """The mails of one thread, of which each answers the one below it. What stands above the first header is a mail.

    Where the dates show that the oldest stands first, nothing is said of who answers whom.

    Raises:
        ArgmapError: I004 where no header stands in it.
    """
    lines = source.text.split("\n")
    mails = list(_mails(lines))
    if not mails:
        raise source.problem("I004", "no header with `From:`, `Sent:` and `Subject:` stands in the text")
    rows = _rows(lines, mails)
    notes = [Note("the mail above the first header names no author", line=1)] if len(rows) > len(mails) else []
    dates = [posted for _, date, _ in rows if (posted := when(date)[1]) is not None]
    rising = len(dates) > 1 and len({date.tzinfo is None for date in dates}) == 1 and dates[0] < dates[-1]
    comments = []
    for number, (author, date, words) in enumerate(rows, 1):
        above = f"c{number + 1}" if number < len(rows) and not rising else None
        comments.append(Comment(f"c{number}", words, author=author, date=date, posted=when(date)[1], parent=above))
    title = _REPLY.sub("", next((mail.subject for mail in reversed(mails) if mail.subject), ""))
    yield make_thread(stem(source), title, comments, notes=notes)


def headed(body: str) -> list[tuple[str | None, str | None, str]]:
    """Author, date and words of a mail and of those below it with such headers; the first names no author."""
    lines = body.split("\n")
    mails = list(_mails(lines))
    return _rows(lines, mails) if mails else []


def _rows(lines: Sequence[str], mails: Sequence[_Mail]) -> list[tuple[str | None, str | None, str]]:
    """What stands above the first header, where something does, and the mails."""
    author, date, below = _shown(lines[: mails[0].top])
    newest = _body(lines[below : mails[0].top])
    rows: list[tuple[str | None, str | None, str]] = [(author, date, newest)] if newest else []
    for mail, following in zip(mails, [*mails[1:], None], strict=True):
        words = _body(lines[mail.below : following.top if following else len(lines)])
        rows.append((mail.sender, mail.date or None, words))
    return rows


def _shown(lines: Sequence[str]) -> tuple[str | None, str | None, int]:
    """Author and date of the newest mail as a program shows them over it, without labels, and the line below them.

    The author's name stands alone over who received it (`To: …`), the date alone beside or below; perhaps a subject
    above. Where one is missing, nothing is taken off.
    """
    near = [place for place, line in enumerate(lines[:_SHOWN]) if line.strip()]
    addressed = [place for place in near if _WHOM.match(lines[place])]
    dated = [place for place in near if _is_only_date(lines[place])]
    if not addressed or not dated:
        return None, None, 0
    above = [place for place in near if place < addressed[0] and place not in dated]
    if not above or len(lines[above[-1]].strip()) > LONGEST_NAME:
        return None, None, 0
    last = max(dated[0], *(place for place in near if place <= dated[0] + 2 and _FIELD.match(lines[place])))
    return _name(lines[above[-1]]), lines[dated[0]].strip(), last + 1


def _is_only_date(line: str) -> bool:
    """Whether a line is a day with a time, and nothing else."""
    dates = find_dates(line)
    return bool(dates) and bool(dates[0].day) and len(line.strip()) <= LONGEST_DATE and not _FIELD.match(line)


def _mails(lines: Sequence[str]) -> Iterator[_Mail]:
    """The headers: a sender, within some lines a date, and a subject or who received it."""
    place = 0
    while place < len(lines):
        sender = _FROM.match(lines[place])
        below = place + 1
        date = subject = ""
        addressed = False
        while sender and below < len(lines) and below - place < 14 and _FIELD.match(lines[below]):
            date = date or (match["value"].strip() if (match := _SENT.match(lines[below])) else "")
            subject = subject or (match["value"].strip(" *_") if (match := _SUBJECT.match(lines[below])) else "")
            addressed = addressed or _WHOM.match(lines[below]) is not None
            below += 1
        transported = any(_TRANSPORT.match(line) for line in lines[place:below])
        if sender and date and (addressed or subject) and not transported:
            top = place
            while top and (not lines[top - 1].strip() or _RULE.match(lines[top - 1])):
                top -= 1
            yield _Mail(top, below, _name(sender["value"]), date.strip(" *_"), subject)
        place = below


def _name(value: str) -> str:
    """A sender's name, or the address where that is all.

    >>> _name('Tom Baker <tom@example.org>'), _name("a@b.example (Ann)"), _name("a@b.example [mailto:a@b.example]")
    ('Tom Baker', 'Ann', 'a@b.example')
    """
    value = value.strip(" *_")
    if match := _PAREN.fullmatch(value):
        return match["name"].strip()
    return _ADDRESS.sub("", value).strip(" \"'") or value.strip(" <>[]\"'")


def _body(lines: Sequence[str]) -> str:
    kept = [line.rstrip() for line in lines if not _WARNING.match(line)]
    while kept and (not kept[0] or _RULE.match(kept[0])):
        kept.pop(0)
    while kept and (not kept[-1] or _RULE.match(kept[-1])):
        kept.pop()
    return "\n".join(kept)


def _is_dated(line: str) -> bool:
    """Whether a line is short and names a day: so the lines of another layout begin."""
    return len(line) < 90 and not line.startswith(">") and any(date.day and date.year for date in find_dates(line))


KIND = "plain"

READER = Reader(
    name="outlook",
    title="Mail with the thread below it",
    how="open the newest mail of the thread, select all, copy, and paste into a text file",
    suffixes=(".txt",),
    sniff=sniff,
    read=read,
)
