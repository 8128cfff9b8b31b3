"""Long lines that a mail program broke at a column, joined again."""

from __future__ import annotations

from argmap.read.common.expressions import expression
from argmap.read.sources.repairs.lines import Lines

NARROWEST, WIDEST = 40, 100
"""Between these widths, in characters, programs break long lines."""

BROKEN = 2
"""So many sentences that run on in a line below show that long lines were broken, and so many times as many as run on
although the next word had found room."""

_SENTENCE_ENDS = (".", "!", "?", "…", ":")
_ITEM = expression(r"\s*(?:[>*•‣◦·|#=_-]|\d{1,3}[.)]\s|\w+://)")


def unwrapped(text: Lines) -> Lines | None:
    """Lines that a mail program broke at a column, joined; nothing where lines are as short of themselves."""
    lines = [line.rstrip() for line in text.texts]
    width = max((len(line) for line in lines if " " in line.strip() and "//" not in line), default=0)
    if not NARROWEST <= width <= WIDEST:
        return None
    on = [place for place in range(len(lines) - 1) if _runs_on(lines[place], lines[place + 1], width)]
    broken = {place for place in on if len(lines[place]) + 1 + len(lines[place + 1].split()[0]) > width}
    sure = sum(lines[place + 1].lstrip()[0].islower() for place in broken)
    short = sum(lines[place + 1].lstrip()[0].islower() for place in on if place not in broken)
    if sure < BROKEN or sure < BROKEN * short:
        return None
    kept: list[str] = []
    numbers: list[int] = []
    for place, line in enumerate(lines):
        if place - 1 in broken:
            kept[-1] += line.strip() if kept[-1][-1] == "-" else f" {line.strip()}"
        else:
            kept.append(line)
            numbers.append(text.numbers[place])
    return Lines(kept, numbers)


def _runs_on(line: str, below: str, width: int) -> bool:
    """Whether a sentence may run on from a long line into the line below: neither is an item of a list or a head."""
    from argmap.read.common.dates import find_dates  # noqa: PLC0415  # texts with long lines need no dates

    if 2 * len(line) < width or not below or line.endswith(_SENTENCE_ENDS) or _ITEM.match(line) or _ITEM.match(below):
        return False
    rest = below.lstrip()[0].islower() or 2 * len(below) >= width or below.endswith(_SENTENCE_ENDS[:4])
    return rest and not find_dates(line)
