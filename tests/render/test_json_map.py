"""The JSON keeps its schema, the schema has the model's fields, and what was written is read back equal."""

from __future__ import annotations

import json
from dataclasses import fields, replace
from functools import partial
from importlib.resources import files
from typing import TYPE_CHECKING, Any, get_args

import jsonschema
import maps_by_hand as by_hand
import pytest
from hypothesis import given, settings
from phones import phones

from argmap import model
from argmap.errors import ArgmapError
from argmap.model import Comment
from argmap.read.formats.argmap.saved_map import is_saved_map, load_map
from argmap.read.sources.source import Source
from argmap.render.base import Options
from argmap.render.json_map import ACTING, FORM, dumps, dumps_line, dumps_thread, pieces

if TYPE_CHECKING:
    from argmap.model import ArgumentMap


def schema(name: str) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(files("argmap").joinpath(f"schema/{name}.schema.json").read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(loaded)
    return loaded


def back(text: str) -> ArgumentMap:
    return load_map(Source("map.json", text.encode("utf-8")))


@settings(deadline=None, max_examples=60)
@given(found=by_hand.any_map())
def test_what_was_written_is_read_back_equal_and_keeps_the_schema(found: ArgumentMap) -> None:
    for text in (dumps(found), dumps_line(found)):
        again = back(text)
        assert again == found
        assert again.thread.origin == found.thread.origin
        jsonschema.validate(json.loads(text), schema("map"))
    assert dumps(back(dumps(found))) == dumps(found)
    jsonschema.validate(json.loads(dumps_thread(found.thread)), schema("thread"))


@settings(deadline=None, max_examples=60)
@given(found=by_hand.any_map())
def test_piece_by_piece_is_what_json_makes_of_the_whole(found: ArgumentMap) -> None:
    whole: dict[str, Any] = json.loads(dumps_line(found))
    escaped = partial(ACTING.sub, lambda match: f"\\u{ord(match[0]):04x}")
    assert dumps_line(found) == escaped(json.dumps(whole, ensure_ascii=False, separators=(",", ":")))
    assert dumps(found) == escaped(json.dumps(whole, ensure_ascii=False, indent=1)) + "\n"
    assert FORM.render(found, Options()) == b"".join(FORM.pieces(found, Options())) == dumps(found).encode("utf-8")


def test_no_piece_holds_more_than_one_comment_claim_or_link() -> None:
    found = by_hand.single("Money.")
    some = tuple(Comment(f"c{n}", f"<{n}>") for n in range(1, 9))
    long = replace(found, thread=replace(found.thread, comments=(*found.thread.comments[:1], *some[1:])))
    assert all(sum(f"<{n}>" in piece for n in range(9)) <= 1 for piece in pieces(long))
    assert all(f"<{n}>" in "".join(pieces(long)) for n in range(2, 9))


@pytest.mark.parametrize(
    ("part", "of", "renamed"),
    [
        ("claim", model.Claim, {}),
        ("link", model.Link, {}),
        ("evidence", model.Evidence, {}),
        ("reply", model.Reply, {"source": None, "target": "comment"}),
        ("quote", model.Quote, {}),
        ("tag", model.Tag, {}),
        ("point", model.Point, {}),
        ("subject", model.Subject, {}),
        ("motion", model.Motion, {}),
        ("stand", model.Stand, {}),
        ("rules", model.Rulings, {}),
        ("note", model.Note, {}),
        ("origin", model.Origin, {"path": None}),
        ("post", model.Comment, {"id": None, "parent": None}),
    ],
)
def test_the_schemas_keys_are_the_models_fields(part: str, of: type, renamed: dict[str, str | None]) -> None:
    names = {field.name for field in fields(of)}
    expected = {renamed.get(name, name) for name in names} - {None}
    assert set(schema("map")["$defs"][part]["properties"]) == expected


def test_a_comments_keys_are_its_fields_with_label_and_replies() -> None:
    names = {field.name for field in fields(model.Comment)}
    assert set(schema("thread")["$defs"]["comment"]["properties"]) == names
    assert set(schema("map")["$defs"]["comment"]["properties"]) == names | {"label", "replies_to"}


def test_the_schemas_words_are_the_models() -> None:
    defs = schema("map")["$defs"]
    assert tuple(defs["tag"]["properties"]["frame"]["enum"]) == model.FRAMES
    assert tuple(defs["reply"]["properties"]["basis"]["enum"]) == get_args(model.ReplyBasis)
    assert tuple(defs["link"]["properties"]["basis"]["enum"]) == get_args(model.LinkBasis)
    assert tuple(defs["claim"]["properties"]["assertion"]["enum"]) == get_args(model.Assertion)
    assert tuple(defs["point"]["properties"]["basis"]["enum"]) == get_args(model.PointBasis)
    assert tuple(defs["motion"]["properties"]["basis"]["enum"]) == get_args(model.MotionBasis)
    assert tuple(defs["stand"]["properties"]["side"]["enum"]) == get_args(model.Side)


def test_a_map_of_version_1_is_read_with_its_tags_as_points_and_its_topics_as_subjects() -> None:
    old: dict[str, Any] = json.loads(dumps(phones()))
    for key in ("points", "subjects", "motion", "corrections"):
        del old[key]
    old |= {"argmap": "1", "topics": [{"id": "t1", "heading": "searching bags", "claims": ["c2.3", "c4.1"]}]}
    for claim in old["claims"][5:9:3]:
        claim["topic"] = "t1"
    found = back(json.dumps(old))
    assert [(point.says, point.against) for point in found.points] == [
        ("It’s about learning", ("c2.1", "c9.1")),
        ("It makes people less safe", ()),
    ]
    assert found.subjects == (model.Subject("t1", "searching bags", ("c2.3", "c4.1")),)
    assert (found.claims, found.links, found.motion) == (phones().claims, phones().links, None)


def test_a_premise_of_version_1_that_supports_nothing_is_tied_to_the_nearest_claim_or_is_one() -> None:
    old: dict[str, Any] = json.loads(dumps(phones()))
    del old["points"], old["subjects"]
    old["argmap"] = "1"
    for claim in old["claims"]:
        claim.pop("supports", None)
        if claim["comment"] == "c4":
            claim["role"] = "premise"
    read = {claim.id: claim for claim in back(json.dumps(old)).claims}
    assert (read["c1.2"].role, read["c1.2"].supports) == ("premise", "c1.1")
    assert (read["c4.1"].role, read["c4.1"].supports) == ("claim", None)
    with pytest.raises(ArgmapError, match="supports no claim"):
        back(json.dumps(old | {"argmap": "2"}))


def test_a_motion_and_its_sides_are_read_back_equal() -> None:
    why = (model.Evidence("motion.ban", "Ban", "c1", 0, 3),)
    found = by_hand.single("Ban them.")
    motion = model.Motion("Phones should be banned", "given", (model.Stand(("c1",), "for", 0.9, why),))
    stood = replace(found, motion=motion)
    assert back(dumps(stood)) == stood
    jsonschema.validate(json.loads(dumps(stood)), schema("map"))


def test_a_line_is_one_line_whatever_the_text_holds() -> None:
    found = by_hand.single("a\nb\u2028c\x85d\x1b[2Je\u202ef\ud800g\x9b")
    line = dumps_line(found)
    assert len(line.splitlines()) == 1
    assert not set(line) & set("\x1b\x9b\x85\u2028\u202e\ud800")
    assert back(line) == found


def test_the_form_writes_utf_8_with_a_line_end() -> None:
    data = FORM.render(by_hand.single("füße 猫"), Options())
    assert data.endswith(b"\n")
    assert "füße 猫" in data.decode("utf-8")


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ('{"argmap": "1", "claims": []}', True),
        ('\n {"id": "x", "claims": [], "argmap": "1"}', True),
        ('{"id": "x", "comments": [{"text": "\\"argmap\\": \\"1\\""}]}', False),
        ('{"id": "x", "comments": []}', False),
        ('[{"argmap": "1"}]', False),
        ("argmap", False),
        ("", False),
    ],
)
def test_saved_maps_are_told_from_threads(text: str, *, is_one: bool) -> None:
    assert is_saved_map(Source("x.json", text.encode())) is is_one
