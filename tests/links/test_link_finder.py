from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from pairs import analyses, finder, given, language, links, thread

from argmap.features import repeats
from argmap.links import FLOOR, LinkFinder, Weighing
from argmap.links import known as known_pairs
from argmap.links.weighing import alone, in_talk
from argmap.model import Claim, Comment, Evidence, Reply, Thread

if TYPE_CHECKING:
    from argmap.language import Analysis

CLAIM = "The old bridge must be closed."


@pytest.mark.parametrize(
    "reply",
    [
        "Agreed, and soon.",
        "I agree.",
        "Exactly! They should have done it years ago.",
        "You're right.",
        "I don't disagree.",
        "Couldn't agree more.",
        "yep, same here",
        "+1",
        "So true.",
    ],
)
def test_assent_is_agreement(reply: str) -> None:
    (link,) = links(CLAIM, reply)
    assert (link.source, link.target, link.relation) == ("c2", "c1", "agreement")


@pytest.mark.parametrize(
    "reply",
    [
        "No, it must not.",
        "Nope.",
        "You're wrong about that bridge.",
        "That's not true at all.",
        "Why would you close it? You have never even been there.",
        "I disagree.",
        "Nonsense, it isn't even old.",
        "But it was mended last year, so you don't need to close it.",
        "So you want us to swim?",
    ],
)
def test_dissent_is_rebuttal(reply: str) -> None:
    found = links(CLAIM, reply)
    assert [link.relation for link in found if not link.partial] == ["rebuttal"]


def test_a_no_that_answers_a_question_is_less_of_a_rebuttal() -> None:
    made = thread("Is the bridge open on Sundays?", "No, it opens on Monday.")
    other = thread("The bridge is open on Sundays.", "No, it opens on Monday.")
    answer, denial = (finder().weigh(known["c2"], known["c1"]) for known in (analyses(made), analyses(other)))
    chances = [w.probability if w.relation == "rebuttal" else w.other for w in (answer, denial)]
    assert chances[0] < chances[1]


def test_quoted_words_are_not_the_quoters_stance() -> None:
    text = "> I disagree, you are wrong.\nThanks for the answer."
    quoted = Comment("c2", text, "writer 2", parent="c1", quotes=())
    made = Thread("t", "", (Comment("c1", "I disagree, you are wrong.", "writer 1"), quoted))
    weighed = finder().weigh(analyses(made)["c2"], analyses(made)["c1"])
    assert not [e for e in weighed.terms if e.rule.startswith("stance.dissent.") and e.text]


def test_a_concession_before_but_is_a_partial_agreement() -> None:
    found = links(CLAIM, "I agree that it is old, but you don't need to close it. No engineer said so. Why would you?")
    assert {(link.relation, link.partial) for link in found} == {("agreement", True), ("rebuttal", True)}


def test_the_sum_of_the_terms_is_the_confidence() -> None:
    for link in links(CLAIM, "No, that's wrong, you forget the new pillars."):
        total = math.fsum(e.weight or 0.0 for e in link.because)
        assert link.confidence == pytest.approx(alone(1 / (1 + math.exp(-total))), abs=1e-5)


def test_the_order_of_rules_does_not_matter() -> None:
    book = language().rulebook
    rules = list(book.rules)
    rules.sort(key=lambda rule: rule.id[::-1])
    made = thread(CLAIM, "No, you are wrong.", "I agree with you, of course.")
    shuffled = LinkFinder(replace(book, rules=tuple(rules)))
    known = analyses(made)
    assert shuffled.find(made, known, (), given(made)) == finder().find(made, known, (), given(made))


def test_an_unrelated_comment_changes_no_link_among_the_others() -> None:
    pair = thread(CLAIM, "No, you are wrong.")
    before = Thread("t", "", (*pair.comments, Comment("c8", "Where is the toilet?", "writer 8")))
    after = Thread("t", "", (*before.comments, Comment("c9", "Is there parking?", "writer 9")))
    assert finder().find(after, analyses(after), (), given(pair)) == finder().find(
        before, analyses(before), (), given(pair)
    )


def test_confidence_falls_with_doubt_about_the_target() -> None:
    made = thread(CLAIM, "No, you are wrong.")
    reply = replace(given(made)[0], confidence=0.6, basis="order")
    (sure,) = finder().find(made, analyses(made), (), given(made))
    (unsure,) = finder().find(made, analyses(made), (), (reply,))
    assert 0.5 * sure.confidence < unsure.confidence < 0.61 * sure.confidence


