"""How far rules reach into threads: which fired how often, and which claims no rule has a name for."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from argmap.mapping import Mapper
    from argmap.model import Thread


@dataclass(frozen=True, slots=True)
class Coverage:
    """What the rules did with some threads.

    Args:
        fired: Rule id to how often it fired.
        sentences: How many sentences there are outside quotes.
        reached: In how many of them some rule fired.
        claims, tagged: How many claims there are, and how many carry a tag.
        unnamed: The words of claims without a tag, as (comment label, words), in the threads' order.
        silent: Sentences of three words or more in which nothing fired, in the same form.
    """

    fired: dict[str, int]
    sentences: int
    reached: int
    claims: int
    tagged: int
    unnamed: tuple[tuple[str, str], ...]
    silent: tuple[tuple[str, str], ...]


def cover(threads: Iterable[Thread], mapper: Mapper) -> Coverage:
    """Run the rules over threads and count.

    Args:
        threads: Any number.
        mapper: The pipeline with the rules.
    """
    fired: Counter[str] = Counter()
    sentences = reached = claims = tagged = 0
    unnamed: list[tuple[str, str]] = []
    silent: list[tuple[str, str]] = []
    for thread in threads:
        analyses = mapper.analyse(thread)
        found = mapper.assemble(thread, analyses)
        labels = found.labels()
        for comment in thread.everything():
            analysis = analyses[comment.id]
            fired.update(firing.rule for firing in analysis.firings)
            own = [sentence for sentence in analysis.sentences if not sentence.quoted]
            for sentence in own:
                hit = any(f.start < sentence.end and sentence.start < f.end for f in analysis.firings)
                sentences += 1
                reached += hit
                words = _clean(analysis.text[sentence.start : sentence.end])
                if not hit and len(words.split()) > 2:
                    silent.append((labels[comment.id], words))
        claims += len(found.claims)
        tagged += sum(bool(claim.tags) for claim in found.claims)
        unnamed += [(labels[claim.comment], _clean(claim.text)) for claim in found.claims if not claim.tags]
    return Coverage(dict(fired), sentences, reached, claims, tagged, tuple(unnamed), tuple(silent))


def _clean(text: str) -> str:
    """Words of a thread on one line, without what a terminal would obey."""
    return " ".join("".join(char if char.isprintable() else " " for char in text).split())
