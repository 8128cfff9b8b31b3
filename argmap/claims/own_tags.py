"""Tags that a thread brings itself: "it's about X" makes X a tag, merged with the tags that exist."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from argmap.language import grammar
from argmap.model import Tag
from argmap.rulebook.vocabulary import words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from argmap.language.analysis import Analysis, Token
    from argmap.model import Claim, Firing, Thread
    from argmap.rulebook.rule import Rule, Rulebook

_LONGEST = 5
"""Words of a topic: longer ones are statements, not things."""
_EMPTY = words("empty_noun")
_BEFORE = grammar.COMPOUND | grammar.ADJECTIVE


class _Named(NamedTuple):
    """What an open construction of a claim is about: the lemma of its head, all its lemmas, the claim as a sentence."""

    claim: int
    head: str
    phrase: tuple[str, ...]
    start: int
    end: int
    says: str


def is_open(rule: Rule) -> bool:
    """Whether a rule is a construction whose slot any thing may fill."""
    return rule.family == "constructions" and rule.opens


def topic_of(firing: Firing, rule: Rule) -> tuple[int, int] | None:
    """Half-open characters of what stands in the slot of a construction.

    Args:
        firing: Of the construction.
        rule: The construction.
    """
    slot = rule.patterns[firing.pattern].slot
    return next(((start, end) for name, start, end in firing.captures if name == slot), None)


def thread_claims(
    thread: Thread, claims: Mapping[str, Sequence[Claim]], analyses: Mapping[str, Analysis], own_tags: OwnTags
) -> tuple[tuple[Claim, ...], tuple[Tag, ...]]:
    """The claims of a whole thread with the tags that it brings, and its tags in the order of first use.

    Args:
        thread: The thread.
        claims: Of each comment, by its id.
        analyses: Of each comment, by its id.
        own_tags: Gives the tags that the thread brings itself.
    """
    flat = [claim for comment in thread.everything() for claim in claims.get(comment.id, ())]
    tagged, tags = own_tags.give(flat, analyses)
    return tuple(tagged), tags


class OwnTags:
    """Gives claims the tags that their thread brings.

    Args:
        rulebook: Checked rules.
    """

    def __init__(self, rulebook: Rulebook) -> None:
        tags = rulebook.family("tags")
        self._rules = {rule.id: rule for rule in tags}
        self._known = {rule.tag: rule for rule in reversed(tags) if rule.tag}
        self._open = {rule.id: rule for rule in rulebook.family("constructions") if is_open(rule)}

    def give(self, claims: Sequence[Claim], analyses: Mapping[str, Analysis]) -> tuple[list[Claim], tuple[Tag, ...]]:
        """The claims with the tags that the thread brings, and every tag that one carries, in the order of first use.

        Args:
            claims: In the thread's order.
            analyses: Of each comment, by its id.
        """
        named = list(_named(claims, analyses, self._open)) if self._open else []
        found = list(claims)
        says: dict[str, str] = {}
        for one, tag in _merged(named, claims, self._rules, self._known):
            says.setdefault(tag, one.says)
            if tag not in found[one.claim].tags:
                found[one.claim] = replace(found[one.claim], tags=(*found[one.claim].tags, tag))
        frames: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for claim in found:
            for tag in claim.tags:
                frames[tag].update(claim.frames[:1])
        return found, tuple(
            [_tag(tag, self._known.get(tag), says.get(tag, tag), counts) for tag, counts in frames.items()]
        )


def _tag(tag: str, rule: Rule | None, says: str, frames: Counter[str]) -> Tag:
    if rule is not None:
        return Tag(tag, rule.says or tag, rule.frames[0] if rule.frames else "other")
    frame = min(frames, key=lambda f: (-frames[f], f)) if frames else "other"
    return Tag(tag, says, frame, own=True)


def _named(claims: Sequence[Claim], analyses: Mapping[str, Analysis], open_rules: Mapping[str, Rule]) -> list[_Named]:
    by_comment: defaultdict[str, list[int]] = defaultdict(list)
    for number, claim in enumerate(claims):
        if any(e.rule in open_rules for e in claim.because):
            by_comment[claim.comment].append(number)
    found = []
    for comment, numbers in by_comment.items():
        analysis = analyses[comment]
        holders: dict[tuple[str, int | None, int | None], int] = {}
        for number in numbers:
            for e in claims[number].because:
                holders.setdefault((e.rule, e.start, e.end), number)
        for firing in analysis.firings:
            span = topic_of(firing, open_rules[firing.rule]) if firing.rule in open_rules else None
            if span is None:
                continue
            thing = thing_of(analysis, *span)
            holder = holders.get((firing.rule, firing.start, firing.end))
            if thing is not None and holder is not None:
                says = (open_rules[firing.rule].says or "{X}").replace("{X}", _shown(analysis, *span))
                found.append(_Named(holder, *thing, *span, says))
    return found


def _shown(analysis: Analysis, start: int, end: int) -> str:
    """A topic with its article, on one line."""
    tokens = analysis.tokens
    for first, last in analysis.chunks:
        if tokens[first].start <= start and end <= tokens[last - 1].end:
            start, end = tokens[first].start, tokens[last - 1].end
    words = " ".join(analysis.text[start:end].split())
    return words if words[1:2].isupper() else words[:1].lower() + words[1:]


def thing_of(analysis: Analysis, start: int, end: int) -> tuple[str, tuple[str, ...]] | None:
    """The head's lemma and the lemmas of a topic, or None where the words name no thing.

    Args:
        analysis: Of the comment.
        start: Half-open characters of the topic.
        end: One past them.
    """
    tokens = [t for t in analysis.tokens_in(start, end) if t.end <= end]
    inside = {t.i for t in tokens}
    heads = [t for t in tokens if t.head not in inside or t.head == t.i]
    head = next((t for t in heads if t.pos in grammar.THING), None) or next(
        (t for t in tokens if t.pos in grammar.THING), None
    )
    if head is None or head.lemma in _EMPTY or not head.text[:1].isalpha():
        return None
    words = [t for t in tokens if t.i == head.i or (t.head == head.i and t.dep in _BEFORE and t.i < head.i)]
    if len(words) > _LONGEST:
        words = [head]
    return head.lemma, tuple(_word(t) for t in words)


def _word(token: Token) -> str:
    return token.lemma if token.pos != "PROPN" else token.lower


def _merged(
    named: Sequence[_Named], claims: Sequence[Claim], rules: Mapping[str, Rule], known: Mapping[str, Rule]
) -> list[tuple[_Named, str]]:
    """Each topic with its tag: one that its words name elsewhere in the thread, else one that the thread brings."""
    learnt: dict[str, str] = {}
    for one in named:
        for evidence in claims[one.claim].because:
            rule = rules.get(evidence.rule)
            if rule is None or rule.tag is None or evidence.start is None or evidence.end is None:
                continue
            if evidence.start < one.end and one.start < evidence.end:
                learnt.setdefault(one.head, rule.tag)
    phrases: defaultdict[str, set[tuple[str, ...]]] = defaultdict(set)
    for one in named:
        phrases[one.head].add(one.phrase)
    found = []
    for one in named:
        tag = learnt.get(one.head)
        if tag is None:
            words = next(iter(phrases[one.head])) if len(phrases[one.head]) == 1 else (one.head,)
            whole = "_".join(words)
            tag = f"about_{whole}" if whole in known else whole
        found.append((one, tag))
    return found
