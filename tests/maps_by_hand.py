"""Maps made by hand and by Hypothesis, for the tests of views and forms. Not a test file."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from hypothesis import strategies as st

from argmap.model import (
    FRAMES,
    POST,
    ArgumentMap,
    Claim,
    Comment,
    Evidence,
    Link,
    Note,
    Origin,
    Point,
    Quote,
    Reply,
    Rulings,
    Subject,
    Tag,
    Thread,
)

ANY = st.text(st.characters(exclude_categories=()), max_size=40)
WORDS = st.text(st.characters(exclude_categories=()), min_size=1, max_size=40)
CONFIDENCE = st.floats(0, 1, allow_nan=False)


def single(text: str, *, author: str | None = "Ann", title: str = "One", thread: str = "t") -> ArgumentMap:
    """A map of one comment and no claim."""
    return ArgumentMap(Thread(thread, title, (Comment("c1", text, author),)))


@st.composite
def _comment(draw: st.DrawFn, name: str, earlier: tuple[str, ...]) -> Comment:
    text = draw(ANY)
    quotes: tuple[Quote, ...] = ()
    if len(text) > 3 and draw(st.booleans()):
        quotes = (Quote(0, 2, draw(st.none() | WORDS)), Quote(2, len(text)))[: draw(st.integers(1, 2))]
    return Comment(
        name,
        text,
        author=draw(st.none() | ANY | st.sampled_from(["Ann", "Bo"])),
        date=draw(st.none() | ANY),
        posted=draw(st.none() | st.datetimes() | st.just(datetime(2020, 1, 2, tzinfo=UTC))),
        parent=draw(st.none() | st.sampled_from(earlier)) if earlier else None,
        quotes=quotes,
        state=draw(st.none() | st.sampled_from(["deleted", "hidden"])),
        handle=draw(st.none() | st.sampled_from(["ann@example.org", "bo"])),
        relation=draw(st.none() | st.sampled_from(["agreement", "rebuttal"])),
    )


@st.composite
def _because(draw: st.DrawFn, comment: Comment) -> tuple[Evidence, ...]:
    weight = draw(st.none() | st.floats(-9, 9, allow_nan=False))
    bare = Evidence("stance.measure.echo", weight=weight)
    if not comment.text:
        return (bare,)
    start = draw(st.integers(0, len(comment.text) - 1))
    end = draw(st.integers(start + 1, len(comment.text)))
    owner = draw(st.sampled_from([None, comment.id]))
    shows = draw(st.sampled_from(["", "tag", "hedged"]))
    words = Evidence("stance.assent.agreed", comment.text[start:end], owner, start, end, weight, shows)
    return draw(st.sampled_from([(words,), (words, bare), (bare,)]))


@st.composite
def _claim(draw: st.DrawFn, comment: Comment, number: int) -> Claim:
    start = draw(st.integers(0, len(comment.text) - 1))
    end = draw(st.integers(start + 1, len(comment.text)))
    return Claim(
        f"{comment.id}.{number}",
        comment.id,
        start,
        end,
        comment.text[start:end],
        draw(_because(comment)),
        role=draw(st.sampled_from(["claim", "premise"])),
        tags=tuple(draw(st.lists(st.sampled_from(["money", "health", "noise"]), unique=True, max_size=2))),
        frames=tuple(draw(st.lists(st.sampled_from(FRAMES), unique=True, max_size=2))),
        assertion=draw(st.sampled_from(["asserted", "denied", "questioned", "supposed"])),
        certainty=draw(st.sampled_from(["certain", "hedged"])),
        voice=draw(st.sampled_from(["own", "reported"])),
        confidence=draw(CONFIDENCE),
    )


@st.composite
def _points(draw: st.DrawFn, claims: tuple[Claim, ...]) -> tuple[Point, ...]:
    made: list[Point] = []
    for _ in range(draw(st.integers(0, 2)) if len({claim.comment for claim in claims}) > 1 else 0):
        members = draw(st.lists(st.sampled_from(claims), min_size=2, max_size=5, unique_by=lambda c: c.comment))
        made.append(
            Point(
                f"p{len(made) + 1}",
                draw(WORDS),
                tuple(claim.id for claim in members),
                draw(st.sampled_from(["tag", "words", "sense"])),
                draw(CONFIDENCE),
                tuple(replace(claim.because[0], comment=claim.comment) for claim in members),
                tuple(claim.id for claim in members if claim.assertion == "denied"),
            )
        )
    return tuple(made)


def _sound(one: Claim, claims: tuple[Claim, ...]) -> Claim:
    """A premise supports the first claim of its comment, and is a claim itself where there is none."""
    there = [c.id for c in claims if c.comment == one.comment and c.role == "claim"]
    if one.role == "claim":
        return one
    return replace(one, supports=there[0]) if there else replace(one, role="claim")


@st.composite
def any_map(draw: st.DrawFn) -> ArgumentMap:
    """A sound map with hostile texts, of up to seven comments."""
    ids: list[str] = []
    everything: list[Comment] = []
    if draw(st.booleans()):
        everything.append(Comment(POST, draw(ANY), draw(st.none() | ANY)))
        ids.append(POST)
    for number in range(draw(st.integers(0, 6))):
        name = f"c{number + 1}"
        everything.append(draw(_comment(name, tuple(ids))))
        ids.append(name)
    claims = tuple(
        draw(_claim(comment, number))
        for comment in everything
        for number in range(1, draw(st.integers(1, 3)) if comment.text else 1)
    )
    claims = tuple(_sound(claim, claims) for claim in claims)
    replies = tuple(
        Reply(ids[at], target, "order", draw(CONFIDENCE), draw(st.just(()) | _because(everything[at])))
        for at in range(1, len(ids))
        for target in draw(st.lists(st.sampled_from(ids[:at]), unique=True, max_size=3))
        if ids[at] != POST
    )
    ends = [*ids, *(claim.id for claim in claims)]
    home = {comment.id: comment for comment in everything} | {
        claim.id: comment for claim in claims for comment in everything if comment.id == claim.comment
    }
    pairs = draw(st.lists(st.tuples(st.sampled_from(ends), st.sampled_from(ends)), max_size=5)) if ends else []
    links = tuple(
        Link(
            f"l{number}",
            source,
            target,
            draw(st.sampled_from(["agreement", "rebuttal"])),
            draw(st.sampled_from(["stated", "shared claim", "opposed claim"])),
            draw(CONFIDENCE),
            draw(_because(home[source])),
            draw(st.booleans()),
        )
        for number, (source, target) in enumerate(pairs, 1)
        if home[source] != home[target]
    )
    comments = tuple(comment for comment in everything if comment.id != POST)
    post = everything[0] if everything and everything[0].id == POST else None
    origin = (
        Origin(format="json", notes=(Note("two stubs", 3, "left out"),), order=(), on_page=draw(st.booleans()))
        if draw(st.booleans())
        else Origin()
    )
    return ArgumentMap(
        Thread(draw(WORDS), draw(ANY), comments, post, origin),
        claims,
        replies,
        links,
        (Tag("money", "it’s about money", "economic"), Tag("health", "it is bad for health", "health", own=True)),
        Rulings(("en",), "sha256:0"),
        draw(_points(claims)),
        (Subject("s1", draw(ANY), tuple(claim.id for claim in claims[:2])),) if claims else (),
    )
