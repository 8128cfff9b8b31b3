"""Numbers measured on the sentences of a comment, for role rules of the kind `measure`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argmap.claims.reading import Reading
    from argmap.rulebook.rule import Example, Rule

SENTENCE = ("words", "place", "from_end", "sentences")
"""The names that this module measures; they stand in the rulebook's table of measures too."""


def measures_of(reading: Reading) -> list[dict[str, float] | None]:
    """The measures of each sentence of a comment; None for quoted ones and those without a word."""
    analysis = reading.analysis
    own = [s for s in analysis.sentences if not s.quoted and any(c.isalnum() for c in analysis.text[s.start : s.end])]
    total = len(own)
    found: list[dict[str, float] | None] = [None] * len(analysis.sentences)
    for place, sentence in enumerate(own):
        words = sum(t.pos not in {"PUNCT", "SPACE"} for t in analysis.tokens[sentence.first : sentence.last])
        found[sentence.index] = {
            "words": words,
            "place": place,
            "from_end": total - 1 - place,
            "sentences": total,
        }
    return found


def measure_example(rule: Rule, example: Example) -> bool:
    """Whether a rule that measures sentences fires on an example's first sentence.

    Args:
        rule: Of the kind `measure` or `always`.
        example: Its text is analysed without a parse; measures that need one are tested elsewhere.
    """
    raise NotImplementedError(rule.id, example.text)
