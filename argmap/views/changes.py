"""What differs between two maps of one thread: it grew, other rules were used, or a person corrected it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from argmap.corrections.binding import plain
from argmap.views.index import Index, index
from argmap.views.wording import NOUNS, flat, shorten

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from argmap.model import ArgumentMap, Claim, Comment, Point

What = Literal["comment", "claim", "reply", "link", "point", "side"]
How = Literal["new", "gone", "changed"]
QUOTED = 160


@dataclass(frozen=True, slots=True)
class Change:
    """One difference.

    Args:
        what: What differs.
        how: New, gone or changed.
        where: Labels, with names: of the newer map, or of the older where it is gone.
        words: What it is about.
        was, now: What was said and is said; empty where it is new or gone.
    """

    what: What
    how: How
    where: str
    words: str
    was: str = ""
    now: str = ""


@dataclass(frozen=True, slots=True)
class Changes:
    """All that differs.

    Args:
        title: Of the newer map.
        changes: By what differs, in the thread's order.
        same: How many comments are in both.
    """

    title: str
    changes: tuple[Change, ...]
    same: int

    def of(self, what: What, how: How) -> tuple[Change, ...]:
        """The changes of one kind."""
        return tuple(one for one in self.changes if (one.what, one.how) == (what, how))


def changes(old: ArgumentMap, new: ArgumentMap) -> Changes:
    """What differs between two maps; comments are the same where author and words are.

    Args:
        old: A map.
        new: Of the same thread at another time, by other rules, or corrected.
    """
    before, after = index(old), index(new)
    same = _same(list(before.comments.values()), list(after.comments.values()))
    found = [
        *_comments(before, after, same),
        *_claims(before, after, same),
        *_replies(before, after, same),
        *_links(before, after, same),
        *_points(before, after, same),
        *_sides(before, after, same),
    ]
    return Changes(flat(new.thread.title), tuple(found), len(same))


def _same(old: Sequence[Comment], new: Sequence[Comment]) -> dict[str, str]:
    """The newer id of each older comment: first of those with the same words, then of those by their author and id."""
    waiting: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for comment in new:
        waiting[(comment.author or "").casefold(), plain(comment.text)].append(comment.id)
    found: dict[str, str] = {}
    for comment in old:
        ids = waiting[(comment.author or "").casefold(), plain(comment.text)]
        if ids:
            found[comment.id] = ids.pop(0)
    taken = set(found.values())
    by_id = {comment.id: comment for comment in new if comment.id not in taken}
    for comment in old:
        other = by_id.get(comment.id)
        if comment.id not in found and other is not None and _edited(comment, other):
            found[comment.id] = other.id
    return found


def _edited(one: Comment, other: Comment) -> bool:
    """Whether a comment is another with some words changed, or signed otherwise."""
    words = set(plain(one.text).split()), set(plain(other.text).split())
    return 2 * len(words[0] & words[1]) >= max(len(words[0]), len(words[1]), 1)


def _comments(before: Index, after: Index, same: Mapping[str, str]) -> Iterator[Change]:
    known = set(same.values())
    for name, comment in after.comments.items():
        if name not in known:
            yield Change("comment", "new", after.called(name), shorten(comment.text, QUOTED).text)
    for name, comment in before.comments.items():
        other = after.comments[same[name]] if name in same else None
        if other is None:
            yield Change("comment", "gone", before.called(name), shorten(comment.text, QUOTED).text)
        elif flat(comment.text) != flat(other.text):
            was, now = (shorten(one.text, QUOTED).text for one in (comment, other))
            yield Change("comment", "changed", after.called(other.id), "", was, now)
        elif (comment.author or "") != (other.author or ""):
            words = shorten(comment.text, QUOTED).text
            yield Change("comment", "changed", after.labels[other.id], words, comment.author or "", other.author or "")


def _claims(before: Index, after: Index, same: Mapping[str, str]) -> Iterator[Change]:
    pairs = _same_claims(before, after, same)
    known = set(pairs.values())
    for claim in after.found.claims:
        if claim.id not in known:
            yield Change("claim", "new", after.called(claim.comment), shorten(claim.text, QUOTED).text, "", _how(claim))
    for claim in before.found.claims:
        words = shorten(claim.text, QUOTED).text
        if claim.id not in pairs:
            yield Change("claim", "gone", before.called(claim.comment), words, _how(claim))
            continue
        other = after.claims[pairs[claim.id]]
        if _how(claim) != _how(other):
            yield Change("claim", "changed", after.called(other.comment), words, _how(claim), _how(other))


def _same_claims(before: Index, after: Index, same: Mapping[str, str]) -> dict[str, str]:
    """The newer id of each older claim: the same words of the same comment."""
    found: dict[str, str] = {}
    for name, other in same.items():
        there = {plain(claim.text): claim.id for claim in reversed(after.claims_of.get(other, ()))}
        found |= {
            claim.id: there[words] for claim in before.claims_of.get(name, ()) if (words := plain(claim.text)) in there
        }
    return found


def _how(claim: Claim) -> str:
    """How a claim is said, in words."""
    parts = [claim.role, claim.assertion, *(() if claim.voice == "own" else (claim.voice,)), *claim.tags]
    return ", ".join(parts)


def _replies(before: Index, after: Index, same: Mapping[str, str]) -> Iterator[Change]:
    for name, other in same.items():
        was, now = before.parent(name), after.parent(other)
        if (same.get(was, was) if was is not None else None) == now:
            continue
        told = (
            before.called(was) if was is not None else "nobody",
            after.called(now) if now is not None else "nobody",
        )
        yield Change("reply", "changed", after.called(other), "", *told)


def _links(before: Index, after: Index, same: Mapping[str, str]) -> Iterator[Change]:
    was = {pair: said for pair, said in _pairs(before, same).items() if None not in pair}
    now = _pairs(after)
    order = {name: at for at, name in enumerate(after.comments)}
    for pair in sorted({*was, *now}, key=lambda pair: [order[name] for name in pair if name is not None]):
        said = was.get(pair, ""), now.get(pair, "")
        if said[0] == said[1]:
            continue
        where = " → ".join(after.called(name) for name in pair if name is not None)
        how: How = "new" if not said[0] else "gone" if not said[1] else "changed"
        yield Change("link", how, where, "", *said)
    for pair, relation in _pairs(before).items():
        if any(name not in same for name in pair if name is not None):
            where = " → ".join(before.called(name) for name in pair if name is not None)
            yield Change("link", "gone", where, "", relation)


def _pairs(at: Index, same: Mapping[str, str] | None = None) -> dict[tuple[str | None, str | None], str]:
    """The relations of each pair of comments, in words; ids of the newer map where `same` gives them."""
    found: defaultdict[tuple[str | None, str | None], set[str]] = defaultdict(set)
    for link in at.found.links:
        ends = at.home[link.source], at.home[link.target]
        pair = ends if same is None else (same.get(ends[0]), same.get(ends[1]))
        found[pair].add(NOUNS[link.relation] + (" in part" if link.partial else ""))
    return {pair: " and ".join(sorted(said)) for pair, said in found.items()}


def _points(before: Index, after: Index, same: Mapping[str, str]) -> Iterator[Change]:
    pairs = _same_claims(before, after, same)
    points, left = ([one for one in at.found.points if one.basis != "sense"] for at in (before, after))
    for point in points:
        mine = {pairs[claim] for claim in point.claims if claim in pairs}
        other = next((p for p in left if plain(p.says) == plain(point.says)), None)
        other = other or next((p for p in left if 2 * len(mine & set(p.claims)) > len({*mine, *p.claims})), None)
        if other is None:
            yield Change("point", "gone", _who(point, before), point.says)
            continue
        left.remove(other)
        told = [" against ".join(filter(None, _sides_of(p, at))) for p, at in ((point, before), (other, after))]
        if plain(point.says) != plain(other.says):
            yield Change("point", "changed", _who(other, after), other.says, point.says, other.says)
        elif told[0] != told[1]:
            yield Change("point", "changed", _who(other, after), other.says, *told)
    for point in left:
        yield Change("point", "new", _who(point, after), point.says)


def _who(point: Point, at: Index) -> str:
    return ", ".join(dict.fromkeys(at.called(at.home[claim]) for claim in point.claims))


def _sides_of(point: Point, at: Index) -> tuple[str, str]:
    """Who is for a point and who against it."""
    sides: tuple[list[str], list[str]] = ([], [])
    for claim in point.claims:
        sides[claim in point.against].append(at.name(at.home[claim]))
    return ", ".join(dict.fromkeys(sides[0])), ", ".join(dict.fromkeys(sides[1]))


def _sides(before: Index, after: Index, same: Mapping[str, str]) -> Iterator[Change]:
    """Who changed side; of whoever stands on both maps."""
    was: dict[str, str] = {}
    if before.found.motion is not None:
        for stand in before.found.motion.sides:
            was |= {same[name]: stand.side for name in stand.comments if name in same}
    for stand in after.found.motion.sides if after.found.motion is not None else ():
        first = next((name for name in stand.comments if name in was), None)
        if first is not None and was[first] != stand.side:
            yield Change("side", "changed", after.name(first), "", was[first], stand.side)
