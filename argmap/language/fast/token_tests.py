"""What a pattern asks of one token, as a function of the token's row of spaCy's own numbers."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from spacy.vocab import Vocab

FIELDS = ("ORTH", "LOWER", "LEMMA", "POS", "TAG", "DEP", "MORPH", "SENT_START")
"""What a row holds of a token, in this order."""

ROLE = 5
"""How many of them tell a word in its role: the others depend on its sentence."""

Row = tuple[int, ...]
Test = Callable[[Row], bool]

_ALIASES = {"TEXT": "ORTH", "IS_SENT_START": "SENT_START"}


class TokenTests:
    """Makes the tests of patterns.

    Args:
        vocab: The pipeline's.
    """

    def __init__(self, vocab: Vocab) -> None:
        self._vocab = vocab

    def tell(self, attributes: Mapping[str, Any]) -> bool:
        """Whether the test of a token's attributes tells all that spaCy's Matcher would."""
        return all(self._part(_ALIASES.get(n, n), value) is not None for n, value in attributes.items() if n != "OP")

    def of(self, attributes: Mapping[str, Any]) -> Test:
        """The test of a token's attributes as spaCy takes them; `OP` and what it cannot tell are passed over."""
        values: list[tuple[int, frozenset[int]]] = []
        others: list[Test] = []
        for name, value in attributes.items():
            found = self._part(_ALIASES.get(name, name), value) if name != "OP" else None
            if found is not None:
                (others if callable(found) else values).append(found)  # type: ignore[arg-type]
        if not others and len(values) == 1:
            ((field, wanted),) = values
            return lambda row: row[field] in wanted

        def test(row: Row) -> bool:
            for field, wanted in values:
                if row[field] not in wanted:
                    return False
            for each in others:  # noqa: SIM110  # a generator takes twice the time
                if not each(row):
                    return False
            return True

        return others[0] if len(others) == 1 and not values else test

    def _part(self, name: str, value: Any) -> tuple[int, frozenset[int]] | Test | None:  # noqa: ANN401  # what YAML holds
        """A field and the numbers that it may have, or another test of one attribute; None: only spaCy can tell."""
        place = FIELDS.index(name) if name in FIELDS else -1
        if name == "SENT_START":
            return (place, frozenset((1,))) if value else lambda row: row[place] != 1
        if place >= 0 and name != "MORPH":
            if isinstance(value, str):
                return place, self._numbers([value])
            if set(value) == {"IN"}:
                return place, self._numbers(value["IN"])
            if set(value) == {"NOT_IN"}:
                barred = self._numbers(value["NOT_IN"])
                return lambda row: row[place] not in barred
            if set(value) == {"REGEX"}:
                strings, search = self._vocab.strings, re.compile(value["REGEX"]).search
                return lambda row: search(strings[row[place]]) is not None
        return self._flag(name, value=value) if isinstance(value, bool) else None

    def _numbers(self, words: list[str]) -> frozenset[int]:
        return frozenset(map(self._vocab.strings.add, words))

    def _flag(self, name: str, *, value: bool) -> Test:
        """A test of what spaCy knows of a word by itself, as whether it is punctuation."""
        from spacy.attrs import IDS  # noqa: PLC0415  # loaded with the pipeline

        vocab, flag = self._vocab, IDS[name]
        return lambda row: vocab[row[0]].check_flag(flag) == value
