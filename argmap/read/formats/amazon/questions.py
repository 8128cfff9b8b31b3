"""Questions and answers of customers, copied from a product's page: `Question:`, `Answer:`, `By NAME on DATE`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.read.common.chat import Message, to_thread, without_tail
from argmap.read.common.reader import Reader
from argmap.read.common.shapes import Shape

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from argmap.model import Thread
    from argmap.read.sources.source import Source

_LABEL = Shape(r"\s*(?:(?P<question>Question|Frage|Pregunta)|(?P<answer>Answer|Antwort|Respuesta))\s*:\s*(?P<words>.*)")
_BYLINE = Shape(
    r"\s*(?:By|Von|Por)\s(?P<name>\S.{0,90}?)(?:\s+(?:SELLER|MANUFACTURER|VERKÄUFER|HERSTELLER|Seller|Manufacturer|VENDEDOR|FABRICANTE|VENDEUR|FABRICANT|VENDITORE|PRODUTTORE))?"
    r"\s+(?:on|am|el)\s(?P<date>\S.{3,30})"
)
_FURNITURE = Shape(
    r"see (?:less|more)|See (?:more|all \d+) answers?(?: \(\d+\))?|See more answered questions(?: \(\d+\))?|-?\d{1,6}"
    r"|votes?|Helpful\??|Yes|No|Report(?: abuse)?|Was this (?:answer )?helpful\?|Load more|Ask a question.{0,40}"
)


def sniff(source: Source) -> float:
    """Sure where questions and answers are labelled, and answers signed."""
    lines = source.plain_lines
    labels = [match for line in lines if (match := _LABEL.fullmatch(line))]
    questions = sum(bool(match["question"]) for match in labels)
    signed = sum(_BYLINE.fullmatch(line) is not None for line in lines)
    answers = len(labels) - questions
    return 0.95 if questions and answers > 1 and 2 * signed >= answers else 0.0


def read(source: Source) -> Iterator[Thread]:
    """One thread: questions at top level, the answers below theirs.

    Raises:
        ArgmapError: I004 where no label stands in the text.
    """
    lines = source.text.split("\n")
    places = [place for place, line in enumerate(lines) if _LABEL.fullmatch(line)]
    if not places:
        raise source.problem("I004", "no line `Question:` or `Answer:` stands in the text")
    messages: list[Message] = []
    asked: int | None = None
    for place, stop in zip(places, [*places[1:], len(lines)], strict=True):
        match = _LABEL.fullmatch(lines[place])
        message = _message(lines, place, stop)
        if match is None or match["question"]:
            asked = len(messages)
        else:
            message.parent = asked
        messages.append(message)
    yield to_thread(source, messages, above=lines[: places[0]])


def _message(lines: Sequence[str], place: int, stop: int) -> Message:
    """A question or an answer: its words end at the line that signs it, or at the votes and buttons below."""
    match = _LABEL.fullmatch(lines[place])
    body = [match["words"]] if match and match["words"] else []
    message = Message(place, None, None)
    for line in lines[place + 1 : stop]:
        if signed := _BYLINE.fullmatch(line):
            message.author, message.date = signed["name"], signed["date"].strip()
            break
        body.append(line)
    message.lines = without_tail(body, _FURNITURE) or body
    return message


KIND = "plain"

READER = Reader(
    name="amazon-questions",
    title="Amazon questions and answers as text",
    how="open the product's questions and answers, select all, copy, and paste into a text file",
    suffixes=(".txt",),
    sniff=sniff,
    read=read,
)
