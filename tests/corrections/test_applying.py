"""Each kind of correction does what it says, and what follows from it follows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from threads import POOL, mapped

from argmap.corrections import Corrections, parse
from argmap.model import CHECKED, ArgumentMap, Evidence, Link
from argmap.views.correcting import Making, Said

if TYPE_CHECKING:
    from argmap.errors import Problem
    from argmap.language import Language


def effects(found: object) -> list[str]:
    return [one.effect for one in found.corrections]  # type: ignore[attr-defined]


def test_a_claim_is_struck_and_nothing_rests_on_it(language: Language) -> None:
    before = mapped(language, "[]")
    claim = next(c for c in before.claims if c.comment == "c3")
    found = mapped(language, f'- {{role: none, words: "{claim.text}", by: Otto K.}}')
    assert claim.id in found.corrections[0].marks
    assert effects(found) == ["struck"]
    ends = {end for link in found.links for end in (link.source, link.target)}
    assert claim.id not in {c.id for c in found.claims} | ends | {c for p in found.points for c in p.claims}


def test_words_become_a_claim_that_is_sure(language: Language) -> None:
    words = "Where would the swimming club go?"
    found = mapped(language, f'- {{role: claim, words: "{words}", who: Ms Lee, when: 2026-03-01}}')
    claim = next(c for c in found.claims if c.text == words)
    assert (claim.role, claim.confidence, claim.because[0].rule) == ("claim", 1.0, CHECKED)
    assert found.corrections[0].effect == "added"
    assert found.corrections[0].correction.who == "Ms Lee"


def test_what_a_person_says_of_how_a_claim_is_said_outlasts_its_point(language: Language) -> None:
    contrary = "A town without a pool is a town without swimmers."
    lines = f"""
- {{role: claim, words: "The pool should be closed."}}
- {{role: claim, words: "{contrary}"}}
- {{tag: none, words: "{contrary}"}}
- {{point: "The pool should be closed", words: "The pool should be closed."}}
- {{point: "The pool should be closed", words: "{contrary}", against: true}}
"""
    said = f'{lines}- {{assertion: asserted, words: "{contrary}"}}'
    found = [next(c for c in mapped(language, text).claims if c.text == contrary) for text in (lines, said)]
    assert [claim.assertion for claim in found] == ["denied", "asserted"]


def test_a_premise_supports_the_claim_that_is_named(language: Language) -> None:
    found = mapped(
        language,
        """
- {role: claim, words: "The pool should be closed."}
- {role: premise, words: "It costs the town far too much money every year.", to: {words: "should be closed"}}
""",
    )
    claims = {c.text: c for c in found.claims if c.comment == "c1"}
    premise = next(c for t, c in claims.items() if t.startswith("It costs"))
    above = next(c for t, c in claims.items() if t.startswith("The pool should"))
    assert (premise.role, premise.supports) == ("premise", above.id)
    assert above.role == "claim"


def test_span_tag_and_assertion_are_set(language: Language) -> None:
    found = mapped(
        language,
        """
- {role: claim, words: "it is a waste of money"}
- {span: "Ines is right, it is a waste of money.", words: "it is a waste of money"}
- {tag: thrift, words: "it is a waste of money"}
- {assertion: denied, words: "it is a waste of money"}
""",
    )
    claim = next(c for c in found.claims if c.comment == "c3" and "waste" in c.text)
    assert claim.text == "Ines is right, it is a waste of money."
    assert (claim.tags, claim.assertion) == (("thrift",), "denied")
    assert "thrift" in {tag.id for tag in found.tags}
    assert "unbound" not in effects(found)


def test_frames_are_set_and_added_to(language: Language) -> None:
    found = mapped(
        language,
        """
- {frame: health, words: "it is a waste of money"}
- {frame: morality, words: "it is a waste of money"}
- {frame: none, words: "Children learn to swim there"}
""",
    )
    frames = {c.comment: c.frames for c in found.claims if "waste" in c.text or c.text.startswith("Children")}
    assert set(frames["c3"]) == {"health", "morality"}
    assert frames["c2"] == ()


def test_links_are_turned_struck_and_added(language: Language) -> None:
    found = mapped(
        language,
        """
