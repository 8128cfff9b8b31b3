"""Text from threads, made safe for each form: what acts instead of being seen is shown as a mark; nothing is dropped.

`visible` is the ground for all: control characters, escape sequences, direction overrides, zero-width characters and
towers of combining marks become marks that can be read. Each form's function adds what acts in that form.
"""

from __future__ import annotations

import html
import re
import unicodedata

STACK = 3
"""Combining marks that may stand on one letter; the rest is counted."""

_BIDI = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_ZERO = (
    "\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u2060-\u2065\u206a-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb"
)
_TAGS = "\U000e0000-\U000e0fff"
_ACTING = re.compile(f"[\x00-\x08\x0b-\x1f\x7f-\x9f{_BIDI}{_ZERO}{_TAGS}\u2028\u2029\ud800-\udfff\ufffe\uffff]")
_PLAIN_TEXT = re.compile("[\n\t -~\xa0-\xac\xae-\u02ff\u2010-\u2027\u2030-\u205e\u2190-\u27bf]*")
"""Characters that do nothing when printed: Latin letters, punctuation, signs."""
_RUN = re.compile(f"([{_BIDI}{_ZERO}{_TAGS}\ud800-\udfff\x00-\x08\x0b-\x1f\x7f-\x9f])\\1{{3,}}")
_JOINER = re.compile("[\u200c\u200d]+")
_COMBINING = re.compile(
    "[\u0300-\u036f\u0483-\u0489\u0610-\u061a\u064b-\u065f\u0670\u0e31-\u0e3a\u0e47-\u0e4e\u1ab0-\u1aff\u1dc0-\u1dff"
    "\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f]{4,}"
)
_NEWLINES = re.compile(r"\r\n?|\u2028|\u2029|\x85|\x0b|\x0c")


def visible(text: str) -> str:
    r"""A text whose every character is seen and none acts; line ends and tabs stay.

    >>> visible("a\x1b[2Jb")
    'a␛[2Jb'
    >>> visible("user\u202etxt.exe")
    'user‹U+202E›txt.exe'
    """
    if _PLAIN_TEXT.fullmatch(text):  # most is, and one look is cheaper than five
        return text
    text = _NEWLINES.sub("\n", text)
    text = _RUN.sub(lambda match: f"{_mark(match[1])}×{len(match[0])}", text)
    text = _COMBINING.sub(lambda match: f"{match[0][:STACK]}‹+{len(match[0]) - STACK} marks›", text)
    text = _JOINER.sub(_joined, text)
    return _ACTING.sub(lambda match: _mark(match[0]), text)


def _joined(match: re.Match[str]) -> str:
    """A single joiner between two symbols or letters is part of how they are written; any other is shown."""
    before = match.string[match.start() - 1 : match.start()]
    after = match.string[match.end() : match.end() + 1]
    fits = len(match[0]) == 1 and before and after and not before.isspace() and not after.isspace()
    if fits and not (before.isascii() and after.isascii()):
        return match[0]
    return f"‹U+{ord(match[0][0]):04X}›{'×' + str(len(match[0])) if len(match[0]) > 1 else ''}"


def _mark(char: str) -> str:
    code = ord(char)
    if code < 0x20:
        return chr(0x2400 + code)
    return "␡" if code == 0x7F else f"‹U+{code:04X}›"


_PLAIN = {
    "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "‚": "'", "…": "...", "–": "-", "—": "--",
    "−": "-", "±": "+/-", "×": "x", "·": "-", "•": "*", "→": "->", "←": "<-", "‹": "<", "›": ">", "№": "No.",
    "ß": "ss", "æ": "ae", "Æ": "AE", "ø": "o", "Ø": "O", "œ": "oe", "Œ": "OE", "đ": "d", "ł": "l", "Ł": "L", "þ": "th",
    "⊕": "(+)", "⊖": "(-)", "│": "|", "├": "|", "└": "`", "─": "-", "●": "*", "○": "o", "◐": "~", "◌": "^",
    "€": "EUR", "£": "GBP",
}  # fmt: skip
_OTHER = re.compile(r"[^\x00-\x7f]")


def plain(text: str) -> str:
    r"""A text in ASCII: marks by their nearest look, letters without accents, anything else by its number.

    >>> plain("“naïve” – 猫…")
    '"naive" - \\u732b...'
    """
    return _OTHER.sub(_nearest, text)


def _nearest(match: re.Match[str]) -> str:
    char = match[0]
    if char in _PLAIN:
        return _PLAIN[char]
    if 0x2400 <= ord(char) < 0x2421:
        return f"\\x{ord(char) - 0x2400:02x}"
    bare = "".join(part for part in unicodedata.normalize("NFKD", char) if part.isascii())
    if bare:
        return bare
    if unicodedata.combining(char):
        return ""
    return f"\\u{ord(char):04x}" if ord(char) < 0x10000 else f"\\U{ord(char):08x}"


def xml(text: str) -> str:
    """For HTML, SVG, XML and Graphviz' HTML-like labels, in text and in attributes."""
    return html.escape(visible(text), quote=True)


def dot(text: str) -> str:
    r"""For a string in double quotes in DOT; line ends stay line ends, no escape of Graphviz' own acts.

    >>> dot('a "b" \\N')
    'a \\"b\\" \\\\N'
    """
    return visible(text).replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")


_MERMAID = re.compile(r"[&\"<>#;`\\\[\]{}|%]")


def mermaid(text: str) -> str:
    """For a label in double quotes in Mermaid: what acts becomes an entity by its number, a line end a space."""
    return _MERMAID.sub(lambda match: f"#{ord(match[0])};", visible(text)).replace("\n", " ")


_MARKDOWN = re.compile(r"[\\`*_{}\[\]()#+!|<>~&$:@=^-]|(?<=\d)\.(?=\s|$)")


def markdown(text: str) -> str:
    r"""For running text in Markdown: every character that could act has a backslash before it.

    >>> markdown("[x](javascript:1) *b*")
    '\\[x\\]\\(javascript\\:1\\) \\*b\\*'
    """
    return _MARKDOWN.sub(lambda match: "\\" + match[0], visible(text))


_ARGDOWN = re.compile(r"[^\w\s,'’“”‘…–—?!%&$€£]|_")


def argdown(text: str) -> str:
    r"""For running text in Argdown, on one line: every character that could act has a backslash before it.

    >>> argdown("+ [x]: not #a tag.")
    '\\+ \\[x\\]\\: not \\#a tag\\.'
    """
    return _ARGDOWN.sub(lambda match: "\\" + match[0], " ".join(visible(text).split()))


def csv_cell(text: str) -> str:
    """For a cell of a table: what a spreadsheet could take for a formula gets a quote before it, so does a tab."""
    shown = visible(text)
    acts = shown[:1] in {"\t", "\n"} or shown.lstrip()[:1] in {"=", "+", "-", "@", "＝", "＋", "－", "＠"}
    return "'" + shown if acts else shown


def typst(text: str) -> str:
    """For a string in double quotes in Typst."""
    return visible(text).replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
