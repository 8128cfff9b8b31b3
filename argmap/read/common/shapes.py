"""Shapes of the lines that programs and pages write around people's words: heads, buttons, counts, events."""

from __future__ import annotations

import re
from functools import cached_property, lru_cache

from argmap.read.common.expressions import expression

LONGEST = 400
"""A line that a program writes has no more characters than this."""

_RUN = expression(r"\s{6,}")


class Shape:
    r"""A pattern for one line, tried on short lines alone and without long runs of spaces, so that it is always fast.

    Args:
        pattern: The regular expression.
        flags: As for `re.compile`.
        longest: Longer lines do not match.

    >>> bool(Shape(r"\s*Reply\s*").fullmatch("Reply" + 1000 * " ")), Shape("a*").fullmatch("a" * 500)
    (True, None)
    """

    def __init__(self, pattern: str, flags: int = 0, longest: int = LONGEST) -> None:
        self.pattern = pattern
        self._flags = flags
        self._longest = longest

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        """Compiled when it is first tried: most files need few of all shapes."""
        return re.compile(self.pattern, self._flags)

    def fullmatch(self, line: str) -> re.Match[str] | None:
        """The match of a whole line."""
        short = self._short(line)
        return None if short is None else self._compiled.fullmatch(short)

    def match(self, line: str) -> re.Match[str] | None:
        """The match at the start of a line."""
        short = self._short(line)
        return None if short is None else self._compiled.match(short)

    def search(self, line: str) -> re.Match[str] | None:
        """The first match in a line."""
        short = self._short(line)
        return None if short is None else self._compiled.search(short)

    def _short(self, line: str) -> str | None:
        return _shortened(line, self._longest)


@lru_cache(maxsize=4096)
def _shortened(line: str, longest: int) -> str | None:
    """A line with its runs of spaces shortened, or None where it is too long: each line is tried by many shapes."""
    if len(line) > longest and len(line := line.rstrip()) > longest:
        return None
    return _RUN.sub("     ", line)
