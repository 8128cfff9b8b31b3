"""The claims of one comment: those that a tag names, then sentence by sentence those that no tag names."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from argmap.claims.assertion import Said, how_said, turned
from argmap.claims.bare import bare
from argmap.claims.bearing import bears
from argmap.claims.cues import Cues
from argmap.claims.drafts import Draft, complete, spans, states, supports, without
from argmap.claims.frames import FrameReader
from argmap.claims.frames_beside import completed
from argmap.claims.granted import granted
from argmap.claims.negative import holds_negation
from argmap.claims.own_tags import is_open, thing_of, topic_of
from argmap.claims.quotations import Quotations
from argmap.claims.reading import Reading
from argmap.claims.roles import RoleReader, Score, tells
from argmap.claims.thesis import Thesis, choose, confidence
from argmap.language import grammar
from argmap.model import POST, Claim, Evidence

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from argmap.claims.frames import Shown
    from argmap.claims.granted import Span
    from argmap.language.analysis import Analysis, Sentence
    from argmap.model import Comment, Firing, Reply
    from argmap.rulebook.rule import Rulebook

_WORDLESS = frozenset({"deleted", "pingback"})
"""States of comments in which the site speaks, not the commenter."""

_CLOSERS = " )]\"'”’"
"""What may stand behind the mark that ends a sentence."""


@dataclass(frozen=True, slots=True)
class _Read:
    """What the sentences of a comment are.

    Args:
        scores: By sentence; None where it is another's words, has none, or only grants.
        own: By sentence, whether it has words of the commenter's own.
        grants: By sentence, the half-open tokens that grant another's view.
        thesis: Which are theses and reasons.
    """

    scores: Sequence[Score | None]
    own: Sequence[bool]
    grants: Sequence[tuple[Span, ...]]
    thesis: Thesis

    def grants_at(self, sentence: int, token: int) -> bool:
        """Whether a token stands in words that grant another's view."""
        return any(first <= token < last for first, last in self.grants[sentence])


