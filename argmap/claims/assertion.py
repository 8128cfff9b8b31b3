"""How a statement is said: asserted, denied, questioned or supposed; hedged; in the writer's voice or another's.

A cue governs words by the reach that its rule gives and within the bounds of its clause. The idea of cues with reach
and of words that end it is ConText's; bounding the reach by clauses of the parse mends its fault, scope that leaks.

Source: Harkema, Dowling, Thornblade and Chapman 2009, "ConText", section 3.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from argmap.language import grammar
from argmap.rulebook.vocabulary import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from argmap.claims.clauses import Clause, Clauses
    from argmap.claims.cues import Cue, Cues
    from argmap.claims.reading import Reading
    from argmap.model import Assertion, Certainty, Firing, Voice


@dataclass(frozen=True, slots=True)
class Said:
    """How a statement is said, and the cues that show it."""

    assertion: Assertion = "asserted"
    certainty: Certainty = "certain"
    voice: Voice = "own"
    cues: tuple[Firing, ...] = ()


PLAIN = Said()


def turned(said: Said) -> Said:
    """What is asserted as denied, and the other way round; a question or a supposition stays what it is."""
    if said.assertion not in {"asserted", "denied"}:
        return said
    return replace(said, assertion="asserted" if said.assertion == "denied" else "denied")


def how_said(reading: Reading, cues: Cues, first: int, last: int, *, negative: bool = False) -> Said:
    """How the words of half-open tokens are said.

    Args:
        reading: Of the comment.
        cues: Of the comment.
        first: Index of the first of the words that make the claim.
        last: One past the last.
        negative: Whether these words hold a negation that belongs to the claim: "does not add up".
    """
    sentence = reading.analysis.tokens[first].sentence
    here = cues.near(sentence, first, last)
    later = [cue for cue in cues.of(sentence + 1) if _answers_back(reading, cue)]
    earlier = cues.introducing(sentence)
    if not (here or later or earlier):
        return PLAIN
    scope = _Scope(reading.clauses(sentence), first, last)
    governing = [cue for cue in here if scope.governed(cue)]
    if negative:
        governing = [
            cue for cue in governing if cue.effect != "denied" or not (first <= cue.first and cue.last <= last)
        ]
    governing += earlier
    asked = any(cue.effect == "questioned" for cue in governing)
    return _verdict(governing, [cue for cue in later if scope.final and (asked or not _needs_question(cue))], scope)


def _answers_back(reading: Reading, cue: Cue) -> bool:
    """Whether a cue opens its sentence and speaks of the one before: "… about safety? Please."."""
    return cue.reach == "backward" and reading.opens_sentence(cue.first)


def _needs_question(cue: Cue) -> bool:
    """Whether an answer back is an answer: "no" after a question denies, after a statement it does not."""
    return cue.firing.cue == "question"


_TRAILING = (
    grammar.NOUN_CLAUSE | grammar.CONTENT_CLAUSE | grammar.CLAUSE_SUBJECT | grammar.BESIDE | grammar.RELATIVE_CLAUSE
)
_PUT_IN = grammar.CONTENT_CLAUSE | grammar.UNNAMED | grammar.BESIDE
_BOUND = frozenset({"denied", "reported"})
_CONTENT = words("opens_content")
_GROUNDS, _ASIDE = words("ground") | {""}, words("aside")
_SUBJECT = grammar.NOUN_SUBJECT | grammar.DUMMY_SUBJECT


class _Scope:
    """Which cues of its sentence govern some words."""

    def __init__(self, clauses: Clauses, first: int, last: int) -> None:
        self.clauses = clauses
        self.first, self.last = first, last
        self.anchor = self._anchor()
        self.path = clauses.path(self.anchor)
        self.heads = [clause.head for clause in self.path]
        self.last_main = clauses.last_statement()
        self.final = self._final()

    def _anchor(self) -> int:
        """The token that heads the words; a preposition before them whose object the parser lost stands in for it."""
        tokens, before = self.clauses.tokens, self.first - 1
        if before >= self.clauses.sentence.first and tokens[before].pos == "ADP":
            lost = all(tokens[c].i < before for c in self.clauses.children(before))
            if lost and tokens[before].dep not in grammar.PARTICLE:
                return before
        return self.clauses.top(self.first, self.last)

    def _final(self) -> bool:
        """Whether the words belong to the last statement of the sentence."""
        own = next((c.head for c in self.path if c.kind in {"main", "beside"}), self.heads[-1])
        return own == self.last_main or len(self.clauses.heads) == 1

    def governed(self, cue: Cue) -> bool:
        limit = cue.over or ((cue.within, cue.within + 1) if cue.within is not None and cue.effect in _BOUND else None)
        if limit is not None:
            return self._covered(limit) or self._entered(cue)
        if cue.reach == "sentence":
            return self._asked() if cue.effect == "questioned" else True
        if cue.first < self.last and self.first < cue.last and cue.reach != "clause" and self._inside(cue):
            return False
        owner = self.clauses.of(cue.top)
        after = self.first > cue.first
        before = self.first < cue.first
        if owner.head == self.heads[0] or self._completes(owner):
            return {"forward": after, "backward": before}.get(cue.reach, True)
        if owner.head in self.heads:
            return self._reaches_down(cue, owner)
        return cue.reach in {"backward", "both"} and before and self._reaches_up(cue, owner)

    def _completes(self, owner: Clause) -> bool:
        """Whether a clause is the rest of the words' own verb: "it ought not [to be banned]"."""
        within = owner.parent == self.heads[0] and self.first <= owner.head < self.last
        return within and self.clauses.tokens[owner.head].dep in grammar.OPEN_CLAUSE

    def _inside(self, cue: Cue) -> bool:
        return self.first <= cue.first and cue.last <= self.last

    def _entered(self, cue: Cue) -> bool:
        """Whether a cue runs into the words: "nothing [to do with money]"."""
        return cue.reach == "forward" and cue.first < self.first < cue.last < self.last

    def _covered(self, over: tuple[int, int]) -> bool:
        tokens = self.clauses.tokens
        i = self.anchor
        for _ in range(64):
            if over[0] <= i < over[1]:
                return True
            if tokens[i].head == i:
                return False
            i = tokens[i].head
        return False

    def _reaches_down(self, cue: Cue, owner: Clause) -> bool:
        """From the cue's clause to the words' clause below it: only through clauses that complete it."""
        steps = self.path[: self.heads.index(owner.head)]
        lead = steps[-1]
        if cue.reach in {"backward", "both"} and lead.head < cue.first and self._trails(lead):
            return True
        if cue.reach == "backward" or lead.head < cue.first:
            return False
        return all(self._passes(clause, cue) for clause in steps)

    def _passes(self, clause: Clause, cue: Cue) -> bool:
        if clause.kind in {"complement", "relative"}:
            return True
        if clause.kind == "joined":
            helped = any(self.clauses.tokens[c].dep in grammar.HELPER for c in self.clauses.children(clause.head))
            if helped and cue.effect in {"denied", "asserted"}:
                return False  # "it does not help, and will be forgotten": the second has a verb of its own
            tag = self.clauses.tokens[clause.head].tag
            return tag in grammar.NOT_FINITE or cue.effect not in {"denied", "asserted"}
        if clause.mark in _CONTENT and clause.kind in {"beside", "adverbial"}:
            return cue.effect == "reported"  # "they say that it is old and that it leaks"
        if clause.kind == "adverbial":
            return clause.mark in _GROUNDS and cue.effect in {
                "hedged",
                "reported",
                "questioned",
            }
        return False

    def _trails(self, clause: Clause) -> bool:
        """Whether a statement is followed by what is said of it: "It's about money, he says."."""
        return clause.kind in {"beside", "complement"} and self.clauses.tokens[clause.head].dep in _TRAILING

    def _reaches_up(self, cue: Cue, owner: Clause) -> bool:
        """Whether the cue's clause is put in after the words' clause: "It's about money, I guess."."""
        tokens = self.clauses.tokens
        dep = tokens[owner.head].dep
        if owner.parent not in self.heads or any(
            tokens[c].tag in grammar.QUESTION_WORD for c in self.clauses.children(owner.head)
        ):
            return False
        return (
            dep in _PUT_IN
            or (dep in grammar.ADVERBIAL_CLAUSE and owner.mark in _ASIDE)
            or (dep in grammar.CONJUNCT and cue.reach == "backward")
        )

    def _asked(self) -> bool:
        """A question mark asks the last statement and what completes it; a statement in the form of a question too."""
        own = []
        for clause in self.path:
            own.append(clause.head)
            if clause.kind == "adverbial":
                return False
            if clause.kind in {"main", "beside"}:
                break
        return self.final or any(self._inverted(head) for head in own)

    def _inverted(self, head: int) -> bool:
        tokens = self.clauses.tokens
        subject = next((c for c in self.clauses.children(head) if tokens[c].dep in _SUBJECT), None)
        if subject is None:
            return False
        return any(
            tokens[i].pos == "AUX" and (i == head or tokens[i].head == head) and i < subject
            for i in range(self.clauses.sentence.first, subject)
        )


