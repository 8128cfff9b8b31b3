"""Each fault of a rule file: its code, its line and its column. ‸ marks the place, and is taken out before reading."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from argmap.errors import ArgmapError
from argmap.rulebook import packs
from argmap.rulebook.pack_files import Pack, PackFile, read_files
from argmap.rulebook.packs import parse_files

if TYPE_CHECKING:
    from pathlib import Path

SOUND = """\
id: claims.money
tag: money
frame: economic
says: it's about money
explanation: Money named as what decides.
patterns:
  - {kind: token, tokens: [{LOWER: about}, {LOWER: money}]}
examples:
  fires: ["It is [[about money]]."]
  silent: ["I have money."]
"""
PATTERN = "  - {kind: token, tokens: [{LOWER: about}, {LOWER: money}]}\n"


def changed(old: str, new: str) -> str:
    assert old in SOUND
    return SOUND.replace(old, new)


def pattern(new: str) -> str:
    return changed(PATTERN, f"  - {new}\n")


def stance(lines: str) -> str:
    return f"""\
id: claims.money
{lines}
explanation: Said.
patterns: [{{kind: phrase, phrases: [well said]}}]
examples: {{fires: ["[[Well said]]."], silent: ["Said."]}}
"""


CASES = [
    # YAML
    ("tab", "R001", changed("tag: money", "‸\ttag: money")),
    ("open bracket", "R001", "id: [a, b\ntag‸: money\n"),
    ("star without quotes", "R001", pattern("{kind: token, tokens: [{LOWER: a, OP: *‸}]}")),
    ("unquoted colon", "R001", changed("says: it's about money", "says: mind‸: the gap: money")),
    ("anchor", "R011", changed("tag: money", "tag: ‸&a money")),
    ("alias", "R011", changed("says: it's about money", "says: ‸*a")),
    ("tag", "R011", changed("tag: money", "tag: ‸!!str money")),
    ("duplicate key", "R012", changed("frame: economic", "frame: economic\n‸tag: cash")),
    ("key that is no word", "R013", changed("tag: money", "‸[a]: b\ntag: money")),
    ("too deep", "R018", changed("tag: money", "tag: [[[[[[[[[[[‸[money]]]]]]]]]]]]")),
    # the rule
    ("empty file", "R016", "‸# nothing\n"),
    ("a list", "R013", "‸- id: claims.money\n"),
    ("unknown key", "R002", changed("frame: economic", "‸fram: economic")),
    ("missing key", "R003", "‸" + changed("tag: money\n", "")),
    ("missing explanation", "R003", "‸" + changed("explanation: Money named as what decides.\n", "")),
    ("empty explanation", "R013", changed("Money named as what decides.", '‸""')),
    ("key of another family", "R002", changed("frame: economic", "frame: economic\n‸relation: agreement")),
    ("id not the path", "R005", changed("id: claims.money", "id: ‸claims.cash")),
    ("id not an id", "R005", changed("id: claims.money", "id: ‸Claims Money")),
    ("unknown frame", "R004", changed("economic", "‸economics")),
    ("tag with a space", "R004", changed("tag: money", "tag: ‸the money")),
    ("unknown scope", "R004", changed("frame: economic", "frame: economic\nscope: ‸start")),
    ("text expected", "R013", changed("says: it's about money", "says: ‸[money]")),
    ("long text", "R018", changed("says: it's about money", "says: ‸" + "money " * 60)),
    # examples
    ("no examples", "R007", "‸" + SOUND[: SOUND.index("examples")]),
    ("none fires", "R007", changed('  fires: ["It is [[about money]]."]\n  silent', "  ‸silent")),
    ("none silent", "R007", changed('  silent: ["I have money."]\n', "").replace("  fires", "  ‸fires")),
    ("no span", "R008", changed('"It is [[about money]]."', '‸"It is about money."')),
    ("brackets open", "R008", changed('"It is [[about money]]."', '‸"It is [[about money."')),
    ("silent with a span", "R008", changed('"I have money."', '‸"I have [[money]]."')),
    ("unknown kind of example", "R002", changed("  silent", "  ‸silents")),
    ("example that is no text", "R013", changed('"I have money."', "‸{text: Hello.}")),
    # patterns
    ("no pattern", "R003", changed(PATTERN, "").replace("patterns:", "patterns: ‸[]")),
    ("no kind", "R003", pattern("‸{tokens: [{LOWER: a}]}")),
    ("unknown kind", "R004", pattern("{kind: ‸tokens, tokens: [{LOWER: a}]}")),
    ("key of another kind", "R002", pattern("{kind: phrase, ‸tokens: [{LOWER: a}], phrases: [a]}")),
    ("within outside unless", "R002", pattern("{kind: phrase, phrases: [a], ‸within: span}")),
    ("no tokens", "R003", pattern("‸{kind: token}")),
    ("empty tokens", "R009", pattern("{kind: token, tokens: ‸[]}")),
    ("all tokens optional", "R009", pattern("{kind: token, tokens: ‸[{LOWER: a, OP: '?'}, {LOWER: b, OP: '*'}]}")),
    ("zero to three", "R009", pattern("{kind: token, tokens: ‸[{LOWER: a, OP: '{,3}'}]}")),
    ("any word", "R009", pattern("{kind: token, tokens: ‸[{}, {OP: '+'}]}")),
    ("unknown attribute", "R010", pattern("{kind: token, tokens: [{‸LOWR: a}]}")),
    ("small attribute", "R010", pattern("{kind: token, tokens: [{‸lower: a}]}")),
    ("unknown operator", "R010", pattern("{kind: token, tokens: [{LOWER: {‸ONE_OF: [a]}}]}")),
    ("unknown OP", "R010", pattern("{kind: token, tokens: [{LOWER: a, OP: ‸'**'}]}")),
    ("OP without quotes", "R010", pattern("{kind: token, tokens: [{LOWER: a, OP: ‸{1,2}}]}")),
    ("OP upside down", "R004", pattern("{kind: token, tokens: [{LOWER: a, OP: ‸'{3,2}'}]}")),
    ("entity", "R014", pattern("{kind: token, tokens: [{‸ENT_TYPE: PERSON}]}")),
    ("flag as a word", "R013", pattern("{kind: token, tokens: [{IS_PUNCT: ‸yes}]}")),
    ("flag in capitals", "R013", pattern("{kind: token, tokens: [{IS_PUNCT: ‸True}]}")),
    ("capital in LOWER", "R004", pattern("{kind: token, tokens: [{LOWER: {IN: [a, ‸Money]}}]}")),
    ("space in a token", "R004", pattern("{kind: token, tokens: [{LOWER: ‸the money}]}")),
    ("typographic apostrophe", "R004", pattern("{kind: token, tokens: [{LOWER: ‸n’t}]}")),
    ("unknown part of speech", "R004", pattern("{kind: token, tokens: [{POS: ‸NOUNS}]}")),
    ("unknown dependency", "R004", pattern("{kind: token, tokens: [{DEP: ‸nsubject}]}")),
    ("unknown Penn tag", "R004", pattern("{kind: token, tokens: [{TAG: {NOT_IN: [‸VBC]}}]}")),
    ("empty list", "R004", pattern("{kind: token, tokens: [{LOWER: {IN: ‸[]}}]}")),
    ("list for a word", "R013", pattern("{kind: token, tokens: [{LOWER: ‸[a, b]}]}")),
    ("broken expression", "R017", pattern("{kind: token, tokens: [{TEXT: {REGEX: ‸'(a'}}]}")),
    ("catastrophic expression", "R017", pattern("{kind: token, tokens: [{TEXT: {REGEX: {IN: [‸'(a+)+']}}}]}")),
    ("expression of nothing", "R009", pattern("{kind: token, tokens: [{TEXT: {REGEX: ‸'a*'}}]}")),
    ("two captures of one name", "R006", pattern("{kind: token, tokens: [{LOWER: a, AS: x}, {LOWER: b, AS: ‸x}]}")),
    ("capture that is no name", "R004", pattern("{kind: token, tokens: [{LOWER: a, AS: ‸1st}]}")),
    ("many tokens", "R018", pattern("{kind: token, tokens: ‸[" + "{LOWER: a}, " * 31 + "]}")),
    ("no phrases", "R003", pattern("‸{kind: phrase}")),
    ("empty phrase", "R009", pattern("{kind: phrase, phrases: [‸'  ']}")),
    ("capital in a phrase", "R004", pattern("{kind: phrase, phrases: [‸Hear hear]}")),
    ("unknown attr", "R004", pattern("{kind: phrase, phrases: [a], attr: ‸NORM}")),
    ("no nodes", "R003", pattern("‸{kind: dependency}")),
    ("first node with a left", "R002",
     pattern("{kind: dependency, nodes: [{LEFT_ID: ‸b, RIGHT_ID: a, RIGHT_ATTRS: {LOWER: a}}]}")),
    ("node without attributes", "R003", pattern("{kind: dependency, nodes: [‸{RIGHT_ID: a}]}")),
    ("unknown relation of nodes", "R004", pattern(
        '{kind: dependency, nodes: [{RIGHT_ID: a, RIGHT_ATTRS: {LOWER: a}}, '
        '{LEFT_ID: a, REL_OP: ‸"=>", RIGHT_ID: b, RIGHT_ATTRS: {DEP: nsubj}}]}')),
    ("unknown left node", "R004", pattern(
        '{kind: dependency, nodes: [{RIGHT_ID: a, RIGHT_ATTRS: {LOWER: a}}, '
        '{LEFT_ID: ‸c, REL_OP: ">", RIGHT_ID: b, RIGHT_ATTRS: {DEP: nsubj}}]}')),
    ("two nodes of one name", "R006", pattern(
        '{kind: dependency, nodes: [{RIGHT_ID: a, RIGHT_ATTRS: {LOWER: a}}, '
        '{LEFT_ID: a, REL_OP: ">", RIGHT_ID: ‸a, RIGHT_ATTRS: {DEP: nsubj}}]}')),
    ("nodes of anything", "R009", pattern("{kind: dependency, nodes: ‸[{RIGHT_ID: a, RIGHT_ATTRS: {}}]}")),
    ("OP in a node", "R010",
     pattern("{kind: dependency, nodes: [{RIGHT_ID: a, RIGHT_ATTRS: {LOWER: a, ‸OP: '+'}}]}")),
    ("a former kind", "R004", pattern("{kind: ‸measure, measure: echo, over: 1}")),
    ("quotation without a range", "R003", pattern("‸{kind: quotation}")),
    ("empty range", "R004", pattern("{kind: quotation, over: 4, under: ‸4}")),
    ("quotation in unless", "R004", changed("examples:", "unless: [{kind: ‸quotation}]\nexamples:")),
]  # fmt: skip
STANCE = [
    ("unknown relation", "R004", stance("relation: ‸agree")),
    ("weight of an unknown outcome", "R002", stance("relation: agreement\nweight: {‸agreed: 1}")),
    ("weight that is a text", "R013", stance("relation: agreement\nweight: ‸'1'")),
    ("weight beyond reason", "R004", stance("relation: agreement\nweight: ‸1e9")),
    ("neutral with one weight", "R013", stance("relation: neutral\nweight: ‸1.0")),
]


def problems_of(text: str, relative: str = "claims/money.yaml") -> list[tuple[str, int, int]]:
    with pytest.raises(ArgmapError) as caught:
        parse_files([PackFile("mine", relative, relative, text.encode())])
    assert all(problem.mend or problem.code == "R018" for problem in caught.value.problems)
    return [(problem.code, problem.location.line, problem.location.column) for problem in caught.value.problems]


def place(text: str) -> tuple[int, int]:
    before = text[: text.index("‸")]
    return before.count("\n") + 1, len(before) - before.rfind("\n")


def test_the_sound_file_is_sound() -> None:
    (rule,) = parse_files([PackFile("mine", "claims/money.yaml", "x", SOUND.encode())])
    assert (rule.id, rule.tag, rule.frames, rule.says) == ("claims.money", "money", ("economic",), "it's about money")


@pytest.mark.parametrize(("code", "text"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_problem_has_code_line_and_column(code: str, text: str) -> None:
    assert (code, *place(text)) in problems_of(text.replace("‸", ""))


@pytest.mark.parametrize(("code", "text"), [case[1:] for case in STANCE], ids=[case[0] for case in STANCE])
def test_problem_of_a_stance_rule(code: str, text: str) -> None:
    text = text.replace("claims.money", "stance.said")
    assert problems_of(text.replace("‸", ""), "stance/said.yaml") == [(code, *place(text))]


def test_problems_of_all_files_come_together_in_order() -> None:
    files = [
        PackFile("mine", "claims/money.yaml", "b.yaml", changed("economic", "economics").encode()),
        PackFile("mine", "claims/cash.yaml", "a.yaml", SOUND.encode()),
    ]
    with pytest.raises(ArgmapError) as caught:
        parse_files(files)
    assert [(p.location.path, p.code) for p in caught.value.problems] == [("a.yaml", "R005"), ("b.yaml", "R004")]


def test_a_problem_shows_the_line_and_a_caret() -> None:
    with pytest.raises(ArgmapError) as caught:
        parse_files([PackFile("mine", "claims/money.yaml", "money.yaml", changed("economic", "economics").encode())])
    assert str(caught.value) == (
        "money.yaml:3:8: R004 frame cannot be 'economics'\n"
        "    frame: economics\n           ^\n    mend: did you mean 'economic'?"
    )


def test_several_rules_in_a_file_have_the_path_and_a_name() -> None:
    two = (
        SOUND.replace("claims.money", "claims.money.cash") + "---\n" + SOUND.replace("claims.money", "claims.coin.cash")
    )
    assert problems_of(two) == [("R005", 12, 5)]


def test_two_rules_of_one_id() -> None:
    both = [PackFile(pack, "claims/money.yaml", f"{pack}.yaml", SOUND.encode()) for pack in ("en", "mine")]
    with pytest.raises(ArgmapError) as caught:
        parse_files(both)
    (problem,) = caught.value.problems
    assert (problem.code, problem.location.path) == ("R006", "mine.yaml")
    assert "en.yaml" in problem.what


@pytest.mark.parametrize(
    ("folder", "mend"), [("tag", "did you mean 'tags'?"), ("en/claims", "give the folder 'en' itself")]
)
def test_unknown_family(folder: str, mend: str) -> None:
    files = [PackFile("mine", f"{folder}/{name}.yaml", f"{name}.yaml", SOUND.encode()) for name in ("money", "cash")]
    with pytest.raises(ArgmapError) as caught:
        parse_files(files)
    (problem,) = caught.value.problems
    assert (problem.location.path, problem.code, problem.mend) == ("money.yaml", "R005", mend)


@pytest.mark.parametrize("data", [b"\xff\xfe\x00", "id: caf\xe9".encode("latin-1")])
def test_a_file_that_is_not_utf_8(data: bytes) -> None:
    with pytest.raises(ArgmapError) as caught:
        parse_files([PackFile("mine", "claims/money.yaml", "x", data)])
    assert [problem.code for problem in caught.value.problems] == ["R021"]


def test_a_folder_without_rules(tmp_path: Path) -> None:
    (tmp_path / "readme.md").write_text("nothing", encoding="utf-8")
    with pytest.raises(ArgmapError) as caught:
        read_files([Pack("mine", tmp_path)])
    assert caught.value.problems[0].code == "R016"


@pytest.mark.parametrize("name", ["nowhere", "file.yaml"])
def test_no_such_folder(tmp_path: Path, name: str) -> None:
    (tmp_path / "file.yaml").write_text(SOUND, encoding="utf-8")
    with pytest.raises(ArgmapError) as caught:
        packs.load([tmp_path / name])
    assert [problem.code for problem in caught.value.problems] == ["R016"]


def test_no_such_topic() -> None:
    with pytest.raises(ArgmapError) as caught:
        packs.load(topics=["no-such-topic"])
    assert [problem.code for problem in caught.value.problems] == ["R019"]


def test_a_link_out_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "secret.yaml").write_text("password: x", encoding="utf-8")
    pack = tmp_path / "pack"
    (pack / "claims").mkdir(parents=True)
    try:
        (pack / "claims" / "money.yaml").symlink_to(tmp_path / "secret.yaml")
    except OSError:
        pytest.skip("this system makes no links")
    with pytest.raises(ArgmapError) as caught:
        read_files([Pack("mine", pack)])
    assert [problem.code for problem in caught.value.problems] == ["R020"]
    assert "password" not in str(caught.value)


def test_a_linked_folder_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    pack = tmp_path / "pack"
    pack.mkdir()
    try:
        (pack / "claims").symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    except OSError:
        pytest.skip("this system makes no links")
    with pytest.raises(ArgmapError) as caught:
        read_files([Pack("mine", pack)])
    assert [problem.code for problem in caught.value.problems] == ["R020"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes in folders")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "money.yaml")
    with pytest.raises(ArgmapError) as caught:
        read_files([Pack("mine", tmp_path)])
    assert [problem.code for problem in caught.value.problems] == ["R021"]


def test_a_million_phrases_are_a_problem(tmp_path: Path) -> None:
    folder = tmp_path / "claims"
    folder.mkdir()
    (folder / "money.yaml").write_text("phrases: [" + "a b, " * 1_000_000 + "]", encoding="utf-8")
    with pytest.raises(ArgmapError) as caught:
        read_files([Pack("mine", tmp_path)])
    assert [problem.code for problem in caught.value.problems] == ["R018"]


def test_many_phrases_in_one_list() -> None:
    text = pattern("{kind: phrase, phrases: ‸[" + ", ".join(f"word {n}" for n in range(20_001)) + "]}")
    assert problems_of(text.replace("‸", "")) == [("R018", *place(text))]


def test_many_phrases_over_many_files(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("argmap.rulebook.words.MAX_PACK_PHRASES", 3)
    two = pattern("{kind: phrase, phrases: [about money, about cash]}")
    files = [
        PackFile("mine", f"claims/{name}.yaml", f"{name}.yaml", two.replace("claims.money", f"claims.{name}").encode())
        for name in ("a", "b", "c")
    ]
    assert len(parse_files(files[:1])) == 1
    with pytest.raises(ArgmapError) as caught:
        parse_files(files)
    assert [(p.code, p.location.path) for p in caught.value.problems] == [("R018", "b.yaml")]
