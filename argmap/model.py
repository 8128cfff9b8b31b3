"""The things argmap speaks of, frozen, with their invariants. Standard library only.

Spans are half-open character offsets into `comment.text`. Ids are deterministic: a comment keeps its source's id, else
`c1`, `c2`, … in order; the opening post is `post`; a claim is `<comment>.<n>`; a link is `l<n>`; a point is `p<n>`.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from operator import attrgetter
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import datetime

Role = Literal["claim", "premise"]
Assertion = Literal["asserted", "denied", "questioned", "supposed"]
Certainty = Literal["certain", "hedged"]
Voice = Literal["own", "reported"]
Relation = Literal["agreement", "rebuttal"]
ReplyBasis = Literal["given", "quote", "mention", "ordinal", "answer", "turn", "echo", "claim", "order", "post"]
LinkBasis = Literal["given", "stated", "shared claim", "opposed claim"]
PointBasis = Literal["tag", "words", "sense"]
MotionBasis = Literal["given", "pack", "title", "post"]
Side = Literal["for", "against", "both", "unclear"]
Effect = Literal["confirmed", "changed", "added", "struck", "unbound"]

POST = "post"
CHECKED = "checked"
"""What stands for a rule in the evidence of a mark that a person confirmed, changed or added."""
UNSEEN = "answers a missing comment"
"""The state of a comment whose source shows that what it answers is not at hand."""

FRAMES = (
    "economic",
    "capacity",
    "morality",
    "fairness",
    "legality",
    "policy",
    "crime",
    "security",
    "health",
    "quality_of_life",
    "culture",
    "public_opinion",
    "political",
    "external",
    "other",
)
"""The frames of the Policy Frames Codebook (Boydstun, Card, Gross, Resnik and Smith 2014), as ids."""


def _check(holds: bool, what: str) -> None:  # noqa: FBT001  # reads as a sentence at each call
    if not holds:
        raise ValueError(what)


@dataclass(frozen=True, slots=True)
class Quote:
    """A span of a comment that is someone else's words.

    Args:
        start, end: Half-open characters in the comment's text.
        of: Whose words, as the source names them (an author's name or a comment's id), or None.
    """

    start: int
    end: int
    of: str | None = None

    def __post_init__(self) -> None:
        _check(0 <= self.start < self.end, f"not a span: {self.start} to {self.end}")


@dataclass(frozen=True, slots=True)
class Comment:
    """One comment, as found.

    Args:
        id: Unique in the thread.
        text: As found, decoded; may be empty (deleted comments stay on the map).
        author: The name as found, or None where nobody signs.
        date: The words of the date as they stand, or None.
        posted: The parsed date, only where it is certain.
        parent: The id of the comment or post that it answers, where the source says so; where its state is `UNSEEN`,
            of the nearest comment above that one.
        quotes: Spans that are someone else's words, in order, not overlapping.
        state: What the source says of a comment that is not simply there: "deleted", "hidden", "pingback",
            `UNSEEN`, or None.
        handle: The name by which a site knows the author, without "@", where that is not `author`.
        relation: How the source says that it bears on what it answers ("Pro", "Con"), or None.
    """

    id: str
    text: str
    author: str | None = None
    date: str | None = None
    posted: datetime | None = None
    parent: str | None = None
    quotes: tuple[Quote, ...] = ()
    state: str | None = None
    handle: str | None = None
    relation: Relation | None = None

    def __post_init__(self) -> None:
        _check(bool(self.id), "a comment needs an id")
        end = 0
        for quote in self.quotes:
            _check(end <= quote.start and quote.end <= len(self.text), f"a quote of {self.id} overlaps or lies outside")
            end = quote.end

    def quoted_from(self, before: int) -> Quote | None:
        """The last quote that begins before a character: of those, none ends further down."""
        place = bisect_left(self.quotes, before, key=attrgetter("start"))
        return self.quotes[place - 1] if place else None


@dataclass(frozen=True, slots=True)
class Note:
    """Something that the reader wants said: what was left out, counted, guessed or unclear.

    Args:
        what: One line, without a full stop.
        line: The line of the file, from 1, or 0.
        kind: "left out" (page furniture, stubs), "unclear" (a guess), "doubt" (a reading that may be wrong), "changed"
            (order, encoding) or "language" (no rules for it).
    """

    what: str
    line: int = 0
    kind: Literal["left out", "unclear", "doubt", "changed", "language"] = "unclear"


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a thread came from.

    Args:
        path: As the user gave it; "-" for standard input.
        format: The reader's name.
        notes: What the reader wants said.
        order: The ids in the file's order, where the thread's differs (newest-first pages); else empty.
    """

    path: str = ""
    format: str = ""
    notes: tuple[Note, ...] = ()
    order: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Thread:
    """A thread in its own order: a parent precedes its child, ids are unique.

    Args:
        id: Unique in its file.
        title: May be empty.
        comments: In order.
        post: The opening post, with the id `post`, or None.
        origin: Where it came from.
    """

    id: str
    title: str
    comments: tuple[Comment, ...]
    post: Comment | None = None
    origin: Origin = field(default=Origin(), compare=False)

    def __post_init__(self) -> None:
        seen: set[str] = set()
        if self.post is not None:
            _check(self.post.id == POST, "the post's id is 'post'")
        for comment in self.everything():
            _check(comment.id not in seen, f"two comments have the id {comment.id}")
            _check(comment.parent is None or comment.parent in seen, f"the parent of {comment.id} does not precede it")
            seen.add(comment.id)

    def everything(self) -> Iterator[Comment]:
        """The post, where there is one, then the comments, in order."""
        if self.post is not None:
            yield self.post
        yield from self.comments


