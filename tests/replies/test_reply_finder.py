from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from argmap.model import POST, UNSEEN, Comment, Origin, Quote, Reply, Thread
from argmap.replies import ReplyFinder
from argmap.replies.finder import BRANCH

if TYPE_CHECKING:
    from argmap.language import Language

TALK = (
    Comment("a", "The town should rebuild the old bridge over the Aller.", "Ann"),
    Comment("b", "Who would pay for the masons and the timber?", "Bo"),
    Comment("c", "Ferries served us well for ninety years.", "Cy"),
)
QUIET = tuple(enumerate(("mill", "tower", "quay", "chapel", "barn", "school")))


def replies(
    language: Language, *comments: Comment, post: str | None = None, on_page: bool = False
) -> tuple[Reply, ...]:
    thread = Thread("t", "", comments, None if post is None else Comment(POST, post), Origin(on_page=on_page))
    analyses = {analysis.comment: analysis for analysis in language.analyse(thread.everything())}
    return ReplyFinder(language.rulebook).find(thread, analyses)


def best(found: tuple[Reply, ...], source: str) -> str | None:
    return next((reply.target for reply in found if reply.source == source), None)


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("Ann: nobody needs a bridge.", "a"),
        ("@Bo the county would.", "b"),
        ('"served us well for ninety years" – tell that to the drowned.', "c"),
        ("Comment 2 has it right.", "b"),
        ("Masons and timber come cheap this year.", "b"),
        ("Ann is right.", "a"),
        ("I disagree with Ann on this.", "a"),
        ("That is nonsense, Ann.", "a"),
        ("As Ann says, it is the bridge.", "a"),
    ],
)
def test_words_point_at_the_target(language: Language, text: str, target: str) -> None:
    found = replies(language, *TALK, Comment("d", text, "Dee"))
    assert best(found, "d") == target


def test_the_given_parent_is_certain_and_another_target_comes_after_it(language: Language) -> None:
    found = replies(language, *TALK, Comment("d", "@Bo: the county would.", "Dee", parent="c"))
    mine = [reply for reply in found if reply.source == "d"]
    assert (mine[0].target, mine[0].basis, mine[0].confidence) == ("c", "given", 1.0)
    assert [(reply.target, reply.basis) for reply in mine[1:]] == [("b", "mention")]


def test_without_a_parent_where_others_have_one_the_post_is_answered(language: Language) -> None:
    comments = (TALK[0], Comment("b", "Who pays?", "Bo", parent="a"), Comment("c", "Ferries served us well.", "Cy"))
    assert best(replies(language, *comments, post="The council met on Monday."), "c") == POST


def test_a_paste_without_its_post_has_comments_that_answer_none_of_the_others(language: Language) -> None:
    assert best(replies(language, TALK[0], TALK[2], on_page=True), "c") is None
    assert best(replies(language, TALK[0], TALK[2]), "c") == "a"


def test_probabilities_fall_and_the_evidence_has_the_words(language: Language) -> None:
    text = "@Bo the county would."
    mine = [reply for reply in replies(language, *TALK, Comment("d", text, "Dee")) if reply.source == "d"]
    chances = [reply.confidence for reply in mine]
    assert chances == sorted(chances, reverse=True)
    assert sum(chances) <= 1.0 + 1e-9
    (called,) = (e for e in mine[0].because if e.rule == "features.naming")
    assert (called.text, text[called.start : called.end]) == ("@Bo", "@Bo")


def test_an_unrelated_comment_changes_no_earlier_reply(language: Language) -> None:
    before = replies(language, *TALK)
    after = replies(language, *TALK, Comment("z", "Cheap watches, visit my shop!", "Zed"))
    assert tuple(reply for reply in after if reply.source != "z") == before


def test_a_pair_is_weighed_by_the_terms_of_the_map(language: Language) -> None:
    thread = Thread("t", "", (*TALK, Comment("d", "@Bo the county would.", "Dee")))
    analyses = {analysis.comment: analysis for analysis in language.analyse(thread.everything())}
    finder = ReplyFinder(language.rulebook)
    mine = {reply.target: reply for reply in finder.find(thread, analyses) if reply.source == "d"}
    standing = finder.weigh(thread, analyses, (), "d", "b")
    assert (standing.rank, standing.confidence, standing.terms) == (1, mine["b"].confidence, mine["b"].because)
    assert finder.weigh(thread, analyses, (), "b", "d").rank == 0
    assert finder.weigh(thread, analyses, (), "d", "nowhere").confidence == 0.0


def test_empty_and_unsigned_comments_are_no_trouble(language: Language) -> None:
    found = replies(language, Comment("a", ""), Comment("b", "  "), Comment("c", "Why?"), post="")
    assert {reply.source for reply in found} == {"a", "b", "c"}


