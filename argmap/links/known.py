"""What is known of a thread's comments when pairs of them are weighed, and a pair made of it."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from argmap.features.pairs import pair
from argmap.features.profile import HEAD, Profile, profile
from argmap.features.repeats import Runs
from argmap.language.recent import Recent
from argmap.links.candidates import Candidate, content

if TYPE_CHECKING:
    from collections.abc import Mapping

    from argmap.features.pairs import Pair
    from argmap.language import Analysis
    from argmap.model import Claim

_NEAR = 256
"""Profiles that are kept: a comment is compared with those close above it, and a few others."""

_ANSWERED = 4
"""Comments whose words in a row, and their claims' content words, are kept: many answer the post, or one comment."""


class Known:
    """Per-thread cache of profiles and words of the comments that were compared last.

    Args:
        analyses: By comment id.
        claims: By comment id.

    `profiles` are by comment and how many of its first words count; `runs` and `contents`, of those that are answered,
    spare a long post being looked through for each answer.
    """

    def __init__(
        self, analyses: Mapping[str, Analysis], claims: Mapping[str, list[Claim]] = MappingProxyType({})
    ) -> None:
        self.analyses = analyses
        self.claims = claims
        self.profiles: Recent[tuple[str, int], Profile] = Recent(self._profile, _NEAR)
        self.runs: Recent[str, Runs] = Recent(lambda comment: Runs(analyses[comment]), _ANSWERED)
        self.contents: Recent[str, list[frozenset[str]]] = Recent(
            lambda comment: [content(analyses[comment], claim) for claim in claims.get(comment, ())], _ANSWERED
        )

    def _profile(self, key: tuple[str, int]) -> Profile:
        """The profile of a comment by its first words; one that has no more is counted once."""
        comment, head = key
        analysis = self.analyses[comment]
        return self.profiles[comment, 0] if head and len(analysis.tokens) <= head else profile(analysis, head=head)


def pair_of(source: Analysis, target: Analysis, candidate: Candidate, known: Known) -> Pair:
    """The two comments of a candidate, ready to be measured."""
    profiles, runs = known.profiles, known.runs[target.comment]
    two = pair(source, profiles[target.comment, 0], candidate.claimed, whole=profiles[source.comment, HEAD], runs=runs)
    since = two.source.place(candidate.spans[0][0]) if candidate.spans else 0
    return replace(two, stands=candidate.stands, since=since)
