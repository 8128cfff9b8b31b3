"""A claim that others rebut or agree with is a point, where it is what the answer turns on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.model import Comment, Evidence, Link, Reply, Thread

if TYPE_CHECKING:
    from argmap.mapping import Mapper
    from argmap.model import Point
    from argmap.model.thread import Relation

TEXTS = (
    "The harbour bridge should be painted red.",
    "I don't agree. Sailors steer by the grey bridge at night.",
    "The town library closes far too early on Fridays.",
)


LEANING = "They are still cowards who paint their bridges."


def points(mapper: Mapper, *texts: str, relation: Relation = "rebuttal", sure: float = 0.9) -> list[Point]:
    """The points by talk or words of a thread whose second comment surely rebuts, or agrees with, the first."""
    thread = Thread("t", "", tuple(Comment(f"c{n}", text, f"writer{n}") for n, text in enumerate(texts)))
    analyses = mapper.analyse(thread)
    found = mapper.assemble(thread, analyses)
    because = (Evidence("stance.test", texts[1][:7], "c1", 0, 7),)
    link = Link("l1", "c1", "c0", relation, "stated", sure, because)
    reply = Reply("c1", "c0", "given", 1.0)
    made, _ = mapper.points.find(thread, analyses, found.claims, found.tags, replies=(reply,), links=(link,))
    return [point for point in made if point.basis in {"talk", "words"}]


def test_a_rebutted_claim_is_a_point_with_its_holder_and_who_denies_it(mapper: Mapper) -> None:
    (point,) = points(mapper, *TEXTS)
    says = {claim.partition(".")[0]: "against" if claim in point.against else "for" for claim in point.claims}
    assert (point.basis, point.says) == ("talk", "The harbour bridge should be painted red")
    assert says == {"c0": "for", "c1": "against"}
    assert [one.text for one in point.because] == ["I don't"]


def test_who_agrees_stands_with_the_claim(mapper: Mapper) -> None:
    (point,) = points(mapper, *TEXTS, relation="agreement")
    assert point.against == ()


def test_an_unsure_link_makes_no_point(mapper: Mapper) -> None:
    assert points(mapper, *TEXTS, sure=0.5) == []


def test_an_answer_that_turns_on_nothing_that_can_head_a_point_makes_none(mapper: Mapper) -> None:
    assert points(mapper, "Did he say it to them?", "No, you are wrong about that one.", TEXTS[2]) == []


def test_a_heading_that_leans_on_what_stands_before_it_is_a_quotation(mapper: Mapper) -> None:
    says = [
        point.says for point in points(mapper, LEANING, "No, they are not cowards who paint their bridges.", TEXTS[2])
    ]
    assert says
    assert all(one.startswith("“") and one.endswith("”") for one in says)


def test_what_is_hedged_heads_no_point_by_talk(mapper: Mapper) -> None:
    says = [point.says for point in points(mapper, "Perhaps the harbour bridge should be painted red.", *TEXTS[1:])]
    assert all("painted red" not in one for one in says)
