"""Doubts about words: dates, buttons, names and heads of other comments that stand among them."""

from __future__ import annotations

import re
from statistics import median
from typing import TYPE_CHECKING

from argmap.read.infer.marks import parse
from argmap.read.infer.names import likeness
from argmap.read.infer.people import plain
from argmap.read.infer.words import is_form

if TYPE_CHECKING:
    from argmap.read.infer.doubts.case import Case


PAGE = frozenset({"buttons", "counts", "stubs", "number", "pictures", "openers"})
_FURNITURE = frozenset({"closers", "form", "openers", "heading", "stubs", "buttons", "counts", "pictures"})
_ENDS = (".", "!", "?", "…", ")", ":", '"', "”", ",", ";")
_QUOTES = re.compile(r"wrote|said|schrieb|écri|escri|scri")
HEAD = 1.9
"""From this weight on a line looks like the head of a comment."""

SHARE = 8
"""One comment in so many with a line of the page in it is doubted."""


def _dates_inside(case: Case) -> str:
    """Lines that hold a date alone, among somebody's words."""
    found = [row for one in case.inside for row in one if row.date and not row.text.startswith(">")]
    return (
        f"dates stand among the words: “{found[0].text[:40]}”" if len(found) * 6 >= len(case.comments) and found else ""
    )


def _page_inside(case: Case) -> str:
    """Buttons and pictures of the page among somebody's words."""
    inner = [row for one in case.inside for row in one if len(one) > 1 and row.groups & PAGE and not row.date]
    wrong = len(inner) * 5 >= len(case.comments) and len(inner) > 1
    return f"buttons stand among the words: “{inner[0].text[:40]}”" if wrong else ""


def _ends_in_names(case: Case) -> str:
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


def _begins_in_names(case: Case) -> str:
    """Comments begin with the name of an author in a line of its own; with "@" before it, it is whom they answer."""
    heads = [one[0].text for one in case.inside if len(one) > 1 and not one[0].text.startswith("@")]
    first = [text for text in heads if plain(text) in case.authors]
    return f"comments begin with a name: “{first[0]}”" if len(first) * 5 >= len(case.comments) and first else ""


def _one_long(case: Case) -> str:
    """A comment that holds most of the words, with heads of comments inside."""
    sizes = [len(comment.text) for comment in case.comments]
    if len(sizes) < 3 or max(sizes) < 10 * max(median(sizes), 40):
        return ""
    long = case.inside[sizes.index(max(sizes))]
    inner = sum(bool(row.date) or plain(row.text) in case.authors for row in long)
    return f"one comment has {max(sizes):,} of {sum(sizes):,} characters, and dates inside" if inner > 2 else ""


def _empty(case: Case) -> str:
    """Comments without words."""
    count = sum(not one for one in case.inside)
    return (
        f"{count} of {len(case.comments)} comments have no words" if count * 5 >= len(case.comments) and count else ""
    )


def _page_lines(case: Case) -> str:
    """Headings, forms, buttons and pictures of the page among somebody's words; the page's end in the last comment."""
    last = case.inside[-1] if case.inside else ()
    end = [row.text for row in last[1:] if row.groups & {"closers", "openers", "heading"} or is_form(row.text)]
    if end:
        return f"the page's end stands in the last comment: “{end[0][:40]}”"
    wrong = [[row.text for row in one if row.groups & _FURNITURE] for one in case.inside if len(one) > 1]
    wrong = [found for found in wrong if found]
    if wrong and not case.known and len(wrong) * SHARE >= len(case.comments):
        return f"lines of the page stand among the words: “{wrong[0][0][:40]}”"
    return ""


def _heads_inside(case: Case) -> str:
    """A line among somebody's words that names an author and a date, and quotes nobody."""
    if case.known:
        return ""
    for one in case.inside:
        for row in one:
            mark = parse(0, row.text) if len(row.text) <= 120 and not row.text.startswith(">") else None
            if mark is None or not mark.author or not mark.kind or mark.weight < HEAD:
                continue
            if (
                not row.groups & {"events", "answers", "badges"}
                and not is_form(row.text)
                and not _QUOTES.search(row.text)
            ):
                return f"what could be the head of a comment stands among the words: “{row.text[:40]}”"
    return ""


def _wordless(case: Case) -> str:
    """A comment without words that is not said to be gone."""
    bare = [
        number
        for number, (comment, one) in enumerate(zip(case.comments, case.inside, strict=True), 1)
        if not one and comment.state is None
    ]
    return f"comment {bare[0]} has no words" if bare and not case.known else ""


TESTS = (
    _dates_inside, _page_inside, _page_lines, _heads_inside, _ends_in_names, _begins_in_names, _one_long, _empty,
    _wordless,
)  # fmt: skip
"""What is tested of words; each says in a few words what it suspects, or nothing."""
