"""Kialo, Hacker News, Discourse and mailing lists as text."""

from __future__ import annotations

import reading

from argmap.read.check import check

KIALO = """
    Discussion Title: Should the lane stay?

    1. The lane should stay.
    1.1. Pro: It saves lives,
    and money.
    1.1.1. Con: Whose?
    1.2. Con: It is narrow.
    1.3.4. Pro: -> See 1.2.
    """
NEWS = """
    Bearer lanes are awful (example.org)
    85 points by ann 7 months ago | hide | past | favorite | 6 comments


    ben 7 months ago | next [–]

    Why?

    ann 7 months ago | parent | next [–]

    > Why?

    Because.

    tide 7 months ago | root | parent | next [–]

    No.

    ben 7 months ago | root | parent | prev [–]

    Yes.

    hugo 7 months ago | parent | prev [–]

    Hm.

    reply

    kit 7 months ago | prev [–]

    Last.

    Guidelines | FAQ | Lists
    """
TOPIC = """
    Should the makerspace lock the saws?
    House
    saws




    ivo_k
    Ivo Kern
    Keeper
    March 2
    Two people cut themselves this winter. Shall we lock the saws at night?



    1 Reply
    4




    88
    views
    6
    likes
    4
    users

    read
    3
    min
    dana
    Dana Ruiz
    March 2
    No. Those who come at night are the ones who know how to use them.



    2





    pim
    Pim Oort


    dana
    March 3
    One of the two came at night.



    1
    """
LIST = """
    # Lanes

    _3 messages_

    ### Lanes

    - **From:** Ann Lee <ann@example.org>
    - **Date:** 2004-10-07T15:26:21+01:00
    - **Message-ID:** `<one@example.org>`

    ```
    No cars.
    ```

    #### ↳ Re: Lanes

    - **From:** "Ben" <ben@example.org>
    - **Date:** 2004-10-08
    - **Message-ID:** `<two@example.org>`
    - **References:** `<zero@example.org> <one@example.org>`

    ```
    Ann Lee wrote:
    > No cars.

    Some.
    ```

    ##### ↳ ↳ Re: Lanes

    - **From:** tide@example.org (Tide)
    - **Date:** 2004-10-09
    - **In-Reply-To:** `<two@example.org>`

    Few.

    ---

    [← Index](a.md) · [Topics](b.md)
    """


def test_a_kialo_discussion() -> None:
    kind, found = reading.by(KIALO, "x.txt")
    assert (kind, found.title) == ("kialo", "Should the lane stay?")
    assert [(one.id, one.parent, one.relation, one.text) for one in found.comments] == [
        ("1", None, None, "The lane should stay."),
        ("1.1", "1", "agreement", "It saves lives,\nand money."),
        ("1.1.1", "1.1", "rebuttal", "Whose?"),
        ("1.2", "1", "rebuttal", "It is narrow."),
        ("1.3.4", "1", None, "-> See 1.2."),
    ]
    told = " ".join(note.what for note in found.origin.notes)
    assert "2 claims are marked Pro and 2 Con" in told
    assert "1.3.4" in told


def test_a_hacker_news_page() -> None:
    kind, found = reading.by(NEWS, "x.txt")
    assert (kind, found.title) == ("hacker-news-text", "Bearer lanes are awful (example.org)")
    assert [(one.author, one.parent) for one in found.comments] == [
        ("ben", None), ("ann", "c1"), ("tide", "c2"), ("ben", "c2"), ("hugo", "c1"), ("kit", None),
    ]  # fmt: skip
    assert [one.text for one in found.comments][-2:] == ["Hm.", "Last."]
    assert found.comments[1].quotes[0].of is None


def test_a_mailing_list_in_markdown() -> None:
    kind, found = reading.by(LIST, "x.md")
    assert (kind, found.title) == ("messages", "Lanes")
    assert reading.shape(found) == [
        ("c1", None, "Ann Lee", "No cars."),
        ("c2", "c1", "Ben", "Ann Lee wrote:\n> No cars.\n\nSome."),
        ("c3", "c2", "tide@example.org (Tide)", "Few."),
    ]
    assert found.comments[1].quotes[0].of == "Ann Lee"


def test_messages_without_ids_nest_by_their_headings() -> None:
    text = "\n".join(
        f"{'#' * depth} Lanes\n\nFrom: Name{depth}\nDate: 2010-05-0{depth}\n\nWords.\n" for depth in (1, 2, 3, 2)
    )
    assert [one.parent for one in reading.thread(text, "x.md").comments] == [None, "c1", "c2", "c1"]


