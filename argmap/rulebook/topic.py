"""A topic pack's own file, `topic.yaml`: the motion that a class debates with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.errors import ArgmapError

if TYPE_CHECKING:
    from collections.abc import Iterable

TOPIC = "topic.yaml"


def motions(files: Iterable[tuple[str, str, bytes]]) -> dict[str, str]:
    """The motion of each pack that has one, in the order loaded.

    Args:
        files: The packs' files of this name, in order: the pack, the file as it is shown to the user, and its bytes.

    Raises:
        ArgmapError: What is wrong in a pack's file.
    """
    read = {pack: _read(path, data) for pack, path, data in files}
    return {pack: says for pack, says in read.items() if says}


def _read(path: str, data: bytes) -> str:
    from argmap.rulebook.checker import Checker  # noqa: PLC0415  # YAML, only where a pack has such a file
    from argmap.rulebook.tree import read_tree  # noqa: PLC0415

    text = data.decode("utf-8-sig", errors="replace").replace("\r\n", "\n")
    tree = read_tree(path, text)
    checker = Checker(path, text.split("\n"))
    says = ""
    for document in tree.documents[:1]:
        entries = checker.mapping(document, "topic.yaml", ("motion",))
        if "motion" in entries:
            says = checker.text(entries["motion"], "motion") or ""
        elif not checker.problems:
            checker.wrong(
                document, "R003", "the topic has no 'motion'", 'write motion: "Phones should be banned in school"'
            )
    problems = [*tree.problems, *checker.problems]
    if problems:
        raise ArgmapError(problems)
    return says
