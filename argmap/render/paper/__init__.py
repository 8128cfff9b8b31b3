"""Typeset sheets as PDF: every view of a map, the worksheet and its key.

The text goes to Typst as data, never as markup; fonts are Typst's own and those of this package, and no date is
written, so that the same map gives the same bytes. Only a thread in a script that these fonts lack takes fonts of the
machine.
"""

from __future__ import annotations

import io
import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from argmap.errors import ArgmapError, Location, Problem

if TYPE_CHECKING:
    from argmap.model import ArgumentMap
    from argmap.render.base import Options

PAPERS = {"a4": "a4", "letter": "us-letter"}
SHORT = 4
"""So many pages are set as roomy as they can be without one more; longer sheets save paper."""
_OTHER = re.compile("[^\u0000-\u052f\u1e00-\u23ff\u2400-\u27bf\u2900-\u2bff\ufb00-\ufb06\ufffd]")
"""Letters outside Latin, Greek, Cyrillic, punctuation and signs: the fonts at hand may lack them."""


def installed() -> bool:
    """Whether typst is there."""
    from importlib.util import find_spec  # noqa: PLC0415

    return find_spec("typst") is not None


def with_overview(drawn: bytes, found: ArgumentMap, options: Options) -> bytes:
    """A drawing of several sheets behind a page that says what they hold; one sheet as it is.

    Args:
        drawn: The drawing's PDF.
        found: The map.
        options: Of the drawing.
    """
    from pypdf import PdfReader, PdfWriter  # noqa: PLC0415  # only where a PDF is made

    sheets = PdfReader(io.BytesIO(drawn))
    if len(sheets.pages) < 2 or not installed():
        return drawn
    writer = PdfWriter()
    for one in (PdfReader(io.BytesIO(pdf(found, replace(options, view="overview")))), sheets):
        for page in one.pages:
            writer.add_page(page)
    writer.metadata = {"/Producer": "argmap"}
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def pdf(found: ArgumentMap, options: Options) -> bytes:
    """The sheet that `options.view` names.

    Args:
        found: The map.
        options: `view`, `paper`, `key` and `anonymous` count.

    Returns:
        A PDF, the same for the same map and options.

    Raises:
        ArgmapError: O003 where typst is not installed.
    """
    try:
        import typst  # noqa: PLC0415  # an extra
    except ModuleNotFoundError:
        what, mend = (
            "PDF pages need typst, which is not installed",
            "pip install typst, or write .html or .txt",
        )
        raise ArgmapError(Problem(Location(options.view or "pdf"), "O003", what, mend)) from None
    if options.anonymous:
        from argmap.views.anonymous import anonymous  # noqa: PLC0415

        found = anonymous(found)
    from importlib.resources import as_file, files  # noqa: PLC0415  # forms are all imported to be listed

    from argmap.render.paper.sheets import sheets  # noqa: PLC0415

    template = (files("argmap.render.paper") / "paper.typ").read_bytes()
    with as_file(files("argmap.render") / "fonts") as folder:

        def typeset(sheet: dict[str, Any]) -> bytes:
            data = json.dumps({**sheet, "paper": PAPERS[options.paper]}, ensure_ascii=False)
            fonts = typst.Fonts(include_system_fonts=bool(_OTHER.search(data)), font_paths=[str(folder)])
            made: Any = typst.compile(template, font_paths=fonts, sys_inputs={"data": data}, format="pdf", timestamp=0)
            return bytes(made)

        *roomier, tightest = sheets(found, options)
        least = typeset(tightest)
        pages = _pages(least)
        if pages <= SHORT:
            return next((made for made in map(typeset, roomier) if _pages(made) == pages), least)
        return least


def _pages(made: bytes) -> int:
    from pypdf import PdfReader  # noqa: PLC0415  # only where a PDF is made

    return len(PdfReader(io.BytesIO(made)).pages)
