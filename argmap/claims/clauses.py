"""Clauses of a sentence, from the parse: where one statement ends and the next begins.

A negation, a hedge or a report governs its own clause and the clauses that complete it, never the statement beside it.
In "this isn't about surveillance at all, it's protectionism" the first clause is denied and the second is not.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from argmap.language import grammar
from argmap.rulebook.vocabulary import vocabulary, words

if TYPE_CHECKING:
    from argmap.language.analysis import Analysis, Sentence, Token

ALWAYS = grammar.ROOT | grammar.ADVERBIAL_CLAUSE | grammar.CONTENT_CLAUSE | grammar.BESIDE | grammar.RELATIVE_CLAUSE
"""What heads a clause wherever it has a verb or a subject."""
_BARE = grammar.NOUN_CLAUSE | grammar.CONJUNCT | grammar.PREPOSITION_CLAUSE | grammar.OPEN_CLAUSE
"""What heads one without a subject, too."""
SOMETIMES = _BARE | grammar.APPOSITION | grammar.CLAUSE_SUBJECT | grammar.UNNAMED | grammar.INTERJECTION
_COMPLETING = (
    grammar.CONTENT_CLAUSE | grammar.OPEN_CLAUSE | grammar.PREPOSITION_CLAUSE | grammar.NOUN_CLAUSE
    | grammar.CLAUSE_SUBJECT
)  # fmt: skip
_HANGING = grammar.BETWEEN | {"CCONJ"}
_OPEN, _CLITICS = words("leaves_open"), vocabulary().words["clitic"]
OPENERS = words("opens_clause")
REASONS = words("reason")
_TELLS_TIME, _PERFECT = words("reason_or_time"), words("perfect")
_MAKES_ONE = words("copula") | words("turns_against")
"""What stands before a reason that is part of the statement: "it is because …", "not because …"."""
_LEAST = 3
DEEPEST = 40
"""Clauses within clauses that are followed upwards: more stand in no sentence that anyone wrote to be read."""
LONG = 45
"""Words from which a clause is cut to its own words: longer ones are no longer read as one statement."""


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause.

    Args:
        head: Index of the token that heads it.
        parent: Head of the clause in which or beside which it stands; None for the sentence's own.
        kind: How it stands to its parent: "main", "complement" (it completes a verb, noun or adjective before it: "say
            that …"), "adverbial" ("if …", "because …"), "relative", "joined" (a verb without a subject of its own: "and
            protects …") or "beside" (a statement of its own).
        mark: The word that opens it ("if", "because", "that"), in lower case, or empty.
    """

    head: int
    parent: int | None
    kind: str
    mark: str


