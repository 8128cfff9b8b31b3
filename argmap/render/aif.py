"""The argument in AIF, the Argument Interchange Format, as JSON: claims, with inferences and conflicts among them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from argmap.render.base import GRAPHS, Form

if TYPE_CHECKING:
    from collections.abc import Mapping

    from argmap.model import ArgumentMap, Claim, Comment, Point
    from argmap.render.base import Options
    from argmap.render.graph.picture import Picture
    from argmap.views.index import Index

Json = dict[str, Any]
_DATE = "%Y-%m-%d %H:%M:%S"
_SCHEMES = {
    "agreement": ("RA", "Default Inference"),
    "because": ("RA", "Default Inference"),
    "rebuttal": ("CA", "Default Conflict"),
}


def _render(found: ArgumentMap, options: Options) -> bytes:
    import json  # noqa: PLC0415  # forms are all imported to be listed

    from argmap.render.graph.picture import picture  # noqa: PLC0415

    shown = picture(found, options)
    data = _claims(shown) if options.graph == "comments" else _merged(shown)
    text = json.dumps(data, ensure_ascii=True, indent=1)
    return (text + "\n").encode("ascii")


class _Builder:
    """Nodes and edges in order, with ids that count up."""

    def __init__(self) -> None:
        self.nodes: list[Json] = []
        self.edges: list[Json] = []
        self.locutions: list[Json] = []

    def information(self, text: str, date: str, more: Json) -> str:
        """A node that says something."""
        return self._node("I", text, date, more)

    def scheme(self, kind: str, text: str, ends: tuple[str, str], more: Json) -> None:
        """A node that says how the first end bears on the second, with its two edges."""
        name = self._node(kind, text, "", more)
        for start, end in ((ends[0], name), (name, ends[1])):
            self.edges.append({"edgeID": f"e{len(self.edges) + 1}", "fromID": start, "toID": end, "formEdgeID": None})

    def _node(self, kind: str, text: str, date: str, more: Json) -> str:
        name = str(len(self.nodes) + 1)
        self.nodes.append({"nodeID": name, "text": text, "type": kind, "timestamp": date, "argmap": more})
        return name


def _claims(shown: Picture) -> Json:
    """Claims and premises as they stand; a comment as a whole where it has none, or where a link means all of it.

    A point is one node, which all its holders share; who denies it has a node of their own, in conflict with it.
    """
    at, made = shown.at, _Builder()
    whole = {end for link in at.found.links for end in (link.source, link.target) if end in at.comments}
    known: dict[str, str] = {}
    within: list[Json] = []
    shared = {
        p.id: made.information(_seen(p.says), "", _point(p, at)) for p in at.points.values() if p.basis != "sense"
    }
    _say(made, shown, whole, shared, known)
    _tie(made, shown, shared, known)
    for link in at.found.links:
        kind, text = _SCHEMES[link.relation]
        more = {
            "link": link.id,
            "relation": link.relation,
            "partial": link.partial,
            "basis": link.basis,
            "confidence": link.confidence,
            "because": _because(link.because),
        }
        if known[link.source] != known[link.target]:
            made.scheme(kind, text, (known[link.source], known[link.target]), more)
        else:
            within.append({"node": known[link.source], **more})
    replies = [
        {"comment": reply.source, "to": reply.target, "basis": reply.basis, "confidence": reply.confidence}
        for reply in at.reply.values()
    ]
    return _whole(made, shown) | {"replies": replies, "within": within}


def _say(made: _Builder, shown: Picture, whole: set[str], shared: Mapping[str, str], known: dict[str, str]) -> None:
    """The nodes of claims and of comments, and who says them where."""
    at = shown.at
    for name, comment in at.comments.items():
        for claim in at.claims_of.get(name, ()):
            point = next((one for one in at.points_of.get(claim.id, ()) if claim.id not in one.against), None)
            if point is not None:
                known[claim.id] = shared[point.id]
            else:
                known[claim.id] = made.information(_seen(claim.text), _date(comment), _claim(claim))
            made.locutions.append(_locution(known[claim.id], shown, comment, (claim.start, claim.end)))
        if name not in at.claims_of or name in whole:
            more = {"comment": name, "whole": True, "claims": len(at.claims_of.get(name, ()))}
            known[name] = made.information(_seen(comment.text), _date(comment), more)
            made.locutions.append(_locution(known[name], shown, comment, (0, len(comment.text))))


def _tie(made: _Builder, shown: Picture, shared: Mapping[str, str], known: Mapping[str, str]) -> None:
    """Denials of points, and reasons."""
    at = shown.at
    for point in at.found.points:
        for claim_id in point.against if point.id in shared else ():
            if known[claim_id] != shared[point.id]:
                more = {"point": point.id, "claim": claim_id, "confidence": point.confidence}
                made.scheme(*_SCHEMES["rebuttal"], (known[claim_id], shared[point.id]), more)
    for claim in at.found.claims:
        if claim.supports is not None and known[claim.id] != known[claim.supports]:
            more = {"claim": claim.id, "supports": claim.supports, "confidence": claim.confidence}
            made.scheme("RA", "Default Inference", (known[claim.id], known[claim.supports]), more)


def _merged(shown: Picture) -> Json:
    """The graph of merged claims or of commenters: a node each, an inference or a conflict for each edge."""
    from argmap.render.graph.records import edge_records, node_records  # noqa: PLC0415

    made = _Builder()
    known: dict[str, str] = {}
    for name, record in node_records(shown):
        said = f"{record['label']}: {record['words']}" if shown.graph.level == "commenters" else str(record["label"])
        text = str(record["text"]) if record["kind"] in {"comment", "post"} else said
        known[name] = made.information(_seen(text), "", {key: _seen(v) for key, v in record.items()})
    for id_, source, target, record in edge_records(shown):
        kind, text = _SCHEMES[str(record["relation"])]
        more: Json = {"edge": id_, **{key: _seen(v) for key, v in record.items()}}
        made.scheme(kind, text, (known[source], known[target]), more)
    return _whole(made, shown)


def _whole(made: _Builder, shown: Picture) -> Json:
    people = [
        {"participantID": _seen(who.id), "firstname": _seen(who.name), "surname": ""}
        for who in shown.at.commenters.values()
    ]
    return {
        "nodes": made.nodes,
        "edges": made.edges,
        "locutions": made.locutions,
        "participants": people,
        "argmap": {
            "title": _seen(shown.title),
            "level": shown.graph.level,
            "counts": [_seen(row) for row in shown.counts],
            "rules": shown.at.found.rules.fingerprint,
        },
    }


def _point(point: Point, at: Index) -> Json:
    against = set(point.against)
    sides: dict[str, list[str]] = {"for": [], "against": []}
    for claim in point.claims:
        sides["against" if claim in against else "for"].append(_seen(at.called(at.home[claim])))
    return {
        "point": point.id,
        "claims": list(point.claims),
        "basis": point.basis,
        **{side: list(dict.fromkeys(who)) for side, who in sides.items()},
        "confidence": point.confidence,
        "because": _because(point.because),
    }


def _claim(claim: Claim) -> Json:
    return {
        "claim": claim.id,
        "comment": claim.comment,
        "role": claim.role,
        "tags": list(claim.tags),
        "frames": list(claim.frames),
        "assertion": claim.assertion,
        "certainty": claim.certainty,
        "voice": claim.voice,
        "confidence": claim.confidence,
        "because": _because(claim.because),
    }


def _because(because: Any) -> list[Json]:  # noqa: ANN401  # evidence
    return [
        {"rule": one.rule}
        | ({"text": _seen(one.text)} if one.text else {})
        | ({} if one.weight is None else {"weight": one.weight})
        for one in because
    ]


def _locution(node: str, shown: Picture, comment: Comment, span: tuple[int, int]) -> Json:
    """Who said it, and where: AIF's table beside the graph."""
    return {
        "nodeID": node,
        "personID": _seen(shown.at.by[comment.id]),
        "timestamp": _date(comment),
        "start": str(span[0]),
        "end": str(span[1]),
        "source": comment.id,
    }


def _date(comment: Comment) -> str:
    return comment.posted.strftime(_DATE) if comment.posted is not None else ""


def _seen(value: Any) -> Any:  # noqa: ANN401  # text is made visible, numbers stay
    from argmap.render.escape import visible  # noqa: PLC0415

    return visible(value) if isinstance(value, str) else value


FORM = Form(
    "aif", "AIF as JSON, claims with inferences and conflicts", (".aif", ".aif.json"), ("graph",), _render, uses=GRAPHS
)
