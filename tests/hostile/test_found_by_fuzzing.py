"""What fuzzing found, kept: each input is read or refused."""

from __future__ import annotations

import contextlib
import json

import pytest

from argmap.errors import ArgmapError
from argmap.read import read_source, readers
from argmap.read.base import Reader, Source
from argmap.render.json_map import dumps_thread

FOUND = {
    "a processing instruction": b'<?xmld></id\xc2\xcbtitle:eime@datetime with o\x9a\x8fset&\ne"}',
    "one among comments": b'<div class="mw-parser-output"><?x><h2>a</h2><p>No.</p><?y></div><?z>',
}


@pytest.mark.parametrize("name", FOUND)
@pytest.mark.parametrize("reader", readers(), ids=lambda reader: reader.name)
def test_every_reader_reads_or_refuses_it(reader: Reader, name: str) -> None:
    threads = []
    with contextlib.suppress(ArgmapError):
        threads = list(read_source(Source("x", FOUND[name]), reader))
    assert all(thread.id for thread in threads)


def test_a_year_that_no_date_in_a_text_has_is_read_back() -> None:
    told = {"id": 1, "user": {"login": "ann"}, "created_at": "4040-01-01T00:10:00Z", "body": "No"}
    data = json.dumps([{**told, "issue_url": "https://api.github.com/repos/o/r/issues/5"}]).encode()
    (thread,) = read_source(Source("x", data))
    assert thread.comments[0].posted is not None
    (again,) = read_source(Source("again.jsonl", dumps_thread(thread).encode()))
    assert again == thread
