"""What shows in one comment where its writer stands on a motion."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.features.together import bearing
from argmap.language import grammar
from argmap.rulebook.vocabulary import form, words
from argmap.sides.clauses import POINTING, TAKING_PART, below, ruling
from argmap.sides.judging import judged
from argmap.sides.motion import NEGATION, OUGHT, class_of
from argmap.sides.sign import Sign

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from argmap.language.analysis import Analysis, Sentence, Token
    from argmap.sides.motion import Moved

YES, NO = words("yes"), words("no")
GOES, WANTS, ASKS, LETS = words("goes"), words("wants"), words("asks"), words("lets_us")
GROUNDS, WOULD, FIRST, WE = words("ground_to_act"), words("would"), words("first_person"), words("we")
_NONE_OF, AIMS = words("none_of"), words("aims")
_COMPLETE = grammar.CONJUNCT | grammar.CONTENT_CLAUSE
_COMPLEMENT = grammar.CONTENT_CLAUSE | grammar.OPEN_CLAUSE
_AIM = 5
"""Words behind "I'm against" in which its object is looked for."""
_LONGEST = 60
"""Characters of the words that show what is asked; beyond it the one word stands for all."""
_SHORT = 3
"""Tokens of a sentence that is an answer wherever it stands: "No."."""
STAND, ACT, VERDICT, ANSWER = 3.0, 2.5, 2.0, 1.5


def signs(analysis: Analysis, motion: Moved, *, named: bool = False) -> list[Sign]:
    """The signs of a comment, in no order.

    Args:
        analysis: Of the comment.
        motion: What is debated.
        named: Whether praise and blame count only where the sentence names the motion's thing or points at one.
    """
    found: list[Sign] = []
    for number, sentence in enumerate(analysis.sentences):
        if sentence.quoted:
            continue
        tokens = [t for t in analysis.tokens[sentence.first : sentence.last] if t.pos != "SPACE" and not t.quoted]
        text = analysis.text[sentence.start : sentence.end]
        if form("puts_motion").match(text.lower()):
            continue
        asks = text.rstrip().endswith("?")
        explicit = [*_stands(text, sentence, tokens, motion), *_verdicts(text, sentence), *_acts(tokens, motion)]
        if number == 0 or len(tokens) <= _SHORT:
            explicit += _answer(tokens)
        found += [one for one in explicit if not asks or one.kind == "verdict"]
        if not explicit and not asks:
            found += judged(tokens, sentence, motion, strict=named)
    return found


def _stands(text: str, sentence: Sentence, tokens: list[Token], motion: Moved) -> Iterator[Sign]:
    for name, side in (("stands_against", -1.0), ("stands_for", 1.0)):
        for match in form(name).finditer(text):
            behind = [token for token in tokens if token.start >= sentence.start + match.end()][:_AIM]
            yield _sign("stand", side * _aimed(behind, motion) * STAND, match, sentence)


def _aimed(behind: list[Token], motion: Moved) -> int:
    """Whether who is for these words is for the motion (1) or against it (-1): they name it, its thing, or neither."""
    acting = next((group for token in behind if (group := class_of(token, behind))), 0)
    if acting:
        return acting * motion.keeps if motion.keeps else 1
    stems = bearing(behind)
    names_thing = bool(stems & motion.things) and not stems & motion.acts
    return motion.keeps or 1 if names_thing else 1


def _verdicts(text: str, sentence: Sentence) -> Iterator[Sign]:
    for name, side in (("judges_for", 1.0), ("judges_against", -1.0)):
        for match in form(name).finditer(text):
            yield _sign("verdict", side * VERDICT, match, sentence)


def _sign(kind: str, weight: float, match: re.Match[str], sentence: Sentence) -> Sign:
    return Sign(kind, weight, sentence.start + match.start(), sentence.start + match.end())


def _answer(tokens: list[Token]) -> Iterator[Sign]:
    first = next((token for token in tokens if token.pos != "PUNCT"), None)
    if first is None or not (first.lower in YES or first.lower in NO):
        return
    after = next((token for token in tokens if token.i > first.i), None)
    if first.lower in NO and after is not None and after.pos not in grammar.BETWEEN:
        return  # "no reactors", "nobody": a determiner or a subject
    yield Sign("answer", ANSWER if first.lower in YES else -ANSWER, first.start, first.end)


def _acts(tokens: list[Token], motion: Moved) -> Iterator[Sign]:
    """What the writer asks to be done: "ban them", "they should stay", "no more reactors"."""
    for token in tokens:
        group = _class(token, tokens)
        own = bool(bearing((token,)) & motion.acts)
        if not (group or own) or not _asked(token, tokens) or _wants(token, tokens) or _of_others(token, tokens):
            continue
        if not _about(token, tokens, motion):
            continue
        turned = -1 if _negated(token, tokens) else 1
        if group and motion.keeps:
            side = group * motion.keeps
        elif own:
            side = 1
        else:
            side = -1  # to keep or drop what the motion would change
        yield Sign("act", side * turned * ACT, *_shown(token, tokens))
    yield from _wanted(tokens, motion)
    first = tokens[0] if tokens else None
    if first is not None and first.lower in _NONE_OF and len(tokens) > 2 and tokens[1].pos != "PUNCT":
        behind = tokens[1:_AIM]
        if bearing(behind) & (motion.things | motion.acts) or not motion.keeps:
            yield Sign("act", -(motion.keeps or 1) * ACT, first.start, behind[-1].end)


def _shown(token: Token, tokens: list[Token]) -> tuple[int, int]:
    """The words of what is asked, with what asks it and what denies it: "should not be allowed", "reason to ban"."""
    verbs = ruling(token, tokens)
    above = _grounds(verbs, tokens)
    near = [t for t in tokens if t.i in verbs | above or (t.head in verbs | above and (t.pos == "AUX" or _turns(t)))]
    start, end = min(t.start for t in near), max(token.end, *(t.end for t in near))
    return (start, end) if end - start <= _LONGEST else (token.start, token.end)


def _turns(token: Token) -> bool:
    return token.dep in grammar.NEGATION or token.lower in NEGATION


def _wants(token: Token, tokens: list[Token]) -> bool:
    """Whether a word is what somebody needs or wants, which `_wanted` reads."""
    return token.dep in grammar.OBJECT and any(t.lemma in WANTS and t.i == token.head for t in tokens)


def _of_others(token: Token, tokens: list[Token]) -> bool:
    """Whether it is what somebody else has a mind to do: "the council wants to ban them", not "nobody wants that"."""
    by = {t.i: t for t in tokens}
    own = {*FIRST, *WE, *NEGATION}
    chain: set[int] = set()
    while token.i not in chain:
        chain.add(token.i)
        subjects = [t for t in tokens if t.head == token.i and t.dep in grammar.NOUN_SUBJECT]
        if token.lemma in AIMS and subjects:
            return not any(t.lower in own for t in below(subjects, tokens))
        token = by.get(token.head, token)
    return False


def _class(token: Token, tokens: list[Token]) -> int:
    """As for a motion's words; what ought to go is taken away, and "let's" and "let us" let nobody."""
    if token.lemma in GOES and _asked(token, tokens):
        return -1
    joint = token.lemma == "let" and any(other.i == token.i + 1 and other.lower in {*LETS, *WE} for other in tokens)
    return 0 if joint else class_of(token, tokens)


