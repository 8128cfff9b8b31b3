"""Comments of Disqus copied from a page: `NAME  NAME ANSWERED • AGE`, or lines of their own in the newer design."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from argmap.read.common.chat import Head
from argmap.read.common.copied import Copied, Page
from argmap.read.common.dates import find_dates
from argmap.read.common.expressions import expression
from argmap.read.common.shapes import Shape
from argmap.read.infer.interface import groups
from argmap.read.infer.people import parted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from argmap.read.common.chat import Message, Said

_ONE_LINE = Shape(r"\s*(?P<names>\S.{0,120}?)\s•\s(?P<date>[^•]{2,40}?)(?:\s•\s(?:edited|.{0,20}))?\s*")
_EDITED = r"\(?(?:edited|bearbeitet|modifié|editado|modificato|bewerkt)\)?"
_AGE = Shape(rf"\s*(?P<date>\S.{{2,40}}?)(?:\s+(?:[•·]\s*)?{_EDITED})?\s*")
_REPLY = r"(?:Reply|Antworten|Répondre|Responder|Rispondi|Beantwoorden|Odpowiedz|Svara|Svar)"
_SHARED = r"(?:Share|Teilen|Partager|Compartir|Condividi|Compartilhar|Partilhar|Delen|Udostępnij|Dela|Del)\s*›"
_SHARE = Shape(rf"\s*(?:[\d.k]*\s*(?:[△▽∧∨]\s*)*•?\s*{_REPLY}\s*•?\s*)?{_SHARED}\s*")
_ROLES = (
    r"Mod|Moderator|Moderatorin|Modérateur|Modératrice|Moderador|Moderadora|Moderatore|Author|Autor|Autorin|Auteur"
    r"|Autora|Autore"
)
_BADGE = Shape(rf"\s*(?:{_ROLES}|Subscriber|Top Commenter|Guest Author)\s*")
_BADGE_BEHIND = expression(rf"\s+(?:{_ROLES}|Guest Mod|Guest)$")
_GONE = Shape(r"\s*This (?:comment|post) (?:was|has been|is) (?:deleted|removed|awaiting moderation)\.?.{0,40}")
_FURNITURE = Shape(
    rf"(?:\d{{1,5}}\s*)?(?:•\s*)?{_REPLY}(?:\s*•\s*{_SHARED})?|•?\s*{_SHARED}|\d{{1,5}}|•|see more"
    r"|mehr ansehen|voir plus|ver más|(?:−|-|\+|–)|Edit"
    r"|Flag.{0,30}|View"
    r"|Show more replies|Load more comments|Avatar|Thumbnail|Featured by .{1,60}|.{1,60} liked this"
)
_OVER = Shape(rf"\s*(?:[−–+-]|Flag as inappropriate|Edited|{_EDITED})\s*")
_PAGE = frozenset({"openers", "buttons", "stubs"})
"""What stands above a name and is none."""

_AVATAR = Shape(r"\s*(?:Avatar|Thumbnail)\s*")
_ANSWERED = expression(r"\s{2,}|\s>\s")
_GUEST = Shape(r"Guest|Gast|Invité|Invitado|Ospite|Convidado", re.IGNORECASE)


def _sure(lines: Sequence[str], heads: Sequence[Head]) -> float:
    if len({len(line) - len(line.lstrip()) for head in heads for line in lines[head.bottom : head.bottom + 1]}) > 1:
        return 0.0  # indentation tells more of who answers whom
    shared = sum(_SHARE.fullmatch(line) is not None for line in lines)
    return 0.95 if shared > 1 and 2 * shared >= len(heads) else 0.0


def _page(lines: Sequence[str], heads: Sequence[Head]) -> Page:
    """The name of the person answered stands behind or below the author's."""
    names = [_names(lines, head) for head in heads]
    glued = parted([name for name, _ in names])
    named = [
        replace(head, author=name if other else one or "", whom=other or behind or "")
        for head, (name, other), (one, behind) in zip(heads, names, glued, strict=True)
    ]
    return Page(named, above=lines[: heads[0].top])


def _heads(lines: Sequence[str]) -> list[Head]:
    """The heads; their author is still as it stands, with badges and the name of the person answered."""
    heads: list[Head] = []
    for place, line in enumerate(lines):
        if (match := _ONE_LINE.fullmatch(line)) and _is_age(match["date"]):
            top = place - 1 if place and _AVATAR.fullmatch(lines[place - 1]) else place
            heads.append(Head(top, place, match["names"], match["date"]))
        elif (match := _AGE.fullmatch(line)) and _is_age(match["date"]):
            least = heads[-1].bottom + 1 if heads else 0
            top = place
            while top > least and place - top < 5 and lines[top - 1].strip() and not _ends(lines[top - 1]):
                top -= 1
            if top < place:
                names = _names(lines, Head(top, place, "", match["date"]))
                heads.append(Head(top, place, "  ".join(filter(None, names)), match["date"]))
        elif heads and _GONE.fullmatch(line) and (place - 1 > heads[-1].bottom):
            above = lines[place - 1].strip()
            if not above or _AVATAR.fullmatch(above):
                heads.append(Head(place - 1, place - 1, "", None))
    return heads


def _ends(line: str) -> bool:
    if any(shape.fullmatch(line) for shape in (_SHARE, _GONE)) or line.strip().isdigit():
        return True
    return not groups(line).isdisjoint(_PAGE)


def _is_age(words: str) -> bool:
    dates = find_dates(words)
    return bool(dates) and dates[0].start == 0 and dates[0].end >= len(words.strip()) - 1


def _names(lines: Sequence[str], head: Head) -> tuple[str, str]:
    """The author and the person answered, or the empty text."""
    if head.author:
        parts = [_BADGE_BEHIND.sub("", part) for part in _ANSWERED.split(head.author.strip(), maxsplit=1)]
        return parts[0], parts[1] if len(parts) > 1 else ""
    names = [line.strip() for line in lines[head.top : head.bottom] if not _BADGE.fullmatch(line)]
    letter = len(names) > 1 and len(names[0]) == 1 and names[1].casefold().startswith(names[0].casefold())
    if len(names) > 1 and (_AVATAR.fullmatch(names[0]) or letter):
        names = names[1:]
    names = [part for name in names for part in _ANSWERED.split(_BADGE_BEHIND.sub("", name))]
    return (names[0] if names else ""), (names[1] if len(names) > 1 else "")


class _Guests:
    """Finds the parent of an answer to a guest: the comment above whose author is gone."""

    def __init__(self, _lines: Sequence[str]) -> None:
        self._gone: int | None = None

    def __call__(self, message: Message, said: Said) -> bool:
        if message.author is None:
            self._gone = len(said)
        elif message.parent is None and _GUEST.fullmatch(message.whom):
            message.parent = self._gone
        return True


KIND = "plain"

READER = Copied(
    name="disqus-text",
    title="Disqus comments as text",
    how="open the page with all comments shown, select them, copy, and paste into a text file",
    example="Name • 2 years ago",
    hints=("›",),
    heads=_heads,
    sure=_sure,
    whole=0.83,
    cut=_SHARE,
    over=_OVER,
    furniture=_FURNITURE,
    deleted=_GONE,
    carried=False,
    cleaner=_Guests,
    page=_page,
    on_page=True,
).reader
