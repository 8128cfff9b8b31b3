from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pairs import analyses, finder

from argmap.links import candidates, citing
from argmap.links.scales import logistic
from argmap.model import Comment, Link, Reply, Thread

if TYPE_CHECKING:
    from argmap.language import Analysis

TALK = (
    Comment("a", "The bridge over the Aller must be rebuilt.", "Greta"),
    Comment("b", "Ferries cost less than masons.", "Oona Birk"),
    Comment("c", "The ferry sinks every other spring, Oona.", "Greta"),
    Comment("d", "Who will pay?", "kilnhand"),
    Comment("d2", "The ducks?", "rivka-l"),
)


def cited(text: str, author: str = "Sam") -> list[tuple[str, str]]:
    return [(link.target, link.relation) for link in links(text, author)]


def links(text: str, author: str = "Sam") -> tuple[Link, ...]:
    made = Thread("t", "", (*TALK, Comment("e", text, author)))
    return finder().find(made, analyses(made), (), ())


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The masons are gone, as Oona said.", [("b", "agreement")]),
        ("I'm with Oona on this.", [("b", "agreement")]),
        ("Oona Birk is quite right about the price.", [("b", "agreement")]),
        ("kilnhand makes a good point.", [("d", "agreement")]),
        ("Greta has hit the nail on the head.", [("c", "agreement")]),
        ("Oona has got it right.", [("b", "agreement")]),
        ("I don't agree with Oona.", [("b", "rebuttal")]),
        ("Greta is wrong about the ferry.", [("c", "rebuttal")]),
        ("Greta is wrong about the old bridge.", [("a", "rebuttal")]),
        ("That bridge is older than the mill. Greta is right.", [("a", "agreement")]),
        ("Greta is right, if you wait long enough the tide turns.", [("c", "agreement")]),
        ("kilnhand has a point.", [("d", "agreement")]),
        ("I agree with rivka, the ducks will.", [("d2", "agreement")]),
        ("I agree with Greta about the bridge. Oona misses the point.", [("a", "agreement"), ("b", "rebuttal")]),
    ],
)
def test_a_side_is_taken_with_or_against_who_is_named(text: str, found: list[tuple[str, str]]) -> None:
    assert sorted(cited(text)) == found


@pytest.mark.parametrize(
    "text",
    [
        "The mayor is wrong.",
        "As I said, nobody pays.",
        "Oona asked about the price.",
        "Oona, you are right.",
        "A greta is wrong here, as a tool.",
    ],
)
def test_nobody_is_cited(text: str) -> None:
    assert cited(text) == []


def test_nobody_cites_themselves() -> None:
    assert cited("Greta is right.", "Greta") == []


def test_the_words_of_who_is_cited_often_are_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    said = [Comment(f"o{n}", f"Ferry {n} costs less than masons.", "Oona Birk") for n in range(12)]
    again = [Comment(f"s{n}", "Oona is wrong about the masons.", "Sam") for n in range(12)]
    made = Thread("t", "", (*said, *again))
    known = analyses(made)
    read: list[str] = []
    words = candidates.content

    def counted(analysis: Analysis, claim: None) -> frozenset[str]:
        read.append(analysis.comment)
        return words(analysis, claim)

    monkeypatch.setattr(citing, "content", counted)
    found = finder().find(made, known, (), ())
    assert [(link.source, link.target) for link in found] == [(f"s{n}", "o11") for n in range(12)]
    assert max(read.count(comment.id) for comment in said) == 1


def test_the_weight_of_the_rule_is_the_confidence() -> None:
    (link,) = links("I'm with Oona on this.")
    (said,) = link.because
    assert (said.rule, said.text) == ("stance.cited.right", "I'm with Oona on")
    assert link.confidence == pytest.approx(logistic(said.weight or 0.0), abs=1e-6)


def test_the_whole_name_is_shown() -> None:
    (link,) = links("Oona Birk is quite right about the price.")
    assert link.because[0].text.startswith("Oona Birk is quite right")


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("As Oona said, no mason works for ferries. You never did the sums.", "agreement"),
        ("Oona is right, no ferry costs that much.", "agreement"),
        ("Oona is wrong. Exactly the price of a ferry!", "rebuttal"),
    ],
)
def test_a_verdict_by_name_outweighs_the_rest_of_the_words(text: str, relation: str) -> None:
    made = Thread("t", "", (*TALK, Comment("e", text, "Sam")))
    found = finder().find(made, analyses(made), (), (Reply("e", "b", "mention", 0.9),))
    assert [(link.target, link.relation) for link in found] == [("b", relation)]
    assert found[0].confidence >= 0.75
