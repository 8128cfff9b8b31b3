"""argmap's own threads: one JSON object, a list of them, or one on each line."""

from __future__ import annotations

import json
import re
from collections import deque
from datetime import datetime
from itertools import pairwise
from typing import TYPE_CHECKING, Any, get_args

from argmap.errors import ArgmapError, Location, Problem
from argmap.model import POST, Comment, Origin, Quote, Relation, Thread
from argmap.read.common.dates import certain
from argmap.read.common.reader import Reader
from argmap.read.common.surrogates import mended

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.read.sources.source import Source

_KEYS = {"id", "title", "post", "comments", "origin"}
_COMMENT_KEYS = {"id", "author", "date", "posted", "parent", "text", "quotes", "state", "handle", "relation"}
_MOST_PROBLEMS = 100


def sniff(source: Source) -> float:
    """Sure where the keys, in the order of the text, are those of a thread and no others."""
    text = source.head.lstrip("\ufeff \t\r\n")
    if text.startswith("["):
        text = text[1:].lstrip()
    if not text.startswith("{"):
        return 0.0
    keys, comment = _keys_seen(text)
    ours = comment is not None and "text" in comment and comment <= _COMMENT_KEYS
    if not keys <= _KEYS:  # a thread with labels beside its comments
        return 0.85 if ours and "id" in keys else 0.0
    if not keys & {"comments", "post", "title"}:
        return 0.0
    if comment is not None:
        return 0.95 if ours else 0.3
    if "comments" in keys:
        return 0.9
    return 0.7 if {"id", "title", "post"} <= keys else 0.4  # a post longer than what is looked at


def _keys_seen(text: str) -> tuple[set[str], set[str] | None]:
    """The outer keys up to `comments`, and the keys of the first comment where there is a whole one."""
    decoder, place, keys = json.JSONDecoder(), 1, set()
    try:
        while match := re.compile(r'[\s,]*"([^"\\]{1,40})"\s*:\s*').match(text, place):
            keys.add(match[1])
            place = match.end()
            if match[1] == "comments":
                start = re.compile(r"\[\s*").match(text, place)
                first = decoder.raw_decode(text, start.end())[0] if start and text[start.end()] == "{" else None
                return keys, set(first) if isinstance(first, dict) else None
            _, place = decoder.raw_decode(text, place)
    except (ValueError, IndexError, RecursionError):
        pass
    return keys, None


def read(source: Source) -> Iterator[Thread]:
    """The threads, each as soon as its line is read.

    Raises:
        ArgmapError: I005, I006, I007 or I013, all of them, once every whole thread has been yielded.
    """
    problems: list[Problem] = []
    number = 0
    for line, value in _values(source, problems):
        rows = deque(value if isinstance(value, list) else (value,))
        del value  # a long thread is held once, not twice, while it is mapped
        while rows:
            number += 1
            maker = _Maker(source.path, line)
            thread = maker.thread(rows.popleft(), number)
            problems.extend(maker.problems)
            if thread is not None:
                yield thread
        if len(problems) >= _MOST_PROBLEMS:
            break
    if problems:
        raise ArgmapError(problems[:_MOST_PROBLEMS])
    if not number:
        raise source.problem("I005", "the JSON holds no thread")


def _values(source: Source, problems: list[Problem]) -> Iterator[tuple[int, Any]]:
    """Each JSON value with its line: line by line where the first line is whole, else the file at once."""
    first = True
    for line, text in source.lines():
        if not text.strip():
            continue
        try:
            held = [json.loads(text)]
            del text
            yield line, held.pop()
        except RecursionError:
            problems.append(_too_deep(source, line))
        except ValueError as error:
            if first:
                break
            column = getattr(error, "colno", 0)
            what = f"the line is not JSON: {getattr(error, 'msg', error)}"
            problems.append(Problem(Location(source.path, line, column), "I005", what))
            if len(problems) >= _MOST_PROBLEMS:
                return
        first = False
    else:
        return
    try:
        yield 0, json.loads(source.text)
    except RecursionError:
        problems.append(_too_deep(source, 0))
    except ValueError as error:
        place = Location(source.path, getattr(error, "lineno", 0), getattr(error, "colno", 0))
        shown = source.text.split("\n")[place.line - 1][:200] if 0 < place.column <= 200 else ""
        problems.append(Problem(place, "I005", f"not JSON: {getattr(error, 'msg', error)}", "", shown))


def _too_deep(source: Source, line: int) -> Problem:
    return Problem(Location(source.path, line), "I013", "the JSON is nested too deep")


