"""Mail and Usenet: mbox archives, pipermail's texts, single messages and articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.model import Note
from argmap.read.common.reader import Reader
from argmap.read.common.threads import make_thread, stem
from argmap.read.common.values import comment
from argmap.read.formats.mail.opening import stored

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.model import Comment, Thread
    from argmap.read.formats.mail.messages import Mail
    from argmap.read.sources.source import Source


def sniff(source: Source) -> float:
    """Sure where the file starts with an envelope line or with headers of mail or news."""
    return stored(source.head)


def read(source: Source) -> Iterator[Thread]:
    """A thread for each chain of references, in the order of their first messages, whose own order is the file's.

    One mail alone, with the whole thread quoted below it, is a thread of all of them.

    Raises:
        ArgmapError: I005 where it holds no message.
    """
    from argmap.read.formats.mail.messages import mails  # noqa: PLC0415  # loads Python's mail library

    found = list(mails(source.data))
    if not found:
        raise source.problem("I005", "the archive holds no message")
    if len(found) == 1 and (older := _quoted(found[0])):
        yield make_thread(stem(source), _title(found[0]), older)
        return
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
    return make_thread(members[0].name, _title(members[0]), comments, notes=notes)


def _title(mail: Mail) -> str:
    return mail.subject.split(":", 1)[-1].strip() if mail.is_reply else mail.subject


def _quoted(mail: Mail) -> list[Comment]:
    """A mail and those that it quotes whole, each answering the one below it; none where it quotes in pieces."""
    from argmap.read.formats.mail.chain import chained  # noqa: PLC0415  # readers of text, needed for one mail alone
    from argmap.read.formats.mail.outlook import headed  # noqa: PLC0415

    body = mail.body if isinstance(mail.body, str) else mail.body.text
    below = chained(body)
    if len(below) < 2:
        below = headed(body)
    if len(below) < 2 or below[0][0] is not None or not below[0][2].strip():
        return []
    below[0] = (mail.author, mail.date, below[0][2])
    names = [f"c{number}" for number in range(1, len(below) + 1)]
    return [
        comment(name, words, author=author, date=date, parent=above)
        for name, above, (author, date, words) in zip(names, [*names[1:], None], below, strict=True)
    ]


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
