"""A first topic pack for `argmap rules new --motion`: the motion, a point on each side, and comments as its test."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from argmap.aside import write_aside
from argmap.errors import ArgmapError, Location, Problem
from argmap.rulebook import words

if TYPE_CHECKING:
    from pathlib import Path

_TOPIC = """\
# What is debated with this pack: `argmap map THREAD --rules {folder}` shows who is for it and who against.
motion: {motion}
"""
_TAG = """\
# A point {side} the motion, one file for each. Rename the file, and the id with it; eight to twelve make a pack.
id: tags.{name}
says: {says}  # the point as a sentence that can be held or denied
frame: other
# A frame is one of {frames}.
side: {side}  # for or against the motion as topic.yaml words it; who denies the point speaks for the other side
explanation: >
  Say here in a sentence what people mean who make this point.
idioms:  # <be> is any form of a word, one|other a choice, too? optional, _{{0,3}} up to three words
  - "{idiom}"
examples:
  fires:                          # [[ ]] round exactly the words that match
    - "To me [[{idiom}]] is clear."
  silent:                         # like words, without the point
    - "He gave no reason at all."
"""
_COMMENTS = """\
# Ten comments as your class would write them, each with the side that it takes: for, against, both or unclear.
# `argmap rules test {folder}` maps them: eight in ten of those that take a side must be right,
# at most one in ten wrong.
for | I think the best reason for it is clear.
against | For me the best reason against it is clear.
unclear | Which room are we in today?
"""
_POINTS = (
    ("pro_point", "there is a good reason for it", "for", "the best reason for it"),
    ("con_point", "there is a good reason against it", "against", "the best reason against it"),
)


def first_pack(motion: str, folder: str) -> dict[str, str]:
    """The files of a first pack, by their paths in it.

    Args:
        motion: What is debated.
        folder: The pack's folder as the user knows it, for the comments.

    Raises:
        ArgmapError: R013, an empty motion.
    """
    says = " ".join(motion.split())
    if not says:
        mend = 'write --motion "Phones should be banned in school"'
        raise ArgmapError(Problem(Location("--motion"), "R013", "the motion has no words", mend))
    frames = f"{', '.join(words.FRAMES[:8])},\n# {', '.join(words.FRAMES[8:])}"
    made = {"topic.yaml": _TOPIC.format(folder=folder, motion=json.dumps(says, ensure_ascii=False))}
    for name, sentence, side, idiom in _POINTS:
        made[f"tags/{name}.yaml"] = _TAG.format(name=name, says=sentence, side=side, idiom=idiom, frames=frames)
    made["comments.txt"] = _COMMENTS.format(folder=folder)
    return made


def write_first_pack(motion: str, folder: Path) -> tuple[Path, ...]:
    """Write a first pack; where one of its files exists, nothing is written.

    Returns:
        The files.

    Raises:
        ArgmapError: R013; O001 where a file exists or cannot be written.
    """
    files = {folder / relative: text for relative, text in first_pack(motion, folder.as_posix()).items()}
    for path in files:
        if path.exists():
            what = "this file exists already; nothing was written"
            raise ArgmapError(Problem(Location(path.as_posix()), "O001", what, "choose another folder with --dir"))
    for path, text in files.items():
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            _write(path, text)
        except OSError as error:
            what = f"the file cannot be written: {error.strerror}"
            mend = "choose another folder with --dir"
            raise ArgmapError(Problem(Location(path.as_posix()), "O001", what, mend)) from None
    return tuple(files)


def _write(path: Path, text: str) -> None:
    write_aside(path, (text.encode("utf-8"),), lambda aside: aside.rename(path))
