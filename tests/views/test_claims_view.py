"""What the list of claims says of comments that are merely alike."""

from __future__ import annotations

from dataclasses import replace

from phones import phones

from argmap.model import Evidence, Point
from argmap.views.claims import claims_view
from argmap.views.groups import points
from argmap.views.index import index


def test_comments_that_are_merely_alike_are_told_by_the_words_that_several_use() -> None:
    found = phones()
    said = (("c5", "lunch"), ("c7", "Lunch"), ("c7", "home"))
    because = tuple(Evidence("points.words", text, comment, 0, 4, 1.0) for comment, text in said)
    guess = Point("p9", "Lunch is at home", ("c5.1", "c7.1"), "sense", 0.4, because)
    at = index(replace(found, points=(*found.points, guess)))
    (alike,) = claims_view(at).alike
    assert (alike.id, alike.labels, alike.words) == ("p9", ("#5", "#7"), ("lunch",))
    assert "p9" not in {group.id for group in points(at)}
    assert all(point.id != "p9" for point in at.points_of.get("c5.1", ()))
