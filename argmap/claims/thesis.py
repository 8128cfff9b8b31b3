"""The thesis of a comment: the few sentences that it is there to say, and the reasons tied to them.

The sentences of a comment are ranked against each other: what is likeliest to be its thesis is, where it is likely
enough to be anybody's; what tells what happened once is none. All others are text, unless a tag names what they say, a
thesis is drawn from them ("so", "therefore"), or they stand behind it, say enough and are surely no thesis.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from math import exp
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from argmap.claims.roles import Score

FIRST, OTHER = 0.85, 1.07
"""From which sum of the two probabilities, of a thesis and of arguing at all, the likeliest sentence of a comment is a
thesis, and from which the next likeliest are."""
HOLDS, ALSO, NAMED = 0.2, 0.05, 0.33
"""What it adds to that sum that a sentence says what the commenter holds, and each way in which it does ("should", "I
think"), and that a tag names what it says."""
THESES = 4
"""The most theses of a comment."""
LONG, LONGER = 13, 0.35
"""From how many sentences a comment is long, and by how much its next likeliest theses must then be likelier: what was
printed of such comments was right .72 of the time on 54 threads."""
REPORTED = 0.6
"""From which probability of arguing a sentence in which the opening post reports another's view is a thesis."""
DRAWN, NEXT = 0.3, 0.54
"""What makes a sentence a reason: where the thesis behind it is drawn from it ("so"), this probability of arguing; by
its place behind the thesis, this probability of arguing and being no thesis. Of the first people put down 8 of 14 as a
reason, of the second 11 of 16, on 70 threads, each by weights fitted without it (the cut was chosen on them)."""
CHOSEN = 0.45
"""What it adds, in log-odds, to the probability that a sentence argues, that it is chosen as a thesis of its comment:
measured on eleven threads that people read, each by weights fitted without it."""
BY_WORD = 0.6
"""The least confidence of a reason that a thesis is drawn from."""
_SAYS, _SAYS_MORE = 5, 8
"""Words from which a sentence is a reason: that a thesis is drawn from; that stands behind one. Shorter ones mostly say
the thesis again."""
_NEAR = 2
"""The most reasons on each side of a thesis."""


@dataclass(frozen=True, slots=True)
class Thesis:
    """Which sentences of a comment matter.

    Args:
        theses: Indices of the sentences that make its claims, in order.
        reasons: The index of each sentence that gives a reason, with that of the thesis that it supports.
    """

    theses: tuple[int, ...] = ()
    reasons: Mapping[int, int] = field(default_factory=dict)

    def holds(self, sentence: int) -> bool:
        """Whether a sentence is a thesis or a reason."""
        return sentence in self.theses or sentence in self.reasons


def choose(scores: Sequence[Score | None], reports: Iterable[int] = ()) -> Thesis:
    """The theses of a comment and the reasons tied to them.

    Args:
        scores: Of its sentences, in order; None where a sentence is another's words or has none.
        reports: Sentences in which the opening post reports another's view: what the thread may be about, whoever
            holds it. Those that argue are theses too.
    """
    ranked = sorted(((s.thesis + s.argues, -i) for i, s in enumerate(scores) if s is not None), reverse=True)
    other = OTHER + LONGER if len(ranked) >= LONG else OTHER
    likely = {-i for place, (_, i) in enumerate(ranked[:THESES]) if _enough(scores[-i], other if place else FIRST)}
    likely |= {i for i in reports if (score := scores[i]) is not None and score.argues >= REPORTED}
    likely |= {i + 1 for i in likely if _drawn(scores, i)}
    likely |= {i + step for i in range(len(scores) - 1) if _contrasted(scores, i) for step in (0, 1)}
    theses = tuple(
        sorted(i for i in likely if not any(_tied(scores, i, i - step, step) for step in (1, -1) if i - step in likely))
    )
    reasons: dict[int, int] = {}
    for thesis in theses:
        for step in (1, -1):
            for sentence in range(thesis + step, thesis + step * (_NEAR + 1), step):
                if sentence in theses or not _supports(scores, sentence, thesis, step):
                    break
                reasons.setdefault(sentence, thesis)
    return Thesis(theses, reasons)


def confidence(score: Score, *, claim: bool, drawn: bool = False) -> float:
    """Probability that a reader would put a chosen sentence down: as a claim, or as a reason and no thesis.

    Args:
        score: Of the sentence.
        claim: Whether it is a claim, no premise.
        drawn: Whether a word draws the claim from the premise.

    >>> from argmap.claims.roles import Score
    >>> round(confidence(Score(0.5, 0.2, None, False, ()), claim=True), 2)
    0.61
    """
    if not claim:
        return max(score.reason, BY_WORD) if drawn else score.reason
    odds = score.argues / max(1e-6, 1.0 - score.argues) * exp(CHOSEN)
    return odds / (1.0 + odds)


def _enough(score: Score | None, floor: float) -> bool:
    if score is None or (score.story and not score.judges):
        return False
    held = HOLDS + ALSO * score.judges if score.judges else 0.0
    return score.thesis + score.argues + held + NAMED * score.named >= floor


def _contrasted(scores: Sequence[Score | None], sentence: int) -> bool:
    """Whether two sentences are nothing but names of what it is and is not about: "Not safety. Money."."""
    return all(score is not None and score.bare for score in scores[sentence : sentence + 2])


def _drawn(scores: Sequence[Score | None], sentence: int) -> bool:
    """Whether the next sentence draws a conclusion from this one, and so is what was to be said."""
    after = scores[sentence + 1] if sentence + 1 < len(scores) else None
    return after is not None and after.ties == "before" and after.concludes and _enough(after, FIRST)


def _tied(scores: Sequence[Score | None], sentence: int, thesis: int, step: int) -> bool:
    """Whether a word ties a sentence to the thesis that stands `step` before it, or behind where that is negative."""
    score, above = scores[sentence], scores[thesis]
    if score is None or above is None:
        return False
    if step > 0:
        return score.ties == "before" and not score.concludes
    return score.ties == "after" or (above.ties == "before" and above.concludes and sentence == thesis - 1)


def _supports(scores: Sequence[Score | None], sentence: int, thesis: int, step: int) -> bool:
    """Whether a sentence gives a reason for the thesis next to it, or next to the reasons between.

    It says enough; by its place alone it does only behind the thesis, where it turns against nothing ("that said").
    What a word at its head ties ("because", "for example") readers put down apart from the thesis once in twelve.
    """
    score = scores[sentence] if 0 <= sentence < len(scores) else None
    if score is None or score.ties is not None:
        return False
    if step < 0:
        return _tied(scores, sentence, thesis, step) and score.argues >= DRAWN and score.words >= _SAYS
    return not score.turns and score.reason >= NEXT and score.words >= _SAYS_MORE
