"""Who takes part: one name a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.render.base import Form

if TYPE_CHECKING:
    from argmap.model import ArgumentMap
    from argmap.render.base import Options


def _render(found: ArgumentMap, options: Options) -> bytes:  # noqa: ARG001  # the shape of every form
    names = dict.fromkeys(comment.author or "unsigned" for comment in found.thread.comments)
    return "".join(f"{name}\n" for name in names).encode("utf-8")


FORM = Form("names", "The names of those who take part", (".names",), (), _render)
