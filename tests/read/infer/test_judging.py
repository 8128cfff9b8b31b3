from __future__ import annotations

from dataclasses import replace

import pytest

from argmap.errors import ArgmapError
from argmap.model import Comment, Thread
from argmap.read import read_source
from argmap.read.infer.judging import judge
from argmap.read.sources.source import Source

NAMES = ("Ann Lee", "Ben Ode", "Cyril West", "Dora Quist")


def doubts(
    *said: tuple[str | None, str], more: str = "", foot: str = "", gap: str = "", known: bool = False
) -> tuple[str, ...]:
    comments = tuple(Comment(f"c{n}", text, author=author) for n, (author, text) in enumerate(said, 1))
    text = f"\n{gap}".join(f"{author or ''}\n{words}{foot}" for author, words in said) + more
    return judge(text, [Thread("t", "", comments)], known=known).doubts


def test_a_sound_thread_is_not_doubted() -> None:
    assert doubts(*((name, f"{name} is not what I would have said, but so it is.") for name in NAMES)) == ()


def test_a_handle_in_a_line_of_its_own_is_whom_one_answers() -> None:
    said = ((name, f"@{NAMES[n - 1]}\nIt is far from here, {n}.") for n, name in enumerate(NAMES))
    assert not any("begin with a name" in one for one in doubts(*said))


@pytest.mark.parametrize(
    ("said", "what"),
    [
        ([("Like", f"Words of somebody, number {n}.") for n in range(4)], "are by “Like”"),
        ([("2h", f"Words of somebody, number {n}.") for n in range(4)], "are by “2h”"),
        ([("Ann Lee", f"Words of somebody, number {n}.") for n in range(8)], "8 of 8 comments are by “Ann Lee”"),
        ([(name, "It is far.\n3 May 2024\nIt is not.") for name in NAMES], "dates stand among the words"),
        ([(name, "It is far.\nReply\nIt is not.") for name in NAMES], "buttons stand among the words"),
        ([(name, f"It is far, {n}.\nOlaf Berg{n}") for n, name in enumerate(NAMES)], "end in what could be a name"),
        ([(name, f"{NAMES[n - 1]}\nIt is far, {n}.") for n, name in enumerate(NAMES)], "begin with a name"),
        ([(f"{name} replied to", "It is far.") for name in NAMES], "a name ends in a verb"),
        ([(f"{name} thinks that it is much too far for all of us.", "No.") for name in NAMES], "as long as a sentence"),
        ([(name, "It is far." if n > 1 else "") for n, name in enumerate(NAMES)], "have no words"),
        (
            [("Ann Lee", "Short."), ("Ben Ode", "Short."), ("Cyril West", "Long words stand here.\n3 May 2024\n" * 40)],
            "one comment has",
        ),
    ],
)  # fmt: skip
def test_what_is_suspicious_is_said(said: list[tuple[str, str]], what: str) -> None:
    assert any(what in one for one in doubts(*said)), doubts(*said)


SOUND = [(name, f"It is far from {name}'s house, number {n}.") for n, name in enumerate(NAMES)]


@pytest.mark.parametrize(
    ("first", "what"),
    [
        (("Top contributor", "It is far."), "a name is a line of the page"),
        (("It is much too far for me.", "No."), "a name is a sentence"),
        (("This comment was deleted.", "No."), "a name is a sentence"),
        (("Ann Lee 3 May 2024", "It is far."), "a date stands in a name"),
        (("Ben Ode Cyril West", "It is far."), "a name holds another's"),
        (("Ben Ode in reply to", "It is far."), "a name holds another's"),
        (("Posted by: Ann", "It is far."), "a name holds more than a name"),
        (("• Ann", "It is far."), "a name holds more than a name"),
        ((None, "It is far."), "has no author"),
        (("Ann Lee", "It is far.\nShare this:"), "lines of the page stand among the words"),
        (("Ann Lee", "It is far.\nPosted by Olaf Berg on 3 May 2024 at 5:00 PM\nNo."), "the head of a comment"),
        (("Ann Lee", ""), "has no words"),
    ],
)
def test_one_comment_that_is_unlike_the_others_is_doubted(first: tuple[str | None, str], what: str) -> None:
    found = doubts(SOUND[1], first, *SOUND[2:], ("Dora Quist", "Nor from hers."))
    assert any(what in one for one in found), found


