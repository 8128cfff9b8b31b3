"""What a user's own rules can learn from corrections: examples of what they do not know, and words that they lack.

A rule is changed only in the user's own pack, only where the change is true of the sentence by itself, and only as text
that a person sees as a diff first. What shipped rules got wrong is counted, not changed.
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from difflib import unified_diff
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from argmap.corrections import Corrections
from argmap.corrections.binding import Places, UnboundError
from argmap.corrections.marks import ALIKE, alike
from argmap.model import Comment
from argmap.rulebook.tree import Mapping, Scalar, Sequence, read_tree

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from argmap.corrections import Entry
    from argmap.language import Language
    from argmap.mapping import Mapper
    from argmap.model import ArgumentMap, Claim, Thread
    from argmap.rulebook.rule import Rule
    from argmap.rulebook.tree import Node


class Lesson(NamedTuple):
    """One thing that a rule of the user's learns.

    Args:
        rule: The rule.
        key: Where it goes: known_false, known_misses or words.
        text: A sentence, or a word.
    """

    rule: Rule
    key: str
    text: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """A rule file as it would be.

    Args:
        path: The file.
        old, new: Its text.
        lessons: What it learns.
    """

    path: Path
    old: str
    new: str
    lessons: tuple[Lesson, ...]

    def diff(self) -> str:
        """The change as a unified diff."""
        name = self.path.as_posix()
        return "".join(unified_diff(self.old.splitlines(True), self.new.splitlines(True), name, name))  # noqa: FBT003


@dataclass(frozen=True, slots=True)
class Learnt:
    """What can be learned.

    Args:
        proposals: A changed file each.
        shipped: How often a rule that argmap ships with was wrong, by its id: these are not changed.
    """

    proposals: tuple[Proposal, ...]
    shipped: Counter[str]


def learn(corrected: Iterable[tuple[Thread, tuple[Entry, ...]]], mapper: Mapper, own: frozenset[str]) -> Learnt:
    """What the rules of some packs can learn.

    Args:
        corrected: Threads with the corrections that speak of each.
        mapper: Holds the rules; its maps are made without corrections.
        own: Ids of the rules that are the user's.
    """
    lessons: dict[tuple[str, str, str], Lesson] = {}
    shipped: Counter[str] = Counter()
    for thread, entries in corrected:
        session = Corrections(entries).of(thread)
        if session is None:
            continue
        found = mapper.map(session.thread)
        for lesson in _lessons(found, entries, mapper):
            if lesson.rule.id in own:
                lessons[lesson.rule.id, lesson.key, lesson.text] = lesson
            elif lesson.key == "known_false":
                shipped[lesson.rule.id] += 1
    true = [one for one in lessons.values() if _true(one, mapper.language)]
    return Learnt(tuple(_proposals(true)), shipped)


def _lessons(found: ArgumentMap, entries: Iterable[Entry], mapper: Mapper) -> Iterator[Lesson]:
    places = Places(found.thread)
    rules = mapper.rulebook.by_id()
    tags = {rule.tag: rule for rule in mapper.rulebook.family("tags") if rule.tag}
    for correction in (entry.correction for entry in entries):
        struck = correction.kind == "role" and correction.verdict == "none"
        if not struck and correction.kind != "tag":
            continue
        try:
            place = places.find(correction.at)
        except UnboundError:
            continue
        there = [claim for claim in found.claims if claim.comment == place.comment and alike(claim, place) >= ALIKE]
        claim = max(there, key=lambda one: alike(one, place), default=None)
        sentence = _sentence(places.comment(place.comment).text, place.start, place.end)
        wanted = None if struck or correction.verdict == "none" else correction.verdict
        if claim is not None:
            for rule_id in dict.fromkeys(one.rule for one in claim.because):
                rule = rules.get(rule_id)
                if rule is not None and rule.tag is not None and rule.tag != wanted:
                    yield Lesson(rule, "known_false", sentence)
        if wanted in tags and (claim is None or wanted not in claim.tags):
            yield from _missed(tags[wanted], claim, sentence)


def _missed(rule: Rule, claim: Claim | None, sentence: str) -> Iterator[Lesson]:
    """What a tag lacks: the word that filled a construction in its place, else an example of what it misses."""
    words = [tag.replace("_", " ") for tag in claim.tags] if claim is not None else []
    known = {word for fillers in rule.fillers for word in fillers.words}
    named = [word for word in words if word in sentence.casefold() and word not in known]
    if named:
        yield Lesson(rule, "words", named[0])
    else:
        yield Lesson(rule, "known_misses", sentence)


def _sentence(text: str, start: int, end: int) -> str:
    """The sentence round some words, on one line."""
    first = max(text.rfind(mark, 0, start) for mark in (". ", "! ", "? ", "\n"))
    stops = [at for mark in (". ", "! ", "? ", "\n") if (at := text.find(mark, max(end - 1, start))) >= 0]
    return " ".join(text[first + 1 : min(stops, default=len(text)) + 1].split())


def _true(lesson: Lesson, language: Language) -> bool:
    """Whether an example does by itself what it is said to do: it fires, or it does not."""
    if lesson.key == "words":
        return True
    (analysis,) = language.analyse((Comment("e", lesson.text),))
    fires = any(firing.rule == lesson.rule.id for firing in analysis.firings)
    return fires == (lesson.key == "known_false") and lesson.text not in {
        example.text for example in (*lesson.rule.known_false, *lesson.rule.known_misses)
    }


def _proposals(lessons: Iterable[Lesson]) -> Iterator[Proposal]:
    files: dict[str, list[Lesson]] = {}
    for lesson in lessons:
        if lesson.rule.location is not None:
            files.setdefault(lesson.rule.location.path, []).append(lesson)
    for path, some in sorted(files.items()):
        old = new = Path(path).read_text(encoding="utf-8")
        for lesson in some:
            new = taught(new, lesson.rule.id, lesson.key, lesson.text)
        if new != old:
            yield Proposal(Path(path), old, new, tuple(some))


def taught(text: str, rule: str, key: str, item: str) -> str:
    r"""A rule file's text with one item more in a list of one of its rules; as it was where that cannot be told.

    >>> taught("id: tags.x\nwords: [a, b]\n", "tags.x", "words", "c")
    'id: tags.x\nwords: ["c", a, b]\n'
    """
    for document in read_tree("", text).documents:
        named = document.get("id") if isinstance(document, Mapping) else None
        if not isinstance(document, Mapping) or not isinstance(named, Scalar) or named.text != rule:
            continue
        home: Node | None = document if key == "words" else document.get("examples")
        return _with(text.split("\n"), home, key, json.dumps(item, ensure_ascii=False)) or text
    return text


def _with(lines: list[str], home: Node | None, key: str, item: str) -> str | None:
    """Lines with an item first in the list of a key, or with the key where it is missing."""
    if not isinstance(home, Mapping) or not home.entries:
        return None
    held = home.get(key)
    first = home.entries[0][0]
    if isinstance(held, Sequence):
        at, column = held.line - 1, held.column - 1
        if lines[at][column : column + 1] == "[":
            rest = lines[at][column + 1 :]
            lines[at] = lines[at][: column + 1] + item + ("" if rest.lstrip().startswith("]") else ", ") + rest
        else:
            lines.insert(at, f"{' ' * column}- {item}")
    elif held is not None:
        return None
    elif lines[home.line - 1][home.column - 1 : home.column] == "{":
        at, column = home.line - 1, home.column
        lines[at] = f"{lines[at][:column]}{key}: [{item}], {lines[at][column:]}"
    else:
        lines.insert(first.line - 1, f"{' ' * (first.column - 1)}{key}: [{item}]")
    return "\n".join(lines)
