"""What stands in a node and beside an edge, in every graph form: runs of text in lines, wrapped and never cut."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len

from argmap.render.terminal.signs import doubtful, fitted
from argmap.views.wording import NO_CLAIM, TOWARD, VERBS, count, decimal, flat, listed, standing, sure

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from argmap.model import Relation, Side
    from argmap.views.graph import Graph, GraphEdge, GraphNode
    from argmap.views.groups import Answer, Saying
    from argmap.views.wording import Manner

EDGE_WIDTH = 24
"""Columns of an edge's label."""


@dataclass(frozen=True, slots=True)
class Fit:
    """How much a drawing says.

    Args:
        width: Columns of a node's text.
        most: How many claims a node names, those first at which a link ends or starts; the rest is counted.
        quote: Characters of a quotation.
        words: Whether an edge shows its verb and the words behind it; else signs alone.
        dates: Whether a comment shows its date.
    """

    width: int = 46
    most: int = 5
    quote: int = 240
    words: bool = True
    dates: bool = True


FULL = Fit()
"""A drawing that has room."""

SIGNS: dict[Manner, str] = {"asserts": "●", "denies": "○", "hedges": "◐", "asks": "◇", "supposes": "◌"}
PREMISE = "∵"
SIDES: dict[Side | None, str] = {"for": "for", "against": "against", "both": "for and against"}
MARKS: dict[Relation, str] = {"agreement": "⊕", "rebuttal": "⊖"}


class Run(NamedTuple):
    """Words in one style (a named tuple: thousands are made for each drawing).

    Args:
        text: As found; escaped by the form.
        bold: A heading or a name.
        marked: The words that a rule matched.
        faint: What is said beside.
    """

    text: str
    bold: bool = False
    marked: bool = False
    faint: bool = False


Line = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """One thing said in a node: its heading, or a claim. Wrapped lines of it start with spaces as wide as its sign."""

    runs: Line
    indent: int = 0


def parts(node: GraphNode, ends: frozenset[str], level: str, fit: Fit = FULL) -> tuple[Part, ...]:
    """What a node says.

    Args:
        node: The node.
        ends: Ids of claims at which a link starts or ends: they are named first.
        level: The graph's level.
        fit: How much it says.
    """
    if level == "commenters":
        return _commenter(node)
    if node.kind == "claim":
        return _claim(node, fit.most)
    head = [Run(node.label, bold=True)]
    if node.who:
        head.append(Run(f" {node.who}", bold=True))
    if node.date and fit.dates:
        head.append(Run(f" · {node.date}", faint=True))
    head += side_run(node)
    rows = [Part(tuple(head))]
    if not node.sayings:
        words = f"{NO_CLAIM}: “{node.opening}”" if node.opening else f"{NO_CLAIM}; no words"
        return (*rows, Part((Run(words if level == "comments" else f"“{node.opening}”", faint=True),)))
    chosen = _chosen(node.sayings, ends, fit.most)
    rows += [_saying(one, fit.quote) for one in chosen]
    left = len(node.sayings) - len(chosen)
    if left:
        more = count(left, "more claim or premise", "more claims and premises")
        if fit.words:
            rows.append(Part((Run(f"+ {more}", faint=True),)))
        else:
            rows[0] = Part((*head, Run(f" + {left} more", faint=True)))
    return tuple(rows)


def side_run(node: GraphNode) -> list[Run]:
    """Where the commenter stands on the motion, in words, so that no colour carries it alone."""
    return [Run(f" · {SIDES[node.side]}", bold=True)] if node.side in SIDES else []


def _chosen(sayings: Sequence[Saying], ends: frozenset[str], most: int) -> list[Saying]:
    if len(sayings) <= most:
        return list(sayings)
    first = sorted(sayings, key=lambda s: (s.claim not in ends, not s.tags, s.premise, -s.confidence))
    kept = {one.claim for one in first[:most]}
    return [one for one in sayings if one.claim in kept]


def sign(one: Saying) -> str:
    """How a claim is said, as a sign: a premise has its own."""
    return PREMISE if one.premise else SIGNS[one.manner]


def _saying(one: Saying, limit: int) -> Part:
    doubt = "?" if doubtful(one) else ""
    runs = [Run(f"{sign(one)}{doubt} ")]
    if one.tags:
        runs.append(Run(f"{', '.join(one.tags)} ", bold=True))
    quote = fitted(one, limit)
    at = quote.find(one.words) if one.words else -1
    if at < 0:
        runs.append(Run(f"“{quote}”"))
    else:
        end = at + len(one.words)
        runs += [Run(f"“{quote[:at]}"), Run(one.words, marked=True), Run(f"{quote[end:]}”")]
    notes = notes_of(one)
    if notes:
        runs.append(Run(f" ({notes})", faint=True))
    return Part(tuple(runs), indent=2)


