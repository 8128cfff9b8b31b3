"""Typeset sheets: read back as text, the same every time, whatever the thread holds."""

from __future__ import annotations

import builtins
import io
import json
import re
from typing import TYPE_CHECKING, Any

import pytest
from crowds import many
from hypothesis import given, settings
from maps_by_hand import any_map, single
from phones import TEXTS, phones

from argmap.errors import ArgmapError
from argmap.render import form_for, paper
from argmap.render.base import Options
from argmap.render.paper.runs import words
from argmap.render.paper.sheets import sheets

if TYPE_CHECKING:
    from argmap.model import ArgumentMap
    from argmap.render.base import View

needs_typst = pytest.mark.skipif(not paper.installed(), reason="typst is not installed (extra paper)")
SHEETS: tuple[tuple[View, bool], ...] = (
    ("brief", False), ("flow", False), ("worksheet", False), ("worksheet", True), ("overview", False), ("tree", False),
    ("claims", False), ("sides", False), ("matrix", False), ("unanswered", False), ("stances", False),
)  # fmt: skip


def pages(found: ArgumentMap, **options: Any) -> tuple[list[str], Any]:
    """The text of each page, and the document."""
    pypdf = pytest.importorskip("pypdf")
    document = pypdf.PdfReader(io.BytesIO(paper.pdf(found, Options(**options))))
    return [" ".join(page.extract_text().split()) for page in document.pages], document


@needs_typst
@pytest.mark.parametrize(("view", "key"), SHEETS)
def test_a_sheet_is_the_same_every_time_and_says_which_page_it_is(view: Any, key: bool) -> None:  # noqa: FBT001
    options = Options(view=view, key=key)
    assert paper.pdf(phones(), options) == paper.pdf(phones(), options)
    texts, document = pages(phones(), view=view, key=key)
    for number, text in enumerate(texts, 1):
        assert f"page {number} of {len(texts)}" in text
        assert "Phones in a locker from bell to bell?" in text
        assert "9 comments in, 9 on the map" in text
    assert "/CreationDate" not in (document.metadata or {})
    assert document.metadata.title == "Phones in a locker from bell to bell?"


@needs_typst
@pytest.mark.parametrize(
    ("view", "size", "points"),
    [
        ("brief", "a4", (595, 842)),
        ("brief", "letter", (612, 792)),
        ("flow", "a4", (842, 595)),
        ("flow", "letter", (792, 612)),
    ],
)
def test_paper_is_a4_or_letter_and_the_flow_sheet_lies(view: Any, size: Any, points: tuple[int, int]) -> None:
    _, document = pages(phones(), view=view, paper=size)
    box = document.pages[0].mediabox
    assert (round(box.width), round(box.height)) == points


@needs_typst
def test_fonts_are_inside() -> None:
    _, document = pages(phones(), view="brief")
    for page in document.pages:
        for font in page["/Resources"]["/Font"].values():
            inner = font.get_object()["/DescendantFonts"][0].get_object()["/FontDescriptor"]
            assert {"/FontFile2", "/FontFile3"} & set(inner)


@needs_typst
def test_the_worksheet_has_every_word_and_gives_nothing_away() -> None:
    texts, _ = pages(phones(), view="worksheet")
    text = " ".join(texts)
    for _, said in TEXTS.values():
        assert said[:60] in text
    assert text.count("Words that show it") == len(TEXTS) - 1
    assert "Claims to choose from" in text
    assert "⊖" not in text
    assert "0.8" not in text


@needs_typst
def test_the_key_has_claims_links_and_their_words() -> None:
    text = " ".join(pages(phones(), view="worksheet", key=True)[0]).replace("\xa0", " ")
    for part in (
        "rebuts #1 0.83",
        "“Not convinced”",
        "denies",
        "answers post?",
        "no claim found",
        "it's about control",
    ):
        assert part in text


@needs_typst
def test_a_brief_of_a_thousand_comments_is_two_pages_at_most() -> None:
    texts, _ = pages(many(1000), view="brief")
    assert len(texts) <= 2
    assert "Questions to ask" in " ".join(texts)


