"""Threads that a reader has marked by hand, and what the reader says as corrections. Not a test file."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from argmap.corrections.binding import Places, plain
from argmap.model import Comment, Correction, Passage, Quote, Thread

if TYPE_CHECKING:
    from argmap.model import ArgumentMap

BOTH = "agreement and rebuttal"
"""What stands for a pair of comments of which the one agrees with the other in part and rebuts it in part."""


@dataclass(frozen=True)
class Gold:
    """A thread and all that its reader finds in it.

    Args:
        thread: As it was posted.
        motion: What it debates.
        claims: By a letter the comment and its words.
        premises: By a letter the comment, its words, and the letter of the claim.
        replies: Whom each comment answers.
        links: By source and target the relation, or both.
        points: By its sentence the claims, each for or against it.
        sides: By the name, or by the comment where it is not signed.
        persons: Names that are another's.
    """

    thread: Thread
    motion: str
    claims: dict[str, tuple[str, str]]
    premises: dict[str, tuple[str, str, str]]
    replies: dict[str, str]
    links: dict[tuple[str, str], str]
    points: dict[str, dict[str, str]]
    sides: dict[str, str]
    persons: dict[str, str] = field(default_factory=dict)

    def corrections(self, before: ArgumentMap) -> list[Correction]:
        """What the reader says where it differs from the map, and where it does not."""
        named = [replace(c, author=self.persons.get(c.author or "", c.author)) for c in self.thread.comments]
        places = Places(replace(self.thread, comments=tuple(named)))
        texts = {comment.id: comment for comment in self.thread.everything()}

        def at(comment: str, words: str = "") -> Passage:
            return places.passage(comment, words or texts[comment].text[:50].strip())

        wanted = {(c, plain(w)) for c, w in self.claims.values()} | {
            (c, plain(w)) for c, w, _ in self.premises.values()
        }
        said = [Correction("person", name, Passage(by=other)) for other, name in self.persons.items()]
        said += [
            Correction("role", "none", at(claim.comment, claim.text))
            for claim in before.claims
            if (claim.comment, plain(claim.text)) not in wanted
        ]
        said += [Correction("role", "claim", at(*words)) for words in self.claims.values()]
        said += [
            Correction("role", "premise", at(c, w), at(*self.claims[above])) for c, w, above in self.premises.values()
        ]
        said += [Correction("assertion", "asserted", at(*words)) for words in self.claims.values()]
        said += [Correction("reply", "right", at(source), at(target)) for source, target in self.replies.items()]
        order = list(texts)
        said += [Correction("reply", "none", at(c)) for c in order[1:] if c not in self.replies]
        for place, source in enumerate(order):
            for target in order[:place]:
                relations = self.links.get((source, target), "none").split(" and ")
                ends = at(source), at(target)
                said += [Correction("link", one, *ends, partial=len(relations) > 1) for one in relations]
        under = {claim for members in self.points.values() for claim in members}
        for point, members in self.points.items():
            for one, side in members.items():
                said.append(Correction("point", point, at(*self.claims[one]), against=side == "against"))
        said += [Correction("point", "none", at(*words)) for one, words in self.claims.items() if one not in under]
        said += [Correction("point", "none", at(c, words)) for c, words, _ in self.premises.values()]
        for who, side in self.sides.items():
            said.append(Correction("side", side, at(who) if who in texts else Passage(by=who)))
        return said


LIBRARY = Gold(
    Thread(
        "library",
        "Should the library open on Sundays?",
        (
            Comment("c1", "The library should open on Sundays. Many people work all week and have no other.", "Nadia"),
            Comment("c2", "And who pays for that? The town is broke, so it cannot be done.", "Piet"),
            Comment("c3", "Piet, a Sunday costs less than the fireworks. Money is no reason.", "Nadia"),
            Comment("c4", "Staff need a day of rest. I am with Piet, even if the fireworks are a waste.", "Olu"),
            Comment("c5", "My children love the place, we would come every Sunday!", "Rosa"),
            Comment("c6", "Nobody reads any more. Close it altogether.", "grump77"),
            Comment("c7", "That is nonsense, it is full every evening.", "Rosa"),
        ),
    ),
    "The library should open on Sundays",
    {
        "a": ("c1", "The library should open on Sundays."),
        "b": ("c2", "it cannot be done"),
        "c": ("c3", "Money is no reason."),
        "d": ("c4", "Staff need a day of rest."),
        "e": ("c5", "we would come every Sunday!"),
        "f": ("c6", "Close it altogether."),
        "g": ("c7", "it is full every evening"),
    },
    {
        "h": ("c1", "Many people work all week and have no other.", "a"),
        "i": ("c2", "The town is broke", "b"),
        "j": ("c3", "a Sunday costs less than the fireworks", "c"),
        "k": ("c6", "Nobody reads any more.", "f"),
    },
    {"c2": "c1", "c3": "c2", "c4": "c2", "c5": "c1", "c6": "c1", "c7": "c6"},
    {
        ("c2", "c1"): "rebuttal",
        ("c3", "c2"): "rebuttal",
        ("c4", "c2"): "agreement",
        ("c5", "c1"): "agreement",
        ("c6", "c1"): "rebuttal",
        ("c7", "c6"): "rebuttal",
    },
    {
        "The town cannot afford it": {"b": "for", "c": "against"},
        "The library is used": {"e": "for", "f": "against", "g": "for"},
    },
    {"Nadia": "for", "Piet": "against", "Olu": "against", "Rosa": "for", "grump77": "against"},
)
NARROW = "The lane is too narrow for buses."
LANE = Gold(  # a post, a quotation, comments that nobody signs
    Thread(
        "lane",
        "Buses through the lane",
        (
            Comment("c1", f"{NARROW} Somebody will be hurt.", None),
            Comment(
                "c2", f"{NARROW}\n\nThat is not so: they fit. I have measured it.", "Cy", quotes=(Quote(0, 33, None),)
            ),
            Comment("c3", "Measured with what? Anyway, I would rather walk.", None),
            Comment("c4", "Buses bring the shops their trade, so let them come.", "Dot"),
        ),
        Comment("post", "The council wants to send the buses through our lane. What do you think?", "Bea"),
    ),
    "The buses should go through the lane",
    {"a": ("c1", NARROW), "b": ("c2", "they fit"), "c": ("c3", "I would rather walk"), "d": ("c4", "let them come")},
    {
        "e": ("c1", "Somebody will be hurt.", "a"),
        "f": ("c2", "I have measured it.", "b"),
        "g": ("c4", "Buses bring the shops their trade", "d"),
    },
    {"c1": "post", "c2": "c1", "c3": "c2", "c4": "post"},
    {("c2", "c1"): "rebuttal"},
    {"The buses do not fit": {"a": "for", "b": "against"}},
    {"c1": "against", "Cy": "for", "c3": "unclear", "Dot": "for"},
)
TRIP = Gold(  # a chat: the same few words by several
    Thread(
        "trip",
        "Where to go on the class trip",
        (
            Comment("c1", "The seaside would be best, everybody can swim there.", "Ida", "09:01"),
            Comment("c2", "+1", "Joe", "09:02"),
            Comment("c3", "no way, it always rains there", "Kim", "09:03"),
            Comment("c4", "+1", "Lou", "09:04"),
            Comment("c5", "then take a coat", "Ida", "09:05"),
        ),
    ),
    "The class should go to the seaside",
    {"a": ("c1", "The seaside would be best"), "b": ("c3", "no way"), "c": ("c5", "take a coat")},
    {"d": ("c1", "everybody can swim there", "a"), "e": ("c3", "it always rains there", "b")},
    {"c2": "c1", "c3": "c1", "c4": "c3", "c5": "c3"},
    {
        ("c2", "c1"): "agreement",
        ("c3", "c1"): "rebuttal",
        ("c4", "c3"): "agreement",
        ("c5", "c3"): "rebuttal",
    },
    {"The rain is no reason": {"b": "against", "c": "for"}},
    {"Ida": "for", "Joe": "for", "Kim": "against", "Lou": "against"},
)
PLOTS = Gold(  # agreement and rebuttal between the same two comments
    Thread(
        "plots",
        "Selling the garden plots",
        (
            Comment("c1", "Sell the plots and build flats. Hardly anybody gardens, and rents are a scandal.", "Mo"),
            Comment("c2", "Rents are a scandal, you are right there. But forty families garden here.", "Nell"),
            Comment("c3", "Nell is right about the families, though flats would house more of them.", "Oskar"),
        ),
    ),
    "The plots should be sold",
    {
        "a": ("c1", "Sell the plots and build flats."),
        "b": ("c2", "forty families garden here"),
        "c": ("c3", "flats would house more of them"),
    },
    {"d": ("c1", "Hardly anybody gardens", "a"), "e": ("c1", "rents are a scandal", "a")},
    {"c2": "c1", "c3": "c2"},
    {("c2", "c1"): BOTH, ("c3", "c2"): BOTH},
    {"The plots are used": {"b": "for", "a": "against"}},
    {"Mo": "for", "Nell": "against", "Oskar": "both"},
)
SHIRTS = Gold(  # the file gives parents that are wrong
    Thread(
        "shirts",
        "School shirts",
        (
            Comment("c1", "One shirt for all saves parents money.", "Pia"),
            Comment("c2", "It hides who is poor, too.", "Quin", parent="c1"),
            Comment("c3", "Clothes say who we are. I am against it, Pia.", "Ray", parent="c2"),
            Comment("c4", "Sorry, wrong window.", "Sue", parent="c3"),
        ),
    ),
    "All pupils should wear one shirt",
    {
        "a": ("c1", "One shirt for all saves parents money."),
        "b": ("c2", "It hides who is poor"),
        "c": ("c3", "I am against it"),
    },
    {"d": ("c3", "Clothes say who we are.", "c")},
    {"c2": "c1", "c3": "c1"},
    {("c2", "c1"): "agreement", ("c3", "c1"): "rebuttal"},
    {"One shirt for all is right": {"a": "for", "c": "against"}},
    {"Pia": "for", "Quin": "for", "Ray": "against", "Sue": "unclear"},
)
LUNCH = Gold(  # one person with two names
    Thread(
        "lunch",
        "Meat in the canteen",
        (
            Comment("c1", "A day without meat would do us good. Meat is bad for the climate.", "Tess"),
            Comment("c2", "Growing children need meat, it is a matter of health.", "Uwe B."),
            Comment("c3", "Beans have all that anybody needs, Uwe.", "Vera"),
            Comment("c4", "Beans are no meal. As I said, children need meat.", "uweb99"),
        ),
    ),
    "The canteen should have a day without meat",
    {
        "a": ("c1", "A day without meat would do us good."),
        "b": ("c2", "Growing children need meat"),
        "c": ("c3", "Beans have all that anybody needs"),
        "d": ("c4", "children need meat"),
    },
    {
        "e": ("c1", "Meat is bad for the climate.", "a"),
        "f": ("c2", "it is a matter of health", "b"),
        "g": ("c4", "Beans are no meal.", "d"),
    },
    {"c2": "c1", "c3": "c2", "c4": "c3"},
    {("c2", "c1"): "rebuttal", ("c3", "c2"): "rebuttal", ("c4", "c3"): "rebuttal"},
    {"Children need meat": {"b": "for", "c": "against", "d": "for"}},
    {"Tess": "for", "Uwe B.": "against", "Vera": "for"},
    {"uweb99": "Uwe B."},
)
GOLDS = (LIBRARY, LANE, TRIP, PLOTS, SHIRTS, LUNCH)
