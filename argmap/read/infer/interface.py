"""Interface lines: what a page prints around comments, told by the words in `interface.toml`."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from argmap.read.common.expressions import expression
from argmap.read.infer.names import likeness

if TYPE_CHECKING:
    from collections.abc import Sequence

FILE = Path(__file__).with_name("interface.toml")
NAMED = 0.51
"""What looks less like a name, as a pronoun does, is none in a line of the service."""

LONGEST = 120
"""A longer line is no interface line."""

NUMBER = expression(r"\d[\d.,\u202f]*(?:\s?[kKmM]|\s?(?:Tsd|Mio|mil)\.?)?(?![^\W\d_])|\d+")
_EDGE = " \t\ufe0f…·•∙|,.:;*–—-()[]{}<>«»‹›▲▼△▽↑↓↩►▶✓✔✉⚠🔒👍👎❤♥★☆+#~_=\"“”'’"
_PARTS = expression(r"[·•∙|/()\[\]{},;:<>«»‹›▲▼△▽↑↓↩►▶✓✔+−–—]+|\s{2,}|\s-\s")
_SPACE = expression(r"\s+")
_WIDE = expression(r"\s*\t\s*|\s{3,}")
"""The space between the cells of a table, as copying leaves it."""

_DOTS = expression(r"[\s*\"”]*(?:\.\.\.|…)$")
_SENTENCES = expression(r"[.!?]\s")
_WORD = expression(r"[^\W\d_]+")
_OPEN = expression(r"\{(?:name|date|words)\}")
_CHOICE = expression(r"\(([^()]*\|[^()]*)\)")
_NAMED = r"\S{1,60}(?:\s\S{1,40}){0,5}?"
_NAME = f"(?P<name>{_NAMED})"
_DATE = (
    r"(?=.{0,39}0|a |an |just |now|today|yesterday|gestern|heute|hier|ayer|hoy|ieri|oggi|vor |il y a |hace )\S.{0,39}?"
)


@dataclass(frozen=True)
class Words:
    """The phrases of all languages.

    Args:
        whole: What a whole line is, by its normal form.
        notices: Words of a notice of the site, in lower case.
        labels: What stands above a value in an author's profile, in normal form.
        parts: Phrases of which a line of buttons may be put together.
        glued: A line made of buttons without space between them.
        open_: Templates with a name, by a word that they hold.
    """

    whole: dict[str, frozenset[str]]
    parts: frozenset[str]
    notices: tuple[str, ...]
    labels: frozenset[str]
    glued: re.Pattern[str]
    open_: dict[str, tuple[tuple[str, re.Pattern[str]], ...]]


@lru_cache(maxsize=16384)
def normal(line: str) -> str:
    """A line in lower case, with one space between words, every number as 0, and no signs at its ends.

    >>> normal("• 1,2 K Likes ·"), normal("Like (3)")
    ('0 likes', 'like (0')
    """
    low = _SPACE.sub(" ", line.replace("\xa0", " ").replace("’", "'")).strip().lower()
    bare = NUMBER.sub("0", _DOTS.sub("", low))
    return bare.lstrip(_EDGE).rstrip(_EDGE.replace(".", ""))


@cache
def words() -> Words:
    """The phrases, read once."""
    whole: dict[str, set[str]] = {}
    open_: dict[str, list[tuple[str, re.Pattern[str]]]] = {}
    parts: set[str] = set()
    notices: list[str] = []
    labels: set[str] = set()
    for language in tomllib.loads(FILE.read_text(encoding="utf-8")).values():
        for group, phrases in language.items():
            if group == "notices":
                notices += phrases
                continue
            if group == "labels":
                labels.update(map(normal, phrases))
                continue
            for phrase in phrases:
                if _OPEN.search(phrase) or _CHOICE.search(phrase):
                    keys, pattern = _template(phrase)
                    for key in keys:
                        open_.setdefault(key, []).append((group, pattern))
                    continue
                form = normal(phrase.replace("{n}", "0"))
                whole.setdefault(form, set()).add(group)
                if group in ("buttons", "counts", "stubs"):
                    parts.add(form)
    compact = sorted({_SPACE.sub("", one) for one in parts if "0" not in one}, key=len, reverse=True)
    glued = expression("(?:(?:" + "|".join(re.escape(one) for one in compact if len(one) > 2) + r")|0)+")
    return Words(
        {form: frozenset(groups) for form, groups in whole.items()},
        frozenset(parts),
        tuple(notices),
        frozenset(labels),
        glued,
        {key: tuple(found) for key, found in open_.items()},
    )


def _template(phrase: str) -> tuple[tuple[str, ...], re.Pattern[str]]:
    """The words of which a line must hold one, and the expression of a phrase with names, dates or choices in it.

    The words are those of the last choice, `(replies|comments)`, else the longest word of the phrase.
    """
    choices = [one for one in _CHOICE.findall(phrase) if all(one.split("|"))]
    literal = re.sub(r"\{\w+\}", " ", _CHOICE.sub(" ", phrase))
    keys = choices[-1].split("|") if choices else [max(_WORD.findall(literal) or [""], key=len)]
    pattern = ""
    named = False
    for piece in re.split(r"(\{\w+\}|\([^()]*\|[^()]*\) ?)", phrase):
        if piece == "{name}":
            pattern += _NAMED if named else _NAME
            named = True
        elif piece == "{words}":
            pattern += r"\S.{0,99}"
        elif piece == "{date}":
            pattern += _DATE
        elif piece == "{n}":
            pattern += "0"
        elif piece.startswith("(") and "|" in piece:
            pattern += _choice(piece)
        else:
            pattern += r"\s?".join(re.escape(part) for part in NUMBER.sub("0", piece).split(" "))
    return tuple(max(_WORD.findall(key), key=len) for key in keys), expression(pattern)


def _choice(piece: str) -> str:
    """The expression of `(all|more|) `: one of these words, or none of them and no space behind it."""
    words_ = [one.replace("{n}", "0") for one in piece.strip(" ()").split("|")]
    space = r"\s?" if piece.endswith(" ") else ""
    several = "|".join(re.escape(one).replace(r"\ ", r"\s?") + space for one in words_ if one)
    return f"(?:{several})" + ("?" if "" in words_ else "")


def groups(line: str) -> frozenset[str]:
    """What a line could be of the page's own: names of the groups in `interface.toml`.

    >>> sorted(groups("12 likesReply")), sorted(groups("I like it"))
    (['buttons'], [])
    """
    return _groups(line)[0]


def is_notice(text: str) -> bool:
    """Whether a text is a notice of the site: rules, cookies, what subscribers may do."""
    low = text.lower()
    return len(text) < 600 and any(words_ in low for words_ in words().notices)


def named(line: str) -> tuple[frozenset[str], str]:
    """The groups of a line, and the name that stands in it where a template has one."""
    return _groups(line)


@lru_cache(maxsize=16384)
def _groups(line: str) -> tuple[frozenset[str], str]:
    if len(line) > LONGEST:
        return frozenset(), ""
    known = words()
    form = normal(line)
    if not form:
        return frozenset(), ""
    found = known.whole.get(form, frozenset())
    if found:
        return found, ""
    found, name = _open(known, line, form)
    if not found and len(cells := _WIDE.split(line)) > 1 and (found := _of_cells(cells)):
        return found, ""
    if "stubs" not in found and _is_made_of(known, form):
        return frozenset({"buttons"}), ""
    return found, name


def _of_cells(cells: Sequence[str]) -> frozenset[str]:
    """The groups of the last cell of a line in which all cells are the page's own; else none."""
    found = [_groups(cell)[0] for cell in cells]
    return found[-1] if all(found) else frozenset()


