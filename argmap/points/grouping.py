"""Claims to groups: those that say the same as one of them, and comments that are likely to make one point."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from argmap.points.pairs import candidates

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

    from argmap.features.together import Sayings, Together
    from argmap.model import Claim
    from argmap.points.pairs import Likelihood

SOLID, CLEAR, MOST, MANY = 0.5, 0.25, 0.5, 3
"""Claims say the same where their comments are this likely to make one point, and they share two words or more, one of
them not the whole thread's, that make up this share of the shorter claim, by rarity; or this many words that are not.
One of the shared words must be said of the subject in both: two who speak of one thing do not say one thing of it.
Claims that share both so many words and so much say the same even where the rest of their comments differs."""

SOME = 0.35
"""Many words must make up this share of the shorter claim: two long claims share three by chance."""

MET = 0.8
"""Claims of comments of which one answers, rebuts or agrees with the other say the same where they share two words that
are not the whole thread's and are this likely to make one point."""

REPEATED = 0.9
"""That a reader puts two claims under one point of which the longer says all that the shorter says, in its words."""

FRESH = 0.5
"""This part of a point's pairs must be under no surer point."""

GENERAL = 0.3
"""A word that more than this share of the comments use is what all speak of: alone it ties no two claims."""


@dataclass(frozen=True, slots=True)
class _Floors:
    """How likely comments must make one point.

    Args:
        start: So likely two of them start a group; so likely, on average, others join it.
        least: So likely whoever joins makes one with each that is there: a chain of neighbours makes no heap.
    """

    start: float
    least: float


TALK = 0.2
"""A thread is a talk where this part of its comments surely answers another; else it is a list of statements."""

IN_TALK, IN_LIST = _Floors(0.5, 0.35), _Floors(0.32, 0.2)
"""Where hardly anybody answers anybody words alone tell, and no two comments are as likely one point as in a talk."""


@dataclass(frozen=True, slots=True)
class Tie:
    """Two claims that may be one point.

    Args:
        first, second: Their ids.
        words: Stems that both use; where they share neither a word nor a tag, those that their comments share.
        chance: How likely a reader puts them under one point.
        direct: Whether the claims themselves share a word that is not the whole thread's, or a tag.
        same: Whether they say the same: they share most of what the shorter one says.
    """

    first: str
    second: str
    words: frozenset[str]
    chance: float
    direct: bool = True
    same: bool = False


@dataclass(frozen=True, slots=True)
class Grouped:
    """Claims of one point.

    Args:
        claims: Ids, in the thread's order.
        ties: What brought them together, the surest first.
        chance: The mean probability of two of its comments.
        same: Whether the claims themselves say the same as one of them; else their comments are merely alike.
    """

    claims: tuple[str, ...]
    ties: tuple[Tie, ...]
    chance: float
    same: bool = False


def grouped(said: Sayings, likely: Likelihood) -> list[Grouped]:
    """The groups of a thread's claims, in the order of their first claims; a claim may be in several.

    Args:
        said: What its comments say.
        likely: Gives the probability that two comments make one point.

    Source:
        Overlapping clusters with complete linkage, each grown from the surest pair that is in none.
    """
    floors = IN_TALK if said.talk.share_of_answers(said.comments) >= TALK else IN_LIST
    near: defaultdict[str, dict[str, float]] = defaultdict(dict)
    ties: list[Tie] = []
    for two in candidates(said):
        repeated = _repeated(two)
        chance = likely(two) if repeated is None else REPEATED
        if chance >= floors.least:
            one, other = two.first.comment.id, two.second.comment.id
            near[one][other] = near[other][one] = chance
        if chance >= min(floors.least, CLEAR):
            tie = repeated or _tie(two, chance, said)
            if tie is not None:
                ties.append(tie)
    order = {claim.id: place for place, claim in enumerate(c for n in said.order for c, _ in said.said[n].claims)}
    home = {claim.id: name for name in said.order for claim, _ in said.said[name].claims}
    ties.sort(key=lambda tie: (-tie.chance, order[tie.first], order[tie.second]))
    place = {name: number for number, name in enumerate(said.order)}
    tied = {frozenset((home[tie.first], home[tie.second])): tie for tie in ties}
    found = list(_same(ties, order))
    covered: set[frozenset[str]] = set()
    for pair, surest in tied.items():
        if pair in covered or not surest.direct or surest.chance < floors.start:
            continue
        members = _grown(pair, near, tied, place, floors.start)
        pairs = {frozenset(two) for two in combinations(members, 2)}
        if len(pairs - covered) < FRESH * len(pairs):
            continue
        covered |= pairs
        inside = [tie for two, tie in tied.items() if two <= members]
        kept = _foremost(inside, home)
        claims = tuple(sorted(kept, key=order.__getitem__))
        mean = sum(sorted(near[one].get(other, 0.0) for one, other in pairs)) / len(pairs)
        found.append(Grouped(claims, tuple(tie for tie in inside if {tie.first, tie.second} <= kept), mean))
    return sorted(found, key=lambda group: (not group.same, order[group.claims[0]]))


