"""Folders to a rulebook: order, fingerprint, cache."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.rulebook import cache, load, pack_files, packs, shipped, topics
from argmap.rulebook.pack_files import Pack, PackFile, read_files
from argmap.rulebook.packs import fingerprint, parse_files
from argmap.rulebook.starting import first_rule
from argmap.rulebook.words import FAMILIES

NAMES = [f"{family}.{name}" for family in FAMILIES for name in ("first", "second-one")]
FILES = [
    PackFile(
        "mine",
        f"{name.replace('.', '/')}.yaml",
        f"mine/{name.replace('.', '/')}.yaml",
        first_rule(name, "mine").encode(),
    )
    for name in NAMES
]


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A shipped folder of twelve rules, and a cache of its own."""
    for file in FILES:
        path = tmp_path / "rules" / "en" / file.relative
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.data)
    monkeypatch.setattr(pack_files, "shipped", lambda: tmp_path / "rules")
    monkeypatch.setattr(cache, "folder", lambda: tmp_path / "cache")
    return tmp_path


@given(st.permutations(FILES))
def test_the_order_of_files_does_not_matter(files: list[PackFile]) -> None:
    assert parse_files(files) == parse_files(FILES)


def test_rules_come_by_pack_then_id(small: Path) -> None:
    user = small / "aaa"
    (user / "tags").mkdir(parents=True)
    (user / "tags" / "zebras.yaml").write_text(first_rule("tags.zebras", "aaa"), encoding="utf-8")
    book = load([user])
    assert book.packs == ("en", "aaa")
    assert [rule.id for rule in book.rules] == [*sorted(NAMES), "tags.zebras"]
    assert book.rules[-1].pack == "aaa"


def test_the_fingerprint_tells_bytes_and_paths(small: Path) -> None:
    before = load().fingerprint
    assert before == load().fingerprint
    file = small / "rules" / "en" / "tags" / "first.yaml"
    file.write_text(file.read_text(encoding="utf-8") + "# changed\n", encoding="utf-8")
    after = load().fingerprint
    assert after != before
    assert after.startswith("sha256:")
    one, other = (FILES[0]._replace(relative=name) for name in ("a.yaml", "b.yaml"))
    assert fingerprint([one]) != fingerprint([other])


def test_line_ends_do_not_change_rules() -> None:
    windows = [file._replace(data=b"\xef\xbb\xbf" + file.data.replace(b"\n", b"\r\n")) for file in FILES]
    assert parse_files(windows) == parse_files(FILES)


def test_hidden_files_and_others_are_no_rules(small: Path) -> None:
    folder = small / "rules" / "en"
    (folder / ".git").mkdir()
    (folder / ".git" / "x.yaml").write_text("x", encoding="utf-8")
    (folder / "tags" / "notes.txt").write_text("x", encoding="utf-8")
    assert len(read_files([Pack("en", folder)])) == len(FILES)


def test_a_rulebook_from_the_cache_is_the_one_that_was_read(small: Path) -> None:
    first = load()
    (kept,) = (small / "cache").glob("rules-*.bin")
    second = load()
    assert second == first
    assert [rule.location for rule in second.rules] == [rule.location for rule in first.rules]
    places = [[p.location for p in (*r.patterns, *r.unless)] + [e.location for e in r.fires] for r in first.rules]
    assert places == [
        [p.location for p in (*r.patterns, *r.unless)] + [e.location for e in r.fires] for r in second.rules
    ]
    assert kept.exists()


def test_the_cache_spares_the_reading(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    load()
    monkeypatch.setattr(packs, "parse", lambda _files: pytest.fail("the rules were read again"))
    assert len(load().rules) == len(NAMES)
    assert small.is_dir()


@pytest.mark.parametrize("harm", [b"", b"garbage", b"\0" * 40])
def test_a_broken_cache_is_passed_over(small: Path, harm: bytes) -> None:
    first = load()
    (kept,) = (small / "cache").glob("rules-*.bin")
    kept.write_bytes(harm)
    assert load() == first


def test_a_cache_that_cannot_be_written_is_passed_over(small: Path) -> None:
    (small / "cache").write_text("a file where the folder should be", encoding="utf-8")
    assert len(load().rules) == len(NAMES)


def test_the_cache_stays_small(small: Path) -> None:
    file = small / "rules" / "en" / "tags" / "first.yaml"
    for turn in range(20):
        file.write_text(first_rule("tags.first", "en") + f"# {turn}\n", encoding="utf-8")
        load()
    assert len(list((small / "cache").iterdir())) <= 12


def test_the_cache_can_be_turned_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ARGMAP_NO_CACHE", "1")
    assert cache.folder() is None


def test_the_shipped_rules_load() -> None:
    assert (shipped() / "en").is_dir()
    book = load(topics=topics())
    assert book.packs == ("en", *topics())
    assert len({rule.id for rule in book.rules}) == len(book.rules)


def test_paths_are_shown_as_the_user_knows_them(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(small)
    shown = {file.shown for file in read_files([Pack("en", small / "rules" / "en"), Pack("x", Path("rules/en"))])}
    assert "rules/en/tags/first.yaml" in shown
    assert all(not name.startswith(os.sep) for name in shown)


def test_a_folder_given_twice_is_one_pack(small: Path) -> None:
    en = small / "rules" / "en"
    assert load([en, en / ".." / "en"]).packs == ("en",)


def test_a_folder_with_a_name_that_is_taken(small: Path) -> None:
    other = small / "en" / "tags"
    other.mkdir(parents=True)
    (other / "zebras.yaml").write_text(first_rule("tags.zebras", "en"), encoding="utf-8")
    assert load([small / "en"]).packs == ("en", "en-2")


def test_a_rule_says_what_kind_of_cue_it_is() -> None:
    rules = load().by_id()
    assert rules["stance.positive.good"].cue == "positive"
    text = (
        "id: stance.mine.one\nrelation: neutral\ncue: positive\nexplanation: x\npatterns:\n"
        "  - {kind: phrase, phrases: [dandy]}\nexamples:\n  fires: ['[[dandy]]']\n  silent: [no]\n"
    )
    (rule,) = parse_files(
        [
            PackFile(
                "mine",
                "stance/mine.yaml",
                "stance/mine.yaml",
                (text + "---\n" + text.replace("one", "two").replace("cue: positive\n", "")).encode(),
            )
        ]
    )[:1]
    assert (rule.id, rule.cue) == ("stance.mine.one", "positive")
