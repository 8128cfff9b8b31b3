"""A map set against what people said of a thread, or two people against each other: precision, recall, F1, kappa."""

from __future__ import annotations

import json
import re
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import TYPE_CHECKING, Any, Literal

from argmap.errors import ArgmapError, Location, Problem
from argmap.features.table import UNSPOKEN
from argmap.read import read_file

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from argmap.mapping import Mapper
    from argmap.model import ArgumentMap, Evidence, Thread

Said = Literal["agreement", "rebuttal", "none"]
RELATIONS: dict[str, Said] = {
    **dict.fromkeys(("agree", "agreement", "support"), "agreement"),
    **dict.fromkeys(("disagree", "rebuttal", "attack"), "rebuttal"),
}
SAID: tuple[Said, ...] = ("agreement", "rebuttal", "none")
WORST = 20
TERMS = 4
"""Rules told of a mistake."""
_WORD = re.compile(r"\w+")
_KEYS = ("label", "links", "claims", "sentences")
_NOT_CLAIMS = frozenset(("none", "backing", "rebuttal"))


@dataclass(frozen=True, slots=True)
class Reading:
    """What one reader, or argmap, finds in one thread.

    Args:
        thread: The thread.
        links: Relation by source and target comment; None where the reader was not asked for links.
        claims: Spans by comment; None where the reader was not asked for claims.
        confidence: By pair, how sure of the link, or of there being none; 1 for people.
        because: By pair, what speaks for it, the weightiest first.
    """

    thread: Thread
    links: Mapping[tuple[str, str], Said] | None = None
    claims: Mapping[str, Sequence[tuple[int, int]]] | None = None
    confidence: Mapping[tuple[str, str], float] = field(default_factory=dict)
    because: Mapping[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Score:
    """How two readings compare in one respect.

    Args:
        name: What is compared.
        hit: What both have.
        found: What the second has.
        wanted: What the first has.
    """

    name: str
    hit: int
    found: int
    wanted: int

    @property
    def precision(self) -> float:
        """The share of what was found that was wanted."""
        return self.hit / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """The share of what was wanted that was found."""
        return self.hit / self.wanted if self.wanted else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.hit / (self.found + self.wanted) if self.found + self.wanted else 0.0


@dataclass(frozen=True, slots=True)
class Mistake:
    """A pair on which the two readings differ.

    Args:
        thread: The thread's id.
        source, target: Ids of the comments.
        wanted: What the first reading says of them.
        found: What the second says.
        confidence: How sure the second is.
        words: What the source says, and what the target.
        because: What spoke for what was found, the weightiest first.
    """

    thread: str
    source: str
    target: str
    wanted: Said
    found: Said
    confidence: float
    words: tuple[str, str] = ("", "")
    because: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Two readings of many threads compared.

    Args:
        threads: How many were compared.
        scores: Links by relation, links of either, claims by words; what nobody was asked is left out.
        kappas: Cohen's kappa by what it is measured on.
        confusion: How often the first said one thing of a pair and the second another.
        mistakes: The worst first: of links that only the second has or has otherwise, and of links that only the first
            has, the surest ten each, or more of one kind where the other has fewer.
        differing: On how many pairs they differ.
    """

    threads: int
    scores: tuple[Score, ...]
    kappas: Mapping[str, float]
    confusion: Mapping[tuple[Said, Said], int]
    mistakes: tuple[Mistake, ...]
    differing: int = 0


def read_gold(path: Path) -> Iterator[Reading]:
    """What one reader says of the threads of a file.

    Args:
        path: Thread JSON, one thread a line, with the reader's labels beside the comments: `links` as
            `[source, target, relation]`, `claims` as `{comment, start, end}`, `sentences` as `{start, end, label}`, or
            `label` for the last comment and its parent. A map as `argmap batch` writes it is such a file, too.

    Raises:
        ArgmapError: I005 where a line is no JSON object or its labels are not as they should be, I009 where no thread
            has labels, and what the reader of threads finds.
    """
    labelled = False
    threads = read_file(path)
    first = next(threads)  # a file that is not there, or holds no thread, is told by the reader
    with path.open(encoding="utf-8") as file:
        lines = ((number, line) for number, line in enumerate(file, 1) if line.strip())
        for thread, (number, line) in zip(chain((first,), threads), lines, strict=False):
            try:
                row = json.loads(line)
                if any(key in row for key in _KEYS):
                    labelled = True
                    yield _reading(thread, row)
            except (ValueError, TypeError, LookupError, AttributeError):
                what = "this line is not one thread with its labels as a JSON object"
                mend = (
                    "put each thread on a line of its own, as docs/fitting.md shows; any file goes with --corrections"
                )
                raise ArgmapError(Problem(Location(str(path), number), "I005", what, mend)) from None
    if not labelled:
        what = "no thread of the file has labels"
        mend = 'write "links": [["c2", "c1", "rebuttal"]] beside the comments of each thread'
        raise ArgmapError(Problem(Location(str(path)), "I009", what, mend))


def _reading(thread: Thread, row: Mapping[str, Any]) -> Reading:
    home = {claim["id"]: claim["comment"] for claim in row.get("claims", ()) if "id" in claim}
    links: dict[tuple[str, str], Said] | None = None
    if "label" in row or "links" in row:
        links = {}
        given: list[list[str]] = [link if isinstance(link, list) else _parts(link) for link in row.get("links", ())]
        if "label" in row and thread.comments[-1].parent is not None:
            given.append([thread.comments[-1].id, str(thread.comments[-1].parent), row["label"]])
        for source, target, relation in given:
            if (said := RELATIONS.get(relation)) is not None:
                links.setdefault((home.get(source, source), home.get(target, target)), said)
    claims: dict[str, list[tuple[int, int]]] | None = None
    if "claims" in row or "sentences" in row:
        claims = {}
        first = thread.comments[0].id if thread.comments else ""
        spans = [s for s in row.get("sentences", ()) if s.get("label") not in _NOT_CLAIMS]
        for span in (*row.get("claims", ()), *spans):
            claims.setdefault(span.get("comment", first), []).append((span["start"], span["end"]))
    return Reading(thread, links, claims)


def _parts(link: Mapping[str, str]) -> list[str]:
    return [link["source"], link["target"], link["relation"]]


def read_map(found: ArgumentMap) -> Reading:
    """What argmap says of a thread."""
    home = {comment.id: comment.id for comment in found.thread.everything()}
    home.update((claim.id, claim.comment) for claim in found.claims)
    links: dict[tuple[str, str], Said] = {}
    sure: dict[tuple[str, str], float] = {}
    because: dict[tuple[str, str], tuple[str, ...]] = {}
    for link in found.links:
        pair = home[link.source], home[link.target]
        if link.confidence > sure.get(pair, 0.0):
            links[pair], sure[pair], because[pair] = link.relation, link.confidence, _because(link.because)
    claims: dict[str, list[tuple[int, int]]] = {}
    for claim in found.claims:
        claims.setdefault(claim.comment, []).append((claim.start, claim.end))
    return Reading(found.thread, links, claims, sure, because)


def _because(terms: Iterable[Evidence]) -> tuple[str, ...]:
    """The rules with their words and weights, the weightiest first; what holds of every reply is left out."""
    told = [e for e in terms if e.text or e.rule != UNSPOKEN]
    return tuple(f"{e.rule}{f' “{e.text}”' * bool(e.text)} {e.weight or 0.0:+.2f}" for e in told[:TERMS])


def evaluate(gold: Iterable[Reading], mapper: Mapper) -> Evaluation:
    """Argmap set against a reader.

    Args:
        gold: The reader's labels.
        mapper: Made ready.
    """
    wanted = list(gold)
    return compare(wanted, [_read(reading, mapper) for reading in wanted])


def _read(gold: Reading, mapper: Mapper) -> Reading:
    """What argmap says of a reader's thread; pairs that the reader links and argmap does not are weighed for it."""
    analyses = mapper.analyse(gold.thread)
    found = mapper.assemble(gold.thread, analyses)
    reading = read_map(found)
    sure, because = dict(reading.confidence), dict(reading.because)
    replies = {(reply.source, reply.target): reply for reply in found.replies}
    opener = next((comment.id for comment in gold.thread.everything()), "")
    for pair in (gold.links or {}).keys() - (reading.links or {}).keys():
        source, target = pair
        if source not in analyses or target not in analyses:
            continue
        reply = replies.get(pair)
        weighed = mapper.links.weigh(analyses[source], analyses[target], reply=reply, opener=target == opener)
        chance = 0.0 if reply is None else reply.confidence
        sure[pair] = 1.0 - chance * weighed.probability
        told = f"{weighed.relation} {weighed.probability:.2f}, times {chance:.2f} that it is {target} that is answered"
        because[pair] = (told, *_because(weighed.terms))
    return replace(reading, confidence=sure, because=because)


def compare(first: Sequence[Reading], second: Sequence[Reading]) -> Evaluation:
    """Two readers of the same threads compared; the first is taken for right.

    Args:
        first: One reading a thread.
        second: The other reader's; threads that only one has are left out.

    Raises:
        ArgmapError: I009 where the two have no thread in common.
    """
    other = {reading.thread.id: reading for reading in second}
    pairs = [(a, other[a.thread.id]) for a in first if a.thread.id in other]
    if not pairs:
        what = "the two files have no thread in common"
        mend = "threads are matched by their id: give the same thread the same id in both"
        raise ArgmapError(Problem(Location(first[0].thread.id if first else ""), "I009", what, mend))
    confusion: Counter[tuple[Said, Said]] = Counter()
    mistakes: list[Mistake] = []
    words: Counter[tuple[bool, bool]] = Counter()
    for a, b in pairs:
        if a.links is not None and b.links is not None:
            confusion.update(_confusion(a, b))
            mistakes.extend(_mistakes(a, b))
        if a.claims is not None and b.claims is not None:
            words.update(_words(a, b))
    scores: list[Score] = []
    kappas: dict[str, float] = {}
    if confusion:
        scores.extend(_scores(confusion))
        kappas["links"] = kappa(confusion)
    if words:
        scores.append(_claims(words))
        kappas["claims, by words"] = kappa(words)
    return Evaluation(len(pairs), tuple(scores), kappas, confusion, _worst(mistakes), len(mistakes))


def _worst(mistakes: Iterable[Mistake]) -> tuple[Mistake, ...]:
    order = sorted(mistakes, key=lambda m: (-m.confidence, m.thread, m.source, m.target))
    said, missed = ([m for m in order if (m.found == "none") == absent] for absent in (False, True))
    few = min(len(said), max(WORST // 2, WORST - len(missed)))
    return (*said[:few], *missed[: WORST - few])


def kappa(confusion: Mapping[tuple[Any, Any], int]) -> float:
    """Cohen's kappa: agreement beyond what the two readers' habits alone would give.

    >>> kappa({("a", "a"): 20, ("a", "b"): 5, ("b", "a"): 10, ("b", "b"): 15})
    0.4
    """
    total = sum(confusion.values())
    left: Counter[Any] = Counter()
    right: Counter[Any] = Counter()
    for (a, b), count in confusion.items():
        left[a] += count
        right[b] += count
    seen = sum(count for (a, b), count in confusion.items() if a == b) / total
    chance = sum(left[label] * right[label] for label in left) / total**2
    return round((seen - chance) / (1 - chance), 6) if chance < 1 else 1.0


def _confusion(a: Reading, b: Reading) -> Counter[tuple[Said, Said]]:
    """By pair of a comment and an earlier one: what either says; most pairs are linked by neither."""
    mine, theirs = a.links or {}, b.links or {}
    counts: Counter[tuple[Said, Said]] = Counter()
    for pair in mine.keys() | theirs.keys():
        counts[mine.get(pair, "none"), theirs.get(pair, "none")] += 1
    size = sum(1 for _ in a.thread.everything())
    counts["none", "none"] += max(0, size * (size - 1) // 2 - counts.total())
    return counts


def _mistakes(a: Reading, b: Reading) -> Iterator[Mistake]:
    mine, theirs = a.links or {}, b.links or {}
    said = {comment.id: comment.text for comment in a.thread.everything()}
    for pair in sorted(mine.keys() | theirs.keys()):
        wanted, found = mine.get(pair, "none"), theirs.get(pair, "none")
        if wanted != found:
            words = said.get(pair[0], ""), said.get(pair[1], "")
            sure, why = b.confidence.get(pair, 1.0), b.because.get(pair, ())
            yield Mistake(a.thread.id, *pair, wanted, found, sure, words, why)


def _scores(confusion: Mapping[tuple[Said, Said], int]) -> Iterator[Score]:
    def total(keep: Any) -> int:  # noqa: ANN401  # a predicate of two relations
        return sum(count for (a, b), count in confusion.items() if keep(a, b))

    for name in ("agreement", "rebuttal"):
        yield Score(
            name,
            confusion.get((name, name), 0),
            total(lambda _, b, name=name: b == name),
            total(lambda a, _, name=name: a == name),
        )
    hit = total(lambda a, b: a == b != "none")
    found, wanted = total(lambda _, b: b != "none"), total(lambda a, _: a != "none")
    yield Score("links", hit, found, wanted)
    yield Score("links, whichever relation", total(lambda a, b: "none" not in (a, b)), found, wanted)


def _words(a: Reading, b: Reading) -> Counter[tuple[bool, bool]]:
    counts: Counter[tuple[bool, bool]] = Counter()
    for comment in a.thread.comments:
        starts = [match.start() for match in _WORD.finditer(comment.text)]
        mine, theirs = (_inside(starts, reading.claims or {}, comment.id) for reading in (a, b))
        counts.update((place in mine, place in theirs) for place in range(len(starts)))
    return counts


def _inside(starts: Sequence[int], claims: Mapping[str, Sequence[tuple[int, int]]], comment: str) -> set[int]:
    spans = claims.get(comment, ())
    return {place for start, end in spans for place in range(bisect_left(starts, start), bisect_left(starts, end))}


def _claims(words: Mapping[tuple[bool, bool], int]) -> Score:
    hit = words.get((True, True), 0)
    return Score("claims, by words", hit, hit + words.get((False, True), 0), hit + words.get((True, False), 0))
