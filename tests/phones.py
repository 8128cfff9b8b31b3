"""An invented thread with a map made by hand, on which views and forms are tried. Not a test file."""

from __future__ import annotations

from typing import Any

from argmap.model import POST, ArgumentMap, Claim, Comment, Evidence, Link, Point, Reply, Rulings, Subject, Tag, Thread

TITLE = "Phones in a locker from bell to bell?"
TEXTS: dict[str, tuple[str | None, str]] = {
    POST: (
        "Mr Abara",
        "From September every phone goes into a locker. The head of year says it is about learning. Should we do it?",
    ),
    "c1": ("Ines", "Yes. It's about learning, nothing else. My marks went up once mine stayed at home."),
    "c2": ("Kofi", "Not convinced. It isn't about learning, it's about control. They already search our bags."),
    "c3": (
        "Ruth Sorell",
        "Ines is right, phones wreck lessons. Lockers cost a fortune though, and we have no money for books as it is.",
    ),
    "c4": ("Ines", "@Kofi nobody searches bags, that was one week last spring."),
    "c5": ("Dee", "What about those of us who call home at lunch? My gran is ill and I am the one who calls."),
    "c6": (
        "Kofi",
        "Fair point about the one week, but they did search. And it will probably be unsafe: no one can ring for help.",
    ),
    "c7": ("Ruth Sorell", "Exactly what Dee says. Safety first."),
    "c8": (None, "lol"),
    "c9": ("Ines", "Thinking about it again, it is not about learning after all. Teachers keep theirs."),
}
ORDER = [name for name in TEXTS if name != POST]


SHOWS = {"assertion.report.says": "reported", "assertion.hedge.probably": "hedged",
         "assertion.negation.not": "denied", "assertion.negation.nobody": "denied"}  # fmt: skip


def words(
    comment: str, text: str, rule: str, weight: float | None = None, *, owner: str | None = None, shows: str = ""
) -> Evidence:
    """Evidence for words that stand once in a comment."""
    start = TEXTS[comment][1].index(text)
    return Evidence(rule, text, None if owner == comment else comment, start, start + len(text), weight, shows)


def claim(name: str, text: str, cue: str, *because: tuple[str, str], **kind: Any) -> Claim:
    comment = name.partition(".")[0]
    start = TEXTS[comment][1].index(text)
    tag = kind.get("tags", ("",))[0]
    rules = [(f"claims.{tag}" if tag else "roles.claim.verdict", cue), *because]
    shows = SHOWS | {f"claims.{tag}": "tag"}
    evidence = tuple(words(comment, cue, rule, owner=comment, shows=shows.get(rule, "")) for rule, cue in rules)
    return Claim(name, comment, start, start + len(text), text, evidence, **kind)


CLAIMS = (
    claim("post.1", "it is about learning", "about learning", ("assertion.report.says", "says"), tags=("learning",),
          frames=("capacity",), voice="reported"),
    claim("c1.1", "It's about learning, nothing else.", "about learning", tags=("learning",), frames=("capacity",)),
    claim("c1.2", "My marks went up once mine stayed at home.", "went up", role="premise",
          supports="c1.1", confidence=0.81),
    claim("c2.1", "It isn't about learning", "about learning", ("assertion.negation.not", "isn't"), tags=("learning",),
          frames=("capacity",), assertion="denied"),
    claim("c2.2", "it's about control", "about control", tags=("control",), frames=("political",)),
    claim("c2.3", "They already search our bags.", "already search", confidence=0.62),
    claim("c3.1", "phones wreck lessons", "wreck", tags=("learning",), frames=("capacity",)),
    claim("c3.2", "Lockers cost a fortune though, and we have no money for books as it is.", "cost a fortune",
          tags=("cost", "money"), frames=("economic",)),
    claim("c4.1", "nobody searches bags", "nobody searches", ("assertion.negation.nobody", "nobody"),
          assertion="denied"),
    claim("c5.1", "What about those of us who call home at lunch?", "What about",
          assertion="questioned", confidence=0.7),
    claim("c5.2", "I am the one who calls", "the one", role="premise", supports="c5.1",
          confidence=0.55),
    claim("c6.1", "they did search", "did search"),
    claim("c6.2", "it will probably be unsafe: no one can ring for help", "unsafe",
          ("assertion.hedge.probably", "probably"), tags=("safety",), frames=("health",), certainty="hedged"),
    claim("c7.1", "Safety first.", "Safety", tags=("safety",), frames=("health",)),
    claim("c9.1", "it is not about learning after all", "about learning", ("assertion.negation.not", "not"),
          tags=("learning",), frames=("capacity",), assertion="denied"),
    claim("c9.2", "Teachers keep theirs.", "keep theirs", role="premise", supports="c9.1", confidence=0.77),
)  # fmt: skip

