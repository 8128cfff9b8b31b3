"""What an output form is, and the options that forms take."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from argmap.model import ArgumentMap

View = Literal[
    "overview", "tree", "claims", "sides", "matrix", "flow", "unanswered", "stances", "brief", "graph", "worksheet"
]


@dataclass(frozen=True, slots=True)
class Options:
    """How a map is to be printed. What has no meaning for a form is told (`argmap.render.unused`).

    Args:
        view: Which view (None: the form's own default).
        full: For text: the tree below the overview.
        graph: Level of the graph.
        table: Which table a CSV holds.
        width: Columns of the terminal.
        colour: Whether colour may be used (never the only carrier of a meaning).
        ascii: Plain ASCII marks only.
        depth: Fold the tree below this depth.
        focus: A comment's id: it, its ancestors and its answers alone.
        only: "claims": fold comments without a claim or a link; "disputes": those that no rebuttal touches.
        least: Graphs: leave out links below this confidence.
        anonymous: Stable invented names instead of authors.
        paper: For typeset forms.
        key: For worksheets: print the key, not the blanks.
        pages: For graphs: "fit" on one page or "split" over several.
    """

    view: View | None = None
    full: bool = False
    graph: Literal["comments", "claims", "commenters"] = "comments"
    table: Literal["claims", "links", "comments", "points"] = "claims"
    width: int = 80
    colour: bool = False
    ascii: bool = False
    depth: int | None = None
    focus: str | None = None
    only: Literal["claims", "disputes"] | None = None
    least: float = 0.0
    anonymous: bool = False
    paper: Literal["a4", "letter"] = "a4"
    key: bool = False
    pages: Literal["fit", "split"] = "split"


def implied(options: Options) -> View:
    """The view that options ask for which only one view takes; without any, the first screen."""
    if options.key:
        return "worksheet"
    if options.graph != "comments" or options.least:
        return "graph"
    return "tree" if any(one is not None for one in (options.depth, options.focus, options.only)) else "overview"


GRAPHS = ("graph", "least", "only")
"""The options of a form that draws graphs."""


@dataclass(frozen=True, slots=True)
class Form:
    """One output form. Each module of `argmap.render` that has a `FORM` is one, found by itself.

    Args:
        name: What `--to` takes.
        title: For people.
        suffixes: With dots; `-o map.svg` picks the form by it.
        views: The views that it can print; the first is its default. Empty: the form has one shape only.
        render: The map as bytes; text forms are UTF-8 with line feeds. The same map and options give the same bytes.
        uses: Names of the options that have a meaning for it; `anonymous`, `width`, `colour` and `ascii` aside.
        stream: The same piece by piece, of whole characters, where the whole is large for a long thread.
    """

    name: str
    title: str
    suffixes: tuple[str, ...]
    views: tuple[View, ...]
    render: Callable[[ArgumentMap, Options], bytes]
    binary: bool = False
    stream: Callable[[ArgumentMap, Options], Iterator[bytes]] | None = None
    uses: tuple[str, ...] = ()

    def pieces(self, found: ArgumentMap, options: Options) -> Iterable[bytes]:
        """What `render` gives, in one piece or in many."""
        return (self.render(found, options),) if self.stream is None else self.stream(found, options)
