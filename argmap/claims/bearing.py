"""Whether a claim bears a tag: whether it says what the tag's words say, or only speaks of it in passing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.language import grammar
from argmap.rulebook.vocabulary import words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from argmap.claims.assertion import Said
    from argmap.claims.clauses import Clauses
    from argmap.language.analysis import Token

_WISHES, _JUDGES, _AVOIDS, _BRINGS = words("wishes"), words("judges_so"), words("avoids"), words("brings_about")
_SPEAKER, _OPEN = words("first_person") | words("we"), words("leaves_open")
_GROUNDS, _ABOUT = words("ground") | words("what_follows"), words("what_it_is_about")
_WAY, _VAGUE, _COPULA = words("way_to"), words("vague_noun"), words("copula")
_FACTS, _VIEWS, _NO = words("facts"), words("views"), words("none_of")
_NONE, _WOULD = words("negation"), words("would")
_PUT_UNDER = grammar.PREPOSITION_CLAUSE | grammar.OBJECT_OF_PREPOSITION
_NAMES = (
    grammar.CONJUNCT
    | grammar.BESIDE
    | grammar.PREDICATE
    | grammar.PREDICATE_OF_OBJECT
    | grammar.OBJECT
    | grammar.NOUN_SUBJECT
    | grammar.DUMMY_SUBJECT
    | grammar.NEGATION
    | grammar.HELPER
    | grammar.ADVERB
    | grammar.ADJECTIVE
    | grammar.APPOSITION
    | grammar.UNNAMED
    | grammar.PARTICLE
)
"""How words stand in a clause that says what they say."""


def bears(clauses: Clauses, anchor: int, said: Said, denials: Iterable[int] = ()) -> bool:
    """Whether the statement in which a tag's words stand says what they say.

    A supposition and a question put nothing forward. Words of a clause that only tells which thing is meant, what for,
    when or under what condition, or what somebody else wants, are in passing: "a drug that does not work sells well".

    Args:
        clauses: Of the sentence.
        anchor: The token that heads the tag's words.
        said: How they are said.
        denials: The tokens that head the words which deny their clause: a negation beside them denies something else.
    """
    if said.assertion in {"supposed", "questioned"}:
        return False
    tokens, here = clauses.tokens, anchor
    if not _above(clauses, anchor).issuperset(denials):
        return False
    for _ in range(clauses.sentence.last - clauses.sentence.first):
        token = tokens[here]
        if token.head == here or not clauses.sentence.first <= token.head < clauses.sentence.last:
            return not (said.assertion == "denied" and _depends(clauses, here))
        above = tokens[token.head]
        if token.dep in grammar.CONTENT_CLAUSE:
            if clauses.of(here).kind != "beside" and not _put_forward(clauses, token, above):
                return False
        elif not _passes(clauses, token, above):
            return False
        here = token.head
    return False


def _depends(clauses: Clauses, i: int) -> bool:
    """Whether what a verb says hangs on a condition that does not hold: "if they cared, it would not be unfair"."""
    below = [clauses.tokens[c] for c in clauses.children(i)]
    conditions = [c for c in below if c.dep in grammar.ADVERBIAL_CLAUSE and clauses.of(c.i).mark in _OPEN]
    return bool(conditions) and any(each.lower in _WOULD for each in below)


def _above(clauses: Clauses, i: int) -> set[int]:
    """A token and those above it."""
    found = {i}
    while (head := clauses.tokens[i].head) not in found:
        found.add(head)
        i = head
    return found


def _passes(clauses: Clauses, token: Token, above: Token) -> bool:
    """Whether what hangs on a token says what it says itself."""
    dep = token.dep
    if dep in _NAMES:
        return True
    if dep in grammar.ADVERBIAL_CLAUSE:
        return _given(clauses, token)
    if dep in grammar.RELATIVE_CLAUSE:
        return _added(clauses, token) or _there(clauses, above)
    if dep in grammar.CLAUSE_SUBJECT:
        return _asks(clauses, token)
    if dep in grammar.OPEN_CLAUSE:
        return above.lemma not in _WISHES | _AVOIDS
    return _below_noun(clauses, token, above)


def _below_noun(clauses: Clauses, token: Token, above: Token) -> bool:
    """Whether words below a noun or preposition say what it says: "a way to cut crime", "a lot of evidence"."""
    if token.dep in grammar.NOUN_CLAUSE:
        if any(clauses.tokens[c].dep in grammar.SUBJECT for c in clauses.children(token.i)):
            return _holds(clauses, above)
        if token.lemma in _JUDGES:  # "I have no trouble believing that …"
            return _mine(clauses, clauses.tokens[above.head])
        return above.lemma in _WAY and above.dep in grammar.PREDICATE
    over = clauses.tokens[above.head] if token.dep in _PUT_UNDER else above
    if token.dep in grammar.PREPOSITION_CLAUSE:
        return above.lower in _ABOUT or over.lemma in _BRINGS
    return above.lower in _ABOUT or over.pos in grammar.VERB or over.lemma in _VAGUE


def _holds(clauses: Clauses, noun: Token) -> bool:
    """Whether a noun puts forward what it is completed by: "the fact that", "no doubt that", "my view that"."""
    before = {clauses.tokens[c].lower for c in clauses.children(noun.i)}
    return noun.lemma in _FACTS or (noun.lemma in _VIEWS and not before.isdisjoint(_NO | _SPEAKER))


def _asks(clauses: Clauses, token: Token) -> bool:
    """Whether a clause begins with a question word: "what is absurd is …"."""
    return any(clauses.tokens[c].tag in grammar.QUESTION_WORD for c in clauses.children(token.i))


def _given(clauses: Clauses, token: Token) -> bool:
    """Whether a clause gives a reason or what comes of it: "because it is unfair", "making it wrong"."""
    clause = clauses.of(token.i)
    if clause.mark:
        return clause.mark in _GROUNDS and not _only_because(clauses, token)
    if token.tag in grammar.GERUND:
        above = clauses.tokens[token.head]
        return token.i > above.i and (token.lemma in _BRINGS or above.lemma in _COPULA)
    has_subject = any(clauses.tokens[c].dep in grammar.SUBJECT for c in clauses.children(token.i))
    return has_subject and token.i in clauses.heads and not _asks(clauses, token)


def _only_because(clauses: Clauses, token: Token) -> bool:
    """Whether a reason may be what is denied: "they do not row because it is healthy", but not "they should not"."""
    below = [clauses.tokens[c] for c in clauses.children(token.head)]
    negated = any(each.dep in grammar.NEGATION for each in below)
    return negated and not any(each.tag in grammar.MODAL for each in below)


def _added(clauses: Clauses, token: Token) -> bool:
    """Whether a relative clause adds a statement, behind a comma: ", which is illegal"."""
    first = clauses.whole(token.i)[0]
    return first > clauses.sentence.first and clauses.tokens[first - 1].lower == ","


def _there(clauses: Clauses, noun: Token) -> bool:
    """Whether a noun is what there is: "there are people who incite violence"; "no way" is none."""
    verb = clauses.tokens[noun.head]
    return (
        verb.lemma in _COPULA
        and noun.lemma not in _WAY
        and any(clauses.tokens[c].dep in grammar.DUMMY_SUBJECT for c in clauses.children(verb.i))
    )


def _put_forward(clauses: Clauses, token: Token, above: Token) -> bool:
    """Whether a clause that completes a verb is put forward: not wished for, nor asked, nor what is not said.

    "It is not true that it is unfair" denies it.
    """
    if above.lemma in _WISHES or clauses.of(token.i).mark in _OPEN:
        return False
    first = min(clauses.whole(token.i)[0], token.i)
    if clauses.tokens[first].tag in grammar.QUESTION_WORD:
        return above.lemma in _COPULA  # "that is what it is built on"
    below = [clauses.tokens[c] for c in clauses.children(above.i)]
    if above.tag in grammar.PLAIN and not any(each.dep in grammar.SUBJECT for each in below):
        over = clauses.tokens[above.head]
        if over.i != above.i and above.dep not in grammar.CONJUNCT and not _mine(clauses, over):
            return False  # "it is absurd to say that …"; but "I have to say that …"
    negated = any(each.dep in grammar.NEGATION or each.lower in _NONE for each in below)
    return not negated or above.lemma in _COPULA or _speaks(clauses, above)


def _speaks(clauses: Clauses, verb: Token) -> bool:
    """Whether a verb is the writer's own thinking: "I don't think …"."""
    return verb.lemma in _JUDGES and _mine(clauses, verb)


def _mine(clauses: Clauses, verb: Token) -> bool:
    """Whether a verb's subject is the writer."""
    below = [clauses.tokens[c] for c in clauses.children(verb.i)]
    return any(token.lower in _SPEAKER for token in below if token.dep in grammar.SUBJECT)
