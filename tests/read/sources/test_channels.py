from __future__ import annotations

import json
import zipfile
from typing import TYPE_CHECKING

import pytest

from argmap.errors import ArgmapError
from argmap.read import read_file

if TYPE_CHECKING:
    from pathlib import Path

PEOPLE = [{"id": "U1", "profile": {"real_name": "Ann"}}, {"id": "U2", "profile": {"real_name": "Bo"}}]
DAYS = {
    "2024-03-01": [{"type": "message", "user": "U1", "text": "Tea?", "ts": "1709280000.000100"}],
    "2024-03-02": [
        {"type": "message", "user": "U2", "text": "Coffee!", "ts": "1709366400.000200"},
        {"type": "message", "user": "U1", "text": "No.", "ts": "1709366500.000300", "thread_ts": "1709280000.000100"},
    ],
    "2024-03-03": [],
}


def unpacked(folder: Path) -> Path:
    (folder / "tea").mkdir(parents=True)
    (folder / "users.json").write_text(json.dumps(PEOPLE))
    (folder / "channels.json").write_text("[]")
    for day, messages in DAYS.items():
        (folder / "tea" / f"{day}.json").write_text(json.dumps(messages, indent=1))
    return folder


def packed(folder: Path, top: str = "") -> Path:
    unpacked(folder / "export")
    file = folder / "export.zip"
    with zipfile.ZipFile(file, "w") as archive:
        for one in sorted((folder / "export").rglob("*.json")):
            archive.write(one, top + str(one.relative_to(folder / "export")))
    return file


def shape(path: Path) -> list[tuple[str, list[tuple[str | None, str, str | None]]]]:
    threads = list(read_file(path))
    return [(thread.id, [(one.author, one.text, one.parent) for one in thread.comments]) for thread in threads]


WHOLE = [("tea", [("Ann", "Tea?", None), ("Bo", "Coffee!", None), ("Ann", "No.", "1709280000.000100")])]


@pytest.mark.parametrize("top", ["", "Workspace export/"])
def test_a_channel_of_a_zip_is_one_conversation_whatever_its_days(tmp_path: Path, top: str) -> None:
    assert shape(packed(tmp_path, top)) == WHOLE


@pytest.mark.parametrize("inner", ["", "tea"])
def test_a_folder_of_days_is_one_conversation_with_the_names_of_the_workspace(tmp_path: Path, inner: str) -> None:
    assert shape(unpacked(tmp_path / "x") / inner) == WHOLE


def test_a_day_that_is_broken_is_named(tmp_path: Path) -> None:
    folder = unpacked(tmp_path / "x")
    (folder / "tea" / "2024-03-02.json").write_text('[{"type": ')
    with pytest.raises(ArgmapError) as caught:
        list(read_file(folder))
    (problem,) = caught.value.problems
    assert problem.code == "I009"
    assert problem.location.path.endswith("2024-03-02.json")
    assert "take this file out" in problem.mend


def test_any_other_folder_is_refused_with_what_to_give(tmp_path: Path) -> None:
    with pytest.raises(ArgmapError, match="I010 it is a folder") as caught:
        list(read_file(tmp_path))
    assert "give the files in it" in caught.value.problems[0].mend
