"""Whom the line above a quote names, in the words of forum software in several languages."""

from __future__ import annotations

import re

from argmap.read.common.expressions import expression

_NAMED = (
    expression(
        r"(?:originally posted by|quote from:?|quoting|zitat von|citation de|cita de|citazione di|цитата:?)\s*:?\s*"
        r"(.{1,80}?)\s*(?:view post|on .*\d.*|at .*\d.*|»|:)?$",
        re.IGNORECASE | re.DOTALL,
    ),
    expression(
        r"(.{1,80}?)(?:,\s(?:on|am|le|el|il|op)\s[^\n]{0,40}\d[^\n]{0,20})?"
        r"\s+(?:wrote|said|writes|says|schrieb|schreef|hat geschrieben|hat gesagt|escribi[óo]|dijo|a écrit|"
        r"a dit|ha scritto|ha detto|escreveu|disse|napisał\w*|написал\w*|сказал\w*|skrev|kirjoitti)\b",
        re.IGNORECASE | re.DOTALL,
    ),
)


def quoted_name(line: str) -> str | None:
    """The name in such a line.

    >>> quoted_name("Ann wrote:"), quoted_name("Originally Posted by Ann")
    ('Ann', 'Ann')
    >>> quoted_name("Ann, on 14 Mar 2012 - 09:50 AM, said:")
    'Ann'
    """
    line = " ".join(line.split()).replace("↑", "").strip()
    for shape in _NAMED:
        if match := shape.match(line):
            return match[1].strip(" :") or None
    name = line.rstrip(": ")
    return name if name and len(name) <= 60 else None
