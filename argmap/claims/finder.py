"""The claims of one comment: those that a tag names, then sentence by sentence those that no tag names."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from argmap.claims.assertion import Said, how_said, turned
from argmap.claims.cues import Cues
from argmap.claims.drafts import Draft, bare, spans
from argmap.claims.frames import FrameReader
from argmap.claims.negative import holds_negation
from argmap.claims.own_tags import is_open, thing_of, topic_of
from argmap.claims.reading import Reading
from argmap.claims.roles import RoleReader, Score
from argmap.model import Claim, Evidence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from argmap.language.analysis import Analysis
    from argmap.model import Comment, Firing, Role
    from argmap.rulebook.rule import Rule, Rulebook

_TAG_FLOOR = 0.65
"""How sure a tagged claim is at least: of those in threads that two people read, two thirds were claims to them."""
_SHORT = 3
"""Sentences up to which a comment makes a claim if it says anything, and what a tag names is one."""
_NEAR = 8
"""Claims before and after a reason among which its statement is looked for."""
_INSIDE = 0.7
"""Share of an untagged claim that stands between quotation marks when it is another's words."""


class ClaimFinder:
    """Finds the claims of comments, one at a time, with the tables of a rulebook made once.

    Args:
        rulebook: Checked rules.
    """

    def __init__(self, rulebook: Rulebook) -> None:
        self._tags = {r.id: r for r in (*rulebook.family("constructions"), *rulebook.family("tags"))}
        self._assertion = {r.id: r for r in rulebook.family("assertion") if r.effect}
        self._quotation = _quotation_rules(rulebook.family("assertion"))
        self._roles = RoleReader(rulebook)
        self._frames = FrameReader(rulebook)

    def find(self, comment: Comment, analysis: Analysis) -> tuple[Claim, ...]:
        """The claims of a comment, in the order of the text.

        Args:
            comment: As read; words of its quotes make no claim.
            analysis: Of its text, with firings of all families.

        Returns:
            Claims with the ids `<comment>.1`, `<comment>.2`, ….
        """
        if not analysis.tokens:
            return ()
        reading = Reading(analysis)
        cues = Cues(reading, self._assertion)
        scores = self._roles.scores(reading)
        drafts = self._tagged(reading, cues, scores)
        drafts += self._untagged(reading, cues, scores, drafts)
        drafts.sort(key=lambda d: (d.first, d.last, d.firings[0].rule if d.firings else ""))
        roles = _roles_of(drafts, sum(score is not None for score in scores))
        framing = self._frames.firings(reading)
        claims = [
            self._claim(reading, draft, framing, f"{comment.id}.{number}", role)
            for number, (draft, role) in enumerate(zip(drafts, roles, strict=True), 1)
        ]
        return tuple(_tied(reading, claims, drafts))

    def _tagged(self, reading: Reading, cues: Cues, scores: Sequence[Score | None]) -> list[Draft]:
        made: dict[tuple[int, int, Said], Draft] = {}
        fired = [firing for firing in reading.analysis.firings if firing.rule in self._tags]
        by_way = self._constructions(fired)
        for firing in fired:
            words = None if firing in by_way.values() else self._names(firing, reading.analysis)
            if words is None:
                continue
            pattern = self._tags[firing.rule].patterns[firing.pattern]
            first, last = reading.range(*words)
            token = reading.analysis.tokens[first]
            clauses = reading.clauses(token.sentence)
            negative = holds_negation(pattern, reading.analysis.text[firing.start : firing.end])
            said = how_said(reading, cues, first, last, negative=negative)
            said = self._quoted(reading, said, first, last)
            if pattern.denies:
                said = turned(said)
            anchor = clauses.top(first, last)
            span = clauses.span(anchor)
            span = min(span[0], first), max(span[1], min(last, clauses.sentence.last))
            key = (*span, replace(said, cues=()))
            named = [by_way[firing], firing] if firing in by_way else [firing]
            if key in made:
                made[key].firings.extend(each for each in named if each not in made[key].firings)
            else:
                reason = clauses.gives_reason(clauses.of(clauses.statement(anchor)))
                made[key] = Draft(*span, anchor, said, named, scores[token.sentence], reason)
        return list(made.values())

    def _constructions(self, fired: Sequence[Firing]) -> dict[Firing, Firing]:
        """For each tag that filled a construction's slot the construction's own firing."""
        found: dict[Firing, Firing] = {}
        for firing in fired:
            construction = self._tags[firing.rule].patterns[firing.pattern].construction
            if construction and construction != firing.rule:
                by = (f for f in fired if f.rule == construction and f.start < firing.end and firing.start < f.end)
                if (first := next(by, None)) is not None:
                    found[firing] = first
        return found

    def _names(self, firing: Firing, analysis: Analysis) -> tuple[int, int] | None:
        """The words of a firing that make the claim: all, or the thing that an open construction is about."""
        if not is_open(self._tags[firing.rule]):
            return firing.start, firing.end
        topic = topic_of(firing, self._tags[firing.rule])
        return topic if topic is not None and thing_of(analysis, *topic) is not None else None

    def _quoted(self, reading: Reading, said: Said, first: int, last: int) -> Said:
        """How words are said, seen that they may stand between quotation marks."""
        tokens = reading.analysis.tokens
        start, end = tokens[first].start, tokens[last - 1].end
        for opens, closes, words in reading.quotations_at(start, end):
            if min(end, closes) - max(start, opens) >= _INSIDE * (end - start):
                for rule in self._quotation:
                    pattern = rule.patterns[0]
                    if pattern.over <= words < pattern.under:
                        said = _with_quotation(said, rule, (opens, closes), reading.analysis.comment)
        return said

    def _whole(self, reading: Reading, said: Said, first: int, last: int) -> Said:
        """How a statement that no tag names is said: what it denies in its own words is part of what it asserts."""
        if said.assertion != "denied":
            return said
        tokens = reading.analysis.tokens
        start, end = tokens[first].start, tokens[last - 1].end
        own = [
            cue
            for cue in said.cues
            if self._assertion[cue.rule].effect == "denied"
            and self._assertion[cue.rule].reach != "sentence"
            and start <= cue.start
            and cue.end <= end
        ]
        if len(own) == sum(self._assertion[cue.rule].effect == "denied" for cue in said.cues):
            return replace(said, assertion="asserted", cues=tuple(cue for cue in said.cues if cue not in own))
        return said

    def _untagged(
        self, reading: Reading, cues: Cues, scores: Sequence[Score | None], tagged: Sequence[Draft]
    ) -> list[Draft]:
        made = []
        covered: dict[int, list[Draft]] = {}
        for draft in tagged:
            covered.setdefault(reading.analysis.tokens[draft.first].sentence, []).append(draft)
        sentences = reading.analysis.sentences
        index = 0
        while index < len(sentences):
            last, score = _run_on(reading, scores, covered, index)
            if score is not None and score.argues:
                for first, end, reason in spans(reading, sentences[index], covered.get(index, ())):
                    stop = end if last == index else bare(reading, first, sentences[last].last)[1]
                    made.append(self._untagged_at(reading, cues, (first, stop), score, reason=reason))
                    if last > index:
                        break
            index = last + 1
        return made

    def _untagged_at(self, reading: Reading, cues: Cues, span: tuple[int, int], score: Score, *, reason: bool) -> Draft:
        first, last = span
        tokens = reading.analysis.tokens
        own = min(last, reading.analysis.sentences[tokens[first].sentence].last)
        anchor = reading.clauses(tokens[first].sentence).top(first, own)
        said = self._whole(reading, how_said(reading, cues, anchor, anchor + 1), first, last)
        return Draft(first, last, anchor, self._quoted(reading, said, first, last), [], score, reason)

    def _claim(
        self, reading: Reading, draft: Draft, framing: Mapping[int, Sequence[Firing]], name: str, role: Role
    ) -> Claim:
        tokens = reading.analysis.tokens
        start, end = tokens[draft.first].start, tokens[draft.last - 1].end
        text = reading.analysis.text
        tags: dict[str, None] = {}
        tagged: list[str] = []
        because = []
        for firing in draft.firings:
            rule = self._tags[firing.rule]
            if rule.tag:
                tags[rule.tag] = None
            tagged.extend(rule.frames)
            because.append(_evidence(firing, text))
        because.extend(_evidence(firing, text) for firing in draft.said.cues)
        score = draft.score
        frames = self._frames.of(reading, framing, tokens[draft.first].sentence, tagged)
        because.extend(evidence for _, found in frames for evidence in found)
        if not draft.firings and score is not None:
            because.extend(score.because)
        confidence = score.probability if score is not None else _TAG_FLOOR
        return Claim(
            id=name,
            comment=reading.analysis.comment,
            start=start,
            end=end,
            text=text[start:end],
            because=tuple(dict.fromkeys(because)),
            role=role,
            tags=tuple(tags),
            frames=tuple(frame for frame, _ in frames),
            assertion=draft.said.assertion,
            certainty=draft.said.certainty,
            voice=draft.said.voice,
            confidence=round(max(confidence, _TAG_FLOOR) if draft.firings else confidence, 4),
        )


