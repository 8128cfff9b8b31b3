"""Who answers whom among the blocks of a page: by nesting, links, boxes of replies, depth."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Any

from argmap.read.common.expressions import expression
from argmap.read.html.dom import Block, Blocks, line, within

if TYPE_CHECKING:
    from collections.abc import Mapping

_BELOW = expression(
    r"indented|children|replies|repl|nested|child|sub-?comments?|responses|answers|thread", re.IGNORECASE
)


def parents(found: Blocks) -> dict[str, str]:
    """Who answers whom: by nesting, by the parent that an attribute names, by a box of replies beside, by depth."""
    above: dict[str, str] = {}
    names = {block.name for block in found.all}
    depths: list[tuple[float, str]] = []
    by_digits = {re.sub(r"\D+", "", name): name for name in names}
    linked = _linked(found, by_digits)
    wrappers = _wrappers(found)
    for block in found.all:
        given = next((block.attrs[key] for key in _PARENT_KEYS if block.attrs.get(key)), None)
        if given is not None and given not in names:
            digits = re.sub(r"\D+", "", given)
            given = by_digits.get(digits) if digits else None
        if given is not None and given != block.name:
            above[block.name] = given
        elif block.name in linked:
            above[block.name] = linked[block.name]
        elif block.parent is not None:
            above[block.name] = block.parent.name
        elif (beside := _beside(block, found)) is not None:
            above[block.name] = beside
        depth = next((at for node in wrappers[block.name] if (at := _depth(node.attributes)) is not None), None)
        if depth is None or block.name in above:
            continue
        while depths and depths[-1][0] >= depth:
            depths.pop()
        if depths:
            above[block.name] = depths[-1][1]
        depths.append((depth, block.name))
    return above


_PARENT_KEYS = (
    "data-parent-id",
    "data-parentid",
    "data-parent",
    "data-parent-comment-id",
    "data-reply-to",
    "data-in-reply-to",
)


def _beside(block: Block, found: Blocks) -> str | None:
    """The block before the box of replies in which a block stands, as Drupal has it."""
    now = block.node
    for _ in range(12):
        now = now.parent
        if now is None or now.tag in ("body", "html"):
            return None
        if now.tag in ("ul", "ol") and (before := _before(now)) is not None and before.mem_id in found.owners:
            owner = found.owners[before.mem_id]
            if owner is not None and owner.node.mem_id == before.mem_id:
                return owner.name
        if _is_box(now):
            before = now.prev
            while before is not None:
                if before.mem_id in found.owners and (owner := found.owners[before.mem_id]) is not None:
                    return owner.name if owner is not block else None
                if before.tag not in ("-text", "-comment", "a", "br", "script"):
                    return _lastwithin(before, found)
                before = before.prev
            if "comment" not in (now.attributes.get("class") or "") or now.attributes.get("id") == "comments":
                continue
    return None


def _is_box(node: Any) -> bool:  # noqa: ANN401  # selectolax has no types
    """Whether an element may hold the replies to what stands before it: its class says so, and not that of both."""
    boxes = _boxes(node)
    return bool(boxes) and not ((before := _before(node)) is not None and _boxes(before) & boxes)


def _boxes(node: Any) -> set[str]:  # noqa: ANN401  # selectolax has no types
    """The classes of an element that may name a box of replies."""
    return {token for token in (node.attributes.get("class") or "").split() if _BELOW.search(token)}


def _before(node: Any) -> Any:  # noqa: ANN401
    """The element before an element."""
    now = node.prev
    while now is not None and now.tag.startswith("-"):
        now = now.prev
    return now


def _lastwithin(node: Any, found: Blocks) -> str | None:  # noqa: ANN401
    for part in node.css("*"):
        owner = found.owners.get(part.mem_id)
        if owner is not None and owner.node.mem_id == part.mem_id:
            return owner.name
    return None


def _depth(attrs: Mapping[str, str | None]) -> float | None:
    for key in ("data-depth", "data-level", "aria-level", "depth"):
        if re.fullmatch(r"\d{1,3}", attrs.get(key) or ""):
            return float(attrs[key] or 0)
    for token in (attrs.get("class") or "").split():
        if match := re.fullmatch(
            r"(?:[\w-]*[_-])?(?:depth|level|indent|lvl|nest(?:ed|ing)?)[_-]?(\d{1,3})", token, re.IGNORECASE
        ):
            return float(match[1])
    if match := re.search(r"(?:margin|padding)-left:\s*(\d+(?:\.\d+)?)(?:px|em|rem|%)", attrs.get("style") or ""):
        return float(match[1])
    return None


_UP = expression(
    r"\bparent\b|in reply to|repl(?:y|ied|ies) to\b|comment from|antwort(?:et)? auf|en réponse à|en respuesta a|"
    r"in risposta a|in antwoord op",
    re.IGNORECASE,
)


_TELLING = ("class", "title", "aria-label", "rel", "component")
"""Attributes that may say what a link leads to."""
_NUMBER = expression(r"\d+")


def _linked(found: Blocks, by_digits: Mapping[str, str]) -> dict[str, str]:
    """The parents that links such as `Parent` or `in reply to Ann` lead to."""
    names = {block.name for block in found.all}
    above: dict[str, str] = {}
    for block, node in found.gather("a[href]"):
        attrs = node.attributes
        told = " ".join([line(node), *(attrs.get(key) or "" for key in _TELLING)])
        if block.name in above or within(node, block.get("body")) or not _UP.search(told[:200]):
            continue
        address = attrs.get("href") or ""
        mark = address.rpartition("#")[2] if "#" in address else "".join(_NUMBER.findall(address)[-1:])
        name = mark if mark in names else by_digits.get(re.sub(r"\D+", "", mark) or "-")
        if name is not None and name != block.name:
            above[block.name] = name
    return above


def _wrappers(found: Blocks) -> dict[str, list[Any]]:
    """For each block its element and those around it that hold no other block."""
    paths: dict[str, list[Any]] = {}
    counts: Counter[int] = Counter()
    for block in found.all:
        path: list[Any] = []
        now = block.node
        while now is not None and len(path) < _DEEPEST_WRAPPER:
            path.append(now)
            now = now.parent
        paths[block.name] = path
        counts.update(node.mem_id for node in path)
    return {name: [node for node in path if counts[node.mem_id] == 1] or path[:1] for name, path in paths.items()}


_DEEPEST_WRAPPER = 6