def notes_of(one: Saying) -> str:
    """How a claim is said, in words."""
    said = ["reports"] if one.reported else []
    if one.manner == "hedges":
        said.append(f"hedged: “{one.hedge}”" if one.hedge else "hedged")
    elif one.manner != "asserts":
        said.append(one.manner)
    return ", ".join(said)


def _claim(node: GraphNode, most: int) -> tuple[Part, ...]:
    """A merged claim: its heading, who says it and how, the best words, and the links inside it."""
    rows = [Part((Run(node.label, bold=True),))]
    by: dict[tuple[str, str], list[str]] = {}
    for one in node.sayings:
        manner = f"{one.manner}, as a report" if one.reported else one.manner
        by.setdefault((SIGNS[one.manner], manner), []).append(_called(one))
    for (mark, manner), labels in by.items():
        names = list(dict.fromkeys(labels))
        shown, left = names[: most * 2 or 1], len(names) - (most * 2 or 1)
        row = listed(shown) if left <= 0 else f"{', '.join(shown)} + {left} more"
        rows.append(Part((Run(f"{mark} {manner}: "), Run(row, bold=True)), indent=2))
    if node.sayings[0].tags or len(node.sayings) > 1:
        rows += [Part((Run(f"{one.label} “{one.quote}”", faint=True),), indent=2) for one in node.sayings[:2]]
    rows += [Part((Run(f"{inside(one)}", faint=True),), indent=2) for one in node.inside[:most]]
    if len(node.inside) > most:
        rows.append(Part((Run(f"+ {count(len(node.inside) - most, 'more link')} inside", faint=True),)))
    return tuple(rows)


def inside(one: Answer) -> str:
    """A link that starts and ends in one node: `⊖ #9 Ines rebuts #3? 0.51`."""
    doubt = "" if sure(one.confidence) else "?"
    part = " in part" if one.partial else ""
    source = one.label if one.name == one.label else f"{one.label} {one.name}"
    to = f"{one.target_label}{doubt}{part} {standing(one.confidence)}"
    return f"{MARKS[one.relation]} {source} {TOWARD[one.relation]} {to}"


def _called(one: Saying) -> str:
    return one.label if one.name == one.label else f"{one.label} {one.name}"


def _commenter(node: GraphNode) -> tuple[Part, ...]:
    """A commenter: how much they wrote, and what they hold, by name of claim."""
    held = sum(1 for one in node.sayings if not one.premise)
    premises = f", {count(len(node.sayings) - held, 'premise')}" if held < len(node.sayings) else ""
    rows = [
        Part((Run(node.label, bold=True), *side_run(node))),
        Part((Run(f"{count(node.comments, 'comment')}, {count(held, 'claim')}{premises}", faint=True),)),
    ]
    named: dict[tuple[str, str], list[str]] = {}
    for one in node.sayings:
        for tag in one.tags:
            named.setdefault((SIGNS[one.manner] + ("" if not one.reported else " reports"), tag), []).append(one.label)
    for (mark, tag), labels in list(named.items())[:8]:
        rows.append(Part((Run(f"{mark} "), Run(tag, bold=True), Run(f" {', '.join(dict.fromkeys(labels))}")), indent=2))
    if len(named) > 8:
        rows.append(Part((Run(f"+ {count(len(named) - 8, 'more named claim')}", faint=True),)))
    return tuple(rows)


def edge_words(edge: GraphEdge, level: str, *, words: bool = True) -> tuple[str, ...]:
    """What stands beside an edge, in lines not yet wrapped: sign, verb, how sure; then the words behind it.

    A reply that neither agrees nor rebuts says nothing where it is sure who is answered.
    """
    if edge.relation == "reply":
        return () if edge.sure else (f"answers? {decimal(edge.confidence)}" if words else "?",)
    if edge.relation == "because":
        return ("because",)
    doubt = "" if edge.sure else "?"
    part = " in part" if edge.partial else ""
    times = f" ×{edge.count}" if edge.count > 1 else ""
    rows = [f"{MARKS[edge.relation]} {VERBS[edge.relation]}{doubt}{part} {standing(edge.confidence)}{times}"]
    if not words:
        return (f"{MARKS[edge.relation]}{doubt}{part}",)
    first = edge.links[0]
    if level == "commenters":
        return (*rows, *((f"on {listed(edge.on[:4])}",) if edge.on else ()))
    if first.words:
        rows.append(f"“{first.words[0]}”")
    elif first.basis != "stated":
        rows.append(first.basis)
    if level == "claims":
        whom = f"with {first.target_label}, who denies it" if edge.turned else f"to {first.target_label}"
        rows.append(f"{first.label} {whom}" + (" …" if edge.count > 1 else ""))
    return tuple(rows)


