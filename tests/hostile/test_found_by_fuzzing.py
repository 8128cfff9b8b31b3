"""What fuzzing found, kept: each input is read or refused."""

from __future__ import annotations

import pytest

from argmap.errors import ArgmapError
from argmap.read import read_source, readers
from argmap.read.base import Reader, Source

FOUND = {
    "a processing instruction": b"<?xmld></id\xc2\xcbtitle:eime@datetime with o\x9a\x8fset&\ne\"}",
    "one among comments": b'<div class="mw-parser-output"><?x><h2>a</h2><p>No.</p><?y></div><ol class="commentlist"><?z></ol>',
}


@pytest.mark.parametrize("name", FOUND)
@pytest.mark.parametrize("reader", readers(), ids=lambda reader: reader.name)
def test_every_reader_reads_or_refuses_it(reader: Reader, name: str) -> None:
    try:
        threads = list(read_source(Source("x", FOUND[name]), reader))
    except ArgmapError as error:
        assert error.problems
    else:
        assert all(thread.id for thread in threads)