def _claims(of: Thread, *said: tuple[str, str, str]) -> tuple[Claim, ...]:
    texts = {comment.id: comment.text for comment in of.comments}
    return tuple(
        Claim(f"{c}.1", c, 0, len(texts[c]), texts[c], (Evidence("claims.x"),), tags=(tag,), assertion=how)  # type: ignore[arg-type]
        for c, tag, how in said
    )


def test_a_claim_that_one_asserts_and_the_other_denies_is_a_rebuttal_where_the_one_answers_the_other() -> None:
    made = Thread(
        "t",
        "",
        (
            Comment("c1", "The mill harms the old river.", "a"),
            Comment("c2", "Fine weather today.", "b"),
            Comment("c3", "The mill does not harm the old river.", "c"),
        ),
    )
    claims = _claims(made, ("c1", "harm", "asserted"), ("c3", "harm", "denied"))
    assert finder().find(made, analyses(made), claims, ()) == ()
    (link,) = finder().find(made, analyses(made), claims, (Reply("c3", "c1", "given", 1.0),))
    assert (link.source, link.target, link.relation) == ("c3.1", "c1.1", "rebuttal")


def test_a_link_needs_words_or_a_claim_that_speak_for_it() -> None:
    def weighing(*terms: Evidence) -> Weighing:
        return Weighing("c2", "c1", "rebuttal", terms, 0.7, 0.1, 1.0, 0.35)

    shape = Evidence("features", weight=0.9)
    assert not weighing(shape).suffices
    assert not weighing(shape, Evidence("stance.assent.agreed", "Agreed", "c2", 0, 6, -0.4)).suffices
    assert weighing(shape, Evidence("stance.dissent.wrong", "wrong", "c2", 0, 5, 0.4)).suffices
    assert weighing(shape, Evidence("features.claims", weight=0.9)).suffices


def test_a_link_ends_at_the_claims_that_share_words() -> None:
    made = thread("The mill is old. The river is clean.", "No, the river is not clean, you never swim there.")
    text = made.comments[0].text
    claims = (
        Claim("c1.1", "c1", 0, 16, text[:16], (Evidence("roles.x"),)),
        Claim("c1.2", "c1", 17, len(text), text[17:], (Evidence("roles.x"),)),
    )
    (link,) = finder().find(made, analyses(made), claims, given(made))
    assert link.target == "c1.2"


def test_weighing_tells_why_there_is_no_link() -> None:
    made = thread("The bridge opens at noon.", "The clerk keeps a cat.")
    weighed = finder().weigh(analyses(made)["c2"], analyses(made)["c1"])
    assert not weighed.suffices
    assert weighed.probability < FLOOR
    assert weighed.terms


def test_a_person_does_not_rebut_themself() -> None:
    made = Thread("t", "", (Comment("c1", CLAIM, "a"), Comment("c2", "No, I was wrong.", "a", parent="c1")))
    assert finder().find(made, analyses(made), (), (Reply("c2", "c1", "given", 1.0),)) == ()


def test_another_language_is_not_weighed_by_english_rules() -> None:
    assert (
        links(
            "Die alte Brücke muss im Winter geschlossen werden, sagt der Bürgermeister heute.",
            "No, das sehe ich anders, denn die Brücke wurde erst letztes Jahr gründlich erneuert.",
        )
        == ()
    )


@pytest.mark.parametrize("text", ["No, that's wrong, you forget the new pillars.", "Nonsense, you know nothing of it."])
def test_below_a_missing_comment_words_against_it_are_not_against_the_one_above(text: str) -> None:
    made = thread(CLAIM, text)
    answered, below = (Reply("c2", "c1", "given", sure) for sure in (1.0, 0.6))
    assert [link.relation for link in finder().find(made, analyses(made), (), (answered,))] == ["rebuttal"]
    assert finder().find(made, analyses(made), (), (below,)) == ()


def test_an_opening_question_to_everyone_is_answered_and_not_rebutted() -> None:
    asked = thread("What do you think of the bridge?", "It must go. Nobody needs a bridge that is not safe.")
    stated = thread("I think well of the bridge.", "It must go. Nobody needs a bridge that is not safe.")
    (rebuttal,) = finder().find(stated, analyses(stated), (), given(stated))
    assert (rebuttal.relation, rebuttal.confidence > 0.5) == ("rebuttal", True)
    assert finder().find(asked, analyses(asked), (), given(asked)) == ()


