"""Chats, classes and mail: what is a comment, whose, and which file is left to other readers."""

from __future__ import annotations

import re

import pytest
import reading

from argmap.errors import ArgmapError
from argmap.read import choose, read_source, readers
from argmap.read.sources.source import Source

CHAT = """\
    14/03/2024, 18:22 - Messages and calls are end-to-end encrypted. Tap to learn more.
    14/03/2024, 18:22 - Ann Lee created group "Lanes: yes?"
    14/03/2024, 18:23 - Ann Lee: Should the lane stay?
    14/03/2024, 18:25 - Bo: Yes: it saves lives
    and money
    14/03/2024, 18:26 - Ann Lee added Cy
    14/03/2024, 18:27 - Cy: This message was deleted
    14/03/2024, 18:28 - Cy: No <This message was edited>
    """
ARTICLE = "\n\n".join(f"The lane has been there for {year} years, and nobody minded." for year in range(3, 12))


def test_a_whatsapp_chat_is_what_people_wrote() -> None:
    kind, found = reading.by(CHAT, "x.txt")
    assert (kind, found.title) == ("whatsapp", "Lanes: yes?")
    assert [(one.author, one.text, one.state) for one in found.comments] == [
        ("Ann Lee", "Should the lane stay?", None),
        ("Bo", "Yes: it saves lives\nand money", None),
        ("Cy", "This message was deleted", "deleted"),
        ("Cy", "No", None),
    ]
    assert found.comments[0].posted is not None
    assert "3 messages of the program's own" in found.origin.notes[0].what


def test_a_date_that_could_be_two_days_is_not_parsed() -> None:
    found = reading.thread(CHAT.replace("14/03/2024", "04/03/2024"), "x.txt")
    assert found.comments[0].date == "04/03/2024, 18:23"
    assert found.comments[0].posted is None


def test_what_somebody_hands_on_is_not_his() -> None:
    found = reading.thread(
        """
        Ann, [12.03.2024 18:22]
        [Forwarded from The Post]
        Lanes cost lives.

        Bo, [12.03.2024 18:24]
        [In reply to Ann]
        They save them.

        Cy, [13.03.2024 18:24]
        [In reply to Di]
        Hm.
        """,
        "x.txt",
    )
    (quote,) = found.comments[0].quotes
    assert (quote.start, quote.end, quote.of) == (0, len(found.comments[0].text), "The Post")
    assert [one.parent for one in found.comments] == [None, "c1", None]


def test_a_chat_below_an_article_is_left_to_the_readers_of_pastes() -> None:
    ranked = choose(Source("x.txt", f"{ARTICLE}\n\n{CHAT}".encode()))
    assert ranked[0][1].name == "text"


@pytest.mark.parametrize("name", ["outlook", "mail-chain", "gmail", "messages"])
def test_a_mail_quoted_in_one_comment_never_outweighs_the_others(name: str) -> None:
    mail = "From: Bo <bo@example.org>\nSent: Monday, March 11, 2024 9:00 AM\nTo: Ann\nSubject: Lanes\n\nNo lanes.\n"
    comments = [
        f"Ann{number}\nMarch {number}, 2024 at 9:0{number} am\nI like lane {number}.\n" for number in range(1, 9)
    ]
    text = "\n".join([*comments[:4], f"Cy\nMarch 5, 2024 at 9:09 am\nSee what he wrote:\n{mail}", *comments[4:]])
    sure = {reader.name: value for value, reader in choose(Source("x.txt", text.encode()))}
    assert sure.get(name, 0.0) < sure["text"]
    assert len(reading.thread(text.encode(), "x.txt").comments) == 9


def test_the_newest_mail_has_no_header_and_no_author() -> None:
    kind, found = reading.by(
        """
        Agreed.

        From: Bo <bo@example.org>
        Sent: Monday, March 11, 2024 9:00 AM
        To: Ann
        Subject: RE: Lanes

        No lanes.
        """,
        "x.txt",
    )
    assert (kind, found.title) == ("outlook", "Lanes")
    assert [(one.id, one.author, one.parent, one.text) for one in found.comments] == [
        ("c2", "Bo", None, "No lanes."),
        ("c1", None, "c2", "Agreed."),
    ]


def test_mails_that_stand_oldest_first_do_not_answer_the_next_one() -> None:
    mail = "From: {}\nSent: March {}, 2024 9:00 AM\nTo: All\nSubject: Lanes\n\nWords.\n\n"
    found = reading.thread((mail.format("Ann", 3) + mail.format("Bo", 4)).encode(), "x.txt")
    assert [(one.author, one.parent) for one in found.comments] == [("Ann", None), ("Bo", None)]


def test_who_writes_between_what_he_quotes_has_one_mail() -> None:
    text = "Hm.\n\nOn March 3, 2024 at 9:00 AM Bo wrote:\n> No lanes.\nYes lanes.\n> And no trams.\nYes trams.\n"
    assert all(reader.name != "mail-chain" for _, reader in choose(Source("x.txt", text.encode())))


@pytest.mark.parametrize(
    "text",
    [
        "Ann: Homework is useless.\nBen: I disagree, it trains patience.\nAnn: Patience for what?",
        "Ann: Homework is useless at that age.\n\nBen: I disagree with you.\n\nCy: So do I, frankly.\n",
        "Teacher: Is it right?\nLeo: Yes.\nTeacher: Why?",
    ],
)
def test_three_turns_that_are_the_whole_file_are_a_transcript(text: str) -> None:
    (thread,) = read_source(Source("p.txt", text.encode()))
    assert thread.origin.format == "transcript"
    assert [comment.author for comment in thread.comments] == re.findall(r"^\w+(?=:)", text, re.MULTILINE)


