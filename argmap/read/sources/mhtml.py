"""Pages saved as a single file (MHTML, .mht): the page inside is the source."""

from __future__ import annotations

import email
import re

from argmap.read.common.expressions import expression
from argmap.read.sources.source import Source

_TYPE = expression(r"^content-type:\s*multipart/related", re.IGNORECASE | re.MULTILINE)


def page_inside(source: Source) -> Source:
    """The page of a source that is a message of a page and what belongs to it; any other source as it is.

    Raises:
        ArgmapError: I009 where no part is a page.
    """
    head = source.head[:6000]
    if not re.match(r"\s*[A-Za-z-]+:", head) or _TYPE.search(head) is None or "text/html" not in head:
        return source
    for part in email.message_from_bytes(source.data).walk():
        if part.get_content_type() == "text/html":
            page = part.get_payload(decode=True)
            if isinstance(page, bytes):
                return Source(source.path, page, source.columns)
    raise source.problem("I009", "the file holds no page", "save the page as HTML")
