"""A phpBB topic copied from the browser: `Post by NAME » DATE` above each post, the profile of its author below it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from argmap.read.common.copied import Copied, Page, in_line
from argmap.read.common.shapes import Shape

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from argmap.read.common.chat import Head, Message, Said
    from argmap.read.common.copied import Clean

_HEAD = Shape(
    r"\s*(?:(?:Unread |Ungelesener )?(?:Post|Beitrag|Message|Mensaje|Messaggio|Bericht) )?"
    r"(?:by|von|par|por|da|door) (?P<name>\S.{0,60}?) » (?P<date>\S.{6,40})"
)
_PROFILE = Shape(r"\s*(?:Posts|Beiträge|Messages|Mensajes|Messaggi|Berichten|Joined|Registriert): .{1,60}")
_QUOTED = Shape(r"(?P<name>\S.{0,60}?) (?:wrote|hat geschrieben|a écrit|escribió|ha scritto|schreef):(?: ↑.{0,60})?")
_BELOW = Shape(
    r"\s*(?:Post Reply|Antworten|Répondre|Responder|Rispondi|(?:Display|Anzeigen|Afficher|Mostrar)\s?:.*"
    r"|\d+ (?:posts?|Beiträge?|messages?|mensajes?) • .*|(?:Return to|Zurück zu) .*|Who is online|Wer ist online\?)\s*",
    re.IGNORECASE,
)
"""What stands below the last post."""

_RANKED = 4
"""A profile begins at most so many lines below its name: a rank and a picture's text may stand between."""

_QUOTES = ("Quote", "Zitieren", "Citer", "Citar", "Cita")
_TOPS = ("Top", "Nach oben", "Haut", "Arriba")
_FURNITURE = Shape(
    r"(?:Top|Nach oben|Haut|Arriba|Quote|Zitieren|Post Reply|Antworten|\d+ posts? • Page \d+ of \d+.*|Return to .{1,80}"
    r"|Jump to|Re: .{1,120})"
)


def _sure(lines: Sequence[str], heads: Sequence[Head]) -> float:
    """Sure where the authors' profiles stand below their posts, or the way to the top of the page does."""
    marks = sum(_PROFILE.fullmatch(line) is not None or line.strip() in _TOPS for line in lines)
    return 0.9 if marks >= len(heads) else 0.0


def _page(lines: Sequence[str], heads: Sequence[Head]) -> Page:
    above = [line.strip() for line in lines[: heads[0].top] if line.strip()]
    above = [line for line in above if line not in _QUOTES]
    title = above[-1].removeprefix("Re: ") if above else ""
    return Page(heads, title, above=lines[: max(0, heads[0].top - 1)], last=_end(lines, heads))


def _end(lines: Sequence[str], heads: Sequence[Head]) -> int:
    """The line below the last post at which the page goes on."""
    below = range(heads[-1].bottom + 1, len(lines)) if heads else ()
    return next((at for at in below if _BELOW.fullmatch(lines[at])), len(lines))


def _cleaner(lines: Sequence[str]) -> Clean:
    """For the lines of a topic: cuts a post at a profile, of its author or of the next one, and at a signature."""
    heads = READING.heads(lines)
    authors = {head.author for head in heads}
    posts: dict[str, list[list[str]]] = {}
    for head, end in zip(heads, [*(head.top for head in heads[1:]), _end(lines, heads)], strict=False):
        posts.setdefault(head.author, []).append(_words(lines[head.bottom + 1 : end], authors))
    signed = {author: _same_end(found) for author, found in posts.items()}

    def clean(message: Message, said: Said) -> bool:
        """Cuts a post; it answers the person whom it quotes first."""
        words = _words(message.lines, authors)
        message.lines = words[: len(words) - signed.get(message.author or "", 0)]
        quoted = next((match for line in message.lines[:3] if (match := _QUOTED.fullmatch(line.strip()))), None)
        message.parent = said.by_name(quoted["name"]) if quoted else None
        return True

    return clean


def _words(lines: Sequence[str], authors: Collection[str]) -> list[str]:
    """The lines of a post above the profile that follows it."""
    below = (
        at
        for at, line in enumerate(lines)
        if line.strip() in authors and any(map(_PROFILE.fullmatch, lines[at + 1 : at + _RANKED]))
    )
    return READING.words(lines[: next(below, len(lines))])


def _same_end(posts: Sequence[Sequence[str]]) -> int:
    """How many last lines all posts of somebody share: a signature; none is all of a post."""
    most = min(map(len, posts)) - 1 if len(posts) > 1 else 0
    return next((count for count in range(most) if len({post[-1 - count] for post in posts}) > 1), max(most, 0))


KIND = "plain"

READING = Copied(
    name="phpbb-text",
    title="phpBB topic as text",
    how="open the topic, select all, copy, and paste into a text file",
    example="Post by Ann » Sun Mar 03, 2024 9:12 am",
    hints=("»",),
    heads=in_line(_HEAD),
    sure=_sure,
    whole=0.8,
    furniture=_FURNITURE,
    cleaner=_cleaner,
    page=_page,
)
READER = READING.reader
