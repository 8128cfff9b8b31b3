"""Which column of a table is what: by its name in several languages, then by what stands in it."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, Any

from argmap.errors import ArgmapError, Location, Problem
from argmap.model import POST, Comment, Note
from argmap.read.common.dates import find_dates
from argmap.read.common.expressions import expression
from argmap.read.common.threads import make_thread, stem
from argmap.read.common.values import comment, get, text, when
from argmap.read.formats.table.column_names import FIELDS, NAMES
from argmap.read.html.text import plain
from argmap.read.infer.names import likeness

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from argmap.model import Thread
    from argmap.read.sources.source import Source

_PREFIX = expression(r"^(?:comment|message|tweet|msg|cmt|post|reply)(?=.{2})")
"""What many tables put before each of their names: `comment_author`, `comment_message`."""

_NOT_NAME = expression(r"[\W_]+")
_HTML = expression(r"</(?:p|a|b|i|em|strong|blockquote|ul|ol|li|code|pre|div|span)>|<br ?/?>|<p>", re.IGNORECASE)
_NO_PARENT = frozenset(["", "0", "-1", "none", "null", "nan", "nil", "n/a", "na", "\\n", "root", "false", "undefined"])
_ENTITY = expression(r"&(?:amp|lt|gt|quot|#0?39);")
_PARTS = expression(r"[\W_]+|(?<=[a-z])(?=[A-Z])")
_LONGEST_NAME = 80
_GLUED = 6
"""Known names of more letters are found at the end of a column's name that is written in one: `userfullname`."""
_WORDS = 4
"""A known name of a column has no more words."""
_LOOKED_AT = 200
"""How many rows are looked at to tell what a column holds."""


def folded(name: str) -> str:
    """A column's name for comparison: `In-Reply-To` is `inreplyto`."""
    return _NOT_NAME.sub("", name).casefold()


def recognise(names: Sequence[str], given: Mapping[str, str], source: Source) -> dict[str, str]:
    """Our field names to the table's columns: as given, else by their names.

    Raises:
        ArgmapError: I016 where a given field or column is not there.
    """
    found: dict[str, str] = {}
    _check(names, given, source)
    found.update(given)
    whole_names: dict[str, str] = {}
    short_names: dict[str, str] = {}
    for name in reversed(names):
        bare = folded(name.rsplit(".", 1)[0] if name.endswith((".name", ".login", ".username")) else name)
        whole_names[bare] = name
        short_names[_PREFIX.sub("", bare)] = name
    for by_name in (whole_names, short_names):
        for field in FIELDS:
            for known in NAMES[field]:
                column = by_name.get(known)
                if field not in found and column is not None and column not in found.values():
                    found[field] = column
    return _settled(found, whole_names, given)


def _settled(found: dict[str, str], by_name: dict[str, str], given: Mapping[str, str]) -> dict[str, str]:
    """Names that can be two things, decided by what else is there."""
    if folded(found.get("id", "")) == "postid" and "thread" not in given and "parent" not in found:
        # A table of comments whose only id is that of the post that they stand under.
        found["thread"] = found.pop("id")
    if folded(found.get("text", "")) in ("comment", "post", "reply") and found.get("text") == found.get("id"):
        found.pop("id")
    if "date" not in found and "time" in by_name:
        found["date"] = by_name["time"]
    return found


def _check(names: Sequence[str], given: Mapping[str, str], source: Source) -> None:
    problems = []
    place = Location(source.path)
    for field, name in given.items():
        if field not in FIELDS:
            problems.append(Problem(place, "I016", f"'{field}' is no field", f"fields are {', '.join(FIELDS)}"))
        elif name not in names:
            problems.append(
                Problem(place, "I016", f"the table has no column '{name}'", f"it has {', '.join(names)[:300]}")
            )
    if problems:
        raise ArgmapError(problems)


def by_content(found: dict[str, str], rows: Sequence[dict[str, Any]], names: Sequence[str]) -> dict[str, str]:
    """What no name told: the text is the column with the most words, a date column holds dates."""
    found = dict(found)
    free = [name for name in names if name not in found.values()]
    if "text" not in found or not any(text(get_cell(row, found["text"])) for row in rows):
        sizes = {name: sum(text(get_cell(row, name)).count(" ") for row in rows) for name in free}
        best = max(sizes, key=lambda name: sizes[name], default=None)
        if best is not None and sizes[best] >= 2 * max(len(rows), 1):
            found["text"] = best
            free.remove(best)
    ids = {text(get_cell(row, found["id"])) for row in rows} if "id" in found else set()
    for field, fits in (("author", _is_name), ("date", _is_date), ("parent", lambda value: text(value) in ids)):
        for name in (name for name in names if name not in found.values() and field not in found):
            values = [cell for row in rows if (cell := get_cell(row, name)) not in (None, "")]
            told = _hints(name, field)
            shown = told or (field == "date" and len(values) * 2 > len(rows))
            if shown and values and all(fits(value) for value in values):
                found[field] = name
    _add_people_and_ids(found, rows, names)
    return found


