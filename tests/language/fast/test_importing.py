"""spaCy is imported without its command line, and whoever shares the process gets it whole."""

from __future__ import annotations

import subprocess
import sys

HOST = """
import sys
import numpy, threadpoolctl
threads = [one["num_threads"] for one in threadpoolctl.threadpool_info()]
import argmap
found = argmap.map_thread({"comments": [{"author": "Ann", "text": "It is all about money."}]})
assert found.claims
assert not any(name == "spacy.cli" or name.startswith("spacy.cli.") for name in sys.modules)
assert "httpx" not in sys.modules
assert [one["num_threads"] for one in threadpoolctl.threadpool_info()][: len(threads)] == threads

import spacy
from spacy import info
assert info is spacy.info and spacy.info(silent=True)["spacy_version"] == spacy.__version__
assert spacy.cli.download and spacy.cli.info is not info or callable(info)
assert not hasattr(spacy, "no_such_thing")
import spacy.cli
assert spacy.cli.download
assert [token.text for token in spacy.blank("en")("It is.")] == ["It", "is", "."]
"""

BEFORE = """
import spacy
whole = dict(vars(spacy))
from argmap.language.fast.importing import import_spacy
import_spacy()
assert vars(spacy) == whole
"""


def run(code: str) -> None:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert not done.stderr


def test_a_notebook_in_which_argmap_maps_has_the_whole_spacy() -> None:
    run(HOST)


def test_a_spacy_that_is_there_already_is_left_alone() -> None:
    run(BEFORE)
