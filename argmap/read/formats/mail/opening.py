"""Whether a file begins as mail or news as programs store it: an envelope line, or headers with those of transport."""

from __future__ import annotations

import re

from argmap.read.common.expressions import expression

_HEADER = expression(
    r"^(?:From|Date|Subject|Message-ID|To|Newsgroups|Path|References|Received|Return-Path|X-[\w-]+):",
    re.IGNORECASE | re.MULTILINE,
)
STORED = 0.9
"""From here on a file is mail as it is stored, not as it is copied."""


def stored(head: str) -> float:
    r"""How sure it is that a text begins as stored mail.

    >>> stored("From: a@b.example\nMessage-ID: <1@b.example>\n\nHello"), stored("From the start I said so.")
    (0.9, 0.0)
    """
    head = head.lstrip("\ufeff\r\n")
    names = {name.lower() for name in _HEADER.findall(head[:3000].split("\n\n", 1)[0])}
    if re.match(r"From \S.*\n[A-Za-z-]+:", head) and names:
        return 0.95
    if re.match(r"#! ?rnews \d+\n", head):
        return 0.95
    if not re.match(r"[A-Za-z][A-Za-z-]*: ?\S?", head):
        return 0.0
    strong = names & {"message-id:", "newsgroups:", "path:", "received:", "return-path:"}
    return STORED if "from:" in names and strong else 0.6 if {"from:", "date:", "subject:"} <= names else 0.0
