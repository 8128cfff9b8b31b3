"""The claims of one comment."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from argmap.claims import ClaimFinder, find_claims
from argmap.model import Comment, Quote

if TYPE_CHECKING:
    from collections.abc import Callable

    from argmap.language import Language
    from argmap.model import Claim
    from argmap.rulebook.rule import Rulebook


@pytest.fixture(scope="module")
def finder(rulebook: Rulebook) -> ClaimFinder:
    return ClaimFinder(rulebook)


@pytest.fixture(scope="module")
def find(language: Language, finder: ClaimFinder) -> Callable[[str], tuple[Claim, ...]]:
    def found(text: str) -> tuple[Claim, ...]:
        comment = Comment("c1", text)
        (analysis,) = language.analyse([comment])
        return finder.find(comment, analysis)

    return found


def test_ids_follow_the_text(find: Callable[[str], tuple[Claim, ...]]) -> None:
    claims = find("It's all about money, and they should close the bridge because nobody needs it.")
    assert [claim.id for claim in claims] == [f"c1.{n}" for n in range(1, len(claims) + 1)]
    assert len(claims) > 1
    assert [claim.start for claim in claims] == sorted(claim.start for claim in claims)


def test_an_empty_comment_claims_nothing(find: Callable[[str], tuple[Claim, ...]]) -> None:
    assert find("") == ()
    assert find(" \n\n ") == ()
    assert find("?!") == ()


def test_a_tag_is_a_claim_with_the_words_that_matched(find: Callable[[str], tuple[Claim, ...]]) -> None:
    (claim,) = find("Honestly, this is 100% about money.")
    assert claim.tags == ("money",)
    assert claim.role == "claim"
    assert "about money" in claim.text
    assert any(e.rule == "tags.money" and "about money" in e.text for e in claim.because)


def test_what_a_tag_names_is_a_claim_however_many_are_likelier_theses(find: Callable[[str], tuple[Claim, ...]]) -> None:
    claims = find(
        "The bridge must go because it is unsafe for children. I think it is unfair to the village. It harms the river"
        " and the fish. The toll should be banned. It is a cash cow. People have a right to cross."
    )
    tagged = [(claim.role, *claim.tags) for claim in claims if claim.tags]
    assert tagged == [("claim", t) for t in ("danger", "fairness", "environment", "ban", "money", "rights")]


def test_tags_of_one_statement_are_one_claim(find: Callable[[str], tuple[Claim, ...]]) -> None:
    claims = [claim for claim in find("It's all about money and greed.") if claim.tags]
    assert len(claims) == 1
    assert {"money", "greed"} <= set(claims[0].tags)


def test_a_denied_tag_and_an_asserted_one_are_two_claims(find: Callable[[str], tuple[Claim, ...]]) -> None:
    claims = find("It's not about security, it's about money.")
    assert [(claim.tags, claim.assertion) for claim in claims] == [(("security",), "denied"), (("money",), "asserted")]


def test_what_a_statement_denies_in_its_own_words_it_asserts(find: Callable[[str], tuple[Claim, ...]]) -> None:
    (claim,) = find("Old ferries do not shake.")
    assert (claim.tags, claim.assertion) == ((), "asserted")


def test_a_statement_is_claimed_with_the_reason_in_its_sentence(find: Callable[[str], tuple[Claim, ...]]) -> None:
    text = "They should close the bridge because it shakes in every storm."
    (claim,) = find(text)
    assert (claim.role, claim.text) == ("claim", text)


def test_an_example_is_no_claim_of_its_own(find: Callable[[str], tuple[Claim, ...]]) -> None:
    (claim,) = find("Old bridges are dangerous. For example, the one at Arden fell last year.")
    assert claim.text == "Old bridges are dangerous"


def test_a_conclusion_is_supported_by_what_stands_before(find: Callable[[str], tuple[Claim, ...]]) -> None:
    first, second = find("The bridge shakes in every storm. Therefore it should be closed.")
    assert first.supports == second.id
    assert first.role == "premise"


@pytest.mark.parametrize("text", ["Ann is right.", "That does not follow.", "I'm with Ann.", "I'm honestly asking."])
def test_what_only_talks_of_the_talk_claims_nothing(text: str, find: Callable[[str], tuple[Claim, ...]]) -> None:
    assert find(text) == ()


def test_what_follows_assent_is_claimed(find: Callable[[str], tuple[Claim, ...]]) -> None:
    assert find("Ann is right, ferries spoil the bay.")


@pytest.mark.parametrize(
    "text", ["Let's be honest, the toll is about money.", "You are right, Ann, ferries are a nuisance for the bay."]
)
def test_what_a_short_sentence_states_behind_talk_is_claimed(
    text: str, find: Callable[[str], tuple[Claim, ...]]
) -> None:
    (claim,) = find(text)
    assert claim.text.rstrip(".").endswith(("about money", "for the bay"))


def test_a_hyphen_within_a_name_sets_nothing_off(find: Callable[[str], tuple[Claim, ...]]) -> None:
    claims = find("I agree with @rivka-l, only the ferries would gain.")
    assert not any(claim.text.startswith("l,") for claim in claims)


def test_thanks_and_scraps_claim_nothing(find: Callable[[str], tuple[Claim, ...]]) -> None:
    assert find("Thanks!") == ()
    assert find("Yes.") == ()


def test_a_list_number_is_not_part_of_the_claim(find: Callable[[str], tuple[Claim, ...]]) -> None:
    claims = find("1. The bridge is far too narrow for trucks.")
    assert all(not claim.text.startswith("1") for claim in claims)
    assert claims


def test_quoted_words_make_no_claim(language: Language, finder: ClaimFinder) -> None:
    text = "It's all about money.\nNo, the bridge is unsafe."
    comment = Comment("c1", text, quotes=(Quote(0, 21, "ann"),))
    (analysis,) = language.analyse([comment])
    assert all(claim.start >= 21 for claim in finder.find(comment, analysis))


def test_words_quoted_at_the_head_are_no_part_of_the_claim(language: Language, finder: ClaimFinder) -> None:
    text = '"Everybody loves the bridge" – it is far too narrow for the trucks that come now.'
    comment = Comment("c1", text, quotes=(Quote(0, 28, "ann"),))
    (analysis,) = language.analyse([comment])
    assert [claim.start for claim in finder.find(comment, analysis)] == [31]


def test_what_is_no_thesis_and_tied_to_none_is_not_among_the_claims(find: Callable[[str], tuple[Claim, ...]]) -> None:
    text = "I was there on Monday. We had tea. It rained. I think they should close the bridge. See you soon!"
    (claim,) = find(text)
    assert claim.text == "I think they should close the bridge."


@pytest.mark.parametrize(
    ("text", "claimed"),
    [
        ("Leila is right, banning never works.", "banning never works."),
        ("Well said, Ann, but the bridge has to go.", "the bridge has to go."),
    ],
)
def test_talk_at_the_head_is_no_part_of_the_claim(
    text: str, claimed: str, find: Callable[[str], tuple[Claim, ...]]
) -> None:
    assert [claim.text for claim in find(text)] == [claimed]


@pytest.mark.parametrize(
    "text",
    [
        "Say what you think about the bridge and why.",
        "Post one reason for the bridge, and answer two others.",
        "Oh, that is a side I had not seen.",
        "I take the plan back and write a better one.",
        "But you are right that it shakes.",
    ],
)
def test_house_rules_and_a_change_of_mind_claim_nothing(text: str, find: Callable[[str], tuple[Claim, ...]]) -> None:
    assert find(text) == ()


@pytest.mark.parametrize(
    ("text", "claimed"),
    [
        ("They took the swings away last spring. Taking things away never helps.", "Taking things away never helps."),
        ("Swings should stay in the park. It says so in the leaflet.", "Swings should stay in the park."),
    ],
)
def test_a_story_or_what_points_back_is_no_thesis_beside_what_holds_in_general(
    text: str, claimed: str, find: Callable[[str], tuple[Claim, ...]]
) -> None:
    assert [claim.text for claim in find(text)] == [claimed]


@pytest.mark.parametrize(
    "text",
    [
        "My cousin fell off the bridge on Sunday and laughed about it.",
        "We went to the bridge last summer and took the dog.",
        "I painted the railing in 2019.",
    ],
)
def test_what_happened_once_to_somebody_is_no_claim(text: str, find: Callable[[str], tuple[Claim, ...]]) -> None:
    assert find(text) == ()


def test_since_says_how_long_where_something_has_been_so(find: Callable[[str], tuple[Claim, ...]]) -> None:
    (claim,) = find("The bridge has shaken in every wind since they built it and nobody has ever said so.")
    assert claim.text == "The bridge has shaken in every wind since they built it and nobody has ever said so."
    claim, _ = find("It's all about money since nobody ever needs it and they should close the old bridge.")
    assert claim.text == "It's all about money"


def test_a_tag_is_no_claim_where_it_is_no_thesis(find: Callable[[str], tuple[Claim, ...]]) -> None:
    text = "Hi all. Is it about money? I wonder. I think that they should close the old bridge before it falls."
    assert [claim.tags for claim in find(text)] == [()]


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("Not safety. Money.", [("safety", "denied"), ("money", "asserted")]),
        ("A rule banning books about ferries will fail in the end.", []),
        ("Speeches that incite violence are a small part of the whole.", []),
        ("The rule does not calm anyone and will cause pollution.", [("environment", "asserted")]),
        ("Supporters say that it is safe, but it is all about money.", [("money", "asserted")]),
    ],
)
def test_tags_and_how_they_are_said(
    text: str, tags: list[tuple[str, str]], find: Callable[[str], tuple[Claim, ...]]
) -> None:
    found = [(tag, claim.assertion) for claim in find(text) if claim.voice == "own" for tag in claim.tags]
    assert found == tags


def test_named_statements_are_told_whether_or_not_they_are_theses(language: Language, finder: ClaimFinder) -> None:
    comment = Comment("c1", "Thanks. Is it about money? I wonder. I think that they should close the old bridge soon.")
    (analysis,) = language.analyse([comment])
    assert [(claim.tags, claim.assertion) for claim in finder.named(comment, analysis)] == [(("money",), "questioned")]


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Were you there when the bridge fell?", 0),
        ("What do you think of the new bridge?", 0),
        ("Why isn't that a danger to everyone?", 1),
        ("So closing the bridge makes the town safer?", 1),
        ("If the bridge is that dangerous, why do the buses use it?", 1),
        ("So why close it? The bridge is safe.", 1),
        ("Why should we pay for a bridge that nobody uses?", 1),
        ("Who would ever pay for such a bridge?", 1),
        ("Who has seen the old bridge?", 0),
        ("Which bridge did you cross?", 0),
    ],
)
def test_a_bare_question_claims_nothing(text: str, claims: int, find: Callable[[str], tuple[Claim, ...]]) -> None:
    assert len(find(text)) == claims


def test_a_premise_always_supports_a_claim_of_its_comment(find: Callable[[str], tuple[Claim, ...]]) -> None:
    claims = find(
        "The bridge is a danger to everyone. The timber rots in every winter. Therefore they should close it for good."
    )
    ids = {claim.id for claim in claims if claim.role == "claim"}
    assert any(claim.role == "premise" for claim in claims)
    assert all((claim.role == "premise") == (claim.supports in ids) for claim in claims)


def test_words_in_quotation_marks_are_anothers(find: Callable[[str], tuple[Claim, ...]]) -> None:
    claims = find("“It is all about money and nothing else,” wrote the mayor.")
    assert {claim.voice for claim in claims if "money" in claim.tags} == {"reported"}


def test_a_source_with_a_colon_gives_the_next_paragraph_its_voice(find: Callable[[str], tuple[Claim, ...]]) -> None:
    claims = find("From the article:\n\nThe bridge is unsafe.\n\nI think it is fine.")
    assert [(claim.text, claim.voice) for claim in claims] == [
        ("The bridge is unsafe", "reported"),
        ("I think it is fine.", "own"),
    ]


@pytest.mark.parametrize(("name", "voices"), [("post", {"reported"}), ("c1", set())])
def test_what_a_post_reports_is_on_the_map(
    name: str, voices: set[str], language: Language, finder: ClaimFinder
) -> None:
    text = (
        "The ferry line was in the news on Monday. It met the press at noon. The harbour was full of guests. "
        "The spokesman said that more towns fear for the safety of their bridges and for what the tolls bring in. "
        "Then there was cake. We all went home after that. It had rained since noon."
    )
    comment = Comment(name, text)
    (analysis,) = language.analyse([comment])
    assert {claim.voice for claim in finder.find(comment, analysis) if "spokesman" in claim.text} == voices


def test_find_claims_is_the_finder(language: Language, finder: ClaimFinder, rulebook: Rulebook) -> None:
    comment = Comment("c1", "It's all about money, and they should pay.")
    (analysis,) = language.analyse([comment])
    assert find_claims(comment, analysis, rulebook) == finder.find(comment, analysis)


SAID = "it is not about money , safety because they say that if we should never “ ” ? ! ( ) 1. don't but so it's"
WORDS = [*SAID.split(), "\n", "\n\n"]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(WORDS), max_size=40))
def test_spans_give_back_their_words(find: Callable[[str], tuple[Claim, ...]], words: list[str]) -> None:
    text = " ".join(words)
    for claim in find(text):
        assert text[claim.start : claim.end] == claim.text
        assert claim.text == claim.text.strip()
        assert all(e.start is None or text[e.start : e.end] == e.text for e in claim.because)


def test_what_turns_against_a_report_is_a_claim_of_its_own(find: Callable[[str], tuple[Claim, ...]]) -> None:
    told, own = find("They claim that the dredging is all about money, but it kills the mussels.")
    assert (told.voice, own.voice) == ("reported", "own")
    assert own.text == "it kills the mussels"


@pytest.mark.parametrize(
    "text", ["Suppose that the library closed on Mondays.", "Imagine the council sold the bridge."]
)
def test_a_supposition_is_no_assertion(text: str, find: Callable[[str], tuple[Claim, ...]]) -> None:
    assert [claim.assertion for claim in find(text)] in ([], ["supposed"])


@pytest.mark.parametrize(
    "text", ["This isn't true and lazy people know.", "You are dead wrong, but nobody cares much."]
)
def test_bare_dissent_is_no_claim_of_its_own(text: str, find: Callable[[str], tuple[Claim, ...]]) -> None:
    assert all("true" not in claim.text and "wrong" not in claim.text for claim in find(text))


@pytest.mark.parametrize(
    "text",
    ["The engineers put their reasons as follows:", "You'll have to ask Ann whether she meant it.", "Read the report."],
)
def test_what_announces_asks_or_points_is_no_claim(text: str, find: Callable[[str], tuple[Claim, ...]]) -> None:
    assert find(text) == ()
