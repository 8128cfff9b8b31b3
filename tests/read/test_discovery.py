"""Readers are found by themselves, and a file costs the import of its own kind's readers alone."""

from __future__ import annotations

import importlib
import pkgutil
import subprocess
import sys

import pytest

from argmap.read import Reader, Source, formats
from argmap.read.discovery import KINDS, modules, readers

JSON = b'{"id": "t", "comments": [{"id": "c1", "text": "Yes."}]}'


def test_every_module_with_a_reader_is_found() -> None:
    walked = [module.name for module in pkgutil.walk_packages(formats.__path__, f"{formats.__name__}.")]
    holding = [name for name in walked if isinstance(getattr(importlib.import_module(name), "READER", None), Reader)]
    assert [name for name, _ in modules()] == sorted(holding)
    assert len(readers()) == len(holding)


@pytest.mark.parametrize(("name", "kind"), modules())
def test_the_kind_in_the_source_is_the_module_s_own(name: str, kind: str) -> None:
    assert getattr(importlib.import_module(name), "KIND", "") == kind
    assert kind in {"", *KINDS}


@pytest.mark.parametrize(
    ("data", "kinds"),
    [
        (b'\xef\xbb\xbf {"a": 1}', {"json"}),
        (b"[12:01] Ann: yes", {"json", "plain"}),
        (b"<!DOCTYPE html><p>Yes", {"markup"}),
        (b"x\n<?xml version='1.0'?><rss></rss>", {"markup"}),
        (b"Ann: I <3 trams", {"plain"}),
        (b"From ann Mon Jan  1 09:00:00 2001\nFrom: ann\nSubject: Trams\n\nYes.\n", set()),
    ],
)
def test_a_source_is_of_kinds(data: bytes, kinds: set[str]) -> None:
    source = Source("file", data)
    assert {kind for kind, holds in KINDS.items() if holds(source)} == kinds
    named = {name for name, kind in modules() if kind in {"", *kinds}}
    assert {reader.name for reader in readers(source)} == {importlib.import_module(name).READER.name for name in named}


def test_a_json_file_imports_no_reader_of_pages_or_pastes() -> None:
    code = (
        "import sys; from argmap.read import Source, read_source; "
        f"list(read_source(Source('t.json', {JSON!r}))); print(*sys.modules)"
    )
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    others = {name for name, kind in modules() if kind in ("markup", "plain")}
    assert others
    assert not others & set(loaded)
