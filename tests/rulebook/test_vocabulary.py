"""What is English stands in one file, and every part of it is asked for somewhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import argmap
from argmap.errors import ArgmapError
from argmap.rulebook.vocabulary import form, labels, read_vocabulary, vocabulary, words

PACKAGE = Path(argmap.__file__).parent
CODE = "\n".join(path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.py"))
GIVEN = """
name: Elvish
pipeline: elf_core
words: {negation: "ú  uin\\n al", yes: [ná, "ná ná"], no: [no]}
labels: {subject: nsubj}
forms: {gone: [a, b+]}
"""


def test_every_part_is_asked_for() -> None:
    known = vocabulary()
    for part, given in (("words", known.words), ("labels", known.labels), ("forms", known.forms)):
        for name in given:
            assert re.search(rf"[(\[]?[^\n]*\"{name}\"", CODE), f"nobody asks for {part}: {name}"


def test_words_are_lower_case_and_stand_there_once() -> None:
    for name, given in vocabulary().words.items():
        assert [word for word in given if word != word.lower()] == [], name
        assert len(given) == len(set(given)), name


def test_no_code_names_a_language() -> None:
    assert "en_core" not in CODE
    assert 'Pack("en"' not in CODE
    assert '/ "en"' not in CODE


def test_a_file_is_read_as_it_stands(tmp_path: Path) -> None:
    path = tmp_path / "language.yaml"
    path.write_text(GIVEN, encoding="utf-8")
    for _ in range(2):  # read, then from the cache
        found = read_vocabulary(path)
        assert (found.name, found.pipeline) == ("Elvish", "elf_core")
        assert found.words == {"negation": ("ú", "uin", "al"), "yes": ("ná", "ná ná"), "no": ("no",)}
        assert (found.labels, found.forms) == ({"subject": ("nsubj",)}, {"gone": "a|b+"})


@pytest.mark.parametrize("text", ["name: x", "[", "- a", GIVEN + "more: 1\n"])
def test_another_file_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "language.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ArgmapError, match=r"R0(03|21)"):
        read_vocabulary(path)
    with pytest.raises(ArgmapError, match="R021"):
        read_vocabulary(tmp_path / "none.yaml")


def test_what_is_asked_for_together_is_one_set() -> None:
    assert words("yes", "no") == words("yes") | words("no")
    assert "nsubj" in labels("noun_subject")
    assert form("gone").fullmatch("[Deleted]")
    with pytest.raises(KeyError):
        words("no_such_thing")
