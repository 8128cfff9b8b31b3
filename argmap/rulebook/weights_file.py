"""A model's weights as the text of their file: in a stable order, two decimals, one line a rule or feature."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from argmap.rulebook.rule import Weights

HEAD = "# Log-odds, written by python -m argmap.fit. To change them, change rules or features and fit again."


def written(weights: Weights, outcomes: Iterable[str], head: str = HEAD) -> str:
    """The text of a file of weights.

    Args:
        weights: What is written.
        outcomes: In which order those of a feature stand.
        head: Remarks that stand first.
    """
    lines = [head]
    if weights.bias:
        lines.append(f"bias: {_flow(weights.bias)}")
    if weights.rules:
        lines += ["rules:", *(f"  {name}: {_flow(weights.rules[name])}" for name in sorted(weights.rules))]
    features = [steps for steps in weights.features if steps.bounds]
    if features:
        lines.append("features:")
        for steps in features:
            bounds = ", ".join(number(bound, 4) for bound in steps.bounds)
            rows = [(o, steps.values[o]) for o in outcomes if o in steps.values]
            inside = ", ".join([f"bounds: [{bounds}]", *(f"{o}: [{', '.join(map(number, row))}]" for o, row in rows)])
            lines.append(f"  {steps.feature}: {{{inside}}}")
    return "\n".join(lines) + "\n"


def _flow(values: Mapping[str, float]) -> str:
    return "{" + ", ".join(f"{key}: {number(values[key])}" for key in sorted(values)) + "}"


def number(value: float, decimals: int = 2) -> str:
    """A number without needless zeros.

    >>> number(1.0), number(-0.125), number(-0.001), number(0.0042, 4)
    ('1', '-0.12', '0', '0.0042')
    """
    plain = f"{value:.{decimals}f}".rstrip("0").rstrip(".")
    return "0" if plain in {"-0", ""} else plain
