"""A Moodle forum discussion copied from the browser, nested or flat: `by NAME - DAY, DATE, TIME` below each subject."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.read.common.chat import Head, Message, Said, explained, gathered, split, to_thread
from argmap.read.common.dates import find_dates
from argmap.read.common.reader import Reader
from argmap.read.common.shapes import Shape

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from argmap.model import Thread
    from argmap.read.sources.source import Source

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


def sniff(source: Source) -> float:
    """Sure where such bylines recur, as much as they explain of the file."""
    lines = source.plain_lines
    heads = _heads(lines)
    known = any(_BUTTONS.fullmatch(line) or _ANSWER.match(line) for line in lines)
    return (0.95 if known else 0.5) * explained(lines, heads)


def read(source: Source) -> Iterator[Thread]:
    """The one discussion of a copy; its first post is a comment like the others.

    Raises:
        ArgmapError: I004 where no post stands in it.
    """
    lines = source.text.split("\n")
    heads = _heads(lines)
    if not heads:
        raise source.problem("I004", "no line such as `by NAME - Monday, 8 January 2024, 9:00 AM` stands in the text")
    kept, service = gathered(split(lines, heads), _Finish([_answered(lines, head) for head in heads]))
    first = heads[0]
    title = next((line.strip() for line in reversed(lines[first.top : first.bottom]) if line.strip()), "")
    yield to_thread(source, kept, title=title, service=service, above=lines[: first.top])


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
        heads.append(Head(top, place, match["name"], match["date"].strip()))
    return heads


def _answered(lines: Sequence[str], head: Head) -> str | None:
    match = _ANSWER.match(lines[head.top])
    return match["name"] if match else None


class _Finish:
    """Cuts each post at its buttons, and finds the latest post of the person that it answers.

    Args:
        answered: The names that the heads name, in order.
    """

    def __init__(self, answered: Sequence[str | None]) -> None:
        self._answered = iter(answered)

    def __call__(self, message: Message, said: Said) -> bool:
        name = next(self._answered)
        message.parent = said.by_name(name) if name else None
        stop = next((at for at, line in enumerate(message.lines) if _BUTTONS.fullmatch(line)), len(message.lines))
        message.lines = [line for line in message.lines[:stop] if not _COUNTS.fullmatch(line)]
        return True


READER = Reader(
    name="moodle",
    title="Moodle forum as text",
    how="open the discussion, select all, copy, and paste into a text file",
    suffixes=(".txt",),
    sniff=sniff,
    read=read,
)
