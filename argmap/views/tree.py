"""The thread as a tree: comments under what they answer, their claims, the links on the way up; folding is counted."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from argmap.views.groups import saying
from argmap.views.index import Index, index, resolve
from argmap.views.wording import link_words, shorten, sure, tag_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.model import ArgumentMap, Claim, Link, Relation
    from argmap.views.groups import Saying


@dataclass(frozen=True, slots=True)
class TreeClaim:
    """A claim in its comment.

    Args:
        saying: Who says it, and how.
        supports: The id of the claim that it supports, or None.
    """

    saying: Saying
    supports: str | None


@dataclass(frozen=True, slots=True)
class TreeLink:
    """Agreement or rebuttal that starts in a comment.

    Args:
        id: The link's.
        source: The claim that it starts at, or None for the whole comment.
        target: The id of the comment that it ends in or at.
        target_label: That comment's label.
        target_words: The tag's name or the words of that claim; empty where the comment is meant.
        words: What was matched, the weightiest first; empty where only features spoke.
        upward: Whether it ends in the comment under which the tree hangs this one.
    """

    id: str
    relation: Relation
    partial: bool
    confidence: float
    basis: str
    source: str | None
    target: str
    target_label: str
    target_words: str
    words: tuple[str, ...]
    upward: bool

    @property
    def sure(self) -> bool:
        """Whether it is printed without a question mark."""
        return sure(self.confidence)


@dataclass(frozen=True, slots=True)
class TreeNode:
    """One comment.

    Args:
        comment, label: Its id and label.
        name: The commenter's name, or empty where nobody signs.
        date: The words of the date, or empty.
        state: deleted, hidden …, or empty.
        basis: What showed whom it answers, or empty for the first.
        certain: Whether the place in the tree is given by the source or sure enough.
        placed: The confidence of that.
        claims: In order.
        more: How many claims and how many premises of it are left out of `claims`.
        links: The most confident first, those upward before the others.
        opening: Its first words, for a comment without a claim.
        children: Those that answer it, in order.
        depth: 0 for a root.
        folded: How many comments below it are not shown.
    """

    comment: str
    label: str
    name: str
    date: str
    state: str
    basis: str
    certain: bool
    placed: float
    claims: tuple[TreeClaim, ...]
    links: tuple[TreeLink, ...]
    opening: str
    children: tuple[TreeNode, ...]
    depth: int
    folded: int = 0
    more: tuple[int, int] = (0, 0)

    def walk(self) -> Iterator[TreeNode]:
        """This comment and those shown below it, in the order of the tree; without recursion, for threads are deep."""
        stack = [self]
        while stack:
            node = stack.pop()
            yield node
            stack.extend(reversed(node.children))


@dataclass(frozen=True, slots=True)
class Tree:
    """A thread's tree.

    Args:
        roots: Comments that answer nothing, or the post with all under it.
        folded: How many comments are not shown, the whole thread over.
        why: What folded them, in words; empty where nothing is folded.
    """

    roots: tuple[TreeNode, ...]
    folded: int = 0
    why: str = ""

    def walk(self) -> Iterator[TreeNode]:
        """All comments shown, in the order of the tree."""
        for root in self.roots:
            yield from root.walk()


def tree(
    found: ArgumentMap | Index,
    *,
    depth: int | None = None,
    focus: str | None = None,
    only: Literal["claims", "disputes"] | None = None,
    most: int | None = None,
) -> Tree:
    """The tree of a thread.

    Args:
        found: The map.
        depth: Fold what lies deeper; roots have depth 0.
        focus: A comment's id or label: it, what it answers up to the root, and all that answers it.
        only: "claims": fold comments that have neither a claim nor a link and none below that has; "disputes": those
            at which no rebuttal starts or ends, and none below.
        most: How many claims of a comment are named, those first at which a link ends or starts, then those with a
            name, then claims before premises; the rest is counted. None names all.

    Raises:
        ArgmapError: Q001 where `focus` is no comment.
    """
    at = found if isinstance(found, Index) else index(found)
    levels = _levels(at)
    shown = set(levels)
    why: list[str] = []
    if depth is not None:
        shown &= {name for name, level in levels.items() if level <= depth}
        why.append(f"--depth {depth}")
    if focus is not None:
        named = resolve(at, focus)
        middle = at.home.get(named) or at.home[next(k for k in at.found.links if k.id == named).source]
        shown &= _around(at, middle)
        why.append(f"--focus {at.labels[middle]}")
    if only is not None:
        shown &= (
            _arguing(at, levels) if only == "claims" else _above({name for name in levels if _disputed(name, at)}, at)
        )
        why.append(f"--only {only}")
    nodes: dict[str, TreeNode] = {}
    below: dict[str, int] = {}
    for name in reversed(levels):  # children before their parents
        answers = at.children.get(name, ())
        hidden = sum(below[child] for child in answers)
        below[name] = hidden + (name not in shown)
        if name in shown:
            kept = tuple(nodes[child] for child in answers if child in nodes)
            own = sum(below[child] for child in answers if child not in nodes)
            nodes[name] = replace(_node(name, at, levels[name], most), children=kept, folded=own)
    roots = [name for name, level in levels.items() if level == 0]
    folded = len(levels) - len(nodes)
    return Tree(tuple(nodes[name] for name in roots if name in nodes), folded, " ".join(why) if folded else "")


def _levels(at: Index) -> dict[str, int]:
    """Every comment's depth, parents before children, in the tree's order."""
    levels: dict[str, int] = {}
    stack = [(name, 0) for name in reversed(list(at.comments)) if at.parent(name) is None and not _under_post(name, at)]
    while stack:
        name, level = stack.pop()
        levels[name] = level
        stack.extend((child, level + 1) for child in reversed(at.children.get(name, ())))
    return levels


def _under_post(name: str, at: Index) -> bool:
    return name in at.children.get("post", ())


def _disputed(name: str, at: Index) -> bool:
    links = (*at.links_from.get(name, ()), *at.links_to.get(name, ()))
    return any(link.relation == "rebuttal" for link in links)


def _above(chosen: set[str], at: Index) -> set[str]:
    """Comments with all those above them."""
    found: set[str] = set()
    for name in chosen:
        here: str | None = name
        while here is not None and here not in found:
            found.add(here)
            here = at.parent(here) or ("post" if _under_post(here, at) else None)
    return found


def _around(at: Index, middle: str) -> set[str]:
    """A comment, those it answers up to the root, and all below it."""
    around: set[str] = set()
    name: str | None = middle
    while name is not None and name not in around:
        around.add(name)
        name = at.parent(name) or ("post" if _under_post(name, at) else None)
    stack = [middle]
    while stack:
        one = stack.pop()
        around.add(one)
        stack.extend(at.children.get(one, ()))
    return around


def _arguing(at: Index, levels: dict[str, int]) -> set[str]:
    """Comments that have a claim or a link, or one below them that has."""
    keep: set[str] = set()
    for name in reversed(levels):
        own = name in at.claims_of or name in at.links_from or name in at.links_to
        if own or any(child in keep for child in at.children.get(name, ())):
            keep.add(name)
    return keep


def _chosen(name: str, at: Index, most: int | None) -> tuple[Claim, ...]:
    """The claims of a comment that are named, in their order."""
    claims = at.claims_of.get(name, ())
    if most is None or len(claims) <= most:
        return claims
    ends = {
        end for link in (*at.links_from.get(name, ()), *at.links_to.get(name, ())) for end in (link.source, link.target)
    }

    def matters(claim: Claim) -> tuple[bool, bool, bool, float]:
        return claim.id not in ends, not claim.tags, claim.role == "premise", -claim.confidence

    kept = {claim.id for claim in sorted(claims, key=matters)[:most]}
    return tuple(claim for claim in claims if claim.id in kept)


def _node(name: str, at: Index, depth: int, most: int | None) -> TreeNode:
    comment = at.comments[name]
    reply = at.reply.get(name)
    known = at.name(name)
    given = reply is None or reply.basis == "given"
    parent = at.parent(name)
    links = [_link(link, at, parent) for link in at.links_from.get(name, ())]
    claims = _chosen(name, at, most)
    left = [claim for claim in at.claims_of.get(name, ()) if claim not in claims]
    return TreeNode(
        comment=name,
        label=at.labels[name],
        name=(comment.author or "").strip() if known == at.labels[name] else known,
        date=comment.date or "",
        state=comment.state or "",
        basis=("given" if comment.parent else "") if reply is None else reply.basis,
        certain=given or (reply is not None and sure(reply.confidence)),
        placed=1.0 if reply is None else reply.confidence,
        claims=tuple(TreeClaim(saying(claim, at), claim.supports) for claim in claims),
        links=tuple(sorted(links, key=lambda link: not link.upward)),
        opening=shorten(comment.text, 160).text,
        children=(),
        depth=depth,
        more=(sum(1 for claim in left if claim.role == "claim"), sum(1 for claim in left if claim.role == "premise")),
    )


def _link(link: Link, at: Index, parent: str | None) -> TreeLink:
    target = at.home[link.target]
    claim = at.claims.get(link.target)
    words = ""
    if claim is not None:
        words = ", ".join(map(tag_name, claim.tags)) or f"“{shorten(claim.text, 48).text}”"
    return TreeLink(
        id=link.id,
        relation=link.relation,
        partial=link.partial,
        confidence=link.confidence,
        basis=link.basis,
        source=link.source if link.source in at.claims else None,
        target=target,
        target_label=at.labels[target],
        target_words=words,
        words=link_words(link),
        upward=target == parent,
    )