def test_assent_to_a_guessed_target_is_less_sure_than_to_a_given_one() -> None:
    made = thread(CLAIM, "Agreed, and soon.")
    both = [Reply("c2", "c1", "given", 1.0), Reply("c2", "c1", "turn", 1.0), Reply("c2", "c1", "mention", 1.0)]
    sure = [finder().find(made, analyses(made), (), (one,))[0].confidence for one in both]
    assert sure[1] < sure[0] == sure[2]


HELD = "You forget the new pillars. That's not true, nobody said that it is safe for lorries."


@pytest.mark.parametrize(
    "reply",
    [
        "I agree. But you forget the new pillars.",
        "You have a point, though you forget the new pillars.",
        f"{HELD} But yes, you hit the nail on the head.",
        "You forget the new pillars, and you never saw them. I agree that it is old. That said, no, it must not go.",
    ],
)
def test_both_sides_of_a_concession_stand_on_the_map(reply: str) -> None:
    assert {(link.relation, link.partial) for link in links(CLAIM, reply)} == {("agreement", True), ("rebuttal", True)}


def test_assent_without_a_turn_grants_nothing_beside_it() -> None:
    assert [link.partial for link in links(CLAIM, "You forget the new pillars, you never saw them. I agree.")] == [
        False
    ]


@pytest.mark.parametrize("filler", ["Ummm,", "Errr...", "Sorry, but", "lol", "Haha"])
def test_a_sound_before_a_no_says_nothing(filler: str) -> None:
    (link,) = links(CLAIM, f"{filler} no, that is wrong.")
    assert (link.relation, link.confidence > 0.75) == ("rebuttal", True)


@pytest.mark.parametrize("text", ["[deleted]", "[removed]", "Comment removed by moderator"])
def test_what_is_left_of_a_deleted_comment_takes_no_side(text: str) -> None:
    assert links("Everybody loves the harbour, don't they? I do.", text) == ()


def test_a_pingback_takes_no_side() -> None:
    words = "[...] No, that's wrong, you forget the new pillars. [...]"
    made = Thread("t", "", (Comment("c1", CLAIM, "a"), Comment("c2", words, "b", parent="c1", state="pingback")))
    assert finder().find(made, analyses(made), (), given(made)) == ()


def test_a_post_is_rebutted_less_easily_than_a_comment() -> None:
    text = "You forget the new pillars, they hold."
    to_post = Thread("t", "", (Comment("c2", text, "b", parent="post"),), Comment("post", CLAIM, "a"))
    to_comment = thread(CLAIM, text)
    chances = [
        max((link.confidence for link in finder().find(made, analyses(made), (), given(made))), default=0.0)
        for made in (to_post, to_comment)
    ]
    assert chances[0] < chances[1]


def test_each_part_of_an_answer_to_several_begins_anew() -> None:
    first, second = Comment("c1", "The ferry sinks every spring.", "Ann"), Comment("c2", CLAIM, "Ben")
    aside = "Ann: the ferry is none of my business, and neither is the harbour that it sails from. " * 2
    made = Thread("t", "", (first, second, Comment("c3", f"{aside}Ben: Exactly. I agree.", "Cy")))
    called = [
        Reply("c3", target, "mention", 0.9, (Evidence("address.mention.called", name, "c3", start, start + 3),))
        for target, name, start in (("c2", "Ben", len(aside)), ("c1", "Ann", 0))
    ]
    (link,) = (one for one in finder().find(made, analyses(made), (), called) if one.target.startswith("c2"))
    assert (link.relation, link.confidence > 0.7) == ("agreement", True)


def test_assent_is_spoken_to_the_likeliest_and_not_to_all_who_make_the_claim() -> None:
    texts = (
        "The mill harms the old river.",
        "Yes, the mill harms the old river.",
        "Agreed, the mill harms the old river.",
    )
    made = Thread("t", "", tuple(Comment(f"c{n}", text, f"w{n}") for n, text in enumerate(texts, 1)))
    claims = _claims(made, *((f"c{n}", "harm", "asserted") for n in (1, 2, 3)))
    answered = (Reply("c3", "c2", "turn", 0.6), Reply("c3", "c1", "turn", 0.3))
    found = [link for link in finder().find(made, analyses(made), claims, answered) if link.source == "c3.1"]
    spoken = {link.target for link in found if any(e.rule.startswith("stance.assent.") for e in link.because)}
    assert spoken == {"c2.1"}


