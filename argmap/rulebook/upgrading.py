"""Packs of the first form made new: a tag with its patterns as words and idioms, for `argmap rules upgrade`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from argmap.aside import write_aside
from argmap.errors import ArgmapError, Location, Problem
from argmap.rulebook import words
from argmap.rulebook.derive import at_least_one
from argmap.rulebook.examples import mark_example
from argmap.rulebook.notation import write
from argmap.rulebook.pack_files import packs_of, read_files
from argmap.rulebook.packs import load, parse_files

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from argmap.rulebook.rule import Pattern, Rule

_WIDTH = 118


class Upgraded(NamedTuple):
    """A file in the new form: where it was, where it goes, its text."""

    old: Path
    new: Path
    text: str


def upgrade(folder: Path) -> tuple[Upgraded, ...]:
    """The files of a pack that are in the first form, made new; nothing is written.

    Raises:
        ArgmapError: What is wrong with the pack as it stands.
    """
    files = [file for file in read_files(packs_of([folder], ())[-1:]) if file.folder == words.OLD_TAGS]
    shells = list(_shells(load().family("constructions")))
    made = []
    for file in files:
        rules = parse_files([file])
        new = folder / f"tags{file.relative.removeprefix(words.OLD_TAGS)}"
        text = "---\n".join("".join(_document(rule, shells)) for rule in rules)
        made.append(Upgraded(folder / file.relative, new, text))
    return tuple(made)


def rewrite(files: Iterable[Upgraded]) -> None:
    """Write upgraded files and take the old ones away.

    Raises:
        ArgmapError: O001 where a file is there already or cannot be written.
    """
    for file in files:
        try:
            file.new.parent.mkdir(parents=True, exist_ok=True)
            if file.new.exists():
                raise FileExistsError(0, "it is there already")
            write_aside(file.new, (file.text.encode("utf-8"),), lambda aside, to=file.new: aside.rename(to))  # type: ignore[misc]
            file.old.unlink()
        except OSError as error:
            what = f"the rule file cannot be written: {error.strerror}"
            raise ArgmapError(Problem(Location(file.new.as_posix()), "O001", what, "move one of the two")) from None


_Core = tuple[tuple[str, frozenset[str]], ...]
"""What a run of tokens must hold: of each token that may not be left out its attributes, and the words they allow."""


class _Shell(NamedTuple):
    """A construction's token pattern: whose, and what must stand before and behind the slot."""

    name: str
    before: _Core
    behind: _Core


def _shells(constructions: Iterable[Rule]) -> Iterator[_Shell]:
    for rule in constructions:
        for pattern in rule.patterns:
            if pattern.kind == "token":
                at = pattern.names.index(pattern.slot)
                yield _Shell(rule.id, _core(pattern.tokens[:at]), _core(pattern.tokens[at + 1 :]))


def _core(tokens: Iterable[Mapping[str, Any]]) -> _Core:
    found = []
    for token in tokens:
        if at_least_one(str(token.get("OP", "1"))):
            values = {key: value for key, value in token.items() if key != "OP"}
            wanted = next(iter(values.values()), "")
            listed = wanted.get("IN", [str(wanted)]) if isinstance(wanted, dict) else [wanted]
            found.append((" ".join(values), frozenset(map(str, listed))))
    return tuple(found)


def _within(part: _Core, whole: _Core) -> bool:
    """Whether each token allows no word that its counterpart does not allow."""
    return len(part) == len(whole) and all(
        a == b and ours <= theirs for (a, ours), (b, theirs) in zip(part, whole, strict=True)
    )


def lexicon_of(pattern: Pattern, shells: Iterable[_Shell]) -> tuple[str, ...]:
    """The words that a pattern of the first form puts into a construction, or none where it is none."""
    if pattern.kind != "token" or any(pattern.names):
        return ()
    places = []
    for at, token in enumerate(pattern.tokens):
        value = token.get("LOWER", token.get("LEMMA"))
        listed = value.get("IN", []) if isinstance(value, dict) else [value] if value else []
        if len(token) == 1 and listed:
            places.append((_core(pattern.tokens[:at]), _core(pattern.tokens[at + 1 :]), tuple(map(str, listed))))
    for shell in shells:
        for before, behind, listed in places:
            if _within(before, shell.before) and _within(behind, shell.behind):
                return listed
    return ()


