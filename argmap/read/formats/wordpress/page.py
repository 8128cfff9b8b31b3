"""Saved pages of WordPress blogs, of any theme that keeps WordPress's own ids and classes, in any language."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from argmap.model import POST, Comment, Note
from argmap.read.common.dates import certain, find_dates
from argmap.read.common.expressions import expression
from argmap.read.common.reader import Reader
from argmap.read.common.threads import make_thread, stem
from argmap.read.common.values import comment
from argmap.read.html.as_text import signed_by_text
from argmap.read.html.blocks import comments_of, without_buttons
from argmap.read.html.dom import Block, Blocks, holds, line, page_title, parse, stamp
from argmap.read.html.no_thread import refuse
from argmap.read.html.recurring import kinds
from argmap.read.html.text import plain
from argmap.read.infer.names import likeness

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from argmap.model import Thread
    from argmap.read.sources.source import Source

_LONGEST_HEAD = 80
_NAME = 0.4
"""From this likeness on a first line may be a name."""

TRIES = 4
"""How many classes are tried where the theme's own are not known."""

_ID = expression(r"(?:li-|div-|dsq-)?comment-(\d+)|wpd-comm-(\d+)_\d+|wc-comm-(\d+)_\d+")
_MARKED = expression(r"(?:^|\s)(?:comment|pingback|trackback|depth-|commentlist|wpd-comment|wc-comment)")
_SAYS = expression(
    r"[\s,]*(?:says?|said|wrote|writes|sagt[e]?|schreibt|schrieb|meint|dijo|dice|escribi[óo]|a dit|dit|ha detto|"
    r"ha scritto|"
    r"scrive|disse|diz|escreveu|zegt|schreef|skriver|skrev|säger|sier|siger|pisze|napisał\(?a?\)?|mówi|говорит|пишет|"
    r"sanoo|diyor ki|dedi ki|mondta|szerint|říká|spune|λέει|より|说道|說|說道)?\s*[:：]?\s*\Z",
    re.IGNORECASE,
)
_BYLINE = expression(
    r"(?:comment|kommentar|commentaire|comentario|comentário|commento) (?:by|von|par|por|de|di) (?P<name>.{1,80}?)"
    r"\s[—–-]+\s(?P<date>.{4,60})",
    re.IGNORECASE,
)
"""The classic theme's line below the words: `Comment by Ann — May 3, 2006 @ 10:29 am`."""
_USUAL = expression(r"([A-Z][a-z]{2,8}) (\d{1,2}), (\d{4}) at (\d{1,2}):(\d\d)(?: ([ap]m))?(?=\Z| [(\[])")
"""WordPress's own form of a date, read at once for speed."""
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
ROLES = {
    "author": (
        ".fn", ".comment-author-name", ".wp-block-comment-author-name", ".wpd-comment-author", ".wc-comment-author",
        ".comment-author-link", ".comment__author-name", ".comment-name", ".commenter", ".comment_author", "cite",
        ".comment-author", ".comment__author", ".commentauthor", ".author-name", ".author", "[itemprop=author]",
        ".comment-by",
        ".d-comment__author", ".comment-header-name", "a.url", ".woocommerce-review__author",
    ),
    "date": (
        "time[datetime]", "time", ".comment-date", ".comment__date", ".comment-time", ".comment_date", ".comment_time",
        ".comment-permalink", ".wpd-comment-date", ".wc-comment-date", ".comment-metadata", ".commentmetadata",
        ".comment-meta", ".comment-meta-date", ".comment-date-time", ".commentdate", ".date", ".comment__meta",
        "[itemprop=datePublished]", ".published", ".timestamp", "small",
    ),
    "body": (
        ".comment-content", ".wp-block-comment-content", ".wpd-comment-text", ".wc-comment-text", ".comment-text",
        ".comment_text", ".commenttext", ".comment-body-text", ".comment__content", ".comment__text", ".comment__body",
        ".comment_content", ".comment-entry", ".comment-main", ".commentbody", "[itemprop=text]",
        "[itemprop=commentText]", ".d-comment__body",
        ".comment-body", ".comment_body", ".comment-inner", ".entry-content", ".dsq-comment-message", ".description",
    ),
}  # fmt: skip
DROP = (
    ".comment-author, .vcard, .comment-meta, .commentmetadata, .comment-metadata, .reply, .comment-reply, .says, "
    ".comment-reply-link, .comment-edit-link, .avatar, .comment-awaiting-moderation, .comment-actions, .comment-likes, "
    ".comment-reply-title, .comment-respond, .sharedaddy, .cld-like-dislike-wrap, .comment-rating, .up_arrow, "
    ".replylink, "
    ".comment-header, .comment-avatar, .wp-block-comment-reply-link, .wpd-comment-footer, .wc-comment-footer, "
    ".comment-footer, .star-rating, .woocommerce-review__dash, .comment-options, .edit-link, "
    ".assistive-text, .screen-reader-text, .comment-number, .comment_number, .comment_num, "
    ".comment-num, .commentnumber, .comment-count, .commentcount, .comment_count"
)


