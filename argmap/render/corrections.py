"""The map as corrections: every mark said to be right, as a key to compare others with, or a file to start from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.render.base import Form

if TYPE_CHECKING:
    from argmap.model import ArgumentMap
    from argmap.render.base import Options


def _render(found: ArgumentMap, options: Options) -> bytes:
    from argmap.corrections.writing import dump  # noqa: PLC0415
    from argmap.render.graph.picture import named  # noqa: PLC0415
    from argmap.views.correcting import everything  # noqa: PLC0415

    return dump(everything(named(found, options))).encode("utf-8")


FORM = Form("corrections", "Corrections that say that every mark is right: a key", (".yaml", ".yml"), (), _render)
