"""A tag's sentence with its thing filled in: "it costs too much" as "School uniforms cost too much"."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from argmap.features.stems import stem
from argmap.language import grammar
from argmap.rulebook.vocabulary import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from argmap.language.analysis import Analysis, Token
    from argmap.model import Evidence

POINTING, HANGING = words("stands_for_thing"), words("hanging")
VAGUE = words("vague_noun")
_STEPS = 5
"""So many steps up from the tag's words the subject of their clause is looked for."""
_FEWEST, _SHARE = 2, 0.6
"""So many claims, and so much of those that name a thing, must name the same one."""
CUT, SEVERAL = (dict(pair.split("/") for pair in words(name)) for name in ("cut_verbs", "verbs_of_several"))
"""Verbs as they stand cut off behind a pronoun, and of several things."""
_LONGEST = 4
"""Words of a thing at most: a longer one is no name."""


def filled(says: str, shown: Iterable[Evidence], analyses: Mapping[str, Analysis]) -> str:
    """A tag's sentence with the thing of which all its claims speak, where they name one.

    Args:
        says: The sentence; only one that begins with a word that hangs, and its verb, is filled.
        shown: The words on which each claim's tag rests.
        analyses: Of each comment, by its id.

    Returns:
        The sentence as it is where the claims name no thing, or several as often.
    """
    first, verb, behind = _parts(says)
    if first not in POINTING:
        return says
    own = verb not in CUT.values()
    found = [thing for one in shown if (thing := _thing(one, analyses.get(one.comment or ""), own=own))]
    counts = Counter(stem(head.lemma) for head, _ in found)
    foremost, number = counts.most_common(1)[0] if counts else ("", 0)
    if number < max(_FEWEST, _SHARE * len(found)):
        return says
    named = Counter((head.text.lower() == head.lemma, name) for head, name in found if stem(head.lemma) == foremost)
    if not named:
        return says
    (one, name), _ = named.most_common(1)[0]
    if one:
        return f"{name} {verb} {behind}"
    several = SEVERAL.get(verb) or (verb.removesuffix("s"))
    return f"{name} {several} {behind}"


def thing_of(says: str, shown: Evidence, analyses: Mapping[str, Analysis]) -> str:
    """The lemma of the thing of which a claim says a tag's sentence, or "" where it names none.

    Args:
        says: The tag's sentence.
        shown: The words on which the claim's tag rests.
        analyses: Of each comment, by its id.
    """
    found = _thing(shown, analyses.get(shown.comment or ""), own=_parts(says)[1] not in CUT.values())
    return found[0].lemma if found is not None else ""


def _parts(says: str) -> tuple[str, str, str]:
    """The first word of a sentence, its verb in full, and the rest: "it's killing" as it, is, killing."""
    first, _, rest = says.partition(" ")
    word, mark, cut = first.partition("'")
    if mark and cut in CUT:
        return word, CUT[cut], rest
    verb, _, behind = rest.partition(" ")
    return first, verb, behind


def _thing(shown: Evidence, analysis: Analysis | None, *, own: bool) -> tuple[Token, str] | None:
    """The noun that is the subject of a tag's words, with its own words; one of the tag's only where `own` says so."""
    if analysis is None or shown.start is None or shown.end is None:
        return None
    inside = analysis.tokens_in(shown.start, shown.end)
    if not inside:
        return None
    places = {token.i for token in inside}
    at = next((token for token in inside if token.head not in places or token.head == token.i), inside[0])
    for _ in range(_STEPS):
        for token in analysis.tokens:
            if token.head == at.i and token.dep in grammar.NOUN_SUBJECT and (own or token.i not in places):
                return _named(token, analysis.tokens)
        if at.head == at.i:
            return None
        at = analysis.tokens[at.head]
    return None


def _named(head: Token, tokens: Sequence[Token]) -> tuple[Token, str] | None:
    """A noun with the nouns and adjectives right before it; None for a pronoun or a noun that names nothing."""
    if head.pos not in grammar.THING or head.lemma in VAGUE:
        return None
    first = head.i
    while (
        first > 0 and tokens[first - 1].head == head.i and tokens[first - 1].dep in grammar.COMPOUND | grammar.ADJECTIVE
    ):
        first -= 1
    article = tokens[first - 1] if first > 0 and tokens[first - 1].head == head.i else None
    start = first - 1 if article is not None and article.pos == "DET" and article.lower not in HANGING else first
    if any(token.head == head.i and token.i > head.i and token.pos in {"ADP", "SCONJ"} for token in tokens):
        return None  # "the price of it" is more than its noun
    if head.i - start >= _LONGEST:
        return None
    return head, " ".join(token.lower if token.pos != "PROPN" else token.text for token in tokens[start : head.i + 1])
