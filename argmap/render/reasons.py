"""What `argmap why` prints without `--details`: reasons in plain words, no rule ids, no sums."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from argmap.model import CHECKED, POST
from argmap.render.telling import Telling, called
from argmap.render.terminal.pen import STAY, Pen
from argmap.render.terminal.signs import RELATION_SIGNS, STYLES
from argmap.views.why import grounds
from argmap.views.why_point import BASES
from argmap.views.wording import (
    NO_CLAIM,
    TOWARD,
    VERBS,
    count,
    denies_point,
    flat,
    headed,
    listed,
    shorten,
    sure,
    tag_name,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from argmap.model import Claim, Reply
    from argmap.render.terminal.pen import Lines, Run
    from argmap.views.why import Term, Tried, Why, WhyClaim, WhyLink, WhyNot, WhyReply
    from argmap.views.why_point import WhyPoint

REASONS = 3
"""Reasons on each side that are named; `--details` names all."""
LIKELY = 0.5


def reasons(why: Why, *, width: int = 80, colour: bool = False, ascii_only: bool = False) -> str:
    """The answer to why, for people who know no log-odds.

    Args:
        why: From `argmap.views.why.why`.
        width: Columns.
        colour: Whether colour may be used.
        ascii_only: Plain ASCII.

    Returns:
        Lines with a line end each.
    """
    return _TELLING.tell(why, Pen(width, colour, ascii_only))


def how_sure(confidence: float) -> str:
    """A confidence in words, and how often marks of that confidence are right.

    >>> how_sure(1.0), how_sure(0.93), how_sure(0.52)
    ('checked by a person', 'almost certain: right 9 times in 10', 'a guess: right 5 times in 10')
    """
    if confidence >= 1.0:
        return "checked by a person"
    if confidence >= 0.995:
        return "certain"
    word = "almost certain" if confidence >= 0.9 else "likely" if sure(confidence) else "a guess"
    return f"{word}: right {_tenths(min(confidence, 0.9))}"


def point_lines(pen: Pen, why: WhyPoint) -> Lines:
    """A point: its statement, what makes it one, and its claims for and against."""
    point = why.point
    lines = pen.lines(
        [(headed(point.says), "bold"), (f"  {how_sure(point.confidence)}  ({point.id})", "dim")], rest="  "
    )
    lines += pen.lines([(f"one point because {BASES[point.basis]}", "")], first="  ", rest="    ")
    for words, label in why.shared:
        lines += pen.lines(
            [(f"“{shorten(words, 100).text}”", "bold"), (f" {label}", "dim")], first="    ", rest="      "
        )
    for title, against in (("for it", False), ("against it", True)):
        said = [one for one in why.sayings if (one.claim in why.against) is against]
        if said:
            lines += pen.lines([(title, "bold")], first="  ")
        for one in said:
            role = "  (a reason)" if one.premise else ""
            runs: list[Run] = [(f"{called(one.label, one.name)} ", "who"), (f"“{one.quote}”", ""), (role, "dim")]
            lines += pen.lines(runs, first="    ", rest="      ")
    return lines


def _reply(pen: Pen, why: WhyReply) -> Lines:
    who = called(why.label, why.name)
    if not why.candidates:
        nobody = " opens the thread." if why.comment == POST else " answers nobody that argmap could tell."
        return pen.lines([(who, "bold"), (nobody, "")])
    (reply, target, terms), *others = why.candidates
    runs: list[Run] = [(who, "bold"), (f" answers {target}", "bold"), (f"  {_how(reply)}", "dim")]
    lines = pen.lines(runs, rest="  ")
    because = [words for term in terms if (words := flat(term.words)) and (term.weight or 0.0) > 0]
    said = f": {_quoted(dict.fromkeys(because))}" if because else ""
    lines += pen.lines([(f"because {grounds(reply)}{said}", "")], first="  ", rest="    ")
    likely = [(one, label) for one, label, _ in others if one.confidence >= 0.1]
    if likely:
        them = listed(f"{label} ({_tenths(one.confidence)})" for one, label in likely)
        lines += pen.lines([(f"or it answers {them}", "dim")], first="  ", rest="    ")
    return lines


def _how(reply: Reply) -> str:
    if reply.confidence < 1.0 or any(one.rule == CHECKED for one in reply.because):
        return how_sure(reply.confidence)
    return "given in the file" if reply.basis == "given" else "nothing else stands before it"


def _tenths(confidence: float) -> str:
    return f"{count(max(1, round(confidence * 10)), 'time')} in 10"


def _claim(pen: Pen, why: WhyClaim) -> Lines:
    claim = why.claim
    role = "gives a reason" if claim.role == "premise" else "claims"
    runs: list[Run] = [(f"{called(why.label, why.name)} {role} ", "bold"), (f" {how_sure(claim.confidence)}", "dim")]
    runs.append((f"  ({claim.id})", "dim"))
    lines = pen.lines(runs, rest="  ")
    lines += pen.lines([(f"“{flat(claim.text)}”", "")], first="  ", rest="   ")
    lines += _checked(pen, why.terms)
    if said := _said(claim):
        manner = {claim.assertion, claim.certainty, claim.voice}
        shown = _by_words(term for term in why.terms if term.shows in manner)
        lines += pen.lines([(said + (f": {shown}" if shown else ""), "")], first="  ", rest="    ")
    if why.supports is not None:
        lines += pen.lines([(f"for the claim “{shorten(why.supports.text, 100).text}”", "")], first="  ", rest="    ")
    for premise in why.supported_by:
        lines += pen.lines([(f"its reason: “{shorten(premise.text, 100).text}”", "")], first="  ", rest="    ")
    if found := _told(term for term in why.terms if term.shows in {"", "tag", "construction"} and not term.frames):
        lines += _reasons(pen, "because", found)
    elif len(why.terms) > 1 or why.terms[0].rule != CHECKED:
        lines += pen.lines([("because of the sentence as a whole: its form, its length and its place", "")], first="  ")
    if shown := _by_words(term for term in why.terms if not set(claim.frames).isdisjoint(term.frames)):
        frames = listed(frame.replace("_", " ") for frame in claim.frames)
        lines += pen.lines([(f"seen as {frames}: {shown}", "dim")], first="  ", rest="    ")
    return lines


def _by_words(terms: Iterable[Term]) -> str:
    """The words of terms, each once."""
    return _quoted(dict.fromkeys(words for term in terms if (words := flat(term.words))))


def _said(claim: Claim) -> str:
    """What it says, and how, where that is not simply that it is said."""
    manner = {"asserted": "", "denied": "it denies that", "questioned": "it asks", "supposed": "it supposes"}
    said = "it stands against its point" if denies_point(claim) else manner[claim.assertion]
    parts = [said] if said else []
    parts += ["with a hedge"] if claim.certainty == "hedged" else []
    parts += ["as somebody else's view"] if claim.voice == "reported" else []
    named = f"named: {listed(map(tag_name, claim.tags))}" if claim.tags else ""
    return "; ".join(part for part in (named, ", ".join(parts)) if part)


def _link(pen: Pen, why: WhyLink) -> Lines:
    link = why.link
    part = f"{STAY}in{STAY}part" if link.partial else ""
    does = f"{pen.mark(RELATION_SIGNS[link.relation])}{STAY}{TOWARD[link.relation].replace(' ', STAY)}{part}"
    runs: list[Run] = [(f"{why.source} ", "bold"), (does, STYLES[link.relation]), (f" {why.target}", "bold")]
    lines = pen.lines([*runs, (f"  {how_sure(link.confidence)}", "dim"), (f"  ({link.id})", "dim")], rest="  ")
    lines += _checked(pen, why.terms)
    for name, words in ((why.source, why.source_words), (why.target, why.target_words)):
        if words:
            lines += pen.lines([(f"{name}: “{shorten(words, 200).text}”", "")], first="  ", rest="    ")
    if link.basis in _BASES:
        lines += pen.lines([(f"because {_BASES[link.basis]}", "")], first="  ", rest="    ")
    lines += _reasons(pen, "for it", _told(why.terms))
    lines += _reasons(pen, "against it", _told(why.terms, against=True))
    quiet = sum(term.weight or 0.0 for term in why.terms if not term.words.strip())
    if abs(quiet) >= 0.05 and link.basis != "given":
        lines += pen.lines(
            [(f"length, tone and place speak {'for' if quiet > 0 else 'against'} it", "dim")], first="  "
        )
    return lines


_BASES = {
    "given": "the source file says so",
    "shared claim": "both make the same claim",
    "opposed claim": "one claims what the other denies",
}
"""What a link rests on besides words of its own."""


def _checked(pen: Pen, terms: Iterable[Term]) -> Lines:
    """Who has checked a mark, where that is known."""
    said = next((term.explanation for term in terms if term.rule == CHECKED), "")
    return pen.lines([(f"checked by {said}", "")], first="  ", rest="    ") if said else []


def _told(terms: Iterable[Term], *, against: bool = False) -> list[Term]:
    """The reasons with words, the strongest first, none with words that stand in another's."""
    weighed = [
        t
        for t in terms
        if t.rule != CHECKED
        and t.words.strip()
        and (((t.weight or 0.0) < 0) if against else (t.weight is None or t.weight > 0))
    ]
    chosen: list[Term] = []
    for term in sorted(weighed, key=lambda t: -abs(t.weight or 9.0)):
        words = flat(term.words).casefold()
        if not any(words in flat(one.words).casefold() or flat(one.words).casefold() in words for one in chosen):
            chosen.append(term)
    return chosen[:REASONS]


