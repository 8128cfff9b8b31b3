"""Every example of every shipped rule, one test for each."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from argmap import rulebook
from argmap.language import Language
from argmap.rulecheck.trial import KINDS, Kind, Trial, explain, run

if TYPE_CHECKING:
    from argmap.rulebook.rule import Rule

BOOK = rulebook.load(topics=rulebook.topics())
WANTED = [
    (rule, kind, number) for rule in BOOK.rules for kind in KINDS for number in range(1, len(getattr(rule, kind)) + 1)
]


@pytest.fixture(scope="session")
def tried() -> tuple[Language, dict[tuple[str, Kind, int], Trial]]:
    """All examples, run in one go."""
    language = Language.open(rulebook=BOOK)
    trials: dict[tuple[str, Kind, int], Trial] = {}
    for (rule, kind, number), trial in zip(WANTED, run(BOOK.rules, language), strict=True):
        trials[rule.id, kind, number] = trial
    return language, trials


@pytest.mark.parametrize(
    ("rule", "kind", "number"), WANTED, ids=[f"{rule.id}-{kind}-{number}" for rule, kind, number in WANTED]
)
def test_example(
    rule: Rule, kind: Kind, number: int, tried: tuple[Language, dict[tuple[str, Kind, int], Trial]]
) -> None:
    language, trials = tried
    trial = trials[rule.id, kind, number]
    assert not trial.failed, "\n".join([f"{trial.example.location}: {trial.example.text}", *explain(trial, language)])