def _add_people_and_ids(found: dict[str, str], rows: Sequence[dict[str, Any]], names: Sequence[str]) -> None:
    """The column of first and last names, where one is; the ids are what the column of parents names."""
    if "author" not in found:
        free = [name for name in names if name not in found.values()]
        people = [name for name in free if _are_people([text(get_cell(row, name)).strip() for row in rows])]
        if len(people) == 1:
            found["author"] = people[0]
    if "parent" in found and "id" not in found:
        above = {whole(cell) for row in rows if (cell := text(get_cell(row, found["parent"])).strip())} - _NO_PARENT
        for name in (name for name in names if name not in found.values()):
            cells = [whole(text(get_cell(row, name)).strip()) for row in rows]
            if above and above <= set(cells) and all(cells) and len(set(cells)) == len(cells):
                found["id" if "author" in found or not all(map(_is_name, cells)) else "author"] = name
                break


def _hints(name: str, field: str) -> bool:
    """Whether the words with which a column's name begins or ends are a name that is known for a field."""
    parts = [folded(part) for part in _PARTS.split(name) if folded(part)]
    edges = {"".join(parts[:n]) for n in range(1, _WORDS + 1)} | {"".join(parts[-n:]) for n in range(1, _WORDS + 1)}
    whole_name = folded(name)
    return any(known in edges or (len(known) > _GLUED and whole_name.endswith(known)) for known in NAMES[field])


def _is_name(value: object) -> bool:
    words = text(value).strip()
    return len(words) <= _LONGEST_NAME and not words.isdigit() and likeness(words) > 0.3


def _are_people(cells: Sequence[str]) -> bool:
    """Whether the cells of a column are first and last names, most of them, and more than one."""
    given = [cell for cell in cells if cell]
    whole_names = sum(cell.count(" ") > 0 and all(part[0].isupper() for part in cell.split()) for cell in given)
    return len(set(given)) > 1 and all(map(_is_name, given)) and whole_names * 5 >= 3 * len(given)


def _is_date(value: object) -> bool:
    """Whether a cell is a date, certain or not."""
    words = text(value).strip()
    if when(value)[1] is not None:
        return True
    dates = find_dates(words) if len(words) <= _LONGEST_NAME else []
    return bool(dates) and dates[0].day and dates[0].start == 0 and dates[-1].end == len(words)


def get_cell(row: dict[str, Any], name: str) -> Any:  # noqa: ANN401  # any JSON
    """The value of a column, whose name may be a path (`user.login`)."""
    if name in row or "." not in name:
        return row.get(name)
    return get(row, *name.split("."))


def threads(
    source: Source,
    rows: Callable[[], Iterable[dict[str, Any]]],
    names: Sequence[str],
    *,
    said: Callable[[], Sequence[Note]] = tuple,
    people: Mapping[str, str] | None = None,
) -> Iterator[Thread]:
    """The threads of a table, each as soon as its last row is read.

    Args:
        source: The file.
        rows: What gives the rows from the start, each time that it is called.
        names: The columns' names.
        said: Notes of the reader, once all rows have been read.
        people: Names by the ids under which rows have their authors.

    Raises:
        ArgmapError: I016 for a column that is not there; I004 where no column holds text.
    """
    sample = [row for _, row in zip(range(_LOOKED_AT), rows(), strict=False)]
    found = by_content(recognise(names, source.columns, source), sample, names)
    if "text" not in found:
        mend = f"name it: --column text=NAME (the table has {', '.join(names)[:300]})"
        raise source.problem("I004", "no column of the table is known to hold the comments' words", mend)
    marked = [text(get_cell(row, found["text"])) for row in sample]
    used = list(found.values())

    def kept() -> Iterator[dict[str, Any]]:
        for row in rows():
            yield {name: get_cell(row, name) for name in used}

    is_html = sum(bool(_HTML.search(cell)) for cell in marked) * 10 >= max(sum(map(bool, marked)), 1)
    maker = _Rows(found, said, people or {}, is_html=is_html)
    if "thread" not in found:
        every = list(kept())
        if not every:
            raise source.problem("I004", "the table has no rows")
        yield maker.thread(stem(source), every)
        return
    yield from _many(maker, kept, found["thread"])


def _many(maker: _Rows, rows: Callable[[], Iterable[dict[str, Any]]], column: str) -> Iterator[Thread]:
    last: dict[str, int] = {}
    for number, row in enumerate(rows()):
        last[text(get_cell(row, column))] = number
    open_threads: dict[str, list[dict[str, Any]]] = {}
    for number, row in enumerate(rows()):
        name = text(get_cell(row, column))
        open_threads.setdefault(name, []).append(row)
        if last[name] == number:
            yield maker.thread(name or "none", open_threads.pop(name))


