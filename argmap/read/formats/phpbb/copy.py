"""A phpBB topic copied from the browser: `Post by NAME » DATE` above each post, the profile of its author below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.read.common.copied import Copied, Page, in_line
from argmap.read.common.shapes import Shape

if TYPE_CHECKING:
    from collections.abc import Sequence

    from argmap.read.common.chat import Head, Message, Said

_HEAD = Shape(
    r"\s*(?:(?:Unread |Ungelesener )?(?:Post|Beitrag|Message|Mensaje|Messaggio|Bericht) )?"
    r"(?:by|von|par|por|da|door) (?P<name>\S.{0,60}?) » (?P<date>\S.{6,40})"
)
_PROFILE = Shape(r"\s*(?:Posts|Beiträge|Messages|Mensajes|Messaggi|Berichten|Joined|Registriert): .{1,60}")
_QUOTED = Shape(r"(?P<name>\S.{0,60}?) (?:wrote|hat geschrieben|a écrit|escribió|ha scritto|schreef):(?: ↑.{0,60})?")
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
    return Page(heads, above[-1].removeprefix("Re: ") if above else "", above=lines[: max(0, heads[0].top - 1)])


def _clean(message: Message, said: Said) -> bool:
    """Cuts a post at its author's profile; it answers the person whom it quotes first."""
    lines = message.lines
    below = (
        at for at in range(len(lines) - 1) if lines[at].strip() == message.author and _PROFILE.match(lines[at + 1])
    )
    message.lines = READING.words(lines[: next(below, len(lines))])
    quoted = next((match for line in message.lines[:3] if (match := _QUOTED.fullmatch(line.strip()))), None)
    message.parent = said.by_name(quoted["name"]) if quoted else None
    return True


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
    clean=_clean,
    page=_page,
)
READER = READING.reader