def _reasons(pen: Pen, name: str, terms: Sequence[Term]) -> Lines:
    lines: Lines = []
    for number, term in enumerate(terms):
        head = f"{name}  " if number == 0 else " " * (len(name) + 2)
        said: list[Run] = [(f"“{shorten(term.words, 120).text}”", "bold")]
        if term.explanation:
            said.append((f"  {_first(term.explanation)}", ""))
        lines += pen.lines(said, first=f"  {head}", rest=" " * (len(name) + 6))
    return lines


def _not(pen: Pen, why: WhyNot) -> Lines:
    lines = pen.lines([(f"{why.later} and {why.earlier}: no agreement and no rebuttal found.", "bold")])
    if why.answers is not None:
        chance = f"That {why.later} answers {why.earlier}: {_tenths(why.answers)}."
        lines += pen.lines([(chance, "")], first="  ")
    if why.instead is not None:
        lines += pen.lines([(f"{why.later} is taken to answer {why.instead}.", "")], first="  ")
    if not why.tried:
        lines += pen.lines([("Nothing in the words of the one bears on the other.", "")], first="  ")
    for tried in why.tried:
        lines += _tried(pen, tried)
    return lines


def _tried(pen: Pen, tried: Tried) -> Lines:
    verb = "agrees" if tried.relation == "agreement" else VERBS["rebuttal"]
    found = _told(tried.terms)
    chance = tried.probability * (1.0 if tried.reply is None else tried.reply)
    words = f"That it {verb}: {_tenths(chance)}, and a link is printed from {_tenths(tried.floor)} on"
    if not found:
        words += "; no words speak for it"
    return [*pen.lines([(f"{words}.", "")], first="  ", rest="    "), *_reasons(pen, "  for it", found)]


def _quoted(words: Iterable[str]) -> str:
    row = list(words)
    shown = " ".join(f"“{shorten(one, 60).text}”" for one in row[:REASONS])
    return shown if len(row) <= REASONS else f"{shown} and {count(len(row) - REASONS, 'more')}"


def _first(explanation: str) -> str:
    """The first sentence of an explanation; the others draw its borders, which --details shows."""
    return re.split(r"(?<=[.!?])\s+(?=[A-Z])", explanation, maxsplit=1)[0]


_TELLING = Telling(
    _claim, _link, _reply, point_lines, _not, f"{headed(NO_CLAIM)} in {{}}.",
    "{} agrees with nobody and rebuts nobody here; name a second comment to see why not.",
    end="With --details: every rule, what it adds to the sum, and how it matches.",
)  # fmt: skip
