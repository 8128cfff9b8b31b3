"""What a user's own rules can learn from corrections: examples of what they do not know, and words that they lack.

A rule is changed only in the user's own pack, only where the change is true of the sentence by itself, and only as text
that a person sees as a diff first. What shipped rules got wrong is counted, not changed.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from dataclasses import dataclass
from difflib import unified_diff
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple

from argmap.corrections import Corrections
from argmap.corrections.binding import Places, UnboundError
from argmap.corrections.marks import ALIKE, alike
from argmap.errors import ArgmapError
from argmap.language import Language
from argmap.model import Comment
from argmap.rulebook import load
from argmap.rulecheck.rule_text import put, taken
from argmap.rulecheck.taking_back import holding, pattern, shared_word
from argmap.rulecheck.trial import run

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from argmap.corrections import Entry
    from argmap.mapping import Mapper
    from argmap.model import ArgumentMap, Claim, Thread
    from argmap.rulebook.rule import Rule


class Lesson(NamedTuple):
    """One thing that a rule of the user's learns.

    Args:
        rule: The rule.
        key: Where it goes: known_false, known_misses, silent, words or unless.
        text: A sentence, or a word.
        away: Whether it is taken out there.
    """

    rule: Rule
    key: str
    text: str
    away: bool = False


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


def learn(
    corrected: Iterable[tuple[Thread, tuple[Entry, ...]]],
    mapper: Mapper,
    own: frozenset[str],
    folders: Collection[Path] = (),
    topics: Collection[str] = (),
) -> Learnt:
    """What the rules of some packs can learn.

    Args:
        corrected: Threads with the corrections that speak of each.
        mapper: Holds the rules; its maps are made without corrections.
        own: Ids of the rules that are the user's.
        folders: The user's packs.
        topics: Argmap's packs that were loaded, too.

    What would make an example of a changed rule untrue is not proposed.
    """
    lessons: dict[tuple[str, str, str], Lesson] = {}
    shipped: Counter[str] = Counter()
    heard: defaultdict[str, set[str]] = defaultdict(set)
    for thread, entries in corrected:
        session = Corrections(entries).of(thread)
        if session is None:
            continue
        found = mapper.map(session.thread)
        told = list(_lessons(found, entries, mapper))
        false = {(lesson.rule.id, lesson.text) for lesson in told}
        for rule_id, sentence in _heard(found, own):
            if (rule_id, sentence) not in false:
                heard[rule_id].add(sentence)
        for lesson in told:
            if lesson.rule.id in own:
                lessons[lesson.rule.id, lesson.key, lesson.text] = lesson
            elif lesson.key == "known_false":
                shipped[lesson.rule.id] += 1
    true = [one for one in lessons.values() if _true(one, mapper.language)]
    alarms = {one.rule.id: one.rule for one in true if one.key == "known_false"}
    taking = [more for name, rule in alarms.items() for more in _taking_back(rule, true, heard[name], mapper.language)]
    gone = {(one.rule.id, one.text) for one in taking if one.key == "silent"}
    widest = [one for one in true if one.key != "known_false" or (one.rule.id, one.text) not in gone] + taking
    unworded = [one for one in true if one.key != "words"]
    for some in (widest, true, unworded) if taking else (true, unworded):
        proposals = tuple(_proposals(some))
        if _hold(proposals, mapper.language, folders, topics):
            return Learnt(proposals, shipped)
    return Learnt((), shipped)


def _heard(found: ArgumentMap, own: frozenset[str]) -> Iterator[tuple[str, str]]:
    """The user's rules that fired for a claim, with the sentence."""
    texts = {comment.id: comment.text for comment in found.thread.everything()}
    for claim in found.claims:
        sentence = _sentence(texts[claim.comment], claim.start, claim.end)
        yield from ((one.rule, sentence) for one in claim.because if one.rule in own)


def _taking_back(rule: Rule, lessons: Iterable[Lesson], heard: Iterable[str], language: Language) -> Iterator[Lesson]:
    """An `unless` for false alarms that share a word, which are silent examples then."""
    before = [example.text for example in rule.known_false]
    false = [*before, *(one.text for one in lessons if one.rule.id == rule.id and one.key == "known_false")]
    true = [*heard, *(example.text for example in (*rule.fires, *rule.denies))]
    word = shared_word(rule, false, true, language)
    if word is None:
        return
    yield Lesson(rule, "unless", word)
    for text in sorted(holding(word, rule, false, language)):
        yield Lesson(rule, "silent", text)
        if text in before:
            yield Lesson(rule, "known_false", text, away=True)


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
            new = _changed(new, lesson)
        if new != old:
            yield Proposal(Path(path), old, new, tuple(some))


def _changed(text: str, lesson: Lesson) -> str:
    if lesson.away:
        return taken(text, lesson.rule.id, lesson.key, lesson.text)
    item = pattern(lesson.text) if lesson.key == "unless" else json.dumps(lesson.text, ensure_ascii=False)
    return put(text, lesson.rule.id, lesson.key, item)


def _hold(
    proposals: Collection[Proposal], language: Language, folders: Collection[Path], topics: Collection[str]
) -> bool:
    """Whether the changed rules can be read, and no example of them is untrue that was true before."""
    if not proposals or not folders:
        return True
    changed = {lesson.rule.id: lesson.rule for proposal in proposals for lesson in proposal.lessons}
    before = _untrue(list(changed.values()), language)
    with TemporaryDirectory() as place:
        copies = [Path(place) / str(at) / folder.resolve().name for at, folder in enumerate(folders)]
        for folder, copy in zip(folders, copies, strict=True):
            copytree(folder, copy)
            for one in proposals:
                if one.path.resolve().is_relative_to(folder.resolve()):
                    (copy / one.path.resolve().relative_to(folder.resolve())).write_text(one.new, encoding="utf-8")
        try:
            book = load(copies, list(topics))
        except ArgmapError:
            return False
        rules = [rule for rule in book.rules if rule.id in changed]
        return _untrue(rules, Language.open(None, book)) <= before


def _untrue(rules: list[Rule], language: Language) -> set[tuple[str, str, str]]:
    return {(one.rule.id, one.kind, one.example.text) for one in run(rules, language) if one.failed}
