"""Mail and Usenet: mbox archives, pipermail's texts, single messages and articles."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from argmap.model import Note
from argmap.read.common.expressions import expression
from argmap.read.common.reader import Reader
from argmap.read.common.threads import make_thread
from argmap.read.common.values import comment

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.model import Comment, Thread
    from argmap.read.formats.mail.messages import Mail
    from argmap.read.sources.source import Source

_HEADER = expression(
    r"^(?:From|Date|Subject|Message-ID|To|Newsgroups|Path|References|Received|Return-Path|X-[\w-]+):",
    re.IGNORECASE | re.MULTILINE,
)


def sniff(source: Source) -> float:
    """Sure where the file starts with an envelope line or with headers of mail or news."""
    head = source.head.lstrip("\ufeff\r\n")
    opening = head[:3000].split("\n\n", 1)[0]
    names = {name.lower() for name in _HEADER.findall(opening)}
    if re.match(r"From \S.*\n[A-Za-z-]+:", head) and names:
        return 0.95
    if re.match(r"#! ?rnews \d+\n", head):
        return 0.95
    if not re.match(r"[A-Za-z][A-Za-z-]*: ?\S?", head):
        return 0.0
    strong = names & {"message-id:", "newsgroups:", "path:", "received:", "return-path:"}
    return 0.9 if "from:" in names and strong else 0.6 if {"from:", "date:", "subject:"} <= names else 0.0


def read(source: Source) -> Iterator[Thread]:
    """A thread for each chain of references, in the order of their first messages, whose own order is the file's.

    Raises:
        ArgmapError: I005 where it holds no message.
    """
    from argmap.read.formats.mail.messages import mails  # noqa: PLC0415  # loads Python's mail library

    found = list(mails(source.data))
    if not found:
        raise source.problem("I005", "the archive holds no message")
    groups: dict[str, list[Mail]] = {}
    roots = _Roots(found)
    for mail in found:
        groups.setdefault(roots.of(mail), []).append(mail)
    for members in groups.values():
        yield _thread(members)


class _Roots:
    """Which messages belong together: by their references, also to what is not in the file, else by their subjects."""

    def __init__(self, found: list[Mail]) -> None:
        self.up: dict[str, str] = {}
        by_subject: dict[str, str] = {}
        for mail in found:
            for above in mail.references:
                self._join(mail.name, above)
        for mail in found:
            subject = mail.bare_subject
            if subject and (mail.is_reply or mail.references) and subject in by_subject:
                self._join(mail.name, by_subject[subject])
            elif subject:
                by_subject.setdefault(subject, mail.name)

    def _top(self, name: str) -> str:
        path = []
        while name in self.up:
            path.append(name)
            name = self.up[name]
        for step in path:
            self.up[step] = name
        return name

    def _join(self, one: str, two: str) -> None:
        low, high = self._top(one), self._top(two)
        if low != high:
            self.up[low] = high

    def of(self, mail: Mail) -> str:
        return self._top(mail.name)


def _thread(members: list[Mail]) -> Thread:
    own = {mail.name for mail in members}
    comments = [_comment(mail, own) for mail in members]
    notes = []
    outside = sum(1 for mail in members if mail.references and not own & set(mail.references))
    if outside:
        notes.append(Note(f"{outside} messages answer messages that are not in the file", kind="left out"))
    skipped = sum(bool(mail.references) and mail.references[-1] not in own for mail in members) - outside
    if skipped > 0:
        what = f"{skipped} messages answer one that is not in the file; they stand below the nearest one that is"
        notes.append(Note(what, kind="unclear"))
    attached = sum(mail.attachments for mail in members)
    if attached:
        notes.append(Note(f"{attached} attachments are not read", kind="left out"))
    head = members[0]
    title = head.subject if not head.is_reply else head.subject.split(":", 1)[-1].strip()
    return make_thread(head.name, title, comments, notes=notes)


def _comment(mail: Mail, own: set[str]) -> Comment:
    parent = next((name for name in reversed(mail.references) if name in own and name != mail.name), None)
    return comment(mail.name, mail.body, author=mail.author, date=mail.date, parent=parent)


READER = Reader(
    name="mbox",
    title="mbox, mail or Usenet",
    how="export the folder or thread from the mail program as mbox, or download a list's monthly archive",
    suffixes=(".mbox", ".mbx", ".eml", ".txt"),
    sniff=sniff,
    read=read,
)
