"""What pages do to mislead a reader of pastes."""

from __future__ import annotations

import reading


def read(text: str) -> list[tuple[str | None, str]]:
    return [(one.author, one.text) for one in reading.thread(text, "paste.txt").comments]


def test_a_date_between_two_comments_ends_the_one_and_the_name_begins_the_other() -> None:
    lines = ("Marta Quill", "Too narrow.", "on March 4, 2012 Ben Osei", "It is fine.", "on March 5, 2012 tidewater")
    assert read("\n\n".join((*lines, "Who pays?", "on March 6, 2012"))) == [
        ("Marta Quill", "Too narrow."),
        ("Ben Osei", "It is fine."),
        ("tidewater", "Who pays?"),
    ]


def test_the_same_lines_are_headers_or_footers_by_what_stands_at_the_ends() -> None:
    lines = [f"on March {day}, 2012 {name}" for day, name in ((4, "Marta Quill"), (5, "Ben Osei"), (6, "tidewater"))]
    bodies = ["It is far too narrow, I think.", "I ride there. It is fine.", "And who pays for it?"]
    expected = list(zip(("Marta Quill", "Ben Osei", "tidewater"), bodies, strict=True))
    assert read("\n\n".join(f"{line}\n\n{body}" for line, body in zip(lines, bodies, strict=True))) == expected
    assert read("\n\n".join(f"{body}\n\n{line}" for line, body in zip(lines, bodies, strict=True))) == expected


def test_the_host_speaks_inside_a_comment() -> None:
    found = read("""
        Marta Quill says:
        March 4, 2012 at 9:05 am

        Who planned it?

        [Response: The council did. - Ed]

        Ben Osei says:
        March 4, 2012 at 10:15 am

        I ride there.

        [Ed. says: So do I.]

        tidewater says:
        March 5, 2012 at 11:00 am

        Who pays?
        """)
    assert [author for author, _ in found] == ["Marta Quill", "Ben Osei", "tidewater"]
    assert found[1][1].endswith("[Ed. says: So do I.]")


ARTICLE = """
    The lane was opened on Monday. Half of the town came to see it, and the other half stayed at home to be angry.

    Nobody can say what it will do to the shops.

    Posted by Marta Quill on March 3, 2012 at 8:00 AM | Permalink | Comments (3) | TrackBack (0)

    It is too narrow.

    Posted by: Ben Osei | March 4, 2012 at 10:15 AM

    I ride there every day.

    Posted by: tidewater | March 4, 2012 at 11:15 AM

    Who pays?

    Posted by: Hugo | March 5, 2012 at 10:15 AM

    The comments to this entry are closed.
    """


def test_an_article_has_a_footer_of_its_own() -> None:
    found = reading.thread(ARTICLE, "paste.txt")
    assert found.post is not None
    assert (found.post.author, found.post.date) == ("Marta Quill", "March 3, 2012 at 8:00 AM")
    assert found.post.text.startswith("The lane was opened")
    assert [one.author for one in found.comments] == ["Ben Osei", "tidewater", "Hugo"]
    assert found.comments[-1].text == "Who pays?"
    assert any("are closed" in note.what and note.kind == "left out" for note in found.origin.notes)


def test_comments_without_names_end_with_a_date() -> None:
    found = reading.thread(
        """
        Lanes for all

        The lane is open. It took nine years to get here, and nobody is quite sure that it was worth the trouble at all.

        The town is divided, as ever.

        The Discussion: 2 Comments

        it is far too narrow.

        November 9, 2005 @ 10:29 am | Comment

        who pays:

        1. the shops
        2. us

        November 9, 2005 @ 10:36 am | Comment

        RSS feed for comments on this post. TrackBack URL

        Sorry, the comment form is closed at this time.
        """,
        "paste.txt",
    )
    assert found.title == "Lanes for all"
    assert [one.text for one in found.comments] == ["it is far too narrow.", "who pays:\n\n1. the shops\n2. us"]
    assert [one.author for one in found.comments] == [None, None]
    assert found.comments[0].posted is not None


