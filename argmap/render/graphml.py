"""The graph in GraphML, with every attribute, for graph software."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.render.base import GRAPHS, Form

if TYPE_CHECKING:
    from argmap.model import ArgumentMap
    from argmap.render.base import Options
    from argmap.render.graph.records import Record, Value

_NAMESPACE = (
    'xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
    'xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd"'
)


def _render(found: ArgumentMap, options: Options) -> bytes:
    from argmap.render.escape import xml  # noqa: PLC0415  # forms are all imported to be listed
    from argmap.render.graph.picture import picture  # noqa: PLC0415
    from argmap.render.graph.records import EDGE_FIELDS, NODE_FIELDS, edge_records, node_records  # noqa: PLC0415

    shown = picture(found, options)
    rows = ['<?xml version="1.0" encoding="UTF-8"?>', f"<graphml {_NAMESPACE}>"]
    for about, fields in (("node", NODE_FIELDS), ("edge", EDGE_FIELDS)):
        rows += [
            f'  <key id="{about}.{name}" for="{about}" attr.name="{name}" attr.type="{kind}"/>'
            for name, kind in fields.items()
        ]
    rows += [
        f'  <key id="graph.{name}" for="graph" attr.name="{name}" attr.type="string"/>'
        for name in ("title", "level", "counts")
    ]
    rows.append('  <graph id="map" edgedefault="directed">')
    surround: Record = {"title": shown.title, "level": shown.graph.level, "counts": "\n".join(shown.counts)}
    rows += _data("graph", surround, "    ")
    nodes = node_records(shown)
    plain = all(xml(name) == " ".join(name.split()) == name for name, _ in nodes)  # else none can be told from another
    ids = {name: name if plain else f"n{number}" for number, (name, _) in enumerate(nodes, 1)}
    for name, record in nodes:
        rows += [f'    <node id="{xml(ids[name])}">', *_data("node", record, "      "), "    </node>"]
    for id_, source, target, record in edge_records(shown):
        rows.append(f'    <edge id="{id_}" source="{xml(ids[source])}" target="{xml(ids[target])}">')
        rows += [*_data("edge", record, "      "), "    </edge>"]
    return "\n".join([*rows, "  </graph>", "</graphml>", ""]).encode("utf-8")


def _data(about: str, record: Record, indent: str) -> list[str]:
    return [f'{indent}<data key="{about}.{name}">{_value(value)}</data>' for name, value in record.items()]


def _value(value: Value) -> str:
    from argmap.render.escape import xml  # noqa: PLC0415

    return str(value).lower() if isinstance(value, bool) else xml(str(value))


FORM = Form("graphml", "GraphML, the graph with all attributes", (".graphml",), ("graph",), _render, uses=GRAPHS)