@pytest.mark.parametrize("name", ["Anders B. Holm, Jr.", "Guest", "Mary Ann", "O'Brien", "[deleted]", "4x4 Fan"])
def test_odd_names_that_people_have_are_not_doubted(name: str) -> None:
    assert doubts(*SOUND, (name, "Nor from mine, I think.")) == ()


def test_names_that_share_a_word_or_brackets_are_doubted() -> None:
    assert any("share the word" in one for one in doubts(*((f"From {name}", words) for name, words in SOUND)))
    assert any("in brackets" in one for one in doubts(*((f"{name[:3]} ({name})", "So.") for name, _ in SOUND)))
    numbered = ((f"Speaker {n}", words) for n, (_, words) in enumerate(SOUND, 1))
    assert not any("share the word" in one for one in doubts(*numbered))


def test_letters_in_place_of_a_picture_are_doubted_as_a_name() -> None:
    text = "A\nAnn Lee\nIt is far.\nBen Ode\nIs it?\nCyril West\nYes."
    said = [("A", "It is far."), ("Ben Ode", "Is it?"), ("Cyril West", "Yes.")]
    comments = tuple(Comment(f"c{n}", words, author=name) for n, (name, words) in enumerate(said))
    assert any("picture" in one for one in judge(text, [Thread("t", "", comments)]).doubts)


def test_a_sentence_that_is_in_no_comment_is_doubted_unless_the_reader_knows_its_format() -> None:
    lost = "Here is a long sentence of somebody who is not among the authors at all.\n"
    assert any("is in none" in one for one in doubts(*SOUND, gap=lost))
    assert not any("is in none" in one for one in doubts(*SOUND, gap=lost, known=True))


def test_a_first_or_last_comment_without_the_buttons_of_the_others_is_doubted() -> None:
    text = "".join(f"{name}\n{words}\nReply\n" for name, words in SOUND)
    comments = [Comment(f"c{n}", words, author=name) for n, (name, words) in enumerate(SOUND)]
    last = Comment("c9", "How I learned to sleep at noon.", author="Olaf Berg")
    first = Comment("c8", "Should the square be closed to cars?", author="Olaf Berg")
    after = f"{text}Olaf Berg\n{last.text}\nAbout us\n"
    before = f"Olaf Berg\n{first.text}\n{text}"
    assert not any("has not the buttons" in one for one in judge(text, [Thread("t", "", tuple(comments))]).doubts)
    assert any("the last comment" in one for one in judge(after, [Thread("t", "", (*comments, last))]).doubts)
    assert any("the first comment" in one for one in judge(before, [Thread("t", "", (first, *comments))]).doubts)


def test_a_doubt_is_not_told_again_as_a_note() -> None:
    post = "{}\n{} March 2024\nIt is far from here, number {}.\nReply\n"
    text = "9 Comments\n" + "".join(post.format(name, n, n) for n, name in enumerate(NAMES, 1))
    (thread,) = read_source(Source("p.txt", text.encode()))
    assert sum("speaks of 9" in note.what for note in thread.origin.notes) == 1


def test_indentation_that_says_nothing_of_who_answers_whom_is_doubted() -> None:
    said = [(name, f"Words of {name}, number {n}.") for n, name in enumerate(NAMES)]
    text = "\n".join(f"{'    ' * (n % 2)}{words}" for n, (_, words) in enumerate(said))
    comments = tuple(Comment(f"c{n}", words, author=name) for n, (name, words) in enumerate(said))
    assert any("indented" in one for one in judge(text, [Thread("t", "", comments)]).doubts)
    answered = (*comments[:-1], Comment("c9", said[-1][1], author="Dora Quist", parent="c0"))
    assert not any("indented" in one for one in judge(text, [Thread("t", "", answered)]).doubts)


