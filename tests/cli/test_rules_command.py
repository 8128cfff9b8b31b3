"""`argmap rules`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from argmap.cli import main
from argmap.rulebook import pack_files
from argmap.rulebook.places import shipped
from argmap.rulebook.starting import first_rule
from argmap.rulebook.words import FAMILIES

SHIPPED = shipped()
SPEAKING = ("bicycles", "free-speech", "not-so", "well_said")
STANCE = """\
id: stance.said
relation: agreement
scope: opening
weight: {side: 2.0, agrees: 2.5}
explanation: Praise for what was said.
patterns:
  - {kind: token, tokens: [{LOWER: well}, {LOWER: said}]}
  - {kind: phrase, phrases: [hear hear]}
unless:
  - {kind: token, tokens: [{LOWER: not}], within: sentence}
examples:
  fires: ["[[Well said]], Tom."]
  silent: ["He said it well."]
"""


@pytest.fixture
def pack(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A shipped pack of one rule, and an empty folder to work in."""
    place = tmp_path / "rules" / "en" / "stance"
    place.mkdir(parents=True)
    (place / "said.yaml").write_text(STANCE, encoding="utf-8")
    monkeypatch.setattr(pack_files, "shipped", lambda: tmp_path / "rules")
    monkeypatch.chdir(tmp_path)
    return place


def test_list_prints_one_rule_a_line(pack: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "list"]) == 0
    out, err = capsys.readouterr()
    assert out == "stance.said  agreement  agrees +2.5, side +2\n"
    assert "1 of 1 rule," in err
    assert pack.is_dir()


@pytest.mark.parametrize(
    ("arguments", "count"), [(["praise"], 1), (["--family", "tags"], 0), (["--family", "stance"], 1)]
)
@pytest.mark.usefixtures("pack")
def test_list_is_filtered(arguments: list[str], count: int, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "list", *arguments]) == 0
    assert len(capsys.readouterr().out.splitlines()) == count


@pytest.mark.usefixtures("pack")
def test_show_says_everything(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "show", "stance.said"]) == 0
    out = capsys.readouterr().out
    said = ["Praise for", "well said", "hear hear", "agrees +2.5", "[[Well said]], Tom.", "He said it well."]
    for words in (*said, "said.yaml:1:1", "opening", "anywhere in the sentence"):
        assert words in out


@pytest.mark.usefixtures("pack")
def test_show_of_no_rule(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "show", "stance.sad"]) == 1
    assert "Q002" in (err := capsys.readouterr().err)
    assert "did you mean 'stance.said'?" in err


