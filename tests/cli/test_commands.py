"""The command line: exit codes, what bad input gets, what goes where."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from maps_by_hand import single

import argmap
from argmap.cli import main
from argmap.render.json_map import dumps

DEMO = Path(argmap.__file__).parent / "demo" / "thread.txt"


def run(capsys: pytest.CaptureFixture[str], *argv: str) -> tuple[int, str, str]:
    code = main(argv)
    out, err = capsys.readouterr()
    return code, out, err


def thread(*comments: dict[str, object], **fields: object) -> str:
    return json.dumps({"id": "t1", "title": "Bridges", "post": None, "comments": list(comments), **fields})


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("empty.txt", b"", "I002"),
        ("blank.txt", b" \n\t\n", "I002"),
        ("picture.png", b"\x89PNG\r\n\x1a\n\x00\x00", "I003"),
        ("noise.bin", bytes(range(256)) * 4, "I003"),
        ("essay.txt", b"A bridge is a thing that people cross.\n\nThey cross it every day.\n", "I004"),
        ("other.json", b'{"title": "Bridges"}', "I005"),
        ("broken.json", b'{"id": "t1", "comments": [', "I005"),
        ("same.json", thread({"id": "a", "text": "x"}, {"id": "a", "text": "y"}).encode(), "I006"),
    ],
)
def test_bad_input_is_a_problem_with_place_and_code(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, name: str, content: bytes, code: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    exit_code, out, err = run(capsys, "map", str(path))
    assert (exit_code, out) == (1, "")
    assert f" {code} " in err
    assert err.startswith(str(path))
    assert "Traceback" not in err


def test_a_missing_file_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    exit_code, out, err = run(capsys, "map", "nowhere.txt")
    assert (exit_code, out) == (1, "")
    assert err.startswith("nowhere.txt: I001 ")


@pytest.mark.parametrize(
    "argv", [("map",), ("map", str(DEMO), "--as", "circle"), ("fly",), ("map", str(DEMO), "--depth", "x")]
)
def test_wrong_usage_exits_with_2(capsys: pytest.CaptureFixture[str], argv: tuple[str, ...]) -> None:
    assert run(capsys, *argv)[0] in ((0, 2) if argv == ("map",) else (2,))


@pytest.mark.parametrize(
    ("argv", "code"),
    [
        (("map", str(DEMO), "-o", "map.xyz"), "O002"),
        (("map", str(DEMO), "-o", "no/such/folder/map.json"), "O001"),
        (("map", str(DEMO), "--format", "teletext"), "I008"),
        (("map", str(DEMO), "--thread", "t9"), "I015"),
        (("map", str(DEMO), "--model", "no_such_model"), "M001"),
        (("map", str(DEMO), "--rules", "no/such/rules"), "R016"),
        (("why", str(DEMO), "99"), "Q001"),
        (("rules", "show", "claims.no_such"), "Q002"),
    ],
)
def test_what_cannot_be_done_is_said(capsys: pytest.CaptureFixture[str], argv: tuple[str, ...], code: str) -> None:
    exit_code, _, err = run(capsys, *argv)
    assert exit_code == 1
    assert f" {code} " in err
    assert "Traceback" not in err


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (("--as", "circle"), "'circle' is not one of 'overview'"),
        (("--depth", "x"), "that is not a whole number"),
        (("--depth", "-1"), "the number must be at least 0"),
        (("--min-confidence", "much"), "that is not a number"),
        (("--as", "\x1b[2J[bold]"), "[bold]"),
    ],
)
def test_wrong_usage_is_said_in_plain_words(
    capsys: pytest.CaptureFixture[str], argv: tuple[str, ...], said: str
) -> None:
    code, out, err = run(capsys, "map", str(DEMO), *argv)
    assert (code, out) == (2, "")
    assert said in err
    assert "Value error" not in err
    assert "Input should" not in err
    assert "\x1b" not in err


def test_help_names_no_python_type(capsys: pytest.CaptureFixture[str]) -> None:
    for command in (("map",), ("batch",), ("rules", "test"), ("eval",)):
        out = run(capsys, *command, "--help")[1]
        for word in ("<bool>", "<str>", "list[", "{"):
            assert word not in out, command


def test_a_saved_map_is_mapped_again_where_rules_are_asked_for(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    saved, rules = tmp_path / "map.json", tmp_path / "rules"
    assert run(capsys, "map", str(DEMO), "-o", str(saved))[0] == 0
    assert run(capsys, "rules", "new", "tags.plates", "--dir", str(rules))[0] == 0
    packs = [
        json.loads(run(capsys, "map", str(saved), *options, "--to", "json")[1])["rules"]["packs"]
        for options in ((), ("--rules", str(rules)))
    ]
    assert packs == [["en"], ["en", "rules"]]


@pytest.mark.parametrize("command", [("map", "{}"), ("why", "{}", "1")])
def test_an_unknown_topic_is_an_error_for_a_saved_map_too(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, command: tuple[str, ...]
) -> None:
    saved = tmp_path / "map.json"
    saved.write_text(dumps(single("It is all about money.")), encoding="utf-8")
    code, out, err = run(capsys, *(word.format(saved) for word in command), "--topic", "teapots")
    assert (code, out) == (1, "")
    assert " R019 " in err


def test_nothing_half_written_is_left(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    bad = tmp_path / "bad.json"
    bad.write_text("{", encoding="utf-8")
    assert run(capsys, "map", str(bad), "-o", str(tmp_path / "map.json"))[0] == 1
    assert [path.name for path in tmp_path.iterdir()] == ["bad.json"]


def test_every_comment_of_the_demo_is_on_the_map(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    saved = tmp_path / "map.json"
    assert run(capsys, "map", str(DEMO), "-o", str(saved))[0] == 0
    found = json.loads(saved.read_text(encoding="utf-8"))
    assert [comment["label"] for comment in found["comments"]] == [f"#{n}" for n in range(1, 9)]
    assert found["post"]["author"] == "Hanna Wick"


def test_a_saved_map_is_printed_again_without_spacy(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    saved = tmp_path / "map.json"
    run(capsys, "map", str(DEMO), "-o", str(saved))
    told = (
        "import sys; from argmap.cli import main\n"
        "code = main(['map', sys.argv[1]]); sys.exit(code or 'spacy' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", told, str(saved)], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "8 of 8 on the map" in done.stdout.decode()


def test_terminal_escapes_and_markup_are_printed_as_text(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "hostile.json"
    text = "\x1b[2J[bold]It is all about money[/bold], nothing else."
    path.write_text(thread({"id": "a", "author": "\x1b]0;owned\x07Eve", "text": text}), encoding="utf-8")
    code, out, _ = run(capsys, "map", str(path))
    assert code == 0
    assert "\x1b" not in out
    assert "[bold]" in out


def test_standard_input_and_pipes(tmp_path: Path) -> None:
    command = [sys.executable, "-c", "from argmap.cli import main; main()"]
    done = subprocess.run(
        [*command, "read", "-"], input=DEMO.read_bytes(), capture_output=True, check=True, cwd=tmp_path
    )
    assert len(json.loads(done.stdout)["comments"]) == 8
    with subprocess.Popen([*command, "map", str(DEMO)], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert b"Traceback" not in process.stderr.read()


def test_ascii_prints_ascii(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    saved = tmp_path / "map.json"
    run(capsys, "map", str(DEMO), "-o", str(saved))
    code, out, _ = run(capsys, "map", str(saved), "--ascii")
    assert code == 0
    assert out.isascii()


def test_the_same_thread_gives_the_same_bytes(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "map", str(DEMO), "--to", "json")[1] == run(capsys, "map", str(DEMO), "--to", "json")[1]


@pytest.mark.parametrize("command", ["map", "read", "why", "batch", "rules", "formats", "demo", "eval"])
def test_every_command_has_help_and_stands_in_the_docs(capsys: pytest.CaptureFixture[str], command: str) -> None:
    code, out, _ = run(capsys, command, "--help")
    assert code == 0
    assert "Usage: argmap" in out
    page = (Path(__file__).parents[2] / "docs" / "commands.md").read_text(encoding="utf-8")
    assert f"## argmap {command}\n" in page


def test_why_no_link_multiplies_by_the_chance_that_the_one_answers_the_other(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = tmp_path / "talk.txt"
    path.write_text(
        "Ann\n10:02\nKerbs cost money.\n\nBo\n10:05\nThe tide is late.\n\nCy\n10:09\nTotally agree.\n", "utf-8"
    )
    _, said, _ = run(capsys, "why", str(path), "3", "1", "--details")
    assert "No link" in said
    assert "times 1.00" not in said
