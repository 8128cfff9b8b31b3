"""Which pairs of comments are weighed, and which words of a comment bear on which of those that it answers."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from argmap.features.pairs import Claimed
from argmap.language import grammar
from argmap.model import POINTING, POST
from argmap.model.persons import same_person
from argmap.rulebook.vocabulary import form

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from argmap.language import Analysis
    from argmap.model import Claim, Comment, Relation, Reply, Thread


_GONE = form("gone")
"""All that is left of a comment that is gone."""

_CONTENT = grammar.CONTENT - {"ADV"}
_SAME = 5
"""Content words of a whole comment from which on two that have the same and no other are not alike by chance."""

_PARALLEL = 0.3
"""From this confidence a reply target takes its own part of the comment's words."""

_NEARLY = 0.8
"""Share of the likeliest target's chance from which another is nearly as likely."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Two comments between which a link may hold.

    Args:
        source, target: Ids of comments.
        confidence: Probability that the source answers the target.
        reply: What the replies room found; None for a pair that is weighed by itself.
        spans: The source's half-open characters that bear on the target; empty for all.
        claimed: Tags that both claim, or that one denies.
        opener: Whether the target opens the thread.
        likeliest: Whether the source answers no other comment more likely; of nearly equals, one that makes its claim.
        given: How the file says that the source bears on the target, or None.
    """

    source: str
    target: str
    confidence: float = 1.0
    reply: Reply | None = None
    spans: tuple[tuple[int, int], ...] = ()
    claimed: Claimed = field(default=Claimed())
    opener: bool = False
    likeliest: bool = True
    given: Relation | None = None

    @property
    def known(self) -> bool:
        """Whether the file gives the target as the parent."""
        return self.reply is not None and self.reply.basis == "given"

    @property
    def stands(self) -> frozenset[str]:
        """How the two stand in the thread, as `Pair` has it."""
        named = {
            "guessed": self.reply is not None and not self.known and self.reply.basis not in POINTING,
            "across": self.known and self.confidence < 1.0,
            "opener": self.opener,
            "post": self.target == POST,
        }
        said = {self.given} if self.given else set()
        return frozenset(name for name, holds in named.items() if holds) | said


def candidates(
    thread: Thread, claims: Sequence[Claim], replies: Iterable[Reply], analyses: Mapping[str, Analysis]
) -> Iterator[Candidate]:
    """Every pair that is worth weighing: each comment and whom it may answer; linear in the thread.

    Args:
        thread: The thread.
        claims: Its claims.
        replies: Who answers whom in it.
        analyses: By comment id.
    """
    comments = {comment.id: comment for comment in thread.everything()}
    said = _said(claims, analyses)
    by_source: defaultdict[str, list[Reply]] = defaultdict(list)
    for reply in replies:
        if reply.source in comments and reply.target in comments:
            by_source[reply.source].append(reply)
    first = next(iter(comments), "")
    for comment in comments.values():
        if _takes_no_side(comment):
            continue
        answered = by_source[comment.id]
        parts = _parts(comment.text, answered)
        meant = _meant(answered, said.get(comment.id, {}), said)
        for reply, spans in zip(answered, parts, strict=True):
            if spans is None or same_person(comment, comments[reply.target]):
                continue
            claimed = _claimed(said.get(comment.id, {}), said.get(reply.target, {}))
            opener, likeliest = reply.target == first, reply.target == meant
            given = comment.relation if reply.target == comment.parent else None
            yield Candidate(comment.id, reply.target, reply.confidence, reply, spans, claimed, opener, likeliest, given)


def _meant(answered: Sequence[Reply], own: Mapping[str, _Saying], said: Mapping[str, Mapping[str, _Saying]]) -> str:
    """The target that is likeliest; of those nearly as likely, the first that makes a claim which the source makes."""
    near = (r.target for r in answered if r.confidence >= _NEARLY * answered[0].confidence)
    sharing = (target for target in near if _claimed(own, said.get(target, {})).shared)
    return next(sharing, answered[0].target if answered else "")


