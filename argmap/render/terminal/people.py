"""What is unanswered, and who stands where, as text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.render.terminal.pen import STAY, Run
from argmap.render.terminal.signs import MANNER_SIGNS, doubtful, evidence, fitted, notes, relation, signed
from argmap.views.wording import NO_CONSENT, NO_REPLY, REPLIED, count, headed, listed, repeated, standing, sure

if TYPE_CHECKING:
    from collections.abc import Sequence

    from argmap.render.terminal.pen import Lines, Pen
    from argmap.views.exchanges import Exchange
    from argmap.views.groups import Saying
    from argmap.views.stances import Change, Stance, Toward
    from argmap.views.unanswered import Challenge, OpenClaim, Unanswered


def unanswered_lines(pen: Pen, view: Unanswered) -> Lines:
    """Claims and challenges without an answer: by claim, the most repeated first; then by commenter."""
    still = view.total - view.answered
    lines = pen.lines(
        [(f"{view.answered} of {count(view.total, 'claim')} taken up by someone else, {still} not. ", ""),
         (f"({headed(NO_CONSENT)}: the thread may just have ended.)", "dim")]
    )  # fmt: skip
    lines.append("")
    named = [one for one in view.claims if one.named]
    loose = [one for one in view.claims if not one.named]
    if named:
        lines += pen.lines([("Points", "bold")])
        for one in named:
            lines += _claim(pen, one)
        lines.append("")
    if view.challenges:
        lines += pen.lines([("Challenges", "bold")])
        for challenge in view.challenges:
            lines += _challenge(pen, challenge)
        lines.append("")
    if loose:
        lines += pen.lines([("Single claims", "bold")])
        for one in loose:
            lines += _saying(pen, one.quote, who=True)
        lines.append("")
    if view.commenters:
        lines += pen.lines([("By commenter", "bold")])
        for who in view.commenters:
            said = [count(len(who.claims), "claim")] if who.claims else []
            said += [count(len(who.challenges), "challenge")] if who.challenges else []
            where = sorted({c.label for c in who.claims} | {c.label for c in who.challenges}, key=_number)
            place = "" if where == [who.name] else f" in {listed(where)}"
            lines += pen.lines([(who.name, "who"), (f"  {listed(said)}{place}", "")], first="  ", rest="    ")
        lines.append("")
    return lines


def _number(label: str) -> int:
    return int(label[1:]) if label[1:].isdigit() else 0


def _claim(pen: Pen, one: OpenClaim) -> Lines:
    labels = listed(dict.fromkeys(s.label for s in one.sayings))
    times = (
        f"{said}: {labels}"
        if (said := repeated(len(one.sayings), one.by, signed=one.quote.name != one.quote.label))
        else labels
    )
    ending = REPLIED if one.replied else NO_REPLY
    runs: list[Run] = [
        (one.heading, "bold"),
        (f"  {times}  ", ""),
        (f"“{fitted(one.quote, 120)}”", ""),
        (f"  {ending}", "dim"),
    ]
    return pen.lines(runs, first="  ", rest="    ")


def _challenge(pen: Pen, one: Challenge) -> Lines:
    who = one.label if one.name == one.label else f"{one.label} {one.name}"
    if one.kind == "rebuttal":
        doubt = "" if sure(one.confidence) else "?"
        does: Run = (
            f"{pen.mark('⊖')} rebuts {listed(one.whom)}{doubt} {standing(one.confidence)}".replace(" ", STAY),
            "rebut",
        )
    else:
        does = (f"{pen.mark('◇')} asks".replace(" ", STAY), "")
    runs: list[Run] = [(f"{who} ", "who"), does, (f"  “{one.quote}”", ""), (f"  {NO_REPLY}", "dim")]
    return pen.lines(runs, first="  ", rest="    ")


def _saying(pen: Pen, one: Saying, *, who: bool = False, indent: str = "  ") -> Lines:
    name = one.label if one.name == one.label or not who else f"{one.label} {one.name}"
    runs: list[Run] = [(f"{name} ", "who"), (f" “{fitted(one, 120)}”", "")]
    if said := notes(one):
        runs.append((f"  {said}", "dim"))
    return pen.lines(runs, first=f"{indent}{signed(pen, one, doubts=doubtful(one))}", rest=indent + "    ")


def stances_lines(pen: Pen, view: Sequence[Stance]) -> Lines:
    """Each commenter: what they hold, whom they agree with and rebut, and where their stance changed."""
    lines: Lines = []
    quiet: list[str] = []
    for one in view:
        if not (one.holds or one.other or one.agrees or one.rebuts):
            quiet.append(one.name)
            continue
        where = "" if list(one.labels) == [one.name] else f"  {' '.join(one.labels)}"
        lines += pen.lines([(one.name, "bold"), (where, "dim")], rest="  ")
        for held in one.holds:
            runs: list[Run] = [(held.heading, "bold")]
            for manner, sign in MANNER_SIGNS.items():
                said = [s for s in held.sayings if s.manner == manner]
                if said:
                    labels = " ".join(dict.fromkeys(s.label for s in said))
                    runs.append((f"  {pen.mark(sign)}{STAY}{_does(said)}{STAY}{labels}".replace(" #", f"{STAY}#"), ""))
            runs.append((f"  “{fitted(held.quote, 110)}”", ""))
            lines += pen.lines(runs, first="  ", rest="      ")
        for toward in (*one.agrees, *one.rebuts):
            lines += _toward(pen, toward)
        lines += [line for exchange in one.exchanges for line in _exchange(pen, exchange, one.commenter)]
        for change in one.changes:
            lines += _change(pen, change)
        for saying in one.other:
            lines += _saying(pen, saying)
        lines.append("")
    if quiet:
        lines += [*pen.lines([(f"Neither a claim nor a link: {listed(quiet)}.", "dim")]), ""]
    return lines


def _exchange(pen: Pen, two: Exchange, who: str) -> Lines:
    """What passes between a commenter and another in the whole thread."""
    name = two.names[1] if who == two.one else two.names[0]
    counts = [count(two.agreements, "agreement")] if two.agreements else []
    counts += [count(two.rebuttals, "rebuttal")] if two.rebuttals else []
    does = {"agree": "agree in general", "disagree": "disagree in general", "both": "agree and disagree"}[two.standing]
    parts = f"; they part on: {listed(two.parted)}" if two.parted else ""
    return pen.lines([(f"With {name}: ", "who"), (f"{does} ({listed(counts)}){parts}", "")], first="  ", rest="      ")


def _change(pen: Pen, change: Change) -> Lines:
    before = f" on {change.heading}: {change.before.label} “{fitted(change.before, 90)}” "
    after = f"{pen.mark('→')} {change.after.label} “{fitted(change.after, 90)}”"
    return pen.lines([("stance changed", "warn"), (before, ""), (after, "")], first="  ", rest="      ")


def _does(said: Sequence[Saying]) -> str:
    return "reports" if all(s.reported for s in said) else said[0].manner


def _toward(pen: Pen, toward: Toward) -> Lines:
    first = toward.links[0]
    partial = all(link.partial for link in toward.links)
    run = relation(pen, toward.relation, first.confidence, partial=partial, to=toward.name)
    times = f" ×{len(toward.links)}" if len(toward.links) > 1 else ""
    where = ", ".join(f"{k.label}{STAY}{pen.mark('→')}{STAY}{k.target_label}" for k in toward.links)
    return pen.lines([run, (f"{times}  {where}  {evidence(first.words, first.basis)}", "")], first="  ", rest="      ")
