"""Writes docs/rules.md, the catalogue of the rules that argmap ships with, from the rules themselves.

python -m argmap.rulebook.catalogue [--check]
"""

from __future__ import annotations

import sys
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from argmap.rulebook.examples import mark_example
from argmap.rulebook.packs import load
from argmap.rulebook.places import language, topics
from argmap.rulebook.readable import LEGEND, describe, filled, meaning, own_patterns, weights
from argmap.rulebook.words import FAMILIES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from argmap.rulebook.rule import Rule, Rulebook

PAGE = Path(__file__).parents[2] / "docs" / "rules.md"
_FAMILIES = {
    "constructions": "Constructions: ways in which English puts a claim forward",
    "tags": "Tags: claims that have a name, and the words that make them",
    "frames": "Frames: words that show under which aspect a matter is seen",
    "stance": "Stance: words that speak for agreement or rebuttal",
    "address": "Address: what shows who is answered",
    "assertion": "Assertion: how a claim is said",
    "roles": "Roles: what makes a sentence a claim or a premise",
}
_SHOWN = 4
"""How many patterns and how many examples of a kind are shown; `argmap rules show` has all."""


def catalogue(book: Rulebook) -> str:
    """The page, as Markdown: family by family, file by file."""
    lines = [
        "# The rules",
        "",
        "Made from `rules/` by `python -m argmap.rulebook.catalogue`. `argmap rules show ID` prints one rule in full;",
        "[writing-rules.md](writing-rules.md) says how to write your own.",
        "",
        *_counts(book.rules),
        "",
        "A weight is in log-odds: what a rule adds to the sum that decides. Patterns are written so: "
        + _escaped(LEGEND)
        + ".",
        "",
    ]
    for family in FAMILIES:
        rules = book.family(family)
        if rules:
            lines += [f"## {_FAMILIES[family]}", ""]
            for home, some in groupby(rules, key=_home):
                lines += [*_file(home, list(some))]
    return "\n".join(lines).rstrip() + "\n"


def _counts(rules: Sequence[Rule]) -> Iterator[str]:
    yield "| family | rules | examples | known misses | known false alarms |"
    yield "|---|---|---|---|---|"
    for name in (*FAMILIES, "all"):
        some = [rule for rule in rules if name in (rule.family, "all")]
        examples = sum(
            len(r.fires) + len(r.denies) + len(r.silent) + len(r.known_misses) + len(r.known_false) for r in some
        )
        misses = sum(len(rule.known_misses) for rule in some)
        false = sum(len(rule.known_false) for rule in some)
        yield f"| {name} | {len(some)} | {examples} | {misses} | {false} |"


def _home(rule: Rule) -> tuple[str, str]:
    """The pack, and the file in words: a file of one rule stands under its family."""
    return rule.pack, rule.group if rule.group != rule.id else rule.family


def _file(home: tuple[str, str], rules: Sequence[Rule]) -> Iterator[str]:
    pack, name = home
    if name not in FAMILIES:
        yield f"### {name}" + ("" if pack == language() else f" (topic {pack})")
        yield ""
    for rule in rules:
        yield from _rule(rule)


def _rule(rule: Rule) -> Iterator[str]:
    facts = [
        f"**`{rule.id}`**",
        meaning(rule),
        weights(rule),
        "" if rule.scope == "anywhere" else f"scope {rule.scope}",
    ]
    yield " · ".join(fact for fact in facts if fact)
    says = f"“{_escaped(rule.says)}”. " if rule.says else ""
    yield f"<br>{says}{_escaped(rule.explanation)}"
    yield ""
    for fillers in rule.fillers:
        yield f"- {'denied by' if fillers.denies else 'words'} {_code(filled(fillers))}"
    for title, patterns in (("matches", own_patterns(rule)), ("unless", rule.unless)):
        for pattern in patterns[:_SHOWN]:
            yield f"- {title} {_code(describe(pattern, whole=False))}"
        if len(patterns) > _SHOWN:
            yield f"- and {len(patterns) - _SHOWN} more patterns"
    for title, kind in (
        ("fires on", "fires"),
        ("denied by", "denies"),
        ("silent on", "silent"),
        ("misses", "known_misses"),
        ("false on", "known_false"),
    ):
        for example in getattr(rule, kind)[:_SHOWN]:
            yield f"- {title} {_code(mark_example(example.text, example.spans))}"
    yield ""


def _code(text: str) -> str:
    """A code span that holds any text.

    >>> _code("a `b`"), _code("plain")
    ('`` a `b` ``', '`plain`')
    """
    one_line = " ".join(text.split())
    return f"`` {one_line} ``" if "`" in one_line else f"`{one_line}`"


def _escaped(text: str) -> str:
    r"""Text in which Markdown and HTML mean nothing.

    >>> _escaped("a*b <c>")
    'a\\*b \\<c>'
    """
    return "".join(f"\\{char}" if char in "\\*_<[]`#|~" else char for char in text)


def _cell(text: str) -> str:
    return _escaped(" ".join(text.split()))


def main() -> int:
    """Write the page, or with `--check` say whether it is current."""
    text = catalogue(load(topics=topics()))
    if "--check" in sys.argv[1:]:
        if not PAGE.exists() or PAGE.read_text(encoding="utf-8") != text:
            sys.stderr.write("docs/rules.md is not current: run python -m argmap.rulebook.catalogue\n")
            return 1
        return 0
    PAGE.write_text(text, encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
