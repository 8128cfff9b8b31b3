"""Pairs of our own invention, written before they were run: how many come out as a reader would sign them.

At first sight 34 of the first sixty and 13 of the second thirty did; docs/log/links.md says what was mended since. The
bounds are what is reached, less two: a change that loses more has to say why.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pairs import analyses, finder, given

from argmap.model import Comment, Thread

LEAST = {"pairs_first.txt": 41, "pairs_second.txt": 17}


def cases(name: str) -> list[tuple[str, str, str]]:
    text = Path(__file__).with_name(name).read_text(encoding="utf-8")
    blocks = [[line for line in block.splitlines() if line[:1] != "#"] for block in re.split(r"\n{2,}", text.strip())]
    return [(block[0], block[1][2:], block[2][2:]) for block in blocks if block]


def said(parent: str, reply: str) -> str:
    comments = (Comment("c1", parent, "Petra"), Comment("c2", reply, "Ben", parent="c1"))
    made = Thread("t", "", comments)
    links = finder().find(made, analyses(made), (), given(made))
    relations = {link.relation for link in links}
    return "both" if len(relations) == 2 or any(link.partial for link in links) else next(iter(relations), "neither")


@pytest.mark.parametrize("name", sorted(LEAST))
def test_invented_pairs_come_out_as_a_reader_would_sign_them(name: str) -> None:
    found = [(want, said(parent, reply), reply) for want, parent, reply in cases(name)]
    wrong = [f"{want}, not {got}: {reply}" for want, got, reply in found if want != got]
    assert len(found) - len(wrong) >= LEAST[name], "\n".join(wrong)
