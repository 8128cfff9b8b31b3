"""Commenters cited by name: "as Ann said", "I'm with Ann", "Ann is wrong". Whom a comment answers does not matter.

Where nobody presses a reply button, this is how a writer takes a side between others, in the middle of an answer to
someone else or to the post. The name says who is meant, the words around it say for or against.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from argmap.links.candidates import content
from argmap.links.scales import logistic
from argmap.model import Evidence
from argmap.replies.names import CALLED, Names, Naming
from argmap.replies.profile import Profile, plain_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from argmap.language import Analysis
    from argmap.model import Comment, Firing, Relation, Thread

FAMILY = "stance.cited."
"""Rules whose ids begin so are about a commenter who is named in the words that they match."""

_SHORTEST = 4


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
        weights: Of each rule of the family, the relation and its log-odds.
    """
    names = Names()
    written: defaultdict[str, list[Comment]] = defaultdict(list)
    for comment in thread.comments:
        analysis = analyses.get(comment.id)
        author = plain_name(comment.author)
        firings = [f for f in analysis.firings if f.rule in weights] if analysis is not None else []
        if analysis is not None and firings:
            named = names.named(Profile(comment, author))
            done: set[str] = set()
            for firing in firings:
                called = (n for n in named.values() if _bears(firing, n, comment.text, written[n.author][0].author))
                naming = next(called, None)
                if naming is None or naming.author in done:
                    continue
                done.add(naming.author)
                target = _meant(written[naming.author], firing, analysis, analyses)
                relation, weight = weights[firing.rule]
                words = comment.text[firing.start : firing.end]
                because = (Evidence(firing.rule, words, comment.id, firing.start, firing.end, weight),)
                yield Citation(comment.id, target.id, relation, logistic(weight), because)
        if author:
            names.add(comment.author, author)
            written[author].append(comment)


def _bears(firing: Firing, naming: Naming, text: str, signed: str | None) -> bool:
    """Whether the name stands in the words, as a name: spoken of, not to, and in lower case only if it is signed so."""
    if not (naming.start < firing.end and firing.start < naming.end) or naming.strength >= CALLED:
        return False
    word = text[naming.start : naming.end]
    return not word.islower() or (len(word) >= _SHORTEST and word == signed)


def _meant(earlier: Sequence[Comment], firing: Firing, source: Analysis, analyses: Mapping[str, Analysis]) -> Comment:
    """Of a commenter's earlier comments the one that shares most words with the sentence, of equals the latest."""
    if len(earlier) == 1:
        return earlier[0]
    sentence = source.sentence_at(firing.start)
    around = source.tokens_in(sentence.start, sentence.end) if sentence is not None else ()
    words = {t.lemma for t in around} & content(source, None)
    return max(
        enumerate(earlier),
        key=lambda at: (len(words & content(analyses[at[1].id], None)) if at[1].id in analyses else -1, at[0]),
    )[1]
