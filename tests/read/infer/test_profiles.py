"""Profiles whose labels and values stand in lines of their own."""

from __future__ import annotations

from argmap.read.infer.rows import rows


def dates(*lines: str) -> list[str]:
    return [row.date for row in rows(lines)]


def test_the_date_of_a_profile_is_none_of_a_comment() -> None:
    assert dates("Ann", "Joined", "Mar 21, 2019", "Messages", "640", "Sep 14, 2025") == [""] * 5 + ["Sep 14, 2025"]


def test_one_label_alone_makes_no_profile() -> None:
    assert dates("Ann", "Posts", "Mar 21, 2019") == ["", "", "Mar 21, 2019"]


def test_labels_without_a_date_or_number_make_no_profile() -> None:
    assert [row.plain for row in rows(("Tags", "I agree", "Location", "nowhere at all"))][1::2] == [True, True]


def test_a_name_with_its_lamp_is_the_name() -> None:
    assert [row.text for row in rows(("Ann Lee Ann Lee is offline",))] == ["Ann Lee"]
