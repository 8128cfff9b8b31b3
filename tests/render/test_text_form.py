"""The text form against expected files, in every view and width; and what holds for any map."""

from __future__ import annotations

import os
import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import maps_by_hand as by_hand
import pytest
from crowds import many
from hypothesis import given, settings
from hypothesis import strategies as st
from phones import phones
from rich.cells import cell_len

from argmap.errors import ArgmapError
from argmap.model import Evidence, Motion, Stand
from argmap.render.base import Options
from argmap.render.json_map import dumps
from argmap.render.terminal.overview import overview_lines
from argmap.render.terminal.pen import Pen
from argmap.render.text import FORM
from argmap.views.overview import Row, Stood, overview

if TYPE_CHECKING:
    from argmap.model import ArgumentMap

EXPECTED = Path(__file__).parent / "expected"
CASES: dict[str, dict[str, Any]] = {
    **{view: {"view": view} for view in FORM.views},
    "overview-60": {"width": 60},
    "overview-120": {"width": 120},
    "overview-200": {"width": 200},
    "overview-colour": {"colour": True},
    "overview-full": {"full": True},
    "tree-120": {"view": "tree", "width": 120},
    "tree-40": {"view": "tree", "width": 40},
    "tree-ascii": {"view": "tree", "ascii": True},
    "tree-colour": {"view": "tree", "colour": True},
    "tree-depth": {"depth": 2},
    "tree-focus": {"focus": "#4"},
    "tree-only": {"only": "claims"},
    "tree-anonymous": {"view": "tree", "anonymous": True},
    "matrix-40": {"view": "matrix", "width": 40},
    "flow-120": {"view": "flow", "width": 120},
    "flow-40": {"view": "flow", "width": 40},
    "worksheet-key": {"view": "worksheet", "key": True},
    "graph-claims": {"view": "graph", "graph": "claims"},
    "graph-commenters": {"view": "graph", "graph": "commenters"},
}
COLOUR = re.compile(r"\x1b\[[0-9;]+m")


def text(found: ArgumentMap, **options: Any) -> str:
    return FORM.render(found, Options(**options)).decode("utf-8")


@pytest.mark.parametrize("case", CASES)
def test_the_text_is_as_expected(case: str) -> None:
    actual = text(phones(), **CASES[case])
    path = EXPECTED / f"{case}.txt"
    if os.environ.get("ARGMAP_UPDATE"):  # writes what is printed now; read the difference before you commit it
        path.write_text(actual, encoding="utf-8", newline="\n")
    assert path.read_text(encoding="utf-8") == actual


@pytest.mark.parametrize("case", CASES)
def test_no_line_is_wider_than_asked_nor_ends_in_blanks(case: str) -> None:
    for line in COLOUR.sub("", text(phones(), **CASES[case])).split("\n"):
        assert cell_len(line) <= CASES[case].get("width", 80)
        assert line == line.rstrip()


@pytest.mark.parametrize("view", FORM.views)
def test_colour_changes_no_character_and_ascii_is_ascii(view: str) -> None:
    coloured = text(phones(), view=view, colour=True)
    assert COLOUR.sub("", coloured) == text(phones(), view=view)
    assert "\x1b" in coloured
    assert text(phones(), view=view, ascii=True).isascii()


@settings(deadline=None, max_examples=40)
@given(
    found=by_hand.any_map(),
    view=st.sampled_from(FORM.views),
    width=st.sampled_from([20, 40, 80]),
    level=st.sampled_from(["comments", "claims", "commenters"]),
    plain=st.booleans(),
)
def test_any_map_is_printed_harmless_and_whole(
    found: ArgumentMap, view: str, width: int, level: str, *, plain: bool
) -> None:
    printed = text(found, view=view, width=width, graph=level, ascii=plain)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]", printed)
    count = len(found.thread.comments)
    said = (
        f"{count} of {count} on the map"
        if view == "overview"
        else ", ".join((f"{count} comment{'s' * (count != 1)} in", f"{count} on the map"))
    )
    assert said in " ".join(printed.split())
    assert printed == text(found, view=view, width=width, graph=level, ascii=plain)


@settings(deadline=None, max_examples=30)
@given(found=by_hand.any_map())
def test_every_comment_stands_in_the_tree(found: ArgumentMap) -> None:
    printed = text(found, view="tree", width=200)
    for label in found.labels().values():
        assert re.search(rf"(?<![\w#]){re.escape(label)}(?!\d)", printed)


