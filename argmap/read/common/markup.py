"""Whether a text begins as JSON, a page, XML or a mail archive does."""

from __future__ import annotations

from argmap.read.common.expressions import expression

STRAY = 16
"""The most characters that may stand before the XML: what an editor or a download left there."""
_DECLARED = expression(r"<(?:\?xml|rss|feed|disqus)\b")
_JSON = expression(r"""[{\[]\s*(?:["{\[\]}]|-?\d+(?:\.\d+)?\s*,|true|false|null)""")

_ENVELOPE = expression(
    r"(?:#! ?rnews \d+\n|From \S[^\n]{0,200}\n>?[A-Za-z][\w-]{0,40}:[^\n]*\n"
    r"(?:[ \t][^\n]*\n){0,40}[A-Za-z][\w-]{0,40}:)"
)


def beginning(head: str) -> str:
    """A head from its first mark on, or the empty text where it is no XML; stray characters may stand before it.

    >>> beginning("x<?xml version='1.0'?><rss>"), beginning("I like <rss> feeds")
    ("<?xml version='1.0'?><rss>", '')
    """
    bare = head.lstrip("\ufeff \t\r\n\0")
    if bare.startswith("<"):
        return bare
    found = _DECLARED.search(bare, 0, STRAY + 5)
    return bare[found.start() :] if found else ""


def is_json(head: str) -> bool:
    """Whether a text begins as JSON does."""
    return _JSON.match(head.lstrip("\ufeff \t\r\n")) is not None


def is_page(head: str) -> bool:
    """Whether a text begins as an HTML page does."""
    low = head.lstrip("\ufeff \t\r\n")[:4000].lower()
    return low.startswith(("<!doctype html", "<html")) or "<body" in low or "<head>" in low


def is_archive(head: str) -> bool:
    r"""Whether a text begins as an archive of mail or news does: an envelope line, and headers below it.

    >>> is_archive("From ann Mon Jan 1 2001\nFrom: ann\nSubject: Tea\n"), is_archive("From ann: no.\nHm.\n")
    (True, False)
    """
    return _ENVELOPE.match(head.lstrip("\ufeff\r\n").replace("\r\n", "\n")) is not None


def is_markup(head: str) -> bool:
    """Whether a text is JSON, HTML or XML, and so no plain text."""
    xml = beginning(head).startswith(("<?xml", "<rss", "<feed", "<!", "<disqus"))
    return xml or is_json(head) or is_page(head)
