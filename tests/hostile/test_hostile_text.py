"""Hostile words, one by one, in every form of text and in what `read --check` and `why` print."""

from __future__ import annotations

import csv
import io
import json
import re
from typing import TYPE_CHECKING

import pytest
from hostile_maps import HOSTILE, hostile

from argmap.cli import main
from argmap.render import forms
from argmap.render.base import Options
from argmap.run import Run

if TYPE_CHECKING:
    from pathlib import Path

    from argmap.mapping import Mapper
    from argmap.render.base import Form

ACTING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
TEXT_FORMS = [form for form in forms() if not form.binary and form.name != "svg"]
WORDS = [word for word in HOSTILE if word]
ACTS: dict[str, re.Pattern[str]] = {
    "html": re.compile(r"<script>alert|href=.?javascript:", re.IGNORECASE),
    "markdown": re.compile(r"(?m)\]\(javascript:|^<script>alert"),
    "mermaid": re.compile(r"%%\{init: \{\}\}|<script>alert"),
    "dot": re.compile(r"evil \[label=\"x\"\]"),
    "graphml": re.compile(r"<script>alert|\]\]>"),
}
"""What would act in the form if it stood there as it came."""
LEVELS = [Options(graph="claims"), Options(graph="commenters")]
MORE: dict[str, list[Options]] = {
    "csv": [Options(table="links"), Options(table="comments")],
    "text": [Options(ascii=True), Options(view="tree", anonymous=True)],
    "html": [Options(anonymous=True)],
    **dict.fromkeys(("dot", "mermaid", "argdown", "graphml"), LEVELS),
}
"""What is asked of a form beyond its views."""
ASIDE = re.compile(r"(?ms)^```mermaid\n.*?^```$|^%% [^\n]*$")
"""A drawing in a fence, and comments in a drawing: nothing acts there."""


@pytest.mark.parametrize("word", WORDS, ids=range(len(WORDS)))
@pytest.mark.parametrize("form", TEXT_FORMS, ids=lambda form: form.name)
def test_it_is_seen_and_does_not_act(form: Form, word: str) -> None:
    found = hostile([word, "plain words", word])
    for options in (*(Options(view=view) for view in form.views or (None,)), *MORE.get(form.name, ())):
        text = form.render(found, options).decode("utf-8")
        assert ACTING.search(text) is None
        acts = ACTS.get(form.name)
        if acts is not None:
            assert acts.search(ASIDE.sub("", text)) is None
        if form.name in {"json", "aif"}:
            json.loads(text)
        if form.name == "graphml":
            from lxml import etree

            etree.fromstring(text.encode("utf-8"))
        if form.name == "csv":
            rows = list(csv.reader(io.StringIO(text)))
            assert len({len(row) for row in rows}) == 1
            assert not any(cell.startswith(("=", "@", "+", "-", "\t")) for row in rows for cell in row)


@pytest.mark.parametrize("word", WORDS, ids=range(len(WORDS)))
def test_commands_print_it_harmless(
    tmp_path: Path,
    mapper: Mapper,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    word: str,
) -> None:
    monkeypatch.setattr(Run, "mapper", lambda _self: mapper)
    said = [
        {"id": f"{word}{n}", "author": word[:60] or None, "date": word, "text": f"{word} No, it is all about money."}
        for n in range(3)
    ]
    path = tmp_path / "t.json"
    links = [[f"{word}2", f"{word}1", "rebuttal"], [f"{word}1", f"{word}0", "rebuttal"]]
    path.write_text(json.dumps({"id": word, "title": word, "comments": said, "links": links}), encoding="utf-8")
    for argv in (["read"], ["read", "--check"], ["map"], ["why"], ["rules", "coverage"], ["eval"]):
        assert main([*argv, str(path), *(["2"] if argv == ["why"] else [])]) == 0, capsys.readouterr().err
        out, err = capsys.readouterr()
        assert ACTING.search(out + err) is None
    main(["map", str(path), "--thread", f"{word}?"])
    assert ACTING.search(capsys.readouterr().err) is None
