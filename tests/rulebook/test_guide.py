"""The rules in docs/writing-rules.md are sound and do what the page says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from argmap.language import Language
from argmap.model import Comment
from argmap.rulebook import load
from argmap.rulebook.expand import expand
from argmap.rulebook.pack_files import PackFile
from argmap.rulebook.packs import parse_files
from argmap.rulebook.rule import Rulebook
from argmap.rulecheck.trial import explain, run

PAGE = Path(__file__).parents[2] / "docs" / "writing-rules.md"
BLOCKS = re.findall(r"```yaml\n# my-rules/(\S+)\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)


def test_the_page_has_rules() -> None:
    assert [path for path, _ in BLOCKS] == ["tags/shops.yaml", "stance/support.yaml", "stance/praise.yaml"]


@pytest.mark.parametrize(("path", "text"), BLOCKS, ids=[path for path, _ in BLOCKS])
def test_rules_of_the_page(path: str, text: str) -> None:
    shipped = [rule for rule in load().rules if rule.family in ("constructions", "assertion", "roles")]
    own = parse_files([PackFile("guide", path, path, text.encode())])
    rules = expand((*shipped, *own))[len(shipped) :]
    language = Language.open(rulebook=Rulebook((*shipped, *rules), ("guide",), path))
    for trial in run(rules, language):
        assert not trial.failed, "\n".join(explain(trial, language))


def test_every_token_of_the_table_is_allowed() -> None:
    rows = re.findall(r"^\| `(\{.*\})` \|", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    assert len(rows) > 10
    tokens = ", ".join(["{LOWER: word}", *rows])
    text = (
        f"id: stance.x\nrelation: neutral\nexplanation: x\npatterns: [{{kind: token, tokens: [{tokens}]}}]\n"
        'examples: {fires: ["[[x]]"], silent: ["y"]}\n'
    )
    (rule,) = parse_files([PackFile("guide", "stance/x.yaml", "x", text.encode())])
    assert len(rule.patterns[0].tokens) == len(rows) + 1


def test_the_first_rule_reaches_the_sentence_that_the_page_wants_named() -> None:
    page = PAGE.read_text(encoding="utf-8")
    (wanted,) = re.findall(r"^> (.+)$", page, re.MULTILINE)
    path, text = BLOCKS[0]
    shipped = load().rules
    rules = expand((*shipped, *parse_files([PackFile("guide", path, path, text.encode())])))
    language = Language.open(rulebook=Rulebook(rules, ("guide",), path))
    assert wanted in (PAGE.parents[1] / "argmap" / "demo" / "thread.txt").read_text(encoding="utf-8")
    (analysis,) = language.analyse([Comment("x", f"{wanted}.")])
    assert "tags.shops" in {firing.rule for firing in analysis.firings}