def _verdict(governing: Sequence[Cue], later: Sequence[Cue], scope: _Scope) -> Said:
    """What the cues come to; a sentence that answers back has the last word."""
    resets = [cue for cue in governing if cue.effect == "asserted"]

    def ended(cue: Cue) -> bool:
        return any(cue.last <= reset.first and reset.last <= scope.last for reset in resets)

    kept: dict[str, list[Cue]] = {}
    for cue in governing:
        if cue.effect in {"denied", "questioned"} and not _flat(cue) and ended(cue):
            continue
        kept.setdefault(cue.effect, []).append(cue)
    denials = kept.get("denied", [])
    assertion: Assertion = "asserted"
    if any(cue.effect == "denied" for cue in later) or any(cue.reach == "sentence" for cue in denials):
        assertion = "denied"
    elif "supposed" in kept:
        assertion = "supposed"
    elif "questioned" in kept:
        assertion = "questioned"
    elif any(_flat(cue) for cue in denials) or len(_distinct(denials)) % 2:
        assertion = "denied"
    for cue in later:
        kept.setdefault(cue.effect, []).append(cue)
    certainty: Certainty = "hedged" if "hedged" in kept else "certain"
    if certainty == "hedged":
        kept.pop("certain", None)
    voice: Voice = "reported" if "reported" in kept else "own"
    cues = sorted({cue.firing for cues in kept.values() for cue in cues}, key=lambda f: (f.start, f.end, f.rule))
    return Said(assertion, certainty, voice, tuple(cues))


def _flat(cue: Cue) -> bool:
    """Whether a denial is of the thing named and not of the clause: "so-called safety", "safety is a mere excuse".

    Two of these deny as one does; two negations of a clause take each other back.
    """
    return cue.over is not None or cue.reach in {"backward", "sentence"}


def _distinct(cues: Sequence[Cue]) -> list[Cue]:
    """Denials that count each for itself.

    Two rules that read one "not" deny once; and so do "neither … nor" and "not …, not …", which reach forward alike.
    """
    found: list[Cue] = []
    phrases: set[str] = set()
    for cue in sorted(cues, key=lambda c: (c.first, -c.last)):
        if found and cue.first < found[-1].last:
            continue
        if cue.reach == "forward" and cue.firing.rule in phrases:
            continue
        phrases.add(cue.firing.rule)
        found.append(cue)
    return found
