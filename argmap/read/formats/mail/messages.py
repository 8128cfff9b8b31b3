"""Messages of mail and Usenet: split from an archive, their headers and bodies decoded."""

from __future__ import annotations

import email
import email.message
import re
from collections import Counter
from dataclasses import dataclass, replace
from email.errors import HeaderParseError
from email.header import decode_header
from typing import TYPE_CHECKING

from argmap.read.common.expressions import expression
from argmap.read.common.values import clean
from argmap.read.html.text import Plain, plain
from argmap.read.sources.source import decode

if TYPE_CHECKING:
    from collections.abc import Iterator

_ENVELOPE = expression(rb"^From [^\n]*\n(?=[A-Za-z][\w-]*:|>From )", re.MULTILINE)
_RNEWS = expression(rb"^#! ?rnews \d+[^\n]*\n", re.MULTILINE)
_ID = expression(r"<\s*([^<>\s]+)\s*>")
_REPLY = expression(
    r"\s*(?:\[[^\]]{1,40}\]\s*)*(?:re|aw|antw|sv|vs|rv|odp|res|ref|fwd?|wg|tr)\s*(?:\[\d+\]|\^\d+)?\s*[:：]",
    re.IGNORECASE,
)
_LIST = expression(r"\[[^\]]{1,40}\]")
_STUFFED = expression(r"^>(>*From )", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Mail:
    """One message.

    Args:
        name: Its Message-ID without brackets, or `c<n>`.
        author: The name of the From line; the whole line where it has none before the address.
        date: The Date line.
        subject: Decoded, on one line.
        references: Ids of messages above it, the nearest last.
        body: Its words.
        attachments: How many parts are not read.
    """

    name: str
    author: str
    date: str
    subject: str
    references: tuple[str, ...]
    body: str | Plain
    attachments: int = 0

    @property
    def is_reply(self) -> bool:
        """Whether the subject starts with Re: or its like."""
        return _REPLY.match(self.subject) is not None

    @property
    def bare_subject(self) -> str:
        """The subject without Re:, list names and capitals."""
        subject = _LIST.sub("", self.subject)
        while found := _REPLY.match(subject):
            subject = subject[found.end() :]
        return " ".join(subject.split()).casefold()


def mails(data: bytes) -> Iterator[Mail]:
    """The messages of an archive, in its order; a second one under the same id gets `-2`."""
    seen: Counter[str] = Counter()
    for number, raw in enumerate(_split(data.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n")), 1):
        mail = _mail(raw, number)
        seen[mail.name] += 1
        yield mail if seen[mail.name] == 1 else replace(mail, name=f"{mail.name}-{seen[mail.name]}")


def _split(data: bytes) -> Iterator[bytes]:
    data = data.lstrip(b"\n")
    shape = _RNEWS if data.startswith(b"#!") else _ENVELOPE
    marks = [match for match in shape.finditer(data) if not match.start() or data[match.start() - 1] == 10]
    if not marks or marks[0].start():
        yield data[: marks[0].start()] if marks else data
    for mark, following in zip(marks, [*marks[1:], None], strict=False):  # no mark: nothing more
        yield data[mark.end() : following.start() if following else len(data)]


def _mail(raw: bytes, number: int) -> Mail:
    message = email.message_from_bytes(raw)
    body, attachments = _body(message)
    ids = _ID.findall(_header(message, "Message-ID")) or _header(message, "Message-ID").split()[:1]
    above = _ID.findall(_header(message, "References"))
    for name in _ID.findall(_header(message, "In-Reply-To")):
        if "@" in name and name not in above:
            above.append(name)
    name = ids[0] if ids else f"c{number}"
    return Mail(
        name=name, author=_name(_header(message, "From")), date=_header(message, "Date"),
        subject=_header(message, "Subject"), references=tuple(one for one in above if one != name), body=body,
        attachments=attachments,
    )  # fmt: skip


def _header(message: email.message.Message, name: str) -> str:
    value: object = message.get(name)
    if value is None:
        return ""
    if not isinstance(value, str):  # a Header: bytes beyond ASCII
        parts = [part for part, _ in decode_header(value)]  # type: ignore[arg-type]  # it takes a Header as well
        raw = "".join(part.decode("ascii", "surrogateescape") if isinstance(part, bytes) else part for part in parts)
    else:
        raw = value
    text = decode(raw.encode("utf-8", "surrogateescape"))[0]
    if "=?" in text:
        text = _encoded_words(text)
    return clean(" ".join(text.split()))


def _encoded_words(text: str) -> str:
    try:
        parts = decode_header(text)
    except (HeaderParseError, ValueError):
        return text
    found = ""
    for part, charset in parts:
        if isinstance(part, str):
            found += part
            continue
        try:
            found += part.decode(charset or "ascii", "replace")
        except LookupError:
            found += decode(part)[0]
    return found


def _name(line: str) -> str:
    """The name before an address in angle brackets, or in brackets behind one; else the line as it stands.

    >>> _name('"Ann B." <a@b.example>'), _name("a@b.example (Ann)"), _name("<a@b.example>")
    ('Ann B.', 'Ann', 'a@b.example')
    """
    if behind := re.fullmatch(r"[^\s()<>]+@[^\s()<>]+\s*\(([^()]*(?:\([^()]*\)[^()]*)?)\)", line):
        return behind[1].strip().strip('"') or line
    found = re.fullmatch(r"(.*?)\s*<([^<>]*)>\s*(?:\(.*\))?", line)
    if found is None:
        return line
    name = found[1].strip().strip('"').replace('\\"', '"').strip()
    return name.strip("'") or found[2]


def _body(message: email.message.Message) -> tuple[str | Plain, int]:
    texts: list[str] = []
    pages: list[str] = []
    left = 0
    for part in message.walk():
        if part.is_multipart():
            continue
        kind = part.get_content_type()
        attached = part.get_content_disposition() == "attachment"
        if kind == "text/plain" and not attached:
            texts.append(_decoded(part))
        elif kind == "text/html" and not attached:
            pages.append(_decoded(part))
        elif not (kind.startswith(("application/pgp-sig", "application/pkcs7-sig"))):
            left += 1
    if texts:
        return "\n\n".join(_STUFFED.sub(r"\1", text).strip("\n") for text in texts if text.strip()), left
    return (plain("\n".join(pages)) if pages else ""), left


def _decoded(part: email.message.Message) -> str:
    payload = part.get_payload(decode=True)
    if not isinstance(payload, bytes):
        return clean(str(part.get_payload()))
    charset = part.get_content_charset()
    if charset and charset not in ("us-ascii", "ascii", "utf-8", "iso-8859-1", "latin-1", "unknown-8bit"):
        try:
            return clean(payload.decode(charset, "replace").replace("\r\n", "\n"))
        except LookupError:
            pass
    return clean(decode(payload)[0])
