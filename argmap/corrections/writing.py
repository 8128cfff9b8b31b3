"""Corrections to a file: one line each, in a stable order, so that two people's files can be merged line by line.

A save takes the file as it is at that moment, changes only the lines that it is about, and replaces the file whole or
not at all: what another writer has added meanwhile stays, and so do remarks written by hand.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import stat
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from argmap.aside import write_aside
from argmap.corrections.applying import subject
from argmap.corrections.binding import plain
from argmap.corrections.reading import PASSAGE, load, parse
from argmap.errors import ArgmapError, Location, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from argmap.corrections.reading import Entry
    from argmap.model import Correction, Passage

HEAD = "# What people say of the marks that argmap made, one entry a line; entries may be written by hand.\n"
_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9_.-]*(?: [A-Za-z0-9_.-]+)*|\d{4}-\d\d-\d\d")
_WORDS = frozenset({"true", "false", "null", "none yet"})
_LAST = ("partial", "was", "against", "signed", "thread", "who", "when")


def line(correction: Correction) -> str:
    """A correction as one line of YAML, without its end.

    >>> from argmap.model import Correction, Passage
    >>> line(Correction("role", "none", Passage("No way!", "Bo"), who="Ms Lee"))
    '- {role: none, words: "No way!", by: Bo, who: Ms Lee}'
    """
    parts = [f"{correction.kind}: {_text(correction.verdict)}", *_passage(correction.at)]
    if correction.to is not None:
        parts.append(f"to: {{{', '.join(_passage(correction.to))}}}")
    for key in _LAST:
        value = getattr(correction, key)
        if value is True:
            parts.append(f"{key}: true")
        elif value:
            parts.append(f"{key}: {_text(value)}")
    return f"- {{{', '.join(parts)}}}"


def _passage(passage: Passage) -> list[str]:
    given = ((key, getattr(passage, key)) for key in PASSAGE)
    return [
        f"{key}: {_text(value)}" if key != "words" else f"words: {_quoted(value)}"
        for key, value in given
        if value and value.strip()
    ]


def _text(value: str) -> str:
    return value if _PLAIN.fullmatch(value) and value.lower() not in _WORDS else _quoted(value)


def _quoted(value: str) -> str:
    """A text in double quotes, with an escape for all that acts or ends a line somewhere."""
    return "".join(map(_escaped, json.dumps(value, ensure_ascii=False)))


def _escaped(char: str) -> str:
    """A character as it is, or as YAML's escape; half of a pair stands for nothing, and is marked as such."""
    code = ord(char)
    if char.isprintable():
        return char
    if 0xD800 <= code <= 0xDFFF:
        return "\N{REPLACEMENT CHARACTER}"
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"


def dump(corrections: Iterable[Correction]) -> str:
    """A whole file of corrections, in the order of the file."""
    return HEAD + "".join(f"{line(one)}\n" for one in sorted(corrections, key=_order))


def _order(correction: Correction) -> tuple[str, str, str, str]:
    """Entries stand by author and words, so that all that is said of one comment stands together."""
    return (correction.at.by or "").casefold(), plain(correction.at.words), correction.kind, line(correction)


@dataclass(frozen=True, slots=True)
class Saved:
    """What a save did.

    Args:
        path: The file.
        added: Lines that are new.
        replaced: Entries that stood there on the same words and said otherwise.
        removed: Entries that were taken out.
        kept: All others.
    """

    path: Path
    added: tuple[Correction, ...]
    replaced: tuple[Correction, ...]
    removed: tuple[Correction, ...]
    kept: tuple[Correction, ...] = ()


def save(path: Path, add: Sequence[Correction] = (), remove: Sequence[Correction] = ()) -> Saved:
    """Change a file of corrections, or make it.

    Args:
        path: As the user gave it; a link is followed.
        add: What is said now; takes the place of what was said of the same words.
        remove: What is no longer said.

    Raises:
        ArgmapError: What is wrong with the file as it stands, or O001; the file is as it was.
    """
    target = Path(os.path.realpath(path))
    try:
        with _alone(target.parent):
            mode = target.stat().st_mode if target.exists() else None
            there = load(target) if mode is not None else ()
            text = target.read_text(encoding="utf-8-sig") if mode is not None else HEAD
            new, saved = _changed(path, text, there, add, remove)
            parse(str(path), new)
            keep = None if mode is None else stat.S_IMODE(mode)
            write_aside(target, [new.encode()], lambda aside: aside.replace(target), mode=keep)
    except OSError as error:
        what = f"the corrections cannot be written there: {(error.strerror or str(error)).lower()}"
        raise ArgmapError(Problem(Location(str(path)), "O001", what, "name another file with --corrections")) from None
    return saved


def _changed(
    path: Path, text: str, there: Sequence[Entry], add: Sequence[Correction], remove: Sequence[Correction]
) -> tuple[str, Saved]:
    """The text with the lines of some entries taken out and those of others put in."""
    lines = text.splitlines(keepends=True)
    if lines and not lines[-1].endswith(("\n", "\r")):
        lines[-1] += "\n"
    if not there:  # an empty list, or nothing but remarks
        lines = [one for one in lines if one.strip() not in {"[]", "---"}]
    blocks = _blocks(lines, there)
    new = {subject(one): one for one in add}
    gone = {subject(one) for one in remove} - set(new)
    kept = [(entry, block) for entry, block in blocks if subject(entry.correction) not in {*new, *gone}]
    out = [(entry.correction, block) for entry, block in blocks if subject(entry.correction) in {*new, *gone}]
    remarks = [one for _, block in out for one in block if one.lstrip().startswith("#")]
    head = lines[: len(lines) - sum(len(block) for _, block in blocks)] if blocks else lines
    rows = [(_order(entry.correction), block) for entry, block in kept]
    for correction in sorted(new.values(), key=_order):
        key = _order(correction)
        at = next((at for at, (other, _) in enumerate(rows) if other > key), len(rows))
        rows.insert(at, (key, [f"{line(correction)}\n"]))
    made = "".join([*head, *remarks, *(one for _, block in rows for one in block)])
    was = {subject(one): one for one, _ in out}
    replaced = tuple(one for key, one in was.items() if key in new and line(one) != line(new[key]))
    removed = tuple(was[key] for key in gone if key in was)
    return made, Saved(path, tuple(new.values()), replaced, removed, tuple(entry.correction for entry, _ in kept))


def _blocks(lines: list[str], there: Sequence[Entry]) -> list[tuple[Entry, list[str]]]:
    """The lines of each entry, with the remarks above it; what stands above the first remark is the file's head."""
    starts: list[int] = []
    for number, entry in enumerate(there):
        at = entry.location.line - 1
        while number and at > starts[-1] + 1 and _remark(lines[at - 1]):
            at -= 1
        starts.append(at)
    ends = [*starts[1:], len(lines)][: len(starts)]
    return [(entry, lines[start:end]) for entry, start, end in zip(there, starts, ends, strict=True)]


def _remark(text: str) -> bool:
    return not text.strip() or text.lstrip().startswith("#")


@contextlib.contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Wait until no other argmap writes corrections into a folder, and keep others waiting."""
    if sys.platform == "win32":
        yield
        return
    import fcntl  # noqa: PLC0415  # of POSIX alone

    with contextlib.ExitStack() as stack:
        number = os.open(folder, os.O_RDONLY)
        stack.callback(os.close, number)
        with contextlib.suppress(OSError):  # some network folders have no locks
            fcntl.flock(number, fcntl.LOCK_EX)
        yield