class _Rows:
    """Makes threads of rows."""

    def __init__(
        self,
        found: Mapping[str, str],
        said: Callable[[], Sequence[Note]],
        people: Mapping[str, str],
        *,
        is_html: bool,
    ) -> None:
        self.found, self.said, self.people, self.is_html = found, said, people, is_html

    def cell(self, row: dict[str, Any], field: str) -> str:
        name = self.found.get(field)
        value = None if name is None else get_cell(row, name)
        if isinstance(value, list):
            value = next((each for each in value if isinstance(each, dict)), None)
        return text(named(value)).strip()

    def thread(self, name: str, rows: Sequence[dict[str, Any]]) -> Thread:
        ids = [self.cell(row, "id") for row in rows]
        if not all(ids) and any(ids):
            ids = [one or f"row-{number}" for number, one in enumerate(ids, 1)]
        known = {whole(one): one for one in ids if one}
        answered, way = self.answered(rows, known)
        comments = [
            self.comment(row, ids[number] or f"c{number + 1}", {**known, **answered[number]}, name)
            for number, row in enumerate(rows)
        ]
        title = next((cell for row in rows if (cell := self.cell(row, "title"))), "")
        empty = sum(not one.text for one in comments)
        notes = list(self.said())
        self.said = tuple
        if way:
            notes.append(Note(f"the column '{self.found['parent']}' {way}", kind="unclear"))
        if empty:
            notes.append(Note(f"{empty} rows have no text; they are kept, empty", kind="unclear"))
        titles = {cell for row in rows if (cell := self.cell(row, "title"))}
        if len(titles) > 1:
            notes.append(Note(f"{len(titles)} titles of rows are left out but for the first", kind="left out"))
        return make_thread(name, title, comments, notes=notes)

    def answered(self, rows: Sequence[dict[str, Any]], known: Mapping[str, str]) -> tuple[list[dict[str, str]], str]:
        """For each row whom it answers where that is no id: the number of a row, or a person's name; and how."""
        none: list[dict[str, str]] = [{} for _ in rows]
        above = [self.cell(row, "parent") for row in rows]
        told = {whole(one) for one in above if one.casefold() not in _NO_PARENT}
        if not told or told & set(known):
            return none, ""
        if not known and all(one.isdigit() and 0 < int(one) <= len(rows) for one in told):
            return [{one: f"c{int(one)}" for one in told}] * len(rows), "holds numbers of rows"
        authors = [self.cell(row, "author").casefold() for row in rows]
        if not {one.casefold() for one in told} <= set(authors):
            return none, ""
        ids = [self.cell(row, "id") or f"c{number}" for number, row in enumerate(rows, 1)]
        for number, one in enumerate(above):
            place = next((at for at in range(number - 1, -1, -1) if authors[at] == one.casefold()), None)
            if one and place is not None:
                none[number][one] = ids[place]
        return none, "names people: each is taken to answer that person's nearest comment above"

    def comment(self, row: dict[str, Any], name: str, known: Mapping[str, str], thread: str) -> Comment:
        above = self.cell(row, "parent")
        parent: str | None = None
        if above.casefold() not in _NO_PARENT or above in known:
            short = whole(above)
            parent = known.get(short) or known.get(short.removeprefix("t1_"))
            if parent is None and short.removeprefix("t3_") != thread.removeprefix("t3_"):
                parent = above
            if parent == name:
                parent = None
        cell = get_cell(row, self.found["text"])
        words = text(_joined(cell))
        author = self.cell(row, "author")
        number = self.cell(row, "author_id")
        if not author and number in self.people:
            author = self.people[number]
        elif not author and number:
            author = f"user {whole(number)}" if re.fullmatch(r"-?\d+(?:\.0)?", number) else number
        words = html.unescape(words) if not self.is_html and _ENTITY.search(words) else words
        gone = words.strip() in ("[deleted]", "[removed]")
        return comment(
            name if name != POST else "comment-post", plain(words) if self.is_html else words,
            author=author or None, date=get_cell(row, self.found["date"]) if "date" in self.found else None,
            parent=parent, state="deleted" if gone else None,
        )  # fmt: skip


def _joined(cell: object) -> object:
    """A text that is given in parts (Telegram's links and mentions), in one."""
    if not isinstance(cell, list):
        return cell
    return "".join(text(part.get("text") if isinstance(part, dict) else part) for part in cell)


def whole(number: str) -> str:
    """An id without the `.0` that spreadsheets and pandas add."""
    return number.removesuffix(".0") if re.fullmatch(r"-?\d+\.0", number) else number


def named(value: object) -> object:
    """A person or thing given as an object, by its name."""
    if not isinstance(value, dict):
        return value
    keys = ("name", "username", "displayName", "display_name", "login", "handle", "acct", "screen_name", "id", "text")
    return next((value[key] for key in keys if value.get(key) not in (None, "")), None)
