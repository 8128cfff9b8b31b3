"""The rule files of packs to a rulebook: parsed, checked across rules, tags expanded by constructions."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from argmap.errors import ArgmapError, Location, Problem
from argmap.rulebook import cache, words
from argmap.rulebook.expand import expand, unknown_constructions
from argmap.rulebook.pack_files import Pack, PackFile, packs_of, read_files, shown
from argmap.rulebook.places import LANGUAGE
from argmap.rulebook.rule import Rulebook
from argmap.rulebook.topic import TOPIC, motions

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from argmap.rulebook.rule import Rule, Weights

WEIGHTS = "weights"
"""The folder of fitted weights in a pack."""


def fingerprint(files: Iterable[PackFile]) -> str:
    """`sha256:` and the hash of every file's pack, path and bytes, in order."""
    digest = hashlib.sha256()
    for file in files:
        digest.update(f"{file.pack}\0{file.relative}\0{len(file.data)}\0".encode())
        digest.update(file.data)
    return f"sha256:{digest.hexdigest()}"


def parse_files(files: Iterable[PackFile]) -> tuple[Rule, ...]:
    """The rules of all files, by pack in the order given, then id; see `parse`."""
    return parse(files)[0]


def parse(files: Iterable[PackFile], *, refit: bool = False) -> tuple[tuple[Rule, ...], dict[str, Weights]]:
    """The rules of all files, by pack in the order given, then id, and the fitted weights by model.

    Args:
        files: Of all packs.
        refit: Whether weights are about to be fitted anew: those of rules that do not exist are left out then.

    Raises:
        ArgmapError: All that is wrong in all files.
    """
    from argmap.rulebook.reading import read_rules  # noqa: PLC0415  # YAML, only where the cache has nothing
    from argmap.rulebook.weights import merged, of_rules, read_weights, weighed, without_rule  # noqa: PLC0415

    rules: list[Rule] = []
    models: list[Weights] = []
    problems: list[Problem] = []
    order: dict[str, int] = {}
    strange: set[tuple[str, str]] = set()
    for file in files:
        order.setdefault(file.pack, len(order))
        family, _, rest = file.stem.partition(".")
        if file.relative in (LANGUAGE, TOPIC):
            continue
        if family not in (*words.FOLDERS, WEIGHTS):
            if (file.pack, family) not in strange:
                strange.add((file.pack, family))
                problems.append(_strange_folder(file, family, rest))
            continue
        try:
            text = file.data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
        except UnicodeDecodeError as error:
            line = file.data[: error.start].count(b"\n") + 1
            what = f"the file is not UTF-8: byte {error.start}"
            problems.append(Problem(Location(file.shown, line), "R021", what, "save it as UTF-8"))
            continue
        if family == WEIGHTS:
            weights, wrong = read_weights(file.shown, rest, text)
            models += [weights] if weights is not None else []
            problems += wrong
            continue
        found = read_rules(file.shown, file.stem, file.pack, text)
        rules += found.rules
        problems += found.problems
    problems += _doubles(rules)
    if refit:
        models = [of_rules(one, rules) for one in models]
    elif not problems:  # a rule that could not be read is not missing
        problems += without_rule(models, rules)
    problems += unknown_constructions(rules)
    problems += _too_many_phrases(rules)
    if problems:
        raise ArgmapError(problems)
    made = merged(models)
    return weighed(sorted(rules, key=lambda rule: (order[rule.pack], rule.id)), made), made


def load(folders: Sequence[Path] = (), topics: Sequence[str] = (), *, refit: bool = False) -> Rulebook:
    """Load the shipped pack, then topics, then the user's folders.

    Args:
        folders: The user's packs.
        topics: Names of topic packs that come with argmap.
        refit: Whether weights are about to be fitted anew: those of rules that do not exist are no error then.

    Returns:
        All rules, by pack in this order, then id.

    Raises:
        ArgmapError: Everything that is wrong in any file.
    """
    packs = packs_of(folders, topics)
    files = read_files(packs)
    mark = fingerprint(files)
    paths = [file.shown for file in files]
    kept = None if refit else cache.fetch(mark, paths)
    if kept is None:
        kept = parse(files, refit=refit)
        if not refit:
            cache.keep(mark, paths, *kept)
    rules, models = kept
    names = tuple(dict.fromkeys(pack.name for pack in packs))
    moved = motions((file.pack, file.shown, file.data) for file in files if file.relative == TOPIC)
    last = next(reversed(moved), "")
    movers = tuple(name for name in names if name == last or name not in moved)
    return Rulebook(expand(rules), names, mark, models, tuple(_old(packs, files)), moved.get(last, ""), movers)


def _old(packs: Sequence[Pack], files: Iterable[PackFile]) -> Iterator[str]:
    """A note on each pack that has tags in the first form."""
    old = {file.pack for file in files if file.folder == words.OLD_TAGS}
    for pack in packs:
        if pack.name in old:
            place = shown(pack.folder)
            yield f"{place}: claims/ is the first form of tags; 'argmap rules upgrade {place}' writes them as tags/"


def _strange_folder(file: PackFile, family: str, rest: str) -> Problem:
    """The first folder must name a family: one problem for a folder, however many files are in it."""
    from argmap.rulebook.checker import guess  # noqa: PLC0415

    if rest.split(".", maxsplit=1)[0] in words.FOLDERS:
        what, mend = (
            f"'{family}' is a folder of rules in the folder that was given",
            f"give the folder '{family}' itself",
        )
    else:
        what, mend = f"'{family}' is not a family of rules; the first folder names it", guess(family, words.FAMILIES)
    return Problem(Location(file.shown), "R005", what, mend)


def _too_many_phrases(rules: Iterable[Rule]) -> Iterator[Problem]:
    """A pack must not fill the memory, however it spreads its phrases over files."""
    counts: dict[str, int] = {}
    for rule in rules:
        before = counts.get(rule.pack, 0)
        counts[rule.pack] = before + sum(len(pattern.phrases) for pattern in (*rule.patterns, *rule.unless))
        if before <= words.MAX_PACK_PHRASES < counts[rule.pack]:
            what = f"the pack '{rule.pack}' has more than {words.MAX_PACK_PHRASES:,} phrases, counted up to here"
            yield Problem(rule.location, "R018", what, "split the pack, and load what the thread needs")


def _doubles(rules: Iterable[Rule]) -> Iterator[Problem]:
    first: dict[str, Rule] = {}
    for rule in rules:
        earlier = first.setdefault(rule.id, rule)
        if earlier is not rule:
            what = f"two rules have the id '{rule.id}': the other is in {earlier.location}"
            yield Problem(rule.location, "R006", what, "give one another name (and file)")