def test_of_nearly_equal_targets_assent_is_spoken_to_the_one_who_makes_the_claim() -> None:
    texts = ("The ferry is late.", "The mill harms the old river.", "Agreed, the mill harms the old river.")
    made = Thread("t", "", tuple(Comment(f"c{n}", text, f"w{n}") for n, text in enumerate(texts, 1)))
    claims = _claims(made, *((f"c{n}", "harm", "asserted") for n in (2, 3)))
    answered = (Reply("c3", "c1", "turn", 0.5), Reply("c3", "c2", "turn", 0.49))
    (link,) = finder().find(made, analyses(made), claims, answered)
    assert (link.source, link.target, link.relation) == ("c3.1", "c2.1", "agreement")


def test_an_assent_in_quotation_marks_is_told_and_not_given() -> None:
    told, given_ = ('"Have you closed it?" "Yes." "That was a bad idea."', "Yes. That was a bad idea.")
    for text, speaks in ((told, False), (given_, True)):
        made = thread(CLAIM, text)
        known = analyses(made)
        weighed = finder().weigh(known["c2"], known["c1"])
        assert any(e.rule.startswith("stance.assent.") and e.text.startswith("Yes") for e in weighed.terms) is speaks


def test_a_post_that_many_answer_is_looked_through_once(monkeypatch: pytest.MonkeyPatch) -> None:
    made = thread(*["The ferry costs less than a bridge."] + ["No, the ferry does not cost less than a bridge."] * 9)
    known = analyses(made)
    replies = [Reply(f"c{n}", "c1", "given", 1.0) for n in range(2, 11)]
    looked: list[str] = []

    class Counted(repeats.Runs):
        def __init__(self, target: Analysis) -> None:
            looked.append(target.comment)
            super().__init__(target)

    monkeypatch.setattr(known_pairs, "Runs", Counted)
    assert len(finder().find(made, known, (), replies)) == 9
    assert looked == ["c1"]


@pytest.mark.parametrize("name", ["Guest", "Anonymous Coward", "[deleted]", None])
def test_two_commenters_under_a_placeholder_may_rebut_each_other(name: str | None) -> None:
    made = thread(CLAIM, "Nonsense, it isn't even old.")
    nameless = replace(made, comments=tuple(replace(comment, author=name) for comment in made.comments))
    (link,) = finder().find(nameless, analyses(nameless), (), given(nameless))
    assert (link.source, link.target, link.relation) == ("c2", "c1", "rebuttal")


def test_nobody_is_linked_to_themselves() -> None:
    made = thread(CLAIM, "Nonsense, it isn't even old.")
    alone = replace(made, comments=(replace(made.comments[0], author="Ann"), replace(made.comments[1], author="ann")))
    assert finder().find(alone, analyses(alone), (), given(alone)) == ()


def test_assent_at_the_head_outweighs_words_further_down() -> None:
    below = "You're the first to say it. What the mayor told us in spring was simply not true, and you're not alone."
    (link,) = links(CLAIM, f"Carla, I fully agree with all of this. {below}")
    assert link.relation == "agreement"


def test_dissent_at_the_head_outweighs_words_further_down() -> None:
    (link,) = links(CLAIM, "No, that is wrong. Yes, I read the report, and I agree with its tables.")
    assert link.relation == "rebuttal"


@pytest.mark.parametrize(
    "reply",
    [
        "Economists have never been right about harbours.",
        "The harbour has a licence agreement with the navy.",
        "That is what killed the town of Aster.",
        "It is too late in the day to fish.",
        "When I was a boy we swam there, and my uncle sold eels.",
        "Has anyone measured the quay?",
    ],
)
def test_a_story_a_report_or_a_question_takes_no_side(reply: str) -> None:
    assert links(CLAIM, reply) == ()


