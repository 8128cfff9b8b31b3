"""`argmap why`: gathers what the explanation needs; a pair without a link is weighed for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from argmap.cli import given

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from argmap.links import Weighing
    from argmap.model import ArgumentMap


@dataclass(frozen=True, slots=True)
class Asked:
    """Which thread is asked about, and how it is read and mapped."""

    file: str
    rules: Sequence[Path] | None = None
    topics: Sequence[str] | None = None
    read_as: str | None = None
    columns: Sequence[str] | None = None
    thread: str | None = None
    model: str | None = None


def explain(asked: Asked, first: str, second: str | None, *, width: int, ascii_only: bool, colour: bool) -> str:
    """The explanation as text.

    Args:
        asked: Which thread.
        first: A comment's, claim's or link's id or label.
        second: The other end, or None.
        width: Columns.
        ascii_only: Plain ASCII.
        colour: Whether colour may be used.

    Raises:
        ArgmapError: Q001 where an id is not on the map.
    """
    from argmap import rulebook  # noqa: PLC0415  # the terminal's start-up
    from argmap.render.explain import explain as printed  # noqa: PLC0415
    from argmap.views.why import why  # noqa: PLC0415

    found = given.one_map(
        given.maps(
            [asked.file],
            read_as=asked.read_as,
            columns=asked.columns,
            thread=asked.thread,
            rules=asked.rules,
            topics=asked.topics,
            model=asked.model,
            quiet=True,
        ),
        asked.file,
    )
    book = rulebook.load(list(asked.rules or ()), list(asked.topics or ()))
    answer = why(found, first, second, rulebook=book)
    if second is not None and not isinstance(answer, tuple):
        answer = why(found, first, second, rulebook=book, weighed=_weighed(found, asked, first, second))
    return printed(answer, width=width, colour=colour, ascii_only=ascii_only)


def _weighed(found: ArgumentMap, asked: Asked, first: str, second: str) -> list[Weighing]:
    """What the rules say of two comments that no link joins: the thread is analysed for it, saved map or not."""
    from argmap.views.why import pair  # noqa: PLC0415

    later, earlier = pair(found, first, second)
    ready = given.mapper(asked.rules, asked.topics, asked.model)
    analyses = ready.analyse(found.thread)
    reply = next((r for r in found.replies if r.source == later and r.target == earlier), None)
    opener = earlier == next(found.thread.everything()).id
    return [ready.links.weigh(analyses[later], analyses[earlier], reply=reply, opener=opener)]
