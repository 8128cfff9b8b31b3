"""From candidates to replies: weigh each earlier comment, keep the likeliest, say why."""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, cast

from argmap.features.conversation import AHEAD, Conversation
from argmap.features.crowd import Crowd, crowd
from argmap.features.names import CALLED
from argmap.features.turn import Turn, turn
from argmap.model import POINTING, POST, UNSEEN, Comment, Reply
from argmap.model.persons import person
from argmap.replies.scales import Scales

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

    from argmap.features.conversation import Around
    from argmap.language import Analysis
    from argmap.model import Claim, Evidence, ReplyBasis, Thread
    from argmap.replies.scales import Term
    from argmap.rulebook.rule import Rulebook

KEPT = 4
"""Targets kept for each comment."""

FLOOR = 0.02
"""A target less likely than this is not kept, unless it is the best."""

ALSO = 1.0
"""Where the file gives the parent, another target is kept where its name, quote or number add this much (log-odds)."""

GUESSED = 0.97
"""No target that neither the file nor words give is surer, were it the only one: a comment may answer nobody."""

BRANCH = 0.6
"""How likely a comment whose parent is missing speaks to the nearest one above that is there."""

SUREST = 0.7
"""No target beside the given parent is more likely than this: of seven that words point at, three were right."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How one candidate stands as the comment that a source answers.

    Args:
        source, target: Ids.
        confidence: Its probability among the source's candidates; 0 where it is no candidate.
        rank: 1 for the likeliest; 0 where it is no candidate.
        given: Whether the file gives it as the parent.
        terms: The rules that bear on it with their weights, the weightiest first.
    """

    source: str
    target: str
    confidence: float
    rank: int
    given: bool
    terms: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """One comment with what stands around it and how likely each candidate is.

    Args:
        around: What stands around it.
        talk: The thread before it.
        chances: The probability of each candidate, by place.
        given: The place of the parent that the file gives, or -1.
    """

    around: Around
    talk: Conversation
    chances: Mapping[int, float]
    given: int

    @property
    def best(self) -> int:
        """The place that it answers: the given parent, else the likeliest, of equals the latest."""
        return self.given if self.given >= 0 else max(self.chances, key=lambda at: (self.chances[at], at))


