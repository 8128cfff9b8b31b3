"""Where things stand on the page: ids that no thread can choose, and offsets as a browser counts them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from argmap.render.escape import visible
from argmap.render.html.markup import Markup, el
from argmap.views.groups import groups
from argmap.views.index import index

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from argmap.model import ArgumentMap, Claim, Evidence
    from argmap.views.groups import Group
    from argmap.views.index import Index


@dataclass(frozen=True, slots=True)
class Words:
    """A comment's text cut at every span that something on the map points at.

    Args:
        pieces: Start and end in `comment.text`, and the piece as it is shown.
        offsets: Each cut to its place in the shown text, in UTF-16 units, for that is how scripts count.
    """

    pieces: tuple[tuple[int, int, str], ...]
    offsets: Mapping[int, int]


@dataclass(frozen=True)
class Page:
    """A map looked up, with a number for everything on it.

    Args:
        at: The map's index.
        comments: Comment id to its number, from 0; `anchor` names its element.
        claims: Claim id to its number; `k<number>`.
        links: Link id to its number; `l<number>`.
    """

    at: Index
    comments: Mapping[str, int]
    claims: Mapping[str, int]
    links: Mapping[str, int]

    @classmethod
    def of(cls, found: ArgumentMap) -> Page:
        """Number a map."""
        at = index(found)
        return cls(
            at,
            {name: number for number, name in enumerate(at.comments)},
            {claim.id: number for number, claim in enumerate(found.claims)},
            {link.id: number for number, link in enumerate(found.links)},
        )

    @cached_property
    def groups(self) -> tuple[Group, ...]:
        """The claims that have a name, the most contested first."""
        return groups(self.at)

    @cached_property
    def words(self) -> Mapping[str, Words]:
        """The text of every comment, cut."""
        cuts: dict[str, set[int]] = {name: set() for name in self.at.comments}
        for owner, one in self._pointing():
            if one.start is not None and one.end is not None and (one.comment or owner) in cuts:
                cuts[one.comment or owner] |= {one.start, one.end}
        for claim in self.at.found.claims:
            cuts[claim.comment] |= {claim.start, claim.end}
        for name, comment in self.at.comments.items():
            cuts[name] |= {end for quote in comment.quotes for end in (quote.start, quote.end)}
        return {name: _cut(self.at.comments[name].text, ends) for name, ends in cuts.items()}

    def _pointing(self) -> Iterator[tuple[str, Evidence]]:
        found, home = self.at.found, self.at.home
        for claim in found.claims:
            yield from ((claim.comment, one) for one in claim.because)
        for reply in found.replies:
            yield from ((reply.source, one) for one in reply.because)
        for link in found.links:
            yield from ((home[link.source], one) for one in link.because)

    @property
    def first(self) -> int:
        """The number in the first anchor: comment 5 is `#m5`, with a post (`#m0`) or without."""
        return 0 if self.at.found.thread.post is not None else 1

    def anchor(self, comment: str) -> str:
        """The id of a comment's element."""
        return f"m{self.comments[comment] + self.first}"

    def ref(self, comment: str, *, doubt: bool = False) -> Markup:
        """A comment's label as a link to it."""
        label = self.at.labels[comment]
        return el("a", label + ("?" if doubt else ""), href=f"#{self.anchor(comment)}", class_="ref")

    def who(self, comment: str) -> Markup:
        """A comment's label as a link, with the commenter's name where there is one."""
        name = self.at.name(comment)
        if name == self.at.labels[comment]:
            return self.ref(comment)
        return Markup(f"{self.ref(comment)} {el('span', name, class_='who', dir='auto')}")


def main(claim: Claim) -> bool:
    """Whether a claim is listed in full: not a premise."""
    return claim.role == "claim"


def _cut(text: str, ends: set[int]) -> Words:
    edges = sorted({0, len(text)} | {end for end in ends if 0 <= end <= len(text)})
    pairs = list(pairwise(edges))
    if text.isascii() and text.replace("\n", "").replace("\t", "").isprintable():
        return Words(tuple((a, b, text[a:b]) for a, b in pairs), {end: end for end in edges})
    pieces: list[tuple[int, int, str]] = []
    offsets = {0: 0}
    length = 0
    for start, end in pairs:
        shown = visible(text[start:end])
        length += len(shown) + sum(1 for char in shown if char > "\uffff")
        pieces.append((start, end, shown))
        offsets[end] = length
    return Words(tuple(pieces), offsets)
