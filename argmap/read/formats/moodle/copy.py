"""A Moodle forum discussion copied from the browser, nested or flat: `by NAME - DAY, DATE, TIME` below each subject."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.read.common.chat import Head
from argmap.read.common.copied import Copied, Page
from argmap.read.common.dates import find_dates
from argmap.read.common.shapes import Shape

if TYPE_CHECKING:
    from collections.abc import Sequence

    from argmap.read.common.chat import Message, Said

_BYLINE = Shape(
    r"^\s*(?:by|von|par|por|de|da|di|door|av|af|od|przez)\s(?P<name>\S.{0,90}?)(?:\s[-–—]|,)\s(?P<date>\S.{5,60})$"
)
_ANSWER = Shape(
    r"^\s*(?:In reply to|Als Antwort auf|Antwort auf|En réponse à|En respuesta a|Em resposta a|In risposta a"
    r"|Als antwoord op|Som svar på|W odpowiedzi na)\s(?P<name>\S.{0,90}?)\s*$"
)
_BUTTON = (
    r"(?:Permalink|Permanent link|Show parent|Reply(?: privately)?|Edit|Delete|Split|Export to portfolio"
    r"|Dauerlink|Permalink|Ursprungsbeitrag|Antwort(?:en)?|Privat antworten|Bearbeiten|Löschen|Teilen"
    r"|Permalien|Afficher le message d'origine|Niveau supérieur|Répondre|Modifier|Supprimer"
    r"|Enlace permanente|Mostrar mensaje anterior|Responder|Editar|Borrar|Link permanente|Mostrar principal|Excluir"
    r"|Link diretto|Mostra il messaggio genitore|Rispondi|Modifica|Elimina|Permanente link|Toon vorig bericht"
    r"|Beantwoord)"
)
_BUTTONS = Shape(rf"\s*{_BUTTON}(?:[\s|·]+{_BUTTON})*\s*")
_COUNTS = Shape(
    r"\s*(?:Number of replies|Anzahl (?:der )?Antworten|Nombre de réponses|Número de respuestas|Número de respostas"
    r"|Numero di risposte|Aantal antwoorden|Average of ratings|Durchschnittliche Bewertung)\s?:.{0,20}"
)


def _heads(lines: Sequence[str]) -> list[Head]:
    """The bylines, with the subject above each and the line above that which says whom it answers."""
    heads: list[Head] = []
    for place, line in enumerate(lines):
        match = _BYLINE.match(line)
        if not match or not any(date.day and date.clock for date in find_dates(match["date"])):
            continue
        top, least = place, heads[-1].bottom + 1 if heads else 0
        for above in range(place - 1, max(least, place - 5) - 1, -1):
            if _BUTTONS.fullmatch(lines[above]) and lines[above].strip():
                break
            if _ANSWER.match(lines[above]):
                top = above
                break
            if lines[above].strip() and top == place:
                top = above
        answer = _ANSWER.match(lines[top])
        heads.append(Head(top, place, match["name"], match["date"].strip(), whom=answer["name"] if answer else ""))
    return heads


def _sure(lines: Sequence[str], _heads: Sequence[Head]) -> float:
    return 0.95 if any(_BUTTONS.fullmatch(line) or _ANSWER.match(line) for line in lines) else 0.5


def _page(lines: Sequence[str], heads: Sequence[Head]) -> Page:
    above, first = lines[: heads[0].top], lines[heads[0].top : heads[0].bottom]
    return Page(heads, next((line.strip() for line in reversed(first) if line.strip()), ""), above=above)


def _clean(message: Message, _said: Said) -> bool:
    message.lines = [line for line in message.lines if not _COUNTS.fullmatch(line)]
    return True


KIND = "plain"

READER = Copied(
    name="moodle",
    title="Moodle forum as text",
    how="open the discussion, select all, copy, and paste into a text file",
    example="by NAME - Monday, 8 January 2024, 9:00 AM",
    heads=_heads,
    sure=_sure,
    cut=_BUTTONS,
    clean=_clean,
    page=_page,
).reader
