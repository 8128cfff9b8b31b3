"""The graph as a PDF: on one sheet, or split over several with references between them; fonts inside, no dates."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from argmap.render.graph.dot_text import dot_text, head_text, names
from argmap.render.graph.draw import draw
from argmap.render.graph.legend import legend
from argmap.render.graph.lines import FULL, Fit
from argmap.render.graph.packing import packed, sheets_of
from argmap.render.graph.pages import ON_PAGE, Forest, direction, pieces

if TYPE_CHECKING:
    from collections.abc import Sequence

    from argmap.render.base import Options
    from argmap.render.graph.packing import Spot
    from argmap.render.graph.pages import Direction, Piece
    from argmap.render.graph.picture import Picture
    from argmap.views.graph import Graph

PAPER = {"a4": (595.28, 841.89), "letter": (612.0, 792.0)}
"""Points across and down, upright."""
MARGIN = 30.0
SMALLEST = 0.7
"""A drawing is not made smaller than this to get it on one sheet, where it can be split instead."""
LEGIBLE = 0.9
"""Nodes are set in 10 points: a sheet of this scale has nothing below 9."""
FEW = 16
"""The most nodes of a graph that comes on one sheet, a post with 15 comments: it says less where it must."""
FITS = (
    FULL,
    Fit(38, 4, 160, dates=False),
    Fit(34, 3, 120, dates=False),
    *(
        Fit(width, most, quote, words=False, dates=False)
        for most, quote in ((3, 90), (2, 80), (1, 90), (1, 60))
        for width in (38, 30, 24)
    ),
    Fit(24, 1, 40, words=False, dates=False),
    Fit(20, 1, 30, words=False, dates=False),
    Fit(16, 1, 24, words=False, dates=False),
)
"""What is tried, the fullest first."""
WAYS: tuple[Direction, ...] = ("RL", "BT")
MOST = 40
"""More nodes have never had room on one sheet: a tree is cut into such parts before it is drawn."""
_WHOLE = 60
"""Graphs of more nodes are not tried on one sheet unless that is asked for."""


def sheets(shown: Picture, options: Options) -> bytes:
    """The graph as a PDF.

    Args:
        shown: What to draw.
        options: The paper, and whether all is to be fitted on one page.
    """
    graph, way = shown.graph, direction(shown.graph)
    if len(graph.nodes) <= FEW:
        one = _on_one(shown, options)
        if one is not None:
            return one
    elif options.pages == "fit" or len(graph.nodes) <= _WHOLE:
        text = dot_text(graph, shown.ends, (), way=way)
        body, top = (_page(one) for one in draw([text, head_text(shown.title, shown.foot)], "pdf"))
        lying = float(body.mediabox.width) > float(body.mediabox.height)
        if options.pages == "fit" or _scale(body, top, _paper(options, lying=lying)) >= LEGIBLE:
            return _bound([(top, body)], _paper(options, lying=lying))
    return _parted(shown, options)


def _parted(shown: Picture, options: Options) -> bytes:
    """A graph over several sheets, upright or lying, as takes fewer of them."""
    heads = [_page(one) for one in draw(_heads(shown, 2), "pdf")]
    drawn = _Drawn(shown)
    laid = [_laid(drawn, heads, _paper(options, lying=lying)) for lying in (True, False)]
    best = min(laid, key=lambda one: sheets_of(one.spots))
    number = sheets_of(best.spots)
    made = pieces(shown.graph, [share for share, _ in best.shares], [spot.page for spot in best.spots])
    texts = [_text(shown, piece, way) for piece, (_, way) in zip(made, best.shares, strict=True)]
    heads = _heads(shown, number)
    bodies = [_page(one) for one in draw([*heads, *texts], "pdf")]
    sheets: list[list[tuple[Any, float, float, float]]] = [[] for _ in range(number)]
    for page, top in enumerate(bodies[:number]):
        shrink = _shrink(top, best.paper)
        sheets[page].append((top, shrink, MARGIN, best.paper[1] - MARGIN - _high(top, best.paper)))
    for spot, body in zip(best.spots, bodies[number:], strict=True):
        across, down = _room(best.paper, bodies[spot.page])
        wide, high = float(body.mediabox.width), float(body.mediabox.height)
        scale = min(LEGIBLE, across / wide, down / high)
        up = best.paper[1] - MARGIN - _high(bodies[spot.page], best.paper) - 6 - spot.top - high * scale
        sheets[spot.page].append((body, scale, MARGIN + spot.left, up))
    return _written([(best.paper, drawings) for drawings in sheets])


@dataclass(frozen=True, slots=True)
class _Laid:
    """Pieces with the way in which each is drawn, and where they stand on paper."""

    paper: tuple[float, float]
    shares: Sequence[tuple[Sequence[str], Direction]]
    spots: Sequence[Spot]


class _Drawn:
    """Pieces of a graph drawn to be measured, each once and both ways."""

    def __init__(self, shown: Picture) -> None:
        self._shown = shown
        self._sizes: dict[tuple[tuple[str, ...], Direction], tuple[float, float]] = {}
        self.forest = Forest(shown.graph)

    def sizes(self, shares: Sequence[tuple[str, ...]]) -> list[list[tuple[float, float, Direction]]]:
        """Points across and down of each piece at the size in which it is printed, both ways."""
        new = [share for share in shares if (share, "RL") not in self._sizes]
        graph = self._shown.graph
        kept = {name for share in new for name in share}
        rest = tuple(node.id for node in graph.nodes if node.id not in kept)
        made = pieces(graph, [*new, *([rest] if rest else [])])[: len(new)]
        texts = [_text(self._shown, piece, way) for piece in made for way in WAYS]
        boxes = [_page(one).mediabox for one in draw(texts, "pdf")] if texts else []
        keys = [(share, way) for share in new for way in WAYS]
        for key, box in zip(keys, boxes, strict=True):
            self._sizes[key] = float(box.width) * LEGIBLE, float(box.height) * LEGIBLE
        return [[(*self._sizes[share, way], way) for way in WAYS] for share in shares]


def _laid(drawn: _Drawn, heads: Sequence[Any], paper: tuple[float, float]) -> _Laid:
    """Trees cut until each has room on a sheet, and put on sheets."""
    rooms = [_room(paper, head) for head in heads]
    across, down = rooms[-1]
    waiting = [part for tree in drawn.forest.trees() for part in _cut(drawn.forest, tree, MOST)]
    while True:
        over = False
        cut: list[tuple[str, ...]] = []
        chosen: list[tuple[float, float, Direction]] = []
        for share, ways in zip(waiting, drawn.sizes(waiting), strict=True):
            best = min(ways, key=lambda one: (_over(one, across, down), one[0] * one[1]))
            much = _over(best, across, down)
            if much > 1 and len(share) > 1:
                over = True
                cut += drawn.forest.cut(share, max(1, min(len(share) - 1, int(0.9 * len(share) / much))))
            else:
                cut.append(share)
            chosen.append(best)
        if not over:
            break
        waiting = cut
    sizes = [(min(wide, across), min(high, *(room[1] for room in rooms))) for wide, high, _ in chosen]
    spots = packed(sizes, across, [room[1] for room in rooms])
    return _Laid(paper, [(share, way) for share, (_, _, way) in zip(waiting, chosen, strict=True)], spots)


def _cut(forest: Forest, tree: tuple[str, ...], most: int) -> list[tuple[str, ...]]:
    if len(tree) <= most:
        return [tree]
    first, *rest = forest.cut(tree, most)
    return [first, *(part for one in rest for part in _cut(forest, one, most))]


def _over(size: tuple[float, float, Direction], across: float, down: float) -> float:
    """How many times a drawing is as large as a sheet's room; 1 where it fits."""
    return max(1.0, size[0] / across) * max(1.0, size[1] / down)