def told(edge: GraphEdge) -> str:
    """Everything behind an edge, for a tooltip: each link with its confidence, basis and words."""
    if edge.relation == "reply":
        return f"answers, as far as can be told: {decimal(edge.confidence)}"
    if edge.relation == "because":
        return f"a reason given for it: {decimal(edge.confidence)}"
    rows = []
    for one in edge.links:
        words = " ".join(f"“{word}”" for word in one.words) or "no words: length, tone, place and the like"
        part = " in part" if one.partial else ""
        rows.append(
            f"{one.link}: {one.label} {TOWARD[one.relation]} {one.target_label}{part} {standing(one.confidence)}, "
            f"{one.basis}, because {words}"
        )
    return "\n".join(rows)


def told_node(node: GraphNode) -> str:
    """Everything in a node, for a tooltip: all its claims with their confidence."""
    head = node.label if node.who in {"", node.label} else f"{node.label} {node.who}"
    rows = [head]
    for one in node.sayings:
        notes = notes_of(one)
        role = "premise" if one.premise else "claim"
        rows.append(
            f"{one.claim} {role} {decimal(one.confidence)}{': ' if one.tags else ''}{', '.join(one.tags)} "
            f"“{one.quote}”{f' ({notes})' if notes else ''}"
        )
    if not node.sayings:
        rows.append(f"{NO_CLAIM}: “{node.opening}”")
    rows += [inside(one) for one in node.inside]
    return "\n".join(rows)


def ends_of(graph: Graph, links: Iterable[tuple[str, str]]) -> frozenset[str]:
    """Ids of claims at which a drawn link starts or ends."""
    drawn = {one.link for edge in graph.edges for one in edge.links}
    return frozenset(end for name, end in links if name in drawn)


def wrapped(part: Part, width: int = FULL.width) -> list[Line]:
    """A part in lines. A word longer than a line is broken; nothing is cut."""
    lines: list[list[Run]] = [[]]
    used = 0
    start = [Run(" " * part.indent)] if part.indent else []
    for word in _words(part.runs):
        if used and used + 1 + _wide(word) > width:
            lines.append([*start])
            used = part.indent
        elif used and (len(lines) == 1 or used > part.indent):
            lines[-1].append(_between(lines[-1][-1], word[0]))
            used += 1
        for run in word:
            text = run.text
            while used + cell_len(text) > width:
                head = _fitting(text, max(1, width - used))
                lines[-1].append(_like(run, head))
                text = text[len(head) :]
                lines.append([*start])
                used = part.indent
            lines[-1].append(_like(run, text))
            used += cell_len(text)
    return [_joined(line) for line in lines if line]


def _words(runs: Line) -> list[list[Run]]:
    """Runs in words: pieces between which no line may end."""
    words: list[list[Run]] = [[]]
    for run in runs:
        if run.text[:1].isspace() and words[-1]:
            words.append([])
        for at, piece in enumerate(flat(run.text).split(" ")):
            if at:
                words.append([])
            if piece:
                words[-1].append(_like(run, piece))
        if run.text[-1:].isspace() and words[-1]:
            words.append([])
    return [word for word in words if word]


def _between(before: Run, after: Run) -> Run:
    """A space between two words, in their style where they share it."""
    return _like(after, " ") if before[1:] == after[1:] else Run(" ")


def _wide(word: list[Run]) -> int:
    return sum(cell_len(run.text) for run in word)


def wrapped_words(text: str, width: int = EDGE_WIDTH) -> list[str]:
    """A text in lines."""
    return ["".join(run.text for run in line) for line in wrapped(Part((Run(text),)), width)]


def _like(run: Run, text: str) -> Run:
    return Run(text, *run[1:])


def _joined(line: list[Run]) -> Line:
    """Neighbours of one style made one."""
    out: list[Run] = []
    for run in line:
        if out and out[-1][1:] == run[1:]:
            out[-1] = _like(run, out[-1].text + run.text)
        else:
            out.append(run)
    return tuple(out)


def _fitting(text: str, room: int) -> str:
    used = 0
    for at, char in enumerate(text):
        used += cell_len(char)
        if used > room and at:
            return text[:at]
    return text
