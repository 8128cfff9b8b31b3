"""A line of the batch gives back its map's bytes, packed or not, and a long one is held small."""

from __future__ import annotations

from dataclasses import replace

import maps_by_hand as by_hand
import pytest

from argmap.batch.lines import LONG, Line
from argmap.model import Comment
from argmap.render.json_map import dumps_line


@pytest.mark.parametrize("comments", [1, 2_000])
def test_a_line_gives_back_its_bytes(comments: int) -> None:
    found = by_hand.single("Money \ud83d, füße.")
    said = tuple(Comment(f"n{n}", f"Bridge {n} costs too much. " * 30) for n in range(comments))
    found = replace(found, thread=replace(found.thread, comments=(*found.thread.comments, *said)))
    line = Line.of(found)
    whole = b"".join(line.pieces())
    assert whole == (dumps_line(found) + "\n").encode("utf-8")
    assert line.packed == (len(whole) > LONG)
    assert not line.packed or len(line.data) < len(whole) / 5
