"""What `argmap why` prints without --details: plain words, no rule ids, no sums, nothing that acts."""

from __future__ import annotations

import re

import maps_by_hand as by_hand
import pytest
from hypothesis import given, settings
from phones import phones
from test_explain import BOOK, CASES, Weighed

from argmap.model import ArgumentMap, Evidence
from argmap.render.explain import explain
from argmap.render.reasons import how_sure, reasons
from argmap.views.why import why


@pytest.mark.parametrize("case", CASES)
def test_no_rule_id_and_no_sum_is_printed(case: str) -> None:
    printed = reasons(why(phones(), *CASES[case], rulebook=BOOK))
    for rule in {one.rule for link in phones().links for one in link.because}:
        assert rule not in printed
    assert "log-odds" not in printed
    assert "claims.learning" not in printed
    assert not re.search(r"[+−-]\d\.\d", printed)


def test_a_claim_is_explained_by_the_words_that_its_rule_matched() -> None:
    printed = reasons(why(phones(), "c1.1", rulebook=BOOK))
    assert "because  “about learning”  Learning named as what it is about." in printed
    assert "it denies that" in reasons(why(phones(), "c2.1"))


def test_a_link_says_what_speaks_for_it_and_what_against() -> None:
    printed = reasons(why(phones(), "l1"))
    assert "#2 Kofi ⊖ rebuts #1 Ines  likely: right 8 times in 10" in printed
    assert "for it  “Not convinced”" in printed
    assert "against it  “already”" in printed
    assert "length, tone and place speak for it" in printed


def test_a_point_says_what_makes_it_one_and_who_is_on_which_side() -> None:
    printed = reasons(why(phones(), "p1"))
    assert printed.startswith("It’s about learning  likely: right 8 times in 10  (p1)")
    before, after = printed.split("against it")
    assert "#1 Ines “It's about learning, nothing else.”" in before
    assert "#2 Kofi “It isn't about learning”" in after
    assert "they carry one name" in before
    assert explain(why(phones(), "p1")) in printed


def test_where_no_link_is_it_is_said_why() -> None:
    terms = (Evidence("stance.x", "home", "c5", 0, 4, -0.4),)
    printed = reasons(why(phones(), "5", "4", weighed=[Weighed("rebuttal", terms, 0.3)]))
    assert "no agreement and no rebuttal found" in printed
    assert "no words speak for it" in " ".join(printed.split())


def test_no_confidence_is_called_certain_that_is_not() -> None:
    assert how_sure(1.0) == "checked by a person"
    assert how_sure(0.99).startswith("almost certain")
    assert how_sure(0.749).startswith("a guess")


@settings(deadline=None, max_examples=30)
@given(found=by_hand.any_map())
def test_nothing_from_a_thread_acts(found: ArgumentMap) -> None:
    for name in [*found.labels(), *(claim.id for claim in found.claims), *(link.id for link in found.links)]:
        printed = reasons(why(found, name), width=40)
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", printed)