def test_what_was_understood_is_shown_by_its_ends() -> None:
    found = check(reading.thread(NEWS, "x.txt"))
    assert (found.comments, found.unsigned, found.depths, found.replies) == (6, 0, (2, 2, 2), 4)
    assert found.authors[0] == ("ben", 2)
    assert (found.first_date, found.ordered) == ("7 months ago", None)
    assert found.glimpses[0].first == "Why?"
    assert found.glimpses[-1].label == "#6"


def test_the_page_of_one_hacker_news_comment_begins_with_it() -> None:
    found = reading.thread(
        """
        Hacker News new | past | comments | ask | show | jobs | submit login

        ann 6 hours ago | parent | context | flag | favorite | on: Are bus lanes worth it?

        They moved more people in a week than the road did in a month.

        add comment

        ben 5 hours ago | next [–]

        Who counted them?

        reply

        ann 4 hours ago | parent [–]

        The drivers, with a clicker.

        reply

        kit 5 hours ago | prev [–]

        My street is louder now.

        Guidelines | FAQ | Lists
        """,
        "x.txt",
    )
    assert found.title == "Are bus lanes worth it?"
    assert [(one.author, one.parent) for one in found.comments] == [
        ("ann", None),
        ("ben", "c1"),
        ("ann", "c2"),
        ("kit", "c1"),
    ]
    assert found.comments[0].text == "They moved more people in a week than the road did in a month."


def test_a_deleted_comment_on_hacker_news_has_no_name() -> None:
    found = reading.thread(
        """
        Ask HN: Are lanes worth it? | Hacker News
        40 points by ann on May 3, 2018 | hide | past | favorite | 4 comments

        ben on May 3, 2018 | next [–]

        They are.

        on May 4, 2018 | parent | next [–]

        [deleted]

        kit on May 4, 2018 | root | parent [–]

        Why was that removed?

        hugo on May 5, 2018 [flagged] | prev [–]

        [flagged]

        Guidelines | FAQ | Lists
        """,
        "x.txt",
    )
    assert [(one.author, one.parent, one.state) for one in found.comments] == [
        ("ben", None, None),
        (None, "c1", "deleted"),
        ("kit", "c2", None),
        ("hugo", None, "deleted"),
    ]
    assert [one.posted and one.posted.day for one in found.comments][:2] == [3, 4]


def test_a_github_discussion_counts_the_replies_below_a_comment() -> None:
    kind, found = reading.by(
        """
        Should the tool read tabs? #31
        mara started this conversation in General
        Should the tool read tabs?
        #31
        @mara
        mara
        Mar 3, 2024
        · 2 comments
        · 2 replies

        mara
        Mar 3, 2024
        Maintainer

        Every week somebody asks for it.

        👍
        4

        Replies: 2 comments · 2 replies
        Oldest
        Newest
        Top

        ovid-2
        Mar 4, 2024

        Please do, half of our files have them.

        3
        2 replies
        @mara
        mara
        Mar 4, 2024
        Maintainer
        Author

        Could you convert them once?

        @ovid-2
        ovid-2
        Mar 5, 2024

        👎

        lone7
        Mar 9, 2024
        Contributor

        No. Tabs are for tables.

        1
        0 replies
        Sign up for free to join this conversation on GitHub. Already have an account? Sign in to comment
        2 participants
        @mara
        @ovid-2
        """,
        "x.txt",
    )
    assert (kind, found.title) == ("github-discussion-text", "Should the tool read tabs?")
    assert found.post is not None
    assert (found.post.author, found.post.text) == ("mara", "Every week somebody asks for it.")
    assert reading.shape(found) == [
        ("c1", None, "ovid-2", "Please do, half of our files have them."),
        ("c2", "c1", "mara", "Could you convert them once?"),
        ("c3", "c1", "ovid-2", "👎"),
        ("c4", None, "lone7", "No. Tabs are for tables."),
    ]


def test_the_counts_of_a_discourse_topic_are_nobody() -> None:
    kind, thread = reading.by(TOPIC, "x.txt")
    assert kind == "discourse-text"
    assert [(one.author, one.parent) for one in thread.comments] == [("ivo_k", None), ("dana", None), ("pim", "c2")]
