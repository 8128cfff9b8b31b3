"""Many threads: order, resuming, what fails, and the same bytes whoever does the work."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING, Any

import pytest

from argmap.batch import Settings, inputs, run, work
from argmap.batch.journal import Journal
from argmap.batch.work import Done, Recipe
from argmap.corrections.fates import Fates
from argmap.errors import ArgmapError

if TYPE_CHECKING:
    from pathlib import Path

    from argmap.mapping import Mapper
    from argmap.model import ArgumentMap, Thread

COMMAND = [sys.executable, "-c", "from argmap.cli import main; main()", "batch"]


def write_threads(path: Path, number: int, comments: int = 2) -> Path:
    with path.open("w", encoding="utf-8") as out:
        for n in range(number):
            said = [
                {
                    "id": f"c{k}",
                    "author": f"A{k}",
                    "parent": None,
                    "text": f"No, bridge {n} is all about money, not {k}.",
                }
                for k in range(comments)
            ]
            out.write(json.dumps({"id": f"t{n}", "title": "", "comments": said}) + "\n")
    return path


def ids(path: Path) -> list[str]:
    return [json.loads(line)["id"] for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.fixture(autouse=True)
def _one_mapper(mapper: Mapper, monkeypatch: pytest.MonkeyPatch) -> None:
    """Spare each test the loading of a pipeline, and cut small chunks."""
    monkeypatch.setattr(work, "mapper", lambda _recipe: (mapper, Fates()))
    monkeypatch.setattr("argmap.batch.engines.mapper", lambda _recipe: (mapper, Fates()))
    monkeypatch.setattr(inputs, "CHUNK", 8)


def settings(source: Path | list[str], output: Path, **fields: object) -> Settings:
    given = source if isinstance(source, list) else [str(source)]
    return Settings(given, output, Recipe(), **fields)  # type: ignore[arg-type]


def test_maps_come_in_the_order_of_the_input(tmp_path: Path) -> None:
    out = tmp_path / "maps.jsonl"
    report = run(settings(write_threads(tmp_path / "in.jsonl", 20), out))
    assert ids(out) == [f"t{n}" for n in range(20)]
    assert (report.threads, report.comments, report.resumed, report.problems) == (20, 40, 0, ())
    assert sorted(p.name for p in tmp_path.iterdir()) == ["in.jsonl", "maps.jsonl"]


@pytest.mark.parametrize("size", [1, 3, 1000])
def test_the_bytes_do_not_depend_on_the_chunks(tmp_path: Path, size: int, monkeypatch: pytest.MonkeyPatch) -> None:
    source = write_threads(tmp_path / "in.jsonl", 7)
    run(settings(source, tmp_path / "a.jsonl"))
    monkeypatch.setattr(inputs, "CHUNK", size)
    run(settings(source, tmp_path / "b.jsonl"))
    assert (tmp_path / "a.jsonl").read_bytes() == (tmp_path / "b.jsonl").read_bytes()


def test_folders_and_globs_stand_for_their_files_in_order(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for name in ("b.jsonl", "a.jsonl"):
        write_threads(folder / name, 1)
    assert inputs.expand([str(folder)]) == [str(folder / "a.jsonl"), str(folder / "b.jsonl")]
    assert inputs.expand([str(folder / "*.jsonl")]) == [str(folder / "a.jsonl"), str(folder / "b.jsonl")]


@pytest.mark.parametrize("name", ["no*.jsonl", "empty"])
def test_an_input_that_stands_for_nothing_is_a_problem(tmp_path: Path, name: str) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(ArgmapError, match="I001"):
        inputs.expand([str(tmp_path / name)])


def test_what_cannot_be_read_is_reported_and_the_rest_is_done(tmp_path: Path) -> None:
    bad = tmp_path / "a.jsonl"
    bad.write_text("{broken\n", encoding="utf-8")
    good = write_threads(tmp_path / "b.jsonl", 2)
    report = run(settings([str(bad), str(good)], tmp_path / "maps.jsonl"))
    assert ids(tmp_path / "maps.jsonl") == ["t0", "t1"]
    assert [problem.location.path for problem in report.problems] == [str(bad)]


def test_a_thread_that_fails_does_not_cost_its_neighbours(
    tmp_path: Path, mapper: Mapper, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = type(mapper)._one

    def failing(self: Mapper, thread: Thread, *given: Any) -> ArgumentMap:
        if thread.id == "t3":
            raise RuntimeError("boom")
        return one(self, thread, *given)

    monkeypatch.setattr(type(mapper), "_one", failing)
    report = run(settings(write_threads(tmp_path / "in.jsonl", 6), tmp_path / "maps.jsonl"))
    assert ids(tmp_path / "maps.jsonl") == ["t0", "t1", "t2", "t4", "t5"]
    assert [(p.code, "t3" in p.what) for p in report.problems] == [("B001", True)]


@pytest.mark.parametrize("after", [1, 2, 3])
@pytest.mark.parametrize("torn", ["", '{"argmap": "1", "id": "t'])
def test_an_interrupted_run_goes_on_without_gap_or_double(
    tmp_path: Path, after: int, torn: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    source, out = write_threads(tmp_path / "in.jsonl", 20), tmp_path / "maps.jsonl"
    run(settings(source, tmp_path / "whole.jsonl"))
    write = Journal.write

    def stopping(self: Journal, done: Done) -> None:
        if done.number == after:
            raise KeyboardInterrupt
        write(self, done)

    monkeypatch.setattr(Journal, "write", stopping)
    with pytest.raises(KeyboardInterrupt):
        run(settings(source, out))
    assert not out.exists()
    monkeypatch.setattr(Journal, "write", write)
    with (tmp_path / "maps.jsonl.part").open("a", encoding="utf-8") as part:
        part.write(torn)
    report = run(settings(source, out))
    assert report.resumed > 0
    assert report.resumed + report.threads == 20
    assert out.read_bytes() == (tmp_path / "whole.jsonl").read_bytes()


def test_a_run_over_other_inputs_begins_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "maps.jsonl"
    write = Journal.write
    monkeypatch.setattr(Journal, "write", lambda self, done: write(self, done) if done.number < 1 else 1 / 0)
    with pytest.raises(ZeroDivisionError):
        run(settings(write_threads(tmp_path / "in.jsonl", 20), out))
    monkeypatch.setattr(Journal, "write", write)
    report = run(settings(write_threads(tmp_path / "in.jsonl", 5), out))
    assert (report.resumed, ids(out)) == (0, [f"t{n}" for n in range(5)])


def test_an_output_that_cannot_be_written_is_a_problem(tmp_path: Path) -> None:
    with pytest.raises(ArgmapError, match="O001"):
        run(settings(write_threads(tmp_path / "in.jsonl", 1), tmp_path / "no" / "maps.jsonl"))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs pipes with names")
def test_a_device_or_a_pipe_keeps_its_place(tmp_path: Path) -> None:
    out = tmp_path / "pipe.jsonl"
    os.mkfifo(out)
    with pytest.raises(ArgmapError, match="it is no file"):
        run(settings(write_threads(tmp_path / "in.jsonl", 1), out))
    assert out.is_fifo()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in.jsonl", "pipe.jsonl"]


def test_parquet_holds_the_same_maps(tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet", reason="the extra 'parquet' is not installed")
    source = write_threads(tmp_path / "in.jsonl", 5)
    run(settings(source, tmp_path / "maps.parquet"))
    run(settings(source, tmp_path / "maps.jsonl"))
    rows = parquet.read_table(tmp_path / "maps.parquet").to_pylist()
    lines = [json.loads(line) for line in (tmp_path / "maps.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [row["id"] for row in rows] == [line["id"] for line in lines]
    assert [[c["text"] for c in row["claims"]] for row in rows] == [
        [c["text"] for c in line["claims"]] for line in lines
    ]


@pytest.mark.skipif(os.name == "nt", reason="signals of this kind are not sent on Windows")
@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT])
def test_killed_at_any_moment_the_same_command_finishes_the_work(tmp_path: Path, how: signal.Signals) -> None:
    source, out = write_threads(tmp_path / "in.jsonl", 900, 3), tmp_path / "maps.jsonl"
    journal = tmp_path / "maps.jsonl.part.journal"
    with subprocess.Popen([*COMMAND, str(source), "-o", str(out)], stderr=subprocess.PIPE) as process:
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline and process.poll() is None:
            if journal.exists() and journal.read_bytes().count(b"\n") > 1:
                break
            time.sleep(0.02)
        process.send_signal(how)
        assert process.stderr is not None
        assert b"Traceback" not in process.stderr.read()
    assert process.returncode in (-how, 130)
    assert not out.exists()
    done = subprocess.run([*COMMAND, str(source), "-o", str(out)], capture_output=True, text=True, check=True)
    assert "done before" in done.stderr
    assert ids(out) == [f"t{n}" for n in range(900)]


def test_two_workers_give_the_bytes_of_one(tmp_path: Path) -> None:
    source = write_threads(tmp_path / "in.jsonl", 200, 3)
    for workers in ("1", "2"):
        subprocess.run(
            [*COMMAND, str(source), "-o", str(tmp_path / f"{workers}.jsonl"), "--workers", workers], check=True
        )
    assert (tmp_path / "1.jsonl").read_bytes() == (tmp_path / "2.jsonl").read_bytes()
