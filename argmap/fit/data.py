"""Labelled threads: the thread JSON of `argmap read`, one object a line, with the labels beside the comments."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from argmap.read import read_file

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from argmap.model import Thread

RELATIONS = {
    **dict.fromkeys(("agree", "agreement", "support"), "agreement"),
    **dict.fromkeys(("disagree", "rebuttal", "attack"), "rebuttal"),
}
"""How people write the two relations; anything else is neither."""

_THREAD = frozenset(("id", "title", "comments", "post"))


@dataclass(frozen=True, slots=True)
class Labelled:
    """One thread with what people said of it.

    Args:
        thread: The thread.
        file: The name of the file it came from, without suffix.
        labels: The object's keys beside those of a thread: `label`, `links`, `answers`, `sentences`, `labels` …
    """

    thread: Thread
    file: str
    labels: Mapping[str, Any]

    @property
    def source(self) -> str:
        """The corpus, site or subject, as the key `source` says, or else the file."""
        return str(self.labels.get("source", self.file))

    @property
    def group(self) -> str:
        """Threads that share a title, or a parent's first words, are one group: they are never split over folds."""
        first = self.thread.comments[0].text[:80] if self.thread.comments else ""
        return f"{self.file}\t{self.thread.title or first}"


def read_labelled(path: Path) -> Iterator[Labelled]:
    """The labelled threads of one file.

    Args:
        path: Thread JSON lines with labels.
    """
    with path.open(encoding="utf-8") as lines:
        filled = (line for line in lines if line.strip())
        for thread, line in zip(read_file(path, format="thread"), filled, strict=True):
            row = json.loads(line)
            labels = {key: value for key, value in row.items() if key not in _THREAD}
            yield Labelled(thread, path.stem, labels)


def pairs(item: Labelled) -> Iterator[tuple[str, str, str]]:
    """The labelled pairs of a thread: source, target, and `agreement`, `rebuttal` or `neither`.

    `label` speaks of the last comment and its parent. `links` name source, target and relation; a comment that answers
    another (by `answers`, or by its parent) without a link to it is `neither`.
    """
    if "label" in item.labels:
        source = item.thread.comments[-1]
        if source.parent is not None:
            yield source.id, source.parent, RELATIONS.get(item.labels["label"], "neither")
        return
    known = {comment.id for comment in item.thread.everything()}
    linked = set()
    for source, target, relation in item.labels.get("links", ()):
        if source in known and target in known and (source, target) not in linked:
            linked.add((source, target))
            yield source, target, RELATIONS.get(relation, "neither")
    answers = dict(item.labels.get("answers", {}))
    for comment in item.thread.comments:
        targets = answers.get(comment.id, [comment.parent] if comment.parent else [])
        for target in targets:
            if target in known and (comment.id, target) not in linked:
                yield comment.id, target, "neither"
