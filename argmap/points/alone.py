"""Whether a sentence stands alone above others: it speaks to nobody, of no commenter, and nothing in it hangs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from argmap.language import grammar
from argmap.rulebook.vocabulary import words as words_of

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from argmap.language.analysis import Token

_HANGING, _FIRST, _SECOND = words_of("hanging"), words_of("first_person"), words_of("second_person")
_WE = words_of("we")
_PERSON, _SEVERAL, _POINTING = words_of("third_person_singular"), words_of("they_forms"), words_of("demonstrative")
POINTING = words_of("stands_for_thing")
_QUANTITY, _ANYBODY, _WHOSE = words_of("quantity_alone"), words_of("anybody"), words_of("possessive_you")
_THINKING, _MINDED, _SURE = words_of("thinks"), words_of("minded"), words_of("sure_of")
_CONDITION, _COPULA, _PERFECT = words_of("conditions"), words_of("copula"), words_of("perfect")
_WOULD = words_of("would_forms")
_THINGS, _BEGINS = words_of("thing_forms"), words_of("begins_what_it_is")
_BROKEN = re.compile(r"\.\.+\s*\S|…\s*\S|\b\w+_\w+|\bedit\s*[:-]", re.IGNORECASE)
"""What stands between sentences that are no more than run together, and code for a picture."""


def alone(tokens: Sequence[Token], text: str, called: Container[str]) -> bool:
    """Whether words are clear to whoever reads nothing else of the thread.

    Args:
        tokens: Of the words.
        text: The words as they stand.
        called: First names of the thread's commenters, in lower case.
    """
    return not (
        _BROKEN.search(text)
        or any(token.pos == "PROPN" and token.lower in called for token in tokens)
        or speaks_to_somebody(tokens)
        or speaks_of_oneself(tokens)
        or _breaks_off(tokens)
        or any(_hangs(token, tokens) for token in tokens)
    )


def speaks_to_somebody(tokens: Sequence[Token]) -> bool:
    """Whether "you" is the one who is answered, and not anybody: "you said so", "your point", "I thank you"."""
    spoken = [token for token in tokens if token.lower in _SECOND]
    if not spoken:
        return False
    ours = any(token.lower in _WE and token.dep not in grammar.SUBJECT for token in tokens)
    if ours or any(token.lower in _FIRST for token in _stated(tokens)):
        return True
    subjects = [token for token in spoken if token.dep in grammar.NOUN_SUBJECT]
    if any(not _anybody(token, tokens) for token in subjects):
        return True
    if subjects:
        return False
    subject = {token.i for token in tokens if token.dep in grammar.SUBJECT}
    theirs = any(token.lower in _WHOSE and token.head in subject for token in spoken)
    return theirs or not any(token.tag in grammar.MODAL for token in tokens)


def speaks_of_oneself(tokens: Sequence[Token]) -> bool:
    """Whether a sentence tells what its writer does, not what he or she thinks of the matter."""
    main = _main(tokens)
    if main is None or _of_mind(main, tokens):
        return False
    inside = {main.i}
    for token in tokens:
        if token.dep in grammar.SUBJECT and token.head in inside:
            below = {token.i}
            for _ in range(3):
                below |= {one.i for one in tokens if one.head in below}
            return any(one.i in below and one.lower in _FIRST for one in tokens)
    return False


def thinking(token: Token, tokens: Sequence[Token]) -> bool:
    """Whether a verb or adjective says no more than that its writer thinks what follows: "I think", "I am sure"."""
    by_place = {one.i: one for one in tokens}
    verb = by_place.get(token.head, token) if token.lower in _SURE else token
    subject = next((one for one in tokens if one.head == verb.i and one.dep in grammar.NOUN_SUBJECT), None)
    said = (verb.lemma in _THINKING and verb.tag not in grammar.PAST) or (
        token.lower in _SURE and verb.lemma in _COPULA
    )
    negated = any(one.head == verb.i and one.dep in grammar.NEGATION for one in tokens)
    return said and not negated and subject is not None and subject.lower in _FIRST


def _main(tokens: Sequence[Token]) -> Token | None:
    inside = {token.i for token in tokens}
    return next((t for t in tokens if (t.head == t.i or t.head not in inside) and t.pos in grammar.VERB), None)


def _of_mind(main: Token, tokens: Sequence[Token]) -> bool:
    """Whether a main verb says what is thought, or not thought, of something that follows in a clause."""
    follows = any(token.head == main.i and token.dep in grammar.CONTENT_CLAUSE for token in tokens)
    return follows and (main.lemma in _THINKING or main.lemma in _MINDED)


def _stated(tokens: Sequence[Token]) -> Sequence[Token]:
    """The words without an "I think" before them."""
    first = next((token for token in tokens if token.pos in grammar.VERB), None)
    if first is None or first.lemma not in _THINKING:
        return tokens
    return [token for token in tokens if token.i > first.i]


def _anybody(you: Token, tokens: Sequence[Token]) -> bool:
    """Whether whoever reads it is meant: in a condition, or with "can", "should" or "have to", or with what all do."""
    verb = next((token for token in tokens if token.i == you.head), None)
    if verb is None:
        return False
    children = [token for token in tokens if token.head == verb.i]
    if any(token.tag in grammar.MODAL and token.lower not in _WOULD for token in children):
        return True
    over = verb
    for _ in range(len(tokens)):  # a clause within a condition is a part of it
        if any(token.head == over.i and token.lower in _CONDITION for token in tokens):
            return True
        above = next((token for token in tokens if token.i == over.head), over)
        if above is over:
            break
        over = above
    past = any(token.tag in grammar.PAST for token in (verb, *children)) or any(
        token.dep in grammar.HELPER and token.lemma in _PERFECT for token in children
    )
    would = any(token.lower in _WOULD or token.lemma in _COPULA for token in (verb, *children))
    return not past and not would and verb.lemma not in _THINKING and verb.lemma not in _MINDED


def _breaks_off(tokens: Sequence[Token]) -> bool:
    """Whether the main verb is a "be" that says nothing of its subject: "abortion is not"."""
    main = _main(tokens)
    if main is None or main.lemma not in _COPULA:
        return False
    behind = (token for token in tokens if token.head == main.i and token.i > main.i)
    return all(token.pos in grammar.BETWEEN or token.dep in _LOOSE for token in behind)


_LOOSE = grammar.NEGATION | grammar.CONJUNCT | grammar.COORDINATOR | grammar.UNNAMED | grammar.BESIDE


def _hangs(token: Token, tokens: Sequence[Token]) -> bool:
    """Whether a word stands for something that nothing before it in the sentence can be."""
    if token.lower in _QUANTITY and token.dep in grammar.NOUN_SUBJECT:
        return not any(one.head == token.i and one.i > token.i for one in tokens)
    if token.lower not in _HANGING or token.dep in grammar.DUMMY_SUBJECT or token.tag in grammar.PREPOSITION:
        return False
    if token.lower in _POINTING:
        stands = token.pos == "PRON" and token.dep in grammar.OBJECT | grammar.OBJECT_OF_PREPOSITION
        return stands and not any(one.head == token.i and one.i > token.i for one in tokens)
    before = [one for one in tokens if one.i < token.i]
    if token.dep in grammar.OBJECT:  # "he saw him" is of two
        before = [one for one in before if not (one.head == token.head and one.dep in grammar.SUBJECT)]
    if token.lower in _PERSON:
        return not any(_may_be_person(one) for one in before)
    if token.lower in _SEVERAL:
        return not any(one.pos in grammar.THING or one.lower in _ANYBODY for one in before)
    return token.lower in _THINGS and not (foreshadows(token, tokens) or any(map(_may_be_thing, before)))


def _may_be_person(token: Token) -> bool:
    named = token.pos == "PROPN" or token.lower in _ANYBODY or token.tag in grammar.QUESTION_WORD
    return named or (token.pos == "NOUN" and token.dep in grammar.NOUN_SUBJECT | grammar.OBJECT)


def _may_be_thing(token: Token) -> bool:
    one = token.pos in grammar.THING and not token.tag.endswith("S") and token.lower not in _ANYBODY | POINTING
    return one or (token.tag in grammar.GERUND and token.dep in grammar.SUBJECT)


def foreshadows(token: Token, tokens: Sequence[Token]) -> bool:
    """Whether an "it" stands for what follows: "it is wrong to ban things", "it is clear that they work".

    Args:
        token: The word.
        tokens: Of its sentence.
    """
    if token.lower not in _THINGS or token.dep not in grammar.SUBJECT:
        return False
    clauses = grammar.CONTENT_CLAUSE | grammar.OPEN_CLAUSE | grammar.CLAUSE_SUBJECT | grammar.ADVERBIAL_CLAUSE
    below = {one.i for one in tokens if one.head == token.head and one.dep in grammar.PREDICATE and one.pos == "ADJ"}
    if not below:
        return False
    below.add(token.head)
    return any(
        one.head in below
        and one.i > token.head
        and one.dep in clauses
        and any(inner.head == one.i and inner.i < one.i and inner.lower in _BEGINS for inner in tokens)
        for one in tokens
    )
