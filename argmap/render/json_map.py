"""The map and the thread as JSON: what `-o map.json`, `argmap batch` and `argmap read` write.

Keys with nothing to say are left out, so that a short thread stays readable; `argmap/schema/` says which must be there.
Characters that act on a terminal or end a line for some programs are written as escapes, which change no value.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from argmap.render.base import Form

if TYPE_CHECKING:
    from collections.abc import Iterable

    from argmap.model import ArgumentMap, Claim, Comment, Evidence, Link, Note, Reply, Thread
    from argmap.render.base import Options

VERSION = "1"
"""The version of the map's shape, under the key `argmap`."""

_ACTING = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")

Json = dict[str, Any]


def dumps(found: ArgumentMap) -> str:
    """The map as indented JSON with a line end behind it.

    Args:
        found: The map.

    Returns:
        Text that UTF-8 can always encode, lone surrogates included.
    """
    return _safe(json.dumps(map_object(found), ensure_ascii=False, indent=1)) + "\n"


def dumps_line(found: ArgumentMap) -> str:
    """The map as one line of JSON, without a line end."""
    return _safe(json.dumps(map_object(found), ensure_ascii=False, separators=(",", ":")))


def dumps_thread(thread: Thread) -> str:
    """The thread as one line of JSON, without a line end, as `argmap read` prints it."""
    return _safe(json.dumps(thread_object(thread), ensure_ascii=False))


def map_object(found: ArgumentMap) -> Json:
    """The map as plain data, in the shape of `map.schema.json`."""
    labels = found.labels()
    answers: dict[str, list[Json]] = {}
    for reply in found.replies:
        answers.setdefault(reply.source, []).append(_reply(reply))
    thread = found.thread
    out: Json = {
        "argmap": VERSION,
        "id": thread.id,
        "title": thread.title,
        "rules": {"packs": list(found.rules.packs), "fingerprint": found.rules.fingerprint},
        "post": None if thread.post is None else _post(thread.post),
        "comments": [
            {"id": comment.id, "label": labels[comment.id], **_said(comment), "replies_to": answers.get(comment.id, [])}
            for comment in thread.comments
        ],
        "claims": [_claim(claim) for claim in found.claims],
        "links": [_link(link) for link in found.links],
    }
    if found.tags:
        out["tags"] = [{"id": tag.id, "says": tag.says, "frame": tag.frame, "own": tag.own} for tag in found.tags]
    if found.topics:
        out["topics"] = [{"id": t.id, "heading": t.heading, "claims": list(t.claims)} for t in found.topics]
    return out | _origin(thread)


def thread_object(thread: Thread) -> Json:
    """The thread as plain data, in the shape of `thread.schema.json`."""
    return {
        "id": thread.id,
        "title": thread.title,
        "post": None if thread.post is None else _post(thread.post),
        "comments": [{"id": comment.id, **_said(comment)} for comment in thread.comments],
    } | _origin(thread)


def _origin(thread: Thread) -> Json:
    """What the reader noted; the path stays out, for the same thread gives the same bytes wherever it lies."""
    origin = thread.origin
    out: Json = {}
    if origin.format:
        out["format"] = origin.format
    if origin.notes:
        out["notes"] = [_note(note) for note in origin.notes]
    if origin.order:
        out["order"] = list(origin.order)
    return {"origin": out} if out else {}


def _note(note: Note) -> Json:
    out: Json = {"what": note.what, "kind": note.kind}
    if note.line:
        out["line"] = note.line
    return out


def _said(comment: Comment) -> Json:
    """A comment's own fields, without its id."""
    out: Json = {"author": comment.author, "date": comment.date}
    if comment.posted is not None:
        out["posted"] = comment.posted.isoformat()
    out |= {"parent": comment.parent, "text": comment.text}
    if comment.quotes:
        out["quotes"] = [{"start": q.start, "end": q.end, "of": q.of} for q in comment.quotes]
    if comment.state is not None:
        out["state"] = comment.state
    return out


def _post(post: Comment) -> Json:
    out = _said(post)
    del out["parent"]
    return out


def _reply(reply: Reply) -> Json:
    return {
        "comment": reply.target,
        "basis": reply.basis,
        "confidence": reply.confidence,
        "because": _because(reply.because),
    }


def _claim(claim: Claim) -> Json:
    out: Json = {
        "id": claim.id,
        "comment": claim.comment,
        "start": claim.start,
        "end": claim.end,
        "text": claim.text,
        "role": claim.role,
        "tags": list(claim.tags),
        "frames": list(claim.frames),
        "assertion": claim.assertion,
        "certainty": claim.certainty,
        "voice": claim.voice,
    }
    if claim.supports is not None:
        out["supports"] = claim.supports
    if claim.topic is not None:
        out["topic"] = claim.topic
    return out | {"confidence": claim.confidence, "because": _because(claim.because)}


def _link(link: Link) -> Json:
    return {
        "id": link.id,
        "source": link.source,
        "target": link.target,
        "relation": link.relation,
        "partial": link.partial,
        "basis": link.basis,
        "confidence": link.confidence,
        "because": _because(link.because),
    }


def _because(evidence: Iterable[Evidence]) -> list[Json]:
    rows: list[Json] = []
    for one in evidence:
        row: Json = {"rule": one.rule}
        if one.comment is not None:
            row["comment"] = one.comment
        if one.start is not None and one.end is not None:
            row |= {"start": one.start, "end": one.end}
        if one.text:
            row["text"] = one.text
        if one.weight is not None:
            row["weight"] = one.weight
        rows.append(row)
    return rows


def _safe(text: str) -> str:
    return _ACTING.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def _render(found: ArgumentMap, options: Options) -> bytes:
    if options.anonymous:
        from argmap.views.anonymous import anonymous  # noqa: PLC0415  # spares every other command its import

        found = anonymous(found)
    return dumps(found).encode("utf-8")


FORM = Form("json", "JSON, the map itself", (".json",), (), _render)
