"""One family under atheris (coverage-guided). Started by `run.py`; by hand:

    python tests/fuzz/target.py "FAMILY" FOLDER SECONDS [libFuzzer's options] [CORPUS ...]

Every input must give threads (or rules, or maps) that keep what they promise, or an ArgmapError, within `SLOW` seconds
of processor time. Anything else is written into FOLDER, once for each place where it happens, and the fuzzing goes on.
After SECONDS of processor time it stops. Needs atheris, which argmap does not.
"""

from __future__ import annotations

import hashlib
import importlib
import json
import os
import pkgutil
import signal
import sys
import tempfile
import time
import traceback
from contextlib import contextmanager
from dataclasses import fields, replace
from pathlib import Path
from typing import TYPE_CHECKING

import atheris
from families import FAMILIES, LAYOUT_ENDS, RULE_FOLDERS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import FrameType

    from argmap.rulebook.rule import Rule

atheris.enabled_hooks.add("str")  # its hook for regular expressions takes no place to start from, and ours give one
with atheris.instrument_imports(include=["argmap"]):
    import argmap.corrections
    import argmap.read
    import argmap.rulebook
    from argmap.corrections import Corrections, Session, parse
    from argmap.corrections.writing import dump, line
    from argmap.errors import ArgmapError
    from argmap.model import ArgumentMap, Claim, Comment, Evidence, Link, Motion, Point, Reply, Stand, Thread
    from argmap.read.formats.argmap.saved_map import is_saved_map, load_maps
    from argmap.read.formats.argmap.thread import READER as THREAD_JSON
    from argmap.read.infer.layout_file import layout_file
    from argmap.read.layouts import layout_reader
    from argmap.read.sources.opening import open_sources
    from argmap.read.sources.source import Source
    from argmap.render.json_map import dumps_line, dumps_thread
    from argmap.rulebook.cache import fetch, keep
    from argmap.rulebook.pack_files import PackFile
    from argmap.rulebook.packs import parse_files

    argmap.read.readers()
    for room in (argmap.read, argmap.rulebook, argmap.corrections):  # what is loaded later would not be seen
        for module in pkgutil.iter_modules(room.__path__, f"{room.__name__}."):
            importlib.import_module(module.name)

SLOW = 10.0
"""So many seconds of processor time are a finding; instrumented code is several times slower than it is."""

READERS = {reader.name: reader for reader in argmap.read.readers()}


class TooSlow(BaseException):
    """No part of argmap may catch it."""


def _ring(_number: int, _frame: FrameType | None) -> None:
    raise TooSlow


@contextmanager
def bounded() -> Iterator[None]:
    """Stop what takes longer than `SLOW`: on the processor's clock, for libFuzzer uses the other one."""
    signal.setitimer(signal.ITIMER_VIRTUAL, SLOW)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)


def same(thread: Thread) -> None:
    """A thread keeps its promises, and is read back the same."""
    line = dumps_thread(thread)
    line.encode("utf-8")
    assert "\n" not in line, "a thread of several lines"
    assert len({one.id for one in thread.everything()}) == len(list(thread.everything())), "an id twice"
    for one in thread.everything():
        for quote in one.quotes:
            assert one.text[quote.start : quote.end].strip(), "an empty quote"
    (again,) = argmap.read.read_source(Source("again.jsonl", line.encode("utf-8")), THREAD_JSON)
    for name in ("id", "title", "post"):
        assert getattr(again, name) == getattr(thread, name), f"the {name} is read back otherwise"
    for one, two in zip(thread.comments, again.comments, strict=True):
        for each in fields(one):
            assert getattr(one, each.name) == getattr(two, each.name), f"the {each.name} is read back otherwise"


def read(data: bytes, names: tuple[str, ...]) -> None:
    reader = READERS[names[data[0] % len(names)]] if names else None
    for thread in argmap.read.read_source(Source("x", data[1:] if names else data), reader):
        same(thread)


def sniffed(data: bytes) -> None:
    source = Source("x", data)
    assert all(0.0 <= reader.sniff(source) <= 1.0 for reader in READERS.values()), "a sniff is no share"
    read(data, ())


def archive(data: bytes) -> None:
    with tempfile.NamedTemporaryFile(dir=os.environ.get("TMPDIR")) as file:
        file.write(data)
        file.flush()
        for thread in argmap.read.read_file(file.name, sources=list(open_sources(file.name))):
            same(thread)


def layouts(data: bytes) -> None:
    layout, _, paste = data.partition(LAYOUT_ENDS)
    with tempfile.TemporaryDirectory(dir=os.environ.get("TMPDIR")) as folder:
        file = Path(folder) / "layout.yaml"
        file.write_bytes(layout)
        reader = layout_reader(file)
    source = Source("x", paste)
    assert 0.0 <= reader.sniff(source) <= 1.0, "a sniff is no share"
    for thread in argmap.read.read_source(source, reader):
        same(thread)
    layout_file(source.text)


def maps(data: bytes) -> None:
    source = Source("x", data)
    if is_saved_map(source):
        for found in load_maps(source):
            line = dumps_line(found)
            (again,) = load_maps(Source("again", line.encode("utf-8")))
            assert dumps_line(again) == line, "a map is read back otherwise"


def rules(data: bytes) -> None:
    path = f"{RULE_FOLDERS[data[0] % len(RULE_FOLDERS)]}/x.yaml"
    found = parse_files([PackFile("mine", path, path, data[1:])])
    for rule in found:
        checked(rule)
    mark = hashlib.sha256(data).hexdigest()
    if len(found) and data[-1] % 8 == 0:
        keep(mark, [path], found, {})
        again = fetch(mark, [path])
        assert again == (found, {}), "rules are kept otherwise"


