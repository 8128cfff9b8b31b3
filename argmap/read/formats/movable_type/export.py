"""The export of Movable Type and TypePad: entries in plain text, each with its comments."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.model import POST, Comment, Note
from argmap.read.common.expressions import expression
from argmap.read.common.reader import Reader
from argmap.read.common.threads import make_thread, stem
from argmap.read.common.values import comment
from argmap.read.html.text import plain, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.model import Thread
    from argmap.read.sources.source import Source

_ENTRY_END = expression(r"^-{8}[ \t]*$")
_SECTION_END = expression(r"^-{5}[ \t]*$")
_FIELD = expression(r"^(?P<key>[A-Z][A-Z ]{1,24}):(?:[ \t]+(?P<value>.*))?$")
_SECTIONS = frozenset(("BODY", "EXTENDED BODY", "EXCERPT", "KEYWORDS", "COMMENT", "PING"))
_START = expression(r"\A\s*(?:(?:[A-Z][A-Z ]{1,24}):[^\n]*\n){2,30}-----[ \t]*\n(?:BODY|EXTENDED BODY|EXCERPT):")


def sniff(source: Source) -> float:
    """Sure where the file begins with an entry's fields and its body."""
    return 0.96 if _START.match(source.head.lstrip("\ufeff").replace("\r\n", "\n")) else 0.0


def read(source: Source) -> Iterator[Thread]:
    """A thread for each entry that has comments; the format does not say who answers whom.

    Raises:
        ArgmapError: I005 where no entry has a comment.
    """
    entries = commented = 0
    for fields, sections in _entries(source.text.split("\n")):
        entries += 1
        comments = [made for number, one in enumerate(sections, 1) if (made := _comment(one, number)) is not None]
        if not comments:
            continue
        commented += 1
        body = "\n\n".join(text for kind, _, text in sections if kind in ("BODY", "EXTENDED BODY") and text)
        title = words(fields.get("TITLE", ""))
        text = "\n\n".join(part for part in (title, plain(body, breaks=True).text) if part)
        post = comment(POST, text, author=fields.get("AUTHOR"), date=fields.get("DATE")) if text else None
        pings = sum(one.state == "pingback" for one in comments)
        notes = [Note(f"{pings} of the comments are pings from other sites; they are kept", kind="unclear")] * bool(
            pings
        )
        name = fields.get("BASENAME") or (stem(source) if commented == 1 else f"entry-{entries}")
        yield make_thread(name, title, comments, post=post, notes=notes)
    if not commented:
        raise source.problem(
            "I005", f"the export holds {entries} entries and no comment", "export the blog with its comments"
        )


Section = tuple[str, dict[str, str], str]
"""The kind of a section, its fields and its words."""


def _entries(lines: list[str]) -> Iterator[tuple[dict[str, str], list[Section]]]:
    """The fields of each entry and its sections. Rules within the words of a comment do not end it."""
    fields: dict[str, str] = {}
    sections: list[Section] = []
    part: list[str] = []
    for number, line in enumerate([*lines, "-----", "--------"]):
        if _ENTRY_END.match(line):
            if fields:
                yield fields, sections
            fields, sections, part = {}, [], []
        elif _SECTION_END.match(line) and _ends(lines, number + 1):
            kind = part[0].rstrip(" :") if part else ""
            if kind in _SECTIONS:
                inner, rest = _fields(part[1:]) if kind in ("COMMENT", "PING") else ({}, part[1:])
                sections.append((kind, inner, "\n".join(rest).strip()))
            elif part:
                fields = fields or _fields([line for line in part if line.strip()])[0]
            part = []
        elif part or line.strip():
            part.append(line)


def _ends(lines: list[str], below: int) -> bool:
    """Whether a section or an entry begins below a rule, or nothing stands there."""
    following = next((line for line in lines[below:] if line.strip()), "")
    return not following or following.split(":")[0] in _SECTIONS or _ENTRY_END.match(following) is not None


def _fields(lines: list[str]) -> tuple[dict[str, str], list[str]]:
    found: dict[str, str] = {}
    for number, line in enumerate(lines):
        match = _FIELD.match(line)
        if match is None or match["key"] in found:
            return found, lines[number:]
        found[match["key"]] = (match["value"] or "").strip()
    return found, []


def _comment(section: Section, number: int) -> Comment | None:
    kind, fields, text = section
    if kind not in ("COMMENT", "PING"):
        return None
    author = fields.get("AUTHOR") or fields.get("BLOG NAME") or None
    state = "pingback" if kind == "PING" else None
    return comment(f"c{number}", plain(text, breaks=True), author=author, date=fields.get("DATE"), state=state)


KIND = "plain"

READER = Reader(
    name="movable-type-export",
    title="Movable Type or TypePad export",
    how="in Movable Type: Tools, Export Entries; in TypePad: Settings, Import/Export; give the .txt file",
    suffixes=(".mt",),
    sniff=sniff,
    read=read,
    on_page=True,
)
