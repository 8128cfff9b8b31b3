"""What `import argmap` offers: maps from threads, files and saved maps; for networkx, pandas, notebooks."""

from __future__ import annotations

import pickle
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
from hostile_maps import hostile
from phones import phones

import argmap
from argmap.model import ArgumentMap, Comment, Thread

if TYPE_CHECKING:
    from pathlib import Path

    from argmap.library import maps

GIVEN: dict[str, Any] = {
    "title": "Lockers",
    "comments": [
        {"author": "Ann", "text": "It's about money, nothing else."},
        {"author": "Bo", "text": "I disagree. It isn't about money."},
    ],
}


@pytest.fixture
def found() -> argmap.Map:
    return argmap.Map.of(phones())


def test_importing_argmap_loads_next_to_nothing() -> None:
    program = "import sys, argmap; argmap.Thread; assert not {'spacy', 'yaml', 'argmap.render'} & set(sys.modules)"
    subprocess.run([sys.executable, "-c", program], check=True, timeout=60)


def test_everything_that_is_offered_is_there() -> None:
    assert all(getattr(argmap, name) is not None for name in argmap.__all__)
    assert set(argmap.__all__) <= set(dir(argmap))
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = argmap.nothing


def test_a_thread_is_mapped_from_parts_or_from_plain_data(tmp_path: Path) -> None:
    comments = tuple(Comment(f"c{n}", one["text"], one["author"]) for n, one in enumerate(GIVEN["comments"], 1))
    plain = argmap.map_thread(GIVEN)
    assert isinstance(plain, ArgumentMap)
    assert plain.thread.title == "Lockers"
    assert [claim.tags[:1] for claim in plain.claims] == [("money",), ("money",)]
    assert argmap.map_thread(Thread("thread", "Lockers", comments)).claims == plain.claims
    plain.save(tmp_path / "map.json")
    assert argmap.load_map(tmp_path / "map.json") == plain
    (tmp_path / "thread.csv").write_text("author,text\nAnn,It's about money.\n", encoding="utf-8")
    (from_file,) = argmap.map_file(tmp_path / "thread.csv")
    assert from_file.claims[0].tags[:1] == ("money",)


def test_what_is_no_thread_is_refused() -> None:
    with pytest.raises(argmap.ArgmapError, match="I0"):
        argmap.map_thread({"title": "no comments"})


def test_it_equals_the_plain_map_and_can_be_kept(found: argmap.Map) -> None:
    assert found == phones() == found
    assert found != argmap.Map.of(hostile())
    assert len({found, phones()}) == 1
    assert pickle.loads(pickle.dumps(found)) == found  # noqa: S301  # our own
    assert (
        repr(found)
        == "<argmap.Map of 'Phones in a locker from bell to bell?': 9 comments, 16 claims and premises, 8 links>"
    )


def test_forms_are_written_by_name_and_suffix(found: argmap.Map, tmp_path: Path) -> None:
    assert str(found).startswith("Phones in a locker")
    assert found.render("dot", graph="claims").startswith(b"digraph")
    found.save(tmp_path / "out.mmd", anonymous=True)
    assert "Kofi" not in (tmp_path / "out.mmd").read_text(encoding="utf-8")
    with pytest.raises(argmap.ArgmapError, match="O002"):
        found.save(tmp_path / "out.docx")
    with pytest.raises(argmap.ArgmapError, match="Q003"):
        found.render("svg", view="brief")


@pytest.mark.parametrize("level", ["comments", "claims", "commenters"])
def test_networkx_has_what_graphml_has(found: argmap.Map, level: maps.Level, tmp_path: Path) -> None:
    networkx = pytest.importorskip("networkx")
    graph = found.to_networkx(level)
    found.save(tmp_path / "map.graphml", graph=level)
    read = networkx.read_graphml(tmp_path / "map.graphml", force_multigraph=True)
    assert set(graph.nodes) == set(read.nodes)
    assert set(graph.edges(keys=True)) == set(read.edges(keys=True))
    for name, record in graph.nodes(data=True):
        assert {key: value for key, value in record.items() if value != ""} == {
            key: value for key, value in read.nodes[name].items() if value not in {None, ""}
        }


def test_pandas_has_the_tables(found: argmap.Map) -> None:
    pytest.importorskip("pandas")
    claims = found.to_pandas()
    assert len(claims) == 17
    assert set(found.to_pandas("links")["relation"]) == {"agreement", "rebuttal", "none"}
    assert list(found.to_pandas("comments")["comment"]) == [comment.id for comment in found.thread.everything()]


def test_a_library_that_is_not_there_is_named(found: argmap.Map, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "networkx", None)
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(argmap.ArgmapError, match=r"O003[^\n]*networkx[^\n]*\n    mend: pip install networkx"):
        found.to_networkx()
    with pytest.raises(argmap.ArgmapError, match="O003.*pandas"):
        found.to_pandas()


def test_a_notebook_shows_the_graph_or_the_text(found: argmap.Map) -> None:
    assert "<svg" in found._repr_html_()
    many = Thread("t", "<b>Many</b>", tuple(Comment(f"c{n}", "<script>x</script>") for n in range(99)))
    long = argmap.Map.of(ArgumentMap(many))._repr_html_()
    assert "<pre" in long
    assert "<script" not in long
    assert "<b>Many" not in long
    assert "<script" not in argmap.Map.of(hostile())._repr_html_()


def test_a_motion_is_given_as_on_the_command_line(tmp_path: Path) -> None:
    title = "Ban phones in school?"
    given = {"title": title, "comments": [{"author": "Ann", "text": "Phones should be banned."}]}
    with_motion = argmap.map_thread(given, motion="Phones should be banned in school")
    assert with_motion.motion is not None
    assert (with_motion.motion.basis, [one.side for one in with_motion.motion.sides]) == ("given", ["for"])
    (tmp_path / "thread.csv").write_text("author,text\nAnn,Phones should be banned.\n", encoding="utf-8")
    (from_file,) = argmap.map_file(tmp_path / "thread.csv", motion="Phones should be banned in school")
    assert from_file.motion is not None
    plain = argmap.map_thread(given)  # the motion of one call is not kept for the next
    assert plain.motion is None or plain.motion.basis != "given"


@pytest.mark.parametrize("given", ["a text", 5, None, {}])
def test_what_is_no_thread_is_a_problem(given: Any) -> None:
    with pytest.raises(argmap.ArgmapError, match="I005"):
        argmap.map_thread(given)


def test_a_table_that_is_not_there_is_told_with_those_that_are(found: argmap.Map) -> None:
    pytest.importorskip("pandas")
    unknown: Any = "rebuttals"
    with pytest.raises(argmap.ArgmapError, match="claims, links, comments"):
        found.to_pandas(unknown)