- {link: agreement, words: "I disagree with Ines", to: {words: "The pool should be closed"}}
- {link: none, words: "Ines is right", to: {words: "The pool should be closed"}}
- {link: rebuttal, words: "A town without a pool", to: {words: "Ines is right"}}
""",
    )
    home = {c.id: c.comment for c in found.claims}
    links = {(home.get(k.source, k.source), home.get(k.target, k.target)): k for k in found.links}
    assert (links["c2", "c1"].relation, links["c2", "c1"].confidence) == ("agreement", 1.0)
    assert ("c3", "c1") not in links
    assert links["c5", "c3"].relation == "rebuttal"
    assert links["c5", "c3"].because[0].text == "A town without a pool"
    assert len({k.id for k in found.links}) == len(found.links)


def test_a_part_is_agreed_to_and_another_rebutted(language: Language) -> None:
    pair = 'words: "I disagree with Ines", to: {words: "The pool should be closed"}, partial: true'
    found = mapped(language, f"- {{link: agreement, {pair}}}\n- {{link: rebuttal, {pair}}}")
    home = {c.id: c.comment for c in found.claims}
    both = [k for k in found.links if (home.get(k.source, k.source), home.get(k.target, k.target)) == ("c2", "c1")]
    assert sorted(k.relation for k in both) == ["agreement", "rebuttal"]
    assert all(k.partial for k in both)


def test_a_reply_is_set_and_a_wrong_one_struck(language: Language) -> None:
    found = mapped(language, '- {reply: right, words: "Where would the", to: {words: "Children learn to swim"}}')
    (reply,) = (r for r in found.replies if r.source == "c4")
    assert (reply.target, reply.confidence) == ("c2", 1.0)
    found = mapped(language, '- {reply: none, words: "Where would the"}')
    assert not [r for r in found.replies if r.source == "c4"]


def test_a_reply_to_a_later_comment_is_told(language: Language) -> None:
    found = mapped(language, '- {reply: right, words: "The pool should", to: {words: "Children learn to swim"}}')
    assert found.corrections[0].why == "a comment answers one that stands before it"


def test_claims_are_put_under_one_point_and_taken_out(language: Language) -> None:
    claims = """
- {role: claim, words: "Children learn to swim there"}
- {role: claim, words: "A town without a pool is a town without swimmers."}
"""
    named = """
- {point: "The pool teaches people to swim", words: "Children learn to swim there"}
- {point: "The pool teaches people to swim", words: "A town without a pool is a town without swimmers."}
"""
    found = mapped(language, claims + named)
    (point,) = (p for p in found.points if p.says == "The pool teaches people to swim")
    home = {c.id: c.comment for c in found.claims}
    assert [home[c] for c in point.claims] == ["c2", "c5"]
    assert point.confidence == 1.0
    assert point.id in {f"p{n}" for n in range(1, len(found.points) + 1)}
    alone = mapped(language, claims + named.strip().split("\n")[0])
    assert alone.corrections[-1].effect == "unbound"
    assert "no claim of another comment" in alone.corrections[-1].why


def test_a_side_is_set_where_there_is_a_motion(language: Language) -> None:
    text = "- {side: against, by: Lena}"
    assert mapped(language, text, motion="The pool should be closed").motion is not None
    found = mapped(language, text, motion="The pool should be closed")
    assert found.motion is not None
    stand = next(s for s in found.motion.sides if s.comments == ("c4",))
    assert (stand.side, stand.confidence) == ("against", 1.0)


def test_two_names_are_one_person_everywhere(language: Language) -> None:
    found = mapped(language, "- {person: Otto K., by: otto77}")
    assert [c.author for c in found.thread.comments if c.id in {"c3", "c5"}] == ["Otto K.", "Otto K."]
    assert found.corrections[0].marks == ("c5",)


def test_lines_that_are_no_comment_go_and_are_told(language: Language) -> None:
    found = mapped(
        language,
        """
- {comment: none, words: "Nobody has an answer to that."}
- {comment: none, words: "Ines is right, it is a waste of money."}
""",
    )
    texts = {c.id: c.text for c in found.thread.comments}
    assert texts["c4"] == "Where would the swimming club go?"
    assert "c3" not in texts
    assert len(found.thread.comments) == len(POOL.comments) - 1
    assert sum("a correction says" in note.what for note in found.thread.origin.notes) == 2


def test_a_comment_starts_in_the_middle_of_another(language: Language) -> None:
    found = mapped(language, '- {comment: starts, words: "Nobody has an answer", signed: Vera}')
    new = next(c for c in found.thread.comments if c.id == "c4-2")
    assert (new.text, new.author) == ("Nobody has an answer to that.", "Vera")
    assert [c.id for c in found.thread.comments][3:5] == ["c4", "c4-2"]


def test_what_fits_nothing_is_told_with_its_place(language: Language) -> None:
    told: list[Problem] = []
    found = mapped(
        language,
        '# by hand\n- {role: none, words: "the moon is made of cheese"}\n- {role: claim, words: "+1"}',
        told=told,
    )
    assert [(p.code, p.location.line) for p in told] == [("C001", 2), ("C002", 3)]
    assert effects(found) == ["unbound", "unbound"]
    assert found.claims == mapped(language, "[]").claims


def test_of_two_that_contradict_each_other_the_later_counts_and_the_other_is_told(language: Language) -> None:
    told: list[Problem] = []
    found = mapped(
        language,
        """