class ReplyFinder:
    """Finds whom each comment answers with one rulebook; keeps nothing between threads.

    Args:
        rulebook: Checked rules.
    """

    def __init__(self, rulebook: Rulebook) -> None:
        self.scales = Scales(rulebook)

    def find(self, thread: Thread, analyses: Mapping[str, Analysis], claims: Sequence[Claim] = ()) -> tuple[Reply, ...]:
        """Whom each comment answers.

        Args:
            thread: The thread.
            analyses: By comment id, the post's too.
            claims: The thread's.

        Returns:
            Grouped by source in the thread's order, best first, at most four for each. A comment that answers the post
            of a thread whose post is not at hand has none.
        """
        missing = thread.post is None
        return tuple([r for step in self.walk(thread, analyses, claims) for r in self._replies(step, missing)])

    def weigh(
        self,
        thread: Thread,
        analyses: Mapping[str, Analysis],
        claims: Sequence[Claim],
        source: str,
        target: str,
    ) -> Standing:
        """How one comment stands as the target of another, whether or not it was kept.

        Args:
            thread: The thread.
            analyses: By comment id, the post's too.
            claims: The thread's.
            source: The answering comment's id.
            target: The other comment's id, or the post's.
        """
        for step in self.walk(thread, analyses, claims):
            if step.around.source.id != source:
                continue
            at = step.talk.ids.get(target, -1)
            if at not in step.chances:
                return Standing(source, target, 0.0, 0, at >= 0 and at == step.given, ())
            order = sorted(step.chances, key=lambda place: (-step.chances[place], -place))
            terms = self.scales.terms(step.around, step.talk, at)
            because = tuple(self.scales.evidence(term, step.around, step.talk, at) for term in terms)
            given = at == step.given
            confidence = 1.0 if given else _held(step.chances[at], _basis(terms))
            return Standing(source, target, confidence, order.index(at) + 1, given, because)
        return Standing(source, target, 0.0, 0, given=False, terms=())

    def walk(
        self,
        thread: Thread,
        analyses: Mapping[str, Analysis],
        claims: Iterable[Claim] = (),
        choose: Callable[[Step], int] = lambda step: step.best,
    ) -> Iterator[Step]:
        """Each comment in order; what was found for one stands when the next is weighed.

        Args:
            thread: The thread.
            analyses: By comment id, the post's too.
            claims: The thread's.
            choose: Which place is taken as answered; -1 for none.
        """
        parents = any(comment.parent for comment in thread.comments)
        made: defaultdict[str, list[Claim]] = defaultdict(list)
        for claim in claims:
            made[claim.comment].append(claim)
        posted = thread.post is not None or lacks_post(thread)
        talk = Conversation(posted, parents, crowd(thread.comments, analyses) if posted else Crowd())
        if thread.post is not None and thread.post.text.strip():
            talk.add(turn(thread.post, analyses[POST], made[POST]), -1)
        elif talk.posted:
            talk.add(Turn(thread.post or Comment(POST, ""), "", absent=True), -1)
        authors = tuple(person(comment.author) for comment in thread.comments)
        for place, comment in enumerate(thread.comments):
            source = turn(comment, analyses[comment.id], made[comment.id])
            given = talk.ids.get(comment.parent, -1) if comment.parent else -1
            if not talk.turns:
                talk.add(source, -1)
                continue
            around = talk.look(
                source,
                (given,) if given >= 0 else (),
                top=parents and given < 0,
                after=authors[place + 1 : place + 1 + AHEAD],
            )
            step = Step(around, talk, softmax(self.scales.sums(around, talk)), given)
            yield step
            talk.add(source, choose(step), {step.given: 1.0} if step.given >= 0 else step.chances)

    def _replies(self, step: Step, missing: bool) -> Iterator[Reply]:  # noqa: FBT001  # of one call
        """The replies of one comment, best first; none to a post that is missing."""
        order = sorted(step.chances, key=lambda at: (-step.chances[at], -at))
        if step.given >= 0:
            unseen = step.around.source.comment.state == UNSEEN
            yield self._reply(step, step.given, BRANCH if unseen else 1.0, "given")
            yield from self._also(step, [at for at in order if at != step.given])
            return
        if step.around.source.comment.state == UNSEEN:
            yield from self._also(step, order)
            return
        none = 0 if missing and step.talk.posted else -1
        named = () if not step.around.top else tuple(self._also(step, order, ("mention",)))
        also = {reply.target: reply for reply in named}
        if order[0] == none:
            yield from named
            return
        for place, at in enumerate(order[:KEPT]):
            if at != none and (place == 0 or step.chances[at] >= FLOOR):
                reply = self._reply(step, at, step.chances[at])
                reply = replace(reply, confidence=_held(reply.confidence, reply.basis))
                called = also.pop(reply.target, reply)
                yield replace(called, confidence=max(reply.confidence, called.confidence))
        yield from also.values()

    def _also(self, step: Step, order: Iterable[int], bases: Collection[str] = POINTING) -> Iterator[Reply]:
        """Targets that the words point at where what the comment answers is known, or known not to be there.

        Where a file gives the parents of others and none for a comment, it answers the post, and whom it calls by name:
        what it quotes may be the post's, quoted by others, too.
        """
        also = [(at, self._pointing(step, at, bases)) for at in order]
        pointed = [(at, sum(t.weight for t in terms), terms) for at, terms in also]
        for at, total, terms in [found for found in pointed if found[1] >= ALSO][: KEPT - 1]:
            chance = min(1 / (1 + math.exp(1 - total)), SUREST)
            yield self._reply(step, at, chance, _basis(terms))

    def _pointing(self, step: Step, at: int, bases: Collection[str]) -> tuple[Term, ...]:
        """The words of a source that point at a candidate besides the given parent: a name, a quote, a number."""
        other = step.talk.turns[at]
        if other.absent or other.author == step.around.source.author != "":
            return ()
        terms = [*self.scales.terms(step.around, step.talk, at, bases)]
        if bases == ("mention",) and not _hailed(step, other.author):
            return ()
        if _beside(step, at):
            terms = [t for t in terms if t.basis != "quote"]
        if step.given >= 0 and any(t.basis == "quote" for t in terms):
            parent = step.talk.turns[step.given]
            terms = [t for t in terms if t.basis != "quote" or not handed_down(step.around, parent, at)]
        return tuple(terms)

    def _reply(self, step: Step, at: int, confidence: float, basis: ReplyBasis | None = None) -> Reply:
        around, talk = step.around, step.talk
        source, target = around.source.id, talk.turns[at].id
        if basis == "given":
            return Reply(source, target, basis, confidence)
        terms = self.scales.terms(around, talk, at)
        because = tuple(self.scales.evidence(term, around, talk, at) for term in terms)
        return Reply(source, target, basis or _basis(terms), confidence, because)


def _hailed(step: Step, author: str) -> bool:
    """Whether the source speaks to a commenter by name, and not of them."""
    naming = step.around.named.get(author)
    return naming is not None and naming.strength >= CALLED


def _beside(step: Step, at: int) -> bool:
    """Whether both answer a missing comment below the same one: words that they share are that comment's."""
    both = step.around.source.comment, step.talk.turns[at].comment
    return both[0].parent == both[1].parent and {one.state for one in both} == {UNSEEN}


def _held(chance: float, basis: ReplyBasis) -> float:
    """The probability of a target; one to which no words point is never certain."""
    return chance if basis in POINTING else min(chance, GUESSED)


def _basis(terms: Iterable[Term]) -> ReplyBasis:
    """The family of rules that adds most."""
    shares: defaultdict[str, float] = defaultdict(float)
    for term in terms:
        shares[term.basis or "order"] += term.weight
    return cast("ReplyBasis", max(sorted(shares), key=lambda name: shares[name], default="order"))


def handed_down(around: Around, parent: Turn, at: int) -> bool:
    """Whether the words that a source repeats from a candidate stand in the given parent, too: it quoted them first."""
    run = around.shared.get(at) or around.of.get(at)
    if run is None:
        return False
    words = [word for word, start, _ in around.source.everything if run.start <= start < run.end]
    return " ".join(words) in parent.said


def softmax(sums: Mapping[int, float]) -> dict[int, float]:
    """Probabilities from sums of log-odds."""
    top = max(sums.values())
    odds = {at: math.exp(total - top) for at, total in sums.items()}
    whole = sum(odds.values())
    return {at: share / whole for at, share in odds.items()}


def lacks_post(thread: Thread) -> bool:
    """Whether the comments answer a post that the source does not hold: a page's comments without the page."""
    return thread.post is None and thread.origin.on_page


def find_replies(
    thread: Thread, analyses: Mapping[str, Analysis], claims: Sequence[Claim], rulebook: Rulebook
) -> tuple[Reply, ...]:
    """Whom each comment answers; see `ReplyFinder.find`."""
    return ReplyFinder(rulebook).find(thread, analyses, claims)
