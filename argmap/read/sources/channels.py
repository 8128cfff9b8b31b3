"""The exports of Slack, in a zip or unpacked: a channel is a folder with a file for each day, and one conversation."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from argmap.errors import ArgmapError, Location, Problem
from argmap.read.sources.source import LARGEST

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

LISTS = frozenset((
    "users.json", "channels.json", "groups.json", "dms.json", "mpims.json", "integration_logs.json", "canvases.json",
    "org_users.json", "lists.json", "file_conversations.json",
))  # fmt: skip
"""What the export of a workspace holds beside its channels."""
LEAST_LISTS = 2
"""Files of which an archive that holds this many is one."""
_DAY = re.compile(r"\d{4}-\d\d-\d\d\.json")


def lists_of(names: Iterable[str]) -> dict[str, str]:
    """The workspace's lists among the files of an archive, by their bare names; none where it is no such export.

    >>> lists_of(["x/users.json", "x/channels.json", "x/tea/2024-01-02.json"])
    {'users.json': 'x/users.json', 'channels.json': 'x/channels.json'}
    """
    found = [name for name in names if name.rpartition("/")[2] in LISTS]
    top = min((name.count("/") for name in found), default=0)
    lists = {name.rpartition("/")[2]: name for name in found if name.count("/") == top}
    return lists if len(lists) >= LEAST_LISTS else {}


def channels(names: Iterable[str]) -> dict[str, list[str]]:
    """The files of each channel, day by day, by the channel's folder.

    >>> channels(["tea/2024-01-03.json", "tea/2024-01-02.json", "tea/notes.json"])
    {'tea': ['tea/2024-01-02.json', 'tea/2024-01-03.json']}
    """
    found: dict[str, list[str]] = {}
    for name in names:
        folder, _, file = name.rpartition("/")
        if _DAY.fullmatch(file):
            found.setdefault(folder, []).append(name)
    return {folder: sorted(days) for folder, days in found.items()}


def joined(read: Callable[[str], bytes], days: Sequence[str], shown: Callable[[str], str]) -> BinaryIO:
    """All days of a channel as one list of messages.

    Args:
        read: The bytes of a day's file.
        days: Their names, in order.
        shown: The path of a file, for messages.

    Raises:
        ArgmapError: I009 where a day is no list of messages; I013 where they are too many.
    """
    parts: list[bytes] = []
    size = 0
    for day in days:
        data = read(day).removeprefix(b"\xef\xbb\xbf").strip()
        try:
            is_list = isinstance(json.loads(data), list)
        except (ValueError, RecursionError):
            is_list = False
        if not is_list:
            raise _problem(shown(day), "I009", "the file of this day is no list of messages in JSON",
                           "export the channel again, or take this file out of the folder")  # fmt: skip
        size += len(data)
        if size > LARGEST:
            what = f"the channel has more than {LARGEST >> 20} MB"
            raise _problem(shown(day), "I013", what, "give the files of some of its days")
        if inner := data[1:-1].strip():
            parts.append(inner)
    return io.BytesIO(b"[" + b",\n".join(parts) + b"]")


def on_disk(folder: Path) -> tuple[dict[str, Callable[[], BinaryIO]], Mapping[str, bytes]]:
    """The channels of an unpacked export, or the one of a channel's folder, and the lists beside them."""
    days = channels(str(file) for pattern in ("*.json", "*/*.json") for file in sorted(folder.glob(pattern)))
    top = folder if any((folder / name).is_file() for name in LISTS) else folder.parent
    beside = {name: (top / name).read_bytes() for name in LISTS if (top / name).is_file()} if days else {}

    def opener(files: Sequence[str]) -> Callable[[], BinaryIO]:
        return lambda: joined(lambda name: Path(name).read_bytes(), files, str)

    return {channel: opener(files) for channel, files in days.items()}, beside


def _problem(path: str, code: str, what: str, mend: str) -> ArgmapError:
    return ArgmapError(Problem(Location(path), code, what, mend))
