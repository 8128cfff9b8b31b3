"""XML as exports hold it: broken at times, and never trusted. No entity is expanded, nothing is fetched."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, Any

from argmap.model import Note
from argmap.read.common.expressions import expression
from argmap.read.common.markup import beginning

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.model import Comment
    from argmap.read.sources.source import Source

_PROLOG = expression(r"(?:\s++|<\?.*?\?>|<!--.*?-->)*+<!DOCTYPE[^>\[]*\[(.{0,20000}?)\]", re.DOTALL)
_DECLARATION = expression(r"\s*<\?xml[^>]*\?>")
CUT_OFF = "the file is cut off: it is read as far as it goes"
"""What is said of XML whose end is missing."""
_ILLEGAL = expression("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_ENTITY = expression(r"<!\[CDATA\[.*?\]\]>|&(?!(?:amp|lt|gt|quot|apos);)([A-Za-z][A-Za-z0-9]{1,30});", re.DOTALL)
_BARE = expression(
    r"<!\[CDATA\[.*?\]\]>|&(?![A-Za-z][A-Za-z0-9]{1,30};)(?:#(?:(\d{1,7})|[xX]([0-9a-fA-F]{1,6}));)?", re.DOTALL
)


def root(source: Source) -> tuple[Any, list[Note]]:
    """The root element of a file, recovered where the XML is broken, and what is to be said of that.

    Raises:
        ArgmapError: I013 where it declares entities of its own, I009 where nothing can be read.
    """
    from lxml import etree  # noqa: PLC0415  # not needed for other formats

    text = beginning(source.text)
    notes = []
    if stray := len(source.text.lstrip("\ufeff \t\r\n")) - len(text):
        notes.append(Note(f"{stray} characters before the XML left out", line=1, kind="left out"))
    if (found := _PROLOG.match(text)) and "<!ENTITY" in found[1]:
        mend = "export the file again, or remove the DOCTYPE"
        raise source.problem("I013", "the XML declares entities of its own, which argmap does not expand", mend)
    text = _ILLEGAL.sub("\ufffd", _DECLARATION.sub("", text, count=1))
    cut = text.rfind("<![CDATA[") > text.rfind("]]>")
    text = _BARE.sub(_numbered, _ENTITY.sub(_known, text + "]]>" if cut else text))
    parser = etree.XMLParser(
        recover=True, resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False, encoding="utf-8",
        remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        element = etree.fromstring(text.encode("utf-8"), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise source.problem("I009", f"not XML: {error}") from None
    if element is None:
        raise source.problem("I009", "the XML holds no element")
    if cut or not text.rstrip().removesuffix("-->").endswith((f"{local(element)}>", "/>")):
        notes.append(Note(CUT_OFF, line=source.text.count("\n") + 1, kind="left out"))
    return element, notes


def without_stump(comments: list[Comment], notes: list[Note]) -> list[Comment]:
    """Comments without the last one where the file is cut off in it: it has neither a name nor words."""
    if comments and any(note.what == CUT_OFF for note in notes) and not (comments[-1].text or comments[-1].author):
        notes.append(Note("the last comment is cut off, and nothing of it can be read", kind="left out"))
        return comments[:-1]
    return comments


def _known(match: re.Match[str]) -> str:
    """A named character of HTML, which XML does not know, as itself."""
    if match[1] is None:
        return match[0]
    character = html.unescape(match[0])
    return character if not character.startswith("&") else "&amp;" + match[0][1:]


def _numbered(match: re.Match[str]) -> str:
    """A bare ampersand as text; a number that is no character of XML as U+FFFD."""
    if match[0].startswith("<"):
        return match[0]
    if match[1] is None and match[2] is None:
        return "&amp;"
    code = int(match[1]) if match[1] else int(match[2], 16)
    legal = code in (9, 10, 13) or 0x20 <= code <= 0xD7FF or 0xE000 <= code <= 0xFFFD or 0x10000 <= code <= 0x10FFFF
    return match[0] if legal else "\ufffd"


def local(element: Any) -> str:  # noqa: ANN401  # lxml has no types
    """A tag without its namespace, whatever version or prefix that has."""
    tag = element.tag
    if not isinstance(tag, str):
        return ""
    return tag.rsplit("}", 1)[-1].rsplit(":", 1)[-1]


def children(element: Any, name: str) -> Iterator[Any]:  # noqa: ANN401  # lxml has no types
    """The child elements of a name."""
    return (child for child in element if local(child) == name)


def fields(element: Any) -> dict[str, str]:  # noqa: ANN401  # lxml has no types
    """The texts of the child elements by their names; the first of each name counts."""
    found: dict[str, str] = {}
    for child in element:
        found.setdefault(local(child), "".join(child.itertext()) if len(child) else child.text or "")
    return found


def attribute(element: Any, name: str) -> str:  # noqa: ANN401  # lxml has no types
    """An attribute, whatever its namespace, or the empty text."""
    for key, value in element.attrib.items():
        if key.rsplit("}", 1)[-1].rsplit(":", 1)[-1] == name:
            return str(value)
    return ""
