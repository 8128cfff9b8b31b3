"""What `argmap why` prints: rules, words, weights, the sum term by term, runners-up, and what did not suffice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.model import CHECKED
from argmap.render.reasons import point_lines
from argmap.render.telling import Telling, called
from argmap.render.terminal.pen import STAY, Lines, Pen, Run
from argmap.render.terminal.signs import MANNER_SIGNS, RELATION_SIGNS, STYLES
from argmap.views.why import grounds, logistic
from argmap.views.wording import NO_CLAIM, TOWARD, count, decimal, flat, listed, manner, shorten, tag_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from argmap.views.why import Term, Tried, Why, WhyClaim, WhyLink, WhyNot, WhyReply

NUMBERS = 8
"""Columns for a weight."""

SLIGHT = 0.1
"""Below this a term of a sum is named without its rule's words."""

WEIGHTY = 14
"""Terms of a sum that are shown with their words and rules."""


def explain(why: Why, *, width: int = 80, colour: bool = False, ascii_only: bool = False) -> str:
    """The answer to why, as text.

    Args:
        why: From `argmap.views.why.why`.
        width: Columns.
        colour: Whether colour may be used.
        ascii_only: Plain ASCII.

    Returns:
        Lines with a line end each.
    """
    return _TELLING.tell(why, Pen(width, colour, ascii_only))


def _claim(pen: Pen, why: WhyClaim) -> Lines:
    claim = why.claim
    who = called(why.label, why.name)
    role = "a premise" if claim.role == "premise" else "a claim"
    lines = pen.lines(
        [(f"{claim.id}", "bold"), (f"  {role} of {who}, {decimal(claim.confidence)} sure", "")], rest="  "
    )
    lines += pen.lines(
        [(f"“{flat(claim.text)}”", "")], first=f"  {pen.mark(MANNER_SIGNS[manner(claim)])} ", rest="    "
    )
    said = [claim.assertion, claim.certainty if claim.certainty == "hedged" else "", claim.voice]
    words = [", ".join(part for part in said if part)]
    words += [f"tag: {listed(map(tag_name, claim.tags))}"] if claim.tags else ["no rule has a name for it"]
    words += [f"frame: {listed(frame.replace('_', ' ') for frame in claim.frames)}"] if claim.frames else []
    lines += pen.lines([("; ".join(words), "dim")], first="  ")
    if why.supports is not None:
        lines += pen.lines([(f"supports {why.supports.id} “{shorten(why.supports.text, 100).text}”", "")], first="  ")
    for premise in why.supported_by:
        lines += pen.lines([(f"supported by {premise.id} “{shorten(premise.text, 100).text}”", "")], first="  ")
    return [*lines, *_because(pen, why.terms, why.label)]


def _because(pen: Pen, terms: Sequence[Term], label: str) -> Lines:
    """The terms of a claim; words of another comment with its label."""
    lines = pen.lines([("because", "bold")], first="  ")
    for term in terms:
        lines += _term(pen, term, "    ", where=term.where != label)
    return lines


def _term(pen: Pen, term: Term, indent: str, *, weighed: bool = False, where: bool = False) -> Lines:
    """A rule, its words, its weight; below it what the rule says, and how it matches, where the rulebook is loaded."""
    runs: list[Run] = []
    if weighed:
        number = "" if term.weight is None else f"{term.weight:+.2f}".replace("-", pen.mark("−"))
        runs.append((number.rjust(6).replace(" ", STAY) + STAY * 2, ""))
    elif term.weight is not None:
        runs.append((f"{term.weight:+.2f} ", ""))
    words = f"“{flat(term.words)}”" if term.words.strip() else ""
    place = f" in {term.where}" if where and term.words and term.where else ""
    runs += [(term.rule, "who"), (f"  {words}{place}" if words else "", "")]
    deeper = indent + " " * NUMBERS if weighed else indent + "  "
    lines = pen.lines(runs, first=indent, rest=deeper)
    if term.explanation:
        lines += pen.lines([(term.explanation, "dim")], first=deeper, rest=deeper)
    for pattern in term.patterns[:3]:
        lines += pen.lines([(shorten(pattern, 160).text, "dim")], first=deeper, rest=deeper + "  ")
    if len(term.patterns) > 3:
        more = count(len(term.patterns) - 3, "more pattern")
        lines += pen.lines([(f"and {more}: argmap rules show {term.rule}", "dim")], first=deeper, rest=deeper)
    return lines


def _reply(pen: Pen, why: WhyReply) -> Lines:
    who = called(why.label, why.name)
    if not why.candidates:
        return pen.lines([(f"{who}", "bold"), ("  answers nobody that argmap could tell", "")])
    lines: Lines = []
    for number, (reply, target, terms) in enumerate(why.candidates):
        if number == 0:
            doubt = "" if reply.confidence >= 0.75 or reply.basis == "given" else "?"
            runs: list[Run] = [(f"{who} ", "bold"), (f"answers {target}{doubt} {decimal(reply.confidence)}", "bold")]
            lines += pen.lines([*runs, (f"  {grounds(reply)}", "")], rest="  ")
        else:
            if number == 1:
                lines += pen.lines([("runners-up", "bold")], first="  ")
            lines += pen.lines(
                [(f"{target} {decimal(reply.confidence)}", ""), (f"  {grounds(reply)}", "dim")], first="    "
            )
        for term in terms:
            lines += _term(pen, term, "      " if number else "    ", weighed=term.weight is not None)
    return lines


