"""Labelled threads to rows: which rules count for each pair, sentence or comment, and what people said of it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from argmap.claims.reading import Reading
from argmap.claims.roles import RoleReader
from argmap.features.table import features
from argmap.fit.data import pairs
from argmap.links import LinkFinder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from argmap.fit.data import Labelled
    from argmap.language import Analysis, Language


SIDES: dict[str, frozenset[str]] = {
    "agreement": frozenset(("side", "agrees")),
    "rebuttal": frozenset(("side",)),
    "neither": frozenset(),
}
"""What a relation says of the two questions: is a side taken, and is it the other's?"""


@dataclass(frozen=True, slots=True)
class Row:
    """One thing that people labelled.

    Args:
        file: Which set it is of.
        group: Rows of one group stay together in cross-validation.
        source: The corpus, site or subject that it comes from.
        rules: The rules that count for it, by id, and how much.
        numbers: Its features.
        outcomes: The outcomes that hold.
    """

    file: str
    group: str
    source: str
    rules: Mapping[str, float]
    numbers: Mapping[str, float]
    outcomes: frozenset[str]


@dataclass(frozen=True, slots=True)
class Task:
    """One kind of weights.

    Args:
        family: The family of rules that are fitted.
        outcomes: What a sum decides between.
        label: The key that the labels stand under.
        rows: Makes rows of one labelled thread whose comments are analysed.
        model: The name of the weights.
    """

    family: str
    outcomes: tuple[str, ...]
    label: tuple[str, ...]
    rows: Callable[[Labelled, dict[str, Analysis]], Iterator[Row]] = field(compare=False)
    model: str


def stance(language: Language) -> Task:
    """Agreement and rebuttal between a comment and the one it answers."""
    finder = LinkFinder(language.rulebook)

    def rows(item: Labelled, analyses: dict[str, Analysis]) -> Iterator[Row]:
        for source, target, relation in pairs(item):
            rules, numbers = finder.counting(analyses[source], analyses[target])
            yield Row(item.file, item.group, item.source, rules, numbers, SIDES[relation])

    return Task("stance", ("side", "agrees"), ("label", "links"), rows, "stance")


def roles(language: Language) -> Task:
    """Sentences that argue, and those that make the claim."""
    reader = RoleReader(language.rulebook)

    def rows(item: Labelled, analyses: dict[str, Analysis]) -> Iterator[Row]:
        (comment,) = item.thread.comments[:1]
        analysis = analyses[comment.id]
        for one, fired, _ in zip(*reader.read(Reading(analysis)), strict=True):
            if one is None:
                continue
            sentence = one.sentence
            label = _label_at(item.labels["sentences"], sentence.start, sentence.end)
            outcomes = {"claim": {"argues", "claim"}, "none": set()}.get(label, {"argues"})
            rules = dict.fromkeys(fired, 1.0)
            numbers = {
                name: float(number)
                for name, feature in features("sentence").items()
                if (number := feature.measure(one)) is not None
            }
            yield Row(item.file, item.group, item.source, rules, numbers, frozenset(outcomes))

    return Task("roles", ("argues", "claim"), ("sentences",), rows, "roles")


def frames(language: Language) -> Task:
    """The frames of a text; labels are frame ids, or names for them that begin alike."""
    rules = language.rulebook.family("frames")
    outcomes = tuple(sorted({frame for rule in rules for frame in rule.weights}))
    family = {rule.id for rule in rules}

    def rows(item: Labelled, analyses: dict[str, Analysis]) -> Iterator[Row]:
        fired = {f.rule for a in analyses.values() for f in a.firings if f.rule in family}
        said = {label.lower().replace(" ", "_") for label in item.labels["labels"]}
        holds = {o for o in outcomes if any(s.startswith(o) or o in s.split("_") for s in said)}
        yield Row(item.file, item.group, item.source, dict.fromkeys(sorted(fired), 1.0), {}, frozenset(holds))

    return Task("frames", outcomes, ("labels",), rows, "frames")


TASKS: dict[str, Callable[[Language], Task]] = {"stance": stance, "roles": roles}
"""What can be fitted, by name."""


def _label_at(sentences: Iterable[dict[str, Any]], start: int, end: int) -> str:
    """The label of the labelled sentence that shares most with a span."""
    shared: Counter[str] = Counter()
    for sentence in sentences:
        overlap = min(end, sentence["end"]) - max(start, sentence["start"])
        if overlap > 0:
            shared[sentence["label"]] += overlap
    return max(sorted(shared), key=shared.__getitem__, default="none")


def design(task: Task, items: Iterable[Labelled], language: Language) -> Iterator[Row]:
    """The rows of labelled threads, in order.

    Args:
        task: What is fitted.
        items: Labelled threads; those without the task's labels are passed over.
        language: An open pipeline with the rulebook whose weights are fitted.
    """
    for item in items:
        if not any(key in item.labels for key in task.label):
            continue
        analyses = {a.comment: a for a in language.analyse(item.thread.everything())}
        yield from task.rows(item, analyses)