def _document(rule: Rule, shells: Sequence[_Shell]) -> Iterator[str]:
    """One rule in the new form, line by line."""
    yield f"id: tags{rule.id.removeprefix(words.OLD_TAGS)}\n"
    yield f"says: {_quoted(rule.says or '')}\nframe: {rule.frames[0]}\n"
    if rule.explanation:
        yield from _folded("explanation: >", rule.explanation)
    parts = _sorted(rule.patterns, shells)
    if parts.words:
        yield from _flow("words", parts.words)
    if parts.idioms:
        yield "idioms:\n"
        yield from (f"  - {_quoted(idiom)}\n" for idiom in parts.idioms)
    for key, patterns in (("patterns", parts.rest), ("unless", rule.unless)):
        if patterns:
            yield f"{key}:\n"
            yield from (f"  - {_flow_of(_plain(pattern))}\n" for pattern in patterns)
    if rule.scope != "anywhere":
        yield f"scope: {rule.scope}\n"
    yield "examples:\n"
    for key in words.EXAMPLE_KEYS:
        examples = getattr(rule, key)
        if examples:
            yield f"  {key}:\n"
            yield from (f"    - {_quoted(mark_example(one.text, one.spans), always=True)}\n" for one in examples)


class _Parts(NamedTuple):
    """The patterns of a tag of the first form, by what becomes of them."""

    words: tuple[str, ...]
    idioms: tuple[str, ...]
    rest: tuple[Pattern, ...]


def _sorted(patterns: Iterable[Pattern], shells: Sequence[_Shell]) -> _Parts:
    fillers: dict[str, None] = {}
    idioms: list[str] = []
    rest: list[Pattern] = []
    for pattern in patterns:
        if found := lexicon_of(pattern, shells):
            fillers.update(dict.fromkeys(found))
        elif pattern.kind == "phrase" and pattern.attr == "LOWER":
            idioms += pattern.phrases
        elif pattern.kind == "token" and not any(pattern.names) and (said := write(pattern.tokens)) is not None:
            idioms.append(said)
        else:
            rest.append(pattern)
    return _Parts(tuple(fillers), tuple(idioms), tuple(rest))


def _plain(pattern: Pattern) -> dict[str, Any]:
    """A pattern as its file would have it."""
    made: dict[str, Any] = {"kind": pattern.kind}
    if pattern.kind == "token":
        named = zip(pattern.tokens, pattern.names or ("",) * len(pattern.tokens), strict=True)
        made["tokens"] = [{**token, "AS": name} if name else dict(token) for token, name in named]
    elif pattern.kind == "phrase":
        made["phrases"] = list(pattern.phrases)
        if pattern.attr != "LOWER":
            made["attr"] = pattern.attr
    else:
        made["nodes"] = [dict(node) for node in pattern.nodes]
    if pattern.within != "span":
        made["within"] = pattern.within
    return made


def _flow_of(value: Any) -> str:  # noqa: ANN401  # plain data of any shape
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_flow_of(each)}" for key, each in value.items()) + "}"
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(map(_flow_of, value)) + "]"
    if isinstance(value, bool):
        return str(value).lower()
    return _quoted(value) if isinstance(value, str) else str(value)


def _quoted(text: str, *, always: bool = False) -> str:
    """A text as YAML takes it, in quotes where it must be."""
    if (
        not always
        and text.replace(" ", "").replace("_", "").isalpha()
        and text.isascii()
        and text not in ("true", "false")
    ):
        return text
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _flow(key: str, listed: Iterable[str]) -> Iterator[str]:
    line = f"{key}: ["
    given = list(listed)
    for place, each in enumerate(given):
        last = place == len(given) - 1
        part = _quoted(each) + ("]" if last else ", ")
        if len(line) + len(part) > _WIDTH:
            yield line.rstrip() + "\n"
            line = " " * (len(key) + 3)
        line += part
    yield line + "\n"


def _folded(head: str, text: str) -> Iterator[str]:
    from textwrap import wrap  # noqa: PLC0415  # only where something is written

    yield f"{head}\n"
    yield from (f"  {line}\n" for line in wrap(text, _WIDTH - 2))