def _link(pen: Pen, why: WhyLink) -> Lines:
    link = why.link
    sign = pen.mark(RELATION_SIGNS[link.relation])
    doubt = "" if link.confidence >= 0.75 else "?"
    part = " in part" if link.partial else ""
    does = f"{sign} {TOWARD[link.relation]}{doubt}{part}".replace(" ", STAY)
    runs: list[Run] = [(f"{link.id}  ", "bold"), (f"{why.source} ", "who"), (does, STYLES[link.relation])]
    lines = pen.lines(
        [*runs, (f" {why.target} {decimal(link.confidence)}", "who"), (f"  {link.basis}", "dim")], rest="  "
    )
    for name, words in ((why.source, why.source_words), (why.target, why.target_words)):
        if words:
            lines += pen.lines([(f"{name}: “{shorten(words, 200).text}”", "")], first="  ", rest="    ")
    lines += pen.lines([("because", "bold"), ("  (log-odds; what counts against it has a minus)", "dim")], first="  ")
    return [*lines, *_added(pen, why.terms), *_sum(pen, why)]


def _added(pen: Pen, terms: Sequence[Term]) -> Lines:
    """The terms of a sum: the weightiest with their words and rules, the others by name and number, none left out."""
    weighty = [term for term in terms if abs(term.weight or 0.0) >= SLIGHT][:WEIGHTY]
    lines = [line for term in weighty for line in _term(pen, term, "    ", weighed=True, where=True)]
    slight = [term for term in terms if term not in weighty]
    if slight:
        total = f"{sum(term.weight or 0.0 for term in slight):+.2f}".replace("-", pen.mark("−"))
        runs: list[Run] = [(total.rjust(6).replace(" ", STAY) + STAY * 2, "")]
        named = ", ".join(f"{term.rule}{STAY}{term.weight or 0.0:+.2f}".replace("-", pen.mark("−")) for term in slight)
        runs.append((f"{count(len(slight), 'slighter reason')}: {named}", "dim"))
        lines += pen.lines(runs, first="    ", rest="    " + " " * NUMBERS)
    return lines


def _sum(pen: Pen, why: WhyLink) -> Lines:
    done = why.sum
    if done is None:
        return pen.lines([(f"{decimal(why.link.confidence)}  on the map; nothing was added up", "")], first="    ")
    rows = [
        (f"{done.total:+.2f}".replace("-", pen.mark("−")), "the sum"),
        (decimal(done.probability), f"the probability of {_noun(why)}: 1 / (1 + e^{-done.total:.2f})"),
    ]
    if done.target is not None:
        rows.append((f"× {decimal(done.target)}", f"the probability that {why.source} answers {why.target}"))
    rows.append((f"= {decimal(done.confidence)}", "the confidence on the map"))
    if not done.even:
        said = next((term.explanation for term in why.terms if term.rule == CHECKED), None)
        whose = f": {said}" if said else ""
        more = "which weighs more than is written here" if said is None else f"for a person has checked it{whose}"
        rows[-1] = (rows[-1][0].replace("=", pen.mark("→")), f"the confidence on the map, {more}")
    lines: Lines = [f"    {pen.mark('─') * 6}"]
    for number, words in rows:
        padded = number.rjust(6)
        lines += pen.lines([(padded.replace(" ", STAY), "bold"), (f"  {words}", "")], first="    ", rest=" " * 12)
    return lines


def _noun(why: WhyLink) -> str:
    return why.link.relation


def _not(pen: Pen, why: WhyNot) -> Lines:
    lines = pen.lines([(f"No link between {why.later} and {why.earlier}.", "bold")])
    if why.answers is not None:
        lines += pen.lines(
            [(f"{why.later} answers {why.earlier} with probability {decimal(why.answers)}.", "")], first="  "
        )
    if why.instead is not None:
        verb = "answers" if why.answers is None else "is rather taken to answer"
        lines += pen.lines([(f"{why.later} {verb} {why.instead}.", "")], first="  ")
    if not why.tried:
        lines += pen.lines(
            [("No rule found anything in the words of the one that bears on the other.", "")], first="  "
        )
    for tried in why.tried:
        lines += _tried(pen, tried)
    return lines


def _tried(pen: Pen, tried: Tried) -> Lines:
    head = f"{tried.relation}: {decimal(tried.probability)}"
    if tried.reply is not None:
        head += (
            f", times {decimal(tried.reply)} that the one answers the other: {decimal(tried.probability * tried.reply)}"
        )
    head += f"; a link needs {decimal(tried.floor)}"
    if tried.least is not None:
        head += f" and a relation of at least {decimal(tried.least)}"
    if tried.terms and not any(term.words and (term.weight or 0.0) > 0 for term in tried.terms):
        head += "; and words that speak for it, of which there are none"
    lines = ["", *pen.lines([(head, "bold")], first="  ")]
    if not tried.terms:
        return [*lines, *pen.lines([("nothing speaks for it", "dim")], first="    ")]
    lines += _added(pen, tried.terms)
    total = f"{tried.total:+.2f}".replace("-", pen.mark("−"))
    lines += [
        f"    {pen.mark('─') * 6}",
        *pen.lines([(f"{total:>6}".replace(" ", STAY), "bold"), ("  the sum", "")], first="    "),
    ]
    lines += pen.lines(
        [(f"{decimal(logistic(tried.total)):>6}".replace(" ", STAY), "bold"), ("  its probability", "")], first="    "
    )
    return lines


_TELLING = Telling(
    _claim, _link, _reply, point_lines, _not, f"{NO_CLAIM} in {{}}",
    "No agreement and no rebuttal starts here; name a second comment to see why not.",
)  # fmt: skip
