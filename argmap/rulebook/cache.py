"""Parsed rules kept in the user's cache folder, so that start-up does not read YAML.

What is kept is plain data (never pickles), found by the hash of all rule files and of this code, and checked by a hash
of its own; where anything is amiss, or the folder cannot be written, the rules are simply read again.
`ARGMAP_NO_CACHE=1` turns it off. A rulebook from the cache equals the one that was read.
"""

from __future__ import annotations

import contextlib
import gc
import hashlib
import marshal
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from argmap.errors import Location
from argmap.rulebook.rule import Example, Fillers, Pattern, Rule, Steps, Weights

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_LISTS = ("fires", "denies", "silent", "known_misses", "known_false")
_FILLERS = 6
"""The place of a tag's fillers among a rule's last fields."""
_KEPT = 12
"""How many rulebooks are kept; the least recently written go."""


def folder() -> Path | None:
    """Where parsed rules are kept, or None where that is turned off."""
    if os.environ.get("ARGMAP_NO_CACHE"):
        return None
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA")
        return Path(base) / "argmap" / "Cache" if base else None
    base = os.environ.get("XDG_CACHE_HOME")
    if base and Path(base).is_absolute():
        return Path(base) / "argmap"
    home = os.environ.get("HOME")
    if not home:
        return None
    return Path(home) / ("Library/Caches" if sys.platform == "darwin" else ".cache") / "argmap"


def fetch(fingerprint: str, paths: Sequence[str]) -> tuple[tuple[Rule, ...], dict[str, Weights]] | None:
    """The rules and weights of these files as they were parsed before, or None.

    Args:
        fingerprint: Of all files.
        paths: Of all files as they are shown now, in order.
    """
    kept = _read(_place("rules", fingerprint))
    if kept is None:
        return None
    collecting = gc.isenabled()
    gc.disable()  # thousands of objects that all stay: looking for garbage among them takes longer than making them
    try:
        rules, models = marshal.loads(kept)  # noqa: S302  # the hash says that we wrote it
        return tuple([_rule(each, paths) for each in rules]), {name: _model(each, paths) for name, each in models}
    except (ValueError, EOFError, TypeError, IndexError):
        return None
    finally:
        if collecting:
            gc.enable()


def keep(fingerprint: str, paths: Sequence[str], rules: Sequence[Rule], models: Mapping[str, Weights]) -> None:
    """Keep parsed rules and weights for the next time; nothing happens where that cannot be."""
    index = {path: number for number, path in enumerate(paths)}
    seen: dict[Any, Any] = {}
    plain = [_shared(_plain(rule, index), seen) for rule in rules]
    _write("rules", fingerprint, marshal.dumps((plain, [(n, _plain_model(each, index)) for n, each in models.items()])))


def fetch_plain(kind: str, mark: str) -> Any | None:  # noqa: ANN401  # what was kept
    """Plain data as it was kept before, or None."""
    kept = _read(_place(kind, mark))
    try:
        return None if kept is None else marshal.loads(kept)  # noqa: S302  # the hash says that we wrote it
    except (ValueError, EOFError, TypeError):
        return None


def keep_plain(kind: str, mark: str, data: Any) -> None:  # noqa: ANN401  # what `marshal` takes
    """Keep plain data for the next time; nothing happens where that cannot be."""
    _write(kind, mark, marshal.dumps(data))


def _read(place: Path | None) -> bytes | None:
    """What stands in a file of the cache; None where it is not whole."""
    if place is None:
        return None
    try:
        data = place.read_bytes()
    except OSError:
        return None
    digest, kept = data[:32], data[32:]
    return kept if hashlib.sha256(kept).digest() == digest else None


def _write(kind: str, mark: str, kept: bytes) -> None:
    place = _place(kind, mark)
    if place is None:
        return
    aside = place.with_name(f"{place.name}.{os.getpid()}")
    with contextlib.suppress(OSError):
        place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        try:
            aside.write_bytes(hashlib.sha256(kept).digest() + kept)
            aside.replace(place)
        finally:
            aside.unlink(missing_ok=True)
        old = sorted(place.parent.glob(f"{kind}-*.bin"), key=lambda path: path.stat().st_mtime_ns)
        for path in old[:-_KEPT]:
            path.unlink(missing_ok=True)


