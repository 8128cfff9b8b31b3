"""Layouts: a few lines by which a user says which line of a paste is the author, the date, the words, and what to drop.

```yaml
comment: ["{author}", "{any}", "{date}", "{text}"]
drop: ["Reply", "{n} likes"]
start: "Comments"
end: "Related articles"
```
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from argmap.errors import ArgmapError, Location, Problem
from argmap.model import Comment, Note
from argmap.model.persons import person
from argmap.read.common.dates import certain, find_dates
from argmap.read.common.expressions import expression
from argmap.read.common.reader import Reader
from argmap.read.common.threads import make_thread, stem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from argmap.model import Thread
    from argmap.read.sources.source import Source

FOLDER = "ARGMAP_LAYOUTS"
"""The environment variable that names the folder of the user's layouts, in place of ~/.config/argmap/layouts."""

_KEYS = frozenset({"comment", "drop", "start", "end"})
_PARTS = {
    "author": r"(?P<author>\S.{0,99}?)",
    "date": r"(?P<date>\S.{0,79}?)",
    "to": r"(?P<to>\S.{0,99}?)",
    "n": r"\d[\d.,]*\s?[kKmM]?",
    "any": r".*?",
}
_PART = expression(r"\{(\w+)\}")


@dataclass(frozen=True)
class Layout:
    """How the lines of a comment follow each other.

    Args:
        above: What stands above the words, line by line.
        below: What stands below them.
        drop: Lines that are left out wherever they stand.
        start, end: The lines above the first comment and below the last, or None.
    """

    above: tuple[re.Pattern[str], ...]
    below: tuple[re.Pattern[str], ...]
    drop: tuple[re.Pattern[str], ...] = ()
    start: re.Pattern[str] | None = None
    end: re.Pattern[str] | None = None


def load_layout(path: Path) -> Layout:
    """A layout from its file.

    Raises:
        ArgmapError: I001 or I017.
    """
    import yaml  # noqa: PLC0415  # only for those who have a layout

    try:
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise ArgmapError(Problem(Location(str(path)), "I001", "there is no such file")) from None
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise _problem(path, f"it is not YAML: {str(error).splitlines()[0]}") from None
    if not isinstance(data, dict) or not isinstance(data.get("comment"), list) or set(data) - _KEYS:
        raise _problem(path, f"a layout has the key comment, and may have {', '.join(sorted(_KEYS - {'comment'}))}")
    lines = [str(line) for line in data["comment"]]
    if lines.count("{text}") != 1 or not any("{author}" in line or "{date}" in line for line in lines):
        raise _problem(path, "comment has one line {text}, and lines with {author} or {date} above or below it")
    place = lines.index("{text}")
    drop = data.get("drop") or []
    return Layout(
        tuple(_pattern(path, line) for line in lines[:place]),
        tuple(_pattern(path, line) for line in lines[place + 1 :]),
        tuple(_pattern(path, str(line)) for line in (drop if isinstance(drop, list) else [drop])),
        _pattern(path, str(data["start"])) if data.get("start") else None,
        _pattern(path, str(data["end"])) if data.get("end") else None,
    )


def _pattern(path: Path, line: str) -> re.Pattern[str]:
    found = ""
    for number, piece in enumerate(_PART.split(line.strip())):
        if number % 2 and piece not in _PARTS:
            raise _problem(path, f"{{{piece}}} is none of {', '.join('{' + part + '}' for part in (*_PARTS, 'text'))}")
        found += _PARTS[piece] if number % 2 else re.escape(piece)
    try:
        return re.compile(found, re.IGNORECASE)
    except re.error:
        raise _problem(path, f"a part stands twice in the line {line!r}") from None


def _problem(path: Path, what: str) -> ArgmapError:
    mend = "argmap read FILE --write-layout layout.yaml writes one to start from"
    return ArgmapError(Problem(Location(str(path)), "I017", what, mend))


def layout_reader(path: Path) -> Reader:
    """A reader of pastes that are laid out as a file says."""
    layout = load_layout(path)

    def read(source: Source) -> Iterator[Thread]:
        lines = source.text.split("\n")
        comments, top, last = _comments(lines, layout)
        if not comments:
            what = f"no comment is laid out as {path.name} says"
            raise source.problem("I004", what, "argmap read FILE --write-layout layout.yaml writes one to start from")
        title, post = _lead(lines[:top], comments)
        used = {title, *((*post.text.split("\n"), post.author, f"By {post.author}", post.date) if post else ())}
        outside = [line for line in (*lines[:top], *lines[last:]) if line.strip() and line.strip() not in used]
        notes = [Note(f"{len(outside)} lines outside the layout left out", kind="left out")] if outside else []
        yield make_thread(stem(source), title, comments, post=post, notes=notes)

    return Reader(
        name=f"layout {path.stem}",
        title=f"Layout {path.name}",
        how="a layout of your own",
        suffixes=(".txt",),
        sniff=lambda source: 1.0 if len(_comments(source.head.split("\n"), layout)[0]) > 2 else 0.0,
        read=read,
    )