class Firing(NamedTuple):
    """One match of one rule in one comment (a named tuple: dozens are made for each comment, and they are made fast).

    Args:
        rule: The rule's id.
        pattern: Index of the pattern in the rule.
        comment: The comment's id.
        start, end: Half-open characters in the comment's text, never none.
        captures: Named parts of the match, as (name, start, end).
        family, cue: What the rule is for: its family, and the kind of cue within it.
    """

    rule: str
    pattern: int
    comment: str
    start: int
    end: int
    captures: tuple[tuple[str, int, int], ...] = ()
    family: str = ""
    cue: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why something is on the map: a rule and the words that it matched.

    Args:
        rule: The rule's id.
        text: The words, exactly as they stand; empty for a measure of a pair that has no words.
        comment: The comment in which they stand, or None where it is the owner's own.
        start, end: Half-open characters in that comment's text; None where there are no words.
        weight: What it adds to the sum, in log-odds, where sums decide.
    """

    rule: str
    text: str = ""
    comment: str | None = None
    start: int | None = None
    end: int | None = None
    weight: float | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """A proposition that a commenter puts forward, or a premise for one.

    Args:
        id: `<comment>.<n>`.
        comment: The comment's id.
        start, end: Half-open characters in the comment's text.
        text: The words of the span.
        role: Claim, or premise given in its support.
        tags: Canonical claims that it makes, best first; may be empty.
        frames: Frame ids, best first; may be empty.
        assertion, certainty, voice: How it is said.
        because: Never empty.
        supports: The id of the claim of its comment that this premise supports; None for a claim.
        confidence: How sure argmap is that a reader would call this a claim.
    """

    id: str
    comment: str
    start: int
    end: int
    text: str
    because: Sequence[Evidence]
    role: Role = "claim"
    tags: tuple[str, ...] = ()
    frames: tuple[str, ...] = ()
    assertion: Assertion = "asserted"
    certainty: Certainty = "certain"
    voice: Voice = "own"
    supports: str | None = None
    confidence: float = 1.0

    def __post_init__(self) -> None:
        _check(bool(self.because), f"claim {self.id} has no evidence")
        _check(self.end - self.start == len(self.text) > 0, f"claim {self.id} does not have the words of its span")
        _check(all(f in FRAMES for f in self.frames), f"claim {self.id} has an unknown frame")
        _check(0.0 <= self.confidence <= 1.0, f"claim {self.id} has no probability")


@dataclass(frozen=True, slots=True)
class Reply:
    """Who answers whom.

    Args:
        source: The answering comment's id.
        target: The answered comment's id, or `post`; earlier than the source.
        basis: What showed it.
        confidence: Probability that this is a comment that the source answers.
        because: Evidence; empty where the source file gives the parent, or order alone decided.
    """

    source: str
    target: str
    basis: ReplyBasis
    confidence: float
    because: Sequence[Evidence] = ()

    def __post_init__(self) -> None:
        _check(self.source != self.target, f"{self.source} answers itself")
        _check(0.0 <= self.confidence <= 1.0, f"the reply of {self.source} has no probability")


@dataclass(frozen=True, slots=True)
class Link:
    """Agreement or rebuttal between two claims or comments of different comments.

    Args:
        id: `l<n>`.
        source, target: Ids of claims or comments.
        relation: Agreement or rebuttal.
        basis: Given by the source, stated in words, or inferred from a claim that both make or that one makes and the
            other denies.
        confidence: Probability that a reader would sign it.
        because: Evidence with weights; their sum, through the logistic function, gives the relation's probability.
        partial: Only a part is agreed to or rebutted (a concession before "but").
    """

    id: str
    source: str
    target: str
    relation: Relation
    basis: LinkBasis
    confidence: float
    because: tuple[Evidence, ...]
    partial: bool = False

    def __post_init__(self) -> None:
        _check(self.source != self.target, f"link {self.id} ends where it starts")
        _check(bool(self.because), f"link {self.id} has no evidence")
        _check(0.0 <= self.confidence <= 1.0, f"link {self.id} has no probability")


@dataclass(frozen=True, slots=True)
class Tag:
    """A canonical claim as it stands on a map.

    Args:
        id: The tag.
        says: Completes "the commenter says that …".
        frame: The frame it belongs to.
        own: True where the thread itself brought the tag ("it's about X" for an X that no pack names).
    """

    id: str
    says: str
    frame: str = "other"
    own: bool = False


@dataclass(frozen=True, slots=True)
class Point:
    """One statement that several commenters hold or deny, in whatever words.

    Args:
        id: `p<n>`.
        says: The statement, a whole sentence.
        claims: Ids of the claims that speak of it, in the thread's order; of at least two comments.
        basis: What makes them one: a tag of the same thing, the same words, or the same sense.
        confidence: Probability that a reader would put two of its claims under one point.
        because: The words that they share.
        against: Those of the claims that stand against the statement.
    """

    id: str
    says: str
    claims: tuple[str, ...]
    basis: PointBasis
    confidence: float
    because: tuple[Evidence, ...] = ()
    against: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        _check(len(set(self.claims)) == len(self.claims) > 1, f"point {self.id} needs two claims, each once")
        _check(set(self.against) <= set(self.claims), f"a claim stands against point {self.id} that is none of its own")
        _check(0.0 <= self.confidence <= 1.0, f"point {self.id} has no probability")


@dataclass(frozen=True, slots=True)
class Subject:
    """What claims of several commenters speak of, whatever they say of it: nobody holds or denies it.

    Args:
        id: `s<n>`.
        heading: Readable words.
        claims: Ids, in the thread's order.
    """

    id: str
    heading: str
    claims: tuple[str, ...]

    def __post_init__(self) -> None:
        _check(bool(self.claims), f"subject {self.id} needs a claim")


@dataclass(frozen=True, slots=True)
class Stand:
    """Where one commenter stands on the motion.

    Args:
        comments: Ids of the commenter's comments, in the thread's order.
        side: For or against the motion as it is worded, both, or unclear.
        confidence: Probability that a reader would say so; 0.0 where it is unclear.
        because: The words that show it; empty where it is unclear.
    """

    comments: tuple[str, ...]
    side: Side
    confidence: float = 0.0
    because: tuple[Evidence, ...] = ()

    def __post_init__(self) -> None:
        _check(bool(self.comments), "a stand needs a commenter")
        _check(self.side == "unclear" or bool(self.because), f"no words show the side of {self.comments[0]}")
        _check(0.0 <= self.confidence <= 1.0, f"the stand of {self.comments[0]} has no probability")


@dataclass(frozen=True, slots=True)
class Motion:
    """The question on which the thread turns, as a debate would put it, and who stands where.

    Args:
        says: A whole sentence.
        basis: Who put it so: the user, a topic pack, the thread's title or its post.
        sides: One stand for each commenter, in the order of their first comment.
    """

    says: str
    basis: MotionBasis
    sides: tuple[Stand, ...] = ()


@dataclass(frozen=True, slots=True)
class Rulings:
    """Which rules made a map: the packs' names in order, and a fingerprint of all their files."""

    packs: tuple[str, ...] = ()
    fingerprint: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """Words by which a comment, or a mark in it, is found again when the thread grows or is pasted anew.

    Args:
        words: A quotation; empty where the author is enough.
        by: The author, as signed, or None.
        date: The words of the date, where words and author fit several comments; else None.
        after: Words of the comment above, where the date fits several, too; else None.
    """

    words: str = ""
    by: str | None = None
    date: str | None = None
    after: str | None = None


