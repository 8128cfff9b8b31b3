"""Texts without a thread: refused, whatever in them looks a little like a comment."""

from __future__ import annotations

import pytest
import reading

TEXTS = {
    "an article with its byline": """
        Harbour lane opens
        By Marta Quill
        October 14, 2012 at 5:00 pm

        The lane opened on October 12, 2012. "We waited for nine years," Osei said.

        Posted by Marta Quill on October 14, 2012 | Permalink | Comments (0)
        """,
    "prose": "It was a dark and stormy night.\n\nThe lane was wet. Nobody rode there.\n\nThe end came soon.",
    "code": "def lane(width: int) -> str:\n    if width < 2:\n        return 'narrow'\n    return 'wide'\n",
    "a class with its fields": """
        class Place:
            Args:
                author: The name, or None.
                date: The words of the date.

            author: str | None
            date: str | None
        """,
    "rules": "\n---\n".join(
        f"id: address.one.r{n}\nbasis: turn\nexplanation: words and more words\n" for n in range(6)
    ),
    "a licence list": "".join(f"Files: part{n}/*\nCopyright: 2010 Ann Lee\nLicense: MIT\n\n" for n in range(8)),
    "releases": "".join(f"Version 1.{n} (May {n + 1}, 2010)\n\n* some words were mended\n\n" for n in range(6)),
    "settings": "host: localhost\nport: 80\nuser: admin\npassword: secret\ndebug: true\nlevel: 3\n",
    "a log": """
        2012-03-04 10:02:03 INFO: starting server
        2012-03-04 10:02:04 INFO: reading config
        2012-03-04 10:02:05 WARNING: no cache
        2012-03-04 10:02:06 ERROR: cannot bind
        """,
    "a chronicle": "3 May 2009: A child is hit.\n4 June 2010: The council meets.\n5 July 2011: It votes.\n",
    "a recipe": "Soup\n\nIngredients:\n2 onions\n\nMethod:\nChop.\n\nNote: do not burn.\nTip: use butter.\n",
    "a list": "1. Buy milk\n2. Call Bob\n3. Write to the council\n4. Ride home\n",
    "works cited": "Smith, J. (2010). Lanes. London.\nJones, A. (2011). More lanes. Leeds.\n",
    "a poem": "The lane is long\nThe lane is wide\n\nHere comes a song\nHere comes a ride\n",
    "one comment of who knows what": "Ann says:\nMay 3, 2010 at 5:00 pm\n\nToo narrow.\n",
}


@pytest.mark.parametrize("text", [pytest.param(text, id=name) for name, text in TEXTS.items()])
def test_a_text_without_a_thread_is_refused(text: str) -> None:
    assert "I004" in reading.refused(text, "text.txt")


def test_one_comment_needs_a_heading() -> None:
    found = reading.thread("1 Comment\n\n" + TEXTS["one comment of who knows what"], "text.txt")
    assert [one.author for one in found.comments] == ["Ann"]


def test_hostile_sizes_take_no_time() -> None:
    for text in ("a b c d " * 40_000, "Ann\n" * 40_000, "1 " * 200_000, "a: b\n" * 20_000, "\n" * 200_000 + "x"):
        assert "I004" in reading.refused(text.encode(), "text.txt")
