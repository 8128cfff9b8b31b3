"""YouTube comments: the `info.json` of yt-dlp, the Data API, and youtube-comment-downloader's lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from argmap.model import POST, Comment, Note
from argmap.read.common.reader import Reader
from argmap.read.common.threads import make_thread, stem
from argmap.read.common.values import any_of, comment, first, get, items, json_lines, load, table, text
from argmap.read.html.text import plain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from argmap.model import Thread
    from argmap.read.sources.source import Source


def sniff(source: Source) -> float:
    """Sure where the names of one of the three stand; yt-dlp's comments come after much else."""
    head = source.head.lstrip("\ufeff \t\r\n")
    if head[:1] not in ("{", "["):
        return 0.0
    line = "".join(head[:60000].split())
    if '"youtube#comment' in line or ('"topLevelComment"' in line and '"textDisplay"' in line):
        return 0.95
    if any_of(line, '"cid":"', '"votes":', '"text":', '"author":', '"channel":') > 4:
        return 0.9
    if any_of(line, '"webpage_url":', '"extractor":', '"formats":', '"uploader":', '"upload_date":') > 2:
        return 0.9
    if '"parent":"root"' in line and '"text":' in line:
        return 0.9
    return 0.6 if any_of(line, '"author_is_uploader":', '"like_count":', '"is_favorited":') > 1 else 0.0


def read(source: Source) -> Iterable[Thread]:
    """One thread, the video as its post where the file tells of it.

    Raises:
        ArgmapError: I005 where it holds no comment.
    """
    line = "".join(source.head[:4000].split())
    if '"cid":' in line and source.head.lstrip("\ufeff \t\r\n").startswith("{") and '"comments":' not in line:
        return [make_thread(stem(source), "", [_downloaded(row) for _, row in json_lines(source)])]
    value = load(source)
    rows = items(value) or items(get(value, "comments")) or items(get(value, "items"))
    if not rows:
        mend = "run yt-dlp with --write-comments (and --skip-download)"
        raise source.problem("I005", "the file tells of a video but holds no comments", mend)
    if "cid" in rows[0]:
        comments = [_downloaded(row) for row in rows]
    elif "snippet" in rows[0]:
        comments = [one for row in rows for one in _api(row)]
    else:
        comments = [_yt_dlp(row, post=isinstance(value, dict) and bool(value.get("title"))) for row in rows]
    about = value if isinstance(value, dict) else {}
    notes = []
    count = about.get("comment_count")
    if isinstance(count, int) and count > len(rows):
        notes.append(Note(f"{count - len(rows)} of the video's {count} comments are not in the file", kind="left out"))
    name = text(about.get("id")) or stem(source)
    return [make_thread(name, text(about.get("title")), comments, post=_post(about), notes=notes)]


def _post(about: dict[str, Any]) -> Comment | None:
    if not about.get("title"):
        return None
    words = "\n\n".join(part for part in (text(about.get("title")), text(about.get("description"))) if part)
    date = text(first(about, "timestamp", "upload_date"))
    if len(date) == 8:
        date = f"{date[:4]}-{date[4:6]}-{date[6:]}"
    return comment(POST, words, author=first(about, "uploader", "channel"), date=date)


def _yt_dlp(row: dict[str, Any], *, post: bool) -> Comment:
    parent: str | None = text(row.get("parent"))
    if parent in ("root", ""):
        parent = POST if post else None
    date = first(row, "timestamp", "_time_text", "time_text")
    return comment(
        row.get("id"), text(row.get("text")), author=first(row, "author", "author_id"), date=date, parent=parent
    )


def _downloaded(row: dict[str, Any]) -> Comment:
    name = text(row.get("cid"))
    parent = name.rsplit(".", 1)[0] if "." in name else None
    date = first(row, "time_parsed", "time")
    return comment(name, text(row.get("text")), author=row.get("author"), date=date, parent=parent)


def _api(row: dict[str, Any]) -> list[Comment]:
    top = table(get(row, "snippet", "topLevelComment")) or row
    return [_api_comment(top), *(_api_comment(reply) for reply in items(get(row, "replies", "comments")))]


def _api_comment(row: dict[str, Any]) -> Comment:
    about = table(row.get("snippet"))
    body = about.get("textOriginal")
    words = text(body) if body is not None else plain(text(about.get("textDisplay")))
    return comment(
        row.get("id"), words, author=about.get("authorDisplayName"), date=about.get("publishedAt"),
        parent=about.get("parentId"),
    )  # fmt: skip


KIND = "json"

READER = Reader(
    name="youtube",
    title="YouTube comments (yt-dlp)",
    how="yt-dlp --write-comments --skip-download ADDRESS; give the .info.json",
    suffixes=(".info.json", ".json"),
    sniff=sniff,
    read=read,
    on_page=True,
)