def _room(paper: tuple[float, float], head: Any) -> tuple[float, float]:  # noqa: ANN401  # pypdf's page
    return paper[0] - 2 * MARGIN, paper[1] - 2 * MARGIN - _high(head, paper) - 6


def _heads(shown: Picture, number: int) -> list[str]:
    """What stands above the drawings of each sheet."""
    graph = shown.graph
    signs = legend(graph, ON_PAGE)
    loose = [edge for edge in graph.edges if edge.relation == "reply" and edge.target in _posts(graph)]
    starts = ("a comment with no arrow answers the post",) if loose else ()
    return [
        head_text(
            f"{shown.title} · page {page} of {number}" if number > 1 else shown.title,
            (*shown.counts, *signs, *starts) if page == 1 else (*signs, *starts),
        )
        for page in range(1, number + 1)
    ]


def _posts(graph: Graph) -> set[str]:
    return {node.id for node in graph.nodes if node.kind == "post"}


def _text(shown: Picture, piece: Piece, way: Direction) -> str:
    inside = names(shown.graph)
    return dot_text(piece.graph, shown.ends, (), inside=inside, stubs=piece.stubs, way=way, fit=ON_PAGE)


def _on_one(shown: Picture, options: Options) -> bytes | None:
    """A small graph on one sheet, saying as much as leaves it legible; None where even the least is not."""
    tries = [(fit, way) for fit in FITS for way in WAYS]
    texts = [dot_text(shown.graph, shown.ends, (), way=way, fit=fit) for fit, way in tries]
    heads = [head_text(shown.title, (*shown.counts, *legend(shown.graph, fit))) for fit in FITS]
    drawn = [_page(one) for one in draw([*heads, *texts], "pdf")]
    tops = [top for top in drawn[: len(FITS)] for _ in WAYS]
    papers = [_paper(options, lying=lying) for lying in (True, False)]
    scaled = [
        (_scale(body, top, paper), top, body, paper)
        for top, body in zip(tops, drawn[len(FITS) :], strict=True)
        for paper in papers
    ]
    scale, top, body, paper = next((one for one in scaled if one[0] >= LEGIBLE), max(scaled, key=lambda one: one[0]))
    return _bound([(top, body)], paper) if scale >= SMALLEST or options.pages == "fit" else None


