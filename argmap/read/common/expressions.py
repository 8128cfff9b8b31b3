"""Regular expressions that are compiled when they are first used: readers hold hundreds, and a file needs few."""

from __future__ import annotations

import re
from typing import Any, AnyStr, cast


class _Expression:
    """Stands for a compiled expression: what is asked of it is looked up there once and kept.

    Args:
        source: The regular expression.
        flags: As for `re.compile`.
    """

    def __init__(self, source: str | bytes, flags: int) -> None:
        self._source = source
        self._flags = flags

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401  # whatever a compiled expression has
        if name.startswith("_"):
            raise AttributeError(name)
        found = getattr(re.compile(self._source, self._flags), name)
        setattr(self, name, found)
        return found


def expression(source: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    r"""A regular expression with the methods of `re.compile`'s, compiled when the first of them is called.

    >>> expression(r"\d+").findall("3 of 12")
    ['3', '12']
    """
    return cast("re.Pattern[AnyStr]", _Expression(source, flags))
