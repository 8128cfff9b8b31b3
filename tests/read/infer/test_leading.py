"""What stands above the comments: the headline is the title, and no name of a site or button."""

from __future__ import annotations

import pytest
import reading

COMMENTS = "\n".join(
    f"{name}\n{n} hours ago\n{words}\nReply\n"
    for n, (name, words) in enumerate((("Ann Lee", "No."), ("Ben Ode", "Why not?"), ("Ann Lee", "The noise.")), 2)
)


@pytest.mark.parametrize(
    ("above", "title"),
    [
        ("Oakfield Echo\nNews Sport\nBus fares to rise by a tenth\nBy Petra Lund", "Bus fares to rise by a tenth"),
        ("The Weekly Crumb\nHome\nAbout\n3 thoughts on “Is sourdough worth it?”", "Is sourdough worth it?"),
        ("Blog\n3 réflexions au sujet de « Faut-il un vélo ? »", "Faut-il un vélo ?"),
        ("Forum\nIs the tram too slow?\n6 posts • Page 1 of 1", "Is the tram too slow?"),
        ("Millbrook Residents\n84K members\nComments", "Millbrook Residents"),
        ("Is the tram too slow?\nSort by", "Is the tram too slow?"),
        ("Go to trams\nr/trams\nIs the tram too slow?", "Is the tram too slow?"),
    ],
)  # fmt: skip
def test_the_headline_is_the_title(above: str, title: str) -> None:
    assert reading.thread(f"{above}\n{COMMENTS}", "paste.txt").title == title


def test_a_job_between_an_author_and_a_date_is_no_title() -> None:
    above = (
        "Ivo Stern\nHead of People at Brightwell\n3d\nWe dropped degrees from our adverts. Here is what came of it.\n"
    )
    found = reading.thread(f"{above}Like\nComment\n{COMMENTS}", "paste.txt")
    assert found.post is not None
    assert (found.title, found.post.author) == ("", "Ivo Stern")


def test_by_and_a_name_signs_the_article() -> None:
    above = "Oakfield Echo\nBus fares to rise by a tenth\nBy Petra Lund, transport reporter\n"
    above += "Fares on all routes rise in May, the operator said on Tuesday. It blames fuel.\nComments\n"
    found = reading.thread(above + COMMENTS, "paste.txt")
    assert found.post is not None
    assert (found.title, found.post.author) == ("Bus fares to rise by a tenth", "Petra Lund")
