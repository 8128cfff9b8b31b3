"""Constructions and tags: the short form, its faults, and the old form made new."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from argmap.claims import find_claims
from argmap.cli import main
from argmap.errors import ArgmapError
from argmap.language import Language
from argmap.model import Comment
from argmap.rulebook import load, shipped
from argmap.rulebook.expand import expand
from argmap.rulebook.pack_files import PackFile
from argmap.rulebook.packs import parse_files
from argmap.rulebook.rule import Rulebook
from argmap.rulebook.upgrading import rewrite, upgrade

if TYPE_CHECKING:
    from pathlib import Path

ABOUT = """\
id: constructions.about
explanation: What it is about.
says: it's about {X}
patterns:
  - {kind: token, tokens: [{LEMMA: be}, {LOWER: not, OP: "?"}, {LOWER: about}, {SLOT: X}]}
examples: {fires: ["It [[is about cats]]."], silent: ["I read about cats."]}
---
id: constructions.judged
explanation: What it is.
says: it's {X}
opens: false
patterns:
  - {kind: token, tokens: [{LEMMA: be}, {POS: {IN: [ADV, PART]}, OP: "*"}, {SLOT: X, POS: ADJ}]}
examples: {fires: ["It [[is risky]]."], silent: ["It is green."]}
"""
MONEY = """\
id: tags.money
says: it's about money
frame: economic
words: [money, public money]
idioms: ["<follow> the money", cash cow]
examples: {fires: ["It [[is about money]]."], silent: ["I have money."]}
"""
SAFETY = """\
id: tags.safety
says: it's not safe
frame: health
words: [risky, accident]
denied_by: {words: [safe], idioms: [nothing ever happens]}
examples: {fires: ["It [[is risky]]."], denies: ["It [[is safe]]."], silent: ["A safe full of gold."]}
"""


def book(**tags: str) -> Rulebook:
    files = [PackFile("mine", "constructions.yaml", "constructions.yaml", ABOUT.encode())]
    files += [PackFile("mine", f"tags/{name}.yaml", f"{name}.yaml", text.encode()) for name, text in tags.items()]
    shipped = load()
    rest = (*shipped.family("assertion"), *shipped.family("roles"))
    return Rulebook((*expand(parse_files(files)), *rest), ("mine",), repr(sorted(tags.items())))


BOOK = book(money=MONEY, safety=SAFETY)


@pytest.fixture(scope="module")
def language() -> Language:
    return Language.open(rulebook=BOOK)


@pytest.mark.parametrize(
    ("text", "fired"),
    [
        ("It is about money.", [("constructions.about", "is about money"), ("tags.money", "is about money")]),
        (
            "It is about public money.",
            [("constructions.about", "is about public money"), ("tags.money", "is about public money")],
        ),
        ("It is about the money supply theory.", [("constructions.about", "is about the money supply theory")]),
        (
            "It is about fame and money.",
            [("constructions.about", "is about fame"), ("tags.money", "is about fame and money")],
        ),
        ("They were following the money.", [("tags.money", "following the money")]),
        ("Their cash cow died.", [("tags.money", "cash cow")]),
        ("It is green.", []),
    ],
)
def test_what_fires(text: str, fired: list[tuple[str, str]], language: Language) -> None:
    (analysis,) = language.analyse([Comment("c", text)])
    assert [(f.rule, text[f.start : f.end]) for f in analysis.firings] == fired


@pytest.mark.parametrize(
    ("text", "assertion"),
    [
        ("This crossing is risky.", "asserted"),
        ("This crossing is safe.", "denied"),
        ("This crossing is not safe.", "asserted"),
        ("This crossing is not risky.", "denied"),
        ("Relax, nothing ever happens here.", "denied"),
    ],
)
def test_what_denies_a_tag(text: str, assertion: str, language: Language) -> None:
    comment = Comment("c", text)
    (analysis,) = language.analyse([comment])
    (claim,) = [claim for claim in find_claims(comment, analysis, BOOK) if claim.tags]
    assert (claim.tags, claim.assertion) == (("safety",), assertion)
    assert "tags.safety" in {evidence.rule for evidence in claim.because}


def test_a_claim_names_its_construction(language: Language) -> None:
    comment = Comment("c", "In the end it is about money.")
    (analysis,) = language.analyse([comment])
    (claim,) = find_claims(comment, analysis, BOOK)
    assert {"constructions.about", "tags.money"} <= {evidence.rule for evidence in claim.because}


def test_a_tag_takes_only_the_constructions_that_it_names() -> None:
    narrow = book(money=MONEY.replace("words: [money, public money]", "words: {judged: [money, public money]}"))
    (rule,) = narrow.family("tags")
    assert {pattern.construction for pattern in rule.patterns} == {"", "constructions.judged"}


@pytest.mark.parametrize(
    ("text", "code", "what"),
    [
        (MONEY.replace("words: [money, public money]", "words: {abuot: [money]}"), "R004", "abuot"),
        (MONEY.replace("[money, ", "[Money, "), "R004", "lower case"),
        (MONEY.replace("<follow> the", "<follow the"), "R010", "<follow"),
        (MONEY.replace("<follow> the money", "the? money? NOUN|cash"), "R010", "mixes"),
        (MONEY.replace("<follow> the money", "NOUN+"), "R009", "no word"),
        (
            MONEY.replace('words: [money, public money]\nidioms: ["<follow> the money", cash cow]\n', ""),
            "R003",
            "neither",
        ),
        (MONEY.replace("frame: economic\n", ""), "R003", "frame"),
    ],
)
def test_faults_of_a_tag(text: str, code: str, what: str) -> None:
    with pytest.raises(ArgmapError) as caught:
        book(money=text)
    assert any(problem.code == code and what in problem.what for problem in caught.value.problems)


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("{SLOT: X}", "{POS: NOUN}", "R003"),
        ("it's about {X}", "it's about it", "R004"),
        ("opens: false", "opens: maybe", "R013"),
    ],
)
def test_faults_of_a_construction(old: str, new: str, code: str) -> None:
    file = PackFile("mine", "constructions.yaml", "x", ABOUT.replace(old, new, 1).encode())
    with pytest.raises(ArgmapError) as caught:
        parse_files([file])
    assert [problem.code for problem in caught.value.problems] == [code]


OLD = """\
id: claims.parking
tag: parking
frame: policy
says: it's about parking
explanation: Parking named as what it is about.
patterns:
  - kind: token
    tokens: [{LOWER: {IN: [is, "'s", was]}}, {POS: ADV, OP: "*"}, {LOWER: about}, {LOWER: {IN: [parking, garages]}}]
  - {kind: token, tokens: [{LEMMA: park}, {POS: DET, OP: "?"}, {LOWER: car}]}
  - {kind: token, tokens: [{TAG: VBG}, {LOWER: space}]}
  - {kind: phrase, phrases: [nowhere to park]}
