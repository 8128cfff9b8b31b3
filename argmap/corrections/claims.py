"""Corrections of claims: whether words are one, which words, and how they are said."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any, cast

from argmap.corrections.binding import UnboundError
from argmap.corrections.marks import Done, alike, checked, is_checked, shared
from argmap.model import CHECKED, Claim, Evidence

if TYPE_CHECKING:
    from collections.abc import Iterable

    from argmap.corrections.binding import Place
    from argmap.corrections.marks import Bound, Marks
    from argmap.model import Assertion, Effect


SAME = 0.6
"""Part of their words that a claim which a person has named shares at least with words that mean it again."""


def role_is(marks: Marks, bound: Bound) -> Done:
    """Make words a claim, a premise, or neither."""
    place, verdict = bound.place, bound.correction.verdict
    if place is None:
        raise UnboundError("the correction quotes no words")
    claim = marks.claim_at(place)
    if claim is not None and is_checked(claim.because) and shared(claim, place) < SAME:
        claim = None  # a person has named that claim in other words: this is another
    if verdict == "none":
        if claim is None:
            return Done("confirmed", ())
        return Done("struck", _strike(marks, claim))
    added = claim is None
    others = (one for one in marks.claims.get(place.comment, ()) if one is not claim and one.id not in marks.orphans)
    if verdict == "premise" and not any(one.role == "claim" for one in others):
        raise UnboundError("a premise supports a claim of its comment, and there is no other claim")
    if claim is None:
        claim = _add(marks, place)
    was = claim.role, claim.supports
    if verdict == "premise":
        claim = replace(claim, role="premise", supports=_supported(marks, claim, bound.to))
        _hand_over(marks, claim)
    else:
        claim = replace(claim, role="claim", supports=None)
    _put(marks, claim)
    effect: Effect = "added" if added else "confirmed" if was == (claim.role, claim.supports) else "changed"
    return Done(effect, (claim.id,))


def _strike(marks: Marks, claim: Claim) -> tuple[str, ...]:
    """Take a claim out; its premises stay until all is said, for a person may name them."""
    there = [one for one in marks.claims[claim.comment] if one.id != claim.id]
    for one in [one for one in there if one.supports == claim.id]:
        marks.orphans.add(one.id)
        there[there.index(one)] = replace(one, role="claim", supports=None)
    marks.claims[claim.comment] = there
    return (claim.id,)


def bury(marks: Marks) -> None:
    """Take the premises of struck claims out that nobody has named: a reason for no claim is no reason."""
    for comment, there in marks.claims.items():
        if any(one.id in marks.orphans for one in there):
            gone = {one.id for one in there if one.id in marks.orphans and not is_checked(one.because)}
            kept = [one for one in there if one.id not in gone]
            marks.claims[comment] = kept
            for one in [one for one in kept if one.supports in gone]:
                other = _nearest(one, [c for c in kept if c.role == "claim"])
                supports = None if other is None else other.id
                _set(marks, replace(one, role="claim" if other is None else "premise", supports=supports))


def _nearest(claim: Claim, others: Iterable[Claim]) -> Claim | None:
    return min(others, key=lambda one: abs(one.start - claim.start), default=None)


def _add(marks: Marks, place: Place) -> Claim:
    """A claim of words in which argmap found none; how it is said is read from the words, where a tag names them."""
    comment = marks.places.comment(place.comment)
    text = comment.text[place.start : place.end]
    claim = Claim(
        id=_free(marks, place.comment),
        comment=place.comment,
        start=place.start,
        end=place.end,
        text=text,
        because=(Evidence(CHECKED),),
    )
    like = max(marks.named(comment), key=lambda one: alike(one, place), default=None)
    if like is not None and alike(like, place) > 0:
        claim = replace(
            claim,
            because=checked(like.because),
            tags=like.tags,
            frames=like.frames,
            assertion=like.assertion,
            certainty=like.certainty,
            voice=like.voice,
        )
    marks.claims.setdefault(place.comment, []).append(claim)
    _sort(marks, place.comment)
    return claim


def _sort(marks: Marks, comment: str) -> None:
    marks.claims[comment].sort(key=lambda one: (one.start, one.end))


def _free(marks: Marks, comment: str) -> str:
    """The next number that no claim of a comment has had: the ids of the others stay."""
    there = [one.id for one in marks.claims.get(comment, ())]
    between = ":" if any(one.startswith(f"{comment}:") for one in there) else "."
    number = marks.claims_ever.get(comment, len(there)) + 1
    while (name := f"{comment}{between}{number}") in there or name in marks.places.order:
        number += 1
    marks.claims_ever[comment] = number
    return name


def _supported(marks: Marks, claim: Claim, to: Place | None) -> str | None:
    """The claim that a premise supports: the one that is named, else the nearest of its comment."""
    others = [one for one in marks.claims[claim.comment] if one.role == "claim" and one.id != claim.id]
    if to is not None and to.comment == claim.comment:
        named = max(others, key=lambda one: alike(one, to), default=None)
        if named is not None and alike(named, to) > 0:
            return named.id
    kept = next((one for one in others if one.id == claim.supports), None)
    nearest = kept or _nearest(claim, others)
    return None if nearest is None else nearest.id


def _hand_over(marks: Marks, premise: Claim) -> None:
    """What supported a claim that is a premise now supports the claim that this one supports."""
    for one in [one for one in marks.claims[premise.comment] if one.supports == premise.id]:
        _set(marks, replace(one, supports=premise.supports))


def _put(marks: Marks, claim: Claim) -> None:
    """Set a claim that a person has spoken of: it is sure."""
    _set(marks, replace(claim, confidence=1.0, because=checked(claim.because)))


def _set(marks: Marks, claim: Claim) -> None:
    there = marks.claims[claim.comment]
    there[next(at for at, one in enumerate(there) if one.id == claim.id)] = claim


def span_is(marks: Marks, bound: Bound) -> Done:
    """Let a claim be of other words, round those that it had or near them."""
    claim = marks.the_claim(bound.place)
    comment = marks.places.comment(claim.comment)
    words = bound.correction.verdict.strip()
    starts = [match.start() for match in re.finditer(re.escape(words), comment.text)]
    if not (words and starts):
        raise UnboundError("the claim's new words do not stand in its comment")
    start = min(starts, key=lambda at: abs(at - claim.start))
    if (start, start + len(words)) == (claim.start, claim.end):
        _put(marks, claim)
        return Done("confirmed", (claim.id,))
    _put(marks, replace(claim, start=start, end=start + len(words), text=words))
    _sort(marks, claim.comment)
    return Done("changed", (claim.id,))


def tag_is(marks: Marks, bound: Bound) -> Done:
    """Give a claim one tag, or none."""
    claim = marks.the_claim(bound.place)
    tag = bound.correction.verdict
    tags = () if tag == "none" else (tag,)
    frames = (marks.known[tag].frame,) if tag in marks.known else claim.frames
    _put(marks, replace(claim, tags=tags, frames=frames))
    return Done("confirmed" if claim.tags == tags else "changed", (claim.id,))


def frame_is(marks: Marks, bound: Bound) -> Done:
    """Give a claim a frame, the first in place of those that it had; or none."""
    claim = marks.the_claim(bound.place)
    frame = bound.correction.verdict
    before = claim.frames if claim.id in marks.framed else ()
    frames = () if frame == "none" else tuple(dict.fromkeys((*before, frame)))
    marks.framed.add(claim.id)
    _put(marks, replace(claim, frames=frames))
    same = frame in claim.frames if frame != "none" else not claim.frames
    return Done("confirmed" if same else "changed", (claim.id,))


def assertion_is(marks: Marks, bound: Bound) -> Done:
    """Say how a claim is said."""
    claim = marks.the_claim(bound.place)
    said: Any = bound.correction.verdict
    _put(marks, replace(claim, assertion=cast("Assertion", said)))
    return Done("confirmed" if claim.assertion == said else "changed", (claim.id,))
