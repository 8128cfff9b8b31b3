"""What is particular to a language: its words by what they do, the pipeline's labels, how the tokenizer cuts.

It stands in `language.yaml` of a language's pack; everything else knows what a subject, a negation or a verb of saying
is, not how the language spells it.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from argmap.errors import ArgmapError, Location, Problem
from argmap.rulebook import cache as kept
from argmap.rulebook.places import LANGUAGE, language, shipped

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_KEYS = {"name", "pipeline", "words", "labels", "forms"}


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What a pack knows of its language.

    Args:
        name: The language's, in English; Snowball stems by it.
        pipeline: The spaCy pipeline that its rules are written for.
        words: By what they do, in lower case, in the file's order.
        labels: The pipeline's, by what they mean.
        forms: Regular expressions over its spelling, without regard to case.
    """

    name: str
    pipeline: str
    words: Mapping[str, tuple[str, ...]]
    labels: Mapping[str, tuple[str, ...]]
    forms: Mapping[str, str]


def read_vocabulary(path: Path) -> Vocabulary:
    """The vocabulary of a file.

    A list of words is written as YAML's list, or as a text with white space between words; an expression as a text, or
    as a list of alternatives.

    Raises:
        ArgmapError: R021, R002 or R003, where the file cannot be read, or holds something else.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise _wrong(path, "R021", f"the language cannot be read: {error.strerror}") from None
    mark = hashlib.sha256(data).hexdigest()
    found = kept.fetch_plain("language", mark)
    if found is None:
        found = _plain(path, data)
        kept.keep_plain("language", mark, found)
    return Vocabulary(**found)


def _plain(path: Path, data: bytes) -> dict[str, Any]:
    import yaml  # noqa: PLC0415  # only where the cache has nothing

    try:
        loaded = yaml.load(data, Loader=yaml.BaseLoader)  # noqa: S506  # the loader that makes strings of everything
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise _wrong(path, "R021", f"this is no YAML: {str(error).splitlines()[0]}") from None
    if not isinstance(loaded, dict) or set(loaded) != _KEYS:
        raise _wrong(path, "R003", f"a language has {', '.join(sorted(_KEYS))}, each once")
    lists = {
        part: {
            name: tuple(value.split()) if isinstance(value, str) else tuple(value)
            for name, value in loaded[part].items()
        }
        for part in ("words", "labels")
    }
    forms = {name: value if isinstance(value, str) else "|".join(value) for name, value in loaded["forms"].items()}
    return {**loaded, **lists, "forms": forms}


def _wrong(path: Path, code: str, what: str) -> ArgmapError:
    return ArgmapError(Problem(Location(str(path)), code, what, "see rules/en/language.yaml of argmap"))


@cache
def vocabulary() -> Vocabulary:
    """The vocabulary of the language that argmap reads."""
    return read_vocabulary(shipped() / language() / LANGUAGE)


def words(*names: str) -> frozenset[str]:
    """The words that do one of these things."""
    return frozenset(word for name in names for word in vocabulary().words[name])


def labels(*names: str) -> frozenset[str]:
    """The pipeline's labels for one of these."""
    return frozenset(label for name in names for label in vocabulary().labels[name])


@cache
def form(name: str) -> re.Pattern[str]:
    """An expression over the language's spelling."""
    return re.compile(vocabulary().forms[name], re.IGNORECASE)