unless: [{kind: phrase, phrases: [about parking]}]
examples:
  fires: ["There is [[nowhere to park]]."]
  silent: ["They park here."]
"""


def test_an_old_pack_is_read_with_a_note_and_upgraded(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "claims").mkdir()
    (tmp_path / "claims" / "parking.yaml").write_text(OLD, encoding="utf-8")
    before = load([tmp_path])
    assert "argmap rules upgrade" in before.notes[0]
    (rule,) = [rule for rule in before.family("tags") if rule.pack != "en"]
    assert (rule.id, rule.tag, len(rule.patterns)) == ("claims.parking", "parking", 4)
    assert main(["rules", "upgrade", str(tmp_path)]) == 0
    assert "tags/parking.yaml" in capsys.readouterr().out
    assert not (tmp_path / "claims" / "parking.yaml").exists()
    after = load([tmp_path])
    assert after.notes == ()
    (made,) = [rule for rule in after.family("tags") if rule.pack != "en"]
    assert (made.id, made.tag, made.fillers[0].words) == ("tags.parking", "parking", ("parking", "garages"))
    own = [pattern for pattern in made.patterns if not pattern.construction]
    assert [pattern.tokens or pattern.phrases for pattern in own] == [
        ({"TAG": "VBG"}, {"LOWER": "space"}),
        ({"LEMMA": "park"}, {"POS": "DET", "OP": "?"}, {"LOWER": "car"}),
        ("nowhere to park",),
    ]
    assert (made.unless[0].phrases, made.fires[0].text) == (("about parking",), "There is nowhere to park.")


def test_an_upgrade_never_overwrites(tmp_path: Path) -> None:
    for folder in ("claims", "tags"):
        (tmp_path / folder).mkdir()
    (tmp_path / "claims" / "parking.yaml").write_text(OLD, encoding="utf-8")
    (tmp_path / "tags" / "parking.yaml").write_text("mine", encoding="utf-8")
    with pytest.raises(ArgmapError) as caught:
        rewrite(upgrade(tmp_path))
    assert caught.value.problems[0].code == "O001"
    assert (tmp_path / "tags" / "parking.yaml").read_text(encoding="utf-8") == "mine"
    assert (tmp_path / "claims" / "parking.yaml").exists()


def test_the_shipped_packs_are_in_the_form_of_today() -> None:
    assert not list(shipped().rglob("claims/*.yaml"))