@pytest.mark.parametrize(
    ("hostile", "shown"),
    [
        ("\x1b[2J\x1b[31mred", "␛[2J␛[31mred"),
        ("\x9b31mred", "‹U+009B›31mred"),
        ("a\x07\x08b\x00", "a␇␈b␀"),
        ("[bold red]x[/] [link=http://x]y[/link]", "[bold red]x[/] [link=http://x]y[/link]"),
        (":pile_of_poo: [/bold] \\[b] [@click=bell]z[/]", ":pile_of_poo: [/bold] \\[b] [@click=bell]z[/]"),
        ("abc\u202edcba", "abc‹U+202E›dcba"),
        ("x" + "\u0301" * 50, "x\u0301\u0301\u0301‹+47 marks›"),
        ("a" + "\u200b" * 40 + "b", "a‹U+200B›×40b"),
        ("\ufeffa", "‹U+FEFF›a"),
        ("\ud800", "‹U+D800›"),
        ("👩\u200d💻 ok", "👩\u200d💻 ok"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("\r\x1b]0;title\x07", "␛]0;title␇"),
        ("\u2066x\u2069", "‹U+2066›x‹U+2069›"),
    ],
)
def test_hostile_text_is_shown_as_the_text_it_is(hostile: str, shown: str) -> None:
    for found in (by_hand.single(hostile), by_hand.single("x", author=hostile), by_hand.single("x", title=hostile)):
        printed = text(found, view="tree", width=200)
        assert shown in printed
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", text(found, full=True))
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", printed)
        dumps(found).encode("utf-8")
        coloured = COLOUR.sub("", text(found, view="tree", width=200, colour=True))
        assert coloured == printed


@pytest.mark.parametrize("width", [60, 80, 120, 200])
def test_the_first_screen_is_short_however_long_the_thread(width: int) -> None:
    for found in (phones(), many(300)):
        printed = text(found, width=width)
        assert printed.count("\n") <= (25 if width >= 72 else 30)
        assert "more" in printed
        for line in printed.split("\n"):
            assert cell_len(line) <= width


def test_full_is_the_first_screen_and_the_tree() -> None:
    full, first, tree = (text(phones(), **options) for options in ({"full": True}, {}, {"view": "tree"}))
    assert full.startswith(first)
    assert tree.split("\n\n", 1)[1].split("\n\n")[0] in full


def test_an_option_of_one_view_asks_for_that_view() -> None:
    for options, view in (({"depth": 1}, "tree"), ({"focus": "#4"}, "tree"), ({"graph": "claims"}, "graph"),
                          ({"key": True}, "worksheet")):  # fmt: skip
        assert text(phones(), **options) == text(phones(), **options, view=view)


def test_wide_characters_wrap_by_columns() -> None:
    for line in text(by_hand.single("猫の手も借りたい" * 12, title="会議" * 30), width=40).split("\n"):
        assert cell_len(line) <= 40


def test_an_unknown_focus_is_refused() -> None:
    with pytest.raises(ArgmapError, match=r"Q001.*c99"):
        text(phones(), focus="c99")


def test_what_is_folded_is_counted() -> None:
    printed = text(phones(), depth=1)
    assert "6 comments folded by --depth 1" in printed
    assert "9 comments in, 9 on the map" in printed


def test_a_motion_stands_above_the_points_with_who_is_for_and_who_against() -> None:
    yes = Evidence("sides.stand", "Yes", "c1", 0, 3)
    motion = Motion("Phones should go.", "given", (Stand(("c1",), "for", 0.9, (yes,)), Stand(("c2",), "unclear")))
    printed = text(replace(phones(), motion=motion))
    assert (
        "Motion       Phones should go.\nFor          1  Ines\nAgainst      nobody so far\nUnclear      1 " in printed
    )
    assert printed.count("\n") <= 28


@pytest.mark.parametrize("width", [80, 120])
def test_words_give_way_to_statements_where_there_is_no_room_for_both(width: int) -> None:
    names = ("Ann", "Bertrand", "Cecilia", "Dorothea")
    sides = (Stood("for", ("Ann",)), Stood("against", ("Bo",)), Stood("unclear", ("Cy",)))
    says = "The road is wide enough on the east side for all of them"
    row = Row(says, quoted=False, sure=True, held=names, denied=names, quote="It is wide.", label="#1")
    view = replace(overview(many(300)), rows=(row,) * 9, motion="The road should be shut.", sides=sides)
    printed = Pen(width).draw(overview_lines(Pen(width), view))
    assert printed.count("\n") <= 28
    assert len(re.findall(r"^ \d  The road", printed, re.MULTILINE)) >= 3


def test_nobody_is_counted_as_a_commenter_where_nobody_signs() -> None:
    found = phones()
    comments = tuple(replace(comment, author=None) for comment in found.thread.comments)
    post = found.thread.post and replace(found.thread.post, author=None)
    motion = Motion("phones go", "given", tuple(Stand((comment.id,), "unclear") for comment in comments[:2]))
    unsigned = replace(found, thread=replace(found.thread, comments=comments, post=post), motion=motion)
    for view in ("overview", "brief"):
        assert "commenter" not in text(unsigned, view=view), view