def _run_on(
    reading: Reading, scores: Sequence[Score | None], covered: Mapping[int, Sequence[Draft]], index: int
) -> tuple[int, Score | None]:
    """The last sentence that one runs on into, and the score of the likeliest of them."""
    last, score = index, scores[index]
    while index not in covered and reading.runs_on(last) and last + 1 not in covered and scores[last + 1] is not None:
        last += 1
        other = scores[last]
        if score is None or (other is not None and other.probability > score.probability):
            score = other
    return last, score


def _roles_of(drafts: Sequence[Draft], sentences: int) -> list[Role]:
    """The role of each draft of one comment; a short comment has a claim if it has anything.

    Args:
        drafts: In the order of the text.
        sentences: How many sentences the comment has.
    """
    short = sentences <= _SHORT
    roles: list[Role] = []
    for draft in drafts:
        role: Role = draft.score.role if draft.score is not None else "claim"
        roles.append("premise" if draft.reason else "claim" if short and draft.firings else role)
    if short and drafts and "claim" not in roles:
        likely = [(not d.reason, d.score.probability if d.score is not None else 1.0) for d in drafts]
        roles[likely.index(max(likely))] = "claim"
    return roles


def _tied(reading: Reading, claims: Sequence[Claim], drafts: Sequence[Draft]) -> Iterator[Claim]:
    """The claims, each premise tied to the claim that its indicator points to."""
    tied: dict[int, str] = {}
    for place, draft in enumerate(drafts):
        if draft.reason:
            near = range(max(0, place - _NEAR), min(len(drafts), place + _NEAR))
            here = [i for i in near if not drafts[i].reason and _apart(reading, drafts[i], draft) == 0]
            if here:
                tied[place] = claims[min(here, key=lambda i: (abs(i - place), i))].id
        elif draft.score is not None and draft.score.ties is not None and _leads(drafts, reading, place):
            step = -1 if draft.score.ties == "before" else 1
            other = place + step
            if 0 <= other < len(drafts) and _apart(reading, drafts[other], draft) == 1:
                premise, claim = (other, place) if draft.score.concludes else (place, other)
                tied.setdefault(premise, claims[claim].id)
    for place, found in enumerate(claims):
        yield replace(found, supports=tied[place], role="premise") if place in tied else found


