"""The graph as a PDF: on one sheet, or split over several with references between them; fonts inside, no dates."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from argmap.render.graph.dot_text import dot_text, head_text, legend, names
from argmap.render.graph.draw import draw
from argmap.render.graph.lines import FULL, Fit
from argmap.render.graph.pages import ON_PAGE, Page, direction, split

if TYPE_CHECKING:
    from collections.abc import Sequence

    from argmap.render.base import Options
    from argmap.render.graph.pages import Direction
    from argmap.render.graph.picture import Picture

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
    Fit(38, 4, 160),
    Fit(34, 3, 120),
    *(
        Fit(width, most, quote, words=False)
        for most, quote in ((3, 90), (2, 80), (1, 90), (1, 60))
        for width in (38, 30, 24)
    ),
    Fit(24, 1, 40, words=False),
    Fit(20, 1, 30, words=False),
    Fit(16, 1, 24, words=False),
)
"""What is tried, the fullest first."""
WAYS: tuple[Direction, ...] = ("RL", "BT")
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
        head = head_text(shown.title, shown.foot)
        body, top = (_page(one) for one in draw([text, head], "pdf"))
        lying = float(body.mediabox.width) > float(body.mediabox.height)
        if options.pages == "fit" or _scale(body, top, _paper(options, lying=lying)) >= SMALLEST:
            return _bound([(top, body)], _paper(options, lying=lying))
    paper = _paper(options, lying=way == "RL")
    room = ((paper[0] - 2 * MARGIN) / 0.76, (paper[1] - 2 * MARGIN - 60) / 0.76)
    pages = split(graph, shown.ends, way, room)
    texts = [text for number, page in enumerate(pages, 1) for text in _texts(shown, page, number, len(pages), way)]
    drawn = [_page(one) for one in draw(texts, "pdf")]
    return _bound(list(zip(drawn[::2], drawn[1::2], strict=True)), paper)


def _on_one(shown: Picture, options: Options) -> bytes | None:
    """A small graph on one sheet, saying as much as leaves it legible; None where even the least is not."""
    tries = [(fit, way) for fit in FITS for way in WAYS]
    texts = [dot_text(shown.graph, shown.ends, (), way=way, fit=fit) for fit, way in tries]
    top, *bodies = (_page(one) for one in draw([head_text(shown.title, shown.foot), *texts], "pdf"))
    papers = [_paper(options, lying=lying) for lying in (True, False)]
    scaled = [(_scale(body, top, paper), body, paper) for body in bodies for paper in papers]
    best = next((one for one in scaled if one[0] >= LEGIBLE), max(scaled, key=lambda one: one[0]))
    return _bound([(top, best[1])], best[2]) if best[0] >= SMALLEST or options.pages == "fit" else None


def _texts(shown: Picture, page: Page, number: int, of: int, way: Direction) -> tuple[str, str]:
    foot = shown.foot if number == 1 else legend(shown.graph)
    title = f"{shown.title} · page {number} of {of}" if of > 1 else shown.title
    inside = names(shown.graph)
    body = dot_text(page.graph, shown.ends, (), inside=inside, stubs=page.stubs, way=way, fit=ON_PAGE)
    return head_text(title, foot), body


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
    from pypdf import PdfWriter  # noqa: PLC0415

    writer = PdfWriter()
    for top, body in pages:
        shrink, scale = _shrink(top, paper), _scale(body, top, paper)
        head = paper[1] - MARGIN - _high(top, paper)
        down = head - 6 - float(body.mediabox.height) * scale
        _lay(writer, paper, [(top, shrink, head), (body, scale, down)])
    writer.compress_identical_objects()
    writer.metadata = {"/Producer": "argmap"}
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _lay(writer: Any, paper: tuple[float, float], drawings: Sequence[tuple[Any, float, float]]) -> None:  # noqa: ANN401
    """A sheet with drawings on it, each scaled and at a height; their own marks are kept as they are, not read."""
    from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject  # noqa: PLC0415

    sheet = writer.add_blank_page(*paper)
    placed = DictionaryObject()
    marks = []
    for number, (drawing, scale, up) in enumerate(drawings):
        placed[NameObject(f"/D{number}")] = writer._add_object(_drawing(writer, drawing))  # noqa: SLF001  # no other way
        marks.append(f"q {scale:.5f} 0 0 {scale:.5f} {MARGIN:.2f} {up:.2f} cm /D{number} Do Q")
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
