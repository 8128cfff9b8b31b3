"""Saving corrections: what is written is read again, others' lines and remarks stay, a failed save changes nothing."""

from __future__ import annotations

import multiprocessing
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.corrections import parse
from argmap.corrections.kinds import KINDS
from argmap.corrections.reading import load
from argmap.corrections.writing import dump, line, save
from argmap.errors import ArgmapError
from argmap.model import Correction, Passage

TEXT = st.text(min_size=1, max_size=40).filter(lambda text: text.strip() != "" and text.strip() not in {"~", "null"})


@st.composite
def corrections(draw: st.DrawFn) -> Correction:
    name = draw(st.sampled_from(sorted(KINDS)))
    kind = KINDS[name]
    passages = st.builds(Passage, TEXT, st.none() | TEXT, st.none() | TEXT, st.none() | TEXT)
    at = Passage(by=draw(TEXT)) if kind.words == "never" else draw(passages)
    return Correction(
        name,
        draw(st.sampled_from(kind.verdicts)) if kind.verdicts else draw(TEXT),
        at,
        None if kind.to == "never" else draw(passages),
        partial="partial" in kind.also and draw(st.booleans()),
        was=draw(st.sampled_from((None, "agreement", "rebuttal"))) if "was" in kind.also else None,
        against="against" in kind.also and draw(st.booleans()),
        signed=draw(st.none() | TEXT) if "signed" in kind.also else None,
        thread=draw(st.none() | TEXT),
        who=draw(st.none() | TEXT),
        when=draw(st.none() | st.just("2026-03-01")),
    )


@given(st.lists(corrections(), max_size=6))
def test_what_is_written_is_read_again(said: list[Correction]) -> None:
    text = dump(said)
    assert sorted(map(line, said)) == sorted(line(entry.correction) for entry in parse("c.yaml", text))
    assert all(one.isprintable() for one in text.split("\n"))


ONE = Correction("role", "none", Passage("one", "Ann"))
TWO = Correction("role", "claim", Passage("two", "Bo"))
OTHER = Correction("role", "claim", Passage("one", "Ann"))


def test_lines_stand_in_one_order_and_a_new_word_takes_the_olds_place(tmp_path: Path) -> None:
    path = tmp_path / "c.yaml"
    save(path, [TWO])
    save(path, [ONE])
    assert [entry.correction for entry in load(path)] == [ONE, TWO]
    saved = save(path, [OTHER])
    assert saved.replaced == (ONE,)
    assert [entry.correction for entry in load(path)] == [OTHER, TWO]
    assert save(path, (), [OTHER]).removed == (OTHER,)
    assert [entry.correction for entry in load(path)] == [TWO]


HAND = """# for the lesson of 3 March
- role: none
  words: one
  by: Ann

# she says so herself in the next comment
- {role: claim, words: two, by: Bo}   # sure?
- {tag: money, words: zebra}"""


def test_what_is_written_by_hand_stays(tmp_path: Path) -> None:
    path = tmp_path / "c.yaml"
    path.write_text(HAND, encoding="utf-8")
    save(path, [Correction("side", "for", Passage(by="Al"))])
    text = path.read_text("utf-8")
    assert all(one in text for one in HAND.split("\n"))
    assert len(load(path)) == 4
    save(path, [OTHER])
    text = path.read_text("utf-8")
    assert "role: none" not in text
    assert "# she says so herself in the next comment\n- {role: claim, words: two, by: Bo}   # sure?" in text
    assert "# for the lesson of 3 March" in text


def test_a_broken_file_is_told_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "c.yaml"
    path.write_text("- {role: nonee, words: x}\n", encoding="utf-8")
    with pytest.raises(ArgmapError) as told:
        save(path, [ONE])
    assert told.value.problems[0].code == "R004"
    assert path.read_text("utf-8") == "- {role: nonee, words: x}\n"


def test_a_full_disk_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "c.yaml"
    save(path, [ONE])
    before = path.read_bytes()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(ArgmapError) as told:
        save(path, [TWO])
    assert told.value.problems[0].code == "O001"
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.skipif(sys.platform == "win32", reason="no signals")
def test_a_killed_save_leaves_the_old_file_and_the_next_one_tidies_up(tmp_path: Path) -> None:
    path = tmp_path / "c.yaml"
    save(path, [ONE])
    before = path.read_bytes()
    script = (
        "import os, sys; from pathlib import Path; from argmap.corrections.writing import save;"
        "from argmap.model import Correction, Passage;"
        "Path.replace = lambda *_: os.kill(os.getpid(), 9);"
        "save(Path(sys.argv[1]), [Correction('role', 'none', Passage('two words'))])"
    )
    done = subprocess.run([sys.executable, "-c", script, str(path)], check=False)
    assert (done.returncode, path.read_bytes()) == (-9, before)
    save(path, [TWO])
    assert {entry.correction for entry in load(path)} == {ONE, TWO}
    assert list(tmp_path.iterdir()) == [path]


def _write(path: Path, name: str, many: int) -> None:
    for number in range(many):
        save(path, [Correction("role", "none", Passage(f"words {number}", name))])


def test_two_writers_do_not_lose_each_others_lines(tmp_path: Path) -> None:
    path = tmp_path / "c.yaml"
    start = multiprocessing.get_context("spawn")
    writers = [start.Process(target=_write, args=(path, name, 12)) for name in ("Ann", "Bo")]
    for one in writers:
        one.start()
    for one in writers:
        one.join(60)
    assert [one.exitcode for one in writers] == [0, 0]
    assert len(load(path)) == 24