def _wanted(tokens: list[Token], motion: Moved) -> Iterator[Sign]:
    """What is needed or wanted, and a bare "should" or "should not" that leaves out what was said before."""
    by = {token.i: token for token in tokens}
    for token in tokens:
        below = [other for other in tokens if other.head == token.i and other.i != token.i]
        turned = -1 if sum(map(_turns, below)) % 2 else 1
        if token.lemma in WANTS and token.pos == "VERB" and not _of_others(token, tokens):
            objects = [other for other in below if other.dep in grammar.OBJECT]
            named = [other for other in tokens if other.head in {o.i for o in objects} or other in objects]
            if bearing(named) & (motion.things | motion.acts):
                asked = next((group for other in objects if (group := class_of(other, objects))), 1)  # "need a ban"
                start = min(
                    [token.start, *(t.start for t in below if (_turns(t) or t.pos == "AUX") and t.start < token.start)]
                )
                yield Sign("act", turned * asked * (motion.keeps or 1) * ACT, start, named[-1].end)
        bare = token.lower in OUGHT and not any(other.pos in {"VERB", "ADJ"} for other in below)
        if bare and (token.head == token.i or by.get(token.head) is None or token.dep in _COMPLETE):
            yield Sign("act", turned * ACT, token.start, (below[-1] if below else token).end)


