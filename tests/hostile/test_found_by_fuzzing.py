"""What fuzzing found, kept: each input is read or refused."""

from __future__ import annotations

import contextlib

import pytest

from argmap.errors import ArgmapError
from argmap.read import read_source, readers
from argmap.read.base import Reader, Source

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
