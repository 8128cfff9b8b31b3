"""Folders of rule files to a rulebook."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from argmap.errors import ArgmapError, Location, Problem
from argmap.rulebook import cache, words
from argmap.rulebook.expand import expand, unknown_constructions
from argmap.rulebook.places import LANGUAGE, language, shipped, topics
from argmap.rulebook.rule import Rulebook
from argmap.rulebook.topic import TOPIC, motions

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from argmap.rulebook.rule import Rule, Weights

_SUFFIXES = (".yaml", ".yml")
WEIGHTS = "weights"
"""The folder of fitted weights in a pack."""


class PackFile(NamedTuple):
    """One rule file: its pack, its path in the pack, the path shown to the user, and its bytes."""

    pack: str
    relative: str
    shown: str
    data: bytes

    @property
    def stem(self) -> str:
        """The dotted path: `tags.money`."""
        return self.relative.rsplit(".", 1)[0].replace("/", ".")

    @property
    def folder(self) -> str:
        """The first folder of its path: what its rules are for."""
        return self.stem.split(".", maxsplit=1)[0]


class Pack(NamedTuple):
    """A named folder."""

    name: str
    folder: Path


def packs_of(folders: Iterable[Path], names: Iterable[str]) -> tuple[Pack, ...]:
    """The packs in the order in which they are loaded; a folder that is given twice is one pack.

    Raises:
        ArgmapError: R019, no such topic; R016, no such folder.
    """
    found = [Pack(language(), shipped() / language())]
    problems: list[Problem] = []
    for name in dict.fromkeys(names):
        if name in topics():
            found.append(Pack(name, shipped() / "topics" / name))
        else:
            known = ", ".join(topics())
            mend = f"write one of: {known}" if known else "this argmap comes without topics"
            problems.append(Problem(Location(f"--topic {name}"), "R019", f"there is no topic '{name}'", mend))
    for folder in dict.fromkeys(folders):
        if folder.is_dir():
            if not any(folder.samefile(pack.folder) for pack in found if pack.folder.is_dir()):
                found.append(Pack(_free_name(folder.resolve().name or "rules", found), folder))
        else:
            what = "this is a file, not a folder of rules" if folder.exists() else "no such rules folder"
            mend = "give the folder that holds tags/, stance/ and so on; argmap rules new makes one"
            problems.append(Problem(Location(str(folder)), "R016", what, mend))
    if problems:
        raise ArgmapError(problems)
    return tuple(found)


def _free_name(name: str, packs: Sequence[Pack]) -> str:
    """The folder's name, with a number where a pack has it already."""
    taken = {pack.name for pack in packs}
    return next(free for free in (name, *(f"{name}-{n}" for n in range(2, 10_000))) if free not in taken)


def read_files(packs: Sequence[Pack]) -> tuple[PackFile, ...]:
    """The bytes of all rule files, pack by pack, sorted by path.

    Raises:
        ArgmapError: A folder without rules, a link out of it, or more or larger files than argmap reads.
    """
    found: list[PackFile] = []
    problems: list[Problem] = []
    for pack in packs:
        some, wrong = _read_pack(pack)
        found += some
        problems += wrong
    if problems:
        raise ArgmapError(problems)
    return tuple(found)


def _read_pack(pack: Pack) -> tuple[list[PackFile], list[Problem]]:
    found: list[PackFile] = []
    problems: list[Problem] = []
    folder, size = shown(pack.folder), 0

    def wrong(path: str, code: str, what: str, mend: str) -> None:
        problems.append(Problem(Location(path), code, what, mend))

    for relative, path, kind in sorted(_walk(pack.folder)):
        place = f"{folder}/{relative}"
        if kind == "folder":
            wrong(place, "R020", "a link to a folder is not followed", "copy the folder here")
            continue
        if kind == "link" and not Path(path).resolve().is_relative_to(pack.folder.resolve()):
            wrong(place, "R020", "a link leads out of the rules folder", "copy the file into the folder")
            continue
        if kind == "other":
            wrong(place, "R021", "this is no file", "take it out of the folder")
            continue
        try:
            with Path(path).open("rb") as file:
                data = file.read(words.MAX_FILE + 1)
        except OSError as error:
            wrong(place, "R021", f"the rule file cannot be read: {error.strerror}", "check its permissions")
            continue
        size += len(data)
        if len(data) > words.MAX_FILE:
            wrong(place, "R018", f"the file is larger than {words.MAX_FILE:,} bytes", "split it")
            continue
        found.append(PackFile(pack.name, relative, place, data))
        if size > words.MAX_PACK or len(found) > words.MAX_FILES:
            what = f"the pack has more than {words.MAX_FILES:,} files or {words.MAX_PACK:,} bytes"
            wrong(folder, "R018", what, "split it, and load what the thread needs")
            break
    if not found and not problems:
        mend = "put rules into it: tags/NAME.yaml; argmap rules new writes a first one"
        wrong(folder, "R016", "no rule in this folder", mend)
    return found, problems


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


def shown(path: Path) -> str:
    """A path as the user knows it: below the working directory, without that; with forward slashes."""
    try:
        return path.relative_to(Path.cwd()).as_posix() if path.is_absolute() else path.as_posix()
    except ValueError:
        return path.as_posix()


def _walk(folder: str | Path, above: str = "") -> Iterator[tuple[str, str, str]]:
    """Every rule file below a folder: path in it, path, and "file", "link", "folder" (a link to one) or "other".

    Hidden entries, and folders that are links, are not entered.
    """
    try:
        entries = list(os.scandir(folder))
    except OSError:
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        linked = entry.is_symlink()
        if entry.is_dir():
            if linked:
                yield above + entry.name, entry.path, "folder"
            else:
                yield from _walk(entry.path, f"{above}{entry.name}/")
        elif entry.name.lower().endswith(_SUFFIXES):
            yield above + entry.name, entry.path, "link" if linked else "file" if entry.is_file() else "other"


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
