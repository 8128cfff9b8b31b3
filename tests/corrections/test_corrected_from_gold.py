"""A thread that a reader has marked by hand: corrected from those marks, the map says the same, in every view."""

from __future__ import annotations

from typing import TYPE_CHECKING

from threads import mapped

from argmap.corrections.binding import plain
from argmap.corrections.writing import dump
from argmap.model import Comment, Correction, Passage, Thread
from argmap.render import forms
from argmap.render.base import Options
from argmap.views.index import index

if TYPE_CHECKING:
    from argmap.language import Language
    from argmap.model import ArgumentMap

LIBRARY = Thread(
    "library",
    "Should the library open on Sundays?",
    (
        Comment("c1", "The library should open on Sundays. Many people work all week and have no other day.", "Nadia"),
        Comment("c2", "And who pays for that? The town is broke, so it cannot be done.", "Piet"),
        Comment("c3", "Piet, a Sunday costs less than the fireworks. Money is no reason.", "Nadia"),
        Comment("c4", "Staff need a day of rest. I am with Piet on this, even if the fireworks are a waste.", "Olu"),
        Comment("c5", "My children love the place, we would come every Sunday!", "Rosa"),
        Comment("c6", "Nobody reads any more. Close it altogether.", "grump77"),
        Comment("c7", "That is nonsense, it is full every evening.", "Rosa"),
    ),
)
MOTION = "The library should open on Sundays"
CLAIMS: dict[str, tuple[str, str]] = {
    "a": ("c1", "The library should open on Sundays."),
    "b": ("c2", "it cannot be done"),
    "c": ("c3", "Money is no reason."),
    "d": ("c4", "Staff need a day of rest."),
    "e": ("c5", "we would come every Sunday!"),
    "f": ("c6", "Close it altogether."),
    "g": ("c7", "it is full every evening"),
}
PREMISES = {
    "h": ("c1", "Many people work all week and have no other day.", "a"),
    "i": ("c2", "The town is broke", "b"),
    "j": ("c3", "a Sunday costs less than the fireworks", "c"),
    "k": ("c6", "Nobody reads any more.", "f"),
}
REPLIES = {"c2": "c1", "c3": "c2", "c4": "c2", "c5": "c1", "c6": "c1", "c7": "c6"}
LINKS = {
    ("c2", "c1"): "rebuttal",
    ("c3", "c2"): "rebuttal",
    ("c4", "c2"): "agreement",
    ("c5", "c1"): "agreement",
    ("c6", "c1"): "rebuttal",
    ("c7", "c6"): "rebuttal",
}
POINTS = {
    "The town cannot afford it": {"b": "for", "c": "against"},
    "The library is used": {"e": "for", "f": "against", "g": "for"},
}
SIDES = {"Nadia": "for", "Piet": "against", "Olu": "against", "Rosa": "for", "grump77": "against"}


def _at(comment: str, words: str = "") -> Passage:
    found = next(c for c in LIBRARY.comments if c.id == comment)
    return Passage(words or found.text[:50], found.author)


def from_gold(before: ArgumentMap) -> list[Correction]:
    """What the reader says where it differs from the map, and where it does not."""
    wanted = {(c, plain(w)) for c, w in CLAIMS.values()} | {(c, plain(w)) for c, w, _ in PREMISES.values()}
    said = [
        Correction("role", "none", _at(claim.comment, claim.text))
        for claim in before.claims
        if (claim.comment, plain(claim.text)) not in wanted
    ]
    said += [Correction("role", "claim", _at(comment, words)) for comment, words in CLAIMS.values()]
    said += [Correction("role", "premise", _at(c, words), _at(*CLAIMS[above])) for c, words, above in PREMISES.values()]
    said += [Correction("assertion", "asserted", _at(comment, words)) for comment, words in CLAIMS.values()]
    said += [Correction("reply", "right", _at(source), _at(target)) for source, target in REPLIES.items()]
    for source in REPLIES:
        for target in [c.id for c in LIBRARY.comments if c.id < source]:
            relation = LINKS.get((source, target), "none")
            said.append(Correction("link", relation, _at(source), _at(target)))
    named = {claim for members in POINTS.values() for claim in members}
    for point, members in POINTS.items():
        for one, side in members.items():
            said.append(Correction("point", point, _at(*CLAIMS[one]), against=side == "against"))
    said += [Correction("point", "none", _at(*words)) for one, words in CLAIMS.items() if one not in named]
    said += [Correction("point", "none", _at(c, words)) for c, words, _ in PREMISES.values()]
    said += [Correction("side", side, Passage(by=name)) for name, side in SIDES.items()]
    return said


def test_a_map_corrected_from_gold_is_signed_in_full(language: Language) -> None:
    before = mapped(language, "[]", LIBRARY, motion=MOTION)
    told: list[object] = []
    found = mapped(language, dump(from_gold(before)), LIBRARY, told, motion=MOTION)  # type: ignore[arg-type]
    assert told == []
    at = index(found)
    said = {(c.comment, plain(c.text)) for c in found.claims if c.role == "claim"}
    assert said == {(comment, plain(words)) for comment, words in CLAIMS.values()}
    reasons = {plain(c.text): plain(at.claims[c.supports or ""].text) for c in found.claims if c.role == "premise"}
    assert reasons == {plain(words): plain(CLAIMS[claim][1]) for _, words, claim in PREMISES.values()}
    assert {(at.home[k.source], at.home[k.target]): k.relation for k in found.links} == LINKS
    assert {name: reply.target for name, reply in at.reply.items()} == REPLIES
    texts = {c.id: plain(c.text) for c in found.claims}
    points = {p.says: {texts[c]: "against" if c in p.against else "for" for c in p.claims} for p in found.points}
    assert points == {
        says: {plain(CLAIMS[one][1]): side for one, side in members.items()} for says, members in POINTS.items()
    }
    assert found.motion is not None
    assert {at.name(stand.comments[0]): stand.side for stand in found.motion.sides} == SIDES
    marks = [one.confidence for some in (found.claims, found.links, found.points) for one in some]
    assert set(marks) == {1.0}


def test_every_view_of_it_is_certain(language: Language) -> None:
    before = mapped(language, "[]", LIBRARY, motion=MOTION)
    found = mapped(language, dump(from_gold(before)), LIBRARY, motion=MOTION)
    text = next(form for form in forms() if form.name == "text")
    for view in text.views:
        shown = text.render(found, Options(view=view)).decode("utf-8")
        assert "rebuts?" not in shown, view
        assert "agrees?" not in shown, view
        assert "(?)" not in shown, view
    overview = " ".join(text.render(found, Options(view="overview")).decode("utf-8").split())
    assert "The town cannot afford it Piet Nadia" in overview
    assert "nothing is a guess" in overview or "no claim found" in overview