def _apart(reading: Reading, one: Draft, other: Draft) -> int:
    tokens = reading.analysis.tokens
    return abs(tokens[one.first].sentence - tokens[other.first].sentence)


def _leads(drafts: Sequence[Draft], reading: Reading, place: int) -> bool:
    """Whether a draft is the first of its sentence."""
    return place == 0 or _apart(reading, drafts[place - 1], drafts[place]) > 0


def _evidence(firing: Firing, text: str) -> Evidence:
    return Evidence(firing.rule, text[firing.start : firing.end], None, firing.start, firing.end)


def _quotation_rules(rules: Iterable[Rule]) -> tuple[Rule, ...]:
    return tuple(r for r in rules if r.patterns[0].kind == "quotation")


def _with_quotation(said: Said, rule: Rule, span: tuple[int, int], comment: str) -> Said:
    from argmap.model import Firing  # noqa: PLC0415  # made only for quotation marks

    firing = Firing(rule.id, 0, comment, *span)
    cues = (*said.cues, firing)
    if rule.effect == "reported":
        return replace(said, voice="reported", cues=cues)
    said = replace(said, cues=cues)
    return turned(said) if rule.effect == "denied" else said


@dataclass(frozen=True, slots=True)
class _Key:
    """A rulebook as a key: two with one fingerprint are one."""

    fingerprint: str
    rulebook: Rulebook = field(compare=False)


@lru_cache(maxsize=4)
def _finder(key: _Key) -> ClaimFinder:
    return ClaimFinder(key.rulebook)


def find_claims(comment: Comment, analysis: Analysis, rulebook: Rulebook) -> tuple[Claim, ...]:
    """The claims of one comment; see `ClaimFinder.find`, which is faster for many."""
    return _finder(_Key(rulebook.fingerprint, rulebook)).find(comment, analysis)
