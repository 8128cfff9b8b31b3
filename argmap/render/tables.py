"""The map as four tables of plain values: for CSV, for pandas. No comment is missing from the first three."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from argmap.render.graph.records import because_words
from argmap.views.index import Index, index
from argmap.views.wording import NO_CLAIM, flat

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from argmap.model import ArgumentMap, Evidence

Table = Literal["claims", "links", "comments", "points"]
Value = str | int | float | bool | None
Row = dict[str, Value]

COLUMNS: dict[Table, tuple[str, ...]] = {
    "claims": (
        "thread", "claim", "comment", "label", "commenter", "date", "role", "says", "tags", "frames", "assertion",
        "certainty", "voice", "points", "supports", "confidence", "words", "start", "end", "matched", "because",
    ),
    "links": (
        "thread", "link", "relation", "partial", "basis", "confidence", "source", "source_label", "source_commenter",
        "source_words", "target", "target_label", "target_commenter", "target_words", "matched", "because",
    ),
    "comments": (
        "thread", "comment", "label", "commenter", "date", "posted", "state", "replies_to", "reply_label",
        "reply_basis", "reply_confidence", "reply_because", "claims", "premises", "agreements_given",
        "rebuttals_given", "agreements_received", "rebuttals_received", "side", "text",
    ),
    "points": (
        "thread", "point", "says", "basis", "confidence", "for", "against", "for_count", "against_count", "claims",
        "matched",
    ),
}  # fmt: skip


def table(found: ArgumentMap, which: Table) -> list[Row]:
    """One of the tables.

    Args:
        found: The map.
        which: Claims (with a row for each comment in which none was found), links (with a row of the relation "none"
            for each comment without any), comments, or points.

    Returns:
        Rows in the thread's order, each with the keys of `COLUMNS`.
    """
    at = index(found)
    return list({"claims": _claims, "links": _links, "comments": _comments, "points": _points}[which](at))


def _claims(at: Index) -> Iterator[Row]:
    for name, comment in at.comments.items():
        whose: Row = {
            "thread": at.found.thread.id,
            "comment": name,
            "label": at.labels[name],
            "commenter": at.name(name),
            "date": comment.date,
        }
        for claim in at.claims_of.get(name, ()):
            yield whose | {
                "claim": claim.id,
                "role": claim.role,
                "says": "; ".join(at.tags[tag].says if tag in at.tags else tag for tag in claim.tags),
                "tags": " ".join(claim.tags),
                "frames": " ".join(claim.frames),
                "assertion": claim.assertion,
                "certainty": claim.certainty,
                "voice": claim.voice,
                "points": " ".join(point.id for point in at.points_of.get(claim.id, ())),
                "supports": claim.supports,
                "confidence": claim.confidence,
                "words": claim.text,
                "start": claim.start,
                "end": claim.end,
                "matched": _matched(claim.because),
                "because": because_words(claim.because),
            }
        if name not in at.claims_of:
            empty: Row = dict.fromkeys(COLUMNS["claims"])
            yield empty | whose | {"role": "none", "because": NO_CLAIM}


def _links(at: Index) -> Iterator[Row]:
    tied: set[str] = set()
    for link in at.found.links:
        row: Row = {
            "thread": at.found.thread.id,
            "link": link.id,
            "relation": link.relation,
            "partial": link.partial,
            "basis": link.basis,
            "confidence": link.confidence,
            "matched": _matched(link.because),
            "because": because_words(link.because),
        }
        for side, end in (("source", link.source), ("target", link.target)):
            tied.add(at.home[end])
            row |= _end(at, side, end)
        yield row
    for name in at.comments:
        if name not in tied:
            empty: Row = dict.fromkeys(COLUMNS["links"])
            yield empty | {"thread": at.found.thread.id, "relation": "none"} | _end(at, "source", name)


def _end(at: Index, side: str, end: str) -> Row:
    home = at.home[end]
    words = at.claims[end].text if end in at.claims else at.comments[end].text
    return {
        side: end,
        f"{side}_label": at.labels[home],
        f"{side}_commenter": at.name(home),
        f"{side}_words": words,
    }


def _points(at: Index) -> Iterator[Row]:
    for point in at.found.points:
        against = set(point.against)
        who = [
            list(dict.fromkeys(at.called(at.home[claim]) for claim in point.claims if (claim in against) is denied))
            for denied in (False, True)
        ]
        yield {
            "thread": at.found.thread.id,
            "point": point.id,
            "says": point.says,
            "basis": point.basis,
            "confidence": point.confidence,
            "for": ", ".join(who[0]),
            "against": ", ".join(who[1]),
            "for_count": len(who[0]),
            "against_count": len(who[1]),
            "claims": " ".join(point.claims),
            "matched": _matched(point.because),
        }


def _comments(at: Index) -> Iterator[Row]:
    stands = at.found.motion.sides if at.found.motion is not None else ()
    sides = {name: stand.side for stand in stands for name in stand.comments}
    for name, comment in at.comments.items():
        reply = at.reply.get(name)
        parent = at.parent(name)
        claims = at.claims_of.get(name, ())
        counts = {
            f"{relation}s_{way}": sum(1 for link in links.get(name, ()) if link.relation == relation)
            for way, links in (("given", at.links_from), ("received", at.links_to))
            for relation in ("agreement", "rebuttal")
        }
        yield {
            "thread": at.found.thread.id,
            "comment": name,
            "label": at.labels[name],
            "commenter": at.name(name),
            "date": comment.date,
            "posted": comment.posted.isoformat() if comment.posted else None,
            "state": comment.state,
            "replies_to": parent,
            "reply_label": at.labels[parent] if parent else None,
            "reply_basis": reply.basis if reply else "given" if parent else None,
            "reply_confidence": reply.confidence if reply else 1.0 if parent else None,
            "reply_because": because_words(reply.because) if reply else None,
            "claims": sum(1 for claim in claims if claim.role == "claim"),
            "premises": sum(1 for claim in claims if claim.role == "premise"),
            **counts,
            "side": sides.get(name),
            "text": comment.text,
        }


def _matched(because: Iterable[Evidence]) -> str:
    """The words that were matched, each once."""
    return " | ".join(dict.fromkeys(flat(one.text) for one in because if one.text))
