"""HTML to plain text: paragraphs, lists and links as a reader sees them, and quoted blocks as `Quote` spans.

A walk over the tags as they come, not over a tree: comments arrive as fragments in a dozen formats, and a tree of each
costs more than its text. Marks of emphasis are dropped, for between words they would hide a claim from the rules.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

from argmap.model import Quote
from argmap.read.common.quote_names import quoted_name
from argmap.read.html.easy import easy


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_TAG = re.compile(
    r"""<!--.*?(?:-->|\Z)|<(/?)([a-zA-Z][a-zA-Z0-9:-]*+)((?:[^<>"']++|"[^"]*+"|'[^']*+')*+)>|<[!?][^>]*+>""", re.DOTALL
)
_ATTRIBUTE = re.compile(r"""([a-zA-Z][a-zA-Z0-9:_-]*+)\s*+=\s*+("[^"]*+"|'[^']*+'|[^\s"'>]++)""")
_SPACE = re.compile(r"[ \t\n\r\f\u00a0]+")
_BLANKS = re.compile(r"[ \t\f\u00a0]+")
_PARAGRAPHS = _set("p pre h1 h2 h3 h4 h5 h6 ul ol dl table figure article section details blockquote ")
_LINES = _set(
    "div li dd dt tr header footer figcaption summary address main aside nav center fieldset caption tbody thead "
)
_SILENT = _set("script style noscript template svg button form textarea select head title object audio video math ")
_ATTRIBUTIONS = _set(
    "bbcode_postedby bbCodeBlock-title quotetitle quoteheader topslice_quote attribution quote-header ipsQuote_citation"
)
LONGEST_LINE = 60
"""How many characters the line above a quote may have to be left out where it names nobody."""
DEEPEST = 30
"""How many quotes within quotes are distinguished."""
_ABOVE_QUOTES = _set("quoteheader quotetitle")
_OWNERS = ("data-quote", "data-username", "data-ipsquote-username", "data-author")
_QUOTING_DIVS = _set("bbcode_quote quotecontent bbc_standard_quote quote_container bbCodeQuote ")


@dataclass(frozen=True, slots=True)
class Plain:
    """The text of a piece of HTML, and the spans in it that are quoted."""

    text: str
    quotes: tuple[Quote, ...] = ()


def plain(source: str, *, skip: frozenset[str] = frozenset(), breaks: bool = False) -> Plain:
    r"""The text of some HTML.

    Args:
        source: HTML, well-formed or not.
        skip: Classes of elements to leave out (a page's furniture inside a comment).
        breaks: Whether line ends in the text are line breaks, as WordPress stores its comments.

    >>> plain("<p>So <em>true</em> &amp; so:</p><ul><li>one<li>two</ul>").text
    'So true & so:\n\n- one\n- two'
    """
    if not breaks and not (skip and "class=" in source):
        text = easy(source)
        if text is not None:
            return Plain(text)
    walk = _Walk(skip, breaks=breaks)
    place = 0
    for match in _TAG.finditer(source):
        if match.start() > place:
            walk.words(source[place : match.start()])
        place = match.end()
        tag = match[2]
        if tag is None:
            continue
        if match[1]:
            walk.close(tag.lower())
        else:
            walk.open(tag.lower(), match[3])
    walk.words(source[place:])
    return walk.done()


def words(source: str) -> str:
    """The text of some HTML in one line, for names and titles."""
    return " ".join(plain(source).text.split())


def attributes(source: str) -> dict[str, str]:
    """The attributes of a tag, their entities decoded; the first of each name counts."""
    found: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(source):
        value = match[2]
        if value[:1] in "\"'":
            value = value[1:-1]
        found.setdefault(match[1].lower(), html.unescape(value) if "&" in value else value)
    return found


class _Frame:
    """What is written in one block: the page's text, a quote, or the line above a quote that names its author."""

    __slots__ = ("depth", "kind", "length", "lists", "marked", "need", "of", "open_line", "parts", "quotes", "tag")

    def __init__(self, kind: str, tag: str, of: str | None = None) -> None:
        self.kind, self.tag, self.of, self.depth = kind, tag, of, 1
        self.parts: list[str] = []
        self.length = 0
        self.need = 0
        self.open_line = self.marked = False
        self.lists: list[int] = []
        self.quotes: list[Quote] = []

    def put(self, text: str, *, raw: bool = False) -> None:
        if not self.open_line:
            text = text if raw else text.lstrip(" ")
            if not text:
                return
            if self.parts:
                self._trim()
                self._add("\n" * (self.need or 1))
        elif not raw and text[0] == " " and self.parts[-1][-1] == " ":
            text = text[1:]
        if not text:
            return
        self._add(text)
        self.open_line, self.need, self.marked = True, 0, False

    def block(self, lines: int) -> None:
        if self.marked:
            return
        self.open_line = False
        self.need = max(self.need, lines)

    def mark(self, indent: str, text: str) -> None:
        """A list item's mark: what follows stands on its line."""
        self.marked = False
        self.block(1)
        self.put(text)
        self.parts[-1] = indent + self.parts[-1]
        self.length += len(indent)
        self.marked = True

    def item(self) -> None:
        mark = "- "
        if self.lists and self.lists[-1] >= 0:
            self.lists[-1] += 1
            mark = f"{self.lists[-1]}. "
        self.mark("  " * min(max(len(self.lists) - 1, 0), 8), mark)

    def text(self) -> str:
        self._trim()
        return "".join(self.parts)

    def _add(self, text: str) -> None:
        self.parts.append(text)
        self.length += len(text)

    def _trim(self) -> None:
        while self.parts:
            last = self.parts[-1]
            cut = last.rstrip(" \n")
            self.length -= len(last) - len(cut)
            if cut:
                self.parts[-1] = cut
                return
            self.parts.pop()


class _Walk:
    """Goes from tag to tag and writes into the innermost frame."""

    def __init__(self, skip: frozenset[str], *, breaks: bool) -> None:
        self.skip, self.breaks = skip, breaks
        self.frames = [_Frame("text", "")]
        self.top = self.frames[0]
        self.hidden: str | None = None
        self.hidden_depth = 0
        self.pre = 0
        self.named: str | None = None

    def words(self, source: str) -> None:
        if self.hidden is not None or not source:
            return
        if "&" in source:
            source = html.unescape(source)
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

    def open(self, tag: str, source: str) -> None:
        if self.hidden is not None:
            self.hidden_depth += tag == self.hidden
            return
        if tag in _SILENT:
            if not source.endswith("/"):
                self._hide(tag)
            return
        if source:
            if "class=" in source or tag in ("blockquote", "img", "iframe", "aside"):
                given = attributes(source)
                if self._special(tag, given, given.get("class", "").split()):
                    return
        elif tag in ("blockquote", "cite") and self._special(tag, {}, []):
            return
        self._plain(tag)

    def _plain(self, tag: str) -> None:  # a line for each tag that says something
        top = self.top
        if tag == top.tag:
            top.depth += 1
        if tag == "br":
            self._new_line()
        elif tag == "li":
            top.item()
        elif tag in ("ul", "ol"):
            top.block(1 if top.lists else 2)
            top.need = min(top.need, 1) if top.lists else top.need
            top.lists.append(0 if tag == "ol" else -1)
        elif tag in _PARAGRAPHS:
            top.block(2)
            self.pre += tag == "pre"
        elif tag in _LINES:
            top.block(1)
        elif tag in ("td", "th"):
            if top.open_line:
                top.put(" | ")
        elif tag == "hr":
            top.block(2)
            top.put("* * *")
            top.block(2)

    def _special(  # a way out for each kind of thing
        self, tag: str, given: dict[str, str], classes: list[str]
    ) -> bool:
        """What attributes ask for; True where the tag is dealt with."""
        if not self.skip.isdisjoint(classes) or (given.get("aria-hidden") == "true" and tag == "span"):
            if tag not in ("br", "img", "hr", "input"):
                self._hide(tag)
            return True
        if tag == "img":
            self._image(given, classes)
            return True
        if self._attributes(tag, classes) or self._quotes(tag, given, classes):
            return True
        if tag == "iframe":
            self.top.put(f" [{given.get('src', '')[:80]}] ")
            self._hide(tag)
        return tag == "iframe"

    def _attributes(self, tag: str, classes: list[str]) -> bool:
        """Whether this begins a line that names whom the quote around or below it is from."""
        above = not _ABOVE_QUOTES.isdisjoint(classes)
        if self.top.kind == "quote":
            named = not _ATTRIBUTIONS.isdisjoint(classes) or (self.top.tag == "aside" and "title" in classes)
            above = not self.top.parts and (named or tag == "cite")
        if above:
            self._push(_Frame("attribution", tag))
        return above

    def _quotes(self, tag: str, given: dict[str, str], classes: list[str]) -> bool:
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
        self._push(_Frame("quote", tag, of.split(", post:")[0] if of else self.named))
        self.named = None
        return True

    def _image(self, given: dict[str, str], classes: list[str]) -> None:
        alt = given.get("alt", "").strip()
        small = any("emoji" in name or "smil" in name or "emoticon" in name for name in classes)
        if self.top.kind == "attribution":
            return
        if alt and (small or len(alt) <= 3 or (alt[0] == ":" and alt[-1] in ":)(PD")):
            self.top.put(alt)
        elif not small and given.get("src") and given.get("width") not in ("0", "1"):
            self.top.put(f"[image: {alt[:40]}]" if alt else "[image]")

    def _push(self, frame: _Frame) -> None:
        self.frames.append(frame)
        self.top = frame

    def _hide(self, tag: str) -> None:
        self.hidden, self.hidden_depth = tag, 1

    def close(self, tag: str) -> None:
        if self.hidden is not None:
            if tag == self.hidden:
                self.hidden_depth -= 1
                if not self.hidden_depth:
                    self.hidden = None
            return
        if tag == self.top.tag:
            self.top.depth -= 1
            if not self.top.depth and len(self.frames) > 1:
                self._pop()
                return
        if tag in _PARAGRAPHS:
            top = self.top
            if tag in ("ul", "ol") and top.lists:
                top.lists.pop()
                top.block(1 if top.lists else 2)
                return
            if tag == "pre" and self.pre:
                self.pre -= 1
            top.block(2)
        elif tag in _LINES:
            self.top.block(1)

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
        while len(self.frames) > 1:
            self._pop()
        text = self.top.text()
        return Plain(text, tuple(quote for quote in self.top.quotes if quote.end <= len(text)))


__all__ = ["Plain", "attributes", "plain", "words"]