def sniff(source: Source) -> float:
    """Sure where comments have WordPress's ids, and more so where the page names WordPress."""
    data = source.data if holds(source, b"<") else b""
    count = len(_SOME.findall(data)) if b"omment-" in data or b"-comm-" in data else 0
    if not count:
        return 0.0
    words = (b"wp-content", b"wp-includes", b"wordpress", b"commentlist", b"replytocom", b"wp-block")
    marks = sum(mark in data for mark in words)
    if not marks and holds(source, b"drupal", b"Drupal", b"data-comment-user-id"):
        return 0.2
    return min(0.95, (0.6 if marks else 0.4) + 0.15 * marks + (0.1 if count > 1 else 0))


_SOME = expression(rb"""id\s*=\s*["']?(?:(?:li-|div-|dsq-)?comment-\d+|(?:wpd|wc)-comm-\d+_\d+)["'\s>]""")


def read(source: Source) -> Iterable[Thread]:
    """One thread, replies below what they answer, pingbacks kept.

    Raises:
        ArgmapError: I012 where the page holds no comment.
    """
    tree = parse(source)
    title, declared = page_title(tree), _declared(tree)
    css = "li, [id^='comment-'], [id*='-comment-'], [id^='wpd-comm-'], [id^='wc-comm-'], .pingback, .trackback"
    found = Blocks(tree, css, _named, ROLES)
    if not found.all:
        found = Blocks(tree, css, _numbered, ROLES)
    blocks = [block for block in found.all if block.get("body") is not None or block.node.text(deep=True).strip()]
    if not blocks:
        raise refuse(source, tree, "the page holds no comments, only the form for them", "is this the right page?")
    _listed(found)
    fields = [_fields(block) for block in found.all]
    told = _told(found)
    post = _post(tree)
    found.texts(drop=DROP, roles=("author", "date"))
    depths: list[tuple[int, str]] = []
    comments = []
    for block, (author, date) in zip(found.all, fields, strict=True):
        above = told.get(block.name) or (block.parent.name if block.parent is not None else _by_depth(block, depths))
        comments.append(_comment(block, author, date, above))
    comments = without_buttons(comments)
    notes = []
    ways = [one for one in (_leading_names(comments), _by_text(source, comments)) if one is not None]
    if (inferred := max(ways, key=_known, default=None) or _inferred(source, comments)) is not None:
        comments = inferred
        notes.append(Note("the theme marks authors in its own way: names and dates were inferred", kind="unclear"))
    if declared > len(comments):
        what = f"the page says that there are {declared} comments; {len(comments)} are on it"
        notes.append(Note(what, kind="left out"))
    return [make_thread(stem(source), title, comments, post=post, notes=notes)]


def _listed(found: Blocks) -> None:
    """Give the blocks that are terms of a definition list, as Thesis has them, the definition below as their words."""
    for block in found.all:
        node = block.node.next if block.node.tag == "dt" else None
        while node is not None and node.tag.startswith("-"):
            node = node.next
        if node is not None and node.tag == "dd":
            block.found["body"] = (0, node)


def _leading_names(comments: list[Comment]) -> list[Comment] | None:
    """The comments with names and dates from the first lines of their texts, where the theme's classes are not known.

    Where other comments are signed, people may leave their names out: then a line is a name only if it says so ("Ann
    says:"), a date follows, another comment is signed by it, or nearly all that lack a name begin with one.
    """
    people = [one for one in comments if one.state != "pingback"]
    lacking = [one for one in people if one.author is None or one.date is None]
    known = {one.author for one in people if one.author}
    heads = [one.text.partition("\n") for one in lacking if one.author is None]
    like = sum(bool(rest.strip()) and likeness(head.strip()) >= _NAME for head, _, rest in heads)
    sure = not known or (len(heads) > 2 and like * 10 >= 9 * len(heads))
    made = {one.id: _headed(one, known, sure=sure) for one in lacking}
    mended = sum(made[one.id] is not one for one in lacking)
    if len(people) < 2 or not mended or mended * 10 < 8 * len(lacking):
        return None
    return [made.get(one.id, one) for one in comments]