def _asked(token: Token, tokens: list[Token]) -> bool:
    """Whether a verb or adjective is what somebody is asked to do, or what ought to be."""
    verbs = ruling(token, tokens)
    inside = [t for t in tokens if t.head in verbs and t.i not in verbs]
    plain = {t.i for t in tokens if t.tag in grammar.PLAIN}
    if any(t.lower in OUGHT or (t.lemma in ASKS and t.pos == "AUX" and t.head in plain) for t in inside):
        return True  # "have to build", not "have been building"
    if any(t.lemma in ASKS for t in tokens if t.i == token.head and t.i != token.i):
        return True
    own = [t for t in inside if t.head == token.i]
    would = any(t.lower in WOULD for t in own)
    if _grounds(verbs, tokens) or (would and any(t.lower in FIRST and t.dep in grammar.NOUN_SUBJECT for t in own)):
        return True  # "reason enough to ban them", "I would ban them"
    first = next((t.i for t in tokens if t.pos != "PUNCT"), -1)
    return any(
        t.tag in grammar.PLAIN
        and (t.dep in grammar.ROOT | _COMPLETE or t.i == first)
        and not any(
            other.dep in grammar.NOUN_SUBJECT for other in inside if other.head == t.i or t.dep in grammar.CONJUNCT
        )
        for t in tokens
        if t.i in verbs
    )


def _grounds(verbs: set[int], tokens: list[Token]) -> set[int]:
    """The reason or the time that there is to do something: "time to ban it"."""
    heads = {t.head for t in tokens if t.i in verbs and t.tag in grammar.PLAIN}
    over = {t.head for t in tokens if t.i in heads and t.lemma == "enough"} | heads
    return {t.i for t in tokens if t.i in over - verbs and t.lemma in GROUNDS}


def _about(token: Token, tokens: list[Token], motion: Moved) -> bool:
    """Whether what is asked concerns the motion's thing: it is named, pointed at, or left out."""
    verbs = ruling(token, tokens)
    taking = [t for t in tokens if t.head in verbs and t.dep in TAKING_PART]
    around = [t for t in taking if t.dep not in grammar.NOUN_SUBJECT] or taking  # "keep the lights on" is of the lights
    return (
        not around
        or any(t.lower in POINTING or (t.pos == "PRON" and t.lower not in NEGATION) for t in around)
        or bool(bearing(below(around, tokens)) & (motion.things | motion.acts))
    )


def _negated(token: Token, tokens: list[Token]) -> bool:
    verbs = ruling(token, tokens)
    heads = verbs | {t.head for t in tokens if t.i in verbs and t.dep in _COMPLEMENT} | _grounds(verbs, tokens)
    return (
        sum(
            t.dep in grammar.NEGATION or t.lower in NEGATION
            for t in tokens
            if t.head in heads and t.i not in verbs and t.dep not in grammar.INTERJECTION
        )
        % 2
        == 1
    )
