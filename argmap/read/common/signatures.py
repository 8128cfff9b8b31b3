"""What stands in a message and is nobody's argument: signatures, the foot of a list, marks of lines left out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from argmap.read.common.expressions import expression

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST = 12
"""A signature has no more lines than this."""

_SIGNATURE = expression(r"^--[ ]?$", re.MULTILINE)
_LINES = expression(
    r"^[>\s]*\[\s?\d+ (?:more )?(?:quoted )?lines? (?:elided|omitted|snipped|deleted)\s?\][ \t]*$"
    r"|^-----BEGIN PGP SIGNED MESSAGE-----[ \t]*$|^Hash: SHA\d+[ \t]*$",
    re.MULTILINE,
)
_ARMOUR = expression(
    r"^-----BEGIN PGP SIGNATURE-----$.{0,4000}?^-----END PGP SIGNATURE-----$", re.MULTILINE | re.DOTALL
)
_FOOT = expression(
    r"^[_=-]{20,}[ \t]*\n(?=(?:[^\n]*\n){0,3}[^\n]*(?:mailing list|unsubscribe|mailman|listinfo))", re.MULTILINE
)


def furniture(text: str) -> Iterator[tuple[int, int]]:
    r"""The spans of a message, half-open characters, that are its program's or list's.

    >>> [("No.\n\n-- \nAnn, wool"[start:end]) for start, end in furniture("No.\n\n-- \nAnn, wool")]
    ['-- \nAnn, wool']
    """
    if "\n--" not in text and "--\n" not in text and "[" not in text and "____" not in text:
        return
    for match in (*_LINES.finditer(text), *_ARMOUR.finditer(text)):
        yield match.span()
    for shape in (_SIGNATURE, _FOOT):
        last = None
        for last in shape.finditer(text):  # noqa: B007  # the last one is meant
            pass
        below = text[last.end() :] if last else ""
        if last and below.strip() and below.count("\n") <= LONGEST and not re.search(r"^>", below, re.MULTILINE):
            yield last.start(), len(text.rstrip())
