"""Points by a tag: claims that one name fits, where they say it of the same thing."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from argmap.features.stems import stem
from argmap.model import Evidence, Point
from argmap.points.heading import headed, sentence
from argmap.points.things import POINTING, filled, thing_of
from argmap.rulebook.vocabulary import words as spoken

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from argmap.features.together import Sayings
    from argmap.language.analysis import Analysis
    from argmap.model import Claim, Tag

TAGGED = 0.7
"""Probability that a reader puts two claims of one tag under one point."""
SURELY = 0.7
"""So likely two comments must answer the same one for a tag without its thing to be said of one thing."""
SHARED = 2
"""So many words in common show that two claims speak of one thing."""
NEAR = 30
"""So many claims of a tag before it a claim is compared with: in a long thread those far apart are of other talk."""
_TURNS_ON = spoken("turns_on")
_NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a thread.

    Args:
        claims: By id, in the thread's order.
        analyses: Of each comment, by its id.
        said: What its comments say.
        statements: What each tag says.
        called: First names of its commenters, in lower case.
        headed: Whether a motion or a title says what all speak of.
    """

    claims: Mapping[str, Claim]
    analyses: Mapping[str, Analysis]
    said: Sayings
    statements: Mapping[str, str]
    called: frozenset[str]
    headed: bool

    def who(self, claim: Claim) -> str:
        """The writer of a claim, or its comment where nobody signs."""
        return self.said.said[claim.comment].who


def tagged(tags: Sequence[Tag], tag_of: Mapping[str, str], known: Known) -> Iterator[Point]:
    """The points of tags, in the order of the tags.

    Args:
        tags: Those that may make a point.
        tag_of: The tag of each rule that names one.
        known: What is known of the thread.
    """
    members: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in known.claims.values():
        for name in claim.tags:
            members[name].append(claim)
    for tag in tags:
        shown = {claim.id: _shown(claim, tag.id, tag_of) for claim in members[tag.id]}
        for number, some in enumerate(_of_one_thing(tag, members[tag.id], shown, known)):
            point = _point(f"tag {tag.id} {number}", tag, some, shown, known)
            if point is not None:
                yield point


def _shown(claim: Claim, tag: str, tag_of: Mapping[str, str]) -> Evidence:
    """The words of a claim that its tag rests on."""
    named = (one for one in claim.because if tag_of.get(one.rule) == tag)
    shown = next(named, None) or next((one for one in claim.because if one.text), claim.because[0])
    return Evidence(shown.rule, shown.text, claim.comment, shown.start, shown.end)


def _of_one_thing(
    tag: Tag, claims: Sequence[Claim], shown: Mapping[str, Evidence], known: Known
) -> Iterator[tuple[Claim, ...]]:
    """Claims of several people that say a tag of the same thing.

    All of them are, where the tag names the thing itself, or where it says what the matter turns on ("It's about
    money") and a title says what the matter is.
    """
    whole = list(claims)
    groups = {claim.id: whole for claim in claims}
    if hangs(tag.says) and not (known.headed and _turns_on(tag.says)):
        things = {c.id: thing_of(tag.says, shown[c.id], known.analyses) for c in claims}
        groups = {claim.id: [claim] for claim in claims}
        for number, other in enumerate(claims):
            for one in claims[max(0, number - NEAR) : number]:
                first, second = groups[one.id], groups[other.id]
                if first is not second and _same_thing(one, other, things, known):
                    first += second
                    groups.update((claim.id, first) for claim in second)
    place = {claim.id: number for number, claim in enumerate(claims)}
    for group in {id(group): group for group in groups.values()}.values():
        if len({known.who(claim) for claim in group}) > 1:
            yield tuple(sorted(group, key=lambda claim: place[claim.id]))


def _same_thing(one: Claim, other: Claim, things: Mapping[str, str], known: Known) -> bool:
    """Whether two claims with a tag that names no thing say it of one: by name, by their talk or by their words."""
    if one.comment == other.comment:
        return things[one.id] == things[other.id]
    if things[one.id] and things[other.id]:
        return stem(things[one.id]) == stem(things[other.id])
    first, second = (known.said.said[claim.comment] for claim in (one, other))
    talk = known.said.talk
    if talk.meet(one.comment, other.comment) or talk.meet(other.comment, one.comment):
        return True
    if talk.answer_the_same(one.comment, other.comment) >= SURELY:
        return True
    if talk.opens(one.comment) and talk.opens(other.comment):
        return True
    words = dict(first.claims)[one] & dict(second.claims)[other]
    return len(words) >= SHARED


def hangs(says: str) -> bool:
    """Whether a tag's sentence leaves open what it speaks of: it begins or ends with "it"."""
    words = [word.partition("'")[0] for word in says.lower().split()]
    return words[0] in POINTING or words[-1] in POINTING


def _turns_on(says: str) -> bool:
    """Whether a tag's sentence says what the matter turns on: "It's about money"."""
    return not _TURNS_ON.isdisjoint(says.split())


def _point(name: str, tag: Tag, claims: Sequence[Claim], shown: Mapping[str, Evidence], known: Known) -> Point | None:
    """A point of a tag with its sentence: the tag's, else a holder's words; a guess where neither stands alone."""
    against = tuple(claim.id for claim in claims if claim.assertion == "denied")
    says = filled(tag.says, [shown[claim.id] for claim in claims], known.analyses)
    sure = True
    if hangs(says) and not _turns_on(says):
        holding = [claim for claim in claims if claim.id not in against]
        for turned, some in ((False, holding), (True, [claim for claim in claims if claim.id in against])):
            words, stands = sentence(some, known.analyses, _NONE, "", known.called) if some else ("", False)
            if stands:
                says = words
                against = tuple(claim.id for claim in claims if (claim.id in against) != turned)
                break
        else:
            sure = known.headed and all(known.said.talk.opens(claim.comment) for claim in claims)
    return Point(
        id=name,
        says=headed(says),
        claims=tuple(claim.id for claim in claims),
        basis="tag" if sure else "sense",
        confidence=TAGGED,
        because=tuple(shown[claim.id] for claim in claims),
        against=against,
    )
