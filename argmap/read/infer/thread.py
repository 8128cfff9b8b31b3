"""A layout made into a thread: comments, parents, the article above, and what is to be said of it all."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from statistics import median
from typing import TYPE_CHECKING

from argmap.model import POST, UNSEEN, Comment, Note
from argmap.read.common.dates import certain
from argmap.read.common.threads import make_thread, stem
from argmap.read.infer.bodies import Body, cut_bodies, names_after, words
from argmap.read.infer.layout import odd_marks
from argmap.read.infer.parents import by_depth, by_words, steps_missing
from argmap.read.infer.people import parted, without_affixes
from argmap.read.infer.words import is_article_foot, is_deleted, is_form, is_furniture, miscounted, pingback

if TYPE_CHECKING:
    from collections.abc import Sequence

    from argmap.model import Thread
    from argmap.read.infer.block import Block
    from argmap.read.infer.layout import Layout
    from argmap.read.infer.lines import Page
    from argmap.read.sources.source import Source

TITLE = 160
"""A longer first line is not a title."""


def to_thread(source: Source, page: Page, layout: Layout) -> Thread:
    """The thread that a layout shows."""
    notes: list[Note] = []
    names = without_affixes([block.name for block in layout.blocks])
    blocks = [
        replace(block, name=name, mark=replace(block.mark, to=block.mark.to or to))
        for block, (name, to) in zip(layout.blocks, parted(names), strict=True)
    ]
    post: Comment | None = None
    title = ""
    if layout.side == "footer":
        if layout.opening >= 0:
            title, post = _lead(page, list(range(layout.opening)))
        elif _is_article_foot(page, blocks):
            title, post = _lead(page, list(range(blocks[0].top)), blocks[0])
            layout_start = blocks.pop(0).bottom
            bodies = _bodies(page, layout, blocks, layout_start + 1)
        if post is None or layout.opening >= 0:
            bodies = _bodies(page, layout, blocks, layout.opening + 1)
    else:
        title, post = _lead(page, list(range(blocks[0].top)), name=blocks[0].name)
        bodies = _bodies(page, layout, blocks, 0)
    cut = cut_bodies(page, bodies, open_end=layout.side != "footer")
    comments, more = _comments(page, blocks, bodies)
    notes += more
    if layout.side == "footer":
        notes += _after_last(page, blocks, comments)
    if cut.rest >= 0:
        notes.append(_rest_note(page, cut.rest))
    notes += _cut_notes(page, cut.furniture, cut.pingbacks, cut.stubs)
    notes += _doubts(page, layout, blocks, comments)
    return make_thread(stem(source), title, comments, post=post, notes=notes)


def _bodies(page: Page, layout: Layout, blocks: Sequence[Block], start: int) -> list[Body]:
    bodies: list[Body] = []
    for number, (block, after) in enumerate(zip(blocks, names_after(blocks), strict=True)):
        stop = blocks[number + 1].top if number + 1 < len(blocks) else len(page.raw)
        if layout.side == "footer":
            first = blocks[number - 1].bottom + 1 if number else start
            body = Body(list(range(first, block.top)), block.name)
        elif layout.side == "split":
            body = Body(list(range(block.bottom + 1, block.closing)), block.name)
        elif layout.side == "inline":
            body = Body(list(range(block.top, stop)), block.name, inline=block.mark.body)
        else:
            body = Body(list(range(block.bottom + 1, stop)), block.name, after)
        bodies.append(body)
    return bodies


def _comments(page: Page, blocks: Sequence[Block], bodies: Sequence[Body]) -> tuple[list[Comment], list[Note]]:
    notes = []
    parents = by_depth(page, blocks)
    unclear: list[int] = []
    unseen: frozenset[int] = frozenset()
    told, several = by_words(page, blocks, bodies)
    if parents is None:
        parents, unclear = told, several
    else:
        unseen = steps_missing(page, blocks, parents)
    comments = []
    for number, (block, body) in enumerate(zip(blocks, bodies, strict=True)):
        parent = parents[number]
        text = words(page, body)
        comments.append(
            Comment(
                f"c{number + 1}",
                text,
                author=block.name,
                date=block.date,
                posted=certain(block.date) if block.date else None,
                parent=f"c{parent + 1}" if parent is not None else None,
                state=_state(text, unseen=number in unseen),
            )
        )
    if unseen:
        count = "one comment stands" if len(unseen) == 1 else f"{len(unseen)} comments stand"
        what = f"{count} two steps below the one above: what they answer is not in the file"
        notes.append(Note(what, line=blocks[min(unseen)].top + 1, kind="left out"))
    if unclear:
        line = blocks[unclear[0]].top + 1
        count = "one comment answers" if len(unclear) == 1 else f"{len(unclear)} comments answer"
        what = f"{count} a name under which several stand; the last before was taken"
        notes.append(Note(what, line=line, kind="unclear"))
    return comments, notes


def _state(text: str, *, unseen: bool) -> str | None:
    return "deleted" if is_deleted(text) else UNSEEN if unseen else None


def _lead(
    page: Page, lines: list[int], foot: Block | None = None, name: str | None = None
) -> tuple[str, Comment | None]:
    """The title, and the article where there is one, in the lines above the comments."""
    full = [line for line in lines if page.text[line]]
    while full and (is_furniture(page.text[full[-1]]) or page.text[full[-1]] == name):
        full.pop()
    while full and is_furniture(page.text[full[0]]):
        full.pop(0)
    if not full:
        return "", None
    first = page.text[full[0]].strip("#*_= ")
    short = len(first) <= TITLE
    if foot is None and (len(full) == 1 or sum(len(page.text[line]) for line in full) < 160):
        return (first if short else ""), None
    titled = short and len(full) > 1 and len(first) < 120 and not first.endswith(".")
    rest = full[1:] if titled else full
    author, date = (foot.name, foot.date) if foot is not None else (None, None)
    while foot is None and len(rest) > 1 and len(full) - len(rest) < 4:
        mark = page.marks[rest[0]]
        if (
            mark is None
            or mark.body >= 0
            or not (mark.by or (mark.kind and not mark.said))
            or len(page.text[rest[0]]) > 80
        ):
            break
        author, date = author or mark.author, date or mark.date
        rest = rest[1:]
    body = Body(list(range(rest[0], rest[-1] + 1)))
    posted = certain(date) if date else None
    return (first if titled else ""), Comment(POST, words(page, body), author=author, date=date, posted=posted)


def _is_article_foot(page: Page, blocks: Sequence[Block]) -> bool:
    """Whether the first footer is the article's own: it speaks of comments or links as no other does."""
    if len(blocks) < 2:
        return False
    others = sum(is_article_foot(page.text[block.mark.line]) for block in blocks[1:])
    return is_article_foot(page.text[blocks[0].mark.line]) and others * 4 <= len(blocks) - 1


