"""What a pattern asks of one token, as a function of the token's row of spaCy's own numbers."""

from __future__ import annotations

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
_GIVEN = {"LEMMA": "lemmas", "POS": "pos", "TAG": "tags", "DEP": "deps", "MORPH": "morphs"}
"""What a document of one word is given for spaCy's answer on an attribute; for the others its word is enough."""

_MOST = 50_000
"""Answers of spaCy that are kept for one test."""


class TokenTests:
    """Makes the tests of patterns.

    Args:
        vocab: The pipeline's.
    """

    def __init__(self, vocab: Vocab) -> None:
        self._vocab = vocab
        self._asked: dict[str, Test] = {}

    def of(self, attributes: Mapping[str, Any]) -> Test:
        """The test of a token's attributes, as spaCy's Matcher takes them; `OP` is passed over."""
        values: list[tuple[int, frozenset[int]]] = []
        others: list[Test] = []
        for name, value in attributes.items():
            if name != "OP":
                found = self._part(_ALIASES.get(name, name), value)
                (others if callable(found) else values).append(found)  # type: ignore[arg-type]
        if not others and len(values) == 1:
            ((field, wanted),) = values
            return lambda row: row[field] in wanted

        def test(row: Row) -> bool:
            for field, wanted in values:
                if row[field] not in wanted:
                    return False
            return all(each(row) for each in others)

        return test

    def _part(self, name: str, value: Any) -> tuple[int, frozenset[int]] | Test:  # noqa: ANN401  # what YAML holds
        """A field and the numbers that it may have, or another test of one attribute."""
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
        key = f"{name} {value!r}"
        if key not in self._asked:
            self._asked[key] = self._flag(name, value=value) if isinstance(value, bool) else self._ask(name, value)
        return self._asked[key]

    def _numbers(self, words: list[str]) -> frozenset[int]:
        return frozenset(map(self._vocab.strings.add, words))

    def _flag(self, name: str, *, value: bool) -> Test:
        """A test of what spaCy knows of a word by itself, as whether it is punctuation."""
        from spacy.attrs import IDS  # noqa: PLC0415  # loaded with the pipeline

        vocab, flag = self._vocab, IDS[name]
        return lambda row: vocab[row[0]].check_flag(flag) == value

    def _ask(self, name: str, value: Any) -> Test:  # noqa: ANN401
        """A test that spaCy's Matcher answers, on a document of one word; its answers are kept."""
        from spacy.matcher import Matcher  # noqa: PLC0415
        from spacy.tokens import Doc  # noqa: PLC0415

        matcher: Any = Matcher(self._vocab, validate=False)
        matcher.add("_", [[{name: value}]])
        place, strings = FIELDS.index(name) if name in FIELDS else 0, self._vocab.strings
        known: dict[int, bool] = {}

        def test(row: Row) -> bool:
            answer = known.get(row[place])
            if answer is None:
                if len(known) > _MOST:
                    known.clear()
                given: Any = {_GIVEN[name]: [strings[row[place]]]} if name in _GIVEN else {}
                if name == "DEP":
                    given["heads"] = [0]
                answer = known[row[place]] = bool(matcher(Doc(self._vocab, [strings[row[0]]], **given)))
            return answer

        return test
