"""Transcripts of meetings as subtitles (WebVTT, SubRip): times, and who speaks in `<v Name>` or `Name: words`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from argmap.read.common.chat import Message, to_thread
from argmap.read.common.expressions import expression
from argmap.read.common.reader import Reader
from argmap.read.common.shapes import Shape
from argmap.read.infer.names import likeness

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from argmap.model import Thread
    from argmap.read.sources.source import Source

_AT = r"(?:\d{1,3}:)?\d{1,2}:\d{1,2}[.,]\d{1,3}"
_CUE = Shape(rf"\s*(?P<start>{_AT})\s+-->\s+{_AT}.{{0,80}}")
_VOICE = expression(r"<v(?:\.[\w.-]{1,40})?\s(?P<name>[^<>\n]{1,90})>")
_TAG = expression(r"</?(?:v|c|i|b|u|lang|ruby|rt|\d\d:\d\d)[^<>\n]{0,90}>")
_LEAST = 3
"""So many cues show whether names stand above the words."""
_LIKE = 0.3
_NAMED = expression(r"(?P<name>[^\W_][^:\n<>]{0,60}?):[ \t]+(?P<words>\S.*)", re.DOTALL)


def sniff(source: Source) -> float:
    """Sure where cues with times recur."""
    if "-->" not in source.head:
        return 0.0
    lines = source.plain_lines
    cues = sum(_CUE.fullmatch(line) is not None for line in lines)
    return 0.95 if cues > 1 and (source.head.lstrip("\ufeff").startswith("WEBVTT") or 5 * cues > len(lines)) else 0.0


def read(source: Source) -> Iterator[Thread]:
    """What was said, one comment for each turn: cues of one speaker in a row are one.

    Raises:
        ArgmapError: I004 where no cue names a speaker.
    """
    cues = list(_cues(source.text.split("\n")))
    above = _named_above([words for _, _, words in cues])
    turns: list[Message] = []
    speaker = None
    for place, start, words in cues:
        voice = _VOICE.search(words)
        text = _TAG.sub("", _VOICE.sub("", words)).strip()
        named = None if voice else _NAMED.fullmatch(text)
        name = voice["name"].strip() if voice else named["name"].strip() if named else None
        text = named["words"] if named else text
        if above:
            name, _, text = text.partition("\n")
        speaker = name or speaker
        if turns and turns[-1].author == speaker:
            turns[-1].lines.append(text)
        else:
            turns.append(Message(place, speaker, start, [text]))
    if not any(turn.author for turn in turns):
        raise source.problem("I004", "the subtitles name no speaker", "add who speaks as `Name: words`")
    yield to_thread(source, turns)


def _cues(lines: Sequence[str]) -> Iterator[tuple[int, str, str]]:
    """Line, start and words of each cue."""
    places = [(place, match["start"]) for place, line in enumerate(lines) if (match := _CUE.fullmatch(line))]
    for (place, start), (stop, _) in zip(places, [*places[1:], (len(lines), "")][: len(places)], strict=True):
        words = []
        for line in lines[place + 1 : stop]:
            if not line.strip():
                break
            words.append(line.strip())
        if words:
            yield place, start, "\n".join(words)


def _named_above(cues: Sequence[str]) -> bool:
    """Whether the first line of each cue is who speaks: a few of them recur, and all look like names."""
    firsts = [words.partition("\n")[0].strip() for words in cues if "\n" in words]
    if len(firsts) < max(_LEAST, len(cues)) or any(_VOICE.search(words) for words in cues):
        return False
    return len(set(firsts)) * 4 <= 3 * len(firsts) and all(likeness(name) >= _LIKE for name in firsts)


KIND = "plain"

READER = Reader(
    name="subtitles",
    title="Meeting transcript as subtitles",
    how="download the transcript of a Zoom or Teams meeting (.vtt), or any subtitles that name who speaks",
    suffixes=(".vtt", ".srt"),
    sniff=sniff,
    read=read,
)
