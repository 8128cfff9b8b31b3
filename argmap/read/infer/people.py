"""Names as a paste has them: without verbs of saying, badges, numbers; and when two are the same."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from argmap.read.infer.frames import numbered, unsaid
from argmap.read.infer.interface import groups

if TYPE_CHECKING:
    from collections.abc import Sequence

_GLUE = re.compile(r"\s+[•·|]\s+|\s{3,}|\t")
_BEHIND = re.compile(
    r"(?:\s*[✓✔☑⭐\ufe0f]+|\s+\((?:op|author|mod|admin|new|(?:last\s)?edited[^()]{0,60})\))+$", re.IGNORECASE
)
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
    name = _BEHIND.sub("", name).strip()
    first, _, last = name.rpartition(" ")
    if first and last.isupper() and len(last) > 2 and "badges" in groups(last):
        name = first.strip()
    return name or None


def without_affixes(names: Sequence[str | None]) -> list[str | None]:
    """Names without what stands around most of them: `message 1: by`, `(new)`, `added a comment`, a town.

    >>> without_affixes(["1: by Ann (new)", "2: by Ben (new)", "3: by Cy (new)"])
    ['Ann', 'Ben', 'Cy']
    """
    found = list(names)
    known = {name for name in found if name}
    if len(known) > 2 and sum(name.count(",") > 1 for name in known) * 10 >= 8 * len(known):
        found = [name.split(",")[0].strip() if name else None for name in found]
    for _ in range(6):
        shorter = _shorter(_shorter(found, last=True), last=False)
        if shorter == found:
            break
        found = shorter
    return found


def _shorter(names: list[str | None], *, last: bool) -> list[str | None]:
    """Names without the word that stands at one end of most, where there is one; every number is one word."""
    known = {name for name in names if name}
    ends = Counter(_end(name, last=last) for name in known)
    if not ends:
        return names
    end, count = ends.most_common(1)[0]
    if not end or count < 3 or count * 10 < 7 * len(known) or (not last and end.istitle()):
        return names
    return [_without(name, last=last) if name and _end(name, last=last) == end else name for name in names]


def _without(name: str, *, last: bool) -> str:
    words = name.split(" ")
    return " ".join(words[:-1] if last else words[1:]).strip(" -–—|·,:") or name


def _end(name: str, *, last: bool) -> str:
    """The last or first word of a name of several, with every number as 0."""
    words = name.split(" ")
    return re.sub(r"\d+", "0", words[-1 if last else 0]) if len(words) > 1 else ""
