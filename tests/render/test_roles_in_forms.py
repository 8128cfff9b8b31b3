"""What the map says of a claim's role every form says: as many premises are marked as there are."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import jsonschema
import maps_by_hand as by_hand
import pytest
from test_json_map import schema

from argmap.model import ArgumentMap, Claim, Evidence
from argmap.render import form_for
from argmap.render.base import Options
from argmap.render.json_map import dumps

TEXT = "Trams are good. They are quiet. They are cheap."
_SAYINGS = ("Trams are good.", "They are quiet.", "They are cheap.")
_MARK = re.compile(r"∵|premise")


def with_premises(number: int) -> ArgumentMap:
    """A map of three sayings, the last `number` of which support the first."""
    claims = []
    for place, words in enumerate(_SAYINGS):
        start = TEXT.index(words)
        premise = place >= len(_SAYINGS) - number
        claims.append(
            Claim(
                f"c1.{place + 1}",
                "c1",
                start,
                start + len(words),
                words,
                (Evidence("features", weight=0.5),),
                role="premise" if premise else "claim",
                supports="c1.1" if premise else None,
                confidence=0.8,
            )
        )
    return replace(by_hand.single(TEXT), claims=tuple(claims))


def shown(form: str, number: int) -> str:
    options = Options(view="tree") if form in {"text", "html", "markdown"} else Options()
    return form_for(form).render(with_premises(number), options).decode("utf-8")


def marks(form: str, number: int) -> int:
    """How many premises a form marks, less what stands there without any: its legend and styles."""
    return len(_MARK.findall(shown(form, number)))


@pytest.mark.parametrize(
    "form", ["text", "html", "markdown", "argdown", "mermaid", "dot", "graphml", "svg", "csv", "aif", "json"]
)
def test_each_premise_is_marked_in_each_form(form: str) -> None:
    first = marks(form, 1) - marks(form, 0)
    second = marks(form, 2) - marks(form, 1)
    assert first >= 1, "one premise is marked"
    assert second >= 1, "and another"


def test_the_schema_wants_what_a_premise_supports_and_nothing_for_a_claim() -> None:
    data = json.loads(dumps(with_premises(1)))
    jsonschema.validate(data, schema("map"))
    premise = next(claim for claim in data["claims"] if claim["role"] == "premise")
    premise.pop("supports")
    with pytest.raises(jsonschema.ValidationError, match="supports"):
        jsonschema.validate(data, schema("map"))
    premise["supports"] = "c1.1"
    data["claims"][0]["supports"] = "c1.2"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(data, schema("map"))