def checked(rule: Rule) -> None:
    assert rule.patterns, "a rule without patterns"
    for example in (*rule.fires, *rule.known_misses):
        for start, end in example.spans:
            assert 0 <= start < end <= len(example.text), "a span outside its example"


FIXED = Thread(
    "t", "Pool", (Comment("c1", "The pool costs too much.", "Ann"), Comment("c2", "No, it saves lives.", "Bo"))
)
_SHOWN = (Evidence("tags.x"),)
MARKED = ArgumentMap(
    FIXED,
    (
        Claim("c1.1", "c1", 0, 24, "The pool costs too much.", _SHOWN),
        Claim("c2.1", "c2", 4, 19, "it saves lives.", _SHOWN),
    ),
    (Reply("c2", "c1", "order", 0.5),),
    (Link("l1", "c2.1", "c1.1", "rebuttal", "stated", 0.5, _SHOWN),),
    points=(Point("p1", "The pool is worth it", ("c1.1", "c2.1"), "words", 0.5, (), ("c1.1",)),),
    motion=Motion("Close the pool", "title", (Stand(("c1",), "for", 0.8, _SHOWN), Stand(("c2",), "unclear"))),
)


def marked(session: Session) -> ArgumentMap:
    """The map by hand as corrected, stage by stage as the mapper does: what a struck claim held up is gone."""
    claims, tags = session.claims(MARKED.claims, (), lambda _: (), {})
    ends = {claim.id for claim in claims} | {comment.id for comment in FIXED.everything()}
    points = [point for point in MARKED.points if set(point.claims) <= ends]
    made, subjects = session.points(points, ())
    replies = session.replies(MARKED.replies)
    links = session.links([link for link in MARKED.links if {link.source, link.target} <= ends])
    motion = session.motion(MARKED.motion)
    return ArgumentMap(session.thread, claims, replies, links, tags, MARKED.rules, made, subjects, motion)


def corrections(data: bytes) -> None:
    entries = parse("x.yaml", data.decode("utf-8", "replace"))
    assert sorted(map(line, (e.correction for e in parse("y", dump(e.correction for e in entries))))) == sorted(
        line(e.correction) for e in entries
    ), "corrections are read back otherwise"
    session = Corrections(entries).of(FIXED)
    if session is not None:
        found = marked(session) if session.thread == FIXED else session.whole(ArgumentMap(session.thread))
        maps(dumps_line(replace(found, corrections=session.finish())).encode("utf-8"))
        assert len(session.finish()) <= len(entries), "an outcome too many"


WHAT: dict[str, Callable[[bytes], None]] = {
    "by content": sniffed,
    "archives": archive,
    "layouts": layouts,
    "saved maps": maps,
    "rules": rules,
    "corrections": corrections,
}


class Campaign:
    """One family for a time: counts what was run and keeps what was found.

    Args:
        family: Its name in `FAMILIES`.
        folder: Where findings and counts go.
        seconds: Of processor time.
    """

    def __init__(self, family: str, folder: Path, seconds: float) -> None:
        self._readers = FAMILIES[family].readers
        self._act = WHAT.get(family)
        self._folder, self._seconds, self._runs = folder, seconds, 0
        self._begun, self._told = time.monotonic(), 0.0
        self._sizes: dict[str, int] = {}

    def one(self, data: bytes) -> None:
        """Run one input; keep it where it is a finding."""
        self._runs += 1
        if self._runs % 64 == 0:
            self._count()
        if self._readers and not data:
            return
        try:
            with bounded():
                if self._act is not None and data:
                    self._act(data)
                elif self._readers:
                    read(data, self._readers)
        except ArgmapError as error:
            try:
                told = "".join(f"{problem}\n" for problem in error.problems)
                assert "\x1b" not in told, "a message acts on the terminal"
                told.encode("utf-8")
            except Exception as why:  # noqa: BLE001  # whatever it is, it is a finding
                self._keep(data, why)
        except (Exception, TooSlow) as why:  # noqa: BLE001
            self._keep(data, why)

    def _keep(self, data: bytes, why: BaseException) -> None:
        frames = [f for f in traceback.extract_tb(why.__traceback__) if "/argmap/" in f.filename or not f.lineno]
        at = f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else "target"
        if isinstance(why, TooSlow):  # where the signal comes is chance: the function that was slow is not
            at = "/".join(f.name for f in frames[:3])
        mark = hashlib.sha256(f"{type(why).__name__} {at} {why}".encode("utf-8", "replace")).hexdigest()[:10]
        if len(data) >= self._sizes.get(mark, 1 << 30):
            return
        self._sizes[mark] = len(data)
        told = "".join(traceback.format_exception(why))
        (self._folder / f"{mark}.txt").write_text(f"{type(why).__name__} at {at}\n{told}", encoding="utf-8")
        (self._folder / f"{mark}.input").write_bytes(data)

    def _count(self) -> None:
        used = time.process_time()
        if used - self._told < 1.0:
            return
        self._told = used
        kept = {"runs": self._runs, "cpu": used, "wall": time.monotonic() - self._begun}
        (self._folder / f"count-{os.getpid()}.json").write_text(json.dumps(kept), encoding="utf-8")
        if used > self._seconds:
            sys.stderr.flush()
            os._exit(0)


if __name__ == "__main__":
    name, where, seconds, *rest = sys.argv[1:]
    signal.signal(signal.SIGVTALRM, _ring)
    campaign = Campaign(name, Path(where), float(seconds))
    atheris.Setup([sys.argv[0], *rest], campaign.one)
    atheris.Fuzz()
