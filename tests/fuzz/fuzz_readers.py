"""Coverage-guided fuzzing of the readers and of the rule loader, by hand.

    python tests/fuzz/fuzz_readers.py WHAT -max_total_time=60 [FOLDER ...]

WHAT is `all` (the content decides), a reader's name, `rules`, or `maps`. Anything but threads or an ArgmapError is a
finding. Folders hold samples to begin with, as for any libFuzzer program. Needs atheris, which argmap does not.
"""

from __future__ import annotations

import sys

import atheris

with atheris.instrument_imports(include=["argmap"]):
    import argmap.read
    from argmap.errors import ArgmapError
    from argmap.read.base import Source
    from argmap.read.saved import is_saved_map, load_maps
    from argmap.render.json_map import dumps_thread
    from argmap.rulebook.packs import PackFile, parse_files

    argmap.read.readers()

WHAT = sys.argv.pop(1)
READERS = {reader.name: reader for reader in argmap.read.readers()}


def one(data: bytes) -> None:
    """Read one input."""
    try:
        if WHAT == "rules":
            parse_files([PackFile("mine", "claims/x.yaml", "x.yaml", data)])
        elif WHAT == "maps":
            source = Source("x", data)
            if is_saved_map(source):
                list(load_maps(source))
        else:
            for thread in argmap.read.read_source(Source("x", data), READERS.get(WHAT)):
                dumps_thread(thread).encode("utf-8")
                ids = [comment.id for comment in thread.comments]
                assert len(ids) == len(set(ids))
    except ArgmapError as error:
        if not str(error.problems[0]).isprintable() and "\x1b" in str(error.problems[0]):
            raise RuntimeError("a message acts on the terminal") from error


atheris.Setup(sys.argv, one)
atheris.Fuzz()
