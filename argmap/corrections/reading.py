"""A corrections file to corrections: every key checked, every fault noted with line and column.

```yaml
- {link: rebuttal, words: "That is simply not true", by: Bo, to: {words: "It was never about safety", by: Ann}}
- {role: none, words: "What do you think?", who: Ms Lee, when: 2026-03-01}
- {side: against, by: Ann}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, get_args

from argmap.corrections.kinds import KINDS
from argmap.errors import ArgmapError, Location, Problem
from argmap.model import Correction, Passage, Relation
from argmap.rulebook.checker import Checker, guess
from argmap.rulebook.tree import Mapping, Scalar, read_tree

if TYPE_CHECKING:
    from pathlib import Path

    from argmap.corrections.kinds import Kind
    from argmap.rulebook.tree import Node

MOST = 50_000
"""Corrections that one file may hold."""
LARGEST = 20_000_000
"""Bytes that it may have."""
LONGEST = 5_000
"""Characters of a quotation."""
PASSAGE = ("words", "by", "date", "after")
ALWAYS = (*PASSAGE, "thread", "who", "when")
_MEND = f"a correction says one of: {', '.join(KINDS)}"


class Entry(NamedTuple):
    """A correction with its place in a file."""

    correction: Correction
    location: Location


def load(path: Path) -> tuple[Entry, ...]:
    """The corrections of a file, in its order.

    Args:
        path: As the user gave it.

    Raises:
        ArgmapError: I001 or C004 where it cannot be read; R codes, all of them, for what is wrong in it.
    """
    where = Location(str(path))
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except FileNotFoundError:
        raise ArgmapError(Problem(where, "I001", "there is no such file")) from None
    except OSError as error:
        raise ArgmapError(Problem(where, "C004", f"the file cannot be read: {error.strerror}")) from None
    if len(data) > LARGEST:
        what = f"the file is larger than {LARGEST // 1_000_000} MB"
        raise ArgmapError(Problem(where, "C004", what, "split it: one corrections file a thread"))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ArgmapError(Problem(Location(str(path), line), "C004", "the file is not UTF-8", "save it so")) from None
    return parse(str(path), text)


def parse(path: str, text: str) -> tuple[Entry, ...]:
    """The corrections of a text.

    Args:
        path: For the places.
        text: YAML: a list of entries.

    Raises:
        ArgmapError: With all that is wrong in it.
    """
    tree = read_tree(path, text)
    checker = Checker(path, text.split("\n"))
    found: list[Entry] = []
    for document in tree.documents:
        for node in checker.items(document, "a corrections file", MOST):
            correction = _correction(checker, node)
            if correction is not None:
                found.append(Entry(correction, Location(path, node.line, node.column)))
    problems = (*tree.problems, *checker.problems)
    if problems:
        raise ArgmapError(problems)
    return tuple(found)


def _correction(checker: Checker, node: Node) -> Correction | None:
    """One entry, or None where it is not sound."""
    before = len(checker.problems)
    if not isinstance(node, Mapping):
        checker.mapping(node, "a correction")
        return None
    named = [key for key, _ in node.entries if key.text in KINDS]
    if len(named) != 1:
        near = next((guess(key.text, KINDS) for key, _ in node.entries if key.text not in (*ALWAYS, "to")), _MEND)
        if named:
            checker.wrong(named[1], "R002", f"a correction says one thing, not '{named[1].text}' too", "write two")
        else:
            checker.wrong(node, "R003", "the correction does not say what is so", near)
        return None
    name = named[0].text
    kind = KINDS[name]
    to = () if kind.to == "never" else ("to",)
    found = checker.mapping(node, f"a correction of '{name}'", (name, *ALWAYS, *to, *kind.also))
    given: dict[str, Any] = {"at": _passage(checker, node, found, kind)}
    verdict = found[name]
    given["verdict"] = (
        checker.choice(verdict, name, kind.verdicts) if kind.verdicts else checker.text(verdict, name, LONGEST)
    )
    if "to" in found:
        inner = checker.mapping(found["to"], "to", PASSAGE)
        given["to"] = Passage(**_texts(checker, inner, PASSAGE))
        if "words" not in inner:
            checker.wrong(found["to"], "R003", "to has no 'words'", "quote some of its words")
    elif kind.to == "must":
        checker.wrong(node, "R003", f"a correction of '{name}' has no 'to'", 'write to: {words: "…", by: NAME}')
    given |= {key: checker.flag(found[key], key) for key in ("partial", "against") if key in found}
    if "was" in found:
        given["was"] = checker.choice(found["was"], "was", get_args(Relation))
    given |= _texts(checker, found, ("signed", "thread", "who", "when"))
    return Correction(name, **given) if len(checker.problems) == before else None


def _passage(checker: Checker, node: Node, found: dict[str, Node], kind: Kind) -> Passage:
    if kind.words == "must" and "words" not in found:
        checker.wrong(node, "R003", "the correction has no 'words'", "quote some of the words that it is about")
    elif kind.words != "must" and not {"words", "by"} & found.keys():
        checker.wrong(node, "R003", "the correction does not say of whom", "write by: and the name as it is signed")
    return Passage(**_texts(checker, found, PASSAGE))


def _texts(checker: Checker, found: dict[str, Node], keys: tuple[str, ...]) -> dict[str, str]:
    """The texts of keys; a `null` is as good as a key left out."""
    texts = {key: checker.text(found[key], key, LONGEST) for key in keys if key in found and not _is_null(found[key])}
    return {key: text for key, text in texts.items() if text is not None}


def _is_null(node: Node) -> bool:
    return isinstance(node, Scalar) and node.plain and node.text in ("", "~", "null")