@pytest.mark.parametrize(
    ("heading", "doubted"),
    [("3 Comments", True), ("4 Comments", False), ("9 Comments", True), ("412 Comments", False), ("2 Replies", False),
     ("9 Comments\nLoad more comments", False)],
)  # fmt: skip
def test_a_heading_whose_count_does_not_fit_is_doubted(heading: str, *, doubted: bool) -> None:
    said = [(name, f"{name} is not what I would have said, but so it is.") for name in NAMES]
    assert any("speaks of" in one for one in doubts(*said, more=f"\n{heading}")) == doubted


def test_who_signs_a_mail_is_not_the_next_author() -> None:
    said = ((name, f"It is far from here, {n}.\n{name.split()[0]}") for n, name in enumerate(NAMES))
    assert not any("end in what could be a name" in one for one in doubts(*said))


def test_much_that_is_left_out_is_doubted() -> None:
    rest = "\n".join(f"A long line that no comment holds, the {n}th of many such lines here" for n in range(40))
    assert any("explains" in one for one in doubts(("Ann Lee", "No."), ("Ben Ode", "Yes, it is."), more=f"\n{rest}"))


def test_the_reader_whose_threads_explain_most_is_taken() -> None:
    """A transcript's `Name: words` occurs in a forum's profiles, too; the forum's own lines explain more."""
    post = "Re: Saws\nPost by {} » Sun Mar 0{}, 2024 9:12 am\n\nI would not go near a saw, {}.\n\n{}\nPosts: 4\nTop\n"
    text = "".join(post.format(name, n, n, name) for n, name in enumerate(NAMES, 1))
    (thread,) = read_source(Source("p.txt", text.encode()))
    assert [comment.author for comment in thread.comments] == list(NAMES)


def test_nonsense_is_refused() -> None:
    with pytest.raises(ArgmapError, match="I004"):
        list(read_source(Source("p.txt", b"1h\n2h\n3h\nReply\n4h\n" * 30)))


def test_what_a_forum_quotes_is_not_its_posters() -> None:
    post = "{}\n{} March 2024\n{}\nReply\nQuote\n"
    quoting = "Ann Lee said:\nNo saws at school.\nClick to expand...\nThen how will they learn it?"
    texts = ["No saws at school.", quoting, "They will not."]
    text = "".join(post.format(name, n, words) for n, (name, words) in enumerate(zip(NAMES, texts, strict=False), 1))
    (thread,) = read_source(Source("p.txt", text.encode()))
    second = thread.comments[1]
    assert [(second.text[quote.start : quote.end], quote.of) for quote in second.quotes] == [
        ("No saws at school.", "Ann Lee")
    ]


def test_a_reply_that_the_page_says_and_the_reading_does_not_is_doubted() -> None:
    said = [(name, f"Words of {name}, number {n}.") for n, name in enumerate(NAMES)]
    text = "\n".join(f"{name}\nIn reply to {NAMES[n - 1]}\n{words}" for n, (name, words) in enumerate(said))
    flat = tuple(Comment(f"c{n}", words, author=name) for n, (name, words) in enumerate(said))
    right = tuple(replace(one, parent=f"c{n - 1}" if n else None) for n, one in enumerate(flat))
    assert any("read otherwise" in one for one in judge(text, [Thread("t", "", flat)]).doubts)
    assert not any("read otherwise" in one for one in judge(text, [Thread("t", "", right)]).doubts)


def test_a_first_comment_without_the_date_of_all_others_is_doubted() -> None:
    dated = tuple(Comment(f"c{n}", "It is far.", author=name, date="3 May 2024") for n, name in enumerate(NAMES))
    text = "\n".join(f"{name}\n3 May 2024\nIt is far." for name in NAMES)
    none = (replace(dated[0], date=None), *dated[1:])
    assert any("alone has no date" in one for one in judge(text, [Thread("t", "", none)]).doubts)
    assert not any("alone has no date" in one for one in judge(text, [Thread("t", "", dated)]).doubts)


def test_the_page_s_end_in_the_last_comment_is_doubted_of_any_reader() -> None:
    said = (*SOUND[:-1], (NAMES[-1], "It is far.\nPrivacy Policy"))
    assert any("the page's end" in one for one in doubts(*said, known=True))
