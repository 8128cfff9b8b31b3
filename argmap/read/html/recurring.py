"""What marks the comments of a page of unknown make: a class that comes again, with names, dates and words."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from typing import Any

from argmap.read.common.expressions import expression
from argmap.read.html.dom import line

_COMMENT = expression(r"comment|kommentar|comentari|commentaire|reactie|komentar|opini|cmt(?![a-z])", re.IGNORECASE)
_OTHER = expression(
    r"repl(?:y|ies)|post|message|msg|response|review|answer|entry|discuss|thread|beitrag|mensaje|item|note",
    re.IGNORECASE,
)
_NOT = expression(
    r"form|list|count|link|button|btn|icon|avatar|nav|menu|meta|author|user|date|time|body|text|content|footer|"
    r"header|title|"
    r"area|section|wrap(?:per)?s?$|container$|box$|action|tool|respond|add|new-?comment|input|field|rating|vote|"
    r"like|share|"
    r"ad-|ads|promo|related|sidebar|widget|recent|teaser|children|replies$|comments$|posts$|messages$|number|"
    r"head$|foot$|"
    r"inner|more|info|control|reply-?to|notif|badge|group|status|closed|img|image|photo|pic",
    re.IGNORECASE,
)
_AUTHOR = expression(
    r"author|user-?name|user|nick|commenter|poster|by-?line|submitter|member|person|profile|autor|name|who|by$|"
    r"verfasser|benutzer|absender|auteur|usuario|utente|gebruiker",
    re.IGNORECASE,
)
_NOT_AUTHOR = expression(
    r"avatar|icon|img|image|photo|pic|badge|rank|title|level|group|info|score|bio|signature|flair|comment-?by-?",
    re.IGNORECASE,
)
_DATE = expression(
    r"date|time|ago|stamp|posted|published|when|created|datum|fecha|zeit|heure|meta|permalink|submitted", re.IGNORECASE
)
_BODY = expression(
    r"comment[_-]{0,2}(?:body|text|content|message|copy|html)|body|content|text|message|markdown|prose|copy|words|"
    r"inhalt|texte|texto|contenu|contenido|nachricht|^md$",
    re.IGNORECASE,
)
_NOT_BODY = expression(
    r"wrap|container|footer|header|meta|avatar|input|form|button|toggle|small-?text|textarea|alert|context",
    re.IGNORECASE,
)
_TOKEN = expression(r"[A-Za-z][A-Za-z0-9_-]*\Z")
_MANY = expression(
    r"(?:comments|kommentare|comentarios|comentários|commentaires|commenti|reacties)(?![a-z])", re.IGNORECASE
)
_LOOKED_AT = 300
"""How many elements of a class are looked at to tell how much stands in them."""
_SHARE = 0.2
"""What names a body but holds less than this share of the words of what holds most is a button or a caption."""
TAGS = frozenset(["li", "div", "article", "section", "tr", "dd", "dt", "td", "p", "table", "blockquote"])
_AUTHOR_RANK = "author|username|user-name|nick|commenter|poster|user|name|byline"
_DATE_RANK = "date|time|ago|stamp|posted|published|created|submitted|permalink|meta"
_BODY_RANK = (
    "comment-body|comment-text|comment-content|commentbody|commenttext|comment_body|comment_text|comment_content|"
    "comment__body|comment__text|comment__content|text|message|body|content"
)
_KNOWN = {
    "author": ("[itemprop=author]", "[itemprop=creator]", ".fn", "[rel=author]", ".username"),
    "date": ("time[datetime]", "[itemprop=datePublished]", "[itemprop=dateCreated]", "[itemprop=commentTime]", "time"),
    "body": ("[itemprop=text]", "[itemprop=commentText]"),
}


@dataclass(frozen=True, slots=True)
class Kind:
    """What marks the blocks of a page: a class, or an attribute.

    Args:
        css: Selects them.
        token: The class, or empty.
        score: How well they fit.
        sure: Whether the class names comments and comes more than once.
    """

    css: str
    token: str
    score: float
    sure: bool


def kinds(tree: Any) -> list[Kind]:  # noqa: ANN401  # selectolax has no types
    """The classes that may mark a page's comments, the likeliest first."""
    counts: Counter[str] = Counter()
    for node in tree.css("[class]"):
        if node.tag in TAGS:
            counts.update({token for token in (node.attributes.get("class") or "").split() if _TOKEN.match(token)})
    found = []
    for token, count in counts.items():
        strong = bool(_COMMENT.search(token))
        if not strong and not _OTHER.search(token):
            continue
        bare = _COMMENT.sub("", token) if strong else _OTHER.sub("", token)
        if _NOT.search(bare) or _MANY.search(token) or (count < 2 and not strong):
            continue
        score = _score(tree, token, strong=strong)
        if score > 0:
            found.append(Kind(f".{token}", token, score, sure=strong and count > 1))
    sizes = {kind.token: _size(tree, kind.token) for kind in found}
    most = max(sizes.values(), default=0) or 1
    found = [replace(kind, score=kind.score + sizes[kind.token] / most) for kind in found]
    return sorted(found, key=lambda kind: (-kind.score, kind.token))


