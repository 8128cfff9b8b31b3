"""What is counted once on each comment before pairs of comments are measured: words, questions, negations, tone.

Only the commenter's own words count: words inside quotes, and for a pair the words copied from the comment that is
answered, are left out by `profile`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from argmap.language import grammar
from argmap.rulebook.vocabulary import words

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from argmap.language import Analysis, Token


NEGATIONS = words("negation")
YES = words("yes")
NO = words("no")
FIRST = words("first_person")
SECOND = words("second_person")
THIRD = words("third_person")
WE = words("we")
_OPEN = words("opens_question")
_SAID_OF = grammar.PREDICATE | grammar.OBJECT | grammar.OPEN_CLAUSE | grammar.ADVERB | grammar.PREDICATE_OF_OBJECT
"""What a negated verb says of its subject."""
_COMMON = words("common_lemmas")
_LETTERS = re.compile(r"\w")
_FACES = re.compile(r"[\U0001F300-\U0001FAFF\u2600-\u27bf]|emoticon_\w+|[:;=]-?[)(DPp/](?!\w)|\bxd\b", re.IGNORECASE)
_TONES = ("positive", "negative")


@dataclass(frozen=True, slots=True)
class Profile:
    """Counts over the words of one comment that count.

    Args:
        analysis: The comment.
        words: Its counting words in lower case, without punctuation, in order.
        sentences: Token runs, one a sentence, white space left out.
        content: Lemmas of nouns, verbs, adjectives and adverbs, the commonest left out.
        things: Lemmas of the nouns and names among them.
        names: Names among them.
        negated: Lemmas that stand under a negation.
        tone: Sum of polarity by sentence index: positive words less negative ones, turned round under a negation.
        toned: Content lemmas by the tone of their sentence.
        positive, negative: How many words of either polarity, negation counted.
        counts: How often each word of `words` stands there.
        cues: How many different stance rules of each family fire on the words.
        endings: How each sentence ends: "?", "!", "." or an empty string.
        marks: How many words in capitals, numbers, ellipses, quotation marks, commands, faces and web addresses.
        roots: Lemmas of the main verbs.
        starts: Where each of `words` starts.
        length: How many words the comment has of its writer's own, beyond the first ones, too.
    """

    analysis: Analysis
    words: tuple[str, ...]
    sentences: tuple[tuple[Token, ...], ...]
    content: frozenset[str]
    things: frozenset[str]
    names: frozenset[str]
    negated: frozenset[str]
    affirmed: frozenset[str]
    toned: dict[str, float]
    positive: int
    negative: int
    counts: Counter[str] = field(compare=False)
    cues: Counter[str] = field(compare=False)
    endings: tuple[str, ...] = ()
    marks: Counter[str] = field(default_factory=Counter, compare=False)
    roots: frozenset[str] = frozenset()
    starts: tuple[int, ...] = ()
    length: int = 0

    def share(self, words: frozenset[str]) -> float:
        """How many of the words, in a hundred, are of that list."""
        return 100.0 * self.count(words) / max(len(self.words), 1)

    def place(self, start: int) -> int:
        """How many of the counting words stand before a character."""
        return bisect_left(self.starts, start)

    def count(self, words: frozenset[str]) -> int:
        """How many of the words are of that list."""
        return sum(self.counts[word] for word in self.counts.keys() & words)

    @property
    def first(self) -> str:
        """The first word, or an empty string."""
        return self.words[0] if self.words else ""

    @property
    def opening(self) -> tuple[Token, ...]:
        """The tokens of the first sentence."""
        return self.sentences[0] if self.sentences else ()

    @property
    def questions(self) -> int:
        """How many sentences ask."""
        return self.endings.count("?")

    @property
    def ends_asking(self) -> bool:
        """Whether the last sentence asks."""
        return self.endings[-1:] == ("?",)

    @property
    def only_asks(self) -> bool:
        """Whether all sentences ask."""
        return bool(self.sentences) and self.questions == len(self.sentences)

    @property
    def asks_openly(self) -> bool:
        """Whether all sentences ask, and the first word leaves the answer open."""
        return self.only_asks and self.first in _OPEN

    @property
    def balance(self) -> float:
        """Praise less blame, -1 to 1."""
        return (self.positive - self.negative) / (self.positive + self.negative + 1)

    @property
    def starts_bare(self) -> bool:
        """Whether the first word has no capital."""
        return bool(self.sentences) and self.sentences[0][0].text[:1].islower()

    @property
    def ends_bare(self) -> bool:
        """Whether no mark ends the last sentence."""
        return bool(self.sentences) and self.sentences[-1][-1].text[-1:].isalnum()


HEAD = 80
"""Words of a reply that are measured: a long reply is judged by how it begins, as a short one is."""


def profile(analysis: Analysis, leave_out: Collection[int] = (), *, head: int = 0) -> Profile:
    """Count what one comment says in its writer's own words.

    Args:
        analysis: The comment.
        leave_out: Token indices that do not count, besides quoted ones.
        head: How many words count, to the end of the sentence; 0 for all.
    """
    own = [t for t in analysis.tokens if not t.quoted and t.pos != "SPACE" and t.i not in leave_out]
    length = sum(t.pos not in ("PUNCT", "SYM") for t in own)
    if head:
        own = _head(own, head)
    runs: list[list[Token]] = []
    for token in own:
        if not runs or runs[-1][-1].sentence != token.sentence:
            runs.append([])
        runs[-1].append(token)
    words = tuple(t.lower for t in own if _LETTERS.search(t.text))
    content = [t for t in own if t.pos in grammar.CONTENT and len(t.lemma) > 2 and t.lemma not in _COMMON]
    negated = _negated(own, analysis.tokens)
    positive, negative, tones = _tone(analysis, {t.i for t in own}, negated)
    toned: dict[str, float] = {}
    for token in content:
        if token.pos in grammar.THING:
            toned[token.lemma] = toned.get(token.lemma, 0.0) + tones.get(token.sentence, 0.0)
    return Profile(
        analysis,
        words,
        tuple(map(tuple, runs)),
        frozenset(t.lemma for t in content),
        frozenset(t.lemma for t in content if t.pos in grammar.THING),
        frozenset(t.lemma for t in content if t.pos == "PROPN"),
        frozenset(t.lemma for t in content if t.i in negated),
        frozenset(t.lemma for t in content if t.i not in negated),
        toned,
        positive,
        negative,
        Counter(words),
        _cues(analysis, {t.start for t in own}),
        tuple(map(_ending, runs)),
        _marks(analysis.text, own, runs),
        frozenset(t.lemma for t in own if t.dep in grammar.ROOT and t.pos == "VERB"),
        tuple(t.start for t in own if _LETTERS.search(t.text)),
        length,
    )


def _ending(run: Sequence[Token]) -> str:
    for token in reversed(run):
        if "?" in token.text:
            return "?"
        if token.text[-1] in "!.":
            return token.text[-1]
        if token.text[-1].isalnum():
            break
    return ""


def _marks(text: str, own: Sequence[Token], runs: Sequence[Sequence[Token]]) -> Counter[str]:
    marks: Counter[str] = Counter()
    for token in own:
        if token.pos == "NUM":
            marks["digits"] += 1
        elif token.text in {'"', "“", "``"}:
            marks["quotes"] += 1
        elif token.text.startswith("..") or token.text == "…":
            marks["trails"] += 1
        elif len(token.text) > 3 and token.text.isupper():
            marks["capitals"] += 1
    marks["commands"] = sum(r[0].tag in grammar.PLAIN and r[0].dep in grammar.ROOT and _ending(r) != "?" for r in runs)
    marks["faces"] = len(_FACES.findall(text))
    marks["links"] = text.count("http")
    return marks


def _head(own: Sequence[Token], words: int) -> list[Token]:
    """The first tokens, up to the end of the sentence in which a number of words is reached."""
    kept: list[Token] = []
    count = 0
    for token in own:
        if count >= words and token.sentence != kept[-1].sentence:
            break
        kept.append(token)
        count += token.pos not in ("PUNCT", "SYM")
    return kept


def _cues(analysis: Analysis, starts: set[int]) -> Counter[str]:
    rules = {f.rule: f.cue for f in analysis.firings if f.start in starts and f.family == "stance"}
    return Counter(rules.values())


def _negated(own: Sequence[Token], tokens: Sequence[Token]) -> frozenset[int]:
    """Indices of tokens under a negation: the word negated, what depends on it to its right, and what it is said of."""
    hit: set[int] = set()
    for token in own:
        if token.lower in NEGATIONS or token.dep in grammar.NEGATION:
            head = token.head
            hit.add(head)
            hit.update(
                t.i
                for t in tokens[max(0, head - 12) : head + 12]
                if t.head == head and t.dep in _SAID_OF and t.i > token.i
            )
    return frozenset(hit)


def _tone(analysis: Analysis, own: set[int], negated: frozenset[int]) -> tuple[int, int, dict[int, float]]:
    positive = negative = 0
    tones: dict[int, float] = {}
    starts = {t.start: t for t in analysis.tokens}
    for firing in analysis.firings:
        if firing.family != "stance" or firing.cue not in _TONES:
            continue
        token = starts.get(firing.start)
        if token is None or token.i not in own:
            continue
        good = (firing.cue == "positive") != (token.i in negated)
        positive += good
        negative += not good
        tones[token.sentence] = tones.get(token.sentence, 0.0) + (1.0 if good else -1.0)
    return positive, negative, tones
