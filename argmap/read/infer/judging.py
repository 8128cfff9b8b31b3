"""How well a thread explains the text that it was read from, whichever reader made it, and what is suspicious in it.

Where several readers want a text, the one is taken whose thread explains most; what is suspicious is told. Each test
names a mistake that was seen, and its rate of false alarms is in docs/accuracy.md.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from statistics import mean, median
from typing import TYPE_CHECKING

from argmap.model import POST
from argmap.read.common.expressions import expression
from argmap.read.infer.interface import groups
from argmap.read.infer.names import likeness
from argmap.read.infer.people import plain
from argmap.read.infer.rows import dated, rows
from argmap.read.infer.words import heading

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from argmap.model import Comment, Thread
    from argmap.read.infer.rows import Row

LARGEST = 2 << 20
"""Longer texts, in characters, are not judged: it would cost more than the reading."""

FLOOR = 0.3
"""A thread that explains less is refused."""

LOW = 0.6
"""A thread that explains less is doubted."""

FEW = 4
"""In fewer comments depth says nothing."""

SEEN = 4000
"""So many characters of a comment are looked at to say how odd it is."""

STEP = 2
"""A reply stands in by so many columns at least."""

PAGEFUL = 50
"""A page of more comments shows a part of them, and does not say so in words that are copied."""

_PAGE = frozenset({"buttons", "counts", "stubs", "number", "pictures", "openers"})
_NO_NAME = frozenset({"buttons", "counts", "stubs", "openers", "heading", "answers"})
_COMMENTS = expression(
    r"comment|responses|thoughts|kommentar|gedanken|comentario|comentário|commenti|pensieri|reacties|opinion",
    re.IGNORECASE,
)
_OVER = frozenset({"heading", "openers", "counts"})
_ENDS = (".", "!", "?", "…", ")", ":", '"', "”", ",", ";")
_VERBS = (" replied to", " replied", " wrote", " said", " says", " responded to", " commented", " posted", " answered")


@dataclass(frozen=True)
class Judgement:
    """What is to be thought of a reading.

    Args:
        share: How much of the text the thread explains, from 0 to 1.
        doubts: What is suspicious, each in a few words.
    """

    share: float
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Case:
    """A thread beside its text.

    Args:
        lines: The text's lines that are not empty.
        comments: All comments of the threads.
        inside: For each comment, its lines.
        authors: Names, for comparison.
        indents: For each comment that is found in the text, how far its first line stands in.
        share: How much is explained.
        least: How much should be.
    """

    lines: tuple[Row, ...]
    comments: list[Comment]
    inside: list[tuple[Row, ...]]
    authors: Counter[str]
    indents: list[int]
    share: float = 1.0
    least: float = LOW


def judge(text: str, threads: Sequence[Thread], *, least: float = LOW) -> Judgement:
    """How well threads explain the text that they were read from, and what is suspicious in them.

    Args:
        text: Of the file.
        threads: Read from it.
        least: A thread that explains less is doubted.
    """
    comments = [comment for thread in threads for comment in thread.comments]
    if not comments or len(text) > LARGEST:
        return Judgement(0.0 if not comments else 1.0)
    lines = rows(tuple(text.split("\n")))
    inside = [rows(tuple(comment.text.split("\n"))) for comment in comments]
    authors = Counter(plain(comment.author) for comment in comments if comment.author)
    case = _Case(lines, comments, inside, authors, _indents(text, inside))
    posts = [thread.post.text for thread in threads if thread.post is not None]
    share = _share(case, posts)
    case = replace(case, share=share, least=least)
    return Judgement(share, tuple(said for test in TESTS if (said := test(case))))


def _indents(text: str, inside: Sequence[tuple[Row, ...]]) -> list[int]:
    """The columns before the first line of each comment that stands in the text as it is."""
    if "\n  " not in text and "\n\t" not in text:
        return []
    places: dict[str, list[int]] = {}
    for line in reversed(text.split("\n")):
        wide = line.expandtabs(4)
        places.setdefault(line.strip(), []).append(len(wide) - len(wide.lstrip()))
    firsts = [places.get(one[0].text) for one in inside if one]
    return [found.pop() for found in firsts if found]


def strangeness(comments: Sequence[Comment]) -> list[float]:
    """How odd each comment is: its name is like none, or dates, buttons and names stand among its words."""
    authors = Counter(plain(comment.author) for comment in comments if comment.author)
    odd = []
    for comment in comments:
        inside = rows(tuple(comment.text[:SEEN].split("\n")))
        foreign = sum(bool(row.date) or bool(row.groups & _PAGE) or plain(row.text) in authors for row in inside)
        odd.append(1 - _looks(comment, authors) + (foreign if len(inside) > 1 else 0) + (not inside))
    return odd


def _share(case: _Case, posts: Sequence[str]) -> float:
    """The share of the lines that a thread accounts for, less what does not fit, times how much its names are names."""
    left = Counter(row.text for one in case.inside for row in one)
    posted = {row.text for post in posts for row in rows(tuple(post.split("\n")))}
    firsts = tuple({one[0].text for one in case.inside if one})
    names = {name for name in case.authors if name}
    worth = []
    for row in case.lines:
        if left[row.text] > 0:
            left[row.text] -= 1
            worth.append(_worth(row, case.authors))
        elif row.text in posted or row.groups or plain(row.text) in names:
            worth.append(1.0)
        else:
            glued = row.text.startswith(">") or _named(row.text, names) or row.text.endswith(firsts)
            worth.append(1.0 if glued else 0.4)
    looks = mean(_looks(comment, case.authors) for comment in case.comments)
    empty = sum(not one for one in case.inside) / len(case.inside)
    return max(mean(worth), 0.0) * (0.35 + 0.65 * looks) * max(0.0, 1 - empty)


def _named(text: str, names: Collection[str]) -> bool:
    """Whether a line holds one of many names; its first words, which mostly are one, are looked up and not searched."""
    low = text.casefold()
    words = low.split()
    return any(" ".join(words[:count]) in names for count in (1, 2, 3)) or any(name in low for name in names)


def _worth(row: Row, authors: Counter[str]) -> float:
    """A line as words of a comment."""
    if row.date or "pictures" in row.groups or plain(row.text) in authors:
        return -1.0
    return 0.0 if row.groups & _PAGE else 1.0


def _looks(comment: Comment, authors: Counter[str]) -> float:
    """How much the name of a comment is like one."""
    if comment.author is None:
        return 0.6
    if _is_no_name(comment.author):
        return 0.0
    looks = 0.4 + 0.5 * likeness(comment.author)
    return max(looks, 0.9) if authors[plain(comment.author)] > 1 else looks


def _is_no_name(name: str) -> bool:
    """Whether a name is a button, a count, an age or a heading."""
    known = groups(name)
    counted = "badges" in known and any(map(str.isdigit, name))
    sign = name.isascii() and not any(map(str.isalnum, name))
    return bool(dated(name)) or bool(known & _NO_NAME) or counted or sign


def _buttons(case: _Case) -> str:
    """Names that are a button, a count or an age."""
    wrong = [comment.author for comment in case.comments if comment.author and _is_no_name(comment.author)]
    return f"{len(wrong)} comments are by “{wrong[0]}”" if len(wrong) * 8 >= len(case.comments) and wrong else ""


def _one_name(case: _Case) -> str:
    """One name for nearly all comments."""
    if len(case.comments) < 6 or not case.authors:
        return ""
    plain_name, count = case.authors.most_common(1)[0]
    name = next(comment.author for comment in case.comments if plain(comment.author) == plain_name)
    return f"{count} of {len(case.comments)} comments are by “{name}”" if count * 10 >= 9 * len(case.comments) else ""


def _dates_inside(case: _Case) -> str:
    """Lines that hold a date alone, among somebody's words."""
    found = [row for one in case.inside for row in one if row.date and not row.text.startswith(">")]
    return (
        f"dates stand among the words: “{found[0].text[:40]}”" if len(found) * 6 >= len(case.comments) and found else ""
    )


