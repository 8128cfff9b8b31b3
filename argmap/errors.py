"""What can go wrong, said in one form: where, which, what, and how to mend it.

Every message that argmap gives about its input is a `Problem`. Code that finds several collects them and raises one
`ArgmapError` with all of them, so that a user mends a file in one go. `CODES` lists every code with its meaning; the
error list in the docs is made from it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

CODES: dict[str, str] = {
    # input files
    "I001": "no such file",
    "I002": "the file is empty",
    "I003": "the file is binary, not text",
    "I004": "the text holds no comment that could be told from the rest",
    "I005": "the JSON is not a thread",
    "I006": "two comments have one id",
    "I007": "a parent is not in the file or comes later than its reply",
    "I008": "no format is known by that name",
    "I009": "the file is not of the format that was asked for",
    "I010": "the file cannot be read",
    "I011": "the saved map does not keep the map's schema",
    "I012": "the page holds no comments",
    "I013": "the file is larger or deeper than argmap reads",
    "I014": "the text could not be decoded",
    "I015": "no thread of that id is in the file",
    "I016": "a column that was named is not in the table",
    "I017": "the layout file is not one",
    # rule files
    "R001": "the YAML cannot be parsed",
    "R002": "unknown key",
    "R003": "a key that must be there is missing",
    "R004": "a value is not one of those allowed",
    "R005": "the id is not the file's path",
    "R006": "two rules have one id",
    "R007": "the rule has no example that fires or none that stays silent",
    "R008": "an example that fires has no [[span]]",
    "R009": "a pattern can match the empty text",
    "R010": "a pattern uses an attribute that spaCy does not know",
    "R011": "YAML anchors, aliases and tags are not used in rule files or corrections",
    "R012": "a key stands twice",
    "R013": "a value has the wrong type",
    "R014": "a pattern needs what the pipeline does not give",
    "R015": "an example does not do what it says",
    "R016": "no such rules folder, or no rule in it",
    "R017": "a regular expression is broken or can take for ever",
    "R018": "a rule file, pattern or pack is larger or deeper than argmap reads",
    "R019": "no topic has that name",
    "R020": "a link leads out of the rules folder",
    "R021": "the rule file cannot be read",
    "R022": "weights are given for a rule or a feature that does not exist",
    # corrections
    "C001": "a correction fits nothing in the thread",
    "C002": "a correction fits several places in the thread",
    "C003": "two corrections contradict each other",
    "C004": "the corrections file cannot be read",
    "C005": "a mark cannot be corrected so",
    # output
    "O001": "the output cannot be written there",
    "O002": "no output form has that suffix or name",
    "O003": "an optional library is needed for this form",
    "O004": "Graphviz could not draw the map",
    # questions put to a map
    "Q001": "no comment, claim or link has that id",
    "Q002": "no rule has that id",
    "Q003": "no view has that name",
    # the model
    "M001": "the spaCy pipeline is not installed or lacks a component",
    # batch
    "B001": "a thread in the batch could not be mapped",
    "B002": "the cluster does not answer",
    # ourselves
    "X001": "argmap itself failed",
}


_ACTING = {
    **{code: 0x2400 + code for code in range(0x20)},
    0x7F: 0x2421,
    **dict.fromkeys((*range(0x80, 0xA0), 0x61C, *range(0x200B, 0x2010), *range(0x2028, 0x202F)), 0xFFFD),
    **dict.fromkeys((*range(0x2060, 0x2070), 0xFEFF, *range(0xD800, 0xE000)), 0xFFFD),
}


def shown(text: str) -> str:
    r"""A text on one line whose every character is seen and none acts on a terminal; it keeps its length.

    >>> shown("a\x1b[2J\n")
    'a␛[2J␊'
    """
    return text if text.isascii() and text.isprintable() else text.translate(_ACTING)


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A place in a file: path as the user gave it, line and column from 1, or 0 where there is none."""

    path: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        parts = [self.path]
        if self.line:
            parts.append(str(self.line))
            if self.column:
                parts.append(str(self.column))
        return ":".join(parts)


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing that is wrong.

    Args:
        location: Where.
        code: A key of `CODES`.
        what: What is wrong there, in one line, without a full stop.
        mend: How to mend it, in one line, or empty.
        source: The line of the file, for the caret; empty where there is none.
    """

    location: Location
    code: str
    what: str
    mend: str = ""
    source: str = field(default="", compare=False)

    def __post_init__(self) -> None:
        if self.code not in CODES:
            raise ValueError(f"unknown problem code {self.code}")

    def __str__(self) -> str:
        lines = [shown(f"{self.location}: {self.code} {self.what}")]
        if self.source:
            lines.append("    " + shown(self.source.replace("\t", " ")))
            if self.location.column:
                lines.append("    " + " " * (self.location.column - 1) + "^")
        if self.mend:
            lines.append("    mend: " + shown(self.mend))
        return "\n".join(lines)


class ArgmapError(Exception):
    """One or more problems with what was given; the command line prints them and exits with 1.

    Args:
        problems: At least one; kept sorted by place.
    """

    exit_code = 1

    def __init__(self, problems: Problem | Iterable[Problem]) -> None:
        given = [problems] if isinstance(problems, Problem) else list(problems)
        if not given:
            raise ValueError("an ArgmapError needs a problem")
        self.problems: tuple[Problem, ...] = tuple(sorted(given))
        super().__init__("\n".join(map(str, self.problems)))
