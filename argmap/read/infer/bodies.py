"""The words of each comment: between the marks, without the page's buttons, votes and forms."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from argmap.read.common.expressions import expression
from argmap.read.infer.words import heading, is_buttons, is_form, is_pingback, is_profile, is_stub, is_votes

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from argmap.read.infer.block import Block
    from argmap.read.infer.lines import Page

_DIGITS = expression(r"\d+")


@dataclass
class Body:
    """The lines of one comment, while they are being cut.

    Args:
        lines: Indexes of lines, blank ones too.
        name: The author.
        next_name: The author of the comment below.
        inline: The column at which the words start in the first line, or -1.
    """

    lines: list[int]
    name: str | None = None
    next_name: str | None = None
    inline: int = -1


@dataclass
class Cut:
    """What was left out.

    Args:
        furniture: Lines of buttons and votes.
        pingbacks, stubs: Lines of these.
        rest: The first line of the page's furniture below the comments, or -1.
    """

    furniture: list[int] = field(default_factory=list)
    pingbacks: list[int] = field(default_factory=list)
    stubs: list[int] = field(default_factory=list)
    rest: int = -1


def cut_bodies(page: Page, bodies: Sequence[Body], *, open_end: bool) -> Cut:
    """Take the page's own words off the ends of every body.

    Args:
        page: The lines.
        bodies: In order; their lines are cut in place.
        open_end: Whether the last body runs to the end of the text, so that the page's furniture may follow in it.
    """
    cut = Cut()
    if open_end and bodies:
        _cut_rest(page, bodies[-1], cut)
        if cut.rest < 0 and len(bodies) > 2:
            _cut_list(page, bodies, cut)
    for body in bodies:
        _strip(page, body, cut, votes=False)
    if _votes_recur(page, bodies):
        for body in bodies:
            _strip(page, body, cut, votes=True)
    _strip_names(page, bodies)
    for first in (True, False):
        for _ in range(6):
            if not _strip_recurring(page, bodies, cut, first=first):
                break
    return cut


def _cut_rest(page: Page, body: Body, cut: Cut) -> None:
    full = [line for line in body.lines if page.text[line]]
    for place, line in enumerate(full):
        text = page.text[line]
        if place == 0 and body.inline < 0 and not is_form(text):
            continue
        above = page.text[line - 1]
        loose = not above or is_buttons(above) or line == full[-1] or _is_rest(page.text[full[place + 1]]) or place == 0
        if loose and (is_form(text) or (heading(text) == -1 and place > 0 and _mostly_rest(page, full[place + 1 :]))):
            cut.rest = line
            body.lines = [other for other in body.lines if other < line]
            return


def _cut_list(page: Page, bodies: Sequence[Body], cut: Cut) -> None:
    """Cut the last body where, behind a gap wider than any in another, nothing but a list of short lines follows."""
    last = bodies[-1]
    full = [line for line in last.lines if page.text[line]]
    widest = max(_widest(page, body) for body in bodies[:-1])
    for one, two in pairwise(full):
        rest = [page.text[line] for line in full if line >= two]
        if two - one - 1 > max(widest, 2) and len(rest) > 2 and all(_is_entry(text) for text in rest):
            cut.rest = two
            last.lines = [line for line in last.lines if line < two]
            return


def _widest(page: Page, body: Body) -> int:
    full = [line for line in body.lines if page.text[line]]
    return max((two - one - 1 for one, two in pairwise(full)), default=0)


def _is_entry(text: str) -> bool:
    return len(text) <= 40 and text[-1] not in ".!?…:;,"


def _is_rest(text: str) -> bool:
    return is_form(text) or is_buttons(text) or heading(text) is not None


def _mostly_rest(page: Page, lines: Sequence[int]) -> bool:
    near = lines[:4]
    return sum(_is_rest(page.text[line]) for line in near) * 2 >= len(near)


def _strip(page: Page, body: Body, cut: Cut, *, votes: bool) -> None:
    if body.inline >= 0:
        _strip_end(page, body, cut, votes=votes)
        return
    while body.lines:
        text = page.text[body.lines[0]]
        if not text:
            body.lines.pop(0)
        elif is_buttons(text) or (votes and is_votes(text)):
            cut.furniture.append(body.lines.pop(0))
        elif is_stub(text):
            cut.stubs.append(body.lines.pop(0))
        else:
            break
    _strip_end(page, body, cut, votes=votes)


def _strip_end(page: Page, body: Body, cut: Cut, *, votes: bool) -> None:
    while body.lines and not (body.inline >= 0 and len(body.lines) == 1):
        text = page.text[body.lines[-1]]
        if not text:
            body.lines.pop()
        elif is_buttons(text) or (votes and is_votes(text)):
            cut.furniture.append(body.lines.pop())
        elif is_stub(text):
            cut.stubs.append(body.lines.pop())
        elif is_pingback(text):
            cut.pingbacks.append(body.lines.pop())
        else:
            break


def _votes_recur(page: Page, bodies: Sequence[Body]) -> bool:
    ends = sum(any(is_votes(page.text[line]) for line in (body.lines[:1] + body.lines[-1:])) for body in bodies)
    return ends >= 2 and ends * 5 >= 2 * len(bodies)


def _strip_names(page: Page, bodies: Sequence[Body]) -> None:
    """Names that the page repeats before a comment: in its first line, or in the last line of the one above."""
    own = [body for body in bodies if body.name and len(body.lines) > 1 and _same(page.text[body.lines[0]], body.name)]
    if len(own) > 1 and len(own) * 2 >= len(bodies):
        for body in own:
            if body.inline < 0:
                body.lines = _trimmed(page, body.lines[1:])
    ahead = [
        body for body in bodies if body.next_name and body.lines and _same(page.text[body.lines[-1]], body.next_name)
    ]
    if ahead and len(ahead) * 5 >= 2 * (len(bodies) - 1):
        for body in ahead:
            body.lines = _trimmed(page, body.lines[:-1])


def _same(text: str, name: str) -> bool:
    return text.strip(" :*_#").casefold() == name.strip(" :*_#").casefold()


def _trimmed(page: Page, lines: list[int]) -> list[int]:
    start, end = 0, len(lines)
    while start < end and not page.text[lines[start]]:
        start += 1
    while end > start and not page.text[lines[end - 1]]:
        end -= 1
    return lines[start:end]


def _strip_recurring(page: Page, bodies: Sequence[Body], cut: Cut, *, first: bool) -> bool:
    """Take off the first or last lines that stand in most comments with the same words: an unknown site's buttons."""
    ends: dict[int, str] = {}
    for number, body in enumerate(bodies):
        if len(body.lines) > 1 and not (first and body.inline >= 0):
            text = page.text[body.lines[0 if first else -1]]
            if len(text) <= 60:
                ends[number] = "profile" if first and is_profile(text) else _DIGITS.sub("0", text.lower())
    counts = Counter(ends.values())
    whole: dict[str, set[str]] = defaultdict(set)
    for number, shape in ends.items():
        whole[shape].add(words(page, bodies[number]))
    counts = Counter({shape: min(count, 2 * len(whole[shape]) - 1) for shape, count in counts.items()})
    common = {
        shape for shape, count in counts.items() if count >= max(3 if shape != "profile" else 2, 0.4 * len(bodies))
    }
    changed = False
    for number, shape in ends.items():
        if shape in common:
            body = bodies[number]
            cut.furniture.append(body.lines[0 if first else -1])
            body.lines = _trimmed(page, body.lines[1:] if first else body.lines[:-1])
            changed = True
    return changed


def words(page: Page, body: Body) -> str:
    """A body's text: as it stands, without the indentation that all its lines share."""
    lines = [page.raw[line] for line in body.lines]
    if body.inline >= 0 and lines:
        first = lines[0][body.inline :].strip()
        rest = dedented(lines[1:])
        return "\n".join([first, *rest]).strip()
    return "\n".join(dedented(lines))


def dedented(lines: Sequence[str]) -> list[str]:
    """Lines without the indentation that all of them share, and without spaces at their ends."""
    shared: str | None = None
    for line in lines:
        if not line.strip():
            continue
        blank = line[: len(line) - len(line.lstrip(" \t\xa0"))]
        shared = blank if shared is None else _common(shared, blank)
    cut = len(shared or "")
    return [line[cut:].rstrip() if line.strip() else "" for line in lines]


def _common(one: str, two: str) -> str:
    length = 0
    while length < min(len(one), len(two)) and one[length] == two[length]:
        length += 1
    return one[:length]


def names_after(blocks: Sequence[Block]) -> Iterable[str | None]:
    """The author of the comment below each block."""
    return [*(block.name for block in blocks[1:]), None]