def _page_inside(case: _Case) -> str:
    """Buttons and pictures of the page among somebody's words."""
    inner = [row for one in case.inside for row in one if len(one) > 1 and row.groups & _PAGE and not row.date]
    wrong = len(inner) * 5 >= len(case.comments) and len(inner) > 1
    return f"buttons stand among the words: “{inner[0].text[:40]}”" if wrong else ""


def _ends_in_names(case: _Case) -> str:
    """Most comments end in a line that is like a name: the name of the next, unless it is their own, as in mails."""
    last = [
        one[-1].text
        for comment, one in zip(case.comments, case.inside, strict=True)
        if len(one) > 1 and not _signs(one[-1].text, comment.author)
    ]
    like = [text for text in last if len(text) <= 40 and not text.endswith(_ENDS) and likeness(text) >= 0.75]
    known = [text for text in like if plain(text) in case.authors]
    if len(last) > 2 and (len(like) * 10 >= 6 * len(case.comments) or len(known) * 4 >= len(case.comments)):
        return f"comments end in what could be a name: “{like[0]}”"
    return ""


def _signs(text: str, author: str | None) -> bool:
    """Whether a line is the author's own name, as below a mail."""
    words = set(re.findall(r"\w+", text.casefold()))
    return author is None or bool(words & set(re.findall(r"\w+", author.casefold())))


