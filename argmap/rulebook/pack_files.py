"""The rule files of packs: which folders are packs, and the bytes of all that is in them, within bounds."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from argmap.errors import ArgmapError, Location, Problem
from argmap.rulebook import words
from argmap.rulebook.places import language, shipped, topics

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_SUFFIXES = (".yaml", ".yml")


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
