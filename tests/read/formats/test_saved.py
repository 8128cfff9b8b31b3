"""Broken saved maps are refused with the place, never with a traceback."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import maps_by_hand as by_hand
import pytest

from argmap.errors import ArgmapError
from argmap.read.formats.argmap.saved_map import load_map
from argmap.read.sources.source import Source
from argmap.render.json_map import dumps, dumps_line

if TYPE_CHECKING:
    from pathlib import Path

SOUND = json.loads(dumps(by_hand.single("It is about money.")))
CLAIM = {
    "id": "c1.1", "comment": "c1", "start": 0, "end": 2, "text": "It", "role": "claim", "tags": [], "frames": [],
    "assertion": "asserted", "certainty": "certain", "voice": "own", "confidence": 1.0, "because": [{"rule": "a.b"}],
}  # fmt: skip


def problem(text: str, thread: str | None = None) -> str:
    with pytest.raises(ArgmapError) as caught:
        load_map(Source("map.json", text.encode("utf-8")), thread=thread)
    return str(caught.value)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"argmap": "3"}, "version"),
        ({"argmap": None}, "argmap: must be a string"),
        ({"links": [{"id": "l1"}], "argmap": "1"}, "links[0].source: is missing"),
        ({"comments": {}}, "comments: must be a list"),
        ({"comments": [7]}, "comments[0]: must be an object"),
        ({"claims": [CLAIM | {"start": "0"}]}, "claims[0].start: must be a whole number"),
        ({"claims": [CLAIM | {"start": True}]}, "claims[0].start: must be a whole number"),
        ({"claims": [CLAIM | {"confidence": "much"}]}, "claims[0].confidence: must be a number"),
        ({"claims": [CLAIM | {"confidence": 2}]}, "no probability"),
        (
            {"claims": [CLAIM | {"role": "villain"}]},
            "claims[0].role: 'villain' is not one of",
        ),
        ({"claims": [CLAIM | {"text": "So"}]}, "misquotes"),
        ({"claims": [CLAIM | {"comment": "c9"}]}, "of no comment"),
        ({"claims": [CLAIM | {"because": []}]}, "no evidence"),
        ({"claims": [CLAIM | {"frames": ["economics"]}]}, "unknown frame"),
        ({"links": [{"id": "l1"}]}, "links[0].source: is missing"),
        ({"post": []}, "post: must be an object"),
        ({"origin": {"notes": [{"what": "x", "kind": "odd"}]}}, "origin.notes[0].kind"),
    ],
)
def test_a_broken_map_is_refused_with_the_place(change: dict[str, Any], says: str) -> None:
    message = problem(json.dumps(SOUND | change))
    assert "map.json: I011" in message
    assert says in message
    assert "mend:" in message


@pytest.mark.parametrize("text", ["", "{", "[]", '{"argmap": NaN}', "[" * 100_000, "null"])
def test_what_is_no_map_is_refused(text: str) -> None:
    assert "I011" in problem(text)


def test_a_file_that_is_not_there_is_said_to_be_missing(tmp_path: Path) -> None:
    with pytest.raises(ArgmapError, match="I001"):
        load_map(tmp_path / "none.json")
    with pytest.raises(ArgmapError, match="I010"):
        load_map(tmp_path)


def test_one_of_several_maps_is_named_by_its_thread() -> None:
    one, other = by_hand.single("a"), by_hand.single("b", thread="u")
    text = dumps(one) + dumps_line(other) + "\n"
    assert load_map(Source("maps.jsonl", text.encode()), thread="u") == other
    assert "2 maps" in problem(text)
    assert "--thread: t, u" in problem(text)
    assert "I015" in problem(text, thread="v")