def _begins_in_names(case: _Case) -> str:
    """Comments begin with the name of an author in a line of its own; with "@" before it, it is whom they answer."""
    heads = [one[0].text for one in case.inside if len(one) > 1 and not one[0].text.startswith("@")]
    first = [text for text in heads if plain(text) in case.authors]
    return f"comments begin with a name: “{first[0]}”" if len(first) * 5 >= len(case.comments) and first else ""


def _one_long(case: _Case) -> str:
    """A comment that holds most of the words, with heads of comments inside."""
    sizes = [len(comment.text) for comment in case.comments]
    if len(sizes) < 3 or max(sizes) < 10 * max(median(sizes), 40):
        return ""
    long = case.inside[sizes.index(max(sizes))]
    inner = sum(bool(row.date) or plain(row.text) in case.authors for row in long)
    return f"one comment has {max(sizes):,} of {sum(sizes):,} characters, and dates inside" if inner > 2 else ""


def _verbs(case: _Case) -> str:
    """Names that end in a verb."""
    wrong = [one.author for one in case.comments if one.author and one.author.lower().endswith(_VERBS)]
    return f"a name ends in a verb: “{wrong[0]}”" if len(wrong) * 8 >= len(case.comments) and wrong else ""


def _long_names(case: _Case) -> str:
    """Names that are sentences or hold a date."""
    wrong = [
        one.author
        for one in case.comments
        if one.author
        and (len(one.author) > 60 or (len(one.author.split()) > 6 and one.author.endswith((".", "!", "?"))))
    ]
    return (
        f"a name is as long as a sentence: “{wrong[0][:50]}”" if len(wrong) * 6 >= len(case.comments) and wrong else ""
    )


def _empty(case: _Case) -> str:
    """Comments without words."""
    count = sum(not one for one in case.inside)
    return (
        f"{count} of {len(case.comments)} comments have no words" if count * 5 >= len(case.comments) and count else ""
    )


def _little(case: _Case) -> str:
    """Much of the text is neither words of somebody nor the page's."""
    return f"the reading explains {case.share:.0%} of the lines" if case.share < case.least else ""


def _flat(case: _Case) -> str:
    """Comments that stand in at several depths, and none answers another."""
    indents = case.indents
    if len(indents) < FEW or any(comment.parent not in (None, POST) for comment in case.comments):
        return ""
    deeper = sum(indent >= min(indents) + STEP for indent in indents)
    return (
        "the text is indented, and nobody answers anybody"
        if indents[0] == min(indents) and deeper * 4 >= len(indents) and deeper * 10 <= 9 * len(indents)
        else ""
    )


def _stated(case: _Case) -> str:
    """A heading that counts fewer comments than were found; or many more, where nothing says that some are hidden."""
    found = len(case.comments)
    counts = [
        count
        for row in case.lines
        if row.groups & _OVER and "stubs" not in row.groups
        if _COMMENTS.search(row.text) and (count := heading(row.text) or 0) > 0
    ]
    hidden = any("stubs" in row.groups for row in case.lines) or max(counts, default=0) > PAGEFUL
    if counts and (all(found > count for count in counts) or (not hidden and all(found * 2 < one for one in counts))):
        return f"the page speaks of {counts[0]} comments, and {found} were found"
    return ""


TESTS: tuple[Callable[[_Case], str], ...] = (
    _buttons, _one_name, _dates_inside, _page_inside, _ends_in_names, _begins_in_names, _one_long, _verbs, _long_names,
    _empty, _little, _flat, _stated,
)  # fmt: skip
"""What is tested of a result; each says in a few words what it suspects, or nothing."""
