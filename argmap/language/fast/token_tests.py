"""What a pattern asks of one token, as far as plain tokens tell: made flat, for it is asked of every neighbour."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from unicodedata import category

from argmap.language.analysis import Token
from argmap.language.text import plain

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Test = tuple[int, frozenset[str]]
"""A field of `Token` and the values of which it must have one."""

Fits = Callable[[Token, int], bool]

WORDS = ("LOWER", "LEMMA")
_FIELDS = {name: Token._fields.index(name.lower()) for name in ("LOWER", "LEMMA", "POS", "TAG", "DEP")}
_CAPITAL = frozenset(("PROPN", "PRON", "X"))
_FLAGS: dict[str, Callable[[str], bool]] = {
    "IS_ALPHA": str.isalpha,
    "IS_UPPER": str.isupper,
    "IS_LOWER": str.islower,
    "IS_TITLE": str.istitle,
    "IS_DIGIT": str.isdigit,
    "IS_SPACE": str.isspace,
    "IS_PUNCT": lambda text: all(category(mark)[0] == "P" for mark in text),
}
_COMPARED = {
    ">=": operator.ge,
    "<=": operator.le,
    ">": operator.gt,
    "<": operator.lt,
    "==": operator.eq,
    "!=": operator.ne,
}


@dataclass(frozen=True, slots=True)
class Look:
    """What a token must be, as far as plain tokens tell.

    Args:
        fits: Called with the token and the sentence's first token index: whether the token may stand there.
        exact: Whether nothing else is asked of it.
        lemma: Whether it asks for a lemma.
    """

    fits: Fits
    exact: bool
    lemma: bool

    def sure(self, token: Token) -> bool:
        """Whether spaCy would say the same: it compares lemmas with their capitals, plain tokens have none.

        Only names and pronouns keep capitals in their lemmas.
        """
        return not self.lemma or token.text == token.lower or token.pos not in _CAPITAL


def look_at(attributes: Mapping[str, Any]) -> Look:
    """What a pattern's attributes ask of a token.

    Args:
        attributes: As spaCy's Matcher takes them; `OP` is not one of them and is passed over.
    """
    tests: list[Test] = []
    checks: list[Fits] = []
    exact = True
    for name, value in attributes.items():
        if name == "OP":
            continue
        if name in _FIELDS and (values := values_of(value, name)):
            tests.append((_FIELDS[name], values))
        elif (check := _check(name, value)) is not None:
            checks.append(check)
        else:
            exact = False
    return Look(_all(tests, checks), exact, "LEMMA" in attributes)


def _all(tests: Sequence[Test], checks: Sequence[Fits]) -> Fits:
    """One function for several tests and checks, made flat: it is called for every neighbour of every anchor."""
    if not checks and len(tests) == 1:
        ((field, values),) = tests
        return lambda token, _: token[field] in values
    if not checks and len(tests) == 2:
        (one, these), (other, those) = tests
        return lambda token, _: token[one] in these and token[other] in those
    if not tests and len(checks) == 1:
        return checks[0]
    if not tests and not checks:
        return lambda _token, _first: True

    def fits(token: Token, first: int) -> bool:
        for field, values in tests:
            if token[field] not in values:
                return False
        return all(check(token, first) for check in checks)

    return fits


def values_of(value: Any, name: str) -> frozenset[str]:  # noqa: ANN401  # what YAML holds
    """The words that an attribute may have, one or `IN` a list; empty where it asks something else.

    >>> sorted(values_of({"IN": ["Money", "cash"]}, "LOWER"))
    ['cash', 'money']
    """
    if isinstance(value, str):
        return frozenset((value.lower() if name in WORDS else value,))
    if isinstance(value, dict) and set(value) == {"IN"}:
        return frozenset(str(one).lower() if name in WORDS else str(one) for one in value["IN"])
    return frozenset()


def regex_of(value: Any) -> str:  # noqa: ANN401  # what YAML holds
    """The expression that an attribute must hold, or the empty string."""
    return str(value["REGEX"]) if isinstance(value, dict) and set(value) == {"REGEX"} else ""


def _check(name: str, value: Any) -> Fits | None:  # noqa: ANN401, PLR0911  # a case a line
    """A check of one attribute, or None where plain tokens do not tell."""
    if name in ("TEXT", "ORTH") and (texts := values_of(value, name)):
        return lambda token, _: plain(token.text) in texts
    if name in ("LOWER", "TEXT", "ORTH") and (expression := regex_of(value)):
        found = re.compile(expression).search
        if name == "LOWER":
            return lambda token, _: found(token.lower) is not None
        return lambda token, _: found(plain(token.text)) is not None
    if name in _FLAGS and isinstance(value, bool):
        flag = _FLAGS[name]
        return lambda token, _: flag(plain(token.text)) == value
    if name in ("IS_SENT_START", "SENT_START") and value is True:
        return lambda token, first: token.i == first
    if name == "LENGTH" and isinstance(value, dict) and set(value) <= set(_COMPARED):
        bounds = [(_COMPARED[sign], bound) for sign, bound in value.items()]
        return lambda token, _: all(holds(len(token.text), bound) for holds, bound in bounds)
    if name in ("LOWER", "POS", "TAG", "DEP") and isinstance(value, dict) and set(value) == {"NOT_IN"}:
        field, barred = _FIELDS[name], frozenset(value["NOT_IN"])
        return lambda token, _: token[field] not in barred
    return None
