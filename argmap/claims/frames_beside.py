"""Frames that a comment shows, but not plainly, and that the comment answered, or one that answers, shows too.

A comment speaks of what the comments beside it speak of: "it is only a few quid" under a complaint about the fare is
about money. What answers whom is known behind the claims, so this completes them.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from argmap.claims.frames import likely

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from argmap.claims.frames import FrameReader
    from argmap.language.analysis import Analysis
    from argmap.model import Claim, Evidence, Reply

_BESIDE = 0.7
"""How much likelier a frame is, in log-odds, where a comment beside shows it."""


def completed(
    reader: FrameReader,
    claims: Iterable[Claim],
    replies: Iterable[Reply],
    analyses: Mapping[str, Analysis],
    settled: Collection[str] = (),
) -> tuple[Claim, ...]:
    """The claims, each with the frames that are likely where it is known what their comment answers.

    The evidence of such a frame is the words of both comments.

    Args:
        reader: Reads frames.
        claims: Any.
        replies: Who answers whom, the likeliest of each comment first.
        analyses: Of each comment, by its id, with the firings of frames rules.
        settled: Ids of claims of which a person has said the frames; they stay.
    """
    beside = _beside(replies, analyses)
    shown = cache(lambda comment: reader.shown(analyses[comment]))
    made = []
    for claim in claims:
        around = () if claim.id in settled else beside.get(claim.comment, ())
        frames, because = list(claim.frames), list(claim.because)
        for frame, here in shown(claim.comment).items() if around else ():
            if frame in claim.frames or not likely(here.odds + _BESIDE):
                continue
            other = next((other for other in around if frame in shown(other) and shown(other)[frame].odds >= 0), None)
            if other is not None:
                frames.append(frame)
                because += [*here.because, *_of(other, shown(other)[frame].because)]
        more = len(frames) > len(claim.frames)
        made.append(replace(claim, frames=tuple(frames), because=tuple(because)) if more else claim)
    return tuple(made)


def _beside(replies: Iterable[Reply], analyses: Mapping[str, Analysis]) -> Mapping[str, Sequence[str]]:
    """For each comment the one that it answers most likely, and behind it those that answer it."""
    target: dict[str, str] = {}
    for reply in replies:
        if reply.source in analyses and reply.target in analyses:
            target.setdefault(reply.source, reply.target)
    beside: defaultdict[str, list[str]] = defaultdict(list)
    for source, answered in target.items():
        beside[source].insert(0, answered)
        beside[answered].append(source)
    return beside


def _of(comment: str, because: Iterable[Evidence]) -> list[Evidence]:
    """Evidence that stands in another comment than the claim."""
    return [replace(one, comment=comment) for one in because]
