"""The words of a date as a datetime, only where nothing has to be guessed."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone

_ISO = re.compile(
    r"(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?)?\s*(Z|UTC|GMT|[+-]\d\d:?\d\d)?", re.ASCII
)


def certain(words: str) -> datetime | None:
    """The date that some words name, or None where the year, the month or their order is not certain.

    >>> certain("2012-10-08T08:24:00Z")
    datetime.datetime(2012, 10, 8, 8, 24, tzinfo=datetime.timezone.utc)
    >>> certain("3 hours ago") is certain("October 8") is certain("01/02/12") is None
    True
    """
    match = _ISO.fullmatch(words.strip())
    if match is None:
        return None
    year, month, day, hour, minute, second, fraction, zone = match.groups()
    try:
        return datetime(  # noqa: DTZ001  # the zone is set below where the words name one
            int(year), int(month), int(day), int(hour or 0), int(minute or 0), int(second or 0),
            int((fraction or "0")[:6].ljust(6, "0")),
        ).replace(tzinfo=_zone(zone))  # fmt: skip
    except (ValueError, OverflowError):
        return None


def _zone(words: str | None) -> timezone | None:
    if words is None:
        return None
    if words in ("Z", "UTC", "GMT"):
        return UTC
    sign = -1 if words[0] == "-" else 1
    return timezone(sign * timedelta(hours=int(words[1:3]), minutes=int(words[-2:])))
