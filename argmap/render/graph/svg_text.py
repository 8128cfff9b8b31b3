"""What Graphviz draws as SVG, made fit for readers: titles that carry the evidence, a font that is there, no dates."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from argmap.render.escape import xml
from argmap.render.graph.dot_text import FONT
from argmap.render.graph.lines import told, told_node

if TYPE_CHECKING:
    from argmap.render.graph.picture import Picture

_FAMILY = f"'{FONT}',Arial,Helvetica,'Liberation Sans',sans-serif"
"""Ours, then fonts that are no wider: text stays in its box on machines that lack ours."""
_COMMENT = re.compile(r"<!--.*?-->\n?", re.DOTALL)
_GROUP = re.compile(r'<g id="([ne]\d+)" class="(node|edge)">\n<title>[^<]*</title>')
_TITLE = re.compile(r'(<g id="graph0" class="graph"[^>]*>\n)<title>[^<]*</title>')


def svg_text(drawn: bytes, shown: Picture) -> bytes:
    """A drawing made fit.

    Args:
        drawn: SVG from Graphviz.
        shown: What was drawn, under the ids that `dot_text` gave.
    """
    titles = {f"n{number}": told_node(node) for number, node in enumerate(shown.graph.nodes, 1)}
    titles |= {f"e{number}": told(edge) for number, edge in enumerate(shown.graph.edges, 1)}
    kinds: dict[str, str] = {f"n{number}": node.kind for number, node in enumerate(shown.graph.nodes, 1)}
    kinds |= {f"e{number}": edge.relation for number, edge in enumerate(shown.graph.edges, 1)}
    text = _COMMENT.sub("", drawn.decode("utf-8"))
    text = _GROUP.sub(
        lambda m: f'<g id="{m[1]}" class="{m[2]} {kinds[m[1]]}">\n<title>{xml(titles[m[1]])}</title>', text
    )
    text = _TITLE.sub(lambda m: f"{m[1]}<title>{xml(shown.title)}: {shown.graph.level}</title>", text, count=1)
    text = text.replace(f' font-family="{FONT}"', "").replace("<g id=", f'<g font-family="{_FAMILY}" id=', 1)
    return text.encode("utf-8")
