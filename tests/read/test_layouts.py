from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from argmap.errors import ArgmapError
from argmap.read import read_file
from argmap.read.infer.layout_file import layout_file
from argmap.read.layouts import FOLDER

if TYPE_CHECKING:
    from pathlib import Path

PASTE = """Tram news
Comments
Ann Lee
Leeds
3 May 2024
Longer trams, please.

And benches.
Helpful 12
Ben
Hull
4 May 2024
Benches are for those who miss it.
Helpful 3
Related
Old trams
"""
LAYOUT = """
start: Comments
end: Related
comment: ["{author}", "{any}", "{date}", "{text}"]
drop: ["Helpful {n}"]
"""


def files(folder: Path, layout: str, paste: str = PASTE) -> tuple[Path, Path]:
    (folder / "paste.txt").write_text(paste, encoding="utf-8")
    (folder / "layout.yaml").write_text(layout, encoding="utf-8")
    return folder / "paste.txt", folder / "layout.yaml"


def test_a_paste_is_read_as_its_layout_says(tmp_path: Path) -> None:
    paste, layout = files(tmp_path, LAYOUT)
    (thread,) = read_file(paste, layout=layout)
    assert [(one.author, one.date, one.text) for one in thread.comments] == [
        ("Ann Lee", "3 May 2024", "Longer trams, please.\n\nAnd benches."),
        ("Ben", "4 May 2024", "Benches are for those who miss it."),
    ]


def test_name_and_date_may_stand_below_the_words_and_say_who_is_answered(tmp_path: Path) -> None:
    text = "Longer trams.\nby Ann on 3 May 2024\nBenches.\nby Ben to Ann on 4 May 2024\n"
    layout = 'comment: ["{text}", "by {author} on {date}"]'
    (thread,) = read_file(files(tmp_path, layout, text)[0], layout=tmp_path / "layout.yaml")
    assert [one.author for one in thread.comments] == ["Ann", "Ben to Ann"]
    above = 'comment: ["{author} answers {to}, {date}", "{text}"]'
    text = "Ann answers all, 3 May 2024\nLonger.\nBen answers Ann, 4 May 2024\nWhy?\n"
    (thread,) = read_file(files(tmp_path, above, text)[0], layout=tmp_path / "layout.yaml")
    assert [one.parent for one in thread.comments] == [None, "c1"]


@pytest.mark.parametrize(
    "layout",
    ["- a list", 'comment: ["{author}"]', 'comment: ["{who}", "{text}"]', "comment: [", "colour: red",
     'comment: ["{author} {author}", "{text}"]', 'comment: ["{text}"]'],
)  # fmt: skip
def test_what_is_no_layout_is_refused(tmp_path: Path, layout: str) -> None:
    paste, file = files(tmp_path, layout)
    with pytest.raises(ArgmapError, match="I017"):
        list(read_file(paste, layout=file))


def test_a_layout_that_fits_nothing_is_a_problem(tmp_path: Path) -> None:
    paste, layout = files(tmp_path, 'comment: ["Written by {author}", "{text}"]')
    with pytest.raises(ArgmapError, match="I004"):
        list(read_file(paste, layout=layout))
    with pytest.raises(ArgmapError, match="I001"):
        list(read_file(paste, layout=tmp_path / "none.yaml"))


def test_layouts_in_the_users_folder_are_tried_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    odd = "".join(
        f"{town}\n~{name}~\nWords of {name}.\n" for name, town in (("Ann", "Leeds"), ("Ben", "Hull"), ("Cy", "York"))
    )
    paste, _ = files(tmp_path, 'comment: ["{any}", "~{author}~", "{text}"]', odd)
    monkeypatch.setenv(FOLDER, str(tmp_path))
    (thread,) = read_file(paste)
    assert [one.author for one in thread.comments] == ["Ann", "Ben", "Cy"]
    assert thread.origin.format == "layout layout"


def test_a_layout_that_was_written_reads_the_paste_again(tmp_path: Path) -> None:
    text = "".join(
        f"{name}\n{day} May 2024\nI say {name} was here, and nobody else.\nReply\nLike ({day})\n"
        for day, name in enumerate(("Ann Lee", "Ben Ode", "Cyril West"), 3)
    )
    paste, layout = files(tmp_path, layout_file(text), text)
    (thread,) = read_file(paste, layout=layout)
    assert [one.author for one in thread.comments] == ["Ann Lee", "Ben Ode", "Cyril West"]
    assert thread.comments[0].text == "I say Ann Lee was here, and nobody else."


def test_a_written_layout_reads_the_paste_as_it_was_read_with_its_title_and_its_post(tmp_path: Path) -> None:
    above = "Longer trams for the city?\nBy Lena Ortiz\n2 May 2024\n\nThe city wants to buy trams of forty metres.\n\n"
    said = ("They are too long for our street.", "Benches would be nicer.", "I agree with Ann.", "Who pays for it?")
    names = ("Ann Lee", "Ben Ode", "Cy Dunn", "Ann Lee")
    below = "".join(
        f"{name}\n{day} May 2024 09:1{day}\n{words}\nReply  Like ({day})\n\n"
        for day, (name, words) in enumerate(zip(names, said, strict=True), 3)
    )
    text = f"{above}Comments (4)\n\nSort by: Newest | Oldest\n\n{below}"
    paste, layout = files(tmp_path, layout_file(text), text)
    (guessed,), (told,) = read_file(paste), read_file(paste, layout=layout)
    assert guessed.post is not None
    assert (told.title, told.post, told.comments) == (guessed.title, guessed.post, guessed.comments)
    assert [note.what for note in told.origin.notes] == ["3 lines outside the layout left out"]
