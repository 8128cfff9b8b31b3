"""Fitted weights: one file a model, `weights/stance.yaml`, written by `argmap.fit` and read here with checks.

A file gives what holds of everything (the bias), a weight for each rule, and for each feature a weight for each range
of its number. A rule that no file names keeps the weight that its own file gives, or the usual one of its kind.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from argmap.errors import Location, Problem
from argmap.rulebook import words
from argmap.rulebook.checker import Checker, guess
from argmap.rulebook.rule import Steps, Weights
from argmap.rulebook.tree import Mapping as Keys
from argmap.rulebook.tree import Node, Sequence, read_tree

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from argmap.rulebook.rule import Rule, Rulebook


def read_weights(path: str, model: str, text: str) -> tuple[Weights | None, list[Problem]]:
    """Read one file of weights.

    Args:
        path: The file as the user gave it, for places.
        model: The file's name without suffix.
        text: The file's text.
    """
    tree = read_tree(path, text)
    checker = Checker(path, text.split("\n"))
    if model not in words.MODELS:
        where = Location(path)
        checker.problems.append(Problem(where, "R004", f"no model is called '{model}'", guess(model, words.MODELS)))
    if checker.problems or tree.problems or not tree.documents:
        return None, [*tree.problems, *checker.problems]
    outcomes = words.OUTCOMES[words.MODELS[model]]
    found = checker.mapping(tree.documents[0], "a file of weights", ("bias", "rules", "features"))
    bias = _numbers(checker, found["bias"], "the bias", outcomes) if "bias" in found else {}
    rules = _entries(found.get("rules"))
    given = {name: _numbers(checker, node, f"the weight of {name}", outcomes) for name, node in rules.items()}
    features = tuple(_steps(checker, name, node, outcomes) for name, node in _entries(found.get("features")).items())
    places = {name: checker.place(node) for name, node in rules.items()}
    return Weights(model, bias, given, features, places), checker.problems


def _entries(node: Node | None) -> dict[str, Node]:
    return {key.text: value for key, value in node.entries} if isinstance(node, Keys) else {}


def _numbers(checker: Checker, node: Node, name: str, outcomes: Iterable[str]) -> dict[str, float]:
    found = checker.mapping(node, name, outcomes)
    made = {key: checker.number(value, f"{name} for {key}") for key, value in found.items()}
    return {key: number for key, number in made.items() if number is not None}


def _steps(checker: Checker, name: str, node: Node, outcomes: Iterable[str]) -> Steps:
    found = checker.mapping(node, f"the weights of {name}", ("bounds", *outcomes))
    bounds = _row(checker, found.get("bounds"), name)
    if not all(low < high for low, high in pairwise(bounds)):
        checker.wrong(found["bounds"], "R004", f"the bounds of {name} do not rise", "write the least first")
    values = {key: _row(checker, found[key], name) for key in outcomes if key in found}
    for key, row in values.items():
        if len(row) != len(bounds) + 1:
            what = f"{name} has {len(bounds)} bounds and {len(row)} weights for {key}"
            checker.wrong(found[key], "R004", what, "give one weight more than there are bounds")
    return Steps(name, bounds, values, checker.place(node))


def _row(checker: Checker, node: Node | None, name: str) -> tuple[float, ...]:
    items = node.items if isinstance(node, Sequence) else ()
    made = [checker.number(item, f"a number of {name}") for item in items]
    return tuple(number for number in made if number is not None)


def merged(found: Iterable[Weights]) -> dict[str, Weights]:
    """One for each model: later packs add to and replace what earlier ones say."""
    made: dict[str, Weights] = {}
    for one in found:
        before = made.get(one.model)
        if before is None:
            made[one.model] = one
            continue
        features = {steps.feature: steps for steps in (*before.features, *one.features)}
        made[one.model] = Weights(
            one.model,
            {**before.bias, **one.bias},
            {**before.rules, **one.rules},
            tuple(features.values()),
            {**before.places, **one.places},
        )
    return made


def without_rule(found: Iterable[Weights], rules: Iterable[Rule]) -> Iterator[Problem]:
    """Weights of rules that do not exist, or are of another family."""
    family = {rule.id: rule.family for rule in rules}
    for one in found:
        for name, place in one.places.items():
            if family.get(name) != words.MODELS[one.model]:
                what = f"weights are given for '{name}', and no such rule is among those of {words.MODELS[one.model]}"
                yield Problem(place, "R022", what, "run python -m argmap.fit, or take the line out")


def of_rules(one: Weights, rules: Iterable[Rule]) -> Weights:
    """A model's weights without those of rules that do not exist."""
    ids = {rule.id for rule in rules}
    return replace(one, rules={name: values for name, values in one.rules.items() if name in ids})


def with_weights(book: Rulebook, weights: Weights) -> Rulebook:
    """A rulebook with other weights of one model."""
    models = {**book.models, weights.model: weights}
    return replace(book, rules=weighed(book.rules, models), models=models)


def weighed(rules: Iterable[Rule], models: Mapping[str, Weights]) -> tuple[Rule, ...]:
    """The rules with their fitted weights."""
    fitted = {name: values for one in models.values() for name, values in one.rules.items()}
    return tuple(replace(rule, weights=fitted[rule.id]) if rule.id in fitted else rule for rule in rules)
