"""The map and the thread as JSON: what `-o map.json`, `argmap batch` and `argmap read` write.

Keys with nothing to say are left out, so that a short thread stays readable; `argmap/schema/` says which must be there.
Characters that act on a terminal or end a line for some programs are written as escapes, which change no value.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from argmap.render.base import Form

if TYPE_CHECKING:
    from collections.abc import Iterable

    from argmap.model import (
        ArgumentMap,
        Claim,
        Comment,
        Evidence,
        Link,
        Motion,
        Note,
        Outcome,
        Passage,
        Point,
        Reply,
        Stand,
        Thread,
    )
    from argmap.render.base import Options

VERSION = "2"
"""The version of the map's shape, under the key `argmap`."""

ACTING = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
"""Characters that are written as escapes."""

Json = dict[str, Any]


def dumps(found: ArgumentMap) -> str:
    """The map as indented JSON with a line end behind it.

    Args:
        found: The map.

    Returns:
        Text that UTF-8 can always encode, lone surrogates included.
    """
    return "".join(pieces(found, indent=1)) + "\n"


def dumps_line(found: ArgumentMap) -> str:
    """The map as one line of JSON, without a line end."""
    return "".join(pieces(found))


def pieces(found: ArgumentMap, *, indent: int | None = None) -> Iterator[str]:
    """The map's JSON piece by piece, without a line end: a long thread's is never held whole.

    Args:
        found: The map.
        indent: As `json.dumps` takes it; None for one line.

    Returns:
        What `json.dumps` makes of the whole, in order: a piece for each comment, claim, link and point.
    """
    encode = json.JSONEncoder(
        ensure_ascii=False, indent=indent, separators=(",", ":") if indent is None else (",", ": ")
    ).encode
    edges = ["" if indent is None else "\n" + " " * indent * depth for depth in range(3)]

    def text(value: object, depth: int) -> str:
        return _safe(encode(value).replace("\n", edges[depth]))  # within strings a line end is an escape

    opening = "{"
    for key, value in _parts(found):
        yield opening + edges[1] + encode(key) + (":" if indent is None else ": ")
        opening = ","
        if not isinstance(value, Iterator):
            yield text(value, 1)
            continue
        between = "["
        for one in value:
            yield between + edges[2] + text(one, 2)
            between = ","
        yield "[]" if between == "[" else edges[1] + "]"
    yield edges[0] + "}"


def dumps_thread(thread: Thread) -> str:
    """The thread as one line of JSON, without a line end, as `argmap read` prints it."""
    return _safe(json.dumps(thread_object(thread), ensure_ascii=False))


def _parts(found: ArgumentMap) -> Iterator[tuple[str, Any]]:
    """The keys of a map in order with their values; those with a value for each comment, claim or link stream them."""
    thread = found.thread
    yield "argmap", VERSION
    yield "id", thread.id
    yield "title", thread.title
    yield "rules", {"packs": list(found.rules.packs), "fingerprint": found.rules.fingerprint}
    yield "post", None if thread.post is None else _post(thread.post)
    yield "comments", _comments(found)
    yield "claims", map(_claim, found.claims)
    yield "links", map(_link, found.links)
    if found.tags:
        yield "tags", [{"id": tag.id, "says": tag.says, "frame": tag.frame, "own": tag.own} for tag in found.tags]
    yield "points", map(_point, found.points)
    yield "subjects", [{"id": s.id, "heading": s.heading, "claims": list(s.claims)} for s in found.subjects]
    yield "motion", None if found.motion is None else _motion(found.motion)
    yield "corrections", map(_outcome, found.corrections)
    if found.corrections:
        yield "checked", dict(Counter(one.effect for one in found.corrections))
    yield from _origin(thread).items()


def _comments(found: ArgumentMap) -> Iterator[Json]:
    labels = found.labels()
    answers: dict[str, list[Reply]] = {}
    for reply in found.replies:
        answers.setdefault(reply.source, []).append(reply)
    for comment in found.thread.comments:
        replies = [_reply(reply) for reply in answers.get(comment.id, ())]
        yield {"id": comment.id, "label": labels[comment.id], **_said(comment), "replies_to": replies}


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
    if origin.on_page:
        out["on_page"] = True
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
    if comment.handle is not None:
        out["handle"] = comment.handle
    if comment.relation is not None:
        out["relation"] = comment.relation
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


def _point(point: Point) -> Json:
    return {
        "id": point.id,
        "says": point.says,
        "basis": point.basis,
        "claims": list(point.claims),
        "against": list(point.against),
        "confidence": point.confidence,
        "because": _because(point.because),
    }


def _motion(motion: Motion) -> Json:
    return {"says": motion.says, "basis": motion.basis, "sides": [_stand(stand) for stand in motion.sides]}


def _stand(stand: Stand) -> Json:
    return {
        "comments": list(stand.comments),
        "side": stand.side,
        "confidence": stand.confidence,
        "because": _because(stand.because),
    }


def _outcome(outcome: Outcome) -> Json:
    said = outcome.correction
    out: Json = {"kind": said.kind, "verdict": said.verdict, **_passage(said.at)}
    if said.to is not None:
        out["to"] = _passage(said.to)
    out |= {key: True for key in ("partial", "against") if getattr(said, key)}
    out |= {
        key: value for key in ("was", "signed", "thread", "who", "when") if (value := getattr(said, key)) is not None
    }
    out |= {"effect": outcome.effect, "marks": list(outcome.marks)}
    return out | {"why": outcome.why} if outcome.why else out


def _passage(passage: Passage) -> Json:
    given = {"words": passage.words, "by": passage.by, "date": passage.date, "after": passage.after}
    return {key: value for key, value in given.items() if value}


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
        if one.shows:
            row["shows"] = one.shows
        rows.append(row)
    return rows


def _safe(text: str) -> str:
    return ACTING.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def _stream(found: ArgumentMap, options: Options) -> Iterator[bytes]:
    if options.anonymous:
        from argmap.views.anonymous import anonymous  # noqa: PLC0415  # spares every other command its import

        found = anonymous(found)
    for piece in pieces(found, indent=1):
        yield piece.encode("utf-8")
    yield b"\n"


def _render(found: ArgumentMap, options: Options) -> bytes:
    return b"".join(_stream(found, options))


FORM = Form("json", "JSON, the map itself", (".json",), (), _render, stream=_stream)