@dataclass(frozen=True, slots=True)
class Correction:
    """What a person has said of a mark; bound to words, not to numbers.

    Args:
        kind: What it is about: a key of `argmap.corrections.kinds.KINDS`, such as "link".
        verdict: What it should be, such as "rebuttal" or "none".
        at: Where.
        to: The other end of a link, the comment that is answered, the claim that is supported; else None.
        partial: Of a link: only a part is agreed to or rebutted.
        against: Of a point: the claim stands against its statement.
        signed: Of a comment that starts here: by whom.
        thread: The id of the only thread that it speaks of, or None.
        who: Who says so, or None.
        when: On which day, or None.
    """

    kind: str
    verdict: str
    at: Passage = Passage()  # frozen
    to: Passage | None = None
    partial: bool = False
    against: bool = False
    signed: str | None = None
    thread: str | None = None
    who: str | None = None
    when: str | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a correction on a map.

    Args:
        correction: As it was given.
        effect: "confirmed" where the map said so already; "unbound" where it fits nothing, or no one thing.
        marks: Ids of the claims, links and points it bears on; of comments where it is about whom one answers, a side
            or a reading. What was struck bears its id no longer.
        why: Why it is unbound; else empty.
    """

    correction: Correction
    effect: Effect
    marks: tuple[str, ...] = ()
    why: str = ""


_SUPPORT = {"claim": "supports another", "premise": "supports no claim of its comment"}


@dataclass(frozen=True, slots=True)
class ArgumentMap:
    """The argument of one thread. Every comment of the thread is on it.

    Args:
        thread: The thread, whole.
        claims: In the thread's order.
        replies: Grouped by source in the thread's order, best first.
        links: In the order of their sources.
        tags: Every tag that a claim carries, in the order of first use.
        rules: Which rules made it.
        points: The most contested first.
        subjects: What claims under no point speak of.
        motion: What the thread debates, or None where that cannot be told.
        corrections: What people said of it, and what became of that.
    """

    thread: Thread
    claims: tuple[Claim, ...] = ()
    replies: tuple[Reply, ...] = ()
    links: tuple[Link, ...] = ()
    tags: tuple[Tag, ...] = ()
    rules: Rulings = field(default=Rulings())
    points: tuple[Point, ...] = ()
    subjects: tuple[Subject, ...] = ()
    motion: Motion | None = None
    corrections: tuple[Outcome, ...] = ()

    def __post_init__(self) -> None:
        texts = {comment.id: comment for comment in self.thread.everything()}
        ends = dict.fromkeys(texts, "")
        for claim in self.claims:
            _check(claim.comment in texts, f"claim {claim.id} is of no comment")
            _check(texts[claim.comment].text[claim.start : claim.end] == claim.text, f"claim {claim.id} misquotes")
            _check(claim.id not in ends, f"two things have the id {claim.id}")
            ends[claim.id] = claim.comment
        sayings = {claim.id: claim.comment for claim in self.claims if claim.role == "claim"}
        for claim in self.claims:
            sound = (
                claim.supports is None if claim.role == "claim" else sayings.get(claim.supports or "") == claim.comment
            )
            _check(sound, f"{claim.role} {claim.id} {_SUPPORT[claim.role]}")
        place = {comment: index for index, comment in enumerate(texts)}
        for reply in self.replies:
            _check(reply.source in place and reply.target in place, f"a reply of {reply.source} ends nowhere")
            _check(place[reply.target] < place[reply.source], f"{reply.source} answers a later comment")
        for link in self.links:
            _check(link.source in ends and link.target in ends, f"link {link.id} ends nowhere")
        for name, members in [*((p.id, p.claims) for p in self.points), *((s.id, s.claims) for s in self.subjects)]:
            _check(all(claim in ends for claim in members), f"{name} holds a claim that is not on the map")
        for point in self.points:
            _check(len({ends[claim] for claim in point.claims}) > 1, f"point {point.id} is of one comment alone")

    def labels(self) -> Mapping[str, str]:
        """How each comment is called on paper: `#1`, `#2`, … in the thread's order, and `post`."""
        found = {POST: POST} if self.thread.post is not None else {}
        found.update((comment.id, f"#{number}") for number, comment in enumerate(self.thread.comments, 1))
        return found
