"""The map as text for other tools: everything is there with its evidence, and nothing that a comment says acts."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest
from crowds import many
from hostile_maps import HOSTILE, hostile
from hypothesis import HealthCheck, given, settings
from maps_by_hand import any_map, single
from phones import phones

from argmap.model import ArgumentMap, Comment, Reply, Thread
from argmap.render import form_for
from argmap.render.base import Options
from argmap.render.mermaid import LIMIT

LEVELS = ("comments", "claims", "commenters")
FORMS = ("argdown", "graphml", "mermaid", "markdown", "csv", "aif", "dot")
SPACE = "{http://graphml.graphdrawing.org/xmlns}"


def text(name: str, found: ArgumentMap, **options: object) -> str:
    return form_for(name).render(found, Options(**options)).decode("utf-8")  # type: ignore[arg-type]


def cells(found: ArgumentMap, table: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text("csv", found, table=table).removeprefix("\ufeff"), newline="")))


@pytest.mark.parametrize("name", FORMS)
@pytest.mark.parametrize("level", LEVELS)
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(found=any_map())
def test_any_map_is_written_the_same_each_time_and_nothing_acts(name: str, level: str, found: ArgumentMap) -> None:
    out = text(name, found, graph=level)
    assert out == text(name, found, graph=level)
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u2028]", out)
    assert out.endswith("\n")


@pytest.mark.parametrize("name", [name for name in FORMS if name != "csv"])
def test_every_comment_and_link_is_there_with_confidence_and_words(name: str) -> None:
    found = phones()
    out = text(name, found).replace("\\", "")
    for comment in found.thread.comments:
        words = json.dumps(comment.text)[1:-1] if name == "aif" else comment.text
        opening = "".join(re.findall(r"[\w ]+", words)[:1])
        assert opening in out or any(claim.comment == comment.id for claim in found.claims)
    if name != "mermaid":
        for link in found.links:
            assert re.search(rf"\b{link.id}\b", out), link
    for words in ("Not convinced", "0.83", "is right", "Fair point"):
        assert words in out
    assert "9 comments in, 9 on the map" in out


@pytest.mark.parametrize("name", FORMS)
def test_names_are_invented_where_asked(name: str) -> None:
    found = phones()
    assert "Kofi" in text(name, found)
    assert "Kofi" not in text(name, found, anonymous=True)


@pytest.mark.parametrize("name", FORMS)
def test_an_empty_thread_is_written(name: str) -> None:
    assert text(name, ArgumentMap(Thread("t", "", ())))
    assert text(name, single(""))


@pytest.mark.parametrize("level", ["comments", "claims", "commenters"])
@pytest.mark.parametrize("name", ["dot", "mermaid", "graphml", "argdown", "aif", "markdown"])
def test_a_narrowed_graph_is_written_though_points_name_comments_that_it_leaves_out(name: str, level: str) -> None:
    shown = replace(phones(), points=(*phones().points[:2], replace(phones().points[2], claims=("c5.1", "c7.1"))))
    for found in (phones(), shown, many(40)):
        assert text(name, found, graph=level, only="disputes", least=0.8)


class TestCsv:
    def test_the_tables_leave_no_comment_out(self) -> None:
        found = phones()
        everything = {comment.id for comment in found.thread.everything()}
        claims, links, comments = (cells(found, table) for table in ("claims", "links", "comments"))
        assert {row["comment"] for row in claims} == everything
        assert {row["comment"] for row in comments} == everything
        assert [row["claim"] for row in claims if row["claim"]] == [claim.id for claim in found.claims]
        assert [row["because"] for row in claims if not row["claim"]] == ["no claim found"]
        assert [row["link"] for row in links if row["link"]] == [link.id for link in found.links]
        assert {row["source"] for row in links if row["relation"] == "none"} == {"c8", "post"}

    def test_evidence_and_confidence_stand_beside_a_link(self) -> None:
        row = cells(phones(), "links")[0]
        assert (row["relation"], row["confidence"], row["source"], row["target"]) == (
            "rebuttal",
            "0.8343",
            "c2.1",
            "c1.1",
        )
        assert "stance.doubt.unconvinced “Not convinced” +1.90" in row["because"]
        assert row["matched"] == "Not convinced | already"

    @pytest.mark.parametrize("table", ["claims", "links", "comments"])
    def test_no_cell_is_a_formula(self, table: str) -> None:
        evil = ("=1+1", "+1", "-1+2", "@SUM(A1)", "\t=1", "\r=1", " =1", "\n@x", "＝1", "=cmd|' /C calc'!A0", "\tx")
        found = hostile(evil)
        rows = cells(found, table)
        assert rows
        for row in rows:
            for value in row.values():
                assert not re.match(r"\s*[=+@＝＋－＠]|[\t\r\n]|\s*-(?!\d+(\.\d+)?$)", value), value


class TestGraphml:
    @pytest.mark.parametrize("level", LEVELS)
    def test_networkx_loads_it_with_every_attribute(self, level: str) -> None:
        networkx = pytest.importorskip("networkx")
        found = phones()
        graph = networkx.read_graphml(io.BytesIO(text("graphml", found, graph=level).encode()), force_multigraph=True)
        for _, record in graph.nodes(data=True):
            assert {"kind", "label", "words", "evidence", "claims"} <= set(record)
        links = " ".join(record["links"] for _, _, record in graph.edges(data=True)).split()
        inside = re.findall(r"\b(l\d+):", " ".join(record["inside"] or "" for _, record in graph.nodes(data=True)))
        assert len(links) == len(set(links))
        assert set(links) | set(inside) == {link.id for link in found.links} or level == "commenters"
        for _, _, record in graph.edges(data=True):
            assert isinstance(record["confidence"], float)
            assert isinstance(record["partial"], bool)
            assert record["relation"] in {"reply", "because"} or "stance." in record["evidence"]

    def test_hostile_ids_and_words_keep_apart(self) -> None:
        ids = ('a"b', "a<b", "a\x00b", "a b ", "n1", "a\u202eb", "]]>")
        found = ArgumentMap(Thread("t", "<t>", tuple(Comment(name, f"{name} & <x>") for name in ids)))
        root = ET.fromstring(text("graphml", found))  # noqa: S314  # our own
        names = [node.get("id") for node in root.iter(f"{SPACE}node")]
        assert len(set(names)) == len(ids)


class TestAif:
    @pytest.mark.parametrize("level", LEVELS)
    def test_edges_end_at_nodes_and_relations_are_links(self, level: str) -> None:
        found = phones()
        data = json.loads(text("aif", found, graph=level))
        nodes = {node["nodeID"]: node for node in data["nodes"]}
        assert len(nodes) == len(data["nodes"])
        assert {edge[end] for edge in data["edges"] for end in ("fromID", "toID")} <= set(nodes)
        if level != "comments":
            return
        kinds = [nodes[name]["type"] for name in nodes]
        within = [one["relation"] for one in data["within"]]
        denials = sum(len(point.against) for point in found.points)
        rebuttals = sum(link.relation == "rebuttal" for link in found.links) - within.count("rebuttal")
        assert kinds.count("CA") == rebuttals + denials
        supports = sum(claim.supports is not None for claim in found.claims)
        agreements = sum(link.relation == "agreement" for link in found.links) - within.count("agreement")
        assert kinds.count("RA") == agreements + supports
        assert {one["source"] for one in data["locutions"]} == {comment.id for comment in found.thread.everything()}
        learning = next(node for node in data["nodes"] if node["argmap"].get("point") == "p1" and node["type"] == "I")
        assert learning["argmap"]["for"] == ["post Mr Abara", "#1 Ines", "#3 Ruth Sorell"]
        assert learning["argmap"]["against"] == ["#2 Kofi", "#9 Ines"]
        assert sum(one["nodeID"] == learning["nodeID"] for one in data["locutions"]) == 3
        first = next(node for node in data["nodes"] if node["argmap"].get("link") == "l1")
        assert first["argmap"]["confidence"] == 0.8343
        assert first["argmap"]["because"][0] == {
            "rule": "stance.doubt.unconvinced",
            "text": "Not convinced",
            "weight": 1.9,
        }


class TestMermaid:
    def test_relations_differ_by_line_and_sign(self) -> None:
        out = text("mermaid", phones())
        assert re.search(r'n\d+ ==x\|"⊖ rebuts 0\.83<br/>“Not convinced”"\| n\d+', out)
        assert re.search(r'n\d+ -->\|"⊕ agrees 0\.93<br/>', out)
        assert re.search(r"n\d+ -\.-> n\d+|n\d+ -\.->\|", out)

    def test_a_long_thread_keeps_within_what_mermaid_reads(self) -> None:
        comments = tuple(Comment(f"c{n}", "word " * 40, f"Name {n}", "1 May 2020") for n in range(1, 451))
        replies = tuple(Reply(f"c{n}", f"c{n // 2}", "given", 1.0) for n in range(2, 451))
        out = text("mermaid", ArgumentMap(Thread("t", "Long", comments), replies=replies))
        assert len(out) < LIMIT
        assert all(f"#35;{n} " in out for n in range(1, 451))

    def test_what_is_too_much_for_it_is_said(self) -> None:
        comments = tuple(Comment(f"c{n}", "word", f"Name {n}") for n in range(1, 1501))
        assert "maxTextSize" in text("mermaid", ArgumentMap(Thread("t", "Long", comments))).split("\nflowchart ")[0]


class TestArgdown:
    def test_relations_stand_under_what_supports_and_attacks(self) -> None:
        out = text("argdown", phones())
        assert re.search(r"^<#2 Kofi>: .*\n    -> <#1 Ines> // l1: #2 rebuts #1 0\.83", out, re.MULTILINE)
        assert re.search(r"^<#3 Ruth Sorell>: .*\n    \+> <#1 Ines> // l2: ", out, re.MULTILINE)

    def test_titles_are_unique_and_hold_no_bracket(self) -> None:
        for level in LEVELS:
            out = text("argdown", hostile(HOSTILE), graph=level)
            titles = re.findall(r"^([<\[].*?[>\]]): ", out, re.MULTILINE)
            assert len(titles) == len(set(titles)) > 0
            assert not any(re.search(r"[<>\[\]]", title[1:-1]) for title in titles)


class TestMarkdown:
    def test_a_word_of_a_comment_stays_a_word(self) -> None:
        out = text("markdown", single("# head\n\n| a | b |\n- [x](javascript:1) <img src=x> `c` 1. x", title="*T*"))
        assert "\\# head" in out
        assert "<img" not in out.replace("\\<img", "")
        assert "](" not in out.replace("\\]\\(", "")
        assert out.startswith("# \\*T\\*\n")

    def test_folding_is_counted(self) -> None:
        assert re.search(r"\d comments not shown \\\(", text("markdown", phones(), depth=1))

    def test_the_graph_stands_in_a_fence_that_words_do_not_close(self) -> None:
        out = text("markdown", single("``` end", title="```"), view="graph")
        assert [line for line in out.splitlines() if line.startswith("```")] == ["```mermaid", "```"]
