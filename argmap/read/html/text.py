"""HTML to plain text: paragraphs, lists and links as a reader sees them, and quoted blocks as `Quote` spans.

selectolax parses, and its tree is walked once. Marks of emphasis are dropped: between words they would hide a claim
from the rules.
"""

from __future__ import annotations

import html
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from argmap.model import Quote
from argmap.read.common.expressions import expression
from argmap.read.common.quote_names import quoted_name
from argmap.read.common.surrogates import mended
from argmap.read.html.frame import Frame

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_SPACE = expression(r"[ \t\n\r\f\u00a0]+")
_BLANKS = expression(r"[ \t\f\u00a0]+")
_PARAGRAPHS = _set("p pre h1 h2 h3 h4 h5 h6 ul ol dl table figure article section details blockquote")
_LINES = _set(
    "div li dd dt tr header footer figcaption summary address main aside nav center fieldset caption tbody thead"
)
_SILENT = _set("script style noscript template svg button form textarea select head title object audio video math")
_ATTRIBUTIONS = _set(
    "bbcode_postedby bbCodeBlock-title quotetitle quoteheader topslice_quote attribution quote-header ipsQuote_citation"
)
LONGEST_LINE = 60
"""How many characters the line above a quote may have to be left out where it names nobody."""
DEEPEST = 30
"""How many quotes within quotes are distinguished."""
OPEN = 1_000
"""How many elements of one name a piece of HTML may leave open: the parser's time grows with their square."""
_FORMATTING = ("a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u")
_ABOVE_QUOTES = _set("quoteheader quotetitle")
_OWNERS = ("data-quote", "data-username", "data-ipsquote-username", "data-author")
_QUOTING_DIVS = _set("bbcode_quote quotecontent bbc_standard_quote quote_container bbCodeQuote")
_TELLING = _set("blockquote cite img iframe aside")
"""Elements that say something without an attribute, too."""


@dataclass(frozen=True, slots=True)
class Plain:
    """The text of a piece of HTML, and the spans in it that are quoted."""

    text: str
    quotes: tuple[Quote, ...] = ()


def plain(
    source: Any,  # noqa: ANN401
    *,
    skip: frozenset[str] = frozenset(),
    breaks: bool = False,
    copied: bool = False,
) -> Plain:
    r"""The text of some HTML; as it is written, where it leaves more elements open than can be parsed.

    Args:
        source: HTML, well-formed or not; or a node of selectolax, for what it holds.
        skip: Classes of elements to leave out (a page's furniture inside a comment).
        breaks: Whether line ends in the text are line breaks, as WordPress stores its comments.
        copied: Whether the text is as a browser copies it: no pictures and numbers of lists, each cell a line.

    >>> plain("<p>So <em>true</em> &amp; so:</p><ul><li>one<li>two</ul>").text
    'So true & so:\n\n- one\n- two'
    """
    walk = _Walk(skip, breaks=breaks, copied=copied)
    if not isinstance(source, str):
        walk.over(source.first_child)
    elif "<" not in source:
        walk.words(html.unescape(source))
    elif left_open(source, _FORMATTING, OPEN):
        return Plain(source)
    else:
        from selectolax.lexbor import LexborHTMLParser  # noqa: PLC0415  # not needed for other formats

        walk.over(LexborHTMLParser(mended(source).replace("\0", "\ufffd"), is_fragment=True).root)
    return walk.done()


def left_open(source: str, tags: Sequence[str], most: int) -> str:
    """The first of some elements of which more than a number are left open, or an empty string."""
    if source.count("<") - 2 * source.count("</") <= most:
        return ""
    opened = ((tag, source.count(f"<{tag}>") + source.count(f"<{tag} ") - source.count(f"</{tag}>")) for tag in tags)
    return next((tag for tag, number in opened if number > most), "")


def words(source: str) -> str:
    """The text of some HTML in one line, for names and titles."""
    return " ".join(plain(source).text.split())


