"""Comment blocks of a saved page: found with one select, each field given to the block that it stands in.

Nodes are removed from the tree from the last to the first, so that a block's text is its own, without its replies, and
so that no node is touched once something around it is gone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from argmap.read.common.dates import certain
from argmap.read.common.expressions import expression
from argmap.read.html.text import Plain, left_open, plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from argmap.read.sources.source import Source

_PAGE = expression(
    r"<(?:!doctype html|html|head|body|div|article|ol|ul|table|section|main|li|p|meta|link|dl|h[1-6]|span|a)\b",
    re.IGNORECASE,
)
_LATIN = frozenset(["iso-8859-1", "iso8859-1", "latin-1", "latin1", "l1", "ascii", "us-ascii", "windows-1252"])
_ASKED = expression(r"\.([\w-]+)")
_CLASS = expression(rb"""class\s*=\s*["']?([^"'>]*)""", re.IGNORECASE)
_FURTHER_PAGE = expression(
    r"(?:[/?&;-]page[/=-]?0*(?:[2-9]|[1-9]\d+)|[?&;]start=[1-9]|/p[2-9]\d*|topic=\d+\.[1-9]\d*)(?!\d)", re.IGNORECASE
)


def is_page(source: Source) -> bool:
    """Whether a source is HTML, whole or a piece."""
    head = source.head.lstrip("\ufeff \t\r\n")
    if not head.startswith("<"):
        return False
    head = re.sub(r"\A(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)+", "", head, flags=re.DOTALL)[:3000]
    if head.startswith(("<rss", "<feed", "<disqus", "<?xml", "<posts", "<comments")):
        return False
    return _PAGE.search(head) is not None


OPEN = 20_000
"""How many elements of a name a page may leave open."""


def holds(source: Source, *marks: bytes) -> int:
    """How many of some marks stand anywhere in a page: comments come late in it, beyond the head."""
    if not is_page(source):
        return 0
    data = source.data
    return sum(mark in data for mark in marks)


def parse(source: Source) -> Any:  # noqa: ANN401  # selectolax has no types
    """The tree of a page; Latin-1 is read as browsers read it, as cp1252.

    Raises:
        ArgmapError: I013 where elements are left open by the thousand, for the parser's time grows with their square.
    """
    from selectolax.lexbor import LexborHTMLParser  # noqa: PLC0415  # not needed for other formats

    text, encoding = source.decoded
    if encoding.lower() in _LATIN:
        text = source.data.decode("cp1252", "replace")
    tag = left_open(text, ("div", "span", "blockquote", "section", "b", "i", "font", "ul", "dl"), OPEN)
    if tag:
        raise source.problem("I013", f"the page leaves more than {OPEN} elements <{tag}> open")
    return LexborHTMLParser(text.replace("\0", "\ufffd"))


@dataclass(slots=True)
class Block:
    """A comment in a page.

    Args:
        node: Its outermost element.
        name: Its id as the page gives it.
        attrs: The element's attributes.
        parent: The block that it stands in.
        found: For each role, the node that fits best and how well (0 is best).
        plain: Its words, once `texts` has run.
    """

    node: Any
    name: str
    attrs: Mapping[str, str | None]
    parent: Block | None = None
    found: dict[str, tuple[int, Any]] = field(default_factory=dict)
    plain: Plain = field(default_factory=lambda: Plain(""))

    def get(self, role: str) -> Any:  # noqa: ANN401  # selectolax has no types
        """The node of a role, or None."""
        pair = self.found.get(role)
        return None if pair is None else pair[1]

    def text(self, role: str) -> str:
        """The text of a role's node on one line, or empty."""
        node = self.get(role)
        return "" if node is None else line(node)

    def classes(self) -> list[str]:
        """The element's classes."""
        return (self.attrs.get("class") or "").split()


class Blocks:
    """All blocks of a page, in its order.

    Args:
        tree: The page.
        css: What selects the blocks' elements.
        named: The id of a block from its tag and attributes, or None where the element is none.
        roles: Selectors for each field, the surest first.
        accept: Whether a node can be what a role asks for, where a selector alone does not tell.
    """

    def __init__(
        self, tree: Any, css: str, named: Callable[[str, Mapping[str, str | None]], str | None],  # noqa: ANN401
        roles: Mapping[str, Sequence[str]], *, accept: Callable[[str, Any], bool] | None = None,
    ) -> None:  # fmt: skip
        self.tree = tree
        self.accept = accept
        self.owners: dict[int, Block | None] = {}
        self.all: list[Block] = []
        self.used = _used(tree)
        self.places: set[int] = set()
        self.marks: dict[bytes, bool] = {}
        for node in tree.css(css):
            place = node.mem_id
            if place not in self.places:
                attrs = node.attributes
                name = named(node.tag, attrs)
                if name is not None:
                    self._add(node, place, name, attrs)
        for role, ones in roles.items():
            self._fill(role, [one for one in ones if self._useful(one)])

    def _fill(self, role: str, ones: Sequence[str]) -> None:
        """Give each block its first node of the surest selector that finds one; stop where all have theirs."""
        missing = len(self.all)
        for rank, one in enumerate(ones):
            if not missing:
                return
            for node in self.tree.css(one):
                if node.mem_id in self.places:
                    continue
                block = self._owner(node)
                if block is None or role in block.found:
                    continue
                if self.accept is None or self.accept(role, node):
                    block.found[role] = (rank, node)
                    missing -= 1

    def _add(self, node: Any, place: int, name: str, attrs: Mapping[str, str | None]) -> None:  # noqa: ANN401
        above = self._owner(node)
        if above is not None and above.name == name:
            return
        block = Block(node, name, attrs, above)
        self.owners[place] = block
        self.places.add(place)
        self.all.append(block)

    def gather(self, css: str) -> Iterator[tuple[Block, Any]]:
        """What a selector finds inside blocks, each with its block, in the page's order."""
        seen: set[int] = set()
        for node in self.select(css):
            if node.mem_id not in seen and (block := self._owner(node)) is not None:
                seen.add(node.mem_id)
                yield block, node

    def select(self, css: str) -> list[Any]:
        """What the selectors of a list find whose classes the page has at all: the others cost time for nothing."""
        ones = [one for one in css.split(", ") if self._useful(one)]
        return list(self.tree.css(", ".join(ones))) if ones else []

    def _useful(self, css: str) -> bool:
        """Whether the page has the classes, the attributes and the tag that a selector asks for."""
        if not _classes(css) <= self.used:
            return False
        asked = [name.encode() for name in re.findall(r"\[([\w-]+)", css) if not name.startswith("data-argmap")]
        if tag := re.match(r"[a-z0-9]+(?![\w -]*-)", css):
            asked.append(f"<{tag[0]}".encode())
        raw = self.tree.raw_html
        for mark in asked:
            if mark not in self.marks:
                self.marks[mark] = mark in raw or mark.upper() in raw
        return all(self.marks[mark] for mark in asked)

    def _owner(self, node: Any) -> Block | None:  # noqa: ANN401
        """The innermost block around a node."""
        path: list[int] = []
        now = node.parent
        found: Block | None = None
        while now is not None:
            place = now.mem_id
            if place in self.owners:
                found = self.owners[place]
                break
            path.append(place)
            now = now.parent
        for place in path:
            self.owners[place] = found
        return found

    def texts(self, *, drop: str = "", skip: frozenset[str] = frozenset(), roles: Sequence[str] = ()) -> None:
        """Give each block its words: those of its `body`, else all of it, without what is dropped and its replies.

        Args:
            drop: What selects the furniture inside blocks.
            skip: Classes of furniture, where few blocks have any.
            roles: Whose nodes are no part of the words (the author's, the date's).
        """
        kept = self._around()
        for block in self.all:
            for role in roles:
                node = block.get(role)
                if node is not None and node.mem_id not in kept:
                    node.attrs["data-argmap"] = "drop"
        nodes = self.select(f"{drop}, [data-argmap]" if drop else "[data-argmap]")
        for node in reversed(list({node.mem_id: node for node in nodes}.values())):
            if node.mem_id not in kept:
                node.decompose()
        for block in reversed(self.all):
            body = block.get("body")
            block.plain = plain(block.node if body is None else body, skip=skip)
            if block.parent is not None:  # its words are not those of the block around it
                block.node.decompose()

    def _around(self) -> set[int]:
        """The blocks, their bodies, and all that stands around them: what must not be removed."""
        kept: set[int] = set()
        for block in self.all:
            for node in (block.node, block.get("body")):
                now = node
                while now is not None and now.mem_id not in kept:
                    kept.add(now.mem_id)
                    now = now.parent
        return kept


def line(node: Any) -> str:  # noqa: ANN401  # selectolax has no types
    """The text of a node on one line."""
    return " ".join(node.text(deep=True).split())


def within(node: Any, outer: Any) -> bool:  # noqa: ANN401  # selectolax has no types
    """Whether a node is another or stands in it; in None stands nothing."""
    while outer is not None and node is not None:
        if node.mem_id == outer.mem_id:
            return True
        node = node.parent
    return False


def _used(tree: Any) -> set[str]:  # noqa: ANN401  # selectolax has no types
    """The classes of a page: selecting only these costs a fifth of selecting all that are known."""
    found: set[str] = set()
    for value in set(_CLASS.findall(tree.raw_html)):
        found.update(value.decode("utf-8", "replace").split())
    return found


def _classes(css: str) -> set[str]:
    """The classes that a selector asks for."""
    return set(_ASKED.findall(re.sub(r"\[[^\]]*\]", "", css)))


def page_title(tree: Any) -> str:  # noqa: ANN401  # selectolax has no types
    """The title that the page gives for sharing, else its heading, else the window's."""
    found = {"meta": "", "h1": "", "title": ""}
    for node in tree.css("meta[property='og:title'], meta[name='og:title'], h1, title"):
        if not found[node.tag]:
            found[node.tag] = " ".join((node.attributes.get("content") or "").split()) or line(node)
    return found["meta"] or found["h1"] or found["title"]


def is_first_page(tree: Any) -> bool:  # noqa: ANN401  # selectolax has no types
    """Whether a thread's page is its first: its own address names no further page."""
    for css, name in (("link[rel=canonical]", "href"), ("meta[property='og:url']", "content")):
        node = tree.css_first(css)
        if node is not None and _FURTHER_PAGE.search(node.attributes.get(name) or ""):
            return False
    return True


_MACHINE = ("datetime", "data-time", "data-timestamp", "content")


def stamp(node: Any) -> tuple[str, str]:  # noqa: ANN401  # selectolax has no types
    """The words of a date, and the machine's form of it, which may be empty."""
    if node is None:
        return "", ""
    attrs = node.attributes
    machine = (
        attrs.get("datetime") or attrs.get("data-time") or attrs.get("data-timestamp") or attrs.get("content") or ""
    )
    words = line(node)
    title = attrs.get("title") or ""
    if not machine and re.match(r"\d{4}-\d\d-\d\d[ T]\d", title):
        machine = title.split(" ", 1)[0] if "T" in title else title
    elif not machine and title and certain(title) is not None:
        machine = title
    return words or machine, machine
