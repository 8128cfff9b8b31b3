from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

import pytest

from argmap.errors import ArgmapError
from argmap.read import readers
from argmap.read.sources.source import Source

if TYPE_CHECKING:
    from argmap.read.common.reader import Reader

GARBAGE = (
    b"",
    b"\n",
    b"\x00\x01\x02",
    b"{",
    b"[]",
    b"{}",
    b"null",
    b'[{"id": 1}]',
    b'{"comments": []}',
    b'{"comments": [null, 3, "x", {"text": null}]}',
    b'{"kind": "Listing", "data": {"children": [{"kind": "t1"}]}}',
    b'{"post_stream": {"posts": [{}]}, "thread": {"post": 1, "replies": 2}}',
    b'{"rows": [{"user": 3, "references": [null], "target": [{"selector": null}]}]}',
    b'[{"user": {"login": null}, "body": null, "created_at": [], "id": {}}]',
    b'{"descendants": [{"content": 3, "account": null}], "ancestors": [{}]}',
    b'a,b\n1\n1,2,3\n"',
    b"<",
    b"<html>",
    b"<html><body><div id='comment-1' class='comment'></div></body></html>",
    b"<?xml version='1.0'?><rss xmlns:wp='http://wordpress.org/export/1.2/'><item><wp:comment/></item></rss>",
    b"<disqus><post/></disqus>",
    b"<comments><row/></comments>",
    b"<feed>reddit.com<entry/></feed>",
    b"From x\n",
    b"From x y\nFrom: \xff\nDate: never\n\n\xfe",
    b"\xff\xfe<\x00h\x00",
    b"<blockquote>" * 3000,
    b"[" * 3000,
)


@pytest.mark.parametrize("reader", readers(), ids=lambda reader: reader.name)
def test_garbage_is_read_or_refused_but_never_breaks(reader: Reader) -> None:
    for data in GARBAGE:
        source = Source("garbage.txt", data)
        assert 0.0 <= reader.sniff(source) <= 1.0
        with contextlib.suppress(ArgmapError):
            assert all(thread.id for thread in reader.read(source))


@pytest.mark.parametrize("reader", readers(), ids=lambda reader: reader.name)
def test_a_reader_says_what_it_is_and_how_to_get_such_a_file(reader: Reader) -> None:
    assert reader.title
    assert len(reader.how) > 20
    assert all(suffix.startswith(".") for suffix in reader.suffixes)