def _open(known: Words, line: str, form: str) -> tuple[frozenset[str], str]:
    """The groups of the phrases with choices and names that a line fits; those without a name go before the others."""
    exact: set[str] = set()
    seen: set[str] = set()
    name = ""
    for word in {*_WORD.findall(form), ""}:
        for group, pattern in known.open_.get(word, ()):
            match = pattern.fullmatch(form)
            if match is None or (group == "events" and not _may_be_named(match)):
                continue
            if "name" not in pattern.groupindex:
                exact.add(group)
                continue
            seen.add(group)
            if not name or len(match["name"]) < len(name):
                name = match["name"]
    if exact:
        return frozenset(exact), ""
    return frozenset(seen), _as_written(line, name) if name else ""


def _may_be_named(match: re.Match[str]) -> bool:
    """Whether what somebody does is told of a name: "They left" and "Nobody added it" are somebody's words."""
    return "name" not in match.re.groupindex or likeness(match["name"]) >= NAMED


def _as_written(line: str, name: str) -> str:
    """A name from the normal form of a line as it stands in the line."""
    pattern = re.escape(name).replace("0", r"\d[\d.,]*(?:\s?[kKmM])?").replace("'", "['’]").replace(r"\ ", r"\s+")
    match = re.search(rf"_*{pattern}_*", line, re.IGNORECASE)
    return match[0] if match is not None else ""


def _is_made_of(known: Words, form: str) -> bool:
    """Whether a line is put together of buttons and counts: `like · {n}`, `permalinkembedsave`."""
    pieces = [piece.strip(" 0") for piece in _PARTS.split(form)]
    pieces = [piece for piece in pieces if any(map(str.isalpha, piece))]
    if not pieces:
        return False
    if all(piece in known.parts or f"0 {piece}" in known.parts for piece in pieces):
        return True
    if _SENTENCES.search(form):
        return False
    compact = "".join(_SPACE.sub("", _PARTS.sub("", form)))
    return known.glued.fullmatch(compact) is not None and _glue(known, compact)


def _glue(known: Words, compact: str) -> bool:
    """Whether a glued line has two phrases at least."""
    match = known.glued.match(compact)
    return match is not None and compact not in known.parts
