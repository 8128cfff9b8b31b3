"""A transcript of what was said, typed or made by a program: `Name: words`, perhaps with a time in front."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from argmap.model import Note
from argmap.read.common.chat import Head, Message, Said, gathered, split, to_thread
from argmap.read.common.expressions import expression
from argmap.read.common.reader import Reader
from argmap.read.common.shapes import Shape
from argmap.read.common.stamps import TIME
from argmap.read.infer.names import likeness

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from argmap.model import Thread
    from argmap.read.sources.source import Source

_CLOCK = rf"(?i:(?:\d{{1,2}}:)?{TIME})"
_TURN = expression(
    rf"^[ \t]*(?:[\[(]?(?P<before>{_CLOCK})[\])]?[ \t]*(?:[-–][ \t]+)?)?"
    rf"(?:\*\*|__)?(?P<name>[^\W_][^:\n<>*]{{0,40}}?|[A-Z])(?:[ \t]*[\[(](?P<behind>{_CLOCK})[\])])?"
    r"(?:\*\*|__)?(?:[ \t]?:|(?P<dash>[ \t][–—-](?=[ \t])))(?:\*\*|__)?(?:[ \t]+(?P<words>\S.*)|[ \t]*)$"
)
_CAPITALS = expression(
    r"^[ \t]*(?P<name>[A-Z][A-Z'’-]*(?:\.? [A-Z][A-Z'’-]*){0,3})\.[ \t]+(?P<words>\S.*)$"
    r"(?P<before>(?!))?(?P<behind>(?!))?(?P<dash>(?!))?"
)
"""`CHAIR. Order, please.`, as in minutes and in court."""
_TALK = expression(r"\b(?:i|you|ich|du|je|tu|vous|yo|usted|io|eu|você|ik|jij)\b", re.IGNORECASE)
"""Words of people who speak to each other."""
LIKE = 0.8
"""In a short file what looks less like a name is a label."""
_STAGE = Shape(rf"[ \t]*(?:[\[(]?{_CLOCK}[\])]?[ \t]*)?(?:\[[^\[\]\n]{{1,80}}\]|\([^()\n]{{1,80}}\))[ \t]*")
_PRESENT = Shape(
    r"^[ \t]*(?:Present|Participants|Speakers|Attendees|In attendance|Panel|Anwesend|Teilnehmende?r?|Sprecher"
    r"|Présents?|Participantes|Presentes|Presenti|Aanwezig)[ \t]*:[ \t]*(?P<names>\S.*)$",
    re.IGNORECASE,
)
_OVER = Shape(
    r"\b(?:adjourned|concluded|ended|end of (?:the )?(?:recording|transcript|meeting|hearing)|beendet|levée|levantó)\b",
    re.IGNORECASE,
)
"""In a remark: what stands below is no longer of the meeting."""

_LEAST_TURNS = 4
_FEWEST_TURNS = 3
"""So few turns are a conversation where they are all of the file, and somebody speaks again or speaks to the others."""
_SPOKEN = 3
"""So many words that end like a sentence are spoken."""
_SENTENCE = (".", "?", "!", "…")


def sniff(source: Source) -> float:
    """Never sure, for any text may have colons: as high as turns of a few speakers make up the whole."""
    lines = source.plain_lines
    heads = _heads(lines)
    official = bool(heads) and all(head.author.isupper() for head in heads)  # as in minutes and hearings
    return (0.85 if official else 0.7) * _dialogue(lines, heads)


def read(source: Source) -> Iterator[Thread]:
    """What was said, one comment for each turn.

    Raises:
        ArgmapError: I004 where no turns stand in it.
    """
    lines = source.text.split("\n")
    heads = _heads(lines)
    if not heads:
        raise source.problem("I004", "no lines such as `Name: words` stand in the text")
    stage = _Stage()
    kept, _ = gathered(split(lines[: _end(lines, heads)], heads), stage)
    above = [line.strip() for line in lines[: heads[0].top] if line.strip()]
    notes = []
    if stage.lines:
        count = "one remark" if stage.lines == 1 else f"{stage.lines} remarks"
        what = f"{count} in brackets ([laughter] and the like) left out"
        notes.append(Note(what, kind="left out"))
    yield to_thread(source, kept, title=above[0] if above else "", above=lines[: heads[0].top], notes=notes)


def _end(lines: Sequence[str], heads: Sequence[Head]) -> int:
    """The line below the last turn where a remark says that the meeting was over; else the end of the file."""
    places = range(heads[-1].bottom + 1, len(lines))
    return next((at for at in places if _stage(lines[at]) and _OVER.search(lines[at])), len(lines))


def _heads(lines: Sequence[str]) -> list[Head]:
    """The turns whose speaker speaks again, is on the list of those present, or is spoken to by name."""
    if short := _short(lines):
        return short
    capitals = sum(_CAPITALS.match(line) is not None and not _TURN.match(line) for line in lines)
    turn = _CAPITALS if capitals >= _LEAST_TURNS else _TURN
    found = [(place, match) for place, line in enumerate(lines) if (match := turn.match(line)) and not _stage(line)]
    dashed = sum(match["dash"] is not None for _, match in found) * 2 > len(found)
    found = [(place, match) for place, match in found if (match["dash"] is not None) == dashed]
    counts = Counter(match["name"].strip() for _, match in found if match["words"])
    present = _present(lines)
    start = _below_labels(lines, {name for name, count in counts.items() if count > 1})
    found = [(place, match) for place, match in found if place >= start]
    clocked = sum(bool(match["before"] or match["behind"]) for _, match in found) * 2 > len(found)
    often = [name for name, count in counts.items() if (count > 1 and likeness(name) >= 0.4) or _listed(name, present)]
    if not found or sum(counts[name] for name in often) < _LEAST_TURNS - 1:
        return []
    below = sum(bool(line.strip()) and not _stage(line) for line in lines[found[0][0] :])
    sentences = sum((match["words"] or "").rstrip().endswith(_SENTENCE) for _, match in found) * 10 >= 8 * len(found)
    turns, again = (8, 6) if sentences else (9, 7.5)
    regular = len(found) * 10 >= turns * below and sum(counts[name] for name in often) * 10 >= again * len(found)
    upper = bool(often) and all(name.isupper() for name in often)
    words = Counter(word for line in lines for word in re.findall(r"\w+", line))

    def speaks(match: re.Match[str]) -> bool:
        name = match["name"].strip()
        if clocked and not (match["before"] or match["behind"]):
            return False
        if name in often or re.sub(r"\s*\([^()]*\)$", "", name) in often:
            return True
        if upper and not (name.isupper() and match["words"]):
            return False
        return likeness(name) >= 0.7 and (
            upper or clocked or regular or all(words[word] > 1 for word in re.findall(r"\w+", name))
        )

    return [
        Head(place, place, match["name"], match["before"] or match["behind"], match["words"] or "")
        for place, match in found
        if not _PRESENT.match(lines[place]) and speaks(match)
    ]


def _short(lines: Sequence[str]) -> list[Head]:
    """The turns of a file that is three turns and nothing else; none for any other file."""
    full = [(place, line) for place, line in enumerate(lines) if line.strip()]
    if len(full) != _FEWEST_TURNS:
        return []
    found = [(place, match) for place, line in full if (match := _TURN.match(line)) and match["words"]]
    names = [match["name"].strip() for _, match in found]
    if len(found) < len(full) or len(set(names)) < 2 or any(likeness(name) < LIKE for name in names):
        return []
    sentences = [
        match["words"].rstrip().endswith(_SENTENCE) and len(match["words"].split()) >= _SPOKEN for _, match in found
    ]
    talk = sum(_TALK.search(match["words"]) is not None for _, match in found)
    if len(set(names)) == len(names) and (not all(sentences) or talk < len(names) - 1):
        return []
    return [
        Head(place, place, match["name"], match["before"] or match["behind"], match["words"]) for place, match in found
    ]


def _below_labels(lines: Sequence[str], again: Collection[str]) -> int:
    """The first line below the class, date, subject and list of those present that stand above what was said.

    They end with that list, or with an empty line where nobody who speaks again stands above it, and more than a line.
    """
    near = lines[:40]
    listed = next((place + 1 for place, line in enumerate(near) if _PRESENT.match(line)), 0)
    first = next((place for place, line in enumerate(near) if line.strip()), 0)
    blank = next((place for place in range(first, len(near)) if not near[place].strip()), 0)
    spoken = {match["name"].strip() for line in near[:blank] if (match := _TURN.match(line))}
    return max(listed, blank if blank - first > 1 and not spoken & set(again) else 0)


def _present(lines: Sequence[str]) -> list[str]:
    """The names on the list of those present."""
    match = next((match for line in lines[:40] if (match := _PRESENT.match(line))), None)
    return [name.strip().casefold() for name in re.split(r"[,;]| and | und | et | y ", match["names"])] if match else []


def _listed(name: str, present: Sequence[str]) -> bool:
    return bool(name) and name.casefold() in present


def _stage(line: str) -> bool:
    return _STAGE.fullmatch(line) is not None


def _dialogue(lines: Sequence[str], heads: Sequence[Head]) -> float:
    """The share of the paragraphs that are turns, where a few people speak in turns; else 0.0.

    Lines that look like turns and are none of these speakers' make it less.
    """
    if len(heads) == _FEWEST_TURNS and _short(lines):
        return 1.0
    count = len(heads)
    names = [head.author.strip() for head in heads]
    present = _present(lines)
    listed = bool(present) and all(_listed(name, present) for name in names)
    if count < _LEAST_TURNS or not 1 < len(set(names)) <= (1.0 if listed else 0.8) * count:
        return 0.0
    turns = sum(one != two for one, two in pairwise(names))
    speech = sum(len(head.words.split()) > 2 for head in heads)
    if turns * 10 < 6 * (count - 1) or speech * 10 < 4 * count:
        return 0.0
    full = [line for line in lines[heads[0].top :] if line.strip() and not _stage(line)]
    above = sum(bool(line.strip()) and not _stage(line) for line in lines[: heads[0].top])
    labelled = max(count, sum(_TURN.match(line) is not None for line in full))
    return min(1.0, 1.2 * count / len(full)) * count / labelled * (1.0 if above < 8 else 0.5)


class _Stage:
    """Takes remarks in brackets out of what was said, and counts them."""

    def __init__(self) -> None:
        self.lines = 0

    def __call__(self, message: Message, _said: Said) -> bool:
        kept = [line for line in message.lines if not _stage(line)]
        self.lines += len(message.lines) - len(kept)
        message.lines = kept
        return True


KIND = "plain"

READER = Reader(
    name="transcript",
    title="Transcript of a conversation",
    how="type or save what was said as text, each turn as `Name: words`",
    suffixes=(".txt",),
    sniff=sniff,
    read=read,
)
