"""What surrounds every page: a head whose policy lets nothing in but the page's own style and scripts."""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING

from argmap.render.html.markup import Markup, el

if TYPE_CHECKING:
    from collections.abc import Sequence


EARLY = "document.documentElement.classList.add('js')"
"""Run before anything is laid out, so that what the script folds never shows."""


@cache
def asset(name: str) -> str:
    """A file of this package, with line ends as they were hashed."""
    return (files("argmap.render.html") / name).read_text(encoding="utf-8").replace("\r\n", "\n")


def document(title: str, body: Markup, *, style: str, early: str = "", script: str = "") -> str:
    """A whole page.

    Args:
        title: Of the window.
        body: The body element's children.
        style: The one style sheet.
        early: A script that runs before the body is read, or empty.
        script: A script that runs behind it, or empty.
    """
    head = el(
        "head",
        el("meta", charset="utf-8"),
        el("meta", http_equiv="Content-Security-Policy", content=_policy(style, [s for s in (early, script) if s])),
        el("meta", name="viewport", content="width=device-width, initial-scale=1"),
        el("meta", name="referrer", content="no-referrer"),
        el("meta", name="color-scheme", content="light dark"),
        el("meta", name="generator", content="argmap"),
        el("title", title),
        el("style", Markup(style)),
        el("script", Markup(early)) if early else None,
    )
    whole = el("body", body, el("script", Markup(script)) if script else None)
    return f"<!DOCTYPE html>\n{el('html', head, whole, lang='en')}\n"


def _policy(style: str, scripts: Sequence[str]) -> str:
    """Nothing is loaded, sent or run but what stands on the page."""
    run = f"script-src {' '.join(map(_hashed, scripts))}; " if scripts else ""
    return f"default-src 'none'; style-src {_hashed(style)}; {run}base-uri 'none'; form-action 'none'"


def _hashed(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode('utf-8')).digest()).decode()}'"
