from __future__ import annotations

from argmap.model import UNSEEN, Comment
from argmap.read.common.threads import make_thread


def test_a_link_from_another_page_is_marked_whatever_the_format() -> None:
    texts = ("[...] he is right [...]", "Pingback: Ten plants that need no care", "[...] so you say. No!", "No.")
    comments = [Comment(f"c{n}", text, "A") for n, text in enumerate(texts)]
    made = make_thread("t", "", [*comments, Comment("x", "Trackback: Roofs", state=UNSEEN)])
    assert [comment.state for comment in made.comments] == ["pingback", "pingback", None, None, "pingback"]


def test_two_people_of_one_name_have_their_handles_behind_it() -> None:
    comments = (
        Comment("1", "yes", "Anna", handle="anna@one.example"),
        Comment("2", "no", "Anna", handle="anna@two.example"),
        Comment("3", "hm", "Bo", handle="bo@one.example"),
    )
    made = make_thread("t", "", comments)
    assert [comment.author for comment in made.comments] == [
        "Anna (@anna@one.example)",
        "Anna (@anna@two.example)",
        "Bo",
    ]
    assert made.comments[0].handle == "anna@one.example"


def test_the_date_of_the_post_is_as_certain_as_that_of_a_comment() -> None:
    made = make_thread("t", "", [Comment("1", "yes")], post=Comment("post", "Longer trams?", "Ann", "Mar 4, 2024"))
    assert made.post is not None
    assert str(made.post.posted) == "2024-03-04 00:00:00"