def _lead(lines: Sequence[str], comments: Sequence[Comment]) -> tuple[str, Comment | None]:
    """The title and the post in the lines above the comments, as in a paste without a layout."""
    from argmap.read.infer.leading import lead  # noqa: PLC0415  # compiles many expressions
    from argmap.read.infer.rows import rows  # noqa: PLC0415

    return lead(lines, rows(tuple(lines)), frozenset(c.author.casefold() for c in comments if c.author))


def user_layouts() -> tuple[Reader, ...]:
    """Readers of the layouts in the user's folder."""
    named = os.environ.get(FOLDER)
    try:
        folder = Path(named) if named else Path.home() / ".config" / "argmap" / "layouts"
        files = tuple(sorted(folder.glob("*.yaml"))) if folder.is_dir() else ()
    except (OSError, RuntimeError):
        return ()
    return tuple(_kept_reader(file) for file in files)


@cache
def _kept_reader(path: Path) -> Reader:
    return layout_reader(path)


@dataclass(frozen=True)
class _Run:
    """Lines that fit the lines above or below the words.

    Args:
        first, last: Their ends.
        fields: What stands in them: author, date, to.
    """

    first: int
    last: int
    fields: dict[str, str]


def _comments(lines: Sequence[str], layout: Layout) -> tuple[list[Comment], int, int]:
    """The comments, the number of the line in which the first begins, and that of the line below the last."""
    first, last = _span(lines, layout)
    kept = [line for line in range(first, last) if not _is_dropped(lines[line].strip(), layout)]
    full = [line for line in kept if lines[line].strip()]
    heads, feet = _runs(lines, full, layout.above), _runs(lines, full, layout.below)
    spans: list[tuple[int, int, dict[str, str]]] = []
    if layout.above:
        for number, head in enumerate(heads):
            stop = heads[number + 1].first if number + 1 < len(heads) else last
            foot = next((one for one in feet if head.last < one.first < stop), None)
            fields = {**head.fields, **(foot.fields if foot else {})}
            spans.append((head.last + 1, foot.first if foot else stop, fields))
    else:
        starts = [first, *(foot.last + 1 for foot in feet)]
        spans = [(start, foot.first, foot.fields) for start, foot in zip(starts, feet, strict=False)]
    known = set(kept)
    comments: list[Comment] = []
    names: dict[str, str] = {}
    for number, (start, stop, fields) in enumerate(spans, 1):
        text = "\n".join(lines[line].rstrip() for line in range(start, stop) if line in known).strip("\n")
        date, author = fields.get("date"), fields.get("author")
        parent = names.get(person(fields.get("to")))
        posted = certain(date) if date else None
        comments.append(Comment(f"c{number}", text, author=author, date=date, posted=posted, parent=parent))
        if signed := person(author):
            names[signed] = f"c{number}"
    return comments, heads[0].first if heads else first, last


def _span(lines: Sequence[str], layout: Layout) -> tuple[int, int]:
    """The lines between the one above the first comment and the one below the last."""
    first = 0
    for number, line in enumerate(lines):
        if layout.start is not None and not first and layout.start.fullmatch(line.strip()):
            first = number + 1
        elif layout.end is not None and number > first and layout.end.fullmatch(line.strip()):
            return first, number
    return first, len(lines)


def _is_dropped(line: str, layout: Layout) -> bool:
    return bool(line) and any(pattern.fullmatch(line) for pattern in layout.drop)


def _runs(lines: Sequence[str], full: Sequence[int], patterns: Sequence[re.Pattern[str]]) -> list[_Run]:
    """The runs of lines that fit patterns one after the other."""
    found: list[_Run] = []
    place = 0
    while patterns and place + len(patterns) <= len(full):
        run = full[place : place + len(patterns)]
        fields = _fields([lines[line].strip() for line in run], patterns)
        if fields is None:
            place += 1
        else:
            found.append(_Run(run[0], run[-1], fields))
            place += len(patterns)
    return found


def _fields(run: Sequence[str], patterns: Sequence[re.Pattern[str]]) -> dict[str, str] | None:
    """What stands in lines that fit, or None where one does not; what is to be a date must be one."""
    from argmap.read.infer.rows import dated  # noqa: PLC0415  # compiles many expressions

    fields: dict[str, str] = {}
    for line, pattern in zip(run, patterns, strict=True):
        match = pattern.fullmatch(line)
        if match is None:
            return None
        fields |= match.groupdict()
    date = fields.get("date")
    return fields if date is None or find_dates(date) or dated(date) else None
