"""A point's sentence: the words of its clearest holder, complete, short, and clear without what stands around them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from argmap.features.together import bearing
from argmap.language import grammar
from argmap.points.alone import alone as stands_alone
from argmap.points.alone import foreshadows, speaks_of_oneself, speaks_to_somebody, thinking
from argmap.rulebook.vocabulary import form
from argmap.rulebook.vocabulary import words as words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from argmap.language.analysis import Analysis, Token
    from argmap.model import Claim

_LEADING = grammar.NO_WORD | {"CCONJ", "INTJ"}
_JOINING, _HANGING, _SPEAKER = words_of("joins_head"), words_of("hanging"), words_of("speaker")
_THINKING, _TRAILING, _FIRST = words_of("thinks"), words_of("trails"), words_of("first_person")
_BOUND = grammar.RELATIVE_CLAUSE | grammar.NOUN_CLAUSE | grammar.ADVERBIAL_CLAUSE
_SHORTEST, _LONGEST = 4, 20
_FEWEST, _MOST = 3, 30
"""Words of a heading: a shorter one says nothing, and nobody reads a longer one."""
_ASSENTS, _FRANKLY = form("opens_with_assent"), form("opens_frankly")
_OPENING = 8
"""Tokens at the head among which such words stand."""
_FIRST_WORD = re.compile(r"\W")
_NEGATION = words_of("negation")
_HALVES = {"'": ("'", "’"), "‘": ("’",), '"': ('"',), "“": ("”",)}
"""Quotation marks that open, and what closes them."""
_SINGLE = frozenset("'‘’")
_SPACE = re.compile(r"\s+")
_LINK = re.compile(r"\s\(?https?://\S+$")
"""An address behind a sentence."""
_MARKUP = re.compile(r"'{2,}")
"""Bold and italics of a wiki."""


@dataclass(frozen=True, slots=True)
class _Wording:
    """Words that might head a point, and how far they are from a good sentence, part by part."""

    text: str
    poor: tuple[float, ...]


def sentence(
    claims: Iterable[Claim],
    analyses: Mapping[str, Analysis],
    words: frozenset[str],
    otherwise: str = "",
    called: frozenset[str] = frozenset(),
) -> tuple[str, bool]:
    """The sentence that heads a point, and whether it is one that stands alone.

    Args:
        claims: Those that may be quoted, in the thread's order.
        analyses: Of each comment, by its id.
        words: Stems that the point's claims share.
        otherwise: What heads it where no holder says it in a sentence that stands alone.
        called: First names of the thread's commenters, in lower case: a sentence about one of them stands not alone.
    """
    made = [one for claim in claims for one in _wordings(claim, analyses[claim.comment], words, called)]
    best = min(made, key=lambda one: one.poor)
    alone = not any(best.poor[:3])
    stands = bool(otherwise) and _FIRST_WORD.split(otherwise, maxsplit=1)[0] not in _HANGING
    return headed(best.text if alone or not otherwise else otherwise), alone or stands


def own_words(
    claims: Sequence[Claim],
    analyses: Mapping[str, Analysis],
    called: frozenset[str],
    words: frozenset[str] = frozenset(),
) -> tuple[str, bool]:
    """A claim's words as a heading: a sentence that stands alone, else in quotation marks, else nothing.

    Args:
        claims: Those that may be quoted.
        analyses: Of each comment, by its id.
        called: First names of the thread's commenters, in lower case.
        words: Stems that the point's claims share.

    Returns:
        The heading, and whether it stands alone.
    """
    says, stands = sentence(claims, analyses, words, "", called)
    if stands:
        return says, True

    def shared(claim: Claim) -> tuple[int, float]:
        said = bearing(analyses[claim.comment].tokens_in(claim.start, claim.end))
        return len(said & words), claim.confidence

    best = max((claim for claim in claims if _quotable(claim, analyses[claim.comment])), key=shared, default=None)
    return ("" if best is None else f"“{headed(best.text)}”"), False


def _quotable(claim: Claim, analysis: Analysis) -> bool:
    """Whether a claim is a sentence that leans on what stands before it, and is said to nobody."""
    tokens = _bare(analysis.tokens_in(claim.start, claim.end))
    own = claim.assertion not in {"questioned", "supposed"} and claim.voice == "own"
    if not own or not _SHORTEST <= len(tokens) <= _MOST or tokens[0].tag in grammar.PREPOSITION:
        return False
    if not _complete(tokens):
        return False
    return not speaks_to_somebody(tokens) and not speaks_of_oneself(tokens)


def headed(says: str) -> str:
    """A sentence as it stands above others: on one line, its first letter in upper case, without a full stop or markup.

    >>> headed("it costs  too much."), headed("the '''ferry''' is late")
    ('It costs too much', 'The ferry is late')
    """
    line = _SPACE.sub(" ", _LINK.sub("", _MARKUP.sub("", says))).strip().rstrip(".,;:! ")
    return line[:1].upper() + line[1:]


def _wordings(claim: Claim, analysis: Analysis, words: frozenset[str], called: frozenset[str]) -> Iterator[_Wording]:
    """The claim's own words; the whole sentence in which it stands, where they are not one; and its main clauses."""

    def worded(some: Sequence[Token], far: float) -> _Wording:
        return _wording(claim, analysis.text, _bare(some), words, called, far=far)

    tokens = analysis.tokens_in(claim.start, claim.end)
    own = worded(tokens, 0.0)
    yield own
    yield from (worded(some, -0.1) for some in _shorter(_bare(tokens)))
    yield from (worded(some, -0.2) for some in _thought(_bare(tokens)))
    around = analysis.sentence_at(claim.start)
    if around is None or not any(own.poor[:4]):
        return
    whole = analysis.tokens[around.first : around.last]
    if own.poor[0]:
        yield worded(whole, 1.0)
    said = {token.i for token in tokens}
    for clause in _clauses(whole):
        if sum(token.i in said for token in clause) * 2 > len(clause):
            yield worded(clause, 0.5)


