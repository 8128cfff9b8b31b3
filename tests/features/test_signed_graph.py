"""How far two commenters stand together by all links of a thread."""

from __future__ import annotations

import pytest

from argmap.features import signed_graph
from argmap.features.signed_graph import SignedGraph

SIGNED = {("ann", "ben"): -0.8, ("ben", "cem"): -0.7, ("cem", "dora"): 0.9, ("eve", "finn"): 0.6}


def test_who_rebuts_the_same_person_stands_together_and_further_away_less() -> None:
    known = SignedGraph(SIGNED)
    assert known.together("ann", "ben") == known.together("ben", "ann") < 0.0 < known.together("ann", "cem")
    assert 0.0 < known.together("ann", "dora") < known.together("ann", "cem")


@pytest.mark.parametrize("pair", [("ann", "eve"), ("ann", "nobody")])
def test_nothing_is_known_of_those_whom_no_links_bring_together(pair: tuple[str, str]) -> None:
    assert SignedGraph(SIGNED).together(*pair) == 0.0


def test_too_many_commenters_are_not_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(signed_graph, "MOST", 3)
    assert SignedGraph(SIGNED).together("ann", "ben") == 0.0
