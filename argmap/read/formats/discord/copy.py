"""A Discord channel copied from the program or browser: `Name — 03/12/2024 6:22 PM`, on one line or on three."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from argmap.read.common.chat import Head, Message, Said
from argmap.read.common.copied import Copied
from argmap.read.common.dates import find_dates
from argmap.read.common.shapes import Shape
from argmap.read.common.stamps import SHORT, TIME

if TYPE_CHECKING:
    from collections.abc import Sequence

_DASHED = Shape(rf"^(?P<name>.{{0,160}}?)[ \t]*[—–][ \t]*(?P<date>{SHORT})?[ \t]*$", re.IGNORECASE)
_DATE = Shape(rf"^[ \t]*(?P<date>{SHORT})[ \t]*$", re.IGNORECASE)
_ALONE = Shape(rf"^[ \t]*\[(?P<date>{TIME})\][ \t]*(?P<words>.*)$", re.IGNORECASE)
_TIMED = Shape(rf"[ \t]*(?:[—–][ \t]*)?(?P<date>{SHORT})[ \t]*", re.IGNORECASE)
_BYLINE = Shape(r"(?:(?:comment|posted|written) )?by\b|[#*@>|-]", re.IGNORECASE)
_TAG = Shape(
    r"(?:✓ ?)?(?:APP|BOT|OP|Mod|Admin|Owner|SYSTEM|SERVER|AutoMod|Role icon, .{1,40}"
    r"|\[?[A-Z0-9]{2,4}\]?|\[[^\[\]]{1,24}\])"
)
_FURNITURE = Shape(
    r"\((?:edited|bearbeitet|modifié|editado|modificato|bewerkt)\)|Bild"
    r"|Folgen|Follow|\d+ (?:Nachrichten|Messages|messages)|Imagen?|Immagine"
    r"|Nachricht an [#„“\"]\S.{0,60}|NEU"
    r"|NEW|New|Reply|Forward|More|Edit|Add Reaction|Click to react|Jump|Image|Original message was deleted"
    r"|\d+ new messages? since .{1,60}|Mark As Read|(?:Message"
    r"|Envoyer un message dans|Enviar mensaje a|Invia un messaggio in|Bericht) #\S.{0,60}"
)
_EVENT = Shape(
    r".*\b(?:pinned a message to this channel|started a (?:call|thread)|added .{1,60} to the (?:group|thread)"
    r"|removed .{1,60} from the (?:group|thread)|joined the (?:server|party|thread)|left the (?:group|thread)"
    r"|changed the channel (?:name|icon)|just boosted the server|missed a call from"
    r"|hat eine Nachricht (?:an diesen|in diesem) Kanal angepinnt|hat einen (?:Thread|Anruf) gestartet"
    r"|a épinglé un message dans ce salon|a commencé un (?:fil|appel)"
    r"|ha fijado un mensaje en este canal|ha iniciado un (?:hilo|llamada))\b.*",
    re.IGNORECASE,
)

_SERVICE = Shape(
    rf"(?:{_EVENT.pattern}|.{{1,40}} (?:joined the party|just (?:landed|showed up|slid into the server)"
    r"|hopped into the server|is here)[.!]|A wild .{1,40} appeared\."
    r"|(?:Good to see you|Glad you're here|Yay you made it|Welcome),? .{1,40}[.!]|Everyone welcome .{1,40}!)",
    re.IGNORECASE,
)
"""What the program tells between messages, with its time in the line below."""

_STAMPED = Shape(rf".*[—–]\s*{SHORT}", re.IGNORECASE)
_COUNTED = Shape(r"\d+ Messages?(?: ›)?|See Thread|There are no recent messages in this thread\.", re.IGNORECASE)


def _heads(lines: Sequence[str]) -> list[Head]:
    """The heads with a name, and between them the times in brackets above a further message of the same person."""
    heads: list[Head] = []
    for place, line in enumerate(lines):
        if match := _DASHED.match(line):
            bottom, date = place, match["date"]
            if date is None and place + 1 < len(lines) and (below := _DATE.match(lines[place + 1])):
                bottom, date = place + 1, below["date"]
            top, name = _name(lines, place, match["name"].strip())
            if date is not None and name and not _BYLINE.match(name):
                heads.append(Head(top, bottom, name, date))
        elif heads and (match := _ALONE.match(line)):
            heads.append(Head(place, place, "", match["date"], match["words"]))
    return heads


def _name(lines: Sequence[str], place: int, beside: str) -> tuple[int, str]:
    """The name beside a dash, or above it, with the first line of the head."""
    if beside and not _TAG.fullmatch(beside):
        return place, beside
    top = place - 1
    while top > 0 and place - top < 5 and (not lines[top].strip() or _TAG.fullmatch(lines[top].strip())):
        top -= 1
    name = lines[top].strip() if top >= 0 else ""
    return (top, name) if 0 < len(name) <= 80 else (place, "")


class Contexts:
    """Cleans messages one by one; what stands above a head of the message that it answers is the next one's."""

    def __init__(self, _lines: Sequence[str]) -> None:
        self._answered: int | None = None

    def __call__(self, message: Message, said: Said) -> bool:
        """Clean a message; the line of a head that says whom it answers was the end of the one above."""
        message.parent, self._answered = self._answered, None
        message.lines = READING.words(_without_service(message.lines))
        message.lines = lines = _without_day(message.lines)
        for length in (2, 1):
            if len(lines) >= length and (place := self._context(message, lines[-length:], said)) is not None:
                self._answered = place
                message.lines = _without_day(READING.words(lines[:-length]))
                break
        return not (_EVENT.fullmatch(message.author or "") or (not message.lines and _EVENT.search(message.text)))

    def _context(self, message: Message, lines: Sequence[str], said: Said) -> int | None:
        """The place of the message whose author and words stand in some lines."""
        own = Message(0, message.author, None, message.lines[: -len(lines)])
        alone = Said()
        alone.add(own)
        line = " ".join(lines)
        return len(said) if alone.by_line(line) is not None else said.by_line(line)