def _clauses(tokens: Sequence[Token]) -> Iterator[Sequence[Token]]:
    """The main clauses of a sentence that could stand alone: those joined by "and" or a comma, and what "I think"."""
    below: dict[int, list[Token]] = {}
    for token in tokens:
        if token.head != token.i:
            below.setdefault(token.head, []).append(token)
    by_place = {token.i: token for token in tokens}
    heads = {token.i for token in tokens if _stands(token, by_place, below)}
    for head in sorted(heads):
        kept: set[int] = set()
        waiting = [head]
        while waiting:
            at = waiting.pop()
            kept.add(at)
            waiting += [
                child.i for child in below.get(at, ()) if child.i not in heads and child.dep not in grammar.COORDINATOR
            ]
            kept |= {child.i for child in below.get(at, ()) if child.dep in grammar.COORDINATOR and child.head != head}
        first, last = min(kept), max(kept)
        clause = [by_place[place] for place in range(first, last + 1)]
        bound = any(token.i == first - 1 and token.pos == "SCONJ" for token in tokens)
        gaps = any(token.i not in kept and token.pos not in grammar.BETWEEN for token in clause)
        if not bound and not gaps and by_place[head].lemma not in _THINKING and _balanced(clause):
            yield clause


def _shorter(tokens: Sequence[Token]) -> Iterator[Sequence[Token]]:
    """A sentence without the reason or concession at its end; a condition stays: it is part of what is said."""
    said = {token.i for token in tokens if token.dep in grammar.CONTENT_CLAUSE}
    for place, token in enumerate(tokens):
        joins = token.dep in grammar.MARKER and token.lower in _JOINING and token.head not in said
        if place >= _SHORTEST and joins:
            yield tokens[:place]


