"""Whatever dies or fills up on the way: nothing lost, nothing doubled, a true exit code."""

from __future__ import annotations

import errno
import json
import os
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path
from typing import Any

import pytest

from argmap.batch import Settings, engines, inputs, run, work
from argmap.batch.journal import Journal
from argmap.batch.lines import Line
from argmap.batch.work import Done
from argmap.cli import main
from argmap.corrections.fates import Fates
from argmap.errors import ArgmapError

COMMAND = [sys.executable, "-c", "from argmap.cli import main; main()", "batch"]
posix = pytest.mark.skipif(os.name == "nt", reason="signals of this kind are not sent on Windows")


def write_threads(path: Path, number: int, comments: int = 3) -> Path:
    with path.open("w", encoding="utf-8") as out:
        for n in range(number):
            said = [{"id": f"c{k}", "author": f"A{k}", "text": f"No, it is about money {n}."} for k in range(comments)]
            out.write(json.dumps({"id": f"t{n}", "title": "", "comments": said}) + "\n")
    return path


def ids(path: Path) -> list[str]:
    return [json.loads(line)["id"] for line in path.read_text(encoding="utf-8").splitlines()]


def children(of: int) -> list[int]:
    """The processes below a process that have loaded a pipeline, the newest last."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            words = stat.read_text(encoding="utf-8", errors="replace").rsplit(")", 1)[1].split()
            line = (stat.parent / "cmdline").read_bytes()
        except OSError:
            continue
        if int(words[1]) == of and b"spawn_main" in line:
            found.append(int(stat.parent.name))
    return sorted(found)


def wait_for(path: Path, lines: int, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and process.poll() is None:
        if path.exists() and path.read_bytes().count(b"\n") >= lines:
            return
        time.sleep(0.02)
    raise AssertionError(process.stderr.read() if process.stderr else "nothing was written")


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="needs /proc")
@pytest.mark.parametrize("killed", [1, 2])
def test_a_worker_that_is_killed_is_replaced(tmp_path: Path, killed: int) -> None:
    source, out = write_threads(tmp_path / "in.jsonl", 1_500), tmp_path / "maps.jsonl"
    command = [*COMMAND, str(source), "-o", str(out), "--workers", "2"]
    with subprocess.Popen(command, stderr=subprocess.PIPE) as process:
        wait_for(tmp_path / "maps.jsonl.part.journal", 3, process)
        for worker in children(process.pid)[:killed]:
            os.kill(worker, signal.SIGKILL)
        assert process.stderr is not None
        told = process.stderr.read().decode()
    assert (process.returncode, "Traceback" in told) == (0, False), told
    assert ids(out) == [f"t{n}" for n in range(1_500)]


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="needs /proc")
def test_no_worker_outlives_the_process_that_it_works_for(tmp_path: Path) -> None:
    source = write_threads(tmp_path / "in.jsonl", 1_500)
    with subprocess.Popen(
        [*COMMAND, str(source), "-o", str(tmp_path / "maps.jsonl"), "--workers", "2"], stderr=subprocess.PIPE
    ) as process:
        wait_for(tmp_path / "maps.jsonl.part.journal", 3, process)
        workers = children(process.pid)
        process.kill()
    assert len(workers) == 2
    deadline = time.monotonic() + 60
    while (alive := [one for one in workers if _runs(one)]) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert alive == []


def _runs(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False


def _dying(_recipe: work.Recipe, chunk: work.Chunk) -> Done:
    if any(thread.id == "t3" for thread in chunk.threads):
        os._exit(9)
    return Done(chunk.number, tuple(Line(thread.id.encode()) for thread in chunk.threads), (), 0, len(chunk.threads))


def _nothing(_recipe: work.Recipe) -> None:
    return None


def test_a_thread_that_kills_every_worker_costs_itself_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The others of its chunk are mapped; it is a Problem with its place."""
    monkeypatch.setattr(engines, "map_chunk", _dying)
    monkeypatch.setattr(engines, "mapper", _nothing)
    monkeypatch.syspath_prepend(str(Path(__file__).parent))
    stream = inputs.Stream([str(write_threads(tmp_path / "in.jsonl", 8))])
    done = list(engines.Processes(2).results(work.Recipe(), inputs.chunks(stream.threads(), 8)))
    assert [line.data for one in done for line in one.lines] == [f"t{n}".encode() for n in range(8) if n != 3]
    assert [(p.code, "t3" in p.what) for one in done for p in one.problems] == [("B001", True)]


class Full:
    """A file on a disk that is full."""

    def __init__(self, file: Any, room: int) -> None:
        self._file, self._room = file, room

    def write(self, data: bytes) -> int:
        if self._room < len(data):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        self._room -= len(data)
        return int(self._file.write(data))

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)


