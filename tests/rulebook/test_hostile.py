"""Whatever a rule file holds, it is read or refused with problems: never anything else."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.errors import ArgmapError
from argmap.rulebook.pack_files import PackFile
from argmap.rulebook.packs import parse_files
from argmap.rulebook.starting import first_rule
from argmap.rulebook.words import ATTRIBUTES, FAMILIES, FAMILY_KEYS, KIND_KEYS, KINDS

OWN_KEYS = [key for table in (FAMILY_KEYS, KIND_KEYS) for keys in table.values() for key in keys]
OTHER_KEYS = (
    "id explanation patterns unless examples scope kind within AS OP IN NOT_IN REGEX LEFT_ID REL_OP RIGHT_ID "
    "RIGHT_ATTRS fires silent known_misses parent text FUZZY =="
)
KEYS = sorted({*OTHER_KEYS.split(), *ATTRIBUTES, *OWN_KEYS})
VALUES: st.SearchStrategy[Any] = st.recursive(
    st.sampled_from(["claims.x", "a", "[[a]]", "", "(a", "{,3}", ">", *KINDS])
    | st.booleans()
    | st.integers()
    | st.floats(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=4),
    max_leaves=15,
)


def read(family: str, text: str) -> None:
    try:
        rules = parse_files([PackFile("mine", f"{family}/x.yaml", "x.yaml", text.encode("utf-8", "surrogatepass"))])
    except ArgmapError as error:
        problems = error.problems
    else:
        assert rules
        return
    assert {problem.location.path for problem in problems} == {"x.yaml"}


@settings(max_examples=80, deadline=None)
@given(st.sampled_from(FAMILIES), st.integers(0, 1500), st.integers(0, 12), st.text(max_size=6))
def test_a_sound_file_with_a_piece_replaced(family: str, place: int, length: int, piece: str) -> None:
    text = first_rule(f"{family}.x", "mine")
    read(family, text[:place] + piece + text[place + length :])


@settings(max_examples=80, deadline=None)
@given(st.sampled_from(FAMILIES), st.dictionaries(st.sampled_from(KEYS), VALUES))
def test_any_keys_with_any_values(family: str, entries: dict[str, Any]) -> None:
    pattern = {"kind": "token", "tokens": [{"LOWER": "a"}]}
    read(family, json.dumps({"id": f"{family}.x", "explanation": "x", "patterns": [pattern], **entries}))


@settings(max_examples=80, deadline=None)
@given(st.lists(st.dictionaries(st.sampled_from(KEYS), VALUES, max_size=4), max_size=3), st.sampled_from(KINDS))
def test_any_pattern(entries: list[dict[str, Any]], kind: str) -> None:
    keys = KIND_KEYS[kind] or ("kind",)
    patterns = [{keys[0]: [entry], **entry, "kind": kind} for entry in entries]
    read("stance", json.dumps({"id": "stance.x", "explanation": "x", "relation": "neutral", "patterns": patterns}))
