"""Hypothes.is annotations: what was noted beside the passages of a page, and the replies."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from argmap.model import POST, Comment, Note
from argmap.read.common.reader import Reader
from argmap.read.common.threads import make_thread, stem
from argmap.read.common.values import any_of, comment, get, items, json_lines, load, text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.model import Thread
    from argmap.read.sources.source import Source


def sniff(source: Source) -> float:
    """Sure where annotations with targets stand."""
    head = source.head.lstrip("\ufeff \t\r\n")
    if head[:1] not in ("{", "["):
        return 0.0
    line = "".join(head.split())
    if '"acct:' in line and any_of(line, '"target":', '"references":', '"uri":', '"text":') > 2:
        return 0.95
    return 0.9 if '"TextQuoteSelector"' in line and '"rows":' in line else 0.0


def read(source: Source) -> Iterator[Thread]:
    """A thread for each page; the annotated passages stand in its post, and each annotation answers that.

    Raises:
        ArgmapError: I005 where it holds no annotation.
    """
    rows = _rows(source)
    if not rows:
        raise source.problem("I005", "the Hypothes.is JSON holds no annotation", "save /api/search?uri=ADDRESS")
    pages: dict[str, list[dict[str, Any]]] = {}
    page_of: dict[str, str] = {}
    for row in sorted(rows, key=lambda row: bool(row.get("references"))):
        above = [page_of[name] for name in map(text, _references(row)) if name in page_of]
        page_of[text(row.get("id"))] = above[0] if above else text(row.get("uri") or get(row, "target", 0, "source"))
    for row in rows:
        pages.setdefault(page_of[text(row.get("id"))], []).append(row)
    for name, members in pages.items():
        titles = (get(row, "document", "title") for row in members)
        title = next((text(one[0] if isinstance(one, list) and one else one) for one in titles if one), "")
        post = _page(title, members)
        comments = [_comment(row, post=post is not None) for row in members]
        yield make_thread(name or stem(source), title, comments, post=post, notes=_notes(members, post))


def _rows(source: Source) -> list[dict[str, Any]]:
    lines = [line for line in source.head.split("\n")[:2] if line.strip()]
    if len(lines) == 2 and all(line.startswith("{") and line.rstrip().endswith("}") for line in lines):
        return [row for _, row in json_lines(source)]
    value = load(source)
    rows = items(value) or items(get(value, "rows")) or items(get(value, "annotations"))
    return rows + items(get(value, "replies"))


def _references(row: dict[str, Any]) -> list[object]:
    """What an annotation answers, from the first to the one right above."""
    references = row.get("references")
    return references if isinstance(references, list) else []


def _exact(row: dict[str, Any]) -> str:
    for target in items(row.get("target")):
        for selector in items(target.get("selector")):
            if selector.get("exact"):
                return text(selector["exact"]).strip()
    return ""


def _page(title: str, rows: list[dict[str, Any]]) -> Comment | None:
    passages = list(dict.fromkeys(passage for row in rows if (passage := _exact(row))))
    if not passages:
        return None
    return comment(POST, "\n\n".join(part for part in (title, *passages) if part))


def _notes(rows: list[dict[str, Any]], post: Comment | None) -> list[Note]:
    if post is None:
        return []
    what = "the post is made of the page's title and the passages that were annotated"
    highlights = sum(not text(row.get("text")).strip() for row in rows)
    notes = [Note(what, kind="changed")]
    if highlights:
        notes.append(Note(f"{highlights} annotations have no words (highlights alone)", kind="unclear"))
    return notes


def _comment(row: dict[str, Any], *, post: bool) -> Comment:
    references = _references(row)
    parent = text(references[-1]) if references else POST if post and _exact(row) else None
    user = text(row.get("user"))
    author = user.removeprefix("acct:").split("@", 1)[0] or get(row, "user_info", "display_name")
    state = "hidden" if row.get("hidden") or get(row, "moderation", "is_hidden") else None
    return comment(
        row.get("id"), text(row.get("text")), author=author, date=row.get("created"), parent=parent, state=state
    )


KIND = "json"

READER = Reader(
    name="hypothesis",
    title="Hypothes.is annotations",
    how="save https://api.hypothes.is/api/search?uri=ADDRESS&limit=200, or export in the sidebar as JSON",
    suffixes=(".json",),
    sniff=sniff,
    read=read,
    on_page=True,
)
