"""The claims of one comment: those that a tag names, then sentence by sentence those that no tag names."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from argmap.claims.assertion import Cues, Said, how_said
from argmap.claims.frames import FrameReader
from argmap.claims.own_tags import is_open, thing_of, topic_of
from argmap.claims.reading import Reading
from argmap.claims.roles import RoleReader, Score
from argmap.model import Claim, Evidence

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from argmap.language.analysis import Analysis, Sentence
    from argmap.model import Comment, Firing
    from argmap.rulebook.rule import Rule, Rulebook

_WORDS = 3
"""Words that what is left of a sentence needs to be a claim beside the tagged ones."""
_TAG_FLOOR = 0.5
"""A tagged claim is on the map by its rule, however little the sentence around it argues."""


@dataclass(slots=True)
class _Draft:
    """A claim in the making: half-open tokens of its span."""

    first: int
    last: int
    said: Said
    firings: list[Firing]
    score: Score | None


class ClaimFinder:
    """Finds the claims of comments, one at a time, with the tables of a rulebook made once.

    Args:
        rulebook: Checked rules.
    """

    def __init__(self, rulebook: Rulebook) -> None:
        self._tags = {r.id: r for r in rulebook.family("claims") if r.tag or is_open(r)}
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
        framing = self._frames.firings(reading)
        claims = [self._claim(comment, reading, draft, framing, number) for number, draft in enumerate(drafts, 1)]
        return tuple(self._tied(reading, claims, drafts))

    def _tagged(self, reading: Reading, cues: Cues, scores: Sequence[Score | None]) -> list[_Draft]:
        made: dict[tuple[int, int, Said], _Draft] = {}
        for firing in reading.analysis.firings:
            if firing.rule not in self._tags:
                continue
            words = self._names(firing, reading.analysis)
            if words is None:
                continue
            first, last = reading.range(*words)
            token = reading.analysis.tokens[first]
            clauses = reading.clauses(token.sentence)
            said = self._said(reading, cues, first, last)
            span = clauses.span(clauses.top(first, last))
            span = min(span[0], first), max(span[1], min(last, clauses.sentence.last))
            key = (*span, replace(said, cues=()))
            if key in made:
                made[key].firings.append(firing)
            else:
                made[key] = _Draft(*span, said, [firing], scores[token.sentence])
        return list(made.values())

    def _names(self, firing: Firing, analysis: Analysis) -> tuple[int, int] | None:
        """The words of a firing that make the claim: all, or the thing that an open construction is about."""
        if self._tags[firing.rule].tag:
            return firing.start, firing.end
        topic = topic_of(firing)
        return topic if topic is not None and thing_of(analysis, *topic) is not None else None

    def _said(self, reading: Reading, cues: Cues, first: int, last: int) -> Said:
        """How words are said, by the cues around them and by quotation marks."""
        said = how_said(reading, cues, first, last)
        tokens = reading.analysis.tokens
        for start, end, words in reading.quotations():
            if not (start <= tokens[first].start and tokens[last - 1].end <= end):
                continue
            for rule in self._quotation:
                pattern = rule.patterns[0]
                if pattern.over <= words < pattern.under:
                    said = _with_quotation(said, rule, (start, end), reading.analysis.comment)
        return said

    def _untagged(
        self, reading: Reading, cues: Cues, scores: Sequence[Score | None], tagged: Sequence[_Draft]
    ) -> list[_Draft]:
        made = []
        covered: dict[int, list[_Draft]] = {}
        for draft in tagged:
            covered.setdefault(reading.analysis.tokens[draft.first].sentence, []).append(draft)
        for sentence, score in zip(reading.analysis.sentences, scores, strict=True):
            if score is None or not score.argues:
                continue
            span = _left(reading, sentence, covered.get(sentence.index, ()))
            if span is None:
                continue
            clauses = reading.clauses(sentence.index)
            root = clauses.top(*span)
            said = self._said(reading, cues, root, root + 1)
            made.append(_Draft(*span, said, [], score))
        return made

    def _claim(
        self, comment: Comment, reading: Reading, draft: _Draft, framing: dict[int, list[Firing]], number: int
    ) -> Claim:
        tokens = reading.analysis.tokens
        start, end = tokens[draft.first].start, tokens[draft.last - 1].end
        text = reading.analysis.text
        tags: dict[str, None] = {}
        frames: dict[str, None] = {}
        because = []
        for firing in draft.firings:
            rule = self._tags[firing.rule]
            if rule.tag:
                tags[rule.tag] = None
            frames.update(dict.fromkeys(rule.frames))
            because.append(_evidence(firing, text))
        because.extend(_evidence(firing, text) for firing in draft.said.cues)
        score = draft.score
        if not frames:
            for frame, evidence in self._frames.of(reading, framing, tokens[draft.first].sentence):
                frames[frame] = None
                because.extend(evidence)
        if not draft.firings and score is not None:
            because.extend(score.because)
        confidence = score.probability if score is not None else _TAG_FLOOR
        return Claim(
            id=f"{comment.id}.{number}",
            comment=comment.id,
            start=start,
            end=end,
            text=text[start:end],
            because=tuple(dict.fromkeys(because)),
            role=score.role if score is not None else "claim",
            tags=tuple(tags),
            frames=tuple(frames),
            assertion=draft.said.assertion,
            certainty=draft.said.certainty,
            voice=draft.said.voice,
            confidence=round(max(confidence, _TAG_FLOOR) if draft.firings else confidence, 4),
        )

    def _tied(self, reading: Reading, claims: Sequence[Claim], drafts: Sequence[_Draft]) -> list[Claim]:
        """The claims, each premise tied to the claim that its indicator points to."""
        tied = list(claims)
        for place, draft in enumerate(drafts):
            ties = draft.score.ties if draft.score is not None else None
            if ties is None or claims[place].role != "premise":
                continue
            others = range(place - 1, -1, -1) if ties == "before" else range(place + 1, len(claims))
            target = next((i for i in others if _near(reading, drafts[i], draft)), None)
            if target is not None:
                tied[place] = replace(claims[place], supports=claims[target].id)
        return tied


def _near(reading: Reading, one: _Draft, other: _Draft) -> bool:
    tokens = reading.analysis.tokens
    return abs(tokens[one.first].sentence - tokens[other.first].sentence) <= 2


def _left(reading: Reading, sentence: Sentence, covered: Sequence[_Draft]) -> tuple[int, int] | None:
    """What the tagged claims leave of a sentence: its longest part, where that has words enough and a verb."""
    tokens = reading.analysis.tokens
    if not covered:
        span = _bare(reading, sentence.first, sentence.last)
        return span if span[1] > span[0] else None
    taken = {i for draft in covered for i in range(draft.first, draft.last)}
    best = (0, 0)
    first = sentence.first
    for i in range(sentence.first, sentence.last + 1):
        if i == sentence.last or i in taken:
            if i - first > best[1] - best[0]:
                best = (first, i)
            first = i + 1
    span = _bare(reading, *best)
    words = [t for t in tokens[span[0] : span[1]] if t.pos not in {"PUNCT", "SPACE"}]
    if len(words) < _WORDS * 2 or not any(t.pos in {"VERB", "AUX"} for t in words):
        return None
    return span


def _bare(reading: Reading, first: int, last: int) -> tuple[int, int]:
    """Half-open tokens without white space and joining marks at the ends."""
    tokens = reading.analysis.tokens
    while first < last and (tokens[first].pos == "SPACE" or tokens[first].text in {",", ";", ":", "-", "–", "—"}):
        first += 1
    while first < last and (tokens[last - 1].pos == "SPACE" or tokens[last - 1].text in {",", ";", "-", "–", "—"}):
        last -= 1
    return first, last


def _evidence(firing: Firing, text: str) -> Evidence:
    return Evidence(firing.rule, text[firing.start : firing.end], None, firing.start, firing.end)


def _quotation_rules(rules: Iterable[Rule]) -> tuple[Rule, ...]:
    return tuple(r for r in rules if r.patterns[0].kind == "measure" and r.patterns[0].measure == "quoted_words")


def _with_quotation(said: Said, rule: Rule, span: tuple[int, int], comment: str) -> Said:
    from argmap.model import Firing  # noqa: PLC0415  # made only for quotation marks

    firing = Firing(rule.id, 0, comment, *span)
    cues = (*said.cues, firing)
    if rule.effect == "reported":
        return replace(said, voice="reported", cues=cues)
    if rule.effect == "denied" and said.assertion in {"asserted", "denied"}:
        return replace(said, assertion="asserted" if said.assertion == "denied" else "denied", cues=cues)
    return replace(said, cues=cues)


@lru_cache(maxsize=8)
def _finder(fingerprint: str, rulebook_id: int) -> list[ClaimFinder]:
    del fingerprint, rulebook_id
    return []


def find_claims(comment: Comment, analysis: Analysis, rulebook: Rulebook) -> tuple[Claim, ...]:
    """The claims of one comment; see `ClaimFinder.find`, which is faster for many."""
    held = _finder(rulebook.fingerprint, id(rulebook))
    if not held:
        held.append(ClaimFinder(rulebook))
    return held[0].find(comment, analysis)