- {role: claim, words: "+1", after: "A town without", when: 2026-03-02}
- {role: none, words: "+1", after: "A town without", when: 2026-03-01}
""",
        told=told,
    )
    assert [p.code for p in told] == ["C003"]
    assert [c.comment for c in found.claims if c.text == "+1"] == ["c6"]


def test_another_threads_corrections_are_left_alone(language: Language) -> None:
    found = mapped(language, '- {role: none, words: "The pool should be closed", thread: bridge}')
    assert found.corrections == ()


def test_words_within_a_claim_that_a_person_named_are_another(language: Language) -> None:
    found = mapped(
        language,
        """
- {role: claim, words: "Bram has a point. A town without a pool is a town without swimmers."}
- {role: premise, words: "Bram has a point"}
""",
    )
    roles = [(c.text, c.role) for c in found.claims if c.comment == "c5"]
    assert [role for text, role in roles if text.startswith("Bram has a point") and len(text) < 20] == ["premise"]
    assert [role for text, role in roles if "swimmers" in text] == ["claim"]


def test_the_order_of_the_lines_does_not_matter(language: Language) -> None:
    lines = [
        '- {assertion: denied, words: "Where would the swimming club go?"}',
        '- {role: premise, words: "Nobody has an answer to that."}',
        '- {role: claim, words: "Where would the swimming club go?"}',
        '- {tag: sport, words: "Where would the swimming club go?"}',
    ]
    one, other = (mapped(language, "\n".join(some)) for some in (lines, lines[::-1]))
    assert "unbound" not in effects(one)
    assert one.claims == other.claims


BOTH = (
    Link("l1", "c5", "c2", "agreement", "stated", 0.6, (Evidence("stance.x"),), partial=True),
    Link("l2", "c5", "c2", "rebuttal", "stated", 0.5, (Evidence("stance.y"),), partial=True),
)
PAIR = 'words: "Bram has a point.", by: otto77, to: {words: "I disagree with Ines.", by: Bram}'


@pytest.mark.parametrize(
    ("said", "left", "effects"),
    [
        ("link: none, was: agreement", {"rebuttal": False}, ["struck"]),
        ("link: none, was: rebuttal", {"agreement": False}, ["struck"]),
        ("link: none", {}, ["struck"]),
        ("link: agreement, partial: true", {"agreement": True, "rebuttal": True}, ["confirmed"]),
        ("link: rebuttal, was: agreement", {"rebuttal": False}, ["changed"]),
        ("link: rebuttal", {"rebuttal": False}, ["changed"]),
        ("link: agreement, partial: true|link: none, was: rebuttal", {"agreement": True}, ["confirmed", "struck"]),
        ("link: none, was: rebuttal|link: agreement, partial: true", {"agreement": True}, ["struck", "confirmed"]),
        ("link: agreement, partial: true|link: rebuttal", {"agreement": True, "rebuttal": False}, None),
        ("link: none|link: rebuttal, partial: true", {"rebuttal": True}, ["struck", "added"]),
    ],
)
def test_two_links_of_a_pair_are_corrected_each_on_its_own(
    said: str, left: dict[str, bool], effects: list[str] | None
) -> None:
    text = "".join(f"- {{{one}, {PAIR}}}\n" for one in said.split("|"))
    told: list[Problem] = []
    session = Corrections(parse("said.yaml", text), told.append).of(POOL)
    assert session is not None
    found = session.whole(ArgumentMap(POOL, links=BOTH))
    assert told == []
    assert {link.relation: link.partial for link in found.links} == left
    if effects is not None:
        assert [one.effect for one in session.finish()] == effects


def test_a_link_is_named_by_its_id_and_alone_of_two_of_its_pair() -> None:
    making = Making(ArgumentMap(POOL, links=BOTH))
    (gone,) = making.make("l1", None, Said("none"))
    assert (gone.verdict, gone.was, gone.partial) == ("none", "agreement", False)
    (right,) = making.make("l2", None, Said("right"))
    assert (right.verdict, right.part) == ("rebuttal", "rebuttal")
    assert len(making.make("5", "2", Said("right"))) == 2
    (all_gone,) = making.make("5", "2", Said("none"))
    assert all_gone.was is None
