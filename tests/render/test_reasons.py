"""What `argmap why` prints without --details: plain words, no rule ids, no sums, nothing that acts."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import maps_by_hand as by_hand
import pytest
from hypothesis import given, settings
from phones import phones
from test_explain import BOOK, CASES, Weighed

from argmap.model import CHECKED, POST, ArgumentMap, Evidence, Link, Reply
from argmap.render.explain import explain
from argmap.render.reasons import how_sure, reasons
from argmap.rulebook.rule import Rule
from argmap.views.why import why

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


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


def test_how_a_claim_is_made_stands_with_the_words_that_show_it_and_not_among_its_reasons() -> None:
    printed = reasons(why(phones(), "c2.1", rulebook=BOOK))
    assert "it denies that: “isn't”" in printed
    assert printed.count("isn't") == 2  # the claim itself, and the words that deny
    hedged = reasons(why(phones(), "c6.2", rulebook=BOOK))
    assert "with a hedge: “probably”" in hedged


def test_words_of_an_aspect_are_no_reason_for_a_claim() -> None:
    framed = Rule("frames.economic.costs", "frames", "en", "Money is spoken of.", (), frames=("economic",))
    book = replace(BOOK, rules=(*BOOK.rules, framed))
    told = Evidence("frames.economic.costs", "fortune", start=15, end=22, weight=1.4)
    found = with_claim("c3.2", because=lambda because: (told, *because))
    printed = reasons(why(found, "c3.2", rulebook=book))
    assert "seen as economic: “fortune”" in printed
    assert "Money is spoken of" not in printed


def with_claim(name: str, because: Callable[[Sequence[Evidence]], tuple[Evidence, ...]]) -> ArgumentMap:
    """The map with other reasons for a claim."""
    found = phones()
    claims = tuple(replace(c, because=because(c.because)) if c.id == name else c for c in found.claims)
    return replace(found, claims=claims)


def test_no_reply_is_called_checked_that_nobody_has_checked() -> None:
    only = replace(phones(), replies=(Reply("c1", POST, "post", 1.0),))
    assert "nothing else stands before it" in reasons(why(only, "1"))
    seen = replace(phones(), replies=(Reply("c1", POST, "post", 1.0, (Evidence(CHECKED),)),))
    assert "answers post Mr Abara  checked by a person" in reasons(why(seen, "1"))


def test_the_post_answers_nobody_and_is_not_blamed_for_it() -> None:
    assert reasons(why(phones(), "post")).startswith("post Mr Abara opens the thread.")


def test_a_link_that_the_file_gives_says_so() -> None:
    given = Link("l1", "c2.1", "c1.1", "agreement", "given", 0.98, (Evidence("features.declared", weight=3.9),))
    printed = reasons(why(replace(phones(), links=(given,)), "l1"))
    assert "because the source file says so" in printed
    assert "denies" not in printed


@pytest.mark.parametrize(("confidence", "times"), [(0.12, "1 time in 10"), (0.52, "5 times in 10")])
def test_one_in_ten_is_one_time(confidence: float, times: str) -> None:
    assert how_sure(confidence).endswith(f"right {times}")