def _takes_no_side(comment: Comment) -> bool:
    """Whether a comment is gone, or is not one: the notice that another page links here."""
    return comment.state == "pingback" or _GONE.fullmatch(comment.text) is not None


@dataclass(frozen=True, slots=True)
class _Saying:
    """How a comment claims a tag: whether it asserts it, and the content words of the claim."""

    asserts: bool
    words: frozenset[str]


def _said(claims: Iterable[Claim], analyses: Mapping[str, Analysis]) -> dict[str, dict[str, _Saying]]:
    """By comment, each tag that it claims in its own voice."""
    said: dict[str, dict[str, _Saying]] = {}
    for claim in claims:
        if claim.voice == "own" and claim.assertion in ("asserted", "denied") and claim.tags:
            saying = _Saying(claim.assertion == "asserted", content(analyses[claim.comment], claim))
            for tag in claim.tags:
                said.setdefault(claim.comment, {}).setdefault(tag, saying)
    return said


def content(analysis: Analysis, claim: Claim | None) -> frozenset[str]:
    """The lemmas of the content words of a claim, or of a comment; quoted ones do not count."""
    tokens = analysis.tokens if claim is None else analysis.tokens_in(claim.start, claim.end)
    return frozenset(t.lemma for t in tokens if t.pos in _CONTENT and len(t.lemma) > 2 and not t.quoted)


def _claimed(mine: Mapping[str, _Saying], theirs: Mapping[str, _Saying]) -> Claimed:
    both = [tag for tag in mine if tag in theirs and not _copied(mine[tag], theirs[tag])]
    return Claimed(
        tuple(tag for tag in both if mine[tag].asserts == theirs[tag].asserts),
        tuple(tag for tag in both if mine[tag].asserts != theirs[tag].asserts),
        max((len(mine[tag].words & theirs[tag].words) for tag in both), default=0),
    )


def _copied(mine: _Saying, theirs: _Saying) -> bool:
    """Whether two claims are the same words: one quotes the other, or both quote a third, and neither need agree."""
    return len(mine.words) >= _SAME and mine.words == theirs.words


def _parts(text: str, replies: Sequence[Reply]) -> list[tuple[tuple[int, int], ...] | None]:
    """For each reply, the spans of the comment that bear on its target; () for all of it, None for nothing.

    Where several targets are plausible and quotes, names or numbers in the text show where each begins to be spoken to,
    its words run from there to the next such place. A target without such a place has the words before the first and
    the paragraphs that hold none.
    """
    anchors = []
    for reply in replies:
        places = [e.start for e in reply.because if e.start is not None and e.comment in (None, reply.source)]
        if reply.basis in POINTING and reply.confidence >= _PARALLEL and places:
            anchors.append((min(places), reply.target))
    if not anchors or len(replies) < 2:
        return [()] * len(replies)
    anchors.sort()
    anchored = {target for _, target in anchors}
    starts = [0 if n == 0 and not text[:a].strip() else a for n, (a, _) in enumerate(anchors)]
    bounds = [*starts[1:], len(text)]
    parts: list[tuple[tuple[int, int], ...] | None] = []
    for reply in replies:
        if reply.target in anchored:
            if len(anchored) == 1 and reply is replies[0]:
                parts.append(())
                continue
            parts.append(
                tuple(
                    (s, e) for s, e, (_, t) in zip(starts, bounds, anchors, strict=True) if t == reply.target and s < e
                )
            )
        else:
            rest = _free_paragraphs(text, [a for a, _ in anchors])
            parts.append(rest or None)
    return parts


def _free_paragraphs(text: str, anchors: Sequence[int]) -> tuple[tuple[int, int], ...]:
    spans = []
    place = 0
    for paragraph in text.split("\n\n"):
        end = place + len(paragraph)
        if paragraph.strip() and not any(place <= anchor <= end for anchor in anchors):
            spans.append((place, end))
        place = end + 2
    return tuple(spans)
