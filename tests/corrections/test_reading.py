"""Corrections files: what is sound is read, what is not is told with line and column, and hostile text does no harm."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import TYPE_CHECKING

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.corrections import load, parse
from argmap.corrections.kinds import KINDS
from argmap.corrections.reading import ALWAYS, LARGEST, MOST, PASSAGE
from argmap.errors import ArgmapError
from argmap.model import Correction, Passage

if TYPE_CHECKING:
    from pathlib import Path


def test_an_entry_is_read_in_either_style() -> None:
    flow = '- {link: rebuttal, words: "No.", by: Bo, to: {words: "Yes.", by: Ann}, partial: true, who: Ms Lee}'
    block = """
- link: rebuttal
  partial: true
  words: No.
  by: Bo
  to:
    words: Yes.
    by: Ann
  who: Ms Lee
"""
    (one,), (other,) = parse("a.yaml", flow), parse("b.yaml", block)
    assert one.correction == other.correction
    assert one.correction == Correction(
        "link", "rebuttal", Passage("No.", "Bo"), Passage("Yes.", "Ann"), partial=True, who="Ms Lee"
    )
    assert (other.location.line, other.location.column) == (2, 3)


BAD = [
    ("- {link: rebutal, words: a, to: {words: b}}", "R004", 1, 10, "did you mean 'rebuttal'?"),
    ("- {link: rebuttal, words: a}", "R003", 1, 3, 'write to: {words: "…", by: NAME}'),
    ("\n- {role: none}", "R003", 2, 3, "quote some of the words"),
    ("- {rolle: none, words: a}", "R003", 1, 3, "did you mean 'role'?"),
    ("- {role: none, words: a, wen: 1}", "R002", 1, 26, "did you mean 'when'?"),
    ("- {role: none, words: a, to: {by: x}}", "R003", 1, 30, "quote some of its words"),
    ("- {role: none, tag: x, words: a}", "R002", 1, 16, "write two"),
    ("- {side: for}", "R003", 1, 3, "write by:"),
    ("- {role: none, words: a, role: claim}", "R012", 1, 26, "keep one"),
    ("- &x {role: none, words: a}", "R011", 1, 3, "take it out"),
    ("- {role: none, words: [a]}", "R013", 1, 23, "quotes"),
    ("- nonsense", "R013", 1, 3, "key: value"),
    ("role: none", "R013", 1, 1, "- "),
    ("- {role: none, words: a", "R001", 2, 1, ""),
    (f"- {{role: none, words: {'a' * 6000}}}", "R018", 1, 23, "shorten"),
    ("- {point: x, words: a, against: perhaps}", "R013", 1, 33, "true or false"),
    ("- {comment: starts, words: a, partial: true}", "R002", 1, 31, ""),
    ("[" * 40 + "]" * 40, "R018", 1, 13, ""),
]


@pytest.mark.parametrize(("text", "code", "line", "column", "mend"), BAD)
def test_what_is_wrong_is_told_with_line_and_column(text: str, code: str, line: int, column: int, mend: str) -> None:
    with pytest.raises(ArgmapError) as told:
        parse("c.yaml", text)
    first = told.value.problems[0]
    assert (first.code, first.location.line, first.location.column) == (code, line, column)
    assert mend in first.mend


def test_all_problems_are_told_at_once() -> None:
    with pytest.raises(ArgmapError) as told:
        parse("c.yaml", "- {role: non, words: a}\n- {side: fro, by: x}\n- {tag: y}")
    assert [p.location.line for p in told.value.problems] == [1, 2, 3]


def test_yes_and_no_are_words() -> None:
    (entry,) = parse("c.yaml", "- {tag: no, words: yes, by: on}")
    assert entry.correction == Correction("tag", "no", Passage("yes", "on"))


def test_files_that_cannot_be_read_are_told(tmp_path: Path) -> None:
    path = tmp_path / "c.yaml"
    for data, code in ((b"- {role: none, words: \xff\xfe}", "C004"), (b" " * (LARGEST + 1), "C004")):
        path.write_bytes(data)
        with pytest.raises(ArgmapError) as told:
            load(path)
        assert told.value.problems[0].code == code
    with pytest.raises(ArgmapError) as told:
        load(tmp_path / "nowhere.yaml")
    assert told.value.problems[0].code == "I001"
    with pytest.raises(ArgmapError) as told:
        load(tmp_path)
    assert told.value.problems[0].code == "C004"


def test_more_than_are_read_is_told() -> None:
    with pytest.raises(ArgmapError) as told:
        parse("c.yaml", "- {tag: x, words: y}\n" * (MOST + 1))
    assert told.value.problems[0].code == "R018"


def schema() -> dict[str, object]:
    found: dict[str, object] = json.loads((files("argmap") / "schema" / "corrections.schema.json").read_text("utf-8"))
    return found


def test_the_schema_has_the_keys_and_words_of_the_reader() -> None:
    defined = schema()["$defs"]
    assert isinstance(defined, dict)
    assert set(defined) == {*KINDS, "passage"}
    assert tuple(defined["passage"]["properties"]) == PASSAGE
    for name, kind in KINDS.items():
        to = ("to",) if kind.to != "never" else ()
        assert set(defined[name]["properties"]) == {name, *ALWAYS, *to, *kind.also}
        assert tuple(defined[name]["properties"][name].get("enum", ())) == kind.verdicts
        assert defined[name]["properties"][name]["description"] == kind.says
        assert ("to" in defined[name]["required"]) == (kind.to == "must")
        assert ("words" in defined[name]["required"]) == (kind.words == "must")


def test_the_schema_takes_what_the_reader_takes() -> None:
    checker = jsonschema.Draft202012Validator(schema())
    good = [
        {"role": "premise", "words": "a", "to": {"words": "b"}},
        {"side": "for", "by": "Ann"},
        {"person": "Ann", "by": "ann77"},
        {"link": "none", "words": "a", "to": {"words": "b", "by": "c", "after": "d"}, "partial": True},
    ]
    checker.validate(good)
    parse("c.yaml", json.dumps(good))
    for bad in ({"role": "none"}, {"link": "none", "words": "a"}, {"side": "for"}, {"role": "x", "words": "a"}):
        assert not checker.is_valid([bad])
        with pytest.raises(ArgmapError):
            parse("c.yaml", json.dumps([bad]))


PIECES = ("- ", "{", "}", "role", ": ", "none", ", words: ", "a", "\n", "*x", "&x ", "[", "]", "'", '"', "!", "|")


@given(st.text(max_size=200) | st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_no_text_does_harm(text: str) -> None:
    codes: set[str] = set()
    try:
        parse("c.yaml", text)
    except ArgmapError as error:
        codes = {problem.code[0] for problem in error.problems}
    assert codes <= {"R", "C"}


def test_the_page_on_correcting_shows_every_kind_as_it_is_read() -> None:
    from pathlib import Path

    page = (Path(__file__).parents[2] / "docs" / "correcting.md").read_text("utf-8")
    shown = page.split("```yaml\n")[1].split("```")[0]
    assert {entry.correction.kind for entry in parse("docs/correcting.md", shown)} == set(KINDS)
