"""A Gmail conversation copied from the browser: a sender, a date and `to me, …` above each mail."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from argmap.read.common.chat import Head
from argmap.read.common.copied import Copied, Page
from argmap.read.common.dates import find_dates
from argmap.read.common.expressions import expression
from argmap.read.common.quote_marks import attribution
from argmap.read.common.shapes import Shape

if TYPE_CHECKING:
    from collections.abc import Sequence

    from argmap.read.common.chat import Message, Said

_WHOM = Shape(r"^\s*(?:to|an|à|para|a|aan|till|til)\s+\S.{0,300}$", re.IGNORECASE)
_DAY = Shape(r"\s*[^\W\d]{2,4}\.?,?\s", re.IGNORECASE)
"""A weekday cut short, in front of a date."""

_PRINTED = Shape(r"(?P<name>[^<>\n]{1,90}?)(?:\s*<[^<>\s]+@[^<>\s]+>\s+|\t)(?P<date>\S[^<>]{6,60}?)\s*")
_FIELD = Shape(
    r"(?:To|An|À|Para|A|Aan|Cc|Bcc|Kopie|Copie|CC|Cco|Cci|Reply-To|Antwort an|Répondre à|Responder a|Beantwoorden): .*"
)
_ATTACHED = Shape(r"(?:One|Two|Ein|Eine|Une|\d{1,3}) (?:attachments?|Anh[aä]nge?|pièces? jointes?|archivos adjuntos)")
_HIDDEN = Shape(
    r"\[(?:Quoted text hidden|Zitierter Text ausgeblendet|Texte des messages précédents masqué|Texto citado oculto)\]"
)
_SIZE = Shape(r"\d[\d.,]*\s?(?:[KMG]B?|bytes)", re.IGNORECASE)
_ADDRESS = expression(r"\s*<[^<>\s]+@[^<>\s]+>\s*$")
_FURNITURE = Shape(
    r"(?:Reply|Reply all|Forward|Antworten|Allen antworten|Weiterleiten|Répondre|Répondre à tous|Transférer|Responder"
    r"|Responder a todos|Reenviar|Encaminhar|Rispondi|Rispondi a tutti|Inoltra|Beantwoorden|Allen beantwoorden"
    r"|Doorsturen){1,3}"
    r"|\.{3}|…|\[Message clipped\].*|\[Nachricht gekürzt\].*|View entire message|Show trimmed content"
    r"|Hide expanded content"
    r"|(?:One|Two|\d{1,3}) attachments?\s*(?:•.*)?"
    r"|(?:Une pièce jointe|Ein Anhang|Un archivo adjunto|Un allegato|\d{1,3} pièces jointes|\d{1,3} Anhänge)\s*(?:•.*)?"
    r"|\s*•?\s*(?:Analysé par Gmail|Von Gmail gescannt|Analizado por Gmail)|Afficher les informations masquées"
    r"|Scanned by Gmail|Add reaction|Inbox|External"
)


def _heads(lines: Sequence[str]) -> list[Head]:
    heads = []
    for place, line in enumerate(lines[:-1]):
        below = lines[place + 1]
        if (
            (match := _PRINTED.fullmatch(line))
            and (_FIELD.match(below) or _WHOM.match(below))
            and find_dates(match["date"])
        ):
            bottom = place + 1
            while bottom + 1 < len(lines) and _FIELD.match(lines[bottom + 1]):
                bottom += 1
            heads.append(Head(place, bottom, match["name"].strip(" \"'"), match["date"]))
    if len(heads) > 1:
        return heads
    for place in range(2, len(lines)):
        name, date = lines[place - 2].strip(), lines[place - 1].strip()
        if not _WHOM.match(lines[place]) or not 0 < len(name) <= 120 or not 0 < len(date) <= 60:
            continue
        dates = find_dates(date)
        start = match.end() if (match := _DAY.match(date)) else 0
        if dates and (dates[0].clock or dates[0].day) and dates[0].start <= max(1, start):
            heads.append(Head(place - 2, place, _ADDRESS.sub("", name).strip(" \"'") or name.strip("<>"), date))
    return heads


def _page(lines: Sequence[str], heads: Sequence[Head]) -> Page:
    above = [line.strip() for line in lines[: heads[0].top] if line.strip() and not line.startswith("Gmail\t")]
    return Page(heads, above[0] if above else "")


def _clean(message: Message, said: Said) -> bool:
    """Takes off the list of attachments, and the mail quoted at the end where it stands above as a mail of its own."""
    lines = [line for line in message.lines if not _HIDDEN.fullmatch(line.strip())]
    message.lines = READING.words(lines[: _attached(lines)])
    start = _quoted_from(message.lines)
    if start is None:
        return True
    quoted = [line.lstrip("> \t") for line in message.lines[start:] if line.startswith(">")]
    opening = " ".join(line for line in quoted[:3] if line)[:160]
    message.parent = said.by_words(opening[:60]) if opening else None
    if message.parent is not None:
        message.lines = READING.words(message.lines[: _announced(message.lines, start)])
    return True


def _attached(lines: Sequence[str]) -> int | None:
    """The line above the names and sizes of attached files at the end of a mail, or None."""
    for place in range(len(lines) - 1, -1, -1):
        if _ATTACHED.fullmatch(lines[place].strip()):
            below = [line.strip() for line in lines[place + 1 :] if line.strip()]
            return place if below and all(map(_SIZE.fullmatch, below[1::2])) else None
    return None


def _quoted_from(lines: Sequence[str]) -> int | None:
    """The first of the lines with `>` that stand at the end of a mail, or None."""
    place = len(lines)
    while place and (lines[place - 1].startswith(">") or not lines[place - 1].strip()):
        place -= 1
    return place if any(line.startswith(">") for line in lines[place:]) else None


def _announced(lines: Sequence[str], start: int) -> int:
    """The line of "On … X wrote:" above a quote: it may run over two lines; else the quote's own first line."""
    place = start
    while place and not lines[place - 1].strip():
        place -= 1
    for above in (1, 2):
        if place >= above and attribution(" ".join(line.strip() for line in lines[place - above : place])):
            return place - above
        if place >= above and re.search(r"\bschrieb\b.{0,120}:$|.{10}\bwrote:$", lines[place - above].strip()):
            return place - above
    return start


READING = Copied(
    name="gmail",
    title="Gmail conversation as text",
    how="open the conversation, expand all mails, select all, copy, and paste into a text file",
    example="to me, below a sender and a date",
    heads=_heads,
    furniture=_FURNITURE,
    clean=_clean,
    page=_page,
)
KIND = "plain"

READER = READING.reader