def _headed(one: Comment, known: set[str], *, sure: bool) -> Comment:
    """A comment with the name and the date that stand in its first lines as such."""
    author, date, text = one.author, one.date, one.text
    for _ in range(3):
        first, _, rest = (part.strip() for part in text.partition("\n"))
        below = rest.partition("\n")[0].strip()
        if not rest or len(first) > _LONGEST_HEAD:
            break
        said = _SAYS.sub("", first).strip()
        signed = said != first or first in known or _is_date(below) or (sure and likeness(first) >= _NAME)
        if date is None and _is_date(first):
            date, text = first, rest
        elif author is None and said and signed:
            author, text = said, rest
        else:
            break
    moved = len(one.text) - len(text)
    if not moved or any(quote.start < moved for quote in one.quotes):
        return one
    quotes = tuple(replace(quote, start=quote.start - moved, end=quote.end - moved) for quote in one.quotes)
    posted = one.posted or (certain(date) if date else None)
    return replace(one, author=author, date=date, posted=posted, text=text, quotes=quotes)


def _is_date(line: str) -> bool:
    """Whether a line is a date and holds little else."""
    dates = find_dates(line) if len(line) <= _LONGEST_HEAD else []
    return bool(dates) and dates[0].day and dates[-1].end - dates[0].start >= 0.7 * len(line)


def _known(comments: list[Comment]) -> int:
    """How many names and dates are known."""
    return sum((one.author is not None) + (one.date is not None) for one in comments)


def _by_text(source: Source, comments: list[Comment]) -> list[Comment] | None:
    """The comments signed as their texts show, where few have names: the theme's classes of names are not known."""
    people = [one for one in comments if one.state != "pingback"]
    if sum(one.author is not None for one in people) * 2 >= len(people):
        return None
    signed = {one.id: one for one in signed_by_text(source, people) or ()}
    return [signed.get(one.id, one) for one in comments] if signed else None


def _inferred(source: Source, comments: list[Comment]) -> list[Comment] | None:
    """The comments as a page of unknown make has them, where the theme's class of the author is not known.

    Those are taken that name more authors and lose no comment.
    """
    people = [one for one in comments if one.state != "pingback"]
    signed = sum(one.author is not None for one in people)
    if len(people) < 2 or signed * 2 >= len(people):
        return None
    for kind in kinds(parse(source))[:TRIES]:
        found = comments_of(parse(source), kind.css, kind.token)
        if len(found) >= len(comments) and sum(one.author is not None for one in found) > signed:
            return found
    return None


def _told(found: Blocks) -> dict[str, str]:
    """Parents that a line above the words names: `Ann replied to a comment from Bo`, with a link."""
    told: dict[str, str] = {}
    order = {block.name: place for place, block in enumerate(found.all)}
    for block, node in found.gather(".byline a, .comment-header a, .parent-link, .in-reply-to a, .comment-meta a"):
        match = re.search(r"#(?:li-|div-)?comment-(\d+)\Z", node.attributes.get("href") or "")
        if match and match[1] != block.name and order.get(match[1], len(order)) < order[block.name]:
            told.setdefault(block.name, match[1])
    return told


_TAGS = frozenset(["li", "div", "article", "section", "dd", "dt", "tr", "td"])


def _named(tag: str, attrs: Mapping[str, str | None]) -> str | None:
    classes = attrs.get("class") or ""
    match = _ID.fullmatch(attrs.get("id") or "")
    if match is not None:
        if tag not in _TAGS:
            return None
        if tag == "li" or _MARKED.search(classes):
            return match[1] or match[2] or match[3]
        return None
    if tag in ("li", "div") and ({"pingback", "trackback"} & set(classes.split())):
        link = attrs.get("id") or ""
        return link or "ping"
    return None


def _numbered(tag: str, attrs: Mapping[str, str | None]) -> str | None:
    """The id of an element that has a comment's number but none of the usual classes."""
    match = _ID.fullmatch(attrs.get("id") or "")
    return (match[1] or match[2] or match[3]) if match is not None and tag in _TAGS else None


def _fields(block: Block) -> tuple[str | None, tuple[str, str]]:
    author = _author(block)
    node = block.get("date")
    if author is not None and (byline := _BYLINE.match(author)) is not None:
        return byline["name"], (byline["date"], "")
    if node is None and author is not None:
        node = block.get("author")  # some themes write name and date into one box
        words = line(node) if node is not None else ""
        dates = find_dates(words.replace(author, "", 1))
        return author, ((dates and words.replace(author, "", 1)[dates[0].start : dates[0].end]) or "", "")
    words, machine = stamp(node)
    if (usual := _USUAL.match(words)) is not None:
        return author, (usual[0], _machine(usual))
    if node is not None and not machine:
        words = " ".join(node.text(deep=True, separator=" ").split())
        dates = find_dates(words)
        if dates:
            words = words[dates[0].start : dates[0].end]
        elif len(words) > 60 or not re.search(r"\d", words):
            words = ""
    return author, (re.sub(r"\s*\([^)\d]{2,20}\)\Z", "", words), machine)