@pytest.mark.parametrize(
    "text",
    [
        "Date: 3 May\nPlace: Bonn\nSubject: none",
        "Pros: it is cheap.\nCons: it breaks.\nVerdict: buy it anyway.",
        "Question: is it far from here?\nAnswer: it is not far.\nQuestion: are you sure of it?",
        "Monday: we ate soup all day.\nTuesday: we ate bread again.\nWednesday: we ate nothing.",
        "I said: no.\nHe said: yes.\nWe left.",
    ],
)
def test_three_labels_are_no_transcript(text: str) -> None:
    with pytest.raises(ArgmapError, match="I004"):
        list(read_source(Source("p.txt", text.encode())))


def test_keys_of_a_settings_file_are_no_transcript() -> None:
    keys = ("Name", "Size", "Colour", "Name", "Size", "Age")
    text = "\n".join(f"{key}: {number} of them" for number, key in enumerate(keys))
    assert [reader.name for sure, reader in choose(Source("x.txt", text.encode())) if sure > 0.5] == []


def test_those_on_the_list_speak_even_once_and_labels_above_them_do_not() -> None:
    kind, found = reading.by(
        """
        Class 7B, 3 May 2023
        Debate: Should the bell go?
        Present: Mr Hay, Lena, Kofi, Tess

        Mr Hay: Who is for the bell?
        Lena: I am, or nobody moves.
        Kofi: We all have watches.
        And phones.
        Tess: Mine is a minute slow.
        """,
        "x.txt",
    )
    assert kind == "transcript"
    assert [one.author for one in found.comments] == ["Mr Hay", "Lena", "Kofi", "Tess"]
    assert found.comments[2].text == "We all have watches.\nAnd phones."


def test_stage_directions_are_not_said() -> None:
    kind, found = reading.by(
        """
        Present: Ann, Bo, Cy

        Ann: Should the lane stay?
        Bo: Yes, it saves lives and time.
        [laughter]
        Ann: Whose lives, and whose time?
        Cy: Mine, thank you very much.
        Ann: Reasons: one more, please.
        """,
        "x.txt",
    )
    assert kind == "transcript"
    assert [(one.author, one.text) for one in found.comments] == [
        ("Ann", "Should the lane stay?"),
        ("Bo", "Yes, it saves lives and time."),
        ("Ann", "Whose lives, and whose time?"),
        ("Cy", "Mine, thank you very much."),
        ("Ann", "Reasons: one more, please."),
    ]
    assert any("one remark in brackets" in note.what for note in found.origin.notes)


def test_xml_with_a_stray_start_and_a_cut_end_is_read_and_told() -> None:
    found = reading.thread(
        b"x<?xml version='1.0'?><disqus xmlns:dsq='http://disqus.com/disqus-internals'>"
        b"<post dsq:id='1'><message>Yes.</message><author><name>Ann</name></author><thread dsq:id='9'/></post>"
        b"<post dsq:id='2'><message><![CDATA[<p>No, bec",
        "x.xml",
    )
    assert [(one.author, one.text) for one in found.comments] == [("Ann", "Yes."), (None, "No, bec")]
    told = " ".join(note.what for note in found.origin.notes)
    assert "1 characters before the XML" in told
    assert "cut off" in told


def test_speakers_above_the_list_of_those_present_alone_are_no_turns() -> None:
    source = Source("x.txt", b"Ann: yes\nBo: no\nAnn: well\nBo: no\nPresent: Ann, Bo\n")
    with pytest.raises(ArgmapError, match="Name: words"):
        list(next(reader for reader in readers() if reader.name == "transcript").read(source))


def test_what_discord_tells_between_messages_is_nobody_s() -> None:
    found = reading.thread(
        """
        ann
         —
        Yesterday at 8:02 PM
        Lanes for everyone.
        moss_7 joined the party.
        Yesterday at 8:04 PM
        @ann
        Lanes for everyone.
        bo
         —
        Yesterday at 8:06 PM
        Not in my street.
        cy
         —
        Yesterday at 8:07 PM
        Make a thread of it.
        bo started a thread: my street. See all threads.
        Yesterday at 8:09 PM
        my street
        6 Messages ›
        """,
        "x.txt",
    )
    assert [(one.author, one.text, one.parent) for one in found.comments] == [
        ("ann", "Lanes for everyone.", None),
        ("bo", "Not in my street.", "c1"),
        ("cy", "Make a thread of it.", None),
    ]


def test_a_printed_conversation_with_other_fields_and_attachments() -> None:
    found = reading.thread(
        """
        Gmail\tAnn Lee <ann@example.org>

        The lane
        3 messages

        Ann Lee <ann@example.org>\tTue, Jun 3, 2025 at 8:47 AM
        To: Bo <bo@example.org>
        Cc: "Cy, Di" <di@example.org>

        Shall we sign?

        Bo <bo@example.org>\tTue, Jun 3, 2025 at 9:10 AM
        To: Ann Lee <ann@example.org>

        Here it is.

        [Quoted text hidden]
        2 attachments
        lane.pdf
        812K
        plan.docx
        44K

        noreply@example.net <noreply@example.net>\tTue, Jun 3, 2025 at 9:40 AM
        Reply-To: noreply@example.net
        To: Ann Lee <ann@example.org>

        Ann Lee has signed.
        """,
        "x.txt",
    )
    assert found.title == "The lane"
    assert [(one.author, one.text) for one in found.comments] == [
        ("Ann Lee", "Shall we sign?"),
        ("Bo", "Here it is."),
        ("noreply@example.net", "Ann Lee has signed."),
    ]
