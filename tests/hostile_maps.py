"""Maps whose every word is hostile, for the tests of forms. Not a test file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.model import ArgumentMap, Claim, Comment, Evidence, Link, Point, Reply, Subject, Tag, Thread

if TYPE_CHECKING:
    from collections.abc import Sequence

HOSTILE = (
    "<script>alert(1)</script>",
    '"]; evil [label="x"] //',
    "\\N \\G \\l <b>bold</b> &amp; &#x26;",
    "a\x00b\x1b[2J\x07",
    "user\u202etxt.exe\u2066",
    "%%{init: {}}%% (x) [y] |w| x-->y",
    "]]> <!-- --> -->",
    "line\nline\r\nline\u2028line\ttab",
    "x" * 300,
    "猫" * 80,
    "-- -> <x> +> [y]",
    "1. a (1) b",
    "# h #tag @[x] @<y>",
    "{a: b} }",
    "===\nx\n===",
    "e.g. this.that. :smile:",
    "// c /* d",
    "*b* _i_ **b",
    "trailing \\",
    "- a",
    "<_ c >< d",
    "[a](javascript:x) <a>: b [a]: b",
    "```\n~~~ `x`",
    "=1+1",
    "| a | b |",
    "\ud800 \ufffe",
    "e\u0301\u0302\u0303\u0304\u0305",
    "",
)


def hostile(words: Sequence[str] = HOSTILE) -> ArgumentMap:
    """A map in which these are titles, names, texts, claims, tags, points, subjects and evidence."""
    comments = tuple(
        Comment(f"c{n}", text, text[:60] or None if n % 2 else None, date=text[:40] or None)
        for n, text in enumerate(words, 1)
    )
    claims = tuple(
        Claim(
            f"{comment.id}.1",
            comment.id,
            0,
            len(comment.text),
            comment.text,
            (Evidence("roles.some.rule", comment.text, None, 0, len(comment.text), 1.0),),
            tags=("money",) if n % 3 == 0 else (),
        )
        for n, comment in enumerate(comments, 1)
        if comment.text
    )
    links = tuple(
        Link(
            f"l{n}",
            claim.id,
            claims[n - 1].id if n % 4 else claims[n - 1].comment,
            "agreement" if n % 2 else "rebuttal",
            "stated",
            0.8,
            (Evidence("stance.some.rule", claim.text, None, 0, len(claim.text), 1.0),),
        )
        for n, claim in enumerate(claims[1:], 1)
    )
    replies = tuple(Reply(comment.id, "c1", "order", 0.6) for comment in comments[1:])
    tags = (Tag("money", words[0] or "x", "economic"),)
    said = words[-2] if len(words) > 1 else "x"
    shared = tuple(claim.id for n, claim in enumerate(claims) if n % 3 == 1)
    points = (
        (Point("p1", said, shared, "words", 0.5, tuple(claims[1].because), shared[1::2]),) if len(shared) > 1 else ()
    )
    subjects = (Subject("s1", said, tuple(claim.id for claim in claims[::3])),) if claims else ()
    thread = Thread("t", " ".join(words[:3]), comments)
    return ArgumentMap(thread, claims, replies, links, tags, points=points, subjects=subjects)
