"""The page by axe-core: no finding, in every tab, at three widths, in light and dark."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from chromium import browser, chromium
from crowds import many
from phones import phones

from argmap.render import form_for
from argmap.render.base import Options

if TYPE_CHECKING:
    from collections.abc import Iterator

    from chromium import Browser

AXE = Path(os.environ.get("ARGMAP_TOOLS", "nowhere")) / "node_modules" / "axe-core" / "axe.min.js"
pytestmark = [
    pytest.mark.skipif(sys.platform == "win32" or chromium() is None, reason="Chromium is not at hand"),
    pytest.mark.skipif(not AXE.exists(), reason="axe-core is not at hand: tests/tools/install.sh, ARGMAP_TOOLS"),
]
FOUND = "axe.run().then((told) => JSON.stringify(told.violations.map((one) => [one.id, one.nodes[0].html])))"


@pytest.fixture(scope="module")
def tab() -> Iterator[Browser]:
    with browser() as opened:
        yield opened


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", [320, 800, 1280])
@pytest.mark.parametrize("name", ["phones", "crowd"])
def test_nothing_on_the_page_keeps_anybody_out(
    tab: Browser, tmp_path: Path, name: str, width: int, *, dark: bool
) -> None:
    path = tmp_path / "map.html"
    path.write_bytes(form_for("html").render(phones() if name == "phones" else many(40), Options()))
    tab.size(width, 900, dark=dark)
    tab.open(path)
    tab.run(AXE.read_text(encoding="utf-8") + ";0")
    for view in tab.run("[...document.querySelectorAll('#tabs a')].map((one) => one.dataset.view)"):
        tab.run(f"document.querySelector('#tabs a[data-view={view}]').click()")
        assert json.loads(tab.run(FOUND)) == [], view
        assert tab.run("document.documentElement.scrollWidth - innerWidth") <= 0, view
    for view, mark in (("tree", "k"), ("tree", "l"), ("stances", "p")):
        tab.run(f"document.querySelector('#tabs a[data-view={view}]').click()")
        tab.run(f"document.querySelector('#{view} button[data-{mark}]').click()")
        tab.run("document.querySelectorAll('#why details').forEach((one) => { one.open = true; })")
        tab.run("document.querySelector('#why .choices button').click()")
        assert json.loads(tab.run(FOUND)) == [], mark
        assert tab.run("document.documentElement.scrollWidth - innerWidth") <= 0, mark
