"""Names as a paste has them: without verbs of saying, badges, numbers; and when two are the same."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from argmap.read.infer.frames import numbered, unsaid
from argmap.read.infer.interface import groups

if TYPE_CHECKING:
    from collections.abc import Sequence

    from argmap.read.infer.record import Record

_GLUE = re.compile(r"\s+[•·|]\s+|\s{3,}|\t")
_BEHIND = re.compile(r"\s*[✓✔☑⭐\ufe0f]+$|\s+\((?:op|author|mod|admin|edited|new)\)$", re.IGNORECASE)
_SAID = (
    " said",
    " says",
    " wrote",
    " writes",
    " sagt",
    " schrieb",
    " dijo",
    " a dit",
    " zei",
    " commented",
    " replied",
)


def plain(name: str | None) -> str:
    """A name for comparison: in lower case, without the sign of a handle."""
    return " ".join((name or "").casefold().split()).strip(" .:,").removeprefix("@").removeprefix("u/")


def cleaned(name: str | None) -> str | None:
    """A name without verbs of saying, badges and signs behind it."""
    if name is None:
        return None
    name = numbered(name.strip(" ·•|,"))[1] or name
    name = unsaid(name.strip(" :·•|,"))[0] if name.endswith((":", "…", "...")) or name.endswith(_SAID) else name
    if name.startswith("(") and name.endswith(")"):
        name = name[1:-1]
    parts = _GLUE.split(name)
    while len(parts) > 1 and (groups(parts[-1]) or not parts[-1].strip()):
        parts.pop()
    if len(parts) < len(_GLUE.split(name)):
        name = name[: name.rindex(parts[-1]) + len(parts[-1])]
    return _BEHIND.sub("", name).strip() or None


def without_affixes(records: Sequence[Record]) -> None:
    """Take off words that stand behind most names: `(new)`, `added a comment`."""
    for _ in range(4):
        names = {record.name for record in records if record.name and " " in record.name}
        ends = Counter(name.rsplit(" ", 1)[1] for name in names)
        if not ends:
            return
        end, count = ends.most_common(1)[0]
        if count < 3 or count * 10 < 7 * len({record.name for record in records}):
            return
        for record in records:
            if record.name and record.name.endswith(f" {end}"):
                record.name = record.name[: -len(end)].strip(" -–—|·") or record.name
