"""A thread of a thousand comments, made of many small ones. Not a test file."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from phones import phones

from argmap.model import POST

if TYPE_CHECKING:
    from collections.abc import Iterable

    from argmap.model import ArgumentMap, Evidence


@cache
def many(comments: int) -> ArgumentMap:
    """The map of the phones over and over, under one post, up to so many comments."""
    one = phones()
    times = -(-comments // len(one.thread.comments))

    def other(name: str, turn: int) -> str:
        return name if name.startswith(POST) else f"x{turn}{name}"

    def moved(because: Iterable[Evidence], turn: int) -> tuple[Evidence, ...]:
        return tuple(replace(e, comment=e.comment and other(e.comment, turn)) for e in because)

    kept = [replace(c, id=other(c.id, turn)) for turn in range(times) for c in one.thread.comments][:comments]
    ids = {c.id for c in kept} | {POST}
    claims = [
        replace(k, id=other(k.id, t), comment=other(k.comment, t), supports=k.supports and other(k.supports, t))
        for t in range(times)
        for k in one.claims
        if t == 0 or k.comment != POST
    ]
    claims = [k for k in claims if k.comment in ids]
    ends = ids | {k.id for k in claims}
    replies = [
        replace(r, source=other(r.source, t), target=other(r.target, t), because=moved(r.because, t))
        for t in range(times)
        for r in one.replies
    ]
    links = [
        replace(k, id=f"{k.id}x{t}", source=other(k.source, t), target=other(k.target, t), because=moved(k.because, t))
        for t in range(times)
        for k in one.links
    ]
    return replace(
        one,
        thread=replace(one.thread, comments=tuple(kept)),
        claims=tuple(claims),
        replies=tuple(r for r in replies if r.source in ids),
        links=tuple(k for k in links if k.source in ends and k.target in ends),
        points=tuple(
            replace(
                p,
                claims=tuple(dict.fromkeys(other(c, t) for t in range(times) for c in p.claims if other(c, t) in ends)),
                against=tuple(other(c, t) for t in range(times) for c in p.against if other(c, t) in ends),
                because=moved(p.because, 0),
            )
            for p in one.points
        ),
        subjects=(),
    )