class _Maker:
    """Makes one thread of one JSON value and collects what is wrong with it."""

    def __init__(self, path: str, line: int) -> None:
        self.path, self.line = path, line
        self.problems: list[Problem] = []

    def wrong(self, what: str, mend: str = "", code: str = "I005") -> None:
        self.problems.append(Problem(Location(self.path, self.line), code, what, mend))

    def thread(self, row: object, number: int) -> Thread | None:
        if not isinstance(row, dict):
            self.wrong("the JSON is not a thread: an object with 'comments' was expected")
            return None
        rows = row.get("comments")
        if not isinstance(rows, list):
            self.wrong(
                "the JSON is not a thread: it has no list 'comments'", "a thread has id, title, post and comments"
            )
            return None
        post = None if row.get("post") is None else self.comment(row["post"], "the post", POST)
        comments = [self.comment(each, f"comment {place}", f"c{place}") for place, each in enumerate(rows, 1)]
        whole = [comment for comment in comments if comment is not None]
        self.check(post, whole)
        if self.problems:
            return None
        name = self.words(row, "id", "the thread") or f"thread-{number}"
        return Thread(name, self.words(row, "title", "the thread") or "", tuple(whole), post, self.origin(row))

    def origin(self, row: dict[str, Any]) -> Origin:
        """What later rooms ask of where the thread came from; the rest was said when it was first read."""
        origin = row.get("origin")
        return Origin(on_page=isinstance(origin, dict) and origin.get("on_page") is True)

    def comment(self, row: object, called: str, name: str) -> Comment | None:
        if not isinstance(row, dict):
            self.wrong(f"{called} is not an object", "a comment has id, author, date, parent and text")
            return None
        text = self.words(row, "text", called)
        if text is None:
            self.wrong(f"{called} has no text", 'an empty comment has "text": ""')
            return None
        known = name if name == POST else self.words(row, "id", called) or name
        date = self.words(row, "date", called)
        return Comment(
            known, text, self.words(row, "author", called), date, _when(self.words(row, "posted", called), date),
            None if name == POST else self.words(row, "parent", called),
            self.quotes(row.get("quotes"), text, called), self.words(row, "state", called),
            self.words(row, "handle", called), self.relation(row, called),
        )  # fmt: skip

    def relation(self, row: dict[str, Any], called: str) -> Relation | None:
        value = row.get("relation")
        if value is None or value in get_args(Relation):
            return value
        self.wrong(f"the relation of {called} is neither agreement nor rebuttal", "leave it out where none is given")
        return None

    def words(self, row: dict[str, Any], key: str, called: str) -> str | None:
        value = row.get(key)
        if value is None:
            return None
        if isinstance(value, str):
            return mended(value)
        if isinstance(value, int | float) and not isinstance(value, bool) and key != "text":
            return str(value)
        self.wrong(f"the {key} of {called} is not a text")
        return None

    def quotes(self, rows: object, text: str, called: str) -> tuple[Quote, ...]:
        if rows is None:
            return ()
        found: list[Quote] = []
        for given in rows if isinstance(rows, list) else [rows]:
            row: dict[str, Any] = given if isinstance(given, dict) else {}
            start, end = row.get("start"), row.get("end")
            if type(start) is not int or type(end) is not int or not 0 <= start < end <= len(text):
                self.wrong(
                    f"a quote of {called} is not a span of its text", "start and end count characters of the text"
                )
                continue
            if text[start:end].isspace():
                continue  # nobody's words
            found.append(Quote(start, end, self.words(row, "of", called)))
        found.sort(key=lambda quote: quote.start)
        if any(one.end > two.start for one, two in pairwise(found)):
            self.wrong(f"two quotes of {called} overlap")
            return ()
        return tuple(found)

    def check(self, post: Comment | None, comments: list[Comment]) -> None:
        every = {comment.id for comment in comments}
        seen = {POST} if post is not None else set()
        for comment in comments:
            if comment.id in seen:
                self.wrong(f"two comments have the id '{comment.id}'", "give each its own id", "I006")
            if comment.parent is not None and comment.parent not in seen:
                later = "comes later" if comment.parent in every else "is not in the thread"
                what = f"the parent '{comment.parent}' of '{comment.id}' {later}"
                self.wrong(what, "a parent stands before its replies; null where it is unknown", "I007")
            seen.add(comment.id)


def _when(posted: str | None, date: str | None) -> datetime | None:
    """The moment as `read` writes it, else what the words of the date tell for certain."""
    try:
        return datetime.fromisoformat(posted or "")
    except ValueError:
        return next((found for words in (posted, date) if words and (found := certain(words)) is not None), None)


KIND = "json"

READER = Reader(
    name="thread",
    title="Thread JSON or JSONL (argmap's own)",
    how="what `argmap read` prints; write your own from any source: id, title, post, comments",
    suffixes=(".json", ".jsonl", ".ndjson"),
    sniff=sniff,
    read=read,
)
