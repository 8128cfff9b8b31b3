"""Commenters cited by name: "as Ann said", "I'm with Ann", "Ann is wrong". Whom a comment answers does not matter.

Where nobody presses a reply button, this is how a writer takes a side between others, in the middle of an answer to
someone else or to the post. The name says who is meant, the words around it say for or against.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from argmap.features.latest import Latest
from argmap.features.names import CALLED, Names, Naming
from argmap.features.turn import Turn
from argmap.links.candidates import content
from argmap.links.phrases import readable
from argmap.links.scales import logistic
from argmap.model import Evidence
from argmap.model.persons import person

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from argmap.language import Analysis
    from argmap.model import Comment, Firing, Relation, Thread

_SHORTEST = 4
_MOST = 1000
"""Comments of one commenter, the latest, in which a word is looked up: those of who is cited by all are thousands."""

_PARTS = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Citation:
    """One commenter cited by another.

    Args:
        source, target: Ids of comments.
        relation: Agreement or rebuttal.
        confidence: Probability that the cited commenter is agreed with, or rebutted.
        because: The words.
    """

    source: str
    target: str
    relation: Relation
    confidence: float
    because: tuple[Evidence, ...]


def citations(
    thread: Thread, analyses: Mapping[str, Analysis], weights: Mapping[str, tuple[Relation, float]]
) -> Iterator[Citation]:
    """Who is cited in each comment, in order; one citation for each pair at most.

    Args:
        thread: The thread.
        analyses: By comment id.
        weights: Of each rule that bears on whom its words name, the relation and its log-odds.
    """
    names = Names()
    written: defaultdict[str, _Written] = defaultdict(_Written)
    for comment in thread.comments:
        analysis = analyses.get(comment.id)
        author = person(comment.author)
        firings = [f for f in analysis.firings if f.rule in weights] if analysis is not None else []
        if analysis is not None and firings:
            named = names.named(Turn(comment, author))
            done: set[str] = set()
            for firing in firings:
                called = (n for n in named.values() if _bears(firing, n, comment.text, written[n.author].signed))
                naming = next(called, None)
                if naming is None or naming.author in done:
                    continue
                done.add(naming.author)
                target = written[naming.author].meant(firing, analysis, analyses)
                relation, weight = weights[firing.rule]
                start, end = readable(comment.text, min(firing.start, naming.start), max(firing.end, naming.end))
                because = (Evidence(firing.rule, comment.text[start:end], comment.id, start, end, weight),)
                yield Citation(comment.id, target.id, relation, logistic(weight), because)
        if author:
            names.add(comment.author, author)
            if comment.handle:
                names.alias(comment.handle, author)
            written[author].comments.append(comment)


class _Written:
    """The comments of one commenter so far, and in which of them words stand: looked up when the commenter is cited."""

    def __init__(self) -> None:
        self.comments: list[Comment] = []
        self._places: Latest[str] = Latest(_MOST)
        self._read = 0

    @property
    def signed(self) -> str | None:
        """The name under the first of them."""
        return self.comments[0].author

    def meant(self, firing: Firing, source: Analysis, analyses: Mapping[str, Analysis]) -> Comment:
        """The one that shares most words with the sentence of a firing, then with its comment; of equals the latest."""
        if len(self.comments) == 1:
            return self.comments[0]
        for place in range(self._read, len(self.comments)):
            comment = self.comments[place].id
            if comment in analyses:
                self._places.add(content(analyses[comment], None), place)
        self._read = len(self.comments)
        sentence = source.sentence_at(firing.start)
        around = source.tokens_in(sentence.start, sentence.end) if sentence is not None else ()
        said, told = content(source, None), {t.lemma for t in around}
        shared: Counter[int] = Counter()
        for word in said:
            shared.update(dict.fromkeys(self._places.of(word), len(said) if word in told else 1))
        latest = next((at for at in reversed(range(self._read)) if self.comments[at].id in analyses), self._read - 1)
        return self.comments[max(shared, key=lambda at: (shared[at], at), default=latest)]


def _bears(firing: Firing, naming: Naming, text: str, signed: str | None) -> bool:
    """Whether the name stands in the words, as a name: spoken of, not to, and in lower case only if it is signed so."""
    if not (naming.start < firing.end and firing.start < naming.end) or naming.strength >= CALLED:
        return False
    word = text[naming.start : naming.end]
    return not word.islower() or (len(word) >= _SHORTEST and word in {signed, *_PARTS.split(signed or "")})
