"""Whether a regular expression in a rule is sound, and cannot run without end on hostile text.

Python's engine tries every way in which nested repeats could share the text between them: `(a+)+` takes longer than the
age of the sun on forty letters. Rules hardly ever need that, so the test is strict and simple rather than exact.
"""

from __future__ import annotations

import re
import warnings
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_LENGTH = 500
_FEW = 16
"""Repeats of at most this many count as bounded."""
_WIDE_REPEATS = 2
"""How many unbounded repeats of something wide (a class, a dot, a group) may stand in one expression."""

_QUANTIFIER = re.compile(r"(?:[*+?]|\{(\d*)(,?)(\d*)\})[?+]?")
_GROUP = re.compile(r"\((?:\?(?:P<\w*>|P=\w*|<?[=!]|[:>#]|\([\w<>]*\)|[aiLmsux-]*:?))?")
_ESCAPE = re.compile(r"\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|[0-7]{1,3}|.)", re.DOTALL)


def fault(pattern: str) -> tuple[str, str] | None:
    """What is wrong with a regular expression, or None.

    Returns:
        The code (R017, or R009 where it matches the empty text, and so every word) and what is wrong.

    >>> fault("^lo+l$")
    >>> fault("(a+)+")
    ('R017', 'a repeat or a choice stands inside a repeat')
    >>> fault("a*")
    ('R009', 'the regular expression matches the empty text, and so every word')
    """
    if len(pattern) > MAX_LENGTH:
        return "R017", f"the regular expression is longer than {MAX_LENGTH} characters"
    if nested := _repeats(pattern):
        return "R017", nested
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            compiled = re.compile(pattern)
    except (re.error, OverflowError, RecursionError, FutureWarning) as error:
        return "R017", f"the regular expression is broken: {getattr(error, 'msg', error)}"
    if compiled.search("") is not None and pattern not in ("^$", r"\A\Z"):
        return "R009", "the regular expression matches the empty text, and so every word"
    return None


def _repeats(pattern: str) -> str:
    """What makes an expression slow, or an empty string. Broken syntax is left to `re.compile`."""
    stack: list[bool] = []  # for each open group: whether it holds a repeat or a choice so far
    inner, wide = False, 0
    literals: set[str] = set()
    for part, quantifier in _parts(pattern):
        loose = False
        if part.startswith("("):
            stack.append(inner)
            inner = False
            continue
        if part == ")":
            loose, inner = inner, (stack.pop() if stack else False) or inner
        low, high = _bounds(quantifier) if quantifier else (1, 1)
        if loose and high > 1:
            return "a repeat or a choice stands inside a repeat"
        inner = inner or part == "|" or low != high
        if high > max(low, _FEW):
            wide += 1 if part in (")", ".") or len(part) > 1 else 2 * (part in literals)
            literals.add(part)
    return "too many open repeats: they can share one text in too many ways" if wide > _WIDE_REPEATS else ""


def _parts(pattern: str) -> Iterator[tuple[str, re.Match[str] | None]]:
    """The parts of an expression, each with its quantifier: escapes, classes, heads of groups, single characters."""
    at = 0
    while at < len(pattern):
        start, char = at, pattern[at]
        if char == "\\":
            at = found.end() if (found := _ESCAPE.match(pattern, at)) else at + 1
        elif char == "[":
            at = _after_class(pattern, at)
        elif char == "(":
            at = found.end() if (found := _GROUP.match(pattern, at)) else at + 1
        else:
            at += 1
        part = pattern[start:at]
        quantifier = None if char in "(|^" else _QUANTIFIER.match(pattern, at)
        at = quantifier.end() if quantifier else at
        yield part, quantifier


def _bounds(found: re.Match[str]) -> tuple[int, int]:
    sign = found[0][0]
    if sign != "{":
        return {"*": (0, 1 << 30), "+": (1, 1 << 30), "?": (0, 1)}[sign]
    low = int(found[1] or 0)
    if not found[2]:
        return low, low
    return low, int(found[3]) if found[3] else 1 << 30


def _after_class(pattern: str, at: int) -> int:
    """The place after the character class that opens at `at`."""
    at += 1
    if pattern[at : at + 1] == "^":
        at += 1
    if pattern[at : at + 1] == "]":
        at += 1
    while at < len(pattern) and pattern[at] != "]":
        at += 2 if pattern[at] == "\\" else 1
    return at + 1