def _same(ties: Sequence[Tie], order: Mapping[str, int]) -> Iterator[Grouped]:
    """Claims that say the same as one of them, each in one group: first around the one to which most are tied."""
    left = [tie for tie in ties if tie.same]
    while left:
        around: defaultdict[str, list[Tie]] = defaultdict(list)
        for tie in left:
            around[tie.first].append(tie)
            around[tie.second].append(tie)
        weight = {name: sum(tie.chance for tie in some) for name, some in around.items()}
        middle = max(around, key=lambda name: (weight[name], -order[name]))
        claims = {end for tie in around[middle] for end in (tie.first, tie.second)}
        yield Grouped(
            tuple(sorted(claims, key=order.__getitem__)),
            tuple(around[middle]),
            weight[middle] / len(around[middle]),
            same=True,
        )
        left = [tie for tie in left if claims.isdisjoint((tie.first, tie.second))]


def _grown(
    pair: frozenset[str],
    near: Mapping[str, Mapping[str, float]],
    tied: Container[frozenset[str]],
    place: Mapping[str, int],
    floor: float,
) -> frozenset[str]:
    """Two comments and all that make one point with each of them, the likeliest first."""
    one, other = pair
    members = {one, other}
    waiting = {name: chance + near[other][name] for name, chance in near[one].items() if name in near[other]}
    while waiting:
        best = max(waiting, key=lambda name: (waiting[name], -place[name]))
        if waiting[best] < floor * len(members):
            break
        if any(frozenset((best, member)) in tied for member in members):
            members.add(best)
            waiting = {name: total + near[best][name] for name, total in waiting.items() if name in near[best]}
        else:
            del waiting[best]
    return frozenset(members)


def _repeated(two: Together) -> Tie | None:
    """Two claims of which the longer has all words of the shorter that bear sense, one of them said of the subject.

    It does not matter here whether the whole thread speaks of them: a thread that turns on one sentence repeats it.
    """
    for one, words in two.first.claims:
        for other, others in two.second.claims:
            shorter = min(words, others, key=len)
            said_of = two.first.says[one.id] & two.second.says[other.id]
            if len(shorter) > 1 and words & others == shorter and said_of:
                return Tie(one.id, other.id, shorter, REPEATED, same=True)
    return None


def _tie(two: Together, chance: float, said: Sayings) -> Tie | None:
    """The two claims that say most in the same words, else the surest of each; None where nothing is shared."""

    def shared(pair: tuple[tuple[Claim, frozenset[str]], tuple[Claim, frozenset[str]]]) -> tuple[bool, float, bool]:
        (one, words), (other, others) = pair
        weight = sum(sorted(two.rarity[word] for word in words & others))
        return not set(one.tags).isdisjoint(other.tags), weight, one.role == other.role == "claim"

    pairs = [(one, other) for one in two.first.claims for other in two.second.claims]
    best = max(pairs, key=lambda pair: (sum(shared(pair)[:2]), shared(pair)[2]))
    (one, words), (other, others) = best
    if any(shared(best)[:2]):
        both = words & others
        weight, shorter = (
            sum(sorted(two.rarity[word] for word in some)) for some in (both, min(words, others, key=len))
        )
        meet = two.talk.meet(two.first.comment.id, two.second.comment.id)
        telling = sum(not _of_all(word, said) for word in both)
        clear = telling >= MANY and weight >= MOST * shorter
        same = (meet and telling > 1 and chance >= MET and weight >= SOME * shorter) or (
            chance >= (CLEAR if clear else SOLID)
            and len(both) > 1
            and not two.first.says[one.id].isdisjoint(two.second.says[other.id])
            and telling > 0
            and weight >= (SOME if telling >= MANY else MOST) * shorter
        )
        return Tie(one.id, other.id, both, chance, direct=len(both) != 1 or telling > 0 or meet, same=same)
    meet = two.talk.meet(two.first.comment.id, two.second.comment.id)
    if not two.shared and not meet:
        return None
    one, other = (max(claims, key=_surely)[0] for claims in (two.first.claims, two.second.claims))
    return Tie(one.id, other.id, two.shared, chance, direct=meet)


def _surely(claim: tuple[Claim, frozenset[str]]) -> float:
    return claim[0].confidence


def _of_all(word: str, said: Sayings) -> bool:
    """Whether a word is one that the whole thread speaks of."""
    return len(said.users[word]) > max(2.0, GENERAL * len(said.order))


def _foremost(ties: Iterable[Tie], home: Mapping[str, str]) -> set[str]:
    """The one claim of each comment that is tied most surely to the others."""
    drawn: defaultdict[str, float] = defaultdict(float)
    for tie in ties:
        for end in (tie.first, tie.second):
            drawn[end] += tie.chance
    best: dict[str, str] = {}
    for claim in sorted(drawn, key=lambda name: (-drawn[name], name)):
        best.setdefault(home[claim], claim)
    return set(best.values())