@pytest.fixture
def _one_mapper(mapper: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(work, "mapper", lambda _recipe: (mapper, Fates()))
    monkeypatch.setattr(engines, "mapper", lambda _recipe: (mapper, Fates()))
    monkeypatch.setattr(inputs, "CHUNK", 8)


@pytest.mark.usefixtures("_one_mapper")
def test_a_full_disk_keeps_what_is_done(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    source, out = write_threads(tmp_path / "in.jsonl", 12), tmp_path / "maps.jsonl"
    enter = Journal.__enter__

    def entering(self: Journal) -> Journal:
        enter(self)
        self._lines = Full(self._lines, 20_000)  # type: ignore[assignment]
        return self

    monkeypatch.setattr(Journal, "__enter__", entering)
    assert main(["batch", str(source), "-o", str(out), "--quiet"]) == 1
    err = capsys.readouterr().err
    assert "O001 the output cannot be written: No space left on device" in err
    assert not out.exists()
    monkeypatch.setattr(Journal, "__enter__", enter)
    assert main(["batch", str(source), "-o", str(out)]) == 0
    assert "done before" in capsys.readouterr().err
    assert ids(out) == [f"t{n}" for n in range(12)]


def _failing(mapper: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Make the thread t1 fail."""

    class Failing:
        def map(self, thread: Any) -> Any:
            if thread.id == "t1":
                raise RuntimeError("it fails")
            return mapper.map(thread)

        def map_many(self, threads: Any) -> Any:
            return map(self.map, threads)

    failing = Failing()
    monkeypatch.setattr(work, "mapper", lambda _recipe: (failing, Fates()))


@pytest.mark.usefixtures("_one_mapper")
def test_what_failed_before_an_interruption_is_told_after_it(
    tmp_path: Path, mapper: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    _failing(mapper, monkeypatch)
    settings = Settings([str(write_threads(tmp_path / "in.jsonl", 12))], tmp_path / "maps.jsonl", work.Recipe())

    def stop(threads: int, _comments: int, _share: float | None) -> None:
        if threads > 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run(settings, stop)
    report = run(settings)
    assert report.resumed > 3
    assert [(one.code, "thread t1 could not be mapped" in one.what) for one in report.problems] == [("B001", True)]
    assert ids(tmp_path / "maps.jsonl") == [f"t{n}" for n in range(12) if n != 1]


@pytest.mark.usefixtures("_one_mapper")
@pytest.mark.parametrize(
    "end",
    [b"[2, 9", b"[7, 9, 9]\n", b'["x", null, "y"]\n', b"\xff\n", b"[2, 9, 9, [1]]\n", b"[2, 9, 999999]\n", b"null\n"],
)
def test_a_journal_whose_end_is_damaged(tmp_path: Path, end: bytes) -> None:
    source = str(write_threads(tmp_path / "in.jsonl", 12))
    run(Settings([source], tmp_path / "whole.jsonl", work.Recipe()))
    settings = Settings([source], tmp_path / "maps.jsonl", work.Recipe())

    def stop(threads: int, _comments: int, _share: float | None) -> None:
        if threads > 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run(settings, stop)
    with (tmp_path / "maps.jsonl.part.journal").open("ab") as journal:
        journal.write(end)
    assert run(settings).resumed > 3
    assert (tmp_path / "maps.jsonl").read_bytes() == (tmp_path / "whole.jsonl").read_bytes()


@pytest.mark.usefixtures("_one_mapper")
def test_without_pyarrow_nothing_is_begun(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("argmap.batch.parquet.find_spec", lambda _name: None)
    source = str(write_threads(tmp_path / "in.jsonl", 2))
    with pytest.raises(ArgmapError, match="O003"):
        run(Settings([source], tmp_path / "maps.parquet", work.Recipe()))
    assert [path.name for path in tmp_path.iterdir()] == ["in.jsonl"]


@pytest.mark.usefixtures("_one_mapper")
def test_many_problems_are_cut_short_and_counted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for n in range(70):
        (folder / f"{n:02}.jsonl").write_text("Nothing here.\n", encoding="utf-8")
    write_threads(folder / "good.jsonl", 1)
    assert main(["batch", str(folder), "-o", str(tmp_path / "maps.jsonl")]) == 1
    err = capsys.readouterr().err
    assert err.count(" I004 ") == 50
    assert "20 more problems" in err
    assert "70 problems" in err
    assert ids(tmp_path / "maps.jsonl") == ["t0"]


@pytest.mark.usefixtures("_one_mapper")
def test_folders_globs_and_archives_side_by_side(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "b.csv").write_text("author,text\nA,No it is not.\nB,It is about money.\n", encoding="utf-8")
    with zipfile.ZipFile(folder / "a.zip", "w") as archive:
        archive.write(write_threads(tmp_path / "x.jsonl", 2), "x.jsonl")
        archive.writestr("__MACOSX/x", b"\0")
        archive.write(write_threads(tmp_path / "y.jsonl", 1), "deep/y.jsonl")
    many = [str(folder / "*.zip"), str(folder)]
    assert main(["batch", *many, "-o", str(tmp_path / "maps.jsonl"), "--quiet"]) == 0, capsys.readouterr().err
    assert ids(tmp_path / "maps.jsonl")[:6] == ["t0", "t1", "t0", "t0", "t1", "t0"]
    assert len(ids(tmp_path / "maps.jsonl")) == 7


@pytest.mark.usefixtures("_one_mapper")
def test_the_output_among_the_inputs_is_not_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_threads(tmp_path / "in.jsonl", 2)
    out = str(tmp_path / "maps.jsonl")
    assert main(["batch", str(tmp_path), "-o", out, "--quiet"]) == 0, capsys.readouterr().err
    assert main(["batch", str(tmp_path), "-o", out, "--quiet"]) == 0, capsys.readouterr().err
    assert ids(tmp_path / "maps.jsonl") == ["t0", "t1"]


@pytest.mark.usefixtures("_one_mapper")
def test_progress_tells_how_much_is_read(tmp_path: Path) -> None:
    shares: list[float | None] = []
    sources = [str(write_threads(tmp_path / f"{n}.jsonl", 40)) for n in range(2)]
    run(
        Settings(sources, tmp_path / "maps.jsonl", work.Recipe()),
        lambda _threads, _comments, share: shares.append(share),
    )
    known = [share for share in shares if share is not None]
    assert len(known) == len(shares) > 10
    assert known == sorted(known)
    assert known[0] < 0.3
    assert known[-1] == 1.0


@pytest.mark.usefixtures("_one_mapper")
def test_no_permission_to_write(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    source = write_threads(tmp_path / "in.jsonl", 1)
    opened = Path.open

    def opening(self: Path, mode: str = "r", **how: Any) -> Any:  # the superuser may write everywhere
        if self.name.endswith(".part"):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(self))
        return opened(self, mode, **how)

    monkeypatch.setattr(Path, "open", opening)
    code = main(["batch", str(source), "-o", str(tmp_path / "maps.jsonl")])
    assert (code, "O001 the output cannot be written: Permission denied" in capsys.readouterr().err) == (1, True)


@pytest.mark.usefixtures("_one_mapper")
def test_parquet_takes_halves_of_characters(tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet", reason="the extra 'parquet' is not installed")
    source = tmp_path / "in.jsonl"
    said = {"id": "a", "author": "\udc00", "text": "No \ud800 it is about money."}
    source.write_text(json.dumps({"id": "t", "title": "", "comments": [said]}) + "\n", encoding="utf-8")
    assert main(["batch", str(source), "-o", str(tmp_path / "maps.parquet"), "--quiet"]) == 0
    (row,) = parquet.read_table(tmp_path / "maps.parquet").to_pylist()
    assert row["comments"][0]["text"] == "No \ufffd it is about money."


def test_a_cluster_that_does_not_answer_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("distributed", reason="the extra 'dask' is not installed")
    monkeypatch.setattr(engines, "PATIENCE", 0.5)
    source = write_threads(tmp_path / "in.jsonl", 1)
    argv = ["batch", str(source), "-o", str(tmp_path / "o.jsonl"), "--engine", "dask", "--scheduler"]
    assert main([*argv, "tcp://127.0.0.1:1"]) == 1
    assert " B002 " in capsys.readouterr().err


@posix
def test_a_cluster_of_which_a_worker_is_killed_gives_the_same_bytes(tmp_path: Path) -> None:
    pytest.importorskip("distributed", reason="the extra 'dask' is not installed")
    source = write_threads(tmp_path / "in.jsonl", 1_000)
    subprocess.run([*COMMAND, str(source), "-o", str(tmp_path / "one.jsonl"), "--quiet"], check=True)
    address = tmp_path / "scheduler.json"
    quiet: dict[str, Any] = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "cwd": tmp_path}
    start = [sys.executable, "-m", "distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", "0"]
    scheduler = subprocess.Popen([*start, "--no-dashboard", "--scheduler-file", str(address)], **quiet)
    workers = []
    try:
        deadline = time.monotonic() + 30
        while not address.exists() and time.monotonic() < deadline:
            time.sleep(0.1)
        where = json.loads(address.read_text(encoding="utf-8"))["address"]
        worker = [sys.executable, "-m", "distributed.cli.dask_worker", where, "--nthreads", "1", "--no-nanny"]
        workers = [subprocess.Popen([*worker, "--no-dashboard"], **quiet) for _ in range(2)]
        out = tmp_path / "many.jsonl"
        command = [*COMMAND, str(source), "-o", str(out), "--engine", "dask", "--scheduler", where]
        with subprocess.Popen(command, stderr=subprocess.PIPE) as process:
            wait_for(tmp_path / "many.jsonl.part.journal", 4, process)
            workers[0].kill()
            assert process.stderr is not None
            told = process.stderr.read().decode()
        assert (process.returncode, "Traceback" in told) == (0, False), told[-2000:]
        assert out.read_bytes() == (tmp_path / "one.jsonl").read_bytes()
    finally:
        for each in (*workers, scheduler):
            each.kill()
            each.wait()
