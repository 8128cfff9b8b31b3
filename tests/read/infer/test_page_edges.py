"""What stands around a page's content is taken off, and no comment with it."""

from __future__ import annotations

import pytest

from argmap.read import read_source
from argmap.read.infer.page_edges import edges
from argmap.read.sources.source import Source

CHAT = "Ann Vale\n10:02 AM\nShall we close the pool at eight?\n\nBo Lind\n10:05 AM\nNobody swims after eight.\n"
BANNER = "Larkton Herald\nWe value your privacy\nWe store things on your device.\nAccept all\nManage options\n\n"
FEET = (
    "\n\nAbout us\nContact\nPrivacy policy\n© 2024 Larkton Herald\n",
    "\n\nMost read\n1\nTen walks in the fog\n2\nA bakery opens\nKim Rask · 3 days ago\n\nImpressum\n",
    "\n\nLes plus lus\nLe marché déménage\n12 mars 2024\n",
)  # fmt: skip


@pytest.mark.parametrize("foot", FEET)
def test_a_page_is_read_without_what_stands_around_it(foot: str) -> None:
    (found,) = read_source(Source("pool.txt", (BANNER + CHAT * 3 + foot).encode()))
    assert [one.author for one in found.comments] == ["Ann Vale", "Bo Lind"] * 3
    assert found.comments[-1].text == "Nobody swims after eight."
    left = [(note.line, note.what) for note in found.origin.notes if "page's content" in note.what]
    first, line = (
        foot.strip().split("\n")[0],
        1 + (BANNER + CHAT * 3 + foot).split("\n").index(foot.strip().split("\n")[0]),
    )
    assert left[0] == (1, "5 lines above the page's content left out, the first “Larkton Herald”")
    assert (left[1][0], left[1][1].rsplit("“", 1)[1]) == (line, f"{first}”")


@pytest.mark.parametrize(
    "below",
    [
        "Help\n",  # one word is somebody's
        "About us\nContact\nNo, really not.\n",  # words below it
        "\nMost read\nThat is how I would call them.\n" + CHAT,  # people and times come again
        "\nMost read\n" + "They are a list that somebody made, and hardly anybody reads it but those on it. " * 2,
        "Most read\nTen walks\n",  # in the middle of a paragraph
    ],
)  # fmt: skip
def test_words_that_people_may_say_stay(below: str) -> None:
    lines = (CHAT * 2 + below).split("\n")
    assert edges(lines) == (0, len(lines))
