"""A claim that others rebut or agree with is a point, where it is what the answer turns on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.model import Comment, Thread

if TYPE_CHECKING:
    from argmap.mapping import Mapper
    from argmap.model import Point

TEXTS = (
    "The harbour bridge should be painted red.",
    "I don't agree. Sailors steer by the grey bridge at night.",
    "The town library closes far too early on Fridays.",
)


def points(mapper: Mapper, *texts: str) -> list[Point]:
    comments = tuple(
        Comment(f"c{n}", text, f"writer{n}", parent=None if n != 1 else "c0") for n, text in enumerate(texts)
    )
    return [point for point in mapper.map(Thread("t", "", comments)).points if point.basis == "talk"]


def test_a_rebutted_claim_is_a_point_with_its_holder_and_who_denies_it(mapper: Mapper) -> None:
    (point,) = points(mapper, *TEXTS)
    says = {claim.partition(".")[0]: "against" if claim in point.against else "for" for claim in point.claims}
    assert point.says in {"The harbour bridge should be painted red", TEXTS[1].partition(". ")[2].rstrip(".")}
    assert sorted(says) == ["c0", "c1"]
    assert sorted(says.values()) == ["against", "for"]
    assert any("agree" in one.text for one in point.because)


def test_an_answer_that_turns_on_nothing_that_can_head_a_point_makes_none(mapper: Mapper) -> None:
    assert points(mapper, "He said it to them.", "No, you are wrong about that one.", TEXTS[2]) == []


def test_who_agrees_stands_with_the_claim(mapper: Mapper) -> None:
    agrees = "I agree, the harbour bridge should be painted red before winter."
    found = mapper.map(
        Thread(
            "t",
            "",
            (Comment("c0", TEXTS[0], "a"), Comment("c1", agrees, "b", parent="c0"), Comment("c2", TEXTS[2], "c")),
        )
    )
    both = [point for point in found.points if point.basis in {"talk", "words"}]
    assert both
    assert all(not point.against for point in both)


def test_a_heading_that_leans_on_what_stands_before_it_is_a_quotation(mapper: Mapper) -> None:
    texts = (
        "They are still cowards who paint their bridges.",
        "I don't agree. They are no cowards, cowards paint their bridges black.",
        TEXTS[2],
    )
    comments = tuple(
        Comment(f"c{n}", text, f"writer{n}", parent="c0" if n == 1 else None) for n, text in enumerate(texts)
    )
    says = [point.says for point in mapper.map(Thread("t", "", comments)).points if point.basis in {"talk", "words"}]
    assert says
    assert all(one.startswith("“") and one.endswith("”") for one in says)


def test_what_is_hedged_heads_no_point_by_talk(mapper: Mapper) -> None:
    hedged = "Perhaps the harbour bridge should be painted red."
    answer = "I don't agree. Sailors steer by the grey bridge at night."
    assert all(
        "Perhaps" not in point.says and "painted red" not in point.says for point in points(mapper, hedged, answer)
    )