def test_who_answers_whom_in_words() -> None:
    found = reading.thread(
        """
        Marta Quill on March 4, 2012 at 9:05 am

        Too narrow.

        Ben Osei responded to Marta Quill on March 4, 2012 at 10:05 am

        It is not.

        tidewater on March 5, 2012 at 9:05 am
        Response to Marta Quill, March 4, 2012 at 9:05 am

        Who pays?

        Hugo replied to comment from tidewater on March 6, 2012 at 9:35 am

        We do.
        """,
        "paste.txt",
    )
    assert [one.parent for one in found.comments] == [None, "c1", "c1", "c3"]
    assert found.comments[2].text.endswith("Who pays?")


def test_some_comments_lack_what_the_others_have() -> None:
    found = read("""
        Marta Quill says:
        March 4, 2012 at 9:05 am

        Who planned it?

        Ben Osei says:

        I ride there.

        tidewater says:
        March 5, 2012 at 11:00 am

        Who pays?

        Posted by Hugo on March 6, 2012 at 10:00 am

        Not me.
        """)
    assert [author for author, _ in found] == ["Marta Quill", "Ben Osei", "tidewater", "Hugo"]


def test_what_could_be_a_comment_is_said_with_its_line() -> None:
    parts = [f"Name{n} says:\nMarch {n}, 2012 at 9:05 am\n\nWords of {n}.\n" for n in range(1, 8)]
    parts[3] += "\n22.03.2012 09:05 Someone Else\n\nMore words.\n"
    found = reading.thread("\n".join(parts), "paste.txt")
    assert [note.line for note in found.origin.notes if "Someone Else" in note.what] == [21]


def test_votes_pingbacks_and_stubs_are_left_out_and_told() -> None:
    found = reading.thread(
        """
        Marta Quill
        March 4, 2012 at 9:05 am

        Too narrow.

        Like (3) · Reply
        Show 2 more replies

        Pingback: Lanes everywhere
        Ben Osei
        March 4, 2012 at 10:05 am

        It is not.

        Like (0) · Reply

        tidewater
        March 5, 2012 at 10:05 am

        Who pays?

        Like (12) · Reply
        """,
        "paste.txt",
    )
    assert [one.text for one in found.comments] == ["Too narrow.", "It is not.", "Who pays?"]
    told = " ".join(note.what for note in found.origin.notes)
    assert [note.what for note in found.origin.notes if note.kind == "pingback"] == [
        "“Lanes everywhere” links here (pingback)"
    ]
    assert "not in the paste" in told


def test_a_pingback_with_a_header_is_kept_as_one() -> None:
    found = reading.thread(
        """
        Ann says:
        March 4, 2012 at 9:05 am

        Too narrow.

        Lanes everywhere « Harbour Post says:
        March 5, 2012 at 9:05 am

        [...] a lane too far, says the town [...]

        Ben says:
        March 6, 2012 at 9:05 am

        [deleted]
        """,
        "paste.txt",
    )
    assert [one.state for one in found.comments] == [None, "pingback", "deleted"]


def test_the_newest_first_is_put_into_the_order_of_the_dates() -> None:
    found = reading.thread("\n".join(f"Name{n}\nMarch {n}, 2012 at 9:05 am\n\nWords of {n}.\n" for n in (9, 7, 4)), "p")
    assert [one.author for one in found.comments] == ["Name4", "Name7", "Name9"]
    assert found.origin.order == ("c1", "c2", "c3")
    assert any(note.kind == "changed" for note in found.origin.notes)


def test_a_list_of_links_below_is_no_comment() -> None:
    parts = [f"Name{n} says:\nMarch {n}, 2012 at 9:05 am\n\nWords of {n}.\n" for n in range(1, 4)]
    found = reading.thread("\n".join(parts) + "\n\n\n\nHarbour Post\nSports\nWeather\nHomes\n", "paste.txt")
    assert found.comments[-1].text == "Words of 3."


def test_a_count_that_does_not_agree_is_said() -> None:
    parts = [f"Name{n} says:\nMarch {n}, 2012 at 9:05 am\n\nWords of {n}.\n" for n in range(1, 4)]
    found = reading.thread("5 Comments\n\n" + "\n".join(parts), "paste.txt")
    assert [note.line for note in found.origin.notes if "5 comments, and 3" in note.what] == [1]


def test_a_discussion_site_with_numbers_and_scores() -> None:
    found = reading.thread(
        """
        by Anonymous Coward on Monday July 23, @08:25PM (#40743959)
        Lanes are pointless.

            by Taco (5327) on Monday July 23, @08:35PM (#40744049) Journal

            They are not.

                by AK Marc (707885)
                They are.

        by tidewater (1285) <tide@example.org> on Monday July 23, @09:16PM (#40744375)

        Who pays?
        """,
        "paste.txt",
    )
    assert [one.author for one in found.comments] == ["Anonymous Coward", "Taco", "AK Marc", "tidewater"]
    assert [one.parent for one in found.comments] == [None, "c1", "c2", None]


