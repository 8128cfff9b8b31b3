"""Forms are found by themselves; files are written whole or not at all."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pytest

from argmap.errors import ArgmapError
from argmap.render import form_for, forms, view_for, write

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def test_forms_are_found_with_names_and_suffixes_of_their_own() -> None:
    names = [form.name for form in forms()]
    suffixes = [suffix for form in forms() for suffix in form.suffixes]
    assert "json" in names
    assert len(set(names)) == len(names)
    assert len(set(suffixes)) == len(suffixes)
    assert all(suffix.startswith(".") and suffix == suffix.lower() for suffix in suffixes)


@pytest.mark.parametrize("name", ["json", ".json", "map.json", "some.folder/MAP.JSON", "JSON"])
def test_a_form_is_found_by_name_suffix_and_path(name: str) -> None:
    assert form_for(name).name == "json"


@pytest.mark.parametrize(("name", "form"), [("md", "markdown"), ("mmd", "mermaid"), ("gv", "dot"), ("htm", "html")])
def test_a_suffix_without_its_dot_is_a_name_too(name: str, form: str) -> None:
    assert form_for(name).name == form


@pytest.mark.parametrize("name", [".docx", "docx", "map.docx", "map", "base", "escape", "a/b", ""])
def test_an_unknown_form_is_refused_with_those_known(name: str) -> None:
    with pytest.raises(ArgmapError, match=r"O002[^\n]*\n    mend: known are: .*json"):
        form_for(name)


def test_a_file_is_written_and_nothing_left_beside_it(tmp_path: Path) -> None:
    target = tmp_path / "map.json"
    write(target, b"old")
    write(target, b"new")
    assert target.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [target]


def test_a_file_is_written_piece_by_piece_or_not_at_all(tmp_path: Path) -> None:
    def breaking() -> Iterator[bytes]:
        yield b"new"
        raise RuntimeError

    target = tmp_path / "map.json"
    write(target, iter((b"o", b"ld")))
    with pytest.raises(RuntimeError):
        write(target, breaking())
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.skipif(sys.platform == "win32", reason="modes and links are Unix's")
def test_a_files_mode_is_kept_and_a_link_followed(tmp_path: Path) -> None:
    target, link = tmp_path / "map.json", tmp_path / "link.json"
    target.write_bytes(b"old")
    target.chmod(0o640)
    link.symlink_to(target)
    write(link, b"new")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"
    assert target.stat().st_mode & 0o777 == 0o640
    write(os.devnull, b"gone")


def test_what_cannot_be_written_is_said_and_leaves_nothing(tmp_path: Path) -> None:
    for path, says in [(tmp_path, "folder"), (tmp_path / "no" / "map.json", "no folder"), (tmp_path / ("x" * 999), "")]:
        with pytest.raises(ArgmapError, match=f"O001.*{says}"):
            write(path, b"x")
    assert list(tmp_path.iterdir()) == []


def test_a_view_that_a_form_lacks_is_refused_with_those_it_has() -> None:
    view_for(form_for("text"), "brief")
    view_for(form_for("text"), None)
    view_for(form_for("json"), "brief")  # one shape only: the view has no meaning for it
    with pytest.raises(ArgmapError, match=r"Q003[^\n]*sphere[^\n]*\n.*tree, claims"):
        view_for(form_for("text"), "sphere")
