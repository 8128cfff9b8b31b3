"""Runs the examples of rules, and says what was found instead where one does not do what it says."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from argmap.claims import ClaimFinder
from argmap.features.quotations import quotations
from argmap.model import Comment

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from argmap.language import Analysis, Language
    from argmap.model import Firing
    from argmap.rulebook.rule import Example, Rule

Kind = Literal["fires", "denies", "silent", "known_misses", "known_false"]
Verdict = Literal["right", "wrong", "turned", "mended"]
KINDS: tuple[Kind, ...] = ("fires", "denies", "silent", "known_misses", "known_false")


@dataclass(frozen=True, slots=True)
class Trial:
    """One example of one rule, run.

    Args:
        rule, kind, example: Which.
        verdict: `right`; `wrong`; `turned` (it fires, and comes out as denied where it should be asserted, or the other
            way round); `mended` (a known miss or known false alarm that is none any more).
        firings: What the rule found in the text.
        analysis: The text as spaCy sees it; None where it was not looked at.
    """

    rule: Rule
    kind: Kind
    example: Example
    verdict: Verdict
    firings: tuple[Firing, ...] = ()
    analysis: Analysis | None = None

    @property
    def failed(self) -> bool:
        """Whether the example does not do what it says."""
        return self.verdict in ("wrong", "turned", "mended")

    @property
    def name(self) -> str:
        """A readable name that is the same every time: rule, kind and number."""
        place = getattr(self.rule, self.kind).index(self.example) + 1
        return f"{self.rule.id}-{self.kind}-{place}"


def examples_of(rules: Iterable[Rule]) -> Iterator[tuple[Rule, Kind, Example]]:
    """Every example of the rules, in order."""
    for rule in rules:
        for kind in KINDS:
            for example in getattr(rule, kind):
                yield rule, kind, example


def run(rules: Sequence[Rule], language: Language) -> Iterator[Trial]:
    """Try every example of the rules, in order.

    Args:
        rules: Some or all of the language's rulebook.
        language: Holds these rules.
    """
    wanted = list(examples_of(rules))
    comments = [Comment(f"e{place}", example.text) for place, (_, _, example) in enumerate(wanted) if example.text]
    analyses = language.analyse(comments)
    finder = ClaimFinder(language.rulebook)
    for (rule, kind, example), comment, analysis in zip(wanted, comments, analyses, strict=True):
        if rule.patterns and all(pattern.kind == "quotation" for pattern in rule.patterns):
            yield Trial(rule, kind, example, _judge(kind, hit=_quotes(rule, example.text)), (), analysis)
            continue
        firings = tuple(firing for firing in analysis.firings if firing.rule == rule.id)
        found = tuple(sorted({(firing.start, firing.end) for firing in firings}))
        hit = found == tuple(sorted(example.spans)) if example.spans and kind != "known_false" else bool(found)
        verdict = _judge(kind, hit=hit)
        if verdict == "right" and kind in ("fires", "denies") and rule.tag is not None:
            denied = {
                claim.assertion == "denied"
                for claim in finder.named(comment, analysis)
                if any(evidence.rule == rule.id for evidence in claim.because)
            }
            if (kind == "fires") in denied:
                verdict = "turned"
        yield Trial(rule, kind, example, verdict, firings, analysis)


def _judge(kind: Kind, *, hit: bool) -> Verdict:
    verdicts: dict[Kind, Verdict] = {
        "fires": "right" if hit else "wrong",
        "denies": "right" if hit else "wrong",
        "silent": "wrong" if hit else "right",
        "known_misses": "mended" if hit else "right",
        "known_false": "right" if hit else "mended",
    }
    return verdicts[kind]


def _quotes(rule: Rule, text: str) -> bool:
    """Whether words between quotation marks are as many as a rule asks for."""
    found = quotations(text)
    return any(pattern.over <= words < pattern.under for pattern in rule.patterns for _, _, words in found)


def explain(trial: Trial, language: Language) -> list[str]:
    """What was found instead, the nearest miss, and the tokens as spaCy sees them: readable lines."""
    rule, text = trial.rule, trial.example.text
    lines: list[str] = []
    if trial.firings:
        for firing in trial.firings:
            place = rule.patterns[firing.pattern].location
            lines.append(
                f"found    {text[firing.start : firing.end]!r} at {firing.start} to {firing.end}, "
                f"by pattern {firing.pattern + 1} (line {place.line})"
            )
    else:
        lines.append("found    nothing")
    if trial.kind in ("fires", "known_misses") and trial.verdict == "wrong":
        lines += [f"because  {reason}" for reason in reasons(trial, language)]
    if trial.analysis is not None:
        lines += ["", *token_table(trial.analysis)]
    return lines


def reasons(trial: Trial, language: Language) -> Iterator[str]:
    """Why an example that should fire does not: an `unless`, the scope, or how far each token pattern came."""
    rule, text = trial.rule, trial.example.text
    for index, pattern in enumerate(rule.unless):
        without = replace(rule, unless=rule.unless[:index] + rule.unless[index + 1 :])
        if _wanted(trial) <= _spans(language, without, text):
            yield f"'unless' {index + 1} (line {pattern.location.line}) takes it back"
            return
    if rule.scope != "anywhere" and _wanted(trial) <= _spans(language, replace(rule, scope="anywhere"), text):
        yield f"the words do not stand where 'scope: {rule.scope}' wants them"
        return
    if trial.firings:
        return
    for number, pattern in enumerate(rule.patterns, 1):
        if pattern.kind != "token" or len(pattern.tokens) < 2:
            continue
        for length in range(len(pattern.tokens) - 1, 0, -1):
            shorter = replace(pattern, tokens=pattern.tokens[:length], names=(), triggers=())
            if not any(set(token) - {"OP"} for token in shorter.tokens):
                break
            found = language.test_firings(replace(rule, patterns=(shorter,), unless=(), scope="anywhere"), text)
            if found:
                words = text[found[0].start : found[0].end]
                yield f"pattern {number} matches {words!r} so far; its token {length + 1} is not what follows"
                break


def _wanted(trial: Trial) -> set[tuple[int, int]]:
    return set(trial.example.spans)


def _spans(language: Language, rule: Rule, text: str) -> set[tuple[int, int]]:
    return {(firing.start, firing.end) for firing in language.test_firings(rule, text)}


def token_table(analysis: Analysis) -> list[str]:
    """The tokens of a text as rules see them, one a line."""
    rows = [("TEXT", "LOWER", "LEMMA", "POS", "TAG", "DEP", "head")]
    for token in analysis.tokens:
        if token.pos != "SPACE":
            head = analysis.tokens[token.head].text
            rows.append((token.text, token.lower, token.lemma, token.pos, token.tag, token.dep, head))
    wide = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    return ["  ".join(f"{cell:{width}}" for cell, width in zip(row, wide, strict=True)).rstrip() for row in rows]