def test_buttons_glued_together_on_an_old_page() -> None:
    found = read("""
        [–]ann 5 points 2 days ago

        Too narrow.

            permalinkembedsaveparentreportgive goldreply

        [–]ben 1 point 1 day ago

        It is not.

            permalinkembedsaveparentreportgive goldreply

        [–]tide 0 points 1 day ago

        Who pays?
        """)
    assert found == [("ann", "Too narrow."), ("ben", "It is not."), ("tide", "Who pays?")]


def test_a_sentence_that_ends_in_a_verb_is_no_name_and_a_french_count_heads_the_comments() -> None:
    found = reading.thread(
        """
        Faut-il des pistes ?
        Publié le 12 janvier 2024 par Maud
        La ville va peindre une piste. Je trouve que c'est une bonne idée, et vous ?

        4 réflexions sur « Faut-il des pistes ? »

        Hervé M. dit :
        12 janvier 2024 à 20 h 14 min
        Non.

        Répondre

        Maud dit :
        12 janvier 2024 à 21 h 02 min
        J'ai gardé la liste de tous les accidents.

        Je ne retrouve pas mes notes.

        Répondre

        Ping : Revue n° 118 | La salle

        Lou dit :
        15 janvier 2024 à 0 h 05 min
        Votre commentaire est en attente de modération. Ceci est un aperçu ; il sera visible une fois approuvé.
        Et les piétons ?

        Répondre

        Laisser un commentaire
        """,
        "paste.txt",
    )
    assert [(one.author, one.text) for one in found.comments] == [
        ("Hervé M.", "Non."),
        ("Maud", "J'ai gardé la liste de tous les accidents.\n\nJe ne retrouve pas mes notes."),
        ("Lou", "Et les piétons ?"),
    ]


def test_advertisements_and_quoted_posts_are_no_comments() -> None:
    found = reading.thread(
        """
        Ann Lee
        @annlee
        Lanes are for everyone who has no car.
        9:02 AM · Nov 14, 2025
        12
        30
        Read 4 replies
        Bo (no relation)
        @bo_77
        ·
        Nov 14
        Not for lorries.
        3
        10
        Cy Moss
        @cymoss
        ·
        Nov 14
        We counted them last year, and nobody read it.
        Quote
        Cy Moss
        @cymoss
        ·
        Feb 3, 2023
        New count: 212 lorries before nine.
        4
        44
        Bikely
        @bikelyhq
        Ad
        A bicycle in five days.
        bikely.example
        Bo (no relation)
        @bo_77
        ·
        Nov 15
        Replying to @cymoss and @annlee
        I read it.
        1
        5
        Di
        @di_di
        ·
        3h
        It is narrow.
        2
        7
        """,
        "paste.txt",
    )
    assert found.post is not None
    assert found.post.author == "Ann Lee"
    assert reading.shape(found) == [
        ("c1", None, "Bo (no relation)", "Not for lorries."),
        ("c2", None, "Cy Moss", "We counted them last year, and nobody read it."),
        ("c3", "c2", "Bo (no relation)", "I read it."),
        ("c4", None, "Di", "It is narrow."),
    ]
    assert any("one advertisement left out, the first “Bikely”" in note.what for note in found.origin.notes)


def test_a_button_that_is_called_quote_stands_above_no_quoted_post() -> None:
    assert read("""
        Ann
        3 May 2024
        It is narrow.
        Quote
        Bo
        4 May 2024
        It is not.
        Quote
        Cy
        5 May 2024
        Who measured it?
        Quote
        """) == [("Ann", "It is narrow."), ("Bo", "It is not."), ("Cy", "Who measured it?")]


