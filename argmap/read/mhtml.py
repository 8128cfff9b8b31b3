"""Pages saved as a single file (MHTML, .mht): the page inside is read as any other."""

from __future__ import annotations

import email
import re
from typing import TYPE_CHECKING

from argmap.read.base import Reader, Source

if TYPE_CHECKING:
    from collections.abc import Iterable

    from argmap.model import Thread

_TYPE = re.compile(r"^content-type:\s*multipart/related", re.IGNORECASE | re.MULTILINE)


def sniff(source: Source) -> float:
    """Sure where a message's parts are a page and what belongs to it."""
    head = source.head[:6000]
    if not re.match(r"\s*[A-Za-z-]+:", head) or _TYPE.search(head) is None:
        return 0.0
    return 0.97 if "text/html" in head else 0.0


def read(source: Source) -> Iterable[Thread]:
    """The threads of the page.

    Raises:
        ArgmapError: I009 where no part is a page; else what the page's reader raises.
    """
    from argmap.read import choose  # noqa: PLC0415  # the package finds this module

    message = email.message_from_bytes(source.data)
    for part in message.walk():
        if part.get_content_type() != "text/html":
            continue
        page = part.get_payload(decode=True)
        if isinstance(page, bytes):
            inner = Source(source.path, page, source.columns)
            ranked = [reader for _, reader in choose(inner) if reader.name != "mhtml"]
            if ranked:
                return ranked[0].read(inner)
    raise source.problem("I009", "the file holds no page", "save the page as HTML")


READER = Reader(
    name="mhtml",
    title="Page saved as one file (MHTML)",
    how="save the page as 'Webpage, Single File'",
    suffixes=(".mht", ".mhtml"),
    sniff=sniff,
    read=read,
)
