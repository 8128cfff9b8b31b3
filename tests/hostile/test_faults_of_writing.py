"""Every command that writes a file: stopped at any moment, on a full disk, where nothing may be written.

A saved map is what is written again, so that no case waits for a pipeline.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from maps_by_hand import single

from argmap.batch import work
from argmap.cli import main
from argmap.corrections.fates import Fates
from argmap.render import forms
from argmap.render.json_map import dumps
from argmap.rulebook import starting

if TYPE_CHECKING:
    from collections.abc import Callable

    from argmap.mapping import Mapper

COMMAND = [sys.executable, "-c"]
MAP = ["map", "{in}/saved.json", "-o"]
WRITING: dict[str, list[str]] = {
    **{f"map to {form.name}": [*MAP, f"{{out}}/map{form.suffixes[0]}"] for form in forms()},
    **{f"map as {view}": [*MAP, "{out}/map.pdf", "--as", view] for view in ("flow", "worksheet")},
    "batch": ["batch", "{in}/threads.jsonl", "--quiet", "-o", "{out}/maps.jsonl"],
    "batch to Parquet": ["batch", "{in}/threads.jsonl", "--quiet", "-o", "{out}/maps.parquet"],
    "rules new": ["rules", "new", "tags.wind", "--dir", "{out}"],
}
LAST = {"batch to Parquet": "maps.parquet", "batch": "maps.jsonl", "rules new": "tags/wind.yaml"}
"""What the command writes, where it does not say it itself."""
posix = pytest.mark.skipif(os.name == "nt", reason="of POSIX")
each = pytest.mark.parametrize("name", WRITING)
few = pytest.mark.parametrize("name", ["map to json", "batch", "batch to Parquet", "rules new"])
"""One of each way to write: the forms are all written by the same few lines."""


@pytest.fixture(scope="module")
def given(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("in")
    (folder / "saved.json").write_text(dumps(single("No, it is all about money.")), encoding="utf-8")
    rows = [{"id": f"t{n}", "title": "", "comments": [{"id": "a", "text": "No, it is money."}]} for n in range(3)]
    (folder / "threads.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return folder


@pytest.fixture
def _one_mapper(mapper: Mapper, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(work, "mapper", lambda _recipe: (mapper, Fates()))
    monkeypatch.setattr("argmap.batch.engines.mapper", lambda _recipe: (mapper, Fates()))


def argv(name: str, given: Path, out: Path) -> list[str]:
    if "Parquet" in name:
        pytest.importorskip("pyarrow", reason="the extra 'parquet' is not installed")
    return [word.replace("{in}", str(given)).replace("{out}", str(out)) for word in WRITING[name]]


def last(name: str) -> str:
    return LAST.get(name) or Path(WRITING[name][3]).name


def written(folder: Path) -> dict[str, bytes]:
    """What a user finds; a batch keeps its part, with which the same command goes on."""
    found = {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    return {
        path: data for path, data in found.items() if not path.endswith((".jsonl.part", ".parquet.part", ".journal"))
    }


def before(name: str, out: Path) -> dict[str, bytes]:
    """A file of the same name that was there before, except where it would keep the command from writing."""
    if name != "rules new":
        (out / last(name)).write_bytes(b"before")
    return written(out)


@pytest.mark.usefixtures("_one_mapper")
@pytest.mark.parametrize("stop", [KeyboardInterrupt, SystemExit], ids=["Ctrl-C", "SIGTERM"])
@each
def test_stopped_before_the_last_step_it_leaves_what_was_there(
    name: str, stop: type[BaseException], given: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    was, words = before(name, tmp_path), argv(name, given, tmp_path)

    def stopped(self: Path, _target: Path) -> Path:
        assert self.stat().st_size > 50, "the moment is when all is written under another name"
        raise stop(143)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", stopped)
        patched.setattr(Path, "rename", stopped)
        if stop is SystemExit:
            with pytest.raises(SystemExit) as ended:
                main(words)
            assert ended.value.code == 143
        else:
            assert main(words) == 130
    assert written(tmp_path) == was
    assert main(words) == 0
    assert set(written(tmp_path)) == {last(name)}
    assert written(tmp_path)[last(name)] != b"before"


SMALL_DISK = [
    *COMMAND,
    "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (10, 10)); from argmap.cli import main; main()",
]
"""No file may have more than ten bytes: what the system says is that the file, not the disk, is full.