REPLIES = (
    Reply("c1", POST, "post", 0.93),
    Reply("c2", "c1", "claim", 0.88, (Evidence("address.measure.shared", weight=1.9),)),
    Reply("c2", POST, "post", 0.1),
    Reply("c3", "c1", "mention", 0.97, (words("c3", "Ines", "address.name.author", 3.4),)),
    Reply("c4", "c2", "mention", 0.98, (words("c4", "@Kofi", "address.name.at", 4.1),)),
    Reply("c5", POST, "order", 0.52, (Evidence("address.prior.post", weight=0.1),)),
    Reply("c5", "c4", "order", 0.31, (Evidence("address.prior.previous", weight=-0.4),)),
    Reply("c6", "c4", "echo", 0.94, (words("c6", "one week", "address.measure.echo", 2.7),)),
    Reply("c7", "c5", "mention", 0.96, (words("c7", "Dee", "address.name.author", 3.4),)),
    Reply("c8", "c7", "order", 0.61),
    Reply("c9", POST, "order", 0.44),
)

LINKS = (
    Link("l1", "c2.1", "c1.1", "rebuttal", "stated", 0.8343, (
        words("c2", "Not convinced", "stance.doubt.unconvinced", 1.9), Evidence("stance.measure.opposed", weight=1.7),
        Evidence("stance.prior.rebuttal", weight=-0.6), words("c2", "already", "stance.also.already", -0.1),
    )),
    Link("l2", "c3.1", "c1", "agreement", "stated", 0.93, (words("c3", "is right", "stance.assent.right", 2.9),)),
    Link("l3", "c4.1", "c2.3", "rebuttal", "stated", 0.79, (
        words("c4", "nobody searches", "stance.denial.nobody", 1.5),)),
    Link("l4", "c6.1", "c4.1", "rebuttal", "stated", 0.81, (
        words("c6", "but they did", "stance.denial.but", 1.6),), partial=True),
    Link("l5", "c6", "c4", "agreement", "stated", 0.58, (
        words("c6", "Fair point", "stance.concession.fair", 2.1),), partial=True),
    Link("l6", "c7", "c5", "agreement", "stated", 0.95, (words("c7", "Exactly", "stance.assent.exactly", 3.0),)),
    Link("l7", "c7.1", "c6.2", "agreement", "shared claim", 0.55, (Evidence("stance.measure.shared", weight=0.3),)),
    Link("l8", "c9.1", "c3.1", "rebuttal", "opposed claim", 0.51, (Evidence("stance.measure.opposed", weight=0.2),)),
)  # fmt: skip

TAGS = (
    Tag("learning", "it’s about learning", "capacity"),
    Tag("control", "it’s about control", "political"),
    Tag("cost", "it costs too much", "economic"),
    Tag("money", "it’s about money", "economic"),
    Tag("safety", "it makes people less safe", "health"),
)


POINTS = (
    Point("p1", "It’s about learning", ("post.1", "c1.1", "c2.1", "c3.1", "c9.1"), "tag", 0.8,
          (words("c1", "about learning", "claims.learning"), words("c2", "about learning", "claims.learning")),
          ("c2.1", "c9.1")),
    Point("p2", "They already search our bags", ("c2.3", "c4.1", "c6.1"), "words", 0.66,
          (words("c2", "search", "points.words", 1.2), words("c4", "searches", "points.words", 1.2)), ("c4.1",)),
    Point("p3", "It makes people less safe", ("c6.2", "c7.1"), "words", 0.52,
          (words("c6", "unsafe", "points.sense"), words("c7", "Safety", "points.sense"))),
)  # fmt: skip

SUBJECTS = (Subject("s1", "calling home", ("c5.1", "c5.2")),)


def phones() -> ArgumentMap:
    """The map."""
    everything = {name: Comment(name, text, author) for name, (author, text) in TEXTS.items()}
    thread = Thread("phones", TITLE, tuple(everything[name] for name in ORDER), everything[POST])
    return ArgumentMap(thread, CLAIMS, REPLIES, LINKS, TAGS, Rulings(("en",), "sha256:0"), POINTS, SUBJECTS)
