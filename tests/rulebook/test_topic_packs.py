"""The topic packs: enough claims, all in the docs, none under a tag that the general rules use."""

from __future__ import annotations

from pathlib import Path

import pytest

from argmap import rulebook
from argmap.rulebook.places import topics

DOCS = Path(__file__).parents[2] / "docs" / "topics.md"


def test_five_motions() -> None:
    assert topics() == ("ai-in-class", "homework", "nuclear-power", "school-uniforms", "social-media-under-16")


@pytest.mark.parametrize("name", topics())
def test_a_pack(name: str) -> None:
    book = rulebook.load(topics=[name])
    own = [rule for rule in book.rules if rule.pack == name]
    general = {rule.tag for rule in book.family("claims") if rule.pack != name}
    assert 8 <= len(own) <= 12
    assert not general & {rule.tag for rule in own}
    page = DOCS.read_text(encoding="utf-8")
    assert f"### {name}" in page
    assert [rule.says for rule in own if f"| {rule.says} |" not in page] == []