def _page(data: bytes) -> Any:  # noqa: ANN401  # pypdf's page
    from pypdf import PdfReader  # noqa: PLC0415  # only where a PDF is made

    return PdfReader(io.BytesIO(data)).pages[0]


def _paper(options: Options, *, lying: bool) -> tuple[float, float]:
    across, down = PAPER[options.paper]
    return (down, across) if lying else (across, down)


def _scale(body: Any, top: Any, paper: tuple[float, float]) -> float:  # noqa: ANN401  # pypdf's pages
    """How much a drawing must be made smaller to stand below its head; never made bigger."""
    room = paper[1] - 2 * MARGIN - _high(top, paper) - 6
    return min(1.0, (paper[0] - 2 * MARGIN) / float(body.mediabox.width), room / float(body.mediabox.height))


def _high(top: Any, paper: tuple[float, float]) -> float:  # noqa: ANN401
    return float(top.mediabox.height) * _shrink(top, paper)


def _shrink(top: Any, paper: tuple[float, float]) -> float:  # noqa: ANN401
    return min(1.0, (paper[0] - 2 * MARGIN) / float(top.mediabox.width))


def _bound(pages: Sequence[tuple[Any, Any]], paper: tuple[float, float]) -> bytes:
    """Sheets with the head above each drawing."""
    sheets = []
    for top, body in pages:
        shrink, scale = _shrink(top, paper), _scale(body, top, paper)
        head = paper[1] - MARGIN - _high(top, paper)
        down = head - 6 - float(body.mediabox.height) * scale
        sheets.append((paper, [(top, shrink, MARGIN, head), (body, scale, MARGIN, down)]))
    return _written(sheets)


def _written(sheets: Sequence[tuple[tuple[float, float], Sequence[tuple[Any, float, float, float]]]]) -> bytes:
    """Sheets of paper with drawings on them, each scaled and at a place from the left and from below."""
    from pypdf import PdfWriter  # noqa: PLC0415

    writer = PdfWriter()
    for paper, drawings in sheets:
        _lay(writer, paper, drawings)
    writer.compress_identical_objects()
    writer.metadata = {"/Producer": "argmap"}
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _lay(writer: Any, paper: tuple[float, float], drawings: Sequence[tuple[Any, float, float, float]]) -> None:  # noqa: ANN401
    """A sheet with drawings on it; their own marks are kept as they are, not read."""
    from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject  # noqa: PLC0415

    sheet = writer.add_blank_page(*paper)
    placed = DictionaryObject()
    marks = []
    for number, (drawing, scale, right, up) in enumerate(drawings):
        placed[NameObject(f"/D{number}")] = writer._add_object(_drawing(writer, drawing))  # noqa: SLF001  # no other way
        marks.append(f"q {scale:.5f} 0 0 {scale:.5f} {right:.2f} {up:.2f} cm /D{number} Do Q")
    content = DecodedStreamObject()
    content.set_data("\n".join(marks).encode("ascii"))
    sheet[NameObject("/Contents")] = writer._add_object(content)  # noqa: SLF001
    sheet[NameObject("/Resources")] = DictionaryObject({NameObject("/XObject"): placed})


def _drawing(writer: Any, page: Any) -> Any:  # noqa: ANN401  # pypdf's objects
    """A page as a drawing that other pages can show."""
    from pypdf.generic import ArrayObject, DecodedStreamObject, FloatObject, NameObject  # noqa: PLC0415

    contents = page["/Contents"].get_object()
    streams = [one.get_object() for one in contents] if isinstance(contents, ArrayObject) else [contents]
    plain = DecodedStreamObject()
    plain.set_data(b"\n".join(stream.get_data() for stream in streams))
    made = plain.flate_encode()
    made[NameObject("/Type")] = NameObject("/XObject")
    made[NameObject("/Subtype")] = NameObject("/Form")
    made[NameObject("/BBox")] = ArrayObject(FloatObject(float(side)) for side in page.mediabox)
    made[NameObject("/Resources")] = page["/Resources"].get_object().clone(writer)
    return made