@pytest.mark.parametrize(
    ("reply", "relation"),
    [
        ("Pro: you're wrong that it costs nothing, no it is not true, and yet the quay would be saved.", "agreement"),
        ("Con: yes, agreed, exactly: nobody would pay.", "rebuttal"),
    ],
)
def test_a_declared_side_is_never_overruled(reply: str, relation: str) -> None:
    assert {link.relation for link in links(CLAIM, reply) if not link.partial} == {relation}


def test_a_reader_of_the_whole_thread_signs_more_than_one_of_a_lone_pair() -> None:
    pair = thread(CLAIM, "No, you are wrong.")
    talk = Thread("t", "", (*pair.comments, Comment("c9", "Is there parking?", "writer 9")))
    guess = replace(given(pair)[0], confidence=0.5, basis="order")
    (alone,) = finder().find(pair, analyses(pair), (), (guess,))
    (among,) = finder().find(talk, analyses(talk), (), (guess,))
    assert alone.confidence < among.confidence < 0.75
    assert in_talk(0.5) > 0.5


def test_who_sided_with_whom_before_and_after_is_evidence() -> None:
    said = [("Ann", CLAIM), ("Ben", "It has stood for a century."), ("Ann", "Seven people fell off it.")]
    later = [("Ben", "You are wrong, that is not true."), ("Ann", "No, I disagree, you are wrong.")]
    comments = tuple(Comment(f"c{n}", text, author) for n, (author, text) in enumerate((*said, *later)))
    whole = Thread("t", "", comments)
    replies = tuple(Reply(f"c{n}", f"c{n - 1}", "given", 1.0) for n in range(1, 5))
    found = {link.source: link for link in finder().find(whole, analyses(whole), (), replies)}
    before = Thread("t", "", comments[:4])
    alone = {link.source: link for link in finder().find(before, analyses(before), (), replies[:3])}
    assert found["c3"].relation == alone["c3"].relation == "rebuttal"
    assert found["c3"].confidence > alone["c3"].confidence
    assert "features.camps" in {evidence.rule for evidence in found["c3"].because}


def test_a_request_for_proof_is_shown_with_what_it_asks_for() -> None:
    (link,) = links(CLAIM, "You never even looked. Show me the report that says so.")
    shown = {e.text for e in link.because if e.text}
    assert "Show me" not in shown
    assert any(text.startswith("Show me the report") for text in shown)


def test_what_is_shown_begins_with_its_subject_and_with_whole_words() -> None:
    (fair,) = links(CLAIM, "Honestly, that is fair, I had forgotten the pillars.")
    assert "that is fair" in {e.text for e in fair.because}
    (denied,) = links(CLAIM, "I don't agree with you.")
    assert not any(e.text.startswith("n't") for e in denied.because)


def test_a_bare_answer_to_what_is_only_asked_counts_less_than_to_what_is_said() -> None:
    asked = finder().summed(*_two("Is the toll fair? Should it go up?", "No."))
    said = finder().summed(*_two("The toll is fair. It should go up.", "No."))
    assert asked.probability("rebuttal") < said.probability("rebuttal") - 0.15
    rhetorical = finder().summed(*_two("Isn't the toll fair? Should it not go up?", "No."))
    assert rhetorical.probability("rebuttal") > asked.probability("rebuttal")


def _two(parent: str, answer: str) -> tuple[Analysis, Analysis]:
    known = analyses(thread(parent, answer))
    return known["c2"], known["c1"]


def test_few_words_within_a_clause_are_shown_with_it_and_a_clause_once() -> None:
    (link,) = links(
        "Ferry crews deserve a better wage.", "You said crews earn less than clerks, which is plainly wrong."
    )
    shown = [e.text for e in link.because if e.text]
    assert not {"less than", "wrong", "You said"} & set(shown)
    assert len(shown) == len(set(shown))
    (agreed,) = links(CLAIM, "Exactly. Nobody looked at the pillars.")
    assert "Exactly" in {e.text for e in agreed.because}, "words that are set off stand alone"


@pytest.mark.parametrize(
    ("parent", "answer", "relation"),
    [
        (CLAIM, "I would go even further: the whole quay should close.", "agreement"),
        (
            "We keep the old boats, they carry cars.",
            "The new boats carry cars too, so that is not a reason.",
            "rebuttal",
        ),
    ],
)
def test_going_further_agrees_and_refusing_a_ground_rebuts(parent: str, answer: str, relation: str) -> None:
    assert [link.relation for link in links(parent, answer)] == [relation]
