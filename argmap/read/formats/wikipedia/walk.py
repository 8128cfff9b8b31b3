"""A wiki's page as pieces of text under headings, each with the depth of its list and the user that it links to."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from argmap.read.formats.wikipedia.names import user_of

if TYPE_CHECKING:
    from collections.abc import Iterator

_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "hr",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)
_NO_COMMENTS = frozenset(["blockquote", "cite", "q", "style", "script"])
_FURNITURE = frozenset([
    "mw-editsection", "ext-discussiontools-init-replylink-buttons", "ext-discussiontools-init-section-metaitem", "toc",
    "ext-discussiontools-init-section-subscribeButton", "mw-notalk", "noprint", "mw-jump-link", "catlinks", "navbox",
    "ext-discussiontools-init-section-bar", "ext-discussiontools-init-timestamp-hidden",
])  # fmt: skip


@dataclass(slots=True)
class Piece:
    """A piece of text on the page.

    Args:
        text: Decoded.
        depth: How many list items are around it.
        line: Grows with each line of the page.
        link: The user that a link around it leads to.
        tags: HTML to be written before it: breaks, quotes.
        silent: Whether no comment may end here (in quotes).
    """

    text: str
    depth: int
    line: int
    link: str | None
    tags: str
    silent: bool


@dataclass(slots=True)
class Section:
    """What stands under a heading: its words, its anchor, and the pieces."""

    title: str
    name: str
    pieces: list[Piece] = field(default_factory=list)


def sections(root: Any) -> Iterator[Section]:  # noqa: ANN401  # selectolax has no types
    """The sections of a page, in its order; what stands above the first heading has no title."""
    section = Section("", "")
    walk = _Walk(root)
    for piece, heading in walk.pieces():
        if heading is not None:
            yield section
            section = Section(*heading)
        elif piece is not None:
            section.pieces.append(piece)
    yield section


class _Walk:
    """Goes over a page from text to text."""

    def __init__(self, root: Any) -> None:  # noqa: ANN401  # selectolax has no types
        self.root = root
        self.line = 0
        self.tags = ""

    def pieces(self) -> Iterator[tuple[Piece | None, tuple[str, str] | None]]:
        stack: list[tuple[Any, int, str | None, bool]] = [(self.root.first_child, 0, None, False)]
        closing: list[str] = []
        while stack:
            node, depth, link, silent = stack.pop()
            if node is None:
                if closing:
                    self._leave(closing.pop())
                continue
            stack.append((node.next, depth, link, silent))
            tag = node.tag
            if tag == "-text":
                yield Piece(node.text_content or "", depth, self.line, link, self.tags, silent), None
                self.tags = ""
                continue
            if tag is None:  # a processing instruction
                continue
            attrs = node.attributes
            classes = set((attrs.get("class") or "").split())
            if re.fullmatch(r"h[1-6]", tag):
                self.line += 1
                self.tags = ""
                yield None, _heading(node)
                continue
            if _is_furniture(tag, attrs.get("id"), classes):
                continue
            self._enter(tag, classes)
            closing.append(tag)
            inner = user_of(attrs.get("href") or "") or link if tag == "a" else link
            deeper = depth + (tag in ("dd", "li"))
            stack.append((node.first_child, deeper, inner, silent or tag in _NO_COMMENTS))

    def _enter(self, tag: str, classes: set[str]) -> None:
        if tag in _BLOCKS or tag in ("br", "hr") or "outdent-template" in classes:
            self.line += 1
        if tag in ("p", "blockquote", "pre", "ul", "ol", "table"):
            self.tags += f"<{tag}>" if tag in ("p", "blockquote", "pre") else "<p>"
        elif tag in _BLOCKS or tag == "br":
            self.tags += "<br>"

    def _leave(self, tag: str) -> None:
        if tag in _BLOCKS:
            self.line += 1
        if tag in ("blockquote", "pre"):
            self.tags += f"</{tag}>"
        elif tag == "p":
            self.tags += "</p>"
        elif tag in ("dd", "li", "div"):
            self.tags += "<div></div>"


def _is_furniture(tag: str, name: str | None, classes: set[str]) -> bool:
    if tag.startswith(("-", "!", "_")) or tag in ("style", "script") or name == "toc":
        return True
    return not _FURNITURE.isdisjoint(classes) or (tag == "ol" and "references" in classes)


def _heading(node: Any) -> tuple[str, str]:  # noqa: ANN401  # selectolax has no types
    inner = node.css_first(".mw-headline") or node
    words = [
        part.text_content or ""
        for part in inner.traverse(include_text=True)
        if part.tag == "-text"
        and not any("mw-editsection" in (above.attributes.get("class") or "") for above in _above(part, node))
    ]
    title = " ".join("".join(words).split())
    return title, inner.attributes.get("id") or node.attributes.get("id") or title


def _above(node: Any, top: Any) -> Iterator[Any]:  # noqa: ANN401  # selectolax has no types
    now = node.parent
    while now is not None and now.mem_id != top.mem_id:
        yield now
        now = now.parent