@needs_typst
def test_invented_names_stand_for_the_commenters() -> None:
    for view, key in SHEETS:
        text = " ".join(pages(phones(), view=view, key=key, anonymous=True)[0])
        for name in ("Ines", "Kofi", "Sorell", "Dee", "Abara"):
            assert name not in text


EVIL = '#panic("x") #{ } $x$ *b* _i_ @ref <label> // /* \\ = head [z] `code` #include("/etc/passwd") ~ --- \x00 \u202e'


@needs_typst
@pytest.mark.parametrize(("view", "key"), SHEETS)
def test_typsts_own_signs_stay_words(view: Any, key: bool) -> None:  # noqa: FBT001
    found = single(EVIL, author='#sys.inputs "', title='= #set page(paper: "a0")')
    texts, document = pages(found, view=view, key=key)
    assert '= #set page(paper: "a0")' in texts[0]
    assert round(max(document.pages[0].mediabox.width, document.pages[0].mediabox.height)) == 842
    if view == "worksheet" and not key:
        assert (
            '#panic("x") #{ } $x$ *b* _i_ @ref <label> // /* \\ = head [z] `code` #include("/etc/passwd")' in texts[0]
        )


@needs_typst
@settings(max_examples=15, deadline=None)
@given(any_map())
def test_every_map_can_be_set(found: ArgumentMap) -> None:
    for view, key in SHEETS:
        assert paper.pdf(found, Options(view=view, key=key)).startswith(b"%PDF")


def test_a_long_word_may_break_and_no_word_is_lost() -> None:
    long = "https://example.org/" + "x" * 80
    assert words(f"see {long} there").replace("\u200b", "") == f"see {long} there"
    assert max(map(len, re.split("[\u200b ]", words(long)))) <= 20


def test_the_flow_sheet_goes_on_over_parts_and_drops_no_turn() -> None:
    made = json.loads(json.dumps(sheets(phones(), Options(view="flow"))[0]))
    cells = [cell for part in made["parts"] for line in part["lines"] for row in line for cell in row if cell]
    labels = {run[1].split()[0] for cell in cells for run in cell["runs"] if run[0] == "who"}
    labels |= {run[1].split()[0] for row in made["alone"] for run in row if run[0] == "who"}
    silent = set(re.findall(r"#\d+", made["silent"]))
    assert labels | silent == {f"#{number}" for number in (2, 4, 5, 6, 7, 8, 9)}
    held = " ".join(words for cell in cells for _, words in cell["runs"] if "held by" in words)
    assert all(name in held for name in ("Mr Abara", "Ines", "Ruth Sorell", "Kofi"))


def test_the_pdf_form_hands_these_views_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paper, "pdf", lambda found, options: f"{options.view} {found.thread.id}".encode())
    for view in ("brief", "flow", "worksheet"):
        assert form_for("pdf").render(phones(), Options(view=view)) == f"{view} phones".encode()


def test_without_typst_the_mend_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def no_typst(name: str, *rest: Any) -> Any:
        if name == "typst":
            raise ModuleNotFoundError(name=name)
        return real(name, *rest)

    monkeypatch.setattr(builtins, "__import__", no_typst)
    with pytest.raises(ArgmapError, match=r"O003 PDF pages need typst[^\n]*\n.*pip install typst"):
        paper.pdf(phones(), Options(view="brief"))


@needs_typst
def test_a_short_sheet_is_set_large_and_a_long_one_in_nine_points() -> None:
    assert 11.0 in sizes(phones(), view="tree")
    assert 9.0 in sizes(many(120), view="tree")


@needs_typst
@pytest.mark.parametrize(("view", "key"), SHEETS)
def test_nothing_on_a_sheet_is_smaller_than_nine_points(view: Any, key: bool) -> None:  # noqa: FBT001
    assert min(sizes(phones(), view=view, key=key)) >= 8.99


def sizes(found: ArgumentMap, **options: Any) -> set[float]:
    """Points of the type on the first page."""
    _, document = pages(found, **options)
    met: set[float] = set()

    def visit(text: str, _now: list[float], matrix: list[float], _font: object, size: float) -> None:
        if text.strip():
            met.add(round(abs(size * matrix[3]), 2))

    document.pages[0].extract_text(visitor_text=visit)
    return met