def _machine(usual: re.Match[str]) -> str:
    month, day, year, hour, minute, half = usual.groups()
    if month not in _MONTHS:
        return ""
    hours = int(hour) % 12 + (12 if half == "pm" else 0) if half else int(hour)
    return f"{year}-{_MONTHS.index(month) + 1:02}-{int(day):02} {hours:02}:{minute}"


def _author(block: Block) -> str | None:
    given = (block.attrs.get("data-comment-author") or "").strip()
    node = block.get("author")
    if given:
        return given
    if node is None or (_is_ping(block) and "fn" not in (node.attributes.get("class") or "").split()):
        block.found.pop("author", None)
        return None
    classes = (node.attributes.get("class") or "").split()
    inner = node if "fn" in classes else node.css_first(".fn, .author, .comment-author-name") or node
    text = line(inner)
    if text.endswith((":", "：")) and inner.tag in ("cite", "div", "span", "p", "h4", "h5"):
        part = inner.css_first("strong, b, a, .fn")
        text = line(part) if part is not None and line(part) else text
    elif inner.css_first(".says") is not None:
        text = text.removesuffix(line(inner.css_first(".says")))
    elif inner.tag == "div" and (link := inner.css_first("a, b, strong")) is not None and line(link):
        text = line(link)
    return _SAYS.sub("", text).strip() or None if len(text) <= 120 else None


def _comment(block: Block, author: str | None, date: tuple[str, str], above: str | None) -> Comment:
    state = "pingback" if _is_ping(block) else None
    body = block.plain
    opening, _, rest = body.text.partition("\n")
    if block.get("body") is None and not body.quotes and len(opening) < 20 and _SAYS.fullmatch(" " + opening):
        body = type(body)(rest.strip())
    return comment(block.name, body, author=author, date=date[0] or None, machine=date[1], parent=above, state=state)


def _is_ping(block: Block) -> bool:
    return not {"pingback", "trackback"}.isdisjoint(block.classes())


def _by_depth(block: Block, depths: list[tuple[int, str]]) -> str | None:
    """The parent by the class `depth-N`, where themes close each comment before its replies."""
    depth = next((int(name[6:]) for name in block.classes() if re.fullmatch(r"depth-\d{1,3}", name)), 1)
    while depths and depths[-1][0] >= depth:
        depths.pop()
    above = depths[-1][1] if depths else None
    depths.append((depth, block.name))
    return above


def _declared(tree: Any) -> int:  # noqa: ANN401  # selectolax has no types
    """How many comments the heading above them says that there are."""
    node = tree.css_first(
        "#comments .comments-title, h2.comments-title, h3.comments-title, #comments h2, #comments h3, h3#comments"
    )
    match = re.search(r"(?<![\d.,])(\d{1,5})(?![\d.,]*\d)", line(node)) if node is not None else None
    return int(match[1]) if match else 0


def _post(tree: Any) -> Comment | None:  # noqa: ANN401  # selectolax has no types
    """The post above the comments, where the theme marks its words."""
    for node in tree.css(".entry-content, article .post-content")[:5]:
        if _inside_comment(node):
            continue
        body = plain(node, skip=frozenset(["sharedaddy", "jp-relatedposts", "wp-caption-text"]))
        if len(body.text) > 80:
            heading = tree.css_first("h1.entry-title, .entry-title, h1")
            title = line(heading) if heading is not None else ""
            lead = f"{title}\n\n" if title else ""
            date = tree.css_first("article time[datetime], .entry-date[datetime], time.entry-date")
            words, machine = stamp(date)
            author = tree.css_first(
                ".entry-meta .author .fn, .author.vcard .fn, .byline .author, .author.vcard a, [rel=author]"
            )
            return comment(
                POST, lead + body.text, author=line(author) if author is not None else None, date=words or None,
                machine=machine,
            )  # fmt: skip
    return None


def _inside_comment(node: Any) -> bool:  # noqa: ANN401  # selectolax has no types
    now = node
    while now is not None:
        if _ID.fullmatch(now.attributes.get("id") or "") or (now.attributes.get("id") or "") == "comments":
            return True
        now = now.parent
    return False


KIND = "markup"

READER = Reader(
    name="wordpress-page",
    title="WordPress page",
    how="open the post with its comments, all pages of them shown, and save the page as HTML",
    suffixes=(".html", ".htm"),
    sniff=sniff,
    read=read,
    on_page=True,
)
