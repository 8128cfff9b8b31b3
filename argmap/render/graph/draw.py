"""DOT to drawings, by Graphviz as pygraphviz carries it, in a process of its own and with argmap's own fonts."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from argmap.errors import ArgmapError, Location, Problem
from argmap.render.escape import xml

if TYPE_CHECKING:
    from collections.abc import Sequence

LIMIT = 900
"""Seconds after which a drawing is given up."""
_FONTS = Path(__file__).parent.parent / "fonts"
_DRAWER = Path(__file__).with_name("drawer.py")


def draw(texts: Sequence[str], form: Literal["svg", "png", "pdf"]) -> list[bytes]:
    """Draw graphs.

    Args:
        texts: Each a graph in DOT, without a zero character.
        form: What to draw.

    Returns:
        A drawing for each, as Graphviz gives it.

    Raises:
        ArgmapError: O003 where pygraphviz is not installed; O004 where Graphviz fails or takes too long.
    """
    if find_spec("pygraphviz") is None:
        what = f"a drawing in {form} needs pygraphviz, which is not installed"
        raise ArgmapError(Problem(Location(form), "O003", what, "pip install pygraphviz, or write .dot or .mmd"))
    data = "\0".join(texts).encode("utf-8")
    with tempfile.TemporaryDirectory(prefix="argmap-") as folder:
        fonts = Path(folder) / "fonts.conf"
        fonts.write_text(_fonts(), encoding="utf-8")
        known = os.pathsep.join(path for path in sys.path if path)
        surroundings = os.environ | {"FONTCONFIG_FILE": str(fonts), "PYTHONPATH": known, "PYTHONWARNINGS": "ignore"}
        try:
            done = subprocess.run(  # noqa: S603  # our own program, the text on its standard input
                [sys.executable, "-P", str(_DRAWER), form],
                input=data,
                capture_output=True,
                env=surroundings,
                timeout=LIMIT,
                check=False,
            )
        except subprocess.TimeoutExpired:
            raise _failed(form, f"it was not done after {LIMIT} seconds") from None
    if done.returncode or not done.stdout:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise _failed(form, said[-1][:200] if said else f"it ended with {done.returncode}")
    return _parted(done.stdout)


def _parted(data: bytes) -> list[bytes]:
    out, at = [], 0
    while at < len(data):
        end = at + 8 + int.from_bytes(data[at : at + 8], "big")
        out.append(data[at + 8 : end])
        at = end
    return out


def _failed(form: str, why: str) -> ArgmapError:
    what = f"Graphviz could not draw the map: {why}"
    return ArgmapError(
        Problem(Location(form), "O004", what, "try --graph commenters, or write .dot and draw it elsewhere")
    )


def _fonts() -> str:
    """A configuration of fonts: ours first, then the machine's for scripts that ours lacks."""
    folders = [str(_FONTS), "/usr/share/fonts", "/usr/local/share/fonts", "C:\\Windows\\Fonts", "/System/Library/Fonts"]
    rows = "".join(f"<dir>{xml(folder)}</dir>" for folder in folders)
    return (
        f'<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>{rows}'
        '<cachedir prefix="xdg">fontconfig</cachedir>'
        '<match target="pattern"><edit name="family" mode="append_last"><string>DejaVu Sans Condensed</string></edit>'
        '</match><match target="font"><edit name="hinting" mode="assign"><bool>false</bool></edit>'
        '<edit name="hintstyle" mode="assign"><const>hintnone</const></edit></match>'  # widths do not hang on the size
        "</fontconfig>"
    )