def _thought(tokens: Sequence[Token]) -> Iterator[Sequence[Token]]:
    """What stands behind an "I think that" or "I am sure", once or twice, where it is the rest of the sentence."""
    by_place = {token.i: number for number, token in enumerate(tokens)}
    for token in tokens:
        over = by_place.get(token.head)
        if token.dep not in grammar.CONTENT_CLAUSE or over is None or token.i < tokens[over].i:
            continue
        if not thinking(tokens[over], tokens):
            continue
        marker = next((n for n, one in enumerate(tokens) if one.head == token.i and one.dep in grammar.MARKER), over)
        if marker > over or tokens[marker + 1].pos not in {"ADP", "ADV"}:
            yield tokens[marker + 1 :]


def _balanced(tokens: Sequence[Token]) -> bool:
    """Whether every bracket and every quotation mark has its other half."""
    text = "".join(token.text for token in tokens)
    if sum(token.text in _SINGLE and token.pos in grammar.BETWEEN for token in tokens) % 2:
        return False
    return text.count('"') % 2 == 0 and all(text.count(a) == text.count(b) for a, b in ("()", "“”", "[]"))


def _stands(token: Token, by_place: Mapping[int, Token], below: Mapping[int, Sequence[Token]]) -> bool:
    """Whether a token rules a clause with a subject of its own that depends on nothing."""
    children = below.get(token.i, ())
    if not any(child.dep in grammar.SUBJECT for child in children) or any(
        child.dep in grammar.MARKER for child in children
    ):
        return False
    over = by_place.get(token.head, token)
    if over is token or token.dep in grammar.BESIDE:
        return True
    if token.dep in grammar.CONJUNCT:
        return _stands(over, by_place, below)
    if token.dep not in grammar.CONTENT_CLAUSE:
        return False
    above = below.get(over.i, ())
    if any(child.dep in grammar.NEGATION for child in above):
        return False
    return token.i < over.i or (over.lemma in _THINKING and any(child.lower in _FIRST for child in above))


def _bare(tokens: Sequence[Token]) -> Sequence[Token]:
    """The tokens without what only ties them to the words before."""
    first, last = (_frankly(tokens) if tokens else 0), len(tokens)
    while first < last - _SHORTEST and (first + (_opener(tokens[first:]) or _ties(tokens[first], tokens))) > first:
        first += _opener(tokens[first:]) or 1
    while last > first + 1 and (
        (tokens[last - 1].pos in grammar.BETWEEN and tokens[last - 1].text not in {")", '"', "”"})
        or tokens[last - 1].pos == "CCONJ"
        or (tokens[last - 1].lower in _TRAILING and tokens[last - 2].text == ",")
    ):
        last -= 1
    return tokens[first:last]


def _frankly(tokens: Sequence[Token]) -> int:
    """How many tokens at the head only say how the rest is meant or to whom ("Let's be honest, …", "My friend, …")."""
    first = tokens[:_OPENING]
    text = "".join(
        one.text + " " * (other.start > one.end) for one, other in zip(first, (*first[1:], first[-1]), strict=True)
    )
    found = _FRANKLY.match(text)
    if found is None:
        return _label(tokens)
    covered = sum(token.end - first[0].start <= found.end() for token in first)
    return covered if len(tokens) - covered >= _SHORTEST else 0


def _label(tokens: Sequence[Token]) -> int:
    """How many tokens at the head only say what follows, up to a colon ("Shorter version: …")."""
    for number, token in enumerate(tokens[:_OPENING]):
        if token.text == ":":
            return number + 1 if number and len(tokens) - number > _SHORTEST else 0
        if token.tag in grammar.FINITE:
            return 0
    return 0


