"""What each command says of files and options that do not fit: where, what, how to mend it, and the exit code."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING

import pytest
from commands import run
from phones import phones

from argmap.render.json_map import dumps

if TYPE_CHECKING:
    from pathlib import Path

PASTE = "Ann Lee\n3 May 2024\nLonger trams, please.\n\nBo Sands\n4 May 2024\nThey cost too much.\n"
PICTURE = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    path = tmp_path / "map.json"
    path.write_text(dumps(phones()), encoding="utf-8")
    return path


def test_a_saved_map_is_read_with_its_title_and_its_post(capsys: pytest.CaptureFixture[str], saved: Path) -> None:
    thread = phones().thread
    code, out, _ = run(capsys, "read", saved)
    read = json.loads(out)
    assert code == 0
    assert thread.post is not None
    assert (read["title"], read["post"]["text"]) == (thread.title, thread.post.text)
    assert [one["text"] for one in read["comments"]] == [one.text for one in thread.comments]


def test_a_thread_that_a_saved_map_does_not_hold_is_a_problem(capsys: pytest.CaptureFixture[str], saved: Path) -> None:
    code, out, err = run(capsys, "map", saved, "--thread", "another")
    assert (code, out) == (1, "")
    assert err.startswith(f"{saved}: I015 ")


@pytest.mark.parametrize("argv", [("map", "--focus", "99"), ("why", "99"), ("why", "3", "3")])
def test_an_unknown_id_is_told_with_the_file_that_was_given(
    capsys: pytest.CaptureFixture[str], saved: Path, argv: tuple[str, ...]
) -> None:
    code, out, err = run(capsys, argv[0], saved, *argv[1:])
    assert (code, out) == (1, "")
    assert err.startswith(f"{saved}: Q001 ")


@pytest.mark.parametrize("text", [PASTE, '{"id": "t", "comments": [{"id": "c1", "text": "No."}], "links": [["c1"]]}\n'])
def test_labels_that_are_none_are_told_with_their_line(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, text: str
) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text(text, encoding="utf-8")
    code, out, err = run(capsys, "eval", path, "--against", path)
    assert (code, out) == (1, "")
    assert err.startswith(f"{path}:1: I005 ")


def test_labels_that_are_not_there_are_told_as_any_file(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    code, _, err = run(capsys, "eval", tmp_path / "gold.jsonl")
    assert code == 1
    assert ": I001 " in err


def test_a_layout_is_written_of_a_paste_alone_and_over_no_file(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    paste, picture, page = tmp_path / "paste.txt", tmp_path / "picture.png", tmp_path / "page.html"
    paste.write_text(PASTE, encoding="utf-8")
    picture.write_bytes(PICTURE)
    page.write_text("<html><body><p>Trams.</p></body></html>", encoding="utf-8")
    layout = tmp_path / "layout.yaml"
    for path, told in ((picture, "I003"), (page, "I009")):
        code, _, err = run(capsys, "read", path, "--write-layout", layout)
        assert (code, err.split()[1]) == (1, told)
        assert not layout.exists()
    assert run(capsys, "read", paste, paste, "--write-layout", layout)[0] == 2
    assert run(capsys, "read", paste, "--write-layout", layout)[0] == 0
    written = layout.read_text(encoding="utf-8") + "# corrected\n"
    layout.write_text(written, encoding="utf-8")
    code, _, err = run(capsys, "read", paste, "--write-layout", layout)
    assert (code, err.split()[1]) == (1, "O001")
    assert layout.read_text(encoding="utf-8") == written


@pytest.mark.parametrize(("name", "told"), [("maps.docx", "O002"), ("maps", "O002"), ("none/maps.jsonl", "no folder")])
def test_a_batch_goes_into_a_file_of_lines_or_parquet_in_a_folder_that_is_there(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, name: str, told: str
) -> None:
    paste = tmp_path / "paste.txt"
    paste.write_text(PASTE, encoding="utf-8")
    code, out, err = run(capsys, "batch", paste, "-o", tmp_path / name)
    assert (code, out) == (1, "")
    assert told in err
    assert "what is done is kept" not in err
    assert list(tmp_path.iterdir()) == [paste]


def test_what_is_said_of_no_mark_asks_for_the_mark(capsys: pytest.CaptureFixture[str], saved: Path) -> None:
    code, out, err = run(capsys, "correct", saved, "--right")
    assert (code, out) == (2, "")
    assert "name the mark first" in " ".join(err.replace("│", " ").split())


def test_a_folder_of_rules_that_is_not_there_is_told_as_missing(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    code, out, err = run(capsys, "rules", "upgrade", tmp_path / "none")
    assert (code, out) == (1, "")
    assert "R016 no such rules folder" in err


def test_a_first_rule_passes_its_test_and_the_lint(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    folder = tmp_path / "my-rules"
    assert run(capsys, "rules", "new", "tags.shops", "--dir", folder)[0] == 0
    assert run(capsys, "rules", "test", folder)[0] == 0
    assert run(capsys, "rules", "lint", folder, "--strict")[0] == 0


def test_columns_of_what_has_none_are_told(capsys: pytest.CaptureFixture[str], tmp_path: Path, saved: Path) -> None:
    paste, table = tmp_path / "paste.txt", tmp_path / "table.csv"
    paste.write_text(PASTE, encoding="utf-8")
    table.write_text("who,said\nAnn,It is about money.\nBo,It is not.\n", encoding="utf-8")
    for path in (paste, saved):
        code, out, err = run(capsys, "map" if path == saved else "read", path, "--column", "text=said")
        assert code == 0
        assert out
        assert "--column is not used" in err
    assert "--column" not in run(capsys, "read", table, "--column", "text=said", "--column", "author=who")[2]


@pytest.mark.parametrize(
    ("name", "near"), [("missing.txt", ""), ("thead.txt", "thread.txt"), ("thread.csv", "thread.txt")]
)
def test_a_file_is_proposed_for_its_name_not_for_its_suffix(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, name: str, near: str
) -> None:
    for one in ("thread.txt", "long.txt"):
        (tmp_path / one).write_text(PASTE, encoding="utf-8")
    code, _, err = run(capsys, "map", tmp_path / name)
    assert code == 1
    assert (f"did you mean '{near}'" in err) if near else "did you mean" not in err


def test_a_form_that_is_not_the_suffixes_is_told(capsys: pytest.CaptureFixture[str], saved: Path) -> None:
    out = saved.with_name("out.pdf")
    code, _, err = run(capsys, "map", saved, "--to", "dot", "-o", out)
    assert (code, out.read_bytes()[:7]) == (0, b"digraph")
    assert "is written as dot" in err
    assert run(capsys, "map", saved, "--to", "dot", "-o", saved.with_name("out.gv"))[2] == ""


def test_a_view_that_a_form_lacks_is_told_with_the_forms_that_have_it(
    capsys: pytest.CaptureFixture[str], saved: Path
) -> None:
    code, _, err = run(capsys, "map", saved, "--as", "matrix", "-o", saved.with_name("out.svg"))
    assert code == 1
    assert "matrix is written as: html, pdf, text" in err


def test_nothing_on_standard_input_is_called_so(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO()))
    code, out, err = run(capsys, "map", "-")
    assert (code, out) == (1, "")
    assert "nothing came on standard input" in err