A process of its own, for the limit holds for every file of the process, pytest's output among them.
"""


@posix
@each
def test_on_a_full_disk_nothing_is_left_but_what_was_there(name: str, given: Path, tmp_path: Path) -> None:
    was, words = before(name, tmp_path), argv(name, given, tmp_path)
    done = subprocess.run([*SMALL_DISK, *words], capture_output=True, check=False, text=True)
    assert done.returncode == 1, done.stderr
    assert " O001 " in done.stderr
    assert "ile too large" in done.stderr
    assert written(tmp_path) == was


@pytest.mark.usefixtures("_one_mapper")
@pytest.mark.parametrize("place", ["a file", "nowhere", "a long name"])
@few
def test_where_nothing_can_be_written_it_says_so(
    name: str, place: str, given: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a file").write_bytes(b"before")
    out = {"a file": "a file", "nowhere": "nowhere/below", "a long name": "a" * 300}[place]
    code = main(argv(name, given, tmp_path / out))
    err = capsys.readouterr().err
    if name == "rules new" and place == "nowhere":
        assert code == 0  # it makes its folder
        return
    assert (code, " O001 " in err, "X001" in err) == (1, True, False), err
    assert written(tmp_path) == {"a file": b"before"}


@posix
@pytest.mark.skipif(not Path("/proc/self").exists(), reason="needs /proc")
@pytest.mark.usefixtures("_one_mapper")
@few
def test_where_even_the_superuser_may_not_write(name: str, given: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(argv(name, given, Path("/proc"))) == 1
    assert " O001 " in capsys.readouterr().err


SIGNALS = {"SIGTERM": 143, "SIGHUP": 129, "SIGINT": 130, "SIGKILL": -9}


@posix
@pytest.mark.parametrize("sent", SIGNALS)
@pytest.mark.parametrize("name", ["map to html", "map to svg", "rules new"])
def test_a_signal_in_the_middle_of_writing(name: str, sent: str, given: Path, tmp_path: Path) -> None:
    """The process sends it to itself when all but the last step is done."""
    was = before(name, tmp_path)
    told = (
        "import os, pathlib, signal; from argmap.cli import main; from argmap.rulebook.vocabulary import vocabulary;"
        "vocabulary();"  # its cache is written before
        f"pathlib.Path.replace = pathlib.Path.rename = lambda *_: os.kill(os.getpid(), signal.{sent}); main()"
    )
    done = subprocess.run([*COMMAND, told, *argv(name, given, tmp_path)], capture_output=True, text=True, check=False)
    assert (done.returncode, "Traceback" in done.stderr) == (SIGNALS[sent], False), done.stderr
    left = written(tmp_path)
    if sent == "SIGKILL":  # nobody can clean up behind that but the next run
        aside = {path for path in left if path.rsplit("/", 1)[-1].startswith(".")}
        assert len(aside) == 1
        left = {path: data for path, data in left.items() if path not in aside}
    assert left == was
    assert main(argv(name, given, tmp_path)) == 0
    assert set(written(tmp_path)) == {last(name)}


def _locked(path: Path) -> int:
    import fcntl

    number = os.open(path, os.O_CREAT | os.O_WRONLY)
    fcntl.flock(number, fcntl.LOCK_EX)
    return number


ASIDE: dict[str, tuple[str, Callable[[Path], object], bool]] = {
    "of a dead process": (".map.json.{dead}.tmp", Path.touch, False),
    "of a dead process of our number": (".map.json.{own}.tmp", Path.touch, False),
    "of a living process": (".map.json.{living}.tmp", Path.touch, True),
    "held by a process of another machine": (".map.json.{dead}.tmp", _locked, True),
    "of our number, held": (".map.json.{own}.tmp", _locked, True),
    "of another file": (".other.json.{dead}.tmp", Path.touch, True),
    "of a file whose name goes on": (".map.json.old.{dead}.tmp", Path.touch, True),
    "of no process": (".map.json.tmp", Path.touch, True),
    "of no number": (".map.json.mine.tmp", Path.touch, True),
    "of a number that no process has": (".map.json.99999999999999999999.tmp", Path.touch, True),
    "a folder": (".map.json.{dead}.tmp", Path.mkdir, True),
    "a pipe": (".map.json.{dead}.tmp", os.mkfifo if os.name != "nt" else Path.touch, True),
    "a link": (".map.json.{dead}.tmp", lambda path: path.symlink_to(path.with_name("kept")), True),
}
"""What stands beside an output: its name, how it is made, whether it stays when the output is written."""


@pytest.fixture(scope="module")
def dead() -> int:
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    return process.pid


@posix
@pytest.mark.parametrize("name", ASIDE)
def test_what_a_killed_process_left_is_tidied_up(name: str, dead: int, given: Path, tmp_path: Path) -> None:
    pattern, make, stays = ASIDE[name]
    aside = tmp_path / pattern.format(dead=dead, own=os.getpid(), living=os.getppid())
    (tmp_path / "kept").touch()
    number = make(aside)
    code = main(argv("map to json", given, tmp_path))
    assert code == (1 if name == "of our number, held" else 0)
    assert os.path.lexists(aside) is stays
    assert (tmp_path / "map.json").exists() is (code == 0)
    assert (tmp_path / "kept").exists()
    if isinstance(number, int):
        os.close(number)


@posix
@pytest.mark.parametrize("name", ["map to html", "map to pdf", "map to svg", "map to json", "map to csv"])
def test_a_pipe_that_is_closed(name: str, given: Path) -> None:
    words = ["map", str(given / "saved.json"), "--to", name.rsplit(maxsplit=1)[-1]]
    read_end, write_end = os.pipe()
    os.close(read_end)
    told = "from argmap.cli import main; main()"
    try:
        done = subprocess.run([*COMMAND, told, *words], stdout=write_end, stderr=subprocess.PIPE, check=False)
    finally:
        os.close(write_end)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.parametrize("moment", ["before the parser listens", "after it"])
@posix
def test_ctrl_c_outside_the_parser(moment: str) -> None:
    place = "argmap.cli.app._run" if moment.startswith("before") else "argmap.cli.app._flush"
    told = (
        f"import os, signal, argmap.cli.app; from argmap.cli import main; {place} = "
        "lambda *_: os.kill(os.getpid(), signal.SIGINT); main()"
    )
    done = subprocess.run([*COMMAND, told, "formats"], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (130, "interrupted\n")


def test_a_rule_file_that_comes_to_be_is_not_touched(tmp_path: Path) -> None:
    path = starting.write_first_rule("tags.wind", tmp_path)
    path.write_text("mine", encoding="utf-8")
    assert main(["rules", "new", "tags.wind", "--dir", str(tmp_path)]) == 1
    assert written(tmp_path) == {os.path.join("tags", "wind.yaml"): b"mine"}  # noqa: PTH118  # as it is listed