def _without_day(lines: list[str]) -> list[str]:
    """The lines of a message without the dates of the next day below it."""
    while lines and _is_day(lines[-1]):
        lines = READING.words(lines[:-1])
    return lines


def _without_service(lines: Sequence[str]) -> list[str]:
    """The lines of a message without what the program tells below it at a time of its own: who joined, a thread."""
    kept: list[str] = []
    place = 0
    while place < len(lines):
        line = lines[place].strip()
        if _STAMPED.fullmatch(line) and _SERVICE.fullmatch(line):
            place += 1
        elif _SERVICE.fullmatch(line) and place + 1 < len(lines) and _TIMED.fullmatch(lines[place + 1]):
            preview = [
                at for at in range(place + 2, min(place + 5, len(lines))) if _COUNTED.fullmatch(lines[at].strip())
            ]
            place = preview[0] + 1 if preview else place + 2
        else:
            kept.append(lines[place])
            place += 1
    return kept


def _is_day(line: str) -> bool:
    """Whether a line is a date alone, as the program puts between days."""
    dates = find_dates(line)
    return len(dates) == 1 and dates[0].day and dates[0].year and line[dates[0].start : dates[0].end] == line.strip()


READING = Copied(
    name="discord-text",
    title="Discord messages as text",
    how="select the messages of the channel, copy, and paste into a text file",
    example="Name — 03/12/2024 6:22 PM",
    heads=_heads,
    hints=("—", "–"),
    furniture=_FURNITURE,
    edited=("(edited)", "(bearbeitet)", "(modifié)", "(editado)", "(modificato)", "(bewerkt)"),
    cleaner=Contexts,
)
KIND = "plain"

READER = READING.reader
