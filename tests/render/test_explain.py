"""What `argmap why` prints: the sum ends in the number that the map prints, and nothing from a thread acts."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path

import maps_by_hand as by_hand
import pytest
from hypothesis import given, settings
from phones import phones

from argmap.errors import ArgmapError
from argmap.model import ArgumentMap, Evidence
from argmap.render.explain import explain
from argmap.rulebook.rule import Pattern, Rule, Rulebook
from argmap.views.why import logistic, pair, why
from argmap.views.wording import decimal

EXPECTED = Path(__file__).parent / "expected"
CASES = {
    "why-claim": ("c2.1",),
    "why-premise": ("c1.2",),
    "why-link": ("l1",),
    "why-pair": ("6", "4"),
    "why-comment": ("#5",),
    "why-silent": ("8",),
}
BOOK = Rulebook(
    (
        Rule(
            "claims.learning", "tags", "en", "Learning named as what it is about.",
            (
                Pattern("token", tokens=({"LOWER": "about"}, {"LEMMA": {"IN": ["learn", "teach"]}, "OP": "+"})),
                Pattern("phrase", phrases=("for our education",)),
                Pattern("dependency", nodes=({"RIGHT_ID": "verb", "RIGHT_ATTRS": {"LEMMA": "learn"}},
                        {"LEFT_ID": "verb", "REL_OP": ">", "RIGHT_ID": "who", "RIGHT_ATTRS": {"DEP": "nsubj"}})),
                Pattern("quotation", over=2, under=5),
            ),
        ),
    ),
    ("en",),
    "sha256:0",
)  # fmt: skip


@dataclass(frozen=True)
class Weighed:
    relation: str
    terms: tuple[Evidence, ...]
    probability: float
    floor: float = 0.25
    reply: float = 0.9


def compare(name: str, actual: str) -> None:
    path = EXPECTED / f"{name}.txt"
    if os.environ.get("ARGMAP_UPDATE"):
        path.write_text(actual, encoding="utf-8", newline="\n")
    assert path.read_text(encoding="utf-8") == actual


@pytest.mark.parametrize("case", CASES)
def test_the_explanation_is_as_expected(case: str) -> None:
    compare(case, explain(why(phones(), *CASES[case])))


def test_a_rulebook_adds_explanations_and_patterns() -> None:
    compare("why-rulebook", explain(why(phones(), "c1.1", rulebook=BOOK)))


def test_two_comments_without_a_link_show_what_did_not_suffice() -> None:
    terms = (Evidence("stance.question.what", "What about", "c5", 0, 10, 0.4), Evidence("stance.prior", weight=-1.9))
    weighed = [Weighed("agreement", (), 0.1), Weighed("rebuttal", terms, logistic(-1.5))]
    compare("why-not", explain(why(phones(), "5", "4", weighed=weighed)))
    assert pair(phones(), "4", "5.1") == ("c5", "c4")


def test_the_sum_ends_in_the_confidence_that_the_map_prints() -> None:
    printed = explain(why(phones(), "l1"))
    assert "+2.90  the sum" in printed
    assert decimal(logistic(2.9)) in printed
    assert "= 0.83  the confidence on the map" in printed


@pytest.mark.parametrize("ids", [("c99",), ("l99",), ("5", "5"), ("5", "5.1"), ("5", "x")])
def test_what_is_not_there_or_not_two_is_refused(ids: tuple[str, ...]) -> None:
    with pytest.raises(ArgmapError, match="Q001"):
        why(phones(), *ids)


@settings(deadline=None, max_examples=30)
@given(found=by_hand.any_map())
def test_everything_on_any_map_can_be_explained(found: ArgumentMap) -> None:
    ids = [*(c.id for c in found.thread.everything()), *(c.id for c in found.claims), *(k.id for k in found.links)]
    for name in ids:
        for ascii_only in (False, True):
            printed = explain(why(found, name), width=40, ascii_only=ascii_only)
            assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e\ud800-\udfff]", printed)
            assert printed.isascii() or not ascii_only