@pytest.mark.usefixtures("pack")
def test_test_passes_on_sound_rules(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "test"]) == 0
    assert capsys.readouterr().out.startswith("1 rule, 2 examples: 2 as they say")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (STANCE.replace("[[Well said]], Tom", "[[Well]] said, Tom"), ["found    'Well said' at 0 to 9, by pattern 1"]),
        (STANCE.replace("He said it well", "Well said, sir"), ["fires where it should stay silent"]),
        (STANCE.replace("[[Well said]], Tom", "[[Well said]], not"), ["'unless' 1 (line 10) takes it back"]),
        (
            STANCE.replace("[[Well said]], Tom", "He thinks it is [[well said]]"),
            ["do not stand where 'scope: opening'"],
        ),
        (STANCE.replace("[[Well said]], Tom", "[[Well put]]"), ["pattern 1 matches 'Well' so far; its token 2"]),
        (STANCE + '  known_misses: ["[[Hear hear]]!"]\n', ["finds this known miss now", "move the example to 'fires'"]),
        (STANCE + '  known_false: ["Hear this."]\n', ["silent on this known false alarm now"]),
    ],
)
def test_test_says_what_was_found_instead(
    text: str, said: list[str], pack: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (pack / "said.yaml").write_text(text, encoding="utf-8")
    assert main(["rules", "test"]) == 1
    out = capsys.readouterr().out
    assert "R015" in out
    assert "LEMMA" in out
    for words in said:
        assert words in out


def test_test_of_a_broken_file(pack: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (pack / "said.yaml").write_text(STANCE.replace("agreement", "agreeement"), encoding="utf-8")
    assert main(["rules", "test"]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert "rules/en/stance/said.yaml:2:11: R004" in err


def test_new_rules_pass_their_own_tests(pack: Path, capsys: pytest.CaptureFixture[str]) -> None:
    about = SHIPPED / "en" / "constructions" / "about.yaml"
    (pack.parent / "constructions").mkdir()
    (pack.parent / "constructions" / "about.yaml").write_bytes(about.read_bytes())
    things = ("tags", "constructions")
    names = [f"{family}.{name}" for family in FAMILIES for name in (SPEAKING[:2] if family in things else SPEAKING)]
    for name in names:
        assert main(["rules", "new", name, "--dir", "mine"]) == 0
    assert main(["rules", "test", "mine"]) == 0
    assert f"{len(names)} rules" in capsys.readouterr().out.splitlines()[-1]
    assert Path("mine/tags/free-speech.yaml").is_file()


@pytest.mark.usefixtures("pack")
@pytest.mark.usefixtures("pack")
def test_new_starts_a_topic_pack_that_passes_its_own_test(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "new", "--motion", "Cats should be kept indoors", "--dir", "cats"]) == 0
    made = ["cats/topic.yaml", "cats/tags/pro_point.yaml", "cats/tags/con_point.yaml", "cats/comments.txt"]
    assert capsys.readouterr().out.split() == made
    assert main(["rules", "test", "cats"]) == 0
    assert "3 comments: 2 of 2 sides right, 0 wrong" in capsys.readouterr().out
    Path("cats/comments.txt").write_text("for | We had soup.\n", encoding="utf-8")
    assert main(["rules", "test", "cats"]) == 1
    assert "cats/comments.txt:1: for, and left unclear: We had soup." in capsys.readouterr().out
    assert main(["rules", "new", "--motion", "Cats", "--dir", "cats"]) == 1
    assert "O001" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [[], ["tags.cats", "--motion", "Cats should be kept indoors"]])
def test_new_takes_an_id_or_a_motion(arguments: list[str], pack: Path) -> None:
    assert main(["rules", "new", *arguments]) == 2
    assert pack.is_dir()
    assert not Path("my-rules").exists()


def test_new_never_overwrites(capsys: pytest.CaptureFixture[str]) -> None:
    main(["rules", "new", "tags.bicycles"])
    path = Path("my-rules/tags/bicycles.yaml")
    path.write_text("mine", encoding="utf-8")
    assert main(["rules", "new", "tags.bicycles"]) == 1
    assert "O001" in capsys.readouterr().err
    assert path.read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("name", ["bicycles", "tag.bicycles", "tags.", "tags.A", "tags...", "tags.../x"])
@pytest.mark.usefixtures("pack")
def test_new_refuses_what_is_no_id(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "new", name]) == 1
    assert "R005" in capsys.readouterr().err
    assert not Path("my-rules").exists()


def test_lint_finds_what_looks_wrong(pack: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (pack / "praise.yaml").write_text(
        STANCE.replace("stance.said", "stance.praise").replace("{LOWER: not}", "{LOWER: don't}"), encoding="utf-8"
    )
    tags = pack.parent / "tags"
    tags.mkdir()
    tag = first_rule("tags.bicycles", "x").replace('"think of the bicycles"', 'tandem, "think of the bicycles"')
    (tags / "bicycles.yaml").write_text(tag, encoding="utf-8")
    assert main(["rules", "lint"]) == 0
    out = capsys.readouterr().out
    assert "shadowed: stance.said has 'well said', 'hear hear', as stance.praise has" in out
    assert "never matches: stance.praise has words that are never one token: 'don't' (do + n't)" in out
    assert "mention alone: tags.bicycles" in out
    assert main(["rules", "lint", "--strict"]) == 1


def test_an_untried_pattern_is_found(pack: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "lint"]) == 0
    assert "untried: 1 of 2 patterns of stance.said fire on no example: 2" in capsys.readouterr().out
    assert pack.is_dir()


def test_coverage_counts_and_names_what_is_missing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    thread = {
        "id": "t", "title": "", "post": None,
        "comments": [{"id": "c1", "text": "It is all about zebras. \x1b[2J They never sleep."}],
    }  # fmt: skip
    (tmp_path / "t.json").write_text(json.dumps(thread), encoding="utf-8")
    main(["rules", "new", "tags.zebras", "--dir", str(tmp_path / "mine")])
    capsys.readouterr()
    assert main(["rules", "coverage", str(tmp_path / "t.json"), "--rules", str(tmp_path / "mine")]) == 0
    out = capsys.readouterr().out
    assert "     1  tags.zebras\n" in out
    assert "1 of 2 sentences make a claim that has a name" in out
    assert "They never sleep" in out
    assert "\x1b" not in out