class Clauses:
    """The clauses of one sentence.

    Args:
        analysis: Of the comment.
        sentence: One of its sentences.
    """

    def __init__(self, analysis: Analysis, sentence: Sentence) -> None:
        self.tokens = analysis.tokens
        self.sentence = sentence
        inside = analysis.tokens[sentence.first : sentence.last]
        self._subjects = subjects = {token.head for token in inside if token.dep in grammar.SUBJECT}
        self.heads = frozenset(token.i for token in inside if _heads_clause(token, subjects))
        self._clauses: dict[int, Clause] = {}
        self._children: dict[int, list[int]] | None = None
        self._head_of: dict[int, int] = {}
        self._sizes: Counter[int] | None = None
        self._whole: dict[int, frozenset[int]] = {}

    def children(self, i: int) -> list[int]:
        """The tokens that hang on one, in order."""
        if self._children is None:
            found: dict[int, list[int]] = {}
            for token in self.tokens[self.sentence.first : self.sentence.last]:
                if token.head != token.i:
                    found.setdefault(token.head, []).append(token.i)
            self._children = found
        return self._children.get(i, [])

    def head(self, i: int) -> int:
        """The head of the clause in which a token stands."""
        known = self._head_of.get(i)
        if known is not None:
            return known
        tokens, heads, passed = self.tokens, self.heads, [i]
        for _ in range(self.sentence.last - self.sentence.first):
            here = passed[-1]
            if here in heads or here in self._head_of:
                break
            passed.append(tokens[here].head)
        found = passed[-1] if passed[-1] in heads else self._head_of.get(passed[-1], i)
        self._head_of.update(dict.fromkeys(passed, found))
        return found

    def of(self, i: int) -> Clause:
        """The clause in which a token stands."""
        head = self.head(i)
        found = self._clauses.get(head)
        if found is None:
            found = self._clauses[head] = self._clause(head)
        return found

    def _clause(self, head: int) -> Clause:
        token = self.tokens[head]
        mark = next((self.tokens[c].lower for c in self.children(head) if self.tokens[c].dep in grammar.MARKER), "")
        if token.head == head or not self.sentence.first <= token.head < self.sentence.last:
            return Clause(head, None, "main", mark)
        return Clause(head, self.head(token.head), self._kind(token, mark), mark)

    def _kind(self, token: Token, mark: str) -> str:
        if token.dep in _COMPLETING:
            if token.dep in grammar.CONTENT_CLAUSE and token.i < token.head and not mark:
                return "beside"
            return "complement"
        if token.dep in grammar.ADVERBIAL_CLAUSE:
            return "adverbial"
        if token.dep in grammar.RELATIVE_CLAUSE:
            return "relative"
        if token.dep in grammar.CONJUNCT and token.i not in self._subjects:
            return "joined"
        return "beside"

    def last_statement(self) -> int | None:
        """The head of the last clause that is a statement of its own."""
        return next((h for h in sorted(self.heads, reverse=True) if self.of(h).kind in {"main", "beside"}), None)

    def path(self, i: int) -> list[Clause]:
        """The clause of a token and those above it, up to the sentence's own."""
        found = [self.of(i)]
        seen = {found[0].head}
        while (parent := found[-1].parent) is not None and parent not in seen and len(found) < DEEPEST:
            seen.add(parent)
            found.append(self.of(parent))
        return found

    def top(self, first: int, last: int) -> int:
        """The token of a half-open range that heads the others there: the first whose head lies outside."""
        for i in range(first, last):
            head = self.tokens[i].head
            if (head == i or not first <= head < last) and self.tokens[i].pos not in _HANGING:
                return i
        return first

    def size(self, head: int) -> int:
        """How many tokens a clause has without those of other clauses."""
        if self._sizes is None:
            self._sizes = Counter(self.head(i) for i in range(self.sentence.first, self.sentence.last))
        return self._sizes[head]

    def states(self, clause: Clause) -> bool:
        """Whether a clause can be read as a statement of its own: a main one, one beside it, a reason given for it."""
        return clause.kind in {"main", "beside"} or self.gives_reason(clause)

    def gives_reason(self, clause: Clause) -> bool:
        """Whether a clause gives the writer's reason for the statement that it hangs on: "because …"."""
        if clause.kind != "adverbial" or clause.mark not in REASONS or clause.parent is None:
            return False
        mark = next(c for c in self.children(clause.head) if self.tokens[c].dep in grammar.MARKER)
        if any(self.tokens[i].pos not in grammar.BETWEEN for i in range(self.whole(clause.head)[0], mark)):
            return False  # "just because …", "not only because …": it is weighed, not given
        before = mark - 1
        while before > self.sentence.first and self.tokens[before].pos == "ADV":
            before -= 1
        earlier = self.tokens[before]
        if clause.mark in _TELLS_TIME and self._perfect(clause.parent):
            return False  # "it has stood since they built it": how long, not why
        if before >= self.sentence.first and (earlier.lemma in _MAKES_ONE or earlier.dep in grammar.NEGATION):
            return False  # "it's probably because …": the reason is the statement; "not because …": it is denied
        return self.of(clause.parent).kind in {"main", "beside"} and self.size(clause.head) > _LEAST

    def _perfect(self, head: int) -> bool:
        return any(
            self.tokens[c].dep in grammar.HELPER and self.tokens[c].lemma in _PERFECT for c in self.children(head)
        )

    def statement(self, i: int, *, within: bool = False) -> int:
        """The head of the statement in which a token stands.

        Args:
            i: The token.
            within: Stop at a clause that completes a verb: at what is said, not at who says it.
        """
        path = self.path(i)
        for clause in path:
            if self.states(clause) or (within and self._said(clause)):
                return clause.head
        return path[-1].head

    def _said(self, clause: Clause) -> bool:
        """Whether a clause that completes a verb is a statement: "they say (that) it fails", not "why it fails"."""
        completes = clause.kind == "complement" and self.tokens[clause.head].dep in grammar.CONTENT_CLAUSE
        if not completes or clause.mark in _OPEN:
            return False
        first = min(self.whole(clause.head)[0], clause.head)
        return clause.head in self._subjects and self.tokens[first].tag not in grammar.QUESTION_WORD

    def mentions(self, i: int) -> bool:
        """Whether a token stands in a clause that only says which subject is meant: "a rule banning books fails"."""
        clause = self.of(i)
        if clause.kind != "relative" and clause.head in self._subjects:
            return False  # "the idea that it is about money" states something, if only to deny it
        if clause.kind not in {"complement", "relative"}:
            return False
        here = clause.head
        for _ in range(DEEPEST):
            if self.tokens[here].dep in grammar.SUBJECT:
                return True
            if here in self.heads and self.of(here).kind in {"main", "beside", "adverbial", "joined"}:
                return False
            here = self.tokens[here].head
        return False

    def statements(self) -> list[int]:
        """The heads of a sentence's statements, in order."""
        return [head for head in sorted(self.heads) if self.states(self.of(head))]

    def span(self, i: int) -> tuple[int, int]:
        """The half-open tokens of the statement in which a token stands, readable by itself.

        The clause with the clauses that belong to it; without statements that stand beside it, without the words that
        join it to what precedes, and without punctuation at the ends. A very long one is cut to its own words.
        """
        head = self.statement(i, within=True)
        mine = self._gathered(head)
        if len(mine) > LONG:
            own = self.head(i)
            near = range(max(self.sentence.first, i - LONG), min(self.sentence.last, i + LONG))
            mine = frozenset(j for j in near if j in mine and self.head(j) == own) | {i}
        return self.trimmed(*self._run(mine, i))

    def whole(self, head: int) -> tuple[int, int]:
        """The half-open tokens from the first to the last that hang on a clause's head."""
        mine = {head}
        waiting = [head]
        while waiting:
            inner = [c for c in self.children(waiting.pop()) if c not in mine]
            mine.update(inner)
            waiting += inner
        return min(mine), max(mine) + 1

    def _gathered(self, head: int) -> frozenset[int]:
        """The tokens of a statement."""
        known = self._whole.get(head)
        if known is not None:
            return known
        mine: set[int] = set()
        waiting = [head]
        while waiting:
            i = waiting.pop()
            mine.add(i)
            inner = [c for c in self.children(i) if c not in mine]
            waiting += [c for c in inner if c not in self.heads or not self.states(self.of(c))]
        found = self._whole[head] = frozenset(mine)
        return found

    def _run(self, mine: frozenset[int], i: int) -> tuple[int, int]:
        """The longest run of tokens around one that holds only the clause's own, stepping over single gaps."""
        first = last = i
        while first - 1 in mine or (first - 2 in mine and self._gap(first - 1)):
            first -= 1
        while last + 1 in mine or (last + 2 in mine and self._gap(last + 1)):
            last += 1
        return first, last + 1

    def _gap(self, i: int) -> bool:
        return self.sentence.first <= i < self.sentence.last and self.tokens[i].pos in _HANGING

    def trimmed(self, first: int, last: int) -> tuple[int, int]:
        """Half-open tokens without the words that join them to what precedes and without marks at their ends."""
        while first < last - 1 and self._opens(self.tokens[first]):
            first += 1
        while self.tokens[first].text.startswith(_CLITICS) and first > self.sentence.first and self._clitic(first):
            first -= 1
        while last > first + 1 and self._hangs(self.tokens[last - 1]):
            last -= 1
        return first, last

    def _opens(self, token: Token) -> bool:
        """Whether a word at the head of a statement joins it to what precedes: no subject ("that"), no "so much"."""
        if token.lower in OPENERS:
            measures = token.dep in grammar.ADVERB and self.tokens[token.head].pos == "ADJ"
            return token.dep not in grammar.SUBJECT and not measures
        return token.pos in grammar.BETWEEN or (token.dep in grammar.MARKER and token.lower in REASONS)

    def _clitic(self, i: int) -> bool:
        """Whether a token is written on to the one before it: the "'s" of "it's"."""
        return self.tokens[i - 1].end == self.tokens[i].start and self.tokens[i - 1].pos != "PUNCT"

    @staticmethod
    def _hangs(token: Token) -> bool:
        return token.pos in {"SPACE", "CCONJ"} or (token.pos == "PUNCT" and token.text not in {'"', "”", "'", "’", ")"})


def _heads_clause(token: Token, subjects: set[int]) -> bool:
    """Whether a token heads a clause; `subjects` holds the tokens that have one."""
    dep = token.dep
    if dep in ALWAYS:
        return token.head == token.i or token.pos in grammar.VERB or token.i in subjects
    if dep in SOMETIMES:
        return token.i in subjects or (token.pos in grammar.VERB and dep in _BARE)
    return token.head == token.i