def _size(tree: Any, token: str) -> int:  # noqa: ANN401
    """How many characters stand in the blocks of a class; in a block within another they count once."""
    every, inner = tree.css(f".{token}")[:_LOOKED_AT], tree.css(f".{token} .{token}")[:_LOOKED_AT]
    return sum(len(line(node)) for node in every) - sum(len(line(node)) for node in inner)


def _score(tree: Any, token: str, *, strong: bool) -> float:  # noqa: ANN401
    nodes = [node for node in tree.css(f".{token}") if node.tag in TAGS]
    sample = nodes[:40]
    if not sample:
        return 0.0
    named = dated = worded = 0
    for node in sample:
        author = date = False
        for part in node.css("[class], time, [itemprop], a"):
            names = part.attributes.get("class") or part.attributes.get("itemprop") or ""
            author = author or bool(_AUTHOR.search(names) and not _NOT_AUTHOR.search(names))
            author = author or bool(
                re.search(r"/(?:user|profile|member|author|people|u)s?/", part.attributes.get("href") or "")
            )
            date = date or part.tag == "time" or bool(_DATE.search(names))
            if author and date:
                break
        text = line(node)
        named += author
        dated += date or bool(
            re.search(r"\b(?:19|20)\d\d\b|\d{1,2}:\d\d|\bago\b|\bvor \d|\bhace \d|\bil y a\b", text[:400])
        )
        worded += len(text) > 20
    size = len(sample)
    if worded * 2 < size or (named * 2 < size and dated * 2 < size):
        return 0.0
    teasers = sum(node.css_first("h1 a, h2 a, h3 a, h4 a") is not None for node in sample)
    if not strong and (len(nodes) < 2 or named * 2 < size or dated * 2 < size or teasers * 2 > size):
        return 0.0
    spread = min(len(nodes), 50) / 50
    return (
        2 * named / size + 2 * dated / size + 2 * strong + spread + (0.3 if token.lower() in ("comment", "post") else 0)
    )


def roles(tree: Any, css: str) -> dict[str, tuple[str, ...]]:  # noqa: ANN401
    """Selectors for author, date and words, made of the classes that stand inside the blocks."""
    counts: Counter[str] = Counter()
    for node in tree.css(", ".join(f"{one} [class]" for one in css.split(", "))):
        counts.update(token for token in (node.attributes.get("class") or "").split() if _TOKEN.match(token))
    tokens = [token for token, _ in counts.most_common(400)]

    def those(wanted: re.Pattern[str], unwanted: re.Pattern[str], key: str) -> list[str]:
        order = key.split("|")
        fits = [token for token in tokens if wanted.search(token) and not unwanted.search(token)]
        rank = {token: next((n for n, part in enumerate(order) if part in token.lower()), len(order)) for token in fits}
        return [f".{token}" for token in sorted(fits, key=lambda token: (rank[token], -counts[token], token))]

    never = re.compile(r"(?!)")
    bodies = those(_BODY, _NOT_BODY, _BODY_RANK)
    sizes = {one: _inside(tree, css, one) for one in bodies}
    least = _SHARE * max(sizes.values(), default=0)
    return {
        "author": (*_KNOWN["author"], *those(_AUTHOR, _NOT_AUTHOR, _AUTHOR_RANK), "cite"),
        "date": (*_KNOWN["date"], *those(_DATE, never, _DATE_RANK)),
        "body": (*_KNOWN["body"], *(one for one in bodies if sizes[one] >= least)),
    }


def _inside(tree: Any, css: str, one: str) -> int:  # noqa: ANN401
    """How many characters stand in the elements of a class inside blocks."""
    nodes = tree.css(", ".join(f"{block} {one}" for block in css.split(", ")))
    return sum(len(line(node)) for node in nodes[:_LOOKED_AT])
