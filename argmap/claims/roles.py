"""How likely each sentence is the thesis of its comment, or argues at all: role rules and features, weighed together.

Source: the cues follow Habernal and Gurevych 2017, "Argumentation Mining in User-Generated Web Discourse", section 5,
and Stab and Gurevych 2017, "Parsing Argumentation Structures in Persuasive Essays", table 5; the weights are fitted.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from math import exp
from typing import TYPE_CHECKING, Literal

from argmap.features.graded import graded
from argmap.features.sentence.telling import happened
from argmap.features.sentences import told
from argmap.features.table import UNSPOKEN
from argmap.language import grammar
from argmap.model import Evidence
from argmap.rulebook.vocabulary import words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from argmap.claims.reading import Reading
    from argmap.features.sentences import Told
    from argmap.language.analysis import Token
    from argmap.rulebook.rule import Rulebook

Tie = Literal["before", "after"]
_TURNS, _LEADS = words("turns_against"), words("leads_against")
_SETS_OFF = frozenset(",;:-–—")
_TELLING = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "VERB", "X", "SYM"})
_STANDS_IN = words("stands_for_verb")
_TALK = 0.4
"""From which share of its words in rules of talk a sentence claims nothing: of 51 such sentences on threads that people
read one was a main claim and three were others."""


@dataclass(frozen=True, slots=True)
class Score:
    """What the role rules make of one sentence.

    Args:
        argues: Probability that a reader would put it down as something that the comment claims.
        thesis: Probability that a reader would put it down as what the comment is there to say.
        ties: Where the claim stands that it supports, or the premise that supports it, where an indicator that opens
            the sentence says so.
        concludes: Whether that indicator makes it the claim: "so", "therefore".
        because: The rules with their weights, and in one sum what the features add.
        judges: How many role rules find a standpoint in it: "should", "I think", "the point is".
        bare: Whether it is nothing but words that a tag knows: "Not safety.", "Money."
        named: Whether a tag names what it says.
        talk: Whether it is mostly talk that claims nothing: "Ann is right.", "I'm curious."
        turns: Whether it turns against what stands before it: "That said, …", "However, …".
        story: Whether it tells what happened once, and says when.
        words: How many it has.
        behind: The first token behind talk at its head that a mark or "and" sets off: "Ann is right, …".
        idle: Its tokens in rules of talk.
    """

    argues: float
    thesis: float
    ties: Tie | None
    concludes: bool
    because: tuple[Evidence, ...]
    judges: int = 0
    bare: bool = False
    named: bool = False
    talk: bool = False
    turns: bool = False
    story: bool = False
    words: int = 0
    behind: int = 0
    idle: frozenset[int] = frozenset()

    @property
    def reason(self) -> float:
        """Probability that a reader would put it down, but not as the thesis."""
        return max(0.0, self.argues - self.thesis)


class RoleReader:
    """Weighs the sentences of comments.

    Args:
        rulebook: Checked rules; those of the family `roles` count.
    """

    def __init__(self, rulebook: Rulebook) -> None:
        self._named = {rule.id for rule in rulebook.family("tags")}
        self._talk = {rule.id for rule in rulebook.family("roles") if rule.role == "none"}
        self._rules: dict[str, tuple[float, float, Tie | None, bool]] = {}
        for rule in rulebook.family("roles"):
            weight = (rule.weights.get("argues", 0.0), rule.weights.get("claim", 0.0))
            ties: Tie | None = rule.ties if rule.ties != "none" else None
            self._rules[rule.id] = (*weight, ties, rule.role == "claim")
        fitted = rulebook.models.get("roles")
        bias = fitted.bias if fitted is not None else {}
        self._base = (bias.get("argues", 0.0), bias.get("claim", 0.0))
        self._features = graded(fitted, "sentence", ("argues", "claim"))

    def judges(self, rule: str) -> bool:
        """Whether a rule finds a standpoint: "should", "I think", "the point is"."""
        return rule in self._rules and self._rules[rule][3]

    def read(self, reading: Reading) -> tuple[list[Told | None], list[dict[str, Evidence]], list[str | None]]:
        """The sentences of a comment with what is counted in them, the rules that fired, and the one that ties each."""
        analysis = reading.analysis
        sentences = told(analysis)
        fired: list[dict[str, Evidence]] = [{} for _ in sentences]
        opening: list[str | None] = [None] * len(sentences)
        for firing in analysis.firings:
            if firing.rule in self._named and (one := sentences[reading.sentence_at(firing.start)]) is not None:
                one.tagged = True
                one.bare |= firing.end - firing.start >= len(
                    analysis.text[one.sentence.start : one.sentence.end].strip()
                )
            found = self._rules.get(firing.rule)
            if found is None:
                continue
            sentence = reading.sentence_at(firing.start)
            if firing.rule in self._talk and (one := sentences[sentence]) is not None:
                one.talk.update(t.i for t in one.tokens if t.start < firing.end and firing.start < t.end)
            if found[2] is not None and reading.opens_sentence(reading.range(firing.start, firing.end)[0]):
                opening[sentence] = opening[sentence] or firing.rule
            text = analysis.text[firing.start : firing.end]
            fired[sentence].setdefault(
                firing.rule, Evidence(firing.rule, text, None, firing.start, firing.end, found[0])
            )
        for one, after in zip(sentences, opening[1:], strict=False):
            if one is not None and after is not None:
                one.leaned_on = self._rules[after][2] == "before" and not self._rules[after][3]
        return sentences, fired, opening

    def scores(self, reading: Reading) -> list[Score | None]:
        """A score for each sentence of a comment; None for quoted ones and those without a word."""
        return [
            None if one is None else self._weigh(rules, opening, one)
            for one, rules, opening in zip(*self.read(reading), strict=True)
        ]

    def _weigh(self, fired: Mapping[str, Evidence], opening: str | None, one: Told) -> Score:
        """The two probabilities of a sentence, and what they come from."""
        argues, thesis = self._base
        because = dict(fired)
        for rule in fired:
            argues += self._rules[rule][0]
            thesis += self._rules[rule][1]
        unspoken = self._base[0]
        for feature in self._features:
            added = feature.adds(one)
            if added is not None:
                unspoken += added[0]
                argues += added[0]
                thesis += added[1]
        because[UNSPOKEN] = Evidence(UNSPOKEN, weight=unspoken)
        ties, concludes = self._rules[opening][2:] if opening is not None else (None, False)
        return Score(
            argues=1 / (1 + exp(-argues)),
            thesis=1 / (1 + exp(-thesis)),
            ties=ties,
            concludes=concludes,
            because=tuple(because.values()),
            bare=one.bare,
            named=one.tagged,
            talk=_mostly_talk(one),
            turns=_turns(one),
            story=bool(happened(one)),
            words=one.words,
            behind=_behind_talk(one),
            idle=frozenset(one.talk),
            judges=sum(self.judges(rule) for rule in fired),
        )


def tells(tokens: Iterable[Token], idle: Collection[int]) -> bool:
    """Whether words say anything but talk; what stands in for words said before ("Yeah, he did") does not."""
    return any(t.i not in idle and t.pos in _TELLING and t.lemma not in _STANDS_IN for t in tokens)


def _mostly_talk(one: Told) -> bool:
    """Whether rules of talk take up so much of a sentence that it claims nothing: "Ann is right, it fails" does.

    So do "It is not true that fees are high" and "Let's be honest, it is about fees": a verb of its own in the rest
    says something.
    """
    spoken = [token for token in one.tokens if token.pos not in grammar.BETWEEN]
    if not tells(spoken, one.talk):
        return True
    rest = [token for token in spoken if token.i not in one.talk]
    has = {t.head for t in rest if t.dep in grammar.SUBJECT and t.tag not in grammar.QUESTION_WORD}
    said = any(
        token.pos == "VERB" or (token.pos == "AUX" and (token.dep in grammar.CONTENT_CLAUSE or token.i in has))
        for token in rest
    )
    return len(spoken) - len(rest) >= _TALK * len(spoken) and not said


def _turns(one: Told) -> bool:
    """Whether it begins with words that turn against what stands before."""
    head = [token.lower for token in one.tokens if token.pos not in grammar.BETWEEN][:2]
    return head[:1] != [] and (head[0] in _TURNS or " ".join(head) in _LEADS)


def _behind_talk(one: Told) -> int:
    """The first token behind talk at the head, and a name spoken to, that a mark or a joining word sets off; else 0."""
    tokens = one.tokens
    ends = next((place for place, token in enumerate(tokens) if token.i not in one.talk), len(tokens))
    behind = ends
    while behind < len(tokens) and (_sets_off(tokens, behind) or _spoken_to(tokens[behind : behind + 2])):
        behind += 1
    return tokens[behind].i if 0 < ends < behind < len(tokens) else 0


def _sets_off(tokens: Sequence[Token], place: int) -> bool:
    """Whether a token is a mark, or a joining word, that parts what stands around it: no hyphen within a name."""
    token = tokens[place]
    around = tokens[max(place - 1, 0) : place + 2]
    within = token.text == "-" and all(one.end == other.start for one, other in pairwise(around))
    return (token.text in _SETS_OFF and not within) or token.dep in grammar.COORDINATOR


def _spoken_to(tokens: tuple[Token, ...]) -> bool:
    """Whether a name stands before a mark: "Ann, …"."""
    return len(tokens) > 1 and tokens[0].pos == "PROPN" and tokens[1].text in _SETS_OFF
