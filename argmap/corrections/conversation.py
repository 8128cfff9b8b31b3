"""Corrections of replies and links: who answers whom, and who agrees with whom or rebuts whom."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from argmap.corrections.binding import UnboundError
from argmap.corrections.marks import Done, checked, is_checked
from argmap.model import CHECKED, Evidence, Link, Reply

if TYPE_CHECKING:
    from argmap.corrections.binding import Place
    from argmap.corrections.marks import Bound, Marks


def reply_is(marks: Marks, bound: Bound) -> Done:
    """Say whom a comment answers, or does not."""
    place, to = bound.place, bound.to
    if place is None:
        raise UnboundError("the correction quotes no words")
    source = place.comment
    own = marks.replies.get(source, [])
    if bound.correction.verdict == "none":
        gone = {reply.target for reply in own if to is None or reply.target == to.comment}
        marks.replies[source] = [reply for reply in own if reply.target not in gone]
        _unparent(marks, source, gone)
        return Done("struck" if gone else "confirmed", (source,) if to is None else (source, to.comment))
    if to is None:
        raise UnboundError("whom it answers is not said")
    if marks.places.order[to.comment] >= marks.places.order[source]:
        raise UnboundError("a comment answers one that stands before it")
    known = next((reply for reply in own if reply.target == to.comment), None)
    reply = known or Reply(source, to.comment, "given", 1.0)
    reply = replace(reply, confidence=1.0, because=checked(reply.because))
    kept = [one for one in own if one.target != to.comment and is_checked(one.because)]
    marks.replies[source] = [*kept, reply]
    same = bool(own) and own[0].target == to.comment
    return Done("confirmed" if same else "changed" if own else "added", (source, to.comment))


def _unparent(marks: Marks, source: str, targets: set[str]) -> None:
    """Where the file itself gives a parent that is none, it is none in the thread, too."""
    if marks.places.comment(source).parent in targets:
        comments = tuple(replace(c, parent=None) if c.id == source else c for c in marks.thread.comments)
        marks.thread = replace(marks.thread, comments=comments)


def link_is(marks: Marks, bound: Bound) -> Done:
    """Say whether a comment agrees with another, rebuts it, or neither."""
    place, to, correction = bound.place, bound.to, bound.correction
    if place is None or to is None:
        raise UnboundError("the correction does not quote both ends")
    if place.comment == to.comment:
        raise UnboundError("both ends are one comment, and a link runs between two")
    pair = place.comment, to.comment
    there = marks.links.get(pair, [])
    meant = [link for link in there if not correction.was or link.relation == correction.was]
    others = [link for link in there if link not in meant]
    relation: Any = correction.verdict
    if relation == "none":
        marks.links[pair] = _alone(others)
        return Done("struck" if meant else "confirmed", tuple(link.id for link in meant))
    same = next((link for link in there if link.relation == relation), None)
    basis = same or (None if correction.partial and not correction.was else next(iter(meant), None))
    if basis is None:
        link = _new(marks, place, to, relation)
    elif same is not None:
        link = replace(basis, confidence=1.0, because=checked(basis.because))
    else:
        link = replace(basis, relation=relation, basis="stated", confidence=1.0, because=_words(marks, place))
    kept = [one for one in there if correction.part and one.relation not in {relation, correction.was}]
    link = replace(link, partial=correction.partial or bool(kept))
    marks.links[pair] = [*kept, link]
    if basis is None:
        return Done("added", (link.id,))
    changed = same is None or same.partial != link.partial or len(there) > len(kept) + 1
    return Done("changed" if changed else "confirmed", (link.id,))


def _alone(links: list[Link]) -> list[Link]:
    """Links between two comments: one that is left over of two is no longer of a part, but where a person says so."""
    if len(links) != 1 or is_checked(links[0].because):
        return links
    return [replace(links[0], partial=False)]


def _new(marks: Marks, place: Place, to: Place, relation: Any) -> Link:  # noqa: ANN401  # one of two words
    """A link that argmap did not find; it ends at claims where the words quoted are claims."""
    source, target = (marks.claim_at(end) for end in (place, to))
    marks.links_ever += 1
    ends = source.id if source else place.comment, target.id if target else to.comment
    return Link(f"l{marks.links_ever}", *ends, relation, "stated", 1.0, _words(marks, place))


def _words(marks: Marks, place: Place) -> tuple[Evidence, ...]:
    """The words of a person's quotation as what shows a link."""
    text = marks.places.comment(place.comment).text[place.start : place.end]
    return (Evidence(CHECKED, text, place.comment, place.start, place.end),)
