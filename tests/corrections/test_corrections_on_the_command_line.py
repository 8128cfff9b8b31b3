"""Corrections from a file that is named, or that lies beside the thread, in every command that maps."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import jsonschema
import pytest
from commands import filed, run
from threads import POOL, quoting

from argmap.render import forms
from argmap.render.json_map import dumps_thread

if TYPE_CHECKING:
    from pathlib import Path

SAID = """
- {link: rebuttal, words: "A town without a pool", by: otto77, to: {words: "Ines is right", by: Otto K.}, who: Ms Lee}
- {role: none, words: "It costs the town far too much money", by: Ines}
- {role: claim, words: "never written"}
"""


@pytest.fixture
def thread(tmp_path: Path) -> Path:
    return filed(POOL, tmp_path)


@pytest.mark.parametrize("name", ["pool.corrections.yaml", "corrections.yaml"])
def test_a_file_beside_the_thread_is_found_and_told(
    capsys: pytest.CaptureFixture[str], thread: Path, name: str
) -> None:
    beside = thread.with_name(name)
    beside.write_text(SAID, encoding="utf-8")
    code, out, err = run(capsys, "map", thread)
    assert code == 0
    assert "1 mark checked, 1 added, 1 struck, 1 correction not used" in " ".join(out.split())
    assert f"{beside}: corrections found beside the thread are used" in err
    assert f"{beside}:4:3: C001 " in err


def test_a_named_file_goes_before_the_one_beside(capsys: pytest.CaptureFixture[str], thread: Path) -> None:
    thread.with_name("pool.corrections.yaml").write_text("- broken", encoding="utf-8")
    named = thread.with_name("mine.yaml")
    named.write_text(SAID, encoding="utf-8")
    code, out, err = run(capsys, "map", thread, "--corrections", named)
    assert (code, "beside" in err) == (0, False)
    assert "1 struck" in out
    assert run(capsys, "map", thread)[0] == 1


def test_the_json_carries_them_and_gives_them_back(capsys: pytest.CaptureFixture[str], thread: Path) -> None:
    named = thread.with_name("mine.yaml")
    named.write_text(SAID, encoding="utf-8")
    saved = thread.with_name("map.json")
    assert run(capsys, "map", thread, "--corrections", named, "-o", saved)[0] == 0
    data = json.loads(saved.read_text("utf-8"))
    from importlib.resources import files

    jsonschema.validate(data, json.loads((files("argmap") / "schema" / "map.schema.json").read_text("utf-8")))
    assert data["checked"] == {"added": 1, "struck": 1, "unbound": 1}
    by_kind = {one["kind"] + one["effect"]: one for one in data["corrections"]}
    assert by_kind["linkadded"]["who"] == "Ms Lee"
    assert by_kind["roleunbound"]["why"]
    again = thread.with_name("again.json")
    assert run(capsys, "map", saved, "-o", again)[0] == 0
    assert again.read_bytes() == saved.read_bytes()


def test_every_form_takes_a_corrected_map(capsys: pytest.CaptureFixture[str], thread: Path) -> None:
    from argmap.read.formats.argmap.saved_map import load_map
    from argmap.render.base import Options

    named = thread.with_name("mine.yaml")
    named.write_text(SAID + "- {role: claim, words: Where would the swimming club go?}", encoding="utf-8")
    saved = thread.with_name("map.json")
    run(capsys, "map", thread, "--corrections", named, "-o", saved)
    found = load_map(saved)
    for form in forms():
        data = form.render(found, Options(view=None))
        assert data, form.name
        if not form.binary and form.name != "corrections":
            assert "checked" in data.decode("utf-8"), form.name


def test_names_are_hidden_in_what_was_said_too(capsys: pytest.CaptureFixture[str], thread: Path) -> None:
    named = thread.with_name("mine.yaml")
    named.write_text(SAID + "- {person: Lena, by: somebody else}\n", encoding="utf-8")
    saved = thread.with_name("map.json")
    assert run(capsys, "map", thread, "--corrections", named, "--anonymous", "-o", saved)[0] == 0
    text = saved.read_text("utf-8")
    for name in ("Ines", "Otto", "otto77", "Ms Lee", "Lena", "somebody else"):
        assert name not in text.replace("nobody in the thread signs", ""), name


def test_why_says_who_has_checked_a_mark(capsys: pytest.CaptureFixture[str], thread: Path) -> None:
    thread.with_name("pool.corrections.yaml").write_text(SAID, encoding="utf-8")
    code, out, _ = run(capsys, "why", thread, "5", "3")
    assert code == 0
    assert "checked by a person" in out
    assert "checked by Ms Lee" in out


def test_read_gives_the_thread_with_names_and_lines_corrected(capsys: pytest.CaptureFixture[str], thread: Path) -> None:
    named = thread.with_name("mine.yaml")
    named.write_text("- {person: Otto K., by: otto77}\n- {comment: none, words: Ines is right}", encoding="utf-8")
    code, out, _ = run(capsys, "read", thread, "--corrections", named)
    assert code == 0
    comments = {one["id"]: one for one in json.loads(out)["comments"]}
    assert comments["c5"]["author"] == "Otto K."
    assert comments["c3"]["text"] == ", it is a waste of money."


def test_batch_honours_them_and_begins_anew_when_they_change(
    capsys: pytest.CaptureFixture[str], thread: Path, tmp_path: Path
) -> None:
    beside = thread.with_name("pool.corrections.yaml")
    beside.write_text(SAID, encoding="utf-8")
    out = tmp_path / "maps.jsonl"
    assert run(capsys, "batch", thread, "-o", out, "--quiet")[0] == 0
    assert json.loads(out.read_text("utf-8"))["checked"]["struck"] == 1
    named = thread.with_name("mine.yaml")
    named.write_text("- {role: none, words: never written}", encoding="utf-8")
    assert run(capsys, "batch", thread, "-o", out, "--quiet", "--corrections", named)[0] == 0
    assert json.loads(out.read_text("utf-8"))["checked"] == {"unbound": 1}


def test_of_one_file_for_several_threads_only_what_fits_none_is_told(
    capsys: pytest.CaptureFixture[str], thread: Path, tmp_path: Path
) -> None:
    lane = tmp_path / "lane.json"
    lane.write_text(dumps_thread(quoting()), encoding="utf-8")
    named = tmp_path / "both.yaml"
    own = '- {role: claim, words: "Where would the swimming club go?"}\n- {role: none, words: "they fit", by: Cy}\n'
    elsewhere = '- {role: none, words: "+1", thread: gone}\n'
    named.write_text(f"{own}- {{role: claim, words: never written}}\n{elsewhere}", encoding="utf-8")
    said = "--corrections", named
    out = tmp_path / "maps.jsonl"
    for argv in (
        ("map", thread, lane, *said),
        ("batch", thread, lane, "-o", out, "--quiet", *said),
        ("batch", thread, lane, "-o", out, "--quiet", "--workers", "2", *said),
        ("read", thread, lane, *said),
    ):
        code, _, err = run(capsys, *argv)
        assert code == 0, err
        told = [row for row in err.splitlines() if row.startswith(str(named))]
        lines = [row.split(":")[1] for row in told]
        assert lines == (["4"] if argv[0] == "read" else ["3", "4"]), err
        assert "1 correction is not used: no thread here has the id 'gone'" in told[-1]


def test_a_batch_that_goes_on_tells_what_fitted_nothing_before(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from argmap.batch import Settings, inputs
    from argmap.batch import run as batch
    from argmap.batch.work import Recipe

    monkeypatch.setattr(inputs, "CHUNK", 2)
    rows = [replace(quoting(), id=f"t{number}") for number in range(6)]
    source, out = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_text("".join(f"{dumps_thread(row)}\n" for row in rows), encoding="utf-8")
    named = tmp_path / "said.yaml"
    entry = "- {{role: none, words: {}, thread: t0}}\n"
    named.write_text(entry.format("they fit") + entry.format("never written"), encoding="utf-8")
    settings = Settings([str(source)], out, Recipe(corrections=str(named)))

    def stop(threads: int, _comments: int, _share: float | None) -> None:
        if threads > 1:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        batch(settings, stop)
    report = batch(settings)
    assert report.resumed > 1
    assert [problem.location.line for problem in report.unfit] == [2]
    assert capsys.readouterr().out == ""


def test_a_saved_map_says_that_corrections_beside_it_are_not_used(
    capsys: pytest.CaptureFixture[str], thread: Path
) -> None:
    saved = thread.with_name("map.json")
    assert run(capsys, "map", thread, "-o", saved)[0] == 0
    beside = thread.with_name("map.corrections.yaml")
    beside.write_text(SAID, encoding="utf-8")
    code, out, err = run(capsys, "map", saved)
    assert (code, "checked" in out) == (0, False)
    assert f"--corrections {beside} maps its thread again" in err
    code, out, err = run(capsys, "map", saved, "--corrections", beside)
    assert (code, "1 struck" in out, "not used, for" in err) == (0, True, False)


def test_reading_tells_lines_that_fit_nothing(capsys: pytest.CaptureFixture[str], thread: Path) -> None:
    named = thread.with_name("mine.yaml")
    named.write_text("- {comment: none, words: never written}\n", encoding="utf-8")
    code, _, err = run(capsys, "read", thread, "--corrections", named)
    assert (code, f"{named}:1:3: C001 " in err) == (0, True)
