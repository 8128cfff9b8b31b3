"""Comments in definition lists, as older Blogger and Thesis pages have them: `dt` names, `dd` says, `dd` may date."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from argmap.read.common.dates import find_dates
from argmap.read.common.expressions import expression
from argmap.read.common.values import comment
from argmap.read.html.dom import line
from argmap.read.html.text import plain

if TYPE_CHECKING:
    from argmap.model import Comment

_COMMENT = expression(r"comment|reply", re.IGNORECASE)
_FOOTER = expression(r"foot|meta|date|time|stamp|action|link", re.IGNORECASE)
_SAYS = expression(r"(?:\s+(?:says?|said|wrote|sagt|dijo|a dit|ha detto|disse))?\s*(?:\.\.\.|…|:)?$", re.IGNORECASE)


def listed(tree: Any) -> list[Comment]:  # noqa: ANN401  # selectolax has no types
    """The comments of the page's definition lists, or none where those hold something else."""
    found: list[Comment] = []
    for node in tree.css("dl"):
        marks = f"{node.attributes.get('id') or ''} {node.attributes.get('class') or ''}"
        parts = [part for part in node.iter() if part.tag in ("dt", "dd")]
        heads = [part for part in parts if part.tag == "dt"]
        classes = " ".join(part.attributes.get("class") or "" for part in heads)
        if heads and len(parts) > len(heads) and (_COMMENT.search(classes) or _COMMENT.search(marks)):
            found += _one_list(parts, len(found))
    return found


def _one_list(parts: list[Any], before: int) -> list[Comment]:
    found: list[Comment] = []
    head: Any = None
    bodies: list[str] = []
    below = ""
    for part in [*parts, None]:
        if part is None or part.tag == "dt":
            if head is not None and bodies:
                found.append(_made(head, "\n".join(bodies), below, before + len(found) + 1))
            head, bodies, below = part, [], ""
        elif _FOOTER.search(part.attributes.get("class") or ""):
            below = f"{below} {line(part)}".strip()
        else:
            bodies.append(part.inner_html or "")
    return found


def _made(head: Any, body: str, below: str, number: int) -> Comment:  # noqa: ANN401
    text = line(head)
    author = head.css_first("[class*='author'], .fn, cite, a[rel], b, strong")
    dates = find_dates(text) or find_dates(below)
    source = text if find_dates(text) else below
    date = source[dates[0].start : dates[-1].end] if dates else None
    name = (
        line(author)
        if author is not None and line(author)
        else text[: dates[0].start]
        if dates and source is text
        else text
    )
    signed = _SAYS.sub("", name.strip(" |,–—-")).strip()
    return comment(head.attributes.get("id") or f"c{number}", plain(body), author=signed or None, date=date)