class _Walk:
    """Goes through a tree and writes into the innermost frame."""

    def __init__(self, skip: frozenset[str], *, breaks: bool, copied: bool = False) -> None:
        self.skip, self.breaks, self.copied = skip, breaks, copied
        self.frames = [Frame("text", "")]
        self.top = self.frames[0]
        self.pre = 0
        self.named: str | None = None

    def over(self, node: Any) -> None:  # noqa: ANN401  # selectolax has no types
        """Write a node and those behind it, with all that they hold; no recursion, for depth is not bounded."""
        open_nodes: list[tuple[Any, str, bool]] = []
        while node is not None:
            if node.is_text_node:
                self.words(node.text_content or "")
            elif node.is_element_node:
                tag, frames = node.tag, len(self.frames)
                if self._open(tag, node.attributes):
                    framed = len(self.frames) > frames
                    child = node.first_child
                    if child is not None:
                        open_nodes.append((node, tag, framed))
                        node = child
                        continue
                    self._close(tag, framed=framed)
            while node.next is None and open_nodes:
                node, tag, framed = open_nodes.pop()
                self._close(tag, framed=framed)
            node = node.next

    def words(self, source: str) -> None:
        """Write text, its entities decoded."""
        if not source:
            return
        if self.pre or self.breaks:
            self._lines(source)
            return
        text = _SPACE.sub(" ", source)
        if text:
            self.top.put(text)

    def _lines(self, source: str) -> None:
        source = source.replace("\r\n", "\n").replace("\r", "\n")
        for number, line in enumerate(source.split("\n")):
            if number:
                self._new_line()
            if self.pre:
                self.top.put(line, raw=True)
            elif line := _BLANKS.sub(" ", line):
                self.top.put(line)

    def _new_line(self) -> None:
        top = self.top
        if top.open_line and not top.marked:
            top.block(1)
        elif top.parts:
            top.need = min(top.need + 1, 2)

    def _open(self, tag: str, given: Mapping[str, str | None]) -> bool:
        """Begin an element; whether what it holds is written."""
        if tag in _SILENT and not (self.copied and tag == "form"):  # old forums set their posts in a form
            return False
        if given or tag in _TELLING:
            classes = (given.get("class") or "").split()
            if not self.skip.isdisjoint(classes) or (tag == "span" and given.get("aria-hidden") == "true"):
                return False
            if tag == "img":
                if not self.copied:
                    self._image(given, classes)
                return False
            if tag == "iframe":
                self.top.put(f" [{(given.get('src') or '')[:80]}] ")
                return False
            if self._attribution(tag, classes) or self._quotes(tag, given, classes):
                return True
        self._plain(tag)
        return True

    def _plain(self, tag: str) -> None:  # a line for each tag that says something
        top = self.top
        if tag == "br":
            self._new_line()
        elif tag == "li" and not self.copied:
            top.item()
        elif tag in ("ul", "ol"):
            top.block(1 if top.lists else 2)
            top.need = min(top.need, 1) if top.lists else top.need
            top.lists.append(0 if tag == "ol" else -1)
        elif tag in _PARAGRAPHS:
            top.block(2)
            self.pre += tag == "pre"
        elif tag in _LINES:
            top.block(2 if tag == "tr" and self.copied else 1)
        elif tag in ("td", "th"):
            if self.copied:
                top.block(1)
            elif top.open_line:
                top.put(" | ")
        elif tag == "hr":
            top.block(2)
            top.put("* * *")
            top.block(2)

    def _attribution(self, tag: str, classes: list[str]) -> bool:
        """Whether this begins a line that names whom the quote around or below it is from."""
        above = not _ABOVE_QUOTES.isdisjoint(classes)
        if self.top.kind == "quote":
            named = not _ATTRIBUTIONS.isdisjoint(classes) or (self.top.tag == "aside" and "title" in classes)
            above = not self.top.parts and (named or tag == "cite")
        if above:
            self._push(Frame("attribution", tag))
        return above

    def _quotes(self, tag: str, given: Mapping[str, str | None], classes: list[str]) -> bool:
        """Whether this begins a quote; a box right inside a quote's box is the same quote."""
        if len(self.frames) > DEEPEST:
            return False
        boxed = not _QUOTING_DIVS.isdisjoint(classes)
        if not (tag == "blockquote" or boxed or (tag == "aside" and "quote" in classes)):
            return False
        if self.top.kind == "quote" and not self.top.parts:
            inner = "quote_container" in classes or "quotecontent" in classes
            if inner or (tag == "blockquote" and self.top.tag != "blockquote"):
                return False
        of = next((given[key] for key in _OWNERS if given.get(key)), None)
        self._push(Frame("quote", tag, of.split(", post:")[0] if of else self.named))
        self.named = None
        return True

    def _image(self, given: Mapping[str, str | None], classes: list[str]) -> None:
        alt = (given.get("alt") or "").strip()
        small = any("emoji" in name or "smil" in name or "emoticon" in name for name in classes)
        if self.top.kind == "attribution":
            return
        if alt and (small or len(alt) <= 3 or (alt[0] == ":" and alt[-1] in ":)(PD")):
            self.top.put(alt)
        elif not small and given.get("src") and given.get("width") not in ("0", "1"):
            self.top.put(f"[image: {alt[:40]}]" if alt else "[image]")

    def _push(self, frame: Frame) -> None:
        self.frames.append(frame)
        self.top = frame

    def _close(self, tag: str, *, framed: bool) -> None:
        top = self.top
        if framed:
            self._pop()
        elif tag in ("ul", "ol"):
            top.lists.pop()
            top.block(1 if top.lists else 2)
        elif tag in _PARAGRAPHS:
            self.pre -= tag == "pre"
            top.block(2)
        elif tag in _LINES:
            top.block(1)

    def _pop(self) -> None:
        frame = self.frames.pop()
        self.top = top = self.frames[-1]
        text = frame.text()
        if frame.kind == "attribution":
            name = quoted_name(text)
            if top.kind != "quote":
                self.named = name
            elif top.of is None:
                top.of = name
            if name is None and len(text) > LONGEST_LINE:
                top.block(2)
                top.put(" ".join(text.split()))
                top.block(2)
            return
        if not text.strip():
            return
        text = "\n".join("> " + line if line else ">" for line in text.split("\n"))
        top.block(2)
        top.put(text)
        if len(self.frames) == 1:
            top.quotes.append(Quote(top.length - len(text), top.length, frame.of))
        top.block(2)

    def done(self) -> Plain:
        """What was written."""
        text = self.top.text()
        return Plain(text, tuple(quote for quote in self.top.quotes if quote.end <= len(text)))


__all__ = ["Plain", "left_open", "plain", "words"]
