"""What is fast gives the same bytes as the plain way, everywhere, and says where it does not apply."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
import spacy

import argmap
from argmap.language import Language, fast
from argmap.mapping import Mapper
from argmap.model import Comment, Thread
from argmap.render.json_map import pieces
from argmap.rulebook.rule import Rulebook

if TYPE_CHECKING:
    from pathlib import Path

NAMES = ("Ana Roth", "bo_vik", "Cem", "Dagny Zur", "Eli")


def threads(rulebook: Rulebook, number: int = 300) -> list[Thread]:
    """A long thread and short ones, of what the rules' examples say, answered and quoted."""
    chance = random.Random(11)  # noqa: S311  # the same comments each time
    said = [example.text for rule in rulebook.rules for example in (*rule.fires, *rule.silent) if example.text]
    comments: list[Comment] = []
    for place in range(number):
        text = " ".join(chance.choice(said) for _ in range(chance.randint(1, 5)))
        if place and chance.random() < 0.2:
            text = f"> {comments[-1].text.splitlines()[0]}\n\n{text}"
        parent = f"c{chance.randrange(max(0, place - 9), place)}" if place and chance.random() < 0.5 else None
        comments.append(Comment(f"c{place}", text, chance.choice(NAMES), parent=parent))
    long, short = comments[: number // 2], comments[number // 2 :]
    known = {comment.id for comment in long}
    return [
        Thread("long", "Bridges", tuple(long)),
        *(Thread(f"t{one.id}", "", (Comment(one.id, one.text, one.author),)) for one in short if one.id not in known),
    ]


def test_three_hundred_comments_map_to_the_same_bytes_both_ways(mapper: Mapper, rulebook: Rulebook) -> None:
    given = threads(rulebook)
    plain = Mapper(Language.open(rulebook=rulebook, plain=True))
    assert plain.language.plain
    assert not mapper.language.plain
    for one, other in zip(mapper.map_many(given), plain.map_many(given), strict=True):
        assert "".join(pieces(one)) == "".join(pieces(other))


def test_the_library_and_the_command_line_give_the_same_bytes(tmp_path: Path, rulebook: Rulebook) -> None:
    thread = threads(rulebook, 60)[0]
    path, saved = tmp_path / "thread.json", tmp_path / "map.json"
    comments = [{"id": c.id, "author": c.author, "parent": c.parent, "text": c.text} for c in thread.comments]
    path.write_text(json.dumps({"id": thread.id, "title": thread.title, "comments": comments}), encoding="utf-8")
    command = [sys.executable, "-c", "from argmap.cli import main; main()", "map", str(path), "-o", str(saved)]
    subprocess.run(command, check=True, capture_output=True)
    (found,) = argmap.map_file(path)
    assert found.render("json") == saved.read_bytes()


@pytest.mark.parametrize(("value", "plain"), [("1", True), ("", False), ("0", False), (None, False)])
def test_the_switch(monkeypatch: pytest.MonkeyPatch, value: str | None, *, plain: bool) -> None:
    monkeypatch.delenv("ARGMAP_PLAIN", raising=False)
    if value is not None:
        monkeypatch.setenv("ARGMAP_PLAIN", value)
    assert fast.plain() == plain
    assert fast.plain(given=True)
    assert not fast.plain(given=False)


def test_nothing_is_replaced_the_plain_way() -> None:
    code = (
        "import sys, argmap\n"
        "argmap.map_thread({'comments': [{'author': 'Ann', 'text': 'It is all about money.'}]})\n"
        "assert 'spacy.cli' in sys.modules and 'threadpoolctl' not in sys.modules\n"
    )
    environment = {**os.environ, "ARGMAP_PLAIN": "1"}
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


OTHER_VERSION = """
import spacy, spacy.about
from argmap.language import Language
from argmap.language.loading import load
from argmap.model import Comment
from argmap.rulebook.rule import Rulebook
from argmap.rulebook.vocabulary import vocabulary
nlp = load(vocabulary().pipeline)
spacy.about.__version__ = "3.9.1"
languages = [Language(nlp, Rulebook((), (), "")) for _ in range(2)]
assert all(language.plain for language in languages)
(analysis,) = languages[0].analyse([Comment("c1", "It is all about money.")])
assert len(analysis.tokens) == 6
"""


def test_another_spacy_is_told_in_one_line_and_works_plainly() -> None:
    done = subprocess.run([sys.executable, "-c", OTHER_VERSION], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    (line,) = done.stderr.splitlines()
    assert line.startswith("argmap: spaCy 3.9.1 is not the 3.8 ")


def test_another_pipeline_is_told_and_works(caplog: pytest.LogCaptureFixture) -> None:
    fast.slower.cache_clear()
    nlp = spacy.blank("en")
    nlp.add_pipe("attribute_ruler").add([[{"TAG": "NN"}, {"TAG": "VBZ"}]], {"POS": "X"})  # type: ignore[attr-defined]
    for _ in range(2):
        (analysis,) = Language(nlp, Rulebook((), (), "")).analyse([Comment("c1", "It is.")])
        assert [token.text for token in analysis.tokens] == ["It", "is", "."]
    assert [record.getMessage().partition(";")[0] for record in caplog.records] == [
        f"argmap: the pipeline '{nlp.meta['name']}' finds lemmas and parts of speech in another way than is known"
    ]
