"""A first rule file for `argmap rules new`: commented, sound, and passing its own test."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from argmap.aside import write_aside
from argmap.errors import ArgmapError, Location, Problem
from argmap.rulebook import words

if TYPE_CHECKING:
    from pathlib import Path

_ID = re.compile(r"[a-z]+(?:\.[a-z][a-z0-9_-]*)+")
_HEAD = """\
# A rule file. `argmap rules test {folder}` runs the examples below; `argmap map THREAD --rules {folder}` uses the rule.
# The id is the file's path: {path} holds {identity}.
id: {identity}
"""
_BODY: dict[str, str] = {
    "tags": """\
says: it's about {words}  # the claim as the map prints it: a sentence that can be held or denied
frame: other
# A frame is one of {frames}.
words: ["{words}"]  # said in any of the ways that 'argmap rules list --family constructions' lists
idioms: ["think of the {words}"]  # said as it stands; <be> is any form of a word, one|other a choice, too? optional
examples:
  fires:                          # [[ ]] round exactly the words that match
    - "In the end [[it's all about {words}]]."
    - "Please [[think of the {words}]]."
  silent:                         # the same words without the claim
    - "Yesterday we read three pages on {words}."
""",
    "constructions": """\
says: it turns on {{X}}             # the sentence of a point that no tag names
explanation: >
  Say here in a sentence or two what these words claim of the thing, and when they do not.
patterns:                         # {{SLOT: X}} is where the thing stands; the rest is as spaCy's Matcher takes it
  - kind: token
    tokens: [{{LOWER: all}}, {{LEMMA: turn}}, {{LOWER: "on"}}, {{SLOT: X}}]
examples:
  fires:
    - "It [[all turns on the weather]]."
  silent:
    - "Turn on the light."
    - "She turned round."
""",
    "frames": """\
frame: other
# A frame is one of {frames}.
weight: 1.0                       # log-odds: 1 is a nudge, 2 is strong, below 0 speaks against the frame
explanation: >
  Say here why these words show the aspect under which the matter is seen.
patterns:
  - {{kind: phrase, phrases: ["{words}"]}}
examples:
  fires:
    - "What counts here is [[{words}]], nothing else."
  silent:
    - "That is another matter."
""",
    "stance": """\
relation: agreement               # agreement, rebuttal or neutral: what the words say to the comment that is answered
scope: opening                    # where they must stand: first, opening, sentence, closing or anywhere
weight: 1.0                       # log-odds: 1 is a nudge, 2 is strong; it counts the other way against a rebuttal
explanation: >
  Say here why these words show that the commenter agrees.
patterns:
  - {{kind: phrase, phrases: ["{words}"]}}
unless:
  - {{kind: phrase, phrases: ["{words} it is not"]}}
examples:
  fires:
    - "[[{Words}]], and I would go further."
  silent:
    - "They met again at noon to talk, and someone wrote down {words}."
""",
    "address": """\
basis: mention                    # {bases}
weight: 1.0                       # log-odds that the comment so addressed is the one that is answered
explanation: >
  Say here why these words show who is answered.
patterns:
  - {{kind: phrase, phrases: ["{words}"]}}
examples:
  fires:
    - "You there, [[{words}]], that is not what the article says."
  silent:
    - "That is another matter."
""",
    "assertion": """\
effect: hedged                    # {effects}
reach: forward                    # which side of the words it governs: forward, backward, both, clause or sentence
explanation: >
  Say here why a claim with these words is not simply asserted.
patterns:
  - {{kind: phrase, phrases: ["{words}"]}}
examples:
  fires:
    - "Well, [[{words}]] it will rain."
  silent:
    - "It will rain."
""",
    "roles": """\
role: premise                     # claim, premise or none: what follows these words
ties: before                      # where the claim stands that the premise supports: before, after or none
explanation: >
  Say here why what follows these words supports something else.
patterns:
  - {{kind: phrase, phrases: ["{words}"]}}
examples:
  fires:
    - "The road must be closed, [[{words}]] it is not safe."
  silent:
    - "The road must be closed."
""",
}


def first_rule(identity: str, folder: str) -> str:
    """The text of a first rule file.

    Args:
        identity: The rule's id: a family and a name, `tags.bicycles`.
        folder: The rules folder as the user knows it, for the comments.

    Raises:
        ArgmapError: R005 where the id is not one.
    """
    family, _, name = identity.partition(".")
    if not _ID.fullmatch(identity) or family not in words.FAMILIES:
        mend = f"write FAMILY.NAME, as in tags.bicycles; a family is one of {', '.join(words.FAMILIES)}"
        raise ArgmapError(Problem(Location(identity), "R005", f"'{identity}' is not a rule's id", mend))
    said = re.sub(r"[._-]+", " ", name).strip()
    return (_HEAD + _BODY[family]).format(
        folder=folder,
        path=f"{identity.replace('.', '/')}.yaml",
        identity=identity,
        words=said,
        Words=said[0].upper() + said[1:],
        frames=f"{', '.join(words.FRAMES[:8])},\n# {', '.join(words.FRAMES[8:])}",
        bases=", ".join(words.BASES),
        effects=", ".join(words.EFFECTS),
    )


def write_first_rule(identity: str, folder: Path) -> Path:
    """Write a first rule file; an existing file is never touched.

    Returns:
        The file.

    Raises:
        ArgmapError: R005; O001 where the file exists or cannot be written.
    """
    text = first_rule(identity, folder.as_posix())
    path = folder.joinpath(*identity.split(".")).with_suffix(".yaml")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _write_new(path, text)
    except FileExistsError:
        what = "this rule file exists already; nothing was written"
        raise ArgmapError(
            Problem(Location(path.as_posix()), "O001", what, "choose another id, or edit the file")
        ) from None
    except OSError as error:
        what = f"the rule file cannot be written: {error.strerror}"
        raise ArgmapError(
            Problem(Location(path.as_posix()), "O001", what, "choose another folder with --dir")
        ) from None
    return path


def _write_new(path: Path, text: str) -> None:
    """Write a file that is not there yet, whole or not at all.

    Raises:
        FileExistsError: It is there.
        OSError: It cannot be written.
    """
    if path.exists():
        raise FileExistsError
    write_aside(path, (text.encode("utf-8"),), lambda aside: aside.rename(path))
