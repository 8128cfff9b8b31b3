"""WhatsApp chat exports from Android and iPhone, with the dates and languages of any phone."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from argmap.read.common.chat import MARKS, Head, bare
from argmap.read.common.copied import Copied, Page
from argmap.read.common.expressions import expression
from argmap.read.common.stamps import DATED_IN_NUMBERS as DATED
from argmap.read.common.stamps import NUMBERED, TIME
from argmap.read.formats.whatsapp.words import DELETED, EDITED, ENCRYPTED, EVENTS, MEDIA

if TYPE_CHECKING:
    from collections.abc import Sequence

    from argmap.read.common.chat import Message, Said

_HEAD = expression(
    rf"^[{MARKS}]*(?:\[(?P<iphone>{DATED}|{TIME},?\s{NUMBERED})\]|(?P<android>{DATED})\s[-–])\s(?P<rest>\S.*)$",
    re.IGNORECASE,
)
_ABOVE = 5
"""Lines with words above the first message from which on the file is another page: an export begins with it."""
_MARK_AT_END = 90
"""The characters at the end of a message that may be the mark that it was changed."""
_LONGEST_EVENT = 400
_NOTICE = 60
"""An export begins with the notice that it is encrypted, in any language: longer than this, and signed like nothing."""
_NAMED = expression(rf"(?P<name>[^:\n]{{1,90}}?):(?:[ \u00a0](?P<words>.*)|[{MARKS}]*$)")
_EXPORT = expression(
    r"^.{0,30}?whatsapp\W+\w+\W+(?:(?:con|com|with|mit|avec|met|de|di|z)\W+)?(?P<chat>\S.*)$", re.IGNORECASE
)
_QUOTED = expression(r"[\"“”„«]([^\"“”„«»\n]{1,100})[\"“”«»]?")


def _heads(lines: Sequence[str]) -> list[Head]:
    heads = []
    for place, line in enumerate(lines):
        if not (match := _HEAD.match(line)):
            continue
        named = _NAMED.match(match["rest"])
        name = bare(named["name"]).strip().removeprefix("~").strip() if named else ""
        words = (named["words"] or "") if named else match["rest"]
        if not name or len(name) > 80:
            name, words = "", match["rest"]
        heads.append(Head(place, place, name, match["iphone"] or match["android"], words))
    return heads


def _sure(lines: Sequence[str], heads: Sequence[Head]) -> float:
    named = sum(bool(head.author) for head in heads)
    above = sum(bool(line.strip()) for line in lines[: heads[0].top])
    return (0.95 if above < _ABOVE else 0.15) if 2 * named >= len(heads) else 0.0


def _page(lines: Sequence[str], heads: Sequence[Head]) -> Page:
    return Page(heads, _group(heads), above=lines[: heads[0].top])


def _group(heads: Sequence[Head]) -> str:
    """The name of the group: on an iPhone it signs the first notice, on Android it is quoted where it was created."""
    for head in heads[:8]:
        if ENCRYPTED.search(head.words) and head.author:
            writes = any(one.author == head.author and not ENCRYPTED.search(one.words) for one in heads)
            return "" if writes else head.author  # in a chat of two it is a person
        whole = f"{head.author}: {head.words}" if head.author else head.words
        if EVENTS.search(whole) and (quoted := _QUOTED.search(whole)):
            return quoted[1]
    return ""


def _called(name: str) -> str:
    """The chat's name as the program names the export: "WhatsApp Chat with Class 9b", "WhatsApp-Chat mit Chor".

    >>> _called("WhatsApp Chat with Class 9b"), _called("WhatsApp-Chat mit Chor"), _called("_chat"), _called("debate")
    ('Class 9b', 'Chor', '', 'debate')
    """
    if name.strip("_ ").casefold() == "chat":
        return ""  # so an iPhone names every export
    match = _EXPORT.match(name)
    return (match["chat"] if match else name).replace("_", " ").strip()


class _Messages:
    """Says which messages are a person's, and takes their marks off."""

    def __init__(self, lines: Sequence[str]) -> None:
        heads = _heads(lines)
        self._names = Counter(head.author for head in heads if head.author)
        self._group = _group(heads)
        self._first = heads[0].top if heads else -1

    def __call__(self, message: Message, _said: Said) -> bool:
        if message.author is None:
            return False
        first = message.lines[0] if message.lines else ""
        marked = first.startswith(tuple(MARKS))
        words = bare(first).strip()[:_LONGEST_EVENT]
        if marked and message.line == self._first and self._names[message.author] == 1 and len(words) > _NOTICE:
            return False
        if not DELETED.fullmatch(words) and _is_event(
            message.author, words, marked=marked, names=self._names, group=self._group
        ):
            return False
        text = bare("\n".join(message.lines).rstrip())
        message.lines = (text[:-_MARK_AT_END] + EDITED.sub("", text[-_MARK_AT_END:])).split("\n")
        return True


def _is_event(author: str, words: str, *, marked: bool, names: Counter[str], group: str) -> bool:
    """Whether a line with a name and a colon is the program's own after all."""
    if ENCRYPTED.search(words) and (marked or author == group or names[author] == 1):
        return True
    whole = f"{author}: {words}"
    if names[author] == 1 and _QUOTED.search(author + '"') and EVENTS.search(whole) and '"' in whole + author:
        return True
    if names[author] == 1 and any(author.startswith(name + " ") for name in names) and EVENTS.search(author):
        return True
    if not marked:
        return words.startswith(author + " ") and EVENTS.search(words) is not None
    if MEDIA.search(words):
        return False
    who = words.removeprefix("~").strip()
    return author == group or EVENTS.search(words) is not None or any(who.startswith(f"{name} ") for name in names)


KIND = "plain"

READER = Copied(
    name="whatsapp",
    title="WhatsApp chat export",
    how="in the chat: More, Export chat, without media; the text file is inside the archive",
    example="12/03/2024, 18:22 - Name: words",
    heads=_heads,
    carried=False,
    sure=_sure,
    deleted=DELETED,
    cleaner=_Messages,
    called=_called,
    page=_page,
).reader
