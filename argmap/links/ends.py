"""At which claims a link ends: those that are meant, where that can be told, else the comments."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.links.candidates import content

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from argmap.features.pairs import Claimed
    from argmap.language import Analysis
    from argmap.model import Claim, Evidence, Reply


def ends(  # noqa: PLR0913, PLR0917  # both ends, and what ties them
    source: Analysis,
    target: Analysis,
    claims: Mapping[str, list[Claim]],
    claimed: Claimed,
    because: Iterable[Evidence],
    reply: Reply | None,
    contents: Mapping[str, Sequence[frozenset[str]]] | None = None,
) -> tuple[str, str]:
    """The ids of the claims, or of the comments, between which a link holds.

    Args:
        source: The comment that answers.
        target: The one that is answered.
        claims: Claims by comment.
        claimed: Tags that both claim, or that one denies.
        because: The link's evidence: words of the source.
        reply: What shows that the source answers the target, or None.
        contents: The content words of each claim by comment, where they are at hand.
    """
    mine = [c for c in claims.get(source.comment, ()) if c.voice == "own"]
    theirs = claims.get(target.comment, [])
    tags = (*claimed.opposed, *claimed.shared)
    for tag in tags:
        left = next((c for c in mine if tag in c.tags), None)
        right = next((c for c in theirs if tag in c.tags), None)
        if left is not None and right is not None:
            return left.id, right.id
    start = _spoken(source, mine, because)
    words = content(source, start) if start is not None else content(source, None)
    end = _quoted(theirs, target, reply, source)
    if end is None:
        told = [content(target, c) for c in theirs] if contents is None else contents[target.comment]
        end = _nearest(theirs, told, words)
    return start.id if start is not None else source.comment, end.id if end is not None else target.comment


def _spoken(source: Analysis, mine: Sequence[Claim], because: Iterable[Evidence]) -> Claim | None:
    """The claim in the sentence in which the weightiest words of the evidence stand."""
    spoken = [e for e in because if e.start is not None and e.weight is not None and e.weight > 0]
    for evidence in sorted(spoken, key=lambda e: (-(e.weight or 0.0), e.start or 0)):
        sentence = source.sentence_at(evidence.start or 0)
        if sentence is None:
            continue
        inside = [c for c in mine if c.start < sentence.end and sentence.start < c.end]
        if inside:
            return min(inside, key=lambda c: (c.role != "claim", c.start))
    return None


def _quoted(theirs: Sequence[Claim], target: Analysis, reply: Reply | None, source: Analysis) -> Claim | None:
    """The claim in the words of the target that the source quotes."""
    if reply is None:
        return None
    for evidence in reply.because:
        if evidence.comment == target.comment and evidence.start is not None and evidence.end is not None:
            inside = [c for c in theirs if c.start < evidence.end and evidence.start < c.end]
        elif reply.basis == "quote" and evidence.comment in (None, source.comment) and len(evidence.text) > 12:
            words = evidence.text.strip(" >\"'“”‘’").lower()
            inside = [c for c in theirs if c.text.lower() in words or words in c.text.lower()]
        else:
            continue
        if inside:
            return min(inside, key=lambda c: (c.role != "claim", c.start))
    return None


def _nearest(theirs: Sequence[Claim], told: Sequence[frozenset[str]], words: frozenset[str]) -> Claim | None:
    """The claim with which the words share most, where one stands out."""
    sharing = [(n, c) for c, some in zip(theirs, told, strict=True) if (n := len(some & words))]
    scored = sorted(((n, c.role == "claim", -c.start, c) for n, c in sharing), key=lambda s: s[:3])
    if not scored:
        return None
    if scored[-1][0] < 2 and len(scored) > 1 and scored[-2][0] == scored[-1][0]:
        return None
    return scored[-1][3]