def _after_last(page: Page, blocks: Sequence[Block], comments: list[Comment]) -> list[Note]:
    """What stands below the last footer: the page's furniture, or a comment whose footer is cut off."""
    rest = [line for line in page.full if line > blocks[-1].bottom]
    speech = []
    for line in rest:
        if is_furniture(page.text[line]):
            break
        speech.append(line)
    size = sum(len(page.text[line]) for line in speech)
    if not rest:
        return []
    if size < 60 or not re.search(r"[.!?…]", " ".join(page.text[line] for line in speech)):
        return [_rest_note(page, rest[0])]
    body = Body(list(range(speech[0], speech[-1] + 1)))
    comments.append(Comment(f"c{len(comments) + 1}", words(page, body)))
    notes = [Note("text below the last footer, read as a comment whose footer is cut off", line=speech[0] + 1)]
    if len(speech) < len(rest):
        notes.append(_rest_note(page, rest[len(speech)]))
    return notes


def _rest_note(page: Page, line: int) -> Note:
    count = sum(other >= line for other in page.full)
    lines = "one line" if count == 1 else f"{count} lines"
    return Note(f"{lines} below the comments left out, from “{page.text[line][:60]}”", line=line + 1, kind="left out")


def _cut_notes(page: Page, furniture: list[int], pingbacks: list[int], stubs: list[int]) -> list[Note]:
    notes = []
    for lines, what in (
        (furniture, "of buttons and votes left out"),
        (stubs, "standing for comments that are not in the paste"),
    ):
        if lines:
            first = min(lines)
            count = "one line" if len(lines) == 1 else f"{len(lines)} lines"
            notes.append(Note(f"{count} {what}, the first “{page.text[first][:60]}”", line=first + 1, kind="left out"))
    return notes + [Note(pingback(page.text[line]), line=line + 1, kind="pingback") for line in sorted(pingbacks)]


def _doubts(page: Page, layout: Layout, blocks: Sequence[Block], comments: Sequence[Comment]) -> list[Note]:
    notes = []
    if abs(layout.sure) < 1.5:
        here = "above" if layout.side == "header" else "below"
        notes.append(
            Note(f"it is not clear whether names and dates stand above or below their comment; read as {here}")
        )
    kinds = Counter((block.mark.by, block.mark.said) for block in blocks)
    odd = odd_marks(blocks)
    for block in blocks:
        line = block.mark.line
        if line not in odd or kinds[block.mark.by, block.mark.said] * 5 > len(blocks):
            continue
        what = f"“{page.text[line][:60]}” is unlike the marks of the other comments; taken for one all the same"
        notes.append(Note(what, line=line + 1))
    taken = {line for block in blocks for line in (*range(block.top, block.bottom + 1), block.closing)}
    for line in range(blocks[0].top, blocks[-1].bottom + 1):
        mark = page.marks[line]
        if mark is None or line in taken or mark.weight < 1.9 or mark.body >= 0 or is_form(page.text[line]):
            continue
        number = sum(block.top < line for block in blocks) + (layout.side == "footer")
        text = page.text[line][:60]
        notes.append(
            Note(f"“{text}” looks like the start or end of a comment; read as words of comment {number}", line=line + 1)
        )
    if layout.stated > 0 and layout.stated != len(comments):
        notes.append(Note(miscounted(layout.stated, len(comments)), line=layout.opening + 1))
    numbers = [block.mark.number for block in blocks if block.mark.number is not None]
    if len(numbers) == len(blocks) > 2:
        missing = sorted(set(range(min(numbers), max(numbers))) - set(numbers))
        if 0 < len(missing) < 50:
            notes.append(
                Note(f"comments numbered {', '.join(map(str, missing[:8]))} are not in the paste", kind="left out")
            )
    sizes = [len(comment.text) for comment in comments]
    if layout.side == "footer" and layout.opening < 0 and len(sizes) > 3 and sizes[0] > max(1500, 8 * median(sizes)):
        notes.append(Note("the first comment may begin with the article: no line separates the two", line=1))
    return notes[:40]
