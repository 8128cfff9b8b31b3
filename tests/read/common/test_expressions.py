"""Regular expressions that are compiled when they are first used."""

from __future__ import annotations

import importlib
import pkgutil
import re

import pytest

import argmap.read
from argmap.read.common.expressions import expression

MODULES = [module.name for module in pkgutil.walk_packages(argmap.read.__path__, "argmap.read.")]


def test_answers_as_a_compiled_expression_does() -> None:
    words = expression(r"(?P<word>[a-z]+)!", re.IGNORECASE)
    found = words.search("Well, YES!")
    assert found is not None
    assert found["word"] == "YES"
    assert words.groupindex == {"word": 1}
    assert words.sub("", "no! and no!") == " and "


def test_a_wrong_expression_is_told_when_it_is_used() -> None:
    broken = expression("(")
    with pytest.raises(re.error, match="unterminated"):
        broken.match("(")


@pytest.mark.parametrize("name", MODULES)
def test_every_expression_of_the_readers_compiles(name: str) -> None:
    for value in vars(importlib.import_module(name)).values():
        if type(value) is type(expression("")):
            re.compile(value.pattern, value.flags & ~re.UNICODE)
