"""A point's sentence: the words of its clearest holder, complete, short, and clear without what stands around them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from argmap.features.together import bearing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from argmap.language.analysis import Analysis, Token
    from argmap.model import Claim

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
_FINITE = frozenset({"VBZ", "VBP", "VBD", "MD"})
_LEADING = frozenset({"CCONJ", "INTJ", "PUNCT", "SPACE", "SYM"})
_JOINING = frozenset(
    {"because", "since", "that", "so", "though", "although", "well", "which", "also", "yes", "no", "agreed", "anyway"}
)
_HANGING = frozenset(
    {"it", "this", "that", "these", "those", "they", "them", "he", "she", "him", "her", "his", "its", "their", "there"}
)
_SPEAKER = frozenset({"i", "you", "my", "your", "me"})
_SHORTEST, _LONGEST = 4, 22
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class _Wording:
    """Words that might head a point, and how far they are from a good sentence, part by part."""

    text: str
    poor: tuple[float, ...]


def sentence(claims: Iterable[Claim], analyses: Mapping[str, Analysis], words: frozenset[str]) -> str:
    """The sentence that heads a point.

    Args:
        claims: Those that may be quoted, in the thread's order.
        analyses: Of each comment, by its id.
        words: Stems that the point's claims share.
    """
    made = [one for claim in claims for one in _wordings(claim, analyses[claim.comment], words)]
    return headed(min(made, key=lambda one: one.poor).text)


def headed(says: str) -> str:
    """A sentence as it stands above others: on one line, its first letter in upper case, without a full stop.

    >>> headed("it costs  too much.")
    'It costs too much'
    """
    line = _SPACE.sub(" ", says).strip().rstrip(".,;: ")
    return line[:1].upper() + line[1:]


def _wordings(claim: Claim, analysis: Analysis, words: frozenset[str]) -> Iterator[_Wording]:
    """The claim's own words; and the whole sentence in which it stands, where they are not one."""
    tokens = _bare(analysis.tokens_in(claim.start, claim.end))
    own = _wording(claim, analysis.text, tokens, words, whole=False)
    yield own
    around = analysis.sentence_at(claim.start)
    if own.poor[0] and around is not None:
        yield _wording(claim, analysis.text, _bare(analysis.tokens[around.first : around.last]), words, whole=True)


def _bare(tokens: Sequence[Token]) -> Sequence[Token]:
    """The tokens without what only ties them to the words before."""
    first, last = 0, len(tokens)
    while first < last - _SHORTEST and (tokens[first].pos in _LEADING or tokens[first].lower in _JOINING):
        first += 1
    while (
        last > first + 1 and tokens[last - 1].pos in {"PUNCT", "SPACE"} and tokens[last - 1].text not in {")", '"', "”"}
    ):
        last -= 1
    return tokens[first:last]


def _wording(claim: Claim, text: str, tokens: Sequence[Token], words: frozenset[str], *, whole: bool) -> _Wording:
    if not tokens:
        return _Wording(claim.text, (9.0,))
    inside = {token.i for token in tokens}
    subjects = [token for token in tokens if token.dep in _SUBJECTS and token.head in inside]
    complete = any(token.tag in _FINITE for token in tokens) and bool(subjects)
    hanging = [token for token in tokens if token.lower in _HANGING and token.dep != "expl" and token.tag != "IN"]
    opens = bool(subjects) and subjects[0] in hanging
    spoken = sum(token.lower in _SPEAKER for token in tokens)
    return _Wording(
        text[tokens[0].start : tokens[-1].end],
        (
            float(not complete),
            float(claim.assertion in {"questioned", "supposed"} or claim.voice == "reported"),
            float(opens),
            float(len(words) > 0 and len(bearing(tokens) & words) == 0),
            float(whole) + max(0, len(tokens) - _LONGEST) / 10 + 2 * (len(tokens) < _SHORTEST) + len(hanging) / 2
            + spoken / 2 + (claim.role == "premise") / 2 - len(bearing(tokens) & words) / 2,
            -claim.confidence,
            float(len(tokens)),
        ),
    )  # fmt: skip
