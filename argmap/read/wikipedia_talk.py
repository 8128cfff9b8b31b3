"""Talk pages of Wikipedia and other wikis: no markup for comments but a signature and a time at the end of each.

Source: the rules are those of MediaWiki's DiscussionTools (its parser's documentation): everything from the end of one
comment to the end of the line with the next signed time is a comment; its depth is the number of list items around it.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from argmap.model import Comment, Note
from argmap.read.base import Reader
from argmap.read.dom import holds, is_page, page_title, parse
from argmap.read.html_text import plain
from argmap.read.making import make_thread
from argmap.read.parts import comment, nothing
from argmap.read.wiki_names import SHORT, TIME, month_of, user_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.model import Thread
    from argmap.read.base import Source

SIGNATURE = 100
"""How many characters before a time a signature may reach."""

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
class _Piece:
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
class _Section:
    title: str
    name: str
    pieces: list[_Piece] = field(default_factory=list)


def sniff(source: Source) -> float:
    """Sure where a page of MediaWiki has signed times."""
    if not is_page(source):
        return 0.0
    marks = holds(
        source, b"mw-parser-output", b"mw-headline", b"mw-content-text", b"mediawiki", b"mw-heading", b"mw:PageProp"
    )
    if not marks:
        return 0.0
    text = re.sub(r"<[^>]*>", "", source.text[: 4 << 20])
    signed = len(TIME.findall(html.unescape(text)))
    return 0.95 if signed > 1 else 0.8 if signed else 0.0


def read(source: Source) -> Iterator[Thread]:
    """A thread for each heading under which something is signed.

    Raises:
        ArgmapError: I012 where nothing is signed.
    """
    tree = parse(source)
    title = re.sub(r"\s+[-–—]\s+\w+$", "", page_title(tree))
    root = (
        tree.css_first("#mw-content-text .mw-parser-output, .mw-parser-output, #mw-content-text, #bodyContent")
        or tree.body
    )
    if root is None:
        root = tree.root
    number, unsigned, seen = 0, 0, set[str]()
    found = False
    sections = list(_sections(root))
    short = _short(sections)
    for section in sections:
        comments, rest = _comments(section, number, short)
        number += len(comments)
        unsigned += not comments and bool(rest)
        if not comments:
            continue
        found = True
        notes = (
            [Note("words without a signature stand below the last comment; they are left out", kind="left out")]
            if rest
            else []
        )
        name = section.name or "top"
        while name in seen:
            name += "-2"
        seen.add(name)
        yield make_thread(name, section.title or title, comments, notes=notes)
    if not found:
        raise nothing(source, "the page holds no signed comments", "save the talk page, not the article")


def _sections(root: Any) -> Iterator[_Section]:  # noqa: ANN401  # selectolax has no types
    section = _Section("", "")
    walk = _Walk(root)
    for piece, heading in walk.pieces():
        if heading is not None:
            yield section
            section = _Section(*heading)
        elif piece is not None:
            section.pieces.append(piece)
    yield section


class _Walk:
    """Goes over a page from text to text."""

    def __init__(self, root: Any) -> None:  # noqa: ANN401  # selectolax has no types
        self.root = root
        self.line = 0
        self.tags = ""

    def pieces(self) -> Iterator[tuple[_Piece | None, tuple[str, str] | None]]:
        stack: list[tuple[Any, int, str | None, bool, bool]] = [(self.root.first_child, 0, None, False, False)]
        closing: list[str] = []
        while stack:
            node, depth, link, silent, _ = stack.pop()
            if node is None:
                if closing:
                    self._leave(closing.pop())
                continue
            stack.append((node.next, depth, link, silent, False))
            tag = node.tag
            if tag == "-text":
                text = node.text_content or ""
                if text:
                    yield _Piece(text, depth, self.line, link, self.tags, silent), None
                    self.tags = ""
                continue
            if tag.startswith(("-", "!", "_")):
                continue
            attrs = node.attributes
            classes = set((attrs.get("class") or "").split())
            if re.fullmatch(r"h[1-6]", tag):
                self.line += 1
                self.tags = ""
                yield None, _heading(node)
                continue
            if tag in ("style", "script") or attrs.get("id") == "toc" or not _FURNITURE.isdisjoint(classes):
                continue
            if tag == "ol" and "references" in classes:
                continue
            self._enter(tag, classes)
            if tag == "a":
                link = user_of(attrs.get("href") or "") or link
            deeper = depth + (tag in ("dd", "li"))
            if node.first_child is None:
                self._leave(tag)
                continue
            closing.append(tag)
            stack.append((node.first_child, deeper, link, silent or tag in _NO_COMMENTS, False))

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


def _heading(node: Any) -> tuple[str, str]:  # noqa: ANN401  # selectolax has no types
    inner = node.css_first(".mw-headline") or node
    words = []
    for part in inner.traverse(include_text=True):
        if part.tag == "-text" and not any(
            "mw-editsection" in (above.attributes.get("class") or "") for above in _above(part, node)
        ):
            words.append(part.text_content or "")
    title = " ".join("".join(words).split())
    return title, inner.attributes.get("id") or node.attributes.get("id") or title


def _above(node: Any, top: Any) -> Iterator[Any]:  # noqa: ANN401  # selectolax has no types
    now = node.parent
    while now is not None and now.mem_id != top.mem_id:
        yield now
        now = now.parent


def _short(sections: list[_Section]) -> bool:
    """Whether times with a month cut short are left out: where most of the page's times have it in full.

    Signatures of the first years, and times that were copied, are not in the form in which the wiki signs today; the
    wiki's own parser takes what stands before them for a part of the next comment.
    """
    months = [
        month_of(match[0]) for section in sections for piece in section.pieces for match in TIME.finditer(piece.text)
    ]
    short = sum(month in SHORT for month in months)
    return short * 2 < len(months)


def _comments(section: _Section, number: int, short: bool) -> tuple[list[Comment], str]:
    """The signed comments of a section, and the words after the last of them."""
    pieces = section.pieces
    comments: list[Comment] = []
    levels: list[str | None] = [None]
    start = place = 0
    while place < len(pieces):
        piece = pieces[place]
        match = None if piece.silent else _time(piece.text, short)
        signed = None if match is None else _signature(pieces, place, start)
        if match is None or signed is None:
            place += 1
            continue
        author, first = signed
        end = place
        while end + 1 < len(pieces) and pieces[end + 1].line == piece.line:
            end += 1
        opening = next((one for one in pieces[start : place + 1] if one.text.strip()), piece)
        level = min(opening.depth, piece.depth) + 1
        while len(levels) < level:
            levels.append(levels[-1])
        name = f"c{number + len(comments) + 1}"
        body = plain(_written(pieces, start, end, (first, place), match))
        comments.append(comment(name, body, author=author, date=match, parent=levels[level - 1]))
        del levels[level:]
        levels.append(name)
        start = place = end + 1
    rest = plain(_written(pieces, start, len(pieces) - 1, None, "")).text
    return comments, rest


def _time(text: str, short: bool) -> str | None:
    matches = [match[0] for match in TIME.finditer(text) if not short or month_of(match[0]) not in SHORT]
    return " ".join(matches[-1].split()) if matches else None


def _signature(pieces: list[_Piece], place: int, start: int) -> tuple[str, int] | None:
    """Whose link stands nearest before a time on its line, and the first piece that belongs to the signature."""
    author: str | None = None
    first = place
    length = 0
    for index in range(place, start - 1, -1):
        piece = pieces[index]
        if piece.line != pieces[place].line or length >= SIGNATURE:
            break
        if piece.link is not None and (author is None or piece.link == author):
            author = piece.link
            first = index
        if index != place:
            length += len(piece.text)
    return None if author is None else (author, first)


def _written(pieces: list[_Piece], start: int, end: int, signature: tuple[int, int] | None, date: str) -> str:
    """The pieces as simple HTML, without the signature."""
    found = []
    for index in range(start, end + 1):
        piece = pieces[index]
        found.append(piece.tags)
        if signature is not None and signature[0] <= index <= signature[1]:
            left = piece.text.split(date.split(" ", 1)[0], 1)[0] if index == signature[0] == signature[1] else ""
            found.append(html.escape(left.rstrip("—–- ("), quote=False))
            continue
        text = html.escape(piece.text, quote=False)
        if signature is not None and index == signature[0] - 1:
            text = text.rstrip().rstrip("—–-~").rstrip() if re.search(r"[—–~-]\s*\Z", text) else text
        found.append(text)
    return "".join(found)


READER = Reader(
    name="wikipedia-talk",
    title="Wikipedia talk page",
    how="open the talk page and save it as HTML",
    suffixes=(".html", ".htm"),
    sniff=sniff,
    read=read,
)
