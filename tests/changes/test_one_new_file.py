"""Each kind of change is one new file: it is put into a copy of the tree, and the copy's own command shows it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
TOP = HERE.parents[1]
COMMAND = "import sys; sys.argv[0] = 'argmap'; from argmap.cli import main; main()"
TALK = """{"id": "t", "title": "The ferry", "post": null, "comments": [
{"id": "a", "author": "Ola", "date": null, "parent": null, "text": "The bridge is all about queues."},
{"id": "b", "author": "Tove", "date": null, "parent": "a", "text": "Hear, hear! Somebody had to say it (at last)."}]}
"""
MINUTES = """Item 1 / Ola Brekke /
The ferry is late every single day.
Item 2 / Tove Lund /
The ferry is late because nobody mends it.
Item 3 / Ola Brekke /
Then let us mend it.
"""


class Tree:
    """A copy of the code and its rules, run by itself."""

    def __init__(self, top: Path) -> None:
        self.top = top
        for folder in ("argmap", "rules"):
            shutil.copytree(TOP / folder, top / folder, copy_function=os.link)
        (top / "talk.json").write_text(TALK, encoding="utf-8")
        (top / "minutes.txt").write_text(MINUTES, encoding="utf-8")

    def add(self, change: str) -> str:
        """Put the one file of a change where it belongs; its path."""
        (file,) = (path for path in (HERE / change).rglob("*.*") if path.suffix in {".py", ".yaml"})
        place = file.relative_to(HERE / change)
        assert not (self.top / place).exists(), "a change adds a file and edits none"
        shutil.copy(file, self.top / place)
        return str(place)

    def run(self, *words: str, code: str = COMMAND) -> tuple[int, str]:
        """How the copy's own command ends, and what it prints on either stream."""
        caches = {"XDG_CACHE_HOME": str(self.top / "cache"), "COLUMNS": "100"}
        done = subprocess.run(
            [sys.executable, "-P", "-c", code, *words],
            cwd=self.top,
            env={**os.environ, **caches, "PYTHONPATH": str(self.top)},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        return done.returncode, done.stdout + done.stderr


@pytest.fixture
def tree(tmp_path: Path) -> Tree:
    return Tree(tmp_path / "tree")


def test_a_tag_is_one_file(tree: Tree) -> None:
    assert "tags.queues" not in tree.run("why", "talk.json", "a", "--details")[1]
    tree.add("new_tag")
    code, printed = tree.run("why", "talk.json", "a", "--details")
    assert (code, "tags.queues" in printed, "tag: queues" in printed) == (0, True, True)


def test_a_cue_is_one_file(tree: Tree) -> None:
    assert "stance.hear_hear" not in tree.run("why", "talk.json", "b", "a", "--details")[1]
    tree.add("new_cue")
    code, printed = tree.run("why", "talk.json", "b", "a", "--details")
    assert (code, "stance.hear_hear" in printed, "agrees with" in printed) == (0, True, True)


def test_a_format_is_one_file(tree: Tree) -> None:
    assert '"format": "minutes"' not in tree.run("read", "minutes.txt")[1]
    tree.add("new_format")
    code, printed = tree.run("read", "minutes.txt")
    assert (code, '"format": "minutes"' in printed, printed.count('"author": "Ola Brekke"')) == (0, True, 2)
    assert "minutes" in tree.run("formats")[1]


MEASURED = """
from types import SimpleNamespace as Thing
from argmap.features.table import explanation, features
feature = features("pair").get("source_brackets")
if feature:
    two = Thing(source=Thing(analysis=Thing(text="One (two) (three).")))
    print(feature.says, feature.measure(two), explanation("features.brackets"))
"""


def test_a_feature_is_one_file(tree: Tree) -> None:
    assert tree.run(code=MEASURED) == (0, "")
    tree.add("new_feature")
    assert tree.run(code=MEASURED) == (0, "Opening brackets in the source. 2 Words in brackets on either side.\n")


def test_an_output_form_is_one_file(tree: Tree) -> None:
    assert tree.run("map", "talk.json", "-o", "who.names")[0] == 1
    tree.add("new_form")
    assert tree.run("map", "talk.json", "-o", "who.names")[0] == 0
    assert (tree.top / "who.names").read_text(encoding="utf-8") == "Ola\nTove\n"


@pytest.mark.parametrize(("change", "rule"), [("new_tag", "tags.queues"), ("new_cue", "stance.hear_hear")])
def test_the_examples_of_a_change_hold(tree: Tree, change: str, rule: str) -> None:
    tree.add(change)
    assert tree.run("rules", "test", "--rule", rule)[0] == 0
