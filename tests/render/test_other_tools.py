"""Other people's tools read what argmap writes: Argdown's command line, Mermaid and arguebuf.

They are installed by `tests/tools/install.sh FOLDER`; these tests run where `ARGMAP_TOOLS` names that folder.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hostile_maps import hostile
from phones import phones

from argmap.render import form_for
from argmap.render.base import Options
from argmap.render.graph.picture import picture

LEVELS = ("comments", "claims", "commenters")
MAPS = {"phones": phones, "hostile": hostile}
TOOLS = Path(__file__).parent.parent / "tools"
SUPPORT = {"agreement": "support", "rebuttal": "attack", "because": "support"}


def tool(*parts: str) -> str:
    """The path of a tool, or a skipped test."""
    folder = os.environ.get("ARGMAP_TOOLS")
    if not folder:
        pytest.skip("ARGMAP_TOOLS names no folder with the tools: see tests/tools/install.sh")
    path = Path(folder, *parts)
    if not path.exists():
        pytest.skip(f"{path.name} could not be installed there")
    return str(path)


def run(*command: str) -> str:
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout + done.stderr


def written(folder: Path, form: str, name: str, level: str) -> Path:
    path = folder / f"{name}-{level}{form_for(form).suffixes[0]}"
    path.write_bytes(form_for(form).render(MAPS[name](), Options(graph=level)))  # type: ignore[arg-type]
    return path


ARROWS = {
    "agreement": ["arrow_point", "normal"],
    "because": ["arrow_point", "normal"],
    "rebuttal": ["arrow_cross", "thick"],
}
"""Ends and strokes of Mermaid's edges."""


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("name", MAPS)
def test_argdown_opens_it_without_a_warning_and_shows_the_same_relations(name: str, level: str, tmp_path: Path) -> None:
    argdown = tool("node_modules", ".bin", "argdown")
    path = written(tmp_path, "argdown", name, level)
    said = run(argdown, "json", str(path), str(tmp_path))
    assert re.sub(r"\x1b\[\d+m", "", said).strip() == "Successfully export 1 file to JSON."
    data: dict[str, Any] = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    graph = picture(MAPS[name](), Options(graph=level)).graph  # type: ignore[arg-type]
    points = [one for one in picture(MAPS[name](), Options(graph="claims")).graph.nodes if one.point]
    points = [] if level == "commenters" else points
    sides = {(point.id, one.comment, one.manner == "denies") for point in points for one in point.sayings}
    if level == "claims":
        assert len(data["statements"]) == len(graph.nodes)
        assert len(data["arguments"]) <= len(sides)
    else:
        assert (len(data["arguments"]), len(data["statements"])) == (len(graph.nodes), len(points))
    wanted = Counter(SUPPORT[edge.relation] for edge in graph.edges if edge.relation != "reply")
    wanted += Counter("attack" if denies else "support" for _, _, denies in sides)
    assert Counter(relation["relationType"] for relation in data["relations"]) == wanted


def test_argdowns_relations_run_from_the_one_who_answers(tmp_path: Path) -> None:
    argdown = tool("node_modules", ".bin", "argdown")
    path = written(tmp_path, "argdown", "phones", "comments")
    run(argdown, "json", str(path), str(tmp_path))
    data = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    pairs = {(found["from"], found["relationType"], found["to"]) for found in data["relations"]}
    assert {("#2 Kofi", "attack", "#1 Ines"), ("#3 Ruth Sorell", "support", "#1 Ines")} <= pairs
    assert data["arguments"]["#8"]["members"][0]["text"].strip() == "lol"


@pytest.mark.parametrize("name", MAPS)
def test_mermaid_parses_it_with_the_same_nodes_and_edges(name: str, tmp_path: Path) -> None:
    modules = tool("node_modules")
    node = shutil.which("node")
    if node is None:
        pytest.skip("node is not installed")
    files = [written(tmp_path, "mermaid", name, level) for level in LEVELS]
    rows = run(node, str(TOOLS / "mermaid_parse.mjs"), modules, *map(str, files)).splitlines()
    for row, level in zip(map(json.loads, rows), LEVELS, strict=True):
        graph = picture(MAPS[name](), Options(graph=level)).graph  # type: ignore[arg-type]
        assert row["diagramType"].startswith("flowchart")
        assert len(row["nodes"]) == len(graph.nodes)
        assert [edge[1:3] for edge in row["edges"]] == [
            ARROWS.get(edge.relation, ["arrow_point", "dotted"]) for edge in graph.edges
        ]


@pytest.mark.parametrize("name", MAPS)
def test_arguebuf_loads_it_with_the_same_nodes_and_edges(name: str, tmp_path: Path) -> None:
    python = tool("arguebuf", "bin", "python")
    files = [written(tmp_path, "aif", name, level) for level in LEVELS]
    rows = run(python, str(TOOLS / "arguebuf_load.py"), *map(str, files)).splitlines()
    for row, path in zip(map(json.loads, rows), files, strict=True):
        data = json.loads(path.read_text(encoding="utf-8"))
        assert row["atoms"] == {node["nodeID"]: node["text"] for node in data["nodes"] if node["type"] == "I"}
        names = {"RA": "Support", "CA": "Attack"}
        assert row["schemes"] == {n["nodeID"]: names[n["type"]] for n in data["nodes"] if n["type"] != "I"}
        assert row["edges"] == sorted([edge["fromID"], edge["toID"]] for edge in data["edges"])
