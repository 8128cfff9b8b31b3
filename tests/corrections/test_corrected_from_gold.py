"""Threads marked by hand: corrected from their reader's marks the map says the same, in every form and view."""

from __future__ import annotations

import csv
import io
import json
from functools import lru_cache
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from golds import GOLDS
from threads import mapped

from argmap.corrections.binding import plain
from argmap.corrections.writing import dump
from argmap.read.formats.argmap.saved_map import load_map
from argmap.render import forms
from argmap.render.base import Options
from argmap.views.index import index

if TYPE_CHECKING:
    from pathlib import Path

    from golds import Gold

    from argmap.language import Language
    from argmap.model import ArgumentMap

NAMES = [gold.thread.id for gold in GOLDS]
Signed = set[tuple[str, str, str]]


@lru_cache(maxsize=len(GOLDS))
def made(gold_id: str, language: Language) -> tuple[ArgumentMap, tuple[object, ...]]:
    gold = next(one for one in GOLDS if one.thread.id == gold_id)
    before = mapped(language, "[]", gold.thread, motion=gold.motion)
    told: list[object] = []
    text = dump(gold.corrections(before))
    return mapped(language, text, gold.thread, told, motion=gold.motion), tuple(told)  # type: ignore[arg-type]


def signed(gold: Gold) -> Signed:
    """The links as the reader signs them."""
    return {(*ends, one) for ends, relations in gold.links.items() for one in relations.split(" and ")}


@pytest.mark.parametrize("gold", GOLDS, ids=NAMES)
def test_a_map_corrected_from_gold_is_signed_in_full(gold: Gold, language: Language) -> None:
    found, told = made(gold.thread.id, language)
    assert told == ()
    at = index(found)
    said = {(c.comment, plain(c.text)) for c in found.claims if c.role == "claim"}
    assert said == {(comment, plain(words)) for comment, words in gold.claims.values()}
    reasons = {plain(c.text): plain(at.claims[c.supports or ""].text) for c in found.claims if c.role == "premise"}
    assert reasons == {plain(words): plain(gold.claims[claim][1]) for _, words, claim in gold.premises.values()}
    assert {(at.home[k.source], at.home[k.target], k.relation) for k in found.links} == signed(gold)
    assert {name: reply.target for name, reply in at.reply.items()} == gold.replies
    texts = {c.id: plain(c.text) for c in found.claims}
    points = {p.says: {texts[c]: "against" if c in p.against else "for" for c in p.claims} for p in found.points}
    assert points == {
        says: {plain(gold.claims[one][1]): side for one, side in members.items()}
        for says, members in gold.points.items()
    }
    assert found.motion is not None
    sides = {stand.comments[0]: stand.side for stand in found.motion.sides}
    assert {at.name(first) if at.comments[first].author else first: side for first, side in sides.items()} == gold.sides
    marks = [one.confidence for some in (found.claims, found.links, found.points) for one in some]
    assert set(marks) == {1.0}


@pytest.mark.parametrize("gold", GOLDS, ids=NAMES)
def test_every_form_and_view_of_it_is_certain(gold: Gold, language: Language) -> None:
    found, _ = made(gold.thread.id, language)
    for form in forms():
        for view in () if form.binary else form.views or (None,):
            shown = form.render(found, Options(view=view)).decode("utf-8")
            assert "rebuts?" not in shown, (form.name, view)
            assert "agrees?" not in shown, (form.name, view)
            assert "agrees with?" not in shown, (form.name, view)
            assert "(?)" not in shown, (form.name, view)


@pytest.mark.parametrize("gold", GOLDS, ids=NAMES)
def test_the_forms_that_other_tools_read_hold_what_the_reader_signed(
    gold: Gold, language: Language, tmp_path: Path
) -> None:
    found, _ = made(gold.thread.id, language)
    by = {form.name: form for form in forms()}
    home = index(found).home

    def text(name: str, **options: object) -> str:
        return by[name].render(found, Options(**options)).decode("utf-8-sig")  # type: ignore[arg-type]

    wanted = signed(gold)
    path = tmp_path / "map.json"
    path.write_text(text("json"), encoding="utf-8")
    again = load_map(path)
    assert {(home[k.source], home[k.target], k.relation) for k in again.links} == wanted
    assert again.corrections == found.corrections
    rows = csv.DictReader(io.StringIO(text("csv", table="links")))
    assert {(home[row["source"]], home[row["target"]], row["relation"]) for row in rows if row["link"]} == wanted
    nodes = {node["nodeID"]: node for node in json.loads(text("aif"))["nodes"]}
    relations = [node["type"] for node in nodes.values() if node["type"] in {"RA", "CA"}]
    assert relations.count("CA") >= sum(relation == "rebuttal" for _, _, relation in wanted)
    graph = ET.fromstring(text("graphml"))  # noqa: S314  # our own
    drawn = sum(one.tag.endswith("}edge") for one in graph.iter())
    assert drawn >= len(gold.links)
