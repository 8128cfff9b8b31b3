"""The contest of readers for a text: the one whose threads explain most of it is taken; what is suspicious is told."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from argmap.errors import ArgmapError
from argmap.model import Note
from argmap.read.common.markup import is_archive, is_markup

if TYPE_CHECKING:
    from argmap.model import Thread
    from argmap.read.common.reader import Reader
    from argmap.read.infer.judging import Judgement
    from argmap.read.sources.source import Source

TEXT = ".txt"
"""Readers of text that was copied or typed name this suffix."""

MOST = 4
"""The most readers that are tried."""

GOOD = 0.8
"""The share of a file from which on a thread in which nothing is suspicious is taken without a contest."""

CERTAIN = 0.88
"""A reader that is so sure needs no contest."""

KNOWN = 0.5
"""A reader that is so sure has one format, and knows what it leaves out."""

SURE = 0.35
"""How much a reader's own certainty counts beside what its threads explain."""

EXPLAINED = 0.45
"""What a certain reader makes of a file is doubted where it explains less: it knows what it leaves out."""

CLOSE = 0.05
"""A runner-up that is no further behind is named."""

LARGEST = 2 << 20
"""Longer files, in bytes, go to the surest reader without a contest."""


@dataclass(frozen=True)
class Entry:
    """A reader with its threads.

    Args:
        reader: The reader.
        threads: What it made of the file.
        judgement: What the threads explain, and what is suspicious.
        score: For comparison.
        sure: How sure the reader was.
        notes: What is to be said of the choice.
    """

    reader: Reader
    threads: list[Thread]
    judgement: Judgement
    score: float
    sure: float
    notes: tuple[Note, ...] = ()


def is_contested(source: Source, ranked: list[tuple[float, Reader]]) -> bool:
    """Whether the surest reader is one of copied text, so that what it makes of the file is judged."""
    structured = is_markup(source.head) or is_archive(source.head)
    return TEXT in ranked[0][1].suffixes and not structured and not source.is_longer_than(LARGEST)


def contest(source: Source, ranked: list[tuple[float, Reader]]) -> Entry:
    """The reader whose threads explain most of a text.

    Raises:
        ArgmapError: I004 where no reader's threads explain enough; else the first reader's problems.
    """
    from argmap.read.infer.judging import FLOOR  # noqa: PLC0415  # compiles many expressions

    entries: list[Entry] = []
    first_error: ArgmapError | None = None
    for sure, reader in [*_own_layouts(source), *_contenders(ranked)]:
        try:
            entry = _entry(source, sure, reader)
        except ArgmapError as error:
            first_error = first_error or error
            continue
        if not entry.threads:
            continue
        entries.append(entry)
        if (sure >= CERTAIN and len(entry.judgement.doubts) < 2) or (
            entry.judgement.share >= GOOD and not entry.judgement.doubts
        ):
            break
    if not entries:
        raise first_error or source.problem("I004", "no comments could be recognised")
    entries.sort(key=lambda entry: -entry.score)
    best = entries[0]
    if best.judgement.share < FLOOR and best.sure < CERTAIN:
        raise source.problem(
            "I004",
            f"what was found explains {best.judgement.share:.0%} of the lines: {'; '.join(best.judgement.doubts[:3])}",
            "paste the thread alone, or say which line is what with --layout",
        )
    threads = [_without_doubts(thread, best.judgement.doubts) for thread in best.threads]
    return Entry(best.reader, threads, best.judgement, best.score, best.sure, _notes(entries))


def _without_doubts(thread: Thread, doubts: tuple[str, ...]) -> Thread:
    """A thread without the notes of its reader that say the same as a doubt."""
    notes = tuple(note for note in thread.origin.notes if note.what not in doubts)
    return replace(thread, origin=replace(thread.origin, notes=notes))


def _contenders(ranked: list[tuple[float, Reader]]) -> list[tuple[float, Reader]]:
    """The surest readers of text, and the one that any text goes to, which is the least sure."""
    text = [(sure, reader) for sure, reader in ranked if TEXT in reader.suffixes]
    return text if len(text) <= MOST else [*text[: MOST - 1], text[-1]]


def _own_layouts(source: Source) -> list[tuple[float, Reader]]:
    """Readers of the layouts in the user's folder that fit the file."""
    from argmap.read.layouts import user_layouts  # noqa: PLC0415

    return [(sure, reader) for reader in user_layouts() if (sure := reader.sniff(source)) > 0]


def _entry(source: Source, sure: float, reader: Reader) -> Entry:
    from argmap.read.infer.judging import LOW, judge  # noqa: PLC0415

    threads = list(reader.read(source))
    least = EXPLAINED if sure >= CERTAIN else LOW
    judgement = judge(source.text, threads, least=least, known=sure >= KNOWN)
    score = judgement.share + SURE * sure - 0.1 * len(judgement.doubts)
    return Entry(reader, threads, judgement, score, sure)


def _notes(entries: list[Entry]) -> tuple[Note, ...]:
    best = entries[0]
    notes = []
    near = [entry.reader for entry in entries[1:] if entry.score > best.score - CLOSE]
    if near:
        others = ", ".join(f"{reader.title} (--format {reader.name})" for reader in near)
        notes.append(Note(f"read as {best.reader.title}, which explains most of it; it could also be {others}"))
    if best.judgement.doubts:
        said = "; ".join(best.judgement.doubts[:3])
        notes.append(Note(f"the file may be misread: {said} (argmap read --check, --layout)", kind="doubt"))
    return tuple(notes)
