"""Microsoft Teams messages copied: `[12/03/2024 10:32] Name` above each, or a name and a date below a preview line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from argmap.read.common.chat import Head
from argmap.read.common.copied import Copied, in_line
from argmap.read.common.shapes import Shape
from argmap.read.common.stamps import STAMP

if TYPE_CHECKING:
    from collections.abc import Sequence

    from argmap.read.common.chat import Message, Said

_WHEN = rf"(?:\d{{1,2}}[/.]\d{{1,2}}\.?,?\s)?{STAMP}"
_BOXED = Shape(rf"^\[(?P<date>{_WHEN})\][ \t]+(?P<name>[^:<>\n]{{1,60}}?)[ \t]*$", re.IGNORECASE)
_DATE = Shape(
    rf"^[ \t]*(?:(?:Edited|Bearbeitet|Modifié|Editado|Modificato|Bewerkt)[ \t]+)?(?P<date>{_WHEN})[ \t]*$",
    re.IGNORECASE,
)
_GLUED = Shape(rf"^(?P<name>[^\W\d][^\n\d:<>]{{1,60}}[^\W\d]\)?)(?P<date>{_WHEN})[ \t]*$", re.IGNORECASE)
_PREVIEW = Shape(r"^(?P<begin>Begin Reference, )?.{0,200}? by (?P<name>\S.{0,90}?)(?:, has an attachment\.?)?$")
_REFERENCE = Shape(r"Begin Reference, (?:preview of )?(?P<words>.{1,300}) by (?P<name>\S.{0,90})", longest=600)
_REACTIONS = r"[ -](?:reactions?|Reaktion(?:en)?|réactions?|reacci(?:ón|ones)|reaç(?:ão|ões)|reazion[ei]|reacties?)"
_EDITED = r"(?:Edited|Bearbeitet|Modifié|Editado|Modificato|Bewerkt)\.?"
_FURNITURE = Shape(
    r"(?:like|heart|laugh|surprised|sad|angry|yes|follow-?up|celebrate)\s\d{1,4}"
    rf"|(?:\S{{1,12}}\n)?\d{{1,4}} [\w !'\"„“-]{{1,60}}{_REACTIONS}\.(?:\n\d{{1,4}})?"
    rf"|{_EDITED}|Last read|[Hh]as context menu\.?|Type a (?:new )?message|Reply|See (?:more|less)|Translate"
    rf"|(?:Meeting|Call|Recording|Transcription) (?:started|ended|has started|has ended).{{0,40}}(?:\n(?i:{_WHEN}))?"
    r"|\d{1,4} repl(?:y|ies) from .{1,120}|Unread|Today|Yesterday"
    r"|.{1,120} (?:added|removed) .{1,160} (?:to|from) the (?:chat|meeting|conversation)\b.{0,60}"
    r"|.{1,80} (?:(?:left|joined) the (?:chat|meeting)|(?:re)?named the (?:chat|meeting|group) .{1,120})\.?"
    r"|(?:Besprechung|Anruf|Réunion|Appel|Reunión|Llamada)"
    r" (?:gestartet|beendet|démarrée?|terminée?|iniciada|finalizada).{0,40}"
    r"|Zuletzt gelesen|Dernière lecture|Última lectura|Nachricht eingeben|Tapez un message|Escribe un mensaje"
    r"|(?:Mon|Diens|Donners|Frei|Sams|Sonn)tag|Mittwoch|Gestern|Heute|Hier|Aujourd[’']hui|Ayer|Hoy"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?:, [A-Z][a-z]+ \d{1,2}(?:, \d{4})?)?"
    r"|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6} \d{1,2}(?:, \d{4})?",
)
_DELETED = Shape(r"This message (?:has been|was) deleted\.?", re.IGNORECASE)
_CHANGED = Shape(_EDITED)
_OWN = Shape(
    rf"Begin Reference, .*|\d{{1,4}} [\w !'\"„“-]{{1,60}}{_REACTIONS}\.|{_EDITED}|.*\bLast read|[Hh]as context menu\.?"
)
_LONGEST_NAME = 60


_boxed = in_line(_BOXED)


def _heads(lines: Sequence[str]) -> Sequence[Head]:
    heads = _boxed(lines)
    return heads if len(heads) > 1 else _written(lines)


def _written(lines: Sequence[str]) -> list[Head]:
    """The heads of the program's own copy: a name and a date, glued or below each other, under "words … by NAME".

    The line above is missing over some; where it is over none, something else must be the program's.
    """
    heads: list[Head] = []
    own = False
    for place, line in enumerate(lines):
        above = _PREVIEW.match(lines[place - 1].strip()) if place else None
        if match := _GLUED.fullmatch(line):
            name, date, bottom = match["name"], match["date"], place
        elif place + 1 < len(lines) and (below := _DATE.match(lines[place + 1])) and _is_name(line):
            name, date, bottom = line.strip(), below["date"], place + 1
        else:
            own = own or _OWN.fullmatch(line.strip()) is not None
            continue
        previewed = above is not None and above["name"] == name.strip()
        quoted = not previewed and bool(heads) and _is_quote(lines, heads[-1], place)
        if not quoted:
            own = own or previewed
            heads.append(Head(place - 1 if previewed else place, bottom, name, date))
    return heads if own else []


def _is_name(line: str) -> bool:
    return 0 < len(line.strip()) <= _LONGEST_NAME and not line[0].isspace() and not _FURNITURE.fullmatch(line.strip())


def _is_quote(lines: Sequence[str], head: Head, place: int) -> bool:
    """Whether a name and a date stand right below a head: they are of the message that it quotes."""
    between = (line.strip() for line in lines[head.bottom + 1 : place])
    return all(not line or _CHANGED.fullmatch(line) for line in between)


def _clean(message: Message, said: Said) -> bool:
    """Takes off the quoted message in front of an answer where it stands above."""
    while message.lines and (not (line := message.lines[0].strip()) or _CHANGED.fullmatch(line)):
        message.lines.pop(0)
    full = [place for place, line in enumerate(message.lines) if line.strip()]
    if len(full) > 2 and (reference := _REFERENCE.fullmatch(message.lines[full[0]].strip())):
        name, words, below = reference["name"], reference["words"], full[0] + 1
    elif len(full) > 3 and _DATE.match(message.lines[full[1]]):
        name, words, below = message.lines[full[0]].strip(), message.lines[full[2]], full[2] + 1
    else:
        if len(full) > 2 and (name := message.lines[full[0]].strip()) != message.author:
            _unquote(message, said, name, full[1])
        return True
    message.parent = said.by_words(re.sub(r"(?:\.{3}|…)$", "", words), name)
    if message.parent is not None:
        rest = message.lines[below:]
        end = next((place for place, line in enumerate(rest) if line.strip() == "End Reference"), -1)
        message.lines = rest[end + 1 :]
    return True


def _unquote(message: Message, said: Said, name: str, place: int) -> None:
    """Takes off a name and the words of that person's earlier message, where more words stand below."""
    for stop in range(len(message.lines) - 1, place, -1):
        quoted = "\n".join(message.lines[place:stop])
        if quoted.strip() and (answered := said.by_words(quoted, name)) is not None:
            message.parent, message.lines = answered, message.lines[stop:]
            return


KIND = "plain"

READER = Copied(
    name="teams",
    title="Microsoft Teams messages as text",
    how="select the messages, copy, and paste into a text file",
    example="[12/03/2024 10:32] Name",
    heads=_heads,
    sure=0.93,
    furniture=_FURNITURE,
    deleted=_DELETED,
    clean=_clean,
).reader
