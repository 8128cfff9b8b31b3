"""Elements written as text, escaped by construction: a plain string is always shown, never read as markup."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from argmap.render.escape import xml

if TYPE_CHECKING:
    from collections.abc import Iterable

_VOID = frozenset({"meta", "br", "input", "hr"})


class Markup(str):
    """Text that is markup already."""

    __slots__ = ()


def esc(text: str) -> str:
    """Text for an element or an attribute; the short way for what can hold nothing that acts but `<`, `&` and quotes.

    >>> esc('<b "x">')
    '&lt;b &quot;x&quot;&gt;'
    """
    return html.escape(text) if text.isascii() and text.isprintable() else xml(text)


def el(name: str, /, *children: str | None, **attributes: str | float | bool | None) -> Markup:
    """An element.

    Args:
        name: Of the element.
        children: Markup as it is, other strings escaped; None is left out.
        attributes: `class_` and `for_` without their underscore, others with `-` for it; True is a bare attribute, and
            None and False leave it out.

    >>> el("p", "a < b", class_="x", data_k=3)
    '<p class="x" data-k="3">a &lt; b</p>'
    """
    parts = ["<", name]
    for key, value in attributes.items():
        if value is None or value is False:
            continue
        parts += [" ", key.rstrip("_").replace("_", "-")]
        if value is not True:
            parts += ['="', esc(value) if isinstance(value, str) else f"{value:g}", '"']
    parts.append(">")
    if name in _VOID:
        return Markup("".join(parts))
    parts += [child if isinstance(child, Markup) else esc(child) for child in children if child is not None]
    parts += ["</", name, ">"]
    return Markup("".join(parts))


def join(parts: Iterable[str], between: str = "") -> Markup:
    """Parts one after the other; strings that are no markup are escaped."""
    middle = between if isinstance(between, Markup) else esc(between)
    return Markup(middle.join(part if isinstance(part, Markup) else esc(part) for part in parts))


def legend(signs: Iterable[str]) -> Markup:
    """What signs mean; none is separated from its words at the end of a line."""
    return el("p", join((el("span", sign) for sign in signs), " "), class_="legend")


def later(part: Markup) -> Markup:
    """A part that a browser with scripts takes for text, until the page's script reads it as the markup that it is."""
    return el("noscript", part)
