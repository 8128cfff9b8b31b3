"""A Moodle forum discussion copied from the browser, nested or flat: `by NAME - DAY, DATE, TIME` below each subject."""

from __future__ import annotations

from collections import Counter
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
_REPLYING = Shape(
    r"\s*(?P<name>\S.{0,90}?) (?:in reply to|als Antwort auf|en réponse à|en respuesta a|em resposta a|in risposta a"
    r"|als antwoord op) (?P<whom>\S.{0,90}?)\s*"
)
_LONGEST_DATE = 60
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


def _heads(lines: Sequence[str]) -> Sequence[Head]:
    heads = _bylines(lines)
    return heads if len(heads) > 1 else _answers(lines)


def _bylines(lines: Sequence[str]) -> list[Head]:
    """The bylines, with the subject above each and the line above that which says whom it answers."""
    heads: list[Head] = []
    for place, line in enumerate(lines):
        match = _BYLINE.match(line)
        if not match or not _is_date(match["date"]):
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


def _answers(lines: Sequence[str]) -> list[Head]:
    """The heads of the experimental view: "NAME in reply to NAME", a date below it, and perhaps the subject."""
    answers = {place: match for place, line in enumerate(lines) if (match := _REPLYING.fullmatch(line))}
    whom = {match["whom"] for match in answers.values()}
    subjects = Counter(line.strip().removeprefix("Re: ") for line in lines)
    heads = []
    for place, line in enumerate(lines):
        match = answers.get(place)
        if match is None and line.strip() not in whom:
            continue
        dated = next((at for at in range(place + 1, min(place + 4, len(lines))) if _is_date(lines[at])), None)
        if dated is None or any(at in answers for at in range(place + 1, dated)):
            continue
        bottom = dated
        below = lines[dated + 1].strip() if dated + 1 < len(lines) else ""
        if below and subjects[below.removeprefix("Re: ")] > 2:
            bottom = dated + 1
        name = match["name"] if match else line.strip()
        heads.append(Head(place, bottom, name, lines[dated].strip(), whom=match["whom"] if match else ""))
    return heads


def _is_date(words: str) -> bool:
    """Whether words are a day and a time, and hold little else."""
    return len(words) < _LONGEST_DATE and any(date.day and date.clock for date in find_dates(words))


def _sure(lines: Sequence[str], _heads: Sequence[Head]) -> float:
    known = any(_BUTTONS.fullmatch(line) or _ANSWER.match(line) or _REPLYING.fullmatch(line) for line in lines)
    return 0.95 if known else 0.5


def _page(lines: Sequence[str], heads: Sequence[Head]) -> Page:
    first = lines[heads[0].top : heads[0].bottom + 1]
    words = [line.strip() for line in first if line.strip() not in ("", heads[0].author, heads[0].date)]
    title = next((line for line in reversed(words) if not _BYLINE.match(line)), "")
    return Page(heads, title, above=lines[: heads[0].top])


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
