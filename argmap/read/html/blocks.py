"""The comments in blocks whose mark is known or inferred: their names, dates, words, and who answers whom."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from argmap.read.common.dates import certain
from argmap.read.common.expressions import expression
from argmap.read.common.values import comment
from argmap.read.html.answered import parents
from argmap.read.html.dom import Block, Blocks, line, stamp, within
from argmap.read.html.recurring import TAGS, roles

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from argmap.model import Comment

_GONE = expression(r"\W*(?:deleted|removed|comment (?:deleted|removed))\W*", re.IGNORECASE)
_FURNITURE = expression(
    r"(?:reply(?: to this)?|thread|expand|collapse|responder|"
    r"répondre|antworten|rispondi|responda|beantwoorden|ответить|quote|share|report|flag|like|"
    r"unlike|"
    r"permalink|link|edit|delete|parent|more|save|hide|give award|up ?vote|down ?vote|#?\d{1,6}|\d+ (?:likes?|"
    r"points?|replies|"
    r"repl(?:y|ies)|upvotes?|votes?)|log in (?:or register )?to post comments|[·•|,\-–—\s]+|recommend(?:ed)?(?: \d+)?|"
    r"top|view|show replies|report abuse|abuse|\+|-|reacted|score:? ?-?\d+)",
    re.IGNORECASE,
)
_BRACKETS = expression(r"[\s|•·]*[()\[\]]+[\s|•·]*")
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

    found = Blocks(tree, css, named, roles(tree, css), accept=_accept)
    if sum(block.get("author") is None and _byline(block) is None for block in found.all) * 2 > len(found.all):
        _bare_names(found)
    for block in found.all:
        _settle(block)
    heads = [_signed(block, _name(block), stamp(block.get("date"))) for block in found.all]
    above = parents(found)
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
    "data-pid",
    "data-fullname",
    "data-message-id",
    "id",
    "about",
)


def _is_marked(attrs: Mapping[str, str | None]) -> bool:
    return "data-argmap-block" in attrs


def _accept(role: str, node: Any) -> bool:  # noqa: ANN401  # selectolax has no types
    """Whether a node can hold a name or a date: a label such as `Date:` does not."""
    if role == "body":
        return True
    attrs, text = node.attributes, line(node)
    if role == "author":
        return bool(text or attrs.get("content")) and not text.endswith(":")
    return bool(attrs.get("datetime") or attrs.get("title") or attrs.get("content") or _DATED.search(text))


_DATED = expression(
    r"\d|\b(?:ago|now|yesterday|today|gestern|heute|eben|hier|aujourd|ayer|hoy|ieri|oggi)\b", re.IGNORECASE
)
_BARE = ("cite", "strong", "b", "h3", "h4", "h5", "h6", "dt", "a")
"""Elements in which pages without telling classes set the names above comments."""


def _bare_names(found: Blocks) -> None:
    """Give the blocks their authors where no class tells: by the first element that holds a short text in nearly all.

    The texts must differ, as names do and buttons do not.
    """
    for css in _BARE:
        first: dict[str, Any] = {}
        for block, node in found.gather(css):
            text = line(node)
            if block.name in first or not 0 < len(text) <= _LONGEST_NAME or _FURNITURE.fullmatch(text):
                continue
            if not certain(text) and not within(node, block.get("body")):
                first[block.name] = node
        if len(first) * 10 >= 8 * len(found.all) and len({line(node) for node in first.values()}) * 3 > len(first):
            for block in found.all:
                if block.name in first and block.get("author") is None:
                    block.found["author"] = (len(_BARE), first[block.name])
            return


_LONGEST_NAME = 40


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
    """Name and date; where no class parts them, those of a line `Posted by: Ann | May 1, 2010`."""
    if author is not None:
        match = _POSTED.match(author)
        return (match[1].strip(), date if date[0] else (match[2].strip(" |"), "")) if match else (author, date)
    if (found := _byline(block)) is not None:
        node, match = found
        if node.mem_id != block.node.mem_id:
            block.found["author"] = (0, node)
        return match[1].strip(), date if date[0] else (match[2].strip(" |"), "")
    return None, date


_LOOKED_AT = 40
"""How many elements of a block are looked at for who posted; blocks may stand in each other a thousand deep."""
_LONG, _LONGS = 2_000, 4
"""So many elements with more characters than that, and the search ends."""


def _byline(block: Block) -> tuple[Any, re.Match[str]] | None:
    """The first short element that says who posted, and what it says."""
    longs = 0
    for node in block.node.css("p, div, span, small, h4, h5, footer, header")[:_LOOKED_AT]:
        text = line(node)
        if len(text) <= 140 and (match := _POSTED.search(text)) is not None:
            return node, match
        longs += len(text) > _LONG
        if longs > _LONGS:
            break
    return None


_BEHIND = expression(
    r"(?<=\S) \((?:\d{2,9}|not verified|nicht überprüft|non vérifié|no verificado|non verificato|niet geverifieerd)\)$",
    re.IGNORECASE,
)
"""What stands behind a name: the number of an account, as Slashdot prints it; that Drupal does not know the person."""
_LABEL = expression(
    r"^(?:(?:submitted |posted |written )?(?:by|von|por|par|di|door)\s+|"
    r"(?:posted by|from|author|name|user|von|autor|auteur|autore|de)\s*:\s*)",
    re.IGNORECASE,
)


def _name(block: Block) -> str | None:
    node = block.get("author")
    if node is None:
        return None
    inner = node.css_first("[itemprop=name], .fn, .username") or node
    text = line(inner) or inner.attributes.get("content") or ""
    links = [words for link in inner.css("a, b, strong") if (words := line(link)) and not certain(words)]
    if links and links[0] != text and (len(text) > 40 or re.search(r"\d|\|", text)):
        text = links[0]
    text = _LABEL.sub("", text)
    text = _BEHIND.sub("", text)
    text = re.sub(r"(?:\s+(?:says?|said|wrote|sagt|dijo|a dit))?\s*(?::|\.\.\.|…)?$", "", text)
    return text if 0 < len(text) <= 80 else None


def _trimmed(text: str) -> str:
    """The words without lines of furniture above and below them."""
    lines = text.split("\n")
    while lines and _is_furniture(lines[-1].strip()):
        if lines[-1].strip() and len(lines) == 1:
            break
        lines.pop()
    while len(lines) > 1 and (_is_furniture(lines[0].strip()) or certain(lines[0].strip())):
        lines.pop(0)
    return "\n".join(lines).strip()


def without_buttons(comments: list[Comment]) -> list[Comment]:
    """Comments without the button that most of them end with, where their words hold one."""
    feet = Counter(one.text.rpartition("\n")[2].strip() for one in comments if "\n" in one.text)
    foot, times = next(iter(feet.most_common(1)), ("", 0))
    if times < _LEAST_FEET or times * 2 < len(comments) or not _is_furniture(foot):
        return comments
    return [_cut(one, len(foot)) if one.text.rpartition("\n")[2].strip() == foot else one for one in comments]


def _cut(comment: Comment, length: int) -> Comment:
    text = comment.text.rstrip()[:-length].rstrip()
    return replace(comment, text=text, quotes=tuple(one for one in comment.quotes if one.end <= len(text)))


_LEAST_FEET = 3


def _is_furniture(text: str) -> bool:
    """Whether a line holds buttons and counts alone, as in `(Reply to this) (Parent) (Thread)`; or nothing."""
    if not text or _FURNITURE.fullmatch(text):
        return True
    parts = filter(None, _BRACKETS.split(text)) if text[0] in "([" else [text]
    return all(_FURNITURE.fullmatch(part) for part in parts)


def fits(made: Iterable[Comment]) -> bool:
    """Whether blocks are comments: words in most, a name or a date in most."""
    every = list(made)
    if not every:
        return False
    worded = sum(len(one.text) > 2 for one in every)
    signed = sum(one.author is not None or one.date is not None for one in every)
    return worded * 2 > len(every) and signed * 2 > len(every)