def test_what_stands_behind_a_comma_is_no_name_and_an_answer_may_be_advertised() -> None:
    assert read("""
        Are lanes worth it?
        3 Answers

        Ann Lee, teacher of Latin for 22 years
        Answered Mar 3, 2018 · Author has 412 answers and 1.1m answer views
        They are. I ride to school on one.
        3.4k views · View 61 Upvoters · Answer requested by Bo Moss

        Cy Moss, Nurse (2009-present)
        Answered Mar 9, 2018
        I had six years of them, and two falls.
        2.1k views · View 88 Upvoters
        Promoted by Bikely
        Learn to ride in three weeks.
        Start Now

        Anonymous
        Answered Mar 12, 2018
        Not in my town.
        640 views · View 12 Upvoters

        Di O'Shea, former courier, current gardener
        Updated Jul 1, 2018 · Upvoted by Ann Lee, teacher of Latin for 22 years
        Originally Answered: Why do cities paint lanes?
        Paint is cheap.
        91 views
        """) == [
        ("Ann Lee", "They are. I ride to school on one."),
        ("Cy Moss", "I had six years of them, and two falls."),
        ("Anonymous", "Not in my town."),
        ("Di O'Shea", "Paint is cheap."),
    ]


def test_votes_and_languages_between_name_and_date() -> None:
    assert read("""
        4 comments
        ann@slrpnk.example
        English
        143
        ·
        10 months ago
        It is forty trackers.
        bo@lemmy.example
        creator
        English
        61
        ·
        10 months ago
        That is what I tell myself.
        Cy 🇩🇰@feddit.example
        M
        English
        9
        -3
        ·
        10 months ago
        Keep it civil, I have removed three comments.
        ann@slrpnk.example
        English
        5
        ·
        edit-2
        10 months ago
        Sorry.
        """) == [
        ("ann@slrpnk.example", "It is forty trackers."),
        ("bo@lemmy.example", "That is what I tell myself."),
        ("Cy 🇩🇰@feddit.example", "Keep it civil, I have removed three comments."),
        ("ann@slrpnk.example", "Sorry."),
    ]


def test_a_company_that_replies_answers_the_review_above() -> None:
    found = reading.thread(
        """
        Reviews 214
        Sort:
        Most recent
        MO
        Mo Oyel
        GB
        •
        2 reviews

        3 days ago
        Rated 1 out of 5 stars

        They took the lane away, and did not say why.

        Date of experience: November 2, 2025

        Useful
        24

        Share

        Reply from Lane & Sons

        2 days ago
        We are sorry, and will paint it again.
        DJ
        Darren Jones
        GB
        •
        1 review

        4 days ago
        Rated 5 out of 5 stars

        Painted in nine days.

        Date of experience: October 20, 2025

        Useful

        Share
        customer 88
        IE
        •
        14 reviews

        Updated 5 days ago
        Rated 2 out of 5 stars

        It was green and is now grey.

        Date of experience: October 14, 2025

        Useful
        9

        Share
        """,
        "paste.txt",
    )
    assert reading.shape(found) == [
        ("c1", None, "Mo Oyel", "They took the lane away, and did not say why."),
        ("c2", "c1", "Lane & Sons", "We are sorry, and will paint it again."),
        ("c3", None, "Darren Jones", "Painted in nine days."),
        ("c4", None, "customer 88", "It was green and is now grey."),
    ]


def test_a_name_that_stands_twice_is_one_and_another_author_behind_it_is_answered() -> None:
    found = reading.thread(
        """
        Comments
        TidyMoss TidyMoss
        9 Jun 2014 8:14
        The lane is for everyone.
        Reply
        Report
        oldroad TidyMoss
        9 Jun 2014 8:20
        Not for lorries.
        Reply
        Report
        KitKat99 KitKat99
        9 Jun 2014 9:01
        Who counted them?
        Reply
        Report
        """,
        "paste.txt",
    )
    assert [(one.author, one.parent) for one in found.comments] == [
        ("TidyMoss", None),
        ("oldroad", "c1"),
        ("KitKat99", None),
    ]


def test_a_name_right_under_the_heading_is_taken_though_a_line_stands_below_it() -> None:
    assert read("""
        Comments
        Restacks
        Ann Kranz
        Ann’s Ledger
        Feb 3

        A lane has decided who its users are.

        Like (41)
        Reply
        Share
        Hugo Salt
        Feb 3
        That is the sentence.

        Like (7)
        Reply
        Share
        M. Oduor
        Feb 4
        I have been knocked over twice.

        Like (19)
        Reply
        Share
        """) == [
        ("Ann Kranz", "A lane has decided who its users are."),
        ("Hugo Salt", "That is the sentence."),
        ("M. Oduor", "I have been knocked over twice."),
    ]
