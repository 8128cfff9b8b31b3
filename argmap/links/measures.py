"""The numbers that are measured on a pair of comments and that stance rules grade with `kind: measure`.

`MEASURES` of `argmap.rulebook.measures` names each of them; the functions are here. "The reply" is the comment that
answers, "the parent" the one that is answered.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from argmap.links.profile import FIRST, HEAD, NEGATIONS, NO, SECOND, THIRD, WE, YES, Profile, Runs, copied, profile

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from collections.abc import Set as AbstractSet

    from argmap.language import Analysis, Token

_OPPOSITES = tuple(
    (frozenset(a.split()), frozenset(b.split()))
    for a, b in (
        (
            "more increase rise higher up better most gain win",
            "less decrease fall lower down worse least lose loss fewer",
        ),
        ("always everyone everybody all every everything", "never nobody none sometimes rarely few nothing"),
        (
            "good right true fair legal easy possible same necessary correct",
            "bad wrong false unfair illegal hard impossible different unnecessary",
        ),
        ("can will should does is", "can't won't shouldn't doesn't isn't cannot"),
        ("start begin before early first", "stop end after late last"),
        ("support agree accept allow include like love", "oppose disagree reject ban exclude dislike hate"),
    )
)


_OPEN = frozenset(
    ("what", "which", "who", "where", "when", "how", "any", "anyone", "anybody", "does", "can", "could", "has", "did")
)


@dataclass(frozen=True, slots=True)
class Claimed:
    """What the claims of a pair say of each other.

    Args:
        shared: Tags that both assert or both deny.
        opposed: Tags that one asserts and the other denies.
        alike: Content words that the claims under these tags share.
    """

    shared: tuple[str, ...] = ()
    opposed: tuple[str, ...] = ()
    alike: int = 0

    @property
    def any(self) -> bool:
        """Whether a tag ties them."""
        return bool(self.shared or self.opposed)


@dataclass(frozen=True, slots=True)
class Pair:
    """A reply and the comment it may answer, as measured.

    Args:
        reply, parent: The two profiles; words that the reply copies from the parent are not in the reply's.
        copied: Indices of the reply's tokens that repeat the parent word for word.
        claimed: What their claims say of each other.
        addressed: Whether anything but a claim shows that the one answers the other.
        stands: How the two stand in their thread: "guessed" (neither the source file nor a quote, a name or a number
            says that the one answers the other), "across" (a comment that is not at hand stands between them),
            "opener" (the parent opens the thread), "post" (the parent is the post), "tied" (a claim brings the two
            together, whoever is answered).
        since: How many of the reply's words stand before those that bear on the parent.
    """

    reply: Profile
    parent: Profile
    copied: frozenset[int] = frozenset()
    claimed: Claimed = field(default=Claimed())
    addressed: bool = True
    stands: frozenset[str] = frozenset()
    since: int = 0


def pair(
    reply: Analysis,
    parent: Profile,
    claimed: Claimed = Claimed(),  # frozen
    *,
    whole: Profile | None = None,
    runs: Runs | None = None,
) -> Pair:
    """Measure-ready: what the reply copies from the parent is left out of its words.

    Args:
        reply: The comment that answers.
        parent: The profile of the one answered.
        claimed: What their claims say of each other.
        whole: The reply's profile by its first words with nothing left out, where it is at hand.
        runs: The parent's, where they are at hand.
    """
    repeated = copied(reply, parent.analysis, runs)
    if repeated or whole is None:
        whole = profile(reply, repeated, head=HEAD)
    return Pair(whole, parent, repeated, claimed)


def _questions(side: Profile) -> int:
    return side.endings.count("?")


def _ends_asking(side: Profile) -> bool:
    return side.endings[-1:] == ("?",)


def _open_question(it: Pair) -> bool:
    return bool(it.parent.sentences) and _questions(it.parent) == len(it.parent.sentences) and it.parent.first in _OPEN


def _overlap(a: AbstractSet[str], b: AbstractSet[str]) -> float:
    return len(a & b) / (min(len(a), len(b)) + 1)


def _opposites(it: Pair) -> int:
    mine, theirs = it.reply.counts, it.parent.counts
    return sum(
        (not mine.keys().isdisjoint(a) and not theirs.keys().isdisjoint(b))
        or (not mine.keys().isdisjoint(b) and not theirs.keys().isdisjoint(a))
        for a, b in _OPPOSITES
    )


def _shared_tone(it: Pair, sign: int) -> int:
    mine, theirs = it.reply.toned, it.parent.toned
    return sum(mine[thing] * theirs[thing] * sign > 0 for thing in mine.keys() & theirs.keys())


def _balance(side: Profile) -> float:
    return (side.positive - side.negative) / (side.positive + side.negative + 1)


def _starts_bare(side: Profile) -> bool:
    return bool(side.sentences) and side.sentences[0][0].text[:1].islower()


def _ends_bare(side: Profile) -> bool:
    return bool(side.sentences) and side.sentences[-1][-1].text[-1:].isalnum()


def _echo_negated(it: Pair) -> int:
    return len(it.reply.negated & it.parent.affirmed) + len(it.parent.negated & (it.reply.affirmed - it.reply.negated))


def _echo_same(it: Pair) -> int:
    return len(it.reply.negated & it.parent.negated)


def _first_run(side: Profile) -> tuple[Token, ...]:
    return side.sentences[0] if side.sentences else ()


def _negated_run(side: Profile) -> bool:
    return any(t.dep == "neg" or t.lower in NEGATIONS for t in _first_run(side))


def _opener_echo(it: Pair) -> float:
    mine = {t.lemma for t in _first_run(it.reply)} & it.reply.content
    return _overlap(mine, it.parent.content)


def _log(count: float) -> float:
    return math.log2(count + 1)


_FAMILIES = (
    "assent", "dissent", "challenge", "address_you", "correction", "contrast", "addition", "outsiders", "self",
    "coarse", "reasoning", "thanks", "mockery", "hedge",
)  # fmt: skip


def _cues_of(family: str) -> Callable[[Pair], float]:
    return lambda it: it.parent.cues[family]


def _cues_both(family: str) -> Callable[[Pair], float]:
    return lambda it: min(it.reply.cues[family], it.parent.cues[family])


FUNCTIONS: Mapping[str, Callable[[Pair], float]] = {
    **{f"parent_{family}": _cues_of(family) for family in _FAMILIES},
    **{f"{family}_both": _cues_both(family) for family in ("outsiders", "self", "coarse", "reasoning", "hedge")},
    "parent_invitation": _cues_of("invitation"),
    "claim_words": lambda it: 0 if it.addressed else it.claimed.alike,
    "single_statements": lambda it: (
        len(it.reply.sentences) == 1
        and len(it.parent.sentences) == 1
        and (_ends_bare(it.reply) or _ends_bare(it.parent))
    ),
    "words_both": lambda it: min(len(it.reply.words), len(it.parent.words)),
    "reply_cues_for": lambda it: it.reply.cues["assent"] - it.reply.cues["dissent"] - it.reply.cues["challenge"],
    "reply_words": lambda it: len(it.reply.words),
    "parent_words": lambda it: len(it.parent.words),
    "reply_sentences": lambda it: len(it.reply.sentences),
    "parent_sentences": lambda it: len(it.parent.sentences),
    "opening_words": lambda it: len(_first_run(it.reply)),
    "length_ratio": lambda it: _log(len(it.reply.words)) - _log(len(it.parent.words)),
    "reply_questions": lambda it: _questions(it.reply),
    "reply_question_share": lambda it: _questions(it.reply) / max(len(it.reply.sentences), 1),
    "reply_opens_asking": lambda it: it.reply.endings[:1] == ("?",),
    "reply_ends_asking": lambda it: _ends_asking(it.reply),
    "parent_questions": lambda it: _questions(it.parent),
    "parent_ends_asking": lambda it: _ends_asking(it.parent),
    "parent_only_asks": lambda it: bool(it.parent.sentences) and _questions(it.parent) == len(it.parent.sentences),
    "question_answered": lambda it: _ends_asking(it.parent) and not _questions(it.reply),
    "question_for_question": lambda it: bool(_questions(it.parent)) and bool(_questions(it.reply)),
    "no_answers": lambda it: _ends_asking(it.parent) and it.reply.first in NO,
    "parent_open_question": lambda it: _open_question(it) and it.reply.endings[-1:] != ("?",),
    "yes_answers": lambda it: _ends_asking(it.parent) and it.reply.first in YES,
    "reply_exclaims": lambda it: it.reply.endings.count("!"),
    "parent_exclaims": lambda it: it.parent.endings.count("!"),
    "reply_capitals": lambda it: it.reply.marks["capitals"],
    "parent_capitals": lambda it: it.parent.marks["capitals"],
    "reply_negations": lambda it: it.reply.count(NEGATIONS),
    "reply_negation_share": lambda it: it.reply.share(NEGATIONS),
    "parent_negations": lambda it: it.parent.count(NEGATIONS),
    "negations_both": lambda it: min(it.reply.count(NEGATIONS), it.parent.count(NEGATIONS)),
    "negations_reply_only": lambda it: it.reply.count(NEGATIONS) if not it.parent.count(NEGATIONS) else 0,
    "opening_negated": lambda it: _negated_run(it.reply),
    "reply_first_person": lambda it: it.reply.share(FIRST),
    "reply_second_person": lambda it: it.reply.share(SECOND),
    "reply_third_person": lambda it: it.reply.share(THIRD),
    "reply_we": lambda it: it.reply.share(WE),
    "parent_first_person": lambda it: it.parent.share(FIRST),
    "parent_second_person": lambda it: it.parent.share(SECOND),
    "parent_third_person": lambda it: it.parent.share(THIRD),
    "parent_we": lambda it: it.parent.share(WE),
    "third_person_both": lambda it: min(it.reply.count(THIRD), it.parent.count(THIRD)),
    "we_both": lambda it: min(it.reply.count(WE), it.parent.count(WE)),
    "first_person_both": lambda it: min(it.reply.count(FIRST), it.parent.count(FIRST)),
    "you_to_you": lambda it: min(it.reply.count(SECOND), it.parent.count(SECOND)),
    "you_to_i": lambda it: min(it.reply.count(SECOND), it.parent.count(FIRST)),
    "echo": lambda it: _overlap(it.reply.content, it.parent.content),
    "echo_words": lambda it: len(it.reply.content & it.parent.content),
    "echo_things": lambda it: len(it.reply.things & it.parent.things),
    "echo_names": lambda it: len(it.reply.names & it.parent.names),
    "echo_opening": _opener_echo,
    "echo_roots": lambda it: len(it.reply.roots & it.parent.roots),
    "echo_negated": _echo_negated,
    "echo_same_negation": _echo_same,
    "new_names": lambda it: len(it.reply.names - it.parent.names),
    "copied_words": lambda it: len(it.copied),
    "reply_positive": lambda it: it.reply.positive,
    "reply_negative": lambda it: it.reply.negative,
    "parent_positive": lambda it: it.parent.positive,
    "parent_negative": lambda it: it.parent.negative,
    "reply_tone": lambda it: _balance(it.reply),
    "parent_tone": lambda it: _balance(it.parent),
    "tone_product": lambda it: _balance(it.reply) * _balance(it.parent),
    "negative_both": lambda it: min(it.reply.negative, it.parent.negative),
    "positive_both": lambda it: min(it.reply.positive, it.parent.positive),
    "things_same_tone": lambda it: _shared_tone(it, 1),
    "things_opposed_tone": lambda it: _shared_tone(it, -1),
    "opposites": _opposites,
    "reply_imperatives": lambda it: it.reply.marks["commands"],
    "reply_faces": lambda it: it.reply.marks["faces"],
    "parent_faces": lambda it: it.parent.marks["faces"],
    "reply_digits": lambda it: it.reply.marks["digits"],
    "parent_digits": lambda it: it.parent.marks["digits"],
    "reply_links": lambda it: it.reply.marks["links"],
    "parent_links": lambda it: it.parent.marks["links"],
    "reply_quote_marks": lambda it: it.reply.marks["quotes"],
    "reply_trails_off": lambda it: it.reply.marks["trails"],
    "parent_trails_off": lambda it: it.parent.marks["trails"],
    "bare_statements": lambda it: (
        _ends_bare(it.reply) + _ends_bare(it.parent) + _starts_bare(it.reply) + _starts_bare(it.parent)
    ),
    "shared_claims": lambda it: len(it.claimed.shared),
    "opposed_claims": lambda it: len(it.claimed.opposed),
    "unaddressed": lambda it: not it.addressed,
    "target_guessed": lambda it: "guessed" in it.stands,
    "parent_is_post": lambda it: "post" in it.stands,
    "comment_missing": lambda it: "across" in it.stands,
    "tied_by_claim": lambda it: "tied" in it.stands,
    "opener_open_question": lambda it: "opener" in it.stands and _open_question(it),
}
"""Every measure of a pair by its name."""


def measured(it: Pair) -> dict[str, float]:
    """Every measure of a pair."""
    return {name: float(function(it)) for name, function in FUNCTIONS.items()}
