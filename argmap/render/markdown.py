"""The map in Markdown: the thread as a list, the claims and the links as tables; or the graph, in Mermaid."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.render.base import GRAPHS, Form

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from argmap.model import ArgumentMap, Evidence
    from argmap.render.base import Options
    from argmap.render.graph.picture import Picture
    from argmap.views.groups import Group
    from argmap.views.tree import TreeLink, TreeNode

DEEPEST = 7
"""Lists are not nested deeper than this; a comment says whom it answers anyway."""
WEIGHTIEST = 4
"""Pieces of evidence that are named for a link or claim; the rest is counted."""

_SIGNS = "⊕ agrees, ⊖ rebuts, ● asserts, ○ denies, ◐ hedges, ◇ asks, ◌ supposes, ∵ gives a reason\\.*"


def markdown_text(shown: Picture, options: Options) -> str:
    """A map in Markdown.

    Args:
        shown: The map with its graph.
        options: Which view, and how the thread's tree is folded.
    """
    rows = [f"# {_md(shown.title)}", "", *(f"- {_md(row)}" for row in shown.counts), ""]
    if options.view == "graph":
        from argmap.render.mermaid import mermaid_text  # noqa: PLC0415  # forms are all imported to be listed

        return "\n".join([*rows, "```mermaid", mermaid_text(shown).rstrip("\n").replace("```", "'''"), "```", ""])
    rows += ["## The thread", "", *_thread(shown, options), ""]
    rows += ["## The claims, the most contested first", "", *_claims(shown), ""]
    rows += ["## Agreement and rebuttal", "", *_links(shown), ""]
    rows += ["*A question mark is a guess\\: a link below 0\\.75, a claim below 0\\.5\\.", _SIGNS]
    return "\n".join([*rows, ""])


def _md(text: str) -> str:
    from argmap.render.escape import markdown  # noqa: PLC0415
    from argmap.views.wording import flat  # noqa: PLC0415

    return markdown(flat(text))


def _thread(shown: Picture, options: Options) -> Iterator[str]:
    from argmap.views.tree import tree  # noqa: PLC0415
    from argmap.views.wording import count  # noqa: PLC0415

    drawn = tree(shown.at, depth=options.depth, focus=options.focus, only=options.only)
    for node in drawn.walk():
        yield from _comment(node, shown)
    if drawn.folded:
        yield ""
        yield f"{count(drawn.folded, 'comment')} not shown \\({_md(drawn.why)}\\)\\."


def _comment(node: TreeNode, shown: Picture) -> Iterator[str]:
    from argmap.render.graph.lines import notes_of as notes  # noqa: PLC0415
    from argmap.render.graph.lines import sign  # noqa: PLC0415
    from argmap.render.terminal.signs import doubtful  # noqa: PLC0415
    from argmap.views.wording import NO_CLAIM, decimal  # noqa: PLC0415

    indent = "  " * min(node.depth, DEEPEST)
    name = "" if node.name in {"", node.label} else f" {_md(node.name)}"
    said = [f"**{_md(node.label)}{name}**"]
    said += [_md(part) for part in (node.date, node.state) if part]
    parent = shown.at.parent(node.comment)
    if parent is not None:
        doubt = "" if node.certain else "?"
        said.append(f"answers {_md(shown.at.labels[parent])}{doubt} {decimal(node.placed)} \\({_md(node.basis)}\\)")
    if not node.claims:
        said.append(f"{NO_CLAIM}: “{_md(node.opening)}”" if node.opening else f"{NO_CLAIM}; no words")
    yield f"{indent}- {' · '.join(said)}"
    for claim in node.claims:
        one = claim.saying
        tags = f"**{_md(', '.join(one.tags))}** " if one.tags else ""
        aside = f" \\({_md(notes(one))}\\)" if notes(one) else ""
        doubt = "?" if doubtful(one) else ""
        why = _because(shown.at.claims[one.claim].because)
        yield f"{indent}  - {sign(one)}{doubt} {tags}“{_md(one.quote)}”{aside} {decimal(one.confidence)}, because {why}"
    for link in node.links:
        yield f"{indent}  - {_link(link, shown)}"


def _link(link: TreeLink, shown: Picture) -> str:
    from argmap.render.graph.lines import MARKS  # noqa: PLC0415
    from argmap.views.wording import TOWARD, standing  # noqa: PLC0415

    found = next(one for one in shown.at.found.links if one.id == link.id)
    target = link.target_label + (f" {link.target_words}" if link.target_words else "")
    doubt, part = "" if link.sure else "?", " in part" if link.partial else ""
    head = f"{MARKS[link.relation]} {TOWARD[link.relation]} {_md(target)}{doubt}{part} {standing(link.confidence)}"
    return f"{head} \\({_md(link.basis)}\\), because {_because(found.because)}"


def _because(because: Iterable[Evidence]) -> str:
    """The weightiest evidence with its words, and how much more there is."""
    every = list(because)
    first = sorted(every, key=lambda one: (not one.shows, not one.text, -abs(one.weight or 0.0)))
    first = first[:WEIGHTIEST]
    said = []
    for one in first:
        words = f" “{_md(one.text)}”" if one.text else ""
        weight = "" if one.weight is None else f" {_md(f'{one.weight:+.2f}')}"
        said.append(f"{_md(one.rule)}{words}{weight}")
    if len(every) > len(first):
        said.append(f"{len(every) - len(first)} more")
    return "; ".join(said)


def _claims(shown: Picture) -> Iterator[str]:
    from argmap.views.claims import claims_view  # noqa: PLC0415
    from argmap.views.wording import count  # noqa: PLC0415

    view = claims_view(shown.at)
    yield "| claim | asserted | hedged | denied | asked or supposed | reported | answers |"
    yield "| --- | --- | --- | --- | --- | --- | --- |"
    for group in view.groups:
        yield _group(group)
    if view.alike:
        yield ""
        some = "; ".join(_md(" ".join(one.labels)) for one in view.alike)
        yield f"Perhaps one point, as they use much the same words: {some}\\."
    if view.alone:
        yield ""
        yield f"{count(len(view.alone), 'claim or premise', 'claims and premises')} more: neither named nor answered\\."


def _group(group: Group) -> str:
    from argmap.render.graph.lines import MARKS  # noqa: PLC0415
    from argmap.views.wording import standing, sure  # noqa: PLC0415

    columns = [group.by("asserts"), group.by("hedges"), group.by("denies"), group.by("asks", "supposes")]
    columns.append(tuple(one for one in group.sayings if one.reported))
    cells = [
        _md(", ".join(dict.fromkeys(one.label if one.name == one.label else f"{one.label} {one.name}" for one in row)))
        for row in columns
    ]
    answers = ", ".join(
        f"{MARKS[one.relation]} {_md(one.label)}{'' if sure(one.confidence) else '?'} {standing(one.confidence)}"
        for one in group.answers
    )
    return f"| {' | '.join([_md(group.heading), *cells, answers])} |"


def _links(shown: Picture) -> Iterator[str]:
    from argmap.views.wording import TOWARD, standing, sure  # noqa: PLC0415

    at = shown.at
    if not at.found.links:
        yield "None was found\\."
        return
    yield "| link | from | relation | to | how sure | why |"
    yield "| --- | --- | --- | --- | --- | --- |"
    for link in at.found.links:
        ends = [f"{_md(at.called(at.home[end]))} \\({_md(end)}\\)" for end in (link.source, link.target)]
        part = " in part" if link.partial else ""
        doubt = "" if sure(link.confidence) else "?"
        relation = f"{TOWARD[link.relation]}{doubt}{part}"
        why = f"{_md(link.basis)}: {_because(link.because)}"
        yield f"| {link.id} | {ends[0]} | {relation} | {ends[1]} | {standing(link.confidence)} | {why} |"


def _render(found: ArgumentMap, options: Options) -> bytes:
    from argmap.render.graph.picture import picture  # noqa: PLC0415

    return markdown_text(picture(found, options), options).encode("utf-8")


FORM = Form(
    "markdown",
    "Markdown, the thread, its claims and links",
    (".md", ".markdown"),
    ("tree", "graph"),
    _render,
    uses=("depth", "focus", *GRAPHS),
)