def test_what_the_parent_quoted_first_is_no_target_of_its_own(language: Language) -> None:
    old = "Ferries served us well for ninety years."
    quoting = Comment("d", f"{old}\nNot the drowned.", "Dee", parent="c", quotes=(Quote(0, len(old)),))
    again = f"{old}\nNot the drowned.\nThat was one storm."
    below = Comment("e", again, "Eve", parent="d", quotes=(Quote(0, len(old) + len("\nNot the drowned.")),))
    found = replies(language, *TALK, quoting, below)
    assert [reply.target for reply in found if reply.source == "e"] == ["d"]


def test_below_a_missing_comment_the_one_above_it_may_be_meant(language: Language) -> None:
    lost = Comment("d", "That is a lie, and you know it.", "Dee", parent="c", state=UNSEEN)
    (reply,) = (r for r in replies(language, *TALK, lost) if r.source == "d")
    assert (reply.target, reply.basis, reply.confidence) == ("c", "given", BRANCH)


def test_what_answers_a_missing_comment_answers_no_other_but_by_name(language: Language) -> None:
    lost, named = (
        Comment(name, text, "Dee", state=UNSEEN) for name, text in (("d", "No."), ("e", "@Bo: the county would."))
    )
    found = replies(language, *TALK, lost, named)
    assert [(r.source, r.target) for r in found if r.source in "de"] == [("e", "b")]


def test_who_is_called_by_name_is_answered_besides_the_post(language: Language) -> None:
    comments = (TALK[0], Comment("b", "Who pays?", "Bo", parent="a"), Comment("c", "Bo, nobody pays twice.", "Cy"))
    found = [r for r in replies(language, *comments, post="The council met on Monday.") if r.source == "c"]
    assert {(r.target, r.basis == "mention") for r in found if r.confidence > 0.3} >= {("b", True)}


def test_words_that_two_share_below_the_same_missing_comment_are_that_ones(language: Language) -> None:
    quoted = "The mason who drowned in May was drunk as a lord."
    one, two = (
        Comment(name, f"{quoted}\n\n{text}", author, parent="a", state=UNSEEN)
        for name, text, author in (("d", "He was not.", "Dee"), ("e", "How would you know?", "Eli"))
    )
    assert [r.target for r in replies(language, *TALK, one, two) if r.source == "e"] == ["a"]


def test_who_is_spoken_of_by_name_below_the_post_is_not_answered(language: Language) -> None:
    told = Comment("c", "The mayor has told Bo that nobody pays.", "Cy")
    comments = (TALK[0], Comment("b", "Who pays?", "Bo", parent="a"), told)
    found = [r for r in replies(language, *comments, post="The council met on Monday.") if r.source == "c"]
    assert not [r for r in found if r.target == "b" and r.confidence > 0.3]


@pytest.mark.parametrize("on_page", [False, True])
@pytest.mark.parametrize(
    "text",
    [
        "Ann, yes it should.",
        "@Ann - with what stone?",
        "Yes, Ann, that was my bridge too.",
        "Nicely put Ann. Build it.",
    ],
)
def test_who_is_spoken_to_at_the_head_is_answered_whether_or_not_the_post_is_at_hand(
    text: str, language: Language, *, on_page: bool
) -> None:
    more = Comment("d", "Ninety years and never a drowned cow.", "Eve"), Comment("e", "Cows swim.", "Fay")
    assert best(replies(language, *TALK, *more, Comment("f", text, "Gus"), on_page=on_page), "f") == "a"


def test_a_bare_word_at_the_head_answers_the_comment_above_where_nobody_signs(language: Language) -> None:
    def above(text: str) -> float:
        unsigned = tuple(Comment(comment.id, comment.text) for comment in TALK)
        found = replies(language, *unsigned, Comment("d", text))
        return next(reply.confidence for reply in found if (reply.source, reply.target) == ("d", "c"))

    assert above("Agreed, nobody drowned.") > above("Agreed nobody drowned.")


def test_where_people_talk_with_each_other_fewer_comments_answer_the_missing_post(language: Language) -> None:
    quiet = [Comment(f"c{n}", f"The {what} was built of grey stone by the county.", f"P{n}") for n, what in QUIET]
    lively = [replace(one, author=f"P{n % 2}", text=one.text + " You know.") for n, one in enumerate(quiet)]
    shares = []
    for comments in (quiet, lively):
        thread = Thread("t", "", tuple(comments), origin=Origin(on_page=True))
        analyses = {analysis.comment: analysis for analysis in language.analyse(thread.everything())}
        steps = list(ReplyFinder(language.rulebook).walk(thread, analyses))
        shares.append(sum(step.chances[0] for step in steps) / len(steps))
    assert shares[0] > shares[1]


def test_the_only_earlier_comment_is_not_answered_for_certain(language: Language) -> None:
    (reply,) = replies(language, Comment("a", "The quay is old.", "Ann"), Comment("b", "It rains a lot.", "Bo"))
    assert (reply.basis, reply.confidence) == ("order", 0.97)
