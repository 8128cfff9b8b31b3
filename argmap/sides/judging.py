"""Praise and blame of a motion: of what it would do, of its thing, and of what would come of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.features.together import bearing
from argmap.language import grammar
from argmap.rulebook.vocabulary import words
from argmap.sides.clauses import POINTING, TAKING_PART, below, ruling
from argmap.sides.motion import NEGATION, class_of
from argmap.sides.sign import Sign

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.language.analysis import Sentence, Token
    from argmap.sides.motion import Moved

GOOD, BAD, TALK = words("good_words"), words("bad_words"), words("talk_words")
FIRST = words("first_person")
WOULD, LACKING, SINGULAR = words("would"), words("lacking"), words("points_at_one")
SAID = words("points_at_said")
_HEADING = grammar.NOUN_SUBJECT | grammar.CLAUSE_SUBJECT | grammar.ROOT
_ASSENT = words("assent")
JUDGEMENT = 0.8
_SHORT = 3


def judged(tokens: list[Token], sentence: Sentence, motion: Moved, *, strict: bool) -> Iterator[Sign]:
    """The side that a sentence shows by what it calls good or bad.

    Args:
        tokens: The sentence's.
        sentence: Where it stands.
        motion: What is debated.
        strict: Whether the sentence must name the motion's thing or point at one.
    """
    named = bool(bearing(tokens) & (motion.things | motion.acts)) or any(class_of(token, tokens) for token in tokens)
    points = any(token.lower in POINTING for token in tokens)
    if strict and len(tokens) > _SHORT and not named and not points:
        return  # praise or blame of something else
    if len(tokens) > 1 and tokens[1].text == "," and tokens[0].pos == "PROPN":
        return  # "Nils, that's nonsense" judges what somebody said
    without = any(t.lower in LACKING and _of_thing(below([t], tokens), motion) for t in tokens)
    score, coming, judging = 0, 0, set[int]()
    for token in tokens:
        value = (token.lemma in GOOD or token.lower in GOOD) - (token.lemma in BAD or token.lower in BAD)
        if not value or _of_talk(token, tokens) or _with_somebody(token, tokens):
            continue
        value = -value if _turned(token, tokens) else value
        verbs = ruling(token, tokens)
        if any(t.dep in grammar.RELATIVE_CLAUSE for t in tokens if t.i in verbs) or any(
            t.tag in grammar.QUESTION_ADVERB for t in tokens[1:] if t.head in verbs
        ):
            continue  # "people who fail", "it told me why it was wrong"
        if without or (not strict and _foreseen(token, tokens, motion)):
            coming += value * (-(motion.keeps or 1) if without else 1)
        elif (named or not strict or not _aside(token, tokens)) and _of_motion(token, tokens, motion):
            judging.add(token.i)
            score += value
    if motion.keeps < 0 and not any(t.pos in grammar.THING | grammar.VERB | {"PRON"} for t in tokens):
        return  # "Good." praises the motion or the thing that it would take away: it does not say which
    side = score * _aim(tokens, judging, motion) + coming
    if side:
        yield Sign("judgement", JUDGEMENT if side > 0 else -JUDGEMENT, sentence.start, sentence.end)


def _aim(tokens: list[Token], judging: set[int], motion: Moved) -> int:
    """Whether praise in a sentence is for the motion (1) or against it (-1)."""
    does = {t.head for t in tokens if t.dep in grammar.NOUN_SUBJECT and bearing((t,)) & motion.things}
    near = {one for t in tokens if t.i in judging for one in ruling(t, tokens)}
    around = {t.i for t in below([t for t in tokens if t.i in near], tokens)} | near
    acting = [
        t for t in tokens if t.i not in does and (class_of(t, tokens) or bearing((t,)) & motion.acts) and t.i in around
    ]
    heads = judging | {t.head for t in tokens if t.i in judging and t.dep in grammar.PREDICATE}
    of_act = any(
        t.dep in _HEADING or t.tag in grammar.GERUND or (t.head in heads and t.tag in grammar.PLAIN) for t in acting
    )  # "banning them is wrong", "it is wrong to ban them"
    kinds = [class_of(t, tokens) for t in acting if class_of(t, tokens)]
    if not motion.keeps or (of_act and not kinds):
        return 1
    said = any(t.lower in SAID and t.dep in grammar.NOUN_SUBJECT and t.head in near for t in tokens)
    named = bearing(tokens) & motion.things or any(t.lower in POINTING for t in tokens if t.i in around)
    if not kinds and (said or not named):
        return 1  # "this is nonsense", "what a joke": what is moved, not the thing that it would take away
    return motion.keeps * (kinds[0] if of_act and kinds else 1)


def _of_thing(tokens: list[Token], motion: Moved) -> bool:
    """Whether words name what is moved, or stand for it."""
    return bool(bearing(tokens) & (motion.things | motion.acts)) or any(t.lower in POINTING for t in tokens)


def _of_motion(token: Token, tokens: list[Token], motion: Moved) -> bool:
    """Whether praise or blame is of the motion or its thing: one of them takes part, is pointed at, or nothing does."""
    inside = ruling(token, tokens)
    taking = [t for t in tokens if t.head in inside and t.i not in inside and t.dep in TAKING_PART]
    if any(t.lower in FIRST and t.head in {one.i for one in taking if one.dep in grammar.NOUN_SUBJECT} for t in tokens):
        return False  # "my bottle broke" tells of one's own
    if not taking and not motion.keeps:
        return len(tokens) <= _SHORT  # "Great!", not what somebody would rather have
    if any(t.dep in grammar.DUMMY_SUBJECT and t.head in inside for t in tokens):
        around = below([t for t in tokens if t.i in inside], tokens)  # "there is nothing to eat" tells of the world
        return any(t.lower in POINTING for t in around) or bool(bearing(around) & (motion.things | motion.acts))
    if not taking or any(class_of(t, tokens) for t in tokens if t.head in inside):
        return True
    if any(t.lower in (POINTING if motion.keeps else SINGULAR) for t in taking):
        return True  # what a motion would do to "them" is not told from what they do
    return bool(bearing(below(taking, tokens)) & (motion.things | motion.acts))


def _foreseen(token: Token, tokens: list[Token], motion: Moved) -> bool:
    """Whether it would come of the motion: "fewer people would drive", "the shops would die"."""
    inside = ruling(token, tokens)
    around = [t for t in tokens if t.head in inside and t.i not in inside]
    taking = [t for t in around if t.dep in TAKING_PART]
    if not any(t.lower in WOULD for t in around):
        return False
    if any(
        t.lower in POINTING for t in taking
    ):  # "it would be a step": what is moved, but "it would be better to keep it"
        to_act = any(t.tag in grammar.PLAIN and t.dep in grammar.OPEN_CLAUSE | grammar.ADVERBIAL_CLAUSE for t in around)
        return not to_act and any(t.lower in SINGULAR and t.dep in grammar.NOUN_SUBJECT for t in taking)
    near = below(taking, tokens)
    return bool(taking) and not bearing(near) & motion.things and not any(class_of(t, tokens) for t in near)


def _with_somebody(token: Token, tokens: list[Token]) -> bool:
    """Whether it is agreement with a person: "I agree with Bert"."""
    return any(t.head == token.i and t.tag in grammar.PREPOSITION and t.i == token.i + 1 for t in tokens) and (
        token.lemma in _ASSENT
    )


def _of_talk(token: Token, tokens: list[Token]) -> bool:
    """Whether an adjective praises or blames what somebody said: "Good point."."""
    return token.dep in grammar.ADJECTIVE and any(one.i == token.head and one.lemma in TALK for one in tokens)


def _aside(token: Token, tokens: list[Token]) -> bool:
    """Whether an adjective stands with a noun that is not what something is said to be."""
    if token.dep not in grammar.ADJECTIVE:
        return False
    noun = next((one for one in tokens if one.i == token.head), token)
    return noun.dep in TAKING_PART


def _turned(token: Token, tokens: list[Token]) -> bool:
    near = {token.i, token.head}
    turning = [t for t in tokens if t.dep in grammar.NEGATION or (t.lower in NEGATION and t.lower not in LACKING)]
    return any(t.head in near and t.i < token.i for t in turning)