class ClaimFinder:
    """Finds the claims of comments, one at a time, with the tables of a rulebook made once.

    Args:
        rulebook: Checked rules.
    """

    def __init__(self, rulebook: Rulebook) -> None:
        self._tags = {r.id: r for r in (*rulebook.family("constructions"), *rulebook.family("tags"))}
        self._assertion = {r.id: r for r in rulebook.family("assertion") if r.effect}
        self._quoted = Quotations(rulebook)
        self._roles = RoleReader(rulebook)
        self._frames = FrameReader(rulebook)

    def find(self, comment: Comment, analysis: Analysis) -> tuple[Claim, ...]:
        """The claims of a comment, in the order of the text.

        Args:
            comment: As read; words of its quotes make no claim.
            analysis: Of its text, with firings of all families.

        Returns:
            Claims with the ids `<comment>.1`, `<comment>.2`, …; none of a deleted comment or a pingback, whose words
            are the site's.
        """
        if not analysis.tokens or comment.state in _WORDLESS:
            return ()
        reading = Reading(analysis)
        cues = Cues(reading, self._assertion)
        read = self._read(reading, cues)
        drafts = [d for d in self._tagged(reading, cues, read) if not read.grants_at(d.sentence, d.anchor)]
        drafts += self._untagged(reading, cues, read, drafts)
        drafts.sort(key=lambda d: (d.first, d.last, d.firings[0].rule if d.firings else ""))
        supported = supports(drafts, read.thesis)
        drafts = [draft for place, draft in enumerate(drafts) if place in supported]
        return self._claims(reading, comment.id, drafts, supported.values())

    def named(self, comment: Comment, analysis: Analysis) -> tuple[Claim, ...]:
        """Every statement of a comment that a tag names, whether a thesis or not: for what rules say of their words.

        Args:
            comment: As read.
            analysis: Of its text, with firings of all families.
        """
        if not analysis.tokens:
            return ()
        reading = Reading(analysis)
        scores = self._roles.scores(reading)
        everything = _Read(scores, [True] * len(scores), ((),) * len(scores), Thesis(tuple(range(len(scores)))))
        drafts = self._tagged(reading, Cues(reading, self._assertion), everything, passing=True)
        drafts.sort(key=lambda d: (d.first, d.last, d.firings[0].rule))
        return self._claims(reading, comment.id, drafts, (None,) * len(drafts))

    def framed(
        self,
        claims: Iterable[Claim],
        replies: Iterable[Reply],
        analyses: Mapping[str, Analysis],
        settled: Collection[str] = (),
    ) -> tuple[Claim, ...]:
        """The claims with the frames that show once it is known who answers whom; see `completed`."""
        return completed(self._frames, claims, replies, analyses, settled)

    def _claims(
        self, reading: Reading, comment: str, drafts: Sequence[Draft], supported: Iterable[Draft | None]
    ) -> tuple[Claim, ...]:
        framing = self._frames.shown(reading.analysis)
        names = {id(draft): f"{comment}.{number}" for number, draft in enumerate(drafts, 1)}
        return tuple(
            [self._claim(reading, draft, framing, names, above) for draft, above in zip(drafts, supported, strict=True)]
        )

    def _read(self, reading: Reading, cues: Cues) -> _Read:
        """What its sentences are: theses, reasons, or text; what asks, grants or only talks is neither."""
        sentences = reading.analysis.sentences
        grants = tuple(granted(reading, cues, index) for index in range(len(sentences)))
        weighed = self._roles.scores(reading)
        scores = [
            None if (one.first, one.last) in given else score
            for score, given, one in zip(weighed, grants, sentences, strict=True)
        ]
        asks = [_asks(reading, cues, one) for one in sentences]
        said = [None if asked or (score and score.talk) else score for score, asked in zip(scores, asks, strict=True)]
        if not any(said):  # nothing but questions: one that takes another's words up disputes them
            said = [
                score if score and not score.talk and reading.takes_up(one) else None
                for score, one in zip(scores, sentences, strict=True)
            ]
        reports: tuple[int, ...] = ()
        if reading.analysis.comment == POST:
            reports = tuple([one.index for one in sentences if said[one.index] and self._reports(reading, cues, one)])
        return _Read(said, [score is not None for score in weighed], grants, choose(said, reports))

    def _reports(self, reading: Reading, cues: Cues, sentence: Sentence) -> bool:
        """Whether a sentence gives another's words or view."""
        top = reading.clauses(sentence.index).top(sentence.first, sentence.last)
        said = how_said(reading, cues, top, top + 1)
        return self._quoted(reading, said, sentence.first, sentence.last).voice == "reported"

    def _tagged(self, reading: Reading, cues: Cues, read: _Read, *, passing: bool = False) -> list[Draft]:
        """Statements that a tag names; `passing` says whether those are taken that speak of it in passing."""
        made: dict[tuple[int, int, Said], Draft] = {}
        fired = [firing for firing in reading.analysis.firings if firing.rule in self._tags]
        by_way = self._constructions(fired)
        for firing in fired:
            words = None if firing in by_way.values() else self._names(firing, reading.analysis)
            if words is None:
                continue
            pattern = self._tags[firing.rule].patterns[firing.pattern]
            first, last = reading.range(*words)
            sentence = reading.analysis.tokens[first].sentence
            score = read.scores[sentence]
            if score is None or not (self._tags[firing.rule].tag or read.thesis.holds(sentence)):
                continue
            clauses = reading.clauses(sentence)
            negative = holds_negation(pattern, reading.analysis.text[firing.start : firing.end])
            said = how_said(reading, cues, first, last, negative=negative)
            said = self._quoted(reading, said, first, last)
            if pattern.denies:
                said = turned(said)
            anchor = clauses.top(first, last)
            beside = cues.denying(said.cues, sentence, first, last)
            if clauses.mentions(anchor) or not (passing or bears(clauses, anchor, said, beside)):
                continue
            span = clauses.span(anchor)
            span = min(span[0], first), max(span[1], min(last, clauses.sentence.last))
            if complete(reading, *span):
                span = min(bare(reading, *span)[0], first), span[1]
            else:
                span = bare(reading, clauses.sentence.first, clauses.sentence.last)
            span = without(reading, *span, read.grants[sentence])
            if not tells(reading.analysis.tokens[span[0] : span[1]], score.idle):
                continue  # "This isn't true"
            key = (*span, replace(said, cues=()))
            named = [by_way[firing], firing] if firing in by_way else [firing]
            if key in made:
                made[key].firings.extend(each for each in named if each not in made[key].firings)
            else:
                made[key] = Draft(*span, anchor, said, named, score, sentence)
        return list(made.values()) if passing else _one_reading(made.values())

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
        """The words of a firing that make the claim: all, or the thing that an open construction is about.

        A construction that takes a tag's words alone makes no claim but the tag's.
        """
        rule = self._tags[firing.rule]
        if rule.family == "tags":
            return firing.start, firing.end
        topic = topic_of(firing, rule) if is_open(rule) else None
        return topic if topic is not None and thing_of(analysis, *topic) is not None else None

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

    def _untagged(self, reading: Reading, cues: Cues, read: _Read, tagged: Sequence[Draft]) -> list[Draft]:
        made = []
        covered: dict[int, list[Draft]] = {}
        for draft in tagged:
            covered.setdefault(draft.sentence, []).append(draft)
        sentences = reading.analysis.sentences
        index = 0
        while index < len(sentences):
            last = _run_on(reading, read.own, covered, index)
            held = next((i for i in range(index, last + 1) if read.thesis.holds(i)), None)
            score = read.scores[held] if held is not None else None
            if score is not None and held is not None:
                judging = [e.start for e in score.because if e.start is not None and self._roles.judges(e.rule)]
                whole = replace(sentences[index], last=sentences[last].last)
                made += [
                    self._untagged_at(reading, cues, span, score, held)
                    for span in spans(reading, whole, covered.get(index, ()), read.grants[index], judging)
                ]
            index = last + 1
        return made

    def _untagged_at(self, reading: Reading, cues: Cues, span: tuple[int, int], score: Score, sentence: int) -> Draft:
        first, last = span
        if first < score.behind < last and states(reading, score.behind, last):
            first, last = bare(reading, score.behind, last)
        tokens = reading.analysis.tokens
        own = min(last, reading.analysis.sentences[tokens[first].sentence].last)
        anchor = _supposed(reading, cues, reading.clauses(tokens[first].sentence).top(first, own))
        said = self._whole(reading, how_said(reading, cues, anchor, anchor + 1), first, last)
        return Draft(first, last, anchor, self._quoted(reading, said, first, last), [], score, sentence)

    def _claim(
        self,
        reading: Reading,
        draft: Draft,
        framing: Mapping[str, Shown],
        names: Mapping[int, str],
        above: Draft | None,
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
            because.append(_evidence(firing, text, "tag" if rule.tag else "construction"))
        because.extend(_evidence(firing, text, self._assertion[firing.rule].effect or "") for firing in draft.said.cues)
        score = draft.score
        frames = self._frames.of(reading.analysis, framing, tokens[draft.first].sentence, tagged)
        because.extend(evidence for _, found in frames for evidence in found)
        if not draft.firings:
            because.extend(score.because)
        sure = confidence(score, claim=above is None, drawn=above is not None and draft.first < above.first)
        return Claim(
            id=names[id(draft)],
            comment=reading.analysis.comment,
            start=start,
            end=end,
            text=text[start:end],
            because=tuple(dict.fromkeys(because)),
            role="claim" if above is None else "premise",
            tags=tuple(tags),
            frames=tuple(frame for frame, _ in frames),
            assertion=draft.said.assertion,
            certainty=draft.said.certainty,
            voice=draft.said.voice,
            supports=None if above is None else names[id(above)],
            confidence=round(sure, 4),
        )


def _one_reading(drafts: Iterable[Draft]) -> list[Draft]:
    """Drafts without those that deny by nothing but the words by which another asserts: "makes the street safer"."""
    made = list(drafts)
    words = [{(firing.start, firing.end) for firing in draft.firings} for draft in made]
    asserted = [own for own, draft in zip(words, made, strict=True) if draft.said.assertion == "asserted"]
    return [
        draft
        for own, draft in zip(words, made, strict=True)
        if draft.said.assertion != "denied" or not any(own <= other for other in asserted)
    ]


def _asks(reading: Reading, cues: Cues, sentence: Sentence) -> bool:
    """Whether a sentence only asks: one with a negation asserts ("why isn't that serious?"), and so does an answer.

    Of the questions that begin with "why" or hold "would" readers of 65 threads sign three in four, of others half.
    """
    if reading.disputes(sentence) or not reading.analysis.text[sentence.start : sentence.end].rstrip(_CLOSERS).endswith(
        "?"
    ):
        return False
    if any(token.dep in grammar.NEGATION for token in reading.analysis.tokens[sentence.first : sentence.last]):
        return False
    top = reading.clauses(sentence.index).top(sentence.first, sentence.last)
    return how_said(reading, cues, top, top + 1).assertion == "questioned"


def _supposed(reading: Reading, cues: Cues, anchor: int) -> int:
    """What is supposed where the word that heads a statement only supposes it ("Suppose that it fails"), else that."""
    sentence = reading.analysis.tokens[anchor].sentence
    if all(cue.effect != "supposed" or cue.first != anchor for cue in cues.of(sentence)):
        return anchor
    below = reading.clauses(sentence).children(anchor)
    return next((i for i in below if reading.analysis.tokens[i].dep in grammar.CONTENT_CLAUSE), anchor)


def _run_on(reading: Reading, own: Sequence[bool], covered: Mapping[int, Sequence[Draft]], index: int) -> int:
    """The last sentence that one runs on into: into the commenter's own words, or into words that it quotes."""
    last = index
    while index not in covered and reading.runs_on(last) and last + 1 not in covered:
        if not own[last + 1] and not reading.quotes(last + 1):
            break
        last += 1
    return last


def _evidence(firing: Firing, text: str, shows: str) -> Evidence:
    return Evidence(firing.rule, text[firing.start : firing.end], None, firing.start, firing.end, shows=shows)


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