def _ties(token: Token, tokens: Sequence[Token]) -> bool:
    """Whether a token at the head only joins the words to others; "although X, Y" keeps its "although"."""
    if token.dep in grammar.MARKER:
        over = next((one for one in tokens if one.i == token.head), None)
        inside = over is not None and over.head != over.i and any(one.i == over.head for one in tokens)
        return token.lower in _JOINING and not inside
    behind = next((one for one in tokens if one.i > token.i), token)
    closes = _HALVES.get(token.text, ())
    if any(one.text in closes for one in tokens if one.i > token.i):
        return False  # half of the quotation marks would be left
    if token.pos in {"DET", "PRON"} or (token.lower in _NEGATION and behind.pos not in grammar.BETWEEN):
        return False  # "no one", "no matter": it is of the words behind it
    return token.pos in _LEADING or token.lower in _JOINING


def _opener(tokens: Sequence[Token]) -> int:
    """How many tokens are adverbs that open a sentence, with the comma behind them ("Funnily enough, …")."""
    for number, token in enumerate(tokens[:4]):
        if token.text == ",":
            return number + 1 if number else 0
        if token.pos != "ADV" or token.tag in grammar.QUESTION_ADVERB:
            return 0
    return 0


def _wording(  # noqa: PLR0913  # the words, and what is known of the thread
    claim: Claim, text: str, tokens: Sequence[Token], words: frozenset[str], called: frozenset[str], *, far: float
) -> _Wording:
    """Words of a claim's sentence with what they lack; `far` says how far they are from its own words."""
    if not tokens:
        return _Wording(claim.text, (9.0,))
    inside = {token.i for token in tokens}
    subjects = [token for token in tokens if token.dep in grammar.SUBJECT and token.head in inside]
    hanging = [
        token
        for token in tokens
        if token.lower in _HANGING
        and token.dep not in grammar.DUMMY_SUBJECT
        and token.tag not in grammar.PREPOSITION
        and not foreshadows(token, tokens)
    ]
    first_thing = min((token.i for token in tokens if token.pos in grammar.THING), default=tokens[-1].i + 1)
    opens = (bool(subjects) and subjects[0] in hanging) or any(token.i < first_thing for token in hanging)
    spoken = sum(token.lower in _SPEAKER for token in tokens)
    length = sum(token.pos not in grammar.BETWEEN and "'" not in token.text for token in tokens)
    shared = bearing(tokens) & words
    said = text[tokens[0].start : tokens[-1].end]
    opens = opens or _ASSENTS.match(said) is not None or not stands_alone(tokens, said, called)
    return _Wording(
        said,
        (
            float(not _complete(tokens) or not _FEWEST <= length <= _MOST or not _balanced(tokens)),
            float(claim.assertion in {"questioned", "supposed"} or claim.voice == "reported"),
            float(opens) + float(len(words) > 0 and len(shared) == 0),
            float(length > _LONGEST),
            far + max(0, length - _LONGEST) / 10 + 2 * (len(tokens) < _SHORTEST) + len(hanging) / 2
            + spoken / 2 + (claim.role == "premise") / 2 - len(shared) / 2,
            -claim.confidence,
            float(len(tokens)),
        ),
    )  # fmt: skip


def _complete(tokens: Sequence[Token]) -> bool:
    """Whether the words are a sentence: their main verb is finite, has its subject, and hangs on nothing before it."""
    inside = {token.i for token in tokens}
    ruling = [token for token in tokens if token.head == token.i or token.head not in inside]
    main = next((token for token in ruling if token.pos in grammar.VERB), None)
    if (
        main is None
        or tokens[0].tag in grammar.QUESTION_WORD
        or not any(token.tag in grammar.FINITE for token in tokens)
    ):
        return False
    children = [token for token in tokens if token.head == main.i and token.i != main.i]
    helpers = (child for child in children if child.dep in grammar.HELPER)
    finite = [token for token in (main, *helpers) if token.tag in grammar.FINITE]
    bound = main.dep in _BOUND and any(
        child.dep in grammar.MARKER or child.tag in grammar.QUESTION_WORD for child in children
    )
    foremost = min((token.i for token in finite), default=-1)  # a verb before its subject asks
    return not bound and any(child.dep in grammar.SUBJECT and child.i < foremost for child in children)
