"""Events: what a page says that somebody did, in the form of a comment's head: `Ann made changes - 3 May`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.read.common.expressions import expression

if TYPE_CHECKING:
    from collections.abc import Sequence

    from argmap.read.infer.record import Reading
    from argmap.read.infer.rows import Row

_DID = expression(r"(?:\w+ed|made|set|left|put|sent|took|began|hat|a|ha)(?:\s[a-zà-ÿ]\S*){0,4}")
"""What somebody did, in lower case: `created issue`, `made changes`."""

LEAST = 2
"""So many comments are left at least."""


def drop_events(rows: Sequence[Row], reading: Reading) -> None:
    """Take off the records whose name is that of another's author and what they did, or whose words tell that alone."""
    records = reading.records
    names = {record.name for record in records if record.name}
    told = [record for record in records if record.body and all("events" in rows[at].groups for at in record.body)]
    events = [record for record in records if record in told or _is_event(record.name, names)]
    if not events or len(records) - len(events) < max(LEAST, len(events)):
        return
    gone = {id(record) for record in events}
    reading.events = [at for record in events for at in record.rows]
    records[:] = [record for record in records if id(record) not in gone]


def _is_event(name: str | None, names: set[str]) -> bool:
    """Whether a name begins with a whole name, and goes on with a verb in the past."""
    words = (name or "").split(" ")
    return any(
        " ".join(words[:at]) in names and _DID.fullmatch(" ".join(words[at:])) is not None
        for at in range(1, len(words))
    )
