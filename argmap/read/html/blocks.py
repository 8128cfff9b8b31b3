"""The comments in blocks whose mark is known or inferred: their names, dates, words, and who answers whom."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from argmap.read.common.dates import certain
from argmap.read.common.expressions import expression
from argmap.read.common.values import comment
from argmap.read.html.dom import Block, Blocks, line, stamp
from argmap.read.html.recurring import TAGS, roles

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from argmap.model import Comment

_GONE = expression(r"\W*(?:deleted|removed|comment (?:deleted|removed))\W*", re.IGNORECASE)
_BELOW = expression(
    r"indented|children|replies|repl|nested|child|sub-?comments?|responses|answers|thread", re.IGNORECASE
)
_FURNITURE = expression(
    r"(?:reply|responder|répondre|antworten|rispondi|responda|beantwoorden|ответить|quote|share|report|flag|like|"
    r"unlike|"
    r"permalink|link|edit|delete|parent|more|save|hide|give award|up ?vote|down ?vote|#?\d{1,6}|\d+ (?:likes?|"
    r"points?|replies|"
    r"repl(?:y|ies)|upvotes?|votes?)|log in (?:or register )?to post comments|[·•|,\-–—\s]+|recommend(?:ed)?(?: \d+)?|"
    r"top|view|show replies|report abuse|abuse|\+|-|reacted|score:? ?-?\d+)",
    re.IGNORECASE,
)
FURNITURE_CSS = (
    ".reply, .comment-reply, .reply-link, .replyLink, .avatar, .actions, .comment-actions, .links, ul.links, "
    ".permalink, "
    ".comment-tools, .votes, .vote, .voting, .rating, .share, .report, .comment-footer, .user-picture, "
    ".signature, nav, "
    ".comment-number, .visually-hidden, .element-invisible, .hidden-label, .sr-only, .screen-reader-text, "
    ".comment-permalink"
)


def comments_of(tree: Any, css: str, token: str = "") -> list[Comment]:  # noqa: ANN401  # selectolax has no types
    """The comments that a selector marks.

    Args:
        tree: The page.
        css: Selects the blocks.
        token: The class that they have, where they are known by it.
    """
    numbers: dict[str, int] = {}

    def named(tag: str, attrs: Mapping[str, str | None]) -> str | None:
        if token and (tag not in TAGS or token not in (attrs.get("class") or "").split()):
            return None
        if not token and not _is_marked(attrs):
            return None
        given = next((attrs[key] for key in _IDS if attrs.get(key)), None)
        if given is None or given in numbers:
            given = f"c{len(numbers) + 1}"
        numbers[given] = 1
        return given

    found = Blocks(tree, css, named, roles(tree, css))
    for block in found.all:
        _settle(block)
    heads = [_signed(block, _name(block), stamp(block.get("date"))) for block in found.all]
    above = _parents(found)
    found.texts(drop=FURNITURE_CSS, roles=("author", "date"))
    made = []
    for block, (author, (words, machine)) in zip(found.all, heads, strict=True):
        parent = above.get(block.name)
        body = type(block.plain)(_trimmed(block.plain.text), ()) if not block.plain.quotes else block.plain
        if not body.text and author is None:
            continue
        made.append(comment(
            block.name, body, author=author, date=words[:80] or None, machine=machine, parent=parent,
            state="deleted" if _GONE.fullmatch(body.text) else None,
        ))  # fmt: skip
    return made


_IDS = (
    "data-comment-id",
    "data-commentid",
    "data-id",
    "data-post-id",
    "data-cid",
    "data-fullname",
    "data-message-id",
    "id",
    "about",
)


def _is_marked(attrs: Mapping[str, str | None]) -> bool:
    return "data-argmap-block" in attrs


def _settle(block: Block) -> None:
    """Take back a body that is the whole block: it would hold the author and the date as well."""
    body, author = block.get("body"), block.get("author")
    if body is None or author is None:
        return
    now = author
    while now is not None and now.mem_id != block.node.mem_id:
        if now.mem_id == body.mem_id:
            if len(line(body)) > 3 * len(line(author)) + 40:
                return
            del block.found["body"]
            return
        now = now.parent


_POSTED = expression(
    r"(?:posted|written|submitted|commented|left|comment) by:?\s+(.{1,60}?)"
    r"\s*(?:\||[,–—-]\s|\bat\b|\bon\b|@|$)\s*(.{0,60})",
    re.IGNORECASE,
)


def _signed(block: Block, author: str | None, date: tuple[str, str]) -> tuple[str | None, tuple[str, str]]:
    """Name and date; where no class marks them, those of a line `Posted by: Ann | May 1, 2010`."""
    if author is not None:
        return author, date
    for node in block.node.css("p, div, span, small, h4, h5, footer, header"):
        text = line(node)
        if len(text) <= 140 and (match := _POSTED.search(text)) is not None:
            if node.mem_id != block.node.mem_id:
                block.found["author"] = (0, node)
            return match[1].strip(), date if date[0] else (match[2].strip(" |"), "")
    return None, date


def _name(block: Block) -> str | None:
    node = block.get("author")
    if node is None:
        return None
    inner = node.css_first("[itemprop=name], .fn, .username") or node
    text = line(inner) or inner.attributes.get("content") or ""
    links = [words for link in inner.css("a, b, strong") if (words := line(link)) and not certain(words)]
    if links and links[0] != text and (len(text) > 40 or re.search(r"\d|\|", text)):
        text = links[0]
    text = re.sub(r"^(?:submitted |posted |written )?(?:by|von|por|par|di|door)\s+", "", text, flags=re.IGNORECASE)
    text = re.sub(r"(?:\s+(?:says?|said|wrote|sagt|dijo|a dit))?\s*(?::|\.\.\.|…)?$", "", text)
    return text if 0 < len(text) <= 80 else None


def _parents(found: Blocks) -> dict[str, str]:
    """Who answers whom: by nesting, by the parent that an attribute names, by a box of replies beside, by depth."""
    above: dict[str, str] = {}
    names = {block.name for block in found.all}
    depths: list[tuple[float, str]] = []
    by_digits = {re.sub(r"\D+", "", name): name for name in names}
    for block in found.all:
        given = next((block.attrs[key] for key in _PARENT_KEYS if block.attrs.get(key)), None)
        if given is not None and given not in names:
            digits = re.sub(r"\D+", "", given)
            given = by_digits.get(digits) if digits else None
        if given is not None and given != block.name:
            above[block.name] = given
        elif block.parent is not None:
            above[block.name] = block.parent.name
        elif (beside := _beside(block, found)) is not None:
            above[block.name] = beside
        depth = _depth(block)
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
        if _BELOW.search(now.attributes.get("class") or ""):
            before = now.prev
            while before is not None:
                if before.mem_id in found.owners and (owner := found.owners[before.mem_id]) is not None:
                    return owner.name if owner is not block else None
                if before.tag not in ("-text", "-comment", "a", "br", "script"):
                    return _last_within(before, found)
                before = before.prev
            if "comment" not in (now.attributes.get("class") or "") or now.attributes.get("id") == "comments":
                continue
    return None


def _before(node: Any) -> Any:  # noqa: ANN401  # selectolax has no types
    """The element before an element."""
    now = node.prev
    while now is not None and now.tag.startswith("-"):
        now = now.prev
    return now


def _last_within(node: Any, found: Blocks) -> str | None:  # noqa: ANN401
    for part in node.css("*"):
        owner = found.owners.get(part.mem_id)
        if owner is not None and owner.node.mem_id == part.mem_id:
            return owner.name
    return None


def _depth(block: Block) -> float | None:
    for key in ("data-depth", "data-level", "aria-level", "depth"):
        if re.fullmatch(r"\d{1,3}", block.attrs.get(key) or ""):
            return float(block.attrs[key] or 0)
    for token in block.classes():
        if match := re.fullmatch(
            r"(?:[\w-]*[_-])?(?:depth|level|indent|lvl|nest(?:ed|ing)?)[_-]?(\d{1,3})", token, re.IGNORECASE
        ):
            return float(match[1])
    if match := re.search(r"(?:margin|padding)-left:\s*(\d+(?:\.\d+)?)(?:px|em|rem|%)", block.attrs.get("style") or ""):
        return float(match[1])
    return None


def _trimmed(text: str) -> str:
    """The words without lines of furniture above and below them."""
    lines = text.split("\n")
    while lines and (not lines[-1].strip() or _FURNITURE.fullmatch(lines[-1].strip())):
        if lines[-1].strip() and len(lines) == 1:
            break
        lines.pop()
    while len(lines) > 1 and (
        not lines[0].strip() or _FURNITURE.fullmatch(lines[0].strip()) or certain(lines[0].strip())
    ):
        lines.pop(0)
    return "\n".join(lines).strip()


def fits(made: Iterable[Comment]) -> bool:
    """Whether blocks are comments: words in most, a name or a date in most."""
    every = list(made)
    if not every:
        return False
    worded = sum(len(one.text) > 2 for one in every)
    signed = sum(one.author is not None or one.date is not None for one in every)
    return worded * 2 > len(every) and signed * 2 > len(every)
