"""Options without a meaning for what is printed are told."""

from __future__ import annotations

from typing import Any

import pytest

from argmap.render import form_for
from argmap.render.base import Options
from argmap.render.unused import unused


@pytest.mark.parametrize(
    ("form", "given", "said"),
    [
        ("json", {"table": "points"}, ["--table is not used by the form json: it is for CSV"]),
        ("csv", {"table": "points"}, []),
        ("text", {"paper": "letter"}, ["--paper is not used by the form text: it is for PDF"]),
        ("pdf", {"paper": "letter", "view": "brief"}, []),
        ("pdf", {"pages": "fit", "view": "brief"}, ["--pages is not used by the view brief: it is for a graph as PDF"]),
        ("text", {"least": 0.5, "view": "brief"}, ["--min-confidence is not used by the view brief: it is for graphs"]),
        ("text", {"least": 0.5}, []),
        ("text", {"depth": 2, "full": True, "view": "overview"}, []),
        ("text", {"depth": 2, "view": "flow"}, ["--depth is not used by the view flow: it is for the tree"]),
        ("text", {"key": True}, []),
        ("svg", {"only": "disputes", "graph": "claims"}, []),
    ],
)
def test_what_is_not_used_is_told(form: str, given: dict[str, Any], said: list[str]) -> None:
    assert unused(form_for(form), Options(**given)) == said
