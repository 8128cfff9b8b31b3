"""Loads AIF files with arguebuf, by its own interpreter: nodes and edges as it has them, a line of JSON each."""

import json
import sys
from pathlib import Path

import arguebuf

for name in sys.argv[1:]:
    graph = arguebuf.load.aif(json.loads(Path(name).read_text(encoding="utf-8")))
    sys.stdout.write(
        json.dumps(
            {
                "atoms": {node.id: node.plain_text for node in graph.atom_nodes.values()},
                "schemes": {node.id: type(node.scheme).__name__ for node in graph.scheme_nodes.values()},
                "edges": sorted([edge.source.id, edge.target.id] for edge in graph.edges.values()),
            }
        )
        + "\n"
    )
