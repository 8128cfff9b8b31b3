"""Whether a regular expression in a rule is sound, and cannot take for ever on hostile text.

Python's engine tries every way in which nested repeats could share the text between them: `(a+)+` takes longer than the
age of the sun on forty letters. Rules hardly ever need that, so the test is strict and simple rather than exact.
"""

from __future__ import annotations

import re

MAX_LENGTH = 500
_FEW = 16
"""Repeats of at most this many count as bounded."""
_WIDE_REPEATS = 2
"""How many unbounded repeats of something wide (a class, a dot, a group) may stand in one expression."""

_QUANTIFIER = re.compile(r"(?:[*+?]|\{(\d*)(,?)(\d*)\})[?+]?")
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
        compiled = re.compile(pattern)
    except (re.error, OverflowError, RecursionError) as error:
        return "R017", f"the regular expression is broken: {getattr(error, 'msg', error)}"
    if compiled.search("") is not None and pattern not in ("^$", r"\A\Z"):
        return "R009", "the regular expression matches the empty text, and so every word"
    return None


def _repeats(pattern: str) -> str:
    """What makes an expression slow, or an empty string. Broken syntax is left to `re.compile`."""
    stack: list[bool] = []  # for each open group: does it hold a variable repeat or a choice
    unsafe = False  # of the part just closed
    inner = False  # of the group that is open now
    wide, literals = 0, [""]
    at = 0
    while at < len(pattern):
        char, start, group, unsafe = pattern[at], at, False, False
        if char == "\\":
            found = _ESCAPE.match(pattern, at)
            at = found.end() if found else at + 1
        elif char == "[":
            at = _after_class(pattern, at)
        elif char == "(":
            stack.append(inner)
            inner = False
            head = re.compile(r"\((?:\?(?:P<\w*>|P=\w*|<?[=!]|[:>#]|\([\w<>]*\)|[aiLmsux-]*:?))?").match(pattern, at)
            at = head.end() if head else at + 1
            continue
        elif char == ")":
            unsafe, inner = inner, (stack.pop() if stack else False) or inner
            group = True
            at += 1
        else:
            inner = inner or char == "|"
            at += 1
        found = _QUANTIFIER.match(pattern, at)
        if found is None or char in "|^$":
            continue
        at = found.end()
        low, high = _bounds(found)
        if group and unsafe and high > 1:
            return "a repeat or a choice stands inside a repeat"
        if low == high:
            continue
        inner = True
        if high <= _FEW:
            continue
        word = pattern[start : found.start()]
        if group or word in literals or len(word) > 1 or word == ".":
            wide += 1
        literals.append(word)
    return "too many open repeats: they can share one text in too many ways" if wide > _WIDE_REPEATS else ""


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