def _place(kind: str, fingerprint: str) -> Path | None:
    where = folder()
    if where is None:
        return None
    digest = hashlib.sha256(f"{fingerprint} {sys.version_info[:3]} {marshal.version}".encode())
    here = Path(__file__).parent
    with contextlib.suppress(OSError):
        for path in (*sorted((here.parent / "model").glob("*.py")), *sorted(here.glob("*.py"))):
            state = path.stat()
            digest.update(f"{path.name} {state.st_size} {state.st_mtime_ns} ".encode())
    return where / f"{kind}-{digest.hexdigest()[:24]}.bin"


def _plain(rule: Rule, index: dict[str, int]) -> tuple[Any, ...]:
    def at(location: Location) -> tuple[int, int, int]:
        return index[location.path], location.line, location.column

    def pattern(one: Pattern) -> tuple[Any, ...]:
        return (
            one.kind, one.tokens, one.names, one.phrases, one.attr, one.nodes, one.over, one.under,
            one.within, one.needs, one.triggers, one.keys, one.slot, one.construction, one.number, one.denies,
            one.filler, at(one.location),
        )  # fmt: skip

    return (
        (rule.id, rule.family, rule.pack, rule.explanation),
        tuple(map(pattern, rule.patterns)),
        tuple(map(pattern, rule.unless)),
        tuple(tuple((e.text, e.spans, at(e.location)) for e in getattr(rule, name)) for name in _LISTS),
        (
            rule.scope, dict(rule.weights), rule.by_hand, rule.tag, rule.says, rule.frames,
            tuple((f.words, f.takes, f.denies) for f in rule.fillers),
            rule.opens, rule.by_name, rule.relation, rule.bears_on, rule.basis, rule.effect, rule.reach, rule.role,
            rule.ties, rule.cue, rule.side,
        ),
        at(rule.location),
    )  # fmt: skip


def _plain_model(one: Weights, index: dict[str, int]) -> tuple[Any, ...]:
    """A model's weights; those of its rules stand in the rules."""
    steps = [
        (s.feature, s.bounds, dict(s.values), (index[s.location.path], s.location.line, s.location.column))
        for s in one.features
    ]
    return one.model, dict(one.bias), {name: dict(values) for name, values in one.rules.items()}, steps


def _model(plain: Any, paths: Sequence[str]) -> Weights:  # noqa: ANN401  # what `_plain_model` made
    model, bias, rules, steps = plain
    made = tuple(
        [Steps(name, bounds, values, Location(paths[at], *place)) for name, bounds, values, (at, *place) in steps]
    )
    return Weights(model, bias, rules, made)


def _shared(value: Any, seen: dict[Any, Any]) -> Any:  # noqa: ANN401  # plain data of any shape
    """The same value, with equal words and word lists being one object: half as much to read.

    Only words are shared: 1 equals True, and must not become it.
    """
    if isinstance(value, str):
        return seen.setdefault(value, value)
    if isinstance(value, (tuple, list, frozenset)):
        kind = type(value)
        made = kind([_shared(each, seen) for each in value])
        if all(isinstance(each, str) for each in value):
            return seen.setdefault((kind, value if kind is frozenset else tuple(value)), made)
        return made
    if isinstance(value, dict):
        return {_shared(key, seen): _shared(each, seen) for key, each in value.items()}
    return value


def _rule(plain: Any, paths: Sequence[str]) -> Rule:  # noqa: ANN401  # what `_plain` made
    make_rule: Any = Rule  # called with fields in the order in which `_plain` put them
    make_pattern: Any = Pattern
    make_example: Any = Example
    head, patterns, unless, examples, rest, (file, line, column) = plain
    path = paths[file]
    rest = (*rest[:_FILLERS], tuple([Fillers(*each) for each in rest[_FILLERS]]), *rest[_FILLERS + 1 :])
    made: Rule = make_rule(
        *head,
        tuple([make_pattern(*p[:-1], Location(path, *p[-1][1:])) for p in patterns]),
        tuple([make_pattern(*p[:-1], Location(path, *p[-1][1:])) for p in unless]),
        *[tuple([make_example(*e[:-1], Location(path, *e[-1][1:])) for e in some]) for some in examples],
        *rest,
        Location(path, line, column),
    )
    return made
