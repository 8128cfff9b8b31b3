"""How far rules reach into threads: which fired how often, and which claims no rule has a name for."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from argmap.mapping import Mapper
    from argmap.model import Claim, Thread


@dataclass(frozen=True, slots=True)
class Coverage:
    """What the rules did with some threads.

    Args:
        fired: Rule id to how often it fired.
        sentences: How many sentences there are outside quotes.
        named: How many of them hold a claim with a tag.
        unnamed: The words of claims without a tag, as (comment label, words), in the threads' order.
        silent: Sentences of three words or more without a claim, in the same form.
    """

    fired: dict[str, int]
    sentences: int
    named: int
    unnamed: tuple[tuple[str, str], ...]
    silent: tuple[tuple[str, str], ...]


def cover(threads: Iterable[Thread], mapper: Mapper) -> Coverage:
    """Run the rules over threads and count.

    Args:
        threads: Any number.
        mapper: The pipeline with the rules.
    """
    fired: Counter[str] = Counter()
    sentences = named = 0
    unnamed: list[tuple[str, str]] = []
    silent: list[tuple[str, str]] = []
    for thread in threads:
        analyses = mapper.analyse(thread)
        found = mapper.assemble(thread, analyses)
        labels = found.labels()
        by_comment: dict[str, list[Claim]] = {}
        for claim in found.claims:
            by_comment.setdefault(claim.comment, []).append(claim)
        for comment in thread.everything():
            analysis = analyses[comment.id]
            fired.update(firing.rule for firing in analysis.firings)
            claims = by_comment.get(comment.id, [])
            unnamed += [(labels[comment.id], _clean(claim.text)) for claim in claims if not claim.tags]
            for sentence in analysis.sentences:
                if sentence.quoted:
                    continue
                sentences += 1
                held = [claim for claim in claims if claim.start < sentence.end and sentence.start < claim.end]
                named += any(claim.tags for claim in held)
                words = _clean(analysis.text[sentence.start : sentence.end])
                if not held and len(words.split()) > 2:
                    silent.append((labels[comment.id], words))
    return Coverage(dict(fired), sentences, named, tuple(unnamed), tuple(silent))


def _clean(text: str) -> str:
    """Words of a thread on one line, without what a terminal would obey."""
    return " ".join("".join(char if char.isprintable() else " " for char in text).split())
